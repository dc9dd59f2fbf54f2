"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

FOUR_UNITS = prediction(
    Numeric(
        "four_units",
        "Four hidden units",
        "Logistic regression got 50.5 % of the flower right. What share will four hidden units get "
        "right after 10 000 updates?",
        answer=90,
        wrong={
            100: "No boundary can part two points of different classes that lie in the same place.",
            66.75: "That is the best line of all. Four units bend four lines into one boundary.",
        },
        unit="%",
        rtol=0,
        atol=3,
        reason="About nine in ten. Four units are enough for the four petals; the rest of the "
        "points lie where petals of both classes overlap.",
    ),
    too_small="Four units set by hand got close to nine in ten. Training finds something as good.",
    too_large="Near the middle the petals overlap: points of both classes lie in the same places.",
)

FIFTY_UNITS = prediction(
    OneChoice(
        "fifty_units",
        "From 5 to 50 hidden units",
        "You go from 5 hidden units to 50. What happens to the accuracy?",
        {
            "a": "It rises on the training points and on new points.",
            "b": "It rises on the training points and falls on new points.",
            "c": "It stays the same on both.",
            "d": "It falls on both.",
        },
        answer="b",
        wrong={
            "a": "More units fit the training points better, their noise too. New points have "
            "other noise.",
            "c": "Fifty units can bend round single points, and training makes use of that.",
            "d": "Gradient descent lowers the cost on the training points, and more units help it.",
        },
        reason="The network bends its boundary round single training points, noise included. That "
        "helps with these points and harms with others: it overfits.",
    )
)
