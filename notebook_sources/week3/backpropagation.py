# %% [markdown]
# # Backpropagation
#
# To walk downhill, a network needs the slope of its cost with respect to every weight. **Backpropagation**
# computes all these slopes at once: after one forward pass, the error travels back through the layers and leaves
# a gradient at each. Nearly every network in use was trained with it.
#
# You will learn to
#
# - derive the gradients of a network with one hidden layer, for one example;
# - write them with loops and as matrix products, and show that the two agree;
# - measure gradients, and write a test that tells right ones from wrong ones.
#
# Plan about 75 minutes, with paper. You need `activations`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week3 import backpropagation as figures
from course_utils.toolbox.costs import compute_cost
from course_utils.toolbox.shallow import forward_propagation, initialize_parameters

check = notebook_checks("week3/backpropagation")
X, Y = datasets.make_flower(m=400, seed=1)

# %% [markdown]
# ## 1. One example, from right to left
#
# Take the example of `planar_classifier`: hidden activations $a_1 = -0.462$ and $a_2 = 0.905$, output $0.520$.
# The label is 1, so the output should rise. Which weights should change, and which way? A `d` before a name
# stands for the derivative of this example's loss with respect to it.

# %%
example, label = np.array([[1.0], [2.0]]), np.array([[1.0]])
network = {
    "W1": np.array([[1.0, -1.0], [0.5, 1.0]]),
    "b1": np.array([[0.5], [-1.0]]),
    "W2": np.array([[2.0, 1.0]]),
    "b2": np.array([[0.1]]),
}

# %% [markdown]
# **The output unit** is logistic regression on the hidden activations. From last week you know its error,
# $dz^{[2]} = a^{[2]} - y = 0.520 - 1 = -0.480$, and that a weight's gradient is the error times what the
# weight was multiplied by: $dw^{[2]}_1 = -0.480 \cdot (-0.462) = 0.222$ and
# $dw^{[2]}_2 = -0.480 \cdot 0.905 = -0.434$.
#
# **A hidden unit** $j$ reaches the output through one weight, $w^{[2]}_j$. A change of its activation arrives
# at $z^{[2]}$ multiplied by that weight, so $da^{[1]}_j = w^{[2]}_j\, dz^{[2]}$: for unit 1,
# $2 \cdot (-0.480) = -0.960$.
#
# Your turn, on paper, for hidden unit 1:
#
# - From $da^{[1]}_1$ to $dz^{[1]}_1$: which step of the last lesson is this, and what is its factor?
# - From $dz^{[1]}_1$ to the gradients of the unit's two weights and its bias: what was each multiplied by in the
#   forward pass?
# - With **two** output units, two errors would come back to hidden unit 1. What becomes of them?
#
# ### Exercise 1: `backward_one_example`
#
# Write it **unit by unit**: loop over the output units, inside over the hidden units, inside over the inputs.
# Each gradient has the shape of its parameter.
#
# - Worked line: `backward_one_example(network, example, label)` has `dW2` = `[[0.222, -0.434]]` and
#   `db1` = `[[-0.755], [-0.087]]`, rounded. Predict `dW1` before you run it.
# - The check uses several inputs, hidden units and outputs. Your arguments must stay unchanged.


# %% answer="backward_one_example"
def backward_one_example(parameters, x, y):
    """Gradients of one example's loss, unit by unit.

    parameters: W1, b1, W2, b2. x: shape (n_x, 1). y: shape (n_y, 1).
    Returns a dict: dW1, db1, dW2, db2.
    """
    _, cache = forward_propagation(x, parameters)
    a1, a2 = cache["A1"], cache["A2"]
    ...


# %% check="backward_one_example"
check("backward_one_example")

# %% [markdown]
# ## 2. What the examples want together
#
# What an example **wants** of a weight is minus the gradient of its loss: the change that lowers this loss
# fastest. The cost $J$ is the mean of the losses, so its gradient is the mean of their gradients. The explorer
# has a small network with two ReLU units and six examples. Step through them to the mean: which agree, and
# which pull against each other?

