"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

FEWER_UNITS = prediction(
    OneChoice(
        "fewer_units",
        "A smaller shallow network",
        "How few ReLU units in *one* hidden layer can compute the parity of 8 bits, of these?",
        {
            "a": "128, one for each odd pattern",
            "b": "64, one for two patterns",
            "c": "8, one for each bit",
        },
        answer="c",
        wrong={
            "a": "The list tells every pattern from every other. There are only 9 "
            "numbers of ones, and parity depends on that number alone.",
            "b": "Units that recognise patterns may be shared a little. But nothing says that they "
            "have to recognise patterns.",
        },
        reason="Units that look at the number of ones, and not at patterns, need one bend for each "
        "number of ones from 0 to 7.",
    )
)

PARITY_TREE = prediction(
    OneChoice(
        "parity_tree",
        "Training the tree",
        "In how many of ten runs will training the tree `[4, 4, 2, 1]` get all 16 inputs right?",
        {"a": "In all ten", "b": "In about half of them", "c": "In none, or hardly any"},
        answer="c",
        wrong={
            "a": "A solution exists, and steps that go downhill from a random start need not come "
            "near it.",
            "b": "That is how often `[4, 8, 1]`, which has units to spare, gets there. Here one "
            "unit that is stuck, switched off for every input, say, spoils the run.",
        },
        reason="Each of the few units has one part to play, and no other can stand in for it. A "
        "random start in which all of them can get there is rare.",
    )
)
