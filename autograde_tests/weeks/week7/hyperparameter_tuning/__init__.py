"""Exercises of the notebook week7/hyperparameter_tuning."""

from .coverage import COVERAGE
from .sampling import BETA, LOG_UNIFORM
from .scales import SAMPLERS, SHARES

EXERCISES = (COVERAGE, SHARES, LOG_UNIFORM, BETA, SAMPLERS)
