"""Exercises and predictions of the notebook week5/dropout."""

from .averages import DROPOUT_PENALTY, LOSS_OVER_MASKS
from .guesses import WHERE_TO_DROP
from .masks import MASK_IS_RIGHT
from .passes import BACKWARD_DROPOUT, FORWARD_DROPOUT

EXERCISES = (
    FORWARD_DROPOUT,
    MASK_IS_RIGHT,
    BACKWARD_DROPOUT,
    LOSS_OVER_MASKS,
    DROPOUT_PENALTY,
)

PREDICTIONS = (WHERE_TO_DROP,)
"""What this notebook asks to guess before it shows it."""
