"""Changes of the references of week3/digits_hidden_layer that leave them right."""

from .reasons import SCALAR

LOSSES = "losses = -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))"

MEAN = "return np.sum(losses) / Y.shape[1]"

EQUIVALENT = (
    (
        "one_against_rest",
        "Y = np.zeros((classes, labels.shape[1]))",
        "Y = -np.zeros((classes, labels.shape[1]))",
        "zero times anything is zero",
    ),
    (
        "one_against_rest",
        "Y = np.zeros((classes, labels.shape[1]))",
        "Y = 2 * np.zeros((classes, labels.shape[1]))",
        "zero times anything is zero",
    ),
    (
        "one_against_rest",
        "Y = np.zeros((classes, labels.shape[1]))",
        "Y = np.ones((classes, labels.shape[1]))",
        "every entry is written",
    ),
    (
        "one_against_rest",
        "Y[digit] = labels[0] == digit",
        "Y[digit] = (labels[0] == digit).T",
        SCALAR,
    ),
    (
        "one_against_rest",
        "Y[digit] = labels[0] == digit",
        "Y[digit] = labels == digit",
        "the one row broadcasts",
    ),
    (
        "one_against_rest",
        "Y[digit] = labels[0] == digit",
        "Y[digit] = labels[-1] == digit",
        "there is one column, or one row",
    ),
    ("train_from", "parameters = dict(parameters)", "pass", "each update makes a new dict"),
    (
        "train_from",
        "parameters = dict(parameters)",
        "parameters = parameters",
        "each update makes a new dict",
    ),
    (
        "read_digits",
        "return np.argmax(A2, axis=0).reshape(1, -1)",
        "return np.argmax(A2, axis=0).reshape(1, -2)",
        "any negative number asks for what is left",
    ),
    (
        "learning_curve",
        "right = np.mean(read_digits(parameters, X[:, :m]) == y[:, :m])",
        "right = np.mean(read_digits(parameters, X[:, :m]) == y[:, :m]).T",
        SCALAR,
    ),
    (
        "learning_curve",
        "right_held = np.mean(read_digits(parameters, X_held) == y_held)",
        "right_held = np.mean(read_digits(parameters, X_held) == y_held).T",
        SCALAR,
    ),
    (
        "learning_curve",
        "curve.append((100 * right, 100 * right_held))",
        "curve.append((100 * right.T, 100 * right_held))",
        SCALAR,
    ),
    (
        "learning_curve",
        "curve.append((100 * right, 100 * right_held))",
        "curve.append((100 * right, 100 * right_held.T))",
        SCALAR,
    ),
    *(
        ("cost_of_outputs", LOSSES, change, "a sum over all entries is that of the transpose")
        for change in (LOSSES.replace("-(", "(-(") + ").T",)
    ),
    *(
        ("cost_of_outputs", MEAN, change, SCALAR)
        for change in (MEAN.replace("n np", "n (np") + ").T", MEAN.replace(") /", ").T /"))
    ),
    *(
        ("cost_of_outputs", MEAN, MEAN.replace("Y.", f"{name}."), "both have a column an example")
        for name in ("A2", "losses")
    ),
)
