"""Exercises and predictions of the notebook week4/deep_network_step_by_step."""

from .cost import COMPUTE_COST
from .forward import L_MODEL_FORWARD, LINEAR_ACTIVATION_FORWARD, LINEAR_FORWARD
from .guesses import AFTER_TEN_LAYERS
from .shapes import SHAPES
from .start import INITIALIZE_PARAMETERS, INITIALIZE_PARAMETERS_DEEP

EXERCISES = (
    SHAPES,
    INITIALIZE_PARAMETERS,
    INITIALIZE_PARAMETERS_DEEP,
    LINEAR_FORWARD,
    LINEAR_ACTIVATION_FORWARD,
    L_MODEL_FORWARD,
    COMPUTE_COST,
)

PREDICTIONS = (AFTER_TEN_LAYERS,)
