"""Exercises and predictions of the notebook week6/learning_rate_decay."""

from .by_hand import PLATEAU_DECAY, WALKER_VARIANCE
from .decay import EXPONENTIAL, SCHEDULE, SQRT, UPDATE_LR
from .design import SCHEDULE_DESIGN, WARMUP_COSINE
from .diagnosis import DIAGNOSIS
from .guesses import AS_LONG, WHO_LEAVES

EXERCISES = (
    WALKER_VARIANCE,
    PLATEAU_DECAY,
    UPDATE_LR,
    EXPONENTIAL,
    SQRT,
    SCHEDULE,
    WARMUP_COSINE,
    SCHEDULE_DESIGN,
    DIAGNOSIS,
)

PREDICTIONS = (AS_LONG, WHO_LEAVES)
