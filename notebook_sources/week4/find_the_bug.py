# %% [markdown]
# # Find the bug
#
# Below stands a program that trains a network of any depth. It has the functions that you know
# from `deep_network_step_by_step`. Somebody else wrote it, and it has **fifteen faults**. Each is of
# a kind that people really publish.
#
# Finding faults in other people's code, and in your own, is most of the work with networks. It can
# be learned, because there is a method to it.
#
# You will learn to
#
# - read a cost curve and a shape as symptoms, and say which function can cause them;
# - make a failure small and repeatable before looking for its cause;
# - walk along a computation until the first number that is wrong;
# - measure a gradient instead of believing it, and know what that measurement cannot say;
# - repair one thing at a time.
#
# Plan about three hours. There are eleven exercises: one quiz, and ten functions with one or two
# faults each. You need `deep_network_step_by_step`.

# %% [markdown]
# ## How this notebook differs
#
# In the answer cells stands code. It is wrong. Do not write functions from nothing: **change as
# little as you can**. Each fault is one line, wrong or missing.
#
# - Each repair earns its own points. It does not matter whether the other faults are repaired:
#   where a function calls others, its check accepts what it gives with these still broken.
# - An untouched cell earns nothing.
# - The docstrings are right. They say what a function shall do.
# - Most checks look at small arrays. The last exercise trains the whole program too.
#
# Cells announced by **Look** run the program as it is now. Where it fails, they print the error in
# place of a result. Come back to them after each repair.
#
# Run this cell first.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import training
from course_utils.figures.week4 import find_the_bug as figures
from course_utils.reference import deep
from course_utils.toolbox.activations import relu, sigmoid, sigmoid_derivative

check = notebook_checks("week4/find_the_bug")

# %% [markdown]
# ## 1. What health looks like
#
# Nobody can see a fault who does not know the right behaviour. So first a network that works:
# `course_utils.reference.deep`, which is the course's own solution of week 4.
#
# The data are points in a plane: label 1 near the middle, label 0 in a ring around it.


# %% folded=True
# Draws the points.
def draw_ring(m, rng):
    """Draw m points, X of shape (2, m), and their labels, Y of shape (1, m)."""
    Y = (np.arange(m) % 2).reshape(1, m)
    radius = np.where(Y == 1, 0.3, 1.0) + 0.15 * rng.normal(size=(1, m))
    angle = rng.uniform(0, 2 * np.pi, size=(1, m))
    return radius * np.concatenate([np.cos(angle), np.sin(angle)]), Y


X, Y = draw_ring(200, np.random.default_rng(1))
print("X", X.shape, "  Y", Y.shape, "  share of label 1:", Y.mean())

# %% tags=["experiment"]
healthy, costs = deep.L_layer_model(X, Y, [2, 8, 8, 1], 0.5, 1000, rng=0)
figures.draw_trained(
    costs, lambda points: deep.L_model_forward(points, healthy)[0], X, Y, "Layers 2, 8, 8, 1"
)
print(f"cost at the start {costs[0]:.3f}, at the end {costs[-1]:.3f}; ln 2 is {np.log(2):.3f}")

# %% [markdown]
# Three things to remember:
#
# - The first cost is near $\ln 2 = 0.693$. A network that knows nothing gives everybody about one
#   half.
# - The curve goes down. It need not be smooth.
# - The border makes sense to the eye.
#
# ## 2. What illness looks like
#
# Now the same program with a fault put into its loop on purpose: into the step. You see which one.
# Look at what each does to the curve.


# %% folded=True
# The loop, with the rate 0.1.
def descend(change, label, num_iterations):
    """Train with the right functions, but let `change` make the step; return the history.

    change(parameters, grads, learning_rate) returns the next parameters.
    """
    parameters = deep.initialize_parameters_deep([2, 8, 8, 1], rng=0)

    def step(i):
        nonlocal parameters
        AL, caches = deep.L_model_forward(X, parameters)
        grads = deep.L_model_backward(AL, Y, caches)
        parameters = change(parameters, grads, 0.1)
        return deep.compute_cost(AL, Y)

    with np.errstate(all="ignore"):
        return training.train(step, num_iterations, 1, label)


