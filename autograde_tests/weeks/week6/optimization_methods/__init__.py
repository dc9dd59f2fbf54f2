"""Exercises and predictions of the notebook week6/optimization_methods."""

from .adam import ADAM, ADAM_START
from .averages import AVERAGE, WINDOW
from .batches import BATCHES, MINI_BATCHES
from .decay import EXPONENTIAL, SCHEDULE, SQRT, UPDATE_LR
from .descent import GD
from .diagnosis import DIAGNOSIS
from .guesses import CLOSEST_AVERAGE
from .momentum import MOMENTUM, VELOCITY
from .rmsprop import RMSPROP, RMSPROP_START

EXERCISES = (
    GD,
    MINI_BATCHES,
    BATCHES,
    AVERAGE,
    WINDOW,
    VELOCITY,
    MOMENTUM,
    RMSPROP_START,
    RMSPROP,
    ADAM_START,
    ADAM,
    UPDATE_LR,
    EXPONENTIAL,
    SQRT,
    SCHEDULE,
    DIAGNOSIS,
)

PREDICTIONS = (CLOSEST_AVERAGE,)
