"""Exercises and predictions of the notebook week6/putting_it_together."""

from .design import DIGITS_DESIGN
from .guesses import TEN_OUTPUTS, WHAT_ADAM_ADDS
from .ladder import LADDER
from .loop import ONE_EPOCH, PENALISED_GRADIENTS, TRAIN_NETWORK

EXERCISES = (PENALISED_GRADIENTS, ONE_EPOCH, TRAIN_NETWORK, LADDER, DIGITS_DESIGN)

PREDICTIONS = (TEN_OUTPUTS, WHAT_ADAM_ADDS)
