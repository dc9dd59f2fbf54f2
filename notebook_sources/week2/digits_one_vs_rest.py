# %% [markdown]
# # Ten units read handwriting
#
# A unit answers yes or no. A handwritten digit is one of ten. Ten of your units, each asking "is it mine?",
# can share the work: **one against the rest**. The digits are real: 1797 of them, written by 13 people.
#
# You will learn to
#
# - make ten questions with yes or no out of one with ten answers;
# - let the units decide together, also where none of them is sure;
# - see what a unit looks for, and which digits it mixes up;
# - improve on your own result, and judge whether the gain is real.
#
# Plan an hour. There are five exercises and a project. You need the lesson `gradient_descent`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week2 import digits_one_vs_rest as figures
from course_utils.toolbox.logistic import initialize_with_zeros, optimize

check = notebook_checks("week2/digits_one_vs_rest")

# %%
digits = datasets.load_digits()
X_train, X_test = digits.X_train / 16, digits.X_test / 16  # ink from 0 to 1
y_train, y_test = digits.Y_train, digits.Y_test  # shape (1, m), digits from 0 to 9

# %% tags=["experiment"]
figures.draw_digits(digits)

# %% [markdown]
# ## 1. One question with ten answers
#
# Each picture has 8 by 8 pixels, so $n_x = 64$. Unit number $k$ is trained as your unit for the cats was,
# with the label 1 for the digit $k$ and 0 for the nine others.
#
# ### Exercise 1: `one_against_rest`
#
# - In: `y`, digits, shape `(1, m)`; `k`, a digit. Out: labels, shape `(1, m)`: 1.0 where `y` is `k`, 0.0
#   elsewhere.
# - Worked line: `y = [[3, 5, 3]]` and `k = 3` give `[[1, 0, 1]]`.


# %% answer="one_against_rest"
def one_against_rest(y, k):
    """Return labels that are 1 for the digit k, and 0 for all others.

    y: digits, shape (1, m). k: a digit. Returns zeros and ones, shape (1, m).
    """
    ...


# %% check="one_against_rest"
check("one_against_rest")

# %% [markdown]
# ### Exercise 2: `train_ten`
#
# Train ten units, one after the other, and keep them side by side.
#
# - In: `X`, shape `(n_x, m)`; `y`, digits, shape `(1, m)`; `num_iterations`; `learning_rate`. Out: `W`, shape
#   `(n_x, 10)`, unit $k$'s weights in column $k$; and `b`, shape `(10, 1)`, its bias in row $k$.
# - Use `initialize_with_zeros`, `optimize` and your `one_against_rest`. Every unit starts from zeros.
# - The check looks at other numbers of features and examples, and at sets in which some digit does not occur.


# %% answer="train_ten"
def train_ten(X, y, num_iterations, learning_rate):
    """Train ten units, each for one digit against the rest.

    X: shape (n_x, m). y: digits, shape (1, m).
    Returns W, shape (n_x, 10), and b, shape (10, 1).
    """
    ...


# %% check="train_ten"
check("train_ten")

# %% [markdown]
# With all units side by side, `W.T @ X + b` has the shape $(10, m)$: ten scores for each picture, computed
# at once. Layers of later weeks work in the same way.
#
# Now count, for each test picture, how many of the ten units say yes, that is, have a score above 0.

# %% predict="exactly_one"
check.predict("exactly_one")

# %% tags=["experiment"]
if check.ready("one_against_rest", "train_ten"):
    W, b = train_ten(X_train, y_train, 300, 1.0)
    yes = np.sum(W.T @ X_test + b > 0, axis=0)
    for number in range(4):
        print(f"{number} units say yes: {np.sum(yes == number)} of {yes.size} pictures")

# %% [markdown]
# ### Exercise 3: `read_digits`
#
# So do not ask who says yes. Ask who is **surest**.
#
# - In: `W`, `b` as above, and `X`, shape `(n_x, m)`. Out: digits, shape `(1, m)`: the number of the unit with
#   the highest score. (`np.argmax` gives places; mind its axis, and the shape of what comes out.)
# - Why is no sigmoid needed?
# - The check looks at one picture and many, and at pictures on which all ten scores are negative.


# %% answer="read_digits"
def read_digits(W, b, X):
    """Return, for each picture, the digit of the unit with the highest score.

    W: shape (n_x, 10). b: shape (10, 1). X: shape (n_x, m). Returns digits, shape (1, m).
    """
    ...


# %% check="read_digits"
check("read_digits")

# %% [markdown]
# In `broadcasting`, the nearest neighbour read 98.7 % of the test digits, with all 1258 known pictures at
# hand. Your ten units keep $10 \cdot 65 = 650$ numbers.

# %% predict="ten_units"
check.predict("ten_units")

# %% tags=["experiment"]
if check.ready("one_against_rest", "train_ten", "read_digits"):
    said = read_digits(W, b, X_test)
    print(f"training {100 * np.mean(read_digits(W, b, X_train) == y_train):.1f} % right")
    print(f"test     {100 * np.mean(said == y_test):.1f} % right")

