"""Figures of the notebook week2/quiz."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting, training
from course_utils.reference import activations
from course_utils.reference.tabular import stable_cost

__all__ = ["output_of_a_unit", "three_runs"]


def output_of_a_unit(w: NDArray[Any], b: float) -> None:
    """Show the output of a unit over the plane of its two features.

    Parameters
    ----------
    w : ndarray, shape (2, 1)
    b : float

    Examples
    --------
    >>> output_of_a_unit(np.array([[2.0], [-1.0]]), -1.0)
    [figure] The plane of two features. The output is one half on the line 2 x1 -1 x2 -1 = 0. Of
    four marked examples, it is larger at (1.5, 1), (0, -2.5), (2.5, -1) and smaller at (-1, 0.5).
    """
    X = np.array([[1.5, -1.0, 0.0, 2.5], [1.0, 0.5, -2.5, -1.0]])
    Y = np.array([[1, 0, 1, 1]])
    fig, ax = plt.subplots(figsize=(6.4, 4.4), layout="constrained")
    plotting.plot_decision_boundary(
        ax, lambda X: activations.sigmoid(w.T @ X + b), X, Y, title="Output of the unit"
    )
    larger, smaller = (
        ", ".join(f"({x1:g}, {x2:g})" for x1, x2 in X.T[side]) or "none"
        for side in ((w.T @ X + b)[0] > 0, (w.T @ X + b)[0] < 0)
    )
    plotting.show(
        fig,
        alt="The plane of two features. The output is one half on the line "
        f"{w[0, 0]:g} x1 {w[1, 0]:+g} x2 {b:+g} = 0. Of four marked examples, it is larger at "
        f"{larger} and smaller at {smaller}.",
    )


def three_runs(rng: np.random.Generator) -> None:
    """Show the costs of three runs, which differ in scale and rate, without telling which is which.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the examples.

    Examples
    --------
    >>> three_runs(np.random.default_rng(4))
    [figure] Three cost curves over 200 iterations, all from 0.69, on a logarithmic axis. ...
    """
    m = 200
    raw = np.vstack([rng.normal(size=m), 30 * rng.normal(size=m)])
    labels = (2.5 * raw[:1] - 2.5 * raw[1:] / 30 + rng.normal(size=(1, m)) > 0).astype(float)
    standardised = (raw - raw.mean(axis=1, keepdims=True)) / raw.std(axis=1, keepdims=True)
    settings = [(raw, 0.5), (raw, 0.002), (standardised, 0.5)]
    order = np.random.default_rng(5).permutation(3)  # so that the code does not tell
    runs = {letter: _costs(labels, *settings[k]) for letter, k in zip("PQR", order, strict=True)}
    fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
    plotting.plot_cost_curves(
        ax,
        [training.History.from_costs(costs, f"run {letter}", 1) for letter, costs in runs.items()],
        log=True,
        title="Three runs on the same 200 examples",
    )
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    plotting.show(
        fig,
        alt="Three cost curves over 200 iterations, all from 0.69, on a logarithmic axis. "
        f"P falls to {runs['P'][5]:.2f} within five iterations and is still at "
        f"{runs['P'][-1]:.2f} at the end. Q falls smoothly to {runs['Q'][-1]:.2f}. R jumps between "
        f"about {min(runs['R'][1:]):.1f} and {max(runs['R']):.0f} to the end.",
    )


def _costs(labels: NDArray[Any], X: NDArray[Any], learning_rate: float) -> list[float]:
    """Train a unit for 200 iterations from zero; return the cost before each, and at the end."""
    w, b = np.zeros((2, 1)), 0.0
    costs = []
    for _ in range(201):
        Z = w.T @ X + b
        # loss and sigmoid, written so that no z is too large for them
        costs.append(float(stable_cost(Z, labels)))
        dZ = (1 + np.tanh(Z / 2)) / 2 - labels
        w = w - learning_rate * X @ dZ.T / X.shape[1]
        b = b - learning_rate * float(np.mean(dZ))
    return costs
