"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

FOUR_LAYERS = prediction(
    Numeric(
        "four_layers",
        "Two more layers",
        "Two layers have about 80 % of the test pictures right, four layers, "
        "`[3072, 20, 7, 5, 1]`, as the mean of five starts how many?",
        answer=89,
        wrong={
            80: "Both have all training pictures right. That does not make them equal on others."
        },
        unit="%",
        rtol=0,
        atol=4,
        reason="The five starts give 86 to 92 %; the run below is one of them. Two models that get "
        "all of the training set right may differ on new pictures.",
    ),
    too_small="It has about three times as many numbers to set, and could have learned more by "
    "heart. Here it does better on new pictures all the same.",
    too_large="Even the best of five starts has four of the 50 wrong. The next section looks at "
    "such pictures.",
)

SWAPPED_CENTRES = prediction(
    Numeric(
        "swapped_centres",
        "Another colour in the middle",
        "You still see every cat when red and blue are exchanged in the middle. How many of the "
        "test pictures will four layers have right, as the mean of five starts?",
        answer=45,
        wrong={89: "So it would be if they went by ears and whiskers, which are all still there."},
        unit="%",
        rtol=0,
        atol=12,
        reason="The five starts give 34 to 54 %, as good as a coin or worse: what is still there, "
        "shape and light, is not what they go by.",
    ),
    too_small="Even a network that goes by the wrong thing has some pictures right by chance.",
    too_large="Nothing of the shape has changed, and that is what you go by. Do they?",
)

DISCS = prediction(
    OneChoice(
        "discs",
        "Four discs",
        "Warm or cool discs on warm or cool surroundings: which are cats to your network with four "
        "layers?",
        {
            "a": "None",
            "b": "The two warm discs",
            "c": "Warm on cool, and cool on warm",
            "d": "All four",
        },
        answer="c",
        wrong={
            "a": "Change Q left no ears either, and hardly did any harm.",
            "b": "Change P made every warm cat a cool one, and did no harm.",
            "d": "Change S left the thing in the middle, and did the most harm.",
        },
        reason="It goes by the pair of colours, and no cat is needed. From other starts, a network "
        "may have found one of the two pairs only.",
    )
)
