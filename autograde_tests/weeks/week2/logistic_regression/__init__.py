"""Exercises and predictions of the notebook week2/logistic_regression."""

from .classifier import MODEL, PREDICT
from .descent import INITIALIZE_WITH_ZEROS, OPTIMIZE, PROPAGATE
from .diagnosis import DIAGNOSIS
from .guesses import TEST_DRAWINGS
from .pictures import FLATTEN_IMAGES, STANDARDIZE
from .unit import DERIVATIVES, SIGMOID

EXERCISES = (
    FLATTEN_IMAGES,
    STANDARDIZE,
    SIGMOID,
    DERIVATIVES,
    INITIALIZE_WITH_ZEROS,
    PROPAGATE,
    OPTIMIZE,
    PREDICT,
    MODEL,
    DIAGNOSIS,
)

PREDICTIONS = (TEST_DRAWINGS,)
