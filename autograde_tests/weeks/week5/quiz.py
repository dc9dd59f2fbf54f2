"""Questions of the notebook week5/quiz."""

from ...machinery.quizzes import ManyChoices, Numeric, OneChoice, ShortText, quiz

DEV_SETS = quiz(
    "dev_sets",
    "How much a dev set says",
    Numeric(
        "q1",
        "How much is luck",
        "A classifier is wrong in 10 % of all cases. You measure its error on 100 dev examples "
        "that were drawn at random. By how many percentage points will the result typically be "
        "off (one standard deviation)? The number of errors is a sum of 100 independent draws, "
        "each with variance $p (1 - p)$.",
        answer=3,
        wrong={
            0.03: "That is the fraction. How many percentage points is it?",
            9: "Those are variances added. Take the root.",
            0.3: "You have divided the spread of one draw by $m$. That of a mean falls with the "
            "root of $m$.",
            30: "That is the spread of a single draw, not of the mean of 100.",
            10: "That is the error itself. How far does its measurement scatter?",
        },
        unit="percentage points",
        rtol=0,
        atol=0.1,
    ),
    Numeric(
        "q2",
        "Three times as exact",
        "On a dev set of 400 examples, two standard errors of the accuracy are 3 percentage "
        "points. You want them to be 1 point. How many examples does the dev set need?",
        answer=3600,
        wrong={
            1200: "The standard error does not fall with $n$ itself. With which power of it?",
            693: "Other way round: the root is taken of the number of examples.",
            400: "The standard error depends on the number of examples. Which way?",
        },
    ),
    OneChoice(
        "q3",
        "Shuffled",
        "A table of 1000 examples, 30 % of them with label 1, in random order. Logistic regression "
        "reached 95 % on it. Now somebody writes `order = rng.permutation(1000)`, then "
        "`X_train, Y_train = X[:, order[200:]], Y[:, 200:]` and "
        "`X_dev, Y_dev = X[:, order[:200]], Y[:, :200]`, and trains again. What happens?",
        {
            "a": "NumPy reports that shapes do not fit.",
            "b": "Training goes well, but the dev accuracy is near 50 %.",
            "c": "All is as before: shuffling changes no example.",
            "d": "Both accuracies are near 70 %.",
        },
        answer="d",
        wrong={
            "a": "Count the columns of `X[:, order[200:]]` and of `Y[:, 200:]`.",
            "b": "Which labels does the model get in training? And what is best if the features "
            "say nothing about the label?",
            "c": "Which example is in column 0 of `X_train`, and whose label is in column 0 of "
            "`Y_train`?",
        },
    ),
    OneChoice(
        "q4",
        "Ten photographs each",
        "Of each of 500 patients there are 10 photographs. All 5000 were shuffled and split "
        "80/10/10. The errors are 1 %, 2 % and 2 %. On patients of the next year it is 15 %, with "
        "the same camera and the same doctors. What should have been done?",
        {
            "a": "Draw the dev and the test set from patients of whom no photograph is in the "
            "training set.",
            "b": "Make the dev set larger: 500 photographs are too few to see an error of 15 %.",
            "c": "Compare fewer models: the dev set has been looked at too often.",
            "d": "Shuffle with another seed: this split was a lucky one.",
        },
        answer="a",
        wrong={
            "b": "How far can luck move a result on 500 photographs? Take the standard error.",
            "c": "The test set has chosen nothing, and it says 2 % too. What do all three sets "
            "share?",
            "d": "With any seed, how many of a patient's ten photographs are in the training set?",
        },
    ),
    ManyChoices(
        "q5",
        "Best of thirty",
        "You have compared 30 models on a dev set of 100 examples. The best has 91 % there. Which "
        "statements are right?",
        {
            "a": "The model that came second is worse than the winner on new examples, too.",
            "b": "On new examples the winner will probably have less than 91 %.",
            "c": "If the test set then shows another model to be better, ship that one and quote "
            "its test accuracy.",
            "d": "Were all 30 models equally good, the best would still show more than their "
            "common accuracy.",
            "e": "With a dev set of 10 000 the figure of the winner would flatter less.",
        },
        answer=["b", "d", "e"],
        wrong={
            "a": "With 100 examples one is a whole point, and the standard error is about 3. Does "
            "the order hold for another 100?",
            "c": "Then the test set has chosen. What has its figure become?",
        },
        missing="That is right, and so are others. What is the largest of thirty noisy numbers, "
        "and what makes the noise smaller?",
    ),
)

