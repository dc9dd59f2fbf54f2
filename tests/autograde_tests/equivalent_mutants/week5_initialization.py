"""Changes of the references of week5/initialization that leave them right."""

from .reasons import SCALAR

_INITIALIZATION = "initialize_parameters"

ZERO = "zero is its own negative and its own double"

ZERO_LINES = (
    "parameters[f'W{layer}'] = np.zeros((n_out, n_in))",
    "parameters[f'b{layer}'] = np.zeros((n_out, 1))",
)

WEIGHT_LINES = {
    "random": "parameters[f'W{layer}'] = 10 * rng.standard_normal((n_out, n_in))",
    "he": "parameters[f'W{layer}'] = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in)",
    "xavier": "parameters[f'W{layer}'] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)",
}

NUMPY_NUMBER = "a number of NumPy is as good as one of Python"

SAME_SQUARES = "the mean of the squares does not depend on their places"

SCALE_X_LINE = "scales = [float(np.sqrt(np.mean(A ** 2)))]"

SCALE_A_LINE = "scales.append(float(np.sqrt(np.mean(A ** 2))))"

NORMS_LINE = (
    "return [float(np.sqrt(np.sum(grads[f'dW{layer}'] ** 2))) for layer in range(1, L + 1)]"
)

EQUIVALENT = (
    *(
        (f"{_INITIALIZATION}_zeros", line, line.replace("np.", f"{factor}np."), ZERO)
        for line in ZERO_LINES
        for factor in ("-", "2 * ")
    ),
    *(
        (f"{_INITIALIZATION}_{name}", ZERO_LINES[1], changed, ZERO)
        for name in ("random", "he", "xavier")
        for changed in (
            ZERO_LINES[1].replace("np.", "-np."),
            ZERO_LINES[1].replace("np.", "2 * np."),
        )
    ),
    *(
        (
            f"{_INITIALIZATION}_{name}",
            "rng = np.random.default_rng(rng)",
            "rng = np.random.default_rng(layers_dims)",
            "any seed is right",
        )
        for name in ("random", "he", "xavier")
    ),
    *(
        (f"{_INITIALIZATION}_{name}", line, f"{line[:26]}-({line[26:]})", "mean 0: no side")
        for name, line in WEIGHT_LINES.items()
    ),
    *(
        (f"{_INITIALIZATION}_{name}", WEIGHT_LINES[name], f"{WEIGHT_LINES[name]}.T", SCALAR)
        for name in ("he", "xavier")
    ),
    (
        "layer_scales",
        SCALE_X_LINE,
        "scales = [np.sqrt(np.mean(A ** 2))]",
        NUMPY_NUMBER,
    ),
    ("layer_scales", SCALE_X_LINE, SCALE_X_LINE.replace("A", "A.T"), SAME_SQUARES),
    ("layer_scales", SCALE_X_LINE, SCALE_X_LINE.replace("A", "X"), "A is X there"),
    (
        "layer_scales",
        SCALE_A_LINE,
        "scales.append(np.sqrt(np.mean(A ** 2)))",
        NUMPY_NUMBER,
    ),
    ("layer_scales", SCALE_A_LINE, SCALE_A_LINE.replace("A", "A.T"), SAME_SQUARES),
    (
        "gradient_norms",
        NORMS_LINE,
        NORMS_LINE.replace(
            "float(np.sqrt(np.sum(grads[f'dW{layer}'] ** 2)))",
            "np.sqrt(np.sum(grads[f'dW{layer}'] ** 2))",
        ),
        NUMPY_NUMBER,
    ),
)
