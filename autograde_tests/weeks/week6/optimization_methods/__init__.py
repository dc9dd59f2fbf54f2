"""Exercises and predictions of the notebook week6/optimization_methods."""

from .adam import ADAM, ADAM_START
from .first_steps import ADAM_STEPS, FIRST_STEPS
from .guesses import SAME_RATE
from .momentum import MOMENTUM, VELOCITY
from .rmsprop import RMSPROP, RMSPROP_START

EXERCISES = (
    VELOCITY,
    MOMENTUM,
    RMSPROP_START,
    RMSPROP,
    ADAM_START,
    ADAM,
    FIRST_STEPS,
    ADAM_STEPS,
)

PREDICTIONS = (SAME_RATE,)
