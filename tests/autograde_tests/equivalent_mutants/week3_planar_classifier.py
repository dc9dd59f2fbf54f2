"""Changes of the references of week3/planar_classifier that leave them right."""

from .reasons import DEEP_COST_LINE, PRINTS, SCALAR, SEED_LINE, SMALL_RESULT

NN_MODEL_HEAD = "def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, rng=None):"

NN_MODEL_START = "parameters = initialize_parameters(n_x, n_h, n_y, rng)"

EQUIVALENT = (
    ("compute_cost", DEEP_COST_LINE, f"return ({DEEP_COST_LINE[7:]}).T", SCALAR),
    (
        "compute_cost",
        DEEP_COST_LINE,
        DEEP_COST_LINE.replace("Y.shape", "AL.shape"),
        "there is one label an example",
    ),
    ("tanh_backward", "A = np.tanh(Z)", "A = -np.tanh(Z)", "only its square is used"),
    (
        "relu_backward",
        "return dA * (Z > 0)",
        "return dA * (Z >= 0)",
        "either slope is right at exactly 0, which no check has",
    ),
    (
        "leaky_relu_backward",
        "return dA * np.where(Z > 0, 1, 0.01)",
        "return dA * np.where(Z >= 0, 1, 0.01)",
        "either slope is right at exactly 0, which no check has",
    ),
    *(
        (
            "initialize_parameters",
            SEED_LINE,
            f"rng = np.random.default_rng({name})",
            "any seed gives a good start",
        )
        for name in ("n_x", "n_h", "n_y")
    ),
    *(
        (
            "initialize_parameters",
            SMALL_RESULT,
            SMALL_RESULT.replace(f"'{name}': 0.01 * {draw}", f"'{name}': -(0.01 * {draw})"),
            "a normal draw is as good with the other sign",
        )
        for name, draw in (
            ("W1", "rng.standard_normal((n_h, n_x))"),
            ("W2", "rng.standard_normal((n_y, n_h))"),
        )
    ),
    *(
        (
            "initialize_parameters",
            SMALL_RESULT,
            SMALL_RESULT.replace(f"'{name}': np", f"'{name}': {scale}np"),
            "zero times anything is zero",
        )
        for name in ("b1", "b2")
        for scale in ("-", "2 * ")
    ),
    (
        "backward_propagation",
        "m = X.shape[1]",
        "m = Y.shape[1]",
        "there is one label an example",
    ),
    *(
        (
            "nn_model",
            NN_MODEL_HEAD,
            NN_MODEL_HEAD.replace("10000", number),
            "a check cannot wait for ten thousand updates: every case names their number",
        )
        for number in ("10001", "9999", "20000", "0")
    ),
    ("nn_model", NN_MODEL_HEAD, NN_MODEL_HEAD.replace("False", "True"), PRINTS),
    *(
        (
            "nn_model",
            NN_MODEL_START,
            NN_MODEL_START.replace("rng", name),
            "any seed gives a good start",
        )
        for name in ("_", "n_h", "n_x", "n_y", "num_iterations", "print_cost")
    ),
    (
        "predict",
        "return (A2 > 0.5).astype(int)",
        "return A2 > 0.5",
        "predictions may be bool",
    ),
    (
        "predict",
        "return (A2 > 0.5).astype(int)",
        "return (A2 >= 0.5).astype(int)",
        "no check has a probability of exactly one half",
    ),
)
