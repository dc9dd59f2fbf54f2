"""Questions of the notebook week4/quiz."""

from ...machinery.quizzes import ManyChoices, Numeric, OneChoice, ShortText, quiz

BLOCKS = quiz(
    "blocks",
    "Blocks, shapes and caches",
    Numeric(
        "q1",
        "Numbers behind the first layer",
        "A network has `layer_dims = [12288, 20, 7, 5, 1]`. Nearly all its numbers are in the "
        "first layer. How many does training adjust in layers 2, 3 and 4 together?",
        answer=193,
        wrong={
            180: "Those are the weights alone.",
            212: "A layer has as many biases as it has units, not as it has inputs.",
            245973: "That includes layer 1.",
            33: "Those are units. A weight belongs to each pair of an input and a unit.",
        },
        rtol=0,
        reason="Layers 2, 3 and 4 have 7 · 20 + 7 = 147, 5 · 7 + 5 = 40 and 1 · 5 + 1 = 6 "
        "numbers. Layer 1 alone has 245 780.",
    ),
    ManyChoices(
        "q2",
        "What the cache is for",
        "In the backward pass you have `dA2`, and want `dW2`, `db2` and `dA1` of a ReLU layer. "
        "Which values from the forward pass do you need for that?",
        {"a": "`b2`", "b": "`A1`", "c": "`W2`", "d": "`Y`", "e": "`Z2`, or `A2` in its place"},
        answer=["b", "c", "e"],
        wrong={
            "a": "`b2` is added. Does the slope of a sum depend on what is added?",
            "d": "The labels come in at the output layer. What has their effect become here?",
        },
        missing="Each of these is needed, and something else too. Write down the three formulas, "
        "with that of `dZ2` first.",
        reason="`dZ2` is `dA2` where `Z2` is positive, which `A2` tells as well. `dW2` multiplies "
        "it by the transpose of `A1`, `dA1` multiplies the transpose of `W2` by it, and `db2` "
        "needs nothing else.",
    ),
    ManyChoices(
        "q3",
        "Read the error",
        "With `layer_dims = [4, 20, 7, 5, 1]` and 64 examples, the forward pass stops in "
        "`np.dot(W, A)` with: *shapes (5,7) and (20,64) not aligned: 7 (dim 1) != 20 (dim 0)*. "
        "Which faults, each by itself, explain the message?",
        {
            "a": "`X` was passed with its examples in rows.",
            "b": "`W3` was made with its shape turned round.",
            "c": "The result of layer 2 is stored under a name of its own, so that layer 3 gets "
            "`A1` once more.",
            "d": "Layer 1 stands before the loop. The loop starts at 3 instead of 2, so that layer "
            "2 takes `W3`.",
        },
        answer=["c", "d"],
        wrong={
            "a": "Which shape would `A` have in the first product? The first layer went through.",
            "b": "The message says which shape the matrix has. Is `(5, 7)` right for `W3`?",
        },
        missing="That explains it. Which other way is there for `(5, 7)` to meet `(20, 64)`?",
        reason="`(5, 7)` is `W3` in its right shape, and `(20, 64)` is `A1`. So layer 3's matrix "
        "meets layer 1's output: layer 2's result was put aside, or layer 2 was given the matrix "
        "of layer 3.",
        at_grading=True,
    ),
)

