"""The same unit on a table: scales, thresholds, a stable cost: week 2's notebook tabular_data."""

import numpy as np

__all__ = [
    "choose_threshold",
    "count_mistakes",
    "leaks",
    "stable_cost",
    "standardize_table",
    "threshold_cost",
]


def standardize_table(X_train, X_test):
    """Bring each feature to mean 0 and standard deviation 1, by the training set's rule.

    x ← (x − μ) / σ, with μ and σ of the training set for both.
    Derived in week 2, notebook tabular_data.
    Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (2009), 11.5.3.

    Parameters
    ----------
    X_train : ndarray, shape (n_x, m_train)
        No feature is constant.
    X_test : ndarray, shape (n_x, m_test)

    Returns
    -------
    X_train, X_test : ndarray
        New arrays of the same shapes.

    Examples
    --------
    >>> standardize_table(np.array([[1.0, 3.0]]), np.array([[4.0]]))
    (array([[-1.,  1.]]), array([[2.]]))
    """
    mu = np.mean(X_train, axis=1, keepdims=True)
    sigma = np.std(X_train, axis=1, keepdims=True)
    return (X_train - mu) / sigma, (X_test - mu) / sigma


def leaks(scale, X_train, X_test):
    """Say whether a scaling rule uses the test set.

    What it makes of the training set, and of each test example, must be the same when that example
    comes alone. Derived in week 2, notebook tabular_data.
    Source: Kaufman, Rosset and Perlich, Leakage in data mining (KDD 2011), for what a leak is.

    Parameters
    ----------
    scale : callable
        Called as ``scale(X_train, X_test)``, returns both, scaled.
    X_train : ndarray, shape (n_x, m_train)
    X_test : ndarray, shape (n_x, m_test)

    Returns
    -------
    bool

    Examples
    --------
    >>> sets = np.array([[1.0, 3.0]]), np.array([[4.0, 6.0]])
    >>> leaks(standardize_table, *sets)
    False
    >>> leaks(lambda X_train, X_test: (X_train, X_test / X_test.max()), *sets)
    True
    """
    train, test = scale(X_train, X_test)
    for i in range(X_test.shape[1]):
        same_train, alone = scale(X_train, X_test[:, [i]])
        if not np.allclose(same_train, train):
            return True
        if not np.allclose(alone, test[:, [i]]):
            return True
    return False


def count_mistakes(Y_hat, Y):
    """Count the two kinds of mistake.

    Derived in week 2, notebook tabular_data.
    Source: the definitions of false positive and false negative.

    Parameters
    ----------
    Y_hat, Y : ndarray, shape (1, m)
        Predictions and labels, 0 or 1.

    Returns
    -------
    false_positives, false_negatives : int

    Examples
    --------
    >>> print(*count_mistakes(np.array([[1, 0, 1, 1]]), np.array([[1, 1, 0, 0]])))
    2 1
    """
    false_positives = np.sum((Y_hat == 1) & (Y == 0))
    false_negatives = np.sum((Y_hat == 0) & (Y == 1))
    return false_positives, false_negatives


def threshold_cost(A, Y, threshold, ratio):
    """Cost of calling positive what lies above a threshold.

    False positives + ratio · false negatives. Derived in week 2, notebook tabular_data.
    Source: Elkan, The foundations of cost-sensitive learning (2001), section 1.

    Parameters
    ----------
    A, Y : ndarray, shape (1, m)
        Probabilities and labels.
    threshold : float
        Larger probabilities are called positive.
    ratio : float
        How many false positives are as bad as one false negative.

    Returns
    -------
    float

    Examples
    --------
    >>> print(threshold_cost(np.array([[0.2, 0.6, 0.9]]), np.array([[1, 0, 1]]), 0.5, 10))
    11
    """
    Y_hat = (A > threshold).astype(int)
    false_positives, false_negatives = count_mistakes(Y_hat, Y)
    return false_positives + ratio * false_negatives


def choose_threshold(A, Y, ratio):
    """Choose the probability above which an example is called positive.

    The middle of the thresholds that cost at most 5 % more than the cheapest on the given examples:
    the single cheapest one follows their accidents. For honest probabilities it is near
    1 / (1 + ratio). Derived in week 2, notebook tabular_data.
    Source: Elkan, The foundations of cost-sensitive learning (2001), equation 2, and a search.

    Parameters
    ----------
    A, Y : ndarray, shape (1, m)
        Probabilities and labels.
    ratio : float
        How many false positives are as bad as one false negative.

    Returns
    -------
    float

    Examples
    --------
    >>> print(choose_threshold(np.array([[0.1, 0.3, 0.6]]), np.array([[0, 0, 1]]), 4))
    0.3
    """
    thresholds = np.unique(A)
    costs = []
    for threshold in thresholds:
        costs.append(threshold_cost(A, Y, threshold, ratio))
    good = thresholds[costs <= 1.05 * np.min(costs)]
    return np.median(good)


def stable_cost(Z, Y):
    """Mean cross-entropy of scores of any size.

    𝓛 = log(1 + e^z) − y z. Derived in week 2, notebook tabular_data.
    Source: Murphy, Probabilistic Machine Learning (2022), section 10.2.3.

    Parameters
    ----------
    Z : ndarray, shape (1, m)
        Scores.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    float

    Examples
    --------
    >>> print(stable_cost(np.array([[0.0, 800.0]]), np.array([[1, 1]])).round(4))
    0.3466
    """
    return np.mean(np.logaddexp(0, Z) - Y * Z)
