# %% [markdown]
# # Gradient descent
#
# The cost says how good the parameters are. This lesson finds better ones, by steps against the slopes of
# the cost.
#
# You will learn to
#
# - find derivatives backwards through a computation graph;
# - write gradient descent in loops, then without;
# - write a test that tells a right gradient from a wrong one;
# - train a unit, and see what the learning rate does.
#
# Plan an hour and a quarter. There are seven exercises. You need the lesson `logistic_regression` and the
# chain rule.

# %%
import math

import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week2 import gradient_descent as figures
from course_utils.timing import seconds_of
from course_utils.toolbox.logistic import sigmoid

check = notebook_checks("week2/gradient_descent")

# %% [markdown]
# ## 1. Derivatives from right to left
#
# To measure the slope of $J$ in 12289 directions by trying, you would compute the cost 24578 times for
# every step. A **computation graph** breaks a formula into single operations, and gives all slopes in one
# sweep. The **forward pass** computes the values from left to right; the **backward pass** computes the
# derivatives from right to left. Take $J = 3 (a + b c)$ at $a = 5$, $b = 3$, $c = 2$:
#
# - $J = 3v$: if $v$ grows by a little, $J$ grows by 3 times that. So $dJ/dv = 3$.
# - $v = a + u$: each input passes on as it is. So $dJ/da = dJ/du = 3 \cdot 1 = 3$.
# - $u = bc$: if $b$ grows by a little, $u$ grows by $c$ times that. So $dJ/db = 3 \cdot c = 6$, and
#   $dJ/dc = 3 \cdot b = 9$.
#
# The **chain rule** says: multiply the slopes along each path from an input to the result, and add up the
# paths.

# %% tags=["experiment"]
figures.draw_graph()

# %% [markdown]
# In the next graph one input is used twice.

# %% tags=["experiment"]
from course_utils.explorers.computation_graph import ComputationGraph

ComputationGraph()

# %% [markdown]
# ### Exercise 1: `derivatives`, by hand
#
# The first two questions are about $J = 3(a + bc)$, the others about the next graph: a unit with two
# features, one example, and its loss $\mathcal L$.

# %% tags=["experiment"]
figures.draw_loss_graph()

# %% [markdown]
# Since $y = 1$, the loss is $\mathcal L = -\log a = 0.6931$. You need the derivative of $-\log a$, and
# $\sigma'(z) = a (1 - a)$. Give exact numbers. The check tells you about the first four; at grading the
# others count as well.

# %% answer="derivatives"
derivatives = {
    "dJ/db": None,  # J = 3(a + bc) at a = 5, b = 3 and now c = -4
    "dJ/db when a is b": None,  # J = 3(b + bc) at b = 3, c = 2
    "dL/da": None,  # from here on in the graph of the loss
    "dL/dz": None,
    "dL/dw1": None,
    "dL/dw2": None,
    "dL/db": None,
    "new w1": None,  # w1 less 0.1 times its derivative
}
### BEGIN SOLUTION
derivatives = {
    "dJ/db": 3 * -4,
    "dJ/db when a is b": 3 * (1 + 2),
    "dL/da": -1 / 0.5,
    "dL/dz": -2 * 0.5 * (1 - 0.5),
    "dL/dw1": 2 * -0.5,
    "dL/dw2": -3 * -0.5,
    "dL/db": -0.5,
    "new w1": 0.5 - 0.1 * -1.0,
}
### END SOLUTION

# %% check="derivatives"
check("derivatives")

# %% [markdown]
# One of these has a short form for any $a$ and $y$. **Derive it**: write $d\mathcal L/da$ for both labels in
# one formula, and multiply by $a(1 - a)$.

# %% predict="short_form"
check.predict("short_form")


# %% tags=["experiment"]
def loss(z, y):
    """Loss of one example, by its score."""
    return -(y * np.log(sigmoid(z)) + (1 - y) * np.log(1 - sigmoid(z)))


h = 1e-5
print("   z    y   measured dL/dz        a")
for z, y in [(-1.0, 0), (-1.0, 1), (0.5, 0), (2.0, 1)]:
    measured = (loss(z + h, y) - loss(z - h, y)) / (2 * h)
    print(f"{z:4.1f}  {y:3d}  {measured:15.4f}  {sigmoid(z):7.4f}")

