# %% [markdown]
# # NumPy for neural networks
#
# A neural network is a long chain of operations on arrays. This notebook teaches the few of them
# that carry the rest of the course.
#
# You will learn to
#
# - write a formula once and apply it to a whole array, without a loop;
# - predict the shape of a result before you run the line;
# - let arrays of different shapes work together (*broadcasting*), and notice when they do so by
#   accident;
# - unroll images into columns without mixing them up;
# - measure what all this saves in time.
#
# Plan about two hours. There are ten exercises. You need Python functions, loops and lists, and
# the derivative of $e^x$.

# %% [markdown]
# ## How the checks work
#
# Under each exercise stands a cell such as `check("sigmoid")`. Write your function in the cell
# above it, run that cell, then run the check. A card tells you which cases pass. For the first
# case that fails it shows the input, the expected answer and yours. If it knows the mistake, it
# adds a hint.
#
# You see some of the cases only. At grading, others run with other numbers and other shapes. So
# write for any input that the exercise allows, not just for the ones on the card.
#
# In an answer cell, replace the line that raises `NotImplementedError`. Cells announced by **Look**
# use your own functions. They wait until the checks that they need pass.
#
# Run this cell first.

# %%
import math
import time

import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week2 import numpy_basics as figures

check = notebook_checks("week2/numpy_basics")

# %% [markdown]
# ## 1. From one number to an array
#
# Many networks end by answering a question with yes or no. They first compute a score $x$, any
# real number, and then turn it into a probability. The **sigmoid** does that:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# Here $x$ is one number, and so is $\sigma(x)$. A large positive score makes $e^{-x}$ vanish, and
# $\sigma(x)$ comes close to 1. A large negative score makes $e^{-x}$ huge, and $\sigma(x)$ comes
# close to 0. In between it rises all the way. Score and reversed score share one unit of
# probability between them: $\sigma(x) + \sigma(-x) = 1$.
#
# ### Exercise 1: `basic_sigmoid`
#
# Write the sigmoid of **one number** with Python's `math` module.
#
# - In: `x`, a float. Out: a float.
# - Worked line: $\sigma(2) = 1 / (1 + e^{-2}) = 1 / 1.1353 = 0.8808$.
# - The check looks at positive and negative numbers, a large one among them.


# %% answer="basic_sigmoid"
def basic_sigmoid(x):
    """Sigmoid of one number.

    Parameters
    ----------
    x : float

    Returns
    -------
    float
    """
    ...


# %% check="basic_sigmoid"
check("basic_sigmoid")

# %% [markdown]
# A network has thousands of scores at a time. The `math` module takes them one by one only. Here
# is what it says about three at once.

# %% tags=["experiment"]
try:
    math.exp(np.array([0.0, 1.0, 2.0]))
except TypeError as error:
    print("math.exp:", error)

print("np.exp:  ", np.exp(np.array([0.0, 1.0, 2.0])))

# %% [markdown]
# `np.exp` works **entry by entry**: it takes an array of any shape and returns an array of that
# shape. So do `+`, `-`, `*`, `/` and `**`. A single number beside an array counts for every entry.

# %% tags=["experiment"]
x = np.array([[1.0, 2.0, 4.0], [0.5, 0.25, 0.2]])
print(1 / x)
print("shape:", x.shape, "->", (1 / x).shape)

# %% [markdown]
# ### Exercise 2: `sigmoid`
#
# Write the sigmoid of **every entry of an array**. Use no loop. The scores are called `z` here: in
# the rest of the course $z$ is what a unit computes before its activation.
#
# - In: `z`, an array of any shape, or one number. Out: the shape of `z`.
# - Worked line: `[0, 2, -2]` becomes `[0.5, 0.8808, 0.1192]`. The last two add up to 1.
# - The check looks at columns and matrices, at one number, at large numbers, and that `z` itself
#   stays as it was. Large means 800, too: there $e^{z}$ is beyond what a float can hold, and counts
#   as infinite, while $\sigma(z)$ is 1.


