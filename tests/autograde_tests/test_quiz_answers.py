"""The answers of the quizzes, worked out here once more: by numbers, or by trying it out."""

import itertools
import math
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.signal import lfilter
from scipy.special import log_softmax, softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, precision_score, recall_score

from autograde_tests import exercises_of
from autograde_tests.machinery.quizzes import Quiz
from autograde_tests.weeks.week1 import several_neurons, why_now
from autograde_tests.weeks.week7 import handwritten_digits, softmax_classifier
from course_utils import datasets
from course_utils.explorers import (
    backprop,
    folding,
    planar_classifier,
    weighted_averages,
)

ROOT = Path(__file__).resolve().parents[2]


def all_quizzes():
    """Return every quiz that is tried here, by week."""
    quizzes = {"week1": [several_neurons.NEURON, why_now.TASKS, why_now.SCALE]}
    quizzes["activations"] = [exercises_of("week3/activations")["which_where"]]
    for name in ("shallow_and_deep", "deep_network_application"):
        quizzes[name] = [exercises_of(f"week4/{name}")["diagnosis"]]
    quizzes["softmax"] = [softmax_classifier.READINGS]
    quizzes["digits"] = [handwritten_digits.READINGS]
    for week in ("week2", "week3", "week4", "week5", "week6"):
        declared = exercises_of(f"{week}/quiz").values()
        quizzes[week] = [exercise for exercise in declared if isinstance(exercise, Quiz)]
    capstone = exercises_of("week7/capstone").values()
    quizzes["capstone"] = [exercise for exercise in capstone if isinstance(exercise, Quiz)]
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


def curvature_limit():
    """Week 2, question "rate": 2 by the largest curvature at the bottom that scikit-learn finds."""
    tumours = datasets.load_breast_cancer()
    radius = tumours.X_train[0]
    x, y = (radius - radius.mean()) / radius.std(), tumours.Y_train[0]
    unit = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000).fit(x[:, None], y)
    bottom = np.array([unit.coef_[0, 0], unit.intercept_[0]])

    def slopes(place):
        error = sigmoid(place[0] * x + place[1]) - y
        return np.array([np.mean(error * x), np.mean(error)])

    bends = [slope(lambda t, axis=axis: slopes(bottom + t * axis), 0) for axis in np.eye(2)]
    return 2 / np.linalg.eigvalsh(bends).max()


def gradient_as_a_column():
    """Week 3, question 13: by shape and by the sum over the examples."""
    rng = np.random.default_rng(0)
    X, dZ = rng.normal(size=(64, 500)), rng.normal(size=(1, 500))
    right = sum(X[:, [i]] * dZ[0, i] for i in range(500)) / 500

    def is_it(line):
        return line.shape == (64, 1) and np.allclose(line, right)

    (answer,) = those(
        a=is_it(np.dot(dZ, X.T) / 500), b=is_it(np.dot(X, dZ.T) / 500), d=is_it(X * dZ / 500)
    )
    return answer


def shares_of_columns():
    """Week 3, question 15."""
    A = np.random.default_rng(0).uniform(1, 2, size=(3, 4))

    def is_it(sums):
        try:
            return bool(np.allclose((A / sums).sum(axis=0), 1))
        except ValueError:
            return False

    return those(
        a=is_it(A.sum(axis=1)),
        b=is_it(A.sum(axis=0, keepdims=True)),
        c=is_it(A.sum(axis=1, keepdims=True)),
        d=is_it(A.sum(axis=0)),
    )


def signs_of_one_step():
    """Week 3, activations, question "signs": which outputs can have both signs."""
    z = np.linspace(-5, 5, 101)
    return those(
        a=sigmoid(z).min() < 0,
        b=np.tanh(z).min() < 0,
        c=min(map(relu, z)) < 0,
        d=np.maximum(0.01 * z, z).min() < 0,
    )


def lowest_on_held_out():
    """Week 3, question "stop": train, and look at each step that the explorer shows."""
    run = planar_classifier.frames(
        planar_classifier.PRESETS["Overfitting"], planar_classifier.PlanarClassifier.uses
    )
    return min(run, key=lambda frame: frame["held"])["step"]


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


def a_wish_that_grows():
    """Week 4, question 12: by the numerical slopes of the losses of the explorer's network."""
    W1, b1, W2 = (np.array(each) for each in backprop.STARTS["random"])
    start = np.concatenate([W1.ravel(), b1, W2, [0]])

    def losses(p):
        hidden = np.maximum(0, p[:4].reshape(2, 2) @ backprop.X + p[4:6, None])
        z = p[6:8] @ hidden + p[8]
        return np.logaddexp(0, z) - backprop.Y[0] * z

    def slopes(p):
        return np.array([losses(p + e) - losses(p - e) for e in 1e-6 * np.eye(9)]) / 2e-6

    now = start.copy()
    for _ in range(100):
        now -= backprop.RATE * slopes(now).mean(axis=1)
    before, after = (np.linalg.norm(slopes(p)[:, 4]) for p in (start, now))
    return after / before


