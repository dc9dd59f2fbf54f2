"""Changes of the references of week5/regularization that leave them right."""

from .reasons import SCALAR

_PENALTY = "compute_cost_with_regularization"

_L2_BACK = "backward_propagation_with_regularization"

_DROPOUT = "forward_propagation_with_dropout"

_DROPOUT_BACK = "backward_propagation_with_dropout"

_AUGMENT = "augment"

ONE_OUTPUT = "the last layer has one unit: one row, or one number"

UNUSED = "the names that change places are not used"

AT_ZERO = "no check has a pre-activation of exactly zero"

BOTH_OFF = "A is positive exactly where Z is and the unit was kept"

EVEN = "both have the same even chance"

ROOM = "a turn by one degree more or less is as good"

NEVER_REACHED = "no window reaches the rows and columns that are added"

SQUARES_LINE = "squares = sum((np.sum(parameters[f'W{layer}'] ** 2) for layer in (1, 2, 3)))"

PENALTY_LINE = "return cross_entropy + lambd * squares / (2 * m)"

L2_CACHE_LINE = "Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache"

DROPOUT_CACHE_LINE = "Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache"

DB3_LINE = "db3 = np.sum(dZ3, axis=1, keepdims=True) / m"

GRADS_OF_3_LINE = "return {'dW3': dW3, 'db3': db3, 'dW2': dW2, 'db2': db2, 'dW1': dW1, 'db1': db1}"

TURN_LINE = "image = rotate(image, rng.uniform(-15, 15))"

PAD_LINE = "grown = np.pad(image, ((p, p), (q, q), (0, 0)), mode='edge')"

WINDOW_LINE = "changed.append(grown[top:top + h, left:left + w])"

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
    (_L2_BACK, L2_CACHE_LINE, L2_CACHE_LINE.replace("b2, Z3", "Z3, b2"), UNUSED),
    (_DROPOUT_BACK, DROPOUT_CACHE_LINE, DROPOUT_CACHE_LINE.replace("b2, Z3", "Z3, b2"), UNUSED),
    (
        _DROPOUT_BACK,
        DROPOUT_CACHE_LINE,
        DROPOUT_CACHE_LINE.replace("W1, b1", "b1, W1"),
        UNUSED,
    ),
    *(
        (where, "m = X.shape[1]", f"m = {name}.shape[1]", "all have one column an example")
        for where, names in (
            (_L2_BACK, ("A1", "A2", "A3", "Y", "Z1", "Z2", "Z3")),
            (_DROPOUT_BACK, ("A1", "A2", "A3", "D1", "D2", "Y", "Z1", "Z2", "Z3")),
        )
        for name in names
    ),
    *(
        (where, DB3_LINE, changed, ONE_OUTPUT)
        for where in (_L2_BACK, _DROPOUT_BACK)
        for changed in (
            f"db3 = ({DB3_LINE[6:]}).T",
            DB3_LINE.replace(" / m", ".T / m"),
            DB3_LINE.replace("axis=1, ", ""),
            DB3_LINE.replace("axis=1", "axis=None"),
        )
    ),
    *(
        (where, GRADS_OF_3_LINE, GRADS_OF_3_LINE.replace(": db3", ": db3.T"), ONE_OUTPUT)
        for where in (_L2_BACK, _DROPOUT_BACK)
    ),
    *(
        (_L2_BACK, line, line.replace(old, new), reason)
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
        _L2_BACK,
        "dZ2 = W3.T @ dZ3 * (Z2 > 0)",
        "dZ2 = W3.T * dZ3 * (Z2 > 0)",
        ONE_OUTPUT,
    ),
    (
        _DROPOUT_BACK,
        "dA2 = W3.T @ dZ3 * D2 / keep_prob",
        "dA2 = W3.T * dZ3 * D2 / keep_prob",
        ONE_OUTPUT,
    ),
    *(
        (_DROPOUT_BACK, line, line.replace(old, new), reason)
        for line, layer in (("dZ2 = dA2 * (Z2 > 0)", 2), ("dZ1 = dA1 * (Z1 > 0)", 1))
        for old, new, reason in (
            (">", ">=", AT_ZERO),
            (f"(Z{layer}", f"(A{layer}", BOTH_OFF),
        )
    ),
    *(
        (
            _DROPOUT,
            f"D{layer} = rng.random(Z{layer}.shape) < keep_prob",
            f"D{layer} = rng.random(Z{layer}.shape) <= keep_prob",
            "a random number is almost never equal to keep_prob",
        )
        for layer in (1, 2)
    ),
    (_DROPOUT, "Z3 = W3 @ A2 + b3", "Z3 = W3 @ A2 + b3.T", ONE_OUTPUT),
    (
        "early_stopping",
        "for i in range(1, len(dev_costs)):",
        "for i in range(0, len(dev_costs)):",
        "the first cost is not below itself",
    ),
    *(
        (_AUGMENT, "if rng.random() < 0.5:", changed, EVEN)
        for changed in (
            "if not rng.random() < 0.5:",
            "if rng.random() >= 0.5:",
            "if rng.random() <= 0.5:",
        )
    ),
    *(
        (_AUGMENT, TURN_LINE, TURN_LINE.replace("-15, 15", angles), ROOM)
        for angles in ("-16, 15", "-14, 15", "-15, 16", "-15, 14")
    ),
    *(
        (_AUGMENT, PAD_LINE, PAD_LINE.replace(old, new), NEVER_REACHED)
        for old, new in (
            ("(p, p)", "(p, h)"),
            ("(p, p)", "(p, w)"),
            ("(q, q)", "(q, h)"),
            ("(q, q)", "(q, w)"),
        )
    ),
    (_AUGMENT, WINDOW_LINE, WINDOW_LINE.replace("top +", "top.T +"), SCALAR),
    (_AUGMENT, WINDOW_LINE, WINDOW_LINE.replace("left +", "left.T +"), SCALAR),
    (
        _AUGMENT,
        "return np.array(changed)",
        "return changed",
        "a list of images is read as a stack of them",
    ),
)
