"""Changes of the references of week7/softmax_classifier that leave them right."""

from .reasons import SCALAR, VECTOR

EXPONENTIALS = "A = np.exp(Z - np.max(Z, axis=0, keepdims=True))"

SHARES = "return A / np.sum(A, axis=0, keepdims=True)"

OF_THE_CLASS = "of_the_class = np.sum(AL * Y, axis=0)"

JACOBIAN = "return np.diag(a[:, 0]) - a @ a.T"

TWO_CLASSES = "return (W, np.array([[0.0], [b]]))"

ROW = "a row is taken off, or divides, every row of a matrix, whether or not it is a matrix itself"

EQUIVALENT = (
    (
        "one_hot",
        "return (classes == y).astype(float)",
        "return classes == y",
        "True and False count as 1 and 0",
    ),
    ("softmax", EXPONENTIALS, EXPONENTIALS.replace("= np", "= -np"), "the sign cancels"),
    ("softmax", EXPONENTIALS, EXPONENTIALS.replace("= np", "= 2 * np"), "the factor cancels"),
    *(
        ("softmax", line, line.replace(", keepdims=True", other), ROW)
        for line in (EXPONENTIALS, SHARES)
        for other in ("", ", keepdims=False")
    ),
    ("softmax_cost", OF_THE_CLASS, f"{OF_THE_CLASS}.T", VECTOR),
    (
        "softmax_cost",
        OF_THE_CLASS,
        OF_THE_CLASS.replace("np.sum", "np.max"),
        "of a column's products, one is positive and the others are 0",
    ),
    (
        "softmax_cost",
        "return -np.mean(np.log(of_the_class))",
        "return (-np.mean(np.log(of_the_class))).T",
        SCALAR,
    ),
    (
        "softmax_jacobian",
        JACOBIAN,
        "return (np.diag(a[:, 0]) - a @ a.T).T",
        "the matrix is symmetric",
    ),
    (
        "softmax_jacobian",
        JACOBIAN,
        JACOBIAN.replace("0])", "0]).T"),
        "a diagonal matrix is its transpose",
    ),
    ("softmax_jacobian", JACOBIAN, JACOBIAN.replace("0])", "-1])"), "there is one column"),
    (
        "softmax_jacobian",
        JACOBIAN,
        JACOBIAN.replace("@", "*"),
        "a column times a row, spread out, is the product of the two",
    ),
    ("as_two_classes", TWO_CLASSES, "return (W, [[0.0], [b]])", "a list of rows is a column too"),
    ("as_two_classes", TWO_CLASSES, TWO_CLASSES.replace("0.0", "0"), "b is no whole number"),
    (
        "softmax_regression",
        "m, Y = (X.shape[1], one_hot(y, C))",
        "m, Y = (y.shape[1], one_hot(y, C))",
        "there is a label for each example",
    ),
    (
        "softmax_regression",
        "costs.append(softmax_cost(AL, Y))",
        "costs.append(softmax_cost(Y, AL))",
        "the cost multiplies the two",
    ),
)
