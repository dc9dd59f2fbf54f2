"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

TWO_THOUSAND_HALVES = prediction(
    OneChoice(
        "two_thousand_halves",
        "A product of many probabilities",
        "A unit gives each of 2000 labels the probability one half. What is the product in Python?",
        {
            "a": "A tiny number, about $10^{-602}$.",
            "b": "Exactly 0.",
            "c": "An error.",
            "d": "`nan`.",
        },
        answer="b",
        wrong={
            "a": "So it is on paper. How small can a floating-point number be?",
            "c": "Too large a result can raise an error in Python. One that is too small does not.",
            "d": "nan comes of 0 / 0 and the like. Nothing is undefined here, only too small.",
        },
        reason="The smallest positive number that a float can hold is about $5 · 10^{-324}$. The "
        "product is rounded to 0, and so it is for any parameters: none are better than others.",
    )
)

DOWN_BOTH_HILLS = prediction(
    OneChoice(
        "down_both_hills",
        "A hundred steps on either cost",
        "From the same bad start, $w = -6$ and $b = 6$, we take 100 steps down either cost. Which "
        "is at its lowest point then?",
        {
            "a": "Both.",
            "b": "Neither.",
            "c": "Only the cross-entropy.",
            "d": "Only the squared error.",
        },
        answer="c",
        wrong={
            "a": "Where the unit is certain and wrong, how steep is the sigmoid?",
            "b": "The loss $-\\log a$ is steepest where the unit is certain and wrong.",
            "d": "The squared error's slope has the factor $a(1 - a)$. How large is it where the "
            "unit is certain?",
        },
        reason="The slope of the squared error has the factor $a(1 - a)$, which is nearly 0 where "
        "the unit is certain, right or wrong. In that of the cross-entropy, the factor cancels.",
    )
)
