"""Figures of the notebook week3/quiz."""

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures import common
from course_utils.reference import activations
from course_utils.reference.tabular import stable_cost
from course_utils.training import History

__all__ = ["one_network_on_two_sets", "three_networks"]

Examples = tuple[NDArray[Any], NDArray[Any]]
Forward = Callable[[NDArray[Any]], NDArray[Any]]


def three_networks(rng: np.random.Generator) -> None:
    """Show the boundaries of three trained networks, without telling how many units each has.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the examples: a disc of class 1 in a ring of class 0.

    Examples
    --------
    >>> three_networks(np.random.default_rng(3))
    [figure] Three panels with the same examples, class 1 in a disc, class 0 in a ring ...
    """
    Y = (np.arange(200) % 2)[None].astype(float)
    inside, around = np.sqrt(rng.uniform(size=200)), rng.uniform(1.3, 2.4, size=200)
    radius, angle = np.where(Y == 1, inside, around), rng.uniform(0, 2 * np.pi, size=200)
    X = np.vstack([radius * np.cos(angle), radius * np.sin(angle)])
    sizes = np.random.default_rng(9).permutation([1, 2, 3])  # so that the code does not tell
    fig, axes = plt.subplots(1, 3, figsize=(13.5, 4), layout="constrained")
    for ax, letter, n_h in zip(axes, "PQR", sizes, strict=True):
        forward, _ = _train(X, Y, n_h, np.random.default_rng(1), 3000, 1.0)
        plotting.plot_decision_boundary(ax, forward, X, Y, title=f"Network {letter}")
    plotting.show(
        fig,
        alt="Three panels with the same examples, class 1 in a disc, class 0 in a ring around it. "
        "In P the boundary is a closed triangle with round corners around the disc. In Q it is one "
        "straight line that touches the disc. In R two lines, which do not meet in the picture, "
        "bound a strip that holds the disc and parts of the ring on both sides.",
    )


def one_network_on_two_sets(rng: np.random.Generator) -> None:
    """Show a network's cost on its examples and on others, without telling which is which.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the examples, of two classes that overlap.

    Examples
    --------
    >>> one_network_on_two_sets(np.random.default_rng(5))
    [figure] Cost against iteration, on a logarithmic axis: curve P, from ...
    """
    (X, Y), held_out = _overlapping(rng, 60), _overlapping(rng, 500)
    _, costs = _train(X, Y, 40, np.random.default_rng(2), 4000, 0.4, held_out)
    sets = np.random.default_rng(3).permutation(["training", "held-out"])  # not told here either
    curves = {letter: costs[name] for letter, name in zip("PQ", sets, strict=True)}
    common.draw_costs(
        [History.from_costs(values, f"curve {k}", 50) for k, values in curves.items()],
        "One network, two sets of examples",
        log=True,
        legend="upper left",
    )


def _overlapping(rng: np.random.Generator, m: int) -> Examples:
    X = rng.normal(size=(2, m))
    return X, (X[:1] + 0.8 * rng.normal(size=(1, m)) > 0).astype(float)


def _train(
    X: NDArray[Any],
    Y: NDArray[Any],
    n_h: int,
    rng: np.random.Generator,
    num_iterations: int,
    learning_rate: float,
    held_out: Examples | None = None,
) -> tuple[Forward, dict[str, list[float]]]:
    """Train a network with one hidden layer; return its forward pass, and its costs."""
    W1, b1 = rng.normal(size=(n_h, 2)), np.zeros((n_h, 1))
    W2, b2 = 0.1 * rng.normal(size=(1, n_h)), np.zeros((1, 1))
    costs: dict[str, list[float]] = {"training": [], "held-out": []}
    for i in range(num_iterations):
        A1 = np.tanh(W1 @ X + b1)
        Z2 = W2 @ A1 + b2
        if i % 50 == 0:
            costs["training"].append(stable_cost(Z2, Y))
            if held_out:
                costs["held-out"].append(
                    stable_cost(W2 @ np.tanh(W1 @ held_out[0] + b1) + b2, held_out[1])
                )
        dZ2 = (activations.sigmoid(Z2) - Y) / X.shape[1]
        dZ1 = W2.T @ dZ2 * (1 - A1**2)
        W2, b2 = W2 - learning_rate * dZ2 @ A1.T, b2 - learning_rate * dZ2.sum()
        W1 = W1 - learning_rate * dZ1 @ X.T
        b1 = b1 - learning_rate * dZ1.sum(axis=1, keepdims=True)

    def forward(X: NDArray[Any]) -> NDArray[Any]:
        return np.asarray(activations.sigmoid(W2 @ np.tanh(W1 @ X + b1) + b2))

    return forward, costs
