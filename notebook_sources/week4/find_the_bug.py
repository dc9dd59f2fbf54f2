# %% [markdown]
# # Find the bug: forwards
#
# The answer cells of this lesson and the next already contain code, and it is wrong: a network of any depth with
# **fifteen faults**. Each is of a kind that people really publish. Finding faults, in other people's code and in
# your own, is most of the work with networks, and there is a method to it.
#
# You will learn to
#
# - read a cost curve and a shape as symptoms, and say which function can cause them;
# - walk along a computation until the first number that is wrong;
# - measure a gradient instead of believing it, and know what that cannot say;
# - repair one thing at a time.
#
# Plan about 60 minutes. There are five exercises: a diagnosis, and four functions with a fault each. You need
# `deep_backpropagation`.

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

# %% [markdown]
# ## 1. What health looks like
#
# You can only spot a fault if you know what correct behaviour looks like. So first a program that works, the
# course's own. Its points have label 1 near the middle, and label 0 in a ring around it.

# %% tags=["experiment"]
X, Y = draw_ring(200, np.random.default_rng(1))
healthy, costs = deep.L_layer_model(X, Y, [2, 8, 8, 1], 0.5, 1000, rng=0)
figures.draw_trained(
    costs, lambda points: deep.L_model_forward(points, healthy)[0], X, Y, "Layers 2, 8, 8, 1"
)
print(f"cost at the start {costs[0]:.3f}, at the end {costs[-1]:.3f}; ln 2 is {np.log(2):.3f}")

# %% [markdown]
# The first cost is near $\ln 2 = 0.693$: a network that knows nothing gives everybody about one half. The curve
# goes down, and the decision boundary makes sense to the eye.
#
# ## 2. What illness looks like
#
# Now put a fault into the step, on purpose: `uphill` has the wrong sign, `nowhere` computes the step and drops it,
# and `far_too_far` takes the sum over the 200 examples where the mean is meant.

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
# **Rises steadily**: the step goes uphill. **Exactly flat**, to the last digit: the parameters do not change at
# all. (Too small a rate gives a curve that is *nearly* flat.) **Leaps**: the step is too long. But many faults show
# in no curve, and for those you need a method:
#
# 1. **Reproduce.** Fix the seed: a failure that comes and goes cannot be examined.
# 2. **Make it small**: three examples, two units, one iteration.
# 3. **Look at shapes first.** Broadcasting turns many faults into arrays of a wrong shape without a word:
#    `(4, 1) - (4,)` is `(4, 4)`.
# 4. **Walk along the chain**, from the input on. The fault is where right goes in and wrong comes out. An error
#    message names only the place where the program stumbled.
# 5. **Measure the gradient**, as in week 3.
# 6. **Overfit five examples.** A right program brings their cost near 0.
# 7. **Repair one thing, then look again.** Two faults can hide each other.
#
# Step 5 in an example: in a right network of three layers, layer 2 is given the slope of layer 1 on the way back.

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
# Read such a table from the top: the fault is in or just above **the first wrong line**, here in what layer 3 hands
# down or in the backward step of layer 2. What the table cannot say is *which* of the two numbers is wrong. If the
# cost is computed wrongly, the measured slope is that of a wrong cost.
#
# ### Exercise 1: `diagnosis`
#
# Ten programs, each right but for **one** fault. (Not all are faults of the program below.) They
# train a network with the layers 2, 8, 8, 1 on 50 examples. Name the function that has the fault.
# The choices are `"initialize_parameters_deep"`, `"linear_activation_forward"`,
# `"L_model_forward"`, `"compute_cost"`, `"linear_backward"`, `"linear_activation_backward"`,
# `"L_model_backward"`, `"update_parameters"`, `"predict"` and `"L_layer_model"`, which holds the
# loop over iterations.
#
# | question | symptoms |
# |---|---|
# | `"uphill, slopes right"` | The cost rises at every record. Measured slopes and computed gradients agree for every parameter. The loop hands on these gradients and a positive learning rate. |
# | `"nothing moves"` | The cost is the same to the last digit at every record. `update_parameters`, called by hand, returns parameters that differ from those it was given. |
# | `"lower layers only"` | Measured and computed agree for W3 and b3, and for nothing below. `linear_backward`, called by hand with the right dZ2, is right. In the run, layer 2 is handed the right dA2, the right cache and `"relu"`. |
# | `"all off by m"` | Each measured slope is 50 times the computed one. With all parameters 0, the program reports a cost of 34.66. |
# | `"W2 has no effect"` | The measured slopes of W2 and b2 are exactly 0. `AL` stays the same when W2 is replaced by other numbers. |
# | `"crash in round two"` | The first iteration runs. In the second, `L_model_forward` stops: *operands could not be broadcast together*. `b1` has the shape (8, 8). |
# | `"KeyError: 'dW3'"` | `update_parameters` stops with this message in the first iteration. |
# | `"twins"` | After 1000 iterations the eight rows of W1 are equal to each other. Measured and computed slopes agree. |
# | `"low cost, wrong labels"` | The cost ends near 0, and `AL > 0.5` agrees with `Y` for every example. `predict` gives other labels for many of them. |
# | `"labels do not matter"` | With all labels swapped, the cost is another, but each gradient is the same. `linear_activation_backward`, called by hand with another dA, gives another dZ. |
#
# Worked line: if `"twins"` came from the loop over iterations, you would write
# `"twins": "L_layer_model"`. The check tells right from wrong for the first five. The others are
# looked at when you hand in.