def out_of_the_ring():
    """Week 4, question 13: where the explorer gets every point right."""
    settings = {"a": (1, "two"), "b": (1, "three"), "c": (5, "two"), "d": (3, "three")}

    def all_right(depth, units):
        values = {"depth": depth, "units": units, "rate": 0.5, "data": "disc in a ring"}
        (*_, last) = folding.frames(values, folding.Folding.uses)
        assert last["epoch"] == 1200
        return last["right"] == 100

    return those(**{letter: all_right(*setting) for letter, setting in settings.items()})


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


def one_update_of_a_unit():
    """Week 4, question 14: by the cost's numerical slope."""
    return -0.4 * slope(lambda w: (loss(w, 0) + loss(3 * w, 1)) / 2, 0)


def higher_threshold():
    """Week 4, question 15: on many small sets of probabilities and labels."""
    rng = np.random.default_rng(6)
    holds = dict.fromkeys("acd", True)
    for _ in range(500):
        p, y = rng.random(8), rng.integers(0, 2, 8)
        counts = [
            [np.sum((p <= t) & (y == 1)), np.sum((p > t) & (y == 0)), np.sum((p > t) == y)]
            for t in (0.5, 0.8)
        ]
        (fn, fp, right), (fn_high, fp_high, right_high) = counts
        now = {"a": fn_high >= fn, "c": fp_high <= fp, "d": right_high <= right}
        holds = {letter: holds[letter] and bool(now[letter]) for letter in holds}
    return those(a=holds["a"], b=False, c=holds["c"], d=holds["d"])


def along_the_line():
    """Week 4, question 16: by a line through the logarithms."""
    line = np.polyfit(np.log([500, 2000]), np.log([16, 8]), 1)
    return float(np.exp(np.polyval(line, np.log(8000))))


def bias_with_one_axis():
    """Week 4, question 17: what is added to the scores."""
    b = np.arange(10.0)
    assert raises(lambda: np.zeros((10, 539)) + b)
    added = np.zeros((10, 10)) + b
    options = {
        "a": np.repeat(b[:, None], 10, axis=1),
        "b": np.repeat(b[None], 10, axis=0),
        "c": np.diag(b),
        "d": np.full((10, 10), b.sum()),
    }
    return next(letter for letter, each in options.items() if np.array_equal(each, added))


def through_a_tanh():
    """Week 4, question 18: by moving the hidden unit's score; the loss has the slope −0.5 at z2."""
    at = math.atanh(0.6)
    rest = -2 * 0.6  # whatever else feeds the output unit: its score is 0, and the label is 1
    assert slope(lambda z: loss(z, 1), 0) == pytest.approx(-0.5)
    return slope(lambda z: loss(2 * np.tanh(z) + rest, 1), at)


def within_luck():
    """Week 4, question 19: how far the mean of four runs scatters, by drawing it."""
    error = np.random.default_rng(7).normal(89.5, 2, size=(200_000, 4)).mean(axis=1).std()
    means = {4: 88.0, 8: 89.2, 16: 89.5}
    return min(size for size, mean in means.items() if mean >= 89.5 - error)


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


def best_memory():
    """Week 6, question 16: by SciPy's filter."""
    season, theta = weighted_averages.series(6)
    off = {}
    for beta in np.arange(100) / 100:
        average = lfilter([1 - beta], [1, -beta], theta) / (1 - beta ** np.arange(1, 366))
        off[beta] = np.mean((average - season) ** 2)
    return min(off, key=off.get)


def what_decay_leaves():
    """Week 6: a weight of which only the penalty has a slope, by central differences."""
    weight, h = 1.0, 1e-6
    for _ in range(100):
        up, down = (2 / (2 * 60) * (weight + step) ** 2 for step in (h, -h))
        weight -= 0.3 * (up - down) / (2 * h)
    return weight


def kept_or_dropped():
    """Week 6: what many draws of inverted dropout make of an activation of 4."""
    kept = np.random.default_rng(0).random(100_000) < 0.8
    seen = 4 * kept / 0.8
    assert set(seen) == {0.0, 5.0}
    assert seen.mean() == pytest.approx(4, abs=0.02)
    return "d"


def what_to_try_first():
    """Week 6: the larger of the two gaps decides."""
    human, train, dev = 1, 9, 10
    return "a" if train - human > dev - train else "b"


def one_digit():
    """Week 6: the relative difference of the two gradients, and what rounding explains."""
    g, measured = np.array([3, 4]), np.array([3, 4.01])
    difference = np.linalg.norm(g - measured) / (np.linalg.norm(g) + np.linalg.norm(measured))
    assert difference > 1e-7
    options = {"a": 0.01, "b": 0.001, "c": 0.000001, "d": 0.002}
    return min(options, key=lambda letter: abs(np.log(options[letter] / difference)))


