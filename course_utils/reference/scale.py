"""Errors against the number of examples: week 1's notebook why_now."""

import numpy as np

__all__ = ["error_rate", "examples_needed", "learning_curve", "overtakes"]


def error_rate(predictions, labels):
    """Say which share of the predictions is wrong.

    Derived in week 1, notebook why_now.
    Source: Goodfellow, Bengio and Courville (2016), section 5.1.2.

    Parameters
    ----------
    predictions, labels : ndarray, shape (m,)

    Returns
    -------
    float
        In per cent.

    Examples
    --------
    >>> float(error_rate(np.array([1, 0, 1, 1]), np.array([1, 0, 0, 1])))
    25.0
    """
    return 100 * np.mean(predictions != labels)


def learning_curve(make_learner, X, y, X_test, y_test, amounts):
    """Train on the first examples, more and more of them, and test on others each time.

    Derived in week 1, notebook why_now.
    Source: Goodfellow, Bengio and Courville (2016), section 11.3; the learners are scikit-learn's.

    Parameters
    ----------
    make_learner : callable
        Without arguments, returns a new learner with `fit(X, y)` and `predict(X)`.
    X, X_test : ndarray, shape (m, n) and (m_test, n)
        One example a row, as scikit-learn has it.
    y, y_test : ndarray, shape (m,) and (m_test,)
    amounts : sequence of int

    Returns
    -------
    list of float
        The test error for each amount, in per cent.

    Examples
    --------
    >>> from sklearn.neighbors import KNeighborsClassifier
    >>> X, y = np.array([[0.0], [9.0], [4.0]]), np.array([0, 1, 0])
    >>> nearest = lambda: KNeighborsClassifier(1)
    >>> [float(e) for e in learning_curve(nearest, X, y, np.array([[5.0], [8.0]]), [0, 1], [2, 3])]
    [50.0, 0.0]
    """
    errors = []
    for amount in amounts:
        learner = make_learner()
        learner.fit(X[:amount], y[:amount])
        errors.append(error_rate(learner.predict(X_test), y_test))
    return errors


def overtakes(amounts, first, second):
    """Say from which amount on a second learner has the lower error, and keeps it.

    Derived in week 1, notebook why_now.
    Source: what two learning curves say together; no formula of anybody's.

    Parameters
    ----------
    amounts : sequence of int
        Rising.
    first, second : sequence of float
        The errors of two learners, one for each amount.

    Returns
    -------
    int
        The least amount from which on `second` is lower everywhere; -1 if there is none.

    Examples
    --------
    >>> overtakes([10, 100, 1000], [30, 20, 15], [40, 19, 9])
    100
    """
    start = -1
    for amount, error, other in zip(amounts, first, second, strict=True):
        if other >= error:
            start = -1
        elif start == -1:
            start = amount
    return start


def examples_needed(amounts, errors, wanted):
    """Carry a learning curve on as a straight line in log-log, to the error that is wanted.

    ln error = a · ln amount + c, with the least squared error in ln error; then solved for the
    amount. Derived in week 1, notebook why_now.
    Source: Cortes, Jackel, Solla, Vapnik and Denker, Learning curves: asymptotic values and rate of
    convergence, NIPS 6 (1993).

    Parameters
    ----------
    amounts : ndarray, shape (k,)
    errors : ndarray, shape (k,)
        Above 0, and falling on the whole.
    wanted : float
        In the unit of the errors.

    Returns
    -------
    float

    Examples
    --------
    >>> round(examples_needed(np.array([100, 400, 1600]), np.array([40.0, 20.0, 10.0]), 5.0))
    6400
    """
    a, c = np.polyfit(np.log(amounts), np.log(errors), 1)
    logarithm = (np.log(wanted) - c) / a
    return np.exp(logarithm)
