"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

LUCK = prediction(
    Numeric(
        "luck",
        "The luck of the draw",
        "You will keep 359 digits as a dev set. A network that reads 90 % of all digits that there "
        "could be gets another share on every such set. What is the standard deviation of these "
        "shares?",
        answer=1.58,
        wrong={
            0: "Which 359 digits are drawn is luck, so the share is not the same each time.",
            10: "A share of 359 digits is far more certain than one answer.",
        },
        unit="percentage points",
        rtol=0,
        atol=0.5,
        reason="$\\sqrt{0.9 \\cdot 0.1 / 359}$ is 1.58 percentage points. So a lead of a point on "
        "the dev set may be luck.",
    ),
    too_small="Each digit is right or wrong by chance, and 359 chances do not average out so far.",
    too_large="A mean over 359 digits scatters about nineteen times less than one answer does.",
)

BY_THE_CLOCK = prediction(
    OneChoice(
        "by_the_clock",
        "Six times the same",
        "Six times, small steps are made until 0.05 s of processor time are over. How many "
        "different counts do you get?",
        {
            "a": "one: it is the same work on the same machine",
            "b": "two, one step apart",
            "c": "several: few of the six agree",
        },
        answer="c",
        wrong={
            "a": "The work is the same, but its time is not: caches, the clock rate of the core "
            "and other programs see to that.",
            "b": "There are thousands of steps, and each takes a little more or less time.",
        },
        reason="Few agree, and another machine makes quite another number of steps. One "
        "step more is another network.",
    )
)

TWICE_THE_BUDGET = prediction(
    OneChoice(
        "twice_the_budget",
        "Twice the budget",
        "The budget grows from 1 s to 2 s. What does a plain network with one hidden layer gain on "
        "the dev set of the digits, as a mean over seeds?",
        {
            "a": "five percentage points or more",
            "b": "one to five percentage points",
            "c": "less than one percentage point",
        },
        answer="c",
        wrong={
            "a": "Gains like that come earlier, between 0.05 s and 0.2 s.",
            "b": "After 1 s there are some three points left to gain in all, and time alone does "
            "not find them.",
        },
        reason="The curve bends between 0.2 s and 1 s. After that, two seeds differ by more than "
        "twice the time brings.",
    )
)
