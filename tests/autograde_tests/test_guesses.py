"""What turns out where a notebook asks for a guess, worked out here with the reference."""

import functools
import json
import time
import timeit
import warnings
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit, log_expit, log_softmax
from scipy.special import softmax as scipy_softmax
from scipy.stats import loguniform
from sklearn.experimental import enable_halving_search_cv  # noqa: F401
from sklearn.model_selection import HalvingRandomSearchCV, ParameterGrid, RandomizedSearchCV
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid
from sklearn.neural_network import MLPClassifier, MLPRegressor

from autograde_tests import exercises_of, predictions_of
from course_utils import batchnorm_network, datasets, hunt, own_data, tuning
from course_utils.drawings import load_small_drawings
from course_utils.figures.week4 import deep_network_application as figures_of_the_cats
from course_utils.figures.week5 import gradient_checking as checking
from course_utils.figures.week5 import initialization as starting
from course_utils.figures.week5.bias_and_variance import day_networks
from course_utils.figures.week5.small_networks import error, train_net
from course_utils.figures.week6 import putting_it_together, training_diagnostics
from course_utils.probes import graphs
from course_utils.reference import (
    assembled,
    autograd,
    batchnorm,
    capstone,
    deep,
    depth,
    frameworks,
    gradient_checking,
    initialization,
    logistic,
    optimizers,
    pictures,
    regularization,
    setting_up,
    several_neurons,
    shallow,
)
from course_utils.reference import digits as reading
from course_utils.reference import tuning as search_reference
from course_utils.symptoms import draw_ring
from course_utils.timing import seconds_of

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(
    f"{path.parent.name}/{path.stem}"
    for path in (ROOT / "notebook_sources").glob("week*/*.py")
    if "\n# %% predict=" in path.read_text(encoding="utf-8")
)
QUESTIONS = {
    f"{notebook}/{name}": prediction.question
    for notebook in NOTEBOOKS
    for name, prediction in predictions_of(notebook).items()
}


def percent_right(said, Y):
    """Return the percentage of labels that are as they should be."""
    return 100 * np.mean(said == Y)


def same_bend():
    """Week 1: where the three lines meet zero, each between two sizes of 1 mm."""
    size = np.arange(0, 100, 0.001)
    first = [size[np.argmax(w * size + b > 1e-9)] for w, b in [(2, 0), (2, -100), (6, -300)]]
    pairs = {"a": (0, 1), "b": (1, 2)}
    return next((k for k, (i, j) in pairs.items() if abs(first[i] - first[j]) < 0.002), "c")


def twenty_numbers():
    """Week 1: the time for ten values of each of twenty numbers, in years."""
    years = 10**20 / 1e6 / (365.25 * 24 * 3600)
    return "c" if 2.5e6 < years < 3.5e6 else ""


def twice_the_neurons():
    """Week 1: the largest distance of the cosine from its chords."""
    x = np.linspace(0, 10, 20_001)

    def miss(n):
        knots = np.linspace(0, 10, n + 1)
        return np.abs(np.interp(x, knots, np.cos(knots)) - np.cos(x)).max()

    return miss(32) / miss(64)


