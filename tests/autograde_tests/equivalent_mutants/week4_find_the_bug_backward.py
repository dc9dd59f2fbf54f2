"""Changes of the references of week4/find_the_bug_backward that leave them right."""

from .reasons import PRINTS

BUG_HEAD = (
    "def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, "
    "print_cost=False, rng=None):"
)

BUG_START = "parameters = initialize_parameters_deep(layers_dims, rng)"

SEED = "any seed will do"

DEFAULTS = "each case gives both settings; their defaults belong to deep_network_application"

EQUIVALENT = (
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
