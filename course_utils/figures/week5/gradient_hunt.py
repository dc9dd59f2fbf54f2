"""Figures of week 5's notebook gradient_hunt."""

from collections.abc import Callable, Iterable, Mapping

from course_utils import hunt
from course_utils.figures.week5._bars import draw_bars
from course_utils.reference import deep

__all__ = ["draw_scenes"]

ByName = Callable[..., Mapping[str, float]]


def draw_scenes(difference_by_name: ByName, letters: Iterable[str], draw: int = 0) -> None:
    """Check some of the backward passes, and draw a bar for each array.

    Parameters
    ----------
    difference_by_name : callable
        Takes parameters, gradients, X and Y; returns the difference of each array.
    letters : iterable of str
        From A to H.
    draw : int
        Which network and examples.

    Examples
    --------
    >>> draw_scenes(lambda *given: {"dW1": 1e-9, "db1": 0.2}, "AB", draw=1)
    [figure] Bars of differences on a logarithmic axis. A, draw 1: above 1e-6 are db1 2e-01; the
    others at most 1e-09. B, draw 1: above 1e-6 are db1 2e-01; the others at most 1e-09.
    """
    panels = {}
    for letter in letters:
        scene = hunt.scene(letter, draw)
        AL, caches = deep.L_model_forward(scene.X, scene.parameters)
        gradients = scene.backward(AL, scene.Y, caches)
        bars = difference_by_name(scene.parameters, gradients, scene.X, scene.Y)
        panels[f"{letter}, draw {draw}"] = bars
    draw_bars(panels, (3.3, 2.8))
