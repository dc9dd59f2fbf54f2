"""Exercises of the notebook week7/frameworks."""

from .choosing import CHOOSING
from .models import TO_TORCH, TORCH_FORWARD
from .quiz import FRAMEWORK_QUIZ
from .training import LOOPS, TRAIN_TORCH

EXERCISES = (CHOOSING, TO_TORCH, TORCH_FORWARD, LOOPS, TRAIN_TORCH, FRAMEWORK_QUIZ)
