"""Exercises and predictions of the notebook week7/hyperparameter_search."""

from .chosen import CHOSEN
from .diagnosis import BUDGETS, DIAGNOSIS
from .guesses import COARSE_OR_RANDOM, HALVING, THE_TEN_AGAIN
from .rounds import COARSE_TO_FINE, NARROWED
from .trials import RANDOM_SEARCH

EXERCISES = (RANDOM_SEARCH, NARROWED, COARSE_TO_FINE, BUDGETS, CHOSEN, DIAGNOSIS)

PREDICTIONS = (COARSE_OR_RANDOM, HALVING, THE_TEN_AGAIN)
