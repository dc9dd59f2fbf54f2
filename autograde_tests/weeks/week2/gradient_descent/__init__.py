"""Exercises and predictions of the notebook week2/gradient_descent."""

from .derivatives import DERIVATIVES
from .descent import INITIALIZE_WITH_ZEROS, OPTIMIZE, PROPAGATE
from .guesses import NO_MEAN_ANYWHERE, SHORT_FORM
from .measuring import GRADIENT_IS_RIGHT, MEASURED_GRADIENT
from .one_step import STEP_WITH_LOOPS

EXERCISES = (
    DERIVATIVES,
    STEP_WITH_LOOPS,
    INITIALIZE_WITH_ZEROS,
    PROPAGATE,
    MEASURED_GRADIENT,
    GRADIENT_IS_RIGHT,
    OPTIMIZE,
)

PREDICTIONS = (SHORT_FORM, NO_MEAN_ANYWHERE)
