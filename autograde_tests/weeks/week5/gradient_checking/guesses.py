"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

SMALLER_EPSILON = prediction(
    OneChoice(
        "smaller_epsilon",
        "Smaller and smaller",
        "The step $\\varepsilon$ shrinks from $10^{-1}$ to $10^{-13}$. What happens to the error "
        "of the measured slope, one-sided and two-sided?",
        {
            "a": "It falls all the way",
            "b": "It falls, and then rises again",
            "c": "It falls, and then stays where it is",
        },
        answer="b",
        wrong={
            "a": "By the series alone, yes. But a computer keeps about 16 digits of each cost, "
            "and the subtraction throws away those that the two costs share.",
            "c": "What rounding does to the two costs stays about the same, and it is divided by "
            "$\\varepsilon$.",
        },
        reason="Two errors compete. That of the series shrinks with $\\varepsilon$; that of "
        "rounding, about $10^{-16}$ divided by $\\varepsilon$, grows.",
    )
)

WHICH_RUN = prediction(
    OneChoice(
        "which_run",
        "One is right",
        "Which run has the right backward pass?",
        {"a": "P", "b": "Q", "c": "R", "d": "S"},
        answer="b",
        wrong={
            "a": "Its cost ends lowest, on this start. But many wrong directions lead downhill, "
            "some of them faster.",
            "c": "It is smooth, and ends lower than the right run. Neither proves a gradient.",
            "d": "Its cost ends highest, and a little bump is in it. But that, too, happens with "
            "right gradients.",
        },
        reason="On this start, the right run ends third. Of eight starts, it ends lowest from "
        "three.",
    )
)
