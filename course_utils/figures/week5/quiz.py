"""Figures of week 5's quiz."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import datasets, plotting
from course_utils.reference import activations
from course_utils.reference.tabular import stable_cost

__all__ = ["draw_penalties"]

Array = NDArray[Any]


def _newton(w: Array, X: Array, Y: Array, penalty: Array, num_steps: int) -> tuple[Array, Array]:
    """Return the weights of the lowest cost, and the second derivatives of the last step."""
    m = Y.shape[1]
    curvature = np.eye(len(X))
    for _ in range(num_steps):
        a = activations.sigmoid(w @ X)
        slope = X @ (a - Y).T / m + (penalty * w).T / m
        curvature = (X * a * (1 - a)) @ X.T / m + np.diag(penalty) / m
        w = w - np.linalg.solve(curvature, slope).T
    return w, curvature


def draw_penalties() -> None:
    """Draw the costs of two sets over the strength of the L2 term; which is which is not told.

    Examples
    --------
    >>> draw_penalties()
    [figure] Two curves over λ from 0.01 to 1000. ...
    """
    points, labels = datasets.make_moons(60, noise=0.35, seed=1)
    others, their_labels = datasets.make_moons(1000, noise=0.35, seed=8)
    raw = _powers(points)
    mu, sigma = raw.mean(axis=1, keepdims=True), raw.std(axis=1, keepdims=True)
    training = _with_ones((raw - mu) / sigma)
    dev = _with_ones((_powers(others) - mu) / sigma)
    w = np.zeros((1, len(training)))
    penalised = np.ones(len(training))
    penalised[-1] = 0  # the bias, which goes with the feature that is always 1
    lambdas = np.logspace(-2, 3, 11)
    costs: dict[str, list[float]] = {"training": [], "dev": []}
    for lambd in lambdas[::-1]:  # each starts where the one before ended
        w, _ = _newton(w, training, labels, lambd * penalised, 15)
        costs["training"].insert(0, _cross_entropy(w, training, labels))
        costs["dev"].insert(0, _cross_entropy(w, dev, their_labels))
    shuffled = np.random.default_rng(4).permutation(["training", "dev"])
    first, second = (costs[name] for name in shuffled)
    fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
    ax.semilogx(lambdas, first, "-o", color=plotting.LINE_COLOURS[0], label="curve P")
    ax.semilogx(lambdas, second, "--^", color=plotting.LINE_COLOURS[1], label="curve Q")
    ax.set(
        title="One model, trained with 11 strengths of the L2 term",
        xlabel="λ",
        ylabel="mean cross-entropy (nats)",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="upper right")
    low = int(np.argmin(first))
    plotting.show(
        fig,
        alt=f"Two curves over λ from 0.01 to 1000. P starts at {first[0]:.2f}, falls to "
        f"{first[low]:.2f} at λ = {lambdas[low]:.2g} and rises to {first[-1]:.2f}. Q rises all the "
        f"way, from {second[0]:.2f} to {second[-1]:.2f}; at the right end the two meet.",
    )


def _powers(X: Array) -> Array:
    """Return all products of the two rows up to the seventh degree."""
    return np.vstack([X[0] ** (n - k) * X[1] ** k for n in range(1, 8) for k in range(n + 1)])


def _with_ones(X: Array) -> Array:
    return np.vstack([X, np.ones((1, X.shape[1]))])


def _cross_entropy(w: Array, X: Array, Y: Array) -> float:
    z = w @ X
    return float(stable_cost(z, Y))
