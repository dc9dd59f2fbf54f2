"""A learning curve, asked with a learner that only the checks know: for week 1's why_now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Nearest", "curve_of"]


class Nearest:
    """Says the label of the nearest example that it has been shown. It learns once.

    Examples
    --------
    >>> learner = Nearest()
    >>> learner.fit([[0.0], [4.0]], [3, 7]).predict([[1.0], [5.0]])
    array([3, 7])
    """

    def __init__(self) -> None:
        self.X: NDArray[Any] | None = None
        self.y: NDArray[Any] = np.zeros(0)

    def fit(self, X: ArrayLike, y: ArrayLike) -> Nearest:
        """Remember examples, one a row, and their labels."""
        if self.X is not None:
            raise RuntimeError("this learner has been trained before: make a new one each time")
        self.X, self.y = np.array(X, dtype=float), np.array(y)
        if len(self.X) != len(self.y):
            raise ValueError(f"fit was handed {len(self.X)} examples and {len(self.y)} labels")
        return self

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """Say a label for each row."""
        if self.X is None:
            raise RuntimeError("this learner has not been trained: call fit before predict")
        rows = np.asarray(X, dtype=float)
        distances = ((rows[:, np.newaxis] - self.X) ** 2).sum(axis=2)
        labels: NDArray[Any] = self.y[distances.argmin(axis=1)]
        return labels


def curve_of(
    learning_curve: Callable[..., Any],
    X: ArrayLike,
    y: ArrayLike,
    X_test: ArrayLike,
    y_test: ArrayLike,
    amounts: Sequence[int],
) -> Any:
    """Call a student's `learning_curve` with a learner that remembers what it is shown.

    Parameters
    ----------
    learning_curve : callable
        Takes what makes a learner, then the arguments that follow.
    X, X_test : array_like, shape (m, n) and (m_test, n)
    y, y_test : array_like, shape (m,) and (m_test,)
    amounts : sequence of int

    Returns
    -------
    anything
        What it returns.

    Examples
    --------
    >>> from course_utils.reference.scale import learning_curve
    >>> data = [[0.0], [9.0], [4.0]], [0, 1, 0], [[5.0], [8.0]], [0, 1]
    >>> [float(error) for error in curve_of(learning_curve, *map(np.array, data), [2, 3])]
    [50.0, 0.0]
    """
    return learning_curve(Nearest, X, y, X_test, y_test, amounts)
