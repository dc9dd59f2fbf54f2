"""Exercises and predictions of the notebook week5/augmentation."""

from .choices import CHOICES
from .guesses import CATS_RECIPE
from .labels import KEPT_LABELS
from .pictures import AUGMENT
from .recipe import DIGIT_RECIPE
from .stopping import EARLY_STOPPING

EXERCISES = (
    EARLY_STOPPING,
    KEPT_LABELS,
    AUGMENT,
    DIGIT_RECIPE,
    CHOICES,
)

PREDICTIONS = (CATS_RECIPE,)
"""What this notebook asks to guess before it shows it."""
