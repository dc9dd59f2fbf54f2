"""What to reach for."""

import numpy as np

from ....machinery.exercises import exercise, questions

CHOICES = exercise(
    {
        "99 % on train, 84 % on dev": "A",
        "71 % on train, 70 % on dev": "B",
        "the cost goes up and down": "C",
        "two predictions differ": "D",
        "the dev cost has turned": "E",
        "digits turned and mirrored": "F",
        "the layer to drop most from": 2,
        "keep_prob of the output layer": 1.0,
    },
    "What would you do next?",
    *questions(
        "99 % on train, 84 % on dev", "the cost goes up and down", "the layer to drop most from"
    ),
    *questions(
        "71 % on train, 70 % on dev",
        "two predictions differ",
        "the dev cost has turned",
        "digits turned and mirrored",
        "keep_prob of the output layer",
        is_hidden=True,
    ),
    name="choices",
)

CHOICES.equivalent({"the layer to drop most from": 2.0, "keep_prob of the output layer": 1})
CHOICES.equivalent(
    {
        "keep_prob of the output layer": np.float64(1),
        "the layer to drop most from": np.int64(2),
        "note": "extra keys do no harm",
    }
)

CHOICES.wrong("""
    99 % on train, 84 % on dev → "B"
        The network knows its training examples and not the others. Does it need more freedom, or
        less?
    71 % on train, 70 % on dev → "A"
        The gap is small already. What is bad is the training accuracy: the network is held too
        tight.
    the cost goes up and down → "A"
        With dropout every update looks at another network, so its cost jumps even when all is well.
        What would you change to see whether the code is right?
    the cost goes up and down → "E"
        Going back to older parameters would not help: the cost of the same ones differs from call
        to call. Which change has brought that about?
    two predictions differ → "C"
        The parameters do not change any more, and the answers still do. What else is random in a
        forward pass?
    the dev cost has turned → "A"
        A penalty would help too. But one of the choices needs no new training run at all.
    digits turned and mirrored → "B"
        The amount is not the point. Look at what a 6 becomes when it is turned upside down.
    the layer to drop most from → 1
        Count the weights that lead into each layer: where is most of the freedom to learn
        accidents?
    the layer to drop most from → 3
        That layer has three units. If some of them drop out, there may be none left.
    keep_prob of the output layer → 0.5
        A dropped output answers nothing. How many of the answers do you want to keep?
""")
