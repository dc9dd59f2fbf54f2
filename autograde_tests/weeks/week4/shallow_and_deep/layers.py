"""Networks for parity, put together layer by layer: gates in a tree, and folds."""

from itertools import product

import numpy as np

from course_utils.reference import depth
from course_utils.reference.deep import L_model_forward

from ....machinery.calling import Calls
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible


def _fault_of_shapes(parameters, dims):
    if not isinstance(parameters, dict):
        return f"the result is {describe(parameters)}, expected a dict of parameters."
    for layer, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:], strict=True), start=1):
        for name, shape in ((f"W{layer}", (n_out, n_in)), (f"b{layer}", (n_out, 1))):
            if name not in parameters:
                return f"the result has no key {name!r}."
            if np.shape(parameters[name]) != shape:
                return f"{name} has shape {np.shape(parameters[name])}, expected {shape}."
            if not np.isfinite(np.asarray(parameters[name], float)).all():
                return f"{name} has entries that are not finite."
    if len(parameters) > 2 * len(dims) - 2:
        return f"the result has {len(parameters)} arrays, expected {2 * len(dims) - 2}."
    return None


def _fault_of_answers(parameters, n):
    X = np.array(list(product([0, 1], repeat=n))).T
    with np.errstate(all="ignore"):
        AL, _ = L_model_forward(X, parameters)
    ones = X.sum(axis=0)
    if np.abs(AL - 0.5).min() < 0.01:
        return "some probabilities are one half, which is on no side."
    wrong = (AL[0] > 0.5) != ones % 2
    if wrong.all():
        return "every answer is the opposite of what it should be."
    if wrong.any():
        where = ", ".join(str(count) for count in np.unique(ones[wrong])[:6])
        return (
            f"{wrong.sum()} of {2**n} inputs of {n} bits are answered wrong, with these numbers of "
            f"ones: {where}."
        )
    return None


def _judge(units):
    """Return a judge of parameters whose hidden layers have `units(n)` units."""

    def fault(arguments, given):
        several = isinstance(arguments, Calls)
        asked = [one[0] for one in arguments] if several else [arguments[0]]
        for n, parameters in zip(asked, given if several else [given], strict=True):
            dims = [n, *units(n), 1]
            found = _fault_of_shapes(parameters, dims) or _fault_of_answers(parameters, n)
            if found:
                return f"n = {n}: {found}" if several else found
        return None

    return fault


def _sizes(*sizes):
    """Return a draw of several calls, one for each number of bits, in any order."""
    return lambda rng: Calls((int(n),) for n in rng.permutation(sizes))


_tree = _judge(lambda n: [n >> k for k in range(n.bit_length() - 1)])
_folds = _judge(lambda n: [2] * (n.bit_length() - 1))

PARITY_BY_TREE = exercise(
    depth.parity_by_tree,
    "Gates in a tree",
    visible("4 bits", 4, judge=_tree),
    visible("2 and 8 bits", draw=_sizes(2, 8), judge=_tree),
    hidden("2, 4 and 8 bits", _sizes(2, 4, 8), judge=_tree),
    hidden("8 and 16 bits", _sizes(8, 16), judge=_tree, points=2),
)


