"""The way back: what a layer does to a variance."""

import numpy as np

from ....machinery.exercises import exercise, questions

SCALES = exercise(
    {
        "variance of z": 4.0,
        "after ten layers": 1024.0,
        "leaky ReLU": 2 / 1.04,
        "after dropout": 1.0,
        "uniform limit": 1.0,
        "P": "small",
        "Q": "He",
        "R": "large",
        "S": "zeros",
    },
    "Derive the scale, and recognise a wrong one",
    *questions("variance of z", "after ten layers", rtol=0.001),
    *questions("Q", "S"),
    *questions("leaky ReLU", is_hidden=True, rtol=0.003),
    *questions("after dropout", "uniform limit", is_hidden=True, rtol=0.001),
    *questions("P", "R", is_hidden=True),
    name="scales",
    reasons={
        "variance of z": "The variances of 100 independent products add up, and each is 0.01 · "
        "4 = 0.04.",
        "after ten layers": "Each layer multiplies the variance by 100 · 0.02 = 2, and ten of "
        "them by 1024.",
        "Q": "Its size stays about the same from layer 1 to layer 20, which is what He's "
        "variance is for.",
        "S": "Without weights and biases there is no signal: every layer gives zeros.",
        "leaky ReLU": "Half of the mean square passes whole, the other half with a factor of "
        "0.04: together 0.52, and 1 / 0.52 = 1.92 makes up for it.",
        "after dropout": "To double half of the activations doubles the mean square, and the "
        "ReLU halves it again, so that nothing is left to make up for.",
        "uniform limit": "He's variance is 2 / 6 here, and $r^2 / 3$ is the same for $r = 1$.",
        "P": "The signal shrinks in each layer by about the same factor: the standard deviation "
        "is below the √(2 / 64) = 0.18 that would keep it.",
        "R": "The signal grows in each layer by about the same factor: the standard deviation "
        "is above the √(2 / 64) = 0.18 that would keep it.",
    },
)

SCALES.equivalent(
    {
        "after ten layers": 2**10,
        "leaky ReLU": 1.923,
        "after dropout": 1,
        "uniform limit": np.sqrt(3 * 2 / 6),
    }
)
SCALES.equivalent(
    {
        "uniform limit": 1,
        "after ten layers": 1024,
        "variance of z": 4,
        "note": "extra keys do no harm",
    }
)

SCALES.wrong("""
    variance of z → 1.0
        The mean square of the inputs is missing: a louder input makes a louder sum.
    variance of z → 0.4
        You multiplied the variance by the root of the number of inputs. Variances of independent
        terms add up one by one.
    after ten layers → 20.0
        The factor works in every layer: it is multiplied with itself, not added.
    after ten layers → 32.0
        You took the root: that is the factor of the standard deviation. The variance is asked for.
    leaky ReLU → 2.0
        That is ReLU's factor. A leaky unit lets a little of the negative half through: what does it
        add to the mean square?
    leaky ReLU → 2 / 1.2
        The slope is squared in a mean square: 0.2 becomes 0.04.
    after dropout → 2.0
        With half of the units gone and the others doubled, the mean is kept. The mean of the
        squares is not.
    after dropout → 4.0
        The kept units are doubled, their squares are four times as large, and half of them are
        left. Does the mean square go up or down?
    uniform limit → np.sqrt(1 / 3)
        That is the standard deviation. Numbers spread evenly from -r to r have the variance r
        squared over 3.
    P → "zeros"
        A signal that shrinks by the same factor in every layer is not yet zero. With zeros nothing
        at all gets past the first layer.
    Q → "small"
        Look at the lines: which start gives numbers of about the same size in every layer?
    R → "He"
        The numbers grow from layer to layer. Which weights make a sum larger than its terms?
    S → "small"
        Nothing arrives in any layer, however small: which weights do that?
""")