# %% long="these are the faults whose curves are to be told apart"
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


# %% tags=["experiment"]
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
# **Rises steadily**: the step goes uphill. **Exactly flat**, to the last digit: the parameters do
# not change at all. (A learning rate that is too small gives a curve that is *nearly* flat. Print
# two costs with all their digits, and you know which.) **Leaps**: the step is too long.
#
# Many faults show in no curve. A network with half a gradient often trains, only worse. For those
# you need instruments.
#
# ## 3. The method
#
# 1. **Reproduce.** Fix the seed. A failure that comes and goes cannot be examined. (Our functions
#    take a seed as `rng`.)
# 2. **Make it small.** Three examples, two units, one iteration. You want to see every number.
# 3. **Look at shapes first.** NumPy's broadcasting turns many faults into arrays of a wrong shape
#    without a word: `(4, 1) - (4,)` is `(4, 4)`.
# 4. **Walk along the chain.** Compare each stage with what it should be, from the input on. The
#    stage *before* the first wrong number is right; the fault is where right goes in and wrong
#    comes out. An error message names the place where the program stumbled. The fault is often
#    elsewhere.
# 5. **Measure the gradient.** Forward passes alone tell the slope of the cost in each parameter.
# 6. **Overfit five examples.** A right program brings their cost near 0. If yours does not, more
#    data will not help.
# 7. **Repair one thing, then look again.** Two faults can hide each other.
#
# ### The instrument for step 5
#
# Move one parameter by $\varepsilon$ both ways, and see how the cost answers:
#
# $$\frac{\partial J}{\partial \theta} \approx
# \frac{J(\theta + \varepsilon) - J(\theta - \varepsilon)}{2 \varepsilon}$$
#
# It costs two forward passes a parameter, so it is for tiny networks. Week 5 looks at its accuracy.


# %% folded=True
# The measuring, and a table of what is measured beside what a backward pass says.
def measured_slopes(cost_of, parameters, epsilon=1e-5):
    """Measure the slope of a cost in every parameter.

    cost_of(parameters) returns the cost. The result is a dict: dW1, db1, ... of the shapes of the
    parameters.
    """
    slopes = {}
    for name, values in parameters.items():
        slope = np.zeros(values.shape)
        for index in np.ndindex(values.shape):
            costs = []
            for step in (epsilon, -epsilon):
                moved = {key: array.copy() for key, array in parameters.items()}
                moved[name][index] += step
                costs.append(cost_of(moved))
            slope[index] = (costs[0] - costs[1]) / (2 * epsilon)
        slopes["d" + name] = slope
    return slopes


def compare_slopes(slopes, grads):
    """Print measured slopes beside computed gradients, from the last layer to the first."""
    print("          measured           computed      computed / measured")
    for name in sorted(slopes, key=lambda name: (-int(name[2:]), name)):
        slope, grad = slopes[name], grads.get(name)
        if grad is None:
            print(f"{name}: never computed")
        elif grad.shape != slope.shape:
            print(f"{name}: shape {grad.shape}, expected {slope.shape}")
        else:
            index = np.unravel_index(np.abs(slope - grad).argmax(), slope.shape)
            a, b = slope[index], grad[index]
            ratio = f"{b / a:12.4f}" if a else "   measured is exactly 0"
            print(f"{name}: {a:15.8f}  {b:15.8f}   {ratio}")


X_few, Y_few = draw_ring(5, np.random.default_rng(3))  # five examples

# %% [markdown]
# It prints the worst entry of each parameter. Here is a healthy program, then one whose backward
# pass has a fault in it: layer 2 gets the slope of layer 1.

# %% tags=["experiment"]
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
# Read the second table from the top. The last layer is right, so the cost and the way back into the
# output layer are right. Layer 2 is the first that is wrong, and whatever is below it gets a wrong
# signal. So the fault is in what layer 3 hands down, `dA2`, or in the backward step of layer 2
# itself. This is how to read it every time: **the first wrong line from the top**.
#
# What the table cannot say: *which* of the two numbers is wrong. If the cost is computed wrongly, the
# measured slope is that of a wrong cost.

