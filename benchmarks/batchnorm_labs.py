"""The labs of week 7's batch normalisation, which `accuracy_labs.py` runs."""

import numpy as np

from course_utils import batchnorm_network as network
from course_utils import datasets
from course_utils.batchnorm_network import BatchNorm
from course_utils.batchnorm_noise import in_groups
from course_utils.figures.week7.batch_normalization_in_use import CHANGES
from course_utils.reference import batchnorm
from course_utils.reference.pictures import shrink_images

Scores = dict[str, tuple[float, float]]

NORM = BatchNorm(batchnorm.batchnorm_forward, batchnorm.batchnorm_backward)
RATES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
GROUPS = (2, 4, 8, 16, 32, 256)
DEEP = [64, *[20] * 10, 1]
SHALLOW = [64, 30, 30, 1]


def slip_forward(
    Z: np.ndarray, gamma: np.ndarray, beta: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Divide by σ² where σ is meant."""
    D = Z - Z.mean(axis=1, keepdims=True)
    var = np.mean(D**2, axis=1, keepdims=True) + 1e-8
    return gamma * D / var + beta, (D, gamma, var)


def slip_backward(
    dZ_tilde: np.ndarray, cache: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Go back through the slip: the right gradients of the wrong function."""
    D, gamma, var = cache
    dvar = -np.sum(gamma * dZ_tilde * D, axis=1, keepdims=True) / var**2
    dD = gamma * dZ_tilde / var + dvar * 2 * D / D.shape[1]
    dgamma = np.sum(dZ_tilde * D / var, axis=1, keepdims=True)
    return dD - dD.mean(axis=1, keepdims=True), dgamma, dZ_tilde.sum(axis=1, keepdims=True)


SLIP = BatchNorm(slip_forward, slip_backward)


def digits() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return handwritten digits to train and to test with; label 1 for 5 and above."""
    data = datasets.load_digits()
    Y, Y_test = ((labels >= 5).astype(float) for labels in (data.Y_train, data.Y_test))
    return data.X_train / 16, Y, data.X_test / 16, Y_test


def in_use(X: np.ndarray, parameters: network.Parameters, X_set: np.ndarray) -> np.ndarray:
    """Return predictions for X with the statistics of a set."""
    fixed = network.statistics(X_set, parameters, NORM)
    return network.forward_in_use(X, parameters, fixed, batchnorm.batchnorm_inference)


def rates(seed: int) -> Scores:
    """Train eleven layers with and without batch normalisation, at each learning rate."""
    X, Y, X_test, Y_test = digits()
    scores = {}
    for rate in RATES:
        start = network.initialize(DEEP, seed)
        plain, _ = network.train(X, Y, start, rate, 20, seed=seed)
        normed, _ = network.train(X, Y, start, rate, 20, NORM, seed=seed)
        with np.errstate(over="ignore", invalid="ignore"):  # a run that diverged has nan
            scores[f"plain, rate {rate:g}"] = tuple(
                network.accuracy(network.forward(x, plain)[0], y)
                for x, y in ((X, Y), (X_test, Y_test))
            )
        scores[f"batch norm, rate {rate:g}"] = tuple(
            network.accuracy(in_use(x, normed, X), y) for x, y in ((X, Y), (X_test, Y_test))
        )
    wrong, _ = network.train(X, Y, network.initialize(DEEP, seed), 0.1, 20, SLIP, seed=seed)
    scores["σ² for σ, rate 0.1"] = tuple(
        network.accuracy(network.forward(x, wrong, SLIP)[0], y)
        for x, y in ((X, Y), (X_test, Y_test))
    )
    return scores  # type: ignore[return-value]  # pairs


def noise(seed: int) -> Scores:
    """Train on 256 digits with statistics of groups: as they are, and one label in ten wrong."""
    X, Y, X_test, Y_test = digits()
    X, Y = X[:, :256], Y[:, :256]
    wrong = np.random.default_rng(seed).random(Y.shape) < 0.1
    scores = {}
    for labels, note in ((Y, ""), (np.where(wrong, 1 - Y, Y), ", wrong labels")):
        for size in GROUPS:
            norm = in_groups(NORM, size)
            start = network.initialize(SHALLOW, seed)
            trained, _ = network.train(X, labels, start, 0.3, 200, norm, 256, seed)
            scores[f"groups of {size}{note}"] = (
                network.accuracy(in_use(X, trained, X), labels),
                network.accuracy(in_use(X_test, trained, X), Y_test),
            )
    return scores


def shifts(seed: int) -> Scores:
    """Train on the cats, then mirror or darken them: fixed statistics, and the pictures' own."""
    cats = datasets.load_cats(photographs=False)
    X, Y, Y_test = pixels(cats.X_train), cats.Y_train, cats.Y_test
    start = network.initialize([768, 32, 16, 1], seed)
    plain, _ = network.train(X, Y, start, 0.1, 60, None, 32, seed)
    normed, _ = network.train(X, Y, start, 0.1, 60, NORM, 32, seed)
    scores = {}
    for name, change in CHANGES.items():
        X_seen, X_shifted = pixels(change(cats.X_train)), pixels(change(cats.X_test))
        for variant, answer in (
            ("plain", lambda x: network.forward(x, plain)[0]),
            ("fixed statistics", lambda x: in_use(x, normed, X)),
            ("own statistics", lambda x: network.forward(x, normed, NORM)[0]),
        ):
            scores[f"{name}, {variant}"] = (
                network.accuracy(answer(X_seen), Y),
                network.accuracy(answer(X_shifted), Y_test),
            )
    return scores


def pixels(images: np.ndarray) -> np.ndarray:
    """Return pictures of 16 by 16 pixels as columns of numbers from -0.5 to 0.5."""
    small = shrink_images(images.astype(float), 4)
    return small.reshape(len(images), -1).T / 255 - 0.5
