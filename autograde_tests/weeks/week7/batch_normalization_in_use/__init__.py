"""Exercises and predictions of the notebook week7/batch_normalization_in_use."""

from .guesses import WHICH_SHIFT
from .inference import FOLD, INFERENCE
from .layers import LAYERNORM
from .noise import COMPANY
from .questions import AXES
from .running import UPDATE

EXERCISES = (UPDATE, INFERENCE, FOLD, COMPANY, LAYERNORM, AXES)

PREDICTIONS = (WHICH_SHIFT,)