# %% answer="sigmoid"
def sigmoid(z):
    """Sigmoid of every entry.

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
# **A slip that got into print.** Several published notes write the formula in code as
# `1 / 1 + np.exp(-z)`. It runs, and no error tells you that it is wrong. One look at the range
# does: a probability lies between 0 and 1.

# %% tags=["experiment"]
z = np.array([-2.0, 0.0, 2.0])
print("the slip gives", 1 / 1 + np.exp(-z))

# %% [markdown]
# Make this a habit: before you trust a function, ask which range, which sign and which shape its
# result must have, and look.
#
# ### Exercise 3: `sigmoid_derivative`
#
# A network learns by following slopes. So you need the slope of the sigmoid, $\sigma'(x)$, at
# every entry of an array. Here **you derive the formula**.
#
# Write the sigmoid as a power, $\sigma(x) = (1 + e^{-x})^{-1}$, and use the chain rule twice. You
# get a quotient. Then go one step further: write that quotient with nothing but $\sigma(x)$ in
# it. The step pays off later. A network already has $\sigma(x)$ from its forward pass, and the
# slope then costs no further exponential.
#
# - In: `x`, an array of any shape, or one number. Out: the shape of `x`. Call your `sigmoid`.
# - Worked line: at $x = 0$ the slope is $0.25$, and at $x = 2$ it is $0.1050$. At $x = -2$ it is
#   $0.1050$ again, since the curve looks the same when you turn it by half a turn.
# - The check looks at matrices, one number and large numbers.
#
# You can test a slope without knowing its formula. For a small $h$,
#
# $$\sigma'(x) \approx \frac{\sigma(x + h) - \sigma(x - h)}{2h}.$$
#
# Use that to test your derivation, not as the answer.


# %% answer="sigmoid_derivative"
def sigmoid_derivative(x):
    """Slope of the sigmoid at every entry.

    Parameters
    ----------
    x : float or ndarray of any shape

    Returns
    -------
    float or ndarray
        The shape of `x`.
    """
    ...


# %% check="sigmoid_derivative"
check("sigmoid_derivative")

# %% [markdown]
# **Look.** Your two functions, on 200 numbers at a time. The circles are slopes measured from
# your `sigmoid` with the quotient above; your derivative should run through them.

# %% tags=["experiment"]
if check.ready("sigmoid", "sigmoid_derivative"):
    figures.sigmoid_and_slope(sigmoid, sigmoid_derivative)  # curves, and slopes as measured

# %% [markdown]
# The slope never exceeds 0.25, and beyond $|x| = 6$ there is next to none. A unit that sits out
# there hardly learns. You will meet that problem again in weeks 3 and 5.

# %% [markdown]
# ## 2. Shapes
#
# The **shape** of an array lists the lengths of its axes. A matrix of shape `(3, 4)` has 3 rows
# and 4 columns. In this course nearly everything has two axes:
#
# | name | shape | example |
# |---|---|---|
# | column | `(n, 1)` | the $n$ features of one example |
# | row | `(1, m)` | one label for each of $m$ examples |
# | matrix | `(n, m)` | $m$ examples side by side, **one a column** |
#
# There is a fourth thing, the **rank-1 array** of shape `(n,)`. It has one axis only, so it is
# neither a row nor a column. NumPy makes them all the time, and they behave in ways that surprise
# people.

# %% tags=["experiment"]
v = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
column = v.reshape(5, 1)

print("v.shape     ", v.shape)
print("column.shape", column.shape)
print("column.T    ", column.T.shape)
print("v - column  ", (v - column).shape)

# %% [markdown]
# Look at the last line. Two lists of five numbers, one taken from the other, leave 25. No error,
# no warning. A cost computed from such a difference is wrong, and nothing tells you.
#
# So keep to two axes. Three tools help:
#
# - `v.reshape(-1, 1)` makes a column. The `-1` asks NumPy to work out that length.
# - `np.zeros((5, 1))` has two axes from the start. `np.zeros(5)` does not.
# - `assert column.shape == (5, 1)` costs nothing and stops a wrong shape where it arises.

# %% [markdown]
# ### Two products
#
# `A * B` multiplies **entry by entry**. `np.dot(A, B)`, also written `A @ B`, is the **matrix
# product**: entry $(i, j)$ is
#
# $$\sum_k A_{ik} B_{kj}.$$
#
# For two matrices the inner lengths must agree, and the outer ones remain:
# $(n, k) \cdot (k, m) \to (n, m)$. For two rank-1 arrays of the same length, `np.dot` adds up the
# products of their entries.

# %% tags=["experiment"]
A = np.array([[1.0, 2.0], [3.0, 4.0]])
B = np.array([[10.0, 0.0], [0.0, 100.0]])
print("A * B")
print(A * B)
print("np.dot(A, B)")
print(np.dot(A, B))

# %% [markdown]
# For square matrices both run, so taking one for the other goes unnoticed. For other shapes one
# of them usually raises an error. Be glad of errors: they are the mistakes that you find.

# %% [markdown]
# ### Reshape
#
# An image of height $h$ and width $w$ with $d$ colour channels is an array of shape
# `(h, w, d)`. The network of the next notebook takes a column of numbers. `reshape` turns one into
# the other. It keeps every number: it reads them all in one fixed order, the **last index
# fastest**, and lays them out anew.

# %% tags=["experiment"]
image = np.arange(12).reshape(2, 2, 3)
for row in range(2):
    for col in range(2):
        print(f"pixel in row {row}, column {col}: channels {image[row, col]}")

# %% [markdown]
# ### Exercise 4: `image2vector`
#
# Unroll one image into a column. Keep NumPy's own order: pixel after pixel along each row, the
# channels of a pixel together.
#
# - In: `image` of shape `(h, w, d)`. Out: an array of shape `(h * w * d, 1)`.
# - Worked line: the image above, of shape `(2, 2, 3)`, becomes the column 0, 1, …, 11 of shape
#   `(12, 1)`.
# - The check looks at images that are not square, at 1, 2, 3 and 4 channels, and at the order of
#   the entries.


# %% answer="image2vector"
def image2vector(image):
    """Unroll one image into a column.

    Parameters
    ----------
    image : ndarray, shape (h, w, d)
        Height, width, colour channels.

    Returns
    -------
    ndarray, shape (h * w * d, 1)
    """
    ...


# %% check="image2vector"
check("image2vector")

# %% [markdown]
# **Look: a whole set of images.** Ten images of 9 by 9 pixels come as an array of shape
# `(10, 9, 9, 3)`. A network wants one image a column: shape `(243, 10)`, as $9 \cdot 9 \cdot 3 =
# 243$. Two lines of code give that shape:
#
# ```
# X = images.reshape(10, -1).T
# M = images.reshape(243, 10)
# ```
#
# The shapes agree. The contents do not. The next cell takes a column of each and turns it back
# into a picture.

# %% tags=["experiment"]
images = figures.ten_discs()  # each picture has a disc of another colour
X = images.reshape(10, -1).T
M = images.reshape(243, 10)
figures.columns_as_pictures(images, X, M)  # four of the pictures, and columns of X and M

# %% [markdown]
# And your own columns, laid side by side: do they make `X` or `M`?

# %% tags=["experiment"]
if check.ready("image2vector"):
    stacked = np.hstack([image2vector(image) for image in images])
    print("your columns side by side equal X:", np.array_equal(stacked, X))
    print("your columns side by side equal M:", np.array_equal(stacked, M))

# %% [markdown]
# A network would train on `M` without an error. But each column of `M` holds a little of every
# image, so no column goes with its label any more. The rule: reshape so that the axis of the
# examples **keeps its place and its length**, and transpose afterwards.

# %% [markdown]
# ## 3. Broadcasting
#
# What happens when two arrays of different shapes meet in `+`, `-`, `*` or `/`? NumPy writes the
# shapes below each other, lined up **from the right**, and fills in 1 where one of them has no
# axis. Then each pair of lengths must be equal, or one of the two must be 1. An axis of length 1
# is repeated until it fits. Anything else is an error.
#
# | left | right | result | what happens |
# |---|---|---|---|
# | `(m, n)` | `(1, n)` | `(m, n)` | the row serves every row |
# | `(m, n)` | `(m, 1)` | `(m, n)` | the column serves every column |
# | `(m, n)` | one number | `(m, n)` | the number serves every entry |
# | `(m, n)` | `(n,)` | `(m, n)` | counts as `(1, n)`, a row |
#
# Below, a row and then a column is added to a matrix of shape `(2, 3)`.

# %% tags=["experiment"]
A = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(A + np.array([[10.0, 20.0, 30.0]]))
print(A + np.array([[100.0], [200.0]]))

# %% [markdown]
# Sums and norms shrink an array. `axis` names the axis that they run along. That axis disappears;
# with `keepdims=True` it stays, with length 1, and the result still lines up with the array it
# came from.

# %% tags=["experiment"]
total, sums = np.sum(A), np.sum(A, axis=1)
kept = np.sum(A, axis=1, keepdims=True)

print("no axis:", total, "with shape", total.shape)
print("axis=1:", sums, "with shape", sums.shape)
print("axis=1 and keepdims=True, with shape", kept.shape)
print(kept)

# %% [markdown]
# ### Exercise 5: `calorie_shares`
#
# The table says how much energy 100 g of a food holds, and from which nutrient it comes. The
# values are typical ones, rounded: good enough for arithmetic, not for a diet.
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
# - In: `table` of shape `(k, n)`, one nutrient a row, one food a column. Out: percentages of shape
#   `(k, n)`.
# - Worked line: salmon has $0 + 80 + 120 = 200$ kcal, so its column becomes 0, 40, 60.
# - The check looks at tables of several shapes, square ones among them, at tables of whole numbers,
#   whose percentages have fractions all the same, and that `table` itself stays as it was. Square
#   tables deserve a thought: there a sum along the wrong axis fits too.


# %% answer="calorie_shares"
def calorie_shares(table):
    """Percentages of each food's energy.

    Parameters
    ----------
    table : ndarray, shape (k, n)
        Energy in kcal: one nutrient a row, one food a column.

    Returns
    -------
    ndarray, shape (k, n)
        In percent.
    """
    ...


# %% check="calorie_shares"
check("calorie_shares")

# %% [markdown]
# **Look.** Your percentages of the five foods.

# %% tags=["experiment"]
table = np.array(
    [
        [240.0, 75.0, 0.0, 50.0, 85.0],
        [50.0, 35.0, 80.0, 85.0, 5.0],
        [60.0, 5.0, 120.0, 450.0, 5.0],
    ]
)
if check.ready("calorie_shares"):
    shares = calorie_shares(table)
    print(shares.round(1))
    figures.energy_shares(shares)  # each food's energy, by nutrient

# %% [markdown]
# ### Exercise 6: `normalize_rows`
#
# Often the direction of a vector matters and its length does not: a text twice as long uses each
# word twice as often, and has the same topic. So one divides each vector by its length
#
# $$\lVert x \rVert = \sqrt{x_1^2 + x_2^2 + \dots + x_m^2}.$$
#
# In this exercise and the next, an example is a **row**, as in most tables of data. From the next
# notebook on, examples are columns.
#
# - In: `x` of shape `(n, m)`, no row all zeros. Out: shape `(n, m)`, each row of length 1.
#   `np.linalg.norm` computes lengths; its documentation names the arguments.
# - Worked line: the row `[6, 8]` has length $\sqrt{36 + 64} = 10$ and becomes `[0.6, 0.8]`.
# - The check looks at square, tall and wide matrices, one row, one column, whole numbers, and that
#   `x` itself stays as it was.


# %% answer="normalize_rows"
def normalize_rows(x):
    """Divide each row by its length.

    Parameters
    ----------
    x : ndarray, shape (n, m)
        No row is all zeros.

    Returns
    -------
    ndarray, shape (n, m)
    """
    ...


# %% check="normalize_rows"
check("normalize_rows")

# %% [markdown]
# **Look.** Twelve rows of two numbers, drawn as points, before and after. Each keeps its
# direction and moves onto the circle of radius 1.

# %% tags=["experiment"]
if check.ready("normalize_rows"):
    points = np.random.default_rng(7).normal(size=(12, 2))
    figures.rows_of_length_1(points, normalize_rows(points))  # both, joined by dotted lines

# %% [markdown]
# ### Exercise 7: `softmax`
#
# The sigmoid answers yes or no. With $m$ possible answers there are $m$ scores, and they have to
# become $m$ probabilities: positive, and adding up to 1. The **softmax** makes all scores
# positive with the exponential, then divides by their sum:
#
# $$\mathrm{softmax}(x)_{ij} = \frac{e^{x_{ij}}}{\sum_k e^{x_{ik}}}$$
#
# Read the indices with care. They say along which axis the sum runs.
#
# - In: `x` of shape `(n, m)`, one example a row, scores of moderate size. Out: shape `(n, m)`.
#   (For scores beyond about 700 the exponential overflows. Week 7 mends that.)
# - Worked line: the row $[0, \ln 3]$ becomes $[1 / (1 + 3),\; 3 / (1 + 3)] = [0.25, 0.75]$.
# - The check looks at square, tall and wide matrices, one row, and that `x` itself stays as it
#   was.


# %% answer="softmax"
def softmax(x):
    """Turn each row of scores into probabilities.

    Parameters
    ----------
    x : ndarray, shape (n, m)
        One example a row.

    Returns
    -------
    ndarray, shape (n, m)
    """
    ...


# %% check="softmax"
check("softmax")

# %% [markdown]
# **Look.** With two scores, $a$ and $0$, the softmax is nothing new. What do you expect the first
# probability to be? Divide the numerator and the denominator by $e^a$ before you run the cell.

# %% tags=["experiment"]
if check.ready("softmax", "sigmoid"):
    a = np.linspace(-3, 3, 5).reshape(-1, 1)
    scores = np.hstack([a, np.zeros(a.shape)])
    print("     a    softmax of [a, 0]    sigmoid of a")
    for score, pair, s in zip(a[:, 0], softmax(scores), sigmoid(a)[:, 0], strict=True):
        print(f"{score:6.1f}    {pair[0]:.4f}  {pair[1]:.4f}       {s:.4f}")

# %% [markdown]
# ## 4. What a loop costs
#
# You have written no loop so far. Is that only shorter, or faster too? Measure it: the dot product
# of two vectors of a million numbers, once in a loop and once with `np.dot`. Each is timed several
# times, and the shortest time counts, as it is the one least disturbed by other programs.


# %% tags=["experiment"] long="the loop and the clock are what the section is about"
def dot_in_a_loop(a, b):
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


def shortest_time(function, a, b, repeats):
    """Seconds that one call takes, the best of several."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(a, b)
        times.append(time.perf_counter() - start)
    return min(times)


