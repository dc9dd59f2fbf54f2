"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

NO_HIDDEN_LAYER = prediction(
    Numeric(
        "no_hidden_layer",
        "Without a hidden layer",
        "What share of the held-out digits from 0 to 5 does a softmax layer **without** any hidden "
        "layer read right?",
        answer=98.5,
        wrong={
            17: "That is blind guessing among six classes.",
        },
        unit="%",
        rtol=0,
        atol=1.5,
        reason="In 64 dimensions, linear scores tell these six apart nearly always. The 100 hidden "
        "units have 1 or 2 in 100 left to gain.",
    ),
    too_small="Pixels are already good features here: digits of one class have their ink in the "
    "same places.",
    too_large="A few digits are written so that a linear score misses them.",
)

AGAINST_A_LIBRARY = prediction(
    OneChoice(
        "against_a_library",
        "You against a library",
        "All ten digits, 100 hidden units, the mean over five splits. How do the two compare?",
        {
            "a": "the library's network is better by a percentage point or more",
            "b": "they differ by less than half a percentage point",
            "c": "your network is better by a percentage point or more",
        },
        answer="b",
        wrong={
            "a": "There is nothing in a library that you have not written: the algorithm is the "
            "same.",
            "c": "He's weights instead of Glorot's are the only difference, and with one hidden "
            "layer they hardly matter.",
        },
        reason="97.8 % and 97.6 %, while single runs lie between 96.4 % and 98.9 %: no difference "
        "worth a word. The two are the same algorithm but for the first weights.",
    )
)

HARDEST_DIGIT = prediction(
    OneChoice(
        "hardest_digit",
        "The hardest digit",
        "In five runs your network makes some 40 mistakes. Which digit takes part in most of them, "
        "as the right one or as the answer?",
        {"a": "0", "b": "4", "c": "7", "d": "8"},
        answer="d",
        wrong={
            "a": "A ring with an empty middle is one of the easiest digits.",
            "b": "A 4 comes second or third: at this size it may look like a 7 or a 9.",
            "c": "A 7 takes part in about half as many.",
        },
        reason="An 8 takes part in about 16 of 39. On 8 × 8 pixels its two holes are a pixel each.",
    )
)

HOW_SURE = prediction(
    Numeric(
        "how_sure",
        "How sure it is",
        "It reads all of its training digits right, and 92 % of the 1617 others. What is its mean "
        "confidence on these others?",
        answer=96,
        wrong={
            92: "That would be a calibrated network. Nothing in its training asked for that.",
            100: "On its training digits, yes. Others lie less clearly on one side.",
        },
        unit="%",
        rtol=0,
        atol=1.4,
        reason="It believes that 4 answers in 100 are wrong, and 8 are. It never saw a mistake of "
        "its own in the last 80 epochs, so nothing made it doubt.",
    ),
    too_small="It is surer than it is right: with all training digits right, training went on "
    "raising its scores.",
    too_large="It is too sure, but digits that it has never seen lie less clearly on one side than "
    "those it has learned.",
)

TEN_EPOCHS = prediction(
    OneChoice(
        "ten_epochs",
        "Stopped early",
        "The same network stops after 10 epochs. Which temperature suits it best?",
        {
            "a": "one below 1",
            "b": "about 1, within a tenth",
            "c": "one above 1, as before",
        },
        answer="a",
        wrong={
            "b": "Nothing makes it calibrated on the way. After 10 epochs its scores are still "
            "small.",
            "c": "Overconfidence comes late, when all training digits are right and the scores go "
            "on growing.",
        },
        reason="About 0.75: after 10 epochs the scores are still small, and it is right more often "
        "than it claims. Training passes calibration on its way to too large scores.",
    )
)
