"""Changes of the references of week5/gradient_checking that leave them right."""

from .reasons import SCALAR, SYMMETRIC, VECTOR

CHECKED_COST = "{0} = network_cost({{**parameters, name: moved}}, X, Y)"

CHECKED_SLOPE = "slopes[f'd{name}'][index] = (plus - minus) / (2 * epsilon)"

CHECKED_RATIO = "return np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox))"

CHECKED_LENGTHS = "size = np.linalg.norm(grad) + np.linalg.norm(gradapprox)"

EQUIVALENT = (
    (
        "forward_propagation",
        "return np.log(1 + np.exp(-theta * x))",
        "return np.log(1 + np.exp(-theta * x)).T",
        SCALAR,
    ),
    (
        "forward_propagation",
        "return np.log(1 + np.exp(-theta * x))",
        "return np.log(1 + np.exp(-theta * x).T)",
        SCALAR,
    ),
    *(
        ("backward_propagation", "return x * (sigmoid(theta * x) - 1)", new, SCALAR)
        for new in (
            "return (x * (sigmoid(theta * x) - 1)).T",
            "return x * (sigmoid(theta * x).T - 1)",
        )
    ),
    *(
        (
            f"{name}",
            f"def {name}({arguments}, epsilon=1e-07):",
            f"def {name}({arguments}, epsilon=2e-07):",
            "what changes is smaller than the rounding",
        )
        for name, arguments in (
            ("gradient_check", "x, theta"),
            ("numerical_gradients", "parameters, X, Y"),
            ("gradient_check_n", "parameters, gradients, X, Y"),
        )
    ),
    (
        "gradient_check",
        "grad = backward_propagation(x, theta)",
        "grad = backward_propagation(x, theta).T",
        SCALAR,
    ),
    *(
        ("gradient_check", old, new, reason)
        for name, moved in (("plus", "theta + epsilon"), ("minus", "theta - epsilon"))
        for old in (f"{name} = forward_propagation(x, {moved})",)
        for new, reason in (
            (f"{old}.T", SCALAR),
            (f"{name} = forward_propagation({moved}, x)", "the loss depends on the product alone"),
        )
    ),
    *(
        (
            "gradient_check",
            "gradapprox = (plus - minus) / (2 * epsilon)",
            f"gradapprox = {new}",
            SCALAR,
        )
        for new in (
            "((plus - minus) / (2 * epsilon)).T",
            "(plus.T - minus) / (2 * epsilon)",
            "(plus - minus.T) / (2 * epsilon)",
        )
    ),
    *(
        ("gradient_check", CHECKED_RATIO, CHECKED_RATIO.replace(old, new), reason)
        for old, new, reason in (
            (CHECKED_RATIO[7:], f"({CHECKED_RATIO[7:]}).T", SCALAR),
            ("np.abs(grad - gradapprox)", "np.abs(grad - gradapprox).T", SCALAR),
            ("np.abs(grad - gradapprox)", "np.abs(gradapprox - grad)", SYMMETRIC),
            ("grad - gradapprox", "grad.T - gradapprox", SCALAR),
            ("grad - gradapprox", "grad - gradapprox.T", SCALAR),
            ("np.abs(grad) +", "np.abs(grad).T +", SCALAR),
            ("+ np.abs(gradapprox)", "+ np.abs(gradapprox).T", SCALAR),
        )
    ),
    *(
        (
            "numerical_gradients",
            "slopes[f'd{name}'] = np.zeros(value.shape)",
            f"slopes[f'd{{name}}'] = {new}(value.shape)",
            "every entry is written afterwards",
        )
        for new in ("-np.zeros", "2 * np.zeros", "np.ones")
    ),
    *(
        ("numerical_gradients", old, new, SCALAR)
        for name, sign in (("plus", "+"), ("minus", "-"))
        for old, new in (
            (
                f"moved[index] = value[index] {sign} epsilon",
                f"moved[index] = (value[index] {sign} epsilon).T",
            ),
            (CHECKED_COST.format(name), f"{CHECKED_COST.format(name)}.T"),
        )
    ),
    (
        "numerical_gradients",
        "moved[index] = value[index] + epsilon",
        "moved[index] = moved[index] + epsilon",
        "the copy still holds the number itself",
    ),
    *(
        ("numerical_gradients", CHECKED_SLOPE, CHECKED_SLOPE.replace(old, new), SCALAR)
        for old, new in (
            ("(plus - minus) / (2 * epsilon)", "((plus - minus) / (2 * epsilon)).T"),
            ("plus -", "plus.T -"),
            ("- minus", "- minus.T"),
        )
    ),
    *(
        ("gradient_check_n", old, f"{old}.T", VECTOR)
        for old in (
            "grad = np.concatenate([np.ravel(gradients[name]) for name in slopes])",
            "gradapprox = np.concatenate([np.ravel(slopes[name]) for name in slopes])",
        )
    ),
    *(
        ("gradient_check_n", CHECKED_LENGTHS, f"size = {new}", SCALAR)
        for new in (
            "(np.linalg.norm(grad) + np.linalg.norm(gradapprox)).T",
            "np.linalg.norm(grad).T + np.linalg.norm(gradapprox)",
            "np.linalg.norm(grad) + np.linalg.norm(gradapprox).T",
        )
    ),
    *(
        (
            "gradient_check_n",
            "return np.linalg.norm(grad - gradapprox) / size",
            f"return {new}",
            reason,
        )
        for new, reason in (
            ("(np.linalg.norm(grad - gradapprox) / size).T", SCALAR),
            ("np.linalg.norm(grad - gradapprox).T / size", SCALAR),
            ("np.linalg.norm(grad - gradapprox) / size.T", SCALAR),
            ("np.linalg.norm(gradapprox - grad) / size", SYMMETRIC),
            ("np.linalg.norm(grad.T - gradapprox) / size", VECTOR),
            ("np.linalg.norm(grad - gradapprox.T) / size", VECTOR),
        )
    ),
    (
        "check_twice",
        "for count in (0, num_iterations):",
        "for count in (-1, num_iterations):",
        "a range of fewer than no steps has none",
    ),
)