a, b = np.random.default_rng(3).normal(size=(2, 1_000_000))
loop = shortest_time(dot_in_a_loop, a, b, repeats=3)
vectorised = shortest_time(np.dot, a, b, repeats=30)

print(f"loop    {1000 * loop:8.2f} ms   result {dot_in_a_loop(a, b):.6f}")
print(f"np.dot  {1000 * vectorised:8.2f} ms   result {np.dot(a, b):.6f}")
print(f"np.dot is {loop / vectorised:.0f} times as fast on this machine, just now.")

# %% [markdown]
# A figure often quoted is about 300 times. Yours depends on the processor, on how many cores
# `np.dot` may use and on what else is running. Run the cell again and see how much it moves.
#
# Where does the difference come from? In the loop, Python looks up two entries, wraps each in an
# object, finds out what `*` means for them, and does so a million times. `np.dot` finds out once.
# Then compiled code runs through memory and multiplies several numbers per instruction.
#
# Does it matter for short vectors?

# %% tags=["experiment"]
sizes = 10 ** np.arange(1, 7)
a, b = np.random.default_rng(3).normal(size=(2, sizes[-1]))
loop_times = [shortest_time(dot_in_a_loop, a[:n], b[:n], repeats=2) for n in sizes]
dot_times = [shortest_time(np.dot, a[:n], b[:n], repeats=20) for n in sizes]
figures.times_of_a_product(sizes, loop_times, dot_times)  # time against length
for n, slow, fast in zip(sizes, loop_times, dot_times, strict=True):
    print(f"n = {n:>9,}   loop / np.dot = {slow / fast:6.1f}")

