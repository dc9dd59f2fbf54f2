"""Changes of the references of week3/digits_hidden_layer that leave them right."""

from .reasons import SCALAR

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
    ("cost_of_outputs", "total = 0.0", "total = 0", "a sum may begin with an integer"),
    (
        "cost_of_outputs",
        "for output in range(len(Y)):",
        "for output in range(len(Y) + 1):",
        "a sum over no rows is zero",
    ),
    (
        "cost_of_outputs",
        "for output in range(len(Y)):",
        "for output in range(len(A2)):",
        "both have as many rows",
    ),
    ("cost_of_outputs", "return total", "return total.T", SCALAR),
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
)
