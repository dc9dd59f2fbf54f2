"""The answers of the quizzes, worked out here once more: by numbers, or by trying it out."""

import itertools
import math
from pathlib import Path

import numpy as np
import pytest

from autograde_tests.exercises import exercises_of
from autograde_tests.quizzes import Quiz
from autograde_tests.week1 import _questions as week1

ROOT = Path(__file__).resolve().parents[2]


def all_quizzes():
    """Return every quiz that is tried here, by week."""
    quizzes = {"week1": [week1.NEURON, week1.TASKS, week1.SCALE]}
    for week in ("week2", "week3", "week4", "week6"):
        declared = exercises_of(f"{week}/quiz").values()
        quizzes[week] = [exercise for exercise in declared if isinstance(exercise, Quiz)]
    return quizzes


QUESTIONS = {
    f"{week}/{question.key}": question
    for week, quizzes in all_quizzes().items()
    for quiz in quizzes
    for question in quiz.decided
}
KEY = {name: question.reference for name, question in QUESTIONS.items()}


def sigmoid(z):
    """Return the logistic function."""
    return 1 / (1 + np.exp(-np.asarray(z, float)))


def relu(z):
    """Return the positive part."""
    return max(0, z)


def those(**options):
    """Return the letters of the options that are so."""
    return [letter for letter, is_so in options.items() if is_so]


def loss(z, y):
    """Return the cross-entropy of one output."""
    return float(np.logaddexp(0, z) - y * z)


def slope(function, at, step=1e-6):
    """Return a derivative by central difference."""
    return (function(at + step) - function(at - step)) / (2 * step)


def raises(function):
    """Return whether a call raises ValueError."""
    try:
        function()
    except ValueError:
        return True
    return False


def what_the_loss_rewards():
    """Week 2, question 3."""
    fall = lambda low, high: math.log(high) - math.log(low)  # noqa: E731
    slopes = [slope(lambda z: loss(z, 1), z) for z in (-9, -2, 0, 2, 9)]
    return those(
        a=fall(0.1, 0.2) > fall(0.8, 0.99),
        b=slope(lambda z: loss(z, 1), math.log(9)) == 0,
        c=all(-1 < each < 0 for each in slopes),
        d=-math.log(0.001) <= 1,
        e=loss(0, 1) == loss(0, 0),
    )


def shapes_of_dw():
    """Week 2, question 4: the option that gives dw the shape (3, 200) without an error."""
    X, A, row = np.ones((3, 200)), np.ones((1, 200)), np.ones((1, 200))
    options = {
        "a": lambda: np.dot(X, (A - row.T).T),
        "c": lambda: np.dot(X, (A - row)),
        "d": lambda: np.dot(X, (A - row).T),  # w is not in it
    }
    fitting = [
        letter for letter, line in options.items() if not raises(line) and line().shape == (3, 200)
    ]
    assert len(fitting) == 1
    return fitting[0]


def one_step():
    """Week 2, question 7: by the cost's numerical slope."""

    def cost(w):
        return (loss(w * 1, 1) + loss(w * -2, 0)) / 2

    return -0.2 * slope(cost, 0.0)


def ever_longer():
    """Week 2, question 8: what a long run does, record by record."""
    x, y = np.array([-3, -1.5, 1, 2.0]), np.array([0, 0, 1, 1.0])
    w = b = 0.0
    weights, costs, predictions, gradients = [], [], set(), []
    for step in range(20001):
        z = w * x + b
        error = sigmoid(z) - y
        if step and step % 2000 == 0:
            weights.append(abs(w))
            costs.append(np.mean(np.logaddexp(0, z) - y * z))
            predictions.add(tuple(z > 0))
            gradients.append(abs(np.mean(error * x)))
        w, b = w - 0.5 * np.mean(error * x), b - 0.5 * np.mean(error)
    return those(
        a=min(gradients) == 0,
        b=costs[-1] < 0.2 * costs[0] and all(np.diff(costs) < 0),
        c=len(predictions) > 1,
        d=all(np.diff(weights) > 0),
    )


def wrong_slope():
    """Week 2, question 9."""
    line = [a * (1 - a) for a in (0.99, 0.01)]
    alike, moves_down = math.isclose(*line), line[0] > 0
    (answer,) = those(b=not alike, c=alike and moves_down, d=alike and not moves_down)
    return answer