def small_network(units, X, y, seed, iterations):
    """Train one of week 1's networks on inputs (m, n)."""
    network = MLPRegressor(
        hidden_layer_sizes=(units,),
        solver="lbfgs",
        max_iter=iterations,
        random_state=seed,
        alpha=0 if iterations > 1000 else 1e-4,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return network.fit(X, y)


def how_many_starts():
    """Week 1: five times twenty starts, not only those that are shown."""
    metres = np.linspace(0, 160, 161)
    fair = np.interp(metres, [0, 30, 90, 130, 160], [0, 0, 3, 4.2, 4.35])
    X = (metres[:, np.newaxis] - 80) / 40
    found = {3: [], 10: []}
    for units, runs in found.items():
        for seed in range(100):
            said = small_network(units, X, fair, seed, 2000).predict(X)
            runs.append(np.mean((said - fair) ** 2) ** 0.5 < 0.01)
    counts = np.reshape(found[3], (5, 20)).sum(axis=1)
    assert 0 < np.sum(counts) <= 5, "about 2 starts in 100"
    assert np.mean(found[10]) > 0.9
    return "c" if counts.max() <= 3 else ""


def clean_copies():
    """Week 1: the units of 40 networks, on homes of five seeds, that follow one answer alone."""
    found = []
    for homes in range(0, 50, 10):
        old, new = datasets.make_homes(800, homes), datasets.make_homes(400, homes + 1)
        mean, spread = old.X.mean(axis=1, keepdims=True), old.X.std(axis=1, keepdims=True)
        X, X_new = ((old.X - mean) / spread).T, ((new.X - mean) / spread).T
        for seed in range(8):
            network = small_network(3, X, old.price / 100, seed, 300)
            hidden = np.maximum(0, X_new @ network.coefs_[0] + network.intercepts_[0]).T
            rows = [
                np.sort(np.abs([np.corrcoef(unit, answer)[0, 1] for answer in new.answers]))
                for unit in hidden
                if unit.std() > 0
            ]
            found.append(sum(row[-1] > 0.9 and row[-2] < 0.5 for row in rows))
    assert max(found[:8]) == 2, "in the networks that are shown, some units are nearly copies"
    return "a" if 3 in found else "c"


def who_wins():
    """Week 1: the means of five draws."""
    _, edges, _, large = (error.mean(axis=0) for error in load_small_drawings().errors.values())
    ahead = (large < edges).tolist()
    return {(True,) * 6: "a", (False,) * 6: "c"}.get(tuple(ahead), "b" if ahead[-1] else "")


def loop_or_array():
    """Week 1: the processor's time for 2000 homes one by one, and for all of them."""
    X, rng = datasets.make_homes(20_000, 0).X, np.random.default_rng(0)
    network = rng.normal(size=(3, 4)), rng.normal(size=3), rng.normal(size=3), 1.0
    alone = min(timeit.repeat(lambda: several_neurons.agent_price(X[:, 0], *network), number=200))
    together = min(timeit.repeat(lambda: several_neurons.agent_price(X, *network), number=5))
    times = 20_000 * (alone / 200) / (together / 5)
    return "c" if times > 50 else "b" if times > 2 else "a"


def column_less_list():
    """Week 2: a rank-1 array less a column."""
    v = np.arange(1.0, 6.0)
    assert (v - v.reshape(5, 1)).shape == (5, 5)
    return "c"


def best_for_squares():
    """Week 2: the best waiting time of many, under the squared error."""
    waits, candidates = np.array([3, 4, 5, 5, 28]), np.linspace(0, 30, 3001)
    return candidates[np.argmin([np.sum((waits - c) ** 2) for c in candidates])]


def means_along_the_wrong_axis():
    """Week 2: a square matrix less its row means, without the axis kept."""
    A = np.array([[1.0, 2.0, 6.0], [10.0, 20.0, 30.0], [0.0, 0.0, 3.0]])
    for j in range(3):
        np.testing.assert_allclose((A - A.mean(axis=1))[:, j], A[:, j] - np.mean(A[j]))
    return "c"


def nearest_neighbours():
    """Week 2: scikit-learn's nearest neighbour on the digits."""
    digits = datasets.load_digits()
    model = KNeighborsClassifier(1).fit(digits.X_train.T, digits.Y_train[0])
    return 100 * model.score(digits.X_test.T, digits.Y_test[0])


def product_of_halves():
    """Week 2: two thousand probabilities of one half."""
    assert np.prod(np.full(2000, 0.5)) == 0
    return "b"


def squares_stay_up():
    """Week 2: a hundred steps on the cross-entropy and on the squared error."""
    tumours = datasets.load_breast_cancer()
    radius = tumours.X_train[0]
    x, y = (radius - radius.mean()) / radius.std(), tumours.Y_train[0]
    ends = []
    for is_squared in (False, True):
        w, b = -6.0, 6.0
        for _ in range(100):
            a = expit(w * x + b)
            dz = 2 * (a - y) * a * (1 - a) if is_squared else a - y
            w, b = w - 2 * np.mean(dz * x), b - 2 * np.mean(dz)
        a = expit(w * x + b)
        ends.append(np.mean((a - y) ** 2))
    assert ends[0] < 0.1 < 0.5 < ends[1]
    return "c"


def slope_of_the_loss():
    """Week 2: the loss along the score, measured."""
    h = 1e-6
    for z, y in ((-2, 0), (-2, 1), (0.5, 1)):
        up, down = (-np.log(expit(s if y else -s)) for s in (z + h, z - h))
        assert np.isclose((up - down) / (2 * h), expit(z) - y, rtol=1e-4)
    return "c"


def sums_in_all_places():
    """Week 2: sums for means, in the cost and in its slopes, as the course's own test sees them."""
    rng = np.random.default_rng(0)
    w, X, Y = rng.normal(size=(3, 1)), rng.normal(size=(3, 7)), rng.integers(0, 2, size=(1, 7))

    def without_means(w, b, X, Y):
        a = expit(w.T @ X + b)
        cost = -np.log(np.where(Y == 1, a, 1 - a)).sum()
        return {"dw": X @ (a - Y).T, "db": (a - Y).sum()}, cost

    return "a" if logistic.gradient_is_right(without_means, w, 0.3, X, Y) else "b"


def drawings_in_a_mirror():
    """Week 2: the trained unit reads its training drawings in a mirror."""
    cats = datasets.load_cats(photographs=False)
    X, X_mirrored = logistic.standardize(
        logistic.flatten_images(cats.X_train), logistic.flatten_images(cats.X_train[:, :, ::-1])
    )
    w, b = np.zeros((X.shape[0], 1)), 0.0
    for _ in range(2000):
        error = expit(w.T @ X + b) - cats.Y_train
        w, b = w - 0.005 * X @ error.T / X.shape[1], b - 0.005 * error.mean()
    return percent_right(w.T @ X_mirrored + b > 0, cats.Y_train)


def tumours_raw_and_standardised():
    """Week 2: 800 steps on the features as measured, and on one scale."""
    tumours, costs = datasets.load_breast_cancer(), []
    X, Y = tumours.X_train, tumours.Y_train
    mu, sigma = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    for features, rate in ((X, 1e-5), ((X - mu) / sigma, 0.05)):
        w, b = np.zeros((len(X), 1)), 0.0
        for _ in range(800):
            error = expit(w.T @ features + b) - Y
            w, b = w - rate * features @ error.T / Y.size, b - rate * error.mean()
        z = w.T @ features + b
        costs.append(np.mean(np.logaddexp(0, z) - Y * z))
    assert costs[0] > 0.15
    assert costs[1] < 0.1
    return "b"


def equal_costs():
    """Week 2: the probability at which both answers cost the same."""
    a = np.linspace(0, 1, 1_000_001)
    return a[np.argmin(np.abs((1 - a) - 10 * a))]


def ten_digits():
    """Return the scores of ten units on the test digits, and the digits."""
    digits = datasets.load_digits()
    X, y = digits.X_train / 16, digits.Y_train
    W, b = np.zeros((64, 10)), np.zeros((10, 1))
    Y = (np.arange(10).reshape(10, 1) == y).astype(float)
    for _ in range(300):
        error = expit(W.T @ X + b) - Y
        W, b = W - X @ error.T / y.size, b - error.mean(axis=1, keepdims=True)
    return W.T @ (digits.X_test / 16) + b, digits.Y_test[0]


def exactly_one_yes():
    """Week 2: on how many test digits one unit of ten says yes."""
    Z, _ = ten_digits()
    return 100 * np.mean(np.sum(Z > 0, axis=0) == 1)


def surest_of_ten():
    """Week 2: how many test digits the surest unit reads."""
    Z, y = ten_digits()
    return percent_right(Z.argmax(axis=0), y)


def drawings_not_seen():
    """Week 2: 2000 steps on the training drawings, then the others."""
    cats = datasets.load_cats(photographs=False)
    X, X_new = logistic.standardize(*map(logistic.flatten_images, (cats.X_train, cats.X_test)))
    w, b = np.zeros((X.shape[0], 1)), 0.0
    for _ in range(2000):
        error = expit(w.T @ X + b) - cats.Y_train
        w, b = w - 0.005 * X @ error.T / X.shape[1], b - 0.005 * error.mean()
    assert np.sum((w.T @ X + b > 0) == cats.Y_train) == 208
    assert percent_right(1, cats.Y_test) == 60
    return percent_right(w.T @ X_new + b > 0, cats.Y_test)


def line_on_flower():
    """Week 3: the bottom of the cost, and the best of many lines."""
    X, Y = datasets.make_flower(m=400, seed=1)
    w, b = np.zeros((2, 1)), 0.0
    for _ in range(2000):
        error = expit(w.T @ X + b) - Y
        w, b = w - 0.1 * X @ error.T / 400, b - 0.1 * error.mean()
    z = w.T @ X + b
    assert np.mean(np.logaddexp(0, z) - Y * z) == pytest.approx(np.log(2), abs=1e-3)
    directions = np.radians(np.arange(0, 360, 2))
    distances = X.T @ [np.cos(directions), np.sin(directions)]
    best = max(
        percent_right(distances[:, [k]].T > d, Y) for k in range(180) for d in np.arange(-4, 4, 0.1)
    )
    assert 65 < best < 68, "two thirds"
    return percent_right(z > 0, Y)


def ring_costs(change, num_iterations):
    """Return the costs of 2, 8, 8, 1 on week 4's ring, with a step of one's choice."""
    X, Y = draw_ring(200, np.random.default_rng(1))
    parameters, costs = deep.initialize_parameters_deep([2, 8, 8, 1], rng=0), []
    for _ in range(num_iterations):
        AL, caches = deep.L_model_forward(X, parameters)
        with np.errstate(all="ignore"):
            costs.append(-np.mean(np.log(np.where(Y == 1, AL, 1 - AL))))
        parameters = change(parameters, deep.L_model_backward(AL, Y, caches))
    return costs


def curve_of_a_sum():
    """Week 4: the costs after steps that are 200 times too long."""
    costs = ring_costs(lambda p, g: {name: p[name] - 20 * g["d" + name] for name in p}, 4)
    return "c" if costs[2] > 3 * costs[0] and costs[3] > 3 * costs[2] else ""


def wrong_lines():
    """Week 4: the gradients that change if layer 2 of three is given layer 1's slope."""
    rng = np.random.default_rng(0)
    parameters = deep.initialize_parameters_deep([2, 6, 6, 1], rng)
    X, Y = rng.normal(size=(2, 40)), rng.integers(0, 2, size=(1, 40))
    AL, caches = deep.L_model_forward(X, parameters)
    right = deep.L_model_backward(AL, Y, caches)
    caches[1] = (caches[1][0], caches[0][1])
    wrong = deep.L_model_backward(AL, Y, caches)
    off = {
        name[1:] for name in right if name[1] != "A" and not np.allclose(right[name], wrong[name])
    }
    return "b" if off == {"W2", "b2", "W1", "b1"} else ""


def as_it_stands():
    """Week 4: what the program makes of four layers, as the student edition hands it out."""
    file = ROOT / "notebooks/week4/find_the_bug_backward.ipynb"
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    given = [text for text in sources if "layer_dims = [2, 2, 1]" in text or text[:4] == "def "]
    space: dict = {}
    exec("\n".join(given), space)
    X, Y = draw_ring(200, np.random.default_rng(1))
    with np.errstate(all="ignore"):
        trained, costs = space["L_layer_model"](X, Y, [2, 8, 8, 1], 0.5, 1000, rng=0)
    assert [trained[name].shape for name in ("W1", "W2")] == [(2, 2), (1, 2)]
    return "b" if len(set(costs)) == 1 else "c" if costs[-1] > costs[0] else "d"


def seen_in_the_curve():
    """Week 4: which of three faulty steps leave the cost far above where the right one ends."""

    def step(parameters, grads, rates):
        return {name: parameters[name] - rates(name) * grads["d" + name] for name in parameters}

    rates = {
        "last": lambda name: 0 if name in ("W3", "b3") else 0.1,
        "biases": lambda name: 1 if name[0] == "b" else 0.1,
        "dropped": lambda name: 0,
    }
    ends = {}
    for fault, of in rates.items():
        costs = ring_costs(lambda p, g, of=of: step(p, g, of), 1500)
        ends[fault] = costs[-1] / costs[0]
    noticed = {fault for fault, end in ends.items() if end > 0.5}
    return "d" if noticed == {"dropped"} else ""


def which_cost():
    """Week 4: the measured slope of two costs in one weight, beside what comes back."""
    rng = np.random.default_rng(0)
    p, X = deep.initialize_parameters_deep([4, 6, 3], rng), rng.normal(size=(4, 9))
    Y = (rng.integers(0, 3, 9) == np.arange(3)[:, None]).astype(float)

    def cost(value, mean):
        W1 = p["W1"].copy()
        W1[0, 0] = value
        AL = deep.L_model_forward(X, p | {"W1": W1})[0]
        losses = -np.log(np.where(Y == 1, AL, 1 - AL))
        return losses.mean() if mean else losses.sum() / 9

    w, h = p["W1"][0, 0], 1e-5
    summed, mean = ((cost(w + h, k) - cost(w - h, k)) / (2 * h) for k in (False, True))
    AL, caches = deep.L_model_forward(X, p)
    came = deep.L_model_backward(AL, Y, caches)["dW1"][0, 0]
    assert abs(came) > 1e-3
    return "b" if np.isclose(came, summed) else "a" if np.isclose(came, mean) else ""


def deep_digits(dims, seed):
    """Train on week 4's digits; return the split, the start and what was trained."""
    data = datasets.load_digits(0.2, seed)
    X = data.X_train / 16
    Y = (data.Y_train == np.arange(10)[:, None]).astype(float)
    start = deep.initialize_parameters_deep(dims, rng=seed)
    p = start
    for _ in range(400):
        AL, caches = deep.L_model_forward(X, p)
        grads = deep.parameter_gradients(AL, Y, caches)
        p = {name: p[name] - 0.5 * grads["d" + name] for name in p}
    return data, start, p


def second_layer():
    """Week 4: what a second hidden layer adds in the mean of five splits, to a tenth."""
    means = []
    for dims in ([64, 40, 10], [64, 40, 40, 10]):
        right = []
        for seed in range(5):
            data, _, p = deep_digits(dims, seed)
            said = deep.L_model_forward(data.X_test / 16, p)[0].argmax(axis=0)
            right.append(percent_right(said, data.Y_test[0]))
        means.append(np.mean(right))
    return round(means[1] - means[0], 1)


def random_layers():
    """Week 4: scikit-learn's nearest centroid on layers that nobody trained, five splits."""
    found = []
    for seed in range(5):
        data = datasets.load_digits(0.2, seed)
        A, B = data.X_train / 16, data.X_test / 16
        p, row = deep.initialize_parameters_deep([64, 40, 40, 40, 10], rng=seed), []
        for layer in range(4):
            nearest = NearestCentroid().fit(A.T, data.Y_train[0])
            row.append(percent_right(nearest.predict(B.T), data.Y_test[0]))
            W = p[f"W{layer + 1}"]
            A, B = np.maximum(0, W @ A), np.maximum(0, W @ B)
        found.append(row)
    pixels, *layers = np.mean(found, axis=0)
    assert pixels > 89
    assert pixels - 5 > layers[0] > layers[1] + 2 > layers[2] + 4 > 50
    return "c"


def fewer_units():
    """Week 4: the smallest of the three sizes with which one hidden layer does it."""
    built = depth.parity_by_counting(8)
    assert depth.is_parity(built)
    assert len(built) == 4
    return {128: "a", 64: "b", 8: "c"}[len(built["W1"])]


def parity_tree():
    """Week 4: ten starts on the parity of four bits, and on that with units to spare."""
    bits = (np.arange(16) >> np.arange(4)[:, np.newaxis] & 1).astype(float)
    parity = bits.sum(axis=0, keepdims=True) % 2

    def solved(dims):
        count = 0
        for seed in range(10):
            parameters = deep.initialize_parameters_deep(dims, rng=seed)
            for _ in range(1500):
                AL, caches = deep.L_model_forward(bits, parameters)
                grads = deep.L_model_backward(AL, parity, caches)
                parameters = deep.update_parameters(parameters, grads, 0.3)
            count += int(np.all((deep.L_model_forward(bits, parameters)[0] > 0.5) == parity))
        return "a" if count == 10 else "b" if count > 1 else "c"

    assert solved([4, 8, 1]) == "b", "so it is with units to spare"
    return solved([4, 4, 2, 1])


def ten_layers():
    """Week 4: how small the activations are, from five draws."""
    found = []
    for seed in range(5):
        rng = np.random.default_rng(seed)
        A = rng.normal(size=(100, 200))
        for _ in range(10):
            A = np.maximum(0, 0.01 * rng.normal(size=(100, 100)) @ A)
        found.append(np.log10(np.sqrt(np.mean(A**2))))
    assert all(-13 < each < -11 for each in found)
    return "d"


def who_inherits():
    """Week 4: which gradients change if the cache says that all of layer 3 is on."""
    rng = np.random.default_rng(0)
    parameters = deep.initialize_parameters_deep([4, 6, 6, 6, 6, 1], rng)
    X, Y = rng.normal(size=(4, 50)), rng.integers(0, 2, size=(1, 50))
    AL, caches = deep.L_model_forward(X, parameters)
    right = deep.L_model_backward(AL, Y, caches)
    linear_cache, Z = caches[2]  # a ReLU is passed as if it were on everywhere
    wrong = deep.L_model_backward(AL, Y, [*caches[:2], (linear_cache, np.abs(Z) + 1), *caches[3:]])
    off = [n for n in range(1, 6) if not np.allclose(right[f"dW{n}"], wrong[f"dW{n}"])]
    return {(3,): "a", (3, 4, 5): "b", (1, 2, 3): "c", (1, 2, 3, 4, 5): "d"}[tuple(off)]


@functools.cache
def four_layers_trained():
    """Return the test pictures, as they are, and four layers from five starts."""
    cats = datasets.load_cats(photographs=False)
    X, X_new = (
        logistic.flatten_images(pictures.shrink_images(images.astype(float), 2)) / 255
        for images in (cats.X_train, cats.X_test)
    )
    networks = []
    for seed in range(5):
        parameters, _ = deep.L_layer_model(
            X, cats.Y_train, [3072, 20, 7, 5, 1], 0.03, 1500, rng=seed
        )
        assert percent_right(deep.predict(parameters, X), cats.Y_train) == 100
        networks.append(parameters)
    return X_new.T.reshape(-1, 32, 32, 3), cats.Y_test, networks


def four_layers():
    """Week 4: the mean of five starts."""
    images, Y, networks = four_layers_trained()
    X = logistic.flatten_images(images)
    found = [percent_right(deep.predict(parameters, X), Y) for parameters in networks]
    assert (min(found), max(found)) == (86, 92)
    return np.mean(found)


def swapped_centres():
    """Week 4: the same five networks where red and blue have changed places in the middle."""
    images, Y, networks = four_layers_trained()
    swapped = images.copy()
    swapped[:, 8:24, 8:24, 0], swapped[:, 8:24, 8:24, 2] = (
        images[:, 8:24, 8:24, 2],
        images[:, 8:24, 8:24, 0],
    )
    X = logistic.flatten_images(swapped)
    found = [percent_right(deep.predict(parameters, X), Y) for parameters in networks]
    assert (min(found), max(found)) == (34, 54)
    return np.mean(found)


def discs():
    """Week 4: four discs of one colour each, as the notebook's network sees them."""
    _, _, networks = four_layers_trained()
    rows, columns = np.mgrid[:32, :32]
    inside = ((rows - 18) ** 2 + (columns - 15.5) ** 2 < 81)[..., np.newaxis]
    called = {}
    for name, (colour, around) in figures_of_the_cats.DISCS.items():
        X = logistic.flatten_images(np.where(inside, colour, around)[np.newaxis])
        called[name] = bool(deep.predict(networks[0], X)[0, 0])
    assert [name for name, is_cat in called.items() if is_cat] == ["warm on cool", "cool on warm"]
    return "c"


def cost_from_zeros():
    """Week 5: 2000 iterations from zeros."""
    X, Y = datasets.make_circles(300, seed=1)
    parameters = initialization.initialize_parameters_zeros([2, 10, 5, 1])
    for _ in range(2000):
        AL, caches = deep.L_model_forward(X, parameters)
        grads = deep.L_model_backward(AL, Y, caches)
        parameters = deep.update_parameters(parameters, grads, 0.01)
        assert all(np.abs(grad).max() < 1e-12 for grad in grads.values())
    AL, _ = deep.L_model_forward(X, parameters)
    return -np.mean(np.log(np.where(Y == 1, AL, 1 - AL)))


def kicks_network(seed, rate, num_iterations, lambd=0.0, keep=(1, 1, 1)):
    """Week 5: train on the kicks; return cost and percentage right, on the training and dev set."""
    kicks = datasets.make_football()
    X, Y = kicks.X_train / 20, kicks.Y_train
    rng = np.random.default_rng(seed)
    p = initialization.initialize_parameters_he([2, 20, 3, 1], rng)
    for _ in range(num_iterations):
        A, Z, kept = [X], [X], []
        for layer in (0, 1, 2):
            if layer:
                Z.append(p[f"W{layer}"] @ A[-1] + p[f"b{layer}"])
                A.append(np.maximum(0, Z[-1]))
            kept.append((rng.random(A[-1].shape) < keep[layer]) / keep[layer])
            A[-1] = A[-1] * kept[-1]
        dZ, steps = expit(p["W3"] @ A[-1] + p["b3"]) - Y, {}
        for layer in (3, 2, 1):
            W = p[f"W{layer}"]
            steps[f"W{layer}"] = (dZ @ A[layer - 1].T + lambd * W) / Y.size
            steps[f"b{layer}"] = dZ.mean(axis=1, keepdims=True)
            if layer > 1:
                dZ = W.T @ dZ * kept[layer - 1] * (Z[layer - 1] > 0)
        p = {name: value - rate * steps[name] for name, value in p.items()}
    found = []
    for inputs, labels in ((X, Y), (kicks.X_dev / 20, kicks.Y_dev)):
        Z3 = (
            p["W3"] @ np.maximum(0, p["W2"] @ np.maximum(0, p["W1"] @ inputs + p["b1"]) + p["b2"])
            + p["b3"]
        )
        found += [np.mean(np.logaddexp(0, Z3) - labels * Z3), percent_right(Z3 > 0, labels)]
    return found


def best_strength():
    """Week 5: the mean cost on the dev set over five starts, for each strength."""
    groups = {"a": (0,), "b": (0.01, 0.1), "c": (1, 5), "d": (20, 60)}
    costs = {
        lambd: [kicks_network(seed, 1.0, 1500, lambd) for seed in range(3, 8)]
        for lambd in (0, 0.01, 0.1, 0.3, 1, 5, 20, 60)
    }
    dev = {lambd: np.mean([run[2] for run in runs]) for lambd, runs in costs.items()}
    train = [np.mean([run[0] for run in runs]) for runs in costs.values()]
    assert train == sorted(train), "the training cost rises all the way"
    assert dev[0] > 1.4 * dev[1]
    assert dev[60] == pytest.approx(0.69, abs=0.01)
    best = min(dev, key=dev.get)
    return next(letter for letter, group in groups.items() if best in group)


def twenty_units():
    """Week 5: how far from straight 20 tanh units are, without a penalty and with a strong one."""
    kicks = datasets.make_football()
    X, Y = kicks.X_train / 20, kicks.Y_train

    def bend_and_right(lambd, seed):
        rng = np.random.default_rng(seed)
        W, b = rng.normal(size=(20, 2)), np.zeros((20, 1))
        v, c = rng.normal(size=(1, 20)) / 20**0.5, 0.0
        for _ in range(2000):
            A = np.tanh(W @ X + b)
            error = (expit(v @ A + c) - Y) / 211
            dZ = v.T @ error * (1 - A**2)
            v, c = v - error @ A.T - lambd / 211 * v, c - error.sum()
            W, b = W - dZ @ X.T - lambd / 211 * W, b - dZ.sum(axis=1, keepdims=True)
        bends = []
        for z in W @ X + b:
            a = np.tanh(z)
            left = np.linalg.lstsq(z[:, None], a, rcond=None)[1][0]
            bends.append(left / (a @ a))
        return np.mean(bends), percent_right(v @ np.tanh(W @ X + b) + c > 0, Y)

    free, held = ([bend_and_right(lambd, seed) for seed in range(3, 8)] for lambd in (0, 10))
    assert min(bend for bend, _ in free) > 20 * max(bend for bend, _ in held)
    assert min(right for _, right in held) > 90
    return "b"


def which_run():
    """Week 5: where each of the four runs ends, and which of two backward passes is right."""
    ends = {name: checking._moons_run(letter)[-1] for name, letter in checking.RUNS.items()}
    assert sorted(ends, key=ends.get) == ["P", "R", "Q", "S"]
    assert exercises_of("week5/gradient_hunt")["culprits"].reference[checking.RUNS["Q"]] == "none"
    lowest = [
        min(checking.RUNS, key=lambda name: checking._moons_run(checking.RUNS[name], seed)[-1])
        for seed in range(8)
    ]
    assert lowest.count("Q") == 3
    return "b"


def another_draw():
    """Week 5: the backward passes of which draw 0 shows no tall bar, or one that others do not."""
    verdicts = []
    for draw in range(4):
        found = {}
        for letter in hunt.LETTERS:
            scene = hunt.scene(letter, draw)
            AL, caches = deep.L_model_forward(scene.X, scene.parameters)
            gradients = scene.backward(AL, scene.Y, caches)
            bars = gradient_checking.difference_by_name(
                scene.parameters, gradients, scene.X, scene.Y
            )
            found[letter] = max(bars.values()) > 1e-6
        verdicts.append(found)
    assert verdicts[1] == verdicts[2] == verdicts[3]
    return sum(verdicts[0][letter] != verdicts[1][letter] for letter in hunt.LETTERS)


def tanh_start():
    """Week 5: the last costs of twenty layers of tanh, from five draws of each start."""
    data = datasets.make_circles(300, seed=1)

    def costs(initialize):
        starts = [initialize([2, *[30] * 20, 1], seed) for seed in range(5)]
        runs = [starting.train_from(each, data, "", 400, activation="tanh")[0] for each in starts]
        return [run.costs[-1] for run in runs]

    assert min(costs(initialization.initialize_parameters_xavier)) > 0.685
    found = costs(initialization.initialize_parameters_he)
    assert (round(min(found), 2), round(max(found), 2)) == (0.40, 0.64)
    return "b"


def where_to_drop():
    """Week 5: the dev accuracies of five runs for each choice."""
    choices = {"a": (1, 0.86, 0.86), "b": (1, 0.5, 1), "c": (1, 1, 0.5), "d": (0.5, 1, 1)}
    means = {
        name: np.mean([kicks_network(seed, 0.3, 1500, keep=keep)[3] for seed in range(10, 15)])
        for name, keep in choices.items()
    }
    worst, *others = sorted(means.values())
    assert others[0] - worst > 1, "far below the others"
    assert others[-1] - others[0] < 1.5
    return min(means, key=means.get)


def cats_recipe():
    """Week 5: the gain of mirrors, turns and crops on 50 digits, by a network of its own."""
    data = datasets.load_digits()
    images = np.concatenate([data.X_train, data.X_test], axis=1).T.reshape(-1, 8, 8, 1) / 16
    labels = np.concatenate([data.Y_train, data.Y_test], axis=1)[0]
    gains = []
    for split in range(3):
        order = np.random.default_rng(split).permutation(1797)
        few, others = order[:50], order[50:]
        found = []
        for change in (lambda pictures, _: pictures, regularization.augment):
            rng = np.random.default_rng(split)
            p = initialization.initialize_parameters_he([64, 40, 10], rng)
            inputs = [change(images[few], rng).reshape(50, 64).T for _ in range(20)]
            for i in range(600):
                X = inputs[i % 20]
                A = np.maximum(0, p["W1"] @ X + p["b1"])
                dZ2 = (expit(p["W2"] @ A + p["b2"]) - (labels[few] == np.arange(10)[:, None])) / 50
                dZ1 = p["W2"].T @ dZ2 * (A > 0)
                for layer, dZ, inp in ((2, dZ2, A), (1, dZ1, X)):
                    p[f"W{layer}"] = p[f"W{layer}"] - 0.5 * dZ @ inp.T
                    p[f"b{layer}"] = p[f"b{layer}"] - 0.5 * dZ.sum(axis=1, keepdims=True)
            X = images[others].reshape(-1, 64).T
            scores = p["W2"] @ np.maximum(0, p["W1"] @ X + p["b1"]) + p["b2"]
            found.append(percent_right(scores.argmax(axis=0), labels[others]))
        gains.append(found[1] - found[0])
    assert max(gains) < -8, "on every split"
    return "d"


def sorted_table():
    """Week 5: how the last fifth is called by logistic regression from the first three."""
    tumours = datasets.load_breast_cancer()
    X = np.concatenate([tumours.X_train, tumours.X_test], axis=1)
    Y = np.sort(np.concatenate([tumours.Y_train, tumours.Y_test], axis=1))
    order = np.argsort(np.concatenate([tumours.Y_train, tumours.Y_test], axis=1)[0], kind="stable")
    assert np.sum(Y == 0) == 357
    X = (X - X[:, order[:341]].mean(axis=1, keepdims=True))[:, order]
    X = X / X[:, :341].std(axis=1, keepdims=True)
    params, _, _ = logistic.optimize(np.zeros((30, 1)), 0.0, X[:, :341], Y[:, :341], 300, 0.1)
    return percent_right(params["w"].T @ X[:, 455:] + params["b"] > 0, Y[:, 455:])


def best_of_forty():
    """Week 5: what the best of forty networks on 50 dev examples is worth on new examples."""
    X_new, Y_new = datasets.make_flower(10_000, seed=60)
    nets = [train_net(*datasets.make_flower(100, seed=300 + k), 8, 400, seed=k) for k in range(40)]
    right = np.vstack([shallow.predict(net, X_new) == Y_new for net in nets])
    rng, shown, true = np.random.default_rng(7), [], []
    for _ in range(400):
        scores = right[:, rng.integers(0, 10_000, 50)].mean(axis=1)
        best = rng.choice(np.flatnonzero(scores == scores.max()))
        shown.append(100 * scores[best])
        true.append(100 * right[best].mean())
    assert 92.5 < np.mean(shown) < 94
    assert round(100 * right.mean()) in (86, 87)
    return round(np.mean(true))


def better_than_the_rule():
    """Week 5: errors of a network of 40 units on its 80 points and on others, beside the rule's."""
    X_new, Y_new = datasets.make_flower(10_000, seed=60)
    rule = percent_right((X_new[:1] * X_new[1:] < 0), 1 - Y_new)
    assert 11 < rule < 12
    sets = [datasets.make_flower(80, seed=k) for k in range(20, 26)]
    for n_h in (6, 10, 40):
        nets = [train_net(*data, n_h, 1200, seed=k) for k, data in enumerate(sets)]
        assert (
            100 * np.mean([error(net, *data) for net, data in zip(nets, sets, strict=True)])
            < rule - 3
        )
        assert 100 * np.mean([error(net, X_new, Y_new) for net in nets]) > rule + 2
    return "c"


def ten_networks():
    """Week 5: the variance of means of ten networks that learn a day's temperatures."""
    made = day_networks(np.linspace(0, 24, 19), 40, 2.0, 4000, seed=9)["predictions"]
    assert round(np.mean(made.var(axis=0)), 1) == 1.9
    return round(np.mean(made.reshape(400, 10, -1).mean(axis=1).var(axis=0)), 2)


def smaller_epsilon():
    """Week 5: errors at three steps, the middle one between those of the best slopes."""
    thetas = np.linspace(0.3, 1.1, 41)

    def error(epsilon, sides):
        cost, slope = gradient_checking.forward_propagation, gradient_checking.backward_propagation
        back = epsilon if sides == 2 else 0
        found = [
            (cost(2.0, t + epsilon) - cost(2.0, t - back)) / (epsilon + back) / slope(2.0, t) - 1
            for t in thetas
        ]
        return np.mean(np.abs(found))

    for sides in (1, 2):
        large, middle, tiny = (error(epsilon, sides) for epsilon in (1e-1, 1e-6, 1e-13))
        assert middle < large / 1000
        assert tiny > 1000 * middle
    return "b"


def closest_average():
    """Week 6: how far the corrected averages are from the season, by their recursion."""
    theta = datasets.daily_temperatures(seed=0)
    season = 10 + 9 * np.cos(2 * np.pi * (np.arange(1, 366) - 201) / 365)
    off = {}
    for letter, beta in (("a", 0.5), ("b", 0.9), ("c", 0.98)):
        average = np.array(optimizers.exponentially_weighted_average(theta, beta, True))
        off[letter] = float(np.sqrt(np.mean((average - season) ** 2)))
    assert [round(each, 1) for each in off.values()] == [2.9, 1.5, 3.5]
    return min(off, key=off.get)


def sixty_four_of_300():
    """Week 6: the mean angle to the exact gradient, over other draws than the notebook's."""
    X, Y = datasets.make_moons(300, seed=3)
    drawn = deep.initialize_parameters_deep([2, 5, 2, 1], 4)
    start = {name: np.sqrt(2) * p for name, p in drawn.items()}

    def gradient(some):
        AL, caches = deep.L_model_forward(X[:, some], start)
        grads = deep.L_model_backward(AL, Y[:, some], caches)
        return np.concatenate([grads[f"d{name}"].ravel() for name in start])

    rng, exact, angles = np.random.default_rng(9), gradient(np.arange(300)), []
    for _ in range(300):
        some = gradient(rng.choice(300, 64, replace=False))
        cosine = some @ exact / np.linalg.norm(some) / np.linalg.norm(exact)
        angles.append(np.degrees(np.arccos(cosine)))
    return round(np.mean(angles))  # as the notebook prints it


def same_rate():
    """Week 6: the ravine as a linear recursion of place and velocity."""
    steps = {}
    for beta in (0, 0.8):
        places, last = [], 0
        for start, curvature in ((-9.0, 0.02), (1.0, 2.0)):
            step = np.array(
                [
                    [1 - 0.95 * (1 - beta) * curvature, -0.95 * beta],
                    [(1 - beta) * curvature, beta],
                ]
            )
            states = [np.array([start, 0.0])]
            for _ in range(300):
                states.append(step @ states[-1])
            places.append(np.array(states)[:, 0])
        costs = 0.01 * places[0] ** 2 + places[1] ** 2
        last = np.flatnonzero(costs >= 0.01)[-1] + 1
        steps[beta] = last
    assert (steps[0], steps[0.8]) == (115, 110)
    return "c"


def as_long():
    """Week 6: mean and variance of the walkers, with the rate 1, after 100 and 200 steps."""
    costs, moments = [], {1.0: (-9.0, 0.0), 0.25: (5.0, 0.0)}
    for t in range(1, 201):
        moments = {c: ((1 - c) * mean, (1 - c) ** 2 * v + 1) for c, (mean, v) in moments.items()}
        if t in (100, 200):
            costs.append(sum(c * (mean**2 + v) / 2 for c, (mean, v) in moments.items()))
    assert costs[0] == pytest.approx(0.786, abs=0.001)
    return "b" if abs(costs[1] / costs[0] - 1) < 0.01 else "a"


def who_leaves():
    """Week 6: the bias along the ridge's fall, each method written out for one number."""
    left = {}
    for method in ("gradient descent", "momentum", "RMSprop", "Adam"):
        b, v, s = 0.001, 0.0, 0.0
        for t in range(1, 26):
            slope = -b + b**3 / 2
            v, s = (
                0.9 * v + 0.1 * slope,
                s + (0.1 if method == "RMSprop" else 0.001) * (slope**2 - s),
            )
            step = {
                "gradient descent": slope,
                "momentum": v,
                "RMSprop": slope / np.sqrt(s),
                "Adam": v / (1 - 0.9**t) / np.sqrt(s / (1 - 0.999**t)),
            }[method]
            b -= 0.1 * step
        left[method] = abs(b) > 1
    assert left == {"gradient descent": False, "momentum": False, "RMSprop": True, "Adam": True}
    return "c"


def what_matters():
    """Week 7: how much each hyperparameter changes the median cost, over five other starts."""
    moons, changes = tuning.Moons(epochs=20), {}
    for name, tried in {
        "learning_rate": [0.0001, 0.001, 0.01, 0.1, 1],
        "beta1": [0, 0.5, 0.9, 0.99, 0.999],
        "mini_batch_size": [16, 32, 64, 128, 300],
        "hidden_units": [2, 4, 8, 16, 32],
        "hidden_layers": [1, 2, 3, 4],
        "lambd": [0.001, 0.01, 0.1, 1, 10],
    }.items():
        runs = [{"learning_rate": 0.05, name: value} for value in tried for _ in range(5)]
        costs = moons.dev_costs(runs, seeds=[*range(5, 10)] * len(tried))
        changes[name] = np.ptp(np.median(costs.reshape(-1, 5), axis=1))
    first, second, *_ = sorted(changes, key=changes.get, reverse=True)
    assert first == "learning_rate"
    return "c" if changes[first] > 2 * changes[second] else "b"


def the_race():
    """Week 7: a hundred other races, with a grid by scikit-learn."""
    moons, runs = tuning.Moons(epochs=20), []
    middles = np.array([1, 3, 5]) / 6
    for k in range(1000, 1100):
        rng = np.random.default_rng(k)
        low = rng.uniform(-6, -4)
        values = {
            "learning_rate": 10 ** (low + 6 * middles),
            "beta1": 1 - 0.5 * 0.002**middles,
            "lambd": 10 ** (3 * middles - 3),
        }
        runs += ParameterGrid(values)
        runs += [
            {
                "learning_rate": 10 ** (low + 6 * a),
                "beta1": 1 - 0.5 * 0.002**b,
                "lambd": 10 ** (3 * c - 3),
            }
            for a, b, c in rng.random((27, 3))
        ]
    costs = moons.dev_costs(runs, seeds=[k for k in range(100) for _ in range(54)])
    on_grid, drawn = np.nan_to_num(costs, nan=np.inf).reshape(100, 2, 27).min(axis=2).T
    return "b" if 50 <= np.sum(drawn < on_grid) <= 72 else ""


SPACE = {
    "learning_rate": ("log", 1e-5, 10.0),
    "beta1": ("beta", 0.5, 0.999),
    "lambd": ("log", 1e-3, 1.0),
}


def coarse_or_random():
    """Week 7: a hundred other pairs, all at once; a point is three shares of the way on a scale."""
    moons, rng = tuning.Moons(epochs=20), np.random.default_rng(0)

    def costs_of(points):
        runs = [
            {
                "learning_rate": 10 ** (6 * a - 5),
                "beta1": 1 - 0.5 * 0.002**b,
                "lambd": 10 ** (3 * c - 3),
            }
            for a, b, c in points.reshape(-1, 3)
        ]
        return np.nan_to_num(moons.dev_costs(runs), nan=np.inf).reshape(100, -1)

    drawn = costs_of(rng.random((100, 27, 3))).min(axis=1)
    tried, costs, low, high = np.empty((100, 0, 3)), np.empty((100, 0)), 0, 1
    for _ in range(3):
        nine = rng.uniform(low, high, (100, 9, 3))
        tried, costs = np.hstack([tried, nine]), np.hstack([costs, costs_of(nine)])
        best = np.argsort(costs, axis=1)[:, :5, np.newaxis]
        kept = np.take_along_axis(tried, best, axis=1)
        low, high = (end(axis=1, keepdims=True) for end in (kept.min, kept.max))
    wins = np.sum(costs.min(axis=1) < drawn)
    return "a" if wins == 100 else "b" if 50 < wins < 80 else "c" if wins < 15 else ""


def halving():
    """Week 7: two other searches from each of five starts of the network."""
    X, y, split = tuning.Moons(epochs=20).as_rows()
    laws = {
        "learning_rate_init": loguniform(1e-5, 10),
        "beta_1": 1 - np.geomspace(0.001, 0.5, 1000),
        "alpha": loguniform(1e-3, 1),
    }
    wins = 0
    for start in range(5):
        network = MLPClassifier((8, 8), max_iter=20, batch_size=64, random_state=start)
        for seed in (21, 22):
            how = {"scoring": "neg_log_loss", "cv": split, "refit": False, "random_state": seed}
            halves = {"n_candidates": 90, "min_resources": 2, "max_resources": 18}
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                one = RandomizedSearchCV(network, laws, n_iter=27, **how).fit(X, y)
                other = HalvingRandomSearchCV(network, laws, resource="max_iter", **halves, **how)
                wins += other.fit(X, y).best_score_ > one.best_score_
    return "b" if wins > 5 else "a"


def the_ten_again():
    """Week 7: three other searches."""
    moons, higher = tuning.Moons(epochs=20), []
    for seed in range(10, 13):
        found = search_reference.coarse_to_fine(moons.dev_cost, SPACE, 45, seed)
        every = sorted((trial for _, tried in found for trial in tried), key=lambda trial: trial[0])
        runs = [settings for _, settings in every[:10] for _ in range(10)]
        again = moons.dev_costs(runs, seeds=[*range(1, 11)] * 10).reshape(10, 10).mean(axis=1)
        higher.append(np.sum(again > [cost for cost, _ in every[:10]]))
    return "b" if min(higher) >= 8 else "a"


def ten_factors():
    """Week 7: the spread of the tenth layer with He's weights and with 0.7 times as large ones."""
    slips = QUESTIONS["week7/batch_normalization/ten_factors"].wrong
    assert list(slips) == pytest.approx([1 / 0.7, 10 / 0.7, 0.7**10], rel=0.01)
    digits = datasets.load_digits()
    start = batchnorm_network.initialize([64, *[20] * 10, 1], rng=0)
    spreads = []
    for factor in (1, 0.7):
        A = digits.X_train / 16
        for layer in range(1, 11):
            Z = factor * start[f"W{layer}"] @ A
            A = np.maximum(0, Z)
        spreads.append(Z.std())
    return spreads[0] / spreads[1]


def mu_forgotten():
    """Week 7: most of 31 draws, with PyTorch's slopes where the mean is held fixed, or not."""
    torch = pytorch()
    shares = []
    for seed in range(31):
        rng = np.random.default_rng(seed)
        Z, gamma, weights = (torch.tensor(rng.normal(size=(4, k))) for k in (6, 1, 6))
        slopes = []
        for is_held in (False, True):
            leaf = Z.clone().requires_grad_()
            mu = leaf.mean(dim=1, keepdim=True)
            sigma = ((leaf - mu) ** 2).mean(dim=1, keepdim=True).sqrt()
            out = gamma * (leaf - (mu.detach() if is_held else mu)) / sigma
            (weights * out).sum().backward()
            slopes.append(leaf.grad.numpy())
        shares.append(np.abs(slopes[0] - slopes[1]).max() / np.abs(slopes[0]).max())
    usual = np.median(shares)
    return "c" if usual > 0.1 else "b" if usual > 0.01 else "a"


def rates_that_work():
    """Week 7: five other starts at each of the rates."""
    digits = datasets.load_digits()
    X, Y = digits.X_train / 16, (digits.Y_train >= 5).astype(float)
    norm = batchnorm_network.BatchNorm(batchnorm.batchnorm_forward, batchnorm.batchnorm_backward)
    work = ""
    for rate in (0.01, 0.1, 1, 3):
        rights = []
        for seed in range(20, 25):
            start = batchnorm_network.initialize([64, *[20] * 10, 1], rng=seed)
            trained, _ = batchnorm_network.train(X, Y, start, rate, 20, norm)
            AL, _ = batchnorm_network.forward(X, trained, norm)
            rights.append(batchnorm_network.accuracy(AL, Y))
        mean = np.mean(rights)
        work += "1" if mean > 97 else "0" if mean < 93 else "?"
    return {"0111": "c", "1111": "d"}.get(work, "")


def its_company():
    """Week 7: digit 6 in the lesson's network and in most of ten others, in a hundred batches."""
    digits = datasets.load_digits()
    X, Y = digits.X_train / 16, (digits.Y_train >= 5).astype(float)
    norm = batchnorm_network.BatchNorm(batchnorm.batchnorm_forward, batchnorm.batchnorm_backward)
    ranges = []
    for seed in range(11):
        start = batchnorm_network.initialize([64, 30, 30, 1], rng=seed)
        trained, _ = batchnorm_network.train(X, Y, start, 0.1, 20, norm)
        rng = np.random.default_rng(seed)
        companies = [np.append(6, rng.choice(range(7, 539), 7, False)) for _ in range(100)]
        said = [
            batchnorm_network.forward(digits.X_test[:, batch] / 16, trained, norm)[0][0, 0]
            for batch in companies
        ]
        ranges.append(np.ptp(said))
    least = min(ranges[0], np.median(ranges))
    return "c" if least > 0.8 else "b" if max(ranges) < 0.1 else ""


def jitter():
    """Week 7: means of 16 numbers and of 64; of thirty units, in many companies, the median."""
    digits, rng = datasets.load_digits(), np.random.default_rng(0)
    Z = batchnorm_network.initialize([64, 30, 30, 1], rng=0)["W1"] @ digits.X_train / 16
    units, means = {}, {}
    for size in (16, 64):
        found = []
        for _ in range(300):
            batch = Z[:, np.append(0, rng.choice(np.arange(1, Z.shape[1]), size - 1, False))]
            found.append((batch[:, 0] - batch.mean(axis=1)) / batch.std(axis=1))
        units[size] = np.std(found, axis=0)
        means[size] = rng.normal(size=(100_000, size)).mean(axis=1).std()
    question = QUESTIONS["week7/batch_normalization_in_use/jitter"]
    assert question.is_right(np.median(units[16] / units[64]))
    return means[16] / means[64]


def which_shift():
    """Week 7: the accuracy with fixed statistics on pictures mirrored and in less light."""
    cats = datasets.load_cats(photographs=False)

    def pixels(images):
        small = pictures.shrink_images(images.astype(float), 4)
        return small.reshape(len(images), -1).T / 255 - 0.5

    norm = batchnorm_network.BatchNorm(batchnorm.batchnorm_forward, batchnorm.batchnorm_backward)
    X = pixels(cats.X_train)
    harm = {"mirrored": [], "dark": []}
    for seed in range(3):
        start = batchnorm_network.initialize([768, 32, 16, 1], rng=seed)
        trained, _ = batchnorm_network.train(X, cats.Y_train, start, 0.1, 60, norm, 32)
        fixed = batchnorm_network.statistics(X, trained, norm)

        def right(images, trained=trained, fixed=fixed):
            AL = batchnorm_network.forward_in_use(
                pixels(images), trained, fixed, batchnorm.batchnorm_inference
            )
            return batchnorm_network.accuracy(AL, cats.Y_test)

        before = right(cats.X_test)
        harm["mirrored"].append(before - right(cats.X_test[:, :, ::-1]))
        harm["dark"].append(before - right(0.4 * cats.X_test))
    assert np.mean(harm["mirrored"]) < 1
    assert np.mean(harm["dark"]) > 10
    return "b"


def four_scores():
    """Week 7: the share of the first exponential, in percent."""
    return 100 * scipy_softmax([5.0, 2.0, -1.0, 3.0])[0]


def shifted():
    """Week 7: the formula as it stands, of scores a thousand higher and a thousand lower."""
    with np.errstate(all="ignore"):
        e = [np.exp(np.array([5.0, 2.0, -1.0, 3.0]) + shift) for shift in (1000, -1000)]
        assert all(np.isnan(each / each.sum()).any() for each in e)
        return "d" if np.isnan(e[1] / e[1].sum()).all() else "c"


def first_step():
    """Week 7: one step of a softmax layer and of a logistic unit, by slopes that are measured."""
    tumours = datasets.load_breast_cancer()
    X = (tumours.X_train - tumours.X_train.mean(axis=1, keepdims=True))[:5]
    y, h = tumours.Y_train[0], 1e-6

    def of_unit(w):
        return -np.mean(log_expit(np.where(y == 1, 1, -1) * (w @ X)))

    def of_layer(w):
        return -np.mean(log_softmax(w.reshape(2, 5) @ X, axis=0)[y, np.arange(y.size)])

    def slopes(cost, n):
        return np.array([(cost(h * e) - cost(-h * e)) / (2 * h) for e in np.eye(n)])

    rows = slopes(of_layer, 10).reshape(2, 5)
    ratios = (rows[1] - rows[0]) / slopes(of_unit, 5)
    assert np.ptp(ratios) < 1e-3
    return ratios.mean()


def without_hidden_units():
    """Week 7: zeros to fives, five splits."""
    shares = []
    for seed in range(5):
        data = datasets.load_digits(0.2, seed)
        few, held_out = data.Y_train[0] < 6, data.Y_test[0] < 6
        X, Y = data.X_train[:, few] / 16, np.eye(6)[:, data.Y_train[0, few]]
        parameters, _ = reading.softmax_model(X, Y, [64, 6], seed=seed)
        read = reading.class_scores(data.X_test[:, held_out] / 16, parameters)[0].argmax(axis=0)
        shares.append(percent_right(read, data.Y_test[:, held_out]))
    return np.mean(shares)


@functools.cache
def five_readers():
    """Week 7: five networks that read ten digits: share that is right, labels, answers."""
    runs = []
    for seed in range(5):
        data = datasets.load_digits(0.2, seed)
        X, Y = data.X_train / 16, np.eye(10)[:, data.Y_train[0]]
        parameters, _ = reading.softmax_model(X, Y, [64, 100, 10], seed=seed)
        read = reading.class_scores(data.X_test / 16, parameters)[0].argmax(axis=0)
        runs.append((percent_right(read, data.Y_test), data.Y_test[0], read))
    return runs


def against_a_library():
    """Week 7: five splits, read by scikit-learn's network as well."""
    theirs = []
    for seed in range(5):
        data = datasets.load_digits(0.2, seed)
        shuffles = np.random.RandomState(seed)
        rival = MLPClassifier(
            100, alpha=0, batch_size=64, learning_rate_init=0.005, random_state=shuffles
        )
        for _ in range(30):
            rival.partial_fit(data.X_train.T / 16, data.Y_train[0], classes=range(10))
        theirs.append(100 * rival.score(data.X_test.T / 16, data.Y_test[0]))
    lead = np.mean(theirs) - np.mean([right for right, _, _ in five_readers()])
    return "b" if abs(lead) < 0.5 else "a" if lead > 1 else "c" if lead < -1 else ""


def hardest_digit():
    """Week 7: in how many of the mistakes each digit takes part."""
    parts = np.zeros(10, int)
    for _, labels, read in five_readers():
        wrong = labels != read
        np.add.at(parts, labels[wrong], 1)
        np.add.at(parts, read[wrong], 1)
    order = np.argsort(parts)
    assert parts[order[-1]] > parts[order[-2]]
    return {0: "a", 4: "b", 7: "c", 8: "d"}.get(int(order[-1]), "")


def of_180_digits(num_epochs, seed):
    """Week 7: labels and scores of the digits that a network of 180 others has not seen."""
    data = datasets.load_digits(0.9, seed)
    X, Y = data.X_train / 16, np.eye(10)[:, data.Y_train[0]]
    dims = [64, 100, 50, 10]
    parameters, _ = reading.softmax_model(X, Y, dims, num_epochs=num_epochs, seed=seed)
    return data.Y_test[0], reading.class_scores(data.X_test / 16, parameters)[0]


def how_sure():
    """Week 7: the mean confidence of the lesson's network; in others it is too sure, too."""
    means = []
    for seed in range(5):
        labels, Z = of_180_digits(100, seed)
        means.append(100 * scipy_softmax(Z, axis=0).max(axis=0).mean())
        assert means[-1] > percent_right(Z.argmax(axis=0), labels) + 2
    assert np.ptp(means) < 1.4
    return means[0]


def ten_epochs():
    """Week 7: does the cost rise or fall with the temperature, after ten epochs?"""
    sides = set()
    for seed in range(5):
        labels, Z = of_180_digits(10, seed)
        costs = [
            -np.mean(log_softmax(Z / T, axis=0)[labels, np.arange(labels.size)])
            for T in (0.85, 1, 1.15)
        ]
        sides.add("abc"[int(np.argmin(costs))])
    return sides.pop() if len(sides) == 1 else ""


def paths():
    """Week 7: each value has twice the paths of the one before."""
    ways = 1
    for _ in range(16):
        ways += ways
    return ways


def engine_and_matrices(widths, m, seed):
    """Week 7: two ways to the gradients of a network on the moons, to be called."""
    X, Y = datasets.make_moons(m, seed=3)
    start = deep.initialize_parameters_deep([2, *widths, 1], seed)

    def by_matrices():
        AL, caches = deep.L_model_forward(X, start)
        return deep.L_model_backward(AL, Y, caches)

    return lambda: graphs.cost_and_gradients(autograd.cost_of, start, X, Y), by_matrices


def agreement():
    """Week 7: the largest difference of a gradient, over five starts."""
    largest = 0.0
    for seed in range(5):
        ours, theirs = (way() for way in engine_and_matrices([4, 3], 20, seed))
        names = [f"d{kind}{layer}" for kind in "Wb" for layer in (1, 2, 3)]
        largest = max(largest, *(np.abs(ours[name] - theirs[name]).max() for name in names))
    return "c" if largest < 1e-14 else "b" if largest < 1e-6 else "a"


def slower():
    """Week 7: how many times as much processor time the engine takes."""
    ours, theirs = map(seconds_of, engine_and_matrices([64], 10, 1))
    times = ours / theirs
    return "c" if times > 100 else "a" if times > 12 else "b"


def pytorch():
    """Return PyTorch, or skip the test that asks for it."""
    if frameworks.torch is None:
        pytest.skip("PyTorch is not installed")
    return frameworks.torch


def second_backward():
    """Week 7: what PyTorch has added up after two passes."""
    a, b = (pytorch().tensor(value, requires_grad=True) for value in (3.0, -2.0))
    for _ in range(2):
        ((a * b + a) ** 2).backward()
    return a.grad.item()


def descents(seed, steps=300):
    """Week 7: the costs of odd and even digits, with NumPy and with PyTorch."""
    pytorch()
    data = datasets.load_digits()
    X, Y = data.X_train / 16, data.Y_train % 2
    start = now = deep.initialize_parameters_deep([64, 20, 7, 1], seed)
    costs = []
    for _ in range(steps):
        AL, caches = deep.L_model_forward(X, now)
        costs.append(deep.compute_cost(AL, Y))
        now = deep.update_parameters(now, deep.L_model_backward(AL, Y, caches), 0.1)
    return costs, frameworks.train_torch(frameworks.to_torch(start), X, Y, steps, 0.1)


def come_apart():
    """Week 7: the largest difference of two curves, over five starts."""
    largest = max(np.abs(np.subtract(*descents(seed))).max() for seed in range(5))
    return "a" if largest < 1e-14 else "b" if largest < 1e-6 else "c"


def eight_units():
    """Week 7: how many times as long a step takes with PyTorch."""
    threads = pytorch().get_num_threads()
    pytorch().set_num_threads(1)
    data = datasets.load_digits()
    X, Y = data.X_train[:, :256] / 16, data.Y_train[:, :256] % 2

    def step(parameters):
        AL, caches = deep.L_model_forward(X, parameters)
        deep.compute_cost(AL, Y)
        deep.update_parameters(parameters, deep.L_model_backward(AL, Y, caches), 0.1)

    longer = []
    for n in (8, 256):
        start = deep.initialize_parameters_deep([64, n, n, 1], 1)
        model = frameworks.to_torch(start)
        theirs = seconds_of(frameworks.train_torch, model, X, Y, 20, 0.1) / 20
        longer.append(theirs / seconds_of(step, start))
    pytorch().set_num_threads(threads)
    assert longer[1] < longer[0] / 1.5
    return "b" if longer[0] > 2 else "c" if longer[0] < 0.5 else "d" if longer[1] < 0.5 else ""


def luck():
    """Week 7: the scatter of many dev sets of the size that the lesson has."""
    data = own_data.bundled("digits")
    m = setting_up.split_data(data.X, data.Y, dev=0.2, test=0.2, seed=0)[1][1].size
    return 100 * np.random.default_rng(0).binomial(m, 0.9, size=1_000_000).std() / m


def by_the_clock():
    """Week 7: how many steps six runs make until the clock says that the time is over."""

    def steps(seconds):
        W, count, start = np.ones((64, 64)), 0, time.process_time()
        while time.process_time() - start < seconds:
            W, count = np.tanh(0.1 * W @ W), count + 1
        return count

    different = len({steps(0.05) for _ in range(6)})
    return "c" if different > 3 else "a" if different == 1 else ""


def twice_the_budget():
    """Week 7: what the course's own training gains from a second second, over three splits."""
    data = own_data.bundled("digits")
    gains = []
    for split in range(3):
        train, dev, _ = setting_up.split_data(data.X, data.Y, dev=0.2, test=0.2, seed=split)
        right = {
            budget: [
                percent_right(
                    capstone.predict(capstone.train_network(*train, budget, seed), dev[0]), dev[1]
                )
                for seed in range(5)
            ]
            for budget in (0.05, 0.2, 1, 2)
        }
        means = [np.mean(each) for each in right.values()]
        assert means[1] - means[0] > 10, "the gains come early"
        gains.append(means[3] - means[2])
    return "c" if max(gains) < 1 else "b" if max(gains) < 5 else "a"


def flower_network(seed, n_h, updates, m=400, noise=None, start=0, linear=False, one_bias=False):
    """Week 3: train on a flower; return the percentages right, of its points and of new ones."""
    more = {} if noise is None else {"noise": noise}
    X, Y = datasets.make_flower(m=m, seed=seed, **more)
    rng = np.random.default_rng(seed + start)
    W1, b1 = 0.01 * rng.normal(size=(n_h, 2)), np.zeros((n_h, 1))
    W2, b2 = 0.01 * rng.normal(size=(1, n_h)), np.zeros((1, 1))
    for _ in range(updates):
        A1 = W1 @ X + b1 if linear else np.tanh(W1 @ X + b1)
        error = (expit(W2 @ A1 + b2) - Y) / m
        back = W2.T @ error if linear else W2.T @ error * (1 - A1**2)
        bias = back.sum(axis=1, keepdims=True)
        W2, b2 = W2 - 1.2 * error @ A1.T, b2 - 1.2 * error.sum()
        W1, b1 = W1 - 1.2 * back @ X.T, b1 - 1.2 * (bias.sum() if one_bias else bias)

    def right(X, Y):
        A1 = W1 @ X + b1 if linear else np.tanh(W1 @ X + b1)
        return percent_right(W2 @ A1 + b2 > 0, Y)

    return right(X, Y), right(*datasets.make_flower(m=2000, seed=900, **more))


def best_line():
    """Week 3: a finer grid of lines than the notebook's."""
    X, Y = datasets.make_flower(m=400, seed=1)
    rights = []
    for angle in np.radians(np.arange(0, 360, 1)):
        along = np.array([[np.cos(angle), np.sin(angle)]]) @ X
        for distance in np.arange(0, 4, 0.05):
            right = percent_right(along > distance, Y)
            rights += [right, 100 - right]
    return max(rights)


def three_starts():
    """Week 3: the rows of W1 after steps from zeros, from 0.5 and from random weights."""
    X, Y = datasets.make_flower(m=400, seed=1)
    draw = np.random.default_rng(5)
    differ = []
    for W1, W2 in [
        (np.zeros((3, 2)), np.zeros((1, 3))),
        (np.full((3, 2), 0.5), np.full((1, 3), 0.5)),
        (0.01 * draw.normal(size=(3, 2)), 0.01 * draw.normal(size=(1, 3))),
    ]:
        for _ in range(500):
            A1 = np.tanh(W1 @ X)
            error = (expit(W2 @ A1) - Y) / 400
            W1 = W1 - 1.2 * (W2.T @ error * (1 - A1**2)) @ X.T
            W2 = W2 - 1.2 * error @ A1.T
        differ.append(bool(np.ptp(W1, axis=0).max() > 1e-6))
    return {(False, False, True): "c", (False, True, True): "b"}[tuple(differ)]


def saturated():
    """Week 3: where the slope of tanh, 1 / cosh², is below 0.05."""
    X, _ = datasets.make_flower(m=400, seed=1)
    Z = 10 * np.random.default_rng(0).normal(size=(50, 2)) @ X
    with np.errstate(over="ignore"):
        return 100 * np.mean(1 / np.cosh(Z) ** 2 < 0.05)


def fault_that_trains():
    """Week 3: five runs with one bias gradient for all units."""
    rights = [flower_network(seed, 4, 2000, one_bias=True)[0] for seed in range(1, 6)]
    return "c" if any(right > 85 for right in rights) else "d"


def fifty_units():
    """Week 3: means over three flowers of 120 noisy points, the same from several starts."""
    rises = set()
    for start in (0, 40, 180):
        few, many = (
            np.mean([flower_network(s, n_h, 4000, 120, 0.4, start) for s in (1, 2, 3)], axis=0)
            for n_h in (5, 50)
        )
        rises.add(tuple((many > few).tolist()))
    [rise] = rises
    return {(True, False): "b", (True, True): "a", (False, False): "d"}[rise]


def ratio_of(before, after):
    """The mean update-to-weight ratio of the weight matrices, by sums of squares."""
    squares = [
        ((after[name] - W) ** 2).sum() / (W**2).sum() for name, W in before.items() if "W" in name
    ]
    return np.mean(np.sqrt(squares))


def best_ratio():
    """Week 6: over five seeds, the ratio of the learning rate that reads most held-out digits."""
    found = []
    for rate in (1e-4, 1e-3, 0.01, 0.1):
        ratios, right = [], []
        for seed in range(5):
            start = training_diagnostics.start(seed)
            for before, after, _ in training_diagnostics.networks(start, "adam", rate, 150, seed):
                ratios.append(ratio_of(before, after))
            right.append(training_diagnostics.percent_right(after, seed))
        found.append((np.mean(right), np.mean(ratios)))
    _, ratio = max(found)
    return "abcd"[int(np.argmin(np.abs(np.log([1e-4, 1e-3, 1e-2, 1e-1]) - np.log(ratio))))]


def how_many_die():
    """Week 6: the first layer's share of dead units, on five seeds."""
    shares = []
    for seed in range(5):
        start = training_diagnostics.start(seed)
        *_, (_, p, _) = training_diagnostics.networks(start, "adam", 0.01, 350, seed)
        scores = p["W1"] @ training_diagnostics.digits(seed)[2] + p["b1"]
        shares.append(np.mean(scores.max(axis=1) <= 0))
        assert training_diagnostics.percent_right(p, seed) > 94
    assert 0.15 < min(shares)
    assert max(shares) < 0.5
    return "c"


def faulty_adam():
    """Week 6: do accuracies of right and faulty versions overlap, on five seeds?"""
    race = training_diagnostics.race_of_adams()
    right = race.pop("right")
    apart = [min(v) > max(right) or max(v) < min(right) for v in race.values()]
    near = [abs(np.mean(v) - np.mean(right)) < np.std(right) for v in race.values()]
    return "d" if all(near) and not any(apart) else "a"


def ten_outputs():
    """Week 6: PyTorch's gradients of a cost that is summed over three outputs."""
    torch = pytorch()
    p = initialization.initialize_parameters_he([4, 5, 3], 1)
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(4, 6)), rng.integers(0, 2, (3, 6)) * 1.0
    AL, caches = deep.L_model_forward(X, p)
    grads = deep.L_model_backward(AL, Y, caches)
    t = {name: torch.tensor(value, requires_grad=True) for name, value in p.items()}
    A1 = torch.relu(t["W1"] @ torch.tensor(X) + t["b1"])
    scores = t["W2"] @ A1 + t["b2"]
    loss = torch.nn.functional.binary_cross_entropy_with_logits(
        scores, torch.tensor(Y), reduction="sum"
    )
    (loss / 6).backward()
    same = [np.allclose(grads["d" + name], value.grad.numpy()) for name, value in t.items()]
    return "a" if all(same) else "b"


