"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

WHERE_TO_DROP = prediction(
    OneChoice(
        "where_to_drop",
        "Where not to drop",
        "There are 2 inputs and layers of 20 and 3 units. Which choice gets least of the dev set "
        "right, as the mean of five runs?",
        {
            "a": "$(1, 0.86, 0.86)$",
            "b": "$(1, 0.5, 1)$",
            "c": "$(1, 1, 0.5)$",
            "d": "$(0.5, 1, 1)$",
        },
        answer="d",
        wrong={
            "a": "With 0.86, most units are there most of the time.",
            "b": "Half of 20 units are still ten, and some of the 20 do the same work.",
            "c": "For one example in eight all three units are gone. Where is more lost?",
        },
        reason="For every fourth kick both coordinates are gone, for every second one of them: no "
        "layer can bring back what it never got. The other three choices lie within about a point "
        "of each other, more or less, from run to run.",
    )
)
