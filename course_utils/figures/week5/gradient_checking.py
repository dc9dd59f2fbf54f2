"""Figures and tables of week 5's notebook gradient_checking."""

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures import common
from course_utils.training import History

__all__ = [
    "draw_bars",
    "draw_corner",
    "draw_faults",
    "draw_runs",
    "draw_secants",
    "draw_steps",
    "tall",
]

SECOND = plotting.LINE_COLOURS[1]

TALL = 1e-6
"""A bar above this is tall: the gradient and the measured slope of an array differ."""

Loss = Callable[[float, float], float]


def draw_runs(runs: Sequence[History]) -> None:
    """Draw the costs of runs that differ in their backward pass.

    Parameters
    ----------
    runs : sequence of History

    Examples
    --------
    >>> draw_runs([History.from_costs([0.7, 0.09], "run P", 25)])
    [figure] Cost against iteration, on a logarithmic axis: run P, from 0.7 at 0 to 0.09 at 25,
    never rising.
    """
    common.draw_costs(runs, "One right backward pass, three wrong ones", log=True)


def draw_secants(forward: Loss, backward: Loss, x: float, theta: float, epsilon: float) -> None:
    """Draw the loss of one weight, its tangent, and the lines of a one- and a two-sided difference.

    Parameters
    ----------
    forward, backward : callable
        Take x and the weight, and return the loss and its slope.
    x, theta, epsilon : float

    Examples
    --------
    >>> draw_secants(lambda x, t: x * t * t, lambda x, t: 2 * x * t, 1.0, 0.5, 1.0)
    [figure] The loss over the weight, with points at θ = 0.5 and ε = 1 to either side of it. slope
    at θ: 1.000; one-sided: 2.000; two-sided: 1.000.
    """
    losses = {step: forward(x, theta + step) for step in (-epsilon, 0.0, epsilon)}
    lines = [
        ("slope at θ", backward(x, theta), 0.0, "black", ":"),
        ("one-sided", (losses[epsilon] - losses[0]) / epsilon, 0.0, SECOND, "--"),
        (
            "two-sided",
            (losses[epsilon] - losses[-epsilon]) / (2 * epsilon),
            epsilon,
            plotting.BLUE,
            "-",
        ),
    ]
    along = np.linspace(theta - 1.5, theta + 1.5, 200)
    ends = np.array([theta - 1.3, theta + 1.3])
    fig, ax = plt.subplots(figsize=(7.5, 4.2), layout="constrained")
    ax.plot(along, [forward(x, value) for value in along], color="black", lw=2, label="J(θ)")
    told = []
    for name, slope, step, colour, style in lines:
        heights = losses[step] + slope * (ends - theta - step)
        told.append(f"{name}: {slope:.3f}")
        ax.plot(ends, heights, style, color=colour, label=told[-1])
    for step, height in losses.items():
        ax.plot(theta + step, height, "o", color="black")
    ax.set(
        title=f"A slope, and two ways to measure it with ε = {epsilon:g}",
        xlabel="weight θ",
        ylabel="loss J (nats)",
        ylim=(-0.7, 2.4),
    )
    ax.legend(loc="upper right")
    plotting.show(
        fig,
        alt=f"The loss over the weight, with points at θ = {theta:g} and ε = {epsilon:g} to either "
        f"side of it. {'; '.join(told)}.",
    )


