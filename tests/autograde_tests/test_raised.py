"""Hints for functions that raise: is each certain, and about the line at hand?

Each message is made by raising it, so that a new wording of Python's or NumPy's is noticed here.
"""

import itertools
import linecache
import math
import types

import numpy as np
import pytest

from autograde_tests.machinery.caches import cache_of
from autograde_tests.machinery.calling import Calls, Failure, call
from autograde_tests.machinery.raised import LONGEST, hint_of

NUMBERS = itertools.count()


class Counting:
    """Something that has to be made before it can count."""

    def count(self, X, y):
        """Count nothing."""


A, W, b, v = np.ones((3, 5)), np.ones((3, 2)), np.ones((2, 1)), np.ones(3)
P = {"W1": W, "b1": b, "W2": W, "b2": b, "W3": W, "b3": b}
G = {"dW1": W, "db1": b}
SEVERAL = (
    "An array's comparison has a yes or no for each entry, and here one for all is needed. "
    "`np.where`, or a product with the comparison, decides entry by entry."
)


def run(source):
    """Return the names of a notebook in which a cell has run, and the cell's last function."""
    file = f"<cell {next(NUMBERS)}>"
    linecache.cache[file] = len(source), None, source.splitlines(keepends=True), file
    names = {"np": np, "math": math, "rng": np.random.default_rng(0), "pair": lambda x: (x, x)}
    exec(compile(source, file, "exec"), names)
    functions = [each for each in names.values() if isinstance(each, types.FunctionType)]
    return names, functions[-1]


def hinted(source, *arguments, exercises=()):
    """Return the hint for the exception that the last function of a cell raises."""
    names, function = run(source)
    code = function.__code__
    parameters = code.co_varnames[: code.co_argcount]
    failure = call(function, arguments, parameters).failure
    return hint_of(failure, arguments, parameters, source, names, exercises)


def written(parameters, body):
    """Return a cell with one function."""
    return f"def f({parameters}):\n" + "".join(f"    {line}\n" for line in body.splitlines())


