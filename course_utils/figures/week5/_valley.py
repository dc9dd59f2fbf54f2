"""The cost of logistic regression over two weights, as week 5's notebook setting_up draws it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.reference.activations import sigmoid

__all__ = ["Valley"]

RATES = 2.0 ** np.arange(-7, 6)
"""The learning rates that are tried, from 1/128 to 32."""


class Valley:
    """The mean cross-entropy over two weights, with the bias held at its best value.

    Parameters
    ----------
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)
        No line separates the classes, or the cost has no bottom.

    Attributes
    ----------
    bottom : (ndarray of shape (2, 1), float)
        The weights and the bias at the lowest cost.

    Examples
    --------
    >>> X = np.array([[1.0, -1.0, 1.0, 1.0, -1.0], [0.0, 1.0, 1.0, -2.0, 0.0]])
    >>> valley = Valley(X, np.array([[1, 0, 1, 0, 1]]))
    >>> w, _ = valley.bottom
    >>> bool(np.all(valley.cost(w + [[0.1, -0.1]]) > valley.cost(w)))
    True
    """

    def __init__(self, X: NDArray[Any], Y: NDArray[Any]) -> None:
        self.X, self.Y = X, Y
        self.bottom = self._bottom()

    def _bottom(self) -> tuple[NDArray[Any], float]:
        """Find the bottom by Newton's method, with the curvature of week 2's cost."""
        D = np.vstack([self.X, np.ones_like(self.Y)])
        v = np.zeros((3, 1))
        for _ in range(30):
            A = sigmoid(v.T @ D)
            v = v - np.linalg.solve((D * A * (1 - A)) @ D.T, D @ (A - self.Y).T)
        return v[:2], v[2, 0]

    def cost(self, w: NDArray[Any]) -> Any:
        """Return the cost in nats, shape (n,), at weights of shape (2, n)."""
        Z = w.T @ self.X + self.bottom[1]
        return np.mean(np.logaddexp(0, Z) - self.Y * Z, axis=1)

    def elongation(self) -> float:
        """Return how many times as long as wide the contours round the bottom are.

        The semi-axes of such an ellipse go with one over the root of the curvatures.
        """
        w, b = self.bottom
        A = sigmoid(w.T @ self.X + b)
        low, high = np.linalg.eigvalsh((self.X * A * (1 - A)) @ self.X.T)
        return float(np.sqrt(high / low))

    def descend(self, rate: float, most: int = 600) -> NDArray[Any]:
        """Go downhill from zero until the cost is within 0.001 of the bottom.

        Parameters
        ----------
        rate : float
        most : int
            After so many steps the descent is given up.

        Returns
        -------
        ndarray, shape (steps + 1, 2)
            One row for each point of the path.
        """
        (w_best, b), w = self.bottom, np.zeros((2, 1))
        goal, path = self.cost(w_best)[0] + 0.001, [w]
        while len(path) <= most and self.cost(w)[0] > goal:
            # above ±30 the sigmoid is 0 or 1 to thirteen digits
            A = sigmoid(np.clip(w.T @ self.X + b, -30, 30))
            w = w - rate * self.X @ (A - self.Y).T / self.Y.size
            path.append(w)
        return np.hstack(path).T

    def fastest_descent(self) -> tuple[float, NDArray[Any]]:
        """Return the rate, of those tried, that takes the fewest steps, and its path."""
        paths = {float(rate): self.descend(rate) for rate in RATES}
        rate = min(paths, key=lambda rate: len(paths[rate]))
        return rate, paths[rate]
