"""Four ways down a surface: gradient descent, momentum, RMSprop and Adam, from one start."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.explorers.base import Result
from course_utils.explorers.controls import Choice, Number, Question, Scrub
from course_utils.explorers.kernel import Frames, KernelExplorer
from course_utils.explorers.own import Function
from course_utils.explorers.words import fixed
from course_utils.plotting import CLASS_MARKERS, LINE_COLOURS, LINE_STYLES
from course_utils.reference import optimizers

__all__ = ["SURFACES", "Optimizers", "Surface", "answer", "draw", "frames", "summary"]

TITLE = "Four ways down a surface"
METHODS = ("gradient descent", "momentum", "RMSprop", "Adam")
NUM_STEPS = 100
STEPS = [*range(21), *range(22, 41, 2), *range(45, NUM_STEPS + 1, 5)]
"""The steps that the slider has."""
W_REACH, B_REACH = 10.0, 4.0
"""w and b are drawn from minus to plus these."""
COLUMNS, ROWS = 81, 65
"""The grid of heights behind the contours."""
GOAL = 0.01
"""A cost below this counts as arrived."""
FAR = 100.0
"""A walk that gets further from 0 along w or b than this diverges, and is ended."""
FLAT = 0.005
"""A slope below this, away from the lowest point, counts as stuck."""

Heights = Callable[[Any, Any], Any]


@dataclass(frozen=True)
class Surface:
    """A cost of two parameters, 0 at its lowest point.

    Parameters
    ----------
    height : callable
        The cost at (w, b).
    slopes : callable
        Its derivatives with respect to w and b.
    """

    height: Heights
    slopes: Callable[[Any, Any], tuple[Any, Any]]


COSINE, SINE = 0.96, 0.28
"""Of the angle by which the second ravine is turned, 16°."""
HOLLOW = float(np.roots([4, 0, -100, 25]).real.min())
"""The w of the deeper of the two hollows, where the slope 4w (w² − 25) / 250 + 1/10 is 0."""


def _turned(w: Any, b: Any) -> tuple[Any, Any]:
    """Return coordinates along the turned ravine and across."""
    return COSINE * w + SINE * b, COSINE * b - SINE * w


def _turned_slopes(w: Any, b: Any) -> tuple[Any, Any]:
    along, across = _turned(w, b)
    return 0.02 * along * COSINE - 2 * across * SINE, 0.02 * along * SINE + 2 * across * COSINE


def _turned_height(w: Any, b: Any) -> Any:
    along, across = _turned(w, b)
    return 0.01 * along**2 + across**2


def _plateau_slopes(w: Any, b: Any) -> tuple[Any, Any]:
    a = 1 / (1 + np.exp(-(w + b)))
    return a**2 * (1 - a), a**2 * (1 - a)


def _hollows(w: Any, b: Any) -> Any:
    return (w**2 - 25) ** 2 / 250 + 0.1 * w + b**2 / 4


SURFACES: dict[str, Surface] = {
    "ravine": Surface(lambda w, b: 0.01 * w**2 + b**2, lambda w, b: (0.02 * w, 2 * b)),
    "turned ravine": Surface(_turned_height, _turned_slopes),
    "saddle": Surface(
        lambda w, b: w**2 / 20 - b**2 / 2 + b**4 / 32 + 2, lambda w, b: (w / 10, b**3 / 8 - b)
    ),
    "plateau": Surface(lambda w, b: 0.5 / (1 + np.exp(-(w + b))) ** 2, _plateau_slopes),
    "two hollows": Surface(
        lambda w, b: _hollows(w, b) - _hollows(HOLLOW, 0),
        lambda w, b: (4 * w * (w**2 - 25) / 250 + 0.1, b / 2),
    ),
}
"""The ravine, the saddle and the plateau are the notebook's, the saddle wider."""

