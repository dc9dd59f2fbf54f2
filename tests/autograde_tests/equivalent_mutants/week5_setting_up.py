"""Changes of the references of week5/setting_up that leave them right."""

from .reasons import VECTOR

FROM_THE_END = "counted from the end, an order is as random"

NUMPY_NUMBER = "a number of NumPy is as good as one of Python"

ROUNDED = "the size may be rounded either way, or not at all"

SPLIT_ORDER = "order = np.random.default_rng(seed).permutation(m)"

EQUIVALENT = (
    (
        "split_data",
        "m = X.shape[1]",
        "m = Y.shape[1]",
        "there are as many labels as examples",
    ),
    ("split_data", SPLIT_ORDER, SPLIT_ORDER.replace("= np", "= -np"), FROM_THE_END),
    ("split_data", SPLIT_ORDER, f"{SPLIT_ORDER}.T", VECTOR),
    (
        "dev_accuracies",
        "_, (_, dev_correct), _ = split_data(correct, correct, dev, 0, seed)",
        "_, (dev_correct, _), _ = split_data(correct, correct, dev, 0, seed)",
        "the same numbers are given for the examples and for the labels",
    ),
    (
        "dev_accuracies",
        "accuracies.append(float(np.mean(dev_correct)))",
        "accuracies.append(np.mean(dev_correct))",
        NUMPY_NUMBER,
    ),
    (
        "dev_size",
        "return math.ceil(4 * p * (1 - p) / width ** 2)",
        "return 4 * p * (1 - p) / width ** 2",
        ROUNDED,
    ),
    (
        "dev_size",
        "return math.ceil(4 * p * (1 - p) / width ** 2)",
        "return math.ceil(4 * p * (1 - p) // width ** 2)",
        ROUNDED,
    ),
    (
        "fit_normalizer",
        "varies = np.ptp(X, axis=1, keepdims=True) > 0",
        "varies = 2 * (np.ptp(X, axis=1, keepdims=True) > 0)",
        "two is as true as one",
    ),
    (
        "fit_normalizer",
        "return (mu, np.where(varies, sigma, 1.0))",
        "return (mu, np.where(sigma, sigma, 1.0))",
        "the constants of the check are whole numbers, whose deviation is exactly 0",
    ),
)
