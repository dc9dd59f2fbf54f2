"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

AS_LONG = prediction(
    OneChoice(
        "as_long",
        "Longer, or shorter steps",
        "After 100 steps with the rate 1 their mean cost is about 0.8. What do 100 more bring?",
        {
            "a": "It falls on, more slowly.",
            "b": "It stays.",
            "c": "It falls to 0.",
            "d": "It rises.",
        },
        answer="b",
        wrong={
            "a": "Near the bottom the exact gradient is nearly 0. What is left of a noisy one?",
            "c": "At the bottom itself the next step still leads away: its noise is not 0.",
            "d": "A rate of 1 is far from diverging, at 2. It goes neither up nor down.",
        },
        reason="With a constant rate the walkers dance around the bottom, at a distance that the "
        "rate decides. More steps do not help; shorter ones do.",
    )
)

WHO_LEAVES = prediction(
    OneChoice(
        "who_leaves",
        "Off the ridge",
        "Four methods start a thousandth beside the ridge of a saddle, with the rate 0.1. Which "
        "are off it within 25 steps?",
        {
            "a": "momentum only",
            "b": "momentum and Adam",
            "c": "RMSprop and Adam",
            "d": "all four",
        },
        answer="c",
        wrong={
            "a": "A velocity is an average of slopes, and they are all tiny here.",
            "b": "Adam, yes. A velocity is an average of slopes, and they are all tiny here.",
            "d": "Gradient descent makes steps as long as a tenth of the slope, a ten-thousandth.",
        },
        reason="Who divides a tiny slope by its own tiny size walks off at full speed. Gradient "
        "descent and momentum take about 75 steps or more, in which the cost looks as if it had "
        "arrived.",
    )
)