NAMES = [
    (
        "dim",
        "return np.zeros((n_x, 1))",
        (3,),
        "`n_x` has no value in this function. Its input is called `dim`.",
    ),
    (
        "dim, X",
        "return np.zeros((n_x, 1))",
        (
            3,
            A,
        ),
        "`n_x` has no value in this function. Its inputs are called `dim` and `X`.",
    ),
    ("cache", "return cahce", (3,), "`cahce` has no value here. Is `cache` meant?"),
    (
        "cache",
        "return A1",
        ({"A1": v},),
        '`A1` has no value of its own here; `cache` has an entry for it: `cache["A1"]`.',
    ),
    ("X", "cost = 1\nreturn Cost", (v,), "`Cost` has no value here. Is `cost` meant?"),
    ("x", "return exp(x)", (v,), "NumPy's `exp` is called with the module in front: `np.exp`."),
    (
        "x",
        "return norm(x)",
        (v,),
        "NumPy's `norm` is called with the module in front: `np.linalg.norm`.",
    ),
    (
        "x",
        "return plt.plot(x)",
        (v,),
        "`plt` is a module that nothing has imported yet: `import matplotlib.pyplot as plt` does.",
    ),
    (
        "x",
        "return numpy.exp(x)",
        (v,),
        "The module `numpy` goes by the name `np` in this notebook.",
    ),
    (
        "x",
        "y = [i for i in x]\nreturn i",
        (v,),
        "`i` has a value only inside the brackets of the comprehension that gives it one.",
    ),
    ("x", "return true", (v,), "`true` has no value here. Is `True` meant?"),
    (
        "x",
        "return sigmoid(x)",
        (v,),
        "`sigmoid` is an exercise of this notebook that has not been run: run its cell first.",
    ),
    (
        "x",
        "return [q for q.T in x]",
        (v,),
        "`q` has no value in this function. Its input is called `x`.",
    ),
    (
        "x",
        "return sigmoid + x",
        (v,),
        "`sigmoid` has no value in this function. Its input is called `x`.",
    ),
    ("x", "return W_1(x)", (v,), "`W_1` has no value in this function. Its input is called `x`."),
    (
        "a",
        "return a * b1 + c1(a)",
        (3,),
        "`b1` has no value in this function. Its input is called `a`.",
    ),
]
UNBOUND = [
    (
        "cache",
        "A1 = A1 + 1",
        (3,),
        "This line needs a value of `A1` from before, and there is none yet.",
    ),
    (
        "x",
        "if x is None:\n    y = 3\nreturn y",
        (v,),
        "`y` gets its value in line 3, in a branch or a loop that was passed over.",
    ),
    ("x", "z = y + 1\ny = 2\nreturn z", (v,), "`y` gets its value only further down, in line 3."),
    (
        "x",
        "for i in range(2):\n    cost += i\nreturn cost",
        (v,),
        "This line needs a value of `cost` from before, and there is none yet.",
    ),
    (
        "x",
        "math = math.exp(x)",
        (1.0,),
        "Line 2 makes `math` a variable of this function, which hides the notebook's "
        "`math` from the start. Call the variable something else.",
    ),
    (
        "x",
        "for y in []:\n    pass\nreturn y",
        (v,),
        "`y` gets its value in line 2, in a branch or a loop that was passed over.",
    ),
    (
        "x",
        "a = (\n    a + 1\n)",
        (v,),
        "This line needs a value of `a` from before, and there is none yet.",
    ),
    (
        "x",
        "while len(x) > 9:\n    y = 1\nreturn y",
        (v,),
        "`y` gets its value in line 3, in a branch or a loop that was passed over.",
    ),
    ("x", "x.sort(a)\na, b = 1, 2", (v,), "`a` gets its value only further down, in line 3."),
]
KEYS = [
    (
        "params",
        "L = len(params) // 2\nfor l in range(1, L + 2):\n    z = params['W' + str(l)]",
        (P,),
        "`params` has `W1` to `W3`; this line asks for `W4`. If a loop counts, look at "
        "where it starts and ends.",
    ),
    (
        "params",
        "for l in range(3):\n    z = params['W' + str(l)]",
        (P,),
        "`params` has `W1` to `W3`; this line asks for `W0`. If a loop counts, look at "
        "where it starts and ends.",
    ),
    (
        "params, grads",
        "return params['W1'] - grads['W1']",
        (
            P,
            G,
        ),
        "`grads` comes with the keys `dW1` and `db1`. Is `dW1` meant?",
    ),
    (
        "params",
        "return params['V1']",
        (P,),
        "`params` comes with the keys `W1`, `b1`, `W2`, `b2`, `W3` and `b3`. `V1` is "
        "not among them.",
    ),
    (
        "params",
        "return params['w1']",
        (P,),
        "`params` comes with the keys `W1`, `b1`, `W2`, `b2`, `W3` and `b3`. Is `W1` meant?",
    ),
    (
        "params",
        "return params[1]",
        (P,),
        "`params` comes with the keys `W1`, `b1`, `W2`, `b2`, `W3` and `b3`. `1` is "
        "not among them.",
    ),
    (
        "params",
        "return params['W_1']",
        (P,),
        "`params` comes with the keys `W1`, `b1`, `W2`, `b2`, `W3` and `b3`. Is `W1` meant?",
    ),
    (
        "p, key",
        "return p[key]",
        (
            {"W1": 1, "b1": 1},
            "w1",
        ),
        "`p` comes with the keys `W1` and `b1`. Is `W1` meant?",
    ),
    (
        "p",
        "p['b2'] += 1",
        ({"W1": 1, "b1": 1},),
        "`p` has only `b1`; this line asks for `b2`. If a loop counts, look at where "
        "it starts and ends.",
    ),
    (
        "p",
        "return p['W2']",
        ({"W1": 1, "b1": 2},),
        "`p` has only `W1`; this line asks for `W2`. If a loop counts, look at where "
        "it starts and ends.",
    ),
]
INDICES = [
    (
        "x",
        "return x[3]",
        (v,),
        "Along axis 0, with 3 entries, the last index is 2; this asks for 3.",
    ),
    (
        "x",
        "return x[:, 7]",
        (A,),
        "Along axis 1, with 5 entries, the last index is 4; this asks for 7.",
    ),
    (
        "caches",
        "return caches[3]",
        ([1, 2, 3],),
        "`caches` has 3 entries, so the last index is 2; `3` is beyond that.",
    ),
    (
        "x",
        "return x.shape[1]",
        (v,),
        "`x` has shape (3,), and axes are counted from 0: there is no `x.shape[1]`.",
    ),
    (
        "x",
        "y = x.sum(axis=0)\nreturn y.shape[1]",
        (A,),
        "`y` has too few dimensions, and axes are counted from 0: there is no `y.shape[1]`.",
    ),
    (
        "x",
        "y = []\ny[0] = 3",
        (v,),
        "An index replaces an entry that is there. A list grows by `append`.",
    ),
    (
        "x",
        "return x[0, 0]",
        (v,),
        "The array has 1 dimension, and 2 indices are given. Has a sum, a mean or an "
        "index taken one away?",
    ),
    ("x", "y = x[0]\nreturn y[0]", (v,), "`y` is a single number: it has no entries to index."),
    (
        "x",
        "return x['W1']",
        (v,),
        "`x` is an array, not a dict: its entries have numbers, not names.",
    ),
    (
        "m, x",
        "return x[m / 2]",
        (
            3,
            v,
        ),
        "An array's index is a whole number or a slice, and no text or float. `/` "
        "always gives a float; `//` does not.",
    ),
    (
        "x",
        "for i in range(4):\n    x[i]",
        (v,),
        "Along axis 0, with 3 entries, the last index is 2; this asks for 3. Is it the right "
        "axis? Or does a loop go one round too far?",
    ),
    (
        "x, l",
        "return x[f'W{l}']",
        (
            v,
            1,
        ),
        "`x` is an array, not a dict: its entries have numbers, not names.",
    ),
    (
        "x, l",
        "return x['W' + str(l)]",
        (
            v,
            1,
        ),
        "`x` is an array, not a dict: its entries have numbers, not names.",
    ),
    (
        "x",
        "return x[1.0]",
        (v,),
        "An array's index is a whole number or a slice, and no text or float.",
    ),
    (
        "x",
        "return x[x / 2]",
        (v,),
        "An array that serves as an index holds whole numbers, or True and False.",
    ),
    (
        "y",
        "y = []\ny[0] = 3",
        (v,),
        "An index replaces an entry that is there. A list grows by `append`.",
    ),
]
VALUES = [
    (
        "W, A_prev",
        "return np.dot(W, A_prev)",
        (
            W,
            A,
        ),
        "`W` has shape (3, 2), `A_prev` has (3, 5): the inner sizes, 2 and 3, differ. "
        "Is the left one to be turned (`.T`)?",
    ),
    (
        "W, A_prev",
        "return W @ A_prev",
        (
            W,
            A,
        ),
        "`W` has shape (3, 2), `A_prev` has (3, 5): the inner sizes, 2 and 3, differ. "
        "Is the left one to be turned (`.T`)?",
    ),
    (
        "W, A_prev",
        "return A_prev @ W",
        (
            W,
            A,
        ),
        "`A_prev` has shape (3, 5), `W` has (3, 2): the inner sizes, 5 and 3, differ. "
        "Is the left one to be turned (`.T`)?",
    ),
    (
        "W, A_prev, b",
        "Z = W @ A_prev + b\nreturn Z",
        (
            W,
            A,
            b,
        ),
        "`W` has shape (3, 2), `A_prev` has (3, 5): the inner sizes, 2 and 3, differ. "
        "Is the left one to be turned (`.T`)?",
    ),
    (
        "Y, A",
        "return (Y @ np.log(A) + Y @ A).sum()",
        (np.ones((1, 3)), np.ones((1, 3))),
        "The two sides of a product in this line do not multiply: the inner sizes are 3 and 1. Is "
        "one side to be turned (`.T`), the order to be swapped, or `*` meant, entry by entry?",
    ),
    (
        "x",
        "A2 = pair(x)\nreturn (A2 > 0.5).astype(int)",
        (v,),
        "`pair` gives back several values, and `A2` holds them all: give each a name, or take one.",
    ),
    (
        "W, A",
        "V = W + 1\nreturn V @ A",
        (
            W,
            A,
        ),
        "`V` and `A` do not multiply: the inner sizes are 2 and 3. Is one side to be "
        "turned (`.T`), the order to be swapped, or `*` meant, entry by entry?",
    ),
    (
        "W, A",
        "return W.dot(A)",
        (
            W,
            A,
        ),
        "`W` has shape (3, 2), `A` has (3, 5): the inner sizes, 2 and 3, differ. Is "
        "the left one to be turned (`.T`)?",
    ),
    (
        "W",
        "return W @ W",
        (W,),
        "The left side has shape (3, 2), the right has (3, 2): the inner sizes, 2 and "
        "3, differ. Is a product entry by entry meant, `*`? Or a matrix product, and one side is "
        "to be turned (`.T`)?",
    ),
    (
        "W",
        "return 2 @ W",
        (W,),
        "`2` is no array but a single thing. A number multiplies with `*`.",
    ),
    (
        "W, x",
        "return W @ x",
        (
            W,
            v,
        ),
        "`W` has shape (3, 2), `x` has (3,): the inner sizes, 2 and 3, differ. They "
        "have to be equal.",
    ),
    (
        "W, B",
        "return W * B",
        (
            W,
            W.T,
        ),
        "The shapes (3, 2) of `W` and (2, 3) of `B` do not fit together: rows and "
        "columns are swapped. Is one of the two to be turned?",
    ),
    (
        "W, B",
        "return W + B",
        (
            W,
            v,
        ),
        "The shapes (3, 2) of `W` and (3,) of `B` do not fit together: (3,) counts as "
        "a row of 3. Is a column, (3, 1), meant? `reshape(-1, 1)` makes one.",
    ),
    (
        "P, Q",
        "return np.ones((1, 2)) - 2 * P.T @ Q",
        (np.ones((2, 4)), np.ones((2, 4))),
        "The shapes (1, 2) and (4, 4) do not fit together: along each axis sizes have to be "
        "equal, or one of them 1.",
    ),
    (
        "P, Q",
        "return np.ones((1, 3)) - P.T @ Q",
        (np.ones((2, 2)), np.ones((2, 4))),
        "The shapes (1, 3) and (2, 4) do not fit together: along each axis sizes have to be "
        "equal, or one of them 1.",
    ),
    (
        "W, B",
        "s = B.sum(axis=1)\nreturn W + s",
        (W, np.ones((3, 5))),
        "The shapes (3, 2) of `W` and (3,) do not fit together: (3,) counts as a row of 3. Is a "
        "column, (3, 1), meant? A sum or mean keeps its axis with `keepdims=True`.",
    ),
    (
        "W, B",
        "return W + B",
        (
            W,
            A,
        ),
        "The shapes (3, 2) of `W` and (3, 5) of `B` do not fit together: along each "
        "axis sizes have to be equal, or one of them 1.",
    ),
    (
        "b, W",
        "b += W\nreturn b",
        (
            np.ones((1, 2)),
            W,
        ),
        "An operation in place, such as `+=`, keeps the shape, (1, 2); the result here "
        "would have (3, 2).",
    ),
    (
        "W",
        "W[:, 0] = np.ones(2)",
        (W,),
        "An array of shape (2,) is put into a place of shape (3,).",
    ),
    ("W", "return W.reshape(5, 2)", (W,), "The array has 6 entries; the shape (5, 2) is for 10."),
    (
        "W",
        "return W.reshape(4, -1)",
        (W,),
        "6 entries cannot be shared out by 4: the other axis comes out broken.",
    ),
    ("W", "return W.reshape(4)", (W,), "The array has 6 entries; the shape (4,) is for 4."),
    (
        "W",
        "return np.array([[1, 2], [3]])",
        (W,),
        "An array is made here of parts that differ in length or shape. All have to be alike.",
    ),
    (
        "W",
        "W[0, 0] = [1, 2]",
        (W,),
        "One entry of an array holds one number; a list or an array is put into it here.",
    ),
    (
        "W, A",
        "return np.concatenate([W, A])",
        (
            W,
            A,
        ),
        "Arrays that are joined have equally many dimensions, and may differ in size "
        "along the joined axis only. Is another `axis` meant?",
    ),
    ("Z", "return max(0, Z)", (A,), "`max` compares wholes. `np.maximum` compares entry by entry."),
    (
        "Z",
        "if Z > 0:\n    return Z",
        (A,),
        "An array's comparison has a yes or no for each entry, and here one for all is "
        "needed. `np.where`, or a product with the comparison, decides entry by entry.",
    ),
    (
        "G, M",
        "if G == M:\n    return True",
        (A, A),
        "An array's comparison has a yes or no for each entry, and here one for all is needed. "
        "`np.allclose`, or the largest difference, gives one; the mean of the comparison is the "
        "share of entries that agree.",
    ),
    (
        "G, M",
        "if np.abs(G - M) < 1e-4:\n    return True",
        (A, A),
        "An array's comparison has a yes or no for each entry, and here one for all is needed. "
        "`np.allclose`, or the largest difference, gives one; the mean of the comparison is the "
        "share of entries that agree.",
    ),
    (
        "Y",
        "for i in range(3):\n    if Y[i] == 1:\n        return i",
        (v.reshape(1, 3),),
        "`Y[i]` is no number, since `Y` has shape (1, 3): one entry is `Y[0, i]`.",
    ),
    *(
        ("X, y", body, (A, v), SEVERAL)
        for body in (
            "if X[y == 1] > 0.5:\n    return 1",
            "which = y == 1\nif X[which] > 0.5:\n    return 1",
            "order = np.argsort(y)\nif X[order] > 0.5:\n    return 1",
            "if X[[0, 1]] > 0.5:\n    return 1",
        )
    ),
    ("X, y", "if X[y] > 0.5:\n    return 1", (A, np.array([0, 1])), SEVERAL),
    (
        "Y",
        "i = 0\nwhile i < 3:\n    if Y[i] == 1:\n        return i\n    i += 1",
        (v.reshape(1, 3),),
        "`Y[i]` is no number, since `Y` has shape (1, 3): one entry is `Y[0, i]`.",
    ),
    (
        "Y, i",
        "if Y[i] == 1:\n    return i",
        (v.reshape(1, 3), 0),
        "`Y[i]` is no number, since `Y` has shape (1, 3): one entry is `Y[0, i]`.",
    ),
    (
        "Y",
        "if Y[len(Y) - 1] == 1:\n    return 1",
        (A,),
        "`Y[len(Y) - 1]` is a whole row, since `Y` has shape (3, 5): one entry has two indices.",
    ),
    (
        "Y",
        "for i, _ in enumerate(Y):\n    if Y[-i] == 1:\n        return 1",
        (A,),
        "`Y[-i]` is a whole row, since `Y` has shape (3, 5): one entry has two indices.",
    ),
    (
        "Z",
        "for z in Z:\n    if 1 - np.tanh(z) ** 2 < 0.05:\n        return z",
        (A,),
        "A loop over a matrix goes over its rows: `z` is a row of `Z`.",
    ),
    (
        "w",
        "z = 0\nz += w[0] * 2\nreturn math.exp(-z)",
        (b,),
        "`w[0]` is an array of shape (1,), since `w` has shape (2, 1): `w[0, 0]` is the number.",
    ),
    (
        "w",
        "a = np.zeros(2)\na[0] = w[1] + 1\nreturn a",
        (b,),
        "`w[1]` is an array of shape (1,), since `w` has shape (2, 1): `w[1, 0]` is the number.",
    ),
    (
        "Z",
        "return np.max(Z[:0])",
        (v,),
        "The array is empty here. Does a slice or a condition leave nothing of it?",
    ),
    (
        "x",
        "return math.log(x)",
        (0.0,),
        "`math` has no answer for this number: a logarithm needs one above 0, a root none below.",
    ),
    ("X", "m, n = X.shape", (np.ones((2, 3, 4)),), "2 names on the left, and `X.shape` has 3."),
    ("cache", "A, W, b, d = cache", ((1, 2, 3),), "4 names on the left, and `cache` has 3."),
    ("cache", "A, W = cache", ((1, 2, 3),), "2 names on the left, and `cache` has 3."),
    (
        "cache",
        "for a, b, c in cache:\n    pass",
        ([(1, 2), (3, 4)],),
        "The loop has 3 names for each entry, and an entry has 2.",
    ),
    (
        "x",
        "return int(x)",
        (float("nan"),),
        "What is to become a whole number is nan, no number. Look at where it was computed.",
    ),
    (
        "Y, Z",
        "return Z - Y.shape",
        (
            W,
            A,
        ),
        "`Y.shape` is a tuple of all sizes. Is one of them meant, such as `Y.shape[0]`?",
    ),
    (
        "p",
        "for k, v in p:\n    pass",
        ({"abc": 1},),
        "A loop over `p` gives its keys only. `.items()` gives keys and values.",
    ),
    (
        "x",
        "y = x @ (x + np.ones((2, 1)))",
        (W,),
        "The shapes (3, 2) of `x` and (2, 1) do not fit together: along each axis "
        "sizes have to be equal, or one of them 1.",
    ),
]
AXES = [
    (
        "Z",
        "return np.sum(Z, axis=2)",
        (A,),
        "The array has 2 dimensions, so axes 0 to 1; this asks for axis 2.",
    ),
    (
        "x",
        "return np.sum(x, axis=1)",
        (v,),
        "The array has 1 dimension, so axis 0 only; this asks for axis 1.",
    ),
]
TYPES = [
    (
        "params",
        "return params['W' + 1]",
        (P,),
        "Text and a number do not add: turn the number into text, `str(1)`.",
    ),
    (
        "W, A",
        "return np.concatenate(W, A)",
        (
            W,
            A,
        ),
        "Arrays to join go in as one list: `np.concatenate([a, b])`.",
    ),
    ("x", "return math.exp(x)", (A,), "`math.exp` takes one number. `np.exp` takes a whole array."),
    ("x", "return float(x)", (A,), "One number is needed here, and an array is given."),
    (
        "X",
        "a, b = X.mean()",
        (A,),
        "`X.mean()` is one thing, a number; the left has several names.",
    ),
    (
        "x",
        "return x - None",
        (v,),
        "There is a `None` in what is computed here: a function without `return` gives one.",
    ),
    (
        "x",
        "y = [1].append(x)\nreturn y[0]",
        (v,),
        "`append` changes what it belongs to and gives back None: keep no result.",
    ),
    (
        "x, c",
        "return c['a']",
        (
            v,
            None,
        ),
        "`c` is None here.",
    ),
    ("x", "return x.sum - 1", (v,), "`x.sum` is the function itself; round brackets call it."),
    (
        "x",
        "return [1] - [2]",
        (v,),
        "`[1]` is a list, which does not compute entry by entry: `np.array` makes an array of it.",
    ),
    (
        "x, y",
        "return x - y",
        (
            [1.0],
            [2.0],
        ),
        "`x` is a list, which does not compute entry by entry: `np.array` makes an array of it.",
    ),
    (
        "x",
        "return x * 0.5",
        ([1.0],),
        "A list or a tuple does not compute entry by entry: `np.array` makes an array "
        "of it, and an index takes one of its values.",
    ),
    (
        "x",
        "return x ** 2",
        ((1, 2),),
        "`x` is a tuple of several values: take one of them.",
    ),
    ("p", "return p * 0.1", (P,), "`p` is a dict: compute with its entries, each by its key."),
    ("x", "return x ^ 2", (A,), "A power is written `**` in Python."),
    ("x", "return x ^ 2", (2.5,), "A power is written `**` in Python."),
    (
        "l",
        "return 1 + 'W'",
        (1,),
        "Text and a number do not add: turn the number into text, `str(1)`.",
    ),
    (
        "x",
        "return 'W' + x",
        (2.0,),
        "Text and a number do not add: turn the number into text, `str(x)`.",
    ),
    (
        "x",
        "return x < 1",
        ([2.0],),
        "`x` is a list, which does not compute entry by entry: `np.array` makes an array of it.",
    ),
    (
        "x",
        "return -x",
        ([2.0],),
        "`x` is a list, which does not compute entry by entry: `np.array` makes an array of it.",
    ),
    ("x", "return x + [1]", ((1,),), "`+` joins two tuples; here the other side is a list."),
    (
        "x",
        "return [1] + x",
        (2,),
        "`+` joins two lists; here the other side is a number. A single entry goes "
        "onto a list with `append`.",
    ),
    ("p", "return np.exp(p)", (P,), "`p` is a dict: compute with its entries, each by its key."),
    (
        "x",
        "return np.exp(None)",
        (P,),
        "There is a `None` in what is computed here: a function without `return` gives one.",
    ),
    (
        "x",
        "return (x > 0) & x",
        (v,),
        "`&`, `|` and `~` combine what is True or False. Put each comparison in "
        "brackets of its own: `(a > 0) & (b > 0)`.",
    ),
    (
        "x",
        "return ~x",
        (v,),
        "`&`, `|` and `~` combine what is True or False. Put each comparison in "
        "brackets of its own: `(a > 0) & (b > 0)`.",
    ),
    (
        "x",
        "return (x > 0) - (x < 0)",
        (v,),
        "True and False have no minus: `.astype(float)` makes 1 and 0 of them.",
    ),
    (
        "W",
        "return W(0)",
        (W,),
        "`W` is an array, not a function. An index stands in square brackets, and a "
        "product needs its `*`.",
    ),
    ("X", "return X.shape(0)", (W,), "`shape` is no function: it takes no round brackets."),
    (
        "x",
        "sum = 0\nreturn sum(x)",
        (v,),
        "Line 2 makes `sum` a variable, which hides Python's function of that name. "
        "Call the variable something else.",
    ),
    ("x", "return np(x)", (v,), "`np` is a module, not a function. Which function of it is meant?"),
    (
        "x",
        "return np.zeros[3]",
        (v,),
        "`np.zeros` is a function: it is called with round brackets.",
    ),
    ("m", "return m[0]", (3.0,), "`m` is a single number: it has no entries to index."),
    (
        "L",
        "for l in L:\n    pass",
        (3,),
        "`L` is a single number. A loop that counts goes over `range(L)`.",
    ),
    (
        "L",
        "return sum(L)",
        (3,),
        "A single number stands where a list or an array is gone through, entry by entry.",
    ),
    (
        "L",
        "for n in range(L):\n    pass",
        ([3, 5],),
        "`range` counts up to a whole number, and `L` is a list. `for … in L` goes through its "
        "entries, `range(len(L))` through their places.",
    ),
    (
        "L, M",
        "return all(L[1:] < M[1:])",
        ([3, 5], [4, 6]),
        "Comparing two lists, or two numbers, gives one True or False. Arrays are compared entry "
        "by entry: `np.array` makes an array of a list.",
    ),
    (
        "L",
        "return all(L < 3)",
        (2,),
        "Comparing two lists, or two numbers, gives one True or False. Arrays are compared entry "
        "by entry: `np.array` makes an array of a list.",
    ),
    (
        "make, X",
        "learner = make\nlearner.count(X)\nreturn learner",
        (Counting, 3),
        "`learner` is `make` itself: round brackets, `make()`, call it.",
    ),
    (
        "W, b",
        "table = np.zeros((2, 3))\ntable[:, 1] = b\nreturn table",
        (W, b),
        "An array of shape (2, 1) is put into a place of shape (2,). Its column, `[:, 0]`, has "
        "that shape.",
    ),
    ("L", "return len(L)", (3,), "A single number has no length."),
    (
        "L",
        "return range(L / 2)",
        (3,),
        "A whole number is needed here. `/` always gives a float; `//` does not.",
    ),
    (
        "L",
        "return range(L)",
        ([3],),
        "A list stands where a whole number is needed. Its length is `len(…)`.",
    ),
    (
        "L",
        "return range(L)",
        (2.0,),
        "A whole number is needed here, and a float is given. Is it the value that is meant here, "
        "in its place? If it is, `int(…)` makes a whole number of it.",
    ),
    (
        "L",
        "return np.zeros(L)",
        (2.0,),
        "A whole number is needed here, and a float is given. Is it the value that is meant here, "
        "in its place? If it is, `int(…)` makes a whole number of it.",
    ),
    (
        "n",
        "return np.zeros(n, 3)",
        (3,),
        "A shape goes in as one thing, in brackets of its own: `np.zeros((2, 3))`.",
    ),
    (
        "n",
        "return np.random.randn((n, 3))",
        (3,),
        "A tuple stands where one whole number is needed.",
    ),
    (
        "d",
        "return d[[1]]",
        ({},),
        "The key of a dict is text, a number or a tuple; here it is a list.",
    ),
    (
        "caches",
        "return caches['a']",
        ([1],),
        "`caches` is a list, not a dict: its entries have numbers, not names.",
    ),
    (
        "caches",
        "return caches[0, 1]",
        ([1],),
        "`caches` is a list, which takes one index at a time: `[i][j]`.",
    ),
    (
        "caches, m",
        "return caches[m / 2]",
        (
            [1],
            2,
        ),
        "`caches` is a list, and its index a whole number. `/` always gives a float; "
        "`//` does not.",
    ),
    (
        "p",
        "for k in p:\n    k['a']",
        (P,),
        "What is indexed here is text, not a dict. A loop over a dict gives its keys.",
    ),
    ("x", "return sum(x, axis=0)", (A,), "Python's own `sum` has no `axis`. Is `np.sum` meant?"),
    ("x", "return max(x, axis=0)", (A,), "Python's own `max` has no `axis`. Is `np.max` meant?"),
    ("x", "return np.sum(x, axes=0)", (A,), "`sum` has no input `axes`. Is `axis` meant?"),
    (
        "x",
        "return np.sum(x, axis=0, keepdim=True)",
        (A,),
        "`sum` has no input `keepdim`. Is `keepdims` meant?",
    ),
    (
        "x",
        "return x.sum(axis=0, keepdim=True)",
        (A,),
        "`sum` has no input `keepdim`. Is `keepdims` meant?",
    ),
    (
        "p",
        "return {[1]: 2}",
        (v,),
        "The key of a dict is text, a number or a tuple; here it is a list.",
    ),
    (
        "x",
        "return sum(x)",
        (["W1"],),
        "Text and a number do not add: turn the number into text, `str(…)`.",
    ),
    (
        "x",
        "x['a'] = 1",
        ((1,),),
        "`x` is a tuple, whose entries cannot be replaced. Make a new one.",
    ),
    ("x", "x[0] = 1", ((1,),), "`x` is a tuple, whose entries cannot be replaced. Make a new one."),
    ("x", "x[0] = 1", (3,), "`x` is a single number: it has no entries."),
    ("x", "x[0] = 1", (None,), "`x` is None here."),
    (
        "x",
        "return x / np.linalg.norm(x, axis=1, keepdim=True)",
        (W,),
        "`norm` has no input `keepdim`. Is `keepdims` meant?",
    ),
    (
        "x",
        "return sum(x, axis=1, keepdims=True)",
        (W,),
        "Python's own `sum` has no `axis`. Is `np.sum` meant?",
    ),
    (
        "w, x",
        "return w @ x",
        (
            2.0,
            3.0,
        ),
        "`@` multiplies arrays. Two numbers multiply with `*`.",
    ),
    (
        "x, a",
        "return a > 0",
        (
            v,
            "relu",
        ),
        "`a` is text, not a number.",
    ),
    (
        "x, a",
        "return a - 1",
        (
            v,
            "relu",
        ),
        "`a` is text, not a number.",
    ),
    (
        "n",
        "return np.zeros((n, None))",
        (2,),
        "There is a `None` in what is computed here: a function without `return` gives one.",
    ),
    (
        "n",
        "return rng.standard_normal(n, 3)",
        (3,),
        "A shape goes in as one thing, in brackets of its own: `rng.standard_normal((2, 3))`.",
    ),
    (
        "x",
        "return x - 1",
        (np.array([None]),),
        "There is a `None` in what is computed here: a function without `return` gives one.",
    ),
    (
        "x",
        "return x(2)",
        (None,),
        "There is a `None` in what is computed here: a function without `return` gives one.",
    ),
]
ATTRIBUTES = [
    ("x", "return np.tranpose(x)", (A,), "NumPy has no `tranpose`. Is `np.transpose` meant?"),
    ("x", "return np.norm(x)", (A,), "NumPy has no `norm`. Is `np.linalg.norm` meant?"),
    (
        "x",
        "return np.sigmoid(x)",
        (A,),
        "`sigmoid` is a function of this notebook: no module's name goes in front.",
    ),
    (
        "x",
        "return x.astype(np.int)",
        (A,),
        "Python's own `int` is meant: it goes by its name alone.",
    ),
    ("x", "return math.abs(x)", (2.0,), "`math` has no `abs`. Is `np.abs` meant?"),
    (
        "x",
        "return x.shape",
        ((1, 2),),
        "`x` is a tuple of several values: take one of them.",
    ),
    (
        "x",
        "return x.shape",
        ([1, 2],),
        "`x` is a list. An array has `shape`: `np.array` makes one of it.",
    ),
    ("x", "return x.W1", (P,), '`x` is a dict: an entry is taken with its key, `x["W1"]`.'),
    ("x", "return x.key()", (P,), "A dict has no `key`. Is `keys` meant?"),
    ("x", "return x.shape", (3.0,), "`x` is a number, so there is no `shape`."),
    ("x", "return x.shpae", (A,), "An array has no `shpae`. Is `shape` meant?"),
    (
        "x",
        "return x.append(1)",
        (A,),
        "An array keeps its length. A list can `append`; `np.append` makes a new array.",
    ),
    ("x", "return x.exp()", (A,), "`exp` is a function of NumPy, not an array's own: `np.exp(x)`."),
    (
        "x",
        "return rng.randn(3)",
        (A,),
        "A generator has no `randn`; what it has instead is `standard_normal`.",
    ),
    ("x", "return x.apend(3)", ([1],), "A list has no `apend`. Is `append` meant?"),
    ("x", "return x.shape", (None,), "`x` is None here."),
    ("x", "for k, a in x.items():\n    pass", (v,), "`x` is an array, not a dict."),
    ("x", "return x.T", ("relu",), "`x` is text, so there is no `T`."),
    ("p", "return p.T", (P,), "`p` is a dict: compute with its entries, each by its key."),
    ("rng", "return rng.choice(3)", (None,), "`rng` is None here."),
    ("p", "return p.key()", (P,), "A dict has no `key`. Is `keys` meant?"),
]
OTHERS = [
    ("m", "return 1 / m", (0,), "`m` is 0 in this case."),
    (
        "x, m",
        "return x / (m - 1)",
        (
            1.0,
            1,
        ),
        "`m - 1` is 0 in this case.",
    ),
    (
        "x",
        "return f(x)",
        (1.0,),
        "`f` calls itself here, again and again. Is another function meant?",
    ),
    (
        "x",
        "return math.exp(x)",
        (1000.0,),
        "The result is too large for a number, which ends near 1e308; `exp` gets there at 710.",
    ),
    (
        "x",
        "return np.empty((10**7, 10**7))",
        (1,),
        "An array of shape (10000000, 10000000) does not fit into memory. Are its sizes meant?",
    ),
    (
        "x",
        "return np.linalg.inv(x)",
        (np.zeros((2, 2)),),
        "The matrix has no inverse: its rows depend on one another.",
    ),
    (
        "x",
        "return np.linalg.inv(x)",
        (A,),
        "Only a square matrix has an inverse or a determinant, and this one is not square.",
    ),
    (
        "x",
        "for k in x:\n    x[k + 'a'] = 1",
        ({"a": 1},),
        "A loop goes over a dict that it changes. Let it go over `list(…)` of its keys.",
    ),
    (
        "x",
        "assert x.shape == (1, 1)",
        (A,),
        "Your own check does not hold in this case: `assert x.shape == (1, 1)`.",
    ),
    (
        "x",
        "assert x.shape == (1, 1), 'shape'",
        (A,),
        "Your own check does not hold in this case: `assert x.shape == (1, 1), 'shape'`.",
    ),
    (
        "x",
        "with np.errstate(all='raise'):\n    return np.log(x)",
        (np.zeros(2),),
        "`log` is asked for what is infinite, such as 1 / 0 or the logarithm of 0.",
    ),
    (
        "x, a",
        "return x * a",
        (
            v,
            "relu",
        ),
        "Text is computed with here, as if it were a number.",
    ),
]


