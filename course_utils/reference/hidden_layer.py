"""One hidden layer taken apart: by loops, by hand, by measuring, and on handwritten digits."""

import numpy as np

from course_utils.reference.activations import sigmoid
from course_utils.reference.costs import compute_cost
from course_utils.reference.shallow import (
    backward_propagation,
    forward_propagation,
    update_parameters,
)

__all__ = [
    "backward_one_example",
    "choose_size",
    "collapse",
    "cost_of_outputs",
    "flower_design",
    "forward_one_example",
    "gradients_are_right",
    "learning_curve",
    "measured_gradient",
    "one_against_rest",
    "read_digits",
    "saturated_share",
    "train_from",
    "units_by_hand",
]


def forward_one_example(x, parameters):
    """Forward pass of one example, unit by unit: tanh in the hidden layer, then the sigmoid.

    z_j = Σ_k W_jk x_k + b_j for each unit j. Derived in week 3, notebook planar_classifier.
    Source: Bishop, Pattern Recognition and Machine Learning (2006), equations 5.2 to 5.7.

    Parameters
    ----------
    x : ndarray, shape (n_x, 1)
    parameters : dict
        ``W1``, shape (n_h, n_x); ``b1``, (n_h, 1); ``W2``, (n_y, n_h); ``b2``, (n_y, 1).

    Returns
    -------
    a1 : ndarray, shape (n_h, 1)
    a2 : ndarray, shape (n_y, 1)

    Examples
    --------
    >>> parameters = {"W1": np.eye(2), "b1": np.zeros((2, 1))}
    >>> parameters |= {"W2": np.array([[1.0, -1.0]]), "b2": np.array([[0.5]])}
    >>> forward_one_example(np.array([[1.0], [0.0]]), parameters)[1].round(4)
    array([[0.7793]])
    """
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    a1, a2 = np.zeros(b1.shape), np.zeros(b2.shape)
    for j in range(len(W1)):
        z = b1[j, 0]
        for k in range(len(x)):
            z = z + W1[j, k] * x[k, 0]
        a1[j, 0] = np.tanh(z)
    for i in range(len(W2)):
        z = b2[i, 0]
        for j in range(len(a1)):
            z = z + W2[i, j] * a1[j, 0]
        a2[i, 0] = sigmoid(z)
    return a1, a2


def units_by_hand(pattern):
    """Parameters of a network that nobody trained: each hidden unit is one edge of a region.

    The output unit says 1 where every hidden unit does: the region is where all half-planes
    overlap. Derived in week 3, notebook planar_classifier. Source: Lippmann, An introduction to
    computing with neural nets, IEEE ASSP Magazine 4 (1987).

    Parameters
    ----------
    pattern : str
        "stripe" (|x1 + x2| < 1.5), "corner" (x1 > 0.5 and x2 > -1) or "triangle" (x2 > -1.5 and
        x2 < 2 - 2 |x1|).

    Returns
    -------
    dict
        ``W1``, shape (n_h, 2); ``b1``, (n_h, 1); ``W2``, (1, n_h); ``b2``, (1, 1).

    Examples
    --------
    >>> A2, _ = forward_propagation(np.array([[0.0, 3.0], [0.0, 1.0]]), units_by_hand("stripe"))
    >>> A2 > 0.5
    array([[ True, False]])
    """
    edges = {
        "stripe": [[1, 1, 1.5], [-1, -1, 1.5]],
        "corner": [[1, 0, -0.5], [0, 1, 1]],
        "triangle": [[0, 1, 1.5], [-2, -1, 2], [2, -1, 2]],
    }
    lines = 20 * np.array(edges[pattern], dtype=float)
    n_h = len(lines)
    return {
        "W1": lines[:, :2],
        "b1": lines[:, 2:],
        "W2": np.full((1, n_h), 3.0),
        "b2": np.array([[-3.0 * (n_h - 1)]]),
    }


