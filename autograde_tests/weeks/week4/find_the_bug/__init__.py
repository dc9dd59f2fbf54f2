"""Exercises of the notebook week4/find_the_bug."""

from dataclasses import replace

from .backward import ACTIVATION_BACKWARD, BACKWARD, LINEAR_BACKWARD
from .cost import COST
from .diagnosis import DIAGNOSIS
from .forward import ACTIVATION_FORWARD, FORWARD, INITIALIZE
from .predictions import PREDICT
from .training import MODEL
from .update import UPDATE

_REPAIRED = (
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

EXERCISES = (DIAGNOSIS, *(replace(each, is_handed_out=True) for each in _REPAIRED))
