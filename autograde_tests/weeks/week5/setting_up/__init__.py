"""Exercises and predictions of the notebook week5/setting_up."""

from .bias_and_variance import DIAGNOSIS, NEXT_STEP
from .depth import DEPTH_UNTIL, GRADIENT_NORMS, LAYER_SCALES
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
    DEPTH_UNTIL,
    LAYER_SCALES,
    GRADIENT_NORMS,
)

PREDICTIONS = (THE_WARD,)
