"""Exercises and predictions of the notebook week1/why_now.

The wrong and the right versions stand in a student's cell in our tests: np and error_rate are all
they may use.
"""

from .curves import ERROR_RATE, EXAMPLES_NEEDED, LEARNING_CURVE, OVERTAKES
from .guesses import LOOP_OR_ARRAY, WHO_WINS
from .questions import SCALE, TASKS

EXERCISES = (TASKS, ERROR_RATE, LEARNING_CURVE, OVERTAKES, EXAMPLES_NEEDED, SCALE)
PREDICTIONS = (WHO_WINS, LOOP_OR_ARRAY)
