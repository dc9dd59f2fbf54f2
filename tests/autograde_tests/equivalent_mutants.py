"""Changes of a reference that leave it right: (exercise, old lines, new lines, reason)."""

NEGATIVE = "reshape works out the length for any negative number"
SCALAR = "the transpose of a number is that number"
VECTOR = "the transpose of a vector is that vector"
SYMMETRIC = "the two differences have the same size"
CANCELS = "the factor stands above and below the fraction line"
COLUMNS = "one total a column broadcasts over the rows with or without the axis kept"
PRINTS = "what is printed is not graded"
SEEDED = "any seed gives weights that are as random"
MIRRORED = "the normal distribution is symmetric"
NOTHING = "zero stays zero"

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

SMALL_RESULT = (
    "return {'W1': 0.01 * rng.standard_normal((n_h, n_x)), 'b1': np.zeros((n_h, 1)), "
    "'W2': 0.01 * rng.standard_normal((n_y, n_h)), 'b2': np.zeros((n_y, 1))}"
)
SEED_LINE = "rng = np.random.default_rng(rng)"
SCALED_LINE = "parameters[f'W{layer}'] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)"
ZEROS_LINE = "parameters[f'b{layer}'] = np.zeros((n_out, 1))"
XOR_RESULT = (
    "return {'W1': np.array([[1.0, 1.0], [1.0, 1.0]]), "
    "'b1': np.array([[-2.0 * low], [-1.0 * (low + high)]]), "
    "'W2': np.array([[slope, -2 * slope]]), 'b2': np.array([[-6.0]])}"
)
DEEP_COST_LINE = "return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]"

