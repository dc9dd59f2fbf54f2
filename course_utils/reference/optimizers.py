"""Mini-batches, moving averages and update rules: week 6."""

import numpy as np

__all__ = [
    "adam_steps",
    "exponentially_weighted_average",
    "initialize_adam",
    "initialize_rmsprop",
    "initialize_velocity",
    "random_mini_batches",
    "steps_until_unbiased",
    "update_parameters_with_adam",
    "update_parameters_with_gd",
    "update_parameters_with_momentum",
    "update_parameters_with_rmsprop",
    "weights_of_average",
]


def update_parameters_with_gd(parameters, grads, learning_rate):
    """One step of gradient descent.

    W ← W − α dW, b ← b − α db. Derived in week 6, notebook mini_batches.
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
    Derived in week 6, notebook mini_batches.
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
    to 1. Derived in week 6, notebook mini_batches.
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


def steps_until_unbiased(beta, tolerance):
    """First step after which an average that starts at 0 is off by no more than a share.

    Of a constant series c, v_t = (1 − βᵗ) c, so the share that is missing is βᵗ: the least t with
    βᵗ ≤ tolerance. Derived in week 6, notebook mini_batches.
    Source: `exponentially_weighted_average`, of a constant series.

    Parameters
    ----------
    beta : float
        Between 0 and 1.
    tolerance : float
        Between 0 and 1: the share that may be missing.

    Returns
    -------
    int
        Counted from 1.

    Examples
    --------
    >>> steps_until_unbiased(0.5, 0.2)
    3
    """
    return int(np.ceil(np.log(tolerance) / np.log(beta)))


def weights_of_average(t, beta, bias_correction=False):
    """Weights that an exponentially weighted average gives to the days up to day t.

    Day t − k has (1 − β) βᵏ; corrected, divided by 1 − βᵗ, which is their sum.
    Derived in week 6, notebook mini_batches.
    Source: Kingma and Ba, Adam (2015), equation 1.

    Parameters
    ----------
    t : int
        The last day, from 1.
    beta : float
        Between 0 and 1.
    bias_correction : bool

    Returns
    -------
    ndarray, shape (t,)
        Of day 1 first, and of day t last.

    Examples
    --------
    >>> weights_of_average(3, 0.5)
    array([0.125, 0.25 , 0.5  ])
    """
    ages = np.arange(t)[::-1]
    weights = (1 - beta) * beta**ages
    if bias_correction:
        weights = weights / (1 - beta**t)
    return weights


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


def adam_steps(gradients, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Give the steps that Adam makes with one weight, for a series of its gradients.

    The formulas are those of `update_parameters_with_adam`; v and s start at 0.
    Derived in week 6, notebook optimization_methods.
    Source: Kingma and Ba, Adam (2015), algorithm 1.

    Parameters
    ----------
    gradients : sequence of float
        That of step 1 first.
    learning_rate, beta1, beta2, epsilon : float

    Returns
    -------
    list of float
        What is subtracted from the weight in each step.

    Examples
    --------
    >>> [round(float(step), 4) for step in adam_steps([4.0, 0.0], 0.1)]
    [0.1, 0.067]
    """
    v, s, t, steps = 0.0, 0.0, 0, []
    for gradient in gradients:
        t += 1
        v = beta1 * v + (1 - beta1) * gradient
        s = beta2 * s + (1 - beta2) * gradient**2
        v_corrected = v / (1 - beta1**t)
        s_corrected = s / (1 - beta2**t)
        root = np.sqrt(s_corrected) + epsilon
        steps.append(learning_rate * v_corrected / root)
    return steps
