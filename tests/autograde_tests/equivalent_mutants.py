"""Changes of a reference that leave it right: (exercise, old lines, new lines, reason)."""

NEGATIVE = "reshape works out the length for any negative number"
SCALAR = "the transpose of a number is that number"
VECTOR = "the transpose of a vector is that vector"
SYMMETRIC = "the two differences have the same size"
CANCELS = "the factor stands above and below the fraction line"
COLUMNS = "one total a column broadcasts over the rows with or without the axis kept"
PRINTS = "what is printed is not graded"

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

PLANAR_COST_LINE = "return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]"
START_LINE = (
    "return {'W1': 0.01 * rng.standard_normal((n_h, n_x)), 'b1': np.zeros((n_h, 1)), "
    "'W2': 0.01 * rng.standard_normal((n_y, n_h)), 'b2': np.zeros((n_y, 1))}"
)
NN_MODEL_HEAD = "def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, rng=None):"
NN_MODEL_START = "parameters = initialize_parameters(n_x, n_h, n_y, rng)"

_BASICS = "week2/numpy_basics"
_LOGISTIC = "week2/logistic_regression"
_PLANAR = "week3/planar_classifier"

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
    (f"{_PLANAR}/compute_cost", PLANAR_COST_LINE, f"return ({PLANAR_COST_LINE[7:]}).T", SCALAR),
    (
        f"{_PLANAR}/compute_cost",
        PLANAR_COST_LINE,
        PLANAR_COST_LINE.replace("Y.shape", "AL.shape"),
        "there is one label an example",
    ),
    (f"{_PLANAR}/tanh_backward", "A = np.tanh(Z)", "A = -np.tanh(Z)", "only its square is used"),
    (
        f"{_PLANAR}/relu_backward",
        "return dA * (Z > 0)",
        "return dA * (Z >= 0)",
        "either slope is right at exactly 0, which no check has",
    ),
    (
        f"{_PLANAR}/leaky_relu_backward",
        "return dA * np.where(Z > 0, 1, 0.01)",
        "return dA * np.where(Z >= 0, 1, 0.01)",
        "either slope is right at exactly 0, which no check has",
    ),
    *(
        (
            f"{_PLANAR}/initialize_parameters",
            "rng = np.random.default_rng(rng)",
            f"rng = np.random.default_rng({name})",
            "any seed gives a good start",
        )
        for name in ("n_x", "n_h", "n_y")
    ),
    *(
        (
            f"{_PLANAR}/initialize_parameters",
            START_LINE,
            START_LINE.replace(f"'{name}': 0.01 * {draw}", f"'{name}': -(0.01 * {draw})"),
            "a normal draw is as good with the other sign",
        )
        for name, draw in (
            ("W1", "rng.standard_normal((n_h, n_x))"),
            ("W2", "rng.standard_normal((n_y, n_h))"),
        )
    ),
    *(
        (
            f"{_PLANAR}/initialize_parameters",
            START_LINE,
            START_LINE.replace(f"'{name}': np", f"'{name}': {scale}np"),
            "zero times anything is zero",
        )
        for name in ("b1", "b2")
        for scale in ("-", "2 * ")
    ),
    (
        f"{_PLANAR}/backward_propagation",
        "m = X.shape[1]",
        "m = Y.shape[1]",
        "there is one label an example",
    ),
    *(
        (
            f"{_PLANAR}/nn_model",
            NN_MODEL_HEAD,
            NN_MODEL_HEAD.replace("10000", number),
            "a check cannot wait for ten thousand updates: every case names their number",
        )
        for number in ("10001", "9999", "20000", "0")
    ),
    (f"{_PLANAR}/nn_model", NN_MODEL_HEAD, NN_MODEL_HEAD.replace("False", "True"), PRINTS),
    *(
        (
            f"{_PLANAR}/nn_model",
            NN_MODEL_START,
            NN_MODEL_START.replace("rng", name),
            "any seed gives a good start",
        )
        for name in ("_", "n_h", "n_x", "n_y", "num_iterations", "print_cost")
    ),
    (
        f"{_PLANAR}/predict",
        "return (A2 > 0.5).astype(int)",
        "return A2 > 0.5",
        "predictions may be bool",
    ),
    (
        f"{_PLANAR}/predict",
        "return (A2 > 0.5).astype(int)",
        "return (A2 >= 0.5).astype(int)",
        "no check has a probability of exactly one half",
    ),
)
