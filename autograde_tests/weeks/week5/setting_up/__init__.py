"""Exercises and predictions of the notebook week5/setting_up."""

from .dev_sets import DEV_ACCURACIES, DEV_SIZE
from .guesses import BEST_OF_FORTY, SORTED_TABLE
from .sets import SPLIT_DATA
from .sound import SPLIT_IS_SOUND
from .targets import WHICH_SETS

EXERCISES = (SPLIT_DATA, SPLIT_IS_SOUND, DEV_ACCURACIES, DEV_SIZE, WHICH_SETS)

PREDICTIONS = (SORTED_TABLE, BEST_OF_FORTY)
