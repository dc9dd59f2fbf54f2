"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric

THE_WARD = prediction(
    Numeric(
        "the_ward",
        "Their own numbers",
        "All 38 tumours of the ward are malignant. Normalised with the training set's numbers, 97 "
        "% of them are called so. What share if they are normalised with their own $\\mu$ and "
        "$\\sigma$?",
        answer=47,
        wrong={
            97: "The tumours are the same, and so is the model. What the model is handed is not: "
            "every feature has been moved, to have mean 0 on the ward."
        },
        unit="%",
        rtol=0,
        atol=8,
        reason="18 of 38. The ward's own mean becomes 0, and with it goes what made these tumours "
        "different from those of the training set.",
    ),
    too_small="Some of them lie far out on the malignant side even among their like, and are "
    "found.",
    too_large="The model takes 0 for the average of *all* tumours. About half of the ward lies "
    "below the average of the ward, and looks benign.",
)