def hidden_rows_differ(**random_parts):
    """Train a small tanh network from equal weights; return whether the rows of W1 part."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(2, 100))
    Y = (X[:1] * X[1:] > 0).astype(float)
    n_h = random_parts.pop("n_h", 3)
    start = random_parts.pop("start", 0.5)
    p = {"W1": np.full((n_h, 2), start), "b1": np.zeros((n_h, 1))}
    p |= {"W2": np.full((1, n_h), start), "b2": np.zeros((1, 1))}
    p |= {name: rng.normal(size=p[name].shape) for name in random_parts}
    for _ in range(100):
        A1 = np.tanh(p["W1"] @ X + p["b1"])
        A2 = sigmoid(p["W2"] @ A1 + p["b2"])
        dZ2 = (A2 - Y) / 100
        dZ1 = p["W2"].T @ dZ2 * (1 - A1**2)
        p["W2"] = p["W2"] - 0.3 * dZ2 @ A1.T
        p["b2"] = p["b2"] - 0.3 * dZ2.sum(axis=1, keepdims=True)
        p["W1"] = p["W1"] - 0.3 * dZ1 @ X.T
        p["b1"] = p["b1"] - 0.3 * dZ1.sum(axis=1, keepdims=True)
    apart = np.ptp(p["W1"] / (1 + np.abs(p["W1"]).max()), axis=0).max() > 1e-6
    return apart, A2


def ties():
    """Week 3, question 7."""
    return those(
        a=hidden_rows_differ(W2=True)[0],
        b=hidden_rows_differ(b2=True)[0],
        c=hidden_rows_differ(b1=True)[0],
        d=hidden_rows_differ(n_h=6)[0],
        e=hidden_rows_differ(W1=True)[0],
    )


def is_straight(output):
    """Return whether an output takes equal values on parallel straight lines only."""
    direction = np.array(
        [slope(lambda t: output(t, 0.3), 0.2), slope(lambda t: output(0.2, t), 0.3)]
    )
    if np.abs(direction).max() < 1e-9:
        return False  # the same everywhere: there is no line
    along = np.array([-direction[1], direction[0]])
    values = [
        output(*(np.array([0.2, 0.3]) + t * along / np.linalg.norm(along))) for t in range(-3, 4)
    ]
    return bool(np.ptp(values) < 1e-5)


def straight_boundaries():
    """Week 3, question 6."""
    rng = np.random.default_rng(1)
    W1, b1, W2 = rng.normal(size=(3, 2)), rng.normal(size=3), rng.normal(size=3)
    wide, shift, narrow = rng.normal(size=(50, 2)), rng.normal(size=50), rng.normal(size=50)
    equal = np.tile(rng.normal(size=2), (3, 1))
    return those(
        a=is_straight(lambda x, y: W2 @ np.maximum(0, W1 @ [x, y] + b1)),
        b=is_straight(lambda x, y: W1[0] @ [x, y] + b1[0]),
        c=np.ptp(hidden_rows_differ(start=0.0)[1]) > 0,  # does it have a boundary at all?
        d=is_straight(lambda x, y: narrow @ (wide @ [x, y] + shift)),
        e=not hidden_rows_differ()[0] and is_straight(lambda x, y: np.tanh(equal @ [x, y]).sum()),
    )


def lines_that_fit():
    """Week 3, question 2."""
    X, A1, dZ1, dZ2 = (np.ones((n, 40)) for n in (3, 5, 5, 2))
    W1, W2, b1, b2 = (np.ones(shape) for shape in ((5, 3), (2, 5), (5, 1), (2, 1)))
    return those(
        a=np.dot(dZ1, X.T).shape == W1.shape,
        b=np.sum(dZ1, axis=0, keepdims=True).shape == b1.shape,
        c=np.dot(W2.T, dZ2).shape == A1.shape,
        d=np.dot(dZ2, X.T).shape == W2.shape,
        e=(np.dot(W2, A1) + b2).shape == dZ2.shape,
    )


def factor_too_many():
    """Week 3, question 10: the errors that pass for examples classified wrongly."""

    def passes(a, y):
        return abs(a - y) * a * (1 - a)

    assert math.isclose(passes(0.2, 1), passes(0.8, 0)), "both labels alike"
    error = {"a": passes(0.45, 1), "c": passes(0.001, 1)}
    return min(error, key=error.__getitem__)


def chain_slope(b2, of):
    """Week 4: the numerical slope of the loss of a chain of three units."""
    start = {"w1": 2.0, "w2": -1.0, "b2": b2, "w3": 0.5, "b3": -1.5}

    def cost(value):
        p = start | {of: value}
        return loss(p["w3"] * relu(p["w2"] * relu(p["w1"]) + p["b2"]) + p["b3"], 1)

    return slope(cost, start[of])


def off_unit():
    """Week 4, question 5; the bias moves z by as much as itself."""
    zero = {name: abs(chain_slope(1.0, name)) < 1e-9 for name in ("w1", "w2", "w3", "b3")}
    return those(a=zero["w3"], b=zero["b3"], c=zero["b3"], d=zero["w2"], e=zero["w1"])


def needed_in_the_cache():
    """Week 4, question 2: what changes a result when it is changed alone."""
    rng = np.random.default_rng(2)
    given = {"A1": rng.normal(size=(3, 4)), "W2": rng.normal(size=(2, 3))}
    given |= {"b2": np.zeros((2, 1)), "Z2": rng.normal(size=(2, 4)), "Y": np.ones((1, 4))}
    dA2 = rng.normal(size=(2, 4))

    def backward(A1, W2, b2, Z2, Y):
        dZ2 = dA2 * (Z2 > 0)
        return np.concatenate([(dZ2 @ A1.T).ravel(), dZ2.sum(axis=1), (W2.T @ dZ2).ravel()])

    before = backward(**given)
    matters = {
        name: not np.array_equal(before, backward(**given | {name: -value}))
        for name, value in given.items()
    }
    return those(a=matters["b2"], b=matters["A1"], c=matters["W2"], d=matters["Y"], e=matters["Z2"])


def read_the_error():
    """Week 4, question 3: what meets in the products of a forward pass with one fault."""
    dims = [4, 20, 7, 5, 1]
    W = [None] + [np.ones((n_out, n_in)) for n_in, n_out in itertools.pairwise(dims)]

    def meets(A0=(4, 64), keep=0, turned=0, ahead=0):
        A = [np.ones(A0)]
        for layer in range(1, 5):
            matrix = W[layer + 1 if layer == ahead else layer]
            matrix = matrix.T if layer == turned else matrix
            into = A[layer - 2] if layer == keep else A[layer - 1]
            try:
                A.append(matrix @ into)
            except ValueError:
                return matrix.shape, into.shape
        return None

    seen = ((5, 7), (20, 64))
    return those(
        a=meets(A0=(64, 4)) == seen,
        b=meets(turned=3) == seen,
        c=meets(keep=3) == seen,
        d=meets(ahead=2) == seen,
    )


def divided_too_often():
    """Week 4, question 6: the factors by which dW1, dW2 and dW3 come out too small."""
    rng = np.random.default_rng(3)
    m, dims = 200, [3, 4, 4, 1]
    W = [rng.normal(size=(n_out, n_in)) for n_in, n_out in itertools.pairwise(dims)]
    A = [rng.normal(size=(3, m))]
    for matrix in W:
        A.append(np.tanh(matrix @ A[-1]))

    def gradients(divisor):
        dZ, found = rng_error, {}
        for layer in (3, 2, 1):
            found[layer] = dZ @ A[layer - 1].T / m
            dZ = (W[layer - 1].T @ dZ / divisor) * (1 - A[layer - 1] ** 2)
        return found

    rng_error = rng.normal(size=(1, m))
    right, wrong = gradients(1), gradients(m)
    factors = [round(float(np.mean(right[layer] / wrong[layer]))) for layer in (1, 2, 3)]
    options = {"a": [200] * 3, "b": [40_000, 200, 1], "c": [1, 200, 40_000], "d": [1, 1, 1]}
    return next(letter for letter, each in options.items() if each == factors)


def small_start():
    """Week 4, question 10: a network of ten layers, started with 0.01."""
    rng = np.random.default_rng(4)
    A = [rng.normal(size=(100, 200))]
    W = [0.01 * rng.normal(size=(100, 100)) for _ in range(10)] + [0.01 * rng.normal(size=(1, 100))]
    for matrix in W[:-1]:
        A.append(np.maximum(0, matrix @ A[-1]))
    output = sigmoid(W[-1] @ A[-1])
    Y = (A[0][:1] > 0).astype(float)
    sizes, dZ = [], (output - Y) / 200
    for layer in reversed(range(11)):
        sizes.append(np.abs(dZ @ A[layer].T).max())
        dZ = W[layer].T @ dZ * (A[layer] > 0)
    cost = -np.mean(Y * np.log(output) + (1 - Y) * np.log(1 - output))
    return those(
        a=np.abs(output - 0.5).max() < 1e-6,
        b=sizes[0] > 1e-3,
        c=max(sizes) < 1e-6,
        d=np.ptp(A[1], axis=0).max() == 0,
        e=round(cost, 3) == 0.693,
    )


def odd_patterns(bits):
    """Count the patterns with an odd number of ones."""
    return sum(sum(pattern) % 2 for pattern in itertools.product((0, 1), repeat=bits))


def scale_of_z():
    """Week 4, question 8, by simulation."""
    rng = np.random.default_rng(5)
    return float(np.std(0.01 * rng.normal(size=(200, 100)) @ rng.normal(size=(100, 400))))


def forward_by_hand():
    """Week 3, question 3."""
    hidden = np.maximum(0, np.array([[1, -1], [0.5, 1]]) @ [1, 2] + [0, -1])
    return float(sigmoid(np.dot([2, -2], hidden) + 1))


def count_updates():
    """Week 6, question 1: by going through the portions."""
    return 20 * len(range(0, 50_000, 128))


def larger_portions():
    """Week 6, question 3: portions drawn from a million examples with one gradient each."""
    rng = np.random.default_rng(6)
    gradients = rng.normal(0.5, 1, size=1_000_000)
    small = rng.choice(gradients, (4000, 64)).mean(axis=1)
    large = rng.choice(gradients, (4000, 256)).mean(axis=1)
    scatter, length = large.std() / small.std(), large.mean() / small.mean()
    return those(
        a=round(4 * math.ceil(1e6 / 256) / math.ceil(1e6 / 64), 2) == 1,
        b=abs(scatter - 0.25) < 0.05,
        c=abs(length - 4) < 0.5,
        d=abs(scatter - 0.5) < 0.05,
        e=np.zeros((5, 256)).nbytes == 4 * np.zeros((5, 64)).nbytes,
    )


def weights_of_the_past(beta, n):
    """Return the weights of n values, the newest last, which add up to 1: no recursion."""
    weights = beta ** np.arange(n)[::-1]
    return weights / weights.sum()


def what_was_typed():
    """Week 6, question 5: run each line."""
    printed = {}
    for letter, line in {
        "a": "v_hat = v",
        "b": "v_hat = v / (1 - beta)",
        "c": "v_hat = v / (1 - beta ** (t + 1))",
        "d": "v_hat = v = v / (1 - beta ** t)",
        "e": "v_hat = v / (1 - beta ** t)",
    }.items():
        names = {"v": 0.0, "beta": 0.9, "theta": 10.0}
        printed[letter] = []
        for t in range(1, 6):
            exec(f"v = beta * v + (1 - beta) * theta\n{line}", names | {"t": t}, names)
            printed[letter].append(round(names["v_hat"], 2))
    fitting = [letter for letter, each in printed.items() if each == [5.26, 7.01, 7.88, 8.40, 8.74]]
    assert len(fitting) == 1
    return fitting[0]


def half_life():
    """Week 6, question 6: by bisection."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if middle**20 < 0.5 else (low, middle)
    return low


