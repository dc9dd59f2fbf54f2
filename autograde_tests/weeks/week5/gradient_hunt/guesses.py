"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric

ANOTHER_DRAW = prediction(
    Numeric(
        "another_draw",
        "Another network, other examples",
        "For how many of the eight backward passes does the verdict, a tall bar or none, change "
        "with another draw?",
        answer=2,
        wrong={
            0: "The faults stay as they are. But a check sees them only through a network and "
            "examples, and in two cases those of draw 0 mislead.",
            8: "Most faults show whatever is drawn.",
        },
        unit="backward passes",
        rtol=0,
        atol=0.5,
        reason="One tall bar goes away, and one fault that was not to be seen appears.",
    ),
    too_small="Draw 0 misleads in both directions: a tall bar that is no fault, and a fault "
    "without a tall bar.",
    too_large="Most faults are there in every draw.",
)
