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

TIES = "no probability is exactly one half"

SAME_ORDER = "another measure of confidence with the same order"

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

_CHECKING = "week5/gradient_checking"

CHECKED_COST = "{0} = network_cost({{**parameters, name: moved}}, X, Y)"

CHECKED_SLOPE = "slopes[f'd{name}'][index] = (plus - minus) / (2 * epsilon)"

CHECKED_RATIO = "return np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox))"

CHECKED_LENGTHS = "size = np.linalg.norm(grad) + np.linalg.norm(gradapprox)"

NN_MODEL_HEAD = "def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, rng=None):"

NN_MODEL_START = "parameters = initialize_parameters(n_x, n_h, n_y, rng)"

RELU_LINE = "return np.maximum(0, z)"

SQUARED_LINE = "return np.mean((predictions - prices) ** 2)"

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

_INTRODUCTION = "week1/introduction"

FROM_THE_END = "counted from the end, an order is as random"

NUMPY_NUMBER = "a number of NumPy is as good as one of Python"

ROUNDED = "the size may be rounded either way, or not at all"

SAME_SQUARES = "the mean of the squares does not depend on their places"

SPLIT_ORDER = "order = np.random.default_rng(seed).permutation(m)"

SCALE_X_LINE = "scales = [float(np.sqrt(np.mean(A ** 2)))]"

SCALE_A_LINE = "scales.append(float(np.sqrt(np.mean(A ** 2))))"

NORMS_LINE = (
    "return [float(np.sqrt(np.sum(grads[f'dW{layer}'] ** 2))) for layer in range(1, L + 1)]"
)

_SETTING_UP = "week5/setting_up"

_BASICS = "week2/numpy_basics"

_DEEP = "week4/deep_network_application"

_LOGISTIC = "week2/logistic_regression"

_PLANAR = "week3/planar_classifier"

_STEPS = "week4/deep_network_step_by_step"

_OPTIMIZERS = "week6/optimization_methods"

_BUG = "week4/find_the_bug"

BUG_WEIGHTS = "parameters[f'W{layer}'] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)"

BUG_BIASES = "parameters[f'b{layer}'] = np.zeros((n_out, 1))"

BUG_COST = "return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]"

BUG_HEAD = (
    "def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, "
    "print_cost=False, rng=None):"
)

BUG_START = "parameters = initialize_parameters_deep(layers_dims, rng)"

SEED = "any seed will do"