def what_adam_adds():
    """Week 6: the mean gain over five seeds, in the dev set's accuracy."""
    plain = {"optimizer": "gd", "learning_rate": 0.1, "decay": 0, "epochs": 30}
    plain |= {"batch_size": 32, "lambd": 0, "patience": None}
    gains = []
    for seed in range(5):
        train, dev, _ = putting_it_together.labelled_digits(seed)
        start = initialization.initialize_parameters_he([64, 64, 64, 64, 10], seed)
        sets = [(X, (np.arange(10)[:, None] == y) * 1.0) for X, y in (train, dev)]
        rights = []
        for settings in (plain, {**plain, "optimizer": "adam", "learning_rate": 0.001}):
            p, _ = assembled.train_network(start, *sets, settings, 100 * seed)
            rights.append(percent_right(deep.L_model_forward(dev[0], p)[0].argmax(axis=0), dev[1]))
        gains.append(rights[1] - rights[0])
    gain = np.mean(gains)
    return "a" if gain >= 5 else "b" if gain > 0.5 else "c"


def what_the_layer_adds():
    """Week 3: the mean over five splits of the digits."""
    gains = []
    for seed in range(5):
        data = datasets.load_digits(0.2, seed)
        X, X_new = data.X_train / 16, data.X_test / 16
        Y = (np.arange(10)[:, None] == data.Y_train) * 1.0
        m = Y.shape[1]
        W, b = np.zeros((10, 64)), np.zeros((10, 1))
        for _ in range(2000):
            error = (expit(W @ X + b) - Y) / m
            W, b = W - 1.2 * error @ X.T, b - 1.2 * error.sum(axis=1, keepdims=True)
        plain = percent_right((W @ X_new + b).argmax(axis=0), data.Y_test)
        rng = np.random.default_rng(seed + 10)
        W1, b1 = 0.01 * rng.normal(size=(40, 64)), np.zeros((40, 1))
        W2, b2 = 0.01 * rng.normal(size=(10, 40)), np.zeros((10, 1))
        for _ in range(400):
            A1 = np.tanh(W1 @ X + b1)
            error = (expit(W2 @ A1 + b2) - Y) / m
            back = W2.T @ error * (1 - A1**2)
            W2, b2 = W2 - 1.2 * error @ A1.T, b2 - 1.2 * error.sum(axis=1, keepdims=True)
            W1, b1 = W1 - 1.2 * back @ X.T, b1 - 1.2 * back.sum(axis=1, keepdims=True)
        read = (W2 @ np.tanh(W1 @ X_new + b1) + b2).argmax(axis=0)
        gains.append(percent_right(read, data.Y_test) - plain)
    return np.mean(gains)


