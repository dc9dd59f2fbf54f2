"""Changes of the references of week2/logistic_regression that leave them right."""

from .reasons import NEGATIVE, ONLY_ONE, SCALAR, WHOLE

FLATTEN_LINE = "return images.reshape(images.shape[0], -1).T"

ANY_ORDER = "the mean is that of the same numbers"

EQUIVALENT = (
    ("flatten_images", FLATTEN_LINE, FLATTEN_LINE.replace("-1", "-2"), NEGATIVE),
    ("boundary", "w1, w2 = (w[0, 0], w[1, 0])", "w1, w2 = (w[0, -1], w[1, 0])", ONLY_ONE),
    ("boundary", "w1, w2 = (w[0, 0], w[1, 0])", "w1, w2 = (w[0, 0], w[1, -1])", ONLY_ONE),
    ("boundary", "return -(w1 * x1 + b) / w2", "return -(w1 * x1 + b) / w2.T", SCALAR),
    ("boundary", "return -(w1 * x1 + b) / w2", "return -(w1.T * x1 + b) / w2", SCALAR),
    (
        "cost_of_all",
        "losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))",
        "losses = (-(Y * np.log(A) + (1 - Y) * np.log(1 - A))).T",
        ANY_ORDER,
    ),
    ("cost_of_all", "return np.mean(losses)", "return np.mean(losses).T", SCALAR),
    ("cost_in_a_loop", "total = 0.0", "total = 0", WHOLE),
    ("cost_in_a_loop", "z += w[j, 0] * X[j, i]", "z += w[j, -1] * X[j, i]", ONLY_ONE),
    ("cost_in_a_loop", "if Y[0, i] == 1:", "if Y[-1, i] == 1:", ONLY_ONE),
)
