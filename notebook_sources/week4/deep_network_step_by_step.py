# %% [markdown]
# # A deep network, step by step
#
# In week 3 you wrote out a network with one hidden layer: two formulas for each of two layers, and
# their derivatives. With five layers you would copy everything three more times, and with fifty
# nobody would. In this notebook you write **one** layer, forward and backward, and then a loop. What
# comes out trains a network of any depth.
#
# You will learn to
#
# - name every array of a deep network and say its shape without running anything;
# - say why weights must be scaled by the size of the layer before;
# - build the forward step of a layer, and keep what the way back will need;
# - say what depth buys, in units that you can count, and what it does not buy;
# - derive the backward step of a layer and chain it, from the cost to the input;
# - find out whether a gradient is right without anybody's solution.
#
# Plan about five hours; the second half starts with section 5. There are twelve exercises. You
# need weeks 2 and 3: the sigmoid, the cross-entropy cost, and the chain rule backwards through a
# graph.

# %% [markdown]
# ## How the checks work
#
# Write your function in the answer cell, run it, then run the check under it. You see some of the
# cases; others run at grading, among them networks with two, three and four layers, with one
# example, and with layers of a single unit. Cells announced by **Look** use your functions and wait
# until their checks pass.
#
# `sigmoid` and `relu`, and the backward functions that you derived in week 3, are imported from
# `course_utils.toolbox`: your own where they have passed their checks, else the course's. You need
# not write them again. Each backward function takes `dA` and `Z` and returns `dZ`, all of one shape.
#
# Run this cell first.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, training
from course_utils.explorers.live_curve import LiveCurve
from course_utils.figures.week4 import deep_network_step_by_step as figures
from course_utils.reference import deep
from course_utils.toolbox.activations import relu, relu_backward, sigmoid, sigmoid_backward

check = notebook_checks("week4/deep_network_step_by_step")

# %% [markdown]
# ## 1. Names and shapes
#
# The layers of a network are numbered from 1 to $L$. The input is layer 0 and is not counted: it has
# no parameters and computes nothing. What belongs to layer $l$ carries $[l]$ in formulas and the
# number in code, so $W^{[2]}$ is `W2`. As before, $m$ is the number of examples.
#
# | symbol | in code | meaning | shape |
# |---|---|---|---|
# | $L$ | `L` | number of layers | a number |
# | $n^{[l]}$ | `layer_dims[l]` | units of layer $l$; $n^{[0]}$ is the number of features | a number |
# | $W^{[l]}$ | `W1`, `W2`, … | weights: row $k$ belongs to unit $k$ of layer $l$ | $(n^{[l]}, n^{[l-1]})$ |
# | $b^{[l]}$ | `b1`, `b2`, … | biases, one for each unit | $(n^{[l]}, 1)$ |
# | $Z^{[l]}$ | `Z1`, `Z2`, … | pre-activations, one column for each example | $(n^{[l]}, m)$ |
# | $A^{[l]}$ | `A1`, `A2`, … | activations; $A^{[0]} = X$, and $A^{[L]}$ is also called `AL` | $(n^{[l]}, m)$ |
#
# Every layer does the same two things. It takes the outputs of the layer before, and
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = g\big(Z^{[l]}\big)$$
#
# The activation $g$ is the ReLU in all hidden layers. In the last it is the sigmoid, because a
# probability is asked for.
#
# Here is a network with three layers as blocks. Values go right along the top (blue). The way back
# runs along the bottom (dashed), and what it needs from the forward pass was put into a **cache** on
# the way. You will write each of these blocks.

# %% tags=["experiment"]
figures.draw_blocks()

# %% [markdown]
# ### Exercise 1: `shapes`
#
# When network code fails, it is mostly a shape. So fill in a table before you write anything. The
# network has `layer_dims = [7, 4, 2, 1]` and is given $m = 50$ examples. A gradient such as `dW2`
# has the shape of what it belongs to, here `W2`.
#
# - `"A0"`, `"W1"`, `"b2"`, `"Z2"`, `"W3"`, `"dA1"`, `"dW2"`: the shape, a tuple.
# - `"parameters"`: how many numbers training can change, in all layers together.
# - `"layer 2 wider"`: layer 2 gets five units instead of two. Which parameters change their shape?
#   `"A"`: W2 and b2. `"B"`: W2, b2 and W3. `"C"`: W2 and W3. `"D"`: W2, b2, W3 and b3.
# - `"flat b2, m = 50"`: by mistake `b2` has the shape `(2,)`. What is the shape of `W2 @ A1 + b2`?
#   A tuple, or `"error"`.
# - `"flat b2, m = 1"`: the same with a single example.
# - `"dW2 from dZ2"`: you have forgotten the formula for `dW2`, but you know that it is a product of
#   `dZ2` and `A1`, divided by $m$. Which product can it be, by its shape? `"A"`: `dZ2 * A1`.
#   `"B"`: `A1 @ dZ2.T`. `"C"`: `dZ2 @ A1.T`. `"D"`: `dZ2.T @ A1`.
#
# Worked line: `b1` has the shape `(4, 1)`. Replace each `None`. The check looks at six of the
# answers now and at the others when you hand in.

