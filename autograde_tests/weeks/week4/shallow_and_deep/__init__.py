"""Exercises and predictions of the notebook week4/shallow_and_deep."""

from .diagnosis import DIAGNOSIS
from .gate import XOR_PARAMETERS
from .guesses import FEWER_UNITS, PARITY_TREE
from .layers import PARITY_BY_FOLDING, PARITY_BY_TREE
from .parity import IS_PARITY, UNITS_NEEDED

EXERCISES = (
    XOR_PARAMETERS,
    IS_PARITY,
    UNITS_NEEDED,
    PARITY_BY_TREE,
    PARITY_BY_FOLDING,
    DIAGNOSIS,
)

PREDICTIONS = (FEWER_UNITS, PARITY_TREE)
