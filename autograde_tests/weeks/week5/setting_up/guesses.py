"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric

SORTED_TABLE = prediction(
    Numeric(
        "sorted_table",
        "The last fifth",
        "357 of the 569 tumours are benign, and they come first. What share of the last 20 % does "
        "the model get right?",
        answer=0,
        wrong={
            63: "That is the share of benign tumours in the whole table. What are the last 20 %?",
            95: "That is what a shuffled table gives. Which classes has this model seen?",
            50: "It does not guess. Which answer was right every time in training?",
        },
        unit="%",
        rtol=0,
        atol=5,
        reason="The first 341 tumours are all benign, so the model says *benign* to everything. "
        "The last 114 are all malignant.",
    ),
    too_small="A share is at least 0 %.",
    too_large="The model has only ever seen benign tumours, and the last 114 are all malignant.",
)

BEST_OF_FORTY = prediction(
    Numeric(
        "best_of_forty",
        "The winner on new examples",
        "Forty networks, each trained on a flower of its own, are compared on 50 dev examples. The "
        "best one gets 93 % of these right, on average over many such sets of 50. What share does "
        "it get right of 10 000 new examples?",
        answer=87,
        wrong={
            93: "That would be so if the 50 examples had chosen nothing. The best of forty noisy "
            "numbers is one with a lucky error.",
        },
        unit="%",
        rtol=0,
        atol=2,
        reason="About 6 of the 93 points belonged to the draw of the 50 examples. With 1000 dev "
        "examples, only about 1 point does.",
    ),
    too_small="It is no worse than the average of the forty, which is 86 %: only the luck is lost.",
    too_large="With 50 examples one standard error is almost 5 points, and forty networks have "
    "forty chances to be lucky.",
)
