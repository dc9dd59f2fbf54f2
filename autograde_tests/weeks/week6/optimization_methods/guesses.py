"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

CLOSEST_AVERAGE = prediction(
    OneChoice(
        "closest_average",
        "Close to the season",
        "The averages are drawn over the year, with the season that the weather varies around. "
        "Which of them comes closest to the season?",
        {"a": "$\\beta = 0.5$", "b": "$\\beta = 0.9$", "c": "$\\beta = 0.98$"},
        answer="b",
        wrong={
            "a": "It keeps up with the season, and with each gust as well: it is off by 2.9 °C.",
            "c": "It is the smoothest of the three. It pays for that with a lag of about a month, "
            "and is off by 3.5 °C, more than with 0.5.",
        },
        reason="With 0.9 it is off by 1.5 °C. That is long enough for the weather to cancel, and "
        "short enough to follow the season within days.",
    )
)
