"""What an update costs."""

import numpy as np

from ....machinery.exercises import exercise, questions

BUDGET = exercise(
    {
        "parameters, 64 x 64": 86031,
        "parameters, 32 x 32": 21519,
        "products W1 X": 4494336,
        "times as many at 64 x 64": 4,
        "products of dA0": 4494336,
        "gradient that nobody reads": "dA0",
        "numbers behind a row of W1": 209,
    },
    "What an update costs, and what it can change",
    *questions("parameters, 64 x 64", "products W1 X", "gradient that nobody reads"),
    *questions(
        "parameters, 32 x 32", "times as many at 64 x 64", "products of dA0", is_hidden=True
    ),
    *questions("numbers behind a row of W1", is_hidden=True, points=2),
    name="budget",
    reasons={
        "parameters, 64 x 64": "There are 64 · 64 · 3 = 12288 inputs: 7 · 12288 + 7 numbers in "
        "the hidden layer, and 7 + 1 in the output layer.",
        "products W1 X": "Each of the 7 · 209 entries of the result is a sum of 3072 products.",
        "gradient that nobody reads": "It would be the gradient of the pixels, which no update "
        "changes, and no layer lies below.",
        "parameters, 32 x 32": "There are 32 · 32 · 3 = 3072 inputs: 7 · 3072 + 7 and 7 + 1. "
        "Nearly all of it lies in the first layer.",
        "times as many at 64 x 64": "Twice the height and twice the width make four times the "
        "pixels, and the products are in proportion to the inputs.",
        "products of dA0": "It has 3072 · 209 entries, each a sum of 7 products: the same "
        "three lengths multiplied as for $W_1 X$.",
        "numbers behind a row of W1": "A row of $dW_1$ is a sum over the pictures, each times "
        "a number. The pictures are the same in every update, so all updates together add 209 "
        "numbers times 209 known pictures.",
    },
)

BUDGET.equivalent(
    {
        "parameters, 32 x 32": 7 * 3072 + 7 + 7 + 1.0,
        "times as many at 64 x 64": 4.0,
        "numbers behind a row of W1": np.int64(209),
    }
)
BUDGET.equivalent(
    {"products of dA0": 4494336.0, "times as many at 64 x 64": 12288 / 3072, "note": "no harm"}
)

BUDGET.wrong("""
    parameters, 64 x 64 → 86023
    parameters, 32 x 32 → 21511
        Part of them is missing. There are two layers, and each has weights and one bias for each of
        its units.
    parameters, 64 x 64 → 4096 * 7 + 15
    parameters, 32 x 32 → 1024 * 7 + 15
    products W1 X → 1024 * 7 * 209
    products of dA0 → 1024 * 7 * 209
        A picture has three numbers for every pixel: red, green and blue.
    products W1 X → 3072 * 7
    products of dA0 → 3072 * 7
        That is the count for one picture. X has a column for each of the 209.
    times as many at 64 x 64 → 2
        Half the side is a quarter of the pixels: both axes shrink.
    gradient that nobody reads → "dW1"
        `update_parameters` does read that one: it belongs to a parameter. Which entry of `grads`
        belongs to the pictures themselves?
    gradient that nobody reads → "dA1"
        No update reads dA1 directly, but dZ1 and with it dW1 are computed from it. Which entry is
        the end of the way back?
    numbers behind a row of W1 → 3072
        That many numbers are in the row. But look how it changes: every update adds a weighted sum
        of the columns of X, and nothing else. How many weights are there?
    numbers behind a row of W1 → 7
        That is the number of units. Count the columns that a row's change is a weighted sum of.
""")
