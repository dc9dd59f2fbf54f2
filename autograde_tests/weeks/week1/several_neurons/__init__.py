"""Exercises and predictions of the notebook week1/several_neurons.

The wrong and the right versions stand in a student's cell in our tests: np, relu and price_neuron
are all they may use.
"""

from .bends import BEND_COEFFICIENTS, BENT_CURVE, BENT_PRICE
from .guesses import CLEAN_COPIES, HOW_MANY_STARTS, TWICE_THE_NEURONS
from .network import AGENT_PRICE, COUNT_PARAMETERS
from .questions import NEURON

EXERCISES = (
    BENT_PRICE,
    BEND_COEFFICIENTS,
    BENT_CURVE,
    AGENT_PRICE,
    COUNT_PARAMETERS,
    NEURON,
)
PREDICTIONS = (TWICE_THE_NEURONS, HOW_MANY_STARTS, CLEAN_COPIES)
