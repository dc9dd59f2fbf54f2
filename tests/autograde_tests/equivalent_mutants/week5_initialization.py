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
)
