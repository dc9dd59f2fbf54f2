"""Exercises and predictions of the notebook week4/deep_backpropagation."""

from .backward import L_MODEL_BACKWARD, LINEAR_ACTIVATION_BACKWARD, LINEAR_BACKWARD
from .guesses import WHO_INHERITS
from .measured import FIRST_WRONG_LAYER, SLOPE_ALONG
from .training import UPDATE_PARAMETERS

EXERCISES = (
    LINEAR_BACKWARD,
    LINEAR_ACTIVATION_BACKWARD,
    L_MODEL_BACKWARD,
    SLOPE_ALONG,
    FIRST_WRONG_LAYER,
    UPDATE_PARAMETERS,
)

PREDICTIONS = (WHO_INHERITS,)
