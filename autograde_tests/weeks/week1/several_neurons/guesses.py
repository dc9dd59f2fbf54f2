"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

TWICE_THE_NEURONS = prediction(
    Numeric(
        "twice_the_neurons",
        "Twice as many",
        "A sum of 32 neurons, with knots at even distances, follows a smooth curve. By what "
        "factor does its largest miss shrink if you take 64?",
        answer=4,
        wrong={
            2: "That is how the *distance* between knots shrinks. Over half the length a smooth "
            "curve is also straighter: how far does it stray from its chord?",
            32: "That many neurons are new. What is asked for is how the miss shrinks.",
        },
        rtol=0,
        atol=0.4,
        reason="Each piece is half as long, and over half the length a smooth curve strays only a "
        "quarter as far from a straight line.",
    ),
    too_small="Halve a piece of a curve: each half is shorter, and straighter as well. Both make "
    "the miss smaller.",
    too_large="Each piece is half as long and strays from the curve less. Draw a parabola and its "
    "chord: how far apart are they over half the width?",
)

HOW_MANY_STARTS = prediction(
    OneChoice(
        "how_many_starts",
        "What training finds",
        "Your three neurons follow the fair price exactly. Now a network of three units is trained "
        "on that curve from 20 random starts. From how many does it end with a typical miss below "
        "1 thousand €?",
        {"a": "17 or more", "b": "7 to 16", "c": "3 or fewer"},
        answer="c",
        wrong={
            "a": "Three bends for three units is only just enough: from most starts two of them "
            "end up doing the same job, or one is off everywhere.",
            "b": "It is fewer. Once a unit is off for all sales, no small step brings it back.",
        },
        reason="There are three bends and no unit to spare: the first unit that is lost costs a "
        "bend.",
    )
)

CLEAN_COPIES = prediction(
    OneChoice(
        "clean_copies",
        "Look inside",
        "In how many of the eight networks does each hidden unit follow an answer of its own (a "
        "correlation above 0.9 with that one, and below 0.5 with the others)?",
        {"a": "In all eight", "b": "In about half of them", "c": "In none"},
        answer="c",
        wrong={
            "a": "Nothing in the training asks for a unit of its own for each answer. A small "
            "error is all that is asked for.",
            "b": "Single units may come close to an answer. For all three of a network to do so is "
            "another matter: nothing asks for it.",
        },
        reason="Training asks for a small error on the price. Many mixtures of the answers give "
        "one, and the random start decides which of them comes out.",
    )
)
