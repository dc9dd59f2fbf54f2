"""Changes of the references of week2/gradient_descent that leave them right."""

from .reasons import FILLED, ONLY_ONE, PRINTS, SCALAR, SHAPES, WHOLE, ZEROS

COST_LINE = "cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m"

GRADS_LINE = "grads = {'dw': X @ (A - Y).T / m, 'db': np.sum(A - Y) / m}"

OPTIMIZE_HEAD = (
    "def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):"
)

STARTS = "cost, db, dw = (0.0, 0.0, np.zeros((n_x, 1)))"

TOLERANCES = "rtol=0.0001, atol=1e-06"

SAME_DW, SAME_DB = (
    f"same_{d} = np.allclose(grads['{d}'], measured['{d}'], {TOLERANCES})" for d in ("dw", "db")
)

MARGIN = "a fault of 1 % and a rounding error lie on either side of it"

STEP = "another small step measures the same slope"

TRUTH = "any number but 0 counts as true"

EQUIVALENT = (
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
    ("measured_gradient", "h = 1e-05", "h = 2e-05", STEP),
    ("measured_gradient", "dw = np.zeros(w.shape)", "dw = -np.zeros(w.shape)", ZEROS),
    ("measured_gradient", "dw = np.zeros(w.shape)", "dw = 2 * np.zeros(w.shape)", ZEROS),
    ("measured_gradient", "dw = np.zeros(w.shape)", "dw = np.ones(w.shape)", FILLED),
    ("measured_gradient", "for j in range(w.shape[0]):", "for j in range(dw.shape[0]):", SHAPES),
    ("measured_gradient", "move = np.zeros(w.shape)", "move = -np.zeros(w.shape)", ZEROS),
    ("measured_gradient", "move = np.zeros(w.shape)", "move = 2 * np.zeros(w.shape)", ZEROS),
    ("measured_gradient", "move = np.zeros(w.shape)", "move = np.zeros(dw.shape)", SHAPES),
    ("measured_gradient", "move[j, 0] = h", "move[j, -1] = h", ONLY_ONE),
    (
        "measured_gradient",
        "dw[j, 0] = (cost(w + move, b) - cost(w - move, b)) / (2 * h)",
        "dw[j, -1] = (cost(w + move, b) - cost(w - move, b)) / (2 * h)",
        ONLY_ONE,
    ),
    ("step_with_loops", STARTS, STARTS.replace("cost, db", "db, cost"), ZEROS),
    ("step_with_loops", STARTS, STARTS.replace("(0.0, 0.0,", "(0, 0.0,"), WHOLE),
    ("step_with_loops", STARTS, STARTS.replace("(0.0, 0.0,", "(0.0, 0,"), WHOLE),
    ("step_with_loops", "z += w[j, 0] * X[j, i]", "z += w[j, -1] * X[j, i]", ONLY_ONE),
    ("step_with_loops", "if Y[0, i] == 1:", "if Y[-1, i] == 1:", ONLY_ONE),
    ("step_with_loops", "dz = a - Y[0, i]", "dz = (a - Y[0, i]).T", SCALAR),
    ("step_with_loops", "dz = a - Y[0, i]", "dz = a - Y[-1, i]", ONLY_ONE),
    ("step_with_loops", "dw[j, 0] += X[j, i] * dz", "dw[j, -1] += X[j, i] * dz", ONLY_ONE),
    ("step_with_loops", "dw[j, 0] += X[j, i] * dz", "dw[j, 0] += X[j, i] * dz.T", SCALAR),
    (
        "step_with_loops",
        "b = b - learning_rate * db / m",
        "b = (b - learning_rate * db / m).T",
        SCALAR,
    ),
    (
        "step_with_loops",
        "b = b - learning_rate * db / m",
        "b = b - learning_rate * db.T / m",
        SCALAR,
    ),
    *(
        ("gradient_is_right", SAME_DW, SAME_DW.replace("np.allclose", made), TRUTH)
        for made in ("-np.allclose", "2 * np.allclose")
    ),
    *(
        ("gradient_is_right", line, line.replace(TOLERANCES, others), MARGIN)
        for line in (SAME_DW, SAME_DB)
        for others in (
            "atol=1e-06",
            "rtol=0.0001",
            "rtol=0.0002, atol=1e-06",
            "rtol=0, atol=1e-06",
            "rtol=0.0001, atol=2e-06",
            "rtol=0.0001, atol=0",
        )
    ),
    *(
        (
            "gradient_is_right",
            line,
            line.replace(f"grads['{d}'], measured['{d}']", f"measured['{d}'], grads['{d}']"),
            MARGIN,
        )
        for d, line in (("dw", SAME_DW), ("db", SAME_DB))
    ),
)
