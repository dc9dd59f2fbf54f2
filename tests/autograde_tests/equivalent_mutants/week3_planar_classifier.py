"""Changes of the references of week3/planar_classifier that leave them right."""

from .reasons import DEEP_COST_LINE, SCALAR

EDGES = "lines = 20 * np.array(edges[pattern], dtype=float)"

BY_HAND = (
    "return {'W1': lines[:, :2], 'b1': lines[:, 2:], 'W2': np.full((1, n_h), 3.0), "
    "'b2': np.array([[-3.0 * (n_h - 1)]])}"
)

EQUIVALENT = (
    ("compute_cost", DEEP_COST_LINE, f"return ({DEEP_COST_LINE[7:]}).T", SCALAR),
    (
        "compute_cost",
        DEEP_COST_LINE,
        DEEP_COST_LINE.replace("Y.shape", "AL.shape"),
        "there is one label an example",
    ),
    (
        "forward_one_example",
        "a1, a2 = (np.zeros(b1.shape), np.zeros(b2.shape))",
        "a1, a2 = (np.ones(b1.shape), np.zeros(b2.shape))",
        "every entry is written",
    ),
    (
        "forward_one_example",
        "a1, a2 = (np.zeros(b1.shape), np.zeros(b2.shape))",
        "a1, a2 = (np.zeros(b1.shape), np.ones(b2.shape))",
        "every entry is written",
    ),
    (
        "forward_one_example",
        "for j in range(len(W1)):",
        "for j in range(len(a1)):",
        "both have as many rows",
    ),
    (
        "forward_one_example",
        "for j in range(len(W1)):",
        "for j in range(len(b1)):",
        "both have as many rows",
    ),
    ("forward_one_example", "z = b1[j, 0]", "z = b1[j, 0].T", SCALAR),
    ("forward_one_example", "z = b1[j, 0]", "z = b1[j, -1]", "there is one column, or one row"),
    ("forward_one_example", "z = z + W1[j, k] * x[k, 0]", "z = (z + W1[j, k] * x[k, 0]).T", SCALAR),
    ("forward_one_example", "z = z + W1[j, k] * x[k, 0]", "z = z.T + W1[j, k] * x[k, 0]", SCALAR),
    (
        "forward_one_example",
        "z = z + W1[j, k] * x[k, 0]",
        "z = z + W1[j, k] * x[k, -1]",
        "there is one column, or one row",
    ),
    ("forward_one_example", "a1[j, 0] = np.tanh(z)", "a1[j, 0] = np.tanh(z).T", SCALAR),
    (
        "forward_one_example",
        "a1[j, 0] = np.tanh(z)",
        "a1[j, -1] = np.tanh(z)",
        "there is one column, or one row",
    ),
    (
        "forward_one_example",
        "for i in range(len(W2)):",
        "for i in range(len(a2)):",
        "both have as many rows",
    ),
    (
        "forward_one_example",
        "for i in range(len(W2)):",
        "for i in range(len(b2)):",
        "both have as many rows",
    ),
    ("forward_one_example", "z = b2[i, 0]", "z = b2[i, 0].T", SCALAR),
    ("forward_one_example", "z = b2[i, 0]", "z = b2[i, -1]", "there is one column, or one row"),
    (
        "forward_one_example",
        "for j in range(len(a1)):",
        "for j in range(len(W1)):",
        "both have as many rows",
    ),
    (
        "forward_one_example",
        "for j in range(len(a1)):",
        "for j in range(len(b1)):",
        "both have as many rows",
    ),
    (
        "forward_one_example",
        "z = z + W2[i, j] * a1[j, 0]",
        "z = (z + W2[i, j] * a1[j, 0]).T",
        SCALAR,
    ),
    ("forward_one_example", "z = z + W2[i, j] * a1[j, 0]", "z = z.T + W2[i, j] * a1[j, 0]", SCALAR),
    (
        "forward_one_example",
        "z = z + W2[i, j] * a1[j, 0]",
        "z = z + W2[i, j] * a1[j, -1]",
        "there is one column, or one row",
    ),
    ("forward_one_example", "a2[i, 0] = sigmoid(z)", "a2[i, 0] = sigmoid(z).T", SCALAR),
    (
        "forward_one_example",
        "a2[i, 0] = sigmoid(z)",
        "a2[i, -1] = sigmoid(z)",
        "there is one column, or one row",
    ),
    *(
        ("units_by_hand", EDGES, change, "an edge may be sharper or blunter")
        for change in (
            EDGES.replace("20", "19"),
            EDGES.replace("20", "21"),
            EDGES.replace("20", "40"),
            EDGES.replace("= ", "= 2 * (") + ")",
        )
    ),
    ("units_by_hand", EDGES, EDGES.replace(", dtype=float", ""), "they are floats already"),
    *(
        ("units_by_hand", BY_HAND, change, "the output unit's numbers fit in more ways than one")
        for change in (
            BY_HAND.replace("3.0), ", "4.0), "),
            BY_HAND.replace("-3.0", "-4.0"),
            BY_HAND.replace("-3.0", "-2.0"),
        )
    ),
    *(
        ("units_by_hand", BY_HAND, change, "one number by one keeps its shape")
        for change in (
            BY_HAND.replace("]])}", "]]).T}"),
            BY_HAND.replace("np.array([[-3.0 * (n_h - 1)]])", "[[-3.0 * (n_h - 1)]]"),
        )
    ),
)