def collapse(W1, b1, W2, b2):
    """Weights and bias of the one layer that equals two layers without an activation.

    W2 (W1 x + b1) + b2 = (W2 W1) x + (W2 b1 + b2). Derived in week 3, notebook activations.
    Source: the associative law; Bishop (2006), section 5.1.

    Parameters
    ----------
    W1 : ndarray, shape (n_h, n_x)
    b1 : ndarray, shape (n_h, 1)
    W2 : ndarray, shape (n_y, n_h)
    b2 : ndarray, shape (n_y, 1)

    Returns
    -------
    W : ndarray, shape (n_y, n_x)
    b : ndarray, shape (n_y, 1)

    Examples
    --------
    >>> W, b = collapse(np.eye(2), np.ones((2, 1)), np.array([[2.0, 3.0]]), np.array([[1.0]]))
    >>> W.tolist(), b.tolist()
    ([[2.0, 3.0]], [[6.0]])
    """
    W = W2 @ W1
    b = W2 @ b1 + b2
    return W, b


def saturated_share(Z):
    """Share of the tanh units' answers whose slope is below 0.05.

    Derived in week 3, notebook activations. Source: Glorot and Bengio, Understanding the difficulty
    of training deep feedforward neural networks, AISTATS (2010).

    Parameters
    ----------
    Z : ndarray, shape (n_h, m)
        Scores of the hidden units.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> float(saturated_share(np.array([[0.0, 1.0], [4.0, -5.0]])))
    0.5
    """
    slopes = 1 - np.tanh(Z) ** 2
    return np.mean(slopes < 0.05)


def backward_one_example(parameters, x, y):
    """Gradients of one example's loss, unit by unit.

    dz2 = a2 − y; dz1_j = Σ_i W2_ij dz2_i (1 − a1_j²); a weight's gradient is its unit's dz times
    its input. Derived in week 3, notebook backpropagation. Source: Rumelhart, Hinton and Williams,
    Learning representations by back-propagating errors, Nature 323 (1986).

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``.
    x : ndarray, shape (n_x, 1)
    y : ndarray, shape (n_y, 1)

    Returns
    -------
    dict
        ``dW1``, ``db1``, ``dW2``, ``db2``.

    Examples
    --------
    >>> parameters = {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))}
    >>> parameters |= {"W2": np.ones((1, 1)), "b2": np.zeros((1, 1))}
    >>> backward_one_example(parameters, np.array([[3.0]]), np.array([[1.0]]))["dW1"]
    array([[-1.5]])
    """
    _, cache = forward_propagation(x, parameters)
    a1, a2 = cache["A1"], cache["A2"]
    W2 = parameters["W2"]
    grads = {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}
    for i in range(len(W2)):
        dz2 = a2[i, 0] - y[i, 0]
        grads["db2"][i, 0] = dz2
        for j in range(len(a1)):
            grads["dW2"][i, j] = dz2 * a1[j, 0]
            dz1 = dz2 * W2[i, j] * (1 - a1[j, 0] ** 2)
            grads["db1"][j, 0] += dz1
            for k in range(len(x)):
                grads["dW1"][j, k] += dz1 * x[k, 0]
    return grads


def measured_gradient(parameters, X, Y, name, epsilon=1e-4):
    """Gradient of the cost with respect to one array of parameters, measured entry by entry.

    (J(θ + ε) − J(θ − ε)) / 2ε for each entry θ. Derived in week 3, notebook backpropagation.
    Source: the central difference; Bishop (2006), equation 5.69.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``; left as it was.
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
    name : str
        "W1", "b1", "W2" or "b2".
    epsilon : float

    Returns
    -------
    ndarray
        The shape of ``parameters[name]``.

    Examples
    --------
    >>> parameters = {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))}
    >>> parameters |= {"W2": np.ones((1, 1)), "b2": np.zeros((1, 1))}
    >>> X, Y = np.array([[1.0, -1.0]]), np.array([[1, 0]])
    >>> measured_gradient(parameters, X, Y, "W1").round(4)
    array([[-0.5]])
    """
    gradient = np.zeros(parameters[name].shape)
    for place in np.ndindex(gradient.shape):
        costs = []
        for step in (epsilon, -epsilon):
            moved = {key: value.astype(float) for key, value in parameters.items()}
            moved[name][place] += step
            A2, _ = forward_propagation(X, moved)
            costs.append(compute_cost(A2, Y))
        gradient[place] = (costs[0] - costs[1]) / (2 * epsilon)
    return gradient


