"""A gradient measured by moving parameters, and the test that is made of it."""

import numpy as np

from course_utils.probes import gradients
from course_utils.reference import logistic
from course_utils.reference.logistic import measured_gradient

from ....machinery.exercises import exercise, hidden, visible


def _polynomial(n):
    """Return a draw of a place and of the numbers in a cost there."""

    def draw(rng):
        C = rng.normal(size=(n, n))
        return rng.normal(size=(n, 1)), float(rng.uniform(0.5, 1.5)), C, float(rng.uniform(1, 2))

    return draw


MEASURED_GRADIENT = exercise(
    logistic.measured_gradient,
    "The slopes of a cost, measured",
    visible("one weight", np.array([[2.0]]), 1.0, np.array([[3.0]]), 2.0, rtol=1e-4),
    visible(
        "three weights",
        np.array([[0.5], [-1.0], [2.0]]),
        -0.5,
        np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 3.0], [0.5, 0.0, 1.0]]),
        1.0,
        rtol=1e-4,
        unchanged=True,
    ),
    hidden("two weights", _polynomial(2), rtol=1e-4),
    hidden("five weights", _polynomial(5), points=2, rtol=1e-4),
    probe=gradients.measured,
)


@MEASURED_GRADIENT.equivalent
def with_copies(cost, w, b):
    h, dw = 1e-5, []
    for j in range(len(w)):
        up, down = w.copy(), w.copy()
        up[j, 0] += h
        down[j, 0] -= h
        dw.append([(cost(up, b) - cost(down, b)) / (2 * h)])
    return {"dw": np.array(dw), "db": (cost(w, b + h) - cost(w, b - h)) / 2e-5}


@MEASURED_GRADIENT.equivalent
def with_rows_of_the_identity(cost, w, b):
    moves = 1e-5 * np.eye(w.size)
    slopes = [(cost(w + move[:, None], b) - cost(w - move[:, None], b)) / 2e-5 for move in moves]
    db = (cost(w, b + 1e-5) - cost(w, b - 1e-5)) / 2e-5
    return {"db": db, "dw": np.reshape(slopes, w.shape)}


@MEASURED_GRADIENT.mistake(
    "All weights move at the same time, and `dw` is one number. Move one weight at a time, and "
    "keep a slope for each."
)
def all_weights_at_once(cost, w, b):
    h = 1e-5
    dw = (cost(w + h, b) - cost(w - h, b)) / (2 * h)
    return {"dw": dw, "db": (cost(w, b + h) - cost(w, b - h)) / (2 * h)}


@MEASURED_GRADIENT.mistake(
    "`up = w` gives the same array a second name, so that both places are one and the cost does "
    "not change. `w.copy()` makes a new array."
)
def with_second_names(cost, w, b):
    h = 1e-5
    dw = np.zeros(w.shape)
    for j in range(len(w)):
        up, down = w, w
        up[j, 0] += h
        down[j, 0] -= h
        dw[j, 0] = (cost(up, b) - cost(down, b)) / (2 * h)
    return {"dw": dw, "db": (cost(w, b + h) - cost(w, b - h)) / (2 * h)}


MEASURED_GRADIENT.wrong("""
    (cost(w + move, b) - cost(w - move, b)) / (2 * h) → (cost(w + move, b) - cost(w - move, b)) / h
    (cost(w, b + h) - cost(w, b - h)) / (2 * h) → (cost(w, b + h) - cost(w, b - h)) / h
        The two places are 2h apart, and you divide by h.
    (cost(w + move, b) - cost(w - move, b)) / (2 * h) →
    (cost(w + move, b) - cost(w - move, b)) / 2 * h
    (cost(w, b + h) - cost(w, b - h)) / (2 * h) → (cost(w, b + h) - cost(w, b - h)) / 2 * h
        `/ 2 * h` divides by 2 and then multiplies by h. The product needs brackets.
    move[j, 0] = h → move[:, 0] = h
        All weights move at once. Move one at a time.
    cost(w + move, b) - cost(w - move, b) → cost(w - move, b) - cost(w + move, b)
    cost(w, b + h) - cost(w, b - h) → cost(w, b - h) - cost(w, b + h)
        The sign is wrong: take the lower place from the upper one.
    cost(w, b + h) - cost(w, b - h) → cost(w + h, b) - cost(w - h, b)
        For the slope along the bias, you move the weights. Move b alone.
    dw = np.zeros(w.shape) → dw = np.zeros(w.shape[0])
    dw[j, 0] → dw[j]
        `dw` is a rank-1 array. It has the shape of w, a column.
    {"dw": dw, "db": db} → {"dw": dw, "db": 0.0}
        The slope along the bias is 0 in your version. It is measured like the others.
""")


