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

RELU_LINE = "return np.maximum(0, z)"
SQUARED_LINE = "return np.mean((predictions - prices) ** 2)"

_INTRODUCTION = "week1/introduction"
_BASICS = "week2/numpy_basics"
_LOGISTIC = "week2/logistic_regression"
_STEPS = "week4/deep_network_step_by_step"
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
)
