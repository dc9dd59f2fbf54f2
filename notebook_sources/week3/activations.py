# %% [markdown]
# # Activation functions and where to start
#
# Two choices made before training decide whether a network learns, and how fast: the activation function of its
# hidden units, and the weights from which it starts.
#
# You will learn to
#
# - derive an activation function's slope, and use it in the backward pass;
# - prove that a network without activation functions is a single layer;
# - choose an activation function and a start.
#
# Plan about 75 minutes. You need `planar_classifier`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week3 import activations as figures
from course_utils.toolbox import activations, shallow
from course_utils.toolbox.activations import sigmoid

check = notebook_checks("week3/activations")

# %% [markdown]
# ## 1. How much comes back
#
# The backward pass carries the **error**, the derivative of the loss, from the output towards the input. At
# each unit the chain rule multiplies it by the slope $g'(z)$ of the activation function $g$. Where does each
# function let most of it through, and where hardly any?

# %% tags=["experiment"]
from course_utils.explorers.activations import Activations

Activations()

# %% [markdown]
# A unit is **saturated** where its activation function is so flat that hardly any error gets back. Sigmoid
# and tanh saturate on both sides. The ReLU, $\max(0, z)$, lets all through where it is on, and nothing where
# it is off.
#
# ### The slope of tanh
#
# From week 2 you have $\sigma'(z) = \sigma(z)(1 - \sigma(z))$. On paper, differentiate
# $\tanh(z) = 2 \sigma(2z) - 1$, then put $\sigma(2z) = (1 + a)/2$, where $a = \tanh(z)$: the slope comes out in
# terms of $a$ alone. Check yours: it is 1 at $z = 0$, and 0 where $a$ is ±1.
#
# ### Exercises 1 to 5: back through an activation function
#
# Let `dA` be the derivative of the loss with respect to $A = g(Z)$, and `dZ` that with respect to $Z$. Entry by
# entry, $dZ = dA \cdot g'(Z)$. Derive each slope before you code it.
#
# The check uses matrices and single units, and `Z` far from zero, never 0 itself. `dA` must stay unchanged.
#
# #### Exercise 1: `sigmoid_backward`
#
# Worked line: `Z` = `[[0.0]]` and `dA` = `[[8.0]]` give `[[2.0]]`.


# %% answer="sigmoid_backward"
def sigmoid_backward(dA, Z):
    """Go back through a sigmoid: from dA to dZ, arrays of the same shape."""
    ...


# %% check="sigmoid_backward"
check("sigmoid_backward")

# %% [markdown]
# #### Exercise 2: `tanh_backward`
#
# Worked line: `Z` = `[[0.0, 1.0]]` and `dA` = `[[8.0, 8.0]]` give `[[8.0, 3.36]]`, rounded.


# %% answer="tanh_backward"
def tanh_backward(dA, Z):
    """Go back through a tanh: from dA to dZ, arrays of the same shape."""
    ...


# %% check="tanh_backward"
check("tanh_backward")

# %% [markdown]
# #### Exercise 3: `relu_backward`
#
# Worked line: `Z` = `[[-1.0, 2.0]]` and `dA` = `[[8.0, -8.0]]` give `[[0.0, -8.0]]`.


# %% answer="relu_backward"
def relu_backward(dA, Z):
    """Go back through a ReLU: from dA to dZ, arrays of the same shape."""
    ...


# %% check="relu_backward"
check("relu_backward")

# %% [markdown]
# #### Exercise 4: `leaky_relu_backward`
#
# A **dead ReLU** is a unit that is off for every example: no error comes back, so it stays off. The **leaky
# ReLU**, $\max(0.01 z, z)$, keeps a hundredth of the slope where a ReLU is off.
#
# Worked line: `Z` = `[[-1.0, 2.0]]` and `dA` = `[[8.0, -8.0]]` give `[[0.08, -8.0]]`.


# %% answer="leaky_relu_backward"
def leaky_relu_backward(dA, Z):
    """Go back through a leaky ReLU with leak 0.01: from dA to dZ, arrays of the same shape."""
    ...


# %% check="leaky_relu_backward"
check("leaky_relu_backward")

# %% [markdown]
# **Look.** Measured by tiny steps, are the slopes yours?