def momentum_walk(rate, start, slopes, steps):
    """Momentum 0.9 with the velocity written as a weighted sum of all gradients."""
    place, seen = np.array(start, float), []
    for _ in range(steps):
        seen.append(slopes(place))
        weights = 0.1 * 0.9 ** np.arange(len(seen))[::-1]
        place = place - rate * weights @ np.array(seen)
    return place


def adam_steps(gradients):
    """Return Adam's steps in units of its rate, from weighted means of all gradients so far."""
    steps = []
    for t in range(1, len(gradients) + 1):
        g = np.array(gradients[:t], float)
        mean_square = weights_of_the_past(0.999, t) @ g**2
        steps.append(weights_of_the_past(0.9, t) @ g / math.sqrt(mean_square))
    return np.array(steps)


def adam_walk(factor):
    """Walk R of week 6, on a cost that is multiplied by a factor."""
    path, gradients = [np.array([-9.0, 1.2])], []
    for _ in range(30):
        gradients.append(factor * np.array([1, 25]) * path[-1])
        seen = np.array(gradients).T
        path.append(path[-1] - 0.4 * np.array([adam_steps(g)[-1] for g in seen]))
    return np.array(path)


def gd_walk(rate):
    """Return the place after 30 steps of gradient descent in week 6's valley, in closed form."""
    return np.array([-9.0, 1.2]) * (1 - rate * np.array([1, 25])) ** 30


