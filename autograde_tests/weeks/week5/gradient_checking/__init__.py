"""Exercises of the notebook week5/gradient_checking."""

from .hunt import CULPRITS
from .network import GRADIENT_CHECK_N, NUMERICAL_GRADIENTS
from .one_weight import BACKWARD_PROPAGATION, FORWARD_PROPAGATION, GRADIENT_CHECK
from .readings import READINGS

EXERCISES = (
    FORWARD_PROPAGATION,
    BACKWARD_PROPAGATION,
    GRADIENT_CHECK,
    NUMERICAL_GRADIENTS,
    GRADIENT_CHECK_N,
    READINGS,
    CULPRITS,
)
