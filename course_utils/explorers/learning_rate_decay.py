"""A learning rate that falls: when it calms the noise of the steps, and when it falls too fast."""

from collections.abc import Callable, Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.explorers.base import Result
from course_utils.explorers.controls import Choice, Number, Question
from course_utils.explorers.kernel import Frames, KernelExplorer
from course_utils.explorers.own import Function
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, LINE_COLOURS
from course_utils.reference import optimizers, schedules

__all__ = ["WAYS", "LearningRateDecay", "answer", "draw", "frames", "summary"]

TITLE = "A learning rate that falls"
WAYS = ("constant", "inverse", "exponential", "root", "stairs")
NUM_EPOCHS = 100
WALKERS = 300
CURVATURE = 0.25
"""Along b; along w it is 1."""
BEGIN = (-9.0, 5.0)
FAR = 1e6
"""Walkers that are further off than this diverge, and are stopped."""
COLUMNS, ROWS = 61, 41
LINES = ("dashed", "solid", "dotted", "dashdot", "solid")
WEIGHTS = (1.2, 1.2, 1.5, 1.2, 2.4)
"""Dash and width of each way's line in the still figure, as in the browser."""
REACH = 12.0, 8.0
"""w and b are drawn from minus to plus these."""

CONTROLS = (
    Number("interval", "interval", "epochs", low=1, high=50, step=1, start=20),
    Number("rate0", "α₀", "no unit", low=0.01, high=2.5, step=0.05, start=0.5, log=True),
    Number("decay", "decay rate", "no unit", low=0, high=2, step=0.05, start=0.1),
    Choice("way", "schedule", WAYS, start="inverse"),
)
PRESETS: dict[str, dict[str, float | str]] = {
    "It dances": {"way": "constant", "rate0": 1, "decay": 0.1, "interval": 20},
    "It calms down": {"way": "stairs", "rate0": 1, "decay": 1, "interval": 20},
    "Falls too fast": {"way": "exponential", "rate0": 0.05, "decay": 0.1, "interval": 20},
    "It diverges": {"way": "constant", "rate0": 2.1, "decay": 0.1, "interval": 20},
}
QUESTION = Question(
    "With α₀ = 1 and the decay rate 0.1 the exponential schedule gets nearest to the bottom, and "
    "the constant rate stays furthest off. Now α₀ is 0.05. Which gets nearest in 100 epochs?",
    "press “Falls too fast”",
    at=PRESETS["Falls too fast"],
    choices=("the exponential one again", "the inverse one", "the constant rate"),
)


def _rates(
    values: Mapping[str, Any], functions: Mapping[str, Function]
) -> dict[str, Callable[[int], float]]:
    """Return each way's rate of an epoch, counted from 0."""
    rate0, decay, interval = values["rate0"], values["decay"], int(values["interval"])
    return {
        "constant": lambda _: rate0,
        "inverse": lambda epoch: functions["update_lr"](rate0, epoch, decay),
        "exponential": lambda epoch: functions["exponential_decay"](rate0, epoch),
        # it counts from 1
        "root": lambda epoch: functions["sqrt_decay"](rate0, epoch + 1),
        "stairs": lambda epoch: functions["schedule_lr_decay"](rate0, epoch, decay, interval),
    }


