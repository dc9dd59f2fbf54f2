# %% [markdown]
# # One hidden layer
#
# Last week's unit draws one straight border. This week you meet data for which no straight border
# is any good, and you build the network that bends it: a layer of units between the input and the
# output, trained by going backwards through both.
#
# You will learn to
#
# - say what a hidden layer computes, for one example and for all at once;
# - find the derivative of an activation function, and use it on the way back;
# - say why a network without activation functions is no better than a single unit;
# - start a network so that its units become different from each other;
# - derive the gradients of a network with one hidden layer, and check them by measuring;
# - choose the number of hidden units from data that the network has not seen.
#
# Plan about four hours; section 4 is a good place for a break. There are fourteen exercises. You
# need `logistic_regression` of week 2: its cost, its error signal $a - y$, and gradient descent.

# %% [markdown]
# ## How the checks work
#
# Under each exercise stands a cell such as `check("layer_sizes")`. Write your function in the cell
# above it, run that cell, then run the check. A card says which cases pass, and for the first that
# does not, it shows the input, the expected answer and yours. Other cases, with other shapes and
# numbers, run at grading.
#
# In an answer cell, replace the line that raises `NotImplementedError`. Cells announced by
# **Look** use your own functions. They wait until the checks that they need pass.
#
# `sigmoid` and logistic regression come from `course_utils.toolbox`: it gives you what you wrote last
# week, where that has passed its checks, and the course's version where it has not. A line under the
# cell says whose each function is. After `from course_utils import toolbox`, the call
# `toolbox.use_reference()` takes the course's for all of them.
#
# Run this cell first.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week3 import planar_classifier as figures
from course_utils.toolbox import activations, logistic
from course_utils.toolbox.activations import sigmoid

check = notebook_checks("week3/planar_classifier")

# %% [markdown]
# ## 1. A flower that a line cannot cut
#
# The data of this notebook are points of the plane, so that you can see everything that happens.
# Each point has two features, its coordinates $x_1$ and $x_2$ (no unit), and a label 0 or 1. The
# points fill the four petals of a flower. Neighbouring petals have different labels, opposite
# petals have the same.
#
# As always, an example is a column:
#
# | symbol | meaning | shape |
# |---|---|---|
# | $m$ | number of examples, here 400 | a number |
# | $n_x$ | number of features, here 2 | a number |
# | $X$ | all examples, one column each | $(n_x, m)$ |
# | $Y$ | all labels, in the same order | $(1, m)$ |
#
# `make_flower` draws the points from a seed. Another seed gives other points of the same flower;
# you will need that in section 7.


# %%
def accuracy(predictions, labels):
    """Share of right predictions, in percent."""
    return 100 * np.mean(predictions == labels)


X, Y = datasets.make_flower(m=400, seed=1)
print("X", X.shape, " Y", Y.shape, " share of label 1:", Y.mean())
print("the first three examples:\n", X[:, :3].round(2), "\nand their labels:", Y[0, :3])

# %% [markdown]
# Try the tool you have: logistic regression.

# %% predict="line_on_flower"
check.predict("line_on_flower")


# %% folded=True tags=["experiment"]
# Week 2's steps, on points of the plane.
def fit_line(X, Y, num_iterations):
    """Train logistic regression; return what gives its probabilities, and its costs."""
    w, b = logistic.initialize_with_zeros(2)
    params, _, costs = logistic.optimize(w, b, X, Y, num_iterations, learning_rate=0.1)
    return lambda points: sigmoid(params["w"].T @ points + params["b"]), costs


# %% tags=["experiment"]
line, costs = fit_line(X, Y, num_iterations=2000)
print(f"logistic regression gets {accuracy(line(X) > 0.5, Y):.1f} % of the training examples right")
print(f"cost at the start {costs[0]:.4f}, at the end {costs[-1]:.4f}; log 2 is {np.log(2):.4f}")
figures.draw_line(line, X, Y)

# %% [markdown]
# It does as well as a coin. The cost has not left $\log 2$, the cost of answering one half to
# everything, and more steps would not help: this *is* the bottom of the valley.
#
# Is there a better line, which training has missed? Try lines in all directions and at all distances
# from the origin, and count for each how many points it gets right.

# %% tags=["experiment"]
figures.print_best_lines(X, Y)

# %% [markdown]
# A line through the middle does hardly better than a coin: each of its sides holds about as much of
# one class as of the other. Turn it, and what you win on one petal you lose on its neighbour.
#
# The best line of all gets two in three right. It cuts off one petal; behind it remain two petals of
# one class and one of the other. Logistic regression does not settle there. Its probability goes on
# rising with the distance from the line, so it would be surest of all about the petal opposite to the
# one cut off, and wrong about just that.
#
# With any line, about a third of the points or more is lost. The cost is convex, training found its
# lowest point, and the model is still of no use: **a line is the wrong shape**.

# %% [markdown]
# ## 2. A layer in between
#
# If one line is not enough, use several, and let another unit combine what they say. That is a
# network with one **hidden layer**: units whose output is neither given as data nor compared with
# a label.

# %% tags=["experiment"]
figures.draw_network()

