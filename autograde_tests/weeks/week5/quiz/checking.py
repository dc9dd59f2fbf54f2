"""Which line is to blame."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

CHECKING = quiz(
    "checking",
    "Which line is to blame",
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
        at_grading=True,
    ),
)
