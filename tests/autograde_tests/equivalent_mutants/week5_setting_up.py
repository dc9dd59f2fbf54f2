"""Changes of the references of week5/setting_up that leave them right."""

from .reasons import SCALAR, SYMMETRIC, VECTOR

FROM_THE_END = "counted from the end, an order is as random"

NUMPY_NUMBER = "a number of NumPy is as good as one of Python"

ROUNDED = "the size may be rounded either way, or not at all"

SHARE_LINE = "if abs(np.mean(Y_set) - np.mean(Y)) > 0.2:"

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
        "split_is_sound",
        SHARE_LINE,
        SHARE_LINE.replace(">", ">="),
        "no share lies exactly at the limit",
    ),
    (
        "split_is_sound",
        SHARE_LINE,
        "if abs(np.mean(Y) - np.mean(Y_set)) > 0.2:",
        SYMMETRIC,
    ),
    ("split_is_sound", SHARE_LINE, SHARE_LINE.replace("(Y_set)", "(Y_set).T"), SCALAR),
    ("split_is_sound", SHARE_LINE, SHARE_LINE.replace("(Y))", "(Y).T)"), SCALAR),
)
