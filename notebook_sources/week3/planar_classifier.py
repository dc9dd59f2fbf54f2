# %% [markdown]
# # A line is the wrong shape
#
# Last week's unit draws a straight **decision boundary**: the line where its probability is exactly one
# half. Here you meet data for which no straight boundary is any good, and you build the network that bends
# it: a layer of units between input and output.
#
# You will learn to
#
# - say what a hidden layer computes, for one example and for all at once;
# - write the forward pass twice, with loops and with matrices, and show that both agree;
# - set the units of a network by hand, so that you know what a unit can do before one is trained.
#
# Plan about 75 minutes, and have pencil and paper ready. You need `logistic_regression` of week 2.
#
# [Week 1](../week1/introduction.ipynb) explains the checks.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week3 import planar_classifier as figures
from course_utils.timing import seconds_of
from course_utils.toolbox import logistic
from course_utils.toolbox.activations import sigmoid

check = notebook_checks("week3/planar_classifier")

# %% [markdown]
# ## 1. A flower that a line cannot cut
#
# This week's examples are points of the plane. Each point
# has two features, its coordinates $x_1$ and $x_2$ (no unit), and a label 0 or 1. The points fill the
# four petals of a flower. Neighbouring petals have different labels, opposite petals have the same. As
# always, an example is a column: $X$ has the shape $(n_x, m)$, here $(2, 400)$, and $Y$ the shape
# $(1, m)$. Try the tool you have: logistic regression.

# %%
X, Y = datasets.make_flower(m=400, seed=1)
print("X", X.shape, " Y", Y.shape, " share of label 1:", Y.mean())

# %% predict="line_on_flower"
check.predict("line_on_flower")

# %% tags=["experiment"]
w, b = logistic.initialize_with_zeros(2)
trained, _, costs = logistic.optimize(w, b, X, Y, 2000, learning_rate=0.1)
print(f"cost at the start {costs[0]:.4f}, at the end {costs[-1]:.4f}; log 2 is {np.log(2):.4f}")
figures.draw_line(lambda points: sigmoid(trained["w"].T @ points + trained["b"]), X, Y)

# %% [markdown]
# The cost has not left $\log 2$, the cost of answering one half to everything. It is convex, so this *is* the
# bottom of the valley. Is there a better line, though? Forget the cost and search: lines in all directions and
# at all distances from the origin, counting for each how many points it gets right.

# %% predict="best_line"
check.predict("best_line")

# %% tags=["experiment"]
figures.print_best_lines(X, Y)

# %% [markdown]
# The best line of all cuts off one petal. Logistic regression does not settle there: its probability keeps
# rising with the distance from the line, so it would be surest of all about the petal opposite to the one it cut
# off, and wrong about just that one.
#
# With any line, about a third of the points is lost: **a line is the wrong shape**.

# %% [markdown]
# ## 2. A layer in between
#
# If one line is not enough, use several, and let another unit combine them. A **hidden layer** is a layer of units
# whose outputs are neither given as data nor compared with a label.

# %% tags=["experiment"]
figures.draw_network()

# %% [markdown]
# The input is not counted, so this is a **2-layer network**. Each of its layers is a **fully connected
# layer** (also called **dense**): every unit gets every output of the layer before. The number in square
# brackets says which layer, so $a^{[1]}_3$ is the **activation**, the output, of the third hidden unit.
#
# | symbol | in code | meaning | shape |
# |---|---|---|---|
# | $W^{[1]}$ | `W1` | weights into the hidden layer, a row for each of its $n_h$ units | $(n_h, n_x)$ |
# | $b^{[1]}$ | `b1` | biases of the hidden layer | $(n_h, 1)$ |
# | $W^{[2]}$ | `W2` | weights into the output layer, a row for each of its $n_y$ units | $(n_y, n_h)$ |
# | $b^{[2]}$ | `b2` | biases of the output layer | $(n_y, 1)$ |
#
# Last week the weights of the one unit were a column $w$ and entered as $w^T$. Now each unit's weights are a
# **row**, one row under another, and nothing is transposed.
#
# ### Exercise 1: `layer_sizes`
#
# The data decide how many inputs and outputs there are; four hidden units are our choice for now.
#
# - In: `X`, shape `(n_x, m)`, and `Y`, shape `(n_y, m)`. Out: the three numbers `n_x, 4, n_y`.
# - Worked line: for the flower, `layer_sizes(X, Y)` is `(2, 4, 1)`.
# - The check looks at data with other numbers of features, labels and examples.


