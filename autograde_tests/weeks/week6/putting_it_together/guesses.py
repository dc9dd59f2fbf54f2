"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

TEN_OUTPUTS = prediction(
    OneChoice(
        "ten_outputs",
        "From one output to ten",
        "Which of your formulas have to change for a `Y` of shape `(10, m)`?",
        {
            "a": "None of the forward and the backward pass; the cost is summed over the outputs.",
            "b": "The backward pass: it has to divide by 10 m.",
            "c": "The forward pass: each output needs weights of its own.",
            "d": "All of them.",
        },
        answer="a",
        wrong={
            "b": "With the cost summed over the outputs, each output has the gradients that it "
            "would have alone: the mean over the m examples.",
            "c": "It has them: each row of the last weight matrix belongs to one output.",
            "d": "Products of matrices take ten rows as they take one.",
        },
        reason="Each output is a row. The products sum over the rows on the way back, as they sum "
        "over hidden units, and m still counts examples.",
    )
)

WHAT_ADAM_ADDS = prediction(
    OneChoice(
        "what_adam_adds",
        "Adam comes fourth",
        "With He's start and mini-batches, gradient descent reads about 91 % of the dev set. What "
        "will Adam with the rate 0.001 add, as a mean over five seeds?",
        {
            "a": "five points or more",
            "b": "less than five points",
            "c": "nothing, or less",
        },
        answer="b",
        wrong={
            "a": "So much is hardly left to gain, with few digits and wrong labels among them.",
            "c": "That happens with ten times this rate: the next row shows it.",
        },
        reason="One point on these five seeds, five on five others, where gradient descent fails "
        "on one seed. Both have the best of several rates. With one that is not tuned, you would "
        "compare rates and not optimisers.",
    )
)
