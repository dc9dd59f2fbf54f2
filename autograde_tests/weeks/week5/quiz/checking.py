"""Which line is to blame."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, ShortText, quiz

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
        reason="Python divides by 2 and then multiplies by `epsilon`, which leaves $3 · 10^{-15}$ "
        "of a slope of 0.3. Where one of two vectors is nearly 0, their distance is as long as "
        "the sum of their lengths.",
        at_grading=True,
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
        reason="The backward pass says 0.3 + 0.1 = 0.4, the measurement 0.3, and 0.1 / (0.4 + "
        "0.3) = 1/7. A check compares two slopes of one cost, so both sides need the same terms.",
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
        reason="Q's difference depends neither on the draw nor on the step: a line is wrong. R's "
        "falls with $\\varepsilon^2$, as the error of a measurement does, and P met a corner of a "
        "ReLU at a single draw.",
        at_grading=True,
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
        reason="What is wrong in `dA2` or `dZ2` spoils all of layers 2 and 1, and nothing of "
        "layer 3. A fault of `dW2` alone goes no further, one of `dA1` comes after layer 2, and a "
        "unit that is off has gradients that are rightly 0.",
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
        reason="Both `dW1` and `db1` come from `dA1`, and a fault there comes too late for layers "
        "2 and 3. With one example, $m = 1$ and dividing by it changes nothing.",
        at_grading=True,
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
