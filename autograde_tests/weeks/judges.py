"""Parts of judges for exercises of several notebooks: columns dealt out, numbers drawn."""

from itertools import combinations

import numpy as np


def columns_of(X, parts):
    """Return, for each pair (x, y), which columns of X are in x; -1 for what is no column.

    An example is known by its first row, whose entries all differ.
    """
    place = {number: i for i, number in enumerate(X[0].tolist())}
    order = [[place.get(number, -1) for number in x[0].tolist()] for x, _ in parts]
    return [
        found if -1 not in found and np.array_equal(x, X[:, found]) else [-1]
        for (x, _), found in zip(parts, order, strict=True)
    ]


def fault_of_labels(Y, parts, order, out_of_step):
    """Return what is wrong with labels whose examples are the columns `order`."""
    labels = np.concatenate([y for _, y in parts], axis=1)
    if len(order) > 1 and order != sorted(order) and np.array_equal(labels, Y):
        return out_of_step
    if np.array_equal(labels, Y[:, order]):
        return None
    return "examples have lost their own labels: a column of Y stands beside another one's of X."


def fault_of_seeds(values, other, same):
    """Return what is wrong with the pairs of two calls with one seed and one with another."""
    first, again, third = ([x[0].tolist() for x, _ in value] for value in values)
    if first != again:
        return f"called again with the same seed, it gives {other}."
    return f"called with another seed, it gives {same}." if first == third else None


def fault_of_draws(parameters, L):
    """Return which layers' weights begin with the same draws, up to a factor; or None.

    The weights are neither zero nor constant. Fewer than 100 may look alike by chance, or come of a
    small case that others judge.
    """
    for first, second in combinations([f"W{layer}" for layer in range(1, L + 1)], 2):
        pair = [np.ravel(parameters[name]) for name in (first, second)]
        size = min(map(len, pair))
        one, other = (draws[:size] / np.linalg.norm(draws[:size]) for draws in pair)
        if size >= 100 and one @ other > 0.999:
            return (
                f"{first} and {second} begin with the same draws: their entries are in proportion."
            )
    return None