# %% [markdown]
# Layers are counted without the input: this is a **2-layer network**. The number in square brackets
# says which layer: $a^{[1]}_3$ is the **activation**, that is the output, of the third hidden unit.
# Each line is a weight, and each unit has a bias. The arrays that belong to a whole layer have its
# number as an index, as in the code: $W_1$ is `W1`.
#
# | symbol | meaning | shape |
# |---|---|---|
# | $n_h$ | number of hidden units | a number |
# | $n_y$ | number of output units, here 1 | a number |
# | $W_1$ | weights into the hidden layer, a row for each of its units | $(n_h, n_x)$ |
# | $b_1$ | biases of the hidden layer | $(n_h, 1)$ |
# | $W_2$ | weights into the output layer | $(n_y, n_h)$ |
# | $b_2$ | bias of the output layer | $(n_y, 1)$ |
#
# Note the change from last week. There the weights of the one unit were a column $w$ and entered
# as $w^T$. Now the weights of each unit lie as a **row** in a matrix, one row under another, and no
# transposing is needed.
#
# ### Exercise 1: `layer_sizes`
#
# The data decide how many inputs and outputs there are. The number of hidden units is for you to
# choose; start with four.
#
# - In: `X`, shape `(n_x, m)`, and `Y`, shape `(n_y, m)`. Out: the three numbers `n_x, 4, n_y`.
# - Worked line: for the flower, `layer_sizes(X, Y)` is `(2, 4, 1)`.
# - The check looks at data with other numbers of features, labels and examples.


# %% answer="layer_sizes"
def layer_sizes(X, Y):
    """Units of the input layer, the hidden layer (4) and the output layer.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (n_y, m)

    Returns
    -------
    n_x, n_h, n_y : int
    """
    ...


# %% check="layer_sizes"
check("layer_sizes")

# %% [markdown]
# ### One example
#
# Follow one example $x$, a column of shape $(n_x, 1)$, through a network with two hidden units.
# Each hidden unit does what you know: a score $z$ from weights and a bias, then a function of the
# score. That function, the **activation function**, is here the hyperbolic tangent, which squashes
# a score into the range from −1 to 1. The output unit is last week's unit; its inputs are the
# outputs of the hidden ones.
#
# With the weights below and $x = (1, 2)$:
#
# - hidden unit 1: $z = 1 \cdot 1 + (-1) \cdot 2 + 0.5 = -0.5$, so $a = \tanh(-0.5) = -0.462$;
# - hidden unit 2: $z = 0.5 \cdot 1 + 1 \cdot 2 - 1 = 1.5$, so $a = \tanh(1.5) = 0.905$;
# - output: $z = 2 \cdot (-0.462) + 1 \cdot 0.905 + 0.1 = 0.081$, so $a = \sigma(0.081) = 0.520$.
#
# Written with matrices, the two hidden units are one line.

# %%
W1, b1 = np.array([[1.0, -1.0], [0.5, 1.0]]), np.array([[0.5], [-1.0]])
W2, b2 = np.array([[2.0, 1.0]]), np.array([[0.1]])

x = np.array([[1.0], [2.0]])  # one example, shape (2, 1)
z1 = W1 @ x + b1
a1 = np.tanh(z1)
z2 = W2 @ a1 + b2
a2 = sigmoid(z2)
print("hidden scores     ", z1.ravel(), "\nhidden activations", a1.ravel().round(3))
print("output            ", a2.round(3))

# %% [markdown]
# ### All at once
#
# The next example is another column $x$, and the same four lines. Put the columns side by side:
# the product $W_1 X$ has as its columns the products $W_1 x$. So the four lines stay, with capital
# letters, and there is no loop over the examples:
#
# $$Z_1 = W_1 X + b_1, \qquad A_1 = \tanh(Z_1), \qquad Z_2 = W_2 A_1 + b_2, \qquad
# A_2 = \sigma(Z_2)$$
#
# $Z_1$ and $A_1$ have the shape $(n_h, m)$: a row for each hidden unit, a column for each example.
# $Z_2$ and $A_2$ have the shape $(n_y, m)$. The bias $b_1$, one column, is added to every column by
# broadcasting.
#
# Three examples one after another, then together:

# %% tags=["experiment"]
three = np.array([[1.0, 0.0, -2.0], [2.0, -1.0, 0.5]])
alone = [W1 @ three[:, [i]] + b1 for i in range(3)]
together = W1 @ three + b1
print("three columns of shape", alone[0].shape, "and one matrix of shape", together.shape)
print("largest difference:", np.abs(np.hstack(alone) - together).max())

# %% [markdown]
# ### Exercise 2: `forward_propagation`
#
# - In: `X`, shape `(n_x, m)`, and `parameters`, a dict with `"W1"`, `"b1"`, `"W2"`, `"b2"`.
# - Out: `A2`, shape `(n_y, m)`, and a dict with `"Z1"`, `"A1"`, `"Z2"`, `"A2"`. This dict is the
#   **cache**: the way back will need these arrays, and it would be a waste to compute them twice.
# - tanh in the hidden layer, the sigmoid in the output layer. `sigmoid` is imported.
# - Worked line: the network and the example above give `A2` = `[[0.52]]`.
# - The check looks at one example and many, one hidden unit and several, several outputs, and that
#   your arguments stay as they were.


# %% answer="forward_propagation"
def forward_propagation(X, parameters):
    """Forward pass: tanh in the hidden layer, sigmoid in the output layer.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    parameters : dict
        W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1).

    Returns
    -------
    A2 : ndarray, shape (n_y, m)
    cache : dict
        Z1, A1 (n_h, m), Z2, A2 (n_y, m).
    """
    ...


# %% check="forward_propagation"
check("forward_propagation")

