"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

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

TANH_START = prediction(
    OneChoice(
        "tanh_start",
        "Twenty layers of tanh",
        "Twenty layers of 30 tanh units are trained for 400 iterations, five times from each "
        "start: Xavier, $1/n$, and He, $2/n$. Whose costs fall?",
        {
            "a": "Only Xavier's: $1/n$ was derived for tanh.",
            "b": "Only He's.",
            "c": "Both, about alike.",
        },
        answer="b",
        wrong={
            "a": "It was derived for a tanh that passes on all of its input, which holds near 0 "
            "only. Every layer loses a little, in both directions.",
            "c": "A factor of $\\sqrt{2}$ in the weights is little for one layer. Here it acts in "
            "twenty, forward and back.",
        },
        reason="Xavier's five costs stay at $\\ln 2$; He's end between 0.40 and 0.64. Real "
        "signals are not small, so tanh shrinks them and its slope is below 1. The larger variance "
        "makes up for that.",
    )
)