def draw_steps(steps: NDArray[np.floating], errors: Mapping[str, Sequence[float]]) -> None:
    """Draw the errors of measured slopes against the step, and print the best of each.

    Parameters
    ----------
    steps : ndarray, shape (n,)
        From the smallest on.
    errors : mapping of str to sequence of float
        For "one-sided" and "two-sided", the relative errors, means of 41 weights.

    Examples
    --------
    >>> draw_steps(np.array([1e-7, 1e-3]), {"one-sided": [1e-6, 1e-3], "two-sided": [1e-9, 1e-5]})
    one-sided: best at ε = 1e-07, with a relative error of 1e-06; at ε = 1e-07 it is 1e-06
    two-sided: best at ε = 1e-07, with a relative error of 1e-09; at ε = 1e-07 it is 1e-09
    [figure] Relative error against ε from 1e-07 to 1e-03, both axes logarithmic. one-sided: 1e-06
    at the smallest step, lowest with 1e-06 at 1e-07, and 1e-03 at the largest. two-sided: 1e-09 at
    the smallest step, lowest with 1e-09 at 1e-07, and 1e-05 at the largest.
    """
    fig, ax = plt.subplots(figsize=(7.5, 4.4), layout="constrained")
    styles, told = {"one-sided": ("--s", SECOND), "two-sided": ("-o", plotting.BLUE)}, []
    usual = int(np.argmin(np.abs(np.log(steps / 1e-7))))
    for name, values in errors.items():
        style, colour = styles[name]
        ax.loglog(steps, values, style, color=colour, ms=4, label=name)
        best = int(np.argmin(values))
        print(
            f"{name}: best at ε = {steps[best]:.0e}, with a relative error of {values[best]:.0e}; "
            f"at ε = 1e-07 it is {values[usual]:.0e}"
        )
        told.append(
            f"{name}: {values[0]:.0e} at the smallest step, lowest with {values[best]:.0e} at "
            f"{steps[best]:.0e}, and {values[-1]:.0e} at the largest."
        )
    ax.axvline(1e-7, color="grey", ls=":", label="ε = 1e-7")
    ax.set(
        title="Error of a measured slope against the step",
        xlabel="step ε (units of the weight)",
        ylabel="relative error (mean of 41 weights)",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="lower left")
    plotting.show(
        fig,
        alt=f"Relative error against ε from {steps[0]:.0e} to {steps[-1]:.0e}, both axes "
        f"logarithmic. {' '.join(told)}",
    )


def draw_faults(faults: NDArray[np.floating], read: Mapping[float, Sequence[float]]) -> None:
    """Draw what a check reads against the size of a fault, and print what a right slope reads.

    Parameters
    ----------
    faults : ndarray, shape (n,)
        From the smallest, which is next to none, on.
    read : mapping of float to sequence of float
        For each step ε, the differences, medians of 41 weights.

    Examples
    --------
    >>> draw_faults(np.array([1e-12, 1.0]), {1e-3: [1e-6, 0.3], 1e-7: [1e-9, 0.3]})
    ε = 1e-03: a right slope reads 1e-06
    ε = 1e-07: a right slope reads 1e-09
    [figure] Difference against the size δ of the fault from 1e-12 to 1e+00, both logarithmic. With
    ε = 1e-03: from 1e-06 to 3e-01; with ε = 1e-07: from 1e-09 to 3e-01.
    """
    fig, ax = plt.subplots(figsize=(7.5, 4.2), layout="constrained")
    marks = zip(read.items(), "D^os", plotting.LINE_COLOURS, strict=False)
    for (epsilon, heights), marker, colour in marks:
        label = f"ε = {epsilon:.0e}"
        ax.loglog(faults, heights, "-", marker=marker, ms=4, color=colour, label=label)
        print(f"{label}: a right slope reads {heights[0]:.0e}")
    ax.set(
        title="What the check reads when a slope is wrong by a factor 1 + δ",
        xlabel="fault δ",
        ylabel="difference (median of 41 weights)",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="upper left")
    told = "; with ".join(
        f"ε = {epsilon:.0e}: from {values[0]:.0e} to {values[-1]:.0e}"
        for epsilon, values in read.items()
    )
    plotting.show(
        fig,
        alt=f"Difference against the size δ of the fault from {faults[0]:.0e} to {faults[-1]:.0e}, "
        f"both logarithmic. With {told}.",
    )


