"""Whose functions an explorer computes with."""

import contextlib
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Function", "Own", "whose"]

Function = Callable[..., Any]


@dataclass(frozen=True)
class Own:
    """Functions that the reader has written; `NotebookChecks.own` makes it.

    Parameters
    ----------
    functions : mapping of str to callable
        Those that pass their checks, by name.
    failing : sequence of str
        The names of the others.
    limit : callable
        Takes seconds of processor time; returns a context that raises TimeoutError in what runs
        longer.
    """

    functions: Mapping[str, Function] = field(default_factory=dict)
    failing: Sequence[str] = ()
    limit: Callable[[float], AbstractContextManager[Any]] = contextlib.nullcontext


def whose(own: Own, used: Collection[str]) -> str:
    """Say which functions are the reader's, and which are the course's.

    Parameters
    ----------
    own : Own
    used : collection of str
        The functions that a picture is computed with.

    Returns
    -------
    str
        Names stand between backticks. Empty where none of `used` is the reader's to write.

    Examples
    --------
    >>> whose(Own({"relu": abs}, ["tanh"]), ["relu", "tanh", "sigmoid"])
    'Computed with your `relu`. `tanh` is the course’s: yours does not pass its check yet. ...'
    """
    yours = [name for name in used if name in own.functions]
    courses = [name for name in used if name in own.failing]
    sentences = []
    if yours:
        sentences.append(f"Computed with your {_listed(yours)}.")
    if courses:
        one = len(courses) == 1
        sentences.append(
            f"{_listed(courses)} {'is' if one else 'are'} the course’s: yours "
            f"{'does not pass its check' if one else 'do not pass their checks'} yet. "
            f"Run this cell again when {'it does' if one else 'they do'}."
        )
    return " ".join(sentences)


def _listed(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if quoted[1:] else quoted)
