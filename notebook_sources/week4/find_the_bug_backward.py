# %% [markdown]
# # Find the bug: backwards
#
# In the backward half of the network, and in the training loop, are **eleven faults** more, one or two in a
# function. Some raise no error, and some improve a curve.
#
# You will learn to
#
# - find a fault of the backward pass from measured slopes;
# - tell faults apart that hide each other.
#
# Plan about 60 minutes. You need `find_the_bug`.

# %% long="the half of the program that is right is imported by name"
import numpy as np

from autograde_tests import notebook_checks
from course_utils import training
from course_utils.figures.week4 import find_the_bug as figures
from course_utils.reference import deep
from course_utils.reference.deep import (
    L_model_forward,
    compute_cost,
    initialize_parameters_deep,
)
from course_utils.symptoms import compare_slopes, draw_ring, measured_slopes, show_error
from course_utils.toolbox.activations import sigmoid, sigmoid_derivative

check = notebook_checks("week4/find_the_bug_backward")

X, Y = draw_ring(200, np.random.default_rng(1))  # the points of find_the_bug
X_few, Y_few = draw_ring(5, np.random.default_rng(3))
layer_dims = [2, 2, 1]  # tried it on XOR first

# %% [markdown]
# The forward functions are the course's. The cell is correct, except that it leaves a variable behind, harmless on its
# own.
#
# ## 1. Symptoms
#
# ### Exercise 1: `diagnosis`
#
# Five more programs, each with **one** fault. Name the function: `"linear_backward"`, `"linear_activation_backward"`,
# `"L_model_backward"`, `"update_parameters"`, `"predict"`, `"L_layer_model"`, or one of the forward half.
#
# | question | symptoms |
# |---|---|
# | `"nothing moves"` | The cost is the same to the last digit at every record. `update_parameters`, called by hand, returns parameters that differ from those it was given. |
# | `"lower layers only"` | Measured and computed agree for W3 and b3, and for nothing below. `linear_backward`, called by hand with the right dZ2, is right. In the run, layer 2 is handed the right dA2, the right cache and `"relu"`. |
# | `"crash in round two"` | The first iteration runs. In the second, `L_model_forward` stops: *operands could not be broadcast together*. `b1` has the shape (8, 8). |
# | `"KeyError: 'dW3'"` | `update_parameters` stops with this message in the first iteration. |
# | `"labels do not matter"` | With all labels swapped, the cost is another, but each gradient is the same. `linear_activation_backward`, called by hand with another dA, gives another dZ. |
#
# The check marks the first two.

