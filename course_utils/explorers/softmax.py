"""Softmax of four scores: their probabilities, entropy and loss, at every temperature."""

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.explorers.base import Explorer, Result
from course_utils.explorers.controls import Choice, Number, Question
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, LINE_COLOURS, ORANGE

__all__ = ["Softmax", "answer", "compute", "draw", "summary"]

TITLE = "Softmax: scores into probabilities, and what they cost"
CLASSES = ("class 0", "class 1", "class 2", "class 3")
EVEN = float(np.log(4))
"""Entropy, and loss, where all four classes have the same probability."""
TEMPERATURES = 10 ** (np.arange(-30, 31) / 30)

CONTROLS = (
    Number("T", "temperature T", "no unit", low=0.1, high=10, step=0.02, start=1, log=True),
    Choice("right", "right class", CLASSES, start="class 0"),
    Number("z0", "score z₀", "no unit", low=-6, high=6, step=0.1, start=5),
    Number("z1", "score z₁", "no unit", low=-6, high=6, step=0.1, start=2),
    Number("z2", "score z₂", "no unit", low=-6, high=6, step=0.1, start=-1),
    Number("z3", "score z₃", "no unit", low=-6, high=6, step=0.1, start=3),
)
SCORES: dict[str, float | str] = {"z0": 5, "z1": 2, "z2": -1, "z3": 3}
PRESETS: dict[str, dict[str, float | str]] = {
    "All scores 3 lower": {"z0": 2, "z1": -1, "z2": -4, "z3": 0, "T": 1, "right": "class 0"},
    "Nearly a hard max": SCORES | {"T": 0.2, "right": "class 0"},
    "Sure and wrong": SCORES | {"z3": 4, "T": 0.1, "right": "class 3"},
    "Right class below average": SCORES | {"T": 1, "right": "class 1"},
    "A tie": {"z0": 3, "z1": 3, "z2": -1, "z3": 2, "T": 1, "right": "class 0"},
}
QUESTION = Question(
    "All scores are divided by a temperature T before the softmax. A network is sure and wrong: "
    "class 0 has the score 5, and the right one is class 3 with 4. As T rises from 0.1 to 10, what "
    "does the loss do?",
    "press “Sure and wrong” and move T from 0.1 to 10",
    at=SCORES | {"z3": 4, "T": 10, "right": "class 3"},
    choices=("it falls all the way", "it rises all the way", "it falls, then rises"),
)


def compute(values: Mapping[str, Any], _: Mapping[str, Any]) -> Result:
    """Compute softmax of scores over a temperature, its entropy and its loss.

    p = softmax(z / T), entropy −Σ p log p, loss −log p of the right class.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.2.2.3; for T: Hinton,
    Vinyals and Dean, Distilling the Knowledge in a Neural Network (2015), equation 1.

    Parameters
    ----------
    values : mapping
        ``z0`` to ``z3``; ``T``; ``right``, one of `CLASSES`.

    Returns
    -------
    mapping
        ``scaled``, the scores over T, and ``p``, shape (4,); ``entropy`` and ``loss``, in nats;
        ``Ts``, ``entropies`` and ``losses``, shape (61,), the same at every temperature.

    Examples
    --------
    >>> values = {"z0": 5, "z1": 2, "z2": -1, "z3": 3, "T": 1, "right": "class 3"}
    >>> result = compute(values, {})
    >>> result["p"].round(3).tolist(), round(result["loss"], 3)
    ([0.842, 0.042, 0.002, 0.114], 2.172)
    """
    z = np.array([values[name] for name in SCORES], dtype=float)
    right = CLASSES.index(values["right"])
    at_all = _logarithms(z / TEMPERATURES[:, np.newaxis])
    here = _logarithms(z / values["T"])
    return {
        "scaled": z / values["T"],
        "p": np.exp(here),
        "entropy": float(_entropy(here)),
        "loss": float(-here[right]),
        "Ts": TEMPERATURES,
        "entropies": _entropy(at_all),
        "losses": -at_all[:, right],
    }


