"""Runs to measure, and figures, of the notebook week6/training_diagnostics."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import datasets, plotting
from course_utils.probes.adams import adam_of
from course_utils.reference import deep, hidden_layer, initialization, optimizers

__all__ = [
    "DIMS",
    "draw_adams",
    "draw_rates",
    "draw_traces",
    "inspected",
    "networks",
    "percent_right",
    "race_of_adams",
    "trace_of",
]

Array = NDArray[Any]
Parameters = dict[str, Array]

DIMS = [64, 64, 64, 32, 10]
"""Layers of the network that is looked at."""

UPDATES = 150
KINDS = ("right", "no bias correction", "the biases stay", "epsilon inside the root")


@cache
def digits(seed: int) -> tuple[Array, Array, Array, Array]:
    """Return X and targets to train on, then X and digits held out."""
    data = datasets.load_digits(0.2, seed)
    targets = hidden_layer.one_against_rest(data.Y_train)
    return data.X_train / 16, targets, data.X_test / 16, data.Y_test


def start(seed: int, scale: float = 1.0) -> Parameters:
    """Return weights by He's rule times a number, and biases of 0."""
    made = initialization.initialize_parameters_he(DIMS, seed)
    return {name: scale * value for name, value in made.items()}


def tiny(seed: int) -> Parameters:
    """Return weights of standard deviation 0.01, and biases of 0."""
    rng = np.random.default_rng(seed)
    made = start(seed, 0.0)
    for name in made:
        if name.startswith("W"):
            made[name] = 0.01 * rng.normal(size=made[name].shape)
    return made


def networks(
    parameters: Parameters,
    method: str,
    rate: float,
    updates: int,
    seed: int = 0,
    frozen: str = "",
    adam: Callable[..., Any] = optimizers.update_parameters_with_adam,
) -> Iterator[tuple[Parameters, Parameters, float]]:
    """Train on digits, and yield parameters before and after each update, and the batch's cost.

    Parameters
    ----------
    parameters : dict
        The start.
    method : {"gd", "adam"}
    rate : float
    updates : int
    seed : int
        Of the split and of the mini-batches, of 64 digits.
    frozen : str
        Which of the parameters is left as it was.
    adam : callable
        What updates by Adam.

    Yields
    ------
    before, after : dict
    cost : float

    Examples
    --------
    >>> costs = [cost for *_, cost in networks(start(0), "gd", 0.1, 3)]
    >>> len(costs)
    3
    """
    X, Y, *_ = digits(seed)
    v, s = optimizers.initialize_adam(parameters)
    done = 0
    while done < updates:
        for batch, targets in optimizers.random_mini_batches(X, Y, 64, 1000 * seed + done):
            before, done = parameters, done + 1
            AL, caches = deep.L_model_forward(batch, before)
            grads = deep.parameter_gradients(AL, targets, caches)
            if method == "gd":
                parameters = optimizers.update_parameters_with_gd(before, grads, rate)
            else:
                parameters, v, s, *_ = adam(before, grads, v, s, done, rate)
            if frozen:
                parameters = {**parameters, frozen: before[frozen]}
            AL = np.clip(AL, 1e-12, 1 - 1e-12)
            yield before, parameters, float(hidden_layer.cost_of_outputs(AL, targets))
            if done == updates:
                break


def percent_right(parameters: Mapping[str, Array], seed: int) -> float:
    """Return the percentage of a split's held-out digits that a network reads right."""
    *_, X, y = digits(seed)
    return float(100 * np.mean(deep.L_model_forward(X, parameters)[0].argmax(axis=0) == y[0]))