# %% answer="diagnosis"
diagnosis = {
    "nothing moves": None,
    "lower layers only": None,
    "crash in round two": None,
    "KeyError: 'dW3'": None,
    "labels do not matter": None,
}
### BEGIN SOLUTION
diagnosis = {
    "nothing moves": "L_layer_model",
    "lower layers only": "linear_activation_backward",
    "crash in round two": "linear_backward",
    "KeyError: 'dW3'": "L_model_backward",
    "labels do not matter": "L_model_backward",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ## 2. One layer
#
# ### Exercise 2: repair `linear_backward`
#
# **Two faults**, each with cases of its own. One shows only after the next forward pass.
#
# - Worked line: `dZ = [[1, -1]]`, `A_prev = [[1, 3]]`, `W = [[2]]` give `dA_prev = [[2, -2]]`, `dW = [[-1]]`,
#   `db = [[0]]`.


# %% answer="linear_backward"
def linear_backward(dZ, cache):
    """Linear part of a layer's backward step.

    Parameters
    ----------
    dZ : ndarray, shape (n[l], m)
    cache : tuple
        (A_prev, W, b).

    Returns
    -------
    dA_prev : ndarray, shape (n[l-1], m)
    dW : ndarray, shape (n[l], n[l-1])
    db : ndarray, shape (n[l], 1)
    """
    ### BEGIN SOLUTION
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    ### BROKEN: dW = np.dot(dZ, A_prev.T)
    db = np.sum(dZ, axis=1, keepdims=True) / m
    ### BROKEN: db = np.sum(dZ, axis=1) / m
    dA = np.dot(W.T, dZ)
    return dA, dW, db
    ### END SOLUTION


# %% check="linear_backward"
check("linear_backward")

# %% [markdown]
# ### Exercise 3: repair `linear_activation_backward`
#
# **Two faults**, one in each branch.
#
# - Worked line: for a sigmoid unit with $Z = 0$, `dZ` is a quarter of `dA`; for a ReLU unit with $Z = -1$ it is 0.
# - The check looks at each branch by itself, whatever `linear_backward` is like.


# %% answer="linear_activation_backward"
def linear_activation_backward(dA, cache, activation):
    """Backward step of a layer: dZ = dA g'(Z), then the linear part.

    Parameters
    ----------
    dA : ndarray, shape (n[l], m)
        Left as it was.
    cache : tuple
        (linear_cache, Z).
    activation : str
        "sigmoid" or "relu".

    Returns
    -------
    dA_prev : ndarray, shape (n[l-1], m)
    dW : ndarray, shape (n[l], n[l-1])
    db : ndarray, shape (n[l], 1)
    """
    ### BEGIN SOLUTION
    linear_cache, Z = cache
    if activation == "sigmoid":
        s = sigmoid(Z)
        dZ = dA * s * (1 - s)
        ### BROKEN: dZ = dA * (1 - s)
    else:
        dZ = np.array(dA, copy=True)
        dZ[Z <= 0] = 0
        ### BROKEN:
    return linear_backward(dZ, linear_cache)
    ### END SOLUTION


# %% check="linear_activation_backward"
check("linear_activation_backward")

# %% [markdown]
# **Look.** One layer, measured, with the sum of its activations as the loss of an example: dA is an array of ones. (It
# uses your `linear_backward`: repair that first.)

# %% folded=True tags=["experiment"]
# The slopes of one layer, for either activation.
rng = np.random.default_rng(6)
A_prev, W, b = rng.normal(size=(2, 5)), rng.normal(size=(3, 2)), rng.normal(size=(3, 1))
print("slope of the sigmoid at Z = 0:", sigmoid_derivative(0.0))
for activation in ("sigmoid", "relu"):

    def total(parameters, activation=activation):
        """Return the sum of a layer's activations, the mean over the examples."""
        A, _ = deep.linear_activation_forward(
            A_prev, parameters["W1"], parameters["b1"], activation
        )
        return A.sum() / 5

    _, cache = deep.linear_activation_forward(A_prev, W, b, activation)
    print(activation)
    try:
        _, dW, db = linear_activation_backward(np.ones((3, 5)), cache, activation)
        compare_slopes(measured_slopes(total, {"W1": W, "b1": b}), {"dW1": dW, "db1": db})
    except Exception as error:
        show_error(error)

# %% [markdown]
# ## 3. All layers, and the step
#
# ### Exercise 4: repair `L_model_backward`
#
# **Two faults.** One of them raises an error in deeper networks only.
#
# - `"dA{l}"` is the gradient with respect to A[l].
# - Worked line: for one example with label 1 and `AL = [[0.5]]`, dAL is −2.
# - The check looks at the sign, and at every gradient with either sign.


# %% answer="L_model_backward"
def L_model_backward(AL, Y, caches):
    """Backward pass through all layers.

    Parameters
    ----------
    AL : ndarray, shape (1, m)
    Y : ndarray, shape (1, m)
    caches : list
        Of L_model_forward.

    Returns
    -------
    dict
        "dA0" ... "dA{L-1}", "dW1" ... "dWL", "db1" ... "dbL".
    """
    ### BEGIN SOLUTION
    L = len(caches)
    grads = {}
    dAL = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    ### BROKEN: dAL = np.divide(Y, AL) - np.divide(1 - Y, 1 - AL)
    dA, dW, db = linear_activation_backward(dAL, caches[L - 1], "sigmoid")
    grads["dA" + str(L - 1)] = dA
    grads["dW" + str(L)] = dW
    grads["db" + str(L)] = db
    for layer in reversed(range(L - 1)):
        dA = grads["dA" + str(layer + 1)]
        dA, dW, db = linear_activation_backward(dA, caches[layer], "relu")
        grads["dA" + str(layer)] = dA
        ### BROKEN: grads["dA" + str(layer + 1)] = dA
        grads["dW" + str(layer + 1)] = dW
        grads["db" + str(layer + 1)] = db
    return grads
    ### END SOLUTION


# %% check="L_model_backward"
check("L_model_backward")

# %% [markdown]
# ### Exercise 5: repair `update_parameters`
#
# **Two faults**, each with cases of its own.
#
# - Worked line: `W1 = [[1]]`, `b1 = [[1]]`, both gradients `[[2]]` and learning rate 0.1 give twice `[[0.8]]`.


# %% answer="update_parameters"
def update_parameters(params, grads, learning_rate):
    """One step of gradient descent, for every layer.

    Parameters
    ----------
    params : dict
        "W1", "b1", ..., "WL", "bL".
    grads : dict
        "dW1", "db1", ..., "dWL", "dbL".
    learning_rate : float

    Returns
    -------
    dict
        The new parameters.
    """
    ### BEGIN SOLUTION
    parameters = dict(params)
    L = len(parameters) // 2
    for layer in range(1, L + 1):
        ### BROKEN: for layer in range(1, L):
        dW, db = grads["dW" + str(layer)], grads["db" + str(layer)]
        parameters["W" + str(layer)] = parameters["W" + str(layer)] - learning_rate * dW
        parameters["b" + str(layer)] = parameters["b" + str(layer)] - learning_rate * db
        ### BROKEN: parameters["b" + str(layer)] = parameters["b" + str(layer)] - db
    return parameters
    ### END SOLUTION


# %% check="update_parameters"
check("update_parameters")

# %% [markdown]
# **Look.** The gradient check, then one step by hand.

# %% folded=True tags=["experiment"]
# The shape of each parameter before and after the step, and the table.
square = deep.initialize_parameters_deep([2, 4, 4, 1], rng=5)
try:
    with np.errstate(all="ignore"):
        slopes = measured_slopes(
            lambda parameters: compute_cost(L_model_forward(X_few, parameters)[0], Y_few), square
        )
        AL, caches = L_model_forward(X_few, square)
        grads = L_model_backward(AL, Y_few, caches)
        compare_slopes(slopes, grads)
        stepped = update_parameters(square, grads, 0.1)
    for name, before in square.items():
        moved = np.abs(stepped[name] - before).max() > 0
        print(f"{name}: {before.shape} → {stepped[name].shape}", "moved" if moved else "stays")
except Exception as error:
    show_error(error)

# %% [markdown]
# ### Exercise 6: repair `predict`
#
# One fault.
#
# - Worked line: `W1 = [[2]]`, `b1 = [[-1]]`, `X = [[0.2, 0.6]]` give `[[0, 1]]`.
# - The check looks at more examples than features, and at fewer.


# %% answer="predict"
def predict(parameters, X):
    """Predict label 1 where the probability exceeds one half.

    Parameters
    ----------
    parameters : dict
    X : ndarray, shape (n[0], m)

    Returns
    -------
    ndarray, shape (1, m)
        Labels, 0 or 1.
    """
    ### BEGIN SOLUTION
    AL, caches = L_model_forward(X, parameters)
    m = X.shape[1]
    ### BROKEN: m = X.shape[0]
    predictions = np.zeros((1, X.shape[1]))
    for i in range(m):
        if AL[0, i] > 0.5:
            predictions[0, i] = 1
    return predictions
    ### END SOLUTION


# %% check="predict"
check("predict")

# %% [markdown]
# ## 4. The whole program
#
# ### Exercise 7: repair `L_layer_model`
#
# **Two faults**, and the proof: the cases named *trains* need every function.
#
# - Worked line: `num_iterations = 0` gives the parameters of the start, and an empty list.
# - The check looks at the layers that are built, at whether anything moves in one iteration, and at costs and
#   predictions after some hundred.


# %% answer="L_layer_model"
def L_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None
):
    """Train a network of any depth.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
    layers_dims : list of int
        Units of every layer, n[0] to n[L].
    learning_rate : float
    num_iterations : int
    print_cost : bool
        Print the cost every 100 iterations.
    rng : int or None
        A seed for the first weights.

    Returns
    -------
    parameters : dict
    costs : list of float
        The costs before updates 0, 100, 200, ...
    """
    ### BEGIN SOLUTION
    costs = []
    parameters = initialize_parameters_deep(layers_dims, rng)
    ### BROKEN: parameters = initialize_parameters_deep(layer_dims, rng)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        ### BROKEN: params = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print("Cost after iteration", i, "is", cost)
    return parameters, costs
    ### END SOLUTION


