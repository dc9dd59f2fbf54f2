"""Exercises and predictions of the notebook week5/regularization."""

from .bends import BEND
from .guesses import BEST_STRENGTH, TWENTY_UNITS
from .penalty import BACKWARD_L2, COMPUTE_COST, SHRINKING
from .penalty_test import PENALTY_IS_RIGHT

EXERCISES = (
    COMPUTE_COST,
    BACKWARD_L2,
    PENALTY_IS_RIGHT,
    SHRINKING,
    BEND,
)

PREDICTIONS = (BEST_STRENGTH, TWENTY_UNITS)
"""What this notebook asks to guess before it shows it."""
