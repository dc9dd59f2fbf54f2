"""Week 5's kicks: the season in units of 20 m, the network's forward pass, a run of training."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils import datasets, training
from course_utils.reference.activations import relu, sigmoid
from course_utils.reference.initialization import initialize_parameters_he
from course_utils.reference.tabular import stable_cost

__all__ = [
    "METRES",
    "Run",
    "accuracy",
    "cost_from",
    "cost_of",
    "fit",
    "forward_propagation",
    "load",
    "start",
]

Array = NDArray[Any]
Parameters = Mapping[str, Array]
Gradients = Callable[[Parameters], tuple[float, Mapping[str, Array]]]

METRES = 20
"""One unit of a feature of the kicks stands for 20 m, so that features are about as large as 1."""

LAYERS = (2, 20, 3, 1)


def load() -> tuple[Array, Array, Array, Array]:
    """Return the kicks of the season: X_train, Y_train, X_dev, Y_dev; features in units of 20 m.

    Examples
    --------
    >>> [part.shape for part in load()]
    [(2, 211), (1, 211), (2, 200), (1, 200)]
    """
    kicks = datasets.make_football()
    return kicks.X_train / METRES, kicks.Y_train, kicks.X_dev / METRES, kicks.Y_dev


def start(seed: int) -> dict[str, Array]:
    """Return the first weights of 2 → 20 → 3 → 1, by He's rule.

    Examples
    --------
    >>> start(3)["W2"].shape
    (3, 20)
    """
    parameters: dict[str, Array] = initialize_parameters_he(LAYERS, rng=seed)
    return parameters


def forward_propagation(X: Array, parameters: Parameters) -> tuple[Array, tuple[Array, ...]]:
    """Pass examples through three layers: ReLU, ReLU, sigmoid.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    parameters : mapping
        W1, b1, W2, b2, W3, b3.

    Returns
    -------
    A3 : ndarray, shape (1, m)
    cache : tuple
        Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3.

    Examples
    --------
    >>> parameters = dict.fromkeys(["W1", "b1", "W2", "b2", "W3", "b3"], np.zeros((1, 1)))
    >>> forward_propagation(np.ones((1, 2)), parameters)[0]
    array([[0.5, 0.5]])
    """
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)


def cost_from(Z3: Array, Y: Array) -> float:
    """Return the cross-entropy, from Z3, so that it stays finite where A3 rounds to 0 or 1.

    Examples
    --------
    >>> round(cost_from(np.zeros((1, 2)), np.array([[0, 1]])), 3)
    0.693
    """
    return float(stable_cost(Z3, Y))


def cost_of(parameters: Parameters, X: Array, Y: Array) -> float:
    """Return the cross-entropy of a pass through the network, in nats.

    Examples
    --------
    >>> parameters = dict.fromkeys(["W1", "b1", "W2", "b2", "W3", "b3"], np.zeros((1, 1)))
    >>> round(cost_of(parameters, np.ones((1, 2)), np.array([[0, 1]])), 3)
    0.693
    """
    return cost_from(forward_propagation(X, parameters)[1][8], Y)


def accuracy(parameters: Parameters, X: Array, Y: Array) -> float:
    """Return the percentage of examples that the network gets right.

    Examples
    --------
    >>> parameters = dict.fromkeys(["W1", "b1", "W2", "b2", "W3", "b3"], np.zeros((1, 1)))
    >>> accuracy(parameters, np.ones((1, 2)), np.array([[0, 1]]))
    50.0
    """
    A3, _ = forward_propagation(X, parameters)
    return float(100 * np.mean((A3 > 0.5) == Y))


@dataclass
class Run:
    """A training: its history, and the parameters at each record of it.

    Parameters
    ----------
    label : str
    history : training.History
        Costs of the updates, and the plain cost on the dev set.
    train_costs : list of float
        The plain cost on the training set at each record.
    kept : list of mapping
        The parameters at each record.
    parameters : mapping
        Those of the last record, so that a report says of the run what its curve does.

    Examples
    --------
    >>> Run("none").kept
    []
    """

    label: str
    history: training.History = field(default_factory=training.History)
    train_costs: list[float] = field(default_factory=list)
    kept: list[Parameters] = field(default_factory=list)
    parameters: Parameters = field(default_factory=dict)

    def probabilities(self, X: Array) -> Array:
        """Return the network's answers, shape (1, m)."""
        return forward_propagation(X, self.parameters)[0]

    def report(self) -> None:
        """Print the accuracies at the end, and the cost on the dev set."""
        X, Y, X_dev, Y_dev = load()
        train, dev = accuracy(self.parameters, X, Y), accuracy(self.parameters, X_dev, Y_dev)
        print(
            f"{self.label:24s} train {train:5.1f} %   dev {dev:5.1f} %   gap {train - dev:4.1f}   "
            f"cost on dev {cost_of(self.parameters, X_dev, Y_dev):.3f}"
        )


def fit(
    gradients: Gradients,
    update: Callable[..., Any],
    label: str,
    num_iterations: int = 6001,
    learning_rate: float = 0.3,
    seed: int = 3,
    live: Any = None,
) -> Run:
    """Train 2 → 20 → 3 → 1 on the kicks, and look at both sets every 50 iterations.

    Parameters
    ----------
    gradients : callable
        Takes the parameters; returns a cost and the gradients.
    update : callable
        Week 4's step: takes parameters, gradients and a learning rate.
    label : str
    num_iterations : int
    learning_rate : float
    seed : int
        Of the first weights.
    live : LiveCurve, optional
        Draws the cost while the run goes on.

    Examples
    --------
    >>> step = lambda parameters, grads, rate: parameters
    >>> fit(lambda parameters: (0.5, {}), step, "nothing moves", 1).history.costs
    [0.5]
    """
    X, Y, X_dev, Y_dev = load()
    run = Run(label, parameters=start(seed))

    def step(_: int) -> float:
        cost, grads = gradients(run.parameters)
        run.parameters = update(run.parameters, grads, learning_rate)
        return cost

    def look() -> float:
        run.train_costs.append(cost_of(run.parameters, X, Y))
        # copies: an update of a student's may write into what it is given
        run.kept.append({name: value.copy() for name, value in run.parameters.items()})
        return cost_of(run.parameters, X_dev, Y_dev)

    run.history = training.train(step, num_iterations, 50, label, live=live, dev=look)
    # the cost goes up and down from one update to the next: take those that the curve ends with
    run.parameters = run.kept[-1]
    return run
