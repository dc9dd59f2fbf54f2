"""What follows from the closed form."""

import numpy as np

from ....machinery.exercises import exercise, questions

FACTS = exercise(
    {
        "sum of a row of dZ": 0.0,
        "sum of a row of dZ * Z_norm": 0.0,
        "cost when b goes from 0 to 100": "same",
        "db": 0.0,
        "dZ in a batch of two": 0.0,
        "cost when W is doubled": "same",
        "dW when W is doubled": 0.5,
        "parameters with b": 900,
        "parameters without b": 880,
    },
    "What the batch forgets, and what that costs",
    *questions("sum of a row of dZ", "db", "cost when W is doubled"),
    *questions("parameters with b"),
    *questions("cost when b goes from 0 to 100", "sum of a row of dZ * Z_norm", is_hidden=True),
    *questions("dZ in a batch of two", "parameters without b", is_hidden=True),
    *questions("dW when W is doubled", is_hidden=True, points=2),
    name="facts",
    reasons={
        "sum of a row of dZ": "To add one number to a whole row changes nothing behind the "
        "normalisation. The slope in that direction is the sum of the row.",
        "db": "It is made of the sum of a row of `dZ`, which is 0: the mean takes a bias away "
        "again.",
        "cost when W is doubled": "Values and spread become twice as large, which cancels.",
        "parameters with b": "20 · 42 = 840 weights, 20 biases, and 20 each of γ and β.",
        "cost when b goes from 0 to 100": "All values of a unit move by 100, and so does their "
        "mean: what is left is what it was.",
        "sum of a row of dZ * Z_norm": "To stretch a row around its mean changes nothing "
        "behind the normalisation. The slope in that direction is this sum.",
        "dZ in a batch of two": "Two different values become -1 and 1 whatever they are, so "
        "moving one of them a little changes nothing.",
        "parameters without b": "840 weights, and 40 for γ and β. A bias would have no effect, "
        "and β does its work.",
        "dW when W is doubled": "Only the direction of a unit's weights counts. With W twice "
        "as long, the same change turns it half as far, so its effect is half as large.",
    },
)

FACTS.equivalent({"db": 0, "dW when W is doubled": 1 / 2, "note": "extra keys do no harm"})
FACTS.equivalent({"parameters with b": 900.0, "sum of a row of dZ": np.float64(0)})

FACTS.wrong("""
    sum of a row of dZ → 1
        Sum the closed form over the row: what is m times the mean, and what do the Z_norm add up
        to?
    sum of a row of dZ * Z_norm → 1
        Multiply the closed form by Z_norm and sum: the squares of Z_norm add up to m.
    cost when b goes from 0 to 100 → "higher" or "lower"
        b is added to every example of the unit. What becomes of its mean, and of Z - μ?
    db → 1
        db is the sum of a row of dZ.
    dZ in a batch of two → 1
        Two numbers always become -1 and 1. If the outcome cannot change, how large is the slope?
    cost when W is doubled → "higher" or "lower"
        Z doubles, so its mean and its standard deviation double as well. What is left of it?
    dW when W is doubled → 2
        The factor is the other way up: Z has a σ twice as large, and it stands below.
    dW when W is doubled → 0.25
        σ has doubled, and dZ has it below once. What else does dW hold, and has that changed?
    dW when W is doubled → 1
        The cost stays, but its slope does not: to change the cost as much as before, W needs a step
        twice as large.
    parameters with b → 860
        The two numbers per unit that batch normalisation brings are missing: γ and β.
    parameters with b → 840
        These are the weights alone. Count b, γ and β, too.
    parameters with b → 880
        Three numbers a unit go with the weights: b, γ and β.
    parameters without b → 900
        b is still among them.
    parameters without b → 840 or 860
        Without b there are two numbers a unit still: γ and β.
""")
