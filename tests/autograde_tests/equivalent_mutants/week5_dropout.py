"""Changes of the references of week5/dropout that leave them right."""

from .week5_regularization import AT_ZERO, BOTH_OFF, ONE_OUTPUT, ONE_OUTPUT_CHANGES, UNUSED

_FORWARD = "forward_propagation_with_dropout"

_BACK = "backward_propagation_with_dropout"

CACHE_LINE = "Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache"

EQUIVALENT = (
    (_BACK, CACHE_LINE, CACHE_LINE.replace("b2, Z3", "Z3, b2"), UNUSED),
    (_BACK, CACHE_LINE, CACHE_LINE.replace("W1, b1", "b1, W1"), UNUSED),
    *(
        (_BACK, "m = X.shape[1]", f"m = {name}.shape[1]", "all have one column an example")
        for name in ("A1", "A2", "A3", "D1", "D2", "Y", "Z1", "Z2", "Z3")
    ),
    *((_BACK, *change) for change in ONE_OUTPUT_CHANGES),
    (
        _BACK,
        "dA2 = W3.T @ dZ3 * D2 / keep_prob",
        "dA2 = W3.T * dZ3 * D2 / keep_prob",
        ONE_OUTPUT,
    ),
    *(
        (_BACK, line, line.replace(old, new), reason)
        for line, layer in (("dZ2 = dA2 * (Z2 > 0)", 2), ("dZ1 = dA1 * (Z1 > 0)", 1))
        for old, new, reason in (
            (">", ">=", AT_ZERO),
            (f"(Z{layer}", f"(A{layer}", BOTH_OFF),
        )
    ),
    *(
        (
            _FORWARD,
            f"D{layer} = rng.random(Z{layer}.shape) < keep_prob",
            f"D{layer} = rng.random(Z{layer}.shape) <= keep_prob",
            "a random number is almost never equal to keep_prob",
        )
        for layer in (1, 2)
    ),
    (_FORWARD, "Z3 = W3 @ A2 + b3", "Z3 = W3 @ A2 + b3.T", ONE_OUTPUT),
)
