"""Exercises and predictions of the notebook week2/digits_one_vs_rest."""

from .confusion import CONFUSION_TABLE, MOST_MIXED_UP
from .guesses import EXACTLY_ONE, TEN_UNITS
from .project import YOUR_FEATURES
from .ten_units import ONE_AGAINST_REST, READ_DIGITS, TRAIN_TEN

EXERCISES = (
    ONE_AGAINST_REST,
    TRAIN_TEN,
    READ_DIGITS,
    CONFUSION_TABLE,
    MOST_MIXED_UP,
    YOUR_FEATURES,
)

PREDICTIONS = (EXACTLY_ONE, TEN_UNITS)
