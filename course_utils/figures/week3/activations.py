"""Figures of the notebook week3/activations."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np

from course_utils import datasets, plotting
from course_utils.figures._rows import row_of_axes
from course_utils.figures.week3._points import Array
from course_utils.reference import activations, shallow

__all__ = ["compare_hidden_activations", "draw_starts"]

VERMILLION = plotting.LINE_COLOURS[1]


def draw_starts(paths: Mapping[str, Array]) -> None:
    """Draw how one weight of each hidden unit moves while training, from several starts.

    Parameters
    ----------
    paths : mapping of str to ndarray, shape (updates, 3)
        The weight of each of three units before each update, by the name of the start.

    Examples
    --------
    >>> draw_starts({"one": np.zeros((2, 3)), "other": np.array([[0, 1, 2], [3, 4, 5]])})
    [figure] First weight of each of three hidden units while training. Start one: all units are
    alike throughout; the weight ends at 0.00, 0.00, 0.00. Start other: the units differ; the weight
    ends at 3.00, 4.00, 5.00.
    """
    fig, axes = row_of_axes(len(paths), (11, 3.6), sharey=True)
    said = []
    for ax, (name, path) in zip(axes, paths.items(), strict=True):
        for unit, values in enumerate(path.T):
            # thick below thin, so that lines on top of each other can be seen
            style = {"ls": plotting.LINE_STYLES[unit], "color": plotting.LINE_COLOURS[unit]}
            ax.plot(values, lw=6 - 2 * unit, label=f"unit {unit + 1}", **style)
        ax.set(title=f"Start: {name}", xlabel="update")
        ax.grid(alpha=0.3)
        alike = np.allclose(path, path[:, :1], atol=1e-6)
        how = "all units are alike throughout" if alike else "the units differ"
        ends = ", ".join(f"{value:.2f}" for value in path[-1])
        said.append(f"Start {name}: {how}; the weight ends at {ends}.")
    axes[0].set(ylabel="first weight of each hidden unit (no unit)")
    axes[0].legend(loc="upper right")
    plotting.show(
        fig, alt=f"First weight of each of three hidden units while training. {' '.join(said)}"
    )


def compare_hidden_activations(starts: int = 5) -> None:
    """Train four hidden units on the flower, sigmoids and then tanh, and draw the costs.

    Parameters
    ----------
    starts : int
        Random starts of each; the same weights for both activations.

    Examples
    --------
    >>> compare_hidden_activations(2)
    [figure] Cost of four hidden units on the flower over 400 updates, 2 starts each. After 200
    updates, sigmoid: 0.49 to 0.68 nats; tanh: 0.22 to 0.23 nats.
    """
    fig, ax = plt.subplots(figsize=(7.4, 4.2), layout="constrained")
    said = []
    for name, colour, style in [("sigmoid", VERMILLION, "--"), ("tanh", plotting.BLUE, "-")]:
        runs = np.array([_costs(name, seed) for seed in range(starts)])
        for k, costs in enumerate(runs):
            label = f"hidden units: {name}" if k == 0 else None
            ax.plot(costs, style, color=colour, lw=1.5, label=label)
        at_200 = runs[:, 200]
        said.append(f"{name}: {at_200.min():.2f} to {at_200.max():.2f} nats")
    ax.set(
        title="The same weights, two activations",
        xlabel="update",
        ylabel="cost (nats)",
        ylim=(0, None),
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="lower left")
    plotting.show(
        fig,
        alt=f"Cost of four hidden units on the flower over 400 updates, {starts} starts each. "
        f"After 200 updates, {'; '.join(said)}.",
    )


def _costs(activation: str, seed: int) -> list[float]:
    """Return the costs of 400 updates from random weights of size 0.5."""
    X, Y = datasets.make_flower(seed=seed + 1)
    p = shallow.initialize_parameters(2, 4, 1, seed)
    p["W1"], p["W2"] = 50 * p["W1"], 50 * p["W2"]
    g = getattr(activations, activation)
    back = getattr(activations, f"{activation}_backward")
    costs = []
    for _ in range(401):
        Z1 = p["W1"] @ X + p["b1"]
        A1 = g(Z1)
        A2 = activations.sigmoid(p["W2"] @ A1 + p["b2"])
        costs.append(float(shallow.compute_cost(A2, Y)))
        dZ2 = (A2 - Y) / Y.size
        dZ1 = back(p["W2"].T @ dZ2, Z1)
        grads = {
            "dW1": dZ1 @ X.T,
            "db1": dZ1.sum(axis=1, keepdims=True),
            "dW2": dZ2 @ A1.T,
            "db2": dZ2.sum(axis=1, keepdims=True),
        }
        p = shallow.update_parameters(p, grads)
    return costs
