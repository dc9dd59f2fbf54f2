# %% [markdown]
# # NumPy for neural networks
#
# A neural network is a long chain of operations on arrays. Three ideas carry it: one formula for many
# numbers, shapes, and the order in which an array keeps its numbers.
#
# You will learn to
#
# - apply a formula to a whole array, and test its slope;
# - tell two products apart, and predict shapes;
# - unroll images into columns without mixing them;
# - say in one number how wrong predictions are.
#
# Plan an hour. There are nine exercises. You need Python functions, loops and lists, and the
# derivative of $e^x$.

# %%
import math

import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week2 import numpy_basics as figures

check = notebook_checks("week2/numpy_basics")

# %% [markdown]
# ## 1. From one number to an array
#
# The **sigmoid** turns a score $x$, which can be any number, into a probability between 0 and 1:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# ### Exercise 1: `basic_sigmoid`
#
# Write the sigmoid of **one number** with Python's `math` module.
#
# - Worked line: $\sigma(2) = 1 / (1 + e^{-2}) = 1 / 1.1353 = 0.8808$.


# %% answer="basic_sigmoid"
def basic_sigmoid(x):
    """Return the sigmoid of one number, as a float.

    x: a float.
    """
    ...


# %% check="basic_sigmoid"
check("basic_sigmoid")

# %% [markdown]
# NumPy's functions, and `+`, `-`, `*`, `/` and `**`, work **entry by entry** on arrays of any shape. A
# single number beside an array counts for every entry.

# %% tags=["experiment"]
try:
    math.exp(np.array([0.0, 1.0, 2.0]))
except TypeError as error:
    print("math.exp:", error)

print("np.exp:  ", np.exp(np.array([0.0, 1.0, 2.0])))
print("1 / x:   ", 1 / np.array([1.0, 2.0, 4.0]))

# %% [markdown]
# ### Exercise 2: `sigmoid`
#
# Now for **every entry of an array**, without a loop.
#
# - Worked line: `[0, 2, -2]` becomes `[0.5, 0.8808, 0.1192]`.
# - The check looks at several shapes, one number, that `z` stays as it was, and large numbers: $e^{800}$
#   counts as infinite in a computer, while $\sigma(800)$ is 1.
#
# **A slip that got into print**: `1 / 1 + np.exp(-z)`, which runs without an error. What gives it away:
# the range, the sign or the shape of the result?


# %% answer="sigmoid"
def sigmoid(z):
    """Return the sigmoid of every entry.

    z: a number, or an array of any shape. Returns the same shape.
    """
    ...


# %% check="sigmoid"
check("sigmoid")

# %% [markdown]
# ### Exercise 3: `sigmoid_derivative`
#
# A network learns by following slopes. **Derive** that of $\sigma(x) = (1 + e^{-x})^{-1}$ with the chain
# rule, twice. Then rewrite the quotient with nothing but $\sigma(x)$ in it, which a network has computed
# already.
#
# - Call your `sigmoid`. Worked line: at $x = 0$ the slope is $0.25$; at $x = \pm 2$ it is $0.1050$.
# - The check looks at matrices, one number and large numbers.


# %% answer="sigmoid_derivative"
def sigmoid_derivative(x):
    """Return the slope of the sigmoid at every entry.

    x: a number, or an array of any shape. Returns the same shape.
    """
    ...


# %% check="sigmoid_derivative"
check("sigmoid_derivative")

# %% [markdown]
# The circles are measured, as $(\sigma(x + h) - \sigma(x - h)) / 2h$ for a small $h$. For which scores would
# a unit hardly learn?

# %% tags=["experiment"]
if check.ready("sigmoid", "sigmoid_derivative"):
    figures.sigmoid_and_slope(sigmoid, sigmoid_derivative)  # curves, and slopes as measured

# %% [markdown]
# ## 2. Shapes
#
# The **shape** of an array lists the lengths of its axes. In this course nearly everything has two:
#
# | name | shape | holds |
# |---|---|---|
# | column | `(n, 1)` | $n$ features of one example |
# | row | `(1, m)` | labels of $m$ examples |
# | matrix | `(n, m)` | $m$ examples, **one a column** |
#
# A **rank-1 array**, of shape `(n,)`, has a single axis, so it is neither a row nor a column.

# %% predict="rank_one"
check.predict("rank_one")