WORKED_OUT = {
    "week1/introduction/same_bend": same_bend,
    "week1/introduction/twenty_numbers": twenty_numbers,
    "week1/several_neurons/twice_the_neurons": twice_the_neurons,
    "week1/several_neurons/how_many_starts": how_many_starts,
    "week1/several_neurons/clean_copies": clean_copies,
    "week1/why_now/who_wins": who_wins,
    "week1/why_now/loop_or_array": loop_or_array,
    "week2/numpy_basics/rank_one": column_less_list,
    "week2/numpy_basics/best_waiting_time": best_for_squares,
    "week2/broadcasting/square_by_accident": means_along_the_wrong_axis,
    "week2/broadcasting/nearest_digits": nearest_neighbours,
    "week2/logistic_regression/two_thousand_halves": product_of_halves,
    "week2/logistic_regression/down_both_hills": squares_stay_up,
    "week2/gradient_descent/short_form": slope_of_the_loss,
    "week2/gradient_descent/no_mean_anywhere": sums_in_all_places,
    "week2/cat_classifier/test_drawings": drawings_not_seen,
    "week2/cat_classifier/mirrored_training": drawings_in_a_mirror,
    "week2/tabular_data/raw_features": tumours_raw_and_standardised,
    "week2/tabular_data/threshold_for_ten": equal_costs,
    "week2/digits_one_vs_rest/exactly_one": exactly_one_yes,
    "week2/digits_one_vs_rest/ten_units": surest_of_ten,
    "week3/planar_classifier/line_on_flower": line_on_flower,
    "week3/planar_classifier/best_line": best_line,
    "week3/activations/linear_units": lambda: flower_network(1, 50, 500, linear=True)[0],
    "week3/activations/three_starts": three_starts,
    "week3/activations/saturated": saturated,
    "week4/deep_network_step_by_step/after_ten_layers": ten_layers,
    "week4/deep_backpropagation/who_inherits": who_inherits,
    "week3/backpropagation/how_many_passes": lambda: 2 * (2 * 4 + 4 + 4 * 1 + 1),
    "week3/backpropagation/fault_that_trains": fault_that_trains,
    "week3/hidden_units/four_units": lambda: flower_network(1, 4, 10000)[0],
    "week3/hidden_units/fifty_units": fifty_units,
    "week3/digits_hidden_layer/cost_at_the_start": lambda: 10 * np.log(2),
    "week3/digits_hidden_layer/what_the_layer_adds": what_the_layer_adds,
    "week4/find_the_bug/curve_of_a_sum": curve_of_a_sum,
    "week4/find_the_bug/wrong_lines": wrong_lines,
    "week4/find_the_bug_backward/as_it_stands": as_it_stands,
    "week4/find_the_bug_backward/seen_in_the_curve": seen_in_the_curve,
    "week4/digits_deep_network/which_cost": which_cost,
    "week4/digits_deep_network/second_layer": second_layer,
    "week4/digits_deep_network/random_layers": random_layers,
    "week4/shallow_and_deep/fewer_units": fewer_units,
    "week4/shallow_and_deep/parity_tree": parity_tree,
    "week4/deep_network_application/four_layers": four_layers,
    "week4/deep_network_application/swapped_centres": swapped_centres,
    "week4/deep_network_application/discs": discs,
    "week5/initialization/cost_from_zeros": cost_from_zeros,
    "week5/regularization/best_strength": best_strength,
    "week5/regularization/twenty_units": twenty_units,
    "week5/dropout/where_to_drop": where_to_drop,
    "week5/augmentation/cats_recipe": cats_recipe,
    "week5/initialization/tanh_start": tanh_start,
    "week5/setting_up/sorted_table": sorted_table,
    "week5/setting_up/best_of_forty": best_of_forty,
    "week5/bias_and_variance/better_than_the_rule": better_than_the_rule,
    "week5/bias_and_variance/ten_networks": ten_networks,
    "week5/gradient_checking/smaller_epsilon": smaller_epsilon,
    "week5/gradient_checking/which_run": which_run,
    "week5/gradient_hunt/another_draw": another_draw,
    "week6/mini_batches/sixty_four_of_300": sixty_four_of_300,
    "week6/mini_batches/closest_average": closest_average,
    "week6/optimization_methods/same_rate": same_rate,
    "week6/learning_rate_decay/as_long": as_long,
    "week6/learning_rate_decay/who_leaves": who_leaves,
    "week7/hyperparameter_tuning/what_matters": what_matters,
    "week7/hyperparameter_tuning/the_race": the_race,
    "week7/hyperparameter_search/coarse_or_random": coarse_or_random,
    "week7/hyperparameter_search/halving": halving,
    "week7/hyperparameter_search/the_ten_again": the_ten_again,
    "week7/batch_normalization/ten_factors": ten_factors,
    "week7/batch_normalization/mu_forgotten": mu_forgotten,
    "week7/batch_normalization/rates_that_work": rates_that_work,
    "week7/batch_normalization_in_use/its_company": its_company,
    "week7/batch_normalization_in_use/variance_of_four": lambda: np.mean(
        np.var(list(np.ndindex(2, 2, 2, 2)), axis=1) / 0.25
    ),
    "week6/training_diagnostics/best_ratio": best_ratio,
    "week6/training_diagnostics/how_many_die": how_many_die,
    "week6/training_diagnostics/faulty_adam": faulty_adam,
    "week6/putting_it_together/ten_outputs": ten_outputs,
    "week6/putting_it_together/what_adam_adds": what_adam_adds,
    "week7/batch_normalization_in_use/jitter": jitter,
    "week7/batch_normalization_in_use/which_shift": which_shift,
    "week7/softmax_classifier/four_scores": four_scores,
    "week7/softmax_classifier/shifted": shifted,
    "week7/softmax_classifier/first_step": first_step,
    "week7/handwritten_digits/no_hidden_layer": without_hidden_units,
    "week7/handwritten_digits/against_a_library": against_a_library,
    "week7/handwritten_digits/hardest_digit": hardest_digit,
    "week7/handwritten_digits/how_sure": how_sure,
    "week7/handwritten_digits/ten_epochs": ten_epochs,
    "week7/micro_autograd/paths": paths,
    "week7/micro_autograd/agreement": agreement,
    "week7/micro_autograd/slower": slower,
    "week7/frameworks/second_backward": second_backward,
    "week7/frameworks/come_apart": come_apart,
    "week7/frameworks/eight_units": eight_units,
    "week7/capstone/luck": luck,
    "week7/capstone/by_the_clock": by_the_clock,
    "week7/capstone/twice_the_budget": twice_the_budget,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKED_OUT)
def test_what_turns_out(name: str):
    """Does the reference give what the prediction says, well within what counts as close?"""
    question, found = QUESTIONS[name], WORKED_OUT[name]()
    if isinstance(question.reference, str):
        assert found == question.reference
    else:
        assert found == pytest.approx(question.reference, rel=0.01, abs=0.001)
        assert question.is_right(found)


def test_every_prediction_is_worked_out():
    """Is none taken on trust?"""
    assert set(QUESTIONS) == set(WORKED_OUT)


def test_every_week_asks():
    """Has each week a notebook that asks for a guess?"""
    assert {name.partition("/")[0] for name in NOTEBOOKS} == {f"week{n}" for n in range(1, 8)}


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_it_is_none_of_the_exercises(notebook: str):
    """Does no exercise have a prediction's name, so that no mark can come of it?"""
    assert not set(predictions_of(notebook)) & set(exercises_of(notebook))