@pytest.mark.parametrize(
    ("parameters", "body", "arguments", "hint"),
    [*NAMES, *UNBOUND, *KEYS, *INDICES, *VALUES, *AXES, *TYPES, *ATTRIBUTES, *OTHERS],
)
def test_the_hint_says_what_is_the_case(parameters, body, arguments, hint):
    """Is each exception explained in the student's own words?"""
    found = hinted(written(parameters, body), *arguments, exercises=["sigmoid"])
    assert found == hint
    assert len(found) <= LONGEST


OWN = """\
def g(x):
    x + 1

def h(x):
    return x, x

def k(x, w):
    return x * w

class V:
    def add(other):
        return other

def f(x):
"""


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("return g(x)['a']", "`g` gives back None here. Is there a `return` that"),
        ("y = g(x)\nreturn y * 2", "`g` gives back None here."),
        ("return 2 * g(x)", "`g` gives back None here."),
        ("a, b = g(x)", "`g` gives back None here."),
        ("return np.exp(g(x))", "There is a `None` in what is computed here:"),
        ("a, b = k(x, x)", "2 names on the left, and `k(x, x)` has more."),
        ("a, b = k(1, 2)", "`k` gives back one thing, a number; the left has several names."),
        ("y = h(x)\nreturn y - 1", "`h` gives back several values, a tuple:"),
        ("y = h(x)\nreturn y.shape", "`h` gives back several values, a tuple:"),
        ("return k(x)", "Compare this line with what the function takes: `k(x, w)`."),
        ("return k(x, x, x)", "Compare this line with what the function takes: `k(x, w)`."),
        ("return k(x, W=3)", "`k` has no input `W`. Is `w` meant?"),
        ("return V().add(x)", "A method's first input is the object: `def add(self, other)`."),
        ("return k - 1", "`k` is the function itself; round brackets call it."),
    ],
)
def test_functions_of_the_students_own_are_named(body, hint):
    """Is it said which function gave what cannot be used, and what it takes?"""
    cell = OWN + "".join(f"    {line}\n" for line in body.splitlines())
    assert hinted(cell, A).startswith(hint)


