# %% [markdown]
# # Activation functions and where to start
#
# On its way back through a network, the error passes the activation function of every unit. What that function
# does to it decides how fast a network learns, and sometimes whether it learns at all. So do the weights from
# which training starts.
#
# You will learn to
#
# - derive the slope of an activation function, and use it on the way back;
# - say why a network without activation functions is a single unit, and prove it in code;
# - choose an activation, and a start from which units become different.
#
# Plan about 75 minutes. You need `planar_classifier`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week3 import activations as figures
from course_utils.reference import activations, shallow
from course_utils.toolbox.activations import sigmoid

check = notebook_checks("week3/activations")

# %% [markdown]
# ## 1. How much comes back
#
# The **backward pass** goes through the network from the output to the input and carries the error along,
# that is, the derivative of the loss. At each unit it passes the activation function $g$, and by the chain
# rule it is multiplied by the slope $g'(z)$ there. So the slope decides how much of the error gets
# through.
#
# Answer the explorer's question first. Then find for each function where it lets most of the error through, and
# where hardly any.

# %% tags=["experiment"]
from course_utils.explorers.activations import Activations

Activations()

# %% [markdown]
# A function is **saturated** where it is so flat that hardly any error gets back through it. The sigmoid and
# tanh saturate on both sides. The **ReLU**, $\max(0, z)$, lets everything through where it is on, however
# large $z$ is, and nothing where it is off.
#
# ### The slope of tanh
#
# From week 2 you have $\sigma'(z) = \sigma(z)(1 - \sigma(z))$. The tanh is a stretched sigmoid:
# $\tanh(z) = 2 \sigma(2z) - 1$. On paper, differentiate it with the chain rule, then put
# $\sigma(2z) = (1 + a)/2$, where $a = \tanh(z)$. The slope comes out in terms of $a$ alone. Check yours:
# it is 1 at $z = 0$, and goes to 0 where $a$ goes to 1 or −1.
#
# ### Exercises 1 to 4: back through four activations
#
# Let `dA` be the derivative of the loss with respect to $A = g(Z)$, and `dZ` the one with respect to $Z$.
# By the chain rule, entry by entry, $dZ = dA \circ g'(Z)$, where $\circ$ multiplies entry by entry. Derive
# each slope before you code it.
#
# - In: `dA` and `Z`, two arrays of the same shape. Out: `dZ`, of that shape too.
# - The check looks at matrices and single units, at `Z` far from zero, and that `dA` stays as it was. It
#   never looks at `Z` = 0 exactly, where a ReLU has no slope: some take 0 there, some 1.
#
# #### Exercise 1: `sigmoid_backward`
#
# Worked line: at `Z` = `[[0.0]]` with `dA` = `[[8.0]]`, the result is `[[2.0]]`.


# %% answer="sigmoid_backward"
def sigmoid_backward(dA, Z):
    """Go back through a sigmoid: from dA to dZ, arrays of the same shape."""
    ...


# %% check="sigmoid_backward"
check("sigmoid_backward")

# %% [markdown]
# #### Exercise 2: `tanh_backward`
#
# Worked line: at `Z` = `[[0.0, 1.0]]` with `dA` = `[[8.0, 8.0]]`, the result is `[[8.0, 3.36]]`, rounded.


# %% answer="tanh_backward"
def tanh_backward(dA, Z):
    """Go back through a tanh: from dA to dZ, arrays of the same shape."""
    ...


# %% check="tanh_backward"
check("tanh_backward")

# %% [markdown]
# #### Exercise 3: `relu_backward`
#
# Worked line: at `Z` = `[[-1.0, 2.0]]` with `dA` = `[[8.0, -8.0]]`, the result is `[[0.0, -8.0]]`.


# %% answer="relu_backward"
def relu_backward(dA, Z):
    """Go back through a ReLU: from dA to dZ, arrays of the same shape."""
    ...


# %% check="relu_backward"
check("relu_backward")

# %% [markdown]
# #### Exercise 4: `leaky_relu_backward`
#
# A **dead unit** is a ReLU unit that is off for every example: no error comes back, so it stays off. The **leaky
# ReLU**, $\max(0.01 z, z)$, keeps a hundredth of the slope there.
#
# Worked line: at `Z` = `[[-1.0, 2.0]]` with `dA` = `[[8.0, -8.0]]`, the result is `[[0.08, -8.0]]`.


# %% answer="leaky_relu_backward"
def leaky_relu_backward(dA, Z):
    """Go back through a leaky ReLU with leak 0.01: from dA to dZ, arrays of the same shape."""
    ...


# %% check="leaky_relu_backward"
check("leaky_relu_backward")

# %% [markdown]
# **Look.** A slope can be measured: go a tiny step to both sides, and divide the rise by the distance.

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
# ### Exercise 5: `swish_backward`
#
# You can train with any activation function once you have its slope. **Swish** is $g(z) = z\, \sigma(z)$: a ReLU with a rounded corner, which dips below zero on the way.
# Derive its slope on paper: it is a product of two functions of $z$.
#
# - Shapes and check as above.
# - Worked line: at `Z` = `[[0.0, 2.0]]` with `dA` = `[[8.0, 8.0]]`, the result is `[[4.0, 8.726]]`, rounded.
#   At 2 more comes back than went in.


# %% answer="swish_backward"
def swish_backward(dA, Z):
    """Go back through g(z) = z σ(z): from dA to dZ, arrays of the same shape."""
    ...


# %% check="swish_backward"
check("swish_backward")

