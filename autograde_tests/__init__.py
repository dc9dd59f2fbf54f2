"""Exercises, checks and hints: what a notebook asks of a student, and how the answer is judged."""

from .calling import Calls
from .check import notebook_checks
from .exercises import Case, Exercise, Mistake, exercises_of, hidden, visible

__all__ = [
    "Calls",
    "Case",
    "Exercise",
    "Mistake",
    "exercises_of",
    "hidden",
    "notebook_checks",
    "visible",
]
