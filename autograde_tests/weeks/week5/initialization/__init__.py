"""Exercises and predictions of the notebook week5/initialization."""

from .depth import DEPTH_UNTIL, GRADIENT_NORMS, LAYER_SCALES
from .guesses import COST_FROM_ZEROS, TANH_START
from .large import RANDOM
from .right_size import HE, XAVIER
from .scales import SCALES
from .zeros import ZEROS

EXERCISES = (ZEROS, RANDOM, DEPTH_UNTIL, LAYER_SCALES, HE, XAVIER, GRADIENT_NORMS, SCALES)

PREDICTIONS = (COST_FROM_ZEROS, TANH_START)
