"""Exercises and predictions of the notebook week7/frameworks."""

from .choosing import CHOOSING
from .guesses import COME_APART, EIGHT_UNITS, SECOND_BACKWARD
from .models import TO_TORCH, TORCH_FORWARD
from .quiz import FRAMEWORK_QUIZ
from .training import LOOPS, TRAIN_TORCH

EXERCISES = (CHOOSING, TO_TORCH, TORCH_FORWARD, LOOPS, TRAIN_TORCH, FRAMEWORK_QUIZ)

PREDICTIONS = (SECOND_BACKWARD, COME_APART, EIGHT_UNITS)