def _tested(*names, n=3, m=8):
    """Return a draw of a place at which functions with these gradients are tested."""

    def draw(rng):
        w, X = rng.normal(size=(n, 1)) + 2, rng.normal(size=(n, m)) + 0.5
        return list(names), w, float(rng.uniform(1, 2)), X, rng.normal(size=(1, m))

    return draw


GRADIENT_IS_RIGHT = exercise(
    logistic.gradient_is_right,
    "A test that catches a wrong gradient",
    visible("a right one, and a sign that is wrong", draw=_tested("right", "weights turned round")),
    visible(
        "a right one, and two whose bias is wrong",
        draw=_tested("right", "bias left out", "bias 1 % too long"),
    ),
    visible(
        "a weight that is left out, and a right one", draw=_tested("last weight left out", "right")
    ),
    visible(
        "a right one, and a little too much",
        draw=_tested("right", "weights 1 % too long"),
        unchanged=True,
    ),
    visible("sums in the place of means, and a right one", draw=_tested("summed", "right")),
    hidden("more sums in the place of means", _tested("summed", "right", "summed", n=5)),
    hidden(
        "a bias that climbs, a right one, a bias a little off",
        _tested("bias turned round", "right", "bias 1 % too long", n=4),
    ),
    hidden(
        "a right one, and several faults",
        _tested(
            "right", "weights 1 % too long", "bias left out", "last weight left out", n=5, m=12
        ),
        points=2,
    ),
    uses=("measured_gradient",),
    probe=gradients.verdicts,
)


@GRADIENT_IS_RIGHT.equivalent
def by_the_largest_difference(propagate, w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    h, off = 1e-5, []
    for j in range(len(w)):
        move = np.zeros(w.shape)
        move[j] = h
        slope = (propagate(w + move, b, X, Y)[1] - propagate(w - move, b, X, Y)[1]) / (2 * h)
        off.append(abs(slope - grads["dw"][j, 0]))
    slope = (propagate(w, b + h, X, Y)[1] - propagate(w, b - h, X, Y)[1]) / (2 * h)
    off.append(abs(slope - grads["db"]))
    return max(off) < 1e-4


@GRADIENT_IS_RIGHT.equivalent
def by_the_ratio(propagate, w, b, X, Y):
    def cost(w, b):
        return propagate(w, b, X, Y)[1]

    grads, measured = propagate(w, b, X, Y)[0], measured_gradient(cost, w, b)
    one = np.append(grads["dw"], grads["db"])
    other = np.append(measured["dw"], measured["db"])
    return bool(np.linalg.norm(one - other) < 1e-4 * np.linalg.norm(one + other))


GRADIENT_IS_RIGHT.wrong("""
    same_dw and same_db → same_dw
        You look at the weights only. A gradient is wrong, too, if its `db` is.
    same_dw and same_db → same_db
        You look at the bias only. A gradient is wrong, too, if its `dw` is.
    same_dw and same_db → same_dw or same_db
        Your test passes what is half right: both have to agree, not one of them.
    same_dw and same_db → not (same_dw and same_db)
        The answer is turned round: `True` means that the gradient is right.
    same_dw and same_db → True
        Your test lets every function pass. On what does its answer depend?
    same_dw and same_db → False
        Your test lets no function pass, not even a right one. Measured slopes are never equal to
        the last digit: does it allow a small difference?
    np.allclose(grads["dw"], measured["dw"], rtol=1e-4, atol=1e-6) →
    np.allclose(grads["dw"], measured["dw"], rtol=0.1, atol=0.1)
        Your test is too generous: a gradient that is 1 % too long passes.
    lambda w, b: propagate(w, b, X, Y)[1] → propagate
        `measured_gradient` calls what you give it with w and b alone, and wants a number back. Give
        it a small function that calls `propagate` and returns the cost.
    np.allclose(grads["dw"], measured["dw"], rtol=1e-4, atol=1e-6) → grads["dw"] == measured["dw"]
        `==` compares entry by entry, and to the last digit. You want one answer, and to allow a
        small difference: `np.allclose` does both.
    np.allclose(grads["dw"], measured["dw"], rtol=1e-4, atol=1e-6) →
    np.sum(grads["dw"] - measured["dw"]) < 1e-4
        Differences of opposite sign cancel in your sum, and a negative one is always below the
        limit. Take absolute values first.
    np.allclose(grads["dw"], measured["dw"], rtol=1e-4, atol=1e-6) →
    np.allclose(np.abs(grads["dw"]), np.abs(measured["dw"]), rtol=1e-4, atol=1e-6)
        You compare sizes without their signs. A gradient with the wrong sign climbs.
    np.allclose(grads["dw"], measured["dw"], rtol=1e-4, atol=1e-6) →
    np.isclose(grads["dw"][0, 0], measured["dw"][0, 0], rtol=1e-4)
        You look at the first weight only. Any of them may be wrong.
""")