def best_fall():
    """Week 6, question 18: the mean cost of endlessly many walkers, from mean and variance."""

    def cost(decay):
        total = 0.0
        for curvature, mean in ((1, -9.0), (0.25, 5.0)):
            variance = 0.0
            for epoch in range(100):
                rate = 1 / (1 + decay * epoch)
                mean *= 1 - rate * curvature
                variance = (1 - rate * curvature) ** 2 * variance + rate**2
            total += curvature * (mean**2 + variance) / 2
        return total

    return min(np.arange(41) / 20, key=cost)


def patients_apart():
    """Week 5, question 4: a nearest neighbour that knows faces, not the illness."""
    rng = np.random.default_rng(1)
    who = np.repeat(np.arange(500), 10)
    ill = rng.integers(0, 2, 1000)
    faces = rng.normal(size=(1000, 10)) + 0.3 * ill[:, np.newaxis]
    photographs = faces[who] + 0.1 * rng.normal(size=(5000, 10))
    next_year = faces[500:] + 0.1 * rng.normal(size=(500, 10))

    def error(train, others, labels):
        apart = ((others[:, np.newaxis] - photographs[train]) ** 2).sum(axis=2)
        return np.mean(ill[who[train[apart.argmin(axis=1)]]] != labels)

    truth = error(np.arange(0, 5000, 10), next_year, ill[500:])
    shuffled = [np.random.default_rng(seed).permutation(5000) for seed in (2, 3)]
    found = [
        error(each[:4000:2], photographs[each[-300:]], ill[who[each[-300:]]]) for each in shuffled
    ]
    larger = error(
        shuffled[0][:3500:2], photographs[shuffled[0][-700:]], ill[who[shuffled[0][-700:]]]
    )
    by_patient = error(np.arange(0, 4000, 4), photographs[4500::2], ill[who[4500::2]])
    return next(iter(those(a=abs(by_patient - truth) < 0.1, b=larger > 0.1, d=found[1] > 0.1)))


def one_relu_layer(deviation, n_in, n_out=400):
    """Return the factor of the mean square in one layer of ReLU units, by many draws."""
    rng = np.random.default_rng(4)
    a = np.maximum(0, rng.normal(size=(200, n_in)))
    # given the inputs, z is normal with this deviation
    deviations = deviation * np.linalg.norm(a, axis=1, keepdims=True)
    out = np.maximum(0, deviations * rng.normal(size=(200, n_out)))
    return np.mean(out**2) / np.mean(a**2)


def deviation_of_the_print():
    """Week 5, question 16."""
    wanted = (0.02 / 0.64) ** (2 / 10)
    return math.sqrt(wanted / one_relu_layer(1.0, 80))


def wrong_width():
    """Week 5, question 19."""
    widths = itertools.pairwise([640, 160, 40, 10])
    return math.prod(one_relu_layer(math.sqrt(2 / n_out), n_in) for n_in, n_out in widths)


def small_network(m=20, seed=6, dims=(4, 4, 4, 1), **fixed):
    """Return parameters, examples and labels for `tall_bars` and others."""
    rng = np.random.default_rng(seed)
    p = {}
    for layer, (n_in, n_out) in enumerate(itertools.pairwise(dims), start=1):
        p[f"W{layer}"] = rng.normal(size=(n_out, n_in))
        p[f"b{layer}"] = rng.normal(size=(n_out, 1))
    Y = (np.arange(m) % 10 < 7).astype(float)[np.newaxis]
    return p | fixed, rng.normal(size=(dims[0], m)), Y


def tanh_cost(p, X, Y):
    """Return the cross-entropy of a network with two tanh layers."""
    A2 = np.tanh(p["W2"] @ np.tanh(p["W1"] @ X + p["b1"]) + p["b2"])
    z = p["W3"] @ A2 + p["b3"]
    return np.mean(np.logaddexp(0, z) - Y * z)


def tanh_gradients(p, X, Y, fault=None):
    """Return the gradients of `tanh_cost`, with a fault if one is named."""
    m, g = Y.size, {}
    A1 = np.tanh(p["W1"] @ X + p["b1"])
    A2 = np.tanh(p["W2"] @ A1 + p["b2"])
    A, dZ = [X, A1, A2], sigmoid(p["W3"] @ A2 + p["b3"]) - Y
    for layer in (3, 2, 1):
        if fault == f"dZ{layer} over m":
            dZ = dZ / m
        into = A[layer] if fault == f"A of dW{layer}" else A[layer - 1]
        g[f"dW{layer}"] = dZ @ into.T / (1 if fault == f"dW{layer} without m" else m)
        g[f"db{layer}"] = dZ.sum(axis=1, keepdims=True) / m
        if layer > 1:
            W = p[f"W{layer}"] if fault == f"W{layer} not turned" else p[f"W{layer}"].T
            dA = W @ dZ / (m if fault == f"dA{layer - 1} over m" else 1)
            dZ = dA if fault == f"dZ{layer - 1} without slope" else dA * (1 - A[layer - 1] ** 2)
    return g


