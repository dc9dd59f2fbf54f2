"""Exercises and predictions of the notebook week7/batch_normalization."""

from .backward import BACKWARD, CLOSED
from .facts import FACTS
from .forward import BY_HAND, FORWARD
from .guesses import TEN_FACTORS
from .questions import RATES

EXERCISES = (BY_HAND, FORWARD, BACKWARD, CLOSED, FACTS, RATES)

PREDICTIONS = (TEN_FACTORS,)