def gradients_are_right(parameters, gradients, X, Y):
    """Whether gradients have the right shapes and agree with what is measured.

    Derived in week 3, notebook backpropagation; week 5 makes a tool of it. Source: the central
    difference; Bishop (2006), section 5.3.3.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``.
    gradients : dict
        ``dW1``, ``db1``, ``dW2``, ``db2``: what somebody's backward pass gives.
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)

    Returns
    -------
    bool

    Examples
    --------
    >>> parameters = {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))}
    >>> parameters |= {"W2": np.ones((1, 1)), "b2": np.zeros((1, 1))}
    >>> X, Y = np.array([[1.0, -1.0]]), np.array([[1, 0]])
    >>> _, cache = forward_propagation(X, parameters)
    >>> gradients_are_right(parameters, backward_propagation(parameters, cache, X, Y), X, Y)
    True
    """
    for name in parameters:
        measured = measured_gradient(parameters, X, Y, name)
        claimed = gradients["d" + name]
        if claimed.shape != measured.shape:
            return False
        if not np.abs(claimed - measured).max() < 1e-5:  # nan is not less, either
            return False
    return True


def choose_size(sizes, accuracies):
    """Choose the smallest size that is within one standard error of the best one.

    Derived in week 3, notebook hidden_units. Source: Hastie, Tibshirani and Friedman, The Elements
    of Statistical Learning (2009), section 7.10.

    Parameters
    ----------
    sizes : list of int
        Hidden units, in rising order.
    accuracies : ndarray, shape (runs, len(sizes))
        On held-out examples, in percent.

    Returns
    -------
    int

    Examples
    --------
    >>> choose_size([2, 4, 8], np.array([[70.0, 88.0, 88.0], [72.0, 90.0, 91.0]]))
    4
    """
    means = accuracies.mean(axis=0)
    best = np.argmax(means)
    error = accuracies[:, best].std() / np.sqrt(len(accuracies))
    close = [size for size, mean in zip(sizes, means, strict=True) if mean >= means[best] - error]
    return close[0]


def flower_design():
    """Choices for a small network that has learned the flower in 50 updates.

    Derived in week 3, notebook hidden_units. Source: measured on flowers of other seeds.

    Returns
    -------
    dict
        ``n_h``, at most 6; ``scale`` of the first weights; ``learning_rate``; ``num_iterations``,
        at most 50.

    Examples
    --------
    >>> sorted(flower_design())
    ['learning_rate', 'n_h', 'num_iterations', 'scale']
    """
    return {
        "n_h": 6,
        "scale": 0.7,
        "learning_rate": 2.5,
        "num_iterations": 50,
    }


def one_against_rest(labels, classes=10):
    """Targets for one output unit a class: 1 in the row of the label, 0 in the others.

    Derived in week 3, notebook digits_hidden_layer. Source: Bishop (2006), section 4.1.2.

    Parameters
    ----------
    labels : ndarray of int, shape (1, m)
    classes : int

    Returns
    -------
    ndarray, shape (classes, m)

    Examples
    --------
    >>> one_against_rest(np.array([[2, 0]]), 3)
    array([[0., 1.],
           [0., 0.],
           [1., 0.]])
    """
    Y = np.zeros((classes, labels.shape[1]))
    for digit in range(classes):
        Y[digit] = labels[0] == digit
    return Y


