"""What several figures of week 6 share: walks over a surface, and gradients as one vector."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from course_utils import plotting

__all__ = ["draw_paths", "flat", "walk"]

Arrays = Mapping[str, NDArray[Any]]
Surface = Callable[[Any, Any], Any]
Slopes = Callable[[Any, Any], tuple[Any, Any]]
Update = Callable[[Any, Any, int, float], Any]
Paths = Mapping[str, NDArray[Any]]
Range = tuple[float, float]


def flat(grads: Arrays) -> NDArray[Any]:
    """Lay the gradients of all parameters out as one long vector, the dA left out.

    Examples
    --------
    >>> flat({"dW1": np.array([[1.0, 2.0]]), "dA0": np.ones((2, 2))})
    array([1., 2.])
    """
    return np.concatenate([g.ravel() for name, g in sorted(grads.items()) if "dA" not in name])


def walk(
    slopes: Slopes, begin: tuple[float, float], update: Update, rate: float, num_steps: int
) -> NDArray[Any]:
    """Walk over a surface with any method; return the places, shape (num_steps + 1, 2).

    Parameters
    ----------
    slopes : callable
        ``slopes(w, b)`` returns the derivatives with respect to w and b.
    begin : tuple of float
        w and b at the start.
    update : callable
        ``update(parameters, grads, t, rate)`` makes step t, from 1. The two parameters are called
        W1 and b1, as in a network with one weight and one bias.
    rate : float
    num_steps : int

    Examples
    --------
    >>> def down(parameters, grads, t, rate):
    ...     return {name: p - rate * grads["d" + name] for name, p in parameters.items()}
    >>> walk(lambda w, b: (w, b), (8.0, 4.0), down, 0.5, 2)
    array([[8., 4.],
           [4., 2.],
           [2., 1.]])
    """
    parameters = {"W1": np.array([[begin[0]]]), "b1": np.array([[begin[1]]])}
    path = [begin]
    for t in range(1, num_steps + 1):
        dW1, db1 = slopes(parameters["W1"], parameters["b1"])
        parameters = update(parameters, {"dW1": dW1, "db1": db1}, t, rate)
        path.append((parameters["W1"].item(), parameters["b1"].item()))
    return np.array(path)


def draw_paths(ax: Axes, surface: Surface, paths: Paths, w_range: Range, b_range: Range) -> None:
    """Draw a surface as contours and each path with a colour, a line and a marker of its own.

    Parameters
    ----------
    ax : Axes
    surface : callable
        ``surface(w, b)`` returns the cost.
    paths : mapping of str to ndarray, shape (num_steps + 1, 2)
        The places of each walk, w and b.
    w_range, b_range : tuple of float
    """
    w, b = np.linspace(*w_range, 121), np.linspace(*b_range, 121)
    ax.contour(w, b, surface(w, b[:, None]), levels=18, colors="grey", linewidths=0.6, alpha=0.7)
    for k, (label, path) in enumerate(paths.items()):
        style: dict[str, Any] = {
            "color": plotting.LINE_COLOURS[k],
            "linestyle": plotting.LINE_STYLES[k % 4],
        }
        marker = plotting.CLASS_MARKERS[k]
        ax.plot(path[:, 0], path[:, 1], marker=marker, ms=4, lw=1.3, label=label, **style)
    ax.plot(*next(iter(paths.values()))[0], "o", color="black", ms=8)
    ax.set(xlabel="weight w", ylabel="bias b", xlim=w_range, ylim=b_range)
