"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

RANK_ONE = prediction(
    OneChoice(
        "rank_one",
        "A column taken from a list",
        "`v` holds five numbers and has the shape `(5,)`. `column` holds the same five, with the "
        "shape "
        "`(5, 1)`. What is `v - column`?",
        {
            "a": "Five zeros, with the shape `(5,)`.",
            "b": "Five zeros, with the shape `(5, 1)`.",
            "c": "25 numbers, with the shape `(5, 5)`.",
            "d": "An error.",
        },
        answer="c",
        wrong={
            "a": "That would be so if both had the same shape.",
            "b": "That would be so if `v` counted as a column.",
            "d": "An error would be the better outcome: it would be noticed.",
        },
        reason="NumPy takes the rank-1 array for a row, and stretches row and column to a "
        "square: every "
        "number of the one meets every number of the other.",
    )
)

BEST_WAITING_TIME = prediction(
    Numeric(
        "best_waiting_time",
        "One number for five",
        "The five waited 3, 4, 5, 5 and 28 minutes. Which $c$ makes the sum of the **squared** "
        "errors "
        "smallest?",
        answer=9,
        wrong={
            5: "That is the best one for the absolute errors, the median: to be 23 minutes off "
            "costs 23 "
            "there, and 529 here."
        },
        unit="minutes",
        rtol=0,
        atol=0.6,
        reason="The best $c$ for squared errors is the mean: 45 minutes for five people, 9 for "
        "each.",
    ),
    too_small="The error of the long wait, squared, outweighs the four others together.",
    too_large="The long wait pulls $c$ up, but four others pull it down.",
)
