# %% [markdown]
# # Find the bug: forwards
#
# The answer cells of this lesson and the next already contain code, and it is wrong: a network of any depth with
# **fifteen faults**.
#
# You will learn to
#
# - read a cost curve and a shape as symptoms;
# - walk along a computation to the first wrong number;
# - measure a gradient, and know what that cannot say.
#
# Plan about 60 minutes. You need `deep_backpropagation`.
#
# ## 1. What health looks like
#
# Label 1 is near the middle, label 0 in a ring around it.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import training
from course_utils.figures.week4 import find_the_bug as figures
from course_utils.reference import deep
from course_utils.symptoms import (
    compare_slopes,
    compare_stage,
    draw_ring,
    measured_slopes,
    show_error,
)
from course_utils.toolbox.activations import relu, sigmoid

check = notebook_checks("week4/find_the_bug")

# %% tags=["experiment"]
X, Y = draw_ring(200, np.random.default_rng(1))
healthy, costs = deep.L_layer_model(X, Y, [2, 8, 8, 1], 0.5, 1000, rng=0)
figures.draw_trained(
    costs, lambda points: deep.L_model_forward(points, healthy)[0], X, Y, "Layers 2, 8, 8, 1"
)
print(f"cost at the start {costs[0]:.3f}, at the end {costs[-1]:.3f}; ln 2 is {np.log(2):.3f}")

# %% [markdown]
# The first cost is near $\ln 2$: a network that knows nothing gives everybody about one half. The curve falls, and
# the decision boundary makes sense.
#
# ## 2. What illness looks like
#
# Now put faults into the step. `far_too_far` takes the sum over the 200 examples for their mean.

# %% predict="curve_of_a_sum"
check.predict("curve_of_a_sum")


# %% folded=True tags=["experiment"]
# The loop with a step of your choice, and three faults.
def descend(change, label, num_iterations):
    """Train with the right functions, but let `change` make the step; return the history."""
    parameters = deep.initialize_parameters_deep([2, 8, 8, 1], rng=0)

    def step(i):
        nonlocal parameters
        AL, caches = deep.L_model_forward(X, parameters)
        grads = deep.L_model_backward(AL, Y, caches)
        parameters = change(parameters, grads, 0.1)
        return deep.compute_cost(AL, Y)

    with np.errstate(all="ignore"):
        return training.train(step, num_iterations, 1, label)


def uphill(parameters, grads, learning_rate):
    """Step with the wrong sign."""
    return deep.update_parameters(parameters, grads, -learning_rate)


def nowhere(parameters, grads, learning_rate):
    """Compute the step, and drop it."""
    deep.update_parameters(parameters, grads, learning_rate)
    return parameters


def far_too_far(parameters, grads, learning_rate):
    """Step 200 times too far: as if the gradient were a sum over the 200 examples."""
    return deep.update_parameters(parameters, grads, 200 * learning_rate)


runs = [
    descend(deep.update_parameters, "right", 160),
    descend(uphill, "wrong sign", 45),
    descend(nowhere, "step dropped", 160),
    descend(far_too_far, "sum for mean", 3),
]
figures.draw_faults(runs)
print("costs of 'sum for mean':", [f"{cost:.3g}" for cost in runs[3].costs])
print("step dropped: all costs equal?", len(set(runs[2].costs)) == 1)

# %% [markdown]
# Rises steadily: uphill. **Exactly flat**: the parameters do not change. Leaps: the step is too long. But many faults
# show in no curve. For those you need a method:
#
# 1. **Reproduce**: fix the seed.
# 2. **Make it small**: three examples, two units.
# 3. **Shapes first**: `(4, 1) - (4,)` is `(4, 4)`, without a word.
# 4. **Walk along the chain.** The fault is where right goes in and wrong comes out. An error message names only the
#    place where the program stumbled.
# 5. **Measure the gradient**, as in week 3.
# 6. **Overfit five examples.** A right program brings their cost near 0.
# 7. **Repair one thing, then look again.**
#
# Step 5 at work: on the way back, layer 2 of three is given the slope of layer 1.

# %% predict="wrong_lines"
check.predict("wrong_lines")

# %% folded=True tags=["experiment"]
# The worst entry of each parameter, measured and computed: first a right program, then the faulty one.
X_few, Y_few = draw_ring(5, np.random.default_rng(3))  # five examples
small = deep.initialize_parameters_deep([2, 3, 3, 1], rng=4)
AL, caches = deep.L_model_forward(X_few, small)
slopes = measured_slopes(
    lambda parameters: deep.compute_cost(deep.L_model_forward(X_few, parameters)[0], Y_few), small
)
print("A right program")
compare_slopes(slopes, deep.L_model_backward(AL, Y_few, caches))

