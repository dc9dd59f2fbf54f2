"""Before training starts: sets, diagnosis, scales. Week 5's notebook setting_up."""

import math

import numpy as np

__all__ = [
    "dev_accuracies",
    "dev_size",
    "fit_normalizer",
    "normalize",
    "split_data",
    "split_is_sound",
]


def split_data(X, Y, dev, test, seed):
    """Deal shuffled examples out to a training, a dev and a test set.

    Derived in week 5, notebook setting_up. Source: Hastie, Tibshirani and Friedman, The Elements
    of Statistical Learning (2009), section 7.2.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (n_y, m)
    dev, test : float
        Shares of the examples; the training set gets the rest.
    seed : int
        The same seed gives the same split.

    Returns
    -------
    tuple
        ``(X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test)``, columns as in X and Y.

    Examples
    --------
    >>> X, Y = np.arange(20.0).reshape(2, 10), np.arange(10).reshape(1, 10)
    >>> [part_X.shape for part_X, part_Y in split_data(X, Y, 0.2, 0.1, seed=0)]
    [(2, 7), (2, 2), (2, 1)]
    """
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    n_dev, n_test = round(dev * m), round(test * m)
    n_train = m - n_dev - n_test
    parts = np.split(order, [n_train, n_train + n_dev])
    return tuple((X[:, part], Y[:, part]) for part in parts)


def split_is_sound(X, Y, sets):
    """Say whether sets hold each example once, with its own label, and both classes fairly.

    Derived in week 5, notebook setting_up. Source: Kapoor and Narayanan, Leakage and the
    reproducibility crisis in machine-learning-based science (2023).

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        No two examples are the same.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    sets : sequence of (ndarray, ndarray)
        Examples and labels of each set, none of them empty.

    Returns
    -------
    bool
        False if an example is missing, is there twice or has another label, or if the share of
        label 1 in a set is more than 0.2 away from that in Y.

    Examples
    --------
    >>> X, Y = np.array([[1.0, 2.0, 3.0, 4.0]]), np.array([[0, 1, 0, 1]])
    >>> split_is_sound(X, Y, [(X[:, :2], Y[:, :2]), (X[:, 2:], Y[:, 2:])])
    True
    >>> split_is_sound(X, Y, [(X[:, ::2], Y[:, ::2]), (X[:, 1::2], Y[:, 1::2])])
    False
    """
    found = []
    for X_set, Y_set in sets:
        if abs(np.mean(Y_set) - np.mean(Y)) > 0.2:
            return False
        found += [tuple(column) for column in np.vstack([X_set, Y_set]).T]
    # sorted, two lists are equal where each column occurs as often in both
    return sorted(found) == sorted(tuple(column) for column in np.vstack([X, Y]).T)


def dev_accuracies(correct, dev, seeds):
    """Accuracies of one model, measured on dev sets that differ in their draw only.

    Derived in week 5, notebook setting_up. Source: the share of successes in a sample drawn
    without replacement.

    Parameters
    ----------
    correct : ndarray, shape (1, m)
        1 where the model gets the example right, 0 where it does not.
    dev : float
        Share of the examples in a dev set.
    seeds : list of int
        One dev set is drawn for each.

    Returns
    -------
    list of float
        One accuracy a seed.

    Examples
    --------
    >>> dev_accuracies(np.array([[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]]), 0.5, [1, 2])
    [1.0, 1.0]
    """
    accuracies = []
    for seed in seeds:
        _, (_, dev_correct), _ = split_data(correct, correct, dev, 0, seed)
        accuracies.append(float(np.mean(dev_correct)))
    return accuracies


def dev_size(p, width):
    """Count the dev examples that pin an accuracy down to within `width`.

    Two standard errors are `width`: 2 √(p (1 − p) / n) = width. Derived in week 5, notebook
    setting_up. Source: the variance p (1 − p) / n of the share of successes in n trials.

    Parameters
    ----------
    p : float
        The accuracy to be expected, between 0 and 1.
    width : float
        How far a measurement may be off, two standard errors.

    Returns
    -------
    int

    Examples
    --------
    >>> dev_size(0.8, 0.05)
    256
    """
    # Var(c) = p(1 - p)² + (1 - p)p² = p(1 - p), so the standard error is √(p(1 - p)/n)
    return math.ceil(4 * p * (1 - p) / width**2)


def fit_normalizer(X):
    """Mean and standard deviation of every feature of a training set.

    μ = (1/m) Σ x, σ² = (1/m) Σ (x − μ)². Derived in week 2, notebook tabular_data.
    Source: LeCun et al., Efficient BackProp (1998), section 4.3.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        The training set alone.

    Returns
    -------
    mu : ndarray, shape (n_x, 1)
    sigma : ndarray, shape (n_x, 1)
        1 for a feature that never varies, so that it can be divided by.

    Examples
    --------
    >>> mu, sigma = fit_normalizer(np.array([[1.0, 3.0], [5.0, 5.0]]))
    >>> mu.ravel(), sigma.ravel()
    (array([2., 5.]), array([1., 1.]))
    """
    mu = np.mean(X, axis=1, keepdims=True)
    sigma = np.std(X, axis=1, keepdims=True)
    # not sigma > 0: for a constant such as 0.3, rounding can leave 1e-16 there
    varies = np.ptp(X, axis=1, keepdims=True) > 0
    return mu, np.where(varies, sigma, 1.0)


def normalize(X, mu, sigma):
    """Express every feature in standard deviations from the mean.

    (X − μ) / σ, with the μ and σ of the training set for every set. Derived in week 2, notebook
    tabular_data. Source: LeCun et al., Efficient BackProp (1998), section 4.3.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Any set.
    mu, sigma : ndarray, shape (n_x, 1)
        Of the training set.

    Returns
    -------
    ndarray, shape (n_x, m)

    Examples
    --------
    >>> normalize(np.array([[7.0, 13.0]]), np.array([[10.0]]), np.array([[2.0]]))
    array([[-1.5,  1.5]])
    """
    return (X - mu) / sigma
