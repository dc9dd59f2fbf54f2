"""How the layers of a trained network bend the plane until a line separates the classes."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils import datasets
from course_utils.explorers.base import Result
from course_utils.explorers.controls import Choice, Number, Question, Scrub
from course_utils.explorers.kernel import Frames, KernelExplorer
from course_utils.explorers.own import Function
from course_utils.explorers.words import fixed
from course_utils.plotting import CLASS_COLOURS, CLASS_MARKERS
from course_utils.reference import deep
from course_utils.reference.activations import sigmoid

__all__ = ["Folding", "answer", "draw", "frames", "summary"]

TITLE = "How layers bend the plane"
EPOCHS = sorted({0, *np.geomspace(1, 1200, 32).round().astype(int).tolist()})
"""The epochs at which a frame is taken; an epoch is one step on all points."""
DEEPEST = 5
COLUMNS, REACH = 28, 1.1
"""The field has as many values each way, from -REACH to REACH."""
LINES, DOTS = 9, 17
"""Lines of the grid each way, and points of each."""
STEEPNESS, START_SEED = 2.0, 4
OBLIQUE = np.array([[1.0, 0.0, 0.45], [0.0, 1.0, 0.3]])
"""How three coordinates are seen: the third goes off to the upper right."""

DATA: dict[str, Callable[..., Any]] = {
    "moons": partial(datasets.make_moons, 120, noise=0.12, seed=1),
    "disc in a ring": partial(datasets.make_circles, 120, noise=0.06, factor=0.4, seed=1),
    "chequerboard": partial(datasets.make_blobs, 120, noise=0.6, seed=1),
}

CONTROLS = (
    Number("depth", "hidden layers", "count", low=1, high=DEEPEST, step=1, start=2),
    Number("layer", "layer seen", "no unit", 0, DEEPEST + 1, 0.1, start=3, is_view=True),
    Number("rate", "learning rate", "no unit", low=0.1, high=10, step=0.1, start=0.5, log=True),
    Choice("units", "units in each", ("two", "three"), start="two"),
    Choice("data", "data", tuple(DATA), start="moons"),
    Scrub("epoch", "epoch", "epochs", EPOCHS, start=EPOCHS[-1]),
)
END: dict[str, float | str] = {"epoch": EPOCHS[-1], "layer": 4}
PRESETS: dict[str, dict[str, float | str]] = {
    "Before training": {"depth": 2, "units": "two", "data": "moons", "epoch": 0, "layer": 3},
    "A ring, two units": END | {"depth": 3, "units": "two", "data": "disc in a ring", "rate": 0.5},
    "A ring, three units": END
    | {"depth": 3, "units": "three", "data": "disc in a ring", "rate": 0.5},
    "Too large a rate": END | {"depth": 3, "units": "two", "data": "moons", "rate": 10},
}
QUESTION = Question(
    "A disc in a ring, and two units in each layer: a layer turns or mirrors, stretches and bends "
    "the plane, but never tears it, nor lays one part on another. Can three such layers bring "
    "disc and ring to the two sides of a line?",
    "press “A ring, two units” and bring the epoch to 1200",
    at={"depth": 3, "units": "two", "data": "disc in a ring", "rate": 0.5, "epoch": EPOCHS[-1]},
    choices=("yes", "no, but three units in each layer can", "no, nor can three units"),
)


@cache
def _points(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Return points about the origin, the farthest coordinate being 1, and their labels."""
    X, Y = DATA[name]()
    X = X - X.mean(axis=1, keepdims=True)
    return X / np.abs(X).max(), Y


def _grid() -> np.ndarray:
    """Return the points of all grid lines, shape (2, 2 LINES DOTS): the upright ones first."""
    at, along = np.linspace(-1, 1, LINES).repeat(DOTS), np.tile(np.linspace(-1, 1, DOTS), LINES)
    return np.concatenate([[at, along], [along, at]], axis=1)


def start_of(depth: int, units: str) -> dict[str, np.ndarray]:
    """Return the first parameters: steeper than usual, so that few units bend the plane at all.

    Examples
    --------
    >>> [start_of(1, "three")[name].shape for name in ("W1", "W2")]
    [(3, 2), (1, 3)]
    """
    n = {"two": 2, "three": 3}[units]
    start = deep.initialize_parameters_deep([2, *[n] * depth, 1], rng=START_SEED)
    return {name: STEEPNESS * value for name, value in start.items()}


