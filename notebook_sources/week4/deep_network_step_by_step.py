# %% [markdown]
# # A deep network, step by step
#
# Nobody writes fifty layers one by one. Write **one**, and a loop. A **deep network** has several hidden layers; its
# depth is their number, plus one for the output layer.
#
# You will learn to
#
# - say the shape of every array of a deep network;
# - derive how large the first weights should be;
# - compute a network of any depth.
#
# Plan about 75 minutes. You need weeks 2 and 3.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week4 import deep_network_step_by_step as figures
from course_utils.reference import deep
from course_utils.toolbox.activations import relu, sigmoid

check = notebook_checks("week4/deep_network_step_by_step")

# %% [markdown]
# ## 1. Names and shapes
#
# Layers are numbered from 1 to $L$; the input is layer 0. What belongs to layer $l$ carries $[l]$ in formulas and the
# number in code, so $W^{[2]}$ is `W2`.
#
# | symbol | meaning | shape |
# |---|---|---|
# | $n^{[l]}$ | units of layer $l$, in code `layer_dims[l]`; $n^{[0]}$ features | |
# | $W^{[l]}$ | weights: row $k$ belongs to unit $k$ | $(n^{[l]}, n^{[l-1]})$ |
# | $b^{[l]}$ | biases | $(n^{[l]}, 1)$ |
# | $Z^{[l]}$ | pre-activations, a column for each example | $(n^{[l]}, m)$ |
# | $A^{[l]}$ | activations; $A^{[0]} = X$, and $A^{[L]}$ is `AL` | $(n^{[l]}, m)$ |
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = g\big(Z^{[l]}\big)$$
#
# The activation function $g$ is the ReLU in hidden layers, and the sigmoid in the last.

# %% tags=["experiment"]
figures.draw_blocks()

# %% [markdown]
# Forward pass along the top, backward pass along the bottom, caches between them.
#
# ### Exercise 1: `shapes`
#
# A network has `layer_dims = [7, 4, 2, 1]` and is given $m = 50$ examples. Replace each `None` by a shape, such as
# `(4, 1)` for `b1`, a number or a letter. The check looks at six answers now and at the others when you hand in.

