"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

SAME_BEND = prediction(
    OneChoice(
        "same_bend",
        "Where they bend",
        "Neuron P has $w = 2$ and $b = 0$, Q $w = 2$ and $b = -100$, R $w = 6$ and $b = -300$. "
        "Which of them start to rise at the same size?",
        {
            "a": "P and Q",
            "b": "Q and R",
            "c": "No two of them",
        },
        answer="b",
        wrong={
            "a": "P and Q are equally steep. Where a neuron starts to rise is another question: "
            "where is $w \\cdot \\text{size} + b$ zero?",
            "c": "Weight and bias differ, and yet two of them share something: divide $b$ by $w$.",
        },
        reason="A neuron bends where $w \\cdot \\text{size} + b = 0$, at $-b/w$: 0, 50 and 50 m². "
        "The bias alone does not say where.",
    )
)

TWENTY_NUMBERS = prediction(
    OneChoice(
        "twenty_numbers",
        "Try everything",
        "For the 20 parameters of a network you try 10 values each, in every combination, a "
        "million combinations a second. How long does it take?",
        {
            "a": "200 millionths of a second",
            "b": "About a month",
            "c": "About three million years",
        },
        answer="c",
        wrong={
            "a": "That is for $20 \\cdot 10$ combinations. Every value of a number goes with every "
            "value of all the others.",
            "b": "Ten values for each of twenty numbers are $10^{20}$ combinations. How many "
            "seconds has a month?",
        },
        reason="$10^{20}$ combinations at $10^6$ a second take $10^{14}$ seconds, and a year has "
        "$3 \\cdot 10^7$ of them.",
    )
)
