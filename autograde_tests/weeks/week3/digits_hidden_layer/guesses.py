"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric

COST_AT_THE_START = prediction(
    Numeric(
        "cost_at_the_start",
        "Before the first update",
        "A network with ten output units and tiny weights has learned nothing yet. What does it "
        "cost, summed over the ten outputs?",
        answer=6.93,
        wrong={
            0.69: "That is what one undecided output costs. There are ten.",
            2.3: "That is the logarithm of 10, the cost of a model that shares one unit of "
            "probability among ten digits. These ten outputs answer ten separate questions.",
            1: "An undecided output says one half. What does that cost, and how many say it?",
        },
        unit="nats",
        rtol=0,
        atol=0.1,
        reason="Each output says one half, which costs ln 2 = 0.693 whatever the label is. Ten of "
        "them cost 6.93.",
    ),
    too_small="An undecided output costs the logarithm of 2, and there are ten.",
    too_large="An output that says one half costs 0.69 nats, and there are ten.",
)

WHAT_THE_LAYER_ADDS = prediction(
    Numeric(
        "what_the_layer_adds",
        "What the hidden layer adds",
        "Ten single units, one against the rest, read about 96.5 % of the held-out digits. By how "
        "many percentage points does a hidden layer of 40 units raise that, in the mean of five "
        "splits?",
        answer=0.61,
        wrong={
            3.5: "That would be every digit right. Some are hard for people, too.",
            40: "The flower gained that much. There a line was the wrong shape; digits of 64 "
            "pixels are nearly separable.",
        },
        unit="percentage points",
        rtol=0,
        atol=0.5,
        reason="About half a point, two of 359 digits. With 64 inputs, flat boundaries separate "
        "each digit from the others nearly as well as bent ones do.",
    ),
    too_small="A bent boundary catches some digits that no flat one can separate.",
    too_large="With 64 inputs, flat boundaries do nearly everything already. Little is left.",
)
