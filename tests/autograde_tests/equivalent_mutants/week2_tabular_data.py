"""Changes of the references of week2/tabular_data that leave them right."""

from .reasons import BOOLS, SCALAR, SYMMETRIC_TEST, TIES

EQUIVALENT = (
    (
        "leaks",
        "for i in range(X_test.shape[1]):",
        "for i in range(test.shape[1]):",
        "scaling keeps the shape",
    ),
    (
        "leaks",
        "if not np.allclose(same_train, train):",
        "if not np.allclose(train, same_train):",
        SYMMETRIC_TEST,
    ),
    (
        "leaks",
        "if not np.allclose(alone, test[:, [i]]):",
        "if not np.allclose(test[:, [i]], alone):",
        SYMMETRIC_TEST,
    ),
    (
        "count_mistakes",
        "false_positives = np.sum((Y_hat == 1) & (Y == 0))",
        "false_positives = np.sum((Y_hat == 1) & (Y == 0)).T",
        SCALAR,
    ),
    (
        "count_mistakes",
        "false_negatives = np.sum((Y_hat == 0) & (Y == 1))",
        "false_negatives = np.sum((Y_hat == 0) & (Y == 1)).T",
        SCALAR,
    ),
    ("threshold_cost", "Y_hat = (A > threshold).astype(int)", "Y_hat = A > threshold", BOOLS),
    (
        "threshold_cost",
        "Y_hat = (A > threshold).astype(int)",
        "Y_hat = (A >= threshold).astype(int)",
        TIES,
    ),
    (
        "threshold_cost",
        "return false_positives + ratio * false_negatives",
        "return (false_positives + ratio * false_negatives).T",
        SCALAR,
    ),
    (
        "threshold_cost",
        "return false_positives + ratio * false_negatives",
        "return false_positives.T + ratio * false_negatives",
        SCALAR,
    ),
    (
        "threshold_cost",
        "return false_positives + ratio * false_negatives",
        "return false_positives + ratio * false_negatives.T",
        SCALAR,
    ),
    (
        "stable_cost",
        "return np.mean(np.logaddexp(0, Z) - Y * Z)",
        "return np.mean(np.logaddexp(0, Z) - Y * Z).T",
        SCALAR,
    ),
    (
        "stable_cost",
        "return np.mean(np.logaddexp(0, Z) - Y * Z)",
        "return np.mean(np.logaddexp(Z, 0) - Y * Z)",
        SYMMETRIC_TEST,
    ),
    (
        "stable_cost",
        "return np.mean(np.logaddexp(0, Z) - Y * Z)",
        "return np.mean(np.logaddexp(0, Z).T - Y * Z)",
        "the mean of all differences is the difference of the means",
    ),
)
