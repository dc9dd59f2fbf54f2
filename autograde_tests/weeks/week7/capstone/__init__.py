"""Exercises of the notebook week7/capstone."""

from .training import TRAIN

EXERCISES = (TRAIN,)
