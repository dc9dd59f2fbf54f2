"""One neuron, its error, and the search for its two numbers: week 1's notebook introduction."""

import numpy as np

from course_utils.reference.activations import relu

__all__ = [
    "best_neuron",
    "find_neuron",
    "mean_squared_error",
    "neuron_through",
    "price_neuron",
    "relu",
]


def price_neuron(size, w, b):
    """Price houses by their size with one neuron.

    relu(w · size + b). Derived in week 1, notebook introduction.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.3.

    Parameters
    ----------
    size : float or ndarray of any shape
        In square metres.
    w : float
        Weight, in thousands of euros for each square metre.
    b : float
        Bias, in thousands of euros.

    Returns
    -------
    float or ndarray
        In thousands of euros, the shape of `size`.

    Examples
    --------
    >>> price_neuron(np.array([10.0, 50.0, 100.0]), 3.0, -60.0)
    array([  0.,  90., 240.])
    """
    return relu(w * size + b)


def mean_squared_error(prices, predictions):
    """Mean over the examples of the squared error.

    (1/m) Σ (prediction − price)². Derived in week 1, notebook introduction.
    Source: Goodfellow, Bengio and Courville (2016), section 5.1.4.

    Parameters
    ----------
    prices : ndarray, shape (m,)
        What was paid.
    predictions : ndarray, shape (m,)
        What was predicted, in the same unit.

    Returns
    -------
    float
        In the square of that unit.

    Examples
    --------
    >>> float(mean_squared_error(np.array([200.0, 300.0]), np.array([210.0, 270.0])))
    500.0
    """
    return np.mean((predictions - prices) ** 2)


def neuron_through(bend, size, price):
    """Find the neuron that bends at one size and gives a price for another.

    Its line has the slope w = price / (size − bend), and is 0 at the bend: b = −w · bend. Derived
    in week 1, notebook introduction.
    Source: the equation of the straight line through two points.

    Parameters
    ----------
    bend : float
        Where the neuron starts to rise, or stops falling, in square metres.
    size, price : float
        A point on its line, away from the bend; the price is above 0.

    Returns
    -------
    w, b : float

    Examples
    --------
    >>> neuron_through(20, 80, 180)
    (3.0, -60.0)
    """
    w = price / (size - bend)
    b = -w * bend
    return w, b


def best_neuron(sizes, prices, weights, biases):
    """Try every weight with every bias, and keep the pair with the least squared error.

    Derived in week 1, notebook introduction.
    Source: grid search; Goodfellow, Bengio and Courville (2016), section 11.4.3.

    Parameters
    ----------
    sizes, prices : ndarray, shape (m,)
    weights, biases : sequence of float
        What is tried.

    Returns
    -------
    w, b : float
        The best pair.
    least : float
        Its mean squared error.

    Examples
    --------
    >>> sizes, prices = np.array([10.0, 50.0, 100.0]), np.array([0.0, 90.0, 240.0])
    >>> w, b, least = best_neuron(sizes, prices, [2, 3, 4], [-90, -60, 0])
    >>> w, b, float(least)
    (3, -60, 0.0)
    """
    least = np.inf
    for w in weights:
        for b in biases:
            error = mean_squared_error(prices, price_neuron(sizes, w, b))
            if error < least:
                least, best_w, best_b = error, w, b
    return best_w, best_b, least


def find_neuron(error, budget):
    """Find a weight and a bias with a small error, and look at few errors.

    Five slopes with five bends around the best pair so far, closer together from round to round:
    slope and bend depend on each other less than weight and bias do. Derived in week 1, notebook
    introduction.
    Source: a search from coarse to fine; Bergstra and Bengio, Random search for hyper-parameter
    optimization, JMLR 13 (2012), section 1.

    Parameters
    ----------
    error : callable
        Takes w and b, returns the neuron's error.
    budget : int
        How often `error` may be called.

    Returns
    -------
    w, b : float

    Examples
    --------
    >>> size = np.arange(0.0, 100.0, 5.0)
    >>> price = price_neuron(size, 3, -60)
    >>> w, b = find_neuron(lambda w, b: mean_squared_error(price, price_neuron(size, w, b)), 400)
    >>> round(w, 1), round(b)
    (3.0, -60)
    """
    slope, bend, step = 4.0, 45.0, 1.0
    while budget >= 25:
        tried = []
        for i in range(-2, 3):
            for j in range(-2, 3):
                w, at = slope + i * step, bend + 12 * j * step
                tried.append((error(w, -w * at), w, at))
        budget -= 25
        _, slope, bend = min(tried)
        step = 0.6 * step
    return slope, -slope * bend
