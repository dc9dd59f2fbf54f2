"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

LINEAR_UNITS = prediction(
    Numeric(
        "linear_units",
        "Fifty units without an activation",
        "50 hidden units without tanh, $A^{[1]} = Z^{[1]}$, are trained on the flower for 2000 "
        "updates. Four tanh units get about 90 % right. What share do these get right?",
        answer=50.5,
        wrong={
            90: "Nothing in it bends. However many linear units there are, they add up to one line."
        },
        unit="%",
        rtol=0,
        atol=4,
        reason="It gets what logistic regression gets, half of the points. Without tanh the fifty "
        "units add up to a single one.",
    ),
    too_small="Half of the points can be had by always giving the same answer.",
    too_large="No line gets more than two thirds, and the lowest cost does not lie at the best "
    "line.",
)

SATURATED = prediction(
    Numeric(
        "saturated",
        "Weights of size 10",
        "With weights of standard deviation 1, about 20 % of the scores are saturated on the "
        "flower. What share is it with a standard deviation of 10?",
        answer=83,
        wrong={
            20: "The scores are ten times as large now, and tanh is flat beyond about 2.2.",
            100: "Never all: some points lie just where a unit changes from −1 to 1.",
        },
        unit="%",
        rtol=0,
        atol=8,
        reason="About four in five: scores are ten times as large, and tanh is flat beyond 2.2 on "
        "either side. What is left are the points near each unit's own line.",
    ),
    too_small="The scores are ten times as large, and tanh is flat beyond about 2.2.",
    too_large="Points near a unit's own line have scores near 0, however large its weights are.",
)

THREE_STARTS = prediction(
    OneChoice(
        "three_starts",
        "Three starts",
        "Three hidden units start with all weights 0, or all 0.5, or small and random; biases are "
        "0. From which starts do the three units become different?",
        {
            "a": "from all three",
            "b": "from 0.5 and from random weights",
            "c": "from random weights only",
            "d": "from none: they see the same data",
        },
        answer="c",
        wrong={
            "a": "From zeros nothing moves at all, and from 0.5 all three units move together.",
            "b": "From 0.5 the units do learn, but all three learn the same: nothing tells them "
            "apart.",
            "d": "They see the same data with different weights, so they get different gradients.",
        },
        reason="Units that start equal get equal gradients, and stay equal for ever. Only "
        "different weights make different units.",
    )
)
