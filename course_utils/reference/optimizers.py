"""Mini-batches, moving averages, update rules and learning-rate decay: week 6's notebook."""

import numpy as np

__all__ = [
    "exponential_decay",
    "exponentially_weighted_average",
    "initialize_adam",
    "initialize_rmsprop",
    "initialize_velocity",
    "random_mini_batches",
    "schedule_lr_decay",
    "sqrt_decay",
    "update_lr",
    "update_parameters_with_adam",
    "update_parameters_with_gd",
    "update_parameters_with_momentum",
    "update_parameters_with_rmsprop",
]


def update_parameters_with_gd(parameters, grads, learning_rate):
    """One step of gradient descent.

    W ← W − α dW, b ← b − α db. Derived in week 6, notebook optimization_methods.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), equation 4.5.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ; left as it was.
    grads : dict
        ``dW1``, ``db1`` … ; other keys are ignored.
    learning_rate : float
        The step's factor α.

    Returns
    -------
    dict
        New parameters.

    Examples
    --------
    >>> update_parameters_with_gd({"W1": np.array([[1.0]])}, {"dW1": np.array([[2.0]])}, 0.1)
    {'W1': array([[0.8]])}
    """
    return {name: p - learning_rate * grads[f"d{name}"] for name, p in parameters.items()}


def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    """Shuffle the examples and cut them into mini-batches.

    Examples and labels are shuffled by one permutation; the last mini-batch holds what is left.
    Derived in week 6, notebook optimization_methods.
    Source: Goodfellow, Bengio and Courville (2016), section 8.1.3.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (n_y, m)
    mini_batch_size : int
        Examples of every mini-batch but the last.
    seed : int
        Of the shuffle.

    Returns
    -------
    list of tuple
        ``(mini_batch_X, mini_batch_Y)``; together they hold every example once.

    Examples
    --------
    >>> batches = random_mini_batches(np.ones((2, 5)), np.ones((1, 5)), mini_batch_size=2)
    >>> [mini_batch_X.shape for mini_batch_X, _ in batches]
    [(2, 2), (2, 2), (2, 1)]
    """
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    batches = []
    for start in range(0, m, mini_batch_size):
        chosen = order[start : start + mini_batch_size]
        batches.append((X[:, chosen], Y[:, chosen]))
    return batches


def exponentially_weighted_average(theta, beta, bias_correction=False):
    """Average a series over its past, with weights that fall by the factor β a step.

    v₀ = 0, v_t = β v_{t−1} + (1 − β) θ_t; corrected: v_t / (1 − βᵗ), so that the weights add up
    to 1. Derived in week 6, notebook optimization_methods.
    Source: Kingma and Ba, Adam (2015), section 3.

    Parameters
    ----------
    theta : sequence of float
        The series, its first value θ₁.
    beta : float
        Between 0 and 1.
    bias_correction : bool

    Returns
    -------
    list of float
        One average for every value of the series.

    Examples
    --------
    >>> exponentially_weighted_average([8.0, 4.0], 0.5)
    [4.0, 4.0]
    >>> exponentially_weighted_average([8.0, 2.0], 0.5, bias_correction=True)
    [8.0, 4.0]
    """
    v = 0.0
    averages = []
    for t, value in enumerate(theta, start=1):
        v = beta * v + (1 - beta) * value
        averages.append(v / (1 - beta**t) if bias_correction else v)
    return averages


