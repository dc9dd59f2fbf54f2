"""The problem that the lessons on tuning search: networks on the moons, trained side by side.

Many small networks of one shape are trained as one stack of matrices, so that a hundred runs cost
little more than ten. What each of them does is what week 6's Adam does to one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils import datasets
from course_utils.datasets import PlanarData
from course_utils.reference import initialization, optimizers

__all__ = ["DEFAULTS", "Moons", "with_unit"]

Settings = Mapping[str, float]
Network = list[NDArray[np.float64]]
"""W1, b1, W2, b2 … of several networks, each an array of shape (runs, …)."""

DEFAULTS: dict[str, float] = {
    "learning_rate": 0.01,
    "beta1": 0.9,
    "mini_batch_size": 64,
    "hidden_units": 8,
    "hidden_layers": 2,
    "lambd": 0.0,
}
"""The settings that are not given."""

UNITS = {"mini_batch_size": "examples", "hidden_units": "count", "hidden_layers": "count"}
"""What settings are measured in; the others are bare numbers."""

SHAPE = ("hidden_layers", "hidden_units", "mini_batch_size")
"""What runs of one stack have in common."""
STACK = 128
"""Runs in a stack: enough to hide Python's share, few enough to stay in the cache."""


def with_unit(name: str) -> str:
    """Return a hyperparameter's name with its unit, as an axis has it.

    Examples
    --------
    >>> with_unit("learning_rate"), with_unit("mini_batch_size")
    ('learning_rate (no unit)', 'mini_batch_size (examples)')
    """
    return f"{name} ({UNITS.get(name, 'no unit')})"


def _moons(m: int, seed: int) -> Callable[[], PlanarData]:
    return lambda: datasets.make_moons(m, seed=seed)


@dataclass(frozen=True)
class Moons:
    """Networks to tune on week 6's moons: 300 points to train with, 300 to choose by, 3000 to test.

    Every network has `hidden_layers` layers of `hidden_units` ReLU units and one sigmoid unit,
    starts from He's weights and is trained with Adam. The object holds its points, so it can be
    sent to another process, which need not make them again.

    Parameters
    ----------
    epochs : int
        Of every run.
    train, dev, test : PlanarData, optional

    Examples
    --------
    >>> moons = Moons(epochs=5)
    >>> 0 < moons.dev_cost({"learning_rate": 0.03}) < moons.dev_cost({"learning_rate": 1e-6})
    True
    """

    epochs: int = 20
    train: PlanarData = field(default_factory=_moons(300, 3), repr=False)
    dev: PlanarData = field(default_factory=_moons(300, 4), repr=False)
    test: PlanarData = field(default_factory=_moons(3000, 5), repr=False)

    def dev_cost(self, settings: Settings, seed: int = 0) -> float:
        """Train one network; return its mean cross-entropy on the dev set, in nats.

        Parameters
        ----------
        settings : dict
            As for `dev_costs`.
        seed : int
            Of the initial weights.

        Returns
        -------
        float
        """
        return float(self.dev_costs([settings], seed)[0])

    def dev_costs(
        self, settings: Sequence[Settings], seeds: Sequence[int] | int = 0
    ) -> NDArray[np.float64]:
        """Train a network with each of these settings; return the costs on the dev set.

        Parameters
        ----------
        settings : sequence of dict
            Any of "learning_rate", "beta1", "mini_batch_size", "hidden_units", "hidden_layers" and
            "lambd", the factor λ of the L2 penalty; `DEFAULTS` has the others.
        seeds : int or sequence of int
            Of the initial weights: one for all, or one for each run.

        Returns
        -------
        ndarray, shape (len(settings),)
            Mean cross-entropy without penalty, in nats; nan where a run has left the range of
            numbers.

        Raises
        ------
        ValueError
            If a setting has an unknown name.
        """
        return self._costs(settings, seeds, self.dev)

    def test_costs(
        self, settings: Sequence[Settings], seeds: Sequence[int] | int = 0
    ) -> NDArray[np.float64]:
        """Do the same, but return the costs on the test set, which no search may see."""
        return self._costs(settings, seeds, self.test)

    def as_rows(self) -> tuple[NDArray[np.float64], NDArray[np.int64], Any]:
        """Return training and dev set as scikit-learn takes them.

        Returns
        -------
        X : ndarray, shape (600, 2)
            One example a row.
        y : ndarray, shape (600,)
        split : sklearn.model_selection.PredefinedSplit
            Says that the first 300 are to train with and the others to judge by.
        """
        from sklearn.model_selection import PredefinedSplit

        X = np.concatenate([self.train.X.T, self.dev.X.T])
        y = np.concatenate([self.train.Y[0], self.dev.Y[0]])
        return X, y, PredefinedSplit([-1] * len(self.train.X.T) + [0] * len(self.dev.X.T))

    def _costs(
        self, settings: Sequence[Settings], seeds: Sequence[int] | int, judge: PlanarData
    ) -> NDArray[np.float64]:
        whole = [_complete(each) for each in settings]
        each_seed = [seeds] * len(whole) if isinstance(seeds, int) else list(seeds)
        costs = np.full(len(whole), np.nan)
        shape_of = [tuple(int(one[name]) for name in SHAPE) for one in whole]
        for shape in sorted(set(shape_of)):
            alike = [k for k, other in enumerate(shape_of) if other == shape]
            for start in range(0, len(alike), STACK):
                part = alike[start : start + STACK]
                network = _trained(
                    self.train, [whole[k] for k in part], [each_seed[k] for k in part], self.epochs
                )
                costs[part] = _cross_entropy(network, judge)
        return costs