# %% [markdown]
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
# ## 4. The program
#
# Now the patient. **Run this section once without changing anything**, read it, and go on to
# section 5. There you see what it does. Then come back and repair.
#
# The first cell is right, but for one thing that is no fault by itself: it leaves a variable behind.


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


layer_dims = [2, 2, 1]  # tried it on XOR first

# %% [markdown]
# ### Exercise 2: repair `initialize_parameters_deep`
#
# One fault.
#
# - In: `layer_dims`, the units of every layer; `rng`, a seed. Out: a dict with `"W1"`, `"b1"`, ….
# - Worked line: for `[400, 100, 30]`, the entries of W1 are drawn from a normal distribution with
#   mean 0 and standard deviation $1/\sqrt{400} = 0.05$.
# - The check looks at signs, mean and spread of the weights. Any generator will do. As in
#   `deep_network_step_by_step`, it lets the plain factor 0.01 pass, too: with three layers that
#   makes training slower and does not stop it.


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
# **Look.** Walk along the forward chain of a tiny network, and compare each stage with the
# reference's. The first line that is wrong is the one to think about.


# %% folded=True
# How an error is shown in one line, and a stage of the chain beside what it should be.
def show_error(error):
    """Print an error in one line, with the functions it came through."""
    names, step = [], error.__traceback__.tb_next
    while step:
        names.append(step.tb_frame.f_code.co_name)
        step = step.tb_next
    print(f"{type(error).__name__}: {error}")
    print("   through", " → ".join(names) or "this cell")


def stage(name, yours, right):
    """Print whether an array is what it should be, and if not, how it differs."""
    yours, right = np.asarray(yours), np.asarray(right)
    if yours.shape != right.shape:
        verdict = f"shape {yours.shape}, expected {right.shape}"
    elif np.allclose(yours, right):
        verdict = f"right, shape {right.shape}"
    else:
        verdict = f"differs by up to {np.abs(yours - right).max():.3f}"
    print(f"{name:22s} {verdict}")


# %% folded=True tags=["experiment"]
# The chain of layers 2, 4, 4, 1, from the input to the output.
square = deep.initialize_parameters_deep([2, 4, 4, 1], rng=5)
_, right_caches = deep.L_model_forward(X_few, square)
try:
    AL, caches = L_model_forward(X_few, square)
    for layer, (cache, good) in enumerate(zip(caches, right_caches, strict=True), 1):
        stage(f"layer {layer}: its input", cache[0][0], good[0][0])
        stage(f"layer {layer}: its Z", cache[1], good[1])
    stage("AL", AL, deep.L_model_forward(X_few, square)[0])
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
# ### Exercise 6: repair `linear_backward`
#
# **Two faults**, each with cases of its own. One shows only after the next forward pass.
#
# - In: `dZ`, shape (n[l], m), and the linear cache. Out: `dA_prev`, (n[l-1], m); `dW`, (n[l],
#   n[l-1]); `db`, (n[l], 1). dZ and dA belong to the loss of each example; dW and db to the mean.
# - Worked line: `dZ = [[1, -1]]`, `A_prev = [[1, 3]]`, `W = [[2]]` give `dA_prev = [[2, -2]]`,
#   `dW = [[-1]]`, `db = [[0]]`.
# - The check looks at `dW` and `db` in different cases, with one example and many.


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
# ### Exercise 7: repair `linear_activation_backward`
#
# **Two faults**, one in each branch.
#
# - In: `dA`, shape (n[l], m); the layer's cache; `activation`. Out: `dA_prev`, `dW`, `db`.
# - Worked line: for a sigmoid unit with $Z = 0$, `dZ` is a quarter of `dA`. For a ReLU unit with
#   $Z = -1$ it is 0.
# - The check looks at the two branches in different cases. It accepts the results of a
#   `linear_backward` that is still broken.


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
# **Look.** One layer by itself, measured. The loss of an example is the sum of its activations here,
# so dA is an array of ones. The cost is the mean of that over the five examples, and `dW` and `db`
# should be its slopes. (The cell uses your `linear_backward`: repair that one first, or its faults
# show here too.)

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
# ### Exercise 8: repair `L_model_backward`
#
# **Two faults.** One of them raises an error in deeper networks only.
#
# - In: `AL`, `Y`, shape (1, m), and the caches. Out: a dict with `"dA0"` … `"dA{L-1}"`, `"dW1"` …
#   `"dWL"`, `"db1"` … `"dbL"`. `"dA{l}"` is the gradient with respect to A[l].
# - Worked line: for one example with label 1 and `AL = [[0.5]]`, dAL is −2.
# - The check looks at the sign in networks of one and two layers, and at every gradient, with
#   either sign, in deeper ones. It accepts the results of functions below that are still broken.


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
# ### Exercise 9: repair `update_parameters`
#
# **Two faults.**
#
# - In: `params`, `grads`, `learning_rate`. Out: the parameters after one step of every layer.
# - Worked line: `W1 = [[1]]`, `b1 = [[1]]`, both gradients `[[2]]` and learning rate 0.1 give
#   `[[0.8]]` and `[[0.8]]`.
# - The check looks at the biases of the hidden layers, and at the last layer, in different cases.


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
# ### Exercise 10: repair `predict`
#
# One fault.
#
# - In: `parameters`; `X`, shape (n[0], m). Out: labels 0 and 1, shape (1, m).
# - Worked line: `W1 = [[2]]`, `b1 = [[-1]]`, `X = [[0.2, 0.6]]` give `[[0, 1]]`.
# - The check looks at more examples than features, and at fewer. Its networks are such that
#   the fault of exercise 4 makes no difference.


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
# ### Exercise 11: repair `L_layer_model`
#
# **Two faults**, and the proof: the cases named *trains* need every function of the program.
#
# - In: `X`, `Y`; `layers_dims`, the units of every layer; `learning_rate`; `num_iterations`;
#   `print_cost`; `rng`, a seed. Out: the trained parameters, and the list of the costs of iterations
#   0, 100, 200, ….
# - Worked line: `num_iterations = 0` gives the parameters of the start, and an empty list.
# - The check looks at the layers that are built, with no iteration at all; at whether anything
#   moves in one iteration; and at costs and predictions after some hundred.


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


