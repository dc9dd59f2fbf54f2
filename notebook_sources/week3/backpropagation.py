# %% [markdown]
# # Backpropagation
#
# To walk downhill on the cost, a network needs its slope with respect to every weight, those of the hidden
# layer included. **Backpropagation** is the way to get all of them at once: one pass forward, one pass
# back, in which the error travels through the layers in reverse and leaves a gradient at each. It is the
# algorithm by which nearly every neural network in use was trained.
#
# You will learn to
#
# - derive the gradients of a network with one hidden layer, for one example;
# - write them with loops, then for all examples as matrix products, and show that both agree;
# - measure gradients, and write a test that tells right ones from wrong ones;
# - say why a falling cost proves nothing.
#
# Plan about 75 minutes, and have paper ready: section 1 is done on it. You need `activations`.

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
# Take the network and the example of `planar_classifier`: hidden activations $a_1 = -0.462$ and
# $a_2 = 0.905$, output $0.520$. The label is 1, so the output should rise. Which weights should change, and
# which way? A `d` before a name is short for the derivative of this example's loss $\mathcal L$ with
# respect to it.

# %%
example, label = np.array([[1.0], [2.0]]), np.array([[1.0]])
network = {
    "W1": np.array([[1.0, -1.0], [0.5, 1.0]]),
    "b1": np.array([[0.5], [-1.0]]),
    "W2": np.array([[2.0, 1.0]]),
    "b2": np.array([[0.1]]),
}

# %% [markdown]
# **The output unit** is logistic regression on the hidden activations, and you derived its error last
# week: $dz^{[2]} = a^{[2]} - y = 0.520 - 1 = -0.480$. Each of its weights was multiplied by a hidden
# activation, so $dw^{[2]}_j = dz^{[2]} a^{[1]}_j$: here $-0.480 \cdot (-0.462) = 0.222$ and
# $-0.480 \cdot 0.905 = -0.434$.
#
# **A hidden unit** $j$ reaches the output through one weight, $w^{[2]}_j$. So a change of its activation
# arrives at $z^{[2]}$ multiplied by that weight: $da^{[1]}_j = w^{[2]}_j\, dz^{[2]}$. For unit 1 that is
# $2 \cdot (-0.480) = -0.960$.
#
# Now it is your turn. On paper, for hidden unit 1:
#
# - From $da^{[1]}_1$ to $dz^{[1]}_1$: which step did you write in the last lesson, and what is its factor?
# - From $dz^{[1]}_1$ to the gradients of the two weights and the bias of this unit: what was each of them
#   multiplied by on the way forward?
# - If there were **two** output units, two errors would come back to hidden unit 1. What becomes of them?
#
# ### Exercise 1: `backward_one_example`
#
# Write it, **unit by unit**, with loops: over the output units, inside over the hidden units, inside over
# the inputs. You may start from `forward_propagation(x, parameters)`, whose cache has `"A1"` and `"A2"`.
#
# - In: `parameters`, one example `x`, shape `(n_x, 1)`, and its label `y`, shape `(n_y, 1)`. Out: a dict
#   with `"dW1"`, `"db1"`, `"dW2"`, `"db2"`; each has the shape of what it is the gradient of.
# - Worked line: `backward_one_example(network, example, label)` has `dW2` = `[[0.222, -0.434]]` and
#   `db1` = `[[-0.755], [-0.087]]`, rounded. `dW1` is for you to predict before you run it.
# - The check looks at several inputs, hidden units and outputs, and that nothing you are given changes.


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
# Minus its gradient is what an example **wants** of each weight: the direction in which its own loss falls
# fastest. The cost $J$ is the mean of the losses, so its gradient is the mean of theirs. The explorer has a
# small network with two ReLU units and six examples. Answer its question first, then step through the
# examples and on to the mean: which of them agree, and which pull against each other?

# %% tags=["experiment"]
from course_utils.explorers.backprop import Backprop

Backprop()

# %% [markdown]
# ### From a loop to a matrix product
#
# For one example, the gradient of $W^{[1]}$ is a table: the entry in row $j$ and column $k$ is
# $dz^{[1]}_j x_k$. That is a column times a row, $dz^{[1]} x^T$. For all examples these tables are added
# up, and a matrix product does just that: the examples are the columns of $dZ^{[1]}$ and the **rows** of
# $X^T$, and its sum runs over them.

# %% tags=["experiment"]
figures.draw_shapes()