BACKWARD = quiz(
    "backward",
    "Backwards by hand",
    Numeric(
        "q4",
        "A chain of three units",
        "Three layers with one unit each: a ReLU with $w_1 = 2$, $b_1 = 0$; a ReLU with "
        "$w_2 = -1$, $b_2 = 5$; a sigmoid with $w_3 = 0.5$, $b_3 = -1.5$. The only example is "
        "$x = 1$, $y = 1$, and the loss $L$ is the cross-entropy. What is $dL/dw_1$?",
        answer=0.25,
        wrong={
            -0.25: "The sign of a weight on the way back is lost, or $y - a$ was taken for $a - "
            "y$.",
            0.0625: "With the cross-entropy, $dL/dz_3$ is $a - y$: the slope of the sigmoid has "
            "cancelled.",
            0.5: "On the way from layer 3 to layer 2 the error is multiplied by a weight.",
            -0.5: "That is $dL/dz_3$, or $dL/dw_2$. Go on to the left.",
        },
        rtol=0,
        atol=0.001,
        reason="Forward, $a_1 = 2$, $a_2 = 3$, $z_3 = 0$ and $a_3 = 0.5$. Back, $dL/dz_3 = -0.5$; "
        "times $w_3$ that is -0.25, times $w_2$ it is 0.25. Both ReLUs are on, and the input is 1.",
    ),
    ManyChoices(
        "q5",
        "A unit that is off",
        "In the same chain $b_2$ is now 1 instead of 5. Which of these derivatives are exactly 0?",
        {"a": "$dL/dw_3$", "b": "$dL/db_3$", "c": "$dL/dz_3$", "d": "$dL/dw_2$", "e": "$dL/dw_1$"},
        answer=["a", "d", "e"],
        wrong={
            "b": "That is the error of the output unit itself. Is the output exactly 1?",
            "c": "The loss is $-\\log a_3$. Work $a_3$ out: is the loss 0?",
        },
        missing="Right, but not all. What does $dL/dw_3$ have as its factor, and what passes "
        "through a ReLU with negative $z$?",
        reason="Now $z_2 = -1$ and $a_2 = 0$. As a factor it makes $dL/dw_3$ zero, and the ReLU "
        "that is off lets no error through to $w_2$ and $w_1$. The output unit is still wrong: "
        "$a_3 = 0.18$.",
        at_grading=True,
    ),
    OneChoice(
        "q6",
        "Divided once too often",
        "Besides `dW` and `db`, somebody divides by $m$ in the line of the third result, too: "
        "`dA_prev = np.dot(W.T, dZ) / m`. The network has three layers, and $m = 200$. Compared "
        "with the right gradients, what comes out?",
        {
            "a": "All gradients are 200 times too small; a rate 200 times as large makes up for "
            "it.",
            "b": "`dW3` is right, `dW2` is 200 times and `dW1` 40 000 times too small.",
            "c": "`dW1` is right, `dW2` is 200 times and `dW3` 40 000 times too small.",
            "d": "All are right: `dA_prev` does not go into any `dW`.",
        },
        answer="b",
        wrong={
            "a": "Does `dA_prev` go into the `dW` of the same layer?",
            "c": "In which order are the layers visited on the way back?",
            "d": "What is `dA_prev` of layer 3 used for next?",
        },
        reason="`dW3` comes before any `dA_prev`. Layer 2 works with one that was divided once "
        "too often, layer 1 with one that was divided twice: 200 and $200^2$. No single rate can "
        "put that right.",
    ),
    Numeric(
        "q12",
        "A wish that grows",
        "In the explorer of `deep_backpropagation` that shows what each example wants of each "
        "weight, start at random. Over 100 updates the cost falls from 0.590 to 0.234 nats. How "
        "many times as long as before the first update is the wish of **example 5** then?",
        answer=2.9,
        wrong={
            0.34: "You have divided the length at the start by the one at the end.",
            0.4: "That is what becomes of the cost. Read the length of the wish of example 5.",
            0.047: "That is what becomes of the mean. Bring the example to 5.",
        },
        rtol=0.03,
        reason="It goes from 0.683 to 1.984 nats per unit. Example 6 has the same inputs and the "
        "other label, so nobody can satisfy both: their wishes grow with the weights, and cancel "
        "in the mean, which is all that an update sees.",
    ),
)