def _logarithms(z: np.ndarray) -> Any:
    """Return the logarithms of softmax, which stay finite where a probability rounds to 0."""
    z = z - np.max(z, axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


def _entropy(logarithms: np.ndarray) -> Any:
    return -np.sum(np.exp(logarithms) * logarithms, axis=-1)


def summary(values: Mapping[str, Any], result: Result) -> str:
    """Say the probabilities, the entropy and the loss, and whether the network is sure.

    Examples
    --------
    >>> values = {"z0": 5, "z1": 2, "z2": -1, "z3": 3, "T": 0.2, "right": "class 3"}
    >>> print(summary(values, compute(values, {})))
    Scores 5.0, 2.0, −1.0 and 3.0 at T = 0.20: the probabilities of the classes 0 to 3 are 1.000,
    0.000, 0.000 and 0.000. Entropy 0.001 of at most 1.386 nats. With class 3 right, the loss is
    10.000 nats: sure and wrong.
    """
    z = [fixed(values[name], 1) for name in SCORES]
    p = [fixed(each, 3) for each in result["p"]]
    sure = ""
    if max(result["p"]) > 0.9:
        is_right = result["p"][CLASSES.index(values["right"])] > 0.9
        sure = ": sure and right" if is_right else ": sure and wrong"
    elif result["entropy"] > 0.95 * EVEN:
        sure = ": hardly better than a guess"
    return (
        f"Scores {', '.join(z[:3])} and {z[3]} at T = {fixed(values['T'], 2)}: the probabilities "
        f"of the classes 0 to 3 are {', '.join(p[:3])} and {p[3]}. "
        f"Entropy {fixed(result['entropy'], 3)} of at most {fixed(EVEN, 3)} nats. "
        f"With {values['right']} right, the loss is {fixed(result['loss'], 3)} nats{sure}."
    )


def answer(result: Result) -> str:
    """Say how the loss goes from the lowest temperature to the highest.

    Examples
    --------
    >>> answer({"losses": np.array([10.0, 1.25, 1.3])})
    'The loss is 10.0 nats at T = 0.1, falls to 1.25 in between and rises to 1.30 at T = 10: being
    less sure pays until the wrong belief is gone, and then throws away what is right in the
    scores.'
    """
    losses = result["losses"]
    return (
        f"The loss is {fixed(losses[0], 1)} nats at T = 0.1, falls to {fixed(min(losses), 2)} in "
        f"between and rises to {fixed(losses[-1], 2)} at T = 10: being less sure pays until the "
        "wrong belief is gone, and then throws away what is right in the scores."
    )


def draw(values: Mapping[str, Any], result: Result) -> Figure:
    """Draw scores and probabilities as bars, and entropy and loss over the temperature.

    Examples
    --------
    >>> values = {"z0": 5, "z1": 2, "z2": -1, "z3": 3, "T": 1, "right": "class 3"}
    >>> fig = draw(values, compute(values, {}))
    >>> [ax.get_ylabel() for ax in fig.axes]
    ['z / T (no unit)', 'probability (no unit)', 'nats']
    >>> plt.close(fig)
    """
    right = CLASSES.index(values["right"])
    fig, axes = plt.subplots(1, 3, figsize=(11, 3.6), layout="constrained")
    for ax, heights in zip(axes, (result["scaled"], result["p"]), strict=False):
        others = [c for c in range(4) if c != right]
        ax.bar(others, [heights[c] for c in others], color=BLUE, label="other classes")
        one = {"color": ORANGE, "edgecolor": "black", "hatch": "//"}
        ax.bar(right, heights[right], **one, label=f"{values['right']}, the right one")
        ax.set_xticks(range(4))
        ax.axhline(0, color="black", lw=0.8)
    axes[0].set(title="Scores", xlabel="class", ylabel="z / T (no unit)")
    axes[1].set(title="Probabilities", xlabel="class", ylabel="probability (no unit)", ylim=(0, 1))
    axes[1].legend(loc="upper right")
    curves = axes[2]
    curves.plot(result["Ts"], result["losses"], color=LINE_COLOURS[1], lw=2.5, label="loss")
    curves.plot(result["Ts"], result["entropies"], "--", color=BLUE, lw=2, label="entropy")
    curves.axhline(EVEN, ls=":", color="black", lw=1, label="ln 4")
    curves.plot(values["T"], result["loss"], "o", color=LINE_COLOURS[1])
    curves.plot(values["T"], result["entropy"], "^", color=BLUE)
    curves.set(title="At every temperature", xlabel="temperature T (no unit, logarithmic axis)")
    curves.set(xscale="log", ylabel="nats", ylim=(0, max(2.5, 1.1 * result["loss"])))
    curves.legend(loc="upper right")
    return fig


class Softmax(Explorer):
    """Sliders for four scores and for the temperature, and a choice of the right class.

    Examples
    --------
    >>> Softmax().values["T"]
    1
    """
