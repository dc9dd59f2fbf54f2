"""A network with one hidden layer on points of the plane: units, decision boundary, training."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils import datasets
from course_utils.explorers.base import Result
from course_utils.explorers.controls import Choice, Number, Question, Scrub
from course_utils.explorers.kernel import Frames, KernelExplorer
from course_utils.explorers.own import Function
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, CLASS_COLOURS, CLASS_MARKERS, LINE_COLOURS
from course_utils.reference import activations, shallow

__all__ = ["PlanarClassifier", "answer", "draw", "frames", "summary"]

TITLE = "One hidden layer on points of the plane"
HELD_OUT = 1000
COLUMNS = 40
"""The field has as many values each way."""
EARLY = 150
"""The step of the question, before which the network has not yet learned single points."""
STEPS = sorted({0, EARLY, *np.geomspace(1, 800, 36).round().astype(int).tolist()})
"""The steps of training at which a frame is taken."""

DATA: dict[str, tuple[int, Callable[..., Any]]] = {
    "flower": (200, datasets.make_flower),
    "flower, few and noisy": (100, partial(datasets.make_flower, noise=0.4)),
    "moons": (200, datasets.make_moons),
    "circles": (200, partial(datasets.make_circles, factor=0.5, noise=0.15)),
    "chequerboard": (200, datasets.make_blobs),
}
"""The number of points that are trained on, and what makes them."""

SLOPES: dict[str, tuple[Function, str]] = {
    "ReLU": (activations.relu, "relu_backward"),
    "leaky ReLU": (activations.leaky_relu, "leaky_relu_backward"),
    "sigmoid": (activations.sigmoid, "sigmoid_backward"),
}
"""Hidden layers other than tanh: the function, and what students write to go back through it."""

CONTROLS = (
    Number("n_h", "hidden units", "count", low=1, high=50, step=1, start=4),
    Number("rate", "learning rate", "no unit", low=0.01, high=10, step=0.1, start=1.2, log=True),
    Choice("activation", "activation", ("tanh", *SLOPES), start="tanh"),
    Choice("data", "data", tuple(DATA), start="flower"),
    Scrub("step", "training step", "steps", STEPS, start=STEPS[-1]),
)
PRESETS: dict[str, dict[str, float | str]] = {
    "One unit": {"n_h": 1, "data": "flower", "activation": "tanh", "rate": 1.2},
    "Overfitting": {"n_h": 50, "data": "flower, few and noisy", "activation": "tanh", "rate": 2.4},
    "Too large a rate": {"n_h": 4, "data": "circles", "activation": "tanh", "rate": 10},
    "Two ReLU units": {"n_h": 2, "data": "circles", "activation": "ReLU", "rate": 1.2},
}
QUESTION = Question(
    "Fifty hidden units, 100 noisy points: the cost on these points falls as long as the training "
    f"goes on. What does the cost on held-out points do from step {EARLY} to step {STEPS[-1]}?",
    f"press “Overfitting” and bring the training step to {STEPS[-1]}",
    at=PRESETS["Overfitting"] | {"step": STEPS[-1]},
    choices=("it falls as well", "it stays about the same", "it rises"),
)


@cache
def _points(name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the points that are trained on, and held-out ones, both with labels."""
    m, make = DATA[name]
    return (*make(m, seed=1), *make(HELD_OUT, seed=900))


def _reach(X: np.ndarray) -> float:
    """Return the number up to which both axes go, either way."""
    return float(np.ceil(2.1 * np.abs(X).max()) / 2)