def measured(p, X, Y):
    """Return the two-sided slopes of `tanh_cost`."""
    found = {}
    for name, value in p.items():
        found[f"d{name}"] = np.zeros_like(value)
        for place in np.ndindex(value.shape):
            sides = [value.copy(), value.copy()]
            sides[0][place] += 1e-6
            sides[1][place] -= 1e-6
            up, down = (tanh_cost(p | {name: side}, X, Y) for side in sides)
            found[f"d{name}"][place] = (up - down) / 2e-6
    return found


def difference(g, other):
    """Return the distance of two vectors over the sum of their lengths."""
    g, other = np.ravel(g), np.ravel(other)
    return np.linalg.norm(g - other) / (np.linalg.norm(g) + np.linalg.norm(other))


def tall_bars(fault, m=20):
    """Return the names of the gradients that a fault spoils."""
    data = small_network(m)
    g, right = tanh_gradients(*data, fault), measured(*data)
    return {name for name in g if difference(g[name], right[name]) > 1e-6}


def zeros_in_the_middle():
    """Week 5, question 17."""
    zeros = {"W2": np.zeros((4, 4))} | {
        f"b{k}": np.zeros((n, 1)) for k, n in ((1, 4), (2, 4), (3, 1))
    }
    data = small_network(**zeros)
    assert data[2].mean() == 0.7
    g = measured(*data)
    moves = {name: bool(np.abs(each).max() > 1e-4) for name, each in g.items()}
    return those(a=moves["dW1"], b=moves["dW2"], c=moves["db2"], d=moves["dW3"], e=moves["db3"])


def curves_over_lambda():
    """Week 5, question 20: the figure's model, brought to its minima by SciPy."""
    points, labels = datasets.make_moons(60, noise=0.35, seed=1)
    others, their_labels = datasets.make_moons(1000, noise=0.35, seed=8)
    powers = lambda X: np.vstack(  # noqa: E731
        [X[0] ** (n - k) * X[1] ** k for n in range(1, 8) for k in range(n + 1)]
    )
    mu, sigma = (f(powers(points), axis=1, keepdims=True) for f in (np.mean, np.std))
    X, new = (
        np.vstack([(powers(each) - mu) / sigma, np.ones(each.shape[1])])
        for each in (points, others)
    )
    penalised = np.append(np.ones(len(X) - 1), 0)

    def costs(lambd, m=60, X=X, Y=labels):
        def penalised_cost(w):
            z = w @ X
            error = sigmoid(z) - Y[0]
            cost = np.mean(np.logaddexp(0, z) - Y[0] * z) + lambd / 2 / m * penalised @ w**2
            return cost, (X @ error + lambd * penalised * w) / m

        w = minimize(penalised_cost, np.zeros(len(X)), jac=True, options={"maxiter": 3000}).x
        return [
            np.mean(np.logaddexp(0, w @ features) - truth[0] * (w @ features))
            for features, truth in ((X, Y), (new, their_labels))
        ]

    lambdas = np.logspace(-2, 3, 11)
    curves = np.array([costs(lambd) for lambd in lambdas])
    gaps = curves[:, 1] - curves[:, 0]
    more, their = datasets.make_moons(600, noise=0.35, seed=5)
    X_more = np.vstack([(powers(more) - mu) / sigma, np.ones(600)])
    # ten times the examples; the strength per example stays
    helped = curves[8, 1] - costs(1000, 600, X_more, their)[1]
    weaker = curves[8, 1] - curves[:, 1].min()
    return those(
        a=bool((np.diff(curves[:, 0]) > 0).all() and (np.diff(curves[:, 1]) > 0).any()),
        b=gaps[0] > 0.2 and curves[0, 0] < curves[:, 1].min(),
        c=helped > weaker,
        d=int(np.abs(gaps).argmin()) == int(curves[:, 1].argmin()),
        e=curves[8, 0] > 1.3 * curves[:, 1].min(),
    )


def read_the_weights():
    """Week 5, question 25: train on few examples with each penalty; recognise the pictures."""
    rng = np.random.default_rng(9)
    X = rng.normal(size=(6, 60))
    Y = (X[:1] + 0.8 * X[1:2] + 0.3 * rng.normal(size=(1, 60)) > 0).astype(float)
    final = {}
    for name, l2, l1 in (("none", 0, 0), ("L2", 1, 0), ("L1", 0, 4)):
        w = 0.1 * rng.normal(size=(1, 6))
        for _ in range(10_000):
            error = sigmoid(w @ X) - Y
            w = w - 0.01 * (error @ X.T + l2 * w + l1 * np.sign(w)) / 60
        final[name] = np.abs(w)
    seen = {
        "P": [1.4, 1.1, 0.6, 0.3, 0.1, 0.03],
        "Q": [4.8, 3.9, 2.5, 1.7, 0.9, 0.4],
        "R": [2.2, 1.6, 0.0007, 0.0004, 0.0002, 0.0001],
    }
    tiny = {name: np.sum(np.ravel(w) < 2e-3) for name, w in (final | seen).items()}
    assert tiny["L1"] >= 2, "only L1 leaves weights that are as good as zero"
    assert tiny["L2"] == tiny["none"] == 0
    assert final["none"].max() > 1.5 * final["L2"].max(), "and no penalty the largest"
    sparse = next(name for name in seen if tiny[name])
    free = max(set(seen) - {sparse}, key=lambda name: max(seen[name]))
    (other,) = set(seen) - {sparse, free}
    options = {
        "a": {"P": "none", "Q": "L1", "R": "L2"},
        "b": {"P": "L2", "Q": "none", "R": "L1"},
        "c": {"P": "L1", "Q": "none", "R": "L2"},
        "d": {"P": "none", "Q": "L2", "R": "L1"},
    }
    told = {sparse: "L1", free: "none", other: "L2"}
    return next(letter for letter, each in options.items() if each == told)