def who_walks():
    """Week 6, question 7: the letters of the notebook's settings, and what tells them apart."""
    assert 1 - 0.02 * 25 > 0 > 1 - 0.076 * 25  # one rate never crosses the floor, one always does
    assert np.allclose(np.abs(np.diff(adam_walk(1)[:2], axis=0)), 0.4)  # alike along both axes
    first = momentum_walk(0.15, [-9, 1.2], lambda place: place * [1, 25], 1) - [-9, 1.2]
    assert np.isclose(first[1] / first[0], 30 / -9)  # along the gradient
    settings = np.array(["small rate", "large rate", "momentum", "Adam"])
    shown = dict(zip(settings[np.random.default_rng(24).permutation(4)], "PQRS", strict=True))
    options = {"a": "QSPR", "b": "SQRP", "c": "SPRQ", "d": "SQPR"}
    letters = "".join(shown[name] for name in settings)
    return next(letter for letter, each in options.items() if each == letters)


def change_one_thing():
    """Week 6, question 8."""
    far = lambda place: float(np.linalg.norm(place))  # noqa: E731
    with_momentum = momentum_walk(0.02, [-9, 1.2], lambda p: p * [1, 25], 30)
    swings = momentum_walk(0.15, [-9, 1.2], lambda p: p * [1, 25], 4)[1] > 0
    return those(
        a=abs(gd_walk(1.1 * 0.076)[1]) > 1.2,
        b=swings,  # without any noise it has crossed the floor after four steps
        c=far(gd_walk(0.04)) < far(gd_walk(0.02)),
        d=np.allclose(adam_walk(1), adam_walk(100)),
        e=far(with_momentum) < far(gd_walk(0.02)),
    )


