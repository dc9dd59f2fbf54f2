"""Exercises and predictions of the notebook week5/gradient_checking."""

from .check import GRADIENT_CHECK_N
from .guesses import SMALLER_EPSILON, WHICH_RUN
from .one_weight import BACKWARD_PROPAGATION, FORWARD_PROPAGATION, GRADIENT_CHECK
from .readings import READINGS
from .slopes import NUMERICAL_GRADIENTS
from .twice import CHECK_TWICE

EXERCISES = (
    FORWARD_PROPAGATION,
    BACKWARD_PROPAGATION,
    GRADIENT_CHECK,
    NUMERICAL_GRADIENTS,
    GRADIENT_CHECK_N,
    READINGS,
    CHECK_TWICE,
)

PREDICTIONS = (WHICH_RUN, SMALLER_EPSILON)
