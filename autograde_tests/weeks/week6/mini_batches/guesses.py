"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

SIXTY_FOUR_OF_300 = prediction(
    Numeric(
        "sixty_four_of_300",
        "How far off is a fifth?",
        "The gradient of one example is off by about 80 degrees from that of all 300, hardly "
        "better than a random direction. By how many degrees is the gradient of 64 examples off?",
        answer=6,
        wrong={
            17: "That would be a share: 64 of 300 examples are missing no share of the direction.",
            40: "The noise of a mean falls with the square root of the number of examples.",
        },
        unit="degrees",
        rtol=0,
        atol=4,
        reason="Four times as many examples more than halve the angle each time: 82, 38, 16, 6. A "
        "fifth of the work gives nearly the same direction.",
    ),
    too_small="It is close, though not that close: the mean is over 64 of 300.",
    too_large="The noise of a mean falls with the root of the number, by 8 for 64 examples.",
)

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
