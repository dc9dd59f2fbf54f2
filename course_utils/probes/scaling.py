"""Rules that scale two sets, honest and leaking ones: for week 2's tabular_data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["verdicts"]

Array = NDArray[Any]
Sets = tuple[Array, Array]


def verdicts(
    function: Callable[..., Any], rules: Sequence[str], X_train: Array, X_test: Array
) -> list[Any]:
    """Have several rules tested, of which some use the test set.

    Parameters
    ----------
    function : callable
        Takes a rule and both sets, and says whether the rule leaks.
    rules : sequence of str
        Names in `HONEST` or `LEAKING`.
    X_train, X_test : ndarray, shape (n_x, m)

    Returns
    -------
    list
        What was said of each.

    Examples
    --------
    >>> sets = np.array([[1.0, 3.0]]), np.array([[4.0, 8.0]])
    >>> first = lambda scale, *sets: float(scale(*sets)[1][0, 0])
    >>> verdicts(first, ["centred and scaled"], *sets)
    [1.0]
    """
    return [function((HONEST | LEAKING)[rule], X_train.copy(), X_test.copy()) for rule in rules]


def _mean(X: Array) -> Array:
    return np.asarray(np.mean(X, axis=1, keepdims=True))


def _largest(X: Array) -> Array:
    return np.asarray(np.max(np.abs(X), axis=1, keepdims=True))


def _centred_and_scaled(X_train: Array, X_test: Array) -> Sets:
    """Give each feature a standard deviation of one half: no answer to an exercise."""
    mu, scale = _mean(X_train), 2 * np.std(X_train, axis=1, keepdims=True)
    return (X_train - mu) / scale, (X_test - mu) / scale


def _rounded_otherwise(X_train: Array, X_test: Array) -> Sets:
    """Do the same with a factor above and below the fraction bar, which only rounding shows."""
    mu, scale, factor = _mean(X_train), 2 * np.std(X_train, axis=1, keepdims=True), _mean(X_test)
    return (X_train - mu) / scale, (X_test * factor - mu * factor) / (scale * factor)


def _by_the_largest(X_train: Array, X_test: Array) -> Sets:
    return X_train / _largest(X_train), X_test / _largest(X_train)


def _each_by_its_length(X_train: Array, X_test: Array) -> Sets:
    return X_train / np.linalg.norm(X_train, axis=0), X_test / np.linalg.norm(X_test, axis=0)


def _rules_of_their_own(X_train: Array, X_test: Array) -> Sets:
    return X_train - _mean(X_train), X_test - _mean(X_test)


def _both_together(X_train: Array, X_test: Array) -> Sets:
    mu = _mean(np.hstack([X_train, X_test]))
    return X_train - mu, X_test - mu


def _training_set_only(X_train: Array, X_test: Array) -> Sets:
    """Let the test set into the training set's numbers; its own come out as they should."""
    return X_train - _mean(np.hstack([X_train, X_test])), X_test - _mean(X_train)


def _limited(X_train: Array, X_test: Array) -> Sets:
    """Limit the test set to its second-largest entries: only the largest ones change."""
    return X_train, np.minimum(X_test, np.sort(X_test, axis=1)[:, -2:][:, :1])


def _lifted(X_train: Array, X_test: Array) -> Sets:
    """Lift the test set to its second-smallest entries: only the smallest ones change."""
    return X_train, np.maximum(X_test, np.sort(X_test, axis=1)[:, :2][:, -1:])


HONEST: dict[str, Callable[[Array, Array], Sets]] = {
    "centred and scaled": _centred_and_scaled,
    "rounded otherwise": _rounded_otherwise,
    "by the largest": _by_the_largest,
    "each by its length": _each_by_its_length,
}
"""Rules that do with each test example what they would do with it alone."""

LEAKING: dict[str, Callable[[Array, Array], Sets]] = {
    "rules of their own": _rules_of_their_own,
    "both together": _both_together,
    "training set only": _training_set_only,
    "limited": _limited,
    "lifted": _lifted,
}
"""Rules that use the test set."""