# %% [markdown]
# So $dW^{[1]} = \frac{1}{m}\, dZ^{[1]} X^T$, and the $\frac{1}{m}$ makes the sum a mean. Put the rest
# together yourself:
#
# | for one example | for all | your formula |
# |---|---|---|
# | $dz^{[2]} = a^{[2]} - y$ | $dZ^{[2]}$, shape $(n_y, m)$ | ? |
# | $dw^{[2]}_j = dz^{[2]} a^{[1]}_j$ | $dW^{[2]}$, shape $(n_y, n_h)$ | ? |
# | $da^{[1]}_j = \sum_i w^{[2]}_{ij}\, dz^{[2]}_i$ | $dA^{[1]}$, shape $(n_h, m)$ | ? |
# | the biases | $db^{[1]}$, shape $(n_h, 1)$ | ? |
#
# ### Exercise 2: `backward_propagation`
#
# - In: `parameters`, the `cache` of `forward_propagation`, `X` and `Y`. Out: a dict with `"dW1"`, `"db1"`,
#   `"dW2"`, `"db2"`. No loops.
# - Worked line: one input, one hidden unit, $W^{[1]} = b^{[1]} = b^{[2]} = 0$, $W^{[2]} = 1$, examples
#   $1, -1$ with labels $1, 0$. Then $A^{[1]} = 0$, $A^{[2]} = 0.5$, $dZ^{[2]} = (-0.5, 0.5)$, the slope of
#   tanh is 1, and `dW1` = $\frac{1}{2}(-0.5 \cdot 1 + 0.5 \cdot (-1)) = -0.5$.
# - The check looks at one example, one hidden unit, several outputs, and that neither the parameters nor
#   the cache change.


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
# Both of your versions agree, but both rest on the same derivation. A gradient is a slope, and slopes can
# be measured without any derivation: move **one** entry of one parameter by $\varepsilon$ to both sides,
# run the forward pass each time, and divide the difference of the two costs by $2\varepsilon$.

# %% predict="how_many_passes"
check.predict("how_many_passes")

# %% tags=["experiment"]
size = sum(value.size for value in initialize_parameters(2, 4, 1).values())
print(f"{size} parameters, each moved to both sides: {2 * size} forward passes")
print("backpropagation: one pass forward, one pass back")

# %% [markdown]
# ### Exercise 3: `measured_gradient`
#
# - In: `parameters`, `X`, `Y`, then `name`, one of `"W1"`, `"b1"`, `"W2"`, `"b2"`, and the optional
#   `epsilon`. Out: an array of the shape of `parameters[name]`.
# - Move a **copy**: after your function, the caller's parameters are what they were.
# - Worked line: for the network of the worked line above,
#   `measured_gradient(parameters, X, Y, "W1")` is `[[-0.5]]`, up to about eight digits.
# - The check looks at all four parameters, and with large steps at whether you go to both sides.


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
#
# Faulty gradients rarely raise an error. Here is what one of them does in training:

# %% predict="fault_that_trains"
check.predict("fault_that_trains")

# %% tags=["experiment"]
figures.fault_that_trains()

# %% [markdown]
# With right gradients, four of five runs end near 90 %; with one bias gradient for all units, three of five do. If you
# had made only those, you would never have known. A cost that falls shows that the step
# goes downhill, and many wrong gradients do that. So test the gradients themselves.
#
# ### Exercise 4: `gradients_are_right`
#
# Write the test. It is handed the gradients of somebody's backward pass, and has to say whether they are
# right. You are not told which faults there are: think of what can go wrong (a sum in the place of a mean, a
# missing slope, one entry of many, a lost axis, …), and of how your test could miss it.
#
# - In: `parameters`, `gradients` (`"dW1"`, `"db1"`, `"dW2"`, `"db2"`), `X`, `Y`. Out: `True` or `False`.
# - A gradient whose shape is not that of its parameter is wrong. Measured values are never exact, so leave
#   a tolerance: right gradients differ from them by less than $10^{-6}$ here, wrong ones by more than
#   $10^{-3}$.
# - Worked line: for the gradients of your own `backward_propagation`, the answer is `True`.
# - The check hands in right gradients and those of seven faulty backward passes. Three of these you get to
#   see.


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
# One step of gradient descent for each of the four, with the learning rate $\alpha$.
#
# - In: `parameters`, `grads`, and `learning_rate`, which is 1.2 unless the caller says otherwise. Out: a
#   dict with the new `"W1"`, `"b1"`, `"W2"`, `"b2"`.
# - Worked line: a weight of 1.0 with the gradient 2.0 and learning rate 0.1 becomes 0.8.
# - The check looks at several rates, the default among them, and at layers of equal size. You may change
#   the arrays you are given or make new ones.


# %% answer="update_parameters"
def update_parameters(parameters, grads, learning_rate=1.2):
    """One step of gradient descent.

    parameters: W1, b1, W2, b2. grads: dW1, db1, dW2, db2. Returns the new W1, b1, W2, b2.
    """
    ...


# %% check="update_parameters"
check("update_parameters")

# %% [markdown]
# **A question to take along.** Somebody updates $W^{[2]}$ as soon as $dW^{[2]}$ is known, and computes
# $dZ^{[1]}$ afterwards with the new $W^{[2]}$. Would your test notice? Would the cost?
#
# ## What you can do now
#
# You can derive, write and test backpropagation: the error passes each layer twice on its way back,
# through the weights, transposed, and through the slope of the activation. Each layer's gradient is its
# error times its input. Week 4 puts these two steps into a loop, for any number of layers.
#
# > **Who and when.** Seppo Linnainmaa described the general method in 1970, to follow rounding errors through
# > a computation. Paul Werbos derived it in his thesis of 1974, and later applied it to neural networks.
# > David Rumelhart, Geoffrey Hinton and Ronald Williams made it known in 1986, by showing what hidden units
# > learn with it.
# >
# > *Read*: Rumelhart, Hinton and Williams, [Learning representations by back-propagating
# > errors](https://doi.org/10.1038/323533a0): four pages. *Watch*: 3Blue1Brown, [Backpropagation,
# > intuitively](https://www.3blue1brown.com/lessons/backpropagation). *Try*: Andrej Karpathy's
# > [micrograd](https://github.com/karpathy/micrograd), the same idea for any formula; you will write your
# > own in week 7.