ERRORS = quiz(
    "errors",
    "What the errors say",
    ManyChoices(
        "q6",
        "What to try first",
        "On blurred photographs, people are wrong in 11 % of all cases. Your network is wrong in "
        "12 % on its training set and in 18 % on the dev set. Which steps address the larger of "
        "its two problems?",
        {
            "a": "more training examples",
            "b": "a larger network",
            "c": "stronger regularisation",
            "d": "training for longer",
            "e": "mirrored and shifted copies of the training pictures",
        },
        answer=["a", "c", "e"],
        wrong={
            "b": "A larger network lowers the training error. How far is that from what people "
            "reach?",
            "d": "That lowers the training error further. Which of the two gaps is the larger one?",
        },
        missing="That addresses it, and so do others. Which steps narrow the gap between 12 % and "
        "18 %?",
    ),
    OneChoice(
        "q7",
        "Good in the lab",
        "Training set, dev set and test set were split at random from 100 000 pictures from the "
        "web. The errors are 2 %, 3 % and 3 %. The app is for pictures taken with telephones, and "
        "there the error is 12 %. What comes first?",
        {
            "a": "Stronger regularisation: from 2 % to 12 % is high variance.",
            "b": "Collect pictures from telephones, and make the dev and the test set of them.",
            "c": "A larger network: 12 % is high bias.",
            "d": "Collect ten times as many pictures from the web.",
        },
        answer="b",
        wrong={
            "a": "With high variance, would the dev error be as low as 3 %?",
            "c": "With high bias, would the training error be as low as 2 %?",
            "d": "On pictures like these it is nearly perfect already. Which pictures is it wrong "
            "on?",
        },
    ),
    Numeric(
        "q8",
        "Whose error",
        "A network reads X-ray pictures. Its error is 8 % in training and 10 % on the dev set. Lay "
        "people are wrong in 21 % of such pictures, general practitioners in 6 %, the best "
        "specialist in 3 %. How large is the avoidable bias?",
        answer=5,
        wrong={
            2: "With whom have you compared? And the distance from training to dev error is the "
            "other fault.",
            7: "That is bias and variance together.",
            8: "Is an error of 0 % possible? Somebody's error stands in for the lowest possible "
            "one.",
            13: "That the network beats lay people does not say what is possible.",
        },
        unit="percentage points",
        rtol=0,
        atol=0.1,
    ),
    OneChoice(
        "q9",
        "More and more examples",
        "The same network, trained on 100, 400 and 1600 examples: training error 9, 14 and 16 %, "
        "dev error 31, 20 and 17 %. People make 3 % errors. What next?",
        {
            "a": "Go on to 6400 examples: the dev error has come down each time.",
            "b": "Go back to 100 examples: the training error was lowest there.",
            "c": "A larger network.",
            "d": "Stronger regularisation: the training error must be kept from rising.",
        },
        answer="c",
        wrong={
            "a": "With more examples the two errors approach each other. Between which numbers "
            "must they meet?",
            "b": "Nobody will use the network on these 100 examples. What is its error on others?",
            "d": "Does holding the network back lower its training error?",
        },
    ),
)

