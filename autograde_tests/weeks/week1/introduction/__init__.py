"""Exercises of the notebook week1/introduction.

The wrong and the right versions stand in a student's cell in our tests: np, relu and price_neuron
are all they may use.
"""

from .bends import BENT_PRICE
from .neuron import MEAN_SQUARED_ERROR, PRICE_NEURON, RELU
from .questions import NEURON, SCALE, TASKS

EXERCISES = (RELU, PRICE_NEURON, MEAN_SQUARED_ERROR, BENT_PRICE, NEURON, TASKS, SCALE)
