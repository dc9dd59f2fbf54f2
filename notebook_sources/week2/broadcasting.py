# %% [markdown]
# # Broadcasting, and what a loop costs
#
# Network code has hardly any loops. Arrays of different shapes work together instead. That is shorter
# and much faster, and it has a trap of its own: a wrong shape that fits by accident.
#
# You will learn to
#
# - say what happens when two shapes meet (*broadcasting*), before you run the line;
# - choose the axis of a sum, and keep it where the result has to line up;
# - turn loops into array operations, and show that both agree;
# - measure what this saves, and say where the time goes.
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
# What happens when arrays of different shapes meet in `+`, `-`, `*` or `/`? **Broadcasting** stretches
# them to a common shape. NumPy writes the shapes below each other, lined up **from the right**, and
# fills in 1 where one of them has no axis. Then each pair of lengths must be equal, or one of the two
# must be 1, and an axis of length 1 is repeated until it fits. Anything else is an error.
#
# | left | right | result | what happens |
# |---|---|---|---|
# | `(m, n)` | `(1, n)` | `(m, n)` | the row serves every row |
# | `(m, n)` | `(m, 1)` | `(m, n)` | the column serves every column |
# | `(m, n)` | one number | `(m, n)` | the number serves every entry |
# | `(m, n)` | `(n,)` | `(m, n)` | counts as `(1, n)`, a row |
# | `(m, 1)` | `(1, n)` | `(m, n)` | both are stretched: all pairs |
#
# Sums, means and norms shrink an array. `axis` names the axis that they run along, and that axis
# **disappears**. With `keepdims=True` it stays, with length 1, so that the result still lines up with
# the array it came from.

# %% tags=["experiment"]
A = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(A + np.array([[10.0, 20.0, 30.0]]))
print(A + np.array([[100.0], [200.0]]))
print("axis=1:", np.sum(A, axis=1), "with shape", np.sum(A, axis=1).shape)
print("keepdims=True: shape", np.sum(A, axis=1, keepdims=True).shape)

# %% [markdown]
# ### Exercise 1: `calorie_shares`
#
# The table says how much energy 100 g of a food holds, and from which nutrient it comes.
#
# | kcal per 100 g | rolled oats | cooked lentils | salmon | almonds | banana |
# |---|---|---|---|---|---|
# | carbohydrate | 240 | 75 | 0 | 50 | 85 |
# | protein | 50 | 35 | 80 | 85 | 5 |
# | fat | 60 | 5 | 120 | 450 | 5 |
#
# What percentage of **each food's** energy comes from each nutrient? Write it for a table of any
# size, without a loop. You decide which sum you need and which shape it must have.
#
# - Worked line: salmon has $0 + 80 + 120 = 200$ kcal, so its column becomes 0, 40, 60.
# - The check looks at tables of several shapes, square ones among them, at tables of whole numbers,
#   whose percentages have fractions all the same, and that `table` itself stays as it was.


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
#
# Somebody wants to take from each row of a matrix its own mean, and writes `A - A.mean(axis=1)`.

# %% predict="square_by_accident"
check.predict("square_by_accident")

# %% tags=["experiment"]
A = np.array([[1.0, 2.0, 6.0], [10.0, 20.0, 30.0], [0.0, 0.0, 3.0]])
print("row means:", A.mean(axis=1))
print(A - A.mean(axis=1))
print("row means of the result:", (A - A.mean(axis=1)).mean(axis=1))

