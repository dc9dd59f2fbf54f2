"""Exercises and predictions of the notebook week7/softmax_classifier."""

from .cost import COST
from .guesses import FIRST_STEP, FOUR_SCORES, SHIFTED
from .labels import ONE_HOT
from .probabilities import HARD_MAX, SOFTMAX
from .readings import READINGS
from .regression import REGRESSION
from .slopes import BACKWARD, JACOBIAN
from .two_classes import TWO_CLASSES

EXERCISES = (
    ONE_HOT,
    SOFTMAX,
    HARD_MAX,
    COST,
    JACOBIAN,
    BACKWARD,
    TWO_CLASSES,
    REGRESSION,
    READINGS,
)

PREDICTIONS = (FOUR_SCORES, SHIFTED, FIRST_STEP)
