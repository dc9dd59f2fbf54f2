"""Changes of the references of week4/find_the_bug that leave them right."""

from .reasons import PRINTS, SCALAR

BUG_WEIGHTS = "parameters[f'W{layer}'] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)"

BUG_BIASES = "parameters[f'b{layer}'] = np.zeros((n_out, 1))"

BUG_COST = "return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]"

BUG_HEAD = (
    "def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, "
    "print_cost=False, rng=None):"
)

BUG_START = "parameters = initialize_parameters_deep(layers_dims, rng)"

SEED = "any seed will do"

DEFAULTS = "each case gives both settings; their defaults belong to deep_network_application"

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
    (
        "linear_backward",
        "m = A_prev.shape[1]",
        "m = dZ.shape[1]",
        "both have a column an example",
    ),
    (
        "linear_activation_backward",
        "slope = {'sigmoid': sigmoid_derivative, 'relu': lambda Z: Z > 0}[activation]",
        "slope = {'sigmoid': sigmoid_derivative, 'relu': lambda Z: Z >= 0}[activation]",
        "no check has a pre-activation of exactly 0",
    ),
    ("predict", "return (AL > 0.5).astype(int)", "return AL > 0.5", "bool is accepted"),
    (
        "predict",
        "return (AL > 0.5).astype(int)",
        "return (AL >= 0.5).astype(int)",
        "no check has a probability of exactly one half",
    ),
    *(
        ("L_layer_model", BUG_HEAD, BUG_HEAD.replace("=0.0075", f"={rate}"), DEFAULTS)
        for rate in ("1.0075", "-0.9925", "0.015", "0")
    ),
    *(
        ("L_layer_model", BUG_HEAD, BUG_HEAD.replace("=3000", f"={number}"), DEFAULTS)
        for number in ("3001", "2999", "6000", "0")
    ),
    ("L_layer_model", BUG_HEAD, BUG_HEAD.replace("False", "True"), PRINTS),
    *(
        ("L_layer_model", BUG_START, BUG_START.replace("rng", name), SEED)
        for name in ("layers_dims", "num_iterations", "print_cost")
    ),
)
