"""Changes of the references of week1/why_now that leave them right."""

from .reasons import SCALAR

RATE = "return 100 * np.mean(predictions != labels)"
MEASURED = "errors.append(error_rate(learner.predict(X_test), y_test))"
AMOUNTS = "for amount, error, other in zip(amounts, first, second, strict=True):"
FITTED = "a, c = np.polyfit(np.log(amounts), np.log(errors), 1)"
SOLVED = "logarithm = (np.log(wanted) - c) / a"
AS_LONG = "the three lists are equally long"

EQUIVALENT = (
    ("error_rate", RATE, "return (100 * np.mean(predictions != labels)).T", SCALAR),
    ("error_rate", RATE, f"{RATE}.T", SCALAR),
    (
        "learning_curve",
        MEASURED,
        "errors.append(error_rate(y_test, learner.predict(X_test)))",
        "two arrays differ in as many places in either order",
    ),
    ("overtakes", AMOUNTS, AMOUNTS.replace(", strict=True", ""), AS_LONG),
    ("overtakes", AMOUNTS, AMOUNTS.replace("True", "False"), AS_LONG),
    ("examples_needed", FITTED, f"{FITTED}.T", "the transpose of a vector is that vector"),
    ("examples_needed", SOLVED, "logarithm = ((np.log(wanted) - c) / a).T", SCALAR),
    ("examples_needed", SOLVED, "logarithm = (np.log(wanted) - c) / a.T", SCALAR),
    ("examples_needed", SOLVED, "logarithm = (np.log(wanted).T - c) / a", SCALAR),
    ("examples_needed", SOLVED, "logarithm = (np.log(wanted) - c.T) / a", SCALAR),
    ("examples_needed", "return np.exp(logarithm)", "return np.exp(logarithm).T", SCALAR),
)
