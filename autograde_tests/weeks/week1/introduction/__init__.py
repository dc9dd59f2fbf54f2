"""Exercises of the notebook week1/introduction.

The wrong and the right versions stand in a student's cell in our tests: np, relu, price_neuron and
mean_squared_error are all they may use.
"""

from .guesses import SAME_BEND, TWENTY_NUMBERS
from .neuron import MEAN_SQUARED_ERROR, PRICE_NEURON, RELU
from .search import BEST_NEURON, FIND_NEURON, NEURON_THROUGH, SEARCH_COST

EXERCISES = (
    RELU,
    PRICE_NEURON,
    NEURON_THROUGH,
    MEAN_SQUARED_ERROR,
    BEST_NEURON,
    SEARCH_COST,
    FIND_NEURON,
)
PREDICTIONS = (SAME_BEND, TWENTY_NUMBERS)