@PARITY_BY_TREE.equivalent
def gate_by_gate(n):
    parameters, layer = {}, 1
    while n > 1:
        W, b = np.zeros((n, n if layer == 1 else 2 * n)), np.zeros((n, 1))
        for gate in range(n // 2):
            for unit in (2 * gate, 2 * gate + 1):
                if layer == 1:
                    W[unit, 2 * gate : 2 * gate + 2] = 1
                else:
                    W[unit, 4 * gate : 4 * gate + 4] = [1, -2, 1, -2]
            b[2 * gate + 1] = -1
        parameters[f"W{layer}"], parameters[f"b{layer}"] = W, b
        n, layer = n // 2, layer + 1
    return {**parameters, f"W{layer}": np.array([[2, -4]]), f"b{layer}": np.array([[-1]])}


@PARITY_BY_TREE.equivalent
def by_differences(n):
    # |a - b| = relu(a - b) + relu(b - a)
    parameters, layer = {}, 1
    read: np.ndarray = np.eye(n)
    while len(read) > 1:
        blocks = np.eye(len(read) // 2)
        parameters[f"W{layer}"] = np.kron(blocks, np.array([[1, -1], [-1, 1]])) @ read
        parameters[f"b{layer}"] = np.zeros((len(read), 1))
        read = np.kron(blocks, np.ones((1, 2)))
        layer += 1
    parameters[f"W{layer}"] = 12 * read
    parameters[f"b{layer}"] = -6 * np.ones((1, 1))
    return parameters


PARITY_BY_TREE.wrong("""
    np.ones((2, 2))) @ read → np.ones((2, 2)))
        From the second hidden layer on, a weight matrix has to read the gates below first: their
        results are differences of two units each.
    [[1.0, -2.0]] → [[1.0, -1.0]]
        Two ones in a gate give 1 in yours: an inclusive or. How often must the second unit be
        taken away?
    [[0.0], [-1.0]] → [[0.0], [0.0]]
        Both units of a gate bend at the same place. Where must the second begin to rise?
    np.kron(np.eye(gates), np.ones((2, 2))) → np.kron(np.ones((2, 2)), np.eye(gates))
        The units of one gate do not follow one another everywhere: rows 0 and 1 of W1 and b1 are
        the first gate's. Compare all of them for n = 4.
    len(read) > 1 → len(read) > 2
        The tree stops one gate early: two bits are left.
    np.array([[-6.0]]) → np.array([[0.0]])
        At the end, the last gate gives 0 or 1. What bias puts these on two sides?
    np.array([[-6.0]]) → np.array([[6.0]])
    12 * read → -12 * read
        Your network says the opposite at the end.
    parameters[f"W{layer}"], parameters[f"b{layer}"] = 12 * read, np.array([[-6.0]]) →
        The output unit is missing. It reads the last gate.
""")

PARITY_BY_FOLDING = exercise(
    depth.parity_by_folding,
    "The number of ones, folded",
    visible("4 bits", 4, judge=_folds),
    visible("2 and 8 bits", draw=_sizes(2, 8), judge=_folds),
    hidden("2, 4 and 8 bits", _sizes(2, 4, 8), judge=_folds),
    hidden("8 and 16 bits", _sizes(8, 16), judge=_folds, points=2),
)


@PARITY_BY_FOLDING.equivalent
def in_a_for_loop(n):
    folds = int(np.log2(n))
    parameters = {"W1": np.ones((2, n))}
    for layer in range(1, folds + 1):
        parameters[f"b{layer}"] = np.array([[0], [-n / 2**layer]])
        parameters[f"W{layer + 1}"] = np.array([[1, -2], [1, -2]])
    parameters[f"W{folds + 1}"] = np.array([[1, -2]])
    return parameters | {f"b{folds + 1}": np.array([[-0.5]])}


@PARITY_BY_FOLDING.equivalent
def by_distance_from_the_middle(n):
    # min(s, n - s) = n/2 - |s - n/2|, and |t| = relu(t) + relu(-t)
    half, parameters, layer = n / 2, {}, 1
    read, rest = np.ones((1, n)), 0.0
    while half >= 1:
        parameters[f"W{layer}"] = np.array([[1], [-1]]) @ read
        parameters[f"b{layer}"] = np.array([[rest - half], [half - rest]])
        read, rest = -np.ones((1, 2)), half
        half, layer = half / 2, layer + 1
    return {**parameters, f"W{layer}": 12 * read, f"b{layer}": np.array([[12 * rest - 6]])}


PARITY_BY_FOLDING.wrong("""
    [[0.0], [-1.0 * n]] → [[0.0], [-1.0]]
        Your second unit bends at 1 in every layer. The middle of what s can be moves: it is half
        as far after each fold.
    [[0.0], [-1.0 * n]] → [[0.0], [-2.0 * n]]
        Your second unit begins to rise at the end of what s can be. The fold is in the middle.
    [[1.0, -2.0]] → [[1.0, -1.0]]
        Beyond the middle, your layer stays level. How often must the second unit be taken away so
        that it comes down as it went up?
    n > 1: → n > 2:
        One fold is missing: more than 0 and 1 are left at the end.
    [[-6.0]] → [[0.0]]
        At the end, 0 and 1 are left. What bias puts them on two sides?
    12 * read → -12 * read
    [[-6.0]] → [[6.0]]
        Your network says the opposite at the end.
    np.vstack([read, read]) → read
        Your hidden layers have one unit. One unit bends; to fold it takes two.
    parameters[f"W{layer}"], parameters[f"b{layer}"] = 12 * read, np.array([[-6.0]]) →
        The output unit is missing. It reads the last fold.
""")
