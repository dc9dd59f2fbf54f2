"""Exercises and predictions of the notebook week2/logistic_regression."""

from .cost import COST_IN_A_LOOP, COST_OF_ALL
from .guesses import DOWN_BOTH_HILLS, TWO_THOUSAND_HALVES
from .pictures import FLATTEN_IMAGES, STANDARDIZE
from .unit import BOUNDARY, LOGIT, SIGMOID

EXERCISES = (
    FLATTEN_IMAGES,
    STANDARDIZE,
    SIGMOID,
    LOGIT,
    BOUNDARY,
    COST_IN_A_LOOP,
    COST_OF_ALL,
)

PREDICTIONS = (TWO_THOUSAND_HALVES, DOWN_BOTH_HILLS)
