"""Derivatives from right to left, by hand."""

import numpy as np

from ....machinery.exercises import exercise, questions, visible

DERIVATIVES = exercise(
    {
        "dJ/db": -12.0,
        "dJ/db when a is b": 9.0,
        "dL/da": -2.0,
        "dL/dz": -0.5,
        "dL/dw1": -1.0,
        "dL/dw2": 1.5,
        "dL/db": -0.5,
        "new w1": 0.6,
    },
    "Derivatives on two computation graphs, by hand",
    visible("dJ/db at c = -4", "dJ/db"),
    *questions("dJ/db when a is b", "dL/da", "dL/dz"),
    *questions("dL/dw1", "dL/dw2", "dL/db", "new w1", is_hidden=True),
    name="derivatives",
    reasons={
        "dJ/db": "Along the path from b through bc and the sum to J the slopes are c = -4, 1 and "
        "3, and they are multiplied. What b itself is does not matter.",
        "dJ/db when a is b": "There are two paths now: straight into the sum, which brings 3, "
        "and through the product, which brings 3 · 2 = 6. What several paths bring is added.",
        "dL/da": "For the label 1 the loss is -log a, so its derivative is -1 / a, and a is 0.5.",
        "dL/dz": "The slope of the sigmoid at 0 is 0.5 · 0.5 = 0.25, and -2 · 0.25 = -0.5. "
        "That is a - y, as it is for any z.",
        "dL/dw1": "z rises with w₁ as fast as x₁ = 2 says: -0.5 · 2 = -1.",
        "dL/dw2": "z rises with w₂ as fast as x₂ = -3 says: -0.5 · (-3) = 1.5. A larger w₂ would "
        "raise the loss here.",
        "dL/db": "The bias goes into z with the slope 1, so its derivative is that of z itself.",
        "new w1": "A step goes against the derivative: 0.5 - 0.1 · (-1) = 0.6, which moves the "
        "output towards the label 1.",
    },
)

_WHOLE = {"dJ/db": np.float64(-12), "dJ/db when a is b": 9, "dL/da": -2, "dL/dw1": -1}
DERIVATIVES.equivalent(_WHOLE | {"dL/db": np.float64(0.5 - 1)})
DERIVATIVES.equivalent(
    {"dJ/db": 3 * -4, "dJ/db when a is b": 3 * (1 + 2), "dL/dw1": np.array(-1.0), "note": "mine"}
)

DERIVATIVES.wrong("""
    dJ/db → -4.0
        You went from u back to b, and stopped before the factor that comes from further right. The
        derivatives along a path are multiplied.
    dJ/db → 9.0
        That is the derivative with respect to c. Which number does b stand next to?
    dJ/db → 6.0
        That is right for the numbers in the drawing. Here c is another number.
    dJ/db when a is b → 6.0
        You followed the path through u only. b now reaches J on a second path, and what the paths
        bring is added.
    dJ/db when a is b → 3.0
        You followed the path straight to v only. b reaches J through u as well, and what the paths
        bring is added.
    dJ/db when a is b → 18.0
        The paths' derivatives were multiplied. Along a path one multiplies; over several paths one
        adds.
    dL/da → 2.0
        Look at the sign: a larger a makes the label y = 1 more likely. Does the loss rise?
    dL/da → -0.5
        That is dL/dz already. The box of the loss alone gives dL/da.
    dL/dz → 0.25
    dL/dw1 → 0.5
    dL/dw2 → -0.75
    dL/db → 0.25
    new w1 → 0.45
        a(1 - a) is da/dz, the derivative across the sigmoid alone. Multiply by what came back to a.
        The error goes on to everything left of z.
    dL/dz → 0.5
    dL/dw1 → 1.0
    dL/dw2 → -1.5
    dL/db → 0.5
    new w1 → 0.4
        The sign of dL/dz is wrong, and everything left of z has it from there. Should z rise or
        fall when the label is 1?
    dL/dw1 → -0.25
    dL/dw2 → -0.5
    new w1 → 0.525
        You multiplied with the weight. The derivative of w₁x₁ with respect to w₁ is the other
        factor.
    dL/db → -1.0
        b is not multiplied with anything on its way to z: the derivative of z with respect to b is
        1.
    new w1 → 0.4
        You took a step uphill: the derivative times the rate is taken away from w₁.
    new w1 → 1.5
        That step has the full length of the derivative. Multiply by the learning rate.
""")
