"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

CATS_RECIPE = prediction(
    OneChoice(
        "cats_recipe",
        "The cats' recipe on digits",
        "What does the network gain by your `augment`, as the mean of five splits?",
        {
            "a": "5 points or more",
            "b": "up to 5 points",
            "c": "it loses up to 5 points",
            "d": "it loses more than 5 points",
        },
        answer="d",
        wrong={
            "a": "Every second digit is mirrored, and keeps its old label.",
            "b": "For that, the new versions would have to look like digits that people write.",
            "c": "Mirrors alone cost about 5 points. There are crops, too.",
        },
        reason="It loses about ten to twenty points on every split. Mirrored digits teach shapes "
        "that nobody writes, and moved by a whole pixel of eight, digits look unlike the others.",
    )
)
