"""Exercises of the notebook week7/capstone."""

from .questions import BUDGETING, PLANNING
from .report import REPORT
from .training import TRAIN

EXERCISES = (PLANNING, BUDGETING, TRAIN, REPORT)