# %% [markdown]
# The loop's time grows with the length from the start. `np.dot` is flat at first: with ten numbers
# nearly all of its time goes into being called. So the gain is small there, grows with the length,
# and levels off once the vectors are long. The rule for the rest of the course: **a loop over examples or features is a loop too
# many**.

# %% [markdown]
# ### Two losses
#
# A **loss** says in one number how far predictions are from the truth. Let $y$ hold the true
# values of $m$ examples and $\hat y$ (in code `yhat`) the predictions. In exercises 8 and 9 both
# are rank-1 arrays of shape `(m,)`, for once: there is no second axis to get wrong.
#
# ### Exercise 8: `L1`
#
# $$L_1(\hat y, y) = \sum_{i=1}^{m} \lvert y_i - \hat y_i \rvert$$
#
# - In: `yhat` and `y`, each of shape `(m,)`. Out: one number. Use no loop.
# - Worked line: $\hat y = [3, 1]$ and $y = [2, 5]$ give $1 + 4 = 5$.
# - The check looks at vectors of several lengths, one example alone, errors of both signs, and that
#   `yhat` and `y` stay as they were.


# %% answer="L1"
def L1(yhat, y):
    """Sum of the absolute errors.

    Parameters
    ----------
    yhat : ndarray, shape (m,)
        Predictions.
    y : ndarray, shape (m,)
        True values.

    Returns
    -------
    float
    """
    ...


