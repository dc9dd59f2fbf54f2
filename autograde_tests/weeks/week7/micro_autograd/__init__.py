"""Exercises and predictions of the notebook week7/micro_autograd."""

from .backward import BACKWARD, TOPOLOGICAL_ORDER
from .by_hand import BY_HAND
from .guesses import AGREEMENT, PATHS, SLOWER
from .network import COST_OF
from .quiz import GRAPH_QUIZ
from .values import SOFTPLUS, VALUE

EXERCISES = (BY_HAND, VALUE, TOPOLOGICAL_ORDER, BACKWARD, SOFTPLUS, COST_OF, GRAPH_QUIZ)

PREDICTIONS = (PATHS, AGREEMENT, SLOWER)