# %% tags=["experiment"]
v = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
column = v.reshape(5, 1)
print("v", v.shape, "  column", column.shape, "  column.T", column.T.shape)
print("v - column has the shape", (v - column).shape)
print("column[0] is", column[0], "  column[0, 0] is", column[0, 0])  # an array, and a number
print("v[[4, 0, 0]] is", v[[4, 0, 0]])  # a list or an array of indices picks entries
same, new = v, v.copy()
same -= 1  # `same` is a second name for `v`, and `-=` writes into it
print("v is now", v, "  its copy is still", new)

# %% [markdown]
# So keep to two axes: `v.reshape(-1, 1)` makes a column (NumPy works out the `-1`), and
# `assert column.shape == (5, 1)` stops a wrong shape where it arises.
#
# ### Two products
#
# `A * B` multiplies entry by entry. Entry $(i, j)$ of the **matrix product**, `A @ B` or `np.dot(A, B)`,
# is $\sum_l A_{il} B_{lj}$, the sum of the products along row $i$ of $A$ and column $j$ of $B$. The inner
# lengths must agree; the outer ones remain: $(n, k) \cdot (k, m) \to (n, m)$. `np.dot` of two rank-1
# arrays is a single number. For square matrices both products run: nothing warns you of the wrong one.
#
# ### Exercise 4: `matrix_product`
#
# Write it once **in loops**; `np.zeros((n, m))` makes an array to fill.
#
# - Worked line: `[[1, 2]]` times `[[3], [4]]` is `[[11]]`; the other way round it is
#   `[[3, 6], [4, 8]]`.
# - The check looks at several shapes, and at whole numbers times fractions.


# %% answer="matrix_product"
def matrix_product(A, B):
    """Return the matrix product, computed in loops.

    A: shape (n, k). B: shape (k, m). Returns an array of shape (n, m).
    """
    ...


# %% check="matrix_product"
check("matrix_product")

# %% [markdown]
# ## 3. The order of the numbers
#
# An image has the shape `(h, w, d)`: height, width, colour channels. A unit takes a column. `reshape`
# reads the numbers in one fixed order, the **last index fastest**, and lays them out anew.

# %% tags=["experiment"]
image = np.arange(12).reshape(2, 2, 3)
for row in range(2):
    for col in range(2):
        print(f"pixel in row {row}, column {col}: channels {image[row, col]}")

# %% [markdown]
# ### Exercise 5: `image2vector`
#
# Unroll one image into a column of shape `(h * w * d, 1)`, in NumPy's own order.
#
# - Worked line: the image above becomes the column 0, 1, …, 11.
# - The check looks at images that are not square, at 1 to 4 channels, and at the order.


# %% answer="image2vector"
def image2vector(image):
    """Unroll one image into a column.

    image: shape (h, w, d). Returns an array of shape (h * w * d, 1).
    """
    ...


# %% check="image2vector"
check("image2vector")

# %% [markdown]
# ### The reshape that mixes
#
# Ten images have the shape `(10, 9, 9, 3)`. A network wants one a column, `(243, 10)`. Two lines below
# give that shape; which one keeps the images apart?

# %% tags=["experiment"]
images = figures.ten_discs()  # each picture has a disc of another colour
X = images.reshape(10, -1).T
M = images.reshape(243, 10)
figures.columns_as_pictures(images, X, M)  # four of the pictures, and columns of X and M
if check.ready("image2vector"):
    stacked = np.hstack([image2vector(image) for image in images])
    print("your columns side by side equal X:", np.array_equal(stacked, X))

# %% [markdown]
# A network would train on `M` without an error. The rule: reshape so that the axis of the examples
# **keeps its place and its length**, then transpose.
#
# ### Exercise 6: `shapes_quiz`
#
# Answer **before** you run anything, for `A`, `(4, 3)`; `B`, `(3, 4)`; `w`, `(3, 1)`; `v`, `(4,)`; `c`,
# `(4, 1)`; and the `X` and `M` above.
#
# - Each answer is the shape as a tuple, such as `(3, 4)` for `A.T`, or the text `"error"`. A shape with
#   one length is written `(7,)`, that of a single number `()`. For e and j, say where in `images` the
#   number stands: a tuple of image, row, column, channel.
# - The check tells you about a to e; at grading f to j count as well.

