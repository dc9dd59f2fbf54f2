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
    reasons={
        "99 % on train, 84 % on dev": "People get 98 %, so there is no bias to remove. The 15 "
        "points between training and dev set are variance: hold the network back.",
        "the cost goes up and down": "With dropout every step lowers the cost of another "
        "thinned network, so the curve jumps by itself. Without masks it shows whether the "
        "descent works.",
        "the layer to drop most from": "40 000 weights lead into layer 2, 6000 into layer 1 "
        "and 600 into layer 3: where most of them are there is most room to over-fit.",
        "71 % on train, 70 % on dev": "Both are low and close to each other: with λ = 30 the "
        "network is held so tightly that it cannot fit its own training set.",
        "two predictions differ": "The same example gets two answers because masks are still "
        "drawn. In use there are none, and inverted dropout has done the scaling in training.",
        "the dev cost has turned": "The parameters of iteration 2000 do better on the dev set "
        "than today's. To go back to them is early stopping, late, and it takes no further run.",
        "digits turned and mirrored": "A 6 turned round is a 9, and a mirrored 2 looks like a "
        "5. The label does not survive such a change, so the network learns wrong ones.",
        "keep_prob of the output layer": "The output unit is the prediction. It is never "
        "dropped: there would be no answer.",
    },
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
