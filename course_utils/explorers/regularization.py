"""L2 and dropout on week 5's kicks: decision boundary, costs, weights, units taken away."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils import datasets
from course_utils.explorers.base import Result
from course_utils.explorers.controls import Number, Question, Scrub
from course_utils.explorers.kernel import Frames, KernelExplorer
from course_utils.explorers.own import Function, Own
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, CLASS_COLOURS, CLASS_MARKERS, LINE_COLOURS
from course_utils.reference import initialization, optimizers, regularization
from course_utils.reference.activations import sigmoid
from course_utils.reference.tabular import stable_cost

__all__ = ["Regularization", "answer", "draw", "frames", "summary", "training"]

TITLE = "L2 and dropout against learning by heart"
METRES = 20
"""One unit of a feature, as in the notebook."""
RATE, BETA = 2.2, 0.9
"""Learning rate and β of gradient descent with momentum."""
COLUMNS, ROWS = 54, 36
ENDS = ((-52.5, 52.5), (-34.0, 34.0))
"""The ends of the pitch, along and across, in metres."""
STEPS = sorted({0, *np.geomspace(1, 600, 36).round().astype(int).tolist()})
"""The steps of training at which a frame is taken."""
DRAWS, AWAY = 20, 5
"""There are as many draws, each of which takes so many of the 20 units of layer 1 away."""
EDGES = np.linspace(-4, 4, 33)
"""Edges of the histogram of weights; what lies beyond is in the last bar."""
SAME = 0.02
"""Probabilities of all places that differ by less are the same answer to everything."""

CONTROLS = (
    Number("noise", "notes made wrong", "%", low=0, high=40, step=5, start=0),
    Number("lambd", "λ of L2", "no unit", low=0.001, high=100, step=0.1, start=0.001, log=True),
    Number("keep_prob", "keep_prob", "no unit", low=0.5, high=1, step=0.02, start=1),
    Number("draw", "5 units away: draw", "0 for none", low=0, high=20, step=1, start=0),
    Scrub("step", "training step", "steps", STEPS, start=STEPS[-1]),
)
PRESETS: dict[str, dict[str, float]] = {
    "Five units away": {"lambd": 0.001, "keep_prob": 1, "noise": 0, "draw": 5},
    "L2": {"lambd": 0.7, "keep_prob": 1, "noise": 0, "draw": 0},
    "Far too strong": {"lambd": 100, "keep_prob": 1, "noise": 0, "draw": 0},
    "Dropout": {"lambd": 0.001, "keep_prob": 0.7, "noise": 0, "draw": 5},
    "Every fifth note wrong": {"lambd": 0.001, "keep_prob": 1, "noise": 20, "draw": 0},
}
QUESTION = Question(
    "Trained without L2 and without dropout, the network is right on 94 % of the dev kicks. Then "
    "5 of the 20 units of layer 1 are taken away, drawn at random. On how many is it right now, on "
    "average over 20 draws?",
    f"press “Five units away”, and bring the training step to {STEPS[-1]}",
    at=PRESETS["Five units away"] | {"step": STEPS[-1]},
    unit="%",
)

Parameters = Mapping[str, np.ndarray]


def _noted(kicks: datasets.PitchData, percent: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the training labels with some made wrong, and which; more include the fewer."""
    m = kicks.Y_train.shape[1]
    spoilt = np.random.default_rng(7).permutation(m)[: round(percent / 100 * m)]
    Y = kicks.Y_train.copy()
    Y[0, spoilt] = 1 - Y[0, spoilt]
    return Y, spoilt


@cache
def _taken() -> np.ndarray:
    """Return which units each draw takes away: shape (DRAWS + 1, 20), none in the first."""
    taken = np.zeros((DRAWS + 1, 20), dtype=bool)
    for draw in range(1, DRAWS + 1):
        taken[draw, np.random.default_rng(draw).permutation(20)[:AWAY]] = True
    return taken


def _forward(X: np.ndarray, parameters: Parameters, kept: Any = 1.0) -> tuple[np.ndarray, Any]:
    """Return Z3, and the cache of the notebook; the units of layer 1 are multiplied by `kept`."""
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    A1 = np.maximum(0, Z1) * kept
    Z2 = W2 @ A1 + b2
    A2 = np.maximum(0, Z2)
    Z3 = W3 @ A2 + b3
    return Z3, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, sigmoid(Z3), W3, b3)