# %% check="L1"
check("L1")

# %% [markdown]
# ### Exercise 9: `L2`
#
# $$L_2(\hat y, y) = \sum_{i=1}^{m} (y_i - \hat y_i)^2$$
#
# One function that you have met above does the squaring and the sum in one call. Which one, and of
# what? Any right version passes.
#
# - In: `yhat` and `y`, each of shape `(m,)`. Out: one number. Use no loop.
# - Worked line: $\hat y = [3, 1]$ and $y = [2, 5]$ give $1 + 16 = 17$.
# - The check looks at the same things as for `L1`.


# %% answer="L2"
def L2(yhat, y):
    """Sum of the squared errors.

    Parameters
    ----------
    yhat : ndarray, shape (m,)
        Predictions.
    y : ndarray, shape (m,)
        True values.

    Returns
    -------
    float
    """
    ...


# %% check="L2"
check("L2")

# %% [markdown]
# **Look.** Five people waited 3, 4, 5, 5 and 28 minutes. Predict the same number $c$ for each of
# them. Which $c$ is best? That depends on the loss you choose.

# %% tags=["experiment"]
if check.ready("L1", "L2"):
    y = np.array([3.0, 4.0, 5.0, 5.0, 28.0])
    figures.losses_of_guesses(y, L1, L2)  # both losses of each guess c from 0 to 15

