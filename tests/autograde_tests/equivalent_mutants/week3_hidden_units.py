"""Changes of the references of week3/hidden_units that leave them right."""

from .reasons import PRINTS, SCALAR

NN_MODEL_HEAD = "def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, rng=None):"

NN_MODEL_START = "parameters = initialize_parameters(n_x, n_h, n_y, rng)"

DESIGN = "return {'n_h': 6, 'scale': 0.7, 'learning_rate': 2.5, 'num_iterations': 50}"

EQUIVALENT = (
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
    ("choose_size", "means = accuracies.mean(axis=0)", "means = accuracies.mean(axis=0).T", SCALAR),
    ("choose_size", "best = np.argmax(means)", "best = np.argmax(means).T", SCALAR),
    (
        "choose_size",
        "error = accuracies[:, best].std() / np.sqrt(len(accuracies))",
        "error = (accuracies[:, best].std() / np.sqrt(len(accuracies))).T",
        SCALAR,
    ),
    (
        "choose_size",
        "error = accuracies[:, best].std() / np.sqrt(len(accuracies))",
        "error = accuracies[:, best].std().T / np.sqrt(len(accuracies))",
        SCALAR,
    ),
    (
        "choose_size",
        "error = accuracies[:, best].std() / np.sqrt(len(accuracies))",
        "error = accuracies[:, best].std() / np.sqrt(len(accuracies)).T",
        SCALAR,
    ),
    (
        "choose_size",
        "close = [size for size, mean in zip(sizes, means, strict=True) if mean >= means[best] - "
        "error]",
        "close = 2 * [size for size, mean in zip(sizes, means, strict=True) if mean >= "
        "means[best] - error]",
        "only the first of the list is used",
    ),
    (
        "choose_size",
        "close = [size for size, mean in zip(sizes, means, strict=True) if mean >= means[best] - "
        "error]",
        "close = [size for size, mean in zip(sizes, means) if mean >= means[best] - error]",
        "there is a mean for each size",
    ),
    (
        "choose_size",
        "close = [size for size, mean in zip(sizes, means, strict=True) if mean >= means[best] - "
        "error]",
        "close = [size for size, mean in zip(sizes, means, strict=False) if mean >= means[best] - "
        "error]",
        "there is a mean for each size",
    ),
    (
        "choose_size",
        "close = [size for size, mean in zip(sizes, means, strict=True) if mean >= means[best] - "
        "error]",
        "close = [size for size, mean in zip(sizes, means, strict=True) if mean > means[best] - "
        "error]",
        "no mean lies on the bound",
    ),
    (
        "choose_size",
        "close = [size for size, mean in zip(sizes, means, strict=True) if mean >= means[best] - "
        "error]",
        "close = [size for size, mean in zip(sizes, means, strict=True) if mean >= means[best] - "
        "error.T]",
        SCALAR,
    ),
    *(
        ("flower_design", DESIGN, DESIGN.replace(*change), "another design that is good enough")
        for change in (
            ("'n_h': 6", "'n_h': 5"),
            ("'scale': 0.7", "'scale': 1.7"),
            ("'scale': 0.7", "'scale': 1.4"),
            ("'learning_rate': 2.5", "'learning_rate': 3.5"),
            ("'learning_rate': 2.5", "'learning_rate': 1.5"),
            ("'num_iterations': 50", "'num_iterations': 49"),
        )
    ),
)
