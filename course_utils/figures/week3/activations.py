"""Figures of the notebook week3/activations."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from course_utils import datasets, plotting
from course_utils.figures._rows import row_of_axes
from course_utils.figures.week3._points import Array
from course_utils.reference import activations, shallow

__all__ = ["compare_hidden_activations", "draw_starts"]

LINES = {
    "sigmoid": (plotting.LINE_COLOURS[1], "--"),
    "sigmoid − ½": ("black", ":"),
    "tanh": (plotting.BLUE, "-"),
}
"""Colour and style, by the activation."""


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
    """Train hidden units on the flower with activations that differ in slope or in centre.

    Left, four units for 400 updates; right, 50 units for the first 60.

    Parameters
    ----------
    starts : int
        Random starts of each; the same weights for all activations.

    Examples
    --------
    >>> compare_hidden_activations(2)
    [figure] Cost over updates, 2 starts each. Left, four hidden units on the flower, after 200
    updates: sigmoid 0.49 to 0.68 nats; sigmoid − ½ 0.56 to 0.66 nats; tanh 0.22 to 0.23 nats.
    Right, 50 hidden units, at their highest within 60 updates: sigmoid 2.24 to 2.30 nats;
    sigmoid − ½ 0.69 to 0.74 nats.
    """
    fig, axes = row_of_axes(2, (11, 4))
    few = _draw_costs(axes[0], ("sigmoid", "sigmoid − ½", "tanh"), starts, 4, 400)
    many = _draw_costs(axes[1], ("sigmoid", "sigmoid − ½"), starts, 50, 60)
    axes[0].set(title="Four hidden units")
    axes[1].set(title="50 hidden units, the first updates")
    at_200 = _said({name: costs[:, 200] for name, costs in few.items()})
    highest = _said({name: costs.max(axis=1) for name, costs in many.items()})
    plotting.show(
        fig,
        alt=f"Cost over updates, {starts} starts each. Left, four hidden units on the flower, "
        f"after 200 updates: {at_200}. Right, 50 hidden units, at their highest within 60 updates: "
        f"{highest}.",
    )


def _draw_costs(
    ax: Axes, names: Sequence[str], starts: int, units: int, updates: int
) -> dict[str, Array]:
    """Draw the cost of every start; return the costs, shape (starts, updates + 1), by name."""
    costs = {
        name: np.array([_costs(name, seed, units, updates) for seed in range(starts)])
        for name in names
    }
    for name, runs in costs.items():
        colour, style = LINES[name]
        for k, run in enumerate(runs):
            ax.plot(run, style, color=colour, lw=1.5, label=None if k else f"hidden units: {name}")
    ax.set(xlabel="update", ylabel="cost (nats)", ylim=(0, None))
    ax.grid(alpha=0.3)
    ax.legend(loc="upper right")
    return costs


def _said(values: Mapping[str, Array]) -> str:
    return "; ".join(f"{name} {v.min():.2f} to {v.max():.2f} nats" for name, v in values.items())


def _costs(name: str, seed: int, units: int, updates: int) -> list[float]:
    """Return the costs of so many updates from random weights of size 0.5."""
    X, Y = datasets.make_flower(seed=seed + 1)
    p = shallow.initialize_parameters(2, units, 1, seed)
    p["W1"], p["W2"] = 50 * p["W1"], 50 * p["W2"]
    activation, _, centred = name.partition(" − ")
    g = getattr(activations, activation)
    back = getattr(activations, f"{activation}_backward")
    costs = []
    for _ in range(updates + 1):
        Z1 = p["W1"] @ X + p["b1"]
        A1 = g(Z1) - (0.5 if centred else 0)
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
