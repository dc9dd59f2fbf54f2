"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

WHO_INHERITS = prediction(
    OneChoice(
        "who_inherits",
        "One slope is missing",
        "In a network of five layers, somebody leaves out the ReLU's slope in the step of layer 3. "
        "All other steps are right. Of which layers are the gradients `dW` wrong?",
        {
            "a": "Of layer 3",
            "b": "Of layers 3, 4 and 5",
            "c": "Of layers 1, 2 and 3",
            "d": "Of all five",
        },
        answer="c",
        wrong={
            "a": "What layer 3 hands on is made from its `dZ`. Who is given it?",
            "b": "The forward pass comes to them after layer 3. In the backward pass, which layers "
            "are done before it?",
            "d": "The backward pass starts at layer 5. When it comes to layer 3, two are done.",
        },
        reason="Layers 5 and 4 are done before. Layer 3 makes `dW3` and `dA2` from a wrong "
        "`dZ3`, and layers 2 and 1 go on with that.",
    )
)
