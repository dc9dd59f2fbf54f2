"""Questions of the notebook week5/quiz."""

from ..quizzes import ManyChoices, Numeric, OneChoice, ShortText, quiz

ERRORS = quiz(
    "errors",
    "Sets and errors",
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
        rtol=0.02,
    ),
    ManyChoices(
        "q2",
        "What to try first",
        "On blurred photographs, people are wrong in 11 % of all cases. Your network is wrong in "
        "12 % on its training set and in 18 % on the dev set. Which steps address the larger of "
        "its two problems?",
        {
            "a": "more training examples",
            "b": "a larger network",
            "c": "a larger $\\lambda$",
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
        "q3",
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
)

SIGNALS = quiz(
    "signals",
    "Inputs, weights and depth",
    ManyChoices(
        "q4",
        "Two valleys",
        "Look at the two paths in the figure. Which statements are right?",
        {
            "a": "On the left, the rate cannot be made much larger, because of the direction "
            "$w_2$.",
            "b": "On the left, a smaller rate would stop the zigzag and reach the minimum in "
            "fewer steps.",
            "c": "On the left, most of the way that remains after the last step lies along $w_1$.",
            "d": "Scaling the inputs has made the problem easier to describe: the best classifier "
            "now makes fewer errors.",
            "e": "Multiplying a feature by 4 divides its best weight by 4.",
        },
        answer=["a", "c", "e"],
        wrong={
            "b": "It would stop the zigzag. But what would it do to the progress along $w_1$?",
            "d": "Each classifier of the one picture has one in the other that decides alike: "
            "which weights would that have?",
        },
        missing="That is right, and so are others. Which direction is steep, which is flat, and "
        "what does the product of weight and feature have to stay?",
    ),
    Numeric(
        "q5",
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
        "q6",
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
        "q7",
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
)

REGULARISATION = quiz(
    "regularisation",
    "Against learning by heart",
    ManyChoices(
        "q8",
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
        "q9",
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
        "q10",
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
        "q11",
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
)

CHECKING = quiz(
    "checking",
    "Gradients under test",
    Numeric(
        "q12",
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
    ManyChoices(
        "q13",
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
    ShortText(
        "q14",
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

EXERCISES = (ERRORS, SIGNALS, REGULARISATION, CHECKING)
