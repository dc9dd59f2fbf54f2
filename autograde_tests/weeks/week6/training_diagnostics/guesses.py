"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

BEST_RATIO = prediction(
    OneChoice(
        "best_ratio",
        "How far a step should go",
        "The network has 150 updates. With which update-to-weight ratio, a mean over the run, will "
        "it read most held-out digits?",
        {
            "a": "about 0.0001",
            "b": "about 0.001",
            "c": "about 0.01",
            "d": "about 0.1",
        },
        answer="c",
        wrong={
            "a": "With steps of a ten-thousandth, 150 of them change a weight by 1.5 % at most.",
            "b": "That is the rule for long runs. Here it is slow: 150 steps of a thousandth add "
            "up to 15 % at most.",
            "d": "With gradient descent, half of it is too much already."
            " No run moved its weights so far on average.",
        },
        reason="Adam is best at 0.008 to 0.015, gradient descent at 0.014 to 0.03. With few "
        "updates, each has to go further than the rule says.",
    )
)

HOW_MANY_DIE = prediction(
    OneChoice(
        "how_many_die",
        "Dead units in a good network",
        "Adam trains the network for 350 updates with the rate 0.01, and it reads about 97 % of "
        "the held-out digits. How many units of its first hidden layer are dead by then?",
        {
            "a": "none",
            "b": "one in twenty",
            "c": "about one in three",
            "d": "nearly all",
        },
        answer="c",
        wrong={
            "a": "Some are dead before the first update, and long steps kill more.",
            "b": "So many are dead with a rate ten times smaller.",
            "d": "The layer has to let the picture through. How else could it read 97 %?",
        },
        reason="A third on this seed, 19 to 33 % on five. The network has more units than these "
        "digits take.",
    )
)

FAULTY_ADAM = prediction(
    OneChoice(
        "faulty_adam",
        "Three faults",
        "Which of the three faulty versions do you recognise by its accuracy, from five runs of "
        "150 updates each?",
        {
            "a": "all three",
            "b": "the one without bias correction",
            "c": "the one whose biases are never updated",
            "d": "none",
        },
        answer="d",
        wrong={
            "a": "Each makes other steps than Adam, but nearly all lead downhill.",
            "b": "Its first steps are too long, up to three times. On these digits that does no "
            "harm.",
            "c": "The weights can do without: some pixel is on in nearly every picture.",
        },
        reason="All four versions reach about 96 %, and seeds differ by more than versions do.",
    )
)