def frames(values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
    """Let the rate fall in five ways, and walkers go down a bowl with noisy gradients each way.

    The bowl is J(w, b) = w²/2 + b²/8. Each derivative carries standard normal noise, of the same
    draws for each way. Sources of the schedules are in `course_utils.reference.schedules`.

    Parameters
    ----------
    values : mapping
        ``rate0``, ``decay``, ``interval``; ``way``, one of `WAYS`.
    functions : mapping
        Of the names in `LearningRateDecay.uses`.

    Yields
    ------
    mapping
        Once: ``rates``, shape (5, 100), one row for each way; ``costs``, shape (5, 101), the mean
        of J over `WALKERS` before each epoch and at the end; ``ends``, the last of them; ``path``,
        shape (101, 2), of one walker in the way that is chosen; ``is_gone``, whether each way
        diverges; ``grid``, shape (ROWS, COLUMNS), the heights behind the path.

    Examples
    --------
    >>> values = {each.name: each.start for each in CONTROLS}
    >>> frame = next(frames(values, LearningRateDecay.uses))
    >>> frame["rates"][:, 20].round(3)
    array([0.5  , 0.167, 0.179, 0.109, 0.455])
    >>> frame["costs"][:, 0]
    array([43.625, 43.625, 43.625, 43.625, 43.625])
    """
    epochs = range(NUM_EPOCHS)
    schedules = _rates(values, functions)
    rates = np.array([[float(rate_of(t)) for t in epochs] for rate_of in schedules.values()])
    draws = np.random.default_rng(8).normal(size=(NUM_EPOCHS, 2, WALKERS))
    update = functions["update_parameters_with_gd"]
    walks = [_walk(row, update, draws) for row in rates]
    costs = np.array([_cost(*walk).mean(axis=1) for walk in walks])
    w, b = walks[WAYS.index(values["way"])]
    yield {
        "rates": rates,
        "costs": costs,
        "ends": costs[:, -1].tolist(),
        "path": np.column_stack([w[:, 0], b[:, 0]]),
        "is_gone": (costs[:, -1] > costs[:, 0]).tolist(),
        "grid": _grid(),
    }


def _walk(rates: np.ndarray, update: Function, draws: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Let all walkers go down at once; return their w and their b, shape (101, WALKERS)."""
    places = np.empty((2, NUM_EPOCHS + 1, WALKERS))
    w, b = (np.full((WALKERS, 1), begin) for begin in BEGIN)
    for t, rate in enumerate(rates):
        places[:, t] = w[:, 0], b[:, 0]
        if np.abs(w).max() > FAR:
            places[:, t:] = places[:, t, None]
            break
        grads = {"dW1": w + draws[t, 0, :, None], "db1": CURVATURE * b + draws[t, 1, :, None]}
        parameters = update({"W1": w, "b1": b}, grads, rate)
        w, b = parameters["W1"], parameters["b1"]
    else:
        places[:, -1] = w[:, 0], b[:, 0]
    return places[0], places[1]


def _cost(w: np.ndarray, b: np.ndarray) -> np.ndarray:
    cost: np.ndarray = w**2 / 2 + CURVATURE * b**2 / 2
    return cost


def _grid() -> np.ndarray:
    w, b = (np.linspace(-end, end, n) for end, n in zip(REACH, (COLUMNS, ROWS), strict=True))
    return _cost(w, b[:, None])


LEVELS = [0.5, 2, 4.5, 8, 12.5, 18, 24.5, 32, 40.5, 50, 60.5]
"""Heights of the contours, evenly spaced."""


def summary(values: Mapping[str, Any], frame: Result) -> str:
    """Say where the rate of the way that is chosen goes, and what each way has reached.

    Examples
    --------
    >>> values = {each.name: each.start for each in CONTROLS} | {"way": "stairs"}
    >>> print(summary(values, next(frames(values, LearningRateDecay.uses))))
    Stairs: α falls from 0.5 to 0.357. The decay rate is 0.10, the interval 20 epochs. Mean cost
    after 100 epochs: constant 0.312, inverse 0.038, exponential 0.054, root 0.058 and stairs
    0.213.
    """
    way = values["way"]
    chosen = WAYS.index(way)
    first, last = frame["rates"][chosen, [0, -1]]
    said = [f"{way.capitalize()}: α falls from {first:.3g} to {last:.3g}."]
    if way == "constant":
        said = [f"Constant: α stays at {first:.3g}."]
    if way in ("inverse", "stairs"):
        plural = "" if values["interval"] == 1 else "s"
        on = f", the interval {values['interval']} epoch{plural}" if way == "stairs" else ""
        said.append(f"The decay rate is {fixed(values['decay'], 2)}{on}.")
    ends = [
        f"{name} {'diverges' if is_gone else fixed(end, 3)}"
        for name, end, is_gone in zip(WAYS, frame["ends"], frame["is_gone"], strict=True)
    ]
    said.append(f"Mean cost after {NUM_EPOCHS} epochs: {', '.join(ends[:-1])} and {ends[-1]}.")
    return " ".join(said)


def answer(frame: Result) -> str:
    """Say which way gets nearest from a small start.

    Examples
    --------
    >>> answer({"ends": [0.27, 5.14, 7.32, 8.2, 0.39]})
    'The constant rate gets nearest: 0.27, and the exponential one stops at 7.32. All its rates
    together are 20 α₀, which is too little to arrive with.'
    """
    constant, _, exponential, *_ = frame["ends"]
    return (
        f"The constant rate gets nearest: {fixed(constant, 2)}, and the exponential one stops at "
        f"{fixed(exponential, 2)}. All its rates together are 20 α₀, which is too little to arrive "
        "with."
    )


def draw(values: Mapping[str, Any], frame: Result) -> Figure:
    """Draw rates and costs of all ways, and one walker's path in the way that is chosen.

    Examples
    --------
    >>> values = {each.name: each.start for each in CONTROLS}
    >>> fig = draw(values, next(frames(values, LearningRateDecay.uses)))
    >>> [ax.get_xlabel() for ax in fig.axes]
    ['epoch', 'epoch', 'weight w (no unit)']
    >>> plt.close(fig)
    """
    fig, axes = plt.subplots(1, 3, figsize=(12.5, 3.8), layout="constrained")
    for k, way in enumerate(WAYS):
        style: dict[str, Any] = {"color": LINE_COLOURS[k], "linestyle": LINES[k]}
        style["lw"] = 3.5 if way == values["way"] else WEIGHTS[k]
        axes[0].plot(frame["rates"][k], label=way, **style)
        axes[1].semilogy(frame["costs"][k], label=way, **style)
    axes[0].set(title="Learning rate", xlabel="epoch", ylabel="α (no unit)", ylim=(0, None))
    axes[1].set(title=f"Mean cost of {WALKERS} walkers", xlabel="epoch", ylabel="cost J (no unit)")
    axes[1].set(ylim=(1e-2, 1e3))
    axes[1].legend(loc="upper right", fontsize=8)
    w, b = (np.linspace(-end, end, n) for end, n in zip(REACH, (COLUMNS, ROWS), strict=True))
    axes[2].contour(w, b, frame["grid"], LEVELS, colors="grey", linewidths=0.6, alpha=0.7)
    axes[2].plot(*frame["path"].T, "o-", ms=2.5, lw=1, color=BLUE)
    axes[2].set(xlim=(-REACH[0], REACH[0]), ylim=(-REACH[1], REACH[1]))
    axes[2].set(title=f"One walker: {values['way']}", xlabel="weight w (no unit)")
    axes[2].set_ylabel("bias b (no unit)")
    return fig


class LearningRateDecay(KernelExplorer):
    """Five schedules, and walkers that get down a bowl with each.

    Parameters
    ----------
    functions : Own
        What ``check.own(…)`` gives: the student's functions, of the names in `uses`.

    Examples
    --------
    >>> LearningRateDecay().summary()
    'Inverse: α falls from 0.5 to 0.0459. ...
    """

    uses = {
        "update_parameters_with_gd": optimizers.update_parameters_with_gd,
        "update_lr": schedules.update_lr,
        "exponential_decay": schedules.exponential_decay,
        "sqrt_decay": schedules.sqrt_decay,
        "schedule_lr_decay": schedules.schedule_lr_decay,
    }
