"""The broken program: a label for every example."""

import numpy as np

from course_utils.reference.deep import L_model_forward, predict

from ....machinery.exercises import exercise, hidden, visible
from ... import draws, slips
from .. import _bugs as shared


def _identity_on_top(dims, m):
    """Return a draw of a network whose last hidden layer passes on what it gets, and examples.

    So it does not matter whether the output layer is fed by that layer or by the one below. About
    half of the examples have label 1, and the last one has; of several the first two are near 0.5.
    """

    def draw(rng):
        n, L = dims[-2], len(dims) - 1
        parameters = {name: np.abs(p) for name, p in shared.draw_parameters(rng, dims).items()}
        parameters |= {f"W{L - 1}": np.eye(n), f"b{L - 1}": np.zeros((n, 1))}
        X = rng.uniform(0.1, 3.0, size=(dims[0], m))
        _, caches = L_model_forward(X, parameters)
        W = rng.normal(size=(1, n))
        Z = W @ caches[-1][0][0]
        if Z[0, -1] < np.median(Z):
            W, Z = -W, -Z
        ordered = np.sort(Z[0])
        middle = ordered[m // 2 - 1 : m // 2 + 1].mean() if m > 1 else ordered[0] - 0.5
        parameters |= {f"W{L}": W, f"b{L}": np.array([[-middle]])}
        if m > 1:
            X = draws.beside_one_half(lambda X: L_model_forward(X, parameters)[0], X)
        return parameters, X

    return draw


PREDICT = exercise(
    predict,
    "A label for every example",
    visible(
        "eight examples, two of them 0.0001 from one half", draw=_identity_on_top([2, 2, 1], 8)
    ),
    hidden("many examples", _identity_on_top([3, 3, 1], 12)),
    hidden("three layers, one example", _identity_on_top([4, 3, 3, 1], 1)),
)


@PREDICT.equivalent
def bools(parameters, X):
    AL, _ = L_model_forward(X, parameters)
    return AL > 0.5


@PREDICT.equivalent
def in_a_loop(parameters, X):
    AL, _ = L_model_forward(X, parameters)
    p = np.zeros((1, X.shape[1]))
    for i in range(AL.shape[1]):
        p[0, i] = 1 if AL[0, i] > 0.5 else 0
    return p


slips.beside_one_half(PREDICT)
PREDICT.wrong("""
    (AL > 0.5).astype(int) → AL
        These are the probabilities. A prediction is 0 or 1.
    > 0.5 → > 0
        Every example gets label 1: a probability is always above 0.
    > 0.5 → < 0.5
        The labels are swapped.
    (AL > 0.5).astype(int) → (AL > 0.5) * (np.arange(AL.shape[1]) < AL.shape[1] - 1)
        The last example is never decided now.
    (AL > 0.5).astype(int) → (AL > 0.5).astype(int).ravel()
        The result is a rank-1 array. Predictions are a row, like `Y`.
""")


@PREDICT.mistake(
    "As many examples are decided as there are features; the others stay 0, or there are not even"
    " as many examples. Which axis of `X` counts them?"
)
def features_many(parameters, X):
    AL, _ = L_model_forward(X, parameters)
    p = np.zeros((1, X.shape[1]))
    for i in range(X.shape[0]):
        if AL[0, i] > 0.5:
            p[0, i] = 1
    return p