# %% [markdown]
# $$\frac{d\mathcal L}{dz} = \Big(-\frac{y}{a} + \frac{1 - y}{1 - a}\Big)\, a (1 - a)
# = -y (1 - a) + (1 - y)\, a = a - y$$
#
# Prediction minus label: the rest of the course is built on this. From it follow
# $d\mathcal L/dw_j = x_j (a - y)$ and $d\mathcal L/db = a - y$. The slopes of the cost are the means of
# these (one writes $\partial$ where other inputs are held still):
#
# $$\frac{\partial J}{\partial w_j} = \frac{1}{m} \sum_{i=1}^{m} x_j^{(i)} \big(a^{(i)} - y^{(i)}\big),
# \qquad \frac{\partial J}{\partial b} = \frac{1}{m} \sum_{i=1}^{m} \big(a^{(i)} - y^{(i)}\big)$$
#
# In code, `dw`, `db` and `dz` are the derivatives with respect to `w`, `b` and `z`, and have their shapes.
#
# ## 2. One step
#
# The **gradient** of a function is the list of its slopes along all parameters; it points uphill.
# **Gradient descent** takes steps against the gradient, and the **learning rate** $\alpha$ sets how long
# they are: $w \leftarrow w - \alpha\, dw$ and $b \leftarrow b - \alpha\, db$.
#
# ### Exercise 2: `step_with_loops`
#
# Your `cost_in_a_loop` of the last lesson is the first half: copy it. Add up the slopes in the same loop, and
# use them after it. (Several published notes have `dz = a * (1 - a)` here.)
#
# - Out: the new `w`, the new `b`, and the cost *before* the step. The caller's `w` stays as it was.
# - Worked line: `w = [[1]]`, `b = 0`, `X = [[1, -2]]`, `Y = [[1, 0]]` and the rate 0.1 give
#   `w = [[1.0254]]`, `b = 0.0075` and the cost 0.2201.
# - The check looks at one example and many, one feature and many, and several rates.


# %% answer="step_with_loops"
def step_with_loops(w, b, X, Y, learning_rate):
    """Make one step of gradient descent, in loops.

    w: shape (n_x, 1). b: a number. X: shape (n_x, m). Y: labels, shape (1, m).
    Returns the new w, the new b, and the cost before the step.
    """
    ...


# %% check="step_with_loops"
check("step_with_loops")

# %% [markdown]
# ### Exercise 3: `initialize_with_zeros`
#
# The cost is convex, so any start will do. (From week 3 on, zero will not.) For `dim` features, return `w`,
# zeros of shape `(dim, 1)`, and `b`, the number 0.


# %% answer="initialize_with_zeros"
def initialize_with_zeros(dim):
    """Return zero weights of shape (dim, 1), and a zero bias, a number."""
    ...


# %% check="initialize_with_zeros"
check("initialize_with_zeros")

# %% [markdown]
# ## 3. All examples at once
#
# ### Exercise 4: `propagate`
#
# Go forward to the cost and backward to the gradient, without a loop. The errors $a^{(i)} - y^{(i)}$ fill a
# row $dZ$ of shape $(1, m)$. Which product sums over the examples?
#
# - Out: a dict with `"dw"`, shape `(n_x, 1)`, and `"db"`, a number; then the cost, a number.
# - Worked line: the two examples above give `dw = [[-0.2537]]`, `db = -0.0749` and the cost 0.2201.
# - The check looks at one example and many, one feature and many, scores far from zero, and that your
#   arguments stay as they were.


# %% answer="propagate"
def propagate(w, b, X, Y):
    """Compute the cost of the unit and its gradient.

    w: shape (n_x, 1). b: a number. X: shape (n_x, m). Y: labels, shape (1, m).
    Returns a dict with "dw", shape (n_x, 1), and "db", a number; and the cost.
    """
    ...


# %% check="propagate"
check("propagate")

# %% tags=["experiment"]
if check.ready("step_with_loops", "propagate"):
    figures.draw_shapes()  # of the product that gives dw
    X, Y = np.random.default_rng(4).normal(size=(3000, 20)), np.arange(20).reshape(1, 20) % 2
    w, b = np.zeros((3000, 1)), 0.0
    w_loops, _, _ = step_with_loops(w, b, X, Y, 1.0)
    print("same gradient:", np.allclose(w - w_loops, propagate(w, b, X, Y)[0]["dw"]))
    slow = seconds_of(step_with_loops, w, b, X, Y, 1.0, repeat=1)
    fast = seconds_of(propagate, w, b, X, Y)
    print(
        f"{1000 * slow:.1f} ms in loops, {1000 * fast:.2f} ms with arrays: {slow / fast:.0f} times"
    )

