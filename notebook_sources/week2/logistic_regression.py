# %% [markdown]
# # Logistic regression as a neural network
#
# The smallest network has one unit. You will build it from nothing, train it to say whether a
# picture shows a cat, and then give it real measurements of tumours. Every larger network of this
# course repeats the parts you write here.
#
# You will learn to
#
# - turn a set of images into one matrix;
# - say why the cost of a classifier is a logarithm and not a square;
# - find derivatives by going backwards through a computation graph;
# - write gradient descent without a loop over examples or features, and measure what that saves;
# - tell from a cost curve what is wrong with a training run;
# - look into a trained model: its weights, and the examples it gets wrong.
#
# Plan about four hours; the second half starts with section 5. There are ten exercises. You need
# the notebook `numpy_basics` and the chain rule.

# %% [markdown]
# ## How the checks work
#
# Under each exercise stands a cell such as `check("sigmoid")`. Write your function in the cell
# above it, run that cell, then run the check. A card says which cases pass, and for the first that
# does not, it shows the input, the expected answer and yours. You see some of the cases only:
# others, with other shapes and numbers, run at grading.
#
# In an answer cell, replace the line that raises `NotImplementedError`. Cells announced by
# **Look** use your own functions. They wait until the checks that they need pass.
#
# Run this cell first.

# %%
import math

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, images, training
from course_utils.figures.week2 import logistic_regression as figures
from course_utils.timing import seconds_of

check = notebook_checks("week2/logistic_regression")

# %% [markdown]
# ## 1. Pictures as columns of numbers
#
# In **binary classification** each example has a label $y$ that is 0 or 1, and the task is to
# predict the label of examples that nobody has labelled yet. Here an example is a picture, and
# $y = 1$ means that it shows a cat.
#
# The pictures are **drawings**. A program of ours, `datasets/make_cats.py`, drew them, with other
# animals and things among them, in varied light and with noise. They are no photographs, and
# telling them apart says little about real cats. What they are good for: everybody has the same
# ones, they load at once, and they are hard enough that one unit does not get them all right.
#
# (If you have put the well-known files of real photographs into `datasets/photographs/`, they are
# loaded instead. The first line that is printed says which ones you have.)

# %%
cats = datasets.load_cats()
figures.print_pictures(cats)

# %% tags=["experiment"]
figures.draw_pictures(cats)

# %% [markdown]
# A picture is a block of numbers: 64 rows, 64 columns, and for each pixel three brightnesses from
# 0 to 255, for red, green and blue. That makes $64 \cdot 64 \cdot 3 = 12288$ numbers. The training
# set has the shape `(209, 64, 64, 3)`, first axis: which picture.
#
# A unit takes a **column** of numbers. So each picture is unrolled into one, and the columns are
# set side by side. From now on:
#
# | symbol | meaning | shape |
# |---|---|---|
# | $m$ | number of examples | a number |
# | $n_x$ | number of features of an example, here 12288 | a number |
# | $x^{(i)}$ | example number $i$ | $(n_x, 1)$ |
# | $y^{(i)}$ | its label | a number, 0 or 1 |
# | $X$ | all examples, one column each | $(n_x, m)$ |
# | $Y$ | all labels, in the same order | $(1, m)$ |
#
# ### Exercise 1: `flatten_images`
#
# Turn a stack of images into the matrix $X$, without a loop. `numpy_basics` warned of the reshape
# that gives the right shape and mixes the examples.
#
# - In: `images`, shape `(m, h, w, d)`. Out: shape `(h * w * d, m)`.
# - Within a column, the numbers keep the order in which they stand in the image: along the
#   channels first, then along the row, then down.
# - Worked line: two grey images of 2 × 2 pixels, `[[1, 2], [3, 4]]` and `[[5, 6], [7, 8]]`, become
#   the columns `1, 2, 3, 4` and `5, 6, 7, 8`.
# - The check looks at images that are not square, a single image, and one channel or several.


# %% answer="flatten_images"
def flatten_images(images):
    """Lay every image out as one column.

    Parameters
    ----------
    images : ndarray, shape (m, h, w, d)

    Returns
    -------
    ndarray, shape (h * w * d, m)
    """
    ...


# %% check="flatten_images"
check("flatten_images")

# %% [markdown]
# ### Exercise 2: `standardize`
#
# The unit will add up all these numbers. While they run up to 255, a tiny change of what it does
# with them changes the sum a lot, and training has to go in tiny steps. Section 9 shows it on other
# data. A pixel's range is known beforehand, so nothing has to be measured: bring both sets from
# 0…255 to 0…1, **by the same rule**.
#
# - In: `X_train`, shape `(n_x, m_train)`, and `X_test`, shape `(n_x, m_test)`. Out: two new arrays
#   of the same shapes, training first.
# - Worked line: the pixels 0, 51 and 255 become 0, 0.2 and 1.
# - The check looks at sets that do not reach 255, at pixels that are whole numbers and at others,
#   and that the arrays you were given stay as they were.


