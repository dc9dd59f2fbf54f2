# %% [markdown]
# # Logistic regression as a neural network
#
# The smallest network has one unit. This lesson says what the unit computes and how to put a number on
# how good it is. The next one teaches it to learn. Every larger network of this course repeats the
# parts that you write here.
#
# You will learn to
#
# - turn a set of images into one matrix;
# - say what one unit computes, and where it changes its mind;
# - derive the cost of a classifier from probabilities, and write it twice;
# - say why the cost is a logarithm and not a square.
#
# Plan an hour. There are seven exercises. You need the lesson `broadcasting`.

# %%
import math

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week2 import logistic_regression as figures
from course_utils.timing import seconds_of

check = notebook_checks("week2/logistic_regression")

# %% [markdown]
# ## 1. Pictures as columns of numbers
#
# In **binary classification** each example has a label $y$ that is 0 or 1, and the task is to predict the
# label of examples that nobody has labelled yet. Here an example is a picture, and $y = 1$ means that it
# shows a cat.
#
# The pictures are **drawings**. A program of ours, `datasets/make_cats.py`, drew them, with other animals
# and things among them, in varied light and with noise. They are not photographs, so doing well on them
# tells you little about real cats. (If you have put the well-known files of real photographs into
# `datasets/photographs/`, they are loaded instead.)

# %%
cats = datasets.load_cats()
figures.print_pictures(cats)
figures.draw_pictures(cats)

# %% [markdown]
# A picture is a block of 64 rows and 64 columns, with three brightnesses from 0 to 255 for each pixel:
# $64 \cdot 64 \cdot 3 = 12288$ numbers. A unit takes a **column** of numbers, so each picture is unrolled
# into one, and the columns are set side by side:
#
# | symbol | meaning | shape |
# |---|---|---|
# | $m$, $n_x$ | number of examples; of features of an example | numbers |
# | $x^{(i)}$, $y^{(i)}$ | example number $i$; its label | $(n_x, 1)$; a number |
# | $X$, $Y$ | all examples, one column each; their labels | $(n_x, m)$; $(1, m)$ |
#
# ### Exercise 1: `flatten_images`
#
# Turn a stack of images into the matrix $X$, without a loop. `numpy_basics` warned of the reshape that
# gives the right shape and mixes the examples.
#
# - Worked line: two grey images of 2 × 2 pixels, `[[1, 2], [3, 4]]` and `[[5, 6], [7, 8]]`, become the
#   columns `1, 2, 3, 4` and `5, 6, 7, 8`.
# - The check looks at images that are not square, a single image, and one channel or several.


# %% answer="flatten_images"
def flatten_images(images):
    """Lay every image out as one column.

    images: shape (m, h, w, d). Returns an array of shape (h * w * d, m).
    """
    ...


# %% check="flatten_images"
check("flatten_images")

# %% [markdown]
# ### Exercise 2: `standardize`
#
# With inputs up to 255, a tiny change in a weight changes the sum a lot, so training could only take tiny
# steps. A pixel's range is known beforehand: bring both sets from 0…255 to 0…1, **by the same rule**.
#
# - Worked line: the pixels 0, 51 and 255 become 0, 0.2 and 1.
# - The check looks at sets that do not reach 255, at whole numbers and others, and that the arrays that
#   you were given stay as they were.


# %% answer="standardize"
def standardize(X_train, X_test):
    """Bring pixels from 0..255 to 0..1.

    X_train: shape (n_x, m_train). X_test: shape (n_x, m_test). Returns two new arrays, in this order.
    """
    ...


# %% check="standardize"
check("standardize")

# %% [markdown]
# ## 2. One unit
#
# The unit has a **weight** for each feature, in a column $w$ of shape $(n_x, 1)$, and one **bias** $b$, a
# number. Weights and bias are its **parameters**: the numbers that training will set. From an example
# $x$ it computes
#
# $$z = w^T x + b, \qquad a = \sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# $z$ is a score: each feature votes with its weight, and the bias shifts the result. The sigmoid makes it
# a number between 0 and 1, the **activation** $a$ of the unit, which we read as the probability that the
# label is 1.
#
# ### Exercise 3: `sigmoid`, from memory
#
# Write it once more for arrays of any shape, without scrolling back. Numbers may be in the hundreds. At
# 800, $\sigma(z)$ is 1; which form stays free of nan there?