# %% answer="layer_sizes"
def layer_sizes(X, Y):
    """Units of the input layer, the hidden layer (4) and the output layer.

    X: shape (n_x, m). Y: shape (n_y, m). Returns n_x, n_h, n_y.
    """
    ...


# %% check="layer_sizes"
check("layer_sizes")

# %% [markdown]
# ### One example, by hand
#
# Follow one example $x = (1, 2)$ through a network with two hidden units. Each hidden unit does what you
# know: a score $z$ from weights and a bias, then a function of the score. That function is the unit's
# **activation function**. Here it is the hyperbolic tangent, which squashes a score into the range from −1
# to 1. The output unit is last week's unit; its inputs are the outputs of the hidden ones.
#
# - Hidden unit 1: $z = 1 \cdot 1 + (-1) \cdot 2 + 0.5 = -0.5$, so $a = \tanh(-0.5) = -0.462$.
# - Hidden unit 2: $z = 0.5 \cdot 1 + 1 \cdot 2 - 1 = 1.5$, so $a = \tanh(1.5) = 0.905$.
# - Output: $z = 2 \cdot (-0.462) + 1 \cdot 0.905 + 0.1 = 0.081$, so $a = \sigma(0.081) = 0.520$.

# %%
example = np.array([[1.0], [2.0]])  # one column, shape (2, 1)
network = {
    "W1": np.array([[1.0, -1.0], [0.5, 1.0]]),
    "b1": np.array([[0.5], [-1.0]]),
    "W2": np.array([[2.0, 1.0]]),
    "b2": np.array([[0.1]]),
}

# %% [markdown]
# ### Exercise 2: `forward_one_example`
#
# Write what you have just followed, **unit by unit**, with loops and without `@`. For each hidden unit, start its
# score at the bias, add weight times input for every input, then apply tanh. Then the output units.
#
# - In: `x`, shape `(n_x, 1)`, and `parameters`, a dict with `"W1"`, `"b1"`, `"W2"`, `"b2"`.
# - Out: `a1`, shape `(n_h, 1)`, and `a2`, shape `(n_y, 1)`.
# - Worked line: `forward_one_example(example, network)` gives `[[-0.462], [0.905]]` and `[[0.52]]`,
#   rounded.
# - The check looks at one hidden unit and several, at several outputs, and that your arguments stay as
#   they were.


# %% answer="forward_one_example"
def forward_one_example(x, parameters):
    """Forward pass of one example, unit by unit: tanh in the hidden layer, then the sigmoid.

    x: shape (n_x, 1). parameters: "W1" (n_h, n_x), "b1" (n_h, 1), "W2" (n_y, n_h), "b2" (n_y, 1).
    Returns a1, shape (n_h, 1), and a2, shape (n_y, 1).
    """
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    a1, a2 = np.zeros(b1.shape), np.zeros(b2.shape)
    ...


# %% check="forward_one_example"
check("forward_one_example")

# %% [markdown]
# ### All units and all examples at once
#
# A score is a row of $W^{[1]}$ times the column $x$, so all hidden scores together are the matrix product
# $z^{[1]} = W^{[1]} x + b^{[1]}$. That replaces the two inner loops. And with many examples, put their
# columns side by side: the product of $W^{[1]}$ and $X$ has as its columns the products with each $x$.
# **Vectorise** both layers, that is, write them with whole arrays in the place of loops. Capital letters
# stand for all examples.
#
# ### Exercise 3: `forward_propagation`
#
# Before you write, put down the shapes of `Z1`, `A1`, `Z2` and `A2` for the flower and four hidden units.
# Where does broadcasting happen, and in which direction?
#
# - In: `X`, shape `(n_x, m)`, and `parameters`. Out: `A2`, shape `(n_y, m)`, and a dict with `"Z1"`,
#   `"A1"`, `"Z2"`, `"A2"`. This dict is the **cache**: what the forward pass keeps for the way back.
# - No loop over units or examples.
# - Worked line: `example` and `network` give `A2` = `[[0.52]]`.
# - The check looks at one example and many, one hidden unit and several, several outputs, and that your
#   arguments stay as they were.


