"""What errors are made of, and what follows. Week 5's notebook bias_and_variance."""

import numpy as np

__all__ = ["bias_variance", "dev_error_floor", "follow_recipe", "next_step"]


def bias_variance(predictions, truth):
    """Bias² and variance of several fits at every point.

    bias² = (mean of the fits − truth)², variance = mean squared distance from the mean of the
    fits; together they are the mean squared distance from the truth. Derived in week 5, notebook
    bias_and_variance. Source: Geman, Bienenstock and Doursat, Neural networks and the
    bias/variance dilemma (1992).

    Parameters
    ----------
    predictions : ndarray, shape (k, n)
        A row for each of k fits, each from a training set of its own; a column for each point.
    truth : ndarray, shape (1, n)

    Returns
    -------
    bias_squared, variance : ndarray, shape (1, n)

    Examples
    --------
    >>> bias_variance(np.array([[1.0, 4.0], [3.0, 4.0]]), np.array([[0.0, 4.0]]))
    (array([[4., 0.]]), array([[1., 0.]]))
    """
    mean = np.mean(predictions, axis=0, keepdims=True)
    bias_squared = (mean - truth) ** 2
    variance = np.mean((predictions - mean) ** 2, axis=0, keepdims=True)
    return bias_squared, variance


def dev_error_floor(examples, dev_errors):
    """Estimate the dev error that ever more examples lead to.

    With m examples the mean dev error lies about c / m above its floor. Derived in week 5,
    notebook bias_and_variance. Source: Hastie, Tibshirani and Friedman, The Elements of
    Statistical Learning (2009), section 7.4.

    Parameters
    ----------
    examples : list of int
        In rising order.
    dev_errors : list of float
        Mean squared errors, one for each number of examples.

    Returns
    -------
    float

    Examples
    --------
    >>> round(dev_error_floor([20, 40, 80], [6.0, 5.0, 4.5]), 6)
    4.0
    """
    # over 1/m the errors lie on a straight line, which begins at the floor
    _, floor = np.polyfit(1 / np.asarray(examples), dev_errors, 1)
    return float(floor)


def next_step(train_error, dev_error, human_error, gap):
    """Say what to do next about a model: the basic recipe.

    Bias first, since what helps against variance is wasted on a model that cannot fit what it
    has. Derived in week 5, notebook bias_and_variance. Source: Goodfellow, Bengio and
    Courville, Deep Learning (2016), section 11.3.

    Parameters
    ----------
    train_error, dev_error, human_error : float
        Errors in one unit, such as percent.
    gap : float
        The largest difference that is put up with.

    Returns
    -------
    {"reduce bias", "reduce variance", "done"}

    Examples
    --------
    >>> next_step(15, 30, 1, 2), next_step(2, 11, 1, 2), next_step(2, 3, 1, 2)
    ('reduce bias', 'reduce variance', 'done')
    """
    # bias first: data is wasted on a model that cannot fit what it has
    if train_error - human_error > gap:
        return "reduce bias"
    if dev_error - train_error > gap:
        return "reduce variance"
    return "done"


def follow_recipe(measure, n_h, m, human_error, gap):
    """Double units or examples, as `next_step` says, until nothing is left to do.

    Derived in week 5, notebook bias_and_variance. Source: Goodfellow, Bengio and Courville, Deep
    Learning (2016), section 11.3.

    Parameters
    ----------
    measure : callable
        Takes hidden units and examples, trains a network, returns its training and dev error.
    n_h, m : int
        Hidden units and examples to begin with.
    human_error, gap : float
        As `next_step` takes them.

    Returns
    -------
    list of tuple
        Units, examples and what `next_step` said, for each network that was tried: twelve at most.

    Examples
    --------
    >>> follow_recipe(lambda n_h, m: (8 / n_h, 8 / n_h + n_h / m), 2, 1, 0, 2)
    [(2, 1, 'reduce bias'), (4, 1, 'reduce variance'), (4, 2, 'done')]
    """
    tried = []
    for _ in range(12):
        train_error, dev_error = measure(n_h, m)
        step = next_step(train_error, dev_error, human_error, gap)
        tried.append((n_h, m, step))
        if step == "done":
            break
        if step == "reduce bias":
            n_h = 2 * n_h
        else:
            m = 2 * m
    return tried
