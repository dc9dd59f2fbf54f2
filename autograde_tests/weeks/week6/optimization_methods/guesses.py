"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

SAME_RATE = prediction(
    OneChoice(
        "same_rate",
        "Momentum in the ravine",
        "Gradient descent with the rate 0.95 needs 115 steps down the ravine. How many does "
        "momentum need, $\\beta = 0.8$, with **the same rate**?",
        {
            "a": "about a fifth as many, as its window has five steps",
            "b": "about half as many",
            "c": "about as many",
            "d": "about five times as many, as $1 - \\beta$ is 0.2",
        },
        answer="c",
        wrong={
            "a": "The window says over how many gradients it averages. What is the average of five "
            "equal ones?",
            "b": "Along the floor all gradients have one sign. An average of them is no larger.",
            "d": "Each gradient comes in with the weight 0.2, but its echoes add up to 1.",
        },
        reason="115 steps against 110: along the floor, an average of nearly equal gradients is "
        "the gradient. What momentum buys is a larger rate.",
    )
)
