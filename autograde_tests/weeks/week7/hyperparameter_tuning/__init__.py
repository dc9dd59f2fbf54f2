"""Exercises and predictions of the notebook week7/hyperparameter_tuning."""

from .coverage import COVERAGE
from .grids import GRID_SETTINGS
from .guesses import THE_RACE, WHAT_MATTERS
from .sampling import BETA, LOG_UNIFORM
from .scales import SAMPLERS, SHARES
from .testing import SAMPLE_FAULT

EXERCISES = (COVERAGE, GRID_SETTINGS, SHARES, LOG_UNIFORM, BETA, SAMPLE_FAULT, SAMPLERS)

PREDICTIONS = (WHAT_MATTERS, THE_RACE)
