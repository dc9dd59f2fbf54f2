"""The cases of an exercise: one call each of the student's function, and how it is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from .calling import Calls

Draw = Callable[[np.random.Generator], tuple[Any, ...]]
Judge = Callable[[tuple[Any, ...], Any], str | None]

VISIBLE_SEED = 2
"""Visible cases are the same for everybody: students compare notes on them."""


class HoldingBack(tuple[Any, ...]):
    """The arguments of one call, and beside them what its judge needs and the call never sees.

    Parameters
    ----------
    arguments : iterable
        What the function is called with.
    held_back : plain data
        Such as examples that were held out. It stays with the tuple: whatever sends its items on,
        to a function or into the sandbox, leaves it behind.

    Examples
    --------
    >>> given = HoldingBack((1, 2), held_back="not for you")
    >>> given, tuple(given), given.held_back
    ((1, 2), (1, 2), 'not for you')
    """

    held_back: Any

    def __new__(cls, arguments: Iterable[Any], held_back: Any = None) -> Self:
        """Make the tuple of arguments."""
        made = super().__new__(cls, tuple(arguments))
        made.held_back = held_back
        return made


def sent(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return what a function is called with, without what a case holds back.

    Parameters
    ----------
    arguments : tuple, HoldingBack or Calls
        Of several calls, each in a tuple of its own.

    Examples
    --------
    >>> sent(Calls([HoldingBack((1, 2), "not for you"), (3,)]))
    ((1, 2), (3,))
    """
    if isinstance(arguments, Calls):
        return tuple(map(tuple, arguments))
    return tuple(arguments)


@dataclass(frozen=True)
class Case:
    """One call of the student's function, and how its answer is judged.

    Build cases with `visible` and `hidden`, which say at a glance who gets to see the inputs.

    Parameters
    ----------
    name : str
        What the case looks at, in a few words: students read it on the card.
    draw : callable
        Takes a `numpy.random.Generator`, returns the tuple of positional arguments. Plain data
        only: numbers, strings, lists, tuples, dicts and numeric arrays. `Calls` of such tuples
        makes several calls; their answers are judged together, as a list.
    points : float
        What the case is worth.
    is_hidden : bool
        Hidden cases are drawn at grading time from the instructor's seed.
    rtol : float
        Largest error allowed, relative to the largest entry of the answer.
    unchanged : bool
        The case fails if the function changes the arrays it was given.
    judge : callable, optional
        For answers that are right in more than one way: takes the arguments and the answer,
        returns what is wrong with it, or None. Without it the answer is compared with the
        reference's.
    own : int, optional
        The place in the answer of a part that is the student's own affair, such as a cache: it has
        to be there, and nobody looks into it.
    processor_seconds : float
        The most processor time that the call may take, of all threads and processes together; 0
        sets no such limit. The grader measures it from outside the sandbox, and lets the call take
        several times as long on the clock as another.
    """

    name: str
    draw: Draw
    points: float = 1.0
    is_hidden: bool = False
    rtol: float = 1e-6
    unchanged: bool = False
    judge: Judge | None = None
    own: int | None = None
    processor_seconds: float = 0.0


def visible(name: str, *arguments: Any, draw: Draw | None = None, **options: Any) -> Case:
    """Declare a case that students see, with fixed arguments or drawn from a fixed seed.

    Examples
    --------
    >>> visible("one number", 0.5).draw(np.random.default_rng(0))
    (0.5,)
    """
    return Case(name, draw or (lambda _: arguments), **options)


def hidden(name: str, draw: Draw | str, **options: Any) -> Case:
    """Declare a case whose arguments are drawn at grading time from the instructor's seed.

    Where the answers are a dict, name the question instead of a draw.

    Examples
    --------
    >>> case = hidden("a column", lambda rng: (rng.normal(size=(3, 1)),), points=2)
    >>> case.is_hidden, case.points
    (True, 2)
    """
    drawn = draw if callable(draw) else lambda _: (draw,)
    return Case(name, drawn, is_hidden=True, **options)


def questions(*keys: str, is_hidden: bool = False, **options: Any) -> tuple[Case, ...]:
    """Declare cases of an exercise whose answers are a dict: one for each question.

    Parameters
    ----------
    *keys : str
        Of the dict of answers.
    is_hidden : bool
        Whether they count at grading only.
    **options
        Of `Case`, the same for all.

    Examples
    --------
    >>> [case.name for case in questions("width", "height", points=2)]
    ['width', 'height']
    """
    declare = hidden if is_hidden else visible
    return tuple(declare(key, key, **options) for key in keys)