# %% [markdown]
# Was it luck? The set was split once, at random. The next cell trains on five other splits. Quote a result
# with its range, as "94 to 96 %", and take no difference for real that is smaller than that.

# %% tags=["experiment"]
if check.ready("one_against_rest", "train_ten", "read_digits"):
    for seed in range(1, 6):
        other = datasets.load_digits(seed=seed)
        W_other, b_other = train_ten(other.X_train / 16, other.Y_train, 300, 1.0)
        right = np.mean(read_digits(W_other, b_other, other.X_test / 16) == other.Y_test)
        print(f"split {seed}: test {100 * right:.1f} % right")

# %% [markdown]
# ## 2. What the units look for
#
# A column of $W$ has one weight for each pixel. Put back into the picture's shape, it is a **template**: ink
# on orange speaks for the digit, ink on purple against it. Compare it with the mean picture of the digit.

# %% tags=["experiment"]
if check.ready("one_against_rest", "train_ten"):
    figures.draw_templates(W, X_train, y_train)

# %% [markdown]
# The template is not the digit. It shows what *distinguishes* the digit from the nine others: the unit for 0
# is strict about the empty middle, which most other digits cross.
#
# ### Exercise 4: `confusion_table`
#
# - In: `y` and `y_hat`, true and predicted digits, shape `(1, m)`. Out: an array of shape `(10, 10)`. Entry
#   $(i, j)$ says how many pictures of the digit $i$ were read as $j$.
# - Worked line: `y = [[1, 1, 7]]` and `y_hat = [[1, 7, 7]]` have a 1 in the places (1, 1), (1, 7) and (7, 7).
# - A loop is fine.


# %% answer="confusion_table"
def confusion_table(y, y_hat):
    """Count how often each digit was read as each.

    y, y_hat: true and predicted digits, shape (1, m). Returns counts, shape (10, 10), a true digit a row.
    """
    ...


# %% check="confusion_table"
check("confusion_table")

# %% [markdown]
# ### Exercise 5: `most_mixed_up`
#
# - In: a confusion table. Out: the two digits, in a tuple with the smaller one first, that are mixed up most
#   often, in *either* direction together.
# - Worked line: if 3 was read as 8 four times, 8 as 3 once, and 1 as 7 four times, the answer is `(3, 8)`.
# - The table that you are given stays as it was. There are no ties.


# %% answer="most_mixed_up"
def most_mixed_up(table):
    """Return the pair of digits that are mixed up most often, the smaller one first.

    table: counts, shape (10, 10), a true digit a row.
    """
    ...


# %% check="most_mixed_up"
check("most_mixed_up")

# %% tags=["experiment"]
if check.ready("one_against_rest", "train_ten", "read_digits", "confusion_table", "most_mixed_up"):
    table = confusion_table(y_test, said)
    print("most often mixed up:", most_mixed_up(table))
    figures.draw_confusions(table)

# %% [markdown]
# ## 3. Make it better
#
# A project without a single right answer. A unit can only add up what it is given. So give it more: **features
# of your own**, computed from the pixels. How much ink is in each row and column? How many times does a row
# change from paper to ink? What are the products of neighbouring pixels? Write them below the 64 pixels, train
# again, and compare on all five splits, since a single split cannot show a gain of half a point.


# %%
def my_features(X):
    """Return the pixels and features of your own, a column for each picture."""
    rows = X.reshape(8, 8, -1).mean(axis=1)  # the ink in each row, shape (8, m)
    return np.vstack([X, rows])


# %% tags=["experiment"]
if check.ready("one_against_rest", "train_ten", "read_digits"):
    for seed in range(5):
        other = datasets.load_digits(seed=seed)
        both = [f(X / 16) for f in (np.array, my_features) for X in (other.X_train, other.X_test)]
        right = [
            np.mean(read_digits(*train_ten(A, other.Y_train, 300, 0.5), B) == other.Y_test)
            for A, B in (both[:2], both[2:])
        ]
        print(
            f"split {seed}: pixels {100 * right[0]:.1f} %, with your features {100 * right[1]:.1f} %"
        )

# %% quiz="your_features"
check("your_features")

# %% [markdown]
# ## What you can do now
#
# You can make a classifier for many classes out of units with yes or no, read handwriting with it, say which
# digits it mixes up and why, and judge whether a change is a gain. What would a unit need in order to make
# such features *by itself*? A layer of units in front of it: week 3.
#
# > **Who and when.** Ethem Alpaydin and Cevdet Kaynak collected these digits at Boğaziçi University and
# > published them in 1998. In 1989 Yann LeCun and others had a network read postcodes from envelopes, with
# > features that the network found itself.
# >
# > *Read*: LeCun et al., [Backpropagation Applied to Handwritten Zip Code Recognition](https://doi.org/10.1162/neco.1989.1.4.541).
# > *Watch*: 3Blue1Brown, [But what is a neural network?](https://www.3blue1brown.com/lessons/neural-networks).
# > *Try*: draw a digit of 8 by 8 numbers yourself, and have it read.
