"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

TWO_THOUSAND_HALVES = prediction(
    OneChoice(
        "two_thousand_halves",
        "A product of many probabilities",
        "A unit gives each of 2000 examples the probability one half. What does the computer say "
        "that "
        "the product of the 2000 is?",
        {
            "a": "A tiny number, with an exponent of about −602.",
            "b": "Exactly 0.",
            "c": "It raises an error.",
            "d": "`nan`.",
        },
        answer="b",
        wrong={
            "a": "So it is on paper. How small can a floating-point number be?",
            "c": "Too large a result can raise an error in Python. One that is too small does not.",
            "d": "nan comes of 0 / 0 and the like. Nothing is undefined here, only too small.",
        },
        reason="The smallest number that a float can hold is about $5 · 10^{-324}$. What is "
        "smaller "
        "is rounded to 0, and no parameters are better than others any more.",
    )
)

DOWN_BOTH_HILLS = prediction(
    OneChoice(
        "down_both_hills",
        "A hundred steps on either cost",
        "Both descents begin where the unit is certain and wrong, and have the same learning "
        "rate. How "
        "far down are they after 100 steps?",
        {
            "a": "Both are at the bottom.",
            "b": "Both are still near their start.",
            "c": "The cross-entropy is at the bottom, the squared error near its start.",
            "d": "The squared error is at the bottom, the cross-entropy near its start.",
        },
        answer="c",
        wrong={
            "a": "Where the unit is certain and wrong, how steep is the sigmoid?",
            "b": "The loss $-\\log a$ is steepest where the unit is certain and wrong.",
            "d": "The squared error's slope has the factor $a(1 - a)$. How large is it at the "
            "start?",
        },
        reason="The slope of the squared error has the factor $a(1 - a)$, which is nearly 0 at the "
        "start. In that of the cross-entropy, the factor cancels.",
    )
)