# %% answer="forward_propagation"
def forward_propagation(X, parameters):
    """Forward pass of all examples: tanh in the hidden layer, sigmoid in the output layer.

    X: shape (n_x, m). parameters: "W1" (n_h, n_x), "b1" (n_h, 1), "W2" (n_y, n_h), "b2" (n_y, 1).
    Returns A2, shape (n_y, m), and a dict: Z1, A1 (n_h, m), Z2, A2 (n_y, m).
    """
    ...


# %% check="forward_propagation"
check("forward_propagation")

# %% [markdown]
# **Look.** Do the loops and the matrices agree on all 400 points, and what do the loops cost?

# %% tags=["experiment"]
if check.ready("forward_one_example", "forward_propagation"):

    def by_loops():
        return np.hstack([forward_one_example(X[:, [i]], network)[1] for i in range(400)])

    gap = np.abs(by_loops() - forward_propagation(X, network)[0]).max()
    print(f"largest difference on 400 examples: {gap:.1e}")
    ratio = seconds_of(by_loops) / seconds_of(forward_propagation, X, network)
    print(f"loops take {ratio:.0f} times as long as matrices")

# %% [markdown]
# ### Exercise 4: `compute_cost`, from memory
#
# The output is a probability again, so the **loss function** $\mathcal L$ of one example is last week's
# cross-entropy, and the **cost** $J$ is the mean of the losses. Write it without looking it up: it looks
# only at the activations of the **last** layer, which we call `AL`, and will serve deeper networks
# unchanged.
#
# - In: `AL` and `Y`, both of shape `(1, m)`. Out: one number.
# - Worked line: `AL` = `[[0.5, 0.8]]` with `Y` = `[[0, 1]]` costs
#   $-(\log 0.5 + \log 0.8)/2 = 0.4581$.
# - The check looks at one example, at probabilities near 0 and 1, and that your arguments stay as they
#   were.


# %% answer="compute_cost"
def compute_cost(AL, Y):
    """Cross-entropy cost, the mean over the examples.

    AL: probabilities, shape (1, m). Y: labels 0 and 1, shape (1, m). Returns a number.
    """
    ...


# %% check="compute_cost"
check("compute_cost")

# %% [markdown]
# ## 3. A network that nobody trained
#
# Can four hidden units do it at all? Set them by hand. A point lies in a petal of class 1 where one
# coordinate is positive and the other negative. That is the same as $|x_1 - x_2| > |x_1 + x_2|$. One tanh
# cannot make an absolute value, but two of them make a valley: $\tanh(u - 1) - \tanh(u + 1)$ is lowest at
# $u = 0$ and rises to both sides. Two units look at $u = x_1 - x_2$, the other two at $u = x_1 + x_2$.

