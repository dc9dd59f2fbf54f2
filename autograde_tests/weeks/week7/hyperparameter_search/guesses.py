"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

COARSE_OR_RANDOM = prediction(
    OneChoice(
        "coarse_or_random",
        "To zoom or not to zoom",
        "Two searches of 27 trials on these networks, over twelve seeds: one at random throughout, "
        "one from coarse to fine in three rounds. How often does zooming find the lower cost?",
        {
            "a": "Every time: the later rounds search where it is good.",
            "b": "More often than not.",
            "c": "Hardly ever: the early rounds are too short.",
        },
        answer="b",
        wrong={
            "a": "The first box rests on nine trials. If luck has drawn it in the wrong place, no "
            "later round gets out.",
            "c": "Nine trials say roughly where good rates lie, and the next eighteen look there.",
        },
        reason="Zooming is a bet. Over our twelve seeds its best costs had the median 0.118, and "
        "0.130 at random; but zooming lost five, and its worst was 0.194 against 0.145.",
    )
)

HALVING = prediction(
    OneChoice(
        "halving",
        "Two epochs each",
        "Halving judges 90 networks after two epochs, and throws 60 away. The random search above "
        "spent the same 540 epochs on 27. Which finds the lower cost more often?",
        {
            "a": "Random search: two epochs say nothing.",
            "b": "Halving: two epochs say enough.",
            "c": "Neither: each wins half of the time.",
        },
        answer="b",
        wrong={
            "a": "Two epochs do not tell the best from the second best. They do tell what will "
            "never do, and that is most of the space.",
            "c": "Halving sees more than three times as many settings, and loses few good ones.",
        },
        reason="In seven searches of ten halving found the lower cost. Many settings show within "
        "two epochs that they will not do.",
    )
)

THE_TEN_AGAIN = prediction(
    OneChoice(
        "the_ten_again",
        "The best ten, once more",
        "Each of the ten has a cost from the search, and a mean over ten new starts. Of how many "
        "is the mean higher?",
        {
            "a": "Of about half: luck goes both ways.",
            "b": "Of nearly all, or of all.",
            "c": "Of none: they were chosen because they are good.",
        },
        answer="b",
        wrong={
            "a": "Luck goes both ways before the choice. Who had bad luck is not among the ten.",
            "c": "They were chosen for what their one start gave, and that is partly luck.",
        },
        reason="The lowest of 45 costs owe something to a lucky start, and new starts do not "
        "repeat it. The order changes as well.",
    )
)