SIGNALS = quiz(
    "signals",
    "Inputs and depth",
    ManyChoices(
        "q10",
        "Two valleys",
        "Look at the two paths in the figure. Which statements are right?",
        {
            "a": "On the left, a smaller rate would stop the zigzag and reach the minimum in "
            "fewer steps.",
            "b": "On the left, the rate cannot be made much larger, because of the direction "
            "$w_2$.",
            "c": "On the left, most of the way that remains after the last step lies along $w_1$.",
            "d": "Multiplying a feature by 4 divides its best weight by 4.",
            "e": "The best classifier makes fewer errors on the right than on the left.",
        },
        answer=["b", "c", "d"],
        wrong={
            "a": "It would stop the zigzag. But what would it do to the progress along $w_1$?",
            "e": "Each classifier of the one picture has one in the other that decides alike: "
            "which weights would that have?",
        },
        missing="That is right, and so are others. Look at each direction by itself, and try the "
        "claims about features with one example.",
    ),
    Numeric(
        "q11",
        "One test picture",
        "In the training set a pixel has mean 120 and standard deviation 40. In the test set it "
        "has mean 135 and standard deviation 50. In one test picture it is 160. Which number goes "
        "into the network, which was trained on normalised inputs?",
        answer=1,
        wrong={
            0.5: "That uses the mean and standard deviation of the test set. The network has "
            "learned with others.",
            0.8: "The mean is right. Which standard deviation did training use?",
            0.625: "The standard deviation is right. Which mean did training use?",
            0.025: "You have divided by the variance.",
        },
    ),
    Numeric(
        "q12",
        "Fifty layers",
        "A network has 50 linear layers of four units. In one version all weight matrices are "
        "$1.1 \\, I$, in another $0.9 \\, I$; all biases are 0. By which factor is the output of "
        "the first larger than that of the second, for the same input?",
        answer=22777.6,
        wrong={
            1.22222: "That is one layer.",
            61.1111: "Layers do not add up: the output of each is the input of the next.",
            117.391: "That is how much the first one grows. The second one shrinks as well.",
            194.033: "That is how much the second one shrinks. The first one grows as well.",
        },
        rtol=0.03,
    ),
    Numeric(
        "q13",
        "Nearly flat",
        "In a chain of tanh units, one a layer, every activation is 0.9 and every weight is 2. By "
        "which factor is an error multiplied on its way back through four units and the four "
        "weights in front of them?",
        answer=0.0208514,
        wrong={
            10.4976: "That is the activation times the weight. On the way back the slope counts.",
            0.38: "That is one unit and one weight.",
            0.00130321: "The error goes through the weights, too.",
            16: "The error goes through the units, too. What is the slope of tanh where it is 0.9?",
            1.52: "The way back is a product, not a sum.",
        },
        rtol=0.02,
    ),
    ManyChoices(
        "q14",
        "Norms before training",
        "A network of 21 layers, ReLU in 20 of them, zero biases, a sigmoid at the end, and "
        "classes of equal size. Before training the norm of `dW1` is 3e-9, of `dW11` 4e-9, of "
        "`dW21` 2e-9. Which statements are right?",
        {
            "a": "The last layers will learn as usual, and only the first ones stand still.",
            "b": "The first cost is 0.693.",
            "c": "A learning rate ten times as large repairs it.",
            "d": "The weights started too large, and the units are saturated.",
            "e": "With all weights twice as large, each norm would be about a million times as "
            "large.",
        },
        answer=["b", "e"],
        wrong={
            "a": "Compare the three norms. Is that of `dW21` larger than the others?",
            "c": "By which factor would the rate have to grow for steps of a hundredth?",
            "d": "A ReLU that is on has slope 1, however large $z$ is. What would large weights "
            "do to the product of all layers?",
        },
        missing="That is right, and there is another. Try each claim on the product of many "
        "factors that stands behind every signal and every gradient here.",
    ),
)

