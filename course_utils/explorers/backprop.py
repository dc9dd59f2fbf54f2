"""A small network: what each example wants of each weight, and what is left in the mean."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.explorers.base import Result
from course_utils.explorers.controls import Choice, Number, Question, Scrub
from course_utils.explorers.kernel import Frames, KernelExplorer
from course_utils.explorers.own import Function
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, LINE_COLOURS
from course_utils.reference import deep

__all__ = ["Backprop", "answer", "draw", "frames", "summary"]

TITLE = "What each example wants of each weight"
X = np.array([[-1.0, -0.6, 0.4, 1.1, 0.3, 0.3], [-0.4, 0.9, -0.8, 0.6, 0.2, 0.2]])
Y = np.array([[0.0, 0.0, 1.0, 1.0, 0.0, 1.0]])
"""Six examples; the last two are at the same place and of different classes."""
COUNT = Y.size
RATE = 1.0
COLUMNS = 24
"""The field has as many values each way."""
REACH = 1.5

NAMES = ("w₁₁", "w₁₂", "w₂₁", "w₂₂", "b₁", "b₂", "v₁", "v₂", "b")
"""The weights in the order of the arrays: W1, b1, W2, b2."""

STARTS = {
    "random": ([[0.7, -0.3], [-0.4, 0.8]], [0.1, 0.2], [0.6, -0.5]),
    "two equal units": ([[0.5, -0.3], [0.5, -0.3]], [0.2, 0.2], [0.4, 0.4]),
    "a dead unit": ([[0.7, -0.3], [-0.4, 0.8]], [0.1, -3.0], [0.6, -0.5]),
}
"""W1, b1 and W2 of each start; b2 is 0."""

CONTROLS = (
    Number("updates", "updates", "done", low=0, high=100, step=1, start=0),
    Choice("start", "start", tuple(STARTS), start="random"),
    Scrub("shown", "example (7: the mean)", "of 7", tuple(range(1, COUNT + 2)), start=1),
)
PRESETS: dict[str, dict[str, float | str]] = {
    "The mean at the start": {"updates": 0, "start": "random", "shown": COUNT + 1},
    "Two that contradict": {"updates": 100, "start": "random", "shown": 5},
    "Two equal units": {"updates": 20, "start": "two equal units", "shown": COUNT + 1},
    "A dead unit": {"updates": 20, "start": "a dead unit", "shown": COUNT + 1},
}
QUESTION = Question(
    "After 100 updates the cost hardly falls any more: the mean of the wishes is nearly 0. And the "
    "wishes of the single examples?",
    "choose the random start, set 100 updates, and step to the mean",
    at={"updates": 100, "start": "random", "shown": COUNT + 1},
    choices=(
        "each of them is nearly 0, too",
        "some are large, and cancel each other",
        "all are as large as at the start",
    ),
)


def started(start: str) -> dict[str, np.ndarray]:
    """Return the parameters of a start, as new arrays.

    Examples
    --------
    >>> {name: value.shape for name, value in started("random").items()}
    {'W1': (2, 2), 'b1': (2, 1), 'W2': (1, 2), 'b2': (1, 1)}
    """
    W1, b1, W2 = STARTS[start]
    return {
        "W1": np.array(W1),
        "b1": np.array([b1]).T,
        "W2": np.array([W2]),
        "b2": np.zeros((1, 1)),
    }


def frames(values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
    """Train, then yield each example's wish, and last the mean of all.

    A wish is minus the gradient of one example's loss: the direction in which the example's loss
    falls most steeply. The gradient of the cost is the mean over the examples.
    Source: Rumelhart, Hinton and Williams, Nature 323 (1986).

    Parameters
    ----------
    values : mapping
        ``updates`` and ``start``.
    functions : mapping
        Of the names in `Backprop.uses`.

    Yields
    ------
    mapping
        ``shown``, the example's number, or 7 for the mean; ``wish``, shape (9,), of the weights in
        `NAMES`; ``nodes``, shape (5,), inputs, hidden units and output of the example, not in
        the last frame; ``sizes``, shape (6,), the lengths of all wishes, ``mean_size`` that of
        their mean; ``cost`` of all. The first has ``wishes``, shape (6, 9), their ``mean``, also
        ``x1``, ``x2``, ``classes`` and ``field``, shape (COLUMNS, COLUMNS), the
        probability of class 1, rows from below.

    Examples
    --------
    >>> run = list(frames({"updates": 0, "start": "random"}, Backprop.uses))
    >>> len(run), run[0]["wishes"].shape
    (7, (6, 9))
    >>> bool(np.allclose(run[0]["wishes"].mean(axis=0), run[-1]["wish"]))
    True
    """
    forward, backward = functions["L_model_forward"], functions["L_model_backward"]
    parameters = started(values["start"])
    for _ in range(int(values["updates"])):
        AL, caches = forward(X, parameters)
        grads = backward(AL, Y, caches)
        parameters = functions["update_parameters"](parameters, grads, RATE)
    AL, caches = forward(X, parameters)
    mean = _wish(backward(AL, Y, caches))
    wishes = []
    for i in range(COUNT):
        its = slice(i, i + 1)
        AL_of_one, its_caches = forward(X[:, its], parameters)
        wishes.append(_wish(backward(AL_of_one, Y[:, its], its_caches)))
    line = np.linspace(-REACH, REACH, COLUMNS)
    grid = np.stack(np.meshgrid(line, line)).reshape(2, -1)
    hidden = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    common = {
        "cost": float(functions["compute_cost"](AL, Y)),
        "sizes": np.linalg.norm(wishes, axis=1),
        "mean_size": float(np.linalg.norm(mean)),
    }
    extra = {
        "wishes": np.array(wishes),
        "mean": mean,
        "x1": X[0],
        "x2": X[1],
        "classes": Y[0],
        "field": forward(grid, parameters)[0].reshape(COLUMNS, COLUMNS),
    }
    nodes = np.concatenate([X, hidden, AL])
    for i, wish in enumerate(wishes):
        yield {"shown": i + 1, "wish": wish, "nodes": nodes[:, i], **common, **extra}
        extra = {}
    yield {"shown": COUNT + 1, "wish": mean, **common}


def _wish(grads: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return minus the gradient, in the order of `NAMES`."""
    return -np.concatenate([np.ravel(grads[name]) for name in ("dW1", "db1", "dW2", "db2")])


