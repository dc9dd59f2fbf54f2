"""What a part is worth: runs compared in pairs."""

import numpy as np

from ....machinery.exercises import exercise, questions

_ERROR = float(np.std([2.0, 1.5, 2.5, 2.0, 2.0]) / np.sqrt(5))

LADDER = exercise(
    {
        "mean gain of P": 2.0,
        "standard error of P's gain": _ERROR,
        "gain of P is": "shown",
        "gain of Q is": "not shown",
        "R made the same runs, so": "R never took effect",
        "gains scatter less, since": "each seed is easy or hard for both",
    },
    "What is each part worth?",
    *questions("mean gain of P", "standard error of P's gain", "gain of Q is", rtol=0.01),
    *questions(
        "gain of P is",
        "R made the same runs, so",
        "gains scatter less, since",
        is_hidden=True,
    ),
    name="ladder",
    reasons={
        "mean gain of P": "90.2 - 88.2, or the mean of 2, 1.5, 2.5, 2 and 2.",
        "standard error of P's gain": "The standard deviation of the five gains is 0.316; divided "
        "by √5, that is 0.141.",
        "gain of P is": "Two points are fourteen standard errors.",
        "gain of Q is": "The gains are 5, -3.5, 1, -2.5 and 0.5: a mean of 0.1, and a standard "
        "error of 1.34.",
        "R made the same runs, so": "Training is the same to the last digit: somebody has switched "
        "R on in a place that the runs do not read.",
        "gains scatter less, since": "Seed 0 is hard before and after, seed 3 easy before and "
        "after. The difference of the two has lost what both share.",
    },
)

LADDER.equivalent({"note": "extra keys do no harm"})
LADDER.equivalent({"mean gain of P": 90.2 - 88.2, "standard error of P's gain": 0.1414})

LADDER.wrong("""
    mean gain of P → 2.1
        You compare Q with the row before P. A gain is against the row before.
    mean gain of P → -2.0
        P comes after: subtract the row before it.
    standard error of P's gain → 0.316
        That is the standard deviation of single gains. A mean of five scatters less, by √5.
    standard error of P's gain → 1.338
        That belongs to Q's gains.
    standard error of P's gain → 0.158
        `np.std` divides by the number of gains, not by one less.
    standard error of P's gain → 0.063
        The standard error divides by the root of the number of seeds.
    gain of Q is → "shown"
        Look at Q's gains one by one: how many are above 0?
    gain of P is → "not shown"
        How many standard errors is two points?
    R made the same runs, so → "R is harmless"
        A part that takes effect changes at least some digit of some run.
    R made the same runs, so → "the seeds are too few"
        More seeds would agree to the last digit as well.
    gains scatter less, since → "P is better"
        That moves all five up. Why do the five differ so much from each other, before and after?
    gains scatter less, since → "five is few"
        There are five accuracies and five gains.
""")