CONTROLS = (
    Number("w", "start w", "no unit", low=-W_REACH, high=W_REACH, step=0.1, start=-9),
    Number("b", "start b", "no unit", low=-B_REACH, high=B_REACH, step=0.01, start=3),
    Number("rate", "learning rate", "no unit", low=0.01, high=10, step=0.05, start=0.3, log=True),
    Number("noise", "batch noise", "no unit", low=0, high=2, step=0.1, start=0),
    Number("beta1", "β₁", "no unit", low=0, high=0.99, step=0.01, start=0.9),
    Number("beta2", "β₂", "no unit", low=0.5, high=0.999, step=0.001, start=0.99),
    Choice("surface", "surface", tuple(SURFACES), start="ravine"),
    Scrub("step", "step", "steps", STEPS, start=NUM_STEPS),
)
_COMMON: dict[str, float | str] = dict(rate=0.3, noise=0, beta1=0.9, beta2=0.99, step=NUM_STEPS)
PRESETS: dict[str, dict[str, float | str]] = {
    "Turned ravine": _COMMON | {"surface": "turned ravine", "w": -9.5, "b": 0.36},
    "A rate of 4": _COMMON | {"surface": "ravine", "w": -9, "b": 3, "rate": 4, "beta1": 0.8},
    "Noise": _COMMON | {"surface": "ravine", "w": -9, "b": 3, "noise": 1},
    "On the ridge": _COMMON | {"surface": "saddle", "w": 6, "b": 0.01, "rate": 0.1},
    "Plateau": _COMMON | {"surface": "plateau", "w": 8, "b": 0, "rate": 0.1},
    "Two hollows": _COMMON | {"surface": "two hollows", "w": 9, "b": 2, "rate": 1, "beta1": 0.95},
}
QUESTION = Question(
    "RMSprop is at the bottom of the ravine after 8 steps: each parameter has its own step length. "
    "Now the ravine is turned by 16°, and the start with it. How many steps does RMSprop need?",
    "press “Turned ravine”",
    at=PRESETS["Turned ravine"],
    choices=("8, as before", "about twice as many", "more than five times as many"),
)


@cache
def _heights(surface: str) -> tuple[np.ndarray, np.ndarray]:
    """Return heights over the picture, shape (ROWS, COLUMNS), and the levels of the contours."""
    w = np.linspace(-W_REACH, W_REACH, COLUMNS)
    b = np.linspace(-B_REACH, B_REACH, ROWS)[:, None]
    heights = SURFACES[surface].height(w, b)
    # evenly spaced lines in a bowl, whose height grows with the square of the distance
    return heights, heights.max() * (np.arange(1, 14) / 14) ** 2


def _updates(
    values: Mapping[str, Any], functions: Mapping[str, Function]
) -> dict[str, Callable[..., Any]]:
    """Return for each method what makes a step: it takes parameters, grads, and the step's number.

    What a method remembers lives in the function that is returned.
    """
    rate, beta1, beta2 = values["rate"], values["beta1"], values["beta2"]
    zeros = {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))}
    velocity, squares = (
        functions["initialize_velocity"](zeros),
        functions["initialize_rmsprop"](zeros),
    )
    v, s = functions["initialize_adam"](zeros)

    def gd(parameters: Any, grads: Any, _: int) -> Any:
        return functions["update_parameters_with_gd"](parameters, grads, rate)

    def momentum(parameters: Any, grads: Any, _: int) -> Any:
        nonlocal velocity
        update = functions["update_parameters_with_momentum"]
        parameters, velocity = update(parameters, grads, velocity, beta1, rate)
        return parameters

    def rmsprop(parameters: Any, grads: Any, _: int) -> Any:
        nonlocal squares
        update = functions["update_parameters_with_rmsprop"]
        parameters, squares = update(parameters, grads, squares, beta2, rate)
        return parameters

    def adam(parameters: Any, grads: Any, t: int) -> Any:
        nonlocal v, s
        update = functions["update_parameters_with_adam"]
        parameters, v, s, *_ = update(parameters, grads, v, s, t, rate, beta1, beta2)
        return parameters

    return dict(zip(METHODS, (gd, momentum, rmsprop, adam), strict=True))


def _walk(
    surface: Surface, start: tuple[float, float], update: Callable[..., Any], noise: np.ndarray
) -> tuple[np.ndarray, int]:
    """Walk down; return the places, one a row, and the step at which it is too far off, or -1."""
    places = np.empty((NUM_STEPS + 1, 2))
    places[0] = w, b = start
    parameters = {"W1": np.array([[w]], dtype=float), "b1": np.array([[b]], dtype=float)}
    for t in range(1, NUM_STEPS + 1):
        dw, db = surface.slopes(w, b)
        grads = {
            "dW1": np.array([[dw + noise[t - 1, 0]]]),
            "db1": np.array([[db + noise[t - 1, 1]]]),
        }
        parameters = update(parameters, grads, t)
        places[t] = w, b = parameters["W1"].item(), parameters["b1"].item()
        if max(abs(w), abs(b)) > FAR:
            places[t:] = w, b
            return places, t
    return places, -1


