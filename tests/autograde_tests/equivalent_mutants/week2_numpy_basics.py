"""Changes of the references of week2/numpy_basics that leave them right."""

from .reasons import NEGATIVE, SCALAR, SYMMETRIC, VECTOR

CANCELS = "the factor stands above and below the fraction line"

COLUMNS = "one total a column broadcasts over the rows with or without the axis kept"

L1_LINE = "return np.sum(np.abs(y - yhat))"

L2_LINE = "return np.sum((y - yhat) ** 2)"

SHARES_LINE = "return 100 * table / np.sum(table, axis=0, keepdims=True)"

EQUIVALENT = (
    (
        "image2vector",
        "return image.reshape(-1, 1)",
        "return image.reshape(-2, 1)",
        NEGATIVE,
    ),
    ("calorie_shares", SHARES_LINE, SHARES_LINE.replace(", keepdims=True", ""), COLUMNS),
    ("calorie_shares", SHARES_LINE, SHARES_LINE.replace("True", "False"), COLUMNS),
    ("softmax", "x_exp = np.exp(x)", "x_exp = -np.exp(x)", CANCELS),
    ("softmax", "x_exp = np.exp(x)", "x_exp = 2 * np.exp(x)", CANCELS),
    ("L1", L1_LINE, f"{L1_LINE}.T", SCALAR),
    ("L1", L1_LINE, L1_LINE.replace("y - yhat", "yhat - y"), SYMMETRIC),
    ("L1", L1_LINE, L1_LINE.replace("y - ", "y.T - "), VECTOR),
    ("L1", L1_LINE, L1_LINE.replace("- yhat", "- yhat.T"), VECTOR),
    ("L2", L2_LINE, f"{L2_LINE}.T", SCALAR),
    ("L2", L2_LINE, L2_LINE.replace("y - yhat", "yhat - y"), SYMMETRIC),
    ("L2", L2_LINE, L2_LINE.replace("y - ", "y.T - "), VECTOR),
    ("L2", L2_LINE, L2_LINE.replace("- yhat", "- yhat.T"), VECTOR),
)