# %% tags=["experiment"]
from course_utils.explorers.backprop import Backprop

Backprop()

# %% [markdown]
# ### From a loop to a matrix product
#
# For one example, the gradient of $W^{[1]}$ is a table: in row $j$ and column $k$ it has
# $dz^{[1]}_j x_k$, so it is a column times a row, $dz^{[1]} x^T$. A matrix product adds up the tables of all
# examples:

# %% tags=["experiment"]
figures.draw_shapes()

# %% [markdown]
# So $dW^{[1]} = \frac{1}{m}\, dZ^{[1]} X^T$, where $\frac{1}{m}$ makes the sum a mean.
#
# ### Exercise 2: `backward_propagation`
#
# Find the other formulas: $dZ^{[2]}$, shape $(n_y, m)$, from $dz^{[2]} = a^{[2]} - y$; then
# $dW^{[2]}$; then $dA^{[1]}$, shape $(n_h, m)$, from $da^{[1]}_j = \sum_i w^{[2]}_{ij}\, dz^{[2]}_i$; then
# $dZ^{[1]}$, and both bias gradients. No loops.
#
# - Worked line: the next cell has one hidden unit and two examples. $A^{[1]} = 0$, $A^{[2]} = 0.5$,
#   $dZ^{[2]} = (-0.5, 0.5)$, the slope of tanh is 1, so `dW1` is
#   $\frac{1}{2}(-0.5 \cdot 1 + 0.5 \cdot (-1)) = -0.5$.
# - The check uses one example, one hidden unit, and several outputs. The parameters and the cache must stay
#   unchanged.

# %%
tiny = {
    "W1": np.zeros((1, 1)),
    "b1": np.zeros((1, 1)),
    "W2": np.ones((1, 1)),
    "b2": np.zeros((1, 1)),
}
X_tiny, Y_tiny = np.array([[1.0, -1.0]]), np.array([[1.0, 0.0]])


# %% answer="backward_propagation"
def backward_propagation(parameters, cache, X, Y):
    """Gradients of the cost, the mean over the examples.

    parameters: W1, b1, W2, b2. cache: Z1, A1, Z2, A2. X: shape (n_x, m). Y: shape (n_y, m).
    Returns a dict: dW1, db1, dW2, db2.
    """
    ...


# %% check="backward_propagation"
check("backward_propagation")

# %% tags=["experiment"]
if check.ready("backward_one_example", "backward_propagation"):
    singles = [backward_one_example(network, X[:, [i]], Y[:, [i]]) for i in range(400)]
    _, cache = forward_propagation(X, network)
    for name, gradient in backward_propagation(network, cache, X, Y).items():
        mean = sum(single[name] for single in singles) / 400
        print(f"{name}: largest difference from the mean {np.abs(gradient - mean).max():.1e}")

# %% [markdown]
# ## 3. Measure it
#
# Both versions agree, but both rest on one derivation. A **central difference** measures a slope without any:
# move *one* number by $\varepsilon$ to both sides, and divide the difference of the two costs by
# $2\varepsilon$.

# %% predict="how_many_passes"
check.predict("how_many_passes")

# %% tags=["experiment"]
for sizes in ((2, 4, 1), (784, 100, 10)):
    size = sum(value.size for value in initialize_parameters(*sizes).values())
    print(f"{sizes}: {2 * size} forward passes; backpropagation: one pass forward, one back")

# %% [markdown]
# ### Exercise 3: `measured_gradient`
#
# Measure every entry of one array of parameters. Move a **copy**, so that the caller's parameters stay as they
# were, and put each entry back.
#
# - Worked line: `measured_gradient(tiny, X_tiny, Y_tiny, "W1")` is `[[-0.5]]`, up to about eight digits.
# - The check measures all four arrays, also with a large `epsilon`, at which going to one side only gives a
#   different result.


