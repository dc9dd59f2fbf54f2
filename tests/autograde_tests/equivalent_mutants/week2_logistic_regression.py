"""Changes of the references of week2/logistic_regression that leave them right."""

from .reasons import NEGATIVE, PRINTS, SCALAR

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

EQUIVALENT = (
    ("flatten_images", FLATTEN_LINE, FLATTEN_LINE.replace("-1", "-2"), NEGATIVE),
    (
        "initialize_with_zeros",
        "return (np.zeros((dim, 1)), 0.0)",
        "return (np.zeros((dim, 1)), 0)",
        "a zero bias may be a whole number",
    ),
    (
        "propagate",
        "m = X.shape[1]",
        "m = Y.shape[1]",
        "there is one label an example",
    ),
    ("propagate", COST_LINE, f"cost = ({COST_LINE[7:]}).T", SCALAR),
    (
        "propagate",
        GRADS_LINE,
        GRADS_LINE.replace("np.sum(A - Y) / m", "(np.sum(A - Y) / m).T"),
        SCALAR,
    ),
    (
        "propagate",
        GRADS_LINE,
        GRADS_LINE.replace("np.sum(A - Y)", "np.sum(A - Y).T"),
        SCALAR,
    ),
    ("optimize", OPTIMIZE_HEAD, OPTIMIZE_HEAD.replace("False", "True"), PRINTS),
    (
        "optimize",
        "b = b - learning_rate * grads['db']",
        "b = (b - learning_rate * grads['db']).T",
        SCALAR,
    ),
    (
        "optimize",
        "return ({'w': w, 'b': b}, grads, costs)",
        "return ({'w': w, 'b': b.T}, grads, costs)",
        SCALAR,
    ),
    (
        "predict",
        PREDICT_LINE,
        "return sigmoid(w.T @ X + b) > 0.5",
        "predictions may be bool",
    ),
    (
        "predict",
        PREDICT_LINE,
        PREDICT_LINE.replace("> 0.5", ">= 0.5"),
        "no check has a probability of exactly one half",
    ),
    ("model", MODEL_HEAD, MODEL_HEAD.replace("False", "True"), PRINTS),
    (
        "model",
        "w, b = initialize_with_zeros(X_train.shape[0])",
        "w, b = initialize_with_zeros(X_test.shape[0])",
        "both sets have the same features",
    ),
    *(
        ("model", MODEL_CALL, MODEL_CALL.replace("print_cost", name), PRINTS)
        for name in ("b", "learning_rate", "num_iterations")
    ),
    (
        "model",
        MODEL_RESULT,
        MODEL_RESULT.replace("'b': params['b'],", "'b': params['b'].T,"),
        SCALAR,
    ),
)
