"""Parity built by hand, deep and shallow: week 4's answer to why depth helps."""

from itertools import product

import numpy as np

from course_utils.reference.deep import L_model_forward

__all__ = [
    "is_parity",
    "parity_by_counting",
    "parity_by_folding",
    "parity_by_list",
    "parity_by_tree",
    "units_needed",
    "xor_parameters",
]

# how far the last unit's pre-activation is pushed to either side of 0: σ(6) is 0.998
SURE = 12.0


def xor_parameters(low, high):
    """Two ReLU units and a sigmoid unit that say whether two inputs differ.

    The sum of the inputs is 2·low, low + high or 2·high. One unit rises from the first value on,
    the other, counted twice, from the middle on: their difference is a peak at the middle.
    Derived in week 4, notebook shallow_and_deep.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.1.

    Parameters
    ----------
    low, high : float
        The two values an input can have, low < high.

    Returns
    -------
    dict
        ``W1``, shape (2, 2); ``b1``, (2, 1); ``W2``, (1, 2); ``b2``, (1, 1).

    Examples
    --------
    >>> from course_utils.reference.deep import predict
    >>> predict(xor_parameters(0, 1), np.array([[0, 0, 1, 1], [0, 1, 0, 1]]))
    array([[0, 1, 1, 0]])
    """
    slope = 12 / (high - low)
    return {
        "W1": np.array([[1.0, 1.0], [1.0, 1.0]]),
        "b1": np.array([[-2.0 * low], [-1.0 * (low + high)]]),
        "W2": np.array([[slope, -2 * slope]]),
        "b2": np.array([[-6.0]]),
    }


def parity_by_list(n):
    """One hidden layer with a unit for each odd pattern of n bits.

    The unit of a pattern p has weight +1 where p is 1 and −1 where it is 0, and a bias that
    leaves 1 for the pattern itself and at most 0 for any other. Used in week 4, notebook
    shallow_and_deep. Source: the disjunctive normal form of parity.

    Parameters
    ----------
    n : int

    Returns
    -------
    dict
        ``W1``, shape (2ⁿ⁻¹, n); ``b1``, (2ⁿ⁻¹, 1); ``W2``, (1, 2ⁿ⁻¹); ``b2``, (1, 1).

    Examples
    --------
    >>> parity_by_list(3)["W1"].shape
    (4, 3)
    """
    patterns = np.arange(2**n)[:, np.newaxis] >> np.arange(n) & 1
    odd = patterns[patterns.sum(axis=1) % 2 == 1]
    return {
        "W1": 2.0 * odd - 1,
        "b1": 1.0 - odd.sum(axis=1, keepdims=True),
        "W2": np.full((1, len(odd)), SURE),
        "b2": np.array([[-SURE / 2]]),
    }


def parity_by_counting(n):
    """One hidden layer with a unit for each number of ones, bending a line up and down.

    relu(s) − 2 relu(s − 1) + 2 relu(s − 2) − … is 0, 1, 0, 1, … at s = 0, 1, 2, 3, …, where s is
    the number of ones. Used in week 4, notebook shallow_and_deep. Source: Rumelhart,
    Hinton and Williams, Learning internal representations by error propagation (1986), parity,
    with ReLU units instead of thresholds.

    Parameters
    ----------
    n : int

    Returns
    -------
    dict
        ``W1``, shape (n, n); ``b1``, (n, 1); ``W2``, (1, n); ``b2``, (1, 1).

    Examples
    --------
    >>> parity_by_counting(4)["W2"] / SURE
    array([[ 1., -2.,  2., -2.]])
    """
    bends = 2.0 * (-1) ** np.arange(n)
    bends[0] = 1
    return {
        "W1": np.ones((n, n)),
        "b1": -np.arange(float(n)).reshape(n, 1),
        "W2": SURE * bends.reshape(1, n),
        "b2": np.array([[-SURE / 2]]),
    }


