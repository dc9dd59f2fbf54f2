"""Exercises and predictions of the notebook week5/setting_up."""

from .bias_and_variance import DIAGNOSIS, NEXT_STEP
from .dev_sets import DEV_ACCURACIES, DEV_SIZE
from .guesses import THE_WARD
from .inputs import FIT_NORMALIZER, NORMALIZE
from .sets import SPLIT_DATA

EXERCISES = (
    SPLIT_DATA,
    DEV_ACCURACIES,
    DEV_SIZE,
    DIAGNOSIS,
    NEXT_STEP,
    FIT_NORMALIZER,
    NORMALIZE,
)

PREDICTIONS = (THE_WARD,)
