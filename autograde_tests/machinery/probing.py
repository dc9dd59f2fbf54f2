"""Ask a class, or a function that takes or returns objects, by plain data.

What goes to a student's code and what comes back is plain data. Where an exercise is a class, or
its function takes or returns a model, the exercise names a **probe**: a function of the course's
library that is handed what the student wrote first, then the arguments of the case. It makes
objects, uses them as the notebook does, and returns arrays.

A probe runs where the student's code runs, in the sandbox too. So it knows no answer, and what it
returns is believed no more than what a function returns. This file goes into the sandbox, with
`calling`.
"""

from __future__ import annotations

import importlib
import types
from collections.abc import Callable
from typing import Any


class Probed:
    """A student's function or class, to be called with a case's arguments.

    Parameters
    ----------
    probe : callable
    subject : anything
        What the student wrote.

    Examples
    --------
    >>> Probed(lambda make, start: make(start).real, complex)(3)
    3.0
    """

    def __init__(self, probe: Callable[..., Any], subject: Any) -> None:
        self.probe = probe
        self.subject = subject

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Let the probe ask."""
        return self.probe(self.subject, *arguments, **named)


def name_of(probe: Callable[..., Any] | None) -> str:
    """Return what a probe is asked for by, where submissions run; empty if there is none.

    Examples
    --------
    >>> from course_utils.reference.activations import relu
    >>> name_of(relu), name_of(None)
    ('course_utils.reference.activations:relu', '')
    """
    return f"{probe.__module__}:{probe.__name__}" if probe else ""


def probe_of(name: str) -> Callable[..., Any]:
    """Return the probe of a name.

    Examples
    --------
    >>> probe_of("course_utils.reference.activations:relu")(-1.0)
    np.float64(0.0)
    """
    module, _, function = name.partition(":")
    probe: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return probe


def names_seen_by(subject: Any) -> dict[str, Any] | None:
    """Return the global names that a function, or a class's methods, see; None if unknown.

    By them the lines of a student's own are told from a library's.
    """
    if type(subject) is Probed:
        subject = subject.subject
    if isinstance(subject, type):
        methods = type.__dict__["__dict__"].__get__(subject).values()  # whatever a metaclass says
        subject = next((m for m in methods if isinstance(m, types.FunctionType)), None)
    return subject.__globals__ if isinstance(subject, types.FunctionType) else None
