"""Exercises of the notebook week4/find_the_bug."""

from .backward import ACTIVATION_BACKWARD, BACKWARD, LINEAR_BACKWARD
from .cost import COST
from .diagnosis import DIAGNOSIS
from .forward import ACTIVATION_FORWARD, FORWARD, INITIALIZE
from .predictions import PREDICT
from .training import MODEL
from .update import UPDATE

EXERCISES = (
    DIAGNOSIS,
    INITIALIZE,
    ACTIVATION_FORWARD,
    FORWARD,
    COST,
    LINEAR_BACKWARD,
    ACTIVATION_BACKWARD,
    BACKWARD,
    UPDATE,
    PREDICT,
    MODEL,
)
