"""Changes of a reference that leave it right: (exercise, old lines, new lines, reason)."""

NEGATIVE = "reshape works out the length for any negative number"
SCALAR = "the transpose of a number is that number"
VECTOR = "the transpose of a vector is that vector"
SYMMETRIC = "the two differences have the same size"
CANCELS = "the factor stands above and below the fraction line"
COLUMNS = "one total a column broadcasts over the rows with or without the axis kept"
PRINTS = "what is printed is not graded"
TIES = "no probability is exactly one half"
SAME_ORDER = "another measure of confidence with the same order"

L1_LINE = "return np.sum(np.abs(y - yhat))"
L2_LINE = "return np.sum((y - yhat) ** 2)"
SHARES_LINE = "return 100 * table / np.sum(table, axis=0, keepdims=True)"
FLATTEN_LINE = "return images.reshape(images.shape[0], -1).T"
COST_LINE = "cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m"
GRADS_LINE = "grads = {'dw': X @ (A - Y).T / m, 'db': np.sum(A - Y) / m}"
OPTIMIZE_HEAD = (
    "def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):"
)
PREDICT_LINE = "return (sigmoid(w.T @ X + b) > 0.5).astype(int)"
MODEL_HEAD = (
    "def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, "
    "print_cost=False):"
)
MODEL_CALL = (
    "params, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)"
)
MODEL_RESULT = (
    "result = {'costs': costs, 'Y_prediction_train': predict(params['w'], params['b'], X_train), "
    "'Y_prediction_test': predict(params['w'], params['b'], X_test), 'w': params['w'], "
    "'b': params['b'], 'learning_rate': learning_rate, 'num_iterations': num_iterations}"
)

SHRINK_LINE = "return images.reshape(m, h // k, k, w // k, k, d).mean(axis=(2, 4))"
TWO_LAYER_START = "parameters = initialize_parameters(n_x, n_h, n_y, rng)"
L_LAYER_START = "parameters = initialize_parameters_deep(layers_dims, rng)"
TRAINING_HEAD = (
    "def {}(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, "
    "rng=None):"
)
DEFAULTS = [
    *(("0.0075", other) for other in ("1.0075", "-0.9925", "0.015", "0")),
    *(("3000", other) for other in ("3001", "2999", "6000", "0")),
    ("False", "True"),
]
DEEP_PREDICT_LINE = "return (AL > 0.5).astype(int)"
WRONG_LINE = "wrong = np.flatnonzero((AL > 0.5) != (Y == 1))"
CONFIDENCE_LINE = "confidence = np.abs(AL[0, wrong] - 0.5)"
WRONG_RETURN = "return wrong[np.argsort(-confidence)].tolist()"
SWAP_LINE = "swapped[centre] = images[centre][..., ::-1]"

_BASICS = "week2/numpy_basics"
_DEEP = "week4/deep_network_application"
_LOGISTIC = "week2/logistic_regression"

