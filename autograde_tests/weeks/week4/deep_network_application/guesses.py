"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric

FOUR_LAYERS = prediction(
    Numeric(
        "four_layers",
        "Two more layers",
        "Two layers have all training pictures right, and about 80 % of the test pictures. Four "
        "layers, `[3072, 20, 7, 5, 1]`, will have all training pictures right as well. What share "
        "of the 50 test pictures, as the mean of five starts?",
        answer=89,
        wrong={
            80: "Both have all training pictures right. That does not make them equal on others."
        },
        unit="%",
        rtol=0,
        atol=4,
        reason="The five starts give 86 to 92 %; the run below is one of them. Two models that get "
        "all of the training set right may differ on new pictures.",
    ),
    too_small="It has about three times as many numbers to set, and could have learned more by "
    "heart. Here it does better on new pictures all the same.",
    too_large="Even the best of five starts has four of the 50 wrong. The next section looks at "
    "such pictures.",
)
