"""Exercises of the notebook week7/hyperparameter_search."""

from .chosen import CHOSEN
from .diagnosis import BUDGETS, DIAGNOSIS
from .rounds import COARSE_TO_FINE, NARROWED
from .trials import RANDOM_SEARCH

EXERCISES = (RANDOM_SEARCH, NARROWED, COARSE_TO_FINE, BUDGETS, CHOSEN, DIAGNOSIS)
