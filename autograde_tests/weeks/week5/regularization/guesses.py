"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

BEST_STRENGTH = prediction(
    OneChoice(
        "best_strength",
        "Eight strengths",
        "Five starts each with $\\lambda$ = 0, 0.01, 0.1, 0.3, 1, 5, 20 and 60: where is the mean "
        "**cost on the dev set** lowest?",
        {"a": "at 0", "b": "at 0.01 or 0.1", "c": "at 1 or 5", "d": "at 20 or 60"},
        answer="c",
        wrong={
            "a": "That is so for the training cost. On the dev set, certainty about single notes "
            "is dear.",
            "b": "At 0.1 the weights are still large enough to make detours for single notes.",
            "d": "At 60 the penalty outweighs all that the weights can do for the cross-entropy, "
            "and none is left.",
        },
        reason="The dev cost falls from about 0.36 at 0 to 0.22 at 1 and 0.23 at 5, and rises "
        "to 0.69 at 60, the cost of knowing nothing. The training cost rises all the way.",
    )
)

TWENTY_UNITS = prediction(
    OneChoice(
        "twenty_units",
        "Twenty tanh units, λ = 10",
        "Without a penalty, 20 tanh units draw a winding boundary. And with $\\lambda = 10$?",
        {
            "a": "as winding as before",
            "b": "nearly a straight line",
            "c": "none: one answer everywhere",
            "d": "more winding",
        },
        answer="b",
        wrong={
            "a": "Twenty units that are all nearly linear add up to something nearly linear.",
            "c": "It still gets more than 90 % of the training kicks right: a line can do that.",
            "d": "To wind, a unit needs pre-activations that leave the straight part of tanh.",
        },
        reason="The mean bend falls from about 0.1 to 0.002 in all five runs: every unit is in the "
        "straight part of tanh, and a sum of straight lines is a straight line.",
    )
)
