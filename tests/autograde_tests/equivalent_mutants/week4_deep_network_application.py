"""Changes of the references of week4/deep_network_application that leave them right."""

from .reasons import VECTOR

TIES = "no probability is exactly one half"

SAME_ORDER = "another measure of confidence with the same order"

SHRINK_LINE = "return images.reshape(m, h // k, k, w // k, k, d).mean(axis=(2, 4))"

TWO_LAYER_START = "parameters = initialize_parameters(n_x, n_h, n_y, rng)"

L_LAYER_START = "parameters = initialize_parameters_deep(layers_dims, rng)"

TRAINING_HEAD = (
    "def {}(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, "
    "rng=None):"
)

SETTINGS = [
    *(("0.0075", other) for other in ("1.0075", "-0.9925", "0.015", "0")),
    *(("3000", other) for other in ("3001", "2999", "6000", "0")),
    ("False", "True"),
]

DEEP_PREDICT_LINE = "return (AL > 0.5).astype(int)"

WRONG_LINE = "wrong = np.flatnonzero((AL > 0.5) != (Y == 1))"

CONFIDENCE_LINE = "confidence = np.abs(AL[0, wrong] - 0.5)"

WRONG_RETURN = "return wrong[np.argsort(-confidence)].tolist()"

SWAP_LINE = "swapped[centre] = images[centre][..., ::-1]"

EQUIVALENT = (
    *(
        (
            f"{name}",
            TRAINING_HEAD.format(name),
            TRAINING_HEAD.format(name).replace(old, new),
            "every case names rate and number of updates: 3000 of them take too long for a check",
        )
        for name in ("two_layer_model", "L_layer_model")
        for old, new in SETTINGS
    ),
    *(
        (
            f"{name}",
            line,
            line.replace("rng)", f"{source})"),
            "the start is random, and any number is as good a seed",
        )
        for name, line, sources in (
            (
                "two_layer_model",
                TWO_LAYER_START,
                ("layers_dims", "n_x", "n_h", "n_y", "num_iterations", "print_cost"),
            ),
            ("L_layer_model", L_LAYER_START, ("layers_dims", "num_iterations", "print_cost")),
        )
        for source in sources
    ),
    (
        "two_layer_model",
        "grads = {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}",
        "grads = {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2.T}",
        "the output layer has one unit",
    ),
    (
        "shrink_images",
        SHRINK_LINE,
        SHRINK_LINE.replace("(2, 4)", "(4, 2)"),
        "the mean is over both axes in either order",
    ),
    (
        "predict",
        DEEP_PREDICT_LINE,
        "return AL > 0.5",
        "labels may be booleans",
    ),
    ("predict", DEEP_PREDICT_LINE, DEEP_PREDICT_LINE.replace(">", ">="), TIES),
    ("most_wrong", WRONG_LINE, WRONG_LINE.replace("> 0.5", ">= 0.5"), TIES),
    ("most_wrong", WRONG_LINE, f"{WRONG_LINE}.T", VECTOR),
    ("most_wrong", CONFIDENCE_LINE, f"{CONFIDENCE_LINE}.T", VECTOR),
    *(
        ("most_wrong", CONFIDENCE_LINE, f"confidence = {other}", SAME_ORDER)
        for other in (
            "2 * np.abs(AL[0, wrong] - 0.5)",
            "np.square(AL[0, wrong] - 0.5)",
            "np.abs(0.5 - AL[0, wrong])",
        )
    ),
    (
        "most_wrong",
        CONFIDENCE_LINE,
        CONFIDENCE_LINE.replace("[0,", "[-1,"),
        "AL has one row: its first is its last",
    ),
    (
        "most_wrong",
        WRONG_RETURN,
        WRONG_RETURN.removesuffix(".tolist()"),
        "an array may stand for a list",
    ),
    (
        "swap_centre",
        SWAP_LINE,
        SWAP_LINE.replace("= images", "= swapped"),
        "NumPy copies before it assigns where the two overlap",
    ),
)
