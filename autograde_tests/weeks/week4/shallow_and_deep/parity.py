"""A test for networks that are to compute parity, and the units that they take."""

from itertools import product

import numpy as np

from course_utils.reference import depth
from course_utils.reference.deep import L_model_forward

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible


def _opposite(n):
    built = depth.parity_by_counting(n)
    return built | {"W2": -built["W2"], "b2": -built["b2"]}


def _with_unit(n, weights, bias, share):
    """Return counting with one unit more.

    Lists have so many units that an answer which takes units for bits would never end.
    """
    built = depth.parity_by_counting(n)
    return built | {
        "W1": np.vstack([built["W1"], weights]),
        "b1": np.vstack([built["b1"], [[bias]]]),
        "W2": np.hstack([built["W2"], [[share]]]),
    }


def _one_pattern_wrong(n, zero=1):
    """Return a network that is wrong for a single pattern, in which all bits but one are 1."""
    pattern = np.where(np.arange(n) == zero, -1.0, 1.0)
    return _with_unit(n, pattern, 2.0 - n, 12.0 if n % 2 else -12.0)


def _one_bit_ignored(n, place=1):
    built = depth.parity_by_counting(n)
    W1 = built["W1"].copy()
    W1[:, place] = 0.0
    return built | {"W1": W1}


def _all_ones(n):
    """Return a network that is wrong at n ones only: the last bend is missing."""
    built = depth.parity_by_counting(n)
    W2 = built["W2"].copy()
    W2[0, -1] = 0.0
    return built | {"W2": W2}


def _no_ones(n):
    """Return a network that is wrong at no ones only: a unit more is on there."""
    return _with_unit(n, -np.ones(n), 1.0, 12.0)


def _any_one(n):
    """Return a network that says whether there is a one."""
    return {
        "W1": np.ones((1, n)),
        "b1": np.zeros((1, 1)),
        "W2": np.array([[12.0]]),
        "b2": np.array([[-6.0]]),
    }