STARTS = quiz(
    "starts",
    "First weights",
    Numeric(
        "q15",
        "How large",
        "A layer with 50 ReLU units reads the outputs of 200 ReLU units. Which standard deviation "
        "should its weights start with, so that the mean square of the signal stays as it is?",
        answer=0.1,
        wrong={
            0.01: "That is the variance.",
            0.0707107: "That keeps the signal of linear or tanh units. Half of what a ReLU gets is "
            "lost.",
            0.2: "Each unit adds up what it reads, not what reads it.",
            0.0894427: "The symmetric form counts both sides. It is a compromise with the way "
            "back, for units that let everything through.",
        },
        rtol=0.02,
    ),
    Numeric(
        "q16",
        "Back from the print",
        "A deep network of ReLU layers, each 80 units wide, without biases, prints the root mean "
        "square of its activations before training: 0.64 in layer 5, 0.02 in layer 15. With which "
        "standard deviation were the weights drawn?",
        answer=0.111803,
        wrong={
            0.0125: "The standard deviation is the root of that.",
            0.158114: "With that the signal would keep its size. Which factor per layer do the two "
            "numbers give?",
            0.0790569: "That forgets what ReLU does to half of its inputs.",
            0.132960: "The factor that you found is that of the root mean square. What is that of "
            "the mean square?",
        },
        rtol=0.03,
    ),
    ManyChoices(
        "q17",
        "Zeros in the middle",
        "A network with two hidden layers of tanh units and a sigmoid at the end. `W1` and `W3` "
        "are random, `W2` is all zeros, as are the biases. 70 % of the labels are 1. Which "
        "gradients are **not** zero in the first backward pass?",
        {"a": "`dW1`", "b": "`dW2`", "c": "`db2`", "d": "`dW3`", "e": "`db3`"},
        answer=["b", "c", "e"],
        wrong={
            "a": "On its way to layer 1 the error is multiplied by a matrix. By which one?",
            "d": "`dW3` is the error times `A2`. What is `A2` here?",
        },
        missing="That one is not zero, and neither are others. Follow the error back: which "
        "factors of each product are zero, and what is the slope of tanh at 0?",
    ),
    Numeric(
        "q18",
        "Certain from the start",
        "Before training, the inputs of the last sigmoid are 300, −200, 500 and −100 for the four "
        "examples, whose labels are 1, 1, 0 and 0. What is the first cost?",
        answer=175,
        wrong={
            0.693147: "That is the cost of answering one half. How sure is this network?",
            275: "The size of $z$ costs only where the answer is wrong.",
            100: "These two examples are right: what does a sure and right answer cost?",
            350: "The cost is the mean over all examples.",
            700: "The cost is the mean, not the sum.",
        },
        unit="nats",
    ),
    Numeric(
        "q19",
        "The wrong width",
        "Somebody writes `rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_out)` for ReLU "
        "layers that are 640, 160, 40 and 10 wide, the first being the input. By which factor "
        "does the mean square of the signal change, on average, from the input to the last of "
        "them?",
        answer=64,
        wrong={
            1: "That would be so with `n_in`. How many products does each unit add up?",
            4: "That is a single layer of three.",
            8: "That is the root mean square.",
            0.015625: "Other way round: a unit with more inputs adds up more.",
            12: "Factors of layers are multiplied.",
        },
        rtol=0.02,
    ),
)