def training(values: Mapping[str, Any], functions: Mapping[str, Function]) -> Iterator[Parameters]:
    """Train 2 → 20 → 3 → 1 on the kicks, and yield the parameters at each of `STEPS`.

    The steps have momentum, so that fewer go as far. With L2 and dropout together, the gradient of
    the penalty, λ/m W, is added to that of a pass with dropout. Source: Srivastava et al., Dropout
    (2014), sections 5.1 and 6.5.

    Parameters
    ----------
    values : mapping
        ``lambd``, ``keep_prob``, ``noise``.
    functions : mapping
        Of the names in `Regularization.uses`.

    Yields
    ------
    mapping
        ``W1``, shape (20, 2), ``b1``, ``W2``, ``b2``, ``W3``, ``b3``.

    Examples
    --------
    >>> values = {"lambd": 0.7, "keep_prob": 1, "noise": 0}
    >>> next(training(values, Regularization.uses))["W1"].shape
    (20, 2)
    """
    kicks = datasets.make_football()
    X, m = kicks.X_train / METRES, kicks.X_train.shape[1]
    Y, _ = _noted(kicks, values["noise"])
    lambd, keep_prob = values["lambd"], values["keep_prob"]
    rng = np.random.default_rng(1)
    parameters = initialization.initialize_parameters_he([2, 20, 3, 1], rng=3)
    v = optimizers.initialize_velocity(parameters)
    last = 0
    for step in STEPS:
        for _ in range(step - last):
            if keep_prob < 1:
                _, cache = functions["forward_propagation_with_dropout"](
                    X, parameters, keep_prob, rng
                )
                grads = functions["backward_propagation_with_dropout"](X, Y, cache, keep_prob)
                pulls = {f"d{name}": lambd / m * parameters[name] for name in ("W1", "W2", "W3")}
                grads = {**grads, **{name: grads[name] + pull for name, pull in pulls.items()}}
            else:
                _, cache = _forward(X, parameters)
                grads = functions["backward_propagation_with_regularization"](X, Y, cache, lambd)
            parameters, v = optimizers.update_parameters_with_momentum(
                parameters, grads, v, BETA, RATE
            )
        last = step
        yield parameters


def frames(values: Mapping[str, Any], run: Iterator[Parameters]) -> Frames:
    """Yield what a network is like at each of `STEPS`, with all its units and with some taken away.

    What the units hand on is then divided by the share of those that are left, as in dropout.

    Parameters
    ----------
    values : mapping
        ``noise``; ``draw``, from 0 for none to `DRAWS`.
    run : iterator
        Of `training`.

    Yields
    ------
    mapping
        ``step``; ``field`` and ``thinned``, shape (ROWS, COLUMNS), the probability that we win,
        with all units and with those of the draw taken away, rows from below; ``gone``, shape
        (k, 3), weights and bias of the units taken away; ``train``, ``dev``, ``train_right``,
        ``dev_right``, costs in nats and percentages; ``draws_right``, shape (DRAWS,), on the dev
        set with the units of each draw taken away; ``weights`` and ``idle``, shape (32,), how many
        weights lie between `EDGES`, of all and of those into and out of the units taken away;
        ``squares``, the sum of the squared weights; ``lowest`` and ``lowest_step`` of the dev cost
        until then. The first has the kicks: ``along``, ``across``, ``won``, ``spoilt``.

    Examples
    --------
    >>> values = {"lambd": 0.7, "keep_prob": 1, "noise": 0, "draw": 5}
    >>> first = next(frames(values, training(values, Regularization.uses)))
    >>> first["gone"].shape, int(first["weights"].sum()), int(first["idle"].sum())
    ((5, 3), 103, 25)
    """
    kicks = datasets.make_football()
    X, X_dev = kicks.X_train / METRES, kicks.X_dev / METRES
    Y, spoilt = _noted(kicks, values["noise"])
    taken = _taken()
    away = taken[int(values["draw"])]
    kept = ~away[:, np.newaxis] / (1 - away.mean())
    lines = [np.linspace(*ends, count) for ends, count in zip(ENDS, (COLUMNS, ROWS), strict=True)]
    grid = np.stack(np.meshgrid(*lines)).reshape(2, -1) / METRES
    along, across = kicks.X_train
    extra = {"along": along, "across": across, "won": Y[0]}
    extra["spoilt"] = kicks.X_train[:, spoilt]
    lowest, lowest_step = np.inf, 0
    for step, parameters in zip(STEPS, run, strict=True):
        Z, Z_dev = _forward(X, parameters)[0], _forward(X_dev, parameters)[0]
        W1, W2, W3 = (parameters[name] for name in ("W1", "W2", "W3"))
        dev = stable_cost(Z_dev, kicks.Y_dev)
        if dev < lowest:
            lowest, lowest_step = dev, step
        field = thinned = sigmoid(_forward(grid, parameters)[0])
        if away.any():
            thinned = sigmoid(_forward(grid, parameters, kept)[0])
        yield {
            "step": step,
            "field": field.reshape(ROWS, COLUMNS),
            "thinned": thinned.reshape(ROWS, COLUMNS),
            "gone": np.column_stack([W1, parameters["b1"]])[away],
            "train": stable_cost(Z, Y),
            "dev": dev,
            "train_right": _right(Z, Y),
            "dev_right": _right(Z_dev, kicks.Y_dev),
            "draws_right": _draws_right(X_dev, kicks.Y_dev, parameters),
            "weights": _histogram(W1, W2, W3),
            "idle": _histogram(W1[away], W2[:, away]),
            "squares": float(sum(np.sum(W**2) for W in (W1, W2, W3))),
            "lowest": lowest,
            "lowest_step": lowest_step,
            **extra,
        }
        extra = {}