# %% answer="shapes_quiz"
shapes_quiz = {
    "a": None,  # np.dot(A, B)
    "b": None,  # np.dot(A, A)
    "c": None,  # v.T
    "d": None,  # A * A
    "e": None,  # X[5, 7]: where in images?
    "f": None,  # np.dot(w.T, w)
    "g": None,  # np.dot(c, c.T)
    "h": None,  # np.dot(v, v.T)
    "i": None,  # np.dot(A, w)
    "j": None,  # M[5, 7]: where in images?
}
### BEGIN SOLUTION
shapes_quiz = {
    "a": (4, 4),
    "b": "error",
    "c": (4,),
    "d": (4, 3),
    "e": (7, 0, 1, 2),
    "f": (1, 1),
    "g": (4, 4),
    "h": (),
    "i": (4, 1),
    "j": (0, 2, 1, 0),
}
### END SOLUTION

# %% check="shapes_quiz"
check("shapes_quiz")

# %% [markdown]
# Now try your answers. The entries of these `images` are their own indices: 3451 is
# `images[3, 4, 5, 1]`.

# %%
A, B, w, v, c = np.ones((4, 3)), np.ones((3, 4)), np.ones((3, 1)), np.ones(4), np.ones((4, 1))
i, row, col, channel = np.indices((10, 9, 9, 3))
images = 1000 * i + 100 * row + 10 * col + channel
X, M = images.reshape(10, -1).T, images.reshape(243, 10)

# %% [markdown]
# ## 4. How wrong, in one number
#
# How far are predictions $\hat y$ (in code `yhat`) from the true values $y$ of $m$ examples?
#
# $$L_1(\hat y, y) = \sum_{i=1}^{m} \lvert y_i - \hat y_i \rvert, \qquad
# L_2(\hat y, y) = \sum_{i=1}^{m} (y_i - \hat y_i)^2$$
#
# ### Exercises 7 and 8: `L1` and `L2`
#
# Write both, each in a line without a loop.
#
# - Worked line: $\hat y = [3, 1]$ and $y = [2, 5]$ give $L_1 = 1 + 4 = 5$ and $L_2 = 1 + 16 = 17$.
# - The checks look at errors of both signs, and that `yhat` and `y` stay as they were.


# %% answer="L1"
def L1(yhat, y):
    """Return the sum of the absolute errors, a number.

    yhat, y: predictions and true values, each of shape (m,).
    """
    ...


# %% check="L1"
check("L1")


# %% answer="L2"
def L2(yhat, y):
    """Return the sum of the squared errors, a number.

    yhat, y: predictions and true values, each of shape (m,).
    """
    ...


# %% check="L2"
check("L2")

# %% [markdown]
# ### Exercise 9: `best_guesses`
#
# If you may predict only one number $c$ for everybody, which is best? Of a list of candidates, return
# the best one under $L_1$ and the best one under $L_2$.
#
# - Use your `L1` and `L2`; `np.full(y.shape, c)` predicts `c` for all.
# - Worked line: for `y = [0, 0, 3]` and the candidates 0, 1, 2 the answer is 0 and 1.
# - The check looks at candidates in any order, negative ones too. There are no ties.


# %% answer="best_guesses"
def best_guesses(y, candidates):
    """Return the candidate with the smallest L1, and the one with the smallest L2.

    y: true values, shape (m,). candidates: a list of numbers.
    """
    ...


# %% check="best_guesses"
check("best_guesses")

# %% predict="best_waiting_time"
check.predict("best_waiting_time")

# %% tags=["experiment"]
if check.ready("L1", "L2", "best_guesses"):
    waits = np.array([3.0, 4.0, 5.0, 5.0, 28.0])
    print("best under L1 and under L2:", best_guesses(waits, list(range(16))))
    figures.losses_of_guesses(waits, L1, L2)  # both losses of each guess c from 0 to 15

# %% [markdown]
# The best guess under $L_2$ is the **mean**, under $L_1$ the **median**. Squares make large errors count
# for more: is that what a long wait costs you?
#
# ## What you can do now
#
# You can compute with whole arrays, say which shape comes out, unroll images, and put a price on errors.
# Next comes the sum along the wrong axis: [`broadcasting`](broadcasting.ipynb).
#
# > **Who and when.** Pierre-François Verhulst found the sigmoid in 1838, as the curve along which a
# > population grows. In 2005 Travis Oliphant united two older packages in NumPy.
# >
# > *Read*: Harris et al., [Array programming with NumPy](https://doi.org/10.1038/s41586-020-2649-2)
# > (2020). *Watch*: 3Blue1Brown, [Essence of linear algebra](https://www.3blue1brown.com/topics/linear-algebra).
# > *Try*: Nicolas Rougier's [100 NumPy exercises](https://github.com/rougier/numpy-100).