PENALTIES = quiz(
    "penalties",
    "A price on weights",
    ManyChoices(
        "q20",
        "Two curves over λ",
        "One curve of the figure is the cost on the training set, the other on a dev set. Which "
        "statements are right?",
        {
            "a": "Q belongs to the training set.",
            "b": "At $\\lambda = 0.01$ the variance is high.",
            "c": "At $\\lambda = 100$ more training examples would help most.",
            "d": "The best $\\lambda$ is where the curves come closest.",
            "e": "At $\\lambda = 100$ the bias is high.",
        },
        answer=["a", "b", "e"],
        wrong={
            "c": "Where both costs are high and nearly equal, is the model short of examples or "
            "of freedom?",
            "d": "They come closest where the model can do nothing. Which of the two costs says "
            "how good it will be on new examples?",
        },
        missing="That is right, and so are others. Read both ends of the figure: what do a small "
        "and a large gap mean, and what do two high costs?",
    ),
    Numeric(
        "q21",
        "The price",
        "A network has $W^{[1]} = [[3, -1], [1, 1]]$, $b^{[1]} = [[2], [-2]]$, $W^{[2]} = [[4, "
        "2]]$ and $b^{[2]} = [[0]]$. On 40 examples the cross-entropy is 0.3. What is the cost "
        "with an L2 term, $\\lambda = 1$?",
        answer=0.7,
        wrong={
            1.1: "Where has the 2 of $2m$ gone?",
            0.8: "Do the biases pay?",
            0.370711: "The penalty has the *square* of the norm: no root is taken.",
            0.6: "That is the L1 term.",
            0.4: "That is the penalty alone.",
        },
    ),
    Numeric(
        "q22",
        "A weight nobody needs",
        "The cost has the L2 term $\\frac{\\lambda}{2m} \\sum w^2$ with $\\lambda = 0.7$ and "
        "$m = 210$. One weight starts at 2, and the data do not care about it: its gradient from "
        "the cross-entropy is 0. What is it after 1000 updates with learning rate 0.3?",
        answer=0.735391,
        wrong={
            0.270130: "The derivative of $w^2 / 2$ is $w$: the 2 cancels.",
            2: "The L2 term has a gradient too, and it acts 1000 times.",
            5.43377: "The update takes the gradient away.",
        },
        rtol=0.02,
    ),
    OneChoice(
        "q23",
        "The same with L1",
        "The same weight, with the L1 term $\\frac{\\lambda}{m} \\sum |w|$ in place of the L2 "
        "term. How does it go on?",
        {
            "a": "It is as before: it shrinks by the same factor in each update.",
            "b": "It falls by 0.001 in each update, is at 0 after 2000, and stays within 0.001 of "
            "it.",
            "c": "It falls fast while it is large, then more and more slowly, and never gets to 0.",
            "d": "It does not change, since the slope of $|w|$ is constant.",
        },
        answer="b",
        wrong={
            "a": "What is the derivative of $|w|$? Does it get smaller as $w$ does?",
            "c": "That is L2. What is the derivative of $|w|$ at 2, and at 0.1?",
            "d": "A constant slope is not zero. What does an update subtract?",
        },
    ),
    Numeric(
        "q24",
        "Where it settles",
        "Along one weight the cross-entropy is $0.005 \\, (w - 3)^2$ and a constant. With an L2 "
        "term, $\\lambda = 1$ and $m = 200$, where does gradient descent bring this weight in the "
        "end?",
        answer=2,
        wrong={
            3: "There the cross-entropy is lowest. Which way does the penalty pull there?",
            0: "There the penalty is lowest. Which way does the cross-entropy pull there?",
            2.4: "The derivative of $\\frac{\\lambda}{2m} w^2$ has no 2 left.",
            1.5: "The derivative of the square brings a factor of 2, for both terms. Have both got "
            "theirs?",
            6: "The two pulls are opposite. Where do they cancel?",
        },
    ),
)