confused = [caches[0], (caches[1][0], caches[0][1]), caches[2]]  # layer 2 sees Z1, not Z2
print("\nThe wrong layer's Z")
compare_slopes(slopes, deep.L_model_backward(AL, Y_few, confused))

# %% [markdown]
# Read such a table from the top: the fault is in or just above **the first wrong line**. *Which* of the two numbers is
# wrong, the table cannot say.
#
# ### Exercise 1: `diagnosis`
#
# Five programs that train layers 2, 8, 8, 1 on 50 examples, each with **one** fault. Name the function that has it:
# `"initialize_parameters_deep"`, `"linear_activation_forward"`, `"L_model_forward"`, `"compute_cost"`,
# `"linear_backward"`, `"linear_activation_backward"`, `"L_model_backward"`, `"update_parameters"`, `"predict"`, or
# `"L_layer_model"`, which holds the loop.
#
# | question | symptoms |
# |---|---|
# | `"uphill, slopes right"` | The cost rises at every record. Measured slopes and computed gradients agree. The loop hands on these gradients and a positive learning rate. |
# | `"all off by m"` | Each measured slope is 50 times the computed one. With all parameters 0, the program reports a cost of 34.66. |
# | `"W2 has no effect"` | The measured slopes of W2 and b2 are exactly 0. `AL` stays the same when W2 is replaced by other numbers. |
# | `"twins"` | After 1000 iterations the eight rows of W1 are equal to each other. Measured and computed slopes agree. |
# | `"low cost, wrong labels"` | The cost ends near 0, and `AL > 0.5` agrees with `Y` for every example. `predict` gives other labels for many. |
#
# The check marks the first three.

