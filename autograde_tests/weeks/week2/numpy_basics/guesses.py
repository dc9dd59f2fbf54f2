"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

RANK_ONE = prediction(
    OneChoice(
        "rank_one",
        "A column taken from a list",
        "`v`, of shape `(5,)`, and `column`, of shape `(5, 1)`, hold the same five numbers. What "
        "is `v - column`?",
        {
            "a": "Five zeros, shape `(5,)`.",
            "b": "Five zeros, shape `(5, 1)`.",
            "c": "25 numbers, shape `(5, 5)`.",
            "d": "An error.",
        },
        answer="c",
        wrong={
            "a": "That would be so if both had the same shape.",
            "b": "That would be so if `v` counted as a column.",
            "d": "An error would be the better outcome: it would be noticed.",
        },
        reason="NumPy takes the rank-1 array for a row, and stretches row and column to a "
        "square: every number of the one meets every number of the other. A cost computed from "
        "that is wrong, and nothing tells you.",
    )
)

BEST_WAITING_TIME = prediction(
    Numeric(
        "best_waiting_time",
        "One number for five",
        "Five people waited 3, 4, 5, 5 and 28 minutes. Which $c$ has the smallest $L_2$?",
        answer=9,
        wrong={
            5: "That is the best one for the absolute errors, the median: being 23 minutes off "
            "costs 23 there, and 529 here."
        },
        unit="minutes",
        rtol=0,
        atol=0.6,
        reason="The best $c$ for squared errors is the mean: 45 minutes in all, over five people. "
        "That is longer than four of the five waited.",
    ),
    too_small="The error of the long wait, squared, outweighs the four others together.",
    too_large="The long wait pulls $c$ up, but four others pull it down.",
)
