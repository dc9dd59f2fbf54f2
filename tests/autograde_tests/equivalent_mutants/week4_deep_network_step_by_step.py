"""Changes of the references of week4/deep_network_step_by_step that leave them right."""

from .reasons import DEEP_COST_LINE, SCALAR, SEED_LINE, SMALL_RESULT

SEEDED = "any seed gives weights that are as random"

MIRRORED = "the normal distribution is symmetric"

NOTHING = "zero stays zero"

SCALED_LINE = "parameters[f'W{layer}'] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)"

ZEROS_LINE = "parameters[f'b{layer}'] = np.zeros((n_out, 1))"

EQUIVALENT = (
    *(
        (
            "initialize_parameters",
            SEED_LINE,
            SEED_LINE.replace("rng)", f"{name})"),
            SEEDED,
        )
        for name in ("n_x", "n_h", "n_y")
    ),
    *(
        (
            "initialize_parameters",
            SMALL_RESULT,
            SMALL_RESULT.replace(draw, f"-({draw})"),
            MIRRORED,
        )
        for draw in (
            "0.01 * rng.standard_normal((n_h, n_x))",
            "0.01 * rng.standard_normal((n_y, n_h))",
        )
    ),
    *(
        (
            "initialize_parameters",
            SMALL_RESULT,
            SMALL_RESULT.replace(zeros, f"{factor}{zeros}"),
            NOTHING,
        )
        for zeros in ("np.zeros((n_h, 1))", "np.zeros((n_y, 1))")
        for factor in ("-", "2 * ")
    ),
    (
        "initialize_parameters_deep",
        SEED_LINE,
        "rng = np.random.default_rng(layer_dims)",
        SEEDED,
    ),
    (
        "initialize_parameters_deep",
        SCALED_LINE,
        SCALED_LINE.replace("= rng", "= -(rng") + ")",
        MIRRORED,
    ),
    ("initialize_parameters_deep", SCALED_LINE, f"{SCALED_LINE}.T", SCALAR),
    *(
        (
            "initialize_parameters_deep",
            ZEROS_LINE,
            ZEROS_LINE.replace("= ", f"= {factor}"),
            NOTHING,
        )
        for factor in ("-", "2 * ")
    ),
    (
        "compute_cost",
        DEEP_COST_LINE,
        DEEP_COST_LINE.replace("return ", "return (") + ").T",
        SCALAR,
    ),
    (
        "compute_cost",
        DEEP_COST_LINE,
        DEEP_COST_LINE.replace("Y.shape", "AL.shape"),
        "there is one label an example",
    ),
)
