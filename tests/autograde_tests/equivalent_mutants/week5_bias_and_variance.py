"""Changes of the references of week5/bias_and_variance that leave them right."""

from .reasons import SYMMETRIC, VECTOR

MEAN_LINE = "mean = np.mean(predictions, axis=0, keepdims=True)"

BROADCAST = "a mean of shape (n,) is broadcast to the same differences"

NUMPY_NUMBER = "a number of NumPy is as good as one of Python"

FIT_LINE = "_, floor = np.polyfit(1 / np.asarray(examples), dev_errors, 1)"

EQUIVALENT = (
    ("bias_variance", MEAN_LINE, "mean = np.mean(predictions, axis=0)", BROADCAST),
    ("bias_variance", MEAN_LINE, MEAN_LINE.replace("True", "False"), BROADCAST),
    (
        "bias_variance",
        "bias_squared = (mean - truth) ** 2",
        "bias_squared = (truth - mean) ** 2",
        SYMMETRIC,
    ),
    (
        "bias_variance",
        "variance = np.mean((predictions - mean) ** 2, axis=0, keepdims=True)",
        "variance = np.mean((mean - predictions) ** 2, axis=0, keepdims=True)",
        SYMMETRIC,
    ),
    ("dev_error_floor", FIT_LINE, f"{FIT_LINE}.T", VECTOR),
    ("dev_error_floor", FIT_LINE, FIT_LINE.replace("(examples)", "(examples).T"), VECTOR),
    (
        "dev_error_floor",
        FIT_LINE,
        FIT_LINE.replace("1 /", "2 /"),
        "where the line begins does not depend on the unit of its axis",
    ),
    ("dev_error_floor", "return float(floor)", "return floor", NUMPY_NUMBER),
)
