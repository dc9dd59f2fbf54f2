"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric

TEST_DRAWINGS = prediction(
    Numeric(
        "test_drawings",
        "New pictures",
        "After 2000 steps, the unit has 208 of the 209 training drawings right. What share of the "
        "50 test drawings, which it has never seen, will it get right?",
        answer=70,
        wrong={},
        unit="%",
        rtol=0,
        atol=5,
        reason="35 of 50 are right, against all but one of those that it was trained on. Part of "
        "what it has learned holds for those only.",
    ),
    too_small="It has found something that holds for new drawings, too, if not much: to call every "
    "one of the 50 a cat would get 60 %.",
    too_large="So it would be if all that it has fitted held for other drawings. With 12289 "
    "parameters and 209 examples, much can be fitted that is accidental.",
)
