"""Exercises and predictions of the notebook week2/broadcasting.

The wrong and the right versions stand in a student's cell in our tests: np and math are all they
may use.
"""

from .distances import DISTANCES, DISTANCES_IN_LOOPS, NEAREST_LABELS
from .guesses import NEAREST_DIGITS, SQUARE_BY_ACCIDENT
from .predicted_shapes import BROADCAST_QUIZ
from .shares import CALORIE_SHARES, NORMALIZE_ROWS, SOFTMAX

EXERCISES = (
    CALORIE_SHARES,
    NORMALIZE_ROWS,
    SOFTMAX,
    DISTANCES_IN_LOOPS,
    DISTANCES,
    NEAREST_LABELS,
    BROADCAST_QUIZ,
)

PREDICTIONS = (SQUARE_BY_ACCIDENT, NEAREST_DIGITS)
