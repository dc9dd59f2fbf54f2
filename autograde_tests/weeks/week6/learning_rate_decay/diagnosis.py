"""What is the matter with a run."""

import math

import numpy as np

from ....machinery.exercises import exercise, questions

DIAGNOSIS = exercise(
    {
        "spread at rate 0.5": math.sqrt(0.5 / 1.5),
        "chance of a minimum": 1 / 1024,
        "flat for 800 epochs, then it falls": "C",
        "dances around a level, lower with half the rate": "B",
        "single steps go up, epochs go down": "D",
        "swings past the bottom and back": "A",
    },
    "What is the matter with this run?",
    *questions("flat for 800 epochs, then it falls"),
    *questions("single steps go up, epochs go down", "swings past the bottom and back"),
    *questions("spread at rate 0.5", is_hidden=True, points=2, rtol=0.001),
    *questions("chance of a minimum", is_hidden=True, rtol=0.01),
    *questions("dances around a level, lower with half the rate", is_hidden=True),
    name="diagnosis",
    reasons={
        "flat for 800 epochs, then it falls": "On a plateau or near a saddle all slopes are "
        "small, until the descent has found its way out. A minimum would not let it go.",
        "single steps go up, epochs go down": "A step lowers the cost of its own mini-batch, "
        "and the next has other examples. What counts is that the epochs go down.",
        "swings past the bottom and back": "Waves without any noise come from a memory that is "
        "too long: the velocity goes on when the slope has long turned.",
        "spread at rate 0.5": "V = (1 - α)² V + α² gives V = α / (2 - α) = 1/3, and its root is "
        "0.577.",
        "chance of a minimum": "One half to the power of ten is 1 / 1024. With many parameters "
        "nearly every point of slope 0 is a saddle.",
        "dances around a level, lower with half the rate": "The noise of the mini-batches carries "
        "the parameters around, the further the larger the rate. One that falls lets them "
        "settle.",
    },
)

DIAGNOSIS.equivalent({"spread at rate 0.5": 0.57735, "note": "no harm"})
DIAGNOSIS.equivalent({"chance of a minimum": 0.000977, "spread at rate 0.5": np.float64(0.57735)})

DIAGNOSIS.wrong("""
    spread at rate 0.5 → 0.3333
        That is the variance. The spread is its root.
    spread at rate 0.5 → 0.5
        That is the spread after one step. Each later step keeps a share of it and adds its own.
    spread at rate 0.5 → 0.7071
        In V = (1 - α)² V + α², both the share that is kept and the noise are squared.
    chance of a minimum → 0.5
        All ten curvatures must be positive at once: chances of independent things are multiplied.
    chance of a minimum → 0.05
        A tenth of one half is no chance of ten ups. How likely are two ups, and three?
    flat for 800 epochs, then it falls → "B"
        A rate that is too large would make the cost go up and down; and here the rate never
        changes. What has a tiny gradient and still a way down?
    flat for 800 epochs, then it falls → "D"
        Noise shows in each epoch. Here the cost stands still for hundreds of them, and then finds a
        way down.
    single steps go up, epochs go down → "B"
        A steady rate that is too large gives a cost that stays up on average. Here the epochs go
        down.
    swings past the bottom and back → "D"
        Noise has no direction. Here the path keeps going the way it went: what makes it remember?
    dances around a level, lower with half the rate → "C"
        The run comes near the bottom and cannot get closer, and a shorter step helps. What makes
        all steps shorter in time?
""")
