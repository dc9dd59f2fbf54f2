"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

CURVE_OF_A_SUM = prediction(
    OneChoice(
        "curve_of_a_sum",
        "A sum for a mean",
        "The rate is 0.1 and suits the mean. How does the cost of `far_too_far` go on from 0.7?",
        {
            "a": "It falls very fast.",
            "b": "It rises slowly.",
            "c": "It leaps far above 0.7.",
            "d": "It stays.",
        },
        answer="c",
        wrong={
            "a": "A slope holds for a small step. These are 200 times as long as what suits.",
            "b": "The direction is that of descent. It is the length that is wrong.",
            "d": "The parameters do move, and far.",
        },
        reason="A step that is 200 times too long jumps across the valley and up its other side.",
    )
)

WRONG_LINES = prediction(
    OneChoice(
        "wrong_lines",
        "Which gradients suffer",
        "Which gradients come out wrong?",
        {
            "a": "dW2 and db2 alone",
            "b": "dW2, db2, dW1 and db1",
            "c": "all of them",
            "d": "dW3 and db3 alone",
        },
        answer="b",
        wrong={
            "a": "Layer 2 hands its error on. What is computed from it next?",
            "c": "Layer 3 comes first on the way back. Has it met the fault?",
            "d": "Layer 3 comes first on the way back, before the fault.",
        },
        reason="The backward pass goes from the last layer to the first. What it computes before "
        "the fault is right, and what it computes from there on is wrong.",
    )
)
