# %% [markdown]
# # NumPy for neural networks
#
# A neural network is a long chain of operations on arrays. Three ideas about arrays are here: one
# formula for many numbers, shapes, and the order in which an array keeps its numbers.
#
# You will learn to
#
# - apply a formula to a whole array without a loop;
# - derive a slope, and test your derivation;
# - tell the two products of matrices apart, and say which shape comes out;
# - unroll images into columns without mixing them up;
# - sum up in one number how wrong a list of predictions is.
#
# Plan an hour. There are nine exercises. You need Python functions, loops and lists, and the
# derivative of $e^x$. (What the checks do: see [introduction](../week1/introduction.ipynb).)

# %%
import math

import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week2 import numpy_basics as figures

check = notebook_checks("week2/numpy_basics")

# %% [markdown]
# ## 1. From one number to an array
#
# Many networks end by answering a question with yes or no. They compute a score $x$, which can be
# any number, and turn it into a probability. The **sigmoid** does that:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# A large positive score gives a number close to 1, a large negative one a number close to 0. The
# probabilities of a score and of its negative add up to 1.
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
# `math.exp` takes one number at a time; a network has thousands. NumPy's functions work **entry by
# entry**, on arrays of any shape. So do `+`, `-`, `*`, `/` and `**`, and a single number beside an array
# counts for every entry.

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
# Write the sigmoid of **every entry of an array**, without a loop.
#
# - Worked line: `[0, 2, -2]` becomes `[0.5, 0.8808, 0.1192]`. The last two add up to 1.
# - The check looks at all shapes, at one number, that `z` itself stays as it was, and at large numbers:
#   at 800, $e^{z}$ is beyond what a float can hold and counts as infinite, while $\sigma(z)$ is 1.
#
# **A slip that got into print.** Several published notes have `1 / 1 + np.exp(-z)`. It runs without
# an error. Before you trust a function, ask which range, sign and shape its result must have: which
# of the three gives this one away?


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
# A network learns by following slopes. **Derive** that of the sigmoid: write it as a power,
# $\sigma(x) = (1 + e^{-x})^{-1}$, and use the chain rule twice. Then write the quotient that you get
# with nothing but $\sigma(x)$ in it. A network already has $\sigma(x)$, so a slope in this form costs no
# further exponential.
#
# - Call your `sigmoid`. Worked line: at $x = 0$ the slope is $0.25$; at $x = 2$ and at $x = -2$ it is
#   $0.1050$. The check looks at matrices, one number and large numbers.


# %% answer="sigmoid_derivative"
def sigmoid_derivative(x):
    """Return the slope of the sigmoid at every entry.

    x: a number, or an array of any shape. Returns the same shape.
    """
    ...


# %% check="sigmoid_derivative"
check("sigmoid_derivative")

# %% [markdown]
# A slope can be tested without its formula: for a small $h$, it is about
# $(\sigma(x + h) - \sigma(x - h)) / 2h$. The circles are measured so, from your `sigmoid`.

# %% tags=["experiment"]
if check.ready("sigmoid", "sigmoid_derivative"):
    figures.sigmoid_and_slope(sigmoid, sigmoid_derivative)  # curves, and slopes as measured

# %% [markdown]
# The slope never exceeds 0.25, and beyond $|x| = 6$ there is next to none. A unit out there hardly
# learns: weeks 3 and 5 come back to it.
#
# ## 2. Shapes
#
# The **shape** of an array lists the lengths of its axes. In this course nearly everything has two:
#
# | name | shape | example |
# |---|---|---|
# | column | `(n, 1)` | the $n$ features of one example |
# | row | `(1, m)` | one label for each of $m$ examples |
# | matrix | `(n, m)` | $m$ examples side by side, **one a column** |
#
# A **rank-1 array** of shape `(n,)` has one axis, so it is neither a row nor a column. NumPy makes
# them all the time.

# %% predict="rank_one"
check.predict("rank_one")

# %% tags=["experiment"]
v = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
column = v.reshape(5, 1)
print("v", v.shape, "  column", column.shape, "  column.T", column.T.shape)
print("v - column has the shape", (v - column).shape)

# %% [markdown]
# Subtract one list of five numbers from another and you get 25 numbers. A cost computed from such a
# difference is wrong, and nothing tells you. So keep to two axes:
#
# - `v.reshape(-1, 1)` makes a column; the `-1` asks NumPy to work out that length.
# - `assert column.shape == (5, 1)` stops a wrong shape where it arises.
#
# ### Two products
#
# `A * B` multiplies entry by entry. `np.dot(A, B)`, also written `A @ B`, is the **matrix product**,
# which every layer of every network computes. For `A` of shape `(n, k)` and `B` of shape `(k, m)`,
# entry $(i, j)$ of the result is
#
# $$\sum_{l} A_{il} B_{lj}.$$
#
# The inner lengths must agree, and the outer ones remain: $(n, k) \cdot (k, m) \to (n, m)$. For two
# rank-1 arrays, `np.dot` adds up the products of their entries. For square matrices both products
# run, so taking one for the other goes unnoticed.
#
# ### Exercise 4: `matrix_product`
#
# Write the matrix product once **in loops**, so that you know what `@` does for you.
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
# An image of height $h$ and width $w$ with $d$ colour channels has the shape `(h, w, d)`. A unit takes
# a column. `reshape` turns one into the other: it reads the numbers in one fixed order, the **last
# index fastest**, and lays them out anew.

