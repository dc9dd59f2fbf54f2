"""Exercises and predictions of the notebook week7/handwritten_digits."""

from .calibration import RELIABILITY, TEMPERATURE
from .confusion import CONFUSION
from .guesses import AGAINST_A_LIBRARY, HARDEST_DIGIT, HOW_SURE, NO_HIDDEN_LAYER, TEN_EPOCHS
from .network import GRADIENTS
from .readings import READINGS
from .training import MODEL

EXERCISES = (GRADIENTS, MODEL, CONFUSION, RELIABILITY, TEMPERATURE, READINGS)

PREDICTIONS = (NO_HIDDEN_LAYER, AGAINST_A_LIBRARY, HARDEST_DIGIT, HOW_SURE, TEN_EPOCHS)