def cost_of_outputs(A2, Y):
    """Cross-entropy cost of several output units: summed over them, the mean over the examples.

    Derived in week 3, notebook digits_hidden_layer. Source: Bishop (2006), equation 5.23, divided
    by m.

    Parameters
    ----------
    A2, Y : ndarray, shape (n_y, m)

    Returns
    -------
    float

    Examples
    --------
    >>> float(cost_of_outputs(np.full((10, 3), 0.5), np.eye(10)[:, :3]).round(4))
    6.9315
    """
    losses = -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    return np.sum(losses) / Y.shape[1]


def train_from(parameters, X, Y, num_iterations, learning_rate):
    """Train from given parameters; keep the cost before each update.

    Derived in week 3, notebook digits_hidden_layer. Source: the functions of the week, in order.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``; left as it was.
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (n_y, m)
    num_iterations : int
    learning_rate : float

    Returns
    -------
    parameters : dict
        After the last update.
    costs : list of float

    Examples
    --------
    >>> start = {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))}
    >>> start |= {"W2": np.ones((1, 1)), "b2": np.zeros((1, 1))}
    >>> _, costs = train_from(start, np.array([[1.0, -1.0]]), np.array([[1, 0]]), 2, 0.1)
    >>> [round(float(cost), 3) for cost in costs]
    [0.693, 0.668]
    """
    parameters = dict(parameters)
    costs = []
    for _ in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        costs.append(cost_of_outputs(A2, Y))
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


def read_digits(parameters, X):
    """Read each picture as the digit whose output unit is surest.

    Derived in week 3, notebook digits_hidden_layer. Source: Bishop (2006), section 4.1.2.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``.
    X : ndarray, shape (n_x, m)

    Returns
    -------
    ndarray of int, shape (1, m)

    Examples
    --------
    >>> parameters = {"W1": np.eye(2), "b1": np.zeros((2, 1))}
    >>> parameters |= {"W2": np.eye(2), "b2": np.zeros((2, 1))}
    >>> read_digits(parameters, np.array([[1.0, 0.0], [0.0, 2.0]]))
    array([[0, 1]])
    """
    A2, _ = forward_propagation(X, parameters)
    return np.argmax(A2, axis=0).reshape(1, -1)


def learning_curve(start, train, held_out, sizes, num_iterations, learning_rate):
    """Accuracies of networks trained on the first examples of a set, more of them each time.

    Derived in week 3, notebook digits_hidden_layer. Source: Goodfellow, Bengio and Courville, Deep
    Learning (2016), figure 5.4.

    Parameters
    ----------
    start : dict
        The parameters from which each training starts.
    train, held_out : tuple of ndarray
        X, shape (n_x, m), and the digits, shape (1, m).
    sizes : list of int
        How many of the training examples to use.
    num_iterations : int
    learning_rate : float

    Returns
    -------
    list of tuple of float
        For each size, the percentages that are right: of the examples trained on, and held out.

    Examples
    --------
    >>> start = {"W1": np.ones((1, 1)), "b1": np.zeros((1, 1))}
    >>> start |= {"W2": np.zeros((10, 1)), "b2": np.zeros((10, 1))}
    >>> some = np.array([[1.0, 2.0]]), np.array([[0, 0]])
    >>> np.array(learning_curve(start, some, some, [1, 2], 3, 0.1)).tolist()
    [[100.0, 100.0], [100.0, 100.0]]
    """
    (X, y), (X_held, y_held) = train, held_out
    curve = []
    for m in sizes:
        Y = one_against_rest(y[:, :m])
        parameters, _ = train_from(start, X[:, :m], Y, num_iterations, learning_rate)
        right = np.mean(read_digits(parameters, X[:, :m]) == y[:, :m])
        right_held = np.mean(read_digits(parameters, X_held) == y_held)
        curve.append((100 * right, 100 * right_held))
    return curve
