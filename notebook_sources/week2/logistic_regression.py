# %% [markdown]
# # Logistic regression as a neural network
#
# The smallest network has one unit. This lesson says what it computes, and how good it is; the next one
# trains it.
#
# You will learn to
#
# - turn a set of images into one matrix;
# - say what one unit computes, and where its answer changes;
# - derive the cost from probabilities, and write it twice;
# - say why the loss is not a square.
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
# The **label** $y$ of an example is the answer to be predicted; in **binary classification** it is 0 or 1.
# Here 1 means a cat.
#
# The pictures are **drawings** by a program of ours, so doing well on them tells you little about real cats.

# %%
cats = datasets.load_cats()
figures.print_pictures(cats)
figures.draw_pictures(cats)

# %% [markdown]
# The **features** of an example are the numbers that describe it, here
# $n_x = 64 \cdot 64 \cdot 3 = 12288$ brightnesses from 0 to 255. Those of example $i$ are the column
# $x^{(i)}$, and $y^{(i)}$ is its label. All $m$ examples side by side form $X$, shape $(n_x, m)$; their
# labels form the row $Y$, shape $(1, m)$.
#
# ### Exercise 1: `flatten_images`
#
# Turn a stack of images into $X$, without a loop, and without mixing the examples.
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
# With inputs up to 255, training could only take tiny steps. Bring both sets from 0…255 to 0…1, **by the
# same rule**.
#
# - Worked line: 0, 51 and 255 become 0, 0.2 and 1.
# - The check looks at sets that do not reach 255, and that your arguments stay as they were.


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
# A unit has weights $w$, a column of shape $(n_x, 1)$, and a bias $b$, a number. From an example $x$ it
# computes
#
# $$z = w^T x + b, \qquad a = \sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# Each feature votes with its weight, and the bias shifts the score $z$. The unit's **activation** $a$ is
# its output, read as the probability that the label is 1. Statisticians call this logistic regression.
#
# ### Exercise 3: `sigmoid`, from memory
#
# Write it for arrays of any shape, without looking back. At 800, $\sigma(z)$ is 1; which form gives no nan
# there?


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
# A unit is 80 % sure: what was its score? The **logit** of a probability, also its log-odds, is the score
# that the sigmoid turns into it. Solve $a = \sigma(z)$ for $z$, with the natural logarithm $\log$, `np.log`.
#
# - Worked line: $a = 0.5$ gives 0, and $a = 0.8808$ gives 2.
# - The check looks at one number and at arrays.


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
# The weight sets steepness and direction, the bias shifts the curve: it crosses one half where $z = 0$.
#
# The **decision boundary** of a classifier is the place where its answer changes. For one unit, $z = 0$ there:
# a straight line for two features, a plane for three, a *hyperplane* for 12288, and never bent.
#
# ### Exercise 5: `boundary`
#
# With two features, which $x_2$ lies on the boundary for a given $x_1$? Derive it. (The first weight is
# `w[0, 0]`; `w[0]` is still an array.)
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
# Here are the radius and the texture of the cell nuclei in 455 tumours, malignant ($y = 1$) or benign, with
# your boundary for the weights that fit them best.

# %% tags=["experiment"]
tumours = datasets.load_breast_cancer()
if check.ready("sigmoid", "boundary"):
    w, b = np.array([[3.8], [0.8]]), -0.55
    figures.draw_boundary(tumours, w, b, boundary)

# %% [markdown]
# ## 3. How good is a unit?
#
# The unit gives label 1 the probability $a$, and label 0 the rest. One formula says both; try $y = 1$ and
# $y = 0$:
#
# $$P(y \mid x) = a^{y} (1 - a)^{1 - y}$$
#
# If the examples are independent, the probability of all labels together is the product over the examples.
# The principle of **maximum likelihood** is to choose the parameters that make the labels in the training
# set most probable.

# %% predict="two_thousand_halves"
check.predict("two_thousand_halves")

# %% tags=["experiment"]
print("product of 209 times 0.5: ", 0.5**209)
print("product of 2000 times 0.5:", 0.5**2000)

# %% [markdown]
# The logarithm of the product is largest for the same parameters, and it is a sum, which does not vanish. We
# flip its sign so that there is something to minimise, and divide by $m$:
#
# $$\mathcal L(a, y) = -\big(y \log a + (1 - y) \log(1 - a)\big), \qquad
# J(w, b) = \frac{1}{m} \sum_{i=1}^{m} \mathcal L\big(a^{(i)}, y^{(i)}\big)$$
#
# The **loss function** $\mathcal L$ says how wrong the output is on one example. The **cost function** $J$,
# or cost, is the mean loss over all examples. The **cross-entropy**, the loss used here, is minus the
# logarithm of the probability that the true label gets. What does a unit cost that always says one half?
#
# ### Exercise 6: `cost_in_a_loop`
#
# Write $J$ with a loop over the examples, and inside it a loop over the features for $z$. Use `math`, and
# neither `np.sum`, `np.dot` nor `@`.
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
# The same without a loop. Which product of $w$, $(n_x, 1)$, and $X$, $(n_x, m)$, gives the scores $Z$, a row
# $(1, m)$? What takes the place of `if`?


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
# $(a - y)^2$ looks simpler. What does being certain and wrong cost under each? Then look at the cost as a
# function of the **parameters**, here for the tumours' radii. A function is **convex** if the straight line
# between any two points of its graph never runs below the graph. A convex valley has no second bottom, and no
# shelf: short steps lead down from anywhere.

# %% tags=["experiment"]
figures.draw_losses()
cross_entropy, squared_error = figures.two_costs(tumours)  # of a weight and a bias
figures.draw_chords(cross_entropy, squared_error)

# %% predict="down_both_hills"
check.predict("down_both_hills")

# %% tags=["experiment"]
ways = [figures.walk_downhill(cost, -6.0, 6.0) for cost in (cross_entropy, squared_error)]
figures.draw_descents(cross_entropy, squared_error, ways)

# %% [markdown]
# The squared error has a **plateau**, a nearly flat region far above the lowest point: where the unit is
# certain and wrong, the sigmoid is flat, and so is this cost.
#
# ## What you can do now
#
# You can say what a unit computes, draw its decision boundary, and compute its cost. Next comes a way
# downhill in 12289 dimensions: [`gradient_descent`](gradient_descent.ipynb).
#
# > **Who and when.** Ronald Fisher founded maximum likelihood in 1922, Joseph Berkson coined *logit* in
# > 1944, and David Cox's paper of 1958 established logistic regression for yes-or-no outcomes.
# >
# > *Read*: Cox, [The Regression Analysis of Binary Sequences](https://doi.org/10.1111/j.2517-6161.1958.tb00292.x).
# > *Watch*: StatQuest, "Logistic Regression". *Try*: which `w` and `b` turn the tumours' boundary, and which
# > shift it?
