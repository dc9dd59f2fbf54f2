"""Figures of week 6's quiz."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.reference import optimizers

__all__ = ["draw_walks"]

SETTINGS = [
    ("gradient descent", 0.02),
    ("gradient descent", 0.076),
    ("momentum", 0.15),
    ("Adam", 0.4),
]


def draw_walks() -> None:
    """Draw four descents of 30 steps in a long valley; which is which is not told.

    Examples
    --------
    >>> draw_walks()
    [figure] Four walks of 30 steps in a valley that is long in w and steep in b, ...
    """
    order = np.random.default_rng(24).permutation(4)
    w, b = np.linspace(-10, 4, 141), np.linspace(-1.6, 1.6, 121)
    fig, axes = plt.subplots(
        2, 2, figsize=(11, 6.4), layout="constrained", sharex=True, sharey=True
    )
    height = (w**2 + 25 * b[:, None] ** 2) / 2
    for ax, letter, k in zip(axes.flat, "PQRS", order, strict=True):
        path = _walk(*SETTINGS[k])
        ax.contour(w, b, height, [1, 4, 10, 20, 32, 48], colors="grey", linewidths=0.7, alpha=0.7)
        ax.plot(*path.T, "o-", color=plotting.BLUE, ms=4, lw=1.2)
        ax.plot(*path[0], "o", color="black", ms=9)
        ax.plot(0, 0, "*", color=plotting.LINE_COLOURS[1], ms=13)
        ax.set(title=f"Walk {letter}", xlabel="weight w", ylabel="bias b")
        ax.set(xlim=(-10, 4), ylim=(-1.6, 1.6))
    plotting.show(
        fig,
        alt="Four walks of 30 steps in a valley that is long in w and steep in b, from (-9, 1.2). "
        "P starts steeply, swings to both sides in wide waves, passes the minimum and turns round "
        "at w = 2. Q jumps from wall to wall, each jump smaller, and ends at w = -0.8. R starts "
        "with equal steps along w and b, swings in one wave and ends beside the minimum. S goes to "
        "the floor without crossing it, then creeps along it with ever shorter steps and ends at "
        "w = -4.9.",
    )


def _walk(method: str, rate: float, num_steps: int = 30) -> NDArray[Any]:
    """Walk down with one of the course's methods; return the places, one a row."""
    parameters = {"W1": np.array([[-9.0]]), "b1": np.array([[1.2]])}
    v, s = optimizers.initialize_adam(parameters)
    path = [(-9.0, 1.2)]
    for t in range(1, num_steps + 1):
        grads = {"dW1": parameters["W1"], "db1": 25 * parameters["b1"]}
        if method == "Adam":
            parameters, v, s, _, _ = optimizers.update_parameters_with_adam(
                parameters, grads, v, s, t, rate
            )
        elif method == "momentum":
            parameters, v = optimizers.update_parameters_with_momentum(
                parameters, grads, v, 0.9, rate
            )
        else:
            parameters = optimizers.update_parameters_with_gd(parameters, grads, rate)
        path.append((parameters["W1"].item(), parameters["b1"].item()))
    return np.array(path)
