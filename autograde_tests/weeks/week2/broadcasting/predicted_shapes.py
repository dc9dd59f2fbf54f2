"""Shapes that broadcasting gives, predicted before the line runs."""

from ....machinery.exercises import exercise, hidden, visible

_RIGHT = {
    "a": (4, 3),
    "b": "error",
    "c": (4, 3),
    "d": (3,),
    "e": (4, 1),
    "f": "error",
    "g": (4, 4),
    "h": (2, 4, 3),
}
"""For A (4, 3), r (1, 3), c (4, 1), w (3, 1), v (4,) and T (2, 4, 3)."""

BROADCAST_QUIZ = exercise(
    _RIGHT,
    "The shape that comes out, or an error",
    visible("a: a column plus a row", "a"),
    visible("b: `*` with lengths 4 and 3", "b"),
    visible("c: a matrix plus a column", "c"),
    visible("d: a sum over axis 0", "d"),
    hidden("e: a sum over axis 1 that keeps it", "e"),
    hidden("f: a matrix less its row means", "f"),
    hidden("g: a column plus a rank-1 array", "g"),
    hidden("h: three axes less two", "h"),
    name="broadcast_quiz",
    reasons={
        "a": "An axis of length 1 is stretched to the length of the other's, here one in each "
        "of the two arrays.",
        "b": "Aligned from the right, 3 and 1 fit, but then 4 meets 3, and neither of them is 1.",
        "c": "The column serves every column of the matrix.",
        "d": "Axis 0, the 4 rows, is summed away, and the sums of 3 columns are left. With "
        "`keepdims=True` they would be `(1, 3)`.",
        "e": "Axis 1 is summed over and kept with length 1, so that the sums line up with the "
        "rows.",
        "f": "The means have the shape `(4,)`, which is aligned with the last axis, of length "
        "3. With `keepdims=True` they would be `(4, 1)`, and fit.",
        "g": "`(4,)` counts as a row `(1, 4)`, so row and column are both stretched, without "
        "an error. That is how a rank-1 array hides a fault.",
        "h": "The missing axis of `A` counts as 1, so that the matrix serves both layers of `T`.",
    },
)

BROADCAST_QUIZ.equivalent(
    {question: list(a) if isinstance(a, tuple) else a for question, a in _RIGHT.items()}
)
BROADCAST_QUIZ.equivalent({"note": "checked by hand"})

BROADCAST_QUIZ.wrong("""
    a → "error"
        Compare the shapes from the right: 1 against 3, then 4 against 1. A length of 1 stretches.
    a → (4, 1)
        Both arrays stretch, not only one: the column along axis 1, the row along axis 0.
    b → (4, 1)
        That is what np.dot gives. `*` works entry by entry, so the shapes must match or stretch,
        axis by axis.
    b → (4, 3)
        The last axis stretches, but look at the first: 4 against 3, and neither is 1.
    c → "error"
        From the right, 3 meets 1, and 4 meets 4. Is either of them a reason for an error?
    d → (1, 3)
        That is the shape with keepdims=True. Without it the summed axis is gone.
    d → (4,)
        `axis=0` names the axis that disappears, not the one that stays.
    d → 3
        `(3)` is the number 3. A tuple of one entry has a comma.
    e → (4,)
        That is the shape without `keepdims=True`. What happens to the summed axis here?
    e → (1, 3)
        `axis=1` names the axis that is summed over. Which length is left?
    f → (4, 3)
        The means have shape (4,). Line that up with (4, 3) from the right: 3 against 4.
    g → (4, 1)
        A shape (4,) counts as (1, 4) here, a row. So both arrays stretch.
    g → (4,)
        The result has as many axes as the operand with more of them: two.
    g → "error"
        These two do broadcast: (4, 1) with (1, 4).
    h → "error"
        Line the shapes up from the right. What does the missing axis count as?
    h → (4, 3)
        The result has as many axes as the operand with more of them: three.
""")
