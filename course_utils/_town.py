"""Make up a town's sales: what week 1 prices.

The data sheet `datasets/town.md` says how they come about.
"""

from typing import NamedTuple

import numpy as np

__all__ = ["Homes", "Sales", "make_homes", "make_sales"]


class Sales(NamedTuple):
    """Buildings and what they were sold for: ``size, price = make_sales()``.

    Attributes
    ----------
    size : ndarray of float64, shape (m,)
        In square metres, rising.
    price : ndarray of float64, shape (m,)
        In thousands of euros.
    """

    size: np.ndarray
    price: np.ndarray


def make_sales(m: int = 60, seed: int = 3) -> Sales:
    """Make up sales: sheds below 30 m² for nothing, then a price that rises ever less steeply.

    A square metre adds 5 thousand euros from 30 to 90 m², 3 thousand from there to 130 m², and 0.5
    thousand beyond. Each price has a standard deviation of 6 %.

    Parameters
    ----------
    m : int
        Number of sales.
    seed : int

    Returns
    -------
    Sales

    Examples
    --------
    >>> size, price = make_sales()
    >>> size.shape, float(price[size < 30].max())
    ((60,), 0.0)
    """
    rng = np.random.default_rng(seed)
    size = np.sort(rng.integers(5, 161, m)).astype(float)
    fair = np.interp(size, [0, 30, 90, 130, 160], [0, 0, 300, 420, 435])
    return Sales(size, np.round(fair * (1 + 0.06 * rng.normal(size=m))))


class Homes(NamedTuple):
    """Homes, what an estate agent thinks of each, and what it was sold for.

    Attributes
    ----------
    X : ndarray of float64, shape (4, m)
        Size in m², bedrooms, minutes on foot to the centre, and the income around in thousand €.
    answers : ndarray of float64, shape (3, m)
        People who fit in, walkability from 0 to 1, and quality of the schools from 0 to 1.
    price : ndarray of float64, shape (m,)
        In thousands of euros.
    """

    X: np.ndarray
    answers: np.ndarray
    price: np.ndarray


def make_homes(m: int, seed: int) -> Homes:
    """Make up homes whose price comes from three answers, which no table of sales has.

    Parameters
    ----------
    m : int
        Number of homes.
    seed : int

    Returns
    -------
    Homes

    Examples
    --------
    >>> X, answers, price = make_homes(5, seed=0)
    >>> X.shape, answers.shape, price.shape
    ((4, 5), (3, 5), (5,))
    """
    rng = np.random.default_rng(seed)
    size = rng.uniform(30, 160, m)
    bedrooms = np.clip(np.round(size / 28 + 0.8 * rng.normal(size=m)), 1, 7)
    walk, income = rng.uniform(2, 45, m), rng.uniform(15, 60, m)
    people = np.minimum(2 * bedrooms, size / 14)  # two to a bedroom, 14 m² each
    walkability = np.maximum(0, 1 - walk / 30)  # beyond half an hour nobody walks
    school = np.clip((income - 20) / 25 + 0.3 * walkability, 0, 1)
    price = 20 + 45 * people + 120 * walkability + 22 * school * people
    X = np.stack([size, bedrooms, walk, income])
    return Homes(X, np.stack([people, walkability, school]), price + 10 * rng.normal(size=m))
