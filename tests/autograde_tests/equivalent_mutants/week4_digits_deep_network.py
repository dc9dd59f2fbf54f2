"""Changes of the references of week4/digits_deep_network that leave them right."""

from .reasons import FILLED, ONLY_ONE, SCALAR, SHAPES, SYMMETRIC, VECTOR, ZEROS

DISTANCES = "distances = np.zeros((len(classes), A_new.shape[1]))"

ROW = "distances[row] = np.sum((A_new - mean) ** 2, axis=0)"

NEAREST = "return 100 * np.mean(nearest == y_new[0])"

BETWEEN = "between = np.zeros(len(A))"

SUM = "between += weight * (of_class.mean(axis=1) - A.mean(axis=1)) ** 2"

DEAD = "total[total == 0] = 1"

EQUIVALENT = (
    ("nearest_mean_accuracy", "classes = np.unique(y)", "classes = np.unique(y).T", VECTOR),
    ("nearest_mean_accuracy", DISTANCES, DISTANCES.replace("np.", "-np."), ZEROS),
    ("nearest_mean_accuracy", DISTANCES, DISTANCES.replace("np.", "2 * np."), ZEROS),
    ("nearest_mean_accuracy", DISTANCES, DISTANCES.replace("zeros", "ones"), FILLED),
    ("nearest_mean_accuracy", DISTANCES, DISTANCES.replace("A_new", "y_new"), SHAPES),
    (
        "nearest_mean_accuracy",
        "mean = A[:, y[0] == k].mean(axis=1, keepdims=True)",
        "mean = A[:, y[-1] == k].mean(axis=1, keepdims=True)",
        ONLY_ONE,
    ),
    (
        "nearest_mean_accuracy",
        ROW,
        ROW.replace("np.sum", "2 * np.sum"),
        "twice the distances have the same smallest one",
    ),
    ("nearest_mean_accuracy", ROW, f"{ROW}.T", VECTOR),
    (
        "nearest_mean_accuracy",
        ROW,
        ROW.replace("np.sum", "np.mean"),
        "every distance is divided by the same number",
    ),
    ("nearest_mean_accuracy", ROW, ROW.replace("A_new - mean", "mean - A_new"), SYMMETRIC),
    (
        "nearest_mean_accuracy",
        "nearest = classes[np.argmin(distances, axis=0)]",
        "nearest = classes[np.argmin(distances, axis=0)].T",
        VECTOR,
    ),
    (
        "nearest_mean_accuracy",
        NEAREST,
        "return (100 * np.mean(nearest == y_new[0])).T",
        SCALAR,
    ),
    ("nearest_mean_accuracy", NEAREST, f"{NEAREST}.T", SCALAR),
    (
        "nearest_mean_accuracy",
        NEAREST,
        NEAREST.replace("y_new[0]", "y_new"),
        "the one row broadcasts",
    ),
    ("nearest_mean_accuracy", NEAREST, NEAREST.replace("y_new[0]", "y_new[-1]"), ONLY_ONE),
    ("class_share", "total = A.var(axis=1)", "total = A.var(axis=1).T", VECTOR),
    ("class_share", BETWEEN, BETWEEN.replace("np.", "-np."), ZEROS),
    ("class_share", BETWEEN, BETWEEN.replace("np.", "2 * np."), ZEROS),
    ("class_share", BETWEEN, f"{BETWEEN}.T", VECTOR),
    ("class_share", BETWEEN, BETWEEN.replace("len(A)", "len(total)"), SHAPES),
    ("class_share", "of_class = A[:, y[0] == k]", "of_class = A[:, y[-1] == k]", ONLY_ONE),
    (
        "class_share",
        "weight = of_class.shape[1] / A.shape[1]",
        "weight = of_class.shape[1] / y.shape[1]",
        SHAPES,
    ),
    (
        "class_share",
        SUM,
        "between += weight * (A.mean(axis=1) - of_class.mean(axis=1)) ** 2",
        SYMMETRIC,
    ),
    ("class_share", SUM, SUM.replace("of_class.mean(axis=1)", "of_class.mean(axis=1).T"), VECTOR),
    ("class_share", SUM, SUM.replace("- A.mean(axis=1)", "- A.mean(axis=1).T"), VECTOR),
    (
        "class_share",
        DEAD,
        "total[between == 0] = 1",
        "where nothing lies between the classes the share is 0, whatever it is divided by",
    ),
    ("class_share", DEAD, "total[total == 0] = 2", "0 divided by 2 is 0, too"),
    ("class_share", "return between / total", "return (between / total).T", VECTOR),
    ("class_share", "return between / total", "return between.T / total", VECTOR),
    ("class_share", "return between / total", "return between / total.T", VECTOR),
)
