"""Figures of the notebook week3/backpropagation."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

from course_utils import datasets, plotting
from course_utils.reference import shallow

__all__ = ["draw_shapes", "fault_that_trains"]


def draw_shapes(n_x: int = 2, n_h: int = 4, m: int = 6) -> None:
    """Draw the product of dZ1 and X transposed as boxes, with one example marked in both factors.

    Parameters
    ----------
    n_x, n_h, m : int
        Inputs, hidden units, examples.

    Examples
    --------
    >>> draw_shapes()
    [figure] Three tables of cells. dZ[1] with 4 rows and 6 columns, times X transposed with 6 rows
    and 2 columns, gives dW[1] with 4 rows and 2 columns. The third column of dZ[1] and the third
    row of X transposed belong to the same example: their product is that example's 4 by 2 table,
    and the product of the two factors adds up the tables of all 6 examples.
    """
    fig, ax = plt.subplots(figsize=(10, 4.2), layout="constrained")
    left = 0.0
    tables = [
        ("$dZ^{[1]}$", n_h, m, ("column", 2)),
        ("$X^T$", m, n_x, ("row", 2)),
        ("$m \\cdot dW^{[1]}$", n_h, n_x, ("all", 0)),
    ]
    for k, (name, rows, columns, (which, place)) in enumerate(tables):
        bottom = -rows / 2
        for i in range(rows):
            for j in range(columns):
                is_marked = which == "all" or (j if which == "column" else i) == place
                cell = Rectangle(
                    (left + j, bottom + rows - 1 - i),
                    1,
                    1,
                    facecolor="#FBE3B5" if is_marked else "white",
                    edgecolor="black",
                )
                ax.add_patch(cell)
        middle = left + columns / 2
        ax.text(middle, m / 2 + 0.5, name, ha="center", va="bottom", fontsize=14)
        shape = f"{rows} × {columns}"
        ax.text(middle, -m / 2 - 0.4, shape, ha="center", va="top", fontsize=12)
        left += columns
        if k < 2:
            ax.text(left + 0.7, 0, "@=="[k], ha="center", va="center", fontsize=16)
        left += 1.4
    for middle, said in (
        (m / 2, "row: hidden unit\ncolumn: example"),
        (m + 1.4 + n_x / 2, "row: example\ncolumn: input"),
        (m + 2 * 1.4 + 1.5 * n_x, "row: hidden unit\ncolumn: input"),
    ):
        ax.text(middle, -m / 2 - 1.1, said, ha="center", va="top", fontsize=10)
    ax.set(title="One example is a column of the first factor and a row of the second")
    ax.set(xlim=(-0.3, left - 0.5), ylim=(-m / 2 - 2.3, m / 2 + 1.4), aspect="equal")
    ax.set_axis_off()
    plotting.show(
        fig,
        alt=f"Three tables of cells. dZ[1] with {n_h} rows and {m} columns, times X transposed "
        f"with {m} rows and {n_x} columns, gives dW[1] with {n_h} rows and {n_x} columns. The "
        "third column of dZ[1] and the third row of X transposed belong to the same example: "
        f"their product is that example's {n_h} by {n_x} table, and the product of the two factors "
        f"adds up the tables of all {m} examples.",
    )


def fault_that_trains(starts: int = 5) -> None:
    """Train the flower with right gradients, and with one bias gradient for the whole layer.

    Parameters
    ----------
    starts : int
        Flowers and random starts, the same for both.

    Examples
    --------
    >>> fault_that_trains(2)
    [figure] Percent of the training points right after 2000 updates, from 2 starts. Right
    gradients: 89.8, 88.2; one bias gradient for all hidden units: 65.5, 88.0.
    """
    fig, ax = plt.subplots(figsize=(7.4, 2.8), layout="constrained")
    said = []
    kinds = ("right gradients", "one bias gradient for all hidden units")
    for row, (name, is_faulty) in enumerate(zip(kinds, (False, True), strict=True)):
        right = [_trained(seed, is_faulty) for seed in range(starts)]
        colour, marker = plotting.LINE_COLOURS[row], "o^"[row]
        ax.plot(right, [row] * starts, marker, color=colour, ms=9, alpha=0.7)
        said.append(f"{name}: {', '.join(f'{each:.1f}' for each in right)}")
    ax.set_yticks((0, 1), ("right", "one bias gradient\nfor all units"))
    ax.set(
        title="2000 updates from the same starts",
        xlabel="training points right (%)",
        ylabel="gradients",
        xlim=(45, 100),
        ylim=(-0.6, 1.6),
    )
    ax.grid(alpha=0.3)
    plotting.show(
        fig,
        alt=f"Percent of the training points right after 2000 updates, from {starts} starts. "
        f"{said[0].capitalize()}; {said[1]}.",
    )


def _trained(seed: int, is_faulty: bool) -> float:
    """Train four hidden units; return the percentage of training points that are right."""
    X, Y = datasets.make_flower(seed=seed + 1)
    parameters = shallow.initialize_parameters(2, 4, 1, seed)
    for _ in range(2000):
        _, cache = shallow.forward_propagation(X, parameters)
        grads = shallow.backward_propagation(parameters, cache, X, Y)
        if is_faulty:
            grads["db1"] = np.full_like(grads["db1"], grads["db1"].sum())
        parameters = shallow.update_parameters(parameters, grads)
    return float(100 * np.mean(shallow.predict(parameters, X) == Y))