# %% predict="as_it_stands"
check.predict("as_it_stands")

# %% tags=["experiment"]
try:
    with np.errstate(all="ignore"):
        trained, costs = L_layer_model(X, Y, [2, 8, 8, 1], 0.5, 1000, rng=0)
    print("asked for the layers", [2, 8, 8, 1])
    print("shapes:", {name: array.shape for name, array in trained.items()})
    print("costs:", [f"{float(cost):.4f}" for cost in costs[:4]], "…", f"{float(costs[-1]):.4f}")
    figures.draw_run(costs)
except Exception as error:
    show_error(error)

# %% check="L_layer_model"
check("L_layer_model")

# %% [markdown]
# A program can get *worse* by a right repair, when the fault that it removes had hidden another. When every check
# passes, try yours on new points, and on five examples.

# %% folded=True tags=["experiment"]
# Your training, and how many points it gets right.
if check.ready(
    "linear_backward",
    "linear_activation_backward",
    "L_model_backward",
    "update_parameters",
    "predict",
    "L_layer_model",
):
    trained, costs = L_layer_model(X, Y, [2, 8, 8, 1], 0.5, 1000, rng=0)
    X_new, Y_new = draw_ring(200, np.random.default_rng(2))
    right = 100 * np.mean(predict(trained, X_new) == Y_new)
    print(f"of new points {right:.1f} % are right")
    few, few_costs = L_layer_model(X_few, Y_few, [2, 4, 4, 1], 0.3, 2000, rng=2)
    print(f"five examples: cost {few_costs[0]:.4f} at the start, {few_costs[-1]:.4f} at the end")
    figures.draw_trained(
        costs, lambda points: L_model_forward(points, trained)[0], X_new, Y_new, "New points"
    )

