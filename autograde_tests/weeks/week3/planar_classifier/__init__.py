"""Exercises and predictions of the notebook week3/planar_classifier."""

from .by_hand import UNITS_BY_HAND
from .guesses import BEST_LINE, LINE_ON_FLOWER
from .layers import COMPUTE_COST, FORWARD_PROPAGATION, LAYER_SIZES
from .one_example import FORWARD_ONE_EXAMPLE

EXERCISES = (
    LAYER_SIZES,
    FORWARD_ONE_EXAMPLE,
    FORWARD_PROPAGATION,
    COMPUTE_COST,
    UNITS_BY_HAND,
)

PREDICTIONS = (LINE_ON_FLOWER, BEST_LINE)
