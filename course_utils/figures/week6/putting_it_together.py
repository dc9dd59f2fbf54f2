"""Digits with wrong labels, and figures, of the notebook week6/putting_it_together."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import datasets, plotting

__all__ = ["PARTS", "draw_ladder", "has_wrong_label", "labelled_digits", "small_start"]

Array = NDArray[Any]
Set = tuple[Array, Array]

PARTS = {
    "small weights": {},
    "He's start": {},
    "mini-batches": {"batch_size": 32},
    "Adam": {"optimizer": "adam", "learning_rate": 0.001},
    "ten times the rate": {"learning_rate": 0.01},
    "decay": {"decay": 0.1},
    "L2": {"lambd": 3.0},
    "early stopping": {"patience": 5},
}
"""What each rung of the ladder changes in the settings of the rung before.

Of the rates 0.03, 0.1, 0.2, 0.3 and 0.5 for gradient descent, and 0.0003, 0.001, 0.002, 0.003,
0.005, 0.01 and 0.02 for Adam, 0.1 and 0.001 read most of the dev sets of the seeds 0 to 4.
"""


def labelled_digits(seed: int, wrong: float = 0.1) -> tuple[Set, Set, Set]:
    """Deal out digits: 400 to train on, with some wrong labels, 400 for a dev set, the rest.

    Parameters
    ----------
    seed : int
    wrong : float
        Share of the labels to train on that are drawn anew, at random.

    Returns
    -------
    train, dev, held_out : tuple
        X, shape (64, m), ink from 0 to 1, and digits, shape (1, m).

    Examples
    --------
    >>> [y.shape for _, y in labelled_digits(0)]
    [(1, 400), (1, 400), (1, 898)]
    """
    data = datasets.load_digits(0.5, seed)
    X, y = data.X_train / 16, data.Y_train
    rng = np.random.default_rng([seed, 1])
    is_drawn = rng.random((1, 400)) < wrong
    said = np.where(is_drawn, rng.integers(0, 10, (1, 400)), y[:, :400])
    return (
        (X[:, :400], said),
        (X[:, 400:800], y[:, 400:800]),
        (data.X_test / 16, data.Y_test),
    )


def has_wrong_label(seed: int) -> NDArray[np.bool_]:
    """Return which of the 400 digits of `labelled_digits` have a wrong label, shape (400,).

    Parameters
    ----------
    seed : int

    Examples
    --------
    >>> int(has_wrong_label(0).sum())
    38
    """
    (_, said), *_ = labelled_digits(seed)
    wrong: NDArray[np.bool_] = said[0] != datasets.load_digits(0.5, seed).Y_train[0, :400]
    return wrong


def small_start(start: Mapping[str, Array], seed: int) -> dict[str, Array]:
    """Return weights of standard deviation 0.01 in the shapes of another start; biases of 0.

    Parameters
    ----------
    start : mapping of str to ndarray
    seed : int

    Examples
    --------
    >>> small_start({"b1": np.ones((1, 1))}, 0)
    {'b1': array([[0.]])}
    """
    rng = np.random.default_rng(seed)
    return {
        name: 0.01 * rng.normal(size=value.shape) * name.startswith("W")
        for name, value in start.items()
    }


def draw_ladder(right: Mapping[str, Sequence[float]]) -> None:
    """Draw what networks reach with one part more each time; print the gain of each part.

    Parameters
    ----------
    right : mapping of str to sequence of float
        By part, in order: percent of the dev set read right, for each seed.

    Examples
    --------
    >>> draw_ladder({"He's start": [60.0, 70.0], "mini-batches": [90.0, 91.0]})
    He's start       60.0 to  70.0 %, mean  65.0 %
    mini-batches     90.0 to  91.0 %, mean  90.5 %; gain by seed +30.0 +21.0, mean +25.5
    [figure] Dev digits read right, with one part more from row to row; 2 seeds. He's start: mean
    65.0 %; mini-batches: mean 90.5 %.
    """
    fig, ax = plt.subplots(figsize=(8.0, 4.0), layout="constrained")
    before: Sequence[float] = []
    for row, (name, values) in enumerate(right.items()):
        line = f"{name:15} {min(values):5.1f} to {max(values):5.1f} %"
        line += f", mean {np.mean(values):5.1f} %"
        if before:
            gains = np.subtract(values, before)
            line += f"; gain by seed {' '.join(f'{gain:+.1f}' for gain in gains)}"
            line += f", mean {gains.mean():+.1f}"
        print(line)
        misread = 100 - np.array(values)
        ax.plot(misread, [row] * len(misread), "o", ms=8, alpha=0.55, color=plotting.BLUE)
        ax.plot([misread.mean()], [row], "|", color="black", ms=22, mew=2)
        before = values
    for seed_values in zip(*right.values(), strict=True):
        ax.plot(100 - np.array(seed_values), range(len(right)), color="grey", lw=0.7, zorder=1)
    names = [name if row == 0 else f"+ {name}" for row, name in enumerate(right)]
    ax.set_yticks(range(len(right)), names)
    ax.set_ylim(len(right) - 0.5, -0.5)
    ax.set(
        title="One part more from row to row: lines are seeds, bars are means",
        xlabel="dev digits misread (%, logarithmic axis)",
        ylabel="what has been added",
    )
    ax.set_xscale("log")
    ax.set_xticks([2, 5, 10, 20, 50, 100], ["2", "5", "10", "20", "50", "100"])
    ax.minorticks_off()
    ax.grid(alpha=0.3, axis="x")
    means = "; ".join(f"{name}: mean {np.mean(values):.1f} %" for name, values in right.items())
    count = len(next(iter(right.values())))
    plotting.show(
        fig,
        alt=f"Dev digits read right, with one part more from row to row; {count} seeds. {means}.",
    )