# %% check="L_layer_model"
check("L_layer_model")

# %% [markdown]
# ## 5. What the program does
#
# **Look.** The whole program on the 200 points of section 1, with the settings that worked there.
# Before you have repaired anything it raises no error. That says nothing: read the three printed
# lines, and compare each with what you asked for.

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

# %% [markdown]
# **Look.** The same in small: one step by hand, on five examples and layers 2, 4, 4, 1, from the
# reference's start. Every function gets what the one before it gave. Shapes first.

# %% folded=True tags=["experiment"]
# The cost, and the shape of each parameter before and after the step.
square = deep.initialize_parameters_deep([2, 4, 4, 1], rng=5)
try:
    with np.errstate(all="ignore"):
        AL, caches = L_model_forward(X_few, square)
        right = deep.compute_cost(deep.L_model_forward(X_few, square)[0], Y_few)
        print(f"cost {compute_cost(AL, Y_few):.4f}, should be {right:.4f}")
        stepped = update_parameters(square, L_model_backward(AL, Y_few, caches), 0.1)
    for name, before in square.items():
        moved = np.abs(stepped[name] - before).max() > 0
        print(f"{name}: {before.shape} → {stepped[name].shape}", "moved" if moved else "stays")
except Exception as error:
    show_error(error)

# %% [markdown]
# **Look.** The gradient check of the program: measured with its own forward pass and cost,
# compared with its own backward pass. While the backward pass raises an error, there is no table, but
# the largest measured slopes tell something already: look for one that is exactly 0.

# %% folded=True tags=["experiment"]
# Measured slopes, then the table.
square = deep.initialize_parameters_deep([2, 4, 4, 1], rng=5)
try:
    with np.errstate(all="ignore"):
        slopes = measured_slopes(
            lambda parameters: compute_cost(L_model_forward(X_few, parameters)[0], Y_few), square
        )
    print("largest measured slope:")
    print({name: float(np.abs(slope).max().round(4)) for name, slope in slopes.items()})
    AL, caches = L_model_forward(X_few, square)
    compare_slopes(slopes, L_model_backward(AL, Y_few, caches))