def four_tall_bars():
    """Week 5, question 37; the layers are equally wide, so that every fault runs."""
    seen = {"dW1", "db1", "dW2", "db2"}
    return those(
        a=tall_bars("dZ2 without slope") == seen,
        b=tall_bars("A of dW2") == seen,
        c=tall_bars("dA2 over m") == seen,
        d=tall_bars("W2 not turned") == seen,
        e=tall_bars(None) == seen,
    )


def faulty_of_three():
    """Week 5, question 36: what a corner, a fault and a large step do."""
    corner = [difference(1.0, slope(lambda v: max(0, v), z, 1e-7)) for z in (0.0, 0.3, 0.7)]
    fault = [difference(1.0068 * math.cos(1), slope(np.sin, 1, step)) for step in (1e-5, 1e-7)]
    large = [difference(1 - np.tanh(1.2) ** 2, slope(np.tanh, 1.2, step)) for step in (1e-2, 1e-3)]
    assert corner[0] > 0.1 > 1e-6 > max(corner[1:]), "as P"
    assert fault == pytest.approx([0.0034, 0.0034], rel=0.02), "as Q"
    assert large[0] / large[1] == pytest.approx(100, rel=0.02), "as R"
    return "a"


def column_of_slopes():
    """Softmax, question 3: which column the slopes of the loss are."""
    z = np.log([0.7, 0.2, 0.1])
    found = [slope(lambda h, k=k: -log_softmax(z + h * np.eye(3)[k])[2], 0) for k in range(3)]
    columns = {"a": (0, 0, -0.9), "b": (-0.7, -0.2, 0.9), "c": (0.7, 0.2, -0.9), "d": (0, 0, -10)}
    [letter] = [letter for letter, column in columns.items() if np.allclose(found, column)]
    return letter


def factor_of_two_rows():
    """Softmax, question 4: the factor at which two rows follow one logistic unit."""
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(3, 20)), rng.integers(2, size=20)
    distances = {}
    for factor in (0.25, 0.5, 1, 2):
        w, W = np.zeros(3), np.zeros((2, 3))
        for _ in range(5):
            w = w - (sigmoid(w @ X) - y) @ X.T / 20
            W = W - factor * (softmax(W @ X, axis=0) - np.eye(2)[y].T) @ X.T / 20
        distances[factor] = np.abs(W[1] - W[0] - w).max()
    return min(distances, key=distances.get)


def accuracy_against_cost():
    """Softmax, question 5: a network P that is unsure of everything, and a surer one."""
    of_wrong = 0.3  # what the right class gets where another one gets more
    of_right = math.exp(-(900 + 30 * math.log(of_wrong)) / 970)
    given = np.array([of_right] * 970 + [of_wrong] * 30)
    assert -np.log(given).mean() == pytest.approx(0.9)
    assert of_right > (1 - of_right) / 9
    surer = np.array([0.9] * 970 + [of_wrong] * 30)
    return those(
        a=np.sum(given > 0.5) >= 970,
        b=round(math.prod(given ** (1 / 1000)), 2) == 0.41,
        c=given.min() < 0.01,
        d=1000 * (1 - 0.95) > 1000 * (1 - 0.97),
        e=-np.log(surer).mean() >= 0.9,
    )


def best_temperature():
    """Softmax, question 7: where the loss of the right class is least."""
    tried = np.linspace(0.1, 10, 10_000)
    return tried[np.argmin([-log_softmax(np.array([5, 2, -1, 4.5]) / T)[3] for T in tried])]


def fitting_end():
    """Softmax, question 6: which last layer can come near all four answers."""
    wanted = [(0, 0), (0, 1), (1, 0), (1, 1)]  # cat, dog
    grid = [np.array(z) for z in itertools.product((-9, 0, 9), repeat=3)]
    ends = {
        "a": lambda z: softmax(z[:2]),
        "b": lambda z: softmax(z)[:2],
        "c": lambda z: np.eye(2)[np.argmax(z[:2])],
        "d": lambda z: sigmoid(z[:2]),
    }
    [letter] = [
        letter
        for letter, end in ends.items()
        if all(min(np.abs(end(z) - answer).max() for z in grid) < 0.01 for answer in wanted)
    ]
    return letter


