"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric

COST_FROM_ZEROS = prediction(
    Numeric(
        "cost_from_zeros",
        "2000 iterations from zeros",
        "All weights and biases start at 0, and the two classes are of equal size. What will the "
        "cost be after 2000 iterations?",
        answer=0.6931,
        wrong={
            0: "That is the cost of a network that is certain, and right every time. This one "
            "answers one half to everything."
        },
        rtol=0,
        atol=0.01,
        reason="It is $\\ln 2$ all the way. Every answer is one half, and every gradient is 0, so "
        "no step changes anything.",
    ),
    too_small="For the cost to fall, something has to move. Here all gradients are 0 from the "
    "first iteration on.",
    too_large="The cost starts at $\\ln 2$, that of answering one half to everything, and no step "
    "makes it worse.",
)