# %% [markdown]
# ## 5. Would you have noticed?
#
# Put three of the faults back. None raises an error.

# %% predict="seen_in_the_curve"
check.predict("seen_in_the_curve")


# %% folded=True tags=["experiment"]
# The right program and three faults, 1500 updates each.
def descend(change, label):
    """Train with the right functions, but let `change` make the step; return the history."""
    parameters = deep.initialize_parameters_deep([2, 8, 8, 1], rng=0)

    def step(i):
        nonlocal parameters
        AL, caches = deep.L_model_forward(X, parameters)
        grads = deep.L_model_backward(AL, Y, caches)
        parameters = change(parameters, grads, 0.1)
        return deep.compute_cost(AL, Y)

    return training.train(step, 1500, 1, label)


def without_last_layer(parameters, grads, learning_rate):
    """Update all layers but the last."""
    stepped = deep.update_parameters(parameters, grads, learning_rate)
    return stepped | {"W3": parameters["W3"], "b3": parameters["b3"]}


def biases_at_full_rate(parameters, grads, learning_rate):
    """Forget the learning rate for the biases."""
    stepped = deep.update_parameters(parameters, grads, learning_rate)
    return stepped | {f"b{k}": parameters[f"b{k}"] - grads[f"db{k}"] for k in (1, 2, 3)}


runs = [
    descend(deep.update_parameters, "right"),
    descend(without_last_layer, "last layer never updated"),
    descend(biases_at_full_rate, "learning rate forgotten for b"),
    descend(lambda parameters, grads, learning_rate: parameters, "step dropped"),
]
figures.draw_hidden_faults(runs)
for run in runs:
    print(f"{run.label:30s} last cost {run.costs[-1]:.4f}")

# %% [markdown]
# Gradient descent makes up for many faults, so a program that trains is not thereby right. Trust shapes, measured slopes,
# and numbers that you know by other means: $\ln 2$ at the start, about 0 for five examples at the end.
#
# ## What you can do now
#
# You can repair a network that somebody else wrote: shapes first, then values, then curves, one repair at a time.
#
# > **Who and when.** Maurice Wilkes remembered the day in 1949 when he saw, on the stairs to the computer EDSAC, that he
# > would spend a good part of his life finding errors in his own programs.
# >
# > *Read*: Stanford's CS231n, [notes on gradient checks and sanity
# > checks](https://cs231n.github.io/neural-networks-3/). *Try*: `git bisect` on a program that once worked.