def _both(right, faulty, n, *, anywhere=False):
    """Return a draw of two calls: a network that is right, and one that is not, in any order."""

    def draw(rng):
        wrong = faulty(n, int(rng.integers(n))) if anywhere else faulty(n)
        factor = rng.uniform(0.5, 1.5)  # how sure it is
        networks = [
            built | {name: factor * value for name, value in built.items() if name[1] == last}
            for built in (right, wrong)
            for last in [str(len(built) // 2)]
        ]
        return Calls((networks[k],) for k in rng.permutation(2))

    return draw


IS_PARITY = exercise(
    depth.is_parity,
    "A test for networks made by hand",
    visible("a tree of four bits, which is right", depth.parity_by_tree(4), unchanged=True),
    visible("a network that says the opposite", _opposite(3)),
    visible("it says whether there is a one", _any_one(3)),
    visible("it is wrong for one pattern only", _one_pattern_wrong(4)),
    visible("it is wrong only where no bit is 1", _no_ones(3)),
    visible("it is wrong only where all bits are 1", _all_ones(3)),
    visible("it ignores a bit", _one_bit_ignored(4)),
    hidden("more bits: wrong where all are 1", _both(depth.parity_by_list(4), _all_ones, 7)),
    hidden(
        "other bits: one pattern is wrong",
        _both(depth.parity_by_folding(8), _one_pattern_wrong, 9, anywhere=True),
        points=2,
    ),
    hidden(
        "more bits: one is ignored",
        _both(depth.parity_by_counting(5), _one_bit_ignored, 6, anywhere=True),
        points=2,
    ),
    hidden("right, and wrong without ones", _both(depth.parity_by_tree(8), _no_ones, 6)),
)


@IS_PARITY.equivalent
def one_input_at_a_time(parameters):
    for bits in product([0, 1], repeat=parameters["W1"].shape[1]):
        AL, _ = L_model_forward(np.array(bits).reshape(-1, 1), parameters)
        if (AL[0, 0] > 0.5) != (sum(bits) % 2 == 1):
            return False
    return True


@IS_PARITY.equivalent
def by_counting_mistakes(parameters):
    n = len(parameters["W1"].T)
    X = (np.arange(2**n) // 2 ** np.arange(n)[:, np.newaxis]) % 2
    said = L_model_forward(X, parameters)[0] > 0.5
    odd = np.bitwise_xor.reduce(X, axis=0, keepdims=True) == 1
    return np.count_nonzero(said != odd) == 0


IS_PARITY.wrong("""
    np.all( → np.any(
        One right answer is enough for your test. Every input has to be right.
    X.sum(axis=0) % 2 → (X.sum(axis=0) == 1)
        Three ones are odd, too.
    X.sum(axis=0) % 2 → X.max(axis=0)
        Your test asks whether there is a one. Parity asks whether their number is odd.
    repeat=n))) → repeat=n))[1:])
        The first pattern, without any one, is never tried.
    ) == X.sum → ) != X.sum
        Your test calls a network right where it says the opposite.
    repeat=n))).T → repeat=n)))
        Each pattern is a row. The forward pass takes an example for a column.
    parameters["W1"].shape[1] → parameters["W1"].shape[0]
        That is the number of units in the first layer. Where does W1 have one place for each bit?
    AL > 0.5 → AL > 0
        Every probability is above 0. Where is the middle?
""")


@IS_PARITY.mistake(
    "A few inputs wrong pass your test. A network made by hand is right for every input or it is "
    "not right."
)
def nearly_right(parameters):
    X = np.array(list(product([0, 1], repeat=parameters["W1"].shape[1]))).T
    AL, _ = L_model_forward(X, parameters)
    return bool(np.mean((AL > 0.5) == X.sum(axis=0) % 2) > 0.8)


@IS_PARITY.mistake(
    "You try inputs with a single one only. Parity depends on all bits together: try every pattern."
)
def single_ones(parameters):
    AL, _ = L_model_forward(np.eye(parameters["W1"].shape[1]), parameters)
    return bool(np.all(AL > 0.5))


def _ways(how, *powers):
    """Return a draw of calls with 2 to these powers for the number of bits, in any order."""
    return lambda rng: Calls((2 ** int(k), how) for k in rng.permutation(powers))


UNITS_NEEDED = exercise(
    depth.units_needed,
    "What parity costs",
    visible("the list of 8 bits", 8, "list"),
    visible("the tree of 4 bits", 4, "tree"),
    visible("counting 4 bits", 4, "counting"),
    visible("folding 4 bits", 4, "folding"),
    visible("8 bits: tree and folding", draw=lambda _: Calls([(8, "tree"), (8, "folding")])),
    hidden("lists of 2, 4 and 16 bits", _ways("list", 1, 2, 4)),
    hidden("trees of 2, 16 and 1024 bits", _ways("tree", 1, 4, 10)),
    hidden("counting 2, 16 and 64 bits", _ways("counting", 1, 4, 6)),
    hidden("folding 2, 16 and 1024 bits", _ways("folding", 1, 4, 10), points=2),
)


@UNITS_NEEDED.equivalent
def layer_by_layer(n, how):
    if how == "list":
        return sum(1 for bits in product([0, 1], repeat=n) if sum(bits) % 2)
    if how == "counting":
        return n
    units = 0
    while n > 1:
        units += n if how == "tree" else 2
        n //= 2
    return units


@UNITS_NEEDED.equivalent
def by_logarithms(n, how):
    if how == "folding":
        return 2 * int(np.log2(n))
    if how == "tree":
        return 2 * n - 2
    return 2**n / 2 if how == "list" else n


UNITS_NEEDED.wrong("""
    2 ** (n - 1) → 2**n
        You count a unit for every pattern. How many of the patterns are odd?
    2 ** (n - 1) → n**2
        Each further bit makes twice as many patterns.
    2 * (n - 1) → n - 1
        Those are the gates of the tree. How many units has a gate?
    2 * (n - 1) → 2 * n
        Your tree has one gate too many. Two bits need one gate; each gate leaves one bit less.
    2 * (n - 1) → n
        That is the tree's first hidden layer. The gates after it count, too.
    2 * layers → layers
        One unit in each layer cannot fold: there are two.
    2 * layers → 2 * layers + 2
        Count the folds again: with two bits, one fold leaves only 0 and 1.
    2 * layers → n
        Each fold halves what s can be. How often can n be halved?
    2 * (n - 1) → n * layers
        You count n units in every hidden layer. Each layer leaves half as many bits.
    "counting": n → "counting": n - 1
        You stop one bend early. Which unit turns the line at s = n - 1, so that it is right at n?
    "counting": n → "counting": n + 1
        s has n + 1 values. At s = 0 no unit is needed: the first begins to rise there.
    "counting": n → "counting": 1
        The sum is no unit: every unit of the hidden layer adds up the bits by its own weights.
""")