def initialize_velocity(parameters):
    """Zero velocities for momentum.

    Derived in week 6, notebook optimization_methods.
    Source: Goodfellow, Bengio and Courville (2016), section 8.3.2.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` …

    Returns
    -------
    dict
        ``dW1``, ``db1`` … ; zeros, each of the shape of its parameter.

    Examples
    --------
    >>> initialize_velocity({"W1": np.ones((1, 2))})
    {'dW1': array([[0., 0.]])}
    """
    return {f"d{name}": np.zeros(p.shape) for name, p in parameters.items()}


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    """One step of gradient descent with momentum.

    v ← β v + (1 − β) dW, W ← W − α v; the same for b. Derived in week 6, notebook
    optimization_methods. Source: Polyak, Some methods of speeding up the convergence of iteration
    methods (1964), with the gradient scaled by 1 − β.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` …
    grads : dict
        ``dW1``, ``db1`` … ; other keys are ignored.
    v : dict
        ``dW1``, ``db1`` … : averages of the gradients so far.
    beta : float
        Between 0 and 1.
    learning_rate : float

    Returns
    -------
    parameters, v : dict
        New ones; the arguments are left as they were.

    Examples
    --------
    >>> parameters, grads, v = (
    ...     {"W1": np.array([[1.0]])}, {"dW1": np.array([[2.0]])}, {"dW1": np.array([[4.0]])}
    ... )
    >>> update_parameters_with_momentum(parameters, grads, v, 0.5, 0.1)
    ({'W1': array([[0.7]])}, {'dW1': array([[3.]])})
    """
    v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    parameters = {name: p - learning_rate * v[f"d{name}"] for name, p in parameters.items()}
    return parameters, v


def initialize_rmsprop(parameters):
    """Zero averages of the squared gradients for RMSprop.

    Derived in week 6, notebook optimization_methods.
    Source: Goodfellow, Bengio and Courville (2016), algorithm 8.5.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` …

    Returns
    -------
    dict
        ``dW1``, ``db1`` … ; zeros, each of the shape of its parameter.

    Examples
    --------
    >>> initialize_rmsprop({"b1": np.ones((2, 1))})
    {'db1': array([[0.],
           [0.]])}
    """
    return {f"d{name}": np.zeros(p.shape) for name, p in parameters.items()}