# %% answer="standardize"
def standardize(X_train, X_test):
    """Bring pixels from 0..255 to 0..1.

    Parameters
    ----------
    X_train : ndarray, shape (n_x, m_train)
    X_test : ndarray, shape (n_x, m_test)

    Returns
    -------
    X_train, X_test : ndarray
        New arrays of the same shapes.
    """
    ...


# %% check="standardize"
check("standardize")

# %% [markdown]
# **Look.** Your two functions on all pictures. Each should give 12288 rows.

# %% tags=["experiment"]
if check.ready("flatten_images", "standardize"):
    X_train, X_test = standardize(flatten_images(cats.X_train), flatten_images(cats.X_test))
    Y_train, Y_test = cats.Y_train, cats.Y_test
    print("X_train", X_train.shape, "from", X_train.min(), "to", X_train.max())
    print("X_test ", X_test.shape, "from", X_test.min(), "to", X_test.max())
    print("the first pixel of the first picture:", X_train[:3, 0].round(3), "(red, green, blue)")

# %% [markdown]
# ## 2. One unit
#
# The unit has a **weight** for each feature, in a column $w$ of shape $(n_x, 1)$, and one **bias**
# $b$, a number. From an example $x$ it computes
#
# $$z = w^T x + b, \qquad a = \sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# $z$ is a score: each feature votes with its weight, and the bias shifts the result. $z$ can be any
# number. The **sigmoid** $\sigma$ makes it a number $a$ between 0 and 1, which we read as the
# probability that the label is 1:
#
# $$a = P(y = 1 \mid x)$$
#
# A straight line $a = z$ would not do: it leaves the range from 0 to 1.
#
# ### Exercise 3: `sigmoid`
#
# Write it once more, from memory, for every entry of an array.
#
# - In: `z`, a number or an array of any shape. Out: the same shape.
# - Worked line: `[[1, 0, -1]]` becomes `[[0.7311, 0.5, 0.2689]]`.
# - The check looks at rows, columns and matrices, at numbers in the hundreds, where $e^{z}$ may be
#   infinite, and that `z` stays as it was.


# %% answer="sigmoid"
def sigmoid(z):
    """Squash every entry of `z` into the range from 0 to 1.

    Parameters
    ----------
    z : float or ndarray of any shape

    Returns
    -------
    float or ndarray
        The shape of `z`.
    """
    ...


# %% check="sigmoid"
check("sigmoid")

# %% [markdown]
# **Look.** Units with one feature $x$ and different weights and biases. Which of the two sets how
# steep the curve is? Where does it cross one half, in terms of $w$ and $b$?

# %% tags=["experiment"]
if check.ready("sigmoid"):
    figures.draw_units(sigmoid, [(1, 0), (3, 0), (1, 3), (-1, 0)])

# %% [markdown]
# The weight sets the steepness, and its sign the direction. The curve crosses one half where
# $z = 0$, which is at $x = -b / w$. With many features, $z = 0$ is a flat surface through the
# space of all examples: on one side of it the unit says 1, on the other 0. One unit cannot draw a
# bent border.

# %% [markdown]
# ## 3. What a good unit is: the cost
#
# We want weights that make the labels we have **likely**. The unit gives label 1 the probability
# $a$, so label 0 has the probability $1 - a$. Both cases in one formula:
#
# $$P(y \mid x) = a^{y} (1 - a)^{1 - y}$$
#
# Put in $y = 1$: the second factor is 1, and $a$ remains. Put in $y = 0$: $1 - a$ remains.
#
# If the examples are independent, the probability of all labels together is the product over the
# examples. The weights that make it largest are the ones of **maximum likelihood**. But the product
# itself is useless in a computer.

# %% tags=["experiment"]
probabilities = np.array([0.9, 0.8, 0.3])  # of the true labels of three examples
print("product of three:", probabilities.prod().round(4))
print("product of 209 times 0.5: ", 0.5**209)
print("product of 2000 times 0.5:", 0.5**2000, "   too small for a floating-point number")
print("mean of -log for the three:", -np.log(probabilities).mean().round(4))

# %% [markdown]
# The logarithm rises with its argument, so the weights that make the product largest also make its
# logarithm largest. The logarithm of a product is a sum, and sums do no harm. We turn the sign, to
# have something to make *small*, and divide by $m$, so that the number means the same for 20
# examples and for 2000:
#
# $$L(a, y) = -\big(y \log a + (1 - y) \log(1 - a)\big), \qquad
# J(w, b) = \frac{1}{m} \sum_{i=1}^{m} L\big(a^{(i)}, y^{(i)}\big)$$
#
# $L$ is the **loss** of one example. $J$ is the **cost** of all, called the *cross-entropy*. It is
# 0 for a unit that is certain and right every time. A unit that always says one half has
# $J = \log 2 = 0.6931$: remember this number. With natural logarithms the unit of the cost is the
# *nat*.
#
# ### Why not the squared error?
#
# $(a - y)^2$ looks simpler. Two things speak against it. Here is the first: what a mistake costs.

# %% tags=["experiment"]
figures.draw_losses()