# %% [markdown]
# ### Exercise 3: `compute_cost`
#
# The output is a probability again, so the cost is last week's, the mean cross-entropy. It looks
# only at the activations of the **last** layer. For a network with $L$ layers these are called
# $A_L$, `AL` in code; in this network $L = 2$, and `AL` is your `A2`. The function will serve
# deeper networks unchanged.
#
# $$J = -\frac{1}{m} \sum_{i=1}^{m} \Big( y^{(i)} \log a_L^{(i)} + (1 - y^{(i)}) \log(1 - a_L^{(i)})
# \Big)$$
#
# - In: `AL` and `Y`, both of shape `(1, m)`. Out: one number.
# - Worked line: `AL` = `[[0.5, 0.8]]` with `Y` = `[[0, 1]]` costs
#   $-(\log 0.5 + \log 0.8)/2 = 0.4581$.
# - The check looks at one example, at probabilities near 0 and 1, and that your arguments stay as
#   they were.


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
    ...


# %% check="compute_cost"
check("compute_cost")

# %% [markdown]
# **Look.** Can four hidden units do it at all? Set them by hand, before any training. A point lies
# in a petal of class 1 where one coordinate is positive and the other negative. That is the same as
# $|x_1 - x_2| > |x_1 + x_2|$. A tanh cannot make an absolute value, but two of them can make a
# valley: $\tanh(u - 1) - \tanh(u + 1)$ is lowest at $u = 0$ and rises to both sides. Two units look
# at $u = x_1 - x_2$, the other two at $u = x_1 + x_2$.

