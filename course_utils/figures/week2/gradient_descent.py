"""Figures of the notebook week2/gradient_descent."""

from typing import Any

import matplotlib.pyplot as plt
from matplotlib.patches import Rectangle

from course_utils import plotting

__all__ = ["draw_graph", "draw_loss_graph", "draw_shapes"]


def draw_graph() -> None:
    """Draw the computation graph of J = 3(a + bc), with values and derivatives.

    Examples
    --------
    >>> draw_graph()
    [figure] Computation graph. Inputs a = 5, b = 3, c = 2. ...
    """
    nodes = {
        "$a = 5$": (0, 1),
        "$b = 3$": (0, 0),
        "$c = 2$": (0, -1),
        "$u = bc$": (1.3, -0.5),
        "$v = a + u$": (2.6, 0.2),
        "$J = 3v$": (3.9, 0.2),
    }
    edges = [
        ("$a = 5$", "$v = a + u$", "5", "dJ/da = 3"),
        ("$b = 3$", "$u = bc$", "3", "dJ/db = 6"),
        ("$c = 2$", "$u = bc$", "2", "dJ/dc = 9"),
        ("$u = bc$", "$v = a + u$", "6", "dJ/du = 3"),
        ("$v = a + u$", "$J = 3v$", "11", "dJ/dv = 3"),
    ]
    fig, ax = plt.subplots(figsize=(9.5, 4), layout="constrained")
    title = "J = 3(a + bc): values go right (blue), derivatives come back (dashed)"
    plotting.plot_computation_graph(ax, nodes, edges, title)
    plotting.show(
        fig,
        alt="Computation graph. Inputs a = 5, b = 3, c = 2. Values: u = bc is 6, v = a + u is 11, "
        "J = 3v is 33. Derivatives come back: dJ/dv = 3, dJ/du = 3, dJ/da = 3, dJ/db = 6, "
        "dJ/dc = 9.",
    )


def draw_loss_graph() -> None:
    """Draw the computation graph of the loss of one example; the derivatives are asked for.

    Examples
    --------
    >>> draw_loss_graph()
    [figure] Computation graph of the loss of one example. ...
    """
    z_box, a_box = "$z = w_1 x_1 + w_2 x_2 + b$", r"$a = \sigma(z)$"
    nodes = {
        "$w_1 = 0.5$": (0, 1),
        "$w_2 = 1$": (0, 0),
        "$b = 2$": (0, -1),
        z_box: (1.9, 0),
        a_box: (3.5, 0),
        r"$\mathcal{L}(a, y)$": (4.8, 0),
    }
    edges = [
        ("$w_1 = 0.5$", z_box, "0.5", r"dL/d$w_1$ = ?"),
        ("$w_2 = 1$", z_box, "1", r"dL/d$w_2$ = ?"),
        ("$b = 2$", z_box, "2", "dL/db = ?"),
        (z_box, a_box, "0", "dL/dz = ?"),
        (a_box, r"$\mathcal{L}(a, y)$", "0.5", "dL/da = ?"),
    ]
    fig, ax = plt.subplots(figsize=(10.5, 4), layout="constrained")
    title = "One example with $x_1 = 2$, $x_2 = -3$ and label $y = 1$"
    plotting.plot_computation_graph(ax, nodes, edges, title)
    plotting.show(
        fig,
        alt="Computation graph of the loss of one example. w1 = 0.5, w2 = 1 and b = 2 go into "
        "z = w1 x1 + w2 x2 + b, which is 0; then a = sigmoid(z) = 0.5; then the loss L(a, y). All "
        "derivatives are shown as question marks.",
    )


def draw_shapes() -> None:
    """Draw the shapes in dw = X dZᵀ / m as boxes.

    Examples
    --------
    >>> draw_shapes()
    [figure] Boxes with the shapes of a matrix product. ...
    """
    fig, ax = plt.subplots(figsize=(9, 3.3), layout="constrained")
    boxes = [  # left, width, height, name, what is below
        (0.0, 4.2, 3.0, "$X$", "$(n_x, m)$: an example a column"),
        (6.2, 0.45, 4.2, "$dZ^T$", "$(m, 1)$: an error a row"),
        (9.6, 0.45, 3.0, "$m \\cdot dw$", "$(n_x, 1)$: a weight a row"),
    ]
    for left, width, height, name, below in boxes:
        low = 2.1 - height / 2
        face: dict[str, Any] = {"facecolor": "#DDEAF6", "edgecolor": "black"}
        ax.add_patch(Rectangle((left, low), width, height, **face))
        ax.text(left + width / 2, low + height + 0.15, name, ha="center", va="bottom", size=13)
        ax.text(left + width / 2, -0.25, below, ha="center", va="top", size=9)
    stripe: dict[str, Any] = {"facecolor": plotting.ORANGE, "edgecolor": "black", "hatch": "//"}
    ax.add_patch(Rectangle((0.0, 2.4), 4.2, 0.4, **stripe))
    ax.add_patch(Rectangle((6.2, 0.0), 0.45, 4.2, **stripe))
    ax.add_patch(Rectangle((9.6, 2.4), 0.45, 0.4, **stripe))
    for x, sign in ((5.2, "@"), (8.1, "=")):
        ax.text(x, 2.1, sign, ha="center", va="center", size=18)
    ax.text(-0.25, 2.6, "feature j", ha="right", va="center", size=9)
    ax.text(10.3, 2.6, "the sum over all m examples", ha="left", va="center", size=9)
    ax.set(
        title="Row j of X, all of feature j, meets all errors: the inner length m disappears",
        xlabel="columns",
        ylabel="rows",
        xlim=(-2.2, 15.6),
        ylim=(-1.0, 5.3),
        xticks=[],
        yticks=[],
        aspect="equal",
    )
    plotting.show(
        fig,
        alt="Boxes with the shapes of a matrix product. X, n_x rows and m columns, times dZ "
        "transposed, m rows and one column, is m times dw, n_x rows and one column. A row of X, "
        "all values of feature j, meets the whole column of errors and gives one entry of dw, a "
        "sum over the m examples.",
    )
