"""What is the matter with a run."""

import math

import numpy as np

from ....machinery.exercises import exercise, questions

DIAGNOSIS = exercise(
    {
        "Adam's first step": 1.0,
        "the same without correction": 0.1 / math.sqrt(0.001),
        "chance of a minimum": 1 / 1024,
        "flat for 800 epochs, then it falls": "C",
        "dances around a level, lower with half the rate": "B",
        "single steps go up, epochs go down": "E",
        "swings past the bottom and back": "A",
        "one gradient is 1000 times the other": "D",
        "Adam crawls where gradients are tiny": "F",
    },
    "What is the matter with this run?",
    *questions("Adam's first step", "flat for 800 epochs, then it falls"),
    *questions("single steps go up, epochs go down", "swings past the bottom and back"),
    *questions("the same without correction", is_hidden=True, points=2, rtol=0.001),
    *questions("chance of a minimum", is_hidden=True, rtol=0.01),
    *questions(
        "dances around a level, lower with half the rate",
        "one gradient is 1000 times the other",
        "Adam crawls where gradients are tiny",
        is_hidden=True,
    ),
    name="diagnosis",
    reasons={
        "Adam's first step": "Corrected, $\\hat v$ is $g$ and $\\hat s$ is $g^2$, so the step "
        "is α times $g / |g|$: as long for a small gradient as for a large one.",
        "flat for 800 epochs, then it falls": "On a plateau or near a saddle all slopes are "
        "small, until the descent has found its way out. A minimum would not let it go.",
        "single steps go up, epochs go down": "A step lowers the cost of its own portion, and "
        "the next portion has other examples. What counts is that the epochs go down.",
        "swings past the bottom and back": "Waves without any noise come from a memory that is "
        "too long: the velocity goes on when the slope has long turned.",
        "the same without correction": "$v$ is 0.1 g and $s$ is 0.001 g², and 0.1 / √0.001 = "
        "3.16. Without the correction the first steps are too long.",
        "chance of a minimum": "One half to the power of ten is 1 / 1024. With many parameters "
        "nearly every point of slope 0 is a saddle.",
        "dances around a level, lower with half the rate": "The noise of the portions carries "
        "the parameters around, the further the larger the rate. One that falls lets them "
        "settle.",
        "one gradient is 1000 times the other": "A rate that the steep parameter bears leaves "
        "the flat one where it was. To divide each by its own scale, as RMSprop and Adam do, "
        "is the remedy.",
        "Adam crawls where gradients are tiny": "With gradients of a steady 0.001 the step "
        "should be α long. It is a thousandth of that if ε is near 1 and drowns the root "
        "beside it.",
    },
)

DIAGNOSIS.equivalent(
    {"Adam's first step": 1, "the same without correction": 3.1623, "note": "extra keys do no harm"}
)
DIAGNOSIS.equivalent({"chance of a minimum": 0.000977, "Adam's first step": np.float64(1.0)})

DIAGNOSIS.wrong("""
    Adam's first step → 0.1
        v is a tenth of the gradient after one step, but the step is made with v̂. What does the
        correction divide by?
    Adam's first step → 0.01
        Does the size of the gradient matter? Write down v̂ and √ŝ for one gradient g, and divide.
    the same without correction → 100.0
        You left out the root: s holds squares, and 1 - β₂ stands below it too.
    the same without correction → 0.1
        That is v alone, in units of the gradient. What is it divided by?
    chance of a minimum → 0.5
        All ten curvatures must be positive at once: chances of independent things are multiplied.
    chance of a minimum → 0.05
        A tenth of one half is no chance of ten ups. How likely are two ups, and three?
    flat for 800 epochs, then it falls → "B"
        A rate that is too large would make the cost go up and down; and here the rate never
        changes. What has a tiny gradient and still a way down?
    flat for 800 epochs, then it falls → "E"
        Noise shows in each epoch. Here the cost stands still for hundreds of them, and then finds a
        way down.
    single steps go up, epochs go down → "B"
        A steady rate that is too large gives a cost that stays up on average. Here the epochs go
        down.
    swings past the bottom and back → "E"
        Noise has no direction. Here the path keeps going the way it went: what makes it remember?
    dances around a level, lower with half the rate → "C"
        The run comes near the bottom and cannot get closer, and a shorter step helps. What makes
        all steps shorter in time?
    one gradient is 1000 times the other → "A"
        Momentum averages over time. It does not make two directions equal.
    Adam crawls where gradients are tiny → "C"
        Look at the denominator √ŝ + ε: which of the two rules it where √ŝ is tiny?
""")
