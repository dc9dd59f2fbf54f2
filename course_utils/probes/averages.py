"""Averages that have seen nothing yet, and whether each is an array of its own: for week 6."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

__all__ = ["started"]


def started(
    initialize: Callable[[Any], Any], parameters: Mapping[str, Any], numbered: bool = False
) -> Any:
    """Call an initialiser, and perhaps write a number of its own into every array.

    Arrays that are one and the same under two names end with the sum of two numbers.

    Parameters
    ----------
    initialize : callable
        Takes the parameters, returns a dict of arrays or several dicts.
    parameters : mapping of str to ndarray
    numbered : bool
        Whether to add 1 to the first array, in place, 2 to the second and so on. They are taken in
        the order of the dicts and, within a dict, of their names.

    Returns
    -------
    anything
        What the initialiser returned.

    Examples
    --------
    >>> parameters = {"W1": np.ones((1, 2)), "b1": np.ones((1, 1))}
    >>> started(lambda given: {f"d{name}": 0 * p for name, p in given.items()}, parameters, True)
    {'dW1': array([[1., 1.]]), 'db1': array([[2.]])}
    """
    averages = initialize(parameters)
    if numbered:
        dicts = averages if isinstance(averages, list | tuple) else [averages]
        named = [each for each in dicts if isinstance(each, Mapping)]
        values = [each[name] for each in named for name in sorted(each)]
        arrays = [value for value in values if isinstance(value, np.ndarray)]
        for number, array in enumerate(arrays, start=1):
            array += number
    return averages