def parity_by_tree(n):
    """Layers of exclusive-or gates, each layer half as many as the one before.

    A gate is two ReLU units: relu(a + b) − 2 relu(a + b − 1) is 1 if the bits a and b differ,
    else 0. The subtraction is done by the weights of the next layer. Derived in week 4, notebook
    shallow_and_deep. Source: associativity of exclusive or.

    Parameters
    ----------
    n : int
        A power of two, at least 2.

    Returns
    -------
    dict
        ``W1``, ``b1`` … for log₂ n hidden layers of n, n/2, …, 2 units and one output unit.

    Examples
    --------
    >>> [p.shape[0] for name, p in parity_by_tree(8).items() if name[0] == "W"]
    [8, 4, 2, 1]
    """
    read = np.eye(n)  # how a layer's gates get their bits from the units below: at first, as given
    parameters, layer = {}, 1
    while len(read) > 1:
        gates = len(read) // 2
        # both units of a gate add the gate's two bits
        parameters[f"W{layer}"] = np.kron(np.eye(gates), np.ones((2, 2))) @ read
        parameters[f"b{layer}"] = np.tile([[0.0], [-1.0]], (gates, 1))
        read = np.kron(np.eye(gates), [[1.0, -2.0]])  # type: ignore[assignment]
        layer += 1
    parameters[f"W{layer}"], parameters[f"b{layer}"] = 12 * read, np.array([[-6.0]])
    return parameters


def parity_by_folding(n):
    """Two units a layer that fold the number of ones, again and again, in the middle.

    s ↦ min(s, n − s) = relu(s) − 2 relu(s − n/2) leaves an even number even and an odd one odd,
    since n is even. Half as many numbers remain, down to 0 and 1. Derived in week 4, notebook
    shallow_and_deep. Source: after Telgarsky, Representation benefits of deep feedforward networks
    (2015).

    Parameters
    ----------
    n : int
        A power of two, at least 2.

    Returns
    -------
    dict
        ``W1``, ``b1`` … for log₂ n hidden layers of two units and one output unit.

    Examples
    --------
    >>> [p.shape[0] for name, p in parity_by_folding(8).items() if name[0] == "W"]
    [2, 2, 2, 1]
    """
    read = np.ones((1, n))  # how s comes from the units below: at first, the sum of the bits
    parameters, layer = {}, 1
    while n > 1:
        n //= 2
        parameters[f"W{layer}"] = np.vstack([read, read])
        parameters[f"b{layer}"] = np.array([[0.0], [-1.0 * n]])
        read = np.array([[1.0, -2.0]])
        layer += 1
    parameters[f"W{layer}"], parameters[f"b{layer}"] = 12 * read, np.array([[-6.0]])
    return parameters


def is_parity(parameters):
    """Whether a network gives the parity of its inputs for every pattern of bits.

    Derived in week 4, notebook shallow_and_deep. Source: the definition.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``, with ReLU units and a sigmoid unit at the end; the columns
        of ``W1`` are as many as bits.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_parity(xor_parameters(0, 1)), is_parity(xor_parameters(0, 2))
    (True, False)
    """
    n = parameters["W1"].shape[1]
    X = np.array(list(product([0, 1], repeat=n))).T
    AL, _ = L_model_forward(X, parameters)
    return bool(np.all((AL > 0.5) == X.sum(axis=0) % 2))


def units_needed(n, how):
    """How many hidden units each way to compute parity takes.

    Derived in week 4, notebook shallow_and_deep. Source: half of all patterns are odd; n bits are
    joined by n − 1 gates of two units; a unit for each number of ones but none; log₂ n folds.

    Parameters
    ----------
    n : int
        Bits, a power of two.
    how : str
        "list", "tree", "counting" or "folding".

    Returns
    -------
    int

    Examples
    --------
    >>> [units_needed(4, how) for how in ("list", "tree", "counting", "folding")]
    [8, 6, 4, 4]
    """
    layers = n.bit_length() - 1
    return {"list": 2 ** (n - 1), "tree": 2 * (n - 1), "counting": n, "folding": 2 * layers}[how]