def test_a_function_that_takes_something_else_is_told_what_the_check_hands_over():
    """Is it said with what the check calls, if not as the function is defined?"""
    names, function = run("def f(X):\n    return X\n")
    failure = call(function, (A, 3), ("X", "n")).failure
    assert hint_of(failure, (A, 3), ("X", "n"), "", names) == (
        "The check calls `f` with `X` and `n`: it has to take these."
    )


DIVIDES = "def f(m):\n    return 1 / m\n"


@pytest.mark.parametrize("source", ["", "%matplotlib inline\n" + DIVIDES, "def f(m:", "x = 3"])
def test_without_the_source_the_line_alone_is_read(source):
    """Is a hint still given, with nothing of the arguments in it?"""
    _, function = run(DIVIDES)
    failure = call(function, (0,), ("m",)).failure
    assert hint_of(failure, (0,), ("m",), source) == "`m` is 0 in this case."
    _, function = run(written("p", "return p['W2']"))
    failure = call(function, ({"dW2": 1},), ("p",)).failure
    assert hint_of(failure, ({"dW2": 1},), ("p",), source) == ""


@pytest.mark.parametrize("line", ["if 1 / m:", "elif 1 / m:", "for i in range(1 // m):"])
def test_the_first_line_of_a_block_is_read_too(line):
    """Is a line that is no statement by itself understood?"""
    failure = Failure("ZeroDivisionError", "division by zero", 2, line)
    assert hint_of(failure, (0,), ("m",)) == "`m` is 0 in this case."