def inspected() -> dict[str, tuple[Parameters, Parameters, list[float], float, Array]]:
    """Train six networks, five of which have something the matter.

    Returns
    -------
    dict
        By letter: parameters before and after the last of 150 updates, the costs of the first and
        the last ten mini-batches, the last gradient norm, and the pictures trained on.
    """
    runs: dict[str, tuple[Any, ...]] = {
        "A": (start(0), "adam", 1e-5),
        "B": (start(0), "adam", 0.003),
        "C": (tiny(0), "gd", 0.1),
        "D": (start(0), "adam", 0.003, "W2"),
        "E": (start(0), "gd", 1.0),
        "F": (start(0, 10.0), "adam", 0.003),
    }
    found = {}
    for letter, (parameters, method, rate, *frozen) in runs.items():
        with np.errstate(all="ignore"):
            steps = list(networks(parameters, method, rate, UPDATES, 0, *frozen))
            before, after, _ = steps[-1]
            X, Y, *_ = digits(0)
            AL, caches = deep.L_model_forward(X, before)
            grads = deep.parameter_gradients(AL, Y, caches)
        costs = [cost for *_, cost in steps]
        ends = [costs[0], float(np.mean(costs[-10:]))]
        norm = float(np.sqrt(sum(np.sum(grad**2) for grad in grads.values())))
        found[letter] = (before, after, ends, norm, X)
    return found


def draw_rates(rows: Sequence[tuple[str, float, float, float]]) -> None:
    """Draw held-out accuracy against the update-to-weight ratio; a point for each learning rate.

    Parameters
    ----------
    rows : sequence of (str, float, float, float)
        Method, learning rate, mean ratio over a run, percentage of held-out digits read right.

    Examples
    --------
    >>> draw_rates([("adam", 0.001, 0.0021, 95.0), ("gd", 0.1, 0.01, 95.5)])
    [figure] Held-out digits read right against the mean update-to-weight ratio. Adam: rate 0.001
    has the ratio 0.0021 and 95.0 %. Gradient descent: rate 0.1 has the ratio 0.0100 and 95.5 %.
    """
    fig, ax = plt.subplots(figsize=(7.4, 4.0), layout="constrained")
    said = []
    for k, (method, name) in enumerate({"adam": "Adam", "gd": "Gradient descent"}.items()):
        own = sorted(row[1:] for row in rows if row[0] == method)
        rates, ratios, right = np.array(own).reshape(-1, 3).T
        ax.plot(ratios, right, "o-^"[2 * k] + "-", color=plotting.LINE_COLOURS[k], label=name, ms=8)
        for rate, ratio, share in own:
            ax.annotate(f"{rate:g}", (ratio, share), (4, -14 if k else 7), fontsize=9,
                        textcoords="offset points")  # fmt: skip
        places = [
            f"rate {rate:g} has the ratio {ratio:.4f} and {share:.1f} %"
            for rate, ratio, share in own
        ]
        said.append(f"{name}: {', '.join(places)}.")
    ax.set_xscale("log")
    ax.set_ylim(0, 112)
    ax.set(
        title="Learning rates (numbers) by how far they move the weights",
        xlabel="update-to-weight ratio, mean over run and matrices (no unit)",
        ylabel="held-out digits read right (%)",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="lower center")
    heading = "Held-out digits read right against the mean update-to-weight ratio."
    plotting.show(fig, alt=f"{heading} {' '.join(said)}")


def trace_of(
    method: str, curvatures: Array, place: Array, rate: float, steps: int, beta: float = 0.9
) -> Array:
    """Return the places that an optimiser of this week visits on a quadratic, one a column.

    Parameters
    ----------
    method : {"gd", "momentum", "rmsprop", "adam"}
    curvatures, place : ndarray, shape (2, 1)
        The cost is half the sum of curvature times place squared.
    rate : float
    steps : int
    beta : float
        Of momentum and of RMSprop.

    Returns
    -------
    ndarray, shape (2, steps + 1)

    Examples
    --------
    >>> trace_of("gd", np.ones((2, 1)), np.array([[1.0], [2.0]]), 0.5, 2)
    array([[1.  , 0.5 , 0.25],
           [2.  , 1.  , 0.5 ]])
    """
    p = {"W1": place}
    v, s = optimizers.initialize_adam(p)
    places = [place]
    for t in range(1, steps + 1):
        grads = {"dW1": curvatures * p["W1"]}
        if method == "gd":
            p = optimizers.update_parameters_with_gd(p, grads, rate)
        elif method == "momentum":
            p, v = optimizers.update_parameters_with_momentum(p, grads, v, beta, rate)
        elif method == "rmsprop":
            p, s = optimizers.update_parameters_with_rmsprop(p, grads, s, beta, rate)
        else:
            p, v, s, *_ = optimizers.update_parameters_with_adam(p, grads, v, s, t, rate)
        places.append(p["W1"])
    return np.concatenate(places, axis=1)