# %% tags=["experiment"]
image = np.arange(12).reshape(2, 2, 3)
for row in range(2):
    for col in range(2):
        print(f"pixel in row {row}, column {col}: channels {image[row, col]}")

# %% [markdown]
# ### Exercise 5: `image2vector`
#
# Unroll one image into a column of shape `(h * w * d, 1)`, in NumPy's own order: pixel after pixel
# along each row, the channels of a pixel together.
#
# - Worked line: the image above becomes the column 0, 1, …, 11 of shape `(12, 1)`.
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
# Ten images of 9 by 9 pixels are an array of shape `(10, 9, 9, 3)`. A network wants one image a column:
# `(243, 10)`. Two lines give that shape; one of them keeps the images apart. The next cell turns columns
# of each back into pictures.

# %% tags=["experiment"]
images = figures.ten_discs()  # each picture has a disc of another colour
X = images.reshape(10, -1).T
M = images.reshape(243, 10)
figures.columns_as_pictures(images, X, M)  # four of the pictures, and columns of X and M
if check.ready("image2vector"):
    stacked = np.hstack([image2vector(image) for image in images])
    print("your columns side by side equal X:", np.array_equal(stacked, X))

# %% [markdown]
# A network would train on `M` without an error, but no column of `M` goes with its label any more. The
# rule: reshape so that the axis of the examples **keeps its place and its length**, then transpose.
#
# ### Exercise 6: `shapes_quiz`
#
# Most faults in network code are faults of shape, and most of them can be seen on paper. Answer
# **before** you run anything. The arrays are `A`, `(4, 3)`; `B`, `(3, 4)`; `w`, `(3, 1)`; `v`,
# `(4,)`; `c`, `(4, 1)`; `images`, `(10, 9, 9, 3)`.
#
# | question | expression | question | expression |
# |---|---|---|---|
# | a | `np.dot(A, B)` | f | `np.dot(w.T, w)` |
# | b | `np.dot(A, A)` | g | `np.dot(c, c.T)` |
# | c | `v.T` | h | `np.dot(v, v.T)` |
# | d | `A * A` | i | `np.dot(A, w)` |
# | e | `X[5, 7]` of the `X` above | j | `M[5, 7]` of the `M` above |
#
# - Each answer is the shape as a tuple, or the text `"error"`. A shape with one length is written
#   `(7,)`, that of a single number `()`. For e and j, say where in `images` the number stands, by four
#   indices: image, row, column, channel.
# - Worked line: `A.T` has shape `(3, 4)`.
# - The check tells you about a to e. At grading f to j count as well.

# %% answer="shapes_quiz"
shapes_quiz = {
    "a": None,
    "b": None,
    "c": None,
    "d": None,
    "e": None,
    "f": None,
    "g": None,
    "h": None,
    "i": None,
    "j": None,
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
# Arrays to test your answers with. The entries of these `images` are their own indices: 3451 is
# `images[3, 4, 5, 1]`.

# %%
A, B, w, v, c = np.ones((4, 3)), np.ones((3, 4)), np.ones((3, 1)), np.ones(4), np.ones((4, 1))
i, row, col, channel = np.indices((10, 9, 9, 3))
images = 1000 * i + 100 * row + 10 * col + channel

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
# Write both, each in a line without a loop. `yhat` and `y` are rank-1 arrays of shape `(m,)`, for
# once.
#
# - Worked line: $\hat y = [3, 1]$ and $y = [2, 5]$ give $L_1 = 1 + 4 = 5$ and $L_2 = 1 + 16 = 17$.
# - The checks look at one example and many, errors of both signs, and that `yhat` and `y` stay as
#   they were.


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
# Suppose that you may predict only one number $c$ for everybody. Which is best depends on the loss. Find
# out by trying: of a list of candidates, return the best one under each.
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

# %% [markdown]
# Five people waited 3, 4, 5, 5 and 28 minutes.

# %% predict="best_waiting_time"
check.predict("best_waiting_time")

# %% tags=["experiment"]
if check.ready("L1", "L2", "best_guesses"):
    waits = np.array([3.0, 4.0, 5.0, 5.0, 28.0])
    print("best under L1 and under L2:", best_guesses(waits, list(range(16))))
    figures.losses_of_guesses(waits, L1, L2)  # both losses of each guess c from 0 to 15

# %% [markdown]
# The one long wait pulls the best guess under $L_2$ up to the **mean**, longer than four of the five
# waited. Under $L_1$ it is the **median**, 5 minutes. Squares make large errors count for more; whether
# you want that depends on what a large error costs you.
#
# ## What you can do now
#
# You can write a formula for a whole array, say which shape comes out, unroll images without mixing
# them, and put a price on errors. A third quiet fault of array code, the sum along the wrong axis,
# waits in `broadcasting`.
#
# > **Who and when.** Pierre-François Verhulst found the sigmoid in 1838, as the curve along which a
# > population grows. NumPy is Travis Oliphant's work of 2005, which brought two older packages together.
# >
# > *Read*: Harris et al., [Array programming with NumPy](https://doi.org/10.1038/s41586-020-2649-2)
# > (2020). *Watch*: 3Blue1Brown, [Essence of linear algebra](https://www.3blue1brown.com/topics/linear-algebra),
# > the chapter on matrix multiplication. *Try*: Nicolas Rougier's
# > [100 NumPy exercises](https://github.com/rougier/numpy-100).
