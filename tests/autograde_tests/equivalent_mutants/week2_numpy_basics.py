"""Changes of the references of week2/numpy_basics that leave them right."""

from .reasons import NEGATIVE, SCALAR, SYMMETRIC, VECTOR, ZEROS

GUESSED = "one number for all broadcasts like an array of it, and the losses know no order"

L1_LINE = "return np.sum(np.abs(y - yhat))"

L2_LINE = "return np.sum((y - yhat) ** 2)"

EQUIVALENT = (
    (
        "image2vector",
        "return image.reshape(-1, 1)",
        "return image.reshape(-2, 1)",
        NEGATIVE,
    ),
    ("L1", L1_LINE, f"{L1_LINE}.T", SCALAR),
    ("L1", L1_LINE, L1_LINE.replace("y - yhat", "yhat - y"), SYMMETRIC),
    ("L1", L1_LINE, L1_LINE.replace("y - ", "y.T - "), VECTOR),
    ("L1", L1_LINE, L1_LINE.replace("- yhat", "- yhat.T"), VECTOR),
    ("L2", L2_LINE, f"{L2_LINE}.T", SCALAR),
    ("L2", L2_LINE, L2_LINE.replace("y - yhat", "yhat - y"), SYMMETRIC),
    ("L2", L2_LINE, L2_LINE.replace("y - ", "y.T - "), VECTOR),
    ("L2", L2_LINE, L2_LINE.replace("- yhat", "- yhat.T"), VECTOR),
    ("matrix_product", "C = np.zeros((n, m))", "C = -np.zeros((n, m))", ZEROS),
    ("matrix_product", "C = np.zeros((n, m))", "C = 2 * np.zeros((n, m))", ZEROS),
    (
        "best_guesses",
        "losses_1, losses_2 = ([], [])",
        "losses_2, losses_1 = ([], [])",
        "both are empty lists",
    ),
    ("best_guesses", "yhat = np.full(y.shape, c)", "yhat = np.full(y.shape, c).T", VECTOR),
    ("best_guesses", "yhat = np.full(y.shape, c)", "yhat = c", GUESSED),
    *(
        (
            "best_guesses",
            f"losses_{n}.append(L{n}(yhat, y))",
            f"losses_{n}.append(L{n}({given}))",
            GUESSED,
        )
        for n in (1, 2)
        for given in ("y, yhat", "c, y")
    ),
)
