"""What the toolbox has: the topics of the reference, and where a function is at home."""

from __future__ import annotations

import pkgutil
from typing import Any

import course_utils.reference as reference

__all__ = ["TOPICS", "home_of"]

TOPICS = tuple(sorted(module.name for module in pkgutil.iter_modules(reference.__path__)))
"""The topics of `course_utils.reference`."""


def home_of(value: Any) -> tuple[str, str]:
    """Return the topic in which something of the reference is written, and its name there.

    Examples
    --------
    >>> from course_utils.reference.deep import compute_cost
    >>> home_of(compute_cost)
    ('costs', 'compute_cost')
    """
    return value.__module__.rpartition(".")[2], value.__name__
