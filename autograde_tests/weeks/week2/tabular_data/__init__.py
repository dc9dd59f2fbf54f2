"""Exercises and predictions of the notebook week2/tabular_data."""

from .guesses import RAW_FEATURES, THRESHOLD_FOR_TEN
from .leakage import LEAKS
from .scales import STABLE_COST, STANDARDIZE_TABLE
from .thresholds import CHOOSE_THRESHOLD, COUNT_MISTAKES, THRESHOLD_COST

EXERCISES = (
    STANDARDIZE_TABLE,
    LEAKS,
    COUNT_MISTAKES,
    THRESHOLD_COST,
    CHOOSE_THRESHOLD,
    STABLE_COST,
)

PREDICTIONS = (RAW_FEATURES, THRESHOLD_FOR_TEN)
