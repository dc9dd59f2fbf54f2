"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric

EXACTLY_ONE = prediction(
    Numeric(
        "exactly_one",
        "How many say yes",
        "On what share of the 539 test pictures does exactly one of the ten units say yes?",
        answer=87.2,
        wrong={
            100: "Each picture shows exactly one digit. But the units are trained apart, and none "
            "of them knows of the others.",
        },
        unit="%",
        rtol=0,
        atol=5,
        reason="On 59 pictures no unit says yes, and on 10 several do: the ten decisions are not "
        "made together. On other splits of the set it is 86 to 89 %.",
    ),
    too_small="Most pictures are clear enough for one unit, and for the nine others.",
    too_large="Each unit is cautious: nine of ten pictures that it was shown had the label 0.",
)

TEN_UNITS = prediction(
    Numeric(
        "ten_units",
        "Ten units together",
        "What share of the test digits do your ten units read?",
        answer=94.4,
        wrong={
            98.7: "That is the nearest neighbour. It can draw a boundary of any form; ten units "
            "draw flat ones.",
            87.2: "On so many pictures exactly one unit says yes. The surest one is often right on "
            "the others, too.",
        },
        unit="%",
        rtol=0,
        atol=2.5,
        reason="509 of 539. On other splits of the set it is 94 to 96 %.",
    ),
    too_small="Of the pictures on which none or several say yes, the surest unit gets many right.",
    too_large="Flat boundaries, one for each digit, do not part the digits without mistakes.",
)
