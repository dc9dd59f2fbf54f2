"""Slopes and gradients of a small graph, by hand."""

from ....machinery.exercises import exercise, questions

BY_HAND = exercise(
    {
        "slope of c along a": -2.0,
        "slope of c along b": 3.0,
        "dJ/dd": -6.0,
        "dJ/db": -18.0,
        "paths from J to a": 4,
        "dJ/da": 6.0,
    },
    "Gradients of a small graph, by hand",
    *questions("slope of c along a", "slope of c along b", "dJ/dd"),
    *questions("dJ/db", "paths from J to a", is_hidden=True),
    *questions("dJ/da", is_hidden=True, points=2),
    name="by_hand",
    reasons={
        "slope of c along a": "$c = a b$ rises with $a$ as fast as $b$ says.",
        "slope of c along b": "$c = a b$ rises with $b$ as fast as $a$ says.",
        "dJ/dd": "$d$ stands on both sides of the product, and each edge brings the other "
        "side, -3: together the derivative of a square, $2 d$.",
        "dJ/db": "-6 down to $d$, 1 along the sum and 3 along the product, and slopes along a "
        "path are multiplied.",
        "paths from J to a": "Two edges lead from $J$ to $d$, and from there one way leads "
        "straight to $a$ and one over $c$: 2 · 2.",
        "dJ/da": "From $d$ to $a$ the two ways bring 1 and $b = -2$, together -1, and $dJ/dd = "
        "-6$: the product is 6.",
    },
)

BY_HAND.equivalent({"dJ/da": -6 * (-2 + 1), "dJ/db": -6 * 3, "paths from J to a": 4.0})
BY_HAND.equivalent({"dJ/dd": 2 * -3, "slope of c along a": -2, "slope of c along b": 3})

BY_HAND.wrong("""
    slope of c along a → 3.0
        That is a itself. How fast does a · b rise when a rises by a little, and b stays?
    slope of c along b → -2.0
        That is b itself. How fast does a · b rise when b rises by a little, and a stays?
    dJ/dd → -3.0
        d stands on both sides of the product. Each side has a slope; both count.
    dJ/dd → 9.0
        That is J. Asked is how fast J rises with d.
    dJ/db → -9.0
        One of the two edges from J to d is missing.
    dJ/db → 3.0
        That is the slope of c along b, the last edge. Multiply along the whole path from J.
    paths from J to a → 2
        d stands on both sides of the product: two edges lead from J to d. Each goes on in two ways.
    paths from J to a → 3
        Count the edges from J to d, and the ways from d to a. A path takes one of each.
    dJ/da → 12.0
        That is the part that comes through c. There is another edge from a, straight to d.
    dJ/da → -6.0
        That is the part that comes straight from d. a is in c as well.
    dJ/da → 3.0
        You have summed over the ways from d to a. Two edges lead from J to d.
""")