# %% [markdown]
# The one long wait pulls the best guess under $L_2$ up to the mean, 9 minutes, longer than four
# of the five waited. Under $L_1$ the best guess is the median, 5 minutes. Squares make large
# errors count for more. Whether you want that depends on what a large error costs you.

# %% [markdown]
# ## 5. Predict the shape
#
# ### Exercise 10: `shapes_quiz`
#
# Most faults in network code are faults of shape, and most of them you can see on paper. Answer
# **before** you run anything. The arrays are
#
# | array | shape |
# |---|---|
# | `A` | `(4, 3)` |
# | `r` | `(1, 3)` |
# | `c` | `(4, 1)` |
# | `w` | `(3, 1)` |
# | `v` | `(4,)` |
# | `images` | `(10, 9, 9, 3)` |
#
# | question | expression | asked |
# |---|---|---|
# | a | `c + r` | its shape |
# | b | `A * w` | its shape |
# | c | `v.T` | its shape |
# | d | `np.sum(A, axis=0)` | its shape |
# | e | `X[5, 7]` where `X = images.reshape(10, -1).T` | where in `images` it stands |
# | f | `A - np.mean(A, axis=1)` | its shape |
# | g | `c + v` | its shape |
# | h | `np.dot(v, v.T)` | its shape |
# | i | `np.dot(A, w)` | its shape |
# | j | `M[5, 7]` where `M = images.reshape(243, 10)` | where in `images` it stands |
#
# - Each answer is a tuple, or the text `"error"` if the expression raises one. A shape with one
#   length is written `(7,)`, the shape of a single number `()`. For e and j, write the four
#   indices as a tuple: image, row, column, channel.
# - Worked line: `A + r` has shape `(4, 3)`.
# - The check tells you about a to e. At grading f to j count as well. Once your answers stand, try
#   those yourself: the last cell of this notebook makes the arrays.
#
# Replace each `None` by your answer.

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
    "a": (4, 3),
    "b": "error",
    "c": (4,),
    "d": (3,),
    "e": (7, 0, 1, 2),
    "f": "error",
    "g": (4, 4),
    "h": (),
    "i": (4, 1),
    "j": (0, 2, 1, 0),
}
### END SOLUTION

# %% check="shapes_quiz"
check("shapes_quiz")

# %% [markdown]
# Arrays to test your answers with. Add lines to the cell, or cells below it. The entries of
# `images` are its indices, so you see where a number comes from: 3451 is `images[3, 4, 5, 1]`.

# %%
A, r, c = np.ones((4, 3)), np.ones((1, 3)), np.ones((4, 1))
w, v = np.ones((3, 1)), np.ones(4)
i, row, col, channel = np.indices((10, 9, 9, 3))
images = 1000 * i + 100 * row + 10 * col + channel

# %% [markdown]
# ## What you can do now
#
# You can write a formula for a whole array, say which shape comes out, choose the axis of a sum,
# keep its axis for broadcasting, unroll images without mixing them, and say why a loop is slow.
# You know the three quiet faults: the rank-1 array, the axis that fits by accident in a square
# matrix, and the reshape that mixes examples.
#
# Next comes the notebook `logistic_regression`. There the sigmoid, the columns and the
# broadcasting come together in your first network: one unit that learns to tell pictures apart.
