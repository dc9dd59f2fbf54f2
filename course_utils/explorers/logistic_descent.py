"""Gradient descent of one unit: its way over the cost of all weights and biases, step by step."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils import datasets
from course_utils.explorers.base import Result
from course_utils.explorers.controls import Choice, Number, Question, Scrub
from course_utils.explorers.kernel import Frames, KernelExplorer
from course_utils.explorers.own import Function, Own
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, CLASS_COLOURS, CLASS_MARKERS, LINE_COLOURS
from course_utils.reference import logistic

__all__ = ["LogisticDescent", "answer", "cost_of", "draw", "frames", "summary"]

TITLE = "One unit walks downhill"
STEPS = list(range(201))
"""The steps at which a frame is taken: the start, and each update."""
LATE = 10
"""Whether a run has settled is judged by so many steps."""
AT_BOTTOM = 40
"""The step of the question, at which the bottom seems to be reached."""
NEAR = 1e-4
"""A cost this near to the lowest counts as the lowest, in nats."""
COLUMNS, ROWS = 160, 90
LEVELS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.6, 1, 1.6, 2.5, 4, 6, 10, 16, 25, 40, 63]
"""The costs at which a contour is drawn, in nats."""
LEAST, MOST = 0.003, 10
"""Lower costs than the first are drawn like it; the second has the colour at the upper end."""

STANDARDISED, MEASURED, APART = (
    "radii, standardised",
    "radii, as measured",
    "standardised, no overlap",
)
SPANS = {
    STANDARDISED: ((-8.0, 16.0), (-12.0, 12.0)),
    MEASURED: ((-6.5, 6.5), (-25.0, 12.0)),
    APART: ((-8.0, 24.0), (-12.0, 12.0)),
}
"""For each set of data, the weights and the biases over which the cost is drawn."""

CONTROLS = (
    Number("rate", "learning rate α", "no unit", low=0.001, high=100, step=0.02, start=2, log=True),
    Number("w", "start: w", "no unit", low=-6, high=6, step=0.5, start=-6),
    Number("b", "start: b", "no unit", low=-10, high=10, step=0.5, start=6),
    Choice("data", "data", tuple(SPANS), start=STANDARDISED),
    Scrub("step", "step", "steps", STEPS, start=STEPS[-1]),
)
PRESETS: dict[str, dict[str, float | str]] = {
    "Short steps": {"data": STANDARDISED, "w": -6, "b": 6, "rate": 0.05},
    "Long steps": {"data": STANDARDISED, "w": -6, "b": 6, "rate": 20},
    "Longer steps": {"data": STANDARDISED, "w": -6, "b": 6, "rate": 30},
    "Not standardised": {"data": MEASURED, "w": 0, "b": 0, "rate": 0.03},
    "Classes apart": {"data": APART, "w": 0, "b": 0, "rate": 20},
}
QUESTION = Question(
    f"At rate 30 the cost is down at its lowest, 0.289, after {AT_BOTTOM} steps. What does it do "
    "in the steps after that?",
    "press “Longer steps”, bring the step to 0, and play up to 200",
    at=PRESETS["Longer steps"] | {"step": STEPS[-1]},
    choices=(
        "it stays there",
        "it leaves, and jumps to and fro without end",
        "it leaves, and goes further away with each step",
    ),
)


def cost_of(w: Any, b: Any, X: np.ndarray, Y: np.ndarray) -> Any:
    """Return the mean cross-entropy, finite for scores of any size.

    J = (1/m) Σ [log(1 + exp(z)) − y z], z = w x + b. Source: week 2, notebook
    logistic_regression, with −log σ(z) = log(1 + exp(−z)).

    Parameters
    ----------
    w, b : float, or ndarray of a shape that broadcasts with (m,)
    X : ndarray, shape (1, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> print(cost_of(1, 0, np.array([[1, -2]]), np.array([[1, 0]])).round(4))
    0.2201
    """
    z = w * X[0] + b
    # faster than np.logaddexp
    return np.mean(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - Y[0] * z, axis=-1)


@cache
def _examples(data: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean radii of tumours, shape (1, m), and whether they are malignant."""
    tumours = datasets.load_breast_cancer()
    X, Y = tumours.X_train[:1], tumours.Y_train
    scaled = (X - X.mean()) / X.std()
    if data == STANDARDISED:
        return scaled, Y
    if data == MEASURED:
        return X, Y
    clear = np.where(Y[0] == 1, X[0] > 15, X[0] < 13)
    return scaled[:, clear], Y[:, clear]


@cache
def _surface(data: str) -> np.ndarray:
    """Return the logarithm of the cost, shape (ROWS, COLUMNS), the least bias first."""
    X, Y = _examples(data)
    (left, right), (below, above) = SPANS[data]
    w = np.linspace(left, right, COLUMNS)[:, None]
    rows = [cost_of(w, b, X, Y) for b in np.linspace(below, above, ROWS)]
    return np.log(np.maximum(rows, LEAST))


@cache
def _lowest(data: str) -> tuple[float, float] | None:
    """Return the weight and the bias of the lowest cost; None where classes are apart.

    By Newton's method. Source: Bishop (2006), section 4.3.3.
    """
    if data == APART:
        return None
    X, Y = _examples(data)
    ones = np.vstack([X, np.ones_like(X)])
    place = np.zeros((2, 1))
    for _ in range(20):
        A = logistic.sigmoid(place.T @ ones)
        place = place - np.linalg.solve((A * (1 - A) * ones) @ ones.T, ones @ (A - Y).T)
    return float(place[0, 0]), float(place[1, 0])


def frames(values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
    """Walk downhill, and yield where the unit is after each of `STEPS`.

    Parameters
    ----------
    values : mapping
        ``rate``; ``w`` and ``b``, the start; ``data``, one of `SPANS`.
    functions : mapping
        Of the names in `LogisticDescent.uses`.

    Yields
    ------
    mapping
        ``step``; ``w``, ``b`` and ``cost`` after it; ``rises``, the number of steps so far after
        which the cost was higher, ``late``, those of the last `LATE`, ``low`` and ``high``,
        between which the costs of these lie, and ``at_bottom``, the cost at step `AT_BOTTOM`, if
        it has come so far. ``lowest`` is the lowest cost there is: 0, which is
        never reached, where the classes are apart. The first has the data as well: ``x`` and
        ``label``, the logarithm of the cost in ``surface``, shape (ROWS, COLUMNS), over ``span``,
        shape (2, 2), and ``bottom``, shape (k, 2), the weight and the bias of the lowest cost,
        where there is one.

    Examples
    --------
    >>> values = {"rate": 2, "w": 0, "b": 0, "data": "radii, standardised"}
    >>> run = list(frames(values, LogisticDescent.uses))
    >>> round(run[0]["cost"], 4), round(run[-1]["cost"], 4)
    (0.6931, 0.2892)
    """
    data, rate = values["data"], values["rate"]
    X, Y = _examples(data)
    bottom = _lowest(data)
    lowest = float(cost_of(*bottom, X, Y)) if bottom else 0.0
    extra = {
        "data": data,
        "x": X[0],
        "label": Y[0],
        "surface": _surface(data),
        "span": np.array(SPANS[data]),
        "bottom": np.array([bottom] if bottom else []).reshape(-1, 2),
    }
    w, b = np.array([[float(values["w"])]]), float(values["b"])
    costs: list[float] = []
    is_rise: list[bool] = []
    for step in STEPS:
        if step:
            params, _, _ = functions["optimize"](w, b, X, Y, 1, rate)
            w, b = params["w"], params["b"]
        costs.append(float(cost_of(w[0, 0], b, X, Y)))
        is_rise.append(costs[-1] > costs[max(0, step - 1)] + 1e-9)
        late = costs[-LATE:]
        yield {
            "step": step,
            "w": float(w[0, 0]),
            "b": float(b),
            "cost": costs[-1],
            "rises": sum(is_rise),
            "late": sum(is_rise[-LATE:]),
            "low": min(late),
            "high": max(late),
            "at_bottom": costs[: AT_BOTTOM + 1][-1],
            "lowest": lowest,
            **extra,
        }
        extra = {}


def summary(values: Mapping[str, Any], frame: Result) -> str:
    """Say where the unit is, what it costs, and whether the run falls, rests or jumps.

    Examples
    --------
    >>> frame = {"step": 1, "w": -4, "b": 5, "cost": 4.2, "rises": 0, "late": 0}
    >>> frame |= {"lowest": 0.3, "high": 5.1}
    >>> print(summary({"rate": 2, "data": "radii, standardised"}, frame))
    Rate 2, step 1: w = −4.00, b = 5.00, cost 4.200 nats, the lowest is 0.300. The unit says one
    half at a radius of 1.25 standard deviations from the mean. So far the cost has fallen.
    """
    unit = "" if values["data"] == MEASURED else " standard deviations from the mean"
    half = f"The unit says one half {'nowhere' if frame['b'] else 'everywhere'}."
    if frame["w"]:
        half = f"The unit says one half at a radius of {fixed(-frame['b'] / frame['w'], 2)}{unit}."
    lowest = (
        f"the lowest is {fixed(frame['lowest'], 3)}" if frame["lowest"] else "there is no lowest"
    )
    return (
        f"Rate {values['rate']:g}, step {frame['step']}: w = {fixed(frame['w'], 2)}, "
        f"b = {fixed(frame['b'], 2)}, cost {fixed(frame['cost'], 3)} nats, {lowest}. {half} "
        f"{_verdict(frame)}"
    )


def _verdict(frame: Result) -> str:
    if not frame["step"]:
        return "This is the start."
    if frame["late"]:
        return (
            f"In the last {min(LATE, frame['step'])} steps the cost rose {_times(frame['late'])}: "
            "the steps are so long that the path jumps across the valley."
        )
    if frame["lowest"] and frame["high"] < frame["lowest"] + NEAR:
        return "The path is at rest: the last costs are all the lowest."
    if not frame["rises"]:
        return "So far the cost has fallen."
    return f"The cost rose {_times(frame['rises'])} at first, and falls now."


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def answer(frame: Result) -> str:
    """Say what the long steps of the question led to.

    Examples
    --------
    >>> print(answer({"at_bottom": 0.289, "low": 0.37, "high": 0.404}))
    After 40 steps the cost was 0.289 nats; in the last ten it goes from 0.370 to 0.404 and back. At
    this rate, a step that begins a little beside the bottom ends further off on the other side, so
    nothing stays there. But it does not run away either: a − y lies between −1 and 1, which sets
    the slopes a limit.
    """
    return (
        f"After {AT_BOTTOM} steps the cost was {fixed(frame['at_bottom'], 3)} nats; in the last "
        f"ten it goes from {fixed(frame['low'], 3)} to {fixed(frame['high'], 3)} and back. At this "
        "rate, a step that begins a little beside the bottom ends further off on the other side, "
        "so nothing stays there. But it does not run away either: a − y lies between −1 and 1, "
        "which sets the slopes a limit."
    )


def draw(values: Mapping[str, Any], run: Sequence[Result]) -> Figure:
    """Draw the way over the contours of the cost, the unit over the radius, and the costs.

    Parameters
    ----------
    values : mapping
    run : sequence of mapping
        The frames up to the step that is set.
    """
    first, now = run[0], run[-1]
    fig, axes = plt.subplots(1, 3, figsize=(13, 4.2), layout="constrained")
    (left, right), (below, above) = first["span"]
    w, b = np.linspace(left, right, COLUMNS), np.linspace(below, above, ROWS)
    levels = np.log(LEVELS)
    axes[0].imshow(
        first["surface"],
        cmap="cividis",
        vmax=np.log(MOST),
        alpha=0.35,
        origin="lower",
        extent=(left, right, below, above),
        aspect="auto",
    )
    axes[0].contour(w, b, first["surface"], levels=levels, colors="grey", linewidths=0.7)
    path = [frame["w"] for frame in run], [frame["b"] for frame in run]
    axes[0].plot(*path, ".-", color=LINE_COLOURS[1], lw=1.5, label="the path")
    axes[0].plot(first["w"], first["b"], "ks", label="start")
    axes[0].plot(now["w"], now["b"], "kD", ms=9, label="now")
    if first["bottom"].size:
        axes[0].plot(*first["bottom"].T, "ko", mfc="none", ms=14, label="lowest cost")
    axes[0].set(xlim=(left, right), ylim=(below, above), title="Cost, blue where it is low")
    axes[0].set(xlabel="weight w (no unit)", ylabel="bias b (no unit)")
    axes[0].legend(loc="upper right")
    x = first["x"]
    for k, (colour, marker) in enumerate(zip(CLASS_COLOURS[:2], CLASS_MARKERS[:2], strict=True)):
        here = x[first["label"] == k]
        name = ("benign", "malignant")[k]
        axes[1].scatter(here, np.full(here.size, k), s=14, c=colour, marker=marker, label=name)
    line = np.linspace(x.min(), x.max(), 200)
    axes[1].plot(line, logistic.sigmoid(now["w"] * line + now["b"]), "k", lw=2, label="the unit")
    axes[1].set(title=f"The unit at step {now['step']}", ylabel="probability of malignant")
    axes[1].set(xlabel=_feature(values["data"]))
    axes[1].legend(loc="center right")
    axes[2].plot([frame["cost"] for frame in run], color=BLUE, label="cost")
    if now["lowest"]:
        axes[2].axhline(now["lowest"], color="grey", ls="--", label="lowest cost")
    axes[2].set(yscale="log", xlabel="step", ylabel="cost (nats, logarithmic axis)")
    axes[2].set(title="Cost after each step")
    axes[2].legend(loc="upper right")
    return fig


def _feature(data: str) -> str:
    return "radius (unit not recorded)" if data == MEASURED else "radius (standard deviations)"


class LogisticDescent(KernelExplorer):
    """Week 2's unit with one feature: learning rate, start, data, and each step downhill.

    Parameters
    ----------
    functions : Own
        What ``check.own("optimize")`` gives.

    Examples
    --------
    >>> LogisticDescent().summary()
    'Rate 2, step 200: w = 3.78, b = −0.50, cost 0.289 nats, ... The path is at rest: the last costs
    are all the lowest.'
    """

    uses = {"optimize": logistic.optimize}

    def __init__(self, functions: Own | None = None) -> None:
        super().__init__(functions, {"levels": LEVELS, "most": MOST})

    def frames(self, values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
        """Walk downhill, and yield where the unit is after each step."""
        _surface(values["data"])  # loads the data, in time that is not the student's
        return frames(values, functions)
