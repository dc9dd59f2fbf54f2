"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

WHICH_SHIFT = prediction(
    OneChoice(
        "which_shift",
        "Mirrored, or dark",
        "The network has learned the cats, and its statistics are fixed. Then come test pictures "
        "that are mirrored, and test pictures with 0.4 of the light. Where does it get fewer "
        "right than before?",
        {
            "a": "Where they are mirrored",
            "b": "Where there is less light",
            "c": "On both",
            "d": "On neither: batch normalisation takes care of such things",
        },
        answer="b",
        wrong={
            "a": "The training cats look left as often as right, so a mirrored one is nothing new.",
            "c": "Less light does harm. Mirroring does none: the training cats look left as often "
            "as right.",
            "d": "With the statistics of the dark pictures it would. Fixed ones describe the "
            "light that the network has learned in.",
        },
        reason="In less light, the first layer's $Z$ leaves the range that the fixed $\\mu$ and "
        "$\\sigma$ describe.",
    )
)