def test_the_line_is_found_in_the_function_alone():
    """Is the function's text enough, though the line's number is that of the cell?"""
    source = written("x", "return y + 1\ny = 2")
    failure = call(run(source)[1], (1,), ("x",)).failure
    moved = Failure(failure.kind, failure.message, failure.line_number + 10, failure.line)
    assert hint_of(moved, (1,), ("x",), source) == (
        "`y` gets its value only further down, in line 13."
    )


@pytest.mark.parametrize(
    "source",
    [
        written("p", "p = {'b1': 1}\nreturn p['W2']"),
        written("p", "p.pop('W2')\nreturn p['W2']"),
        written("p", "return [p['W2'] for p in [{}]]"),
        written("p", "return (lambda p: p['W2'])({})"),
        "def g(p):\n    return p['W2']\n\ndef f(p):\n    return g({})\n",
        "def g(q):\n    return q['W2']\n\ndef f(p):\n    return g({})\n",
        "class V:\n    def g(self, p):\n        return p['W2']\ndef f(p):\n    return V().g({})\n",
    ],
)
def test_an_argument_that_may_have_changed_is_not_quoted(source):
    """Are the keys of the case's dict kept out of it, where the line may see another?"""
    assert hinted(source, {"W1": 1, "W2": 2, "b1": 3}) == ""