REMEDIES = quiz(
    "remedies",
    "What each remedy does",
    OneChoice(
        "q25",
        "Read the weights",
        "Three runs of one network, with no penalty, with L2 and with L1. The absolute values of "
        "six of the weights, largest first. P: 1.4, 1.1, 0.6, 0.3, 0.1, 0.03. Q: 4.8, 3.9, 2.5, "
        "1.7, 0.9, 0.4. R: 2.2, 1.6, 0.0007, 0.0004, 0.0002, 0.0001. Which run had which?",
        {
            "a": "P none, Q L1, R L2",
            "b": "P L2, Q none, R L1",
            "c": "P L1, Q none, R L2",
            "d": "P none, Q L2, R L1",
        },
        answer="b",
        wrong={
            "a": "Which penalty takes a fixed amount from each weight, and where do small ones "
            "end?",
            "c": "Under which penalty does a small weight lose as much in a step as a large one?",
            "d": "Where nothing pays for its size, are weights larger or smaller?",
        },
    ),
    Numeric(
        "q26",
        "The forgotten division",
        "Somebody's dropout keeps each hidden unit with probability 0.8 in training, but does not "
        "divide by anything. At test time all units are on, and nothing else is done. By which "
        "factor is the next layer's $W A$ larger at test time than on average in training?",
        answer=1.25,
        wrong={
            0.8: "At which of the two times are more units on?",
            1: "In training a fifth of the units is missing from the sum.",
            1.2: "The sum in training is 0.8 of the full one. Which factor leads back?",
            1.5625: "You have counted it twice.",
        },
    ),
    OneChoice(
        "q27",
        "Masks without the division",
        "Both hidden layers of a network with three layers have dropout with `keep_prob` 0.5. The "
        "forward pass is right. The backward pass multiplies `dA2` and `dA1` by their masks, but "
        "does not divide. How large are `dW1`, `dW2` and `dW3`, in this order, compared with the "
        "right ones?",
        {
            "a": "half, half and right",
            "b": "right, half and a quarter",
            "c": "right, right and right: the forward pass has divided already",
            "d": "a quarter, half and right",
        },
        answer="d",
        wrong={
            "a": "How many of the missing divisions has the error passed when it is at layer 1?",
            "b": "In which order does the error pass the layers?",
            "c": "If $a = g(z) \\, d / p$, by how much does $a$ move when $g(z)$ moves a little?",
        },
    ),
    Numeric(
        "q28",
        "Patience",
        "Dev costs are recorded every 50 iterations, the first at iteration 0: 0.70, 0.52, 0.44, "
        "0.46, 0.43, 0.45, 0.47, 0.44, 0.41, 0.42. Training stops when 3 records in a row have "
        "brought no new lowest one. From which iteration are the parameters that are used?",
        answer=200,
        wrong={
            350: "That is where it stops. To which parameters does it go back?",
            400: "When that record would be due, training has already stopped.",
            100: "One record that is higher does not stop it.",
            250: "The first record is at iteration 0.",
            4: "That is the position in the list. How many iterations lie between two records?",
        },
        unit="iterations",
    ),
    ManyChoices(
        "q29",
        "Claims about the world",
        "Training data are changed at random, and each example keeps its label. Which of these "
        "changes can do harm?",
        {
            "a": "Traffic lights, by the lamp that is lit: the three colour channels exchanged.",
            "b": "Aerial photographs, with a house or without: turned by 90, 180 or 270 degrees.",
            "c": "Spoken words, by the word: a little noise of a street added.",
            "d": "Road signs *turn left* and *turn right*: mirrored.",
            "e": "Photographs of clocks, by the hour: turned by up to 60 degrees.",
        },
        answer=["a", "d", "e"],
        wrong={
            "b": "Seen from above, which way is up? Does the answer change with it?",
            "c": "Would you still understand the word? Then what should the label be?",
        },
        missing="That can do harm, and so can others. For each, ask a person who sees only the "
        "changed example for its label.",
    ),
)