def three_digits():
    """Return classes and predictions of the 150 digits."""
    pairs = {(1, 1): 45, (1, 7): 5, (7, 1): 3, (7, 7): 30, (7, 9): 7, (9, 7): 15, (9, 9): 45}
    return np.repeat(list(pairs), list(pairs.values()), axis=0).T


def pieces_after(folds):
    """Count the straight pieces of a line that is folded in the middle again and again."""
    s = np.linspace(0, 1, 2**12 + 1)
    for _ in range(folds):
        s = 1 - np.abs(2 * s - 1)
    return 1 + np.sum(np.abs(np.diff(s, 2)) > 1e-6)


def starting_with(bits):
    """Return the patterns of four bits that start so."""
    return [f"{k:04b}" for k in range(16) if f"{k:04b}".startswith(bits)]


def surer_by_three_bits():
    """Shallow and deep: the share of odd patterns among those that share any three bits."""
    shares = {
        np.mean([p.count("1") % 2 for p in patterns])
        for places in itertools.combinations(range(4), 3)
        for values in itertools.product("01", repeat=3)
        for patterns in [
            [
                p
                for p in starting_with("")
                if all(p[k] == v for k, v in zip(places, values, strict=True))
            ]
        ]
    }
    return "c" if shares == {0.5} else ""