@pytest.mark.parametrize(
    "body",
    [
        "s = {'W': {}}\nreturn [p[key] + s['W'][key] for key in ['b1', 'W']]",
        "s = {}\nreturn p[key] + s[0]",
        "s = {}\np['W2'] = s['W2']",
        "return p['W2' * 20]",
    ],
)
def test_a_key_that_another_dict_lacks_is_left_alone(body):
    """Is nothing said of the argument where another dict of the line was asked?"""
    assert hinted(written("p, key", body), {"W1": 1, "b1": 1}, "b1") == ""


def test_what_a_local_name_has_is_not_guessed():
    """Is nothing said of the entries of a dict that the function makes?"""
    assert hinted(written("x", "d = {}\nreturn d['a']"), 1) == ""


@pytest.mark.parametrize(
    "body",
    [
        "try:\n    y = x / 0\nexcept ZeroDivisionError:\n    pass\nreturn y",
        "y = 1\ndel y\nreturn y",
        "if True:\n    y = 1\n    del y\nreturn y",
    ],
)
def test_a_line_that_failed_is_not_called_passed_over(body):
    """Is it said of no line that it did not run, unless it stands in a branch or a loop?"""
    assert hinted(written("x", body), 1) == ""


def test_a_cache_of_ones_own_is_unknown():
    """Is the stand-in for a cache kept out of hints?"""
    source = "def go(x):\n    return x, {}\n\ndef back(cache):\n    return cache['A1']\n"
    assert hinted(source, cache_of("go", 2.0)) == ""


