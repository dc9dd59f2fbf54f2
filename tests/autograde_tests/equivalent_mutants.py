"""Changes of a reference that leave it right: (exercise, old lines, new lines, reason)."""

NEGATIVE = "reshape works out the length for any negative number"
SCALAR = "the transpose of a number is that number"
VECTOR = "the transpose of a vector is that vector"
SYMMETRIC = "the two differences have the same size"
CANCELS = "the factor stands above and below the fraction line"
COLUMNS = "one total a column broadcasts over the rows with or without the axis kept"
PRINTS = "what is printed is not graded"
KEYS = "the averages have the same keys"
ZEROS = "both averages are zeros, and the update makes new arrays"

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

BATCHES_HEAD = "def random_mini_batches(X, Y, mini_batch_size=64, seed=0):"
BATCHES_ORDER = "order = np.random.default_rng(seed).permutation(m)"
BATCHES_CHOSEN = "chosen = order[start:start + mini_batch_size]"
AVERAGE_LINE = "v = beta * v + (1 - beta) * value"
AVERAGE_APPEND = "averages.append(v / (1 - beta ** t) if bias_correction else v)"
SQRT_LINE = "return k / np.sqrt(epoch_num)"
ADAM_V = "v = {key: beta1 * v[key] + (1 - beta1) * grads[key] for key in v}"
ADAM_S = "s = {key: beta2 * s[key] + (1 - beta2) * grads[key] ** 2 for key in s}"
ADAM_V_CORRECTED = "v_corrected = {key: v[key] / (1 - beta1 ** t) for key in v}"
ADAM_S_CORRECTED = "s_corrected = {key: s[key] / (1 - beta2 ** t) for key in s}"
ADAM_STEPS = "steps = {key: v_corrected[key] / (np.sqrt(s_corrected[key]) + epsilon) for key in v}"

_BASICS = "week2/numpy_basics"
_LOGISTIC = "week2/logistic_regression"
_OPTIMIZERS = "week6/optimization_methods"

_REGULARIZATION = "week5/regularization"
_PENALTY = f"{_REGULARIZATION}/compute_cost_with_regularization"
_L2_BACK = f"{_REGULARIZATION}/backward_propagation_with_regularization"
_DROPOUT = f"{_REGULARIZATION}/forward_propagation_with_dropout"
_DROPOUT_BACK = f"{_REGULARIZATION}/backward_propagation_with_dropout"
_AUGMENT = f"{_REGULARIZATION}/augment"
ONE_OUTPUT = "the last layer has one unit: one row, or one number"
UNUSED = "the names that change places are not used"
AT_ZERO = "no check has a pre-activation of exactly zero"
BOTH_OFF = "A is positive exactly where Z is and the unit was kept"
EVEN = "both have the same even chance"
ROOM = "a turn by one degree more or less is as good"
NEVER_REACHED = "no window reaches the rows and columns that are added"

SQUARES_LINE = "squares = sum((np.sum(parameters[f'W{layer}'] ** 2) for layer in (1, 2, 3)))"
PENALTY_LINE = "return cross_entropy + lambd * squares / (2 * m)"
L2_CACHE_LINE = "Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache"
DROPOUT_CACHE_LINE = "Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache"
DB3_LINE = "db3 = np.sum(dZ3, axis=1, keepdims=True) / m"
GRADS_OF_3_LINE = "return {'dW3': dW3, 'db3': db3, 'dW2': dW2, 'db2': db2, 'dW1': dW1, 'db1': db1}"
TURN_LINE = "image = rotate(image, rng.uniform(-15, 15))"
PAD_LINE = "grown = np.pad(image, ((p, p), (q, q), (0, 0)), mode='edge')"
WINDOW_LINE = "changed.append(grown[top:top + h, left:left + w])"

