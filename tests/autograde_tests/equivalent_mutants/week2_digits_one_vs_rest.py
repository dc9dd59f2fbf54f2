"""Changes of the references of week2/digits_one_vs_rest that leave them right."""

from .reasons import (
    BOOLS,
    FILLED,
    NEGATIVE,
    ONLY_ONE,
    SCALAR,
    SHAPES,
    SYMMETRIC_TEST,
    TIES,
    VECTOR,
    ZEROS,
)

ROWS = "the last digit has no partner that comes after it"

SAME_ORDER = "twice as large keeps the order"

START = "in every table the largest number of mistakes is above 1"

EQUIVALENT = (
    ("one_against_rest", "return (y == k).astype(float)", "return y == k", BOOLS),
    ("read_digits", "Z = W.T @ X + b", "Z = 2 * (W.T @ X + b)", SAME_ORDER),
    (
        "read_digits",
        "return np.argmax(Z, axis=0).reshape(1, -1)",
        "return np.argmax(Z, axis=0).reshape(1, -2)",
        NEGATIVE,
    ),
    ("confusion_table", "table = np.zeros((10, 10))", "table = -np.zeros((10, 10))", ZEROS),
    ("confusion_table", "table = np.zeros((10, 10))", "table = 2 * np.zeros((10, 10))", ZEROS),
    ("confusion_table", "table = np.zeros((10, 10))", "table = np.zeros((10, 10)).T", ZEROS),
    ("confusion_table", "for i in range(y.shape[1]):", "for i in range(y_hat.shape[1]):", SHAPES),
    (
        "confusion_table",
        "table[y[0, i], y_hat[0, i]] += 1",
        "table[y[-1, i], y_hat[0, i]] += 1",
        ONLY_ONE,
    ),
    (
        "confusion_table",
        "table[y[0, i], y_hat[0, i]] += 1",
        "table[y[0, i], y_hat[-1, i]] += 1",
        ONLY_ONE,
    ),
    ("most_mixed_up", "most, pair = (-1, None)", "most, pair = (1, None)", START),
    ("most_mixed_up", "most, pair = (-1, None)", "most, pair = (-2, None)", START),
    ("most_mixed_up", "most, pair = (-1, None)", "most, pair = (-0, None)", START),
    ("most_mixed_up", "for i in range(10):", "for i in range(10 + 1):", ROWS),
    ("most_mixed_up", "for i in range(10):", "for i in range(10 - 1):", ROWS),
    ("most_mixed_up", "for i in range(10):", "for i in range(11):", ROWS),
    ("most_mixed_up", "for i in range(10):", "for i in range(9):", ROWS),
    ("most_mixed_up", "for i in range(10):", "for i in range(20):", ROWS),
    (
        "most_mixed_up",
        "mixed = table[i, j] + table[j, i]",
        "mixed = 2 * (table[i, j] + table[j, i])",
        SAME_ORDER,
    ),
    (
        "most_mixed_up",
        "mixed = table[i, j] + table[j, i]",
        "mixed = (table[i, j] + table[j, i]).T",
        SCALAR,
    ),
    ("most_mixed_up", "if mixed > most:", "if mixed >= most:", TIES),
    (
        "train_ten",
        "W, b = (np.zeros((X.shape[0], 10)), np.zeros((10, 1)))",
        "W, b = (np.ones((X.shape[0], 10)), np.zeros((10, 1)))",
        FILLED,
    ),
    (
        "train_ten",
        "W, b = (np.zeros((X.shape[0], 10)), np.zeros((10, 1)))",
        "W, b = (np.zeros((X.shape[0], 10)), np.ones((10, 1)))",
        FILLED,
    ),
    (
        "train_ten",
        "w_k, b_k = initialize_with_zeros(X.shape[0])",
        "w_k, b_k = initialize_with_zeros(W.shape[0])",
        SHAPES,
    ),
    ("train_ten", "Y_k = one_against_rest(y, k)", "Y_k = one_against_rest(k, y)", SYMMETRIC_TEST),
    ("train_ten", "W[:, k] = params['w'][:, 0]", "W[:, k] = params['w'][:, 0].T", VECTOR),
    ("train_ten", "W[:, k] = params['w'][:, 0]", "W[:, k] = params['w'][:, -1]", ONLY_ONE),
    ("train_ten", "b[k, 0] = params['b']", "b[k, 0] = params['b'].T", VECTOR),
    ("train_ten", "b[k, 0] = params['b']", "b[k, -1] = params['b']", ONLY_ONE),
)
