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
        "With He's start and mini-batches, gradient descent reads about 90 % of the dev set. What "
        "will Adam with the rate 0.01 add, as a mean over five seeds?",
        {
            "a": "five points or more",
            "b": "one to five points",
            "c": "nothing, or less",
        },
        answer="c",
        wrong={
            "a": "The cost of the training digits falls faster. What does that cost ask for?",
            "b": "One label in ten is wrong. What does a faster optimiser do with those?",
        },
        reason="It lowers the cost on the training digits faster, and that cost asks for the wrong "
        "labels, too. On these five seeds it loses about four points, on five others half a "
        "point.",
    )
)