SLOPES = quiz(
    "slopes",
    "Measured slopes",
    Numeric(
        "q30",
        "A tenth of the step",
        "A slope is measured two-sidedly in double precision. With $\\varepsilon = 0.01$ the "
        "relative error is $8 \\cdot 10^{-6}$. About how large is it with $\\varepsilon = 0.001$?",
        answer=8e-8,
        wrong={
            8e-7: "That would be so for one-sided differences.",
            8e-9: "Which power of $\\varepsilon$ is the first that does not cancel, after dividing "
            "by $2 \\varepsilon$?",
            8e-6: "The error depends on the step, and rounding is not felt yet.",
            8e-4: "A smaller step makes the Taylor error smaller.",
        },
        rtol=0.05,
    ),
    Numeric(
        "q31",
        "Near a corner",
        "The pre-activation of a ReLU is $z = 0.004$. What does a two-sided measurement of its "
        "slope give with $\\varepsilon = 0.01$?",
        answer=0.7,
        wrong={
            1: "That is the slope. Where do the two points of the measurement lie?",
            0.5: "So it is exactly at the corner.",
            1.4: "The two points are $2 \\varepsilon$ apart.",
            0.4: "Compute both heights first. Which of them is 0?",
            0: "One of the two points is to the right of the corner.",
        },
    ),
    Numeric(
        "q32",
        "One sign of three",
        "The backward pass gives $g = (2, -1, 2)$, the measured slopes are $(2, 1, 2)$. What is "
        "the difference, as this course computes it?",
        answer=1 / 3,
        wrong={
            0.222222: "The lengths are not squared.",
            0.666667: "You have divided by one length. There are two in the denominator.",
            2: "That is the distance. It has to be divided by the lengths.",
            0.2: "A length is the root of the sum of squares, not the sum of absolute values.",
            0: "The lengths are equal, but the vectors are not: subtract first.",
        },
    ),
    Numeric(
        "q33",
        "A long night",
        "A network has a million parameters, and a forward pass takes 0.018 seconds. How long "
        "does it take to measure its whole gradient two-sidedly?",
        answer=10,
        wrong={
            5: "Each slope needs two forward passes.",
            36000: "Those are seconds.",
            600: "Those are minutes.",
            0.00001: "That is for one parameter. How many slopes does the gradient have?",
        },
        unit="hours",
        rtol=0.02,
    ),
)

