"""Exercises and predictions of the notebook week4/digits_deep_network."""

from .design import DIGITS_DESIGN
from .guesses import RANDOM_LAYERS, SECOND_LAYER, WHICH_COST
from .layers import CLASS_SHARE, LAYER_OUTPUTS, NEAREST_MEAN_ACCURACY
from .questions import ANALOGY, KINDS
from .training import TRAIN_DEEP

EXERCISES = (
    TRAIN_DEEP,
    LAYER_OUTPUTS,
    NEAREST_MEAN_ACCURACY,
    CLASS_SHARE,
    KINDS,
    DIGITS_DESIGN,
    ANALOGY,
)

PREDICTIONS = (WHICH_COST, SECOND_LAYER, RANDOM_LAYERS)
