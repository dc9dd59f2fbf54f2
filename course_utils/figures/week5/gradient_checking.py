"""Figures and tables of week 5's notebook gradient_checking."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import datasets, hunt, plotting
from course_utils.figures import common
from course_utils.figures.week5._bars import draw_bars
from course_utils.probes.slopes import FAULTS
from course_utils.reference import deep
from course_utils.reference.activations import relu, sigmoid
from course_utils.reference.gradient_checking import gradient_check_n as course_check
from course_utils.training import History

__all__ = [
    "draw_corner",
    "draw_faults",
    "draw_five_checks",
    "draw_four_runs",
    "draw_steps",
    "measure_faults",
    "measure_steps",
    "print_four_checks",
    "print_twice",
]

SECOND = plotting.LINE_COLOURS[1]
RUNS = dict(zip("PQRS", "AEDG", strict=True))
"""The letter of the backward pass that each run is trained with; E is the right one."""

Array = NDArray[Any]
Loss = Callable[[float, float], float]
Check = Callable[..., float]
Twice = Callable[..., Sequence[float]]


@cache
def _moons_run(letter: str, seed: int = 3) -> tuple[float, ...]:
    """Return the costs of 1000 iterations on two moons with one of the backward passes."""
    X, Y = datasets.make_moons(300, noise=0.2, seed=2)
    backward, costs = hunt.backward_pass(letter), []
    parameters = deep.initialize_parameters_deep([2, 6, 6, 1], rng=seed)
    for _ in range(1000):
        AL, caches = deep.L_model_forward(X, parameters)
        costs.append(float(deep.compute_cost(AL, Y)))
        parameters = deep.update_parameters(parameters, backward(AL, Y, caches), 0.1)
    return tuple(costs)


def draw_four_runs() -> None:
    """Draw the costs of four runs that differ in their backward pass alone.

    Examples
    --------
    >>> draw_four_runs()
    [figure] Cost against iteration, on a logarithmic axis: run P, from 0.762 at 0 ...
    run P: cost at the end 0.177
    run Q: cost at the end 0.254
    run R: cost at the end 0.202
    run S: cost at the end 0.288
    """
    runs = {name: _moons_run(letter) for name, letter in RUNS.items()}
    histories = [
        History.from_costs([*costs[::25], costs[-1]], f"run {name}", 25)
        for name, costs in runs.items()
    ]
    common.draw_costs(histories, "One right backward pass, three wrong ones", log=True)
    for name, costs in runs.items():
        print(f"run {name}: cost at the end {costs[-1]:.3f}")


def print_four_checks(gradient_check_n: Check = course_check) -> None:
    """Print what a check says of the backward pass of each of the four runs.

    Parameters
    ----------
    gradient_check_n : callable
        Takes parameters, gradients, X and Y. The course's, if none is given.

    Examples
    --------
    >>> print_four_checks(lambda parameters, gradients, X, Y: 0.25)
    run P: differences 2e-01, 2e-01, 2e-01
    run Q: differences 2e-01, 2e-01, 2e-01
    run R: differences 2e-01, 2e-01, 2e-01
    run S: differences 2e-01, 2e-01, 2e-01
    """
    for name, letter in RUNS.items():
        found = []
        for draw in (1, 2, 3):
            scene = hunt.scene(letter, draw)
            AL, caches = deep.L_model_forward(scene.X, scene.parameters)
            gradients = scene.backward(AL, scene.Y, caches)
            found.append(gradient_check_n(scene.parameters, gradients, scene.X, scene.Y))
        print(f"run {name}: differences {', '.join(f'{value:.0e}' for value in found)}")


def measure_steps(forward: Loss, backward: Loss) -> None:
    """Measure a slope with many steps, from one side and from two, and draw the errors.

    Parameters
    ----------
    forward, backward : callable
        Take x and the weight, and return the loss and its slope.

    Examples
    --------
    >>> from course_utils.reference import gradient_checking as course
    >>> measure_steps(course.forward_propagation, course.backward_propagation)
    one-sided: best at ε = ...
    """
    x, steps, thetas = 2.0, np.logspace(-13, -1, 61), np.linspace(0.3, 1.1, 41)
    slope = np.array([backward(x, theta) for theta in thetas])
    errors: dict[str, list[float]] = {"one-sided": [], "two-sided": []}
    for epsilon in steps:
        moves = (epsilon, 0, -epsilon)
        costs = np.array([[forward(x, theta + move) for theta in thetas] for move in moves])
        errors["one-sided"].append(np.mean(abs((costs[0] - costs[1]) / epsilon / slope - 1)))
        errors["two-sided"].append(np.mean(abs((costs[0] - costs[2]) / (2 * epsilon) / slope - 1)))
    draw_steps(steps, errors)


def measure_faults(forward: Loss, backward: Loss) -> None:
    """Spoil a slope by known factors, and draw what a check with several steps reads.

    Parameters
    ----------
    forward, backward : callable
        Take x and the weight, and return the loss and its slope.

    Examples
    --------
    >>> from course_utils.reference import gradient_checking as course
    >>> measure_faults(course.forward_propagation, course.backward_propagation)
    ε = 1e-03: a right slope reads ...
    """
    x, thetas, faults, read = 2.0, np.linspace(0.3, 1.1, 41), np.logspace(-12, 0, 49), {}
    g = np.array([backward(x, theta) for theta in thetas])
    spoilt = (1 + faults[:, np.newaxis]) * g  # a row for each fault
    for epsilon in (1e-3, 1e-5, 1e-7, 1e-11):
        moves = (epsilon, -epsilon)
        costs = np.array([[forward(x, theta + move) for theta in thetas] for move in moves])
        slope = (costs[0] - costs[1]) / (2 * epsilon)
        found = abs(spoilt - slope) / (abs(spoilt) + abs(slope))
        read[epsilon] = np.median(found, axis=1).tolist()
    draw_faults(faults, read)


def draw_steps(steps: NDArray[np.floating], errors: Mapping[str, Sequence[float]]) -> None:
    """Draw the errors of measured slopes against the step, and print the best of each.

    Parameters
    ----------
    steps : ndarray, shape (n,)
        From the smallest on.
    errors : mapping of str to sequence of float
        For "one-sided" and "two-sided", the relative errors, means of 41 weights.

    Examples
    --------
    >>> draw_steps(np.array([1e-7, 1e-3]), {"one-sided": [1e-6, 1e-3], "two-sided": [1e-9, 1e-5]})
    one-sided: best at ε = 1e-07, with a relative error of 1e-06; at ε = 1e-07 it is 1e-06
    two-sided: best at ε = 1e-07, with a relative error of 1e-09; at ε = 1e-07 it is 1e-09
    [figure] Relative error against ε from 1e-07 to 1e-03, both axes logarithmic. one-sided: 1e-06
    at the smallest step, lowest with 1e-06 at 1e-07, and 1e-03 at the largest. two-sided: 1e-09 at
    the smallest step, lowest with 1e-09 at 1e-07, and 1e-05 at the largest.
    """
    fig, ax = plt.subplots(figsize=(7.5, 4.4), layout="constrained")
    styles, told = {"one-sided": ("--s", SECOND), "two-sided": ("-o", plotting.BLUE)}, []
    usual = int(np.argmin(np.abs(np.log(steps / 1e-7))))
    for name, values in errors.items():
        style, colour = styles[name]
        ax.loglog(steps, values, style, color=colour, ms=4, label=name)
        best = int(np.argmin(values))
        print(
            f"{name}: best at ε = {steps[best]:.0e}, with a relative error of {values[best]:.0e}; "
            f"at ε = 1e-07 it is {values[usual]:.0e}"
        )
        told.append(
            f"{name}: {values[0]:.0e} at the smallest step, lowest with {values[best]:.0e} at "
            f"{steps[best]:.0e}, and {values[-1]:.0e} at the largest."
        )
    ax.axvline(1e-7, color="grey", ls=":", label="ε = 1e-7")
    ax.set(
        title="Error of a measured slope against the step",
        xlabel="step ε (units of the weight)",
        ylabel="relative error (mean of 41 weights)",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="lower left")
    plotting.show(
        fig,
        alt=f"Relative error against ε from {steps[0]:.0e} to {steps[-1]:.0e}, both axes "
        f"logarithmic. {' '.join(told)}",
    )


def draw_faults(faults: NDArray[np.floating], read: Mapping[float, Sequence[float]]) -> None:
    """Draw what a check reads against the size of a fault, and print what a right slope reads.

    Parameters
    ----------
    faults : ndarray, shape (n,)
        From the smallest, which is next to none, on.
    read : mapping of float to sequence of float
        For each step ε, the differences, medians of 41 weights.

    Examples
    --------
    >>> draw_faults(np.array([1e-12, 1.0]), {1e-3: [1e-6, 0.3], 1e-7: [1e-9, 0.3]})
    ε = 1e-03: a right slope reads 1e-06
    ε = 1e-07: a right slope reads 1e-09
    [figure] Difference against the size δ of the fault from 1e-12 to 1e+00, both logarithmic. With
    ε = 1e-03: from 1e-06 to 3e-01; with ε = 1e-07: from 1e-09 to 3e-01.
    """
    fig, ax = plt.subplots(figsize=(7.5, 4.2), layout="constrained")
    marks = zip(read.items(), "D^os", plotting.LINE_COLOURS, strict=False)
    for (epsilon, heights), marker, colour in marks:
        label = f"ε = {epsilon:.0e}"
        ax.loglog(faults, heights, "-", marker=marker, ms=4, color=colour, label=label)
        print(f"{label}: a right slope reads {heights[0]:.0e}")
    ax.set(
        title="What the check reads when a slope is wrong by a factor 1 + δ",
        xlabel="fault δ",
        ylabel="difference (median of 41 weights)",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="upper left")
    told = "; with ".join(
        f"ε = {epsilon:.0e}: from {values[0]:.0e} to {values[-1]:.0e}"
        for epsilon, values in read.items()
    )
    plotting.show(
        fig,
        alt=f"Difference against the size δ of the fault from {faults[0]:.0e} to {faults[-1]:.0e}, "
        f"both logarithmic. With {told}.",
    )


def draw_corner(epsilon: float = 0.1) -> None:
    """Draw the slope of ReLU about its corner, as it is and as measured.

    Parameters
    ----------
    epsilon : float

    Examples
    --------
    >>> draw_corner()
    [figure] Slope of ReLU, which jumps from 0 to 1 at z = 0, and the slope measured with ε = 0.1,
    from 0 at z = -0.3 to 1 at z = 0.3, with one half at the corner.
    """
    z = np.linspace(-0.3, 0.3, 241)
    measured = (relu(z + epsilon) - relu(z - epsilon)) / (2 * epsilon)
    fig, ax = plt.subplots(figsize=(7.5, 3.6), layout="constrained")
    ax.plot(z, z > 0, color=SECOND, lw=2, ls="--", label="slope of ReLU")
    label = f"measured, two-sided, ε = {epsilon:g}"
    ax.plot(z, measured, color=plotting.BLUE, lw=2, label=label)
    ax.plot(0, 0.5, "o", color=plotting.BLUE, ms=8, label="exactly at the corner: ½")
    ax.set(title="A corner, measured", xlabel="pre-activation z", ylabel="slope")
    ax.grid(alpha=0.3)
    ax.legend(loc="upper left")
    plotting.show(
        fig,
        alt="Slope of ReLU, which jumps from 0 to 1 at z = 0, and the slope measured with "
        f"ε = {epsilon:g}, from {measured[0]:g} at z = {z[0]:g} to {measured[-1]:g} at "
        f"z = {z[-1]:g}, with one half at the corner.",
    )


def draw_five_checks() -> None:
    """Draw what five checks say of right gradients: with and without dropout, in 64 and 32 bits.

    Examples
    --------
    >>> draw_five_checks()
    [figure] Bars of differences on a logarithmic axis. Right gradients, five checks: above 1e-6 ...
    """
    masks = np.random.default_rng(5)

    def new_mask() -> Array:
        return (masks.random((5, 20)) < 0.8) / 0.8

    def everything() -> Array:
        return np.ones((5, 20))

    kept = new_mask()
    checks = {
        "no dropout": _hidden_check(np.float64, everything, 1e-7),
        "a new mask\neach pass": _hidden_check(np.float64, new_mask, 1e-7),
        "one mask\nfor all": _hidden_check(np.float64, lambda: kept, 1e-7),
        "32 bits,\nε = 1e-7": _hidden_check(np.float32, everything, 1e-7),
        "32 bits,\nε = 1e-3": _hidden_check(np.float32, everything, 1e-3),
    }
    draw_bars({"Right gradients, five checks": checks}, (8, 3.8), xlabel="how they are checked")


def _hidden_pass(
    parameters: Mapping[str, Array], X: Array, Y: Array, mask: Array
) -> tuple[float, dict[str, Array]]:
    """Return cost and gradients of one hidden layer whose outputs are multiplied by a mask."""
    m = Y.shape[1]
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = relu(Z1) * mask
    A2 = sigmoid(parameters["W2"] @ A1 + parameters["b2"])
    dZ2 = (A2 - Y) / m
    dZ1 = parameters["W2"].T @ dZ2 * mask * (Z1 > 0)
    db1, db2 = dZ1.sum(axis=1, keepdims=True), dZ2.sum(axis=1, keepdims=True)
    grads = {"dW1": dZ1 @ X.T, "db1": db1, "dW2": dZ2 @ A1.T, "db2": db2}
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)), grads


def _hidden_check(kind: Any, next_mask: Callable[[], Array], epsilon: float) -> float:
    """Return the difference for given numbers (float32 or float64) and masks."""
    rng = np.random.default_rng(7)
    X, Y = rng.normal(size=(4, 20)).astype(kind), rng.integers(0, 2, size=(1, 20)).astype(kind)
    shapes = {"W1": (5, 4), "b1": (5, 1), "W2": (1, 5), "b2": (1, 1)}
    parameters = {name: rng.normal(size=shape).astype(kind) for name, shape in shapes.items()}
    _, grads = _hidden_pass(parameters, X, Y, next_mask().astype(kind))
    apart, mine, theirs = 0.0, 0.0, 0.0
    for name, value in parameters.items():
        for index in np.ndindex(value.shape):
            costs = []
            for step in (epsilon, -epsilon):
                moved = value.copy()
                moved[index] += step
                mask = next_mask().astype(kind)
                costs.append(_hidden_pass({**parameters, name: moved}, X, Y, mask)[0])
            slope = (float(costs[0]) - float(costs[1])) / (2 * epsilon)
            grad = float(grads[f"d{name}"][index])
            apart, mine, theirs = apart + (grad - slope) ** 2, mine + grad**2, theirs + slope**2
    return float(apart**0.5 / (mine**0.5 + theirs**0.5))


def print_twice(check_twice: Twice, num_iterations: int = 100) -> None:
    """Print what checks before and after training say of two backward passes, from five starts.

    Parameters
    ----------
    check_twice : callable
        Takes parameters, a backward pass, X, Y, a number of iterations and a learning rate.
    num_iterations : int

    Examples
    --------
    >>> print_twice(lambda parameters, backward, X, Y, num_iterations, rate: [1e-9, 0.02])
    right gradients: at the start 1e-09 to 1e-09, after 100 iterations 2e-02 to 2e-02
    biases that decay: at the start 1e-09 to 1e-09, after 100 iterations 2e-02 to 2e-02
    """
    X, Y = datasets.make_moons(60, noise=0.2, seed=2)
    for label, fault in (("right gradients", "none"), ("biases that decay",) * 2):
        found = []
        for seed in range(5):
            start = deep.initialize_parameters_deep([2, 5, 1], rng=seed)
            found.append(check_twice(start, _spoilt(fault), X, Y, num_iterations, 0.5))
        bands = [f"{min(values):.0e} to {max(values):.0e}" for values in zip(*found, strict=True)]
        print(f"{label}: at the start {bands[0]}, after {num_iterations} iterations {bands[1]}")


def _spoilt(fault: str) -> Callable[..., dict[str, Array]]:
    """Return a backward pass with one of the faults."""

    def backward(AL: Array, Y: Array, caches: list[Any]) -> dict[str, Array]:
        right, grads = deep.L_model_backward(AL, Y, caches), {}
        for layer, ((_, W, b), _) in enumerate(caches, start=1):
            for name, value in ((f"W{layer}", W), (f"b{layer}", b)):
                grads[f"d{name}"] = FAULTS[fault](name, right[f"d{name}"], value)
        return grads

    return backward
