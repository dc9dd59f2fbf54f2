"""The noise of batch normalisation: statistics of a few examples, and of random company."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course_utils.batchnorm_network import BatchNorm

__all__ = ["in_company", "in_groups"]


def in_groups(norm: BatchNorm, size: int) -> BatchNorm:
    """Return a normalisation whose statistics come from a few examples each.

    A step may use many examples and still have the noise of small batches: the columns are
    normalised in groups. Known as ghost batches (Hoffer, Hubara and Soudry, 2017).

    Parameters
    ----------
    norm : BatchNorm
    size : int
        Examples in a group; the last one may be smaller.

    Returns
    -------
    BatchNorm

    Raises
    ------
    ValueError
        If `size` is below 1.

    Examples
    --------
    >>> from course_utils.reference import batchnorm
    >>> norm = BatchNorm(batchnorm.batchnorm_forward, batchnorm.batchnorm_backward)
    >>> one = np.array([[1.0]])
    >>> in_groups(norm, 2).forward(np.array([[1.0, 3.0, 10.0, 50.0]]), one, 0 * one)[0].round(6)
    array([[-1.,  1., -1.,  1.]])
    """
    if size < 1:
        raise ValueError(f"size is {size!r}; a group has one example at least")

    def split(array: np.ndarray) -> list[np.ndarray]:
        return np.split(array, range(size, array.shape[1], size), axis=1)

    def forward(Z: np.ndarray, gamma: np.ndarray, beta: np.ndarray) -> tuple[np.ndarray, list[Any]]:
        results, caches = zip(*(norm.forward(part, gamma, beta) for part in split(Z)), strict=True)
        return np.concatenate(results, axis=1), list(caches)

    def backward(
        dZ_tilde: np.ndarray, caches: list[Any]
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        parts = [norm.backward(*both) for both in zip(split(dZ_tilde), caches, strict=True)]
        dZ, dgamma, dbeta = zip(*parts, strict=True)
        return np.concatenate(dZ, axis=1), np.sum(dgamma, axis=0), np.sum(dbeta, axis=0)

    return BatchNorm(forward, backward)


def in_company(
    X: np.ndarray,
    chosen: int,
    sizes: Sequence[int],
    answer: Callable[[np.ndarray], float],
    draws: int = 100,
    seed: int = 0,
) -> dict[int, list[float]]:
    """Put one example into batches of random company, and collect what comes of it.

    Parameters
    ----------
    X : ndarray, shape (n, m)
    chosen : int
        The example's column.
    sizes : sequence of int
        Of the batches, the example included; m at most.
    answer : callable
        Given a batch in which the example stands first, returns a number.
    draws : int
        Companies of each size.
    seed : int

    Returns
    -------
    dict of int to list of float
        By size, the answers.

    Examples
    --------
    >>> in_company(np.array([[5.0, 1.0, 1.0]]), 0, [1, 2], lambda batch: batch.mean(), draws=2)
    {1: [5.0, 5.0], 2: [3.0, 3.0]}
    """
    rng = np.random.default_rng(seed)
    others = np.delete(np.arange(X.shape[1]), chosen)
    found: dict[int, list[float]] = {}
    for size in sizes:
        found[size] = []
        for _ in range(draws):
            company = rng.choice(others, size - 1, replace=False)
            found[size].append(float(answer(X[:, np.append(chosen, company)])))
    return found
