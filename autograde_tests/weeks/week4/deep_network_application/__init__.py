"""Exercises and predictions of the notebook week4/deep_network_application."""

from .centres import SWAP_CENTRE
from .deep_model import L_LAYER_MODEL
from .diagnosis import DIAGNOSIS
from .errors import MOST_WRONG
from .guesses import DISCS, FOUR_LAYERS, SWAPPED_CENTRES
from .pictures import SHRINK_IMAGES
from .shallow import PREDICT, TWO_LAYER_MODEL

EXERCISES = (
    SHRINK_IMAGES,
    TWO_LAYER_MODEL,
    PREDICT,
    L_LAYER_MODEL,
    MOST_WRONG,
    SWAP_CENTRE,
    DIAGNOSIS,
)

PREDICTIONS = (FOUR_LAYERS, SWAPPED_CENTRES, DISCS)