_INITIALIZATION = "week5/initialization/initialize_parameters"
ZERO = "zero is its own negative and its own double"
ZERO_LINES = (
    "parameters[f'W{layer}'] = np.zeros((n_out, n_in))",
    "parameters[f'b{layer}'] = np.zeros((n_out, 1))",
)
WEIGHT_LINES = {
    "random": "parameters[f'W{layer}'] = 10 * rng.standard_normal((n_out, n_in))",
    "he": "parameters[f'W{layer}'] = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in)",
    "xavier": "parameters[f'W{layer}'] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)",
}

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
    (_PENALTY, "m = Y.shape[1]", "m = A3.shape[1]", "there is one label an example"),
    (
        _PENALTY,
        "cross_entropy = compute_cost(A3, Y)",
        "cross_entropy = compute_cost(A3, Y).T",
        SCALAR,
    ),
    (_PENALTY, SQUARES_LINE, f"{SQUARES_LINE}.T", SCALAR),
    *(
        (_PENALTY, SQUARES_LINE, SQUARES_LINE.replace("(1, 2, 3)", order), "a sum has no order")
        for order in ("(2, 1, 3)", "(1, 3, 2)")
    ),
    (_PENALTY, PENALTY_LINE, f"return ({PENALTY_LINE[7:]}).T", SCALAR),
    (_PENALTY, PENALTY_LINE, PENALTY_LINE.replace("entropy", "entropy.T"), SCALAR),
    (_PENALTY, PENALTY_LINE, PENALTY_LINE.replace("squares", "squares.T"), SCALAR),
    (_L2_BACK, L2_CACHE_LINE, L2_CACHE_LINE.replace("b2, Z3", "Z3, b2"), UNUSED),
    (_DROPOUT_BACK, DROPOUT_CACHE_LINE, DROPOUT_CACHE_LINE.replace("b2, Z3", "Z3, b2"), UNUSED),
    (
        _DROPOUT_BACK,
        DROPOUT_CACHE_LINE,
        DROPOUT_CACHE_LINE.replace("W1, b1", "b1, W1"),
        UNUSED,
    ),
    *(
        (where, "m = X.shape[1]", f"m = {name}.shape[1]", "all have one column an example")
        for where, names in (
            (_L2_BACK, ("A1", "A2", "A3", "Y", "Z1", "Z2", "Z3")),
            (_DROPOUT_BACK, ("A1", "A2", "A3", "D1", "D2", "Y", "Z1", "Z2", "Z3")),
        )
        for name in names
    ),
    *(
        (where, DB3_LINE, changed, ONE_OUTPUT)
        for where in (_L2_BACK, _DROPOUT_BACK)
        for changed in (
            f"db3 = ({DB3_LINE[6:]}).T",
            DB3_LINE.replace(" / m", ".T / m"),
            DB3_LINE.replace("axis=1, ", ""),
            DB3_LINE.replace("axis=1", "axis=None"),
        )
    ),
    *(
        (where, GRADS_OF_3_LINE, GRADS_OF_3_LINE.replace(": db3", ": db3.T"), ONE_OUTPUT)
        for where in (_L2_BACK, _DROPOUT_BACK)
    ),
    *(
        (_L2_BACK, line, line.replace(old, new), reason)
        for line, layer in (
            ("dZ2 = W3.T @ dZ3 * (Z2 > 0)", 2),
            ("dZ1 = W2.T @ dZ2 * (Z1 > 0)", 1),
        )
        for old, new, reason in (
            (">", ">=", AT_ZERO),
            (f"(Z{layer}", f"(A{layer}", BOTH_OFF),
        )
    ),
    (
        _L2_BACK,
        "dZ2 = W3.T @ dZ3 * (Z2 > 0)",
        "dZ2 = W3.T * dZ3 * (Z2 > 0)",
        ONE_OUTPUT,
    ),
    (
        _DROPOUT_BACK,
        "dA2 = W3.T @ dZ3 * D2 / keep_prob",
        "dA2 = W3.T * dZ3 * D2 / keep_prob",
        ONE_OUTPUT,
    ),
    *(
        (_DROPOUT_BACK, line, line.replace(old, new), reason)
        for line, layer in (("dZ2 = dA2 * (Z2 > 0)", 2), ("dZ1 = dA1 * (Z1 > 0)", 1))
        for old, new, reason in (
            (">", ">=", AT_ZERO),
            (f"(Z{layer}", f"(A{layer}", BOTH_OFF),
        )
    ),
    *(
        (
            _DROPOUT,
            f"D{layer} = rng.random(Z{layer}.shape) < keep_prob",
            f"D{layer} = rng.random(Z{layer}.shape) <= keep_prob",
            "a random number is almost never equal to keep_prob",
        )
        for layer in (1, 2)
    ),
    (_DROPOUT, "Z3 = W3 @ A2 + b3", "Z3 = W3 @ A2 + b3.T", ONE_OUTPUT),
    (
        f"{_REGULARIZATION}/early_stopping",
        "for i in range(1, len(dev_costs)):",
        "for i in range(0, len(dev_costs)):",
        "the first cost is not below itself",
    ),
    *(
        (_AUGMENT, "if rng.random() < 0.5:", changed, EVEN)
        for changed in (
            "if not rng.random() < 0.5:",
            "if rng.random() >= 0.5:",
            "if rng.random() <= 0.5:",
        )
    ),
    *(
        (_AUGMENT, TURN_LINE, TURN_LINE.replace("-15, 15", angles), ROOM)
        for angles in ("-16, 15", "-14, 15", "-15, 16", "-15, 14")
    ),
    *(
        (_AUGMENT, PAD_LINE, PAD_LINE.replace(old, new), NEVER_REACHED)
        for old, new in (
            ("(p, p)", "(p, h)"),
            ("(p, p)", "(p, w)"),
            ("(q, q)", "(q, h)"),
            ("(q, q)", "(q, w)"),
        )
    ),
    (_AUGMENT, WINDOW_LINE, WINDOW_LINE.replace("top +", "top.T +"), SCALAR),
    (_AUGMENT, WINDOW_LINE, WINDOW_LINE.replace("left +", "left.T +"), SCALAR),
    (
        _AUGMENT,
        "return np.array(changed)",
        "return changed",
        "a list of images is read as a stack of them",
    ),
    (
        f"{_OPTIMIZERS}/random_mini_batches",
        BATCHES_HEAD,
        BATCHES_HEAD.replace("seed=0", "seed=1"),
        "no check pins the draws of a seed",
    ),
    (
        f"{_OPTIMIZERS}/random_mini_batches",
        "m = X.shape[1]",
        "m = Y.shape[1]",
        "there is one label an example",
    ),
    *(
        (f"{_OPTIMIZERS}/random_mini_batches", old, new, reason)
        for old, new, reason in [
            (
                BATCHES_ORDER,
                BATCHES_ORDER.replace("= np", "= -np"),
                "negative positions, counted from the end, are a permutation too",
            ),
            (
                BATCHES_CHOSEN,
                BATCHES_CHOSEN.replace("= order", "= -order"),
                "negative positions, counted from the end, are a permutation too",
            ),
            (BATCHES_ORDER, f"{BATCHES_ORDER}.T", VECTOR),
            (BATCHES_CHOSEN, f"{BATCHES_CHOSEN}.T", VECTOR),
        ]
    ),
    *(
        (f"{_OPTIMIZERS}/exponentially_weighted_average", old, new, SCALAR)
        for old, new in [
            ("v = 0.0", "v = 0"),
            (AVERAGE_LINE, f"v = ({AVERAGE_LINE[4:]}).T"),
            (AVERAGE_LINE, f"{AVERAGE_LINE}.T"),
            (AVERAGE_APPEND, AVERAGE_APPEND.replace("(v /", "(v.T /")),
        ]
    ),
    *(
        (f"{_OPTIMIZERS}/initialize_adam", "return (v, s)", f"return {pair}", ZEROS)
        for pair in ("(s, v)", "(s, s)", "(v, v)")
    ),
    *(
        (
            f"{_OPTIMIZERS}/update_parameters_with_adam",
            line,
            line.replace(f"in {name}}}", f"in {other}}}"),
            KEYS,
        )
        for line, name, others in [
            (ADAM_V, "v", ["s"]),
            (ADAM_S, "s", ["v"]),
            (ADAM_V_CORRECTED, "v", ["s"]),
            (ADAM_S_CORRECTED, "s", ["v", "v_corrected"]),
            (ADAM_STEPS, "v", ["s", "s_corrected", "v_corrected"]),
        ]
        for other in others
    ),
    (f"{_OPTIMIZERS}/sqrt_decay", SQRT_LINE, "return (k / np.sqrt(epoch_num)).T", SCALAR),
    (f"{_OPTIMIZERS}/sqrt_decay", SQRT_LINE, f"{SQRT_LINE}.T", SCALAR),
    *(
        (f"{_INITIALIZATION}_zeros", line, line.replace("np.", f"{factor}np."), ZERO)
        for line in ZERO_LINES
        for factor in ("-", "2 * ")
    ),
    *(
        (f"{_INITIALIZATION}_{name}", ZERO_LINES[1], changed, ZERO)
        for name in ("random", "he", "xavier")
        for changed in (
            ZERO_LINES[1].replace("np.", "-np."),
            ZERO_LINES[1].replace("np.", "2 * np."),
        )
    ),
    *(
        (
            f"{_INITIALIZATION}_{name}",
            "rng = np.random.default_rng(rng)",
            "rng = np.random.default_rng(layers_dims)",
            "any seed is right",
        )
        for name in ("random", "he", "xavier")
    ),
    *(
        (f"{_INITIALIZATION}_{name}", line, f"{line[:26]}-({line[26:]})", "mean 0: no side")
        for name, line in WEIGHT_LINES.items()
    ),
    *(
        (f"{_INITIALIZATION}_{name}", WEIGHT_LINES[name], f"{WEIGHT_LINES[name]}.T", SCALAR)
        for name in ("he", "xavier")
    ),
)
