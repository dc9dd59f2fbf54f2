"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

WHICH_COST = prediction(
    OneChoice(
        "which_cost",
        "The gradient of what",
        "`L_model_backward` gets ten rows. The gradient of which cost does it give?",
        {
            "a": "the mean over outputs and examples",
            "b": "the sum over the outputs, the mean over the examples",
            "c": "the first output's cost",
            "d": "none",
        },
        answer="b",
        wrong={
            "a": "Where would a division by the number of outputs happen?",
            "c": "Does any line of it single out a row?",
            "d": "The error of each output depends on that output alone. Which line mixes rows?",
        },
        reason="Each row of `dAL` is the slope of that output's loss, and `W.T @ dZ` adds up what "
        "comes back from all rows. The division by m alone makes a mean, over the examples.",
    )
)

SECOND_LAYER = prediction(
    Numeric(
        "second_layer",
        "A second hidden layer",
        "One hidden layer reads about 96.7 % of the held-out digits at this rate. By how many "
        "percentage points does a second raise that, in the mean of five splits?",
        answer=1.0,
        wrong={3.3: "That would be every digit right. Some are hard for people, too."},
        unit="percentage points",
        rtol=0,
        atol=0.6,
        reason="About one point, three or four of 359 digits, and a third of a point on five other "
        "splits. Most of it is speed: at this rate two layers have learned more after 400 updates.",
    ),
    too_small="At this rate, 400 updates are not enough for one layer. Two get further in them.",
    too_large="One layer misreads 3 % of the digits. Most of these are hard for any network.",
)

RANDOM_LAYERS = prediction(
    OneChoice(
        "random_layers",
        "Layers that nobody trained",
        "Compared with 91 % from the pixels, the nearest mean on layers 1, 2 and 3 of the "
        "untrained network gets",
        {
            "a": "more and more.",
            "b": "the same.",
            "c": "less and less.",
            "d": "about 10 % from layer 1 on.",
        },
        answer="c",
        wrong={
            "a": "Nothing has told these units what to look for.",
            "b": "40 units replace 64 pixels, and each ReLU throws half of its range away.",
            "d": "Random units blur a picture, but two similar pictures stay similar.",
        },
        reason="A random layer keeps a part of what is there: about 79, 69 and 64 % are left on "
        "layers 1, 2 and 3. Training turns that round.",
    )
)
