"""Exercises of the notebook week7/handwritten_digits."""

from .calibration import RELIABILITY, TEMPERATURE
from .confusion import CONFUSION
from .network import GRADIENTS
from .readings import READINGS
from .training import MODEL

EXERCISES = (GRADIENTS, MODEL, CONFUSION, RELIABILITY, TEMPERATURE, READINGS)