# %% [markdown]
# Entry $(i, j)$ lost the mean of row $j$. With 4 columns the same line is an error, which is the better
# outcome. So test array code on shapes that are not square.
#
# ### Exercise 2: `normalize_rows`
#
# A text twice as long uses each word twice as often, and has the same topic: the direction of the vector
# matters, not its length. So each vector is divided by its length
# $\lVert x \rVert = \sqrt{x_1^2 + x_2^2 + \dots + x_m^2}$. In this exercise and the next, an example
# is a **row**, as in most tables of data.
#
# - `np.linalg.norm` computes lengths; its documentation names the arguments. No row is all zeros.
# - Worked line: the row `[6, 8]` has length $\sqrt{36 + 64} = 10$ and becomes `[0.6, 0.8]`.
# - The check looks at several shapes, at whole numbers, and that `x` itself stays as it was.


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
# The sigmoid answers yes or no. With $m$ possible answers there are $m$ scores, which have to become
# probabilities: positive, and adding up to 1. The **softmax** makes all scores positive with the
# exponential, then divides by their sum:
#
# $$\mathrm{softmax}(x)_{ij} = \frac{e^{x_{ij}}}{\sum_k e^{x_{ik}}}$$
#
# Read the indices with care: they say along which axis the sum runs.
#
# - Worked line: the row $[0, \ln 3]$ becomes $[1 / (1 + 3),\; 3 / (1 + 3)] = [0.25, 0.75]$.
# - The check looks at several shapes, and that `x` itself stays as it was. Scores are of moderate
#   size: beyond about 700 the exponential overflows, which week 7 repairs.


# %% answer="softmax"
def softmax(x):
    """Turn each row of scores into probabilities.

    x: shape (n, m), one example a row. Returns an array of shape (n, m).
    """
    ...


# %% check="softmax"
check("softmax")

# %% [markdown]
# With two scores, $a$ and $0$, you have met the first probability before. Divide the numerator and
# the denominator by $e^a$: which function of $a$ is it? Then compare the columns.

# %% tags=["experiment"]
if check.ready("softmax"):
    a = np.linspace(-3, 3, 5).reshape(-1, 1)
    first = softmax(np.hstack([a, np.zeros(a.shape)]))[:, :1]
    print(np.hstack([a, first, sigmoid(a)]).round(4))  # a, softmax of [a, 0], sigmoid of a

# %% [markdown]
# ## 2. What a loop costs
#
# To replace a loop by an operation on whole arrays is to **vectorise** it. Is that only shorter, or
# faster as well? The next cell adds up the products of two vectors, in a loop and with `np.dot`.


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
# Published notes often say "about 300 times". With ten numbers, nearly
# all of `np.dot`'s time goes into being called. The gain grows with the length, then levels off.
#
# In the loop, Python looks up two entries, wraps each in an object, and finds out what `*` means for
# them, a million times over. `np.dot` finds out once. Then compiled code runs through memory, and the processor multiplies up to eight numbers with a single instruction, which is
# called **SIMD** (single instruction, multiple data). A graphics processor, or **GPU**, takes the idea
# further: thousands of small arithmetic units do the same operation on different numbers at the same
# time. Neither can help a loop in Python, which hands over one number at a time.
#
# ## 3. All distances at once
#
# Now do it yourself, with something useful: the distance from each of $m$ points to each of $n$
# others. The points are columns: $P$ has shape `(d, m)`, $Q$ has shape `(d, n)`, and
#
# $$D_{ij} = \lVert p_i - q_j \rVert = \sqrt{\sum_{k=1}^{d} (P_{ki} - Q_{kj})^2}.$$
#
# ### Exercise 4: `distances_in_loops`
#
# Write it as the formula reads, in three loops.
#
# - Worked line: the points $(0, 0)$ and $(3, 0)$, against $(0, 4)$ alone, have the distances
#   `[[4], [5]]`.
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
# One of the terms depends on $i$ only, one on $j$ only, one on both. Which shape should each have, so
# that adding them gives $(m, n)$? Which product gives all $p_i^T q_j$ at once?
#
# - Rounding can leave $-10^{-16}$ where two points coincide, and the root of
#   that is not a number: `np.maximum(…, 0)` helps.
# - At grading, the check also takes 400 points against 500, in a time too short for loops.


