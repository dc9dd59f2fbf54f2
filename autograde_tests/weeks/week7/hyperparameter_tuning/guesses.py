"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

WHAT_MATTERS = prediction(
    OneChoice(
        "what_matters",
        "One at a time",
        "We change one hyperparameter at a time, from far too small to far too large. How much "
        "more does the learning rate change the dev cost than the one in second place?",
        {
            "a": "Hardly more: several matter about as much.",
            "b": "About a fifth more.",
            "c": "At least twice as much.",
        },
        answer="c",
        wrong={
            "a": "The others would have to stop the network from learning at all, as a rate does "
            "that is far too small or far too large.",
            "b": "Between a rate at which nothing is learnt and the best one lies nearly all that "
            "there is to gain.",
        },
        reason="The learning rate is far ahead: each of the other five changes the cost by less "
        "than half as much.",
    )
)

THE_RACE = prediction(
    OneChoice(
        "the_race",
        "The race",
        "Three hyperparameters, 27 trials each, over 200 repetitions. In how many does random "
        "search find a lower cost than the grid?",
        {
            "a": "In nearly all of them",
            "b": "In about six of ten",
            "c": "In about one of ten",
        },
        answer="b",
        wrong={
            "a": "A grid whose few rates happen to be good is hard to beat: all its runs share "
            "them.",
            "c": "A grid of 27 tries three rates in six decades, and they have to be good ones.",
        },
        reason="Random search is ahead in 122 of 200. The grid loses where none of its three "
        "rates is any good, and then by a lot.",
    )
)
