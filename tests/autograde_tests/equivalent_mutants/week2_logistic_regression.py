"""Changes of the references of week2/logistic_regression that leave them right."""

from .reasons import NEGATIVE, SCALAR

FLATTEN_LINE = "return images.reshape(images.shape[0], -1).T"

EQUIVALENT = (
    ("flatten_images", FLATTEN_LINE, FLATTEN_LINE.replace("-1", "-2"), NEGATIVE),
    ("boundary", WEIGHTS_LINE, WEIGHTS_LINE.replace("w[0, 0]", "w[0, -1]"), ONLY_ONE),
    ("boundary", WEIGHTS_LINE, WEIGHTS_LINE.replace("w[1, 0]", "w[1, -1]"), ONLY_ONE),
    ("boundary", BOUNDARY_LINE, BOUNDARY_LINE.replace("w2", "w2.T"), SCALAR),
    ("boundary", BOUNDARY_LINE, BOUNDARY_LINE.replace("w1", "w1.T"), SCALAR),
    (
        "cost_of_all",
        f"losses = {LOSSES}",
        f"losses = ({LOSSES}).T",
        "the mean is that of the same losses",
    ),
    ("cost_of_all", "return np.mean(losses)", "return np.mean(losses).T", SCALAR),
    ("cost_in_a_loop", "total = 0.0", "total = 0", "a whole 0 becomes a float with the sum"),
    ("cost_in_a_loop", "z += w[j, 0] * X[j, i]", "z += w[j, -1] * X[j, i]", ONLY_ONE),
    ("cost_in_a_loop", "if Y[0, i] == 1:", "if Y[-1, i] == 1:", ONLY_ONE),
)
