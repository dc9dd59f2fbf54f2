"""Changes of the references of week2/broadcasting that leave them right."""

from .reasons import FILLED, NEGATIVE, SYMMETRIC

CANCELS = "the factor stands above and below the fraction line"

COLUMNS = "one total a column broadcasts over the rows with or without the axis kept"

SHARES_LINE = "return 100 * table / np.sum(table, axis=0, keepdims=True)"

P_LINE = "p = np.sum(P ** 2, axis=0).reshape(-1, 1)"

Q_LINE = "q = np.sum(Q ** 2, axis=0).reshape(1, -1)"

ROOT_LINE = "return np.sqrt(np.maximum(squares, 0))"

EQUIVALENT = (
    ("calorie_shares", SHARES_LINE, SHARES_LINE.replace(", keepdims=True", ""), COLUMNS),
    ("calorie_shares", SHARES_LINE, SHARES_LINE.replace("True", "False"), COLUMNS),
    ("softmax", "x_exp = np.exp(x)", "x_exp = -np.exp(x)", CANCELS),
    ("softmax", "x_exp = np.exp(x)", "x_exp = 2 * np.exp(x)", CANCELS),
    *(
        ("distances_in_loops", "D = np.zeros((m, n))", f"D = {made}((m, n))", FILLED)
        for made in ("-np.zeros", "2 * np.zeros", "np.ones")
    ),
    ("distances_in_loops", "total = 0.0", "total = 0", "a whole 0 becomes a float with the sum"),
    (
        "distances_in_loops",
        "total += (P[k, i] - Q[k, j]) ** 2",
        "total += (Q[k, j] - P[k, i]) ** 2",
        SYMMETRIC,
    ),
    ("distances", P_LINE, P_LINE.replace("-1", "-2"), NEGATIVE),
    ("distances", Q_LINE, Q_LINE.replace("-1", "-2"), NEGATIVE),
    ("distances", Q_LINE, Q_LINE.removesuffix(".reshape(1, -1)"), "a rank-1 array counts as a row"),
    ("distances", ROOT_LINE, ROOT_LINE.replace("squares, 0", "0, squares"), SYMMETRIC),
    *(
        ("distances", ROOT_LINE, f"return np.sqrt({kept})", "only rounding leaves less than 0")
        for kept in ("squares", "np.maximum(squares, -1)")
    ),
    (
        "nearest_labels",
        "D = distances(X, X_new)",
        "D = 2 * distances(X, X_new)",
        "the nearest stays the nearest",
    ),
)