# %% answer="distances"
def distances(P, Q):
    """Return the distance from each column of P to each column of Q, without a loop.

    P: shape (d, m). Q: shape (d, n). Returns an array of shape (m, n).
    """
    ...


# %% check="distances"
check("distances")

# %% [markdown]
# **Do they agree, and what has it gained?** Two functions written in different ways that give the same
# numbers support each other.

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
# Distances are enough for a first classifier, the **nearest neighbour**: give a new example the label
# of the known example that is closest to it. Nothing is trained; it has only to remember.
#
# - Use your `distances` and `np.argmin`, and no loop.
# - Worked line: known examples at 0 and 10 with the labels 7 and 8, new ones at 2, 9 and −5: the
#   answer is `[[7, 8, 7]]`.
# - The check looks at more new examples than known ones and the reverse, and at a single new one.


# %% answer="nearest_labels"
def nearest_labels(X, y, X_new):
    """Give each new example the label of the nearest known one.

    X: shape (d, m). y: labels, shape (1, m). X_new: shape (d, n). Returns labels, shape (1, n).
    """
    ...


# %% check="nearest_labels"
check("nearest_labels")

# %% [markdown]
# Real data: 1797 digits, written by hand, of 8 by 8 pixels each. With 1258 of them known, how many of
# the others does your function read?

# %% predict="nearest_digits"
check.predict("nearest_digits")

# %% tags=["experiment"]
if check.ready("distances", "nearest_labels"):
    digits = datasets.load_digits()
    said = nearest_labels(digits.X_train, digits.Y_train, digits.X_test)
    figures.digits_and_neighbours(digits, said, distances(digits.X_train, digits.X_test))

# %% [markdown]
# So why learn anything? Every answer takes a distance to every known example, while a network keeps a
# few numbers and can forget the examples. And a distance adds up all pixels alike, also those that say
# nothing. Keep this score in mind: week 2 ends on the same digits, with ten units that *learn*.
#
# ## 4. Predict the shape
#
# ### Exercise 7: `broadcast_quiz`
#
# Answer **before** you run anything. `A` is `(4, 3)`, `r` is `(1, 3)`, `c` is `(4, 1)`, `w` is
# `(3, 1)`, `v` is `(4,)`, and `T` is `(2, 4, 3)`.
#
# | question | expression | question | expression |
# |---|---|---|---|
# | a | `c + r` | e | `np.sum(A, axis=1, keepdims=True)` |
# | b | `A * w` | f | `A - np.mean(A, axis=1)` |
# | c | `A + c` | g | `c + v` |
# | d | `np.sum(A, axis=0)` | h | `T - A` |
#
# Each answer is the shape, a tuple, or the text `"error"`. A shape with one length is written `(7,)`.
# The check tells you about a to d. At grading e to h count as well.

# %% answer="broadcast_quiz"
broadcast_quiz = {
    "a": None,
    "b": None,
    "c": None,
    "d": None,
    "e": None,
    "f": None,
    "g": None,
    "h": None,
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
# You can say what comes out when shapes meet, choose an axis and keep it, vectorise a loop and show
# that nothing has changed. The rule for the rest of the course: **a loop over examples or features is a
# loop too many**. In `logistic_regression` all this comes together in your first network.
#
# > **Who and when.** Kenneth Iverson described a notation for whole arrays in *A Programming Language*
# > in 1962, which became APL; NumPy's operations descend from it. Evelyn Fix and Joseph Hodges proposed
# > the nearest neighbours for classifying in 1951. In 2009 Rajat Raina, Anand Madhavan and Andrew Ng
# > showed that GPUs make the training of networks many times faster.
# >
# > *Read*: NumPy on [broadcasting](https://numpy.org/doc/stable/user/basics.broadcasting.html),
# > with its pictures. *Watch*: Jake VanderPlas, "Losing your Loops: Fast Numerical Computing with NumPy"
# > (PyCon 2015). *Try*: `timeit` on your two functions with 2, 20 and 200 dimensions. Does the gain grow?
