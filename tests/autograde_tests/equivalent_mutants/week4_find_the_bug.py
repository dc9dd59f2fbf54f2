"""Changes of the references of week4/find_the_bug that leave them right."""

from .reasons import SCALAR

BUG_WEIGHTS = "parameters[f'W{layer}'] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)"

BUG_BIASES = "parameters[f'b{layer}'] = np.zeros((n_out, 1))"

BUG_COST = "return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]"

SEED = "any seed will do"

EQUIVALENT = (
    (
        "initialize_parameters_deep",
        "rng = np.random.default_rng(rng)",
        "rng = np.random.default_rng(layer_dims)",
        SEED,
    ),
    (
        "initialize_parameters_deep",
        "for layer in range(1, len(layer_dims)):",
        "for layer in range(0, len(layer_dims)):",
        "parameters of a layer 0 are extra keys",
    ),
    (
        "initialize_parameters_deep",
        BUG_WEIGHTS,
        BUG_WEIGHTS.replace("= ", "= -(") + ")",
        "the distribution is symmetric",
    ),
    ("initialize_parameters_deep", BUG_WEIGHTS, f"{BUG_WEIGHTS}.T", SCALAR),
    *(
        (
            "initialize_parameters_deep",
            BUG_BIASES,
            BUG_BIASES.replace("np", f"{factor}np"),
            "a multiple of zero is zero",
        )
        for factor in ("-", "2 * ")
    ),
    ("compute_cost", BUG_COST, f"return ({BUG_COST[7:]}).T", SCALAR),
    (
        "compute_cost",
        BUG_COST,
        BUG_COST.replace("Y.shape", "AL.shape"),
        "there is one label an example",
    ),
)
