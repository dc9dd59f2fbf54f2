"""One deep network from all parts of weeks 4 to 6: week 6's notebook putting_it_together."""

import numpy as np

from course_utils.reference.deep import L_model_backward, L_model_forward
from course_utils.reference.hidden_layer import cost_of_outputs
from course_utils.reference.optimizers import (
    initialize_adam,
    random_mini_batches,
    update_parameters_with_adam,
    update_parameters_with_gd,
)
from course_utils.reference.regularization import early_stopping
from course_utils.reference.schedules import update_lr

__all__ = ["digits_design", "one_epoch", "penalised_gradients", "train_network"]


def penalised_gradients(parameters, X, Y, lambd, m):
    """Gradients on a mini-batch of the cost with an L2 penalty, for any number of layers.

    dW[l] + (λ/m) W[l] for the weights; biases have no penalty. Derived in week 6, notebook
    putting_it_together. Source: Goodfellow, Bengio and Courville, Deep Learning (2016), equation
    7.3.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``.
    X : ndarray, shape (n[0], size)
        A mini-batch.
    Y : ndarray, shape (n[L], size)
    lambd : float
    m : int
        Examples of the whole training set, which the penalty is divided by.

    Returns
    -------
    dict
        ``dW1``, ``db1`` … ``dWL``, ``dbL``.

    Examples
    --------
    >>> parameters = {"W1": np.array([[2.0]]), "b1": np.array([[0.0]])}
    >>> X, Y = np.array([[0.0]]), np.array([[0.5]])
    >>> penalised_gradients(parameters, X, Y, 3.0, 100)["dW1"]
    array([[0.06]])
    """
    AL, caches = L_model_forward(X, parameters)
    AL = np.clip(AL, 1e-12, 1 - 1e-12)
    grads = L_model_backward(AL, Y, caches)
    penalised = {"d" + name: grads["d" + name] for name in parameters}
    for name in parameters:
        if name.startswith("W"):
            penalised["d" + name] = grads["d" + name] + lambd / m * parameters[name]
    return penalised


def one_epoch(parameters, memory, batches, settings, m):
    """One pass over all mini-batches, with gradient descent or Adam.

    Derived in week 6, notebook putting_it_together. Source: Kingma and Ba, Adam (2015), algorithm
    1, in the loop of Goodfellow, Bengio and Courville (2016), algorithm 8.1.

    Parameters
    ----------
    parameters : dict
    memory : tuple
        Adam's ``v`` and ``s``, and ``t``, the number of its steps so far.
    batches : list of tuple
        ``(X, Y)`` of each mini-batch.
    settings : dict
        ``optimizer``, "gd" or "adam"; ``learning_rate``; ``lambd``.
    m : int
        Examples of the whole training set.

    Returns
    -------
    parameters : dict
    memory : tuple

    Examples
    --------
    >>> parameters = {"W1": np.array([[0.0]]), "b1": np.array([[0.0]])}
    >>> settings = {"optimizer": "adam", "learning_rate": 0.1, "lambd": 0.0}
    >>> batches = [(np.array([[1.0]]), np.array([[1.0]]))] * 2
    >>> memory = (*initialize_adam(parameters), 0)
    >>> parameters, (v, s, t) = one_epoch(parameters, memory, batches, settings, 2)
    >>> parameters["W1"].round(3), t
    (array([[0.2]]), 2)
    """
    v, s, t = memory
    for X, Y in batches:
        grads = penalised_gradients(parameters, X, Y, settings["lambd"], m)
        rate = settings["learning_rate"]
        if settings["optimizer"] == "gd":
            parameters = update_parameters_with_gd(parameters, grads, rate)
        else:
            t = t + 1
            parameters, v, s, *_ = update_parameters_with_adam(parameters, grads, v, s, t, rate)
    return parameters, (v, s, t)


def train_network(start, train, dev, settings, seed=0):
    """Train with mini-batches, a rate that falls, a penalty and early stopping.

    Epoch e, from 0, has the rate α₀ / (1 + decay · e), and its mini-batches are shuffled with the
    seed `seed` + e. Derived in week 6, notebook putting_it_together. Source: Goodfellow, Bengio and
    Courville (2016), algorithms 7.1 and 8.1.

    Parameters
    ----------
    start : dict
        ``W1``, ``b1`` … ; left as it was.
    train, dev : tuple of ndarray
        X, shape (n[0], m), and targets, shape (n[L], m).
    settings : dict
        ``optimizer``, ``learning_rate``, ``decay``, ``epochs``, ``batch_size``, ``lambd`` and
        ``patience``: None for no early stopping.
    seed : int

    Returns
    -------
    parameters : dict
        With early stopping those of the epoch with the lowest cost on the dev set, else the last.
    dev_costs : list of float
        After each epoch, without the penalty.

    Examples
    --------
    >>> start = {"W1": np.array([[0.0]]), "b1": np.array([[0.0]])}
    >>> settings = {"optimizer": "gd", "learning_rate": 1.0, "decay": 0.0, "epochs": 3}
    >>> settings |= {"batch_size": 2, "lambd": 0.0, "patience": None}
    >>> some = np.array([[1.0, -1.0]]), np.array([[1.0, 0.0]])
    >>> parameters, dev_costs = train_network(start, some, some, settings)
    >>> [round(float(cost), 3) for cost in dev_costs]
    [0.474, 0.348, 0.27]
    """
    (X, Y), patience = train, settings["patience"]
    parameters = {name: value.copy() for name, value in start.items()}
    memory = (*initialize_adam(parameters), 0)
    kept, dev_costs = [], []
    for epoch in range(settings["epochs"]):
        rate = update_lr(settings["learning_rate"], epoch, settings["decay"])
        now = {**settings, "learning_rate": rate}
        batches = random_mini_batches(X, Y, settings["batch_size"], seed + epoch)
        parameters, memory = one_epoch(parameters, memory, batches, now, X.shape[1])
        kept.append({name: value.copy() for name, value in parameters.items()})
        AL, _ = L_model_forward(dev[0], parameters)
        dev_costs.append(cost_of_outputs(np.clip(AL, 1e-12, 1 - 1e-12), dev[1]))
        best = epoch if patience is None else early_stopping(dev_costs, patience)
        if patience is not None and epoch - best >= patience:
            break
    return kept[best], dev_costs


def digits_design():
    """Choices for a small network that reads digits after few updates, in spite of wrong labels.

    Derived in week 6, notebook putting_it_together. Source: measured on splits of other seeds.

    Returns
    -------
    dict
        ``hidden``, the units of each hidden layer, and the settings of `train_network`.

    Examples
    --------
    >>> sorted(digits_design())[:4]
    ['batch_size', 'decay', 'epochs', 'hidden']
    """
    return {
        "hidden": [40],
        "optimizer": "adam",
        "learning_rate": 0.02,
        "decay": 0.2,
        "epochs": 15,
        "batch_size": 32,
        "lambd": 3.0,
        "patience": None,
    }