def _draws_right(X: np.ndarray, Y: np.ndarray, parameters: Parameters) -> np.ndarray:
    """Return the percentage that is right with the units of each draw taken away."""
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    kept = ~_taken()[1:, np.newaxis] / (1 - AWAY / 20)
    A2 = np.maximum(0, (W2 * kept) @ np.maximum(0, W1 @ X + b1) + b2)  # one layer for each draw
    right: np.ndarray = 100 * np.mean((W3 @ A2 + b3 > 0) == Y, axis=(1, 2))
    return right


def _right(Z: np.ndarray, Y: np.ndarray) -> float:
    return 100 * float(np.mean((Z > 0) == Y))


def _histogram(*weights: np.ndarray) -> np.ndarray:
    every = np.concatenate([W.ravel() for W in weights])
    return np.histogram(np.clip(every, EDGES[0], EDGES[-1]), EDGES)[0]


def summary(values: Mapping[str, Any], frame: Result) -> str:
    """Say how good the network is, with all its units and with five taken away.

    Examples
    --------
    >>> values = {"lambd": 0.7, "keep_prob": 1, "noise": 0, "draw": 0}
    >>> first = next(frames(values, training(values, Regularization.uses)))
    >>> summary(values, first).split(". ")[0]
    'λ = 0.7, keep_prob = 1.00, step 0: right on 45.0 % of the training kicks (cost 0.645 nats) ...'
    """
    right = frame["draws_right"]
    parts = [
        f"λ = {values['lambd']:g}, keep_prob = {fixed(values['keep_prob'], 2)}, step "
        f"{frame['step']}: right on {fixed(frame['train_right'], 1)} % of the training kicks (cost "
        f"{fixed(frame['train'], 3)} nats) and on {fixed(frame['dev_right'], 1)} % of the dev "
        f"kicks (cost {fixed(frame['dev'], 3)} nats; lowest {fixed(frame['lowest'], 3)} at step "
        f"{frame['lowest_step']}).",
        f"The squared weights add up to {fixed(frame['squares'], 1)}.",
        f"With 5 units taken away, {fixed(right.mean(), 1)} % of the dev kicks on average over "
        f"{DRAWS} draws, {fixed(right.min(), 1)} % in the worst.",
    ]
    if values["noise"]:
        parts.insert(1, f"Of the training notes, {fixed(values['noise'], 0)} % were made wrong.")
    if values["draw"]:
        parts.append(
            f"Draw {fixed(values['draw'], 0)}: {fixed(right[int(values['draw']) - 1], 1)} %."
        )
    if np.ptp(frame["field"]) < SAME:
        parts.append("It gives the same answer to every kick: it under-fits.")
    return " ".join(parts)


def answer(frame: Result) -> str:
    """Say what is left of a network that relied on all its units.

    Examples
    --------
    >>> answer({"draws_right": np.array([60.0, 90.0])})
    'Without 5 units it is right on 75.0 % of the dev kicks on average, and on 60.0 % in the worst
    draw. The units relied on each other. Now press “Dropout”.'
    """
    right = frame["draws_right"]
    return (
        f"Without 5 units it is right on {fixed(right.mean(), 1)} % of the dev kicks on average, "
        f"and on {fixed(right.min(), 1)} % in the worst draw. The units relied on each other. "
        "Now press “Dropout”."
    )


