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

RELU_LINE = "return np.maximum(0, z)"
SQUARED_LINE = "return np.mean((predictions - prices) ** 2)"

_INTRODUCTION = "week1/introduction"
_BASICS = "week2/numpy_basics"
_LOGISTIC = "week2/logistic_regression"

EQUIVALENT: tuple[tuple[str, str, str, str], ...] = (
    (
        f"{_INTRODUCTION}/relu",
        RELU_LINE,
        RELU_LINE.replace("0, z", "z, 0"),
        "the larger of two numbers is the same in either order",
    ),
    (f"{_INTRODUCTION}/mean_squared_error", SQUARED_LINE, f"{SQUARED_LINE}.T", SCALAR),
    (
        f"{_INTRODUCTION}/mean_squared_error",
        SQUARED_LINE,
        SQUARED_LINE.replace("predictions - prices", "prices - predictions"),
        SYMMETRIC,
    ),
    *(
        (
            f"{_INTRODUCTION}/mean_squared_error",
            SQUARED_LINE,
            SQUARED_LINE.replace(name, f"{name}.T"),
            VECTOR,
        )
        for name in ("predictions", "prices")
    ),
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
)
