"""Changes of the references of week2/cat_classifier that leave them right."""

from .reasons import PRINTS, SCALAR, TIES

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
    (
        "accuracy_and_baseline",
        "more_frequent = np.mean(Y_train) > 0.5",
        "more_frequent = (np.mean(Y_train) > 0.5).T",
        SCALAR,
    ),
    (
        "accuracy_and_baseline",
        "more_frequent = np.mean(Y_train) > 0.5",
        "more_frequent = np.mean(Y_train) >= 0.5",
        TIES,
    ),
    (
        "accuracy_and_baseline",
        "accuracy = 100 * np.mean(Y_hat == Y)",
        "accuracy = (100 * np.mean(Y_hat == Y)).T",
        SCALAR,
    ),
    (
        "accuracy_and_baseline",
        "accuracy = 100 * np.mean(Y_hat == Y)",
        "accuracy = 100 * np.mean(Y_hat == Y).T",
        SCALAR,
    ),
    (
        "accuracy_and_baseline",
        "baseline = 100 * np.mean(Y == more_frequent)",
        "baseline = (100 * np.mean(Y == more_frequent)).T",
        SCALAR,
    ),
    (
        "accuracy_and_baseline",
        "baseline = 100 * np.mean(Y == more_frequent)",
        "baseline = 100 * np.mean(Y == more_frequent).T",
        SCALAR,
    ),
)
