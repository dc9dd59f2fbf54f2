"""Instruments of a training run, and a test for an optimiser: week 6's training_diagnostics."""

import numpy as np

from course_utils.reference.activations import relu
from course_utils.reference.optimizers import initialize_adam, update_parameters_with_adam

__all__ = [
    "adam_is_right",
    "dead_share",
    "layer_statistics",
    "update_ratio",
    "which_optimizer",
]


def update_ratio(before, after):
    """Length of each weight matrix's update, relative to the length of the matrix.

    ‖W_after − W_before‖ / ‖W_before‖, with Frobenius norms. Derived in week 6, notebook
    training_diagnostics. Source: Karpathy, CS231n notes (2015), "Ratio of weights:updates".

    Parameters
    ----------
    before, after : dict
        ``W1``, ``b1`` … around one update; biases are left out, since they start at 0.

    Returns
    -------
    dict of float
        By the names of the weight matrices.

    Examples
    --------
    >>> before = {"W1": np.array([[3.0, 4.0]]), "b1": np.array([[0.0]])}
    >>> ratios = update_ratio(before, {"W1": np.array([[3.0, 4.01]]), "b1": np.array([[1.0]])})
    >>> {name: round(float(ratio), 4) for name, ratio in ratios.items()}
    {'W1': 0.002}
    """
    ratios = {}
    for name in before:
        if name.startswith("W"):
            step = np.linalg.norm(after[name] - before[name])
            ratios[name] = step / np.linalg.norm(before[name])
    return ratios


def dead_share(A):
    """Share of a ReLU layer's units that are off for every example.

    Derived in week 6, notebook training_diagnostics. Source: Lu, Shin, Su and Karniadakis, Dying
    ReLU and initialization (2020).

    Parameters
    ----------
    A : ndarray, shape (n, m)
        Activations of the layer, one example a column.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> float(dead_share(np.array([[0.0, 0.0], [0.0, 2.0]])))
    0.5
    """
    is_on = np.any(A > 0, axis=1)
    return 1 - np.mean(is_on)


def layer_statistics(X, parameters):
    """Mean, standard deviation and share of dead units of every hidden layer's activations.

    Derived in week 6, notebook training_diagnostics. Source: Glorot and Bengio, Understanding the
    difficulty of training deep feedforward neural networks (2010), section 3.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``; ReLU in layers 1 to L−1.

    Returns
    -------
    list of tuple of float
        ``(mean, standard deviation, share of dead units)`` of the layers 1 to L−1.

    Examples
    --------
    >>> parameters = {"W1": np.array([[1.0], [-1.0]]), "b1": np.zeros((2, 1))}
    >>> parameters |= {"W2": np.ones((1, 2)), "b2": np.zeros((1, 1))}
    >>> np.array(layer_statistics(np.ones((1, 3)), parameters))
    array([[0.5, 0.5, 0.5]])
    """
    A, found = X, []
    for layer in range(1, len(parameters) // 2):
        A = relu(parameters[f"W{layer}"] @ A + parameters[f"b{layer}"])
        found.append((np.mean(A), np.std(A), dead_share(A)))
    return found


def which_optimizer(positions, curvatures, learning_rate):
    """Tell from a trace on a known quadratic which optimiser has walked there.

    On J = ½ Σ c_i x_i² the gradient is c x. The first step from zero averages is α g (gradient
    descent), α (1 − β) g (momentum), α sign(g) / √(1 − β) (RMSprop) or α sign(g) (Adam).
    Derived in week 6, notebook training_diagnostics. Source: Kingma and Ba, Adam (2015), section 3,
    on the first step.

    Parameters
    ----------
    positions : ndarray, shape (2, steps + 1)
        The start, then the place after each step.
    curvatures : ndarray, shape (2, 1)
        Both positive. The two entries of the first gradient differ in size, and from 1.
    learning_rate : float

    Returns
    -------
    {"gd", "momentum", "rmsprop", "adam"}

    Examples
    --------
    >>> which_optimizer(np.array([[2.0, 1.8], [1.0, 0.5]]), np.array([[1.0], [5.0]]), 0.1)
    'gd'
    """
    gradient = curvatures[:, 0] * positions[:, 0]
    step = (positions[:, 0] - positions[:, 1]) / learning_rate
    if np.allclose(step, gradient, rtol=1e-4):
        return "gd"
    if np.allclose(step, np.sign(gradient), rtol=1e-4):
        return "adam"
    shares = step / gradient
    if np.isclose(shares[0], shares[1], rtol=1e-4):
        return "momentum"
    return "rmsprop"


def adam_is_right(adam):
    """Whether a function updates parameters as Adam does, tried on a few steps.

    Derived in week 6, notebook training_diagnostics. Source: Kingma and Ba, Adam (2015), algorithm
    1, as `update_parameters_with_adam` has it.

    Parameters
    ----------
    adam : callable
        Called and answering like `update_parameters_with_adam`.

    Returns
    -------
    bool

    Examples
    --------
    >>> adam_is_right(update_parameters_with_adam)
    True
    >>> adam_is_right(lambda parameters, grads, v, s, t, learning_rate: (parameters, v, s, v, s))
    False
    """
    rng = np.random.default_rng(0)
    shapes = {"W1": (3, 2), "b1": (3, 1), "W2": (1, 3), "b2": (1, 1)}
    theirs = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    ours = {name: value.copy() for name, value in theirs.items()}
    v, s = initialize_adam(theirs)
    v_ours, s_ours = initialize_adam(ours)
    for t in range(1, 5):
        # from 1e-9 to 10: beside the smallest of them, epsilon counts
        grads = {f"d{name}": 10 ** rng.uniform(-9, 1, size=shapes[name]) for name in shapes}
        theirs, v, s, *_ = adam(theirs, grads, v, s, t, learning_rate=0.1)
        ours, v_ours, s_ours, *_ = update_parameters_with_adam(
            ours, grads, v_ours, s_ours, t, learning_rate=0.1
        )
        for name in ours:
            if not np.allclose(theirs[name], ours[name], rtol=0, atol=1e-6):
                return False
    return True