def frames(values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
    """Train a network, and yield what it is like at each of `STEPS`.

    Parameters
    ----------
    values : mapping
        ``n_h``, ``rate``, ``activation``, ``data``.
    functions : mapping
        Of the names in `PlanarClassifier.uses`.

    Yields
    ------
    mapping
        ``step``; ``field``, shape (COLUMNS, COLUMNS), the probability of class 1, rows from below,
        over -``reach`` to ``reach`` both ways; ``units``, shape (n_h, 3), the weights and the bias
        of each hidden unit; ``train`` and ``held``, the cost on the points that are trained on and
        on held-out ones, ``early``, the latter at step `EARLY`, if it has come so far,
        ``train_right`` and ``held_right`` the percentages that are right. The first has the points:
        ``x1``, ``x2`` and ``label``.

    Examples
    --------
    >>> values = {"n_h": 4, "rate": 1.2, "activation": "tanh", "data": "moons"}
    >>> first = next(frames(values, PlanarClassifier.uses))
    >>> first["step"], first["units"].shape, round(first["train"], 3)
    (0, (4, 3), 0.693)
    """
    X, Y, X_held, Y_held = _points(values["data"])
    reach = _reach(X)
    line = np.linspace(-reach, reach, COLUMNS)
    grid = np.stack(np.meshgrid(line, line)).reshape(2, -1)
    forward, backward = _passes(values["activation"], functions)
    parameters = shallow.initialize_parameters(2, values["n_h"], 1, rng=3)  # the same for all
    extra = {"x1": X[0], "x2": X[1], "label": Y[0]}
    last, early = 0, 0.0
    for step in STEPS:
        for _ in range(step - last):
            _, cache = forward(X, parameters)
            grads = backward(parameters, cache, X, Y)
            parameters = functions["update_parameters"](parameters, grads, values["rate"])
        last = step
        A, A_held = forward(X, parameters)[0], forward(X_held, parameters)[0]
        held = float(functions["compute_cost"](A_held, Y_held))
        early = held if step <= EARLY else early
        yield {
            "step": step,
            "reach": reach,
            "field": forward(grid, parameters)[0].reshape(COLUMNS, COLUMNS),
            "units": np.column_stack([parameters["W1"], parameters["b1"]]),
            "train": float(functions["compute_cost"](A, Y)),
            "held": held,
            "early": early,
            "train_right": 100 * float(np.mean((A > 0.5) == Y)),
            "held_right": 100 * float(np.mean((A_held > 0.5) == Y_held)),
            **extra,
        }
        extra = {}


def _passes(activation: str, functions: Mapping[str, Function]) -> tuple[Function, Function]:
    """Return the forward and the backward pass; those of the notebook are for tanh."""
    if activation == "tanh":
        return functions["forward_propagation"], functions["backward_propagation"]
    g, slope = SLOPES[activation]

    def forward(X: np.ndarray, parameters: Mapping[str, np.ndarray]) -> tuple[np.ndarray, Any]:
        Z1 = parameters["W1"] @ X + parameters["b1"]
        A1 = g(Z1)
        A2 = activations.sigmoid(parameters["W2"] @ A1 + parameters["b2"])
        return A2, {"Z1": Z1, "A1": A1, "A2": A2}

    def backward(
        parameters: Mapping[str, np.ndarray], cache: Any, X: np.ndarray, Y: np.ndarray
    ) -> dict[str, np.ndarray]:
        m = X.shape[1]
        dZ2 = cache["A2"] - Y
        dZ1 = functions[slope](parameters["W2"].T @ dZ2, cache["Z1"])
        return {
            "dW1": dZ1 @ X.T / m,
            "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": dZ2 @ cache["A1"].T / m,
            "db2": np.sum(dZ2, axis=1, keepdims=True) / m,
        }

    return forward, backward


def summary(values: Mapping[str, Any], frame: Result) -> str:
    """Say how many points are right, of those trained on and of the others, and at which cost.

    Examples
    --------
    >>> frame = {"step": 0, "train": 0.69, "held": 0.7, "train_right": 50.0, "held_right": 49.0}
    >>> print(summary({"n_h": 4, "activation": "tanh", "rate": 1.2}, frame))
    4 tanh units, learning rate 1.2, step 0: 50 % of the training points are right (cost 0.690
    nats), and 49 % of 1000 held-out points (cost 0.700 nats).
    """
    return (
        f"{values['n_h']} {values['activation']} unit{'s' if values['n_h'] > 1 else ''}, learning "
        f"rate {values['rate']:g}, step {frame['step']}: {fixed(frame['train_right'], 0)} % of the "
        f"training points are right ({_cost(frame['train'])}), and {fixed(frame['held_right'], 0)} "
        f"% of {HELD_OUT} held-out points ({_cost(frame['held'])})."
    )


def _cost(cost: float) -> str:
    if np.isfinite(cost):
        return f"cost {fixed(cost, 3)} nats"
    return "its cost cannot be computed: a probability is 0 or 1 to the last digit"


def answer(frame: Result) -> str:
    """Say what became of the held-out cost, at the end of the run that the question asks for.

    Examples
    --------
    >>> frame = {"step": 800, "train": 0.1, "held": 1.5, "early": 0.6}
    >>> answer(frame)
    'With 50 units the held-out cost goes from 0.60 at step 150 to 1.50 at step 800, while the
    training cost falls to 0.10.'
    """
    return (
        f"With 50 units the held-out cost goes from {fixed(frame['early'], 2)} at step {EARLY} to "
        f"{fixed(frame['held'], 2)} at step {STEPS[-1]}, while the training cost falls to "
        f"{fixed(frame['train'], 2)}."
    )


def draw(values: Mapping[str, Any], run: Sequence[Result]) -> Figure:
    """Draw the field with the units' lines, and the costs up to the step that is set.

    Parameters
    ----------
    values : mapping
    run : sequence of mapping
        The frames up to that step.
    """
    first, now = run[0], run[-1]
    fig, axes = plt.subplots(1, 2, figsize=(10, 4.4), layout="constrained")
    reach = now["reach"]
    extent = (-reach, reach, -reach, reach)
    axes[0].imshow(
        now["field"], cmap="cividis", vmin=0, vmax=1, alpha=0.35, origin="lower", extent=extent
    )
    ends = np.linspace(-reach, reach, COLUMNS)
    axes[0].contour(ends, ends, now["field"], levels=[0.5], colors="black", linewidths=2)
    for k, (colour, marker) in enumerate(zip(CLASS_COLOURS[:2], CLASS_MARKERS[:2], strict=True)):
        here = first["label"] == k
        axes[0].scatter(
            first["x1"][here], first["x2"][here], s=14, c=colour, marker=marker, label=f"class {k}"
        )
    for w1, w2, b in now["units"]:
        if w2:
            axes[0].plot(ends, -(w1 * ends + b) / w2, ":", color="black", lw=1)
    axes[0].set(xlim=extent[:2], ylim=extent[2:], xlabel="x₁ (no unit)", ylabel="x₂ (no unit)")
    axes[0].set(title=f"Probability of class 1, step {now['step']}")
    axes[0].legend(loc="upper right")
    steps = [frame["step"] + 1 for frame in run]
    axes[1].plot(steps, [frame["train"] for frame in run], color=BLUE, label="training points")
    held = [frame["held"] for frame in run]
    axes[1].plot(steps, held, "--", color=LINE_COLOURS[1], label="held-out points")
    axes[1].set(xscale="log", xlabel="step + 1 (logarithmic axis)", ylabel="cost (nats)")
    axes[1].set(title="Cost while training")
    axes[1].legend(loc="lower left")
    return fig


class PlanarClassifier(KernelExplorer):
    """Week 3's network: its hidden units, activation, learning rate, data, and each training step.

    Parameters
    ----------
    functions : Own
        What ``check.own(…)`` gives: the student's functions, of the names in `uses`.

    Examples
    --------
    >>> PlanarClassifier().summary()
    '4 tanh units, learning rate 1.2, step 800: ...
    """

    uses = {
        "forward_propagation": shallow.forward_propagation,
        "compute_cost": shallow.compute_cost,
        "backward_propagation": shallow.backward_propagation,
        "update_parameters": shallow.update_parameters,
        "relu_backward": activations.relu_backward,
        "leaky_relu_backward": activations.leaky_relu_backward,
        "sigmoid_backward": activations.sigmoid_backward,
    }

    def frames(self, values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
        """Train a network, and yield what it is like at each step that is shown."""
        _points(values["data"])  # loads the data, in time that is not the student's
        return frames(values, functions)

    def used(self, values: Mapping[str, Any]) -> Collection[str]:
        """Return what these values need: the notebook's passes are for tanh."""
        passes = ["forward_propagation", "backward_propagation"]
        if values["activation"] != "tanh":
            passes = [SLOPES[values["activation"]][1]]
        return [*passes, "compute_cost", "update_parameters"]