def proof_read():
    """Week 6, question 11: each line against what it should give, in step 3."""
    rng = np.random.default_rng(7)
    history = rng.normal(size=(3, 2, 4))
    mean = np.tensordot(weights_of_the_past(0.9, 3), history, 1)
    mean_square = np.tensordot(weights_of_the_past(0.999, 3), history**2, 1)
    v, s = mean * (1 - 0.9**3), mean_square * (1 - 0.999**3)
    before = {
        "v": (v - 0.1 * history[2]) / 0.9,
        "s": (s - 0.001 * history[2] ** 2) / 0.999,
    }
    W, alpha, eps = rng.normal(size=(2, 4)), 0.1, 0.01
    return those(
        a=not np.allclose(0.9 * before["v"] + (1 - 0.9) * history[2], v),
        b=not np.allclose(0.999 * before["s"] + (1 - 0.999) * np.sum(history[2] ** 2), s),
        c=not np.allclose(v / (1 - 0.9**3), mean),
        d=not np.allclose(s / (1 - 0.999) ** 3, mean_square),
        e=not np.allclose(
            W - alpha * mean / np.sqrt(mean_square) + eps,
            W - alpha * mean / (np.sqrt(mean_square) + eps),
        ),
    )


def loud_and_quiet():
    """Week 6, question 12: the last steps in units of the rate."""
    loud = adam_steps([(-1) ** t for t in range(3000)])[-10:]
    quiet = adam_steps([0.01] * 3000)[-10:]
    moves = {"loud": np.abs(loud).max() > 0.1, "quiet": bool(quiet.min() > 0.9)}
    assert np.abs(loud).max() < 0.06
    options = {"b": (False, True), "c": (True, True), "d": (False, False)}
    return next(letter for letter, each in options.items() if each == tuple(moves.values()))


def a_tenth_of_the_rate():
    """Week 6, question 13: the reciprocal of the rate grows by the same amount in each epoch."""
    growth = (1 / 0.1 - 1 / 0.3) / 4
    return (1 / 0.03 - 1 / 0.3) / growth


