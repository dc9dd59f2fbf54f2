"""Exercises and predictions of the notebook week6/mini_batches."""

from .averages import AVERAGE, WINDOW
from .batches import BATCHES, MINI_BATCHES
from .bias import STEPS_UNTIL_UNBIASED, WEIGHTS
from .descent import GD
from .guesses import CLOSEST_AVERAGE, SIXTY_FOUR_OF_300

EXERCISES = (
    GD,
    MINI_BATCHES,
    BATCHES,
    AVERAGE,
    STEPS_UNTIL_UNBIASED,
    WEIGHTS,
    WINDOW,
)

PREDICTIONS = (SIXTY_FOUR_OF_300, CLOSEST_AVERAGE)