CHECKING = quiz(
    "checking",
    "Which line is to blame",
    OneChoice(
        "q34",
        "A slip in the check",
        "The backward pass is right, and its slopes are about 0.3. The check has the line "
        "`slope = (plus - minus) / 2 * epsilon`, with `epsilon = 1e-7`. Which difference does it "
        "report?",
        {
            "a": "about 1e-7",
            "b": "1/3, as for gradients that are twice too large",
            "c": "nearly 1",
            "d": "about 1e-9: the slip cancels in the ratio",
        },
        answer="c",
        wrong={
            "a": "`plus - minus` is about 6e-8. What does the line make of it?",
            "b": "Does `epsilon` stand above or below the stroke?",
            "d": "Only one of the two slopes has the slip. How large is it?",
        },
    ),
    Numeric(
        "q35",
        "A term too few",
        "For one weight the slope of the cross-entropy is 0.3, and the L2 term adds 0.1. The "
        "backward pass has both. The cost that is measured has the cross-entropy only. Which "
        "difference does a check of this weight report?",
        answer=1 / 7,
        wrong={
            0: "Do the two sides belong to the same cost?",
            0.1: "That is the distance. It has to be divided.",
            0.25: "There are two sizes in the denominator.",
            0.333333: "There are two sizes in the denominator, and the L2 term is in one of them.",
            0.5: "The backward pass has the sum of both terms.",
        },
    ),
    OneChoice(
        "q36",
        "Three backward passes",
        "P has a difference of 0.2 at one draw and 3e-9 at four others. Q has 0.0034 at each "
        "draw, whether $\\varepsilon$ is 1e-5 or 1e-7. R, with tanh units and at each draw, has "
        "2e-4 with $\\varepsilon$ = 1e-2 and 2e-6 with 1e-3. All in 64 bits. Which of them have a "
        "fault?",
        {"a": "Q alone", "b": "Q and R", "c": "P and Q", "d": "R alone"},
        answer="a",
        wrong={
            "b": "R: by what has its difference fallen when the step was ten times smaller? What "
            "falls so?",
            "c": "P: would a wrong line be right at four draws of five? What could lie just at one "
            "of them?",
            "d": "Only the step of the measurement was changed. Would that change the difference "
            "which a wrong line makes?",
        },
    ),
    ManyChoices(
        "q37",
        "Four tall bars",
        "A check of a network with three layers shows: `dW3` and `db3` are right; `dW2`, `db2`, "
        "`dW1`, `db1` are wrong, with any draw. Which faults, each by itself, explain that?",
        {
            "a": "`dZ2` lacks the slope of the ReLU.",
            "b": "`dW2` is computed with `A2` in place of `A1`.",
            "c": "`dA2` is divided by $m$ once too often.",
            "d": "`dA1` is computed with `W2` in place of its transpose.",
            "e": "A unit of layer 2 is off for all examples.",
        },
        answer=["a", "c"],
        wrong={
            "b": "Is anything else computed from `dW2`?",
            "d": "Would `dW2` and `db2` feel that? They come before `dA1` on the way back.",
            "e": "Then some gradients are 0. Are they wrong?",
        },
        missing="That explains it. What else is computed after layer 3, and before both gradients "
        "of layer 2?",
    ),
    OneChoice(
        "q38",
        "It goes away",
        "With 20 examples the bars of `dW1` and `db1` are tall, at each draw, and those of layers "
        "2 and 3 are low. With a single example all bars are low. Which fault explains that?",
        {
            "a": "`dZ1` lacks the slope of tanh.",
            "b": "`dA1` is divided by $m$ once too often.",
            "c": "`dW1` is not divided by $m$.",
            "d": "`dZ2` is divided by $m$ once too often.",
        },
        answer="b",
        wrong={
            "a": "Would that go away with a single example?",
            "c": "Is `db1` computed from `dW1`?",
            "d": "What else is computed from `dZ2`?",
        },
    ),
    ShortText(
        "q39",
        "Plan the next week",
        "A network that tells twelve kinds of leaves apart has 400 training pictures. Its error "
        "is 0 % on them and 28 % on 200 dev pictures; a botanist has 2 %. A colleague wants a "
        "larger network, another wants to stop training early, a third wants mirrored, slightly "
        "turned and recoloured copies of the pictures. Say which problem the network has, what "
        "you think of each of the three proposals, which you would try first and how you would "
        "decide whether it helped. Name one change to the pictures that could do harm here.",
        guide="- 1 point: high variance, and not bias: 0 % on the training set against 28 %.\n"
        "- 1 point: a larger network does not address it; early stopping does, but ties the fit "
        "to the training set and the fight against over-fitting into one knob; augmentation adds "
        "information about what does not matter. Any sensible order with a reason.\n"
        "- 1 point: decides by the dev error, compared with a run without the change, and knows "
        "that 200 pictures scatter by about 3 points, or repeats with several seeds; the test set "
        "is not used.\n"
        "- 1 point: names a change that can alter the kind of leaf, such as colour where kinds "
        "differ in colour, or strong shear where they differ in shape.",
        model_answer="The training error is 0, so there is no bias to remove: the gap of 28 "
        "points is variance. A larger network would not address it. Stopping early would, but it "
        "also stops fitting the training set, so that one knob turns two things; I would rather "
        "use L2 or dropout, and keep early stopping as a cheap first measure. Augmentation is "
        "like more data, and I would try it first: leaves lie in any direction, so mirrored and "
        "turned copies have the same label. Recolouring may do harm if some of the kinds differ "
        "mainly in colour. I would train with and without it from three seeds each and compare "
        "dev errors. With 200 pictures an error of 28 % is uncertain by 3 points, so I would only "
        "believe a clear change, and I would leave the test set alone.",
        points=4,
    ),
)

EXERCISES = (DEV_SETS, ERRORS, SIGNALS, STARTS, PENALTIES, REMEDIES, SLOPES, CHECKING)