# %% answer="shapes"
shapes = {
    "A0": None,
    "W1": None,
    "b2": None,
    "Z2": None,
    "W3": None,
    # a gradient has the shape of what it belongs to
    "dA1": None,
    "dW2": None,
    # how many numbers training can change, in all layers together
    "parameters": None,
    # layer 2 gets five units instead of two: which parameters change their shape?
    # "A": W2 and b2   "B": W2, b2 and W3   "C": W2 and W3   "D": W2, b2, W3 and b3
    "layer 2 wider": None,
    # b2 has the shape (2,) by mistake: which shape has W2 @ A1 + b2? Or is it an "error"?
    "flat b2, m = 50": None,
    "flat b2, m = 1": None,
    # dW2 is one of these, divided by m: which can it be, by its shape?
    # "A": dZ2 * A1   "B": A1 @ dZ2.T   "C": dZ2 @ A1.T   "D": dZ2.T @ A1
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
# **A known slip.** A flat bias stops you at once with 50 examples. With one example nothing complains. So try
# your code on more than one $m$.
#
# ## 2. Where to start
#
# ### Exercise 2: `initialize_parameters`, from memory
#
# Week 3's start for one hidden layer: which of the four arrays are random, of what size, and which may be zero?
#
# - Hand `rng` to `np.random.default_rng`, which makes a source of random numbers from a seed or from nothing, and
#   passes on a source.
# - The check looks at shapes and zeros, at mean and standard deviation of many draws, and for repeated draws.


# %% answer="initialize_parameters"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    """Draw small weights for one hidden layer.

    n_x, n_h, n_y: units of the input, hidden and output layer. rng: for np.random.default_rng.
    Returns a dict: W1, b1, W2, b2.
    """
    ...


# %% check="initialize_parameters"
check("initialize_parameters")

# %% [markdown]
# ### How large should weights be?

# %% predict="after_ten_layers"
check.predict("after_ten_layers")

# %% tags=["experiment"]
rng = np.random.default_rng(4)
plain = rng.standard_normal((10, 100, 100))
starts = {
    "factor 1": list(plain),
    "factor 0.1": list(0.1 * plain),
    "factor 0.01": list(0.01 * plain),
}
figures.draw_activations(starts, relu, rng)  # 200 random examples go through each

# %% [markdown]
# One start makes hundred millions, another loses the signal. What is special about 0.1 here?
#
# On paper: $z = \sum_j w_j a_j$ has $n$ terms, one for each unit of the layer before. Weights and inputs are
# independent, with mean 0 and the standard deviations $s$ and 1. Then each term has the variance $s^2$, and
# variances of independent terms add. For which $s$ is $z$ about as large as the inputs?
#
# ### Exercise 3: `initialize_parameters_deep`
#
# - Give each layer's weights the standard deviation that you found. Biases are zero.
# - Worked line: with `layer_dims = [4, 3, 1]`, the standard deviations are 0.5 in `W1` and 0.577 in `W2`.
# - The check uses one to four layers. The scale has points of its own: the factor 0.01 gets only those for shapes
#   and zeros.


# %% answer="initialize_parameters_deep"
def initialize_parameters_deep(layer_dims, rng=None):
    """Draw weights for any number of layers, scaled by the size of the layer before.

    layer_dims: list, units of every layer, the input first. rng: for np.random.default_rng.
    Returns a dict: W1, b1, ..., WL, bL.
    """
    ...


# %% check="initialize_parameters_deep"
check("initialize_parameters_deep")

# %% [markdown]
# In the figure, 0.1 still loses about 30 % in each layer: the ReLU sets half of the units to 0, and your sum did not
# know that. Week 5 puts the ReLU in.
#
# ## 3. The forward pass
#
# ### Exercise 4: `linear_forward`
#
# The first half of a layer. The check uses one example, one input and one unit, too; your arguments must stay
# unchanged.


# %% answer="linear_forward"
def linear_forward(A, W, b):
    """Compute the linear part of a layer.

    A: (n[l-1], m), activations of the layer before. W: (n[l], n[l-1]). b: (n[l], 1).
    Returns Z: (n[l], m), and the cache, the tuple (A, W, b) of what went in.
    A = [[1, 2]], W = [[3], [-1]], b = [[0.5], [0]] give Z = [[3.5, 6.5], [-1, -2]].
    """
    ...


# %% check="linear_forward"
check("linear_forward")

# %% [markdown]
# ### Exercise 5: `linear_activation_forward`
#
# The whole layer. The slope of the activation will be taken at $Z$, so the cache is a pair: what `linear_forward`
# keeps, then `Z`. The check looks at both activations and at that order.


# %% answer="linear_activation_forward"
def linear_activation_forward(A_prev, W, b, activation):
    """Compute a layer.

    A_prev: (n[l-1], m). W: (n[l], n[l-1]). b: (n[l], 1). activation: "relu" or "sigmoid".
    Returns A: (n[l], m), and the cache ((A_prev, W, b), Z).
    With the arrays of `linear_forward` and "relu", A is [[3.5, 6.5], [0, 0]].
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
# Now the loop: ReLU in layers 1 to $L - 1$, sigmoid in layer $L$. No array operation can take its place, since
# layer 2 has to wait for layer 1. All examples still go through at once.
#
# - $L$ is not an argument. How do you get it from `parameters`?
# - The check uses one to four layers, one example, and layers of one unit.


# %% answer="L_model_forward"
def L_model_forward(X, parameters):
    """Go forward through all layers.

    X: (n[0], m). parameters: W1, b1, ..., WL, bL.
    Returns AL: (n[L], m), and a list of the layers' caches, the first layer's first.
    X = [[1, 2]], W1 = [[3], [-1]], b1 = [[0.5], [0]], W2 = [[1, 1]], b2 = [[-3.5]] give
    AL = [[0.5, 0.9526]] and two caches.
    """
    ...


# %% check="L_model_forward"
check("L_model_forward")

# %% tags=["experiment"]
if check.ready("L_model_forward"):
    rng = np.random.default_rng(1)
    X = rng.standard_normal((7, 12))
    parameters = deep.initialize_parameters_deep([7, 10, 6, 4, 1], rng)
    # twice as large as they would start, so that the pictures do not fade
    AL, caches = L_model_forward(X, {name: 2 * value for name, value in parameters.items()})
    figures.draw_arrays([cache[0][0] for cache in caches] + [AL])

# %% [markdown]
# The input has both signs, hidden layers have nothing below 0, the last row holds probabilities. Nothing has been
# trained, so they are chance.
#
# ## 4. The cost
#
# ### Exercise 7: `compute_cost`, from memory
#
# The mean cross-entropy of week 2. Which probability does the network give to the true label of each example? The check
# uses one example, and one class only.


# %% answer="compute_cost"
def compute_cost(AL, Y):
    """Compute the mean cross-entropy; AL, Y: (1, m). Returns a number.

    AL = [[0.5, 0.9]], Y = [[0, 1]] give 0.3993.
    """
    ...


# %% check="compute_cost"
check("compute_cost")

# %% [markdown]
# ## What you can do now
#
# You can give every array of a deep network its shape, scale its start, and compute its output and cost. To take
# along: the caches keep every $A$ and $Z$. How does that memory grow with depth, and with $m$?
#
# > **Who and when.** Alexey Ivakhnenko and Valentin Lapa trained networks of several layers in 1965, layer by
# > layer. Yann LeCun, Léon Bottou, Genevieve Orr and Klaus-Robert Müller argued for the scale that you derived in
# > 1998. Deep networks spread after 2006, when Geoffrey Hinton, Simon Osindero and Yee-Whye Teh trained one by
# > starting it well.
# >
# > *Read*: their [A fast learning algorithm for deep belief nets](https://doi.org/10.1162/neco.2006.18.7.1527),
# > the introduction. *Watch*: 3Blue1Brown, [But what is a neural
# > network?](https://www.3blue1brown.com/lessons/neural-networks) *Try*: deeplearning.ai, [Initializing neural
# > networks](https://www.deeplearning.ai/ai-notes/initialization/).
