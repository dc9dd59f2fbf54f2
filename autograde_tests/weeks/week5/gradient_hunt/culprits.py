"""The hunt for the wrong gradient."""

from ....machinery.exercises import exercise, hidden, visible
from ....machinery.feedback import UNSAID

_RIGHT_NAMES = {
    "A": "dW2",
    "B": "dZ3",
    "C": "db1",
    "D": "dZ2",
    "E": "none",
    "F": "dW1",
    "G": "dZ1",
    "H": "dW3",
}


def _name(value):
    """Return the name in its normal form, in any case; dA and the dZ made of it look the same."""
    text = str(value).strip().lower()
    return text.replace("dal", "da3").replace("da", "dz")


def _judge_name(arguments, value):
    (letter,) = arguments
    if not isinstance(value, str):
        return 'the answer should be a name in quotes, such as "dW2", or "none".'
    return None if _name(value) == _name(_RIGHT_NAMES[letter]) else UNSAID


CULPRITS = exercise(
    _RIGHT_NAMES,
    "The wrong gradient of each backward pass",
    *(visible(f"backward pass {letter}", letter, judge=_judge_name) for letter in "ABC"),
    *(hidden(f"backward pass {letter}", letter, judge=_judge_name) for letter in "DEFGH"),
    name="culprits",
    reasons={
        "A": "`dW2` alone is wrong, and nothing else is computed from it. Were `dZ2` wrong, "
        "`db2` would be, too.",
        "B": "Every bar is tall, so the fault stands where the way back begins: all gradients "
        "come from `dZ3`.",
        "C": "`db1` alone is wrong, while `dW1` comes from the same `dZ1` and is right. So it "
        "is its own line.",
        "D": "Both gradients of layer 2 are wrong, and those of layer 3 are right: the two "
        "share `dZ2`, and layer 1 inherits its fault.",
        "E": "With another draw the bar is gone. In draw 0 a pre-activation of layer 2 lies at "
        "the corner of ReLU, where the measurement goes wrong and no line does.",
        "F": "`dW1` differs by thousands of times what rounding does, and `db1` does not, "
        "which shares its `dZ1`. A small fault is a fault.",
        "G": "Both gradients of layer 1 are wrong, and layer 2 is right: the two share `dZ1`.",
        "H": "In draw 0 there is one example, for which sum and mean are the same. With more "
        "of them `dW3` is wrong, and `db3` is not.",
    },
)

CULPRITS.equivalent({letter: name.upper() for letter, name in _RIGHT_NAMES.items()})
CULPRITS.equivalent({"B": "dAL", "D": " dA2 ", "G": "dA1", "E": "None"})

CULPRITS.wrong(
    """
    A → "dZ2" or "dZ3" or "dZ1"
        If that were wrong in A, the bias of its layer would be wrong too: db is the mean of dZ.
        Look at the bars of the biases.
    A → "db2" or "dW1" or "db1" or "dW3" or "db3"
        Is that bar of A a tall one?
    A → "none"
        A tall bar is no rounding. Which one is tall in A?
    B → "dW3" or "db3"
        That is wrong in B, but so is everything else. What do both gradients of the last layer, and
        all layers before it, come from?
    B → "dW1" or "db1" or "dZ1" or "dW2" or "db2" or "dZ2"
        That is wrong in B, but does it explain the tall bars of the layers after it? The backward
        pass starts at the end.
    B → "none"
        Every bar of B is tall.
    C → "dZ1"
        If dZ1 were wrong in C, the weights of layer 1 would be wrong too. Are they?
    C → "dW1" or "dW2" or "db2" or "dW3" or "db3" or "dZ2" or "dZ3"
        Is that bar of C tall?
    C → "none"
        One bar of C is tall. Does it stay so with another draw?
    D → "dW2" or "db2"
        That is wrong in D, and the other gradient of its layer is too. What do they share?
    D → "dW1" or "db1" or "dZ1"
        That is wrong in D, but so is the layer after it, through which the way back comes first.
    D → "dW3" or "db3" or "dZ3"
        In D the last layer is right. Look one layer before.
    E → "db2" or "dZ2"
        Draw E again: does the bar stay tall? Then look at the pre-activations of layer 2 in draw 0.
        Where has ReLU no slope?
    F → "none"
        The tall bar of F is lower than those of other faults, but thousands of times as high as the
        bars beside it, which show what rounding does.
    F → "dZ1"
        If dZ1 were wrong in F, db1 would be wrong too. Is it?
    G → "dW1" or "db1"
        That is wrong in G, and the other gradient of its layer is too. What do they share?
    G → "dZ2" or "dW2" or "db2"
        In G layer 2 is right. So what reaches layer 1 wrongly is made after it, on the way back.
    H → "none"
        How many examples has draw 0 of H? A mean and a sum over one example are the same.
    H → "dZ3" or "db3"
        Look at another draw of H: are both gradients of the last layer wrong, or one?
""",
    normal=_name,
)
