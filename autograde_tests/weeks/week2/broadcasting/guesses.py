"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

SQUARE_BY_ACCIDENT = prediction(
    OneChoice(
        "square_by_accident",
        "A square matrix",
        "To subtract from each row its mean, somebody writes `A - A.mean(axis=1)`. `A` has the "
        "shape `(3, 3)`. What happens?",
        {
            "a": "Each row loses its own mean.",
            "b": "An error: `(3, 3)` and `(3,)` do not fit.",
            "c": "Each *column* loses a row's mean.",
        },
        answer="c",
        wrong={
            "a": "For that, the means would have to stand in a column. Which shape have they?",
            "b": "From the right, 3 meets 3, and the missing axis counts as 1.",
        },
        reason="The means have the shape (3,), which counts as a row: the mean of row $j$ is taken "
        "from column $j$. No error says so.",
    )
)

NEAREST_DIGITS = prediction(
    Numeric(
        "nearest_digits",
        "Read by the neighbour",
        "Of 1797 handwritten digits, 8 by 8 pixels each, 1258 are known. What share of the others "
        "gets its right label from its nearest neighbour?",
        answer=98.7,
        wrong={},
        unit="%",
        rtol=0,
        atol=2,
        reason="532 of the 539 are right; split in other ways, it is 98 to 99.7 %. Among some 125 "
        "examples of a digit there is nearly always one that is written much like the new one.",
    ),
    too_small="A new digit has to resemble only one of the 125 or so known ones of its kind.",
    too_large="Some digits are written so that even people disagree about them.",
)
