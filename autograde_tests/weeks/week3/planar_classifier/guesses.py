"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric

LINE_ON_FLOWER = prediction(
    Numeric(
        "line_on_flower",
        "A line through a flower",
        "Logistic regression makes 2000 steps on these 400 examples. What share of them will it "
        "get right?",
        answer=50.5,
        wrong={},
        unit="%",
        rtol=0,
        atol=3,
        reason="It does as well as a coin. Opposite petals have the same label, so no direction "
        "speaks for either, and the cheapest answer is one half for every point.",
    ),
    too_small="A unit that is wrong more often than right would be right more often with all its "
    "signs turned round.",
    too_large="There are lines that get more points right. The lowest cost does not lie there.",
)

BEST_LINE = prediction(
    Numeric(
        "best_line",
        "The best line of all",
        "Of 7200 lines, in all directions and at all distances, what share of the points does the "
        "best one get right?",
        answer=66.75,
        wrong={
            50: "That holds for lines through the middle. A line may also pass far from it.",
            75: "That is three petals of four, and the right idea. But the petals meet in the "
            "middle, so no line cuts one of them off cleanly.",
            100: "For that, a line would have to part petals that lie all round the origin.",
        },
        unit="%",
        rtol=0,
        atol=3,
        reason="The best line cuts off most of one petal and gives everything else the other "
        "label. Three petals right would be 75 %, but all four meet in the middle, and no line "
        "cuts one off cleanly.",
    ),
    too_small="A line need not pass through the middle: it may cut off a single petal.",
    too_large="Behind a line that cuts off one petal lie three others, and one of them is of the "
    "same class as the petal cut off.",
)
