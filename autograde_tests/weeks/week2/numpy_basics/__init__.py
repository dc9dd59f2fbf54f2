"""Exercises and predictions of the notebook week2/numpy_basics.

The wrong and the right versions stand in a student's cell in our tests: np and math are all they
may use.
"""

from .functions import BASIC_SIGMOID, SIGMOID, SIGMOID_DERIVATIVE
from .guesses import BEST_WAITING_TIME, RANK_ONE
from .losses import BEST_GUESSES, L1, L2
from .predicted_shapes import SHAPES_QUIZ
from .shapes import IMAGE2VECTOR, MATRIX_PRODUCT

EXERCISES = (
    BASIC_SIGMOID,
    SIGMOID,
    SIGMOID_DERIVATIVE,
    MATRIX_PRODUCT,
    IMAGE2VECTOR,
    SHAPES_QUIZ,
    L1,
    L2,
    BEST_GUESSES,
)

PREDICTIONS = (RANK_ONE, BEST_WAITING_TIME)