# %% [markdown]
# Being certain and wrong costs at most 1 under the squared error. Under the cross-entropy it costs
# more and more, the surer the unit is of the wrong answer.
#
# The second thing decides. What does the cost look like as a function of the **weights**? We take
# real data that you will meet again in section 9: for 455 tumours, the mean radius of the cell
# nuclei, and whether the tumour is malignant ($y = 1$) or benign. With one feature there are two
# parameters, $w$ and $b$, and we can compute the cost on a whole grid of them.
#
# (In the code, `np.logaddexp(0, z)` is $\log(1 + e^{z})$, computed so that a large $z$ does not
# overflow. The losses are written with it: $-\log \sigma(z) = \log(1 + e^{-z})$ and
# $-\log(1 - \sigma(z)) = \log(1 + e^{z}) = \log(1 + e^{-z}) + z$.)

# %%
tumours = datasets.load_breast_cancer()
radius = tumours.X_train[:1]  # shape (1, 455)
x1 = (radius - radius.mean()) / radius.std()  # in standard deviations from the mean
y1 = tumours.Y_train


# %% folded=True
# The two costs of the unit with weight w and bias b on x1, y1, and what they are at zero.
def cross_entropy(w, b):
    """Mean cross-entropy of the unit with weight w and bias b on x1, y1."""
    z = w * x1 + b
    return np.mean(np.logaddexp(0, -z) + (1 - y1) * z)


def squared_error(w, b):
    """Mean squared error of the same unit."""
    a = np.exp(-np.logaddexp(0, -(w * x1 + b)))
    return np.mean((a - y1) ** 2)


print("both parameters 0:", cross_entropy(0.0, 0.0).round(4), squared_error(0.0, 0.0).round(4))

# %% [markdown]
# A function is **convex** if the straight line between any two points of its graph never runs
# below the graph. A convex valley has no second bottom and no flat shelf above the bottom: who
# walks downhill gets there, from any start.
#
# So draw both costs along one line through the parameters, $b = 0$ and $w$ from −10 to 10, and
# join two points of each graph by a straight line.

# %% tags=["experiment"]
figures.draw_chords(cross_entropy, squared_error)

# %% [markdown]
# Along this line the second derivative of the cross-entropy is positive everywhere. It is so along
# every line: with section 4 you can show that the second derivative of the loss with respect to $z$
# is $a (1 - a)$, which is never negative. The second derivative of the squared error changes its
# sign: that cost is not convex.
#
# Now in both parameters. From the same bad start, with steps of the same rule, we walk downhill on
# either surface. (The slopes are measured here by comparing the cost at two neighbouring points.
# The proper way comes in the next sections.)


# %% folded=True
# Descent by measured slopes: what makes the ways of the next figure.
def walk_downhill(cost, w, b, rate, steps, h=1e-4):
    """Follow measured slopes downhill; return the visited (w, b) and the cost at each."""
    path, costs = [(w, b)], [cost(w, b)]
    for _ in range(steps):
        slope_w = (cost(w + h, b) - cost(w - h, b)) / (2 * h)
        slope_b = (cost(w, b + h) - cost(w, b - h)) / (2 * h)
        w, b = w - rate * slope_w, b - rate * slope_b
        path.append((w, b))
        costs.append(cost(w, b))
    return np.array(path), np.array(costs)


# %% tags=["experiment"]
costs = cross_entropy, squared_error
ways = [walk_downhill(cost, -6.0, 6.0, rate=2.0, steps=100) for cost in costs]
figures.draw_descents(*costs, ways)

# %% [markdown]
# The squared error has a plateau. There the unit is certain and wrong, the sigmoid is flat, and so
# is the cost: the slope says almost nothing about where to go. The cross-entropy is steep exactly
# there. This is why classifiers use it.

# %% [markdown]
# ## 4. Derivatives from right to left
#
# To walk downhill in 12288 weights we cannot measure each slope by trying: every step would cost
# 24576 evaluations of $J$. A **computation graph** gives all slopes in one sweep. Take
#
# $$J = 3 (a + b c)$$
#
# and break it into single operations: $u = bc$, then $v = a + u$, then $J = 3v$. Values are
# computed from left to right. With $a = 5$, $b = 3$, $c = 2$: $u = 6$, $v = 11$, $J = 33$.
#
# Derivatives are computed from **right to left**. Every box knows how its own output answers to its
# own inputs, and no more:
#
# - $J = 3v$: if $v$ grows by a little, $J$ grows by 3 times that. So $dJ/dv = 3$.
# - $v = a + u$: each input passes on to $v$ as it is. So $dJ/da = 3 \cdot 1 = 3$ and
#   $dJ/du = 3 \cdot 1 = 3$.
# - $u = bc$: if $b$ grows by a little, $u$ grows by $c$ times that. So
#   $dJ/db = dJ/du \cdot c = 3 \cdot 2 = 6$, and likewise $dJ/dc = dJ/du \cdot b = 3 \cdot 3 = 9$.
#
# That is the **chain rule**: multiply along the way back. What came back to a box is used by all
# its inputs and computed once.

# %% tags=["experiment"]
figures.draw_graph()

# %% [markdown]
# A derivative is a claim that you can test: move one input by a thousandth and see by how many
# thousandths $J$ moves.


# %% tags=["experiment"]
def graph_value(a, b, c):
    """Return J = 3 (a + b c)."""
    return 3 * (a + b * c)