EQUIVALENT: tuple[tuple[str, str, str, str], ...] = (
    (
        f"{_BASICS}/image2vector",
        "return image.reshape(-1, 1)",
        "return image.reshape(-2, 1)",
        NEGATIVE,
    ),
    (f"{_BASICS}/calorie_shares", SHARES_LINE, SHARES_LINE.replace(", keepdims=True", ""), COLUMNS),
    (f"{_BASICS}/calorie_shares", SHARES_LINE, SHARES_LINE.replace("True", "False"), COLUMNS),
    (f"{_BASICS}/softmax", "x_exp = np.exp(x)", "x_exp = -np.exp(x)", CANCELS),
    (f"{_BASICS}/softmax", "x_exp = np.exp(x)", "x_exp = 2 * np.exp(x)", CANCELS),
    (f"{_BASICS}/L1", L1_LINE, f"{L1_LINE}.T", SCALAR),
    (f"{_BASICS}/L1", L1_LINE, L1_LINE.replace("y - yhat", "yhat - y"), SYMMETRIC),
    (f"{_BASICS}/L1", L1_LINE, L1_LINE.replace("y - ", "y.T - "), VECTOR),
    (f"{_BASICS}/L1", L1_LINE, L1_LINE.replace("- yhat", "- yhat.T"), VECTOR),
    (f"{_BASICS}/L2", L2_LINE, f"{L2_LINE}.T", SCALAR),
    (f"{_BASICS}/L2", L2_LINE, L2_LINE.replace("y - yhat", "yhat - y"), SYMMETRIC),
    (f"{_BASICS}/L2", L2_LINE, L2_LINE.replace("y - ", "y.T - "), VECTOR),
    (f"{_BASICS}/L2", L2_LINE, L2_LINE.replace("- yhat", "- yhat.T"), VECTOR),
    (f"{_LOGISTIC}/flatten_images", FLATTEN_LINE, FLATTEN_LINE.replace("-1", "-2"), NEGATIVE),
    (
        f"{_LOGISTIC}/initialize_with_zeros",
        "return (np.zeros((dim, 1)), 0.0)",
        "return (np.zeros((dim, 1)), 0)",
        "a zero bias may be a whole number",
    ),
    (
        f"{_LOGISTIC}/propagate",
        "m = X.shape[1]",
        "m = Y.shape[1]",
        "there is one label an example",
    ),
    (f"{_LOGISTIC}/propagate", COST_LINE, f"cost = ({COST_LINE[7:]}).T", SCALAR),
    (
        f"{_LOGISTIC}/propagate",
        GRADS_LINE,
        GRADS_LINE.replace("np.sum(A - Y) / m", "(np.sum(A - Y) / m).T"),
        SCALAR,
    ),
    (
        f"{_LOGISTIC}/propagate",
        GRADS_LINE,
        GRADS_LINE.replace("np.sum(A - Y)", "np.sum(A - Y).T"),
        SCALAR,
    ),
    (f"{_LOGISTIC}/optimize", OPTIMIZE_HEAD, OPTIMIZE_HEAD.replace("False", "True"), PRINTS),
    (
        f"{_LOGISTIC}/optimize",
        "b = b - learning_rate * grads['db']",
        "b = (b - learning_rate * grads['db']).T",
        SCALAR,
    ),
    (
        f"{_LOGISTIC}/optimize",
        "return ({'w': w, 'b': b}, grads, costs)",
        "return ({'w': w, 'b': b.T}, grads, costs)",
        SCALAR,
    ),
    (
        f"{_LOGISTIC}/predict",
        PREDICT_LINE,
        "return sigmoid(w.T @ X + b) > 0.5",
        "predictions may be bool",
    ),
    (
        f"{_LOGISTIC}/predict",
        PREDICT_LINE,
        PREDICT_LINE.replace("> 0.5", ">= 0.5"),
        "no check has a probability of exactly one half",
    ),
    (f"{_LOGISTIC}/model", MODEL_HEAD, MODEL_HEAD.replace("False", "True"), PRINTS),
    (
        f"{_LOGISTIC}/model",
        "w, b = initialize_with_zeros(X_train.shape[0])",
        "w, b = initialize_with_zeros(X_test.shape[0])",
        "both sets have the same features",
    ),
    *(
        (f"{_LOGISTIC}/model", MODEL_CALL, MODEL_CALL.replace("print_cost", name), PRINTS)
        for name in ("b", "learning_rate", "num_iterations")
    ),
    (
        f"{_LOGISTIC}/model",
        MODEL_RESULT,
        MODEL_RESULT.replace("'b': params['b'],", "'b': params['b'].T,"),
        SCALAR,
    ),
    *(
        (
            f"{_DEEP}/{name}",
            TRAINING_HEAD.format(name),
            TRAINING_HEAD.format(name).replace(old, new),
            "every case names rate and number of updates: 3000 of them take too long for a check",
        )
        for name in ("two_layer_model", "L_layer_model")
        for old, new in DEFAULTS
    ),
    *(
        (
            f"{_DEEP}/{name}",
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
        f"{_DEEP}/two_layer_model",
        "grads = {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}",
        "grads = {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2.T}",
        "the output layer has one unit",
    ),
    (
        f"{_DEEP}/shrink_images",
        SHRINK_LINE,
        SHRINK_LINE.replace("(2, 4)", "(4, 2)"),
        "the mean is over both axes in either order",
    ),
    (
        f"{_DEEP}/predict",
        DEEP_PREDICT_LINE,
        "return AL > 0.5",
        "labels may be booleans",
    ),
    (f"{_DEEP}/predict", DEEP_PREDICT_LINE, DEEP_PREDICT_LINE.replace(">", ">="), TIES),
    (f"{_DEEP}/most_wrong", WRONG_LINE, WRONG_LINE.replace("> 0.5", ">= 0.5"), TIES),
    (f"{_DEEP}/most_wrong", WRONG_LINE, f"{WRONG_LINE}.T", VECTOR),
    (f"{_DEEP}/most_wrong", CONFIDENCE_LINE, f"{CONFIDENCE_LINE}.T", VECTOR),
    *(
        (f"{_DEEP}/most_wrong", CONFIDENCE_LINE, f"confidence = {other}", SAME_ORDER)
        for other in (
            "2 * np.abs(AL[0, wrong] - 0.5)",
            "np.square(AL[0, wrong] - 0.5)",
            "np.abs(0.5 - AL[0, wrong])",
        )
    ),
    (
        f"{_DEEP}/most_wrong",
        CONFIDENCE_LINE,
        CONFIDENCE_LINE.replace("[0,", "[-1,"),
        "AL has one row: its first is its last",
    ),
    (
        f"{_DEEP}/most_wrong",
        WRONG_RETURN,
        WRONG_RETURN.removesuffix(".tolist()"),
        "an array may stand for a list",
    ),
    (
        f"{_DEEP}/swap_centre",
        SWAP_LINE,
        SWAP_LINE.replace("= images", "= swapped"),
        "NumPy copies before it assigns where the two overlap",
    ),
)
