"""Figures of the notebook week2/tabular_data."""

from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.datasets import TabularData
from course_utils.figures.week2._updates import updates

__all__ = ["draw_strongest", "draw_thresholds", "print_fits", "print_tumours", "updates"]

Array = NDArray[Any]


def print_tumours(tumours: TabularData) -> None:
    """Print the size of the sets, and the range of three of the features.

    Parameters
    ----------
    tumours : TabularData

    Examples
    --------
    >>> from course_utils import datasets
    >>> print_tumours(datasets.load_breast_cancer())
    Breast Cancer Wisconsin ...
    training (30, 455)  test (30, 114) ('benign', 'malignant')
    malignant: 38 % of the training set
    mean radius ...
    mean smoothness  from    0.053 to    0.163   (no unit)
    """
    print(tumours.source)
    print("training", tumours.X_train.shape, " test", tumours.X_test.shape, tumours.classes)
    print(f"malignant: {100 * tumours.Y_train.mean():.0f} % of the training set")
    for j in [0, 3, 4]:
        row = tumours.X_train[j]
        name, unit = tumours.feature_names[j], tumours.units[j].replace("1", "no unit")
        print(f"{name:16s} from {row.min():8.3f} to {row.max():8.3f}   ({unit})")


def draw_strongest(w: Array, names: Sequence[str]) -> None:
    """Draw the four lowest and the eight highest weights as bars.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
    names : sequence of str
        Of the features.

    Examples
    --------
    >>> draw_strongest(np.arange(-6.0, 6.0)[:, None], list("abcdefghijkl"))
    [figure] Bars of the four lowest and the eight highest weights; a positive one speaks for
    malignant. Lowest: a -6.00, b -5.00. Highest: l 5.00, k 4.00.
    """
    order = np.argsort(w[:, 0])
    strongest = np.r_[order[:4], order[-8:]]
    fig, ax = plt.subplots(figsize=(8, 3.8), layout="constrained")
    ax.barh([names[j] for j in strongest], w[strongest, 0], color=plotting.BLUE)
    ax.axvline(0, color="black", lw=0.8)
    ax.set(
        title="The four lowest and the eight highest weights",
        xlabel="weight (right of 0: speaks for malignant)",
        ylabel="feature",
    )
    lowest, highest = (
        ", ".join(f"{names[j]} {w[j, 0]:.2f}" for j in some) for some in (order[:2], order[:-3:-1])
    )
    plotting.show(
        fig,
        alt="Bars of the four lowest and the eight highest weights; a positive one speaks for "
        f"malignant. Lowest: {lowest}. Highest: {highest}.",
    )


def print_fits(
    names: Sequence[str], yours: tuple[Array, float, float], theirs: tuple[Array, float, float]
) -> None:
    """Print the parameters of two fits beside each other, and their costs.

    Parameters
    ----------
    names : sequence of str
        Of the features.
    yours, theirs : (ndarray of shape (n_x, 1), float, float)
        Weights, bias and cost, from the student's functions and from scikit-learn.

    Examples
    --------
    >>> one, other = (np.array([[2.0]]), 0.5, 0.25), (np.array([[2.1]]), 0.5, 0.24)
    >>> print_fits(["mean radius"], one, other)
    feature             yours   scikit-learn
    mean radius        2.0000         2.1000
    bias               0.5000         0.5000
    cost             0.250000       0.240000
    the costs differ by 1e-02
    """
    (w1, b1, cost1), (w2, b2, cost2) = yours, theirs
    print("feature             yours   scikit-learn")
    rows = [*zip(names, w1[:, 0], w2[:, 0], strict=True), ("bias", b1, b2)]
    for name, mine, other in rows:
        print(f"{name:16s} {mine:8.4f} {other:14.4f}")
    print(f"{'cost':16s} {cost1:8.6f} {cost2:14.6f}")
    print(f"the costs differ by {abs(cost1 - cost2):.0e}")


def draw_thresholds(
    A: Array, Y: Array, ratio: float, count_mistakes: Callable[[Array, Array], tuple[int, int]]
) -> None:
    """Draw what each threshold costs, where a false negative costs more than a false positive.

    Parameters
    ----------
    A, Y : ndarray, shape (1, m)
        Probabilities and labels.
    ratio : float
        What a false negative costs, in false positives.
    count_mistakes : callable
        Returns false positives and false negatives; the student's own.

    Examples
    --------
    >>> from course_utils.reference.tabular import count_mistakes
    >>> A, Y = np.array([[0.05, 0.3, 0.4, 0.9]]), np.array([[0, 0, 1, 1]])
    >>> draw_thresholds(A, Y, 10, count_mistakes)
    [figure] Mistakes and their cost against the threshold. At 0.5: 0 false positives and 1 false
    negatives cost 10. Cheapest here: the threshold 0.30, with 0 and 0, which cost 0.
    """
    thresholds = np.linspace(0.005, 0.995, 199)
    counts = np.array([count_mistakes((t < A).astype(int), Y) for t in thresholds])
    costs = counts @ [1, ratio]
    best, half = int(np.argmin(costs)), 99
    fig, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.6), layout="constrained")
    for k, name in enumerate(("false positives", "false negatives")):
        left.plot(
            thresholds, counts[:, k], ("-", "--")[k], color=plotting.LINE_COLOURS[k], label=name
        )
    left.set(title="Mistakes by kind", xlabel="threshold", ylabel="mistakes (tumours)")
    left.legend(loc="upper center")
    right.plot(thresholds, costs, color=plotting.BLUE)
    right.axvline(1 / (1 + ratio), color="black", ls=":", label=f"1 / (1 + {ratio:g})")
    right.set(
        title=f"A false negative costs {ratio:g}",
        xlabel="threshold",
        ylabel="cost (false positives)",
    )
    right.set_ylim(0, 3 * max(costs[half], 1))  # the ends are high enough to hide the middle
    right.legend(loc="upper center")
    plotting.show(
        fig,
        alt=f"Mistakes and their cost against the threshold. At 0.5: {counts[half, 0]} false "
        f"positives and {counts[half, 1]} false negatives cost {costs[half]:g}. Cheapest here: the "
        f"threshold {thresholds[best]:.2f}, with {counts[best, 0]} and {counts[best, 1]}, which "
        f"cost {costs[best]:g}.",
    )