for name, moved in [("a", (5.001, 3, 2)), ("b", (5, 3.001, 2)), ("c", (5, 3, 2.001))]:
    print(f"dJ/d{name} is about {(graph_value(*moved) - 33) / 0.001:.3f}")

# %% [markdown]
# ### Exercise 4: `derivatives`, by hand
#
# Take paper. The first two questions are about the graph above, the others about the next one: a
# unit with two features, one example, and its loss. The derivatives are yours to find.

# %% tags=["experiment"]
figures.draw_loss_graph()

# %% [markdown]
# The values: $z = 0.5 \cdot 2 + 1 \cdot (-3) + 2 = 0$, so $a = \sigma(0) = 0.5$, and since $y = 1$,
# $L = -\log a = 0.6931$. You need two derivatives from calculus: that of $-\log a$, and
# $\sigma'(z) = \sigma(z) (1 - \sigma(z))$ from `numpy_basics`.
#
# Give numbers, exact ones:
#
# - `"dJ/db"`: in the graph of $J$, at $a = 5$, $b = 3$ and now $c = -4$;
# - `"dJ/db when a is b"`: let $b$ also take the place of $a$, so $J = 3(b + bc)$, at $b = 3$,
#   $c = 2$. Now $b$ reaches $J$ on two paths;
# - `"dL/da"`, `"dL/dz"`, `"dL/dw1"`, `"dL/dw2"`, `"dL/db"`: in the graph of the loss;
# - `"new w1"`: the weight $w_1$ after one step downhill with learning rate 0.1.
#
# Worked line: at $a = 5$, $b = 3$, $c = 2$ the answer to the first would be 6. Replace `None` by
# your numbers. The check tells right from wrong for the first four; the others are looked at when
# you hand in. `"dL/dz"` is the one that
# the rest of the course is built on.

