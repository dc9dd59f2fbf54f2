# %% [markdown]
# # Ten units read handwriting
#
# A unit answers yes or no, and a handwritten digit is one of ten. So let ten of your units share the work, each
# asking "is it mine?". The digits are real: 1797 of them, written by 13 people.
#
# You will learn to
#
# - turn one question with ten answers into ten questions with two;
# - let the units decide together, even where none of them is sure;
# - see what a unit looks for, and which digits are mixed up;
# - improve on your own result, and judge whether the gain is real.
#
# Plan 75 minutes. There are five exercises and a project. You need the lesson `gradient_descent`.

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
# **One against the rest** (also one-vs-rest) makes a classifier for many classes out of units with yes or no:
# each is trained with the label 1 for its own class and 0 for all others. Here there are ten, and $n_x = 64$,
# as a picture has 8 by 8 pixels.
#
# ### Exercise 1: `one_against_rest`
#
# - In: `y`, digits, shape `(1, m)`; `k`, a digit. Out: labels, shape `(1, m)`: 1 where `y` is `k`, 0
#   elsewhere (or `True` and `False`).
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
# - `optimize` returns a column of shape `(n_x, 1)`. `W[:, [k]]` has this shape, too; `W[:, k]` has one axis.
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
# Now `W.T @ X + b` has the shape $(10, m)$: ten scores for each picture, computed at once, as in the layers of
# week 3. Count, for each test picture, how many of the ten units say yes, that is, have a score above 0.

# %% predict="exactly_one"
check.predict("exactly_one")

# %% tags=["experiment"]
if check.ready("one_against_rest", "train_ten"):
    W, b = train_ten(X_train, y_train, 300, 1.0)
    yes = np.sum(W.T @ X_test + b > 0, axis=0)
    for number in range(4):
        print(f"yes from {number} units: {np.sum(yes == number)} of {yes.size} pictures")

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
# No sigmoid is needed, because it rises: the highest score has the highest probability. In `broadcasting`, the
# nearest neighbour read 98.7 % of the test digits, with all 1258 known pictures at hand. Your ten units keep
# only $10 \cdot 65 = 650$ numbers.

# %% predict="ten_units"
check.predict("ten_units")

# %% tags=["experiment"]
if check.ready("one_against_rest", "train_ten", "read_digits"):
    said = read_digits(W, b, X_test)
    print(f"training {100 * np.mean(read_digits(W, b, X_train) == y_train):.1f} % right")
    print(f"test     {100 * np.mean(said == y_test):.1f} % right")

# %% [markdown]
# Was it luck? The set was split once, at random. The next cell has the same split and four others. Quote a
# result with its range, such as "94 to 96 %". Two results from *different* splits that differ by less than this
# range tell you nothing. To compare two models, try both on the **same** splits: is one ahead on nearly all?

# %% tags=["experiment"]
if check.ready("one_against_rest", "train_ten", "read_digits"):
    for seed in range(5):
        other = datasets.load_digits(seed=seed)
        W_other, b_other = train_ten(other.X_train / 16, other.Y_train, 300, 1.0)
        right = np.mean(read_digits(W_other, b_other, other.X_test / 16) == other.Y_test)
        print(f"split {seed}: test {100 * right:.1f} % right")

# %% [markdown]
# ## 2. What the units look for
#
# A column of $W$ has one weight for each pixel, so it makes a picture: where it is orange, ink speaks for the
# digit; where it is purple, against it. Compare it with the mean picture of the digit.

# %% tags=["experiment"]
if check.ready("one_against_rest", "train_ten"):
    figures.draw_templates(W, X_train, y_train)

# %% [markdown]
# The weights show what *distinguishes* the digit from the nine others. The unit for 0 is strict about the empty
# middle, which most other digits cross.
#
# ### Exercise 4: `confusion_table`
#
# A **confusion matrix** has a row for each true class and a column for each predicted one, and counts how often
# the first was taken for the second.
#
# - In: `y` and `y_hat`, true and predicted digits, shape `(1, m)`. Out: an array of shape `(10, 10)`. Entry
#   $(i, j)$ says how many pictures of the digit $i$ were read as $j$.
# - Worked line: `y = [[1, 1, 1, 7]]` and `y_hat = [[1, 7, 7, 7]]` have a 2 at (1, 7), and a 1 at (1, 1) and
#   (7, 7).
# - A loop is fine. How many rounds does it need?


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
# - Leave the table as it was. There are no ties.


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
# Here is a project without a single right answer. Give the units features of your own, computed from the
# pixels, and write them below the 64 pixels. Keep them between 0 and 1 or so. Ideas: how often a row changes
# from paper to ink; products of neighbouring pixels. Run the example as it is first. It adds the ink in each
# row, and gains next to nothing: why could a unit compute that already?


# %%
def my_features(X):
    """Return the pixels and features of your own, a column for each picture."""
    picture = X.reshape(8, 8, -1)  # axes: row of pixels, column of pixels, picture
    ink_in_rows = picture.mean(axis=1)  # shape (8, m)
    return np.vstack([X, ink_in_rows])


# %% tags=["experiment"]
if check.ready("one_against_rest", "train_ten", "read_digits", "confusion_table", "most_mixed_up"):
    for seed in range(5):
        other = datasets.load_digits(seed=seed)
        print(f"split {seed}:", end=" ")
        for name, features in (("pixels", lambda X: X), ("your features", my_features)):
            A, B = features(other.X_train / 16), features(other.X_test / 16)
            said = read_digits(*train_ten(A, other.Y_train, 300, 1.0), B)
            print(f"{name} {100 * np.mean(said == other.Y_test):.1f} %", end=", ")
        print("now mixed up most:", most_mixed_up(confusion_table(other.Y_test, said)))

# %% quiz="your_features"
check("your_features")

# %% [markdown]
# ## What you can do now
#
# You can make a classifier for many classes out of units with yes or no, say which classes it mixes up, and
# judge whether a change is a gain. What would find such features *by itself*? A layer of units in front: week 3.
#
# > **Who and when.** E. Alpaydin and C. Kaynak of Boğaziçi University collected these digits; the set was
# > published in 1998. In 1989 Yann LeCun and others had a network read zip codes from envelopes, with
# > features that the network found itself.
# >
# > *Read*: LeCun and others, [Backpropagation Applied to Handwritten Zip Code
# > Recognition](https://doi.org/10.1162/neco.1989.1.4.541) (1989).
# > *Watch*: 3Blue1Brown, [But what is a neural network?](https://www.3blue1brown.com/lessons/neural-networks).
# > *Try*: draw a digit of 8 by 8 numbers yourself, and have it read. Or run `course data fetch mnist` in a
# > terminal, and this lesson on 5000 columns of `datasets.load_mnist()`, divided by 255.
