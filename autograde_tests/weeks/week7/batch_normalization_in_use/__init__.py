"""Exercises and predictions of the notebook week7/batch_normalization_in_use."""

from .guesses import ITS_COMPANY, JITTER, VARIANCE_OF_FOUR, WHICH_SHIFT
from .inference import FOLD, INFERENCE
from .layers import LAYERNORM
from .network import NETWORK_IN_USE
from .noise import COMPANY
from .questions import AXES
from .running import UPDATE

EXERCISES = (UPDATE, INFERENCE, NETWORK_IN_USE, FOLD, COMPANY, LAYERNORM, AXES)

PREDICTIONS = (ITS_COMPANY, VARIANCE_OF_FOUR, JITTER, WHICH_SHIFT)
