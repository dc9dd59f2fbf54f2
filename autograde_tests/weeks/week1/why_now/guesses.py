"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

WHO_WINS = prediction(
    OneChoice(
        "who_wins",
        "Who will be ahead",
        "All four get 100 drawings, then 1000, then 20 000. Which of these will you see?",
        {
            "a": "The large network is best throughout",
            "b": "Counted edges win on few drawings, the large network on many",
            "c": "Counted edges win throughout",
        },
        answer="b",
        wrong={
            "a": "With 100 drawings there is little to learn from. Who needs to learn less, "
            "because somebody has put knowledge into it?",
            "c": "What people know about edges does not grow with the data. What a network finds "
            "out does.",
        },
        reason="Knowledge that is built in saves data. With enough data, a network finds features "
        "that fit the task better than those that anybody thought of.",
    )
)

LOOP_OR_ARRAY = prediction(
    OneChoice(
        "loop_or_array",
        "The same arithmetic",
        "You price 20 000 homes with your `agent_price`, one by one, then all at once. How fast is "
        "the second way?",
        {
            "a": "About as fast: the arithmetic is the same",
            "b": "Two to ten times as fast",
            "c": "More than fifty times as fast",
        },
        answer="c",
        wrong={
            "a": "The arithmetic is the same. But how often does Python have to find out what it "
            "is asked to add?",
            "b": "It is more. Python spends far longer on reading a line than on the one product "
            "in it.",
        },
        reason="Python looks up names and types for every single number. NumPy does so once for a "
        "whole row, and the processor then takes several numbers in each step.",
    )
)