# %% folded=True tags=["experiment"]
# The slope at four places, measured and by your formula.
if check.ready("sigmoid_backward", "tanh_backward", "relu_backward", "leaky_relu_backward"):
    places, tiny = np.array([[-3.0, -0.7, 0.4, 2.0]]), 1e-6
    for name, function, backward in [
        ("sigmoid", activations.sigmoid, sigmoid_backward),
        ("tanh", activations.tanh, tanh_backward),
        ("ReLU", activations.relu, relu_backward),
        ("leaky ReLU", activations.leaky_relu, leaky_relu_backward),
    ]:
        measured = (function(places + tiny) - function(places - tiny)) / (2 * tiny)
        formula = backward(np.ones_like(places), places)
        print(f"{name:10s}  measured {measured[0].round(4)}  by your formula {formula[0].round(4)}")

# %% [markdown]
# #### Exercise 5: `swish_backward`
#
# **Swish** is $g(z) = z\, \sigma(z)$, a ReLU with a rounded corner. Derive its slope as that of a product.
#
# Worked line: `Z` = `[[0.0, 2.0]]` and `dA` = `[[8.0, 8.0]]` give `[[4.0, 8.726]]`, rounded.


# %% answer="swish_backward"
def swish_backward(dA, Z):
    """Go back through g(z) = z σ(z): from dA to dZ, arrays of the same shape."""
    ...


# %% check="swish_backward"
check("swish_backward")

# %% [markdown]
# ## 2. What if there is no activation function?

# %% predict="linear_units"
check.predict("linear_units")

# %% folded=True tags=["experiment"]
# 50 hidden units without an activation, trained on the flower for 2000 updates.
X, Y = datasets.make_flower(m=400, seed=1)
rng = np.random.default_rng(0)
V1, c1 = 0.01 * rng.normal(size=(50, 2)), np.zeros((50, 1))
V2, c2 = 0.01 * rng.normal(size=(1, 50)), np.zeros((1, 1))
for _ in range(2000):
    H = V1 @ X + c1
    error = (sigmoid(V2 @ H + c2) - Y) / 400
    back = V2.T @ error  # no slope: the activation is missing
    V2, c2 = V2 - 0.1 * error @ H.T, c2 - 0.1 * error.sum()
    V1, c1 = V1 - 0.1 * back @ X.T, c1 - 0.1 * back.sum(axis=1, keepdims=True)
scores = V2 @ (V1 @ X + c1) + c2
print(f"50 units without an activation: {100 * np.mean((scores > 0) == Y):.1f} % right")

# %% [markdown]
# ### Exercise 6: `collapse`
#
# Multiply out on paper: $W^{[2]} (W^{[1]} x + b^{[1]}) + b^{[2]}$ has the form $W x + b$, so the network is **one**
# layer. Which $W$ and $b$, of which shapes?
#
# - Worked line: with one unit in each layer, `W1` = 2, `b1` = 1, `W2` = 3, `b2` = −1, the score is
#   $3(2x + 1) - 1$, so `W` is `[[6]]` and `b` is `[[2]]`.
# - The check uses many hidden units, and several outputs. Your arguments must stay unchanged.


# %% answer="collapse"
def collapse(W1, b1, W2, b2):
    """Weights and bias of the one layer that equals two layers without an activation.

    W1: (n_h, n_x). b1: (n_h, 1). W2: (n_y, n_h). b2: (n_y, 1). Returns W and b.
    """
    ...


# %% check="collapse"
check("collapse")

# %% tags=["experiment"]
if check.ready("collapse"):
    W, b = collapse(V1, c1, V2, c2)
    print("numbers in the network:", V1.size + c1.size + V2.size + c2.size)
    print("numbers in the one unit:", W.size + b.size)
    print(f"largest difference of their scores: {np.abs(W @ X + b - scores).max():.1e}")

# %% [markdown]
# 201 numbers, no more power than 3: the bend has to come from the activation function. (An *output* unit goes
# without if its answer may be any real number, such as a temperature.)
#
# ## 3. Which function where?
#
# Binary classifiers have a sigmoid at the output, since it gives a probability. Hidden units have tanh this week,
# and ReLU or a relative from week 4 on.
#
# What is wrong with hidden sigmoids? Their slope is at most ¼, and their outputs are all positive. In the next
# layer the gradient for one example is $dw_k = dz \cdot a_k$: with all $a_k$ positive, a step raises all
# weights of a unit or lowers all. **Zero-centred** outputs take both signs about equally often. Do they help?
# Compare $\sigma(z) - \frac{1}{2}$, which is zero-centred and has the sigmoid's slope.

# %% tags=["experiment"]
figures.compare_hidden_activations()  # four hidden units on the flower, five starts each

# %% [markdown]
# Left, the slope counts: centring changes little, and tanh is far ahead. Right, the centre does: equal signs
# add up over 50 weights, and the cost leaps before it falls.
#
# ## 4. Where to start
#
# Last week you started from zeros. And with a hidden layer?

