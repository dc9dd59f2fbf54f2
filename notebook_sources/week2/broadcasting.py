# %% [markdown]
# # Broadcasting, and what a loop costs
#
# Network code has hardly any loops: arrays of different shapes work together instead. That is shorter
# and much faster, but a wrong shape may fit by accident.
#
# You will learn to
#
# - predict what two shapes give together;
# - choose the axis of a sum, and keep it where the result has to line up;
# - turn loops into array operations, and show that both agree;
# - measure what this saves.
#
# Plan an hour. There are seven exercises. You need the lesson `numpy_basics`.

# %%
import math

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week2 import broadcasting as figures
from course_utils.timing import seconds_of
from course_utils.toolbox.numpy_basics import sigmoid

check = notebook_checks("week2/broadcasting")

# %% [markdown]
# ## 1. When shapes meet
#
# **Broadcasting** stretches arrays of different shapes to a common shape, so that `+`, `-`, `*` and `/`
# can work entry by entry. NumPy lines the shapes up **from the right**, and fills in 1 for a missing axis.
# Each pair of lengths must be equal, or one of the two must be 1: that axis is repeated until it fits.
# Anything else is an error.
#
# ```text
#       A   (2, 4, 3)
#       v         (3,)    counts as (1, 1, 3)
#   A + v   (2, 4, 3)
# ```
#
# | left | right | what happens |
# |---|---|---|
# | `(m, n)` | `(1, n)` or `(n,)` | the row meets every row |
# | `(m, n)` | `(m, 1)` | the column meets every column |
# | `(m, 1)` | `(1, n)` | both are stretched: all pairs |
#
# Sums and means shrink an array. The axis that they run along **disappears**; with `keepdims=True` it
# stays, with length 1, so that the result still lines up with the array.

# %% tags=["experiment"]
A = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(A + np.array([[10.0, 20.0, 30.0]]))
print(A + np.array([[100.0], [200.0]]))
for axis in range(2):
    total, kept = np.sum(A, axis=axis), np.sum(A, axis=axis, keepdims=True)
    print(f"axis={axis}: {total}, shape {total.shape}; with keepdims=True, shape {kept.shape}")

# %% [markdown]
# ### Exercise 1: `calorie_shares`
#
# A table has a food in each column, and in the rows the kcal of it that come from carbohydrate, protein,
# fat and so on. What percentage of **each food's** energy comes from each nutrient? Use no loop.
#
# - Worked line: salmon has $0 + 80 + 120 = 200$ kcal, so its column becomes 0, 40, 60.
# - The check looks at several shapes, square ones among them, at whole numbers, and that `table` stays
#   as it was.


# %% answer="calorie_shares"
def calorie_shares(table):
    """Return the percentages of each food's energy.

    table: energy in kcal, shape (k, n), a nutrient a row, a food a column. Returns shape (k, n).
    """
    ...


# %% check="calorie_shares"
check("calorie_shares")

# %% tags=["experiment"]
table = np.array([[240.0, 75, 0, 50, 85], [50.0, 35, 80, 85, 5], [60.0, 5, 120, 450, 5]])
if check.ready("calorie_shares"):
    figures.energy_shares(calorie_shares(table))  # each food's energy, by nutrient

# %% [markdown]
# ### The axis that fits by accident

# %% predict="square_by_accident"
check.predict("square_by_accident")

# %% tags=["experiment"]
A = np.array([[1.0, 2.0, 6.0], [10.0, 20.0, 30.0], [0.0, 0.0, 3.0]])
print("row means:", A.mean(axis=1))
print(A - A.mean(axis=1))
print("row means of the result:", (A - A.mean(axis=1)).mean(axis=1))

# %% [markdown]
# So test array code on shapes that are not square: with 4 columns this line is an error.
#
# ### Exercise 2: `normalize_rows`
#
# A text twice as long uses each word about twice as often: the direction of its vector of word counts tells
# the topic, not the length. So divide each vector by its length
# $\lVert x \rVert = \sqrt{x_1^2 + \dots + x_m^2}$. For now, an example is a **row**.
#
# - `np.linalg.norm` computes lengths; look up its arguments. No row is all zeros.
# - Worked line: the row `[6, 8]` has length $\sqrt{36 + 64} = 10$ and becomes `[0.6, 0.8]`.
# - The check looks at several shapes, at whole numbers, and that `x` stays as it was.


