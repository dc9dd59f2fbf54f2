"""Changes of the references of week4/deep_backpropagation that leave them right."""

from .reasons import SCALAR

ANY_DRAW = "any random direction will do"

COMPARED = "if abs(np.sum(gradient * direction) - measured) > 1e-05:"

FAR = "no gradient lies near the tolerance"

EQUIVALENT = (
    (
        "linear_backward",
        "m = A_prev.shape[1]",
        "m = dZ.shape[1]",
        "both have a column for each example",
    ),
    (
        "slope_along",
        "def slope_along(parameters, X, Y, directions, epsilon=0.0001):",
        "def slope_along(parameters, X, Y, directions, epsilon=0.0002):",
        "another small step measures the same slope",
    ),
    (
        "slope_along",
        "moved[name] = parameters[name] + step * direction",
        "moved[name] = moved[name] + step * direction",
        "each array moves once from where it was",
    ),
    (
        "slope_along",
        "return (costs[0] - costs[1]) / (2 * epsilon)",
        "return ((costs[0] - costs[1]) / (2 * epsilon)).T",
        SCALAR,
    ),
    (
        "first_wrong_layer",
        "for layer in range(len(parameters) // 2, 0, -1):",
        "for layer in range(len(grads) // 2, 0, -1):",
        "there is a gradient for each parameter, and no other",
    ),
    (
        "first_wrong_layer",
        "rng = np.random.default_rng(0)",
        "rng = np.random.default_rng(1)",
        ANY_DRAW,
    ),
    (
        "first_wrong_layer",
        "for name in (f'W{layer}', f'b{layer}'):",
        "for name in (f'b{layer}', f'W{layer}'):",
        "the order within a layer does not matter",
    ),
    *(
        (
            "first_wrong_layer",
            "direction = rng.standard_normal(gradient.shape)",
            f"direction = {factor}rng.standard_normal(gradient.shape)",
            ANY_DRAW,
        )
        for factor in ("-", "2 * ")
    ),
    (
        "first_wrong_layer",
        "measured = slope_along(parameters, X, Y, {name: direction})",
        "measured = slope_along(parameters, X, Y, {name: direction}).T",
        SCALAR,
    ),
    *(
        ("first_wrong_layer", COMPARED, changed, FAR)
        for changed in (COMPARED.replace(">", ">="), COMPARED.replace("1e-05", "2e-05"))
    ),
    (
        "first_wrong_layer",
        COMPARED,
        "if abs(measured - np.sum(gradient * direction)) > 1e-05:",
        "the size of a difference has no sign",
    ),
    *(
        ("first_wrong_layer", COMPARED, changed, SCALAR)
        for changed in (
            COMPARED.replace("direction)", "direction).T"),
            COMPARED.replace("- measured", "- measured.T"),
        )
    ),
)
