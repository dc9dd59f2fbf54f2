"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

HOW_MANY_PASSES = prediction(
    Numeric(
        "how_many_passes",
        "The price of measuring",
        "In a network with 2 inputs, 4 hidden units and 1 output, each weight and bias is moved to "
        "both sides. How many forward passes does that take?",
        answer=34,
        wrong={
            17: "Each parameter is moved up and down: two forward passes each.",
            24: "The weights are 12. The biases, five of them, are measured too.",
            8: "A weight belongs to each connection, not to each unit, and it is moved both ways.",
            18: "That would do if each parameter were moved to one side only.",
        },
        unit="passes",
        rtol=0,
        atol=0.5,
        reason="There are 4 · 2 + 4 + 4 + 1 = 17 parameters, and each takes two passes. "
        "Backpropagation has all 17 gradients from one pass forward and one back.",
    ),
    too_small="Count the biases too, and two passes for each parameter.",
    too_large="There are 17 parameters, and each is moved twice.",
)

FAULT_THAT_TRAINS = prediction(
    OneChoice(
        "fault_that_trains",
        "A fault that NumPy does not mind",
        "Somebody sums `dZ1` over the units as well, so that all hidden units get the same bias "
        "gradient. What will you see in five runs of 2000 updates on the flower?",
        {
            "a": "An error message: the shapes do not fit.",
            "b": "The cost rises in all five runs.",
            "c": "Some runs end as well as with right gradients.",
            "d": "All five runs stay at 50 %.",
        },
        answer="c",
        wrong={
            "a": "Broadcasting fits one number to a column of biases without a word.",
            "b": "Three of the four gradients are right, and they still point downhill.",
            "d": "The weights get right gradients. They can do a lot without good biases.",
        },
        reason="Three of five end near 90 %, two stay near 65 %. With right gradients it is four, "
        "and one near 80 %. A run that goes well does not show that the gradients are right.",
    )
)