# %% answer="normalize_rows"
def normalize_rows(x):
    """Divide each row by its length.

    x: shape (n, m), no row all zeros. Returns an array of shape (n, m).
    """
    ...


# %% check="normalize_rows"
check("normalize_rows")

# %% tags=["experiment"]
if check.ready("normalize_rows"):
    points = np.random.default_rng(7).normal(size=(12, 2))
    figures.rows_of_length_1(points, normalize_rows(points))  # before and after

# %% [markdown]
# ### Exercise 3: `softmax`
#
# The **softmax** turns scores, one for each possible answer, into probabilities: it takes the exponential
# of each, which is positive, and divides by the sum of these.
#
# $$\mathrm{softmax}(x)_{ij} = \frac{e^{x_{ij}}}{\sum_k e^{x_{ik}}}$$
#
# Along which axis does the sum run?
#
# - Worked line: the row $[0, \ln 3]$ becomes $[1 / (1 + 3),\; 3 / (1 + 3)] = [0.25, 0.75]$.
# - The check looks at several shapes, and that `x` stays as it was. Scores are of moderate size; week 7
#   treats large ones.


# %% answer="softmax"
def softmax(x):
    """Turn each row of scores into probabilities.

    x: shape (n, m), one example a row. Returns an array of shape (n, m).
    """
    ...


# %% check="softmax"
check("softmax")

# %% [markdown]
# With the scores $a$ and $0$, divide numerator and denominator of the first probability by $e^a$. Which
# function is it?

# %% tags=["experiment"]
if check.ready("softmax"):
    a = np.linspace(-3, 3, 5).reshape(-1, 1)
    first = softmax(np.hstack([a, np.zeros(a.shape)]))[:, :1]
    print(np.hstack([a, first, sigmoid(a)]).round(4))  # a, softmax of [a, 0], sigmoid of a

# %% [markdown]
# ## 2. What a loop costs
#
# To **vectorise** a loop is to replace it by operations on whole arrays. How much faster is that? The next
# cell adds up the products of two vectors both ways.


# %% tags=["experiment"] long="the loop and the clock are what the section is about"
def dot_in_a_loop(a, b):
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


sizes = 10 ** np.arange(1, 7)
a, b = np.random.default_rng(3).normal(size=(2, sizes[-1]))
loops = [seconds_of(dot_in_a_loop, a[:n], b[:n], repeat=1) for n in sizes]
dots = [seconds_of(np.dot, a[:n], b[:n]) for n in sizes]
figures.times_of_a_product(sizes, loops, dots)  # processor time against length
print(f"a million numbers: np.dot is {loops[-1] / dots[-1]:.0f} times as fast here, just now")

# %% [markdown]
# The loop looks up two entries, wraps each in an object, and finds out what `*` means for them, a million
# times over. `np.dot` finds out once; then compiled code multiplies several numbers with each SIMD
# instruction. (A GPU does so with thousands of small units.) For ten numbers, nearly all of `np.dot`'s time
# goes into the call.
#
# ## 3. All distances at once
#
# How far is each of $m$ points, the columns of $P$, shape `(d, m)`, from each of $n$ others, the columns of
# $Q$, shape `(d, n)`?
#
# $$D_{ij} = \lVert p_i - q_j \rVert = \sqrt{\sum_{k=1}^{d} (P_{ki} - Q_{kj})^2}.$$
#
# ### Exercise 4: `distances_in_loops`
#
# Use three loops.
#
# - Worked line: `P = [[0, 3], [0, 0]]` and `Q = [[0], [4]]` give `[[4], [5]]`.
# - The check looks at one point on either side, one dimension, and points that coincide.


# %% answer="distances_in_loops"
def distances_in_loops(P, Q):
    """Return the distance from each column of P to each column of Q, computed in loops.

    P: shape (d, m). Q: shape (d, n). Returns an array of shape (m, n).
    """
    ...


# %% check="distances_in_loops"
check("distances_in_loops")

# %% [markdown]
# ### Exercise 5: `distances`
#
# Now vectorise it. Multiply the square out:
#
# $$\lVert p_i - q_j \rVert^2 = \lVert p_i \rVert^2 - 2\, p_i^T q_j + \lVert q_j \rVert^2$$
#
# Which term depends on $i$ only, which on $j$ only? Which shape should each have, so that the sum is
# $(m, n)$? Which product gives all $p_i^T q_j$, the sums of products of coordinates, at once?
#
# - Where two points coincide, rounding can leave a tiny negative number, whose root is nan:
#   `np.maximum(…, 0)` helps.
# - The check also takes 1000 points against 1200, and allows half a second: too short for your loops.


