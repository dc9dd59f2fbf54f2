"""Shapes, predicted before the line runs."""

from ....machinery.exercises import exercise, hidden, visible

_RIGHT = {
    "a": (4, 4),
    "b": "error",
    "c": (4,),
    "d": (4, 3),
    "e": (7, 0, 1, 2),
    "f": (1, 1),
    "g": (4, 4),
    "h": (),
    "i": (4, 1),
    "j": (0, 2, 1, 0),
}
"""For A (4, 3), B (3, 4), w (3, 1), v (4,), c (4, 1) and images (10, 9, 9, 3)."""

SHAPES_QUIZ = exercise(
    _RIGHT,
    "The shape that comes out, or an error",
    visible("a: np.dot of two matrices", "a"),
    visible("b: np.dot of a matrix and itself", "b"),
    visible("c: a rank-1 array transposed", "c"),
    visible("d: `*` of a matrix and itself", "d"),
    visible("e: where an entry of X comes from", "e"),
    hidden("f: np.dot of a row and a column", "f"),
    hidden("g: np.dot of a column and a row", "g"),
    hidden("h: np.dot of two rank-1 arrays", "h"),
    hidden("i: np.dot of a matrix and a column", "i"),
    hidden("j: where an entry of M comes from", "j"),
    name="shapes_quiz",
    reasons={
        "a": "`(4, 3)` times `(3, 4)`: the inner lengths agree and vanish, the outer ones stay.",
        "b": "The inner lengths are 3 and 4. That the shapes are the same does not help.",
        "c": "A rank-1 array has a single axis, and turning round the order of one axis "
        "changes nothing. It is neither a row nor a column.",
        "d": "`*` works entry by entry, so the shape stays.",
        "e": "Column 7 is image 7. Its pixels are flattened with three channels each, so entry "
        "5 = 1 · 3 + 2 is row 0, column 1, channel 2.",
        "f": "`(1, 3)` times `(3, 1)` leaves `(1, 1)`: a matrix with one entry, and not a number.",
        "g": "`(4, 1)` times `(1, 4)`: the inner lengths are 1, and every pair of entries is "
        "multiplied.",
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
    a → (3, 3)
        The outer lengths stay: the first of the left matrix, and the last of the right one.
    a → (4, 3)
        That is the shape of A. Which length does the second matrix bring?
    a → "error"
        `np.dot` compares the inner lengths only: (4, 3) and (3, 4).
    b → (4, 3)
        `np.dot` is not `*`. Compare the inner lengths: (4, 3) and (4, 3).
    b → (4, 4)
        That would be A times its transpose. Compare the inner lengths: (4, 3) and (4, 3).
    c → (1, 4)
        A transpose reverses the order of the axes. How many axes does v have?
    c → (4, 1)
        v is not a column. A transpose does not add an axis.
    c → 4
        `(4)` is the number 4. A tuple of one entry has a comma.
    d → "error"
        That is so for np.dot. `*` works entry by entry, and the shapes are equal.
    d → (4, 4)
        `*` works entry by entry. It adds up nothing, so no axis goes and none comes.
    e → (0, 2, 1, 0)
        That entry sits in M, which cuts the images up. In X each column is one image.
    e → (5, 0, 2, 1)
        In X the column number is the image. The row number says how far into that image you go.
    e → (7, 0, 5, 0)
        The channel changes fastest: number 5 of an image is channel 2 of its second pixel.
    f → ()
        Both have two axes, and so has the product. A single number comes of two rank-1 arrays.
    f → (3, 3)
        That is `np.dot(w, w.T)`. Here the row comes first.
    f → (1,)
        Both factors have two axes, so one axis is too few.
    g → (1, 1)
        That is `np.dot(c.T, c)`. Here the column comes first.
    g → ()
        Both have two axes, and so has the product.
    g → "error"
        The inner lengths are those of the axes that meet: 1 and 1.
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