def draw_bars(
    panels: Mapping[str, Mapping[str, float]],
    size: tuple[float, float],
    columns: int = 4,
    xlabel: str = "array",
) -> None:
    """Draw a bar for each difference; tall ones, above 1e-6, are orange and hatched.

    Parameters
    ----------
    panels : mapping of str to mapping of str to float
        By the title of the panel, the difference of each array, by its name. One that is not a
        number has a bar up to the edge.
    size : tuple of float
        Width and height of a panel, in inches.
    columns : int
        At most so many panels stand beside each other.
    xlabel : str

    Examples
    --------
    >>> draw_bars({"right": {"dW1": 1e-9, "db1": 2e-9}, "a slip": {"dW1": 0.3}}, (3.3, 3))
    [figure] Bars of differences on a logarithmic axis. right: none above 1e-6; at most 2e-09. a
    slip: above 1e-6 are dW1 3e-01.
    """
    columns = min(columns, len(panels))
    rows = -(-len(panels) // columns)
    figsize = size[0] * columns, size[1] * rows
    fig, axes = plt.subplots(rows, columns, figsize=figsize, squeeze=False, layout="constrained")
    told = []
    for ax, (title, differences) in zip(axes.flat, panels.items(), strict=False):
        _plot_bars(ax, differences, title, xlabel)
        told.append(f"{title}: {_heights(differences)}.")
    for ax in axes.flat[len(panels) :]:
        ax.set_axis_off()
    words = " ".join(told).replace("\n", " ")
    plotting.show(fig, alt=f"Bars of differences on a logarithmic axis. {words}")


def tall(differences: Mapping[str, float]) -> list[str]:
    """Name the arrays whose gradient and measured slope differ.

    Parameters
    ----------
    differences : mapping of str to float
        By the name of the array. One that is not a number is no proof that they agree.

    Returns
    -------
    list of str

    Examples
    --------
    >>> tall({"dW1": 1e-9, "db1": 0.3, "dW2": float("nan")})
    ['db1', 'dW2']
    """
    return [name for name, value in differences.items() if not value <= TALL]


def _heights(differences: Mapping[str, float]) -> str:
    """Name the tall bars with their heights, and the highest of the others."""
    high = tall(differences)
    named = ", ".join(f"{name} {differences[name]:.0e}" for name in high)
    low = [value for name, value in differences.items() if name not in high]
    said = [f"above 1e-6 are {named}" if high else "none above 1e-6"]
    if low:
        said.append(f"{'the others ' if high else ''}at most {max(low):.0e}")
    return "; ".join(said)


def _plot_bars(ax: Axes, differences: Mapping[str, float], title: str, xlabel: str) -> None:
    high, top = tall(differences), 3
    ax.bar(
        list(differences),
        np.clip(np.nan_to_num(list(differences.values()), nan=top), 1e-12, top),
        color=[plotting.ORANGE if name in high else plotting.BLUE for name in differences],
        hatch=["//" if name in high else "" for name in differences],
        edgecolor="black",
    )
    ax.axhline(TALL, color="grey", ls=":")
    ax.set_yscale("log")
    ax.set(title=title, xlabel=xlabel, ylabel="difference", ylim=(1e-11, top))


def draw_corner(z: NDArray[np.floating], measured: NDArray[np.floating], epsilon: float) -> None:
    """Draw the slope of ReLU about its corner, as it is and as measured.

    Parameters
    ----------
    z, measured : ndarray, shape (n,)
        Pre-activations, and the two-sided differences there.
    epsilon : float

    Examples
    --------
    >>> draw_corner(np.array([-0.2, 0.2]), np.array([0.0, 1.0]), 0.1)
    [figure] Slope of ReLU, which jumps from 0 to 1 at z = 0, and the slope measured with ε = 0.1,
    from 0 at z = -0.2 to 1 at z = 0.2, with one half at the corner.
    """
    fig, ax = plt.subplots(figsize=(7.5, 3.6), layout="constrained")
    ax.plot(z, z > 0, color=SECOND, lw=2, ls="--", label="slope of ReLU")
    label = f"measured, two-sided, ε = {epsilon:g}"
    ax.plot(z, measured, color=plotting.BLUE, lw=2, label=label)
    ax.plot(0, 0.5, "o", color=plotting.BLUE, ms=8, label="exactly at the corner: ½")
    ax.set(title="A corner, measured", xlabel="pre-activation z", ylabel="slope")
    ax.grid(alpha=0.3)
    ax.legend(loc="upper left")
    plotting.show(
        fig,
        alt="Slope of ReLU, which jumps from 0 to 1 at z = 0, and the slope measured with "
        f"ε = {epsilon:g}, from {measured[0]:g} at z = {z[0]:g} to {measured[-1]:g} at "
        f"z = {z[-1]:g}, with one half at the corner.",
    )