# %% answer="diagnosis"
diagnosis = {
    "uphill, slopes right": None,
    "nothing moves": None,
    "lower layers only": None,
    "all off by m": None,
    "W2 has no effect": None,
    "crash in round two": None,
    "KeyError: 'dW3'": None,
    "twins": None,
    "low cost, wrong labels": None,
    "labels do not matter": None,
}
### BEGIN SOLUTION
diagnosis = {
    "uphill, slopes right": "update_parameters",
    "nothing moves": "L_layer_model",
    "lower layers only": "linear_activation_backward",
    "all off by m": "compute_cost",
    "W2 has no effect": "L_model_forward",
    "crash in round two": "linear_backward",
    "KeyError: 'dW3'": "L_model_backward",
    "twins": "initialize_parameters_deep",
    "low cost, wrong labels": "predict",
    "labels do not matter": "L_model_backward",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ## 3. The program
#
# Now the patient. **Change as little as you can**: each fault is one line, wrong or missing.
#
# - Each repair earns its own points, whatever else is still broken. An untouched cell earns nothing.
# - The docstrings are right. They say what each function should do.
# - Work out a tiny example by hand, then compare.
#
# The first function is correct.


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
# One fault.
#
# - In: `layer_dims`, the units of every layer; `rng`, a seed. Out: a dict with `"W1"`, `"b1"`, ….
# - Worked line: for `[400, 100, 30]`, the entries of W1 are drawn from a normal distribution with
#   mean 0 and standard deviation $1/\sqrt{400} = 0.05$.
# - The check looks at signs, mean and spread of the weights. Any generator will do. The plain factor 0.01 passes,
#   too: with three layers it makes training slower and does not stop it.


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
# One fault.
#
# - In: `A_prev`, shape (n[l-1], m); `W`, (n[l], n[l-1]); `b`, (n[l], 1); `activation`. Out: `A`,
#   shape (n[l], m), and the cache.
# - Worked line: `A_prev = [[1, -2]]`, `W = [[3]]`, `b = [[0.5]]` and `"relu"` give
#   `A = [[3.5, 0]]`, and the second part of the cache is `[[3.5, -5.5]]`.
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
# One fault.
#
# - In: `X`, shape (n[0], m); `parameters`. Out: `AL`, shape (n[L], m), and the list of caches.
# - Worked line: with one layer, `W1 = [[2]]`, `b1 = [[-1]]`, `X = [[0.5]]` give `AL = [[0.5]]` and
#   one cache.
# - The check looks at `AL`, the number of caches, and what each layer was fed with. It does not
#   look at the part of the caches that exercise 3 repairs.


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
# **Look.** Walk along the forward chain of a tiny network, and compare each stage with the course's. The first
# line that is wrong is the one to think about. Come back after each repair.

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
# One fault.
#
# - In: `AL` and `Y`, shape (1, m). Out: a number, the mean over the examples.
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
# **Look.** A number that you know by other means: at parameters of 0 the cost has to be $\ln 2$. Then the measured
# slopes: look for one that is exactly 0.

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
# A program in which the cost, dW and db are all sums passes every gradient check: three faults in harmony. Only a
# number like $\ln 2$ gives it away.
#
# ## What you can do now
#
# You can read symptoms, measure instead of believing, and say which function to look at. You have repaired four of
# the fifteen faults. The other eleven are in `find_the_bug_backward`.
#
# > **Who and when.** In 1947 the operators of the computer Harvard Mark II found a moth in a relay, and taped it into their
# > logbook as the first real bug. Engineers had called faults bugs since Edison's time.
# >
# > *Read*: Andrej Karpathy, [A Recipe for Training Neural
# > Networks](https://karpathy.github.io/2019/04/25/recipe/), sections 1 to 3. *Try*: put a fault of your own into
# > your package `my_network`, and ask somebody to find it.
