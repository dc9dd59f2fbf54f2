"""Exercises and predictions of the notebook week4/find_the_bug_backward."""

from dataclasses import replace

from .backward import ACTIVATION_BACKWARD, BACKWARD, LINEAR_BACKWARD
from .diagnosis import DIAGNOSIS
from .guesses import AS_IT_STANDS, SEEN_IN_THE_CURVE
from .predictions import PREDICT
from .training import MODEL
from .update import UPDATE

_REPAIRED = (LINEAR_BACKWARD, ACTIVATION_BACKWARD, BACKWARD, UPDATE, PREDICT, MODEL)

EXERCISES = (DIAGNOSIS, *(replace(each, is_handed_out=True) for each in _REPAIRED))

PREDICTIONS = (AS_IT_STANDS, SEEN_IN_THE_CURVE)