# %% answer="shapes"
shapes = {
    "A0": None,
    "W1": None,
    "b2": None,
    "Z2": None,
    "W3": None,
    "dA1": None,
    "dW2": None,
    "parameters": None,
    "layer 2 wider": None,
    "flat b2, m = 50": None,
    "flat b2, m = 1": None,
    "dW2 from dZ2": None,
}
### BEGIN SOLUTION
shapes = {
    "A0": (7, 50),
    "W1": (4, 7),
    "b2": (2, 1),
    "Z2": (2, 50),
    "W3": (1, 2),
    "dA1": (4, 50),
    "dW2": (2, 4),
    "parameters": 4 * 7 + 4 + 2 * 4 + 2 + 1 * 2 + 1,
    "layer 2 wider": "B",
    "flat b2, m = 50": "error",
    "flat b2, m = 1": (2, 2),
    "dW2 from dZ2": "C",
}
### END SOLUTION

# %% check="shapes"
check("shapes")

# %% [markdown]
# The flat bias is the fault to remember. With 50 examples it stops you at once. With one example it
# makes two columns out of one, and nothing complains until much later, or ever. Try your code on
# more than one $m$.
#
# **Look.** The next notebook trains this network on the pictures of cats. Change `layer_dims` and
# run the cell again.

# %% tags=["experiment"]
if check.ready("shapes"):
    layer_dims, m = [12288, 20, 7, 5, 1], 209
    figures.draw_shapes(layer_dims, m)
    sizes = zip(layer_dims[:-1], layer_dims[1:], strict=True)
    counts = [n_out * n_in + n_out for n_in, n_out in sizes]
    print("parameters of each layer:", counts, "  together:", sum(counts))

# %% [markdown]
# Nearly all parameters sit in the first layer, where the pictures come in. The three layers after it
# cost little.

# %% [markdown]
# ## 2. Where to start
#
# Units of a layer that start equal stay equal: week 3 showed it. So the weights start random. The
# biases may be zero, since different weights are enough to make the units different.
#
# ### Exercise 2: `initialize_parameters`
#
# First for one hidden layer, with weights as small as in week 3.
#
# - In: `n_x`, `n_h`, `n_y`, the units of the input, hidden and output layer. `rng` is optional: hand
#   it to `np.random.default_rng`. That makes a source of random numbers out of a seed. It passes on
#   a source that is one already, and without an argument it makes a new one.
# - Out: a dict with `"W1"`, shape `(n_h, n_x)`, `"b1"`, shape `(n_h, 1)`, `"W2"`, shape
#   `(n_y, n_h)`, and `"b2"`, shape `(n_y, 1)`. Weights: 0.01 times standard normal draws
#   (`standard_normal`). Biases: zero.
# - Worked line: `initialize_parameters(3, 2, 1)["W1"]` could be
#   `[[0.0013, -0.0064, 0.0105], [-0.0054, 0.0036, 0.0130]]`.
# - The check cannot know your draws. It looks at shapes, at zeros, whether many draws have mean 0 and
#   standard deviation 0.01, and whether `W2` repeats those of `W1`.


