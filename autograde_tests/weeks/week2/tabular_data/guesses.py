"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

RAW_FEATURES = prediction(
    OneChoice(
        "raw_features",
        "Raw against standardised",
        "Both begin at the cost 0.6931. Where are they after 800 iterations?",
        {
            "a": "Both below 0.1: they hold the same information.",
            "b": "The raw numbers still above 0.15, the standardised below 0.1.",
            "c": "The raw numbers below 0.1, the standardised above 0.15.",
            "d": "The raw numbers at 0.6931.",
        },
        answer="b",
        wrong={
            "a": "The information is the same, and the lowest cost too. How long are the steps?",
            "c": "The larger numbers make steeper slopes, and so force a smaller rate.",
            "d": "A rate of 0.00001 times a slope of some hundreds is a step that counts.",
        },
        reason="The rate has to suit the steepest direction, that of the areas. For all the "
        "others it is far too small.",
    )
)

THRESHOLD_FOR_TEN = prediction(
    Numeric(
        "threshold_for_ten",
        "One miss for ten alarms",
        "A false negative costs ten times as much as a false positive. From which probability $a$ "
        "on is it cheaper to call a tumour malignant?",
        answer=0.0909,
        wrong={
            0.5: "That holds if both cost the same.",
            0.1: "Nearly: that is where the cost of 10 $a$ is 1. But to call it malignant costs "
            "less than 1 on average, as it may be malignant.",
            0.909: "That would be so if false positives were the expensive ones.",
        },
        rtol=0,
        atol=0.006,
        reason="$1 - a = 10 a$ gives $a = 1 / 11$. The figure marks it with a dotted line; luck "
        "with a few expensive mistakes moves the lowest place of the curve.",
    ),
    too_small="So low a threshold pays for many examinations with hardly a missed tumour saved.",
    too_large="At a higher threshold, too many expensive misses are risked. Set $1 - a = 10 a$.",
)