# %% answer="sigmoid"
def sigmoid(z):
    """Squash every entry of `z` into the range from 0 to 1.

    z: a number, or an array of any shape. Returns the same shape.
    """
    ...


# %% check="sigmoid"
check("sigmoid")

# %% [markdown]
# ### Exercise 4: `logit`
#
# Somebody tells you that a unit is 80 % sure. What was its score? Solve $a = \sigma(z)$ for $z$. The score
# that belongs to a probability is called its **logit**, or its log-odds, and you will see why when you
# have it.
#
# - Worked line: $a = 0.5$ gives 0, and $a = 0.8808$ gives 2.
# - The check looks at one number and at arrays, with probabilities on both sides of one half.


# %% answer="logit"
def logit(a):
    """Return the score that the sigmoid turns into a probability.

    a: probabilities strictly between 0 and 1, of any shape. Returns the same shape.
    """
    ...


# %% check="logit"
check("logit")

# %% tags=["experiment"]
if check.ready("sigmoid"):
    figures.draw_units(sigmoid, [(1, 0), (3, 0), (1, 3), (-1, 0)])

# %% [markdown]
# The weight sets the steepness, and its sign the direction. The curve crosses one half where $z = 0$.
#
# With two features, $z = w_1 x_1 + w_2 x_2 + b = 0$ is a straight line in the plane: on one side of it the
# unit says 1, on the other 0. The place where a classifier changes its answer is its **decision
# boundary**. For one unit it is a line, a plane, or a flat surface in 12288 dimensions, and never bent.
#
# ### Exercise 5: `boundary`
#
# Derive where the decision boundary of a unit with two features lies: for given $x_1$, which $x_2$ is on
# it?
#
# - Worked line: $w = (1, 2)$, $b = -4$ and $x_1 = 0$ give $x_2 = 2$.
# - The check looks at one $x_1$ and at several, and at weights of both signs; $w_2$ is not 0.


# %% answer="boundary"
def boundary(w, b, x1):
    """Return the second feature of the points on the decision boundary.

    w: shape (2, 1). b: a number. x1: first features, of any shape. Returns the shape of x1.
    """
    ...


# %% check="boundary"
check("boundary")

# %% [markdown]
# Real measurements: for 455 tumours, the radius and the texture of the cell nuclei, in standard deviations
# from the mean, and whether the tumour is malignant ($y = 1$) or benign. The line is your boundary for
# weights that fit these data well.

# %% tags=["experiment"]
tumours = datasets.load_breast_cancer()
if check.ready("sigmoid", "boundary"):
    w, b = np.array([[3.8], [0.8]]), -0.55
    figures.draw_boundary(tumours, w, b, boundary)

# %% [markdown]
# ## 3. How good is a unit?
#
# We want parameters that make the labels we have **likely**. The unit gives label 1 the probability $a$,
# so label 0 has $1 - a$. Both cases in one formula:
#
# $$P(y \mid x) = a^{y} (1 - a)^{1 - y}$$
#
# Put in $y = 1$, and $a$ remains; put in $y = 0$, and $1 - a$ remains. If the examples are independent, the
# probability of all labels together is the product over the examples. The parameters that make it largest
# are those of **maximum likelihood**. But look at what a product of many probabilities is in a computer.

# %% predict="two_thousand_halves"
check.predict("two_thousand_halves")

# %% tags=["experiment"]
print("product of 209 times 0.5: ", 0.5**209)
print("product of 2000 times 0.5:", 0.5**2000)

# %% [markdown]
# The logarithm rises with its argument, so the parameters that make the product largest also make its
# logarithm largest. And the logarithm of a product is a sum, which does not vanish. We flip the sign so
# that there is something to minimise, and divide by $m$, so that the number means the same for 20 examples
# and for 2000:
#
# $$\mathcal L(a, y) = -\big(y \log a + (1 - y) \log(1 - a)\big), \qquad
# J(w, b) = \frac{1}{m} \sum_{i=1}^{m} \mathcal L\big(a^{(i)}, y^{(i)}\big)$$
#
# The **loss function** $\mathcal L$ says how wrong the unit is on one example. The **cost** $J$ is the mean
# loss over all examples; this one is called the **cross-entropy**. It is close to 0 for a unit that is
# nearly certain and right every time. A unit that always says one half has $J = \log 2 = 0.6931$: remember
# this number.
#
# ### Exercise 6: `cost_in_a_loop`
#
# Write $J$ as the formulas read: a loop over the examples, and inside it a loop over the features for $z$.
# Use `math`, and neither `np.sum`, `np.dot` nor `@`.
#
# - Worked line: `w = [[1]]`, `b = 0`, `X = [[1, -2]]`, `Y = [[1, 0]]` have $a$ = 0.7311 and 0.1192, and
#   the cost 0.2201.
# - The check looks at one example and many, and at one feature and many.


