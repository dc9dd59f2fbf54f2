"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric

LINE_ON_FLOWER = prediction(
    Numeric(
        "line_on_flower",
        "A line through a flower",
        "Logistic regression makes 2000 steps on these 400 examples. What share of them will it "
        "get right?",
        answer=50.5,
        wrong={},
        unit="%",
        rtol=0,
        atol=3,
        reason="It does as well as a coin. Opposite petals have the same label, so no direction "
        "speaks for either, and the cheapest answer is one half for every point.",
    ),
    too_small="A unit that is wrong more often than right would be right more often with all its "
    "signs turned round.",
    too_large="Of the lines that you try next, the best gets two thirds right, and the lowest cost "
    "does not lie there.",
)