def frames(values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
    """Train a network of tanh layers, and yield where each layer puts points and grid.

    Between two layers of two units the plane is turned or mirrored, stretched, moved, and bent by
    tanh: neighbours stay neighbours. Source: Olah, Neural Networks, Manifolds, and Topology (2014).

    Parameters
    ----------
    values : mapping
        ``depth``, ``units``, ``rate``, ``data``.
    functions : mapping
        Of the names in `Folding.uses`.

    Yields
    ------
    mapping
        ``epoch``; ``points``, shape (depth + 2, 2, 120), where the points are seen: in the input,
        after each hidden layer, and at last turned so that the output unit's line stands upright
        at 0; ``grid``, shape (depth + 2, 2, 306), the same of the plane's grid; ``field``, shape
        (COLUMNS, COLUMNS), the probability of class 1 over -REACH to REACH both ways, rows from
        below;
        ``cost``, ``right`` (percent), and ``best``, the lowest cost so far. The first has
        ``label``, of the points.

    Examples
    --------
    >>> values = {"depth": 2, "units": "three", "rate": 0.5, "data": "moons"}
    >>> first = next(frames(values, Folding.uses))
    >>> first["epoch"], first["points"].shape, first["grid"].shape
    (0, (4, 2, 120), (4, 2, 306))
    """
    X, Y = _points(values["data"])
    depth, best = int(values["depth"]), np.inf
    parameters = start_of(depth, values["units"])
    line = np.linspace(-REACH, REACH, COLUMNS)
    field, grid = np.stack(np.meshgrid(line, line)).reshape(2, -1), _grid()
    extra = {"label": Y[0]}
    last = 0
    for epoch in EPOCHS:
        for _ in range(epoch - last):
            grads = _gradients(X, Y, parameters, depth, functions)
            parameters = functions["update_parameters"](parameters, grads, values["rate"])
        last = epoch
        outputs, _ = _forward(X, parameters, depth, functions)
        cost = float(functions["compute_cost"](outputs[-1], Y))
        best = min(best, cost)
        bent, _ = _forward(grid, parameters, depth, functions)
        yield {
            "epoch": epoch,
            "points": _seen(outputs, parameters, depth),
            "grid": _seen(bent, parameters, depth),
            "field": _forward(field, parameters, depth, functions)[0][-1].reshape(COLUMNS, COLUMNS),
            "cost": cost,
            "best": best,
            "right": 100 * float(np.mean((outputs[-1] > 0.5) == Y)),
            **extra,
        }
        extra = {}


def _forward(
    X: np.ndarray,
    parameters: Mapping[str, np.ndarray],
    depth: int,
    functions: Mapping[str, Function],
) -> tuple[list[np.ndarray], list[Any]]:
    """Return X and the output of each layer, and what the linear parts keep."""
    outputs, caches = [X], []
    for layer in range(1, depth + 2):
        Z, cache = functions["linear_forward"](
            outputs[-1], parameters[f"W{layer}"], parameters[f"b{layer}"]
        )
        caches.append(cache)
        outputs.append(np.tanh(Z) if layer <= depth else sigmoid(Z))
    return outputs, caches


def _gradients(
    X: np.ndarray,
    Y: np.ndarray,
    parameters: Mapping[str, np.ndarray],
    depth: int,
    functions: Mapping[str, Function],
) -> dict[str, np.ndarray]:
    """Return the gradients of the cost."""
    outputs, caches = _forward(X, parameters, depth, functions)
    dZ, grads = outputs[-1] - Y, {}
    for layer in range(depth + 1, 0, -1):
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = functions["linear_backward"](
            dZ, caches[layer - 1]
        )
        dZ = dA * (1 - outputs[layer - 1] ** 2)  # the slope of tanh
    return grads


def _seen(
    outputs: Sequence[np.ndarray], parameters: Mapping[str, np.ndarray], depth: int
) -> np.ndarray:
    """Return where points are seen in each layer, and at last along the output unit's line."""
    *layers, _ = outputs
    views = [OBLIQUE[:, : len(A)] @ A for A in layers]
    w, b = parameters[f"W{depth + 1}"][0], parameters[f"b{depth + 1}"][0, 0]
    along = np.array([w[1], -w[0]]) / np.hypot(w[0], w[1])
    across = (w @ layers[-1] + b) / np.linalg.norm(w)
    return np.array([*views, np.stack([across, along @ layers[-1][:2]])])


def summary(values: Mapping[str, Any], frame: Result) -> str:
    """Say how many points are on their side of the line, and at which cost.

    Examples
    --------
    >>> values = {"depth": 2, "units": "two", "rate": 10, "data": "moons"}
    >>> print(summary(values, {"epoch": 5, "right": 88.3, "cost": 0.9, "best": 0.3}))
    moons, 2 hidden layers of two tanh units, learning rate 10, epoch 5: 88 % of the points are on
    their side of the line, cost 0.900 nats. It has been 0.300: the steps are too long.
    """
    plural = "s" if values["depth"] > 1 else ""
    words = (
        f"{values['data']}, {values['depth']:g} hidden layer{plural} of {values['units']} tanh "
        f"units, learning rate {values['rate']:g}, epoch {frame['epoch']}: "
        f"{fixed(frame['right'], 0)} % of the points are on their side of the line, "
    )
    if not np.isfinite(frame["cost"]):
        return f"{words}and the cost cannot be computed: a probability is 0 or 1 to the last digit."
    words += f"cost {fixed(frame['cost'], 3)} nats."
    if frame["cost"] > 1.5 * frame["best"] + 0.01:
        words += f" It has been {fixed(frame['best'], 3)}: the steps are too long."
    return words


def answer(frame: Result) -> str:
    """Say what came of the ring, at the end of the run that the question asks for.

    Examples
    --------
    >>> answer({"right": 86.0})
    'With two units 86 % are right at the end: bent as it may be, the ring stays closed around the
    disc, and a line that has the disc on one side cuts through the ring. Now press “A ring, three
    units”: there is room to lift the disc out.'
    """
    return (
        f"With two units {fixed(frame['right'], 0)} % are right at the end: bent as it may be, the "
        "ring stays closed around the disc, and a line that has the disc on one side cuts through "
        "the ring. Now press “A ring, three units”: there is room to lift the disc out."
    )


def draw(values: Mapping[str, Any], run: Sequence[Result]) -> Figure:
    """Draw the input with the border, and grid and points as the chosen layer has them.

    Parameters
    ----------
    values : mapping
    run : sequence of mapping
        The frames up to the epoch that is set.
    """
    first, now = run[0], run[-1]
    fig, (left, right) = plt.subplots(1, 2, figsize=(9.5, 4.6), layout="constrained")
    layer, extent = min(values["layer"], len(now["points"]) - 1), (-REACH, REACH, -REACH, REACH)
    left.imshow(
        now["field"], cmap="cividis", vmin=0, vmax=1, alpha=0.35, origin="lower", extent=extent
    )
    ends = np.linspace(-REACH, REACH, COLUMNS)
    left.contour(ends, ends, now["field"], levels=[0.5], colors="black", linewidths=2)
    for ax, at in ((left, 0.0), (right, layer)):
        _draw_plane(ax, between(now["grid"], at), between(now["points"], at), first["label"])
    if layer == len(now["points"]) - 1:
        right.axvline(0, color="black", lw=2, label="the line")
    left.set(title=f"Input, epoch {now['epoch']}", xlabel="x₁ (no unit)", ylabel="x₂ (no unit)")
    left.set(xlim=extent[:2], ylim=extent[2:])
    right.set(title=f"Layer {layer:g}", xlabel="across (no unit)", ylabel="up (no unit)")
    right.set(xlim=(-2, 2), ylim=(-2, 2))
    right.legend(loc="upper left")
    return fig


def between(stages: np.ndarray, layer: float) -> np.ndarray:
    """Return positions on the way from one layer's to the next one's.

    Examples
    --------
    >>> float(between(np.array([0.0, 10.0, 40.0]), 1.5))
    25.0
    """
    before = min(int(layer), len(stages) - 2)
    return np.asarray((1 - layer + before) * stages[before] + (layer - before) * stages[before + 1])


def _draw_plane(ax: Axes, grid: np.ndarray, points: np.ndarray, labels: np.ndarray) -> None:
    for line in grid.reshape(2, 2 * LINES, DOTS).transpose(1, 0, 2):
        ax.plot(*line, color="grey", lw=0.6)
    for k, (colour, marker) in enumerate(zip(CLASS_COLOURS[:2], CLASS_MARKERS[:2], strict=True)):
        xs, ys = points[:, labels == k]
        ax.scatter(xs, ys, s=16, c=colour, marker=marker, zorder=3, label=f"class {k}")


class Folding(KernelExplorer):
    """Tanh layers of two or three units, seen layer by layer while they learn.

    Parameters
    ----------
    functions : Own
        What ``check.own(…)`` gives: the student's functions, of the names in `uses`.

    Examples
    --------
    >>> Folding().summary()
    'moons, 2 hidden layers of two tanh units, learning rate 0.5, epoch 1200: 100 % ...
    """

    uses = {
        "linear_forward": deep.linear_forward,
        "compute_cost": deep.compute_cost,
        "linear_backward": deep.linear_backward,
        "update_parameters": deep.update_parameters,
    }

    def frames(self, values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
        """Train a network, and yield where each layer puts points and grid."""
        _points(values["data"])  # loads the data, in time that is not the student's
        return frames(values, functions)