# %% [markdown]
# ## 2. What if there is no activation function?
#
# It would be simpler to leave tanh out: $A^{[1]} = Z^{[1]}$.

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
# Put the first layer into the second and multiply out, on paper: $W^{[2]} (W^{[1]} x + b^{[1]}) + b^{[2]}$.
# It has the form $W x + b$: the whole network is **one** layer. Which $W$ and which $b$? Write down their
# shapes first.
#
# - In: `W1` $(n_h, n_x)$, `b1` $(n_h, 1)$, `W2` $(n_y, n_h)$, `b2` $(n_y, 1)$. Out: `W`, `b`.
# - Worked line: with one input and one unit in each layer, `W1` = 2, `b1` = 1, `W2` = 3, `b2` = −1, the
#   score is $3(2x + 1) - 1$, so `W` is `[[6]]` and `b` is `[[2]]`.
# - The check looks at many hidden units, at several outputs, and that your arguments stay as they were.


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
# 201 numbers, and no more power than 3. The bend has to come from the activation function. (In the *output*
# layer, no activation is right when the answer may be any real number, such as a temperature.)
#
# ## 3. Which function where?
#
# - **sigmoid**: in the output layer of a binary classifier, because its output is a probability. Hardly
#   ever in hidden layers.
# - **tanh**: in small networks such as this week's.
# - **ReLU** and its relatives: the usual choice for hidden layers from week 4 on.
#
# Why not the sigmoid in hidden layers? Its flat ends are one reason, its range another. A unit of the next
# layer gets these outputs $a$ as inputs, and its gradient for one example is $dw_k = dz \cdot a_k$. Sigmoid
# outputs are all positive, so all these products have the sign of $dz$: a step for one example can raise all
# weights of the unit or lower all of them, nothing else. If one weight ought to rise and another to fall,
# training has to zigzag. **Zero-centred** outputs, with both signs about equally often, have no such limit.

# %% tags=["experiment"]
figures.compare_hidden_activations()  # four hidden units on the flower, five starts each

# %% [markdown]
# The same weights and the same rate: after 200 updates, all five runs with tanh are below all five with sigmoids.
#
# ## 4. Where to start
#
# Last week you started from zeros. And with a hidden layer?

# %% predict="three_starts"
check.predict("three_starts")


# %% folded=True tags=["experiment"]
# Train three hidden units from a start; keep the first weight of each before every update.
def train_from_start(W1, W2):
    """Train for 2000 steps with the course's functions; you write yours in the next lesson."""
    parameters = {"W1": W1, "b1": np.zeros((3, 1)), "W2": W2, "b2": np.zeros((1, 1))}
    path = []
    for _ in range(2000):
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
# From zeros no weight moves at all: $A^{[1]}$ is 0, so the gradient of $W^{[2]}$ is 0, and nothing comes
# back through $W^{[2]} = 0$. From 0.5 the units do learn, but all learn **the same**. The reason is
# **symmetry**: units whose weights are equal, those that lead in and those that lead out, give the same
# output and get the same error back. So their gradients are equal, and after the step their weights are
# equal again, for ever.
#
# Random numbers break the symmetry. How large should they be? Large weights make large scores.
#
# ### Exercise 7: `saturated_share`
#
# An instrument: the share of all entries of `Z` at which the **slope** of tanh is below 0.05.
#
# - In: `Z`, scores of tanh units, shape `(n_h, m)`. Out: a number from 0 to 1.
# - Worked line: at the scores 0, 1, 4 and −5 the slopes are 1, 0.42, 0.0013 and 0.0002. Two of four:
#   `saturated_share(np.array([[0.0, 1.0], [4.0, -5.0]]))` is `0.5`.
# - The check looks at one unit and several, and at scores of which none is saturated.


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
# Small and random, then. Which shapes do the four arrays have?
#
# - In: `n_x`, `n_h`, `n_y`. Out: a dict with `"W1"`, `"b1"`, `"W2"`, `"b2"`.
# - Weights: 0.01 times draws of the standard normal distribution. Biases: zeros. (Why is that no problem?)
# - You may use `np.random.default_rng(rng).standard_normal(shape)`, where the optional argument `rng` is a
#   seed, a generator or `None`; or `np.random.randn(rows, columns)`. (`np.random.rand` draws from 0 to 1.)
# - Worked line: `initialize_parameters(2, 4, 1)["W1"]` has the shape `(4, 2)`, and its entries are numbers
#   such as 0.0035 or −0.0124.
# - The check looks at shapes, at the mean and the standard deviation of the weights, whether `W2` repeats
#   the draws of `W1`, and at the biases.


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
# Smaller is not always better: with tiny weights, hardly anything comes back through $W^{[2]}$ at first. Week 5
# finds the size that suits a layer.
#
# ## 5. Four questions

# %% quiz="which_where"
check("which_where")

# %% [markdown]
# ## What you can do now
#
# You can derive the slope of any activation function and go back through it; you can say why a hidden layer
# needs one, and why training starts from small random weights.
#
# > **Who and when.** Yann LeCun and others recommended functions centred on zero in *Efficient BackProp*
# > (1998). Xavier Glorot, Antoine Bordes and Yoshua Bengio showed in 2011 that ReLU units train deep networks
# > well; Andrew Maas and others gave them a leak in 2013. Prajit Ramachandran, Barret Zoph and Quoc Le found
# > swish in 2017 by letting a computer search; others had proposed it under other names shortly before.
# >
# > *Read*: Glorot, Bordes and Bengio,
# > [Deep sparse rectifier neural networks](https://proceedings.mlr.press/v15/glorot11a.html). *Watch*: Andrej
# > Karpathy,
# > [Building makemore, part 3: activations and gradients](https://www.youtube.com/watch?v=P6sfmUTpUmc).
# > *Try*: [TensorFlow Playground](https://playground.tensorflow.org) with the activation *Linear*. *Swish*:
# > [Searching for activation functions](https://arxiv.org/abs/1710.05941).
