"""Exercises and predictions of the notebook week5/gradient_hunt."""

from .by_name import DIFFERENCE_BY_NAME
from .culprits import CULPRITS
from .guesses import ANOTHER_DRAW
from .hidden import HIDDEN_FAULT
from .suspects import SUSPECT

EXERCISES = (DIFFERENCE_BY_NAME, SUSPECT, CULPRITS, HIDDEN_FAULT)

PREDICTIONS = (ANOTHER_DRAW,)
