"""Exercises and predictions of the notebook week7/batch_normalization."""

from .backward import BACKWARD, CLOSED
from .facts import FACTS
from .forward import BY_HAND, FORWARD
from .guesses import MU_FORGOTTEN, RATES_THAT_WORK, TEN_FACTORS
from .questions import RATES
from .testing import IS_NORMALISED

EXERCISES = (BY_HAND, FORWARD, IS_NORMALISED, BACKWARD, CLOSED, FACTS, RATES)

PREDICTIONS = (TEN_FACTORS, MU_FORGOTTEN, RATES_THAT_WORK)