DEPTH = quiz(
    "depth",
    "What depth does",
    Numeric(
        "q7",
        "Wide or deep",
        "A network must decide whether the number of ones among 16 bits is odd. With one hidden "
        "layer that has a unit for each **pattern** of bits to be recognised as odd, how many "
        "hidden units does that take? (A tree of gates that each compare two values needs 15 "
        "gates, in 4 layers.)",
        answer=32768,
        wrong={
            65536: "That is all patterns. Which of them does the layer have to recognise?",
            15: "Those are the gates of the tree. Here each pattern has a unit of its own.",
            30: "Those are the units of the tree, two for a gate. Here each pattern has a unit of "
            "its own.",
            16: "That is one unit a bit. How many different patterns are there?",
            8: "Count patterns, not bits.",
            256: "16 bits have more patterns than 16 times 16.",
        },
        unit="units",
        rtol=0,
        reason="Half of the $2^{16}$ patterns are odd, that is $2^{15} = 32768$: flipping the "
        "first bit pairs each odd pattern with an even one. With depth 15 gates do, because each "
        "level builds on the one below.",
    ),
    Numeric(
        "q8",
        "The first layer's spread",
        "100 independent inputs have mean 0 and standard deviation 1. The weights of the first "
        "layer are drawn independently with mean 0 and standard deviation 0.01, the biases are 0. "
        "What is the standard deviation of $z$ in the first layer?",
        answer=0.1,
        wrong={
            1: "The variances of 100 products add up, not their standard deviations.",
            0.01: "That is the spread of one product. $z$ is a sum of many.",
            0.001: "A sum of independent terms spreads more than each of them, not less.",
        },
        rtol=0.05,
        reason="Each product has the variance $0.01^2$, and those of 100 independent products add "
        "up to 0.01. The root of that is 0.1: a sum of $n$ such terms spreads $√n$ times as much "
        "as one.",
    ),
    OneChoice(
        "q9",
        "Three starts",
        "The figure belongs to three starts of a network with ten layers of 100 ReLU units. Their "
        "weights have the standard deviations 0.01, 0.1 and 0.5. Which curve belongs to which?",
        {
            "a": "P: 0.5. Q: 0.01. R: 0.1.",
            "b": "P: 0.01. Q: 0.1. R: 0.5.",
            "c": "P: 0.1. Q: 0.5. R: 0.01.",
            "d": "P: 0.1. Q: 0.01. R: 0.5.",
        },
        answer="c",
        wrong={
            "a": "Take question 8 one layer further: does 0.01 make the signal grow?",
            "b": "Which of the weights would you expect to shrink the signal most at each layer?",
            "d": "One of the curves grows by a factor of about 3.5 at every layer. Which weights "
            "do that?",
        },
        reason="A layer multiplies the signal by about the standard deviation times √(100 / 2), "
        "as a ReLU lets half of the mean square through: 0.07, 0.7 and 3.5. So R vanishes, P "
        "fades and Q explodes.",
    ),
    ManyChoices(
        "q10",
        "What follows for curve R",
        "A sigmoid output unit stands on top of the ten layers, and its weights are drawn like "
        "theirs. Which of these hold at the start of training from curve R?",
        {
            "a": "The output is very nearly 0.5 for every example.",
            "b": "The gradients are near 0 in the first layers only; the last ones learn at the "
            "usual speed.",
            "c": "The gradients of all weight matrices are near 0.",
            "d": "All units of a layer give the same output, so the tie is never broken.",
            "e": "The first cost is 0.693, to three digits.",
        },
        answer=["a", "c", "e"],
        wrong={
            "b": "`dW` of the last layer has its input as a factor. How large is that?",
            "d": "The weights are small, but are they equal?",
        },
        missing="That holds, and more does. Put an input of about 0 into the output unit, and then "
        "into the formulas for `dW`.",
        reason="After ten layers the signal is about 0: the output is 0.5 and the cost ln 2 = "
        "0.693. Each `dW` has a vanishing factor, its input or the error that came back through "
        "small weights. Random weights differ, so there is no tie.",
        at_grading=True,
    ),
    ManyChoices(
        "q13",
        "Out of the ring",
        "Take the explorer that bends the plane, in `shallow_and_deep`: a disc in a ring, "
        "learning rate 0.5, 1200 epochs (updates). With which of these is every point on its side "
        "of the line?",
        {
            "a": "One hidden layer of two units",
            "b": "One hidden layer of three units",
            "c": "Five hidden layers of two units",
            "d": "Three hidden layers of three units",
        },
        answer=["b", "d"],
        wrong={
            "a": "The ring closes around the disc. Can a plane be bent so that a line parts them?",
            "c": "Each layer bends a plane into a plane. Does it open the ring?",
        },
        missing="That works, and something else does. What does a third unit give to a plane?",
        reason="With two units a layer takes the plane to a plane, and neighbours stay "
        "neighbours: the ring stays shut, however many layers there are. A third unit gives a "
        "third dimension, in which the disc is lifted out of the ring; one layer is enough.",
        points=1,
        at_grading=True,
    ),
    ShortText(
        "q11",
        "Which network first?",
        "You have 209 training pictures of 12288 numbers each, and 50 pictures to test with. A "
        "colleague proposes `[12288, 200, 1]`, another `[12288, 20, 7, 5, 1]`. Compare the "
        "numbers of parameters, say which of the two you would train first and why, and which "
        "numbers you would then look at to decide whether to go deeper, wider, or to do something "
        "else. What speaks against deciding by the 50 test pictures?",
        guide="- 1 point: about 2.46 million against about 0.25 million parameters, both far more "
        "than 209 examples, so that either can learn the training set by heart.\n"
        "- 1 point: a choice with a reason (either is fine), and compares the training error with "
        "the error on pictures that were not trained on: high training error, go deeper or wider; "
        "low training and high other error, more data or other remedies against over-fitting.\n"
        "- 1 point: deciding by the 50 pictures fits the choice to their accidents, so that their "
        "error is no longer a fair estimate; or one picture more or less is 2 %; a part of the "
        "training set should be held out for the choice.",
        model_answer="The wide one has about 2.46 million parameters, the deep one about 246 000. "
        "Both have many more than there are pictures, and could learn them by heart. I would "
        "start with the deep one: it is ten times as cheap to train, and its layers can build on "
        "each other. Then I would compare its error on the training pictures with its error on "
        "pictures held out from training. If even the training error is high, I would make it "
        "larger; if only the other one is high, a larger network will not help, and I would look "
        "for more pictures. If I choose by the 50 test pictures, I choose what fits them by "
        "accident, and one picture is already two per cent. I would hold out some of the 209 for "
        "the choice.",
        points=3,
    ),
)