DEFAULTS = "each case gives both settings; their defaults belong to deep_network_application"

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
        f"{_BUG}/initialize_parameters_deep",
        "rng = np.random.default_rng(rng)",
        "rng = np.random.default_rng(layer_dims)",
        SEED,
    ),
    (
        f"{_BUG}/initialize_parameters_deep",
        "for layer in range(1, len(layer_dims)):",
        "for layer in range(0, len(layer_dims)):",
        "parameters of a layer 0 are extra keys",
    ),
    (
        f"{_BUG}/initialize_parameters_deep",
        BUG_WEIGHTS,
        BUG_WEIGHTS.replace("= ", "= -(") + ")",
        "the distribution is symmetric",
    ),
    (f"{_BUG}/initialize_parameters_deep", BUG_WEIGHTS, f"{BUG_WEIGHTS}.T", SCALAR),
    *(
        (
            f"{_BUG}/initialize_parameters_deep",
            BUG_BIASES,
            BUG_BIASES.replace("np", f"{factor}np"),
            "a multiple of zero is zero",
        )
        for factor in ("-", "2 * ")
    ),
    (f"{_BUG}/compute_cost", BUG_COST, f"return ({BUG_COST[7:]}).T", SCALAR),
    (
        f"{_BUG}/compute_cost",
        BUG_COST,
        BUG_COST.replace("Y.shape", "AL.shape"),
        "there is one label an example",
    ),
    (
        f"{_BUG}/linear_backward",
        "m = A_prev.shape[1]",
        "m = dZ.shape[1]",
        "both have a column an example",
    ),
    (
        f"{_BUG}/linear_activation_backward",
        "slope = {'sigmoid': sigmoid_derivative, 'relu': lambda Z: Z > 0}[activation]",
        "slope = {'sigmoid': sigmoid_derivative, 'relu': lambda Z: Z >= 0}[activation]",
        "no check has a pre-activation of exactly 0",
    ),
    (f"{_BUG}/predict", "return (AL > 0.5).astype(int)", "return AL > 0.5", "bool is accepted"),
    (
        f"{_BUG}/predict",
        "return (AL > 0.5).astype(int)",
        "return (AL >= 0.5).astype(int)",
        "no check has a probability of exactly one half",
    ),
    *(
        (f"{_BUG}/L_layer_model", BUG_HEAD, BUG_HEAD.replace("=0.0075", f"={rate}"), DEFAULTS)
        for rate in ("1.0075", "-0.9925", "0.015", "0")
    ),
    *(
        (f"{_BUG}/L_layer_model", BUG_HEAD, BUG_HEAD.replace("=3000", f"={number}"), DEFAULTS)
        for number in ("3001", "2999", "6000", "0")
    ),
    (f"{_BUG}/L_layer_model", BUG_HEAD, BUG_HEAD.replace("False", "True"), PRINTS),
    *(
        (f"{_BUG}/L_layer_model", BUG_START, BUG_START.replace("rng", name), SEED)
        for name in ("layers_dims", "num_iterations", "print_cost")
    ),
    (f"{_PLANAR}/compute_cost", DEEP_COST_LINE, f"return ({DEEP_COST_LINE[7:]}).T", SCALAR),
    (
        f"{_PLANAR}/compute_cost",
        DEEP_COST_LINE,
        DEEP_COST_LINE.replace("Y.shape", "AL.shape"),
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
            SEED_LINE,
            f"rng = np.random.default_rng({name})",
            "any seed gives a good start",
        )
        for name in ("n_x", "n_h", "n_y")
    ),
    *(
        (
            f"{_PLANAR}/initialize_parameters",
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
            f"{_PLANAR}/initialize_parameters",
            SMALL_RESULT,
            SMALL_RESULT.replace(f"'{name}': np", f"'{name}': {scale}np"),
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
    *(
        (
            f"{_DEEP}/{name}",
            TRAINING_HEAD.format(name),
            TRAINING_HEAD.format(name).replace(old, new),
            "every case names rate and number of updates: 3000 of them take too long for a check",
        )
        for name in ("two_layer_model", "L_layer_model")
        for old, new in SETTINGS
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
    (
        f"{_SETTING_UP}/split_data",
        "m = X.shape[1]",
        "m = Y.shape[1]",
        "there are as many labels as examples",
    ),
    (f"{_SETTING_UP}/split_data", SPLIT_ORDER, SPLIT_ORDER.replace("= np", "= -np"), FROM_THE_END),
    (f"{_SETTING_UP}/split_data", SPLIT_ORDER, f"{SPLIT_ORDER}.T", VECTOR),
    (
        f"{_SETTING_UP}/dev_accuracies",
        "_, (_, dev_correct), _ = split_data(correct, correct, dev, 0, seed)",
        "_, (dev_correct, _), _ = split_data(correct, correct, dev, 0, seed)",
        "the same numbers are given for the examples and for the labels",
    ),
    (
        f"{_SETTING_UP}/dev_accuracies",
        "accuracies.append(float(np.mean(dev_correct)))",
        "accuracies.append(np.mean(dev_correct))",
        NUMPY_NUMBER,
    ),
    (
        f"{_SETTING_UP}/dev_size",
        "return math.ceil(4 * p * (1 - p) / width ** 2)",
        "return 4 * p * (1 - p) / width ** 2",
        ROUNDED,
    ),
    (
        f"{_SETTING_UP}/dev_size",
        "return math.ceil(4 * p * (1 - p) / width ** 2)",
        "return math.ceil(4 * p * (1 - p) // width ** 2)",
        ROUNDED,
    ),
    (
        f"{_SETTING_UP}/fit_normalizer",
        "varies = np.ptp(X, axis=1, keepdims=True) > 0",
        "varies = 2 * (np.ptp(X, axis=1, keepdims=True) > 0)",
        "two is as true as one",
    ),
    (
        f"{_SETTING_UP}/fit_normalizer",
        "return (mu, np.where(varies, sigma, 1.0))",
        "return (mu, np.where(sigma, sigma, 1.0))",
        "the constants of the check are whole numbers, whose deviation is exactly 0",
    ),
    (
        f"{_SETTING_UP}/layer_scales",
        SCALE_X_LINE,
        "scales = [np.sqrt(np.mean(A ** 2))]",
        NUMPY_NUMBER,
    ),
    (f"{_SETTING_UP}/layer_scales", SCALE_X_LINE, SCALE_X_LINE.replace("A", "A.T"), SAME_SQUARES),
    (f"{_SETTING_UP}/layer_scales", SCALE_X_LINE, SCALE_X_LINE.replace("A", "X"), "A is X there"),
    (
        f"{_SETTING_UP}/layer_scales",
        SCALE_A_LINE,
        "scales.append(np.sqrt(np.mean(A ** 2)))",
        NUMPY_NUMBER,
    ),
    (f"{_SETTING_UP}/layer_scales", SCALE_A_LINE, SCALE_A_LINE.replace("A", "A.T"), SAME_SQUARES),
    (
        f"{_SETTING_UP}/gradient_norms",
        NORMS_LINE,
        NORMS_LINE.replace(
            "float(np.sqrt(np.sum(grads[f'dW{layer}'] ** 2)))",
            "np.sqrt(np.sum(grads[f'dW{layer}'] ** 2))",
        ),
        NUMPY_NUMBER,
    ),
)