# %% [markdown]
# ## 4. A test of your own
#
# ### Exercise 5: `measured_gradient`
#
# For each parameter, one at a time, take the cost at $h = 10^{-5}$ above and at $h$ below, and divide the
# difference by $2h$.
#
# - In: `cost`, a function that you call as `cost(w, b)`. Out: a dict with `"dw"`, shape `(n_x, 1)`, and
#   `"db"`, a number.
# - Worked line: at `w = [[2]]`, a `cost` that returns `w[0, 0] ** 2 + 3 * b` has `dw = [[4]]` and `db = 3`.


# %% answer="measured_gradient"
def measured_gradient(cost, w, b):
    """Measure the slope of a cost along each parameter.

    cost: called as cost(w, b), returns a number. w: shape (n_x, 1). b: a number.
    Returns a dict with "dw", shape (n_x, 1), and "db", a number.
    """
    ...


# %% check="measured_gradient"
check("measured_gradient")

# %% [markdown]
# ### Exercise 6: `gradient_is_right`
#
# Write the test that catches a wrong gradient. You get somebody's function, called like `propagate`, for a
# unit that you do not know. Compare its gradient with a measured one: inside your function, write a small
# one, `cost(w, b)`, that calls theirs and returns the cost.
#
# - Out: `True` if `dw` and `db` both agree with what you measure to about $10^{-4}$ (`np.allclose`), else
#   `False`.
# - The check hands you right functions, and some with a fault: a sign, a missing mean, one weight left out,
#   a bias that never moves, a slope that is 1 % off.


# %% answer="gradient_is_right"
def gradient_is_right(propagate, w, b, X, Y):
    """Say whether the gradient that a function returns is the slope of its cost.

    propagate: returns a dict with "dw" and "db", and a cost. The others: as in `propagate`.
    """
    ...


# %% check="gradient_is_right"
check("gradient_is_right")

# %% predict="no_mean_anywhere"
check.predict("no_mean_anywhere")

# %% tags=["experiment"]
if check.ready("propagate", "measured_gradient", "gradient_is_right"):
    rng = np.random.default_rng(1)
    w, X, Y = rng.normal(size=(5, 1)), rng.normal(size=(5, 30)), rng.integers(0, 2, size=(1, 30))

    def without_means(w, b, X, Y):
        grads, cost = propagate(w, b, X, Y)
        return {name: 30 * slope for name, slope in grads.items()}, 30 * cost

    print("your gradient:", gradient_is_right(propagate, w, 0.1, X, Y))
    print("no mean anywhere:", gradient_is_right(without_means, w, 0.1, X, Y))

# %% [markdown]
# ## 5. Many steps
#
# ### Exercise 7: `optimize`
#
# Repeat the step `num_iterations` times, at least once, and record the cost.
#
# - Out: a dict with `"w"` and `"b"` after the last update; a dict with `"dw"` and `"db"`, which the last
#   update used; and a list with the costs of iterations 0, 100, 200, …, each from *before* that iteration's
#   update, printed or not.
# - The caller's `w` stays as it was.
# - Worked line: the two examples above, one update, rate 0.1: `w = [[1.0254]]`, `b = 0.0075`, costs
#   `[0.2201]`.


# %% answer="optimize"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    """Run gradient descent; print the cost every 100 iterations if `print_cost` is true.

    w: shape (n_x, 1). b: a number. X: shape (n_x, m). Y: labels, shape (1, m).
    Returns a dict with "w" and "b", a dict with "dw" and "db", and the list of costs.
    """
    ...


# %% check="optimize"
check("optimize")

# %% [markdown]
# Let it walk on the cost of the tumours' radii. Which rate is too small, which too large? Then take the
# radii as measured: does any rate get to the bottom?

# %% tags=["experiment"]
from course_utils.explorers.logistic_descent import LogisticDescent

LogisticDescent(check.own("optimize"))

# %% [markdown]
# With the radii as measured, none does in 200 steps: `tabular_data` comes back to this.
#
# ## What you can do now
#
# You can take derivatives backwards through a graph, train a unit, and test a gradient without anybody's
# help. In [`cat_classifier`](cat_classifier.ipynb) your functions learn to tell pictures apart.
#
# > **Who and when.** Augustin-Louis Cauchy proposed steps against the slope in 1847. Seppo Linnainmaa
# > described the backward sweep through a graph in 1970.
# >
# > *Read*: Claude Lemaréchal, "Cauchy and the gradient method" (Documenta Mathematica, 2012), a few pages.
# > *Watch*: 3Blue1Brown, [Gradient descent, how neural networks learn](https://www.3blue1brown.com/lessons/gradient-descent).
# > *Try*: does `gradient_is_right` notice a `propagate` that forgets the bias in $z$?