def draw_traces(which: Callable[..., str] | None = None) -> None:
    """Draw four walks into one valley; with a function, print what it takes each for.

    Parameters
    ----------
    which : callable, optional
        Takes positions, curvatures and learning rate.

    Examples
    --------
    >>> draw_traces(lambda positions, curvatures, rate: "gd")
    walk 1 is taken for gd
    walk 2 is taken for gd
    walk 3 is taken for gd
    walk 4 is taken for gd
    [figure] Four walks of 60 steps from one place into a valley that is ten times as steep along x2
    as along x1; the first step of each is marked.
    """
    curvatures, place, rate = np.array([[1.0], [10.0]]), np.array([[2.5], [1.0]]), 0.05
    grid1, grid2 = np.meshgrid(np.linspace(-0.8, 2.9, 80), np.linspace(-1.0, 1.25, 80))
    fig, axes = plt.subplots(2, 2, figsize=(8.4, 5.4), layout="constrained", sharex=True,
                             sharey=True)  # fmt: skip
    names = ("adam", "gd", "rmsprop", "momentum")
    for k, (ax, method) in enumerate(zip(axes.flat, names, strict=True), start=1):
        walk = trace_of(method, curvatures, place, rate, 60)
        ax.contour(grid1, grid2, grid1**2 + 10 * grid2**2, levels=9, colors="grey", linewidths=0.5)
        ax.plot(*walk, "-", marker=".", color=plotting.BLUE, ms=4, lw=1)
        ax.plot(*walk[:, :2], "-s", color=plotting.LINE_COLOURS[1], lw=2, ms=4)
        ax.set_title(f"walk {k}")
        if which:
            print(f"walk {k} is taken for {which(walk, curvatures, rate)}")
    for ax in axes[-1]:
        ax.set_xlabel("x1 (no unit)")
    for ax in axes[:, 0]:
        ax.set_ylabel("x2 (no unit)")
    fig.suptitle("Four optimisers, one rate: the first step is drawn thick")
    plotting.show(
        fig,
        alt="Four walks of 60 steps from one place into a valley that is ten times as steep along "
        "x2 as along x1; the first step of each is marked.",
    )


def race_of_adams(seeds: Sequence[int] = range(5)) -> dict[str, list[float]]:
    """Train with a right Adam and with faulty ones; return the percentages of held-out digits.

    Parameters
    ----------
    seeds : sequence of int
        Of split, start and mini-batches.
    """
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for kind in KINDS:
        for seed in seeds:
            *_, (_, after, _) = networks(
                start(seed), "adam", 0.005, UPDATES, seed, adam=adam_of(kind)
            )
            found[kind].append(percent_right(after, seed))
    return found


def draw_adams(found: Mapping[str, Sequence[float]]) -> None:
    """Draw what networks reach that were trained with several Adams, a point for each seed.

    Parameters
    ----------
    found : mapping of str to sequence of float
        Percent right of the held-out digits.

    Examples
    --------
    >>> draw_adams({"right": [95.0, 96.0], "no bias correction": [95.5, 97.0]})
    [figure] Held-out digits read right. right: 95.0 to 96.0 %; no bias correction: 95.5 to 97.0 %.
    """
    fig, ax = plt.subplots(figsize=(7.4, 2.8), layout="constrained")
    said = []
    for row, (name, values) in enumerate(found.items()):
        ax.plot(values, [row] * len(values), "o", ms=9, alpha=0.6, color=plotting.BLUE)
        ax.plot([np.mean(values)], [row], "|", color="black", ms=22, mew=2)
        said.append(f"{name}: {min(values):.1f} to {max(values):.1f} %")
    ax.set_yticks(range(len(found)), list(found))
    ax.set_ylim(len(found) - 0.5, -0.5)
    ax.set(
        title="Adam by four people, five seeds each; the bar is the mean",
        xlabel="held-out digits read right (%)",
        ylabel="version",
    )
    ax.grid(alpha=0.3, axis="x")
    plotting.show(fig, alt=f"Held-out digits read right. {'; '.join(said)}.")
