"""Exercises and predictions of the notebook week5/initialization."""

from .guesses import COST_FROM_ZEROS
from .large import RANDOM
from .right_size import HE, XAVIER
from .scales import SCALES
from .zeros import ZEROS

EXERCISES = (ZEROS, RANDOM, HE, XAVIER, SCALES)

PREDICTIONS = (COST_FROM_ZEROS,)
