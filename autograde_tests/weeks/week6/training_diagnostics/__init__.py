"""Exercises and predictions of the notebook week6/training_diagnostics."""

from .diagnosis import DIAGNOSIS
from .guesses import BEST_RATIO, FAULTY_ADAM, HOW_MANY_DIE
from .instruments import DEAD_SHARE, LAYER_STATISTICS, UPDATE_RATIO
from .optimizers import ADAM_IS_RIGHT, WHICH_OPTIMIZER

EXERCISES = (
    UPDATE_RATIO,
    DEAD_SHARE,
    LAYER_STATISTICS,
    DIAGNOSIS,
    WHICH_OPTIMIZER,
    ADAM_IS_RIGHT,
)

PREDICTIONS = (BEST_RATIO, HOW_MANY_DIE, FAULTY_ADAM)
