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
    too_small="It has found something that holds for new drawings, too, if not much: calling all "
    "50 of them cats would get 60 %.",
    too_large="Part of what it has fitted holds for the training drawings only. With 12289 "
    "parameters for 209 examples, it could fit even accidents.",
)

MIRRORED_TRAINING = prediction(
    Numeric(
        "mirrored_training",
        "The training pictures in a mirror",
        "The unit has 99.5 % of the training drawings right. What share does it get right when "
        "each of them is mirrored, left for right?",
        answer=85.6,
        wrong={
            99.5: "That would be so if it knew what a cat is. Its weights belong to places in the "
            "picture, and a mirror moves every pixel to another place.",
            70: "That is what it gets on drawings that it has never seen. A mirrored drawing has "
            "the same background and colours as the one it was trained on.",
        },
        unit="%",
        rtol=0,
        atol=4,
        reason="179 of 209 are still right. Colour and brightness stay in a mirror, and what it "
        "has learned about single pixels does not.",
    ),
    too_small="A mirror keeps colours, background and brightness, and those it uses as well.",
    too_large="Much of what it knows are single pixels in their places, and a mirror moves them.",
)
