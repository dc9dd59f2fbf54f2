"""Changes of the references of week5/regularization that leave them right."""

from .reasons import SCALAR

_PENALTY = "compute_cost_with_regularization"

_BACK = "backward_propagation_with_regularization"

ONE_OUTPUT = "the last layer has one unit: one row, or one number"

UNUSED = "the names that change places are not used"

AT_ZERO = "no check has a pre-activation of exactly zero"

BOTH_OFF = "A is positive exactly where Z is and the unit was kept"

SQUARES_LINE = "squares = sum((np.sum(parameters[f'W{layer}'] ** 2) for layer in (1, 2, 3)))"

PENALTY_LINE = "return cross_entropy + lambd * squares / (2 * m)"

CACHE_LINE = "Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache"

DB3_LINE = "db3 = np.sum(dZ3, axis=1, keepdims=True) / m"

GRADS_OF_3_LINE = "return {'dW3': dW3, 'db3': db3, 'dW2': dW2, 'db2': db2, 'dW1': dW1, 'db1': db1}"

ONE_OUTPUT_CHANGES = (
    (DB3_LINE, f"db3 = ({DB3_LINE[6:]}).T", ONE_OUTPUT),
    (DB3_LINE, DB3_LINE.replace(" / m", ".T / m"), ONE_OUTPUT),
    (DB3_LINE, DB3_LINE.replace("axis=1, ", ""), ONE_OUTPUT),
    (DB3_LINE, DB3_LINE.replace("axis=1", "axis=None"), ONE_OUTPUT),
    (GRADS_OF_3_LINE, GRADS_OF_3_LINE.replace(": db3", ": db3.T"), ONE_OUTPUT),
)
"""Of a backward pass through three layers, with dropout or without."""

BEND_LINE = (
    "return np.sum((A - c * Z) ** 2, axis=1, keepdims=True) / np.sum(A ** 2, axis=1, keepdims=True)"
)

ZERO = "a zero is a zero, of any shape"

EQUIVALENT = (
    (_PENALTY, "m = Y.shape[1]", "m = A3.shape[1]", "there is one label an example"),
    (
        _PENALTY,
        "cross_entropy = compute_cost(A3, Y)",
        "cross_entropy = compute_cost(A3, Y).T",
        SCALAR,
    ),
    (_PENALTY, SQUARES_LINE, f"{SQUARES_LINE}.T", SCALAR),
    *(
        (_PENALTY, SQUARES_LINE, SQUARES_LINE.replace("(1, 2, 3)", order), "a sum has no order")
        for order in ("(2, 1, 3)", "(1, 3, 2)")
    ),
    (_PENALTY, PENALTY_LINE, f"return ({PENALTY_LINE[7:]}).T", SCALAR),
    (_PENALTY, PENALTY_LINE, PENALTY_LINE.replace("entropy", "entropy.T"), SCALAR),
    (_PENALTY, PENALTY_LINE, PENALTY_LINE.replace("squares", "squares.T"), SCALAR),
    (_BACK, CACHE_LINE, CACHE_LINE.replace("b2, Z3", "Z3, b2"), UNUSED),
    *(
        (_BACK, "m = X.shape[1]", f"m = {name}.shape[1]", "all have one column an example")
        for name in ("A1", "A2", "A3", "Y", "Z1", "Z2", "Z3")
    ),
    *((_BACK, *change) for change in ONE_OUTPUT_CHANGES),
    *(
        (_BACK, line, line.replace(old, new), reason)
        for line, layer in (
            ("dZ2 = W3.T @ dZ3 * (Z2 > 0)", 2),
            ("dZ1 = W2.T @ dZ2 * (Z1 > 0)", 1),
        )
        for old, new, reason in (
            (">", ">=", AT_ZERO),
            (f"(Z{layer}", f"(A{layer}", BOTH_OFF),
        )
    ),
    (
        _BACK,
        "dZ2 = W3.T @ dZ3 * (Z2 > 0)",
        "dZ2 = W3.T * dZ3 * (Z2 > 0)",
        ONE_OUTPUT,
    ),
    (
        "penalty_is_right",
        "expected = lambd / m * value if name.startswith('W') else 0 * value",
        "expected = lambd / m * value if name.startswith('W') else 0 / value",
        ZERO,
    ),
    (
        "penalty_is_right",
        "expected = lambd / m * value if name.startswith('W') else 0 * value",
        "expected = lambd / m * value if name.startswith('W') else 0",
        ZERO,
    ),
    (
        "penalty_is_right",
        "expected = lambd / m * value if name.startswith('W') else 0 * value",
        "expected = lambd / m * value if name.startswith('W') else 0 * value.T",
        ZERO,
    ),
    (
        "penalty_is_right",
        "expected = lambd / m * value if name.startswith('W') else 0 * value",
        "expected = lambd / m * value if name.startswith('W') else 0 * added",
        ZERO,
    ),
    (
        "penalty_is_right",
        "expected = lambd / m * value if name.startswith('W') else 0 * value",
        "expected = lambd / m * value if name.startswith('W') else 0 * expected",
        ZERO,
    ),
    (
        "penalty_is_right",
        "expected = lambd / m * value if name.startswith('W') else 0 * value",
        "expected = lambd / m * value if name.startswith('W') else 0 * lambd",
        ZERO,
    ),
    (
        "penalty_is_right",
        "expected = lambd / m * value if name.startswith('W') else 0 * value",
        "expected = lambd / m * value if name.startswith('W') else 0 * m",
        ZERO,
    ),
    (
        "penalty_is_right",
        "if not np.allclose(added, expected):",
        "if not np.allclose(expected, added):",
        "a comparison has no order",
    ),
    (
        "bend",
        "A = np.tanh(Z)",
        "A = -np.tanh(Z)",
        "a share has neither the size nor the sign of what it is of",
    ),
    (
        "bend",
        "A = np.tanh(Z)",
        "A = 2 * np.tanh(Z)",
        "a share has neither the size nor the sign of what it is of",
    ),
    (
        "bend",
        BEND_LINE,
        BEND_LINE.replace("A - c * Z", "c * Z - A"),
        "a square has no sign",
    ),
)