# %% answer="measured_gradient"
def measured_gradient(parameters, X, Y, name, epsilon=1e-4):
    """Gradient of the cost with respect to one array of parameters, measured entry by entry.

    parameters: W1, b1, W2, b2. X: (n_x, m). Y: (1, m). name: such as "W1". epsilon: the step.
    Returns an array of the shape of parameters[name].
    """
    ...


# %% check="measured_gradient"
check("measured_gradient")

# %% [markdown]
# ## 4. A test for a backward pass

# %% predict="fault_that_trains"
check.predict("fault_that_trains")

# %% tags=["experiment"]
figures.fault_that_trains()

# %% [markdown]
# A falling cost shows only that the steps lead downhill, and many wrong gradients do that. So test the gradients
# themselves.
#
# ### Exercise 4: `gradients_are_right`
#
# You are handed the gradients of somebody's backward pass. Are they right? Think of what can go wrong (a sum
# for a mean, a missing slope, one wrong entry, a lost axis, nan …), and how your test could miss it.
#
# - Out: `True` or `False`. A gradient whose shape is not that of its parameter is wrong.
# - Leave a tolerance: right gradients differ from measured ones by less than $10^{-6}$ here, wrong ones by
#   more than $10^{-3}$ somewhere.
# - Worked line: for those of your own `backward_propagation`, the answer is `True`.
# - The check hands in right gradients and those of eight faulty backward passes. Five of the eight are shown.


# %% answer="gradients_are_right"
def gradients_are_right(parameters, gradients, X, Y):
    """Whether gradients have the right shapes and agree with what is measured.

    parameters: W1, b1, W2, b2. gradients: dW1, db1, dW2, db2. X: (n_x, m). Y: (1, m).
    """
    ...


# %% check="gradients_are_right"
check("gradients_are_right")

# %% tags=["experiment"]
if check.ready("backward_propagation", "gradients_are_right"):
    drawn = initialize_parameters(2, 4, 1)
    drawn = {name: 50 * value + 0.1 for name, value in drawn.items()}  # away from the flat start
    _, cache = forward_propagation(X, drawn)
    yours = backward_propagation(drawn, cache, X, Y)
    print("your backward pass passes your test:", gradients_are_right(drawn, yours, X, Y))

# %% [markdown]
# ## 5. The step
#
# ### Exercise 5: `update_parameters`, from memory
#
# One step of gradient descent for each of the four arrays.
#
# - Worked line: a weight of 1.0 with the gradient 2.0 and learning rate 0.1 becomes 0.8.
# - The check uses several rates, the default 1.2 among them, and layers of equal size. You may change the given
#   arrays or make new ones.


# %% answer="update_parameters"
def update_parameters(parameters, grads, learning_rate=1.2):
    """One step of gradient descent.

    parameters: W1, b1, W2, b2. grads: dW1, db1, dW2, db2. Returns the new W1, b1, W2, b2.
    """
    ...


# %% check="update_parameters"
check("update_parameters")

# %% [markdown]
# **A known slip.** Somebody updates $W^{[2]}$ as soon as $dW^{[2]}$ is known, and computes $dZ^{[1]}$ with the
# new $W^{[2]}$. The cost falls as ever; your test notices.
#
# ## What you can do now
#
# You can derive, write and test backpropagation: at each layer the error passes the slope of the activation and
# the weights, transposed, and the gradient is the error times the layer's input. Week 4 puts this into a loop.
#
# > **Who and when.** Seppo Linnainmaa described the general method in 1970, to follow rounding errors through a
# > computation; Paul Werbos proposed it for neural networks, after his thesis of 1974. David Rumelhart, Geoffrey
# > Hinton and Ronald Williams made it known in 1986, by showing what hidden units learn with it.
# >
# > *Read*: Rumelhart, Hinton and Williams, [Learning representations by back-propagating
# > errors](https://doi.org/10.1038/323533a0): four pages. *Watch*: 3Blue1Brown, [What is backpropagation really
# > doing?](https://www.3blue1brown.com/lessons/backpropagation) *Try*: Andrej Karpathy's
# > [micrograd](https://github.com/karpathy/micrograd), the same idea for any formula; you write your own in
# > week 7.