def _complete(settings: Settings) -> dict[str, float]:
    if unknown := sorted(set(settings) - set(DEFAULTS)):
        raise ValueError(f"unknown settings {unknown}; there are {sorted(DEFAULTS)}")
    return {**DEFAULTS, **settings}


def _column(settings: Sequence[Settings], name: str) -> NDArray[np.float64]:
    return np.array([each[name] for each in settings], dtype=float).reshape(-1, 1, 1)


def _trained(
    points: PlanarData, settings: Sequence[Settings], seeds: Sequence[int], epochs: int
) -> Network:
    """Train a stack of networks of one shape with Adam."""
    hidden, units, size = (int(settings[0][name]) for name in SHAPE)
    layers = [points.X.shape[0], *[units] * hidden, 1]
    starts = [list(initialization.initialize_parameters_he(layers, s).values()) for s in seeds]
    network = [np.stack(arrays) for arrays in zip(*starts, strict=True)]
    rate, beta1 = _column(settings, "learning_rate"), _column(settings, "beta1")
    decay = _column(settings, "lambd") / points.X.shape[1]
    v, s = [np.zeros_like(p) for p in network], [np.zeros_like(p) for p in network]
    t = 0
    with np.errstate(all="ignore"):  # a rate that is too large ends in nan, which is an answer
        for epoch in range(epochs):
            for X, Y in optimizers.random_mini_batches(*points, size, seed=epoch):
                t += 1
                for i, slope in enumerate(_gradients(network, X, Y, decay)):
                    v[i] += (1 - beta1) * (slope - v[i])
                    s[i] += (1 - 0.999) * (slope**2 - s[i])
                    step = v[i] / (1 - beta1**t) / (np.sqrt(s[i] / (1 - 0.999**t)) + 1e-8)
                    network[i] -= rate * step
    return network


def _cross_entropy(network: Network, points: PlanarData) -> NDArray[np.float64]:
    with np.errstate(all="ignore"):
        Z = _forward(network, points.X)[-1]
        costs = (np.logaddexp(0, Z) - points.Y * Z).mean(axis=(1, 2))
    return np.where(np.isfinite(costs), costs, np.nan)


def _forward(network: Network, X: NDArray[np.float64]) -> Network:
    """Return the input and the pre-activations of every layer, of all networks."""
    Z = [np.broadcast_to(X, (len(network[0]), *X.shape))]
    for W, b in zip(network[::2], network[1::2], strict=True):
        A = np.maximum(Z[-1], 0) if len(Z) > 1 else Z[0]
        Z.append(W @ A + b)
    return Z


def _gradients(
    network: Network, X: NDArray[np.float64], Y: NDArray[np.float64], decay: NDArray[np.float64]
) -> Network:
    """Return the gradients of cross-entropy and penalty, in the order of the parameters."""
    Z = _forward(network, X)
    dZ = 1 / (1 + np.exp(-Z[-1])) - Y
    slopes: Network = []
    for layer in range(len(Z) - 2, -1, -1):
        A = np.maximum(Z[layer], 0) if layer else Z[0]
        W = network[2 * layer]
        dW = dZ @ A.swapaxes(1, 2) / X.shape[1] + decay * W
        slopes = [dW, dZ.mean(axis=2, keepdims=True), *slopes]
        if layer:
            dZ = (W.swapaxes(1, 2) @ dZ) * (Z[layer] > 0)
    return slopes