def free_numbers_of_a_row():
    """Deep networks on pictures: the dimensions that many updates of one row span."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(3072, 209))
    updates = rng.normal(size=(400, 209)) @ X.T  # 400 updates, each a weighted sum of pictures
    return np.linalg.matrix_rank(updates)


def twice_the_temperature():
    """Digits, question 4: what is so for all of many scores."""
    rng = np.random.default_rng(0)
    Z = rng.normal(scale=3, size=(4, 2000))
    before, after = softmax(Z, axis=0), softmax(Z / 2, axis=0)
    confidence = before.max(axis=0), after.max(axis=0)
    by_confidence = [np.argsort(each).tolist() for each in confidence]
    unsure = rng.random(2000) < 0.95  # right more often than it believes
    y = np.where(unsure, Z.argmax(axis=0), Z.argmin(axis=0))
    costs = [-np.log(softmax(Z / (4 * t), axis=0)[y, np.arange(2000)]).mean() for t in (1, 2)]
    return those(
        a=np.all(confidence[1] < confidence[0]),
        b=costs[1] < costs[0],
        c=np.array_equal(before.argmax(axis=0), after.argmax(axis=0)),
        d=by_confidence[0] == by_confidence[1],
        e=np.array_equal(np.argsort(before, axis=0), np.argsort(after, axis=0)),
    )


def temperature_of_known_digits():
    """Digits, question 6: the cheapest temperature where all answers are right."""
    Z = np.random.default_rng(0).normal(scale=4, size=(10, 300))
    y, tried = Z.argmax(axis=0), (0.1, 1, 2, 10)
    costs = [-log_softmax(Z / t, axis=0)[y, np.arange(300)].mean() for t in tried]
    return {0.1: "b", 1: "c", 2: "a", 10: "d"}[tried[int(np.argmin(costs))]]


def what_leaks():
    """Let labels be tossed coins: what still looks like learning has leaked."""
    rng = np.random.default_rng(5)
    leaves, photographs = 200, 5
    kinds = rng.integers(2, size=leaves)
    leaf = np.repeat(np.arange(leaves), photographs)
    X = rng.normal(size=(leaves, 8))[leaf] + 0.1 * rng.normal(size=(leaf.size, 8))
    Y = kinds[leaf]

    def right(test):
        """Answer with the label of the nearest photograph outside the test set."""
        distance = ((X[test][:, None] - X[~test][None]) ** 2).sum(axis=2)
        return np.mean(Y[~test][distance.argmin(axis=1)] == Y[test])

    singly = rng.permutation(leaf.size) < leaf.size // 5
    by_leaf = np.isin(leaf, rng.permutation(leaves)[: leaves // 5])
    guesses = rng.integers(2, size=(40, 100))
    test, dev = rng.integers(2, size=(2, 100))
    on_test, on_dev = np.mean(guesses == test, axis=1), np.mean(guesses == dev, axis=1)
    return those(
        a=X.mean() != X[~by_leaf].mean(),  # the normaliser has seen the test examples
        b=abs(right(by_leaf) - 0.5) > 0.15,  # shuffled leaves
        c=right(singly) > 0.9,
        d=on_test.max() > 0.58,
        e=on_test[on_dev.argmax()] > 0.58,
    )


def by_the_clock():
    """Run the same steps, of which one machine does twice as many in the time."""

    def trained(steps):
        w = 0.0
        for draw in np.random.default_rng(0).normal(size=steps):
            w -= 0.1 * (w - 1 + draw)
        return w

    alone, busy = trained(1000), trained(500)
    assert trained(1000) == alone
    return "b" if alone != busy else "a"


def a_result_with_gaps():
    """Look how far chance alone moves a result from 360 examples, and the best of ten runs."""
    rng = np.random.default_rng(1)
    runs = 100 * rng.binomial(360, 0.974, size=(20_000, 10)) / 360
    scatter = runs.std()
    return those(
        a=np.mean(runs.max(axis=1) - runs.mean(axis=1)) > 1.0,
        b=True,  # nothing is said of it
        c=100 / 360 < 0.1,
        d=scatter == pytest.approx(0.8, abs=0.05) and scatter > 97.8 - 97.1,
        e=False,  # what was trained on tells of memory
    )


def half_the_error():
    """Week 5, question 43: along a line through two points of a learning curve."""
    slope, start = np.polyfit(np.log([100, 1000]), np.log([20, 10]), 1)
    return math.exp((math.log(5) - start) / slope)


def expensive_alarms():
    """Week 5, question 44: where ten thousand honest answers cost least, on average."""
    a = np.arange(0.5, 10_000) / 10_000  # as many examples of each probability
    thresholds = np.arange(1, 100) / 100
    costs = [np.sum(np.where(a > t, 3 * (1 - a), a)) for t in thresholds]
    return thresholds[int(np.argmin(costs))]


def too_long_a_step():
    """Week 5, question 46: the first rate whose hundredth step is longer than its first."""

    def grows(rate):
        w = [0.0]
        for _ in range(100):
            w.append(w[-1] - rate * 8 * (w[-1] - 1))
        return abs(w[-1] - w[-2]) > abs(w[1] - w[0])

    return next(rate for rate in np.arange(1, 1000) / 1000 if grows(rate))


def down_a_chain():
    """Week 5, question 47: the output for an input of 2.01, less that for 2."""

    def output(x):
        for w, b in ((3, 1), (-2, 20), (0.5, -2)):
            x = max(0.0, w * x + b)
        return x

    assert output(2) == 1
    return output(2.01) - output(2)


def what_training_changes():
    """Week 5, question 48: the numbers in the arrays of such a network."""
    dims = [4, 5, 5, 3]
    arrays = [np.ones((n, m)) for m, n in itertools.pairwise(dims)] + [np.ones(n) for n in dims[1:]]
    return sum(array.size for array in arrays)


WORKED_OUT = {
    "week1/q1": lambda: relu(3.2 * 75 - 64),
    "week1/q2": lambda: relu(3.2 * 15 - 64),
    "week1/q4": lambda: 120 * relu(0.5 * 3 + 0.02 * 100 - 1) + 80 * relu(2 - 5),
    "week1/q13": lambda: int(38 // (1 + 9 / 10)),
    "week1/q14": lambda: "a" if 350 < 1 / slope(sigmoid, 6) < 450 else "",
    "week2/r1": lambda: max(size for size in range(200) if relu(3 * size - 90) == 0),
    "week2/r2": lambda: np.mean((np.array([2, 5, 9]) - [4, 5, 6]) ** 2),
    "week2/r4": lambda: np.diff([100 * relu(x - 1) - 60 * relu(x - 3) for x in (4, 5)])[0],
    "week2/r6": lambda: sum(1 for _ in itertools.product(range(20), repeat=4)),
    "week2/q1": lambda: float(sigmoid(2 * 1.5 - 1 * 1 - 1)),
    "week2/q3": what_the_loss_rewards,
    "week2/q4": shapes_of_dw,
    "week2/q7": one_step,
    "week2/q8": ever_longer,
    "week2/rate": curvature_limit,
    "week2/q9": wrong_slope,
    "week2/q10": lambda: 100 - 15,
    "week3/q2": lines_that_fit,
    "week3/q3": forward_by_hand,
    "week3/q6": straight_boundaries,
    "week3/q7": ties,
    "week3/q8": lambda: -2 * slope(np.tanh, math.atanh(0.9)),
    "week3/q12": lambda: next(y for y in np.arange(-5, 5, 0.25) if 3 * 1 - 2 * y + 1 == 0),
    "week3/q13": gradient_as_a_column,
    "week3/q14": lambda: float(np.log(sigmoid(-np.log(9))) / np.log(sigmoid(np.log(9)))),
    "week3/q15": shares_of_columns,
    "week3/q17": lambda: 2 * relu(0.5 * 4 - 1) - 3 * relu(-1 * 4 + 1),
    "activations/signs": signs_of_one_step,
    "activations/collapsed": lambda: np.ones((1, 100)).dot(np.ones((100, 10))).size + 1,
    "week3/stop": lowest_on_held_out,
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
    "week4/q12": a_wish_that_grows,
    "week4/q13": out_of_the_ring,
    "shallow_and_deep/pieces": lambda: pieces_after(5),
    "shallow_and_deep/one_layer": lambda: pieces_after(5) - 1,
    "shallow_and_deep/first_bit": lambda: sum(bits.count("1") % 2 for bits in starting_with("1")),
    "shallow_and_deep/three_bits": surer_by_three_bits,
    "deep_network_application/one_picture": lambda: 100 * np.mean(np.arange(50) == 7),
    "deep_network_application/behind_a_row": free_numbers_of_a_row,
    "week4/q14": one_update_of_a_unit,
    "week4/q15": higher_threshold,
    "week4/q16": along_the_line,
    "week4/q17": bias_with_one_axis,
    "week4/q18": through_a_tanh,
    "week4/q19": within_luck,
    "week5/q43": half_the_error,
    "week5/q44": expensive_alarms,
    "week5/q45": lambda: log_loss([1, 0], [0.5, 0.8]),
    "week5/q46": too_long_a_step,
    "week5/q47": down_a_chain,
    "week5/q48": what_training_changes,
    "week6/q1": count_updates,
    "week6/q3": larger_portions,
    "week6/q5": what_was_typed,
    "week6/q6": half_life,
    "week6/q7": who_walks,
    "week6/q9": lambda: 1 - 0.1 * (0.1 * 2) - 0.1 * (0.9 * 0.1 * 2 - 0.1 * 1),
    "week6/q11": proof_read,
    "week6/q12": loud_and_quiet,
    "week6/q13": a_tenth_of_the_rate,
    "week6/q16": best_memory,
    "week6/q18": best_fall,
    "week6/q19": what_decay_leaves,
    "week6/q20": kept_or_dropped,
    "week6/q21": what_to_try_first,
    "week6/q22": lambda: sum((n + 1) * after for n, after in itertools.pairwise([5, 8, 4, 1])),
    "week6/q23": lambda: float(np.linalg.norm(0.9**50 * np.array([0.6, 0.8]))),
    "week6/q24": one_digit,
    "week5/q4": patients_apart,
    "week5/q8": lambda: 8 - min(21, 6, 3),
    "week5/q16": deviation_of_the_print,
    "week5/q17": zeros_in_the_middle,
    "week5/q19": wrong_width,
    "week5/q20": curves_over_lambda,
    "week5/q25": read_the_weights,
    "week5/q26": lambda: 1 / np.mean(np.random.default_rng(2).random(1_000_000) < 0.8),
    "week5/q35": lambda: difference(0.3 + 0.1, 0.3),
    "week5/q36": faulty_of_three,
    "week5/q37": four_tall_bars,
    "softmax/q1": lambda: softmax([1, 1, 1, 1 + math.log(3)])[-1],
    "softmax/q2": lambda: -log_softmax(np.zeros((10, 64)), axis=0)[0].mean(),
    "softmax/q3": column_of_slopes,
    "softmax/q4": factor_of_two_rows,
    "softmax/q5": accuracy_against_cost,
    "softmax/q6": fitting_end,
    "softmax/q7": best_temperature,
    "digits/q1": lambda: sum(1 for epoch in range(30) for start in range(0, 1438, 64)),
    "digits/q2": lambda: recall_score(*three_digits(), labels=[7], average="macro"),
    "digits/q3": lambda: precision_score(*three_digits(), labels=[7], average="macro"),
    "digits/q4": twice_the_temperature,
    "digits/q5": lambda: (abs(10 - 12) + abs(24 - 21) + abs(47.5 - 45)) / 100,
    "digits/q6": temperature_of_known_digits,
    "capstone/q1": what_leaks,
    "capstone/q2": lambda: 100 * np.std(np.random.default_rng(3).binomial(100, 0.9, 10**6) / 100),
    "capstone/q4": by_the_clock,
    "capstone/q5": lambda: sum(1 for _ in np.arange(0, 20, 2 * 0.004)),
    "capstone/s1": a_result_with_gaps,
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


FIGURES = "course_utils/figures"


@pytest.mark.parametrize(
    ("notebook", "shuffle", "behind_the_letters"),
    [
        ("week2/quiz", "np.random.default_rng(5).permutation(3)", [1, 2, 0]),
        ("week3/quiz", "np.random.default_rng(9).permutation([1, 2, 3])", [3, 1, 2]),
        (
            "week3/quiz",
            'np.random.default_rng(3).permutation(["training", "held-out"])',
            ["held-out", "training"],
        ),
        (
            "week5/quiz",
            'np.random.default_rng(4).permutation(["training", "dev"])',
            ["dev", "training"],
        ),
        ("week6/quiz", "np.random.default_rng(24).permutation(4)", [2, 1, 3, 0]),
        (
            "week6/mini_batches",
            "np.random.default_rng(5).permutation([1, 64, 300])",
            [64, 300, 1],
        ),
    ],
)
def test_a_shuffled_figure_fits_its_key(notebook, shuffle, behind_the_letters):
    """Does the notebook, or its figure, shuffle the settings into the order of the key?"""
    files = [ROOT / folder / f"{notebook}.py" for folder in ("notebook_sources", FIGURES)]
    assert shuffle in "".join(file.read_text(encoding="utf-8") for file in files)
    assert eval(shuffle, {"np": np}).tolist() == behind_the_letters