except Exception as error:
    show_error(error)

# %% [markdown]
# **Look.** Five examples. A right program brings their cost near 0 in 2000 iterations.

# %% tags=["experiment"]
try:
    with np.errstate(all="ignore"):
        trained, costs = L_layer_model(X_few, Y_few, [2, 4, 4, 1], 0.3, 2000, rng=2)
        print("labels     ", Y_few[0])
        print("predictions", np.asarray(predict(trained, X_few))[0].astype(int))
    print(f"cost at the start {float(costs[0]):.4f}, at the end {float(costs[-1]):.4f}")
except Exception as error:
    show_error(error)

# %% [markdown]
# Now go back to section 4. A way through:
#
# 1. Start with the functions that do one small thing: exercises 2, 3, 5, 6, 7 and 9, in this order.
#    Read the docstring, work out a tiny example by hand, compare.
# 2. Then the chains: 4, 8, 10, 11.
# 3. After each repair, run the cells of this section again. Expect surprises. The program can get
#    *worse* by a right repair, when the fault that it removes had hidden another.
#
# One such pair deserves a warning. In the broken program the cost is a sum, and so is dW; db is a
# mean. The gradient check of such a program finds that dW agrees with the measured slope, and that
# db is too small by the factor m. Taking the division out of db would make the check agree
# everywhere. It would be the wrong repair: three faults in harmony. Nothing but a number that you
# know by other means decides it, and you have one: at probability one half the cost is $\ln 2$.

# %% [markdown]
# ## 6. Repaired
#
# **Look.** When every check passes: your program on the 200 points, and on 200 new ones.

# %% folded=True tags=["experiment"]
# Your training, and how many points it gets right.
if check.ready(
    "initialize_parameters_deep",
    "linear_activation_forward",
    "L_model_forward",
    "compute_cost",
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
    print(
        f"training {100 * np.mean(predict(trained, X) == Y):.1f} % right, new points {right:.1f} %"
    )
    figures.draw_trained(
        costs, lambda points: L_model_forward(points, trained)[0], X_new, Y_new, "New points"
    )

# %% [markdown]
# **Look.** How would you have noticed each fault alone? Here are three of them, each put back into a
# right program. None raises an error. Which of the three would you have found from its curve?


# %% tags=["experiment"]
def without_last_layer(parameters, grads, learning_rate):
    """Update all layers but the last."""
    stepped = deep.update_parameters(parameters, grads, learning_rate)
    return stepped | {"W3": parameters["W3"], "b3": parameters["b3"]}


def biases_at_full_rate(parameters, grads, learning_rate):
    """Forget the learning rate for the biases."""
    stepped = deep.update_parameters(parameters, grads, learning_rate)
    return stepped | {f"b{k}": parameters[f"b{k}"] - grads[f"db{k}"] for k in (1, 2, 3)}


# %% tags=["experiment"]
runs = [
    descend(deep.update_parameters, "right", 1500),
    descend(without_last_layer, "last layer never updated", 1500),
    descend(biases_at_full_rate, "learning rate forgotten for b", 1500),
    descend(nowhere, "step dropped", 1500),
]
figures.draw_hidden_faults(runs)
for run in runs:
    print(f"{run.label:30s} last cost {run.costs[-1]:.4f}")

# %% [markdown]
# With the learning rate forgotten for the biases, this run falls even *faster* than the right one and
# ends where that one ends. On the two moons of `deep_network_step_by_step`, the same fault makes the
# cost leap up now and then where the right program's falls smoothly. You would blame the data.
#
# This is why networks are hard to debug: gradient descent makes up for many faults. A program that
# trains is not thereby right. What tells it apart from a right one is not the curve but the
# instruments of section 3.
#
# What to take with you:
#
# - **Shapes first**, then values, then curves.
# - The line that raises an error is where the program stumbled. Ask who made the array it
#   stumbled over.
# - The gradient check finds the layer. It does not say which side is wrong.
# - Keep a number that you know by other means: $\ln 2$ at the start, 0 for five examples at the
#   end.
# - One repair at a time. `git commit`, look, next.
#
# Week 5 starts from here: a program that is right, and the question whether it learns what you want.
