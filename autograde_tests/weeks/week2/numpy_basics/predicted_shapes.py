"""Shapes, predicted before the line runs."""

from ....machinery.exercises import exercise, hidden, visible

_RIGHT = {
    "a": (4, 3),
    "b": "error",
    "c": (4,),
    "d": (3,),
    "e": (7, 0, 1, 2),
    "f": "error",
    "g": (4, 4),
    "h": (),
    "i": (4, 1),
    "j": (0, 2, 1, 0),
}
"""For A (4, 3), r (1, 3), c (4, 1), w (3, 1), v (4,) and images (10, 9, 9, 3)."""

SHAPES_QUIZ = exercise(
    _RIGHT,
    "The shape that comes out, or an error",
    visible("a: a column plus a row", "a"),
    visible("b: `*` with lengths 4 and 3", "b"),
    visible("c: a rank-1 array transposed", "c"),
    visible("d: a sum over axis 0", "d"),
    visible("e: where an entry of X comes from", "e"),
    hidden("f: a matrix less its row means", "f"),
    hidden("g: a column plus a rank-1 array", "g"),
    hidden("h: np.dot of two rank-1 arrays", "h"),
    hidden("i: np.dot of a matrix and a column", "i"),
    hidden("j: where an entry of M comes from", "j"),
    name="shapes_quiz",
    reasons={
        "a": "An axis of length 1 is stretched to the length of the other's, here one in each "
        "of the two arrays.",
        "b": "Aligned from the right, 3 and 1 fit, but then 4 meets 3, and neither of them is 1.",
        "c": "A rank-1 array has a single axis, and turning round the order of one axis "
        "changes nothing. It is neither a row nor a column.",
        "d": "Axis 0, the 4 rows, is summed away, and the sums of 3 columns are left. With "
        "`keepdims=True` they would be `(1, 3)`.",
        "e": "Column 7 is image 7. Its pixels are flattened with three channels each, so entry "
        "5 = 1 · 3 + 2 is row 0, column 1, channel 2.",
        "f": "The means have the shape `(4,)`, which is aligned with the last axis, of length "
        "3. With `keepdims=True` they would be `(4, 1)`, and fit.",
        "g": "`(4,)` counts as a row `(1, 4)`, so row and column are both stretched, without "
        "an error. That is how a flat array hides a fault.",
        "h": "Transposing changes nothing here, and `np.dot` of two rank-1 arrays is the sum "
        "of the products: a single number.",
        "i": "`(4, 3)` times `(3, 1)`: the inner lengths agree and vanish, the outer ones stay.",
        "j": "In memory it is number 5 · 10 + 7 = 57, and the first 243 numbers are image 0: "
        "57 = 2 · 27 + 1 · 3 + 0. Reshaping keeps the order, so the columns of M are no images.",
    },
)

SHAPES_QUIZ.equivalent(
    {question: list(a) if isinstance(a, tuple) else a for question, a in _RIGHT.items()}
)
SHAPES_QUIZ.equivalent({"note": "checked by hand"})

SHAPES_QUIZ.wrong("""
    a → "error"
        Compare the shapes from the right: 1 against 3, then 4 against 1. A length of 1 stretches.
    a → (4, 1)
        Both arrays stretch, not only one: the column along axis 1, the row along axis 0.
    b → (4, 1)
        That is what np.dot gives. `*` works entry by entry, so the shapes must match or stretch,
        axis by axis.
    b → (4, 3)
        The last axis stretches, but look at the first: 4 against 3, and neither is 1.
    c → (1, 4)
        A transpose reverses the order of the axes. How many axes does v have?
    c → (4, 1)
        v is not a column. A transpose does not add an axis.
    c → 4
        `(4)` is the number 4. A tuple of one entry has a comma.
    d → (1, 3)
        That is the shape with keepdims=True. Without it the summed axis is gone.
    d → (4,)
        `axis=0` names the axis that disappears, not the one that stays.
    d → 3
        `(3)` is the number 3. A tuple of one entry has a comma.
    e → (0, 2, 1, 0)
        That entry sits in M, which cuts the images up. In X each column is one image.
    e → (5, 0, 2, 1)
        In X the column number is the image. The row number says how far into that image you go.
    e → (7, 0, 5, 0)
        The channel changes fastest: number 5 of an image is channel 2 of its second pixel.
    f → (4, 3)
        The means have shape (4,). Line that up with (4, 3) from the right: 3 against 4.
    g → (4, 1)
        A shape (4,) counts as (1, 4) here, a row. So both arrays stretch.
    g → (4,)
        The result has as many axes as the operand with more of them: two.
    g → "error"
        These two do broadcast: (4, 1) with (1, 4).
    h → (4, 4)
        v.T is v, so this is the dot product of two vectors: one number, which has no axis.
    h → (1, 1)
        One number is not a 1 by 1 matrix: it has no axis.
    h → (1,)
        One number is not a list of one number: it has no axis.
    i → (4, 3)
        np.dot adds up the products over the length that both share, 3.
    i → (4,)
        w has two axes, and so has the result.
    i → "error"
        The inner lengths agree: (4, 3) and (3, 1). np.dot does not compare the outer ones.
    j → (7, 0, 1, 2)
        M is filled row by row from all numbers of all images. Its entry 5, 7 is number 5 · 10 + 7
        of them.
""")
