"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

SECOND_BACKWARD = prediction(
    Numeric(
        "second_backward",
        "Once more",
        "The formula is computed once more from the same `a` and `b`, and `backward` is called "
        "again. What does `a.grad` hold then?",
        answer=12,
        wrong={
            6: "Your `backward` sets every `grad` to 0 first. PyTorch's does not.",
            36: "The two gradients are added, not multiplied.",
            0: "Nothing sets `grad` back unless you do.",
        },
        rtol=0,
        reason="PyTorch never sets gradients back by itself. It **adds** to what is there: 6 + 6. "
        "That helps if the gradient of a large batch is computed in pieces, and trips everybody "
        "else once.",
    ),
    too_small="PyTorch adds the new gradient to what is there.",
    too_large="Both gradients are 6, and they are added.",
)

COME_APART = prediction(
    OneChoice(
        "come_apart",
        "Three hundred steps",
        "How far apart are the two curves of the cost at most?",
        {
            "a": "about $10^{-16}$, as at the start",
            "b": "about $10^{-8}$: each step adds to the difference",
            "c": "so far that you see it: the difference doubles in every step or so",
        },
        answer="a",
        wrong={
            "b": "300 differences of $10^{-16}$ could not add up to that much, and most of them "
            "cancel.",
            "c": "With this cost and rate, neighbouring parameters do not drift apart.",
        },
        reason="Only the last digit of the cost differs. Descent at this rate does not blow "
        "small differences up, and that two so different programs agree is evidence for both.",
    )
)

EIGHT_UNITS = prediction(
    OneChoice(
        "eight_units",
        "Small and wide",
        "Which takes less time for a step: week 4's NumPy or PyTorch?",
        {
            "a": "PyTorch, for $n = 8$ and for $n = 256$",
            "b": "NumPy by far for 8, and for 256 they are close",
            "c": "PyTorch by far for 8, and for 256 they are close",
            "d": "they are close for 8, and for 256 it is PyTorch by far",
        },
        answer="b",
        wrong={
            "a": "On one core both use the same kind of compiled matrix products. What does "
            "PyTorch do beside them?",
            "c": "At 8 units there is hardly anything to compute. Which of the two has more to "
            "prepare?",
            "d": "At 256 units nearly all the time goes into matrix products, which are the same "
            "for both.",
        },
        reason="PyTorch builds a graph in every step, and each operation costs it some "
        "microseconds before the first number is computed. In wide layers the matrix products "
        "take nearly all the time.",
    )
)