def frames(values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
    """Walk down with each method, then yield how far they are at each of `STEPS`.

    The gradients carry normal noise of the same draws for each method. Sources of the steps are in
    `course_utils.reference.optimizers`.

    Parameters
    ----------
    values : mapping
        ``surface``, one of `SURFACES`; ``w`` and ``b``, the start; ``rate``, ``beta1``, ``beta2``;
        ``noise``, the spread of what is added to each derivative.
    functions : mapping
        Of the names in `Optimizers.uses`.

    Yields
    ------
    mapping
        ``step``; by method, ``costs`` at that step, ``arrived``, the step from which on the cost
        stays below `GOAL` to the end, ``gone``, the step at which it diverges (both -1 for none),
        and ``stuck``, whether the slope there is all but 0 away from the lowest point. The first
        has the whole walks: ``paths``, shape (4, 101, 2), and ``heights``, shape (4, 101); and the
        ``surface``'s ``grid``, shape (ROWS, COLUMNS), rows from below, and ``levels`` of its
        contours.

    Examples
    --------
    >>> values = {each.name: each.start for each in CONTROLS}
    >>> first, *_, last = frames(values, Optimizers.uses)
    >>> first["paths"][3, :2].round(3)  # Adam's first step is as long as the rate, both ways
    array([[-9. ,  3. ],
           [-8.7,  2.7]])
    >>> last["arrived"]
    [-1, -1, 8, 61]
    """
    surface = SURFACES[values["surface"]]
    noise = values["noise"] * np.random.default_rng(6).normal(size=(NUM_STEPS, 2))
    start = float(values["w"]), float(values["b"])
    walks = [_walk(surface, start, each, noise) for each in _updates(values, functions).values()]
    paths = np.array([places for places, _ in walks])
    heights = surface.height(paths[..., 0], paths[..., 1])
    slope = np.hypot(*surface.slopes(paths[..., 0], paths[..., 1]))
    gone = [step for _, step in walks]
    arrived = [_arrived(each) for each in heights]
    grid, levels = _heights(values["surface"])
    extra: dict[str, Any] = {"paths": paths, "heights": heights}
    extra |= {"surface": values["surface"], "grid": grid, "levels": levels}
    for step in STEPS:
        stuck = (slope[:, step] < FLAT) & (heights[:, step] > 10 * GOAL)
        costs = heights[:, step].tolist()
        here = {"step": step, "costs": costs, "stuck": stuck.tolist()}
        yield {**here, "arrived": arrived, "gone": gone, **extra}
        extra = {}


def _arrived(heights: np.ndarray) -> int:
    """Return the step from which on the cost stays below the goal, or -1."""
    high = np.flatnonzero(~(heights < GOAL))
    first = int(high[-1]) + 1 if high.size else 0
    return first if first < len(heights) else -1


def summary(values: Mapping[str, Any], frame: Result) -> str:
    """Say the cost of each method at a step, who has arrived, who is stuck, and who diverges.

    Examples
    --------
    >>> values = {each.name: each.start for each in CONTROLS} | {"rate": 4}
    >>> print(summary(values, list(frames(values, Optimizers.uses))[4]))
    Ravine from (−9.0, 3.00), learning rate 4, step 4. Cost: momentum 2.202, RMSprop 0.002 and Adam
    0.368. It stays below 0.01: RMSprop from step 4. Gradient descent diverges.
    """
    step = frame["step"]
    lost = [0 <= gone <= step for gone in frame["gone"]]
    costs = [
        f"{name} {fixed(cost, 3)}"
        for name, cost, is_lost in zip(METHODS, frame["costs"], lost, strict=True)
        if not is_lost
    ]
    arrived = [
        f"{name} from step {first}"
        for name, first in zip(METHODS, frame["arrived"], strict=True)
        if 0 <= first <= step
    ]
    stuck = _those(frame["stuck"])
    said = [
        f"{values['surface'].capitalize()} from ({fixed(values['w'], 1)}, "
        f"{fixed(values['b'], 2)}), learning rate {values['rate']:g}, step {step}."
    ]
    if costs:
        said.append(f"Cost: {_listed(costs)}.")
    if arrived:
        said.append(f"It stays below {GOAL}: {_listed(arrived)}.")
    if stuck:
        said.append(f"Stuck where the slope is all but 0: {_listed(stuck)}.")
    if any(lost):
        diverging = _listed(_those(lost))
        said.append(f"{diverging[0].upper()}{diverging[1:]} diverge{'s' * (sum(lost) == 1)}.")
    return " ".join(said)


def _those(marked: Sequence[bool]) -> list[str]:
    return [name for name, is_marked in zip(METHODS, marked, strict=True) if is_marked]


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def answer(frame: Result) -> str:
    """Say how many steps it takes in the turned ravine.

    Examples
    --------
    >>> answer({"arrived": [-1, -1, 64, -1]})
    'RMSprop needs 64 steps in the turned ravine. Where the valley runs along w, walls and floor
    belong to one parameter each, and each has its own step length; turned, both parameters feel the
    walls, and no step length of one parameter goes along the floor.'
    """
    return (
        f"RMSprop needs {frame['arrived'][2]} steps in the turned ravine. Where the valley runs "
        "along w, walls and floor belong to one parameter each, and each has its own step length; "
        "turned, both parameters feel the walls, and no step length of one parameter goes along "
        "the floor."
    )


def draw(values: Mapping[str, Any], run: Sequence[Result]) -> Figure:
    """Draw the paths on the contours, and the cost, up to the step that is set.

    Parameters
    ----------
    values : mapping
    run : sequence of mapping
        The frames up to that step.
    """
    first, step = run[0], run[-1]["step"]
    fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.2), layout="constrained", width_ratios=[1.3, 1])
    w, b = np.linspace(-W_REACH, W_REACH, COLUMNS), np.linspace(-B_REACH, B_REACH, ROWS)
    axes[0].contour(w, b, first["grid"], first["levels"], colors="grey", linewidths=0.6, alpha=0.7)
    for k, name in enumerate(METHODS):
        style = {"color": LINE_COLOURS[k], "linestyle": LINE_STYLES[k], "lw": 1.5}
        path, heights = first["paths"][k, : step + 1], first["heights"][k, : step + 1]
        axes[0].plot(*path.T, **style)
        axes[0].plot(*path[-1], CLASS_MARKERS[k], color=LINE_COLOURS[k], ms=7)
        axes[1].semilogy(np.arange(step + 1), heights, label=name, **style)
    axes[0].plot(values["w"], values["b"], "o", mfc="none", color="black", ms=9)
    axes[0].set(xlim=(-W_REACH, W_REACH), ylim=(-B_REACH, B_REACH), title=values["surface"])
    axes[0].set(xlabel="weight w (no unit)", ylabel="bias b (no unit)")
    axes[1].set(xlim=(0, NUM_STEPS), ylim=(1e-3, 100), title="Cost at each step")
    axes[1].set(xlabel="step", ylabel="cost J (no unit)")
    axes[1].legend(loc="upper right")
    axes[1].grid(alpha=0.3)
    return fig


class Optimizers(KernelExplorer):
    """Gradient descent, momentum, RMSprop and Adam on five surfaces, step by step.

    Parameters
    ----------
    functions : Own
        What ``check.own(…)`` gives: the student's functions, of the names in `uses`.

    Examples
    --------
    >>> Optimizers().summary()
    'Ravine from (−9.0, 3.00), learning rate 0.3, step 100. ...
    """

    uses = {
        "update_parameters_with_gd": optimizers.update_parameters_with_gd,
        "initialize_velocity": optimizers.initialize_velocity,
        "update_parameters_with_momentum": optimizers.update_parameters_with_momentum,
        "initialize_rmsprop": optimizers.initialize_rmsprop,
        "update_parameters_with_rmsprop": optimizers.update_parameters_with_rmsprop,
        "initialize_adam": optimizers.initialize_adam,
        "update_parameters_with_adam": optimizers.update_parameters_with_adam,
    }
