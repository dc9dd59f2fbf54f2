"""Exercises and predictions of the notebook week5/regularization."""

from .augmentation import AUGMENT
from .choices import CHOICES
from .dropout import BACKWARD_DROPOUT, FORWARD_DROPOUT
from .guesses import WHERE_TO_DROP
from .penalty import BACKWARD_L2, COMPUTE_COST, SHRINKING
from .stopping import EARLY_STOPPING

EXERCISES = (
    COMPUTE_COST,
    BACKWARD_L2,
    SHRINKING,
    FORWARD_DROPOUT,
    BACKWARD_DROPOUT,
    EARLY_STOPPING,
    AUGMENT,
    CHOICES,
)

PREDICTIONS = (WHERE_TO_DROP,)
