"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

WHERE_TO_DROP = prediction(
    OneChoice(
        "where_to_drop",
        "Where not to drop",
        "Layer 1 has 20 units, layer 2 has three. Which choice gets the smallest share of the dev "
        "set right, as the mean of five runs?",
        {
            "a": "$(0.86, 0.86)$, a little of both layers",
            "b": "$(0.5, 1)$, half of the wide layer",
            "c": "$(1, 0.5)$, half of the narrow layer",
        },
        answer="c",
        wrong={
            "a": "With 0.86, all three units of layer 2 are there for nearly two of three "
            "examples.",
            "b": "Half of 20 units are still ten, and some of the 20 do the same work.",
        },
        reason="For $0.5^3 = 12.5$ % of the examples all three units are gone, and nothing of the "
        "input reaches the output. In these five runs the choices differ by one or two points. "
        "Twenty runs bring them within one point of each other.",
    )
)