_BASICS = "week2/numpy_basics"
_LOGISTIC = "week2/logistic_regression"
_STEPS = "week4/deep_network_step_by_step"
_CHECKING = "week5/gradient_checking"
CHECKED_COST = "{0} = network_cost({{**parameters, name: moved}}, X, Y)"
CHECKED_SLOPE = "slopes[f'd{name}'][index] = (plus - minus) / (2 * epsilon)"
CHECKED_RATIO = "return np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox))"
CHECKED_LENGTHS = "size = np.linalg.norm(grad) + np.linalg.norm(gradapprox)"

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
            f"{_STEPS}/initialize_parameters",
            SEED_LINE,
            SEED_LINE.replace("rng)", f"{name})"),
            SEEDED,
        )
        for name in ("n_x", "n_h", "n_y")
    ),
    *(
        (
            f"{_STEPS}/initialize_parameters",
            SMALL_RESULT,
            SMALL_RESULT.replace(draw, f"-({draw})"),
            MIRRORED,
        )
        for draw in (
            "0.01 * rng.standard_normal((n_h, n_x))",
            "0.01 * rng.standard_normal((n_y, n_h))",
        )
    ),
    *(
        (
            f"{_STEPS}/initialize_parameters",
            SMALL_RESULT,
            SMALL_RESULT.replace(zeros, f"{factor}{zeros}"),
            NOTHING,
        )
        for zeros in ("np.zeros((n_h, 1))", "np.zeros((n_y, 1))")
        for factor in ("-", "2 * ")
    ),
    (
        f"{_STEPS}/initialize_parameters_deep",
        SEED_LINE,
        "rng = np.random.default_rng(layer_dims)",
        SEEDED,
    ),
    (
        f"{_STEPS}/initialize_parameters_deep",
        SCALED_LINE,
        SCALED_LINE.replace("= rng", "= -(rng") + ")",
        MIRRORED,
    ),
    (f"{_STEPS}/initialize_parameters_deep", SCALED_LINE, f"{SCALED_LINE}.T", SCALAR),
    *(
        (
            f"{_STEPS}/initialize_parameters_deep",
            ZEROS_LINE,
            ZEROS_LINE.replace("= ", f"= {factor}"),
            NOTHING,
        )
        for factor in ("-", "2 * ")
    ),
    *(
        (
            f"{_STEPS}/xor_parameters",
            XOR_RESULT,
            XOR_RESULT.replace(f"np.array({matrix})", matrix),
            "a list of lists is a matrix, too",
        )
        for matrix in (
            "[[1.0, 1.0], [1.0, 1.0]]",
            "[[-2.0 * low], [-1.0 * (low + high)]]",
            "[[slope, -2 * slope]]",
            "[[-6.0]]",
        )
    ),
    *(
        (
            f"{_STEPS}/xor_parameters",
            XOR_RESULT,
            XOR_RESULT.replace(matrix, f"{matrix}.T"),
            "the matrix is symmetric",
        )
        for matrix in ("np.array([[1.0, 1.0], [1.0, 1.0]])", "np.array([[-6.0]])")
    ),
    (
        f"{_STEPS}/compute_cost",
        DEEP_COST_LINE,
        DEEP_COST_LINE.replace("return ", "return (") + ").T",
        SCALAR,
    ),
    (
        f"{_STEPS}/compute_cost",
        DEEP_COST_LINE,
        DEEP_COST_LINE.replace("Y.shape", "AL.shape"),
        "there is one label an example",
    ),
    (
        f"{_STEPS}/linear_backward",
        "m = A_prev.shape[1]",
        "m = dZ.shape[1]",
        "both have a column for each example",
    ),
    (
        f"{_CHECKING}/forward_propagation",
        "return np.log(1 + np.exp(-theta * x))",
        "return np.log(1 + np.exp(-theta * x)).T",
        SCALAR,
    ),
    (
        f"{_CHECKING}/forward_propagation",
        "return np.log(1 + np.exp(-theta * x))",
        "return np.log(1 + np.exp(-theta * x).T)",
        SCALAR,
    ),
    *(
        (f"{_CHECKING}/backward_propagation", "return x * (sigmoid(theta * x) - 1)", new, SCALAR)
        for new in (
            "return (x * (sigmoid(theta * x) - 1)).T",
            "return x * (sigmoid(theta * x).T - 1)",
        )
    ),
    *(
        (
            f"{_CHECKING}/{name}",
            f"def {name}({arguments}, epsilon=1e-07):",
            f"def {name}({arguments}, epsilon=2e-07):",
            "what changes is smaller than the rounding",
        )
        for name, arguments in (
            ("gradient_check", "x, theta"),
            ("numerical_gradients", "parameters, X, Y"),
            ("gradient_check_n", "parameters, gradients, X, Y"),
        )
    ),
    (
        f"{_CHECKING}/gradient_check",
        "grad = backward_propagation(x, theta)",
        "grad = backward_propagation(x, theta).T",
        SCALAR,
    ),
    *(
        (f"{_CHECKING}/gradient_check", old, new, reason)
        for name, moved in (("plus", "theta + epsilon"), ("minus", "theta - epsilon"))
        for old in (f"{name} = forward_propagation(x, {moved})",)
        for new, reason in (
            (f"{old}.T", SCALAR),
            (f"{name} = forward_propagation({moved}, x)", "the loss depends on the product alone"),
        )
    ),
    *(
        (
            f"{_CHECKING}/gradient_check",
            "gradapprox = (plus - minus) / (2 * epsilon)",
            f"gradapprox = {new}",
            SCALAR,
        )
        for new in (
            "((plus - minus) / (2 * epsilon)).T",
            "(plus.T - minus) / (2 * epsilon)",
            "(plus - minus.T) / (2 * epsilon)",
        )
    ),
    *(
        (f"{_CHECKING}/gradient_check", CHECKED_RATIO, CHECKED_RATIO.replace(old, new), reason)
        for old, new, reason in (
            (CHECKED_RATIO[7:], f"({CHECKED_RATIO[7:]}).T", SCALAR),
            ("np.abs(grad - gradapprox)", "np.abs(grad - gradapprox).T", SCALAR),
            ("np.abs(grad - gradapprox)", "np.abs(gradapprox - grad)", SYMMETRIC),
            ("grad - gradapprox", "grad.T - gradapprox", SCALAR),
            ("grad - gradapprox", "grad - gradapprox.T", SCALAR),
            ("np.abs(grad) +", "np.abs(grad).T +", SCALAR),
            ("+ np.abs(gradapprox)", "+ np.abs(gradapprox).T", SCALAR),
        )
    ),
    *(
        (
            f"{_CHECKING}/numerical_gradients",
            "slopes[f'd{name}'] = np.zeros(value.shape)",
            f"slopes[f'd{{name}}'] = {new}(value.shape)",
            "every entry is written afterwards",
        )
        for new in ("-np.zeros", "2 * np.zeros", "np.ones")
    ),
    *(
        (f"{_CHECKING}/numerical_gradients", old, new, SCALAR)
        for name, sign in (("plus", "+"), ("minus", "-"))
        for old, new in (
            (
                f"moved[index] = value[index] {sign} epsilon",
                f"moved[index] = (value[index] {sign} epsilon).T",
            ),
            (CHECKED_COST.format(name), f"{CHECKED_COST.format(name)}.T"),
        )
    ),
    (
        f"{_CHECKING}/numerical_gradients",
        "moved[index] = value[index] + epsilon",
        "moved[index] = moved[index] + epsilon",
        "the copy still holds the number itself",
    ),
    *(
        (f"{_CHECKING}/numerical_gradients", CHECKED_SLOPE, CHECKED_SLOPE.replace(old, new), SCALAR)
        for old, new in (
            ("(plus - minus) / (2 * epsilon)", "((plus - minus) / (2 * epsilon)).T"),
            ("plus -", "plus.T -"),
            ("- minus", "- minus.T"),
        )
    ),
    *(
        (f"{_CHECKING}/gradient_check_n", old, f"{old}.T", VECTOR)
        for old in (
            "grad = np.concatenate([np.ravel(gradients[name]) for name in slopes])",
            "gradapprox = np.concatenate([np.ravel(slopes[name]) for name in slopes])",
        )
    ),
    *(
        (f"{_CHECKING}/gradient_check_n", CHECKED_LENGTHS, f"size = {new}", SCALAR)
        for new in (
            "(np.linalg.norm(grad) + np.linalg.norm(gradapprox)).T",
            "np.linalg.norm(grad).T + np.linalg.norm(gradapprox)",
            "np.linalg.norm(grad) + np.linalg.norm(gradapprox).T",
        )
    ),
    *(
        (
            f"{_CHECKING}/gradient_check_n",
            "return np.linalg.norm(grad - gradapprox) / size",
            f"return {new}",
            reason,
        )
        for new, reason in (
            ("(np.linalg.norm(grad - gradapprox) / size).T", SCALAR),
            ("np.linalg.norm(grad - gradapprox).T / size", SCALAR),
            ("np.linalg.norm(grad - gradapprox) / size.T", SCALAR),
            ("np.linalg.norm(gradapprox - grad) / size", SYMMETRIC),
            ("np.linalg.norm(grad.T - gradapprox) / size", VECTOR),
            ("np.linalg.norm(grad - gradapprox.T) / size", VECTOR),
        )
    ),
)
