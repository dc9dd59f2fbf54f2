"""Exercises and predictions of the notebook week2/cat_classifier."""

from .classifier import MODEL, PREDICT
from .diagnosis import DIAGNOSIS
from .guesses import MIRRORED_TRAINING, TEST_DRAWINGS
from .judging import ACCURACY_AND_BASELINE
from .rates import COSTS_BY_RATE

EXERCISES = (PREDICT, MODEL, ACCURACY_AND_BASELINE, COSTS_BY_RATE, DIAGNOSIS)

PREDICTIONS = (TEST_DRAWINGS, MIRRORED_TRAINING)
