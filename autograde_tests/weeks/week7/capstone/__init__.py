"""Exercises and predictions of the notebook week7/capstone."""

from .guesses import BY_THE_CLOCK, LUCK, TWICE_THE_BUDGET
from .questions import BUDGETING, PLANNING
from .report import REPORT
from .training import TRAIN

EXERCISES = (PLANNING, BUDGETING, TRAIN, REPORT)

PREDICTIONS = (LUCK, BY_THE_CLOCK, TWICE_THE_BUDGET)