def summary(values: Mapping[str, Any], frame: Result) -> str:
    """Say what the example wants most, or what is left in the mean.

    Examples
    --------
    >>> values = {"updates": 0, "start": "random", "shown": 1}
    >>> print(summary(values, next(frames(values, Backprop.uses))))
    Start random, 0 updates, cost 0.590 nats. Example 1, class 0, gets the probability 0.47. Its
    wish has length 0.592 nats per unit; most of all it wants b down, by 0.465.
    """
    updates = int(values["updates"])
    head = (
        f"Start {values['start']}, {updates} update{'' if updates == 1 else 's'}, cost "
        f"{fixed(frame['cost'], 3)} nats."
    )
    if frame["shown"] > COUNT:
        sizes = frame["sizes"]
        return (
            f"{head} The mean of the six wishes has length {fixed(frame['mean_size'], 3)}; single "
            f"ones have {fixed(sizes.min(), 3)} to {fixed(sizes.max(), 3)} nats per unit."
        )
    i = frame["shown"] - 1
    most = int(np.argmax(np.abs(frame["wish"])))
    wish = frame["wish"][most]
    way = f"{'up' if wish > 0 else 'down'}, by {fixed(abs(wish), 3)}"
    return (
        f"{head} Example {i + 1}, class {int(Y[0, i])}, gets the probability "
        f"{fixed(frame['nodes'][-1], 2)}. Its wish has length {fixed(frame['sizes'][i], 3)} nats "
        f"per unit; most of all it wants {NAMES[most]} {way}."
    )