# %% tags=["experiment"]
if check.ready("forward_propagation", "compute_cost"):
    by_hand = {
        "W1": np.array([[1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [1.0, 1.0]]),
        "b1": np.array([[-1.0], [1.0], [-1.0], [1.0]]),
        "W2": np.array([[3.0, -3.0, -3.0, 3.0]]),
        "b2": np.array([[0.0]]),
    }
    A2, _ = forward_propagation(X, by_hand)
    right = accuracy(A2 > 0.5, Y)
    print(f"four units set by hand: {right:.1f} % right, cost {compute_cost(A2, Y):.3f}")
    figures.draw_by_hand(lambda points: forward_propagation(points, by_hand)[0], X, Y)

# %% [markdown]
# It can. The rest of the notebook is about finding such weights without thinking of absolute
# values: by walking downhill on the cost. For that you need derivatives through both layers, and
# through the activation functions first.

# %% [markdown]
# ## 3. Activation functions and their slopes
#
# On the way back, the error signal passes each activation function, and by the chain rule it is
# multiplied by the function's slope there. So the slope decides how much of the signal gets
# through.
#
# **Look.** Here are the four functions in common use, and a fifth, swish, which exercise 8 is about.
# For each, find where it lets the most through, and where hardly anything.

# %% tags=["experiment"]
from course_utils.explorers.activations import Activations

Activations()

# %% [markdown]
# Which to use where:
#
# - **sigmoid**: in the output layer of a binary classifier, because its output is a probability. In
#   hidden layers hardly ever: at most a quarter of the signal gets through, far from zero nearly
#   nothing, and its outputs are all positive.
# - **tanh**: the same shape, stretched to the range from −1 to 1. Its outputs are centred on zero,
#   and near zero the whole signal gets through. It takes the hidden layer in this notebook.
# - **ReLU**: $\max(0, z)$. Where it is on, the whole signal gets through however large $z$ is. It
#   is the usual choice for hidden layers from week 4 on.
# - **leaky ReLU**: $\max(0.01 z, z)$. A ReLU unit that is off for every example gets no signal: its
#   weights stay as they are, and it stays off. The leak of one hundredth keeps it alive.
#
# A function that is nearly flat far from zero is said to **saturate** there.
#
# ### The slope of tanh
#
# From week 2 you have $\sigma'(z) = \sigma(z)(1 - \sigma(z))$. The tanh is a stretched sigmoid:
# $\tanh(z) = 2 \sigma(2z) - 1$. Differentiate with the chain rule, then put
# $\sigma(2z) = (1 + a)/2$, where $a = \tanh(z)$. The slope comes out in terms of $a$ alone. Check
# yours against the figure: it is 1 at $z = 0$, and goes to 0 where $a$ goes to 1 or −1.

# %% [markdown]
# ### Exercises 4 to 7: back through four activations
#
# Let `dA` be the derivative of the loss with respect to $A = g(Z)$, and `dZ` the one with respect
# to $Z$. By the chain rule, entry by entry,
#
# $$dZ = dA \circ g'(Z)$$
#
# where $\circ$ multiplies entry by entry. Write this step for each function.
#
# - In: `dA` and `Z`, two arrays of the same shape. Out: `dZ`, of that shape too.
# - Worked line: at `Z` = `[[0.0]]` with `dA` = `[[8.0]]`, `sigmoid_backward` gives `[[2.0]]`, as the
#   slope there is one quarter.
# - The check looks at matrices and single units, at `Z` far from zero, and that `dA` stays as it
#   was. It never looks at `Z` = 0 exactly, where a ReLU has no slope.
#
# #### Exercise 4: `sigmoid_backward`


# %% answer="sigmoid_backward"
def sigmoid_backward(dA, Z):
    """Go back through a sigmoid: from dA to dZ.

    Parameters
    ----------
    dA, Z : ndarray of the same shape

    Returns
    -------
    ndarray
        The shape of Z.
    """
    ...


# %% check="sigmoid_backward"
check("sigmoid_backward")

# %% [markdown]
# #### Exercise 5: `tanh_backward`
#
# Shapes and check as above. Worked line: at `Z` = `[[0.0, 1.0]]` with `dA` = `[[8.0, 8.0]]`, the
# result is `[[8.0, 3.36]]`, rounded.


# %% answer="tanh_backward"
def tanh_backward(dA, Z):
    """Go back through a tanh: from dA to dZ.

    Parameters
    ----------
    dA, Z : ndarray of the same shape

    Returns
    -------
    ndarray
        The shape of Z.
    """
    ...


# %% check="tanh_backward"
check("tanh_backward")

# %% [markdown]
# #### Exercise 6: `relu_backward`
#
# Shapes and check as above. Worked line: at `Z` = `[[-1.0, 2.0]]` with `dA` = `[[8.0, 8.0]]`, the
# result is `[[0.0, 8.0]]`.


# %% answer="relu_backward"
def relu_backward(dA, Z):
    """Go back through a ReLU: from dA to dZ.

    Parameters
    ----------
    dA, Z : ndarray of the same shape

    Returns
    -------
    ndarray
        The shape of Z.
    """
    ...


# %% check="relu_backward"
check("relu_backward")

# %% [markdown]
# #### Exercise 7: `leaky_relu_backward`
#
# Shapes and check as above. Worked line: at `Z` = `[[-1.0, 2.0]]` with `dA` = `[[8.0, 8.0]]`, the
# result is `[[0.08, 8.0]]`.


# %% answer="leaky_relu_backward"
def leaky_relu_backward(dA, Z):
    """Go back through a leaky ReLU with leak 0.01: from dA to dZ.

    Parameters
    ----------
    dA, Z : ndarray of the same shape

    Returns
    -------
    ndarray
        The shape of Z.
    """
    ...


# %% check="leaky_relu_backward"
check("leaky_relu_backward")

# %% [markdown]
# **Look.** A slope can be measured: go a tiny step to both sides and divide the rise by the way. If
# your formulas are right, the two columns agree.

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
# ### Exercise 8: `swish_backward`
#
# People keep inventing activation functions, and you can train with any of them once you have its
# slope. This one is called *swish*:
#
# $$g(z) = z\, \sigma(z)$$
#
# For large $z$ the sigmoid is nearly 1, and $g(z)$ is nearly $z$. For very negative $z$ it is
# nearly 0. It looks like a ReLU with a rounded corner, and it dips below zero on the way. Derive its
# slope on paper: it is a product of two functions of $z$. Then write the step back.
#
# - In: `dA` and `Z`, two arrays of the same shape. Out: `dZ`, of that shape too.
# - Worked line: at `Z` = `[[0.0, 2.0]]` with `dA` = `[[8.0, 8.0]]`, the result is
#   `[[4.0, 8.726]]`, rounded. The slope at 2 is larger than 1.
# - The check looks at what it looked at above.


# %% answer="swish_backward"
def swish_backward(dA, Z):
    """Go back through g(z) = z σ(z): from dA to dZ.

    Parameters
    ----------
    dA, Z : ndarray of the same shape

    Returns
    -------
    ndarray
        The shape of Z.
    """
    ...


# %% check="swish_backward"
check("swish_backward")

# %% [markdown]
# ### What if there is no activation function?
#
# It would be simpler to leave out tanh: $A_1 = Z_1$. Put the first layer into the second:
#
# $$Z_2 = W_2 (W_1 X + b_1) + b_2 = (W_2 W_1) X + (W_2 b_1 + b_2)$$
#
# $W_2 W_1$ is a product of a $(1, n_h)$ and an $(n_h, n_x)$ matrix: shape $(1, n_x)$. That is the
# weight row of **one unit**. All those hidden units have collapsed into a single one. In numbers,
# with 50 hidden units:

# %% tags=["experiment"]
rng = np.random.default_rng(0)
V1, c1 = rng.normal(size=(50, 2)), rng.normal(size=(50, 1))
V2, c2 = rng.normal(size=(1, 50)), rng.normal(size=(1, 1))
through_both = V2 @ (V1 @ X + c1) + c2
one_unit = (V2 @ V1) @ X + (V2 @ c1 + c2)
print("weights and biases in the 50-unit network:", V1.size + c1.size + V2.size + c2.size)
print("weights and biases in the one unit:       ", (V2 @ V1).size + 1)
print("largest difference of the two scores:     ", np.abs(through_both - one_unit).max())

# %% folded=True tags=["experiment"]
# Train it: 50 hidden units without an activation, 2000 steps; then logistic regression.
V1, c1 = 0.01 * rng.normal(size=(50, 2)), np.zeros((50, 1))
V2, c2 = 0.01 * rng.normal(size=(1, 50)), np.zeros((1, 1))
for _ in range(2000):
    H = V1 @ X + c1
    error = (sigmoid(V2 @ H + c2) - Y) / 400
    back = V2.T @ error  # no slope: the activation is missing
    V2, c2 = V2 - 0.1 * error @ H.T, c2 - 0.1 * error.sum()
    V1, c1 = V1 - 0.1 * back @ X.T, c1 - 0.1 * back.sum(axis=1, keepdims=True)
score = V2 @ (V1 @ X + c1) + c2
line, _ = fit_line(X, Y, num_iterations=2000)
print(f"trained, 50 units:   {accuracy(score > 0, Y):.1f} % right")
print(f"logistic regression: {accuracy(line(X) > 0.5, Y):.1f} %")

# %% [markdown]
# 201 numbers, and no more power than 3. A chain of linear steps is a linear step, however long the
# chain. The bend has to come from the activation function. That holds for every depth: a linear
# hidden layer adds nothing. (In the *output* layer no activation is right when the answer is any
# real number, such as a temperature.)

# %% [markdown]
# ## 4. Where to start
#
# Last week you started from zeros. With a hidden layer that fails, and in an odd way. Here is a
# network with three hidden units, trained from three starts for 2000 steps:
#
# - all weights zero;
# - all weights the same number, 0.5;
# - all weights small and random.
#
# (The cell uses the course's own training steps, from `course_utils.reference.shallow`. You write
# yours in section 5.)

# %% folded=True tags=["experiment"]
# The training from a start, with the first weight of each hidden unit before each update.
from course_utils.reference import shallow as course_version


def train_from(W1, W2):
    """Train for 2000 steps; return the first weights before each, and W1 after the last."""
    trained = {"W1": W1, "b1": np.zeros((3, 1)), "W2": W2, "b2": np.zeros((1, 1))}
    path = []
    for _ in range(2000):
        path.append(trained["W1"][:, 0])
        _, cache = course_version.forward_propagation(X, trained)
        gradients = course_version.backward_propagation(trained, cache, X, Y)
        trained = course_version.update_parameters(trained, gradients)
    return np.array(path), trained["W1"]


def small(seed, shape):
    """Draw small weights."""
    return 0.01 * np.random.default_rng(seed).normal(size=shape)


# %% tags=["experiment"]
starts = {
    "all zero": (np.zeros((3, 2)), np.zeros((1, 3))),
    "all 0.5": (np.full((3, 2), 0.5), np.full((1, 3), 0.5)),
    "small, random": (small(seed=3, shape=(3, 2)), small(seed=4, shape=(1, 3))),
}
paths = {}
for name, start in starts.items():
    paths[name], last = train_from(*start)
    print(f"{name:14s} W1 after training:", last.round(3).tolist())
figures.draw_starts(paths)

# %% [markdown]
# From zeros no weight moves at all: $A_1$ is 0, so $dW_2$ is 0 too, and nothing comes back through
# $W_2 = 0$. From 0.5 the units do learn, but all of them learn **the same**. The reason is symmetry.
# Take two units whose weights are equal, those that lead in ($W_1$) and those that lead out ($W_2$).
# They get the same input, give the same output, and get the same signal back. So their gradients are
# equal, and after the step their weights are equal again, after every step, for ever. Three units do
# the work of one.
#
# Random numbers break the symmetry. Why small? The tanh saturates: with large weights $Z_1$ is far
# from zero, the slope is almost 0, and hardly any signal gets back.

# %% tags=["experiment"]
for scale in (0.01, 0.1, 1, 10, 100):
    scores = scale * np.random.default_rng(0).normal(size=(50, 2)) @ X
    slope = activations.tanh_backward(np.ones_like(scores), scores)
    print(f"weights of size {scale:6}: mean slope of tanh {slope.mean():.4f}")

# %% [markdown]
# ### Exercise 9: `initialize_parameters`
#
# - In: `n_x`, `n_h`, `n_y`. Out: a dict with `"W1"`, `"b1"`, `"W2"`, `"b2"`, in the shapes of
#   section 2.
# - Weights: 0.01 times draws of the standard normal distribution. Biases: zeros. The weights have
#   made the units different already.
# - You may use `np.random.default_rng(rng).standard_normal(shape)`, where the optional argument
#   `rng` is a seed, a generator or `None`; or `np.random.randn(rows, columns)`. Do not take
#   `np.random.rand`: it draws evenly from 0 to 1, not from a normal distribution.
# - Worked line: `initialize_parameters(2, 4, 1)["W1"]` has the shape `(4, 2)`, and its entries are
#   numbers such as 0.0035 or −0.0124.
# - The check looks at shapes, at the mean and the spread of the weights, whether `W2` repeats the
#   draws of `W1`, and at the biases. The draws themselves are yours.


# %% answer="initialize_parameters"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    """Small random weights and zero biases.

    Parameters
    ----------
    n_x, n_h, n_y : int
    rng : Generator, int or None
        Optional source of the weights.

    Returns
    -------
    dict
        W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1).
    """
    ...


# %% check="initialize_parameters"
check("initialize_parameters")

# %% [markdown]
# **Look.** The network before any training. What does a network with tiny weights answer, and
# what does that cost?

# %% tags=["experiment"]
if check.ready("layer_sizes", "forward_propagation", "compute_cost", "initialize_parameters"):
    A2, _ = forward_propagation(X, initialize_parameters(*layer_sizes(X, Y)))
    print(f"answers from {A2.min():.5f} to {A2.max():.5f}, cost {compute_cost(A2, Y):.6f}")
    print(f"log 2 is {np.log(2):.6f}")

# %% [markdown]
# ## 5. Back through both layers
#
# Follow one example from right to left. The small letters are columns for this one example, and a
# `d` before a name is the derivative of the loss with respect to it.
#
# **The output.** The last layer is logistic regression on the inputs $a_1$. You derived its signal
# last week: $dz_2 = a_2 - y$. Its weights were multiplied with $a_1$ on the way forward, so
# $dW_2 = dz_2\, a_1^T$ and $db_2 = dz_2$.
#
# **To the hidden activations.** Hidden unit $j$ enters $z_2$ with its weight, the entry $j$ of
# $W_2$. So a change of its activation arrives at $z_2$ multiplied by this weight. For all hidden
# units together: $da_1 = W_2^T dz_2$. Check the shapes: $(n_h, n_y)$ times $(n_y, 1)$ is $(n_h, 1)$.
#
# **Through tanh.** That step you have written: $dz_1 = da_1 \circ \tanh'(z_1)$. Its slope can be had
# from $a_1$, which is in the cache.
#
# **The hidden weights.** $z_1 = W_1 x + b_1$ has the same form as $z_2$, with $x$ in the place of
# $a_1$.
#
# **All examples.** The cost is the *mean* of the losses, so the gradient of a parameter is the mean
# over the examples. With the examples as columns, a matrix product adds over them, and $1/m$ makes
# the sum a mean:
#
# $$dZ_2 = A_2 - Y, \qquad dW_2 = \tfrac{1}{m}\, dZ_2\, A_1^T, \qquad
# db_2 = \tfrac{1}{m} \textstyle\sum_i dz_2^{(i)}$$
#
# For the hidden layer, put the same three formulas together yourself from the steps above.
#
# ### Exercise 10: `backward_propagation`
#
# - In: `parameters`, the `cache` of `forward_propagation`, `X` and `Y`. Out: a dict with `"dW1"`,
#   `"db1"`, `"dW2"`, `"db2"`; each has the shape of what it is the gradient of.
# - Worked line: one input, one hidden unit, $W_1 = b_1 = b_2 = 0$, $W_2 = 1$, examples $1, -1$ with
#   labels $1, 0$. Then $A_1 = 0$, $A_2 = 0.5$, $dZ_2 = (-0.5, 0.5)$, the slope of tanh is 1,
#   and `dW1` = $\frac{1}{2}(-0.5 \cdot 1 + 0.5 \cdot (-1)) = -0.5$.
# - The check looks at one example, one hidden unit, several outputs, and that neither the
#   parameters nor the cache change.


# %% answer="backward_propagation"
def backward_propagation(parameters, cache, X, Y):
    """Gradients of the cost.

    Parameters
    ----------
    parameters : dict
        W1, b1, W2, b2.
    cache : dict
        Z1, A1, Z2, A2.
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (n_y, m)

    Returns
    -------
    dict
        dW1, db1, dW2, db2.
    """
    ...


# %% check="backward_propagation"
check("backward_propagation")

# %% [markdown]
# **Look.** A gradient is a slope, and slopes can be measured. Change one parameter a little, look
# how much the cost changes, and compare with your formula. Here one entry of each parameter. (Week 5
# makes a tool of it.)

# %% folded=True tags=["experiment"]
# One entry of each parameter, moved to both sides, against your formula.
if check.ready("forward_propagation", "compute_cost", "backward_propagation"):
    rng, tiny = np.random.default_rng(1), 1e-6
    point = {"W1": (4, 2), "b1": (4, 1), "W2": (1, 4), "b2": (1, 1)}
    point = {name: rng.normal(size=shape) for name, shape in point.items()}
    _, cache = forward_propagation(X, point)
    gradients = backward_propagation(point, cache, X, Y)
    for name, value in point.items():
        step = tiny * np.eye(1, value.size).reshape(value.shape)  # moves the first entry
        up, _ = forward_propagation(X, {**point, name: value + step})
        down, _ = forward_propagation(X, {**point, name: value - step})
        measured = (compute_cost(up, Y) - compute_cost(down, Y)) / (2 * tiny)
        print(f"{name}[0, 0]: measured {measured:+.7f}, yours {gradients['d' + name][0, 0]:+.7f}")

# %% [markdown]
# ### Exercise 11: `update_parameters`
#
# One step downhill for each parameter, with the learning rate $\alpha$, `learning_rate` in code:
#
# $$W \leftarrow W - \alpha\, dW, \qquad b \leftarrow b - \alpha\, db$$
#
# - In: `parameters`, `grads` with `"dW1"`, `"db1"`, `"dW2"`, `"db2"`, and `learning_rate`, a number
#   that is 1.2 unless the caller says otherwise. Out: a dict with the new `"W1"`, `"b1"`, `"W2"`,
#   `"b2"`.
# - Worked line: a weight of 1.0 with the gradient 2.0 and learning rate 0.1 becomes 0.8.
# - The check looks at several rates, the default among them, and at layers of equal size. You may
#   change the arrays you are given or make new ones.


# %% answer="update_parameters"
def update_parameters(parameters, grads, learning_rate=1.2):
    """One step of gradient descent.

    Parameters
    ----------
    parameters : dict
        W1, b1, W2, b2.
    grads : dict
        dW1, db1, dW2, db2.
    learning_rate : float

    Returns
    -------
    dict
        The new W1, b1, W2, b2.
    """
    ...


# %% check="update_parameters"
check("update_parameters")

# %% [markdown]
# ### Exercise 12: `nn_model`
#
# All parts together. Start with `initialize_parameters`, then repeat: forward, backward, update.
#
# - In: `X`, `Y`, the number of hidden units `n_h`, the number of updates `num_iterations`, and
#   `print_cost`: if it is true, print the cost every 1000 iterations. The optional `rng` goes to
#   `initialize_parameters`; you may leave it out.
# - Out: the parameters after the last update. The learning rate is the default of
#   `update_parameters`.
# - `n_h` is the caller's choice. `layer_sizes` knows `n_x` and `n_y`; its four is not used here.
# - Worked line: `nn_model(X, Y, 7, num_iterations=0)` returns a start whose `W1` has the shape
#   `(7, 2)`.
# - The check trains for a few steps, and up to 300 on small data that are easy. It looks at the
#   shapes, at how far `b2` has moved after one to four updates, and at whether the easy examples are
#   told apart. It runs for a moment.


# %% answer="nn_model"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, rng=None):
    """Train a network with one hidden layer.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (n_y, m)
    n_h : int
        Hidden units.
    num_iterations : int
        Updates.
    print_cost : bool
        Print the cost every 1000 iterations.
    rng : Generator, int or None
        Optional source of the first weights.

    Returns
    -------
    dict
        W1, b1, W2, b2.
    """
    ### BEGIN SOLUTION
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        if print_cost and i % 1000 == 0:
            print(f"Cost after iteration {i}: {compute_cost(A2, Y):.6f}")
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
    return parameters
    ### END SOLUTION


# %% check="nn_model"
check("nn_model")

# %% [markdown]
# ### Exercise 13: `predict`
#
# - In: `parameters` and `X`, shape `(n_x, m)`. Out: shape `(1, m)`, 1 where the probability exceeds
#   one half, else 0. `bool`, `int` and `float` are all fine.
# - Worked line: `A2` = `[[0.2, 0.7]]` gives `[[0, 1]]`.
# - The check looks at one example and many, and at probabilities between 0.5 and 0.62, whose score
#   $z_2$ is below one half.


# %% answer="predict"
def predict(parameters, X):
    """Predict label 1 where the probability exceeds one half.

    Parameters
    ----------
    parameters : dict
        W1, b1, W2, b2.
    X : ndarray, shape (n_x, m)

    Returns
    -------
    ndarray, shape (1, m)
    """
    ...


# %% check="predict"
check("predict")

# %% [markdown]
# ## 6. The flower again
#
# **Look.** Four hidden units, 10 000 updates, on the examples that logistic regression could not
# tell apart. The curve grows while your functions train.

# %% folded=True tags=["experiment"]
# The loop of your `nn_model` as steps, so that its cost can be watched.
from course_utils import training
from course_utils.explorers.live_curve import LiveCurve


def train_watched(X, Y, n_h, num_iterations, live=None):
    """Train a network with n_h hidden units; return its parameters."""
    parameters = initialize_parameters(len(X), n_h, len(Y))

    def step(i):
        nonlocal parameters
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        return compute_cost(A2, Y)

    name = f"{n_h} hidden unit{'s' * (n_h > 1)}"
    training.train(step, num_iterations, 50, name, live=live)
    return parameters


# %% tags=["experiment"]
if check.ready(
    "initialize_parameters",
    "forward_propagation",
    "compute_cost",
    "backward_propagation",
    "update_parameters",
):
    live = LiveCurve("Cost on the flower")
    trained = train_watched(X, Y, 4, 10_000, live)
    figures.draw_trained(lambda points: forward_propagation(points, trained)[0], X, Y, trained)

# %% [markdown]
# From a coin to about nine in ten. Each hidden unit contributes one straight line (dotted), the place
# where its score is 0 and its tanh turns from negative to positive. The output unit weighs the four
# answers and adds them, and the border of that sum is bent. Far out, where every tanh is nearly −1 or
# 1, the answer can only change where you cross such a line.
#
# Look at the costs as well. Most of the fall comes early. If the last ones rise a little again,
# nothing is broken: near the bottom a step of rate 1.2 is too long, and the network jumps to and fro
# across the valley. Week 6 deals with that.
#
# The rest of the points cannot be had honestly: the petals overlap near the centre, where noise put
# points of both classes into the same place. Your four units set by hand, with the cross that the
# flower was drawn on, get about as many right.
#
# A single run can be luck, good or bad: the start is random, and the cost of a network with a
# hidden layer is **not convex**. It has flat places and more than one valley. So never trust one
# run. Here are five, each with its own flower and its own start, and each tried on 400 new points
# that it was not trained on.

# %% tags=["experiment"]
if check.ready("nn_model", "predict"):
    for seed in range(1, 6):
        X_train, Y_train = datasets.make_flower(seed=seed)
        X_new, Y_new = datasets.make_flower(seed=100 + seed)
        line, _ = fit_line(X_train, Y_train, num_iterations=500)
        trained = nn_model(X_train, Y_train, 4, num_iterations=3000)
        print(
            f"flower {seed}: logistic regression {accuracy(line(X_train) > 0.5, Y_train):.1f} %, "
            f"four hidden units {accuracy(predict(trained, X_train), Y_train):.1f} %, "
            f"on new points {accuracy(predict(trained, X_new), Y_new):.1f} %"
        )

# %% [markdown]
# Logistic regression is beaten by far each time, on new points too. But about one start in a hundred
# on such flowers ends near 80 %: it has settled in a poorer valley, where the four units share the
# work badly. It does not get out by itself; another start does.

# %% [markdown]
# ## 7. How many hidden units?
#
# More units can bend the border more. Is more always better? To see the answer clearly, make the
# task harder: only 120 points to train on, and twice the noise. Besides, take 2000 **held-out**
# points from another seed. They are never trained on; they tell how the network does on points it
# has not seen.
#
# **Look.** Seven sizes, three starts and data sets each. The lines are means, the small marks
# single runs. It takes some seconds; the curve shows the first of the three runs.

# %% folded=True tags=["experiment"]
# Each size trained on three sets of 120 points, and tried on the held-out ones.
if check.ready(
    "initialize_parameters",
    "forward_propagation",
    "compute_cost",
    "backward_propagation",
    "update_parameters",
    "predict",
):
    sizes = [1, 2, 3, 4, 5, 20, 50]
    X_held, Y_held = datasets.make_flower(m=2000, noise=0.4, seed=900)
    on_train, on_held = np.zeros((2, 3, len(sizes)))
    live = LiveCurve("Cost on 120 noisy points")
    for run in range(3):
        X_few, Y_few = datasets.make_flower(m=120, noise=0.4, seed=run + 1)
        for k, n_h in enumerate(sizes):
            trained = train_watched(X_few, Y_few, n_h, 5000, live if run == 0 else None)
            on_train[run, k] = accuracy(predict(trained, X_few), Y_few)
            on_held[run, k] = accuracy(predict(trained, X_held), Y_held)
    figures.draw_sizes(sizes, on_train, on_held)

# %% [markdown]
# Read the two lines from left to right.
#
# - With one or two units both are low. The border cannot bend enough: the network **under-fits**.
#   (One unit makes a straight border, and yet it beats logistic regression on the flower. Its tanh
#   levels off: it can cut off one petal and give all the rest one and the same answer, as the best
#   line of section 1 does.)
# - Between three and five units the held-out line is at its highest.
# - With 20 and 50 units the training line is higher still, and the held-out line is lower. The
#   network has bent its border around single points, noise included. It **over-fits**.
#
# The training line alone would have told you to take 20 or more.
#
# **Look.** What over-fitting looks like, on your own functions. Compare 1, 4 and 50 hidden units on
# the flower with few and noisy points. Then go back along the training steps with 50: has it been
# that bad all the time?

# %% folded=True tags=["experiment"]
# A figure to move, on the functions of yours that pass their checks.
from course_utils.explorers.planar_classifier import PlanarClassifier

own = check.own(
    "forward_propagation",
    "compute_cost",
    "backward_propagation",
    "update_parameters",
    "relu_backward",
    "leaky_relu_backward",
    "sigmoid_backward",
)
PlanarClassifier(own)

# %% [markdown]
# With more data or less noise, large networks lose less by their size. Try it in the cell with the
# curve: `m=480` in place of `m=120`, or `noise=0.1` in both places. Week 5 shows how to keep a large
# network and still not over-fit.
#
# ### Exercise 14: `diagnosis`
#
# Five networks were trained on one data set, and tried on held-out examples of it:
#
# | network | hidden units | right on training examples | right on held-out examples |
# |---|---|---|---|
# | A | 1 | 64 % | 63 % |
# | B | 2 | 79 % | 77 % |
# | C | 4 | 89 % | 87 % |
# | D | 8 | 91 % | 87 % |
# | E | 50 | 98 % | 78 % |
#
# Replace `None` by your answers:
#
# - `"size to use"`: the letter of the network you would use. Of two that do equally well where it
#   counts, take the smaller.
# - `"under-fits"`: the letter of the one that under-fits most;
# - `"over-fits most"`: the letter of the one that over-fits most;
# - `"numbers in a 2-4-1 network"`: how many numbers are learned in a network with 2 inputs, 4 hidden
#   units and 1 output;
# - `"all weights 0.5"`: four hidden units start with all weights 0.5 and all biases 0, and are
#   trained for 10 000 updates. How many *different* rows does $W_1$ have then?
# - `"W2 zero, W1 random"`: training starts with $W_2 = 0$, zero biases, and random $W_1$. Which
#   weights does the **first** update change: `"W1 only"`, `"W2 only"`, `"both"` or `"neither"`?
# - `"no activation, 50 units"`: tanh is left out of a network with 50 hidden units. Its border is
#   `"a straight line"`, `"50 straight lines"` or `"a curve"`;
# - `"weights times 1000"`: someone forgets the 0.01, and multiplies the draws by 10 instead. Of the
#   signal that comes back to the hidden units, hardly anything gets through them for most examples.
#   The reason is `"units stay equal"`, `"tanh is flat"` or `"rate too small"`.
#
# Worked line: were the question the number of inputs of that network, the answer would be `2`. The
# check tells right from wrong for three of them; the others are looked at when you hand in.

# %% answer="diagnosis"
diagnosis = {
    "size to use": None,
    "under-fits": None,
    "over-fits most": None,
    "numbers in a 2-4-1 network": None,
    "all weights 0.5": None,
    "W2 zero, W1 random": None,
    "no activation, 50 units": None,
    "weights times 1000": None,
}
### BEGIN SOLUTION
diagnosis = {
    "size to use": "C",
    "under-fits": "A",
    "over-fits most": "E",
    "numbers in a 2-4-1 network": 4 * 2 + 4 + 1 * 4 + 1,
    "all weights 0.5": 1,
    "W2 zero, W1 random": "W2 only",
    "no activation, 50 units": "a straight line",
    "weights times 1000": "tanh is flat",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ## 8. Other shapes
#
# Nothing in your network knows about flowers. Here are four other sets in two classes: noisy
# circles, moons, blobs like a chequerboard, and the inner and outer half of one round cloud. The
# training set has 300 points of one seed, the held-out set 300 of another.
#
# **Look.** The same eight hidden units for all. Which of the four would logistic regression solve
# best, and why? Change the number of units, or the noise, and look again.

# %% tags=["experiment"]
if check.ready("nn_model", "forward_propagation"):
    pair = (1, 2)  # seeds: to train on, and held out
    sets = {
        "noisy circles": [datasets.make_circles(noise=0.1, factor=0.6, seed=s) for s in pair],
        "moons": [datasets.make_moons(noise=0.2, seed=s) for s in pair],
        "blobs": [datasets.make_blobs(noise=0.8, seed=s) for s in pair],
        "Gaussian quantiles": [datasets.make_gaussian_quantiles(seed=s) for s in pair],
    }
    figures.draw_other_shapes(sets, nn_model, forward_propagation, fit_line, units=8)

# %% [markdown]
# ## What you have now
#
# - A hidden layer is several units side by side; its activation function supplies the bend. Without
#   it, any number of layers is one unit.
# - Going back, the signal passes each layer twice: through the weights, transposed, and through the
#   slope of the activation.
# - A random start is a must, for otherwise units stay equal. A small one keeps tanh off its flat
#   ends.
# - The number of hidden units is chosen on held-out examples.
#
# Next week you stack such layers: the same steps, in a loop.