# %% predict="three_starts"
check.predict("three_starts")


# %% folded=True tags=["experiment"]
# Train three hidden units from a start; keep the first weight of each before every update.
def train_from_start(W1, W2):
    """Train for 1500 updates with the course's functions; you write yours in the next lesson."""
    parameters = {"W1": W1, "b1": np.zeros((3, 1)), "W2": W2, "b2": np.zeros((1, 1))}
    path = []
    for _ in range(1500):
        path.append(parameters["W1"][:, 0])
        _, cache = shallow.forward_propagation(X, parameters)
        gradients = shallow.backward_propagation(parameters, cache, X, Y)
        parameters = shallow.update_parameters(parameters, gradients)
    return np.array(path)


draw = np.random.default_rng(3)
starts = {
    "all zero": (np.zeros((3, 2)), np.zeros((1, 3))),
    "all 0.5": (np.full((3, 2), 0.5), np.full((1, 3), 0.5)),
    "small, random": (0.01 * draw.normal(size=(3, 2)), 0.01 * draw.normal(size=(1, 3))),
}
figures.draw_starts({name: train_from_start(*start) for name, start in starts.items()})

# %% [markdown]
# From zeros no weight moves: $A^{[1]}$ is 0, so the gradient of $W^{[2]}$ is 0, and nothing comes back
# through $W^{[2]} = 0$. From 0.5 all units learn the same. Hidden units with equal weights, in and out,
# give equal outputs, get equal errors and stay equal for ever: a start has to break this **symmetry**. Random
# numbers do. How large?
#
# ### Exercise 7: `saturated_share`
#
# Compute the share of the entries of `Z` at which the **slope** of tanh is below 0.05.
#
# - Worked line: `saturated_share(np.array([[0.0, 1.0], [4.0, -5.0]]))` is `0.5`, since the slopes are 1, 0.42,
#   0.0013 and 0.0002.
# - The check uses one unit and several, and scores hardly any of which is saturated.


# %% answer="saturated_share"
def saturated_share(Z):
    """Share of the tanh units' answers whose slope is below 0.05; Z: scores, shape (n_h, m)."""
    ...


# %% check="saturated_share"
check("saturated_share")

# %% predict="saturated"
check.predict("saturated")

# %% tags=["experiment"]
if check.ready("saturated_share"):
    directions = np.random.default_rng(0).normal(size=(50, 2))  # the weights of 50 hidden units
    for scale in (0.01, 0.1, 1, 10, 100):
        share = saturated_share(scale * directions @ X)
        print(f"weights with standard deviation {scale:6}: {100 * share:5.1f} % saturated")

# %% [markdown]
# ### Exercise 8: `initialize_parameters`
#
# Weights: 0.01 times draws of the standard normal distribution. Biases: 0. (Why is that no problem?)
#
# - Make one generator, `draw = np.random.default_rng(rng)`, and use `draw.standard_normal(shape)` for both
#   layers. Or use `np.random.randn(rows, columns)`.
# - Worked line: `initialize_parameters(2, 4, 1)["W1"]` has the shape `(4, 2)`, and entries such as −0.0124.
# - The check looks at shapes, biases, the weights' mean and standard deviation, and whether `W2` repeats `W1`.


# %% answer="initialize_parameters"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    """Small random weights and zero biases.

    n_x, n_h, n_y: int. rng: Generator, int or None, optional source of the weights.
    Returns a dict: W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1).
    """
    ...


# %% check="initialize_parameters"
check("initialize_parameters")

# %% [markdown]
# Tiny weights have a price, the flat piece in the figure of the starts: hardly anything comes back through
# $W^{[2]}$. Week 5 finds the right size.
#
# ## 5. Four questions

# %% quiz="which_where"
check("which_where")

# %% [markdown]
# ## What you can do now
#
# You can go back through any activation function, and say why hidden units need one and a random start.
#
# > **Who and when.** Yann LeCun and others recommended zero-centred functions in 1998. Xavier Glorot, Antoine
# > Bordes and Yoshua Bengio showed in 2011 that ReLUs train deep networks well; Andrew Maas and others gave them
# > a leak in 2013.
# >
# > *Read*: Glorot, Bordes and Bengio,
# > [Deep sparse rectifier neural networks](https://proceedings.mlr.press/v15/glorot11a.html). *Watch*: Andrej
# > Karpathy,
# > [Building makemore, part 3: activations and gradients](https://www.youtube.com/watch?v=P6sfmUTpUmc).
# > *Try*: [TensorFlow Playground](https://playground.tensorflow.org) with the activation *Linear*.