# %% answer="diagnosis"
diagnosis = {
    "uphill, slopes right": None,
    "all off by m": None,
    "W2 has no effect": None,
    "twins": None,
    "low cost, wrong labels": None,
}
### BEGIN SOLUTION
diagnosis = {
    "uphill, slopes right": "update_parameters",
    "all off by m": "compute_cost",
    "W2 has no effect": "L_model_forward",
    "twins": "initialize_parameters_deep",
    "low cost, wrong labels": "predict",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ## 3. The program
#
# Now the patient. **Change as little as you can**: each fault is one line, wrong or missing.
# `linear_forward` is correct; every other function has one fault.


# %% long="it is the first part of the program that is to be repaired"
def linear_forward(A, W, b):
    """Z = W A + b. This function is right.

    Parameters
    ----------
    A : ndarray, shape (n[l-1], m)
    W : ndarray, shape (n[l], n[l-1])
    b : ndarray, shape (n[l], 1)

    Returns
    -------
    Z : ndarray, shape (n[l], m)
    cache : tuple
        (A, W, b).
    """
    return np.dot(W, A) + b, (A, W, b)


# %% [markdown]
# ### Exercise 2: repair `initialize_parameters_deep`
#
# - Worked line: for `[400, 100, 30]`, W1 is drawn with mean 0 and standard deviation $1/\sqrt{400} = 0.05$.
# - The check looks at signs, mean and spread. The plain factor 0.01 passes, too, though the cost then stays at $\ln 2$
#   for about a thousand updates.


# %% answer="initialize_parameters_deep"
def initialize_parameters_deep(layer_dims, rng=None):
    """Random weights with mean 0 and variance 1/n[l-1], and zero biases.

    Parameters
    ----------
    layer_dims : list of int
        Units of every layer, n[0] to n[L].
    rng : int or None
        A seed.

    Returns
    -------
    dict
        "W1", shape (n[1], n[0]); "b1", shape (n[1], 1); and so on to layer L.
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng(rng)
    parameters = {}
    for layer in range(1, len(layer_dims)):
        shape = (layer_dims[layer], layer_dims[layer - 1])
        W = rng.standard_normal(shape)
        ### BROKEN: W = rng.random(shape)
        parameters["W" + str(layer)] = W / np.sqrt(layer_dims[layer - 1])
        parameters["b" + str(layer)] = np.zeros((layer_dims[layer], 1))
    return parameters
    ### END SOLUTION


# %% check="initialize_parameters_deep"
check("initialize_parameters_deep")

# %% [markdown]
# ### Exercise 3: repair `linear_activation_forward`
#
# - Worked line: `A_prev = [[1, -2]]`, `W = [[3]]`, `b = [[0.5]]` and `"relu"` give `A = [[3.5, 0]]`, and the second
#   part of the cache is `[[3.5, -5.5]]`.
# - The check looks at `A` and at both parts of the cache.


# %% answer="linear_activation_forward"
def linear_activation_forward(A_prev, W, b, activation):
    """Forward step of a layer: A = g(Z), Z = W A_prev + b.

    Parameters
    ----------
    A_prev : ndarray, shape (n[l-1], m)
    W : ndarray, shape (n[l], n[l-1])
    b : ndarray, shape (n[l], 1)
    activation : str
        "sigmoid" or "relu".

    Returns
    -------
    A : ndarray, shape (n[l], m)
    cache : tuple
        (linear_cache, Z).
    """
    ### BEGIN SOLUTION
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A = sigmoid(Z)
    else:
        A = relu(Z)
    activation_cache = Z
    ### BROKEN: activation_cache = A
    return A, (linear_cache, activation_cache)
    ### END SOLUTION


# %% check="linear_activation_forward"
check("linear_activation_forward")

# %% [markdown]
# ### Exercise 4: repair `L_model_forward`
#
# - Worked line: one layer with `W1 = [[2]]`, `b1 = [[-1]]` makes `AL = [[0.5]]` of `X = [[0.5]]`.
# - The check looks at `AL`, the number of caches, and what each layer was fed with.


# %% answer="L_model_forward"
def L_model_forward(X, parameters):
    """Forward pass: ReLU in layers 1 to L-1, sigmoid in layer L.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    parameters : dict
        "W1", "b1", ..., "WL", "bL".

    Returns
    -------
    AL : ndarray, shape (n[L], m)
    caches : list
        The cache of every layer.
    """
    ### BEGIN SOLUTION
    caches = []
    L = len(parameters) // 2
    A = X
    for layer in range(1, L):
        A_prev = A
        W, b = parameters["W" + str(layer)], parameters["b" + str(layer)]
        A, cache = linear_activation_forward(A_prev, W, b, "relu")
        caches.append(cache)
    W, b = parameters["W" + str(L)], parameters["b" + str(L)]
    AL, cache = linear_activation_forward(A, W, b, "sigmoid")
    ### BROKEN: AL, cache = linear_activation_forward(A_prev, W, b, "sigmoid")
    caches.append(cache)
    return AL, caches
    ### END SOLUTION


# %% check="L_model_forward"
check("L_model_forward")

# %% [markdown]
# **Look.** Walk along the chain of a tiny network, beside the course's. Which line is wrong first?

# %% folded=True tags=["experiment"]
# The chain of layers 2, 4, 4, 1, from the input to the output.
square = deep.initialize_parameters_deep([2, 4, 4, 1], rng=5)
_, right_caches = deep.L_model_forward(X_few, square)
try:
    AL, caches = L_model_forward(X_few, square)
    for layer, (cache, good) in enumerate(zip(caches, right_caches, strict=True), 1):
        compare_stage(f"layer {layer}: its input", cache[0][0], good[0][0])
        compare_stage(f"layer {layer}: its Z", cache[1], good[1])
    compare_stage("AL", AL, deep.L_model_forward(X_few, square)[0])
except Exception as error:
    show_error(error)

# %% [markdown]
# ### Exercise 5: repair `compute_cost`
#
# - Worked line: `AL = [[0.5, 0.5, 0.5, 0.5]]` costs 0.6931, whatever `Y` is.
# - The check looks at several numbers of examples.


# %% answer="compute_cost"
def compute_cost(AL, Y):
    """Cross-entropy cost, the mean over the examples.

    Parameters
    ----------
    AL : ndarray, shape (1, m)
        Probabilities.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    float
    """
    ### BEGIN SOLUTION
    m = Y.shape[1]
    ### BROKEN: m = Y.shape[0]
    losses = -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
    return np.sum(losses) / m
    ### END SOLUTION


# %% check="compute_cost"
check("compute_cost")

# %% [markdown]
# **Look.** With all parameters 0 the cost has to be $\ln 2$. Is one of the measured slopes exactly 0?

# %% tags=["experiment"]
try:
    zeros = {name: 0 * values for name, values in square.items()}
    print(f"cost at zeros: {compute_cost(L_model_forward(X_few, zeros)[0], Y_few):.4f}")
    slopes = measured_slopes(
        lambda parameters: compute_cost(L_model_forward(X_few, parameters)[0], Y_few), square
    )
    print({name: float(np.abs(slope).max().round(4)) for name, slope in slopes.items()})
except Exception as error:
    show_error(error)

# %% [markdown]
# If the cost, dW and db are all sums, every gradient check passes. Only a number that you know by other means, $\ln 2$,
# gives these three faults away.
#
# ## What you can do now
#
# You can read symptoms and say which function to look at. The other eleven faults are in `find_the_bug_backward`.
#
# > **Who and when.** In 1947 the operators of the Harvard Mark II found a moth in a relay, and taped it into their
# > logbook as the first real bug.
# >
# > *Read*: Andrej Karpathy, [A Recipe for Training Neural
# > Networks](https://karpathy.github.io/2019/04/25/recipe/). *Try*: put a fault of your own into a friend's copy of
# > your network.