# %% answer="distances"
def distances(P, Q):
    """Return the distance from each column of P to each column of Q, without a loop.

    P: shape (d, m). Q: shape (d, n). Returns an array of shape (m, n).
    """
    ...


# %% check="distances"
check("distances")

# %% tags=["experiment"]
if check.ready("distances_in_loops", "distances"):
    P, Q = np.random.default_rng(5).normal(size=(2, 20, 60))
    apart = np.abs(distances_in_loops(P, Q) - distances(P, Q)).max()
    slow, fast = (seconds_of(f, P, Q, repeat=1) for f in (distances_in_loops, distances))
    print(
        f"largest difference {apart:.0e}; loops {1000 * slow:.1f} ms, arrays {1000 * fast:.2f} ms"
    )

# %% [markdown]
# ### Exercise 6: `nearest_labels`
#
# The **nearest neighbour** method gives a new example the label of the known example that is closest to
# it. Write it with your `distances`, without a loop. `np.argmin` says along an axis *where* the smallest
# entry is, and `y[:, [2, 0]]` takes the columns 2 and 0.
#
# - Worked line: known examples at 0 and 10 with the labels 7 and 8, new ones at 2, 9 and −5: the
#   answer is `[[7, 8, 7]]`.
# - The check looks at more new examples than known ones, and at a single one.


# %% answer="nearest_labels"
def nearest_labels(X, y, X_new):
    """Give each new example the label of the nearest known one.

    X: shape (d, m). y: labels, shape (1, m). X_new: shape (d, n). Returns labels, shape (1, n).
    """
    ...


# %% check="nearest_labels"
check("nearest_labels")

# %% predict="nearest_digits"
check.predict("nearest_digits")

# %% tags=["experiment"]
if check.ready("distances", "nearest_labels"):
    digits = datasets.load_digits()
    said = nearest_labels(digits.X_train, digits.Y_train, digits.X_test)
    figures.digits_and_neighbours(digits, said, distances(digits.X_train, digits.X_test))

# %% [markdown]
# So why learn anything? Here every answer takes all known examples; a network keeps a few numbers and can
# forget them. Week 2 ends on the same digits, with units that *learn*.
#
# ## 4. Predict the shape
#
# ### Exercise 7: `broadcast_quiz`
#
# Answer **before** you run anything, for `A`, `(4, 3)`; `r`, `(1, 3)`; `c`, `(4, 1)`; `w`, `(3, 1)`;
# `v`, `(4,)`; and `T`, `(2, 4, 3)`.
#
# Each answer is the shape, a tuple, or the text `"error"`. A shape with one length is written `(7,)`.
# The check tells you about a to d; at grading e to h count as well.

# %% answer="broadcast_quiz"
broadcast_quiz = {
    "a": None,  # c + r
    "b": None,  # A * w
    "c": None,  # A + c
    "d": None,  # np.sum(A, axis=0)
    "e": None,  # np.sum(A, axis=1, keepdims=True)
    "f": None,  # A - np.mean(A, axis=1)
    "g": None,  # c + v
    "h": None,  # T - A
}
### BEGIN SOLUTION
broadcast_quiz = {
    "a": (4, 3),
    "b": "error",
    "c": (4, 3),
    "d": (3,),
    "e": (4, 1),
    "f": "error",
    "g": (4, 4),
    "h": (2, 4, 3),
}
### END SOLUTION

# %% check="broadcast_quiz"
check("broadcast_quiz")

# %% [markdown]
# ## What you can do now
#
# You can predict what broadcasting does, keep an axis, and vectorise a loop. From now on, **a loop over
# examples or features is a loop too many**: [`logistic_regression`](logistic_regression.ipynb).
#
# > **Who and when.** NumPy's array operations go back to Kenneth Iverson's *A Programming Language* of
# > 1962, which became APL. Evelyn Fix and Joseph Hodges proposed nearest neighbours for classifying in
# > 1951. In 2009 Rajat Raina, Anand Madhavan and Andrew Ng showed how much faster networks train on GPUs.
# >
# > *Read*: NumPy on [broadcasting](https://numpy.org/doc/stable/user/basics.broadcasting.html).
# > *Watch*: Jake VanderPlas, "Losing your Loops: Fast Numerical Computing with NumPy" (PyCon 2015).
# > *Try*: `timeit` on your two functions with 2, 20 and 200 dimensions. Does the gain grow?