def test_of_several_calls_a_hint_holds_for_all():
    """Is a hint given only if it is the same whichever call has failed?"""
    source = written("p", "return p['W4']")
    names, _ = run(source)
    failure = Failure("KeyError", "'W4'", 2, "return p['W4']")
    alike, other = Calls([({"W1": 1},), ({"W1": 2},)]), Calls([({"W1": 1},), ({"W2": 1},)])
    assert "asks for `W4`" in hint_of(failure, alike, ("p",), source, names)
    assert hint_of(failure, other, ("p",), source, names) == ""


def test_a_library_that_fails_inside_is_not_taken_for_the_line():
    """Is a name of the line left alone where another function may have raised?"""
    source = written("m", "return other(1 / m)")
    failure = Failure("ZeroDivisionError", "division by zero", 2, "return other(1 / m)")
    names = {"other": linecache.getline}
    hint = hint_of(failure, (2,), ("m",), source, names)
    assert hint == "A number that is divided by is 0 in this case."


@pytest.mark.parametrize(
    ("kind", "message", "line"),
    [
        ("KeyError", "'dW1'", "other(p[name])"),
        ("KeyError", "'dW1'", "other(p['W' + str(1)])"),
        ("KeyError", "'dW1'", 'other(p[f"W{1}"])'),
        ("IndexError", "list index out of range", "other(p[name])"),
        ("ValueError", "too many values to unpack (expected 2)", "a, b = other(p)"),
    ],
)
def test_nothing_is_said_of_what_may_have_failed_inside(kind, message, line):
    """Is there no hint where the line's own part may be right?"""
    source, names = written("p, name", line), {"other": linecache.getline}
    assert (
        hint_of(Failure(kind, message, 2, line), ({"W2": 1}, 1), ("p", "name"), source, names) == ""
    )


