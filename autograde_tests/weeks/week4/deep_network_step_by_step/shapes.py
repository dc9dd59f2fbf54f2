"""Names and shapes."""

from ....machinery.exercises import exercise, questions

_RIGHT = {
    "A0": (7, 50),
    "W1": (4, 7),
    "b2": (2, 1),
    "Z2": (2, 50),
    "W3": (1, 2),
    "dA1": (4, 50),
    "dW2": (2, 4),
    "parameters": 45,
    "layer 2 wider": "B",
    "flat b2, m = 50": "error",
    "flat b2, m = 1": (2, 2),
    "dW2 from dZ2": "C",
}

SHAPES = exercise(
    _RIGHT,
    "The shapes of a network",
    *questions("A0", "W1", "b2", "dA1", "layer 2 wider", "flat b2, m = 50"),
    *questions("Z2", "W3", "dW2", "parameters", "flat b2, m = 1", "dW2 from dZ2", is_hidden=True),
    name="shapes",
    reasons={
        "A0": "A column for each of the 50 examples, a row for each of the 7 features.",
        "W1": "A row for each of the layer's 4 units, a column for each of its 7 inputs, so "
        "that the product with A0 fits.",
        "b2": "One number for each of the 2 units, as a column, which is broadcast over all "
        "examples.",
        "dA1": "A gradient has the shape of what it belongs to: A1 has 4 units and 50 examples.",
        "layer 2 wider": "W2 and b2 get a row for each new unit, and W3 a column, since layer "
        "3 reads what layer 2 gives. b3 belongs to layer 3's own unit.",
        "flat b2, m = 50": "`(2,)` counts as a row `(1, 2)`, aligned with the 50 examples: 2 "
        "meets 50, and neither is 1.",
        "Z2": "`(2, 4)` times `(4, 50)`; adding the bias changes no shape.",
        "W3": "A row for the one unit of layer 3, a column for each of the 2 units that it reads.",
        "dW2": "As W2 itself: 2 units with 4 inputs each.",
        "parameters": "28 + 4 in layer 1, 8 + 2 in layer 2 and 2 + 1 in layer 3.",
        "flat b2, m = 1": "`(2, 1)` and `(2,)` are broadcast to each other: every bias is "
        "added to every unit, and nothing complains. That is why biases are columns.",
        "dW2 from dZ2": "`(2, 50)` times `(50, 4)` is the only one that gives `(2, 4)`; and it "
        "adds up the 50 examples.",
    },
)

SHAPES.equivalent({"note": "extra keys do no harm"})
SHAPES.equivalent({q: list(a) if isinstance(a, tuple) else a for q, a in reversed(_RIGHT.items())})

SHAPES.wrong("""
    A0 → (50, 7)
    Z2 → (50, 2)
    dA1 → (50, 4)
        Examples are columns: the number of rows is the number of features.
    W1 → (7, 4)
    W3 → (2, 1)
    dW2 → (4, 2)
        Your weight matrices are turned. A row of W1 holds the weights of one unit of layer 1: layer
        1 counts the rows, layer 0 the columns.
    W1 → (2, 4)
    b2 → (1, 1)
        The input is layer 0. W1 leads from layer 0 to layer 1, not from layer 1 to layer 2.
    b2 → (2, 50)
        A layer has one bias for each unit. It is the same for all examples and stretches over them
        when it is added.
    b2 → (2,)
        A shape with one length is a rank-1 array. In this course a bias is a column.
    dA1 → (2, 50)
        A gradient has the shape of what it belongs to. dA1 belongs to A1, of layer 1.
    dA1 → (4, 1)
        dA1 belongs to A1, which has a column for each example. The mean over examples is taken in
        dW and db only.
    layer 2 wider → "A"
        The next layer reads the outputs of layer 2. What happens to the rows of its weight matrix
        if there are more of them to read?
    layer 2 wider → "C"
        A unit more in layer 2 has a bias of its own, too.
    layer 2 wider → "D"
        b3 belongs to layer 3, which has as many units as before. Which parameters count the units
        of layer 2 in one of their lengths?
    flat b2, m = 50 → (2, 50)
        Broadcasting lines shapes up from the right: (2, 50) and (2,). Is the 2 below the 50 equal
        to it, or 1?
    Z2 → (4, 50)
        Z2 has a row for each unit of layer 2.
    W3 → (1, 4)
        A unit of layer 3 has a weight for each unit that it reads, and layer 2 has two.
    dW2 → (2, 50)
        A gradient has the shape of what it belongs to: W2 has no axis for the examples.
    parameters → 38
        These are the weights. The biases are parameters too.
    flat b2, m = 1 → "error"
        The shape (2,) counts as (1, 2) here, so both arrays stretch. No error stops you.
    flat b2, m = 1 → (2, 1)
        That is what a bias of shape (2, 1) would give. (2,) counts as a row.
    dW2 from dZ2 → "A"
        Write the shapes under the factors: dZ2 is (2, 50) and A1 is (4, 50). Which product exists
        and has the shape of W2?
    dW2 from dZ2 → "B"
        That product exists, but it has the shape of W2 turned.
""")