# %% answer="derivatives"
derivatives = {
    "dJ/db": None,
    "dJ/db when a is b": None,
    "dL/da": None,
    "dL/dz": None,
    "dL/dw1": None,
    "dL/dw2": None,
    "dL/db": None,
    "new w1": None,
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
# ### The same for any numbers
#
# One of your answers has a short form. Go back through the last two boxes with letters:
#
# $$\frac{dL}{da} = -\frac{y}{a} + \frac{1 - y}{1 - a}, \qquad \frac{da}{dz} = a (1 - a)$$
#
# Multiply, and the denominators cancel:
#
# $$\frac{dL}{dz} = -y (1 - a) + (1 - y)\, a = a - y$$
#
# The error signal is prediction minus label. Compare with your number: $0.5 - 1$. The squared error
# has no such luck: there the factor $a (1 - a)$ stays, and it is nearly 0 on the plateau you saw.
#
# The step back to the parameters is the one you did: $dL/dw_j = x_j (a - y)$ and $dL/db = a - y$.
# The cost is the mean of the losses, and the slope of a mean is the mean of the slopes:
#
# $$\frac{\partial J}{\partial w_j} = \frac{1}{m} \sum_{i=1}^{m} x_j^{(i)} \big(a^{(i)} - y^{(i)}\big),
# \qquad \frac{\partial J}{\partial b} = \frac{1}{m} \sum_{i=1}^{m} \big(a^{(i)} - y^{(i)}\big)$$
#
# In code, the derivative of the cost (or of one loss) with respect to something is named `d` plus
# its name: `dw`, `db`, `dz`. Each has the shape of what it belongs to.

# %% [markdown]
# ## 5. Gradient descent
#
# The slopes together are the **gradient**. It points uphill, so we go against it, in steps whose
# length is set by the **learning rate** $\alpha$:
#
# $$w \leftarrow w - \alpha\, dw, \qquad b \leftarrow b - \alpha\, db$$
#
# Here is one such step, written as the formulas read: a loop over the examples, and inside it loops
# over the features. (Several published notes have `dz = a * (1 - a)` in the marked line. You have
# derived why that is wrong.)


# %%
def step_with_loops(w, b, X, Y, learning_rate):
    """Make one step of gradient descent; return the new w and b and the cost before the step."""
    (n_x, m), cost, dw, db = X.shape, 0.0, np.zeros(w.shape), 0.0
    for i in range(m):
        z = b + sum(w[j, 0] * X[j, i] for j in range(n_x))
        a = 1 / (1 + math.exp(-z))
        cost += -math.log(a if Y[0, i] == 1 else 1 - a)
        dz = a - Y[0, i]  # the marked line
        for j in range(n_x):
            dw[j, 0] += X[j, i] * dz
        db += dz
    return w - learning_rate * dw / m, b - learning_rate * db / m, cost / m


# %% [markdown]
# It works. On the radii of the tumours, with one feature:

# %% tags=["experiment"]
w, b = np.zeros((1, 1)), 0.0
for step in range(16):
    w, b, cost = step_with_loops(w, b, x1, y1, learning_rate=2.0)
    if step % 5 == 0:
        print(f"step {step:2d}: cost {cost:.4f}, then w = {w[0, 0]:.3f}, b = {b:.3f}")

# %% [markdown]
# For the pictures this is far too slow: 209 examples with 12288 features each, some thousand times.
# You will write the same step **without a loop over examples or features**.
#
# First the start. The cost is convex, so any start will do, and zero is the simplest. (From week 3
# on, networks have several units in a layer, and zero is the one start that does not work.)
#
# ### Exercise 5: `initialize_with_zeros`
#
# - In: `dim`, the number of features $n_x$. Out: `w`, zeros of shape `(dim, 1)`, and `b`, the
#   number 0.
# - Worked line: for `dim` = 2, `w` is `[[0.], [0.]]` and `b` is `0.0`.
# - The check looks at both shapes. A shape `(dim,)` does not pass: `numpy_basics` showed why.


# %% answer="initialize_with_zeros"
def initialize_with_zeros(dim):
    """Start from zero weights and a zero bias.

    Parameters
    ----------
    dim : int
        Number of features.

    Returns
    -------
    w : ndarray, shape (dim, 1)
    b : float
    """
    ...


# %% check="initialize_with_zeros"
check("initialize_with_zeros")

# %% [markdown]
# ### Exercise 6: `propagate`
#
# Go forward to the cost and backward to the gradient, for all examples at once. You have every
# formula with its sums. Find the array operations that do the sums, and let the shapes guide you:
#
# - forward: $Z$ and $A$ have shape $(1, m)$. Which product of $w$, $(n_x, 1)$, and $X$, $(n_x, m)$,
#   gives a row of $m$ scores?
# - backward: the errors $a^{(i)} - y^{(i)}$ fill a row too. `dw` is $(n_x, 1)$, and its entry $j$ is
#   a sum over examples. Which product of $X$ and that row sums over the examples?
#
# What to write:
#
# - In: `w`, shape `(n_x, 1)`; `b`, a number; `X`, shape `(n_x, m)`; `Y`, shape `(1, m)`.
# - Out: a dict with `"dw"`, shape `(n_x, 1)`, and `"db"`, a number; then the cost, a number.
# - Use your `sigmoid`, and no loop.
# - Worked line: `w = [[1]]`, `b = 0`, `X = [[1, -2]]`, `Y = [[1, 0]]` give
#   $A$ = `[[0.7311, 0.1192]]`, cost 0.2201, `dw = [[-0.2537]]` and `db = -0.0749`.
# - The check looks at one example and many, one feature and many, scores far from zero, and that
#   your arguments stay as they were.


# %% answer="propagate"
def propagate(w, b, X, Y):
    """Compute the cost of the unit and its gradient.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
    b : float
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    grads : dict
        "dw", shape (n_x, 1), and "db", a number.
    cost : float
        The mean over the examples.
    """
    ...


# %% check="propagate"
check("propagate")

# %% [markdown]
# **Look.** Loops against arrays: one gradient of the same 20 pictures, timed both ways.

# %% tags=["experiment"]
if check.ready("flatten_images", "standardize", "initialize_with_zeros", "propagate"):
    w, b = initialize_with_zeros(X_train.shape[0])
    few = X_train[:, :20], Y_train[:, :20]
    loops = seconds_of(lambda: step_with_loops(w, b, *few, learning_rate=1.0), repeat=1)
    figures.print_speed(loops, seconds_of(lambda: propagate(w, b, *few)))
    w_loops, _, _ = step_with_loops(w, b, *few, learning_rate=1.0)
    print("same gradient:", np.allclose(w - w_loops, propagate(w, b, *few)[0]["dw"]))

# %% [markdown]
# **Look.** Is your gradient the slope of your cost? Move one weight a little to both sides, and
# compare. The check of an exercise compares you with us. This test needs nobody else, and you can
# use it on any gradient you ever write.

# %% tags=["experiment"]
if check.ready("flatten_images", "standardize", "propagate"):
    rng = np.random.default_rng(1)
    w, h = 0.01 * rng.normal(size=(X_train.shape[0], 1)), 1e-5
    grads, _ = propagate(w, 0.1, X_train, Y_train)
    print("  weight     by propagate    by moving it")
    for j in rng.choice(X_train.shape[0], size=4, replace=False):
        move = np.zeros(w.shape)
        move[j, 0] = h
        (_, up), (_, down) = (propagate(w + s * move, 0.1, X_train, Y_train) for s in (1, -1))
        print(f"{j:8d} {grads['dw'][j, 0]:16.8f} {(up - down) / (2 * h):15.8f}")

# %% [markdown]
# ### Exercise 7: `optimize`
#
# Repeat the step, and keep a record of the cost.
#
# - In: `w`, `b`, `X`, `Y` as before; `num_iterations`, how many updates; `learning_rate`;
#   `print_cost`, whether to print the cost every 100 iterations.
# - Out: a dict with `"w"` and `"b"` after the last update; a dict with `"dw"` and `"db"`, the
#   gradients that the last update used; and a list with the costs of iterations 0, 100, 200, …,
#   each computed *before* that iteration's update. The list is filled whether or not anything is
#   printed.
# - The caller's `w` must stay as it was. If it changed, nobody could run twice from the same
#   start. Which of your lines makes a new array, and which would write into the old one?
# - Worked line: the two examples of exercise 6 from `w = [[1]]`, `b = 0`, one update, learning
#   rate 0.1: `w = [[1.0254]]`, `b = 0.0075`, costs `[0.2201]`.
# - The check looks at other numbers of iterations and rates, at the length of the list, and at the
#   caller's arrays.


# %% answer="optimize"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    """Run gradient descent.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
        Left as it was.
    b : float
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
    num_iterations : int
    learning_rate : float
    print_cost : bool
        Print the cost every 100 iterations.

    Returns
    -------
    params : dict
        "w" and "b" after the last update.
    grads : dict
        "dw" and "db" that the last update used.
    costs : list of float
        The costs before updates 0, 100, 200, ...
    """
    ...


# %% check="optimize"
check("optimize")

# %% [markdown]
# **Look.** Your `optimize` walks on the cost of the tumours' radii, from the bad start of section 3,
# one update at a time. Up to which learning rate is the path at rest after 200 updates? And is there
# a rate that gets to the bottom with the radii as they were measured?

# %% tags=["experiment"]
from course_utils.explorers.logistic_descent import LogisticDescent

LogisticDescent(check.own("optimize"))

# %% [markdown]
# ## 6. A classifier
#
# ### Exercise 8: `predict`
#
# A probability is not a decision yet. Say 1 where the probability of label 1 exceeds one half,
# else 0.
#
# - In: `w`, shape `(n_x, 1)`; `b`, a number; `X`, shape `(n_x, m)`. Out: shape `(1, m)`, entries 0
#   and 1 (integers, floats or booleans).
# - Worked line: `w = [[1]]`, `b = 0`, `X = [[1, -2]]` give `[[1, 0]]`.
# - The check looks at one example and at scores on both sides of the threshold, some close to it.


# %% answer="predict"
def predict(w, b, X):
    """Predict a label for every example.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
    b : float
    X : ndarray, shape (n_x, m)

    Returns
    -------
    ndarray, shape (1, m)
        Labels, 0 or 1.
    """
    ...


# %% check="predict"
check("predict")

# %% [markdown]
# ### Exercise 9: `model`
#
# Put the parts together: start from zeros, train on the training set, predict **both** sets. The
# test labels are there so that you can print how well it does. Nothing may be learned from them.
#
# - In: `X_train`, shape `(n_x, m_train)`; `Y_train`, shape `(1, m_train)`; `X_test`, shape
#   `(n_x, m_test)`; `Y_test`, shape `(1, m_test)`; `num_iterations`, `learning_rate`,
#   `print_cost` as before.
# - Out: a dict with `"costs"` (the list), `"Y_prediction_train"`, `"Y_prediction_test"`, `"w"` and
#   `"b"` (the trained ones), `"learning_rate"` and `"num_iterations"` (as given).
# - Worked line: `X_train = [[1, -2]]`, `Y_train = [[1, 0]]`, `X_test = [[0.5]]`, `Y_test = [[1]]`,
#   one iteration, learning rate 0.1: `"w"` is `[[0.075]]`, `"b"` is 0, and the predictions are
#   `[[1, 0]]` and `[[1]]`.
# - The check looks at different sizes of the two sets and at settings away from their defaults.


# %% answer="model"
def model(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False
):
    """Train the unit from zeros, then predict both sets.

    Parameters
    ----------
    X_train : ndarray, shape (n_x, m_train)
    Y_train : ndarray, shape (1, m_train)
    X_test : ndarray, shape (n_x, m_test)
    Y_test : ndarray, shape (1, m_test)
        For reporting only.
    num_iterations : int
    learning_rate : float
    print_cost : bool

    Returns
    -------
    dict
        "costs", "Y_prediction_train", "Y_prediction_test", "w", "b", "learning_rate",
        "num_iterations".
    """
    ...


# %% check="model"
check("model")

# %% [markdown]
# ## 7. Cats
#
# **Look.** Train on the pictures. Beside the accuracy stands what you would get by always
# giving the answer that is more frequent in the training set. An accuracy says little without such
# a baseline. (In the test set the two classes are mixed in other proportions, so the baseline is
# another one there.)

# %% predict="test_drawings"
check.predict("test_drawings")

# %% tags=["experiment"]
if check.ready("flatten_images", "standardize", "model"):
    cat_model = model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005)
    figures.print_accuracies(cat_model, cats)
    figures.draw_training(cat_model["costs"], learning_rate=0.005)

# %% [markdown]
# There are 12289 parameters and 209 examples. So the unit can fit nearly every training picture,
# also what is accidental in it. On new pictures that does not help: the distance between the two
# accuracies is called **overfitting**. Week 5 is about it.
#
# ### What has it learned?
#
# Each weight belongs to one pixel and channel. Put back into their places, the weights make a
# picture.

# %% tags=["experiment"]
if check.ready("flatten_images", "standardize", "model"):
    figures.draw_weights(cat_model["w"], cats.X_train.shape[1:])

# %% [markdown]
# Light on an orange pixel raises the score, light on a purple one lowers it. Can you find where most
# of the drawn cats have their eyes? The unit asks of every pixel by itself how bright it is. It
# cannot ask whether two ears stand above a face, wherever in the picture the face may be. For that,
# units must work together: weeks 3 and 4.
#
# ### Where it is wrong

# %% tags=["experiment"]
if check.ready("sigmoid", "flatten_images", "standardize", "model"):
    probability = sigmoid(cat_model["w"].T @ X_test + cat_model["b"])
    figures.draw_mistakes(cats, cat_model["Y_prediction_test"], probability)

# %% [markdown]
# Look for what they have in common: the background, the colour, the place of the animal? Write
# down a guess before you go on. A guess of this kind is what tells you which data or which model to
# try next.

# %% [markdown]
# ### Your own picture
#
# Try the cat model on a picture of yours. Either put the path of an image file between the
# quotation marks, or use the button. The picture is cut to its central square and shrunk to 64 × 64
# pixels. It stays on the computer that runs this notebook.

# %%
my_image_path = ""

# %%
upload = images.upload_image()
upload

# %% folded=True tags=["experiment"]
# Your picture, or a test cat in a mirror until there is one, through your functions.
mirrored = cats.X_test[np.argmax(cats.Y_test)][:, ::-1]
my_image, origin = images.own_image(my_image_path, upload, mirrored, "a test cat in a mirror")

if check.ready("sigmoid", "flatten_images", "standardize", "model"):
    column = flatten_images(my_image[np.newaxis])
    column, _ = standardize(column, column)
    chance = sigmoid(cat_model["w"].T @ column + cat_model["b"])[0, 0]
    figures.draw_own_picture(my_image, origin, chance)

# %% [markdown]
# Do not expect much of it on a photograph: nothing that the model has learned is about photographs.
# Try instead what you can change in a drawing without making it less of a cat: mirror it, move it,
# darken it. Does the answer stay? And does it bear out your guess?

# %% [markdown]
# ## 8. The learning rate
#
# **Look.** The same training with four learning rates. `training.train` calls a function once an
# iteration and keeps the costs; a `LiveCurve` draws them while the training goes on. Its "Stop" ends
# a run early, and what that run has learned is kept.


# %% folded=True
# What `train` calls: one update by your `optimize`, from where the update before has ended.
def updates(X, Y, rate):
    """Return a function that makes one update and returns the cost before it."""
    w, b = initialize_with_zeros(X.shape[0])

    def step(i):
        nonlocal w, b
        params, _, costs = optimize(w, b, X, Y, 1, rate)
        w, b = params["w"], params["b"]
        return costs[0]

    return step


# %% tags=["experiment"]
from course_utils.explorers.live_curve import LiveCurve

if check.ready("flatten_images", "standardize", "initialize_with_zeros", "optimize"):
    curves = LiveCurve("Cats: four learning rates", log=True)
    for rate in [0.0005, 0.002, 0.005, 0.02]:
        step = updates(X_train, Y_train, rate)
        training.train(step, 300, 5, f"learning rate {rate}", live=curves)

# %% [markdown]
# Small steps are safe and slow: the curves of 0.0005 and 0.002 fall smoothly. Large ones overshoot:
# the step lands on the other side of the valley, higher than it started, and the cost jumps, with
# 0.005 for the first 150 iterations, with 0.02 to the end. A curve that jumps may still come down in
# the end, and even below the others. But nobody can say when, and if you stop it a few iterations
# earlier or later you get another model. So: raise the rate until the curve stops being smooth,
# then go back a little.
#
# ### Exercise 10: `diagnosis`
#
# Four runs from zero on the tumours' radii, which differ in their learning rate only:

# %% tags=["experiment"]
figures.draw_rates(lambda rate: walk_downhill(cross_entropy, 0.0, 0.0, rate, steps=60)[1])

# %% [markdown]
# First, three questions about the figure. Answer with a letter, `"P"`, `"Q"`, `"R"` or `"S"`:
#
# - `"rate far too small"`: which run has a rate about a hundred times too small?
# - `"rate too large, never settles"`: which run would still not settle after a thousand more
#   iterations?
# - `"rate to use"`: whose rate would you use?
#
# Then five runs that went wrong. For each, give the letter of the most likely cause, `"A"` to
# `"E"`. Each cause is used once:
#
# | | cause |
# |---|---|
# | A | the learning rate is too large |
# | B | the updated parameters are computed, but the next round does not use them |
# | C | the gradient is added instead of taken away |
# | D | the gradient is a sum over the examples instead of a mean |
# | E | the model has learned what is accidental in its training examples |
#
# - `"cost stays at 0.6931"`: every record, from the first to the last, is 0.6931.
# - `"cost rises from the start"`: with a tiny rate, every record is a little higher than the one
#   before.
# - `"twice the data, twice the step"`: you add a copy of every example to the training set, and
#   the first step becomes twice as long.
# - `"cost becomes nan"`: the records are 0.6931, 5.2, 11.8, nan, and NumPy warns of a logarithm of
#   zero.
# - `"99 % on train, 60 % on test"`: the cost fell smoothly to 0.03.
#
# Worked line: `"rate to use": "P"` would say that you prefer run P. Replace `None`.
# The check looks at four of the answers now and at the others when you hand in.

# %% answer="diagnosis"
diagnosis = {
    "rate far too small": None,
    "rate too large, never settles": None,
    "rate to use": None,
    "cost stays at 0.6931": None,
    "cost rises from the start": None,
    "twice the data, twice the step": None,
    "cost becomes nan": None,
    "99 % on train, 60 % on test": None,
}
### BEGIN SOLUTION
diagnosis = {
    "rate far too small": "R",
    "rate too large, never settles": "Q",
    "rate to use": "S",
    "cost stays at 0.6931": "B",
    "cost rises from the start": "C",
    "twice the data, twice the step": "D",
    "cost becomes nan": "A",
    "99 % on train, 60 % on test": "E",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ## 9. The same unit on a table: tumours
#
# Nothing in your code knows that the numbers were pixels. Here are real measurements: for 569
# tumours, 30 properties of the cell nuclei in a sample, and the diagnosis. Label 1 is malignant.

# %%
figures.print_tumours(tumours)

# %% [markdown]
# The features have different units and ranges: areas in the hundreds, smoothness around 0.1.
# Dividing all by one number, as with the pixels, does not help. Each feature is brought to mean 0
# and standard deviation 1, with the mean $\mu$ and the deviation $\sigma$ of the **training** set,
# also for the test set. Its own would be another rule, and a tumour that arrives alone has none.

# %%
mu = tumours.X_train.mean(axis=1, keepdims=True)  # shape (30, 1)
sigma = tumours.X_train.std(axis=1, keepdims=True)
T_train, T_test = (tumours.X_train - mu) / sigma, (tumours.X_test - mu) / sigma

# %% [markdown]
# **Look.** Training with and without it. On the raw numbers, a rate of $10^{-5}$ is about the
# largest that does not fail. The curves grow while the training runs.

# %% tags=["experiment"]
if check.ready("initialize_with_zeros", "optimize"):
    curves = LiveCurve("Tumours: raw and standardised")
    for label, X, rate in [
        ("raw, rate 0.00001", tumours.X_train, 1e-5),
        ("standardised, rate 0.05", T_train, 0.05),
    ]:
        training.train(updates(X, tumours.Y_train, rate), 800, 20, label, live=curves)

# %% [markdown]
# On the raw numbers, the cost is thousands of times as steep in the direction of an area as in that
# of a smoothness. A rate that is safe for the one is far too small for the other. With features of
# equal spread, one rate suits all of them.
#
# How good is it? In medicine the two kinds of mistake are not equal, so count them apart.

# %% tags=["experiment"]
if check.ready("model"):
    tumour_model = model(T_train, tumours.Y_train, T_test, tumours.Y_test, 800, 0.05)
    figures.print_tumour_mistakes(tumour_model, tumours)
    figures.draw_strongest(tumour_model["w"], tumours.feature_names)

# %% [markdown]
# Since all features have the same spread, their weights can be compared.
#
# If you raise the rate or train longer here, the cost becomes `nan` while the predictions stay
# good. One tumour is so extreme that $z$ passes 37. There $1 - \sigma(z)$ rounds to 0 and its
# logarithm to minus infinity. The gradient $a - y$ has no logarithm and goes on working.
#
# ### Have you reached the bottom?
#
# The cost is convex, so there is one lowest value, and anybody's method must find the same. Compare
# with scikit-learn, which gets there by other steps. We take four of the features: with all thirty
# a flat surface separates the training set without a mistake, and then no lowest point exists,
# because longer and longer weights make the cost go to 0.

# %% folded=True tags=["experiment"]
# Your model and scikit-learn's on four features, and what both have found.
if check.ready("propagate", "model"):
    from sklearn.linear_model import LogisticRegression

    names = ["mean radius", "mean texture", "mean smoothness", "mean symmetry"]
    X, Y = T_train[[tumours.feature_names.index(name) for name in names]], tumours.Y_train
    mine = model(X, Y, X, Y, 2000, 1.0)
    # C is the strength of the data against a penalty on large weights: infinite means no penalty
    fit = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000)
    fit.fit(X.T, Y[0])  # scikit-learn wants examples as rows
    both = [(mine["w"], mine["b"]), (fit.coef_.T, fit.intercept_[0])]
    figures.print_fits(names, *[(w, b, propagate(w, b, X, Y)[1]) for w, b in both])

# %% [markdown]
# ## What you can do now
#
# You can turn images and tables into the matrix $X$, say what the cost means and why it is a
# logarithm, take derivatives backwards through a graph, write gradient descent in array operations,
# check a gradient by moving a weight, read a cost curve, and question a trained model: against a
# baseline, by its weights, by its mistakes.
#
# What one unit cannot do: bend the border between the classes. In week 3 you put a layer of units
# in front of it. The parts stay the same: a forward pass, a cost, the way back through the graph,
# an update.
#
# Questions to take along:
#
# - The cost weighs both kinds of mistake alike. How would you change the threshold of `predict` if
#   a malignant tumour that is called benign is ten times worse than the reverse? What happens to
#   the other kind?
# - Every weight starts at 0, and the pictures train well. Why could that go wrong as soon as two
#   units stand side by side?