def test_a_key_that_the_line_builds_is_its_own():
    """Is the key known by how it begins, though another function is called, too?"""
    line = 'other(p[f"W{l}"])'
    failure, names = Failure("KeyError", "'W3'", 2, line), {"other": linecache.getline}
    hint = hint_of(failure, ({"W1": 1, "W2": 1}, 3), ("p", "l"), written("p, l", line), names)
    assert hint.startswith("`p` has `W1` to `W2`; this line asks for `W3`.")


def test_an_attribute_that_is_missed_inside_is_not_the_lines():
    """Is the name in the line left out where another function may have asked for the same?"""
    line = "other(p.shape)"
    failure = Failure("AttributeError", "'tuple' object has no attribute 'shape'", 2, line)
    names = {"other": linecache.getline}
    hint = hint_of(failure, (A,), ("p",), written("p", line), names)
    assert hint.startswith("Something here is a tuple")
    assert "`p`" not in hint


@pytest.mark.parametrize(("given", "told"), [((), False), ((A, 1), False), ((A, 1, 2), True)])
def test_a_probe_calls_as_it_likes(given, told):
    """Is it not said what the check hands over, where it was a probe that called?"""
    names, function = run("def f(X):\n    return X\n")
    failure = call(lambda *_: function(*given), (A, 1, 2), ("X", "m", "n")).failure
    from_outside = Failure(failure.kind, failure.message)
    hint = hint_of(from_outside, (A, 1, 2), ("X", "m", "n"), "", names)
    assert hint.startswith("The check calls") is told


def test_a_name_that_hides_pythons_own_in_the_notebook_is_found():
    """Is it said that a cell has given `sum` to something else?"""
    names, function = run(written("x", "return sum(x)"))
    names["sum"] = 3
    failure = call(function, ([1],), ("x",)).failure
    assert "run `del sum`" in hint_of(failure, ([1],), ("x",), "", names)


@pytest.mark.parametrize(
    "failure",
    [
        Failure("NotImplementedError", ""),
        Failure("Odd", "odd", 1, "raise Odd('odd')"),
        Failure("ValueError", "odd", 1, "raise ValueError('odd')"),
        Failure("KeyError", "made by hand", 1, "raise KeyError"),
        Failure("NameError", "there is no function go that could make the cache"),
        Failure("AssertionError", "", 1, "check_that(x)"),
        Failure("TypeError", "", 1, "return (\n"),
    ],
)
def test_what_is_not_known_has_no_hint(failure):
    """Is nothing said rather than something vague?"""
    assert hint_of(failure, (1,), ("x",), "def f(x):\n    return x\n") == ""


class Wild(type):
    """A class whose attributes raise."""

    def __getattribute__(cls, name):
        raise RuntimeError(name)


def test_whatever_the_notebook_holds_no_hint_raises():
    """Does an object of the student's that raises cost no more than the hint?"""
    names = {"W": Wild("W", (), {}), "g": Wild}
    failure = Failure(
        "TypeError", "W.g() takes 1 positional argument but 2 were given", 2, "W().g(x)"
    )
    assert hint_of(failure, (1,), ("x",), "def f(x):\n    W().g(x)\n", names) == ""


def test_a_hint_that_is_too_long_is_left_out():
    """Does no hint fill the card?"""
    inputs = [f"a_long_name_of_an_input_{number}" for number in range(12)]
    failure = Failure("NameError", "name 'q' is not defined", 2, "return q")
    source = written(", ".join(inputs), "return q")
    assert hint_of(failure, (), inputs, source) == ""
