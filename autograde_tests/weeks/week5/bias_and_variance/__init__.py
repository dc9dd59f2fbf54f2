"""Exercises and predictions of the notebook week5/bias_and_variance."""

from .curves import DEV_ERROR_FLOOR
from .guesses import BETTER_THAN_THE_RULE, TEN_NETWORKS
from .loop import FOLLOW_RECIPE
from .parts import BIAS_VARIANCE
from .recipe import DIAGNOSIS, NEXT_STEP

EXERCISES = (BIAS_VARIANCE, DEV_ERROR_FLOOR, DIAGNOSIS, NEXT_STEP, FOLLOW_RECIPE)

PREDICTIONS = (BETTER_THAN_THE_RULE, TEN_NETWORKS)