def down_from_the_ridge():
    """Week 6, question 14: walk."""
    b, steps = 1e-6, 0
    while b <= 1:
        b -= 0.2 * slope(lambda b: -(b**2) / 2, b, step=1e-3 * b)
        steps += 1
    return steps


WORKED_OUT = {
    "week1/q1": lambda: relu(3.2 * 75 - 64),
    "week1/q2": lambda: relu(3.2 * 15 - 64),
    "week1/q4": lambda: 120 * relu(0.5 * 3 + 0.02 * 100 - 1) + 80 * relu(2 - 5),
    "week1/q13": lambda: int(38 // (1 + 9 / 10)),
    "week1/q14": lambda: "a" if 350 < 1 / slope(sigmoid, 6) < 450 else "",
    "week2/q1": lambda: float(sigmoid(2 * 1.5 - 1 * 1 - 1)),
    "week2/q3": what_the_loss_rewards,
    "week2/q4": shapes_of_dw,
    "week2/q7": one_step,
    "week2/q8": ever_longer,
    "week2/q9": wrong_slope,
    "week2/q10": lambda: 100 - 15,
    "week3/q1": lambda: sum(n_out * (n_in + 1) for n_in, n_out in [(3, 5), (5, 2)]),
    "week3/q2": lines_that_fit,
    "week3/q3": forward_by_hand,
    "week3/q6": straight_boundaries,
    "week3/q7": ties,
    "week3/q8": lambda: -2 * slope(np.tanh, math.atanh(0.9)),
    "week3/q10": factor_too_many,
    "week4/q1": lambda: sum(b * (a + 1) for a, b in itertools.pairwise([20, 7, 5, 1])),
    "week4/q2": needed_in_the_cache,
    "week4/q3": read_the_error,
    "week4/q4": lambda: chain_slope(5.0, "w1"),
    "week4/q5": off_unit,
    "week4/q6": divided_too_often,
    "week4/q7": lambda: odd_patterns(16),
    "week4/q8": scale_of_z,
    "week4/q10": small_start,
    "week6/q1": count_updates,
    "week6/q2": lambda: float(np.mean([0.5] * 64 + [0.25] * 36)),
    "week6/q3": larger_portions,
    "week6/q4": lambda: float(weights_of_the_past(0.8, 2) @ [10, 20]),
    "week6/q5": what_was_typed,
    "week6/q6": half_life,
    "week6/q7": who_walks,
    "week6/q8": change_one_thing,
    "week6/q9": lambda: 1 - 0.1 * (0.1 * 2) - 0.1 * (0.9 * 0.1 * 2 - 0.1 * 1),
    "week6/q10": lambda: float(adam_steps([4, 0])[-1]),
    "week6/q11": proof_read,
    "week6/q12": loud_and_quiet,
    "week6/q13": a_tenth_of_the_rate,
    "week6/q14": down_from_the_ridge,
}


@pytest.mark.parametrize("name", WORKED_OUT)
def test_an_answer_worked_out_again(name: str):
    """Does another way of finding it lead to the declared answer?"""
    found, declared = WORKED_OUT[name](), KEY[name]
    if isinstance(declared, int | float):
        assert found == pytest.approx(declared, rel=0.02, abs=1e-3)
        assert QUESTIONS[name].problem(found) is None, "near, but counted as wrong"
    else:
        assert found == declared


def test_every_number_is_worked_out():
    """Is no numeric answer taken on trust?"""
    numbers = {name for name, answer in KEY.items() if isinstance(answer, int | float)}
    assert numbers <= set(WORKED_OUT)


@pytest.mark.parametrize(
    ("week", "shuffle", "behind_the_letters"),
    [
        ("week2", "np.random.default_rng(5).permutation(3)", [1, 2, 0]),
        ("week3", "np.random.default_rng(9).permutation([1, 2, 3])", [3, 1, 2]),
        (
            "week3",
            'np.random.default_rng(3).permutation(["training", "held-out"])',
            ["held-out", "training"],
        ),
        ("week6", "np.random.default_rng(24).permutation(4)", [2, 1, 3, 0]),
    ],
)
def test_a_shuffled_figure_fits_its_key(week, shuffle, behind_the_letters):
    """Does the notebook shuffle the settings into the order that the key expects?"""
    source = (ROOT / f"notebook_sources/{week}/quiz.py").read_text(encoding="utf-8")
    assert shuffle in source
    assert eval(shuffle, {"np": np}).tolist() == behind_the_letters
