"""The broken program: its cost."""

import numpy as np

from course_utils import batchnorm_network
from course_utils.reference import deep
from course_utils.reference.hidden_layer import cost_of_outputs

from ....machinery.exercises import exercise, hidden, visible
from ... import draws


def _probabilities(rng, m):
    return rng.uniform(0.05, 0.95, size=(1, m)), draws.labels(rng, m)


# with one example, the fault does not show
COST = exercise(
    deep.compute_cost,
    "The cost",
    visible(
        "four examples, two of them at one half",
        np.array([[0.5, 0.5, 0.8, 0.1]]),
        np.array([[0.0, 1.0, 1.0, 0.0]]),
        unchanged=True,
    ),
    hidden("three examples", lambda rng: _probabilities(rng, 3)),
    hidden("many examples", lambda rng: _probabilities(rng, 25), unchanged=True),
    twins=(batchnorm_network.cost, cost_of_outputs),
)


@COST.equivalent
def by_mean(AL, Y):
    return np.mean(-Y * np.log(AL) - (1 - Y) * np.log(1 - AL))


@COST.equivalent
def by_products(AL, Y):
    m = AL.shape[1]
    return np.squeeze(-(Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T) / m)


@COST.equivalent
def by_class(AL, Y):
    return -(np.log(AL[Y == 1]).sum() + np.log(1 - AL[Y == 0]).sum()) / Y.size


COST.wrong("""
    Y.shape[1] → Y.shape[0]
        This is the sum of the losses: at probability one half the cost must be ln 2 for any number
        of examples. Which axis of `Y` counts the examples?
    return -np → return np
        The sign is wrong. A cost is never negative.
    np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) →
    np.sum(Y * np.log(AL)) - np.sum((1 - Y) * np.log(1 - AL))
        The division does not reach both terms: brackets around the sum.
    np.log(AL) + (1 - Y) * np.log(1 - AL) → np.log(AL)
        The examples with label 0 count for nothing now.
    np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1] →
    (Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
        You return one loss for each example. The cost is one number, their mean.
    / Y.shape[1] → / Y.shape[1] ** 2
        The division happens twice. The cost is the mean over the examples.
""")
