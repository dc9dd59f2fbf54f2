"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

PARITY_TREE = prediction(
    OneChoice(
        "parity_tree",
        "Training the tree",
        "The tree `[4, 4, 2, 1]` can compute the parity of four bits: section 4 built it. In how "
        "many of ten runs, each from another random start, will training get all 16 inputs right?",
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