def update_parameters_with_rmsprop(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    """One step of RMSprop.

    s ← β s + (1 − β) dW², W ← W − α dW / (√s + ε), entry by entry; the same for b.
    Derived in week 6, notebook optimization_methods. Source: Hinton, Neural Networks for Machine
    Learning (2012), lecture 6; ε outside of the root.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` …
    grads : dict
        ``dW1``, ``db1`` … ; other keys are ignored.
    s : dict
        ``dW1``, ``db1`` … : averages of the squared gradients so far.
    beta : float
        Between 0 and 1.
    learning_rate : float
    epsilon : float
        Keeps the step finite where the gradient has always been 0.

    Returns
    -------
    parameters, s : dict
        New ones; the arguments are left as they were.

    Examples
    --------
    >>> parameters, grads, s = (
    ...     {"W1": np.array([[1.0]])}, {"dW1": np.array([[2.0]])}, {"dW1": np.array([[14.0]])}
    ... )
    >>> parameters, s = update_parameters_with_rmsprop(parameters, grads, s, 0.5, 0.3)
    >>> parameters["W1"].round(4), s
    (array([[0.8]]), {'dW1': array([[9.]])})
    """
    s = {key: beta * s[key] + (1 - beta) * grads[key] ** 2 for key in s}
    steps = {key: grads[key] / (np.sqrt(s[key]) + epsilon) for key in s}
    parameters = {name: p - learning_rate * steps[f"d{name}"] for name, p in parameters.items()}
    return parameters, s


def initialize_adam(parameters):
    """Zero averages of the gradients and of their squares for Adam.

    Derived in week 6, notebook optimization_methods.
    Source: Kingma and Ba, Adam (2015), algorithm 1.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` …

    Returns
    -------
    v, s : dict
        ``dW1``, ``db1`` … each; zeros, each of the shape of its parameter.

    Examples
    --------
    >>> initialize_adam({"W1": np.ones((1, 2))})
    ({'dW1': array([[0., 0.]])}, {'dW1': array([[0., 0.]])})
    """
    v = {f"d{name}": np.zeros(p.shape) for name, p in parameters.items()}
    s = {f"d{name}": np.zeros(p.shape) for name, p in parameters.items()}
    return v, s


def update_parameters_with_adam(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    """One step of Adam.

    v ← β₁ v + (1 − β₁) dW and s ← β₂ s + (1 − β₂) dW²; corrected v̂ = v / (1 − β₁ᵗ) and
    ŝ = s / (1 − β₂ᵗ); W ← W − α v̂ / (√ŝ + ε), entry by entry; the same for b.
    Derived in week 6, notebook optimization_methods.
    Source: Kingma and Ba, Adam (2015), algorithm 1.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` …
    grads : dict
        ``dW1``, ``db1`` … ; other keys are ignored.
    v, s : dict
        ``dW1``, ``db1`` … : averages so far, not corrected, of the gradients and their squares.
    t : int
        Number of this step, from 1.
    learning_rate : float
    beta1, beta2 : float
        Between 0 and 1, for `v` and for `s`.
    epsilon : float
        Keeps the step finite where the gradient has always been 0.

    Returns
    -------
    parameters, v, s, v_corrected, s_corrected : dict
        New ones; the arguments are left as they were.

    Examples
    --------
    >>> parameters, grads = {"W1": np.array([[1.0]])}, {"dW1": np.array([[2.0]])}
    >>> v, s = initialize_adam(parameters)
    >>> parameters, v, s, v_corrected, s_corrected = update_parameters_with_adam(
    ...     parameters, grads, v, s, t=1, learning_rate=0.1
    ... )
    >>> parameters["W1"].round(4), v["dW1"].round(4), v_corrected["dW1"].round(4)
    (array([[0.9]]), array([[0.2]]), array([[2.]]))
    """
    v = {key: beta1 * v[key] + (1 - beta1) * grads[key] for key in v}
    s = {key: beta2 * s[key] + (1 - beta2) * grads[key] ** 2 for key in s}
    v_corrected = {key: v[key] / (1 - beta1**t) for key in v}
    s_corrected = {key: s[key] / (1 - beta2**t) for key in s}
    steps = {key: v_corrected[key] / (np.sqrt(s_corrected[key]) + epsilon) for key in v}
    parameters = {name: p - learning_rate * steps[f"d{name}"] for name, p in parameters.items()}
    return parameters, v, s, v_corrected, s_corrected


def update_lr(learning_rate0, epoch_num, decay_rate):
    """Learning rate that falls with the inverse of the epoch.

    α = α₀ / (1 + decay_rate · epoch). Derived in week 6, notebook optimization_methods.
    Source: Robbins and Monro, A Stochastic Approximation Method (1951): steps that fall like 1/t.

    Parameters
    ----------
    learning_rate0 : float
        The rate at epoch 0.
    epoch_num : int
        From 0.
    decay_rate : float

    Returns
    -------
    float

    Examples
    --------
    >>> update_lr(0.2, 3, 1)
    0.05
    """
    return learning_rate0 / (1 + decay_rate * epoch_num)


def exponential_decay(learning_rate0, epoch_num):
    """Learning rate that loses 5 % an epoch.

    α = 0.95^epoch α₀. Derived in week 6, notebook optimization_methods.
    Source: compound interest, with a rate of −5 %.

    Parameters
    ----------
    learning_rate0 : float
        The rate at epoch 0.
    epoch_num : int
        From 0.

    Returns
    -------
    float

    Examples
    --------
    >>> round(exponential_decay(0.2, 2), 4)
    0.1805
    """
    return 0.95**epoch_num * learning_rate0


def sqrt_decay(k, epoch_num):
    """Learning rate that falls with the square root of the epoch.

    α = k / √epoch. Derived in week 6, notebook optimization_methods.
    Source: Zinkevich, Online Convex Programming (2003), theorem 1.

    Parameters
    ----------
    k : float
        The rate at epoch 1.
    epoch_num : int
        From 1.

    Returns
    -------
    float

    Examples
    --------
    >>> float(sqrt_decay(0.2, 4))
    0.1
    """
    return k / np.sqrt(epoch_num)


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    """Learning rate that falls in stairs.

    α = α₀ / (1 + decay_rate · ⌊epoch / time_interval⌋). Derived in week 6, notebook
    optimization_methods. Source: `update_lr`, with the epoch rounded down to whole intervals.

    Parameters
    ----------
    learning_rate0 : float
        The rate of the first interval.
    epoch_num : int
        From 0.
    decay_rate : float
    time_interval : int
        Epochs on one stair.

    Returns
    -------
    float

    Examples
    --------
    >>> [schedule_lr_decay(0.2, epoch, 1, 50) for epoch in (0, 49, 50, 150)]
    [0.2, 0.2, 0.1, 0.05]
    """
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))