# %% tags=["experiment"]
if check.ready("forward_propagation", "compute_cost"):
    by_hand = {
        "W1": np.array([[1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [1.0, 1.0]]),
        "b1": np.array([[-1.0], [1.0], [-1.0], [1.0]]),
        "W2": np.array([[3.0, -3.0, -3.0, 3.0]]),
        "b2": np.array([[0.0]]),
    }
    A2, _ = forward_propagation(X, by_hand)
    print(f"cost {compute_cost(A2, Y):.3f}; the cost of a coin is {np.log(2):.3f}")
    figures.draw_by_hand(lambda points: forward_propagation(points, by_hand)[0], X, Y)

# %% [markdown]
# It can. Now design networks of your own, for three patterns without a single training step. Points of
# class 1 are triangles:
#
# - `"stripe"`: between two parallel lines, where $|x_1 + x_2| < 1.5$;
# - `"corner"`: where $x_1 > 0.5$ and $x_2 > -1$;
# - `"triangle"`: above $x_2 = -1.5$ and below both lines $x_2 = 2 - 2 x_1$ and $x_2 = 2 + 2 x_1$.


# %% folded=True
# Points of each pattern, of both classes.
def points_of(pattern, seed, m=500):
    """Draw points of a pattern, shape (2, m), and their labels, shape (1, m)."""
    x1, x2 = np.random.default_rng(seed).uniform(-3, 3, size=(2, m))
    inside = {
        "stripe": np.abs(x1 + x2) < 1.5,
        "corner": (x1 > 0.5) & (x2 > -1),
        "triangle": (x2 > -1.5) & (x2 < 2 - 2 * np.abs(x1)),
    }
    return np.array([x1, x2]), 1 * inside[pattern].reshape(1, m)


patterns = {name: points_of(name, seed=0) for name in ("stripe", "corner", "triangle")}
figures.draw_patterns(patterns, {})

# %% [markdown]
# ### Exercise 5: `units_by_hand`
#
# Each hidden unit can be one edge: its score changes sign at a line, and with large weights tanh jumps from −1 to 1
# there. Inside the pattern, all edges say 1. Which bias
# makes the output unit say "class 1" when **all** hidden units say 1, and "class 0" when one of them does
# not?
#
# - In: `pattern`, one of the three names. Out: a dict of parameters for `forward_propagation`.
# - Budget: two hidden units for the stripe and the corner, three for the triangle; no number above 1000.
# - Worked line: the edge $x_1 > 0.5$ is the row `[1, 0]` of `W1` with the bias `-0.5`; with `[20, 0]` and
#   `-10` it is the same edge, and sharper.
# - The check draws points of its own. 95 % of them have to be right on each side; at grading, where many
#   points lie near the edges, 98 %.


# %% answer="units_by_hand"
def units_by_hand(pattern):
    """Parameters of a network for a pattern, chosen by you.

    pattern: "stripe", "corner" or "triangle".
    Returns a dict: W1 (n_h, 2), b1 (n_h, 1), W2 (1, n_h), b2 (1, 1).
    """
    ...


# %% check="units_by_hand"
check("units_by_hand")

# %% tags=["experiment"]
if check.ready("units_by_hand", "forward_propagation"):

    def network_for(pattern):
        return lambda points: forward_propagation(points, units_by_hand(pattern))[0]

    figures.draw_patterns(patterns, {name: network_for(name) for name in patterns})

# %% [markdown]
# **A question to take along.** Your regions have no dents. Is that a limit of one hidden layer, or of what you
# asked of the output unit? (What do the output weights of the flower have that yours do not?)
#
# ## What you can do now
#
# You can compute a network with one hidden layer by loops and by matrices, and you know what a hidden unit is: one
# soft edge. With 64 pixels nobody can set edges by hand, so the next lessons find the weights by walking downhill.
#
# > **Who and when.** Warren McCulloch and Walter Pitts described units with a threshold in 1943, and Frank
# > Rosenblatt's perceptron learned the weights of one in 1958. Marvin Minsky and Seymour Papert proved in
# > 1969 what a single unit cannot do. That enough hidden units in one layer come close to any continuous
# > function on a bounded region was shown by George Cybenko and by Kurt Hornik and others in 1989.
# >
# > *Read*: Michael Nielsen,
# > [A visual proof that neural nets can compute any function](http://neuralnetworksanddeeplearning.com/chap4.html):
# > your edges by hand, carried on. *Watch*: 3Blue1Brown,
# > [But what is a neural network?](https://www.3blue1brown.com/lessons/neural-networks) *Try*:
# > [TensorFlow Playground](https://playground.tensorflow.org): one hidden layer. *The
# > paper*: Cybenko, [Approximation by superpositions of a sigmoidal
# > function](https://doi.org/10.1007/BF02551274).