def answer(frame: Result) -> str:
    """Say how large the wishes are, where the question asks for it.

    Examples
    --------
    >>> answer({"mean_size": 0.01, "sizes": np.array([0.1, 0.2, 1.1, 1.2])})
    'The mean has length 0.010, and the largest of the single wishes 1.200 nats per unit: examples 5
    and 6, at one place and of different classes, pull against each other.'
    """
    return (
        f"The mean has length {fixed(frame['mean_size'], 3)}, and the largest of the single wishes "
        f"{fixed(frame['sizes'].max(), 3)} nats per unit: examples 5 and 6, at one place and of "
        "different classes, pull against each other."
    )


PLACES = ((0, 1.5), (0, 0.5), (1, 1.5), (1, 0.5), (2, 1))
"""Of inputs, hidden units and the output unit in the diagram."""
LINKS = (
    *(((0, 1.5), (1, 1.5), 0.5), ((0, 0.5), (1, 1.5), 0.25)),
    *(((0, 1.5), (1, 0.5), 0.25), ((0, 0.5), (1, 0.5), 0.5)),
    *(((1, 2.3), (1, 1.7), 0), ((1, -0.3), (1, 0.3), 0)),
    *(((1, 1.5), (2, 1), 0.5), ((1, 0.5), (2, 1), 0.5), ((2, 1.8), (2, 1.2), 0)),
)
"""For each weight, from where to where its line goes, and at which share of it its name stands."""


def draw(values: Mapping[str, Any], run: Sequence[Result]) -> Figure:
    """Draw the network with the wish on its edges, and the wishes of all examples.

    Parameters
    ----------
    values : mapping
    run : sequence of mapping
        The frames up to the one that is shown.
    """
    first, now = run[0], run[-1]
    fig, (net, bars) = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
    largest = abs(first["wishes"]).max()
    whose = f"example {now['shown']}" if now["shown"] <= COUNT else "the mean of six"
    for ((x0, y0), (x1, y1), share), name, wish in zip(LINKS, NAMES, now["wish"], strict=True):
        at = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
        net.text(*at, name, ha="center", va="top" if at[1] < 0 else "bottom", zorder=3)
        style = {"color": BLUE, "ls": "-"} if wish >= 0 else {"color": LINE_COLOURS[1], "ls": "--"}
        net.plot([x0, x1], [y0, y1], lw=0.6 + 7 * abs(wish) / largest, **style)
    for k, (x, y) in enumerate(PLACES):
        text = ("x₁", "x₂", "unit 1", "unit 2", "p")[k]
        if now["shown"] <= COUNT:
            text += f"\n{fixed(now['nodes'][k], 2)}"
        box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": "black"}
        net.text(x, y, text, ha="center", va="center", bbox=box, zorder=3)
    net.set(xlim=(-0.4, 2.4), ylim=(-0.5, 2.5), title=f"What {whose} wants: up solid, down dashed")
    net.axis("off")
    places = np.arange(1, len(NAMES) + 1)
    bars.bar(places, now["wish"], color=BLUE, alpha=0.6, label=whose)
    for wishes in first["wishes"]:
        bars.plot(places, wishes, "o", mfc="none", color="black", ms=4)
    bars.plot([], [], "o", mfc="none", color="black", ms=4, label="each of the six")
    bars.axhline(0, color="black", lw=0.8)
    bars.set_xticks(places, NAMES)
    bars.set(title="Wishes", xlabel="weight", ylabel="wish: −gradient (nats per unit)")
    bars.legend(loc="upper left")
    return fig


class Backprop(KernelExplorer):
    """Two inputs, two ReLU units and an output unit; six examples, and what they want.

    Parameters
    ----------
    functions : Own
        What ``check.own(…)`` gives: the student's functions, of the names in `uses`.

    Examples
    --------
    >>> Backprop().summary()
    'Start random, 0 updates, cost ...
    """

    uses = {
        "L_model_forward": deep.L_model_forward,
        "compute_cost": deep.compute_cost,
        "L_model_backward": deep.L_model_backward,
        "update_parameters": deep.update_parameters,
    }
