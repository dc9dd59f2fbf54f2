"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric

TEN_FACTORS = prediction(
    Numeric(
        "ten_factors",
        "Ten layers",
        "All weights are multiplied by 0.7, and the biases are 0. How many times smaller does that "
        "make the spread of $Z^{[10]}$?",
        answer=35.4,
        wrong={
            1.43: "That is what one layer does. Each of the ten does it again.",
            14.3: "Ten factors are not added up, they are multiplied.",
            0.028: "That is $0.7^{10}$, the part that is left. One divided by it says how many "
            "times smaller.",
        },
        unit="times",
        rtol=0.15,
        reason="$0.7^{10}$ is 0.028, one part in 35. A ReLU hands a positive factor on, so each "
        "layer passes on what it got, times 0.7.",
    ),
    too_small="It goes faster than that: each layer takes 0.7 of an input that is too small "
    "already.",
    too_large="It is ten factors of 0.7 and nothing else. A ReLU hands each of them on as it is.",
)