EARLIER = quiz(
    "earlier",
    "Weeks 1 to 3 again",
    Numeric(
        "q14",
        "One update",
        "One sigmoid unit with one feature starts at $w = b = 0$. It has two examples, $x = 1$ "
        "with label 0 and $x = 3$ with label 1. What is $w$ after one update at the rate 0.4?",
        answer=0.2,
        wrong={
            -0.2: "That step goes uphill. Which sign has $a - y$ for the second example?",
            0.4: "You have added up the two examples. The cost is their mean.",
            0.1: "The error belongs times the input: 3 for the second example.",
            0.05: "The slope of the sigmoid has cancelled: $dz$ is $a - y$.",
        },
        rtol=0,
        atol=0.001,
        reason="Both outputs are 0.5. The errors 0.5 and −0.5, times 1 and 3, have the mean −0.5, "
        "so $w$ goes up by 0.4 · 0.5.",
    ),
    ManyChoices(
        "q15",
        "A higher threshold",
        "A classifier of tumours says “malignant” where its probability exceeds 0.5. Somebody "
        "raises the threshold to 0.8 and changes nothing else. Which of these hold for any data?",
        {
            "a": "The number of false negatives cannot fall.",
            "b": "The unit has to be trained again.",
            "c": "The number of false positives cannot rise.",
            "d": "Accuracy cannot rise.",
        },
        answer=["a", "c"],
        wrong={
            "b": "Do the weights, or the probabilities, depend on the threshold?",
            "d": "Some “malignant” become “benign”. Can these all have been mistakes?",
        },
        missing="That holds, and something else does. Fewer examples are called malignant now: "
        "which two kinds of mistake does that touch?",
        reason="With a higher threshold some examples change from malignant to benign, and none "
        "the other way round. Each was a false positive, or becomes a false negative; accuracy "
        "may go either way.",
        at_grading=True,
    ),
    Numeric(
        "q16",
        "Carry the curve on",
        "On a learning curve with two logarithmic axes, the error falls along a straight line: 16 "
        "% with 500 examples, 8 % with 2000. Which error does the line promise for 8000?",
        answer=4,
        wrong={
            2: "Four times as many examples halved the error. How often are they four times as "
            "many?",
            0: "On logarithmic axes a straight line never arrives at 0.",
            6.4: "Equal steps on a logarithmic axis are equal factors.",
        },
        unit="%",
        rtol=0.02,
        reason="From 500 to 2000, and from 2000 to 8000, the number of examples becomes four times "
        "as large. Each time the error halves.",
        at_grading=True,
    ),
    OneChoice(
        "q17",
        "It worked with ten pictures",
        "Ten units have the weights `W` of shape `(64, 10)` and, by mistake, a `b` of shape "
        "`(10,)`. `W.T @ X + b` stops with an error for 539 pictures. In a trial with ten "
        "pictures it ran. What did it compute there?",
        {
            "a": "The right scores: ten biases, ten units.",
            "b": "The bias of unit $k$ was added to every unit's score of picture $k$.",
            "c": "The bias of unit $k$ was added to the score of unit $k$ for picture $k$ alone.",
            "d": "The sum of all biases was added to each score.",
        },
        answer="b",
        wrong={
            "a": "Broadcasting lines shapes up from the right. With which axis of `(10, 10)` does "
            "`(10,)` line up?",
            "c": "Broadcasting repeats. Along which axis is `b` repeated?",
            "d": "Broadcasting copies and adds nothing up.",
        },
        reason="`(10,)` acts as `(1, 10)`, a number for each column, and the columns are "
        "pictures. A bias needs the shape `(10, 1)`.",
    ),
    Numeric(
        "q18",
        "Through a tanh unit",
        "In a network with one hidden layer of tanh units, one of them answers 0.6 to an example. "
        "It feeds the only output unit with the weight 2, and the error there is $dz^{[2]} = "
        "-0.5$. What is $dz^{[1]}$ of the hidden unit?",
        answer=-0.64,
        wrong={
            -1: "That is the slope with respect to the unit's answer. Its tanh has a slope, too.",
            0.64: "The sign got lost on the way.",
            -0.24: "That is the slope of a sigmoid at 0.6. What is that of tanh?",
            -0.36: "That is $a^2$ in the place of $1 - a^2$.",
            -0.32: "The error comes back through a weight.",
        },
        rtol=0,
        atol=0.004,
        reason="2 · (−0.5) comes back to the unit's answer, and the slope of tanh is 1 − 0.36 = "
        "0.64 there.",
        at_grading=True,
    ),
    Numeric(
        "q19",
        "How many units?",
        "Networks with 4, 8 and 16 hidden units read 88.0, 89.2 and 89.5 % of held-out examples, "
        "each the mean of four runs. The four runs with 16 units have the standard deviation 2. "
        "Which size does the rule of one standard error choose?",
        answer=8,
        wrong={
            16: "That is the best mean. How far can luck move it?",
            4: "The standard deviation belongs to a single run. A mean of four is luckier by less.",
        },
        unit="hidden units",
        rtol=0,
        reason="The standard error is 2 / √4 = 1, so 88.5 % is good enough, and 8 units are the "
        "fewest that reach it.",
    ),
)

EXERCISES = (BLOCKS, BACKWARD, DEPTH, EARLIER)
