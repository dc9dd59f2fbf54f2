"""Exercises and predictions of the notebook week3/hidden_units."""

from .design import CHOOSE_SIZE, FLOWER_DESIGN
from .diagnosis import DIAGNOSIS
from .guesses import FIFTY_UNITS, FOUR_UNITS
from .training import NN_MODEL, PREDICT

EXERCISES = (NN_MODEL, PREDICT, CHOOSE_SIZE, DIAGNOSIS, FLOWER_DESIGN)

PREDICTIONS = (FOUR_UNITS, FIFTY_UNITS)
