"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

SQUARE_BY_ACCIDENT = prediction(
    OneChoice(
        "square_by_accident",
        "A square matrix",
        "`A` has 3 rows and 3 columns. What does `A - A.mean(axis=1)` do?",
        {
            "a": "It takes from each row its own mean.",
            "b": "It raises an error: `(3, 3)` and `(3,)` do not fit.",
            "c": "It runs, and takes from each column the mean of the row with its number.",
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
        "What share of the 539 new digits gets its right label from the nearest of the 1258 known "
        "ones? (To guess at random gives 10 %.)",
        answer=98.7,
        wrong={},
        unit="%",
        rtol=0,
        atol=2,
        reason="532 of the 539 are right. People write a digit in few ways, and among 1257 "
        "examples "
        "nearly every way occurs.",
    ),
    too_small="With some 125 examples of each digit, a new one has to resemble only a single one "
    "of "
    "them.",
    too_large="Some digits are written so that even people disagree about them.",
)