def draw(values: Mapping[str, Any], run: Sequence[Result]) -> Figure:
    """Draw the pitch with the network's borders, the costs up to the step, and the weights.

    Parameters
    ----------
    values : mapping
    run : sequence of mapping
        The frames up to that step.
    """
    first, now = run[0], run[-1]
    fig, axes = plt.subplots(1, 3, figsize=(14, 4.2), layout="constrained")
    lines = [np.linspace(*ends, count) for ends, count in zip(ENDS, (COLUMNS, ROWS), strict=True)]
    extent = (*ENDS[0], *ENDS[1])
    axes[0].imshow(
        now["field"], cmap="cividis", vmin=0, vmax=1, alpha=0.35, origin="lower", extent=extent
    )
    borders = [("field", "-", "black", "boundary, all units")]
    if values["draw"]:
        borders.append(("thinned", "--", LINE_COLOURS[1], "boundary, 5 units away"))
    for name, style, colour, label in borders:
        axes[0].contour(*lines, now[name], [0.5], colors=colour, linestyles=style, linewidths=2)
        axes[0].plot([], [], style, color=colour, label=label)
    for k, (colour, marker) in enumerate(zip(CLASS_COLOURS[:2], CLASS_MARKERS[:2], strict=True)):
        here = first["won"] == k
        axes[0].scatter(
            first["along"][here], first["across"][here], s=12, c=colour, marker=marker,
            label=("they won", "we won")[k],
        )  # fmt: skip
    axes[0].set(
        xlabel="along the pitch (m)", ylabel="across (m)", title="P(we win), training kicks"
    )
    axes[0].legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)
    steps = [frame["step"] + 1 for frame in run]
    axes[1].plot(steps, [frame["train"] for frame in run], color=BLUE, label="training kicks")
    dev = [frame["dev"] for frame in run]
    axes[1].plot(steps, dev, "--", color=LINE_COLOURS[1], label="dev kicks")
    axes[1].set(xscale="log", xlabel="step + 1 (logarithmic axis)", ylabel="cost (nats)")
    axes[1].set(title="Cost while training", ylim=(0, 1))
    axes[2].stairs(now["weights"], EDGES, fill=True, color=BLUE, label="all weights")
    axes[2].stairs(now["idle"], EDGES, fill=True, color=LINE_COLOURS[1], label="of units away")
    axes[2].set(
        xlabel="weight (no unit; beyond ±4 at ±4)", ylabel="weights (count)", title="Weights"
    )
    for ax in axes[1:]:
        ax.legend(loc="upper right")
    return fig


class _Kept:
    """The parameters of one training, computed when they are asked for, and kept.

    A unit taken away, or another moment, needs no training.
    """

    def __init__(self, key: object, source: Iterator[Parameters]) -> None:
        self.key, self._source = key, source
        self._done: list[Parameters] = []

    def __iter__(self) -> Iterator[Parameters]:
        for number in range(len(STEPS)):
            if number == len(self._done):
                self._done.append(next(self._source))
            yield self._done[number]


class Regularization(KernelExplorer):
    """Week 5's network on the kicks of a season, with L2, with dropout, and with units taken away.

    Parameters
    ----------
    functions : Own
        What ``check.own(…)`` gives: the student's functions, of the names in `uses`.

    Examples
    --------
    >>> Regularization().summary()
    'λ = 0.001, keep_prob = 1.00, step 600: right on 96.7 % of the training kicks ...
    """

    uses = {
        "backward_propagation_with_regularization": (
            regularization.backward_propagation_with_regularization
        ),
        "forward_propagation_with_dropout": regularization.forward_propagation_with_dropout,
        "backward_propagation_with_dropout": regularization.backward_propagation_with_dropout,
    }

    def __init__(self, functions: Own | None = None) -> None:
        super().__init__(functions)
        self._trained: _Kept | None = None

    def frames(self, values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
        """Train a network, or take the one that is trained, and yield what it is like."""
        setting = [values[name] for name in ("lambd", "keep_prob", "noise")]
        key = (*setting, *functions.items())
        if self._trained is None or self._trained.key != key:
            self._trained = _Kept(key, training(values, functions))
        return frames(values, iter(self._trained))

    def used(self, values: Mapping[str, Any]) -> Collection[str]:
        """Return what these values need: one way back without dropout, two passes with it."""
        if values["keep_prob"] < 1:
            return ["forward_propagation_with_dropout", "backward_propagation_with_dropout"]
        return ["backward_propagation_with_regularization"]
