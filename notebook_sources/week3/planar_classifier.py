# %% [markdown]
# # A line is the wrong shape
#
# Last week's unit draws a straight decision boundary, where its probability is one half. For this week's data no
# straight one is any good, so you build a network that bends it.
#
# You will learn to
#
# - write a hidden layer's forward pass with loops and with matrices, and show that the two agree;
# - set units by hand, so that you know what one can do.
#
# Plan about 75 minutes, with paper. You need `logistic_regression` of week 2.

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
# Each example is a point of the plane, a column with the coordinates $x_1$ and $x_2$ (no unit), and lies in
# one of four petals. Neighbouring petals have different labels, opposite ones the same. Try logistic
# regression.

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
# The cost has not left $\log 2$, the cost of answering one half to everything, and as it is convex, there is
# no other valley. Forget the cost, then: count for many lines how many points they get right.

# %% predict="best_line"
check.predict("best_line")

# %% tags=["experiment"]
figures.print_best_lines(X, Y)

# %% [markdown]
# The best line cuts off one petal, and still gets a third of the points wrong. The petal opposite lies
# farthest from that line: there logistic regression would be surest, and wrong.
#
# ## 2. A layer in between
#
# Let several units draw a line each, and another combine them, as in `several_neurons`.

# %% tags=["experiment"]
figures.draw_network()

# %% [markdown]
# The input is not counted: this is a **2-layer network**. Square brackets name the layer: $a^{[1]}_3$ is the
# activation of the third hidden unit.
#
# | symbol | in code | meaning | shape |
# |---|---|---|---|
# | $W^{[1]}$ | `W1` | weights into the hidden layer, a row for each unit | $(n_h, n_x)$ |
# | $b^{[1]}$ | `b1` | biases of the hidden layer | $(n_h, 1)$ |
# | $W^{[2]}$ | `W2` | weights into the output layer, a row for each unit | $(n_y, n_h)$ |
# | $b^{[2]}$ | `b2` | biases of the output layer | $(n_y, 1)$ |
#
# Last week's weights were a column $w$, used as $w^T$. Now they are **rows**, and nothing is transposed.
#
# ### Exercise 1: `layer_sizes`
#
# The data decide the numbers of inputs and outputs; four hidden units are our choice for now.
#
# - Worked line: for the flower, `layer_sizes(X, Y)` is `(2, 4, 1)`.
# - The check uses data of other sizes.


# %% answer="layer_sizes"
def layer_sizes(X, Y):
    """Units of the input layer, the hidden layer (4) and the output layer.

    X: shape (n_x, m). Y: shape (n_y, m). Returns the three numbers n_x, 4, n_y.
    """
    ...


# %% check="layer_sizes"
check("layer_sizes")

# %% [markdown]
# ### One example, by hand
#
# A unit's **activation function** turns its score $z$ into its output. In the hidden layer we take
# $\tanh$, which squashes a score into the range from −1 to 1; the output unit keeps its sigmoid.
# Follow $x = (1, 2)$ through two hidden units:
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
# Write this **unit by unit**, with loops and without `@`: start each score at the bias, add weight times
# input for every input, then apply `np.tanh`, or `sigmoid` (imported above) in the output layer.
#
# - Worked line: `forward_one_example(example, network)` gives `[[-0.462], [0.905]]` and `[[0.52]]`,
#   rounded.
# - The check uses one hidden unit and several, one output and several. Your arguments must stay unchanged.


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
# All hidden scores of one example are the matrix product $z^{[1]} = W^{[1]} x + b^{[1]}$. With the examples
# side by side, one product does them all. Capital letters stand for all examples.
#
# ### Exercise 3: `forward_propagation`
#
# Vectorise both layers: no loop over units or examples. First write down the shapes of `Z1`, `A1`, `Z2` and
# `A2` for the flower. Where does broadcasting happen? A **cache** is what a forward pass keeps for the
# backward pass.
#
# - Worked line: `example` and `network` give `A2` = `[[0.52]]`.
# - The check uses one example and many, one hidden unit and several, one output and several. Your arguments
#   must stay unchanged.


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
# **Look.** Do your two versions agree, and what do the loops cost?

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
# The loss $\mathcal L$ of one example is last week's cross-entropy, and the cost $J$ is the mean of the
# losses. Write it without looking it up. `AL` are the activations of the **last** layer, so that deeper
# networks can use it too.
#
# - Worked line: `AL` = `[[0.5, 0.8]]` with `Y` = `[[0, 1]]` costs
#   $-(\log 0.5 + \log 0.8)/2 = 0.4581$ (nats, the unit that goes with the natural logarithm).
# - The check uses one example, and probabilities near 0 and 1. Your arguments must stay unchanged.


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
# Can four hidden units do it at all? The petals of class 1 lie where one coordinate is positive and the
# other negative: where $|x_1 - x_2| > |x_1 + x_2|$. Two tanh units make a kind of absolute value:
# $\tanh(u - 1) - \tanh(u + 1)$ is a valley, lowest at $u = 0$. Two units look at $u = x_1 - x_2$, two at
# $u = x_1 + x_2$, and the output takes the second valley from the first.

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
# It can. Now design networks of your own, without training, for three patterns (triangles are class 1):
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
# Each hidden unit can be one edge: its score changes sign at a line, and with large weights tanh jumps from
# −1 to 1 there. Let every unit say 1 inside the pattern. Which bias makes the output unit say "class 1"
# when **all** hidden units say 1, and "class 0" when one of them does not?
#
# - Budget: two hidden units for the stripe and the corner, three for the triangle; no number beyond ±1000.
# - Worked line: the edge $x_1 > 0.5$ is the row `[1, 0]` of `W1` with the bias `-0.5`; with `[20, 0]` and
#   `-10` it is the same edge, and sharper.
# - The check draws points of its own, many near the edges. Of those inside, and of those outside, 98 % have
#   to be right.


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
# Your regions have no dents, because your output unit asked for all edges at once. With output weights of
# both signs, as for the flower, a layer of enough units draws any shape.
#
# ## What you can do now
#
# You can run a network with one hidden layer, and you know what a hidden unit is: one soft edge. Nobody sets
# edges by hand for an image of 64 pixels: the next lessons learn them.
#
# > **Who and when.** Warren McCulloch and Walter Pitts described units with a threshold in 1943; Frank
# > Rosenblatt's perceptron learned the weights of one in 1958. In 1989 George Cybenko, and Kurt Hornik with
# > others, proved that one hidden layer with enough units comes as close as you like to any continuous
# > function on a closed, bounded region.
# >
# > *Read*: Michael Nielsen,
# > [A visual proof that neural nets can compute any function](http://neuralnetworksanddeeplearning.com/chap4.html),
# > which continues your edges. *Watch*: 3Blue1Brown,
# > [But what is a neural network?](https://www.3blue1brown.com/lessons/neural-networks) *Try*:
# > [TensorFlow Playground](https://playground.tensorflow.org) with one hidden layer.
