"""Changes of the references of week5/dropout that leave them right."""

from .reasons import SCALAR
from .week5_regularization import AT_ZERO, BOTH_OFF, ONE_OUTPUT, ONE_OUTPUT_CHANGES, UNUSED

_FORWARD = "forward_propagation_with_dropout"

_BACK = "backward_propagation_with_dropout"

CACHE_LINE = "Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache"

EITHER_WAY = "a comparison and a distance have no order"

TOLERANCE = "the shares that the check uses lie well within the margin or far beyond it"

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
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 2 * (4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size))",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = (4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)).T",
        SCALAR,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size).T",
        SCALAR,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 5 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 3 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 8 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt(keep_prob / (1 - keep_prob) / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt((keep_prob + (1 - keep_prob)) / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt(keep_prob / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt((1 - keep_prob) / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt(keep_prob * (1 + keep_prob) / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt(keep_prob * (1 * keep_prob) / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt(keep_prob * 1 / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt(keep_prob * keep_prob / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt(keep_prob * (2 - keep_prob) / D.size)",
        TOLERANCE,
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / A.size)",
        "all three have one size",
    ),
    (
        "mask_is_right",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)",
        "margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / Z.size)",
        "all three have one size",
    ),
    (
        "mask_is_right",
        "if abs(np.mean(D) - keep_prob) > margin:",
        "if abs(np.mean(D) - keep_prob) >= margin:",
        "no share lies exactly at the margin",
    ),
    (
        "mask_is_right",
        "if abs(np.mean(D) - keep_prob) > margin:",
        "if abs(keep_prob - np.mean(D)) > margin:",
        EITHER_WAY,
    ),
    (
        "mask_is_right",
        "if abs(np.mean(D) - keep_prob) > margin:",
        "if abs(np.mean(D).T - keep_prob) > margin:",
        SCALAR,
    ),
    (
        "mask_is_right",
        "return np.allclose(A, np.maximum(0, Z) * D / keep_prob)",
        "return np.allclose(np.maximum(0, Z) * D / keep_prob, A)",
        EITHER_WAY,
    ),
    (
        "mask_is_right",
        "return np.allclose(A, np.maximum(0, Z) * D / keep_prob)",
        "return np.allclose(A, np.maximum(Z, 0) * D / keep_prob)",
        "the larger of two has no order",
    ),
    (
        "loss_over_masks",
        "total = 0.0",
        "total = 0",
        "numbers are added to it",
    ),
    (
        "loss_over_masks",
        "chance = keep_prob ** d.sum() * (1 - keep_prob) ** (n - d.sum())",
        "chance = (keep_prob ** d.sum() * (1 - keep_prob) ** (n - d.sum())).T",
        SCALAR,
    ),
    (
        "loss_over_masks",
        "chance = keep_prob ** d.sum() * (1 - keep_prob) ** (n - d.sum())",
        "chance = keep_prob ** d.sum().T * (1 - keep_prob) ** (n - d.sum())",
        SCALAR,
    ),
    (
        "loss_over_masks",
        "chance = keep_prob ** d.sum() * (1 - keep_prob) ** (n - d.sum())",
        "chance = keep_prob ** d.sum() * (1 - keep_prob) ** (n - d.sum().T)",
        SCALAR,
    ),
    (
        "loss_over_masks",
        "z = np.sum(w @ (x * d / keep_prob))",
        "z = np.sum(w @ (x * d / keep_prob)).T",
        SCALAR,
    ),
    (
        "loss_over_masks",
        "z = np.sum(w @ (x * d / keep_prob))",
        "z = np.mean(w @ (x * d / keep_prob))",
        "the product has one entry",
    ),
    (
        "loss_over_masks",
        "z = np.sum(w @ (x * d / keep_prob))",
        "z = np.max(w @ (x * d / keep_prob))",
        "the product has one entry",
    ),
    (
        "loss_over_masks",
        "total += chance * (y - z) ** 2",
        "total += chance.T * (y - z) ** 2",
        SCALAR,
    ),
    (
        "loss_over_masks",
        "total += chance * (y - z) ** 2",
        "total += chance * (z - y) ** 2",
        "a square has no sign",
    ),
    (
        "loss_over_masks",
        "total += chance * (y - z) ** 2",
        "total += chance * (y - z.T) ** 2",
        SCALAR,
    ),
    (
        "loss_over_masks",
        "return total",
        "return total.T",
        SCALAR,
    ),
    (
        "dropout_penalty",
        "return (1 - keep_prob) / keep_prob * np.mean(w ** 2 @ X ** 2)",
        "return ((1 - keep_prob) / keep_prob * np.mean(w ** 2 @ X ** 2)).T",
        SCALAR,
    ),
    (
        "dropout_penalty",
        "return (1 - keep_prob) / keep_prob * np.mean(w ** 2 @ X ** 2)",
        "return (1 - keep_prob) / keep_prob * np.mean(w ** 2 @ X ** 2).T",
        SCALAR,
    ),
)