# %% answer="initialize_parameters"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    """Draw small weights for one hidden layer.

    Parameters
    ----------
    n_x, n_h, n_y : int
        Units of the input, hidden and output layer.
    rng : Generator, int or None
        For `np.random.default_rng`.

    Returns
    -------
    dict
        "W1", shape (n_h, n_x), "b1", (n_h, 1), "W2", (n_y, n_h), "b2", (n_y, 1).
    """
    ...


# %% check="initialize_parameters"
check("initialize_parameters")

# %% [markdown]
# ### How large should weights be?
#
# A factor of 0.01 is a habit, not a reason. Think of one unit: $z$ is a sum of $n^{[l-1]}$ terms,
# each a weight times an input. If weights and inputs have standard deviation $s$ and 1 and are
# independent with mean 0, each term has variance $s^2$, and variances of independent terms add:
#
# $$\operatorname{Var}(z) = n^{[l-1]} \, s^2$$
#
# For $z$ to be about as large as the inputs, this must be 1. So $s = 1 / \sqrt{n^{[l-1]}}$: a unit
# that listens to many must listen to each a little less.
#
# ### Exercise 3: `initialize_parameters_deep`
#
# - In: `layer_dims`, a list of $L + 1$ numbers, $n^{[0]}$ to $n^{[L]}$; `rng` as before.
# - Out: a dict with `"W1"`, `"b1"`, …, `"WL"`, `"bL"` of the shapes you know. Weights: standard
#   normal draws divided by $\sqrt{n^{[l-1]}}$. Biases: zero.
# - Worked line: `layer_dims = [4, 3, 1]` gives `W1` of shape `(3, 4)` with standard deviation 0.5,
#   `b1` `(3, 1)`, `W2` `(1, 3)` with 0.577, `b2` `(1, 1)`, and nothing else.
# - The check looks at one to four layers, each with draws of its own, and layers of one unit. Many
#   published solutions keep the factor 0.01 here. The check lets that pass too; the next figure shows
#   what it leads to.


# %% answer="initialize_parameters_deep"
def initialize_parameters_deep(layer_dims, rng=None):
    """Draw weights for any number of layers, scaled by the size of the layer before.

    Parameters
    ----------
    layer_dims : list of int
        Units of every layer, the input first.
    rng : Generator, int or None
        For `np.random.default_rng`.

    Returns
    -------
    dict
        "W1", shape (n[1], n[0]), "b1", shape (n[1], 1), and so on to layer L.
    """
    ...


# %% check="initialize_parameters_deep"
check("initialize_parameters_deep")

# %% [markdown]
# **Look.** Ten layers of 100 ReLU units, from three starts. How large are the activations after each
# layer?

# %% tags=["experiment"]
if check.ready("initialize_parameters_deep"):
    rng = np.random.default_rng(4)
    start, plain = initialize_parameters_deep([100] * 11), rng.standard_normal((10, 100, 100))
    starts = {
        "your start": [start[f"W{layer}"] for layer in range(1, 11)],
        "factor 0.01": list(0.01 * plain),
        "factor 1": list(plain),
    }
    figures.draw_activations(starts, relu, rng)  # 200 random examples go through each

# %% [markdown]
# After ten layers, one start has made numbers in the hundred millions, and another has lost the
# signal. The scaled one falls gently, by $1/\sqrt{2}$ a layer. It is not 1, because our sum asked
# for inputs with mean 0 and standard deviation 1, and a ReLU sets half of them to 0. Week 5 does the
# sum again with the ReLU in it. (If yours is the one that fades, you have kept the factor 0.01.)

# %% [markdown]
# ## 3. The forward pass
#
# ### Exercise 4: `linear_forward`
#
# The first half of a layer. It returns $Z$, and with it a cache: the way back will ask for the very
# arrays that went in, so hand them out together.
#
# - In: `A`, shape `(n[l-1], m)`, the activations of the layer before; `W`, shape
#   `(n[l], n[l-1])`; `b`, shape `(n[l], 1)`.
# - Out: `Z`, shape `(n[l], m)`, and the cache, the tuple `(A, W, b)`.
# - Worked line: `A = [[1, 2]]`, `W = [[3], [-1]]`, `b = [[0.5], [0]]` give
#   `Z = [[3.5, 6.5], [-1, -2]]`.
# - The check looks at one example, one input, one unit, and that nothing you were given changes.


# %% answer="linear_forward"
def linear_forward(A, W, b):
    """Compute the linear part of a layer.

    Parameters
    ----------
    A : ndarray, shape (n[l-1], m)
    W : ndarray, shape (n[l], n[l-1])
    b : ndarray, shape (n[l], 1)

    Returns
    -------
    Z : ndarray, shape (n[l], m)
    cache : tuple
        (A, W, b)
    """
    ...


# %% check="linear_forward"
check("linear_forward")

# %% [markdown]
# ### Exercise 5: `linear_activation_forward`
#
# The whole layer: the linear part, then the activation that the argument names. The slope of the
# activation will be taken at $Z$, so $Z$ goes into the cache too. (`sigmoid(Z)` and `relu(Z)` give
# back one array. Elsewhere you may meet versions that return a pair.)
#
# - In: `A_prev`, `W`, `b` as before; `activation`, the text `"relu"` or `"sigmoid"`.
# - Out: `A`, shape `(n[l], m)`, and the cache, a pair: what `linear_forward` keeps, and `Z`. That is
#   `((A_prev, W, b), Z)`.
# - Worked line: `A_prev = [[1, 2]]`, `W = [[3], [-1]]`, `b = [[0.5], [0]]` and `"relu"` give
#   `A = [[3.5, 6.5], [0, 0]]`; the second half of the cache is `[[3.5, 6.5], [-1, -2]]`.
# - The check looks at both activations and at the order of the cache.


# %% answer="linear_activation_forward"
def linear_activation_forward(A_prev, W, b, activation):
    """Compute a layer.

    Parameters
    ----------
    A_prev : ndarray, shape (n[l-1], m)
    W : ndarray, shape (n[l], n[l-1])
    b : ndarray, shape (n[l], 1)
    activation : str
        "relu" or "sigmoid".

    Returns
    -------
    A : ndarray, shape (n[l], m)
    cache : tuple
        (linear_cache, Z), where linear_cache is (A_prev, W, b).
    """
    ### BEGIN SOLUTION
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = sigmoid(Z) if activation == "sigmoid" else relu(Z)
    return A, (linear_cache, Z)
    ### END SOLUTION


# %% check="linear_activation_forward"
check("linear_activation_forward")

# %% [markdown]
# ### Exercise 6: `L_model_forward`
#
# Now the loop: layers 1 to $L - 1$ with the ReLU, layer $L$ with the sigmoid, each fed with what the
# one before gave. This loop cannot be replaced by an array operation: layer 2 has to wait for layer
# 1. All examples still go through at once.
#
# - In: `X`, shape `(n[0], m)`; `parameters`, the dict of `initialize_parameters_deep`. $L$ is not an
#   argument. How do you get it from the dict?
# - Out: `AL`, shape `(n[L], m)`, and `caches`, a list of $L$ caches: the first is that of layer 1.
# - Worked line: `X = [[1, 2]]`, `W1 = [[3], [-1]]`, `b1 = [[0.5], [0]]`, `W2 = [[1, 1]]`,
#   `b2 = [[-3.5]]` give `AL = [[0.5, 0.9526]]` and two caches.
# - The check looks at one to four layers, one example, and layers of one unit.


# %% answer="L_model_forward"
def L_model_forward(X, parameters):
    """Go forward through all layers.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    parameters : dict
        "W1", "b1", ..., "WL", "bL".

    Returns
    -------
    AL : ndarray, shape (n[L], m)
        The output of the last layer.
    caches : list
        The cache of each layer, the first layer's first.
    """
    ...


# %% check="L_model_forward"
check("L_model_forward")

# %% [markdown]
# **Look.** Twelve examples flow through a network. Each picture is one array: a row for each unit, a
# column for each example. The caches hold them all.

# %% tags=["experiment"]
if check.ready("L_model_forward"):
    rng = np.random.default_rng(1)
    X = rng.standard_normal((7, 12))
    parameters = deep.initialize_parameters_deep([7, 10, 6, 4, 1], rng)
    # twice as large as they would start, so that the pictures do not fade
    AL, caches = L_model_forward(X, {name: 2 * value for name, value in parameters.items()})
    figures.draw_arrays([cache[0][0] for cache in caches] + [AL])

# %% [markdown]
# The input has both signs, the hidden layers have nothing below 0, and the last row holds
# probabilities. Nothing has been trained yet: what they say is chance.

# %% [markdown]
# ## 5. The cost
#
# ### Exercise 8: `compute_cost`
#
# The last layer gives one probability for each example, as the single unit of week 2 did, so the cost
# is the same: the mean over the examples of $-\log$ of the probability that was given to the true
# label. Write it from memory.
#
# - In: `AL`, shape `(1, m)`, probabilities; `Y`, shape `(1, m)`, labels 0 or 1. Out: a number.
# - Worked line: `AL = [[0.5, 0.9]]`, `Y = [[0, 1]]` give 0.3993.
# - The check looks at one example, at one class only, and that a number comes back, not a matrix.


# %% answer="compute_cost"
def compute_cost(AL, Y):
    """Compute the mean cross-entropy.

    Parameters
    ----------
    AL : ndarray, shape (1, m)
    Y : ndarray, shape (1, m)

    Returns
    -------
    float
    """
    ...


# %% check="compute_cost"
check("compute_cost")

# %% [markdown]
# ## 6. The backward pass
#
# Now the dashed arrows. A convention first. `dZ` and `dA` have a column for each example, and column
# $i$ is the derivative of **that example's loss** $\mathcal{L}^{(i)}$. (The letter is curly now,
# because $L$ counts the layers.) `dW` and `db` have no axis for the examples; they are the
# derivatives of the **cost** $J$, the mean of the losses. So the division by $m$ happens in `dW` and
# `db`, once, and nowhere else.
#
# Say that `dZ` of a layer has come back to you,
# $dz_k^{(i)} = \partial \mathcal{L}^{(i)} / \partial z_k^{(i)}$ for every unit $k$ and example $i$.
# Write down what the layer computed, one number at a time:
#
# $$z_k^{(i)} = \sum_j w_{kj} \, a_j^{(i)} + b_k$$
#
# where $a_j^{(i)}$ is the output of unit $j$ of the layer before. Ask of each letter on the right
# whom it reaches:
#
# - the weight $w_{kj}$ reaches $z_k$ only, in every example, and stands beside $a_j^{(i)}$:
#   $\displaystyle \frac{\partial J}{\partial w_{kj}} = \frac{1}{m} \sum_i dz_k^{(i)} \, a_j^{(i)}$
# - the bias $b_k$ reaches $z_k$ only, in every example, and stands beside 1:
#   $\displaystyle \frac{\partial J}{\partial b_k} = \frac{1}{m} \sum_i dz_k^{(i)}$
# - the output $a_j^{(i)}$ reaches **all** units $k$, in one example, and stands beside $w_{kj}$:
#   $\displaystyle \frac{\partial \mathcal{L}^{(i)}}{\partial a_j^{(i)}} = \sum_k w_{kj} \, dz_k^{(i)}$
#
# ### Exercise 9: `linear_backward`
#
# Turn the three sums into array operations. Look at each sum: over which letter does it run, and
# which letters are left for the rows and columns of the result?
#
# - In: `dZ`, shape `(n[l], m)`; `cache`, the tuple `(A_prev, W, b)` that `linear_forward` kept.
# - Out: `dA_prev`, shape `(n[l-1], m)`; `dW`, shape `(n[l], n[l-1])`; `db`, shape `(n[l], 1)`. No
#   loops.
# - Worked line: `dZ = [[1, -1]]` with `A_prev = [[1, 3]]`, `W = [[2]]`, `b = [[0]]` gives
#   `dA_prev = [[2, -2]]`, `dW = [[-1]]`, `db = [[0]]`.
# - The check looks at one example, one unit, one input, at layers where all lengths are equal, and
#   that nothing you were given changes.


# %% answer="linear_backward"
def linear_backward(dZ, cache):
    """Go back through the linear part of a layer.

    Parameters
    ----------
    dZ : ndarray, shape (n[l], m)
    cache : tuple
        (A_prev, W, b) of `linear_forward`.

    Returns
    -------
    dA_prev : ndarray, shape (n[l-1], m)
    dW : ndarray, shape (n[l], n[l-1])
    db : ndarray, shape (n[l], 1)
    """
    ...


# %% check="linear_backward"
check("linear_backward")

# %% [markdown]
# **Look.** Is it true? Take a layer, and as the loss of an example half the sum of the squares of
# its $z$, because then `dZ` is simply `Z`. Move one number by a little and see how the mean loss
# moves.

# %% folded=True tags=["experiment"]
# One number of each of W, b and A, moved to both sides, against your gradient.
if check.ready("linear_forward", "linear_backward"):
    rng = np.random.default_rng(2)
    A, W, b = rng.normal(size=(4, 6)), rng.normal(size=(3, 4)), rng.normal(size=(3, 1))

    def half_squares(A, W, b):
        """Return the mean over the examples of half the sum of squares of Z."""
        Z, _ = linear_forward(A, W, b)
        return np.sum(Z**2) / 2 / Z.shape[1]

    Z, cache = linear_forward(A, W, b)
    dA, dW, db = linear_backward(Z, cache)
    move = np.zeros((3, 4))
    move[2, 1] = 1e-6
    moved = (half_squares(A, W + move, b) - half_squares(A, W - move, b)) / 2e-6
    print(f"dW[2, 1]:         {dW[2, 1]:9.6f}   by moving it: {moved:9.6f}")
    move = np.array([[0.0], [1e-6], [0.0]])
    moved = (half_squares(A, W, b + move) - half_squares(A, W, b - move)) / 2e-6
    print(f"db[1]:            {db[1, 0]:9.6f}   by moving it: {moved:9.6f}")
    move = np.zeros((4, 6))
    move[0, 3] = 1e-6
    moved = (half_squares(A + move, W, b) - half_squares(A - move, W, b)) / 2e-6
    print(f"dA[0, 3] / m:     {dA[0, 3] / 6:9.6f}   by moving it: {moved:9.6f}")

# %% [markdown]
# The last line needs the division by 6 by hand: moving the mean loss asks for the derivative of the
# mean, and `dA` belongs to the loss of its example.
#
# ### Exercise 10: `linear_activation_backward`
#
# The whole layer backwards. What comes back is `dA`. It passes the activation first, then the linear
# part. Two functions of week 3 do the first step: `relu_backward(dA, Z)` and
# `sigmoid_backward(dA, Z)` give $dZ = dA \circ g'(Z)$, entry by entry.
#
# - In: `dA`, shape `(n[l], m)`; `cache`, the pair that `linear_activation_forward` kept;
#   `activation`, `"relu"` or `"sigmoid"`.
# - Out: `dA_prev`, `dW`, `db` as before.
# - Worked line: `dA = [[1, 1]]`, cache `(([[1, 3]], [[2]], [[-4]]), [[-2, 2]])` and `"relu"` give
#   `dA_prev = [[0, 2]]`, `dW = [[1.5]]`, `db = [[0.5]]`. Why does the first example add nothing?
# - The check looks at both activations, pre-activations of both signs, and that `dA` stays as it was.


# %% answer="linear_activation_backward"
def linear_activation_backward(dA, cache, activation):
    """Go back through a layer.

    Parameters
    ----------
    dA : ndarray, shape (n[l], m)
    cache : tuple
        (linear_cache, Z) of `linear_activation_forward`.
    activation : str
        "relu" or "sigmoid".

    Returns
    -------
    dA_prev : ndarray, shape (n[l-1], m)
    dW : ndarray, shape (n[l], n[l-1])
    db : ndarray, shape (n[l], 1)
    """
    ### BEGIN SOLUTION
    linear_cache, Z = cache
    backward = sigmoid_backward if activation == "sigmoid" else relu_backward
    return linear_backward(backward(dA, Z), linear_cache)
    ### END SOLUTION


# %% check="linear_activation_backward"
check("linear_activation_backward")

# %% [markdown]
# ### Exercise 11: `L_model_backward`
#
# The loop again, from layer $L$ down to layer 1. It starts with `dAL`, the derivative of each
# example's loss with respect to its own $a$. Week 2 had it, one example at a time:
#
# $$\mathcal{L}(a, y) = -\big(y \log a + (1 - y) \log (1 - a)\big)$$
#
# Differentiate it, and write the result for all examples at once.
#
# Then every step takes the `dA` of its layer and gives three gradients. Mind the numbers: the step of
# layer $l$ gives $dW^{[l]}$ and $db^{[l]}$, and the derivative with respect to what came **in**, which
# is $dA^{[l-1]}$.
#
# - In: `AL`, shape `(1, m)`; `Y`, shape `(1, m)`; `caches`, the list of `L_model_forward`.
# - Out: a dict with `"dW1"`, `"db1"`, …, `"dWL"`, `"dbL"` and `"dA0"`, …, `"dA{L-1}"`. (`"dA2"` in a
#   network with three layers is the last one.)
# - Worked line: `X = [[1, 2]]` and the parameters of exercise 6 with `Y = [[1, 0]]` give
#   `dW2 = [[2.2209, 0]]`, `db2 = [[0.2263]]`, `dA1 = [[-0.5, 0.9526], [-0.5, 0.9526]]`,
#   `dW1 = [[0.7026], [0]]`, `db1 = [[0.2263], [0]]` and `dA0 = [[-1.5, 2.8577]]`.
# - The check looks at one to four layers, one example, and layers of one unit.


# %% answer="L_model_backward"
def L_model_backward(AL, Y, caches):
    """Go back through all layers.

    Parameters
    ----------
    AL : ndarray, shape (1, m)
    Y : ndarray, shape (1, m)
    caches : list
        Of `L_model_forward`.

    Returns
    -------
    dict
        "dA0" ... "dA{L-1}", "dW1" ... "dWL", "db1" ... "dbL".
    """
    ...


# %% check="L_model_backward"
check("L_model_backward")

# %% [markdown]
# ### Whose gradient is it?
#
# **Look.** A gradient is a mean over examples. Here is what each of six examples wants of each
# weight, its **wish**: minus the gradient of its own loss. And here is what is left when all have
# been heard. How long is the wish of example 5 before the first update, and after 100? The quiz of
# this week comes back to that.

# %% tags=["experiment"]
from course_utils.explorers.backprop import Backprop

Backprop(functions=check.own("L_model_forward", "compute_cost", "L_model_backward"))

# %% [markdown]
# ### Two looks at your gradients
#
# **Look.** First: are they right? Every single parameter of a network with four layers is moved a
# little to both sides, and the cost is computed each time. That needs nothing but your forward pass.
# Across, what your backward pass says; up, what moving the parameter says.


# %% folded=True
# Every parameter moved to both sides, one after the other.
def slopes_by_moving(X, Y, parameters, h=1e-6):
    """Return the slope of the cost along every parameter, by differences."""
    slopes = {}
    for name, value in parameters.items():
        slopes[name] = np.zeros(value.shape)
        for index in np.ndindex(value.shape):
            costs = []
            for step in (h, -h):
                moved = value.copy()
                moved[index] += step
                AL, _ = L_model_forward(X, {**parameters, name: moved})
                costs.append(compute_cost(AL, Y))
            slopes[name][index] = (costs[0] - costs[1]) / (2 * h)
    return slopes


# %% tags=["experiment"]
if check.ready("L_model_forward", "compute_cost", "L_model_backward"):
    rng = np.random.default_rng(3)
    X, Y = rng.normal(size=(4, 20)), rng.integers(0, 2, size=(1, 20))
    parameters = deep.initialize_parameters_deep([4, 6, 5, 3, 1], rng)
    for layer in range(1, 5):  # with zero biases, a unit that reads only zeros has z = 0 exactly
        parameters[f"b{layer}"] = 0.5 * rng.normal(size=parameters[f"b{layer}"].shape)
    AL, caches = L_model_forward(X, parameters)
    grads, slopes = L_model_backward(AL, Y, caches), slopes_by_moving(X, Y, parameters)
    figures.draw_gradients(grads, slopes)

# %% [markdown]
# A difference of $10^{-7}$ or less is rounding. One of $10^{-2}$ is a fault, and the layer in which
# it starts tells you where to look: the layers before it inherit it.
#
# One trap: at its corner the ReLU has no slope. The biases above are random for that reason. With
# zero biases, a unit whose inputs are all switched off sits at $z = 0$ exactly. There the backward
# pass takes the slope to be 0. Moving the unit's bias up switches it on, moving it down does nothing,
# so what is measured is half the slope of a unit that is on. Take out the two lines that make the
# biases random, and see which layers seem wrong. The same test, as a tool of its own, is the subject
# of a notebook in week 5.
#
# **Look.** Second: how large are they? Here is the size of `dW` in each of ten layers at the start of
# training, from three starts: the two smaller ones of section 2, and one that is $\sqrt 2$ times as
# large as yours.

# %% tags=["experiment"]
if check.ready("L_model_forward", "L_model_backward"):
    rng = np.random.default_rng(5)
    X, Y = rng.normal(size=(50, 100)), rng.integers(0, 2, size=(1, 100))
    gradients = {}
    for name, factor in [("1/√n", 1), ("0.01", 0.01 * 50**0.5), ("√(2/n)", 2**0.5)]:
        start = deep.initialize_parameters_deep([50] * 10 + [1], rng=7)
        AL, caches = L_model_forward(X, {key: factor * value for key, value in start.items()})
        grads = L_model_backward(AL, Y, caches)
        gradients[name] = [grads[f"dW{layer}"] for layer in range(1, 11)]
    figures.draw_gradient_sizes(gradients)

# %% [markdown]
# With the factor 0.01, hardly anything reaches the last layer, and hardly anything comes back. A
# step of gradient descent then changes nothing that one could see. Nothing in the code is wrong: a
# deep network can fail to train for no other reason than its start. (The third start is the one that
# week 5 derives.)
#
# Why is no layer better off than the others? `dW` is a product of `dZ` and `A_prev`. The weights of
# all layers before are factors of `A_prev`, those of all layers after are factors of `dZ`. So small
# weights anywhere make every `dW` small.

# %% [markdown]
# ## 7. Training
#
# ### Exercise 12: `update_parameters`
#
# $$W^{[l]} \leftarrow W^{[l]} - \alpha \, dW^{[l]}, \qquad b^{[l]} \leftarrow b^{[l]} - \alpha \,
# db^{[l]}$$
#
# for every layer, with the learning rate $\alpha$.
#
# - In: `params`, a dict with `"W1"`, `"b1"`, …; `grads`, a dict with `"dW1"`, `"db1"`, … (and `"dA0"`,
#   …, which are for the way back only); `learning_rate`, a number.
# - Out: a dict with the new parameters. You may change the arrays you were given or make new ones.
# - Worked line: `{"W1": [[1]], "b1": [[0]]}` with `{"dA0": [[3]], "dW1": [[2]], "db1": [[-1]]}` and
#   rate 0.1 becomes `{"W1": [[0.8]], "b1": [[0.1]]}`.
# - The check looks at one to four layers.


# %% answer="update_parameters"
def update_parameters(params, grads, learning_rate):
    """Make one step of gradient descent.

    Parameters
    ----------
    params : dict
        "W1", "b1", ..., "WL", "bL".
    grads : dict
        "dW1", "db1", ..., "dWL", "dbL", and others.
    learning_rate : float

    Returns
    -------
    dict
        The new parameters.
    """
    ...


# %% check="update_parameters"
check("update_parameters")

# %% [markdown]
# That was the last part. Put together, a step of the training is four lines, and they do not know how
# many layers there are.


# %%
def fit(X, Y, parameters, learning_rate, num_iterations, name="", live=None):
    """Train from given parameters, and return the trained ones; `live` draws the cost."""

    def step(i):
        nonlocal parameters
        AL, caches = L_model_forward(X, parameters)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        return compute_cost(AL, Y)

    training.train(step, num_iterations, 1, name, live)
    return parameters


# %% [markdown]
# **Look.** Two moons that reach into each other, and three networks: no hidden layer, one, and
# three. The second number in each title is for 1000 new points. (From here on, the starts come from
# the course's own `initialize_parameters_deep`, with a seed, so that you see what this text talks
# about.)

# %% tags=["experiment"]
if check.ready("L_model_forward", "compute_cost", "L_model_backward", "update_parameters"):
    X, Y = datasets.make_moons(300, noise=0.2, seed=2)
    X_new, Y_new = datasets.make_moons(1000, noise=0.2, seed=3)
    trained, live = {}, LiveCurve("Cost on the moons, learning rate 0.2", log=True)
    for dims in ([2, 1], [2, 5, 1], [2, 8, 6, 4, 1]):
        start = deep.initialize_parameters_deep(dims, rng=2)
        trained[str(dims)] = fit(X, Y, start, 0.2, 2000, str(dims), live)
    figures.draw_borders(trained, L_model_forward, (X, Y), (X_new, Y_new))

# %% [markdown]
# One program trained all three. Look at the borders: a ReLU network cuts the plane into pieces and is
# straight within each. The deep one's cost jumps now and then: as in week 2, its rate is about as
# large as it can be. None gets every point right, because the moons overlap.
#
# Is it the depth that helped? The third network has more layers *and* more units, so the figure
# cannot tell. A fair rival has as many units in one layer: change the second entry to `[2, 18, 1]`.
# It does about as well. Two moons are no task that needs depth.

# %% [markdown]
# ## What you can do now
#
# You can give every array of a deep network its shape, scale its start, write its forward and its
# backward pass as one step and a loop, test any gradient by moving parameters, and train networks
# of any depth with the same four lines. You can also say what depth is good for, with numbers, and
# where the argument ends.
#
# In `deep_network_application` these functions (yours, where they pass their checks) learn to
# recognise cats, and in `find_the_bug` you will repair somebody else's.
#
# Questions to take along:
#
# - The forward pass keeps every $A$ and $Z$ for the way back. How does the memory that training takes
#   grow with the number of layers, and with $m$? What could be thrown away and computed again?
# - `dA0` is the derivative of the loss with respect to the input. Nobody updates the input. What
#   could you use it for?