# %% answer="cost_in_a_loop"
def cost_in_a_loop(w, b, X, Y):
    """Return the mean cross-entropy of the unit, computed in loops.

    w: shape (n_x, 1). b: a number. X: shape (n_x, m). Y: labels 0 and 1, shape (1, m).
    """
    ...


# %% check="cost_in_a_loop"
check("cost_in_a_loop")

# %% [markdown]
# ### Exercise 7: `cost_of_all`
#
# The same number without a loop. $Z$, $A$ and the losses are rows of shape $(1, m)$. Which product of $w$,
# $(n_x, 1)$, and $X$, $(n_x, m)$, gives a row of $m$ scores? In the loop you asked with `if` which label an
# example has. What takes the place of `if` here?


# %% answer="cost_of_all"
def cost_of_all(w, b, X, Y):
    """Return the mean cross-entropy of the unit, for all examples at once.

    w: shape (n_x, 1). b: a number. X: shape (n_x, m). Y: labels 0 and 1, shape (1, m).
    """
    ...


# %% check="cost_of_all"
check("cost_of_all")

# %% tags=["experiment"]
if check.ready("flatten_images", "standardize", "cost_in_a_loop", "cost_of_all"):
    X_train, X_test = standardize(flatten_images(cats.X_train), flatten_images(cats.X_test))
    w = 0.01 * np.random.default_rng(1).normal(size=(X_train.shape[0], 1))
    few = (w, 0.1, X_train[:, :20], cats.Y_train[:, :20])
    print("X_train", X_train.shape, " X_test", X_test.shape)
    print("do both costs agree?", np.isclose(cost_in_a_loop(*few), cost_of_all(*few)))
    slow, fast = (seconds_of(f, *few, repeat=1) for f in (cost_in_a_loop, cost_of_all))
    print(f"20 pictures: {1000 * slow:.1f} ms in loops, {1000 * fast:.2f} ms with arrays")

# %% [markdown]
# ## 4. Why not the squared error?
#
# $(a - y)^2$ looks simpler. Two things speak against it. The first is what a mistake costs: being certain
# and wrong costs at most 1 under the squared error, and more and more under the cross-entropy.
#
# The second decides: the shape of the cost as a function of the **parameters**. Take the radii of the
# tumours, with one weight and one bias. A function is **convex** if the straight line between any two
# points of its graph never runs below the graph. A convex valley has no second bottom and no shelf:
# walk downhill from anywhere, with steps that are short enough, and you get there.

# %% tags=["experiment"]
figures.draw_losses()
cross_entropy, squared_error = figures.two_costs(tumours)  # of a weight and a bias
figures.draw_chords(cross_entropy, squared_error)

# %% [markdown]
# From the same bad start, $w = -6$ and $b = 6$, we now take 100 steps downhill on either surface.

# %% predict="down_both_hills"
check.predict("down_both_hills")

# %% tags=["experiment"]
ways = [figures.walk_downhill(cost, -6.0, 6.0) for cost in (cross_entropy, squared_error)]
figures.draw_descents(cross_entropy, squared_error, ways)

# %% [markdown]
# The squared error has a plateau. There the unit is certain and wrong, the sigmoid is flat, and so is the
# cost: the slope says almost nothing about where to go. The cross-entropy is steep exactly there. This is
# why classifiers use it.
#
# ## What you can do now
#
# You can say what a unit computes, draw its decision boundary, and derive and compute its cost. What is
# missing is a way downhill in 12289 dimensions: [`gradient_descent`](gradient_descent.ipynb).
#
# > **Who and when.** Joseph Berkson coined *logit* in 1944, and David Cox made logistic regression the
# > standard method for yes-or-no outcomes with a paper of 1958. Ronald Fisher's paper of 1922 founded
# > maximum likelihood.
# >
# > *Read*: Cox, [The Regression Analysis of Binary Sequences](https://doi.org/10.1111/j.2517-6161.1958.tb00292.x).
# > *Watch*: StatQuest, "Logistic Regression". *Try*: change `w` and `b` in the cell with the tumours'
# > boundary until it runs the other way round. What happens to the cost?
