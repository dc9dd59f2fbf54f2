"""Exercises of the notebook week2/numpy_basics.

The wrong and the right versions stand in a student's cell in our tests: np and math are all they
may use.
"""

from .broadcasting import CALORIE_SHARES, NORMALIZE_ROWS, SOFTMAX
from .functions import BASIC_SIGMOID, SIGMOID, SIGMOID_DERIVATIVE
from .losses import L1, L2
from .predicted_shapes import SHAPES_QUIZ
from .shapes import IMAGE2VECTOR

EXERCISES = (
    BASIC_SIGMOID,
    SIGMOID,
    SIGMOID_DERIVATIVE,
    IMAGE2VECTOR,
    CALORIE_SHARES,
    NORMALIZE_ROWS,
    SOFTMAX,
    L1,
    L2,
    SHAPES_QUIZ,
)
