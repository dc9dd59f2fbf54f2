# %% [markdown]
# # Softmax: one class of many
#
# Your networks have answered yes or no. A handwritten digit is one of ten. This lesson changes the
# last layer, and nothing else.
#
# You will learn to
#
# - write a class as a column, and turn scores of any size into probabilities;
# - say where the cross-entropy of many classes comes from;
# - derive its gradient, and show in two ways that it is right;
# - train a softmax layer, and show that with two classes it is week 2's logistic regression.
#
# Plan about 70 minutes, with pencil and paper for two derivations.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week7 import softmax_classifier as figures
from course_utils.reference import setting_up
from course_utils.toolbox import logistic

check = notebook_checks("week7/softmax_classifier")

# %% [markdown]
# ## 1. A class as a column
#
# There are $C$ classes, numbered from 0 to $C - 1$. Why not let the network output that number?
# Because classes have no order: to hesitate between a 1 and a 9, it would have to say 5. So it gets $C$
# output units. A label becomes a **one-hot** column, which is 1 in the row of its class and 0 elsewhere.
# **Logits** are the scores of the last layer, before they are made into probabilities.
#
# | symbol | meaning | shape |
# |---|---|---|
# | $y$, $Y$ | classes as numbers; one-hot | $(1, m)$, $(C, m)$ |
# | $Z$ | logits | $(C, m)$ |
# | $\hat Y = A^{[L]}$ | probabilities | $(C, m)$ |
#
# ### Exercise 1: `one_hot`
#
# - In: `y`, integers of shape `(1, m)`; `C`. Out: the matrix $Y$ of zeros and ones.
# - `C` is handed in because a mini-batch need not hold every class.
# - Worked line: $y = (2, 0)$ with $C = 3$ gives the columns $(0, 0, 1)$ and $(1, 0, 0)$.
# - A loop is fine. In one line: compare a column of all class numbers with the row `y`.


# %% answer="one_hot"
def one_hot(y, C):
    """Write classes as columns.

    y: integers from 0 to C - 1, shape (1, m). Returns zeros and ones, shape (C, m).
    """
    ...


# %% check="one_hot"
check("one_hot")

# %% [markdown]
# ## 2. Scores into probabilities
#
# Scores can be any numbers. Probabilities are positive and add up to 1. Week 2's **softmax** makes every
# score positive with the exponential, then divides by the sum:
#
# $$\hat y_c = \frac{e^{z_c}}{\sum_k e^{z_k}}$$
#
# There you wrote it by rows. From here on, examples are columns.

# %% predict="four_scores"
check.predict("four_scores")

# %% tags=["experiment"]
scores = np.array([[5.0], [2.0], [-1.0], [3.0]])
exponentials = np.exp(scores)
print((exponentials / exponentials.sum()).ravel().round(3))

# %% [markdown]
# Only *differences* of scores count, and each unit of difference is a factor of $e$: 5 gets seven times
# the probability of 3. On paper, adding a number $s$ to all four scores changes nothing, because
# $e^{z_c + s} = e^s e^{z_c}$, and $e^s$ cancels.

# %% predict="shifted"
check.predict("shifted")

# %% tags=["experiment"]
with np.errstate(all="ignore"):
    for shift in [0, 100, -100, 700, 1000, -1000]:
        e = np.exp(scores + shift)
        print(f"all scores + {shift:5d}:", (e / e.sum()).ravel().round(3))

# %% [markdown]
# ### Exercise 2: `softmax`
#
# - In: `Z`, scores of any size, shape `(C, m)`. Out: probabilities of the same shape; each column adds
#   up to 1.
# - If a shift changes nothing, you may choose it. Which number would you take off a column, so that no
#   exponent is above 0? Why can the sum then not be 0?
# - Worked line: $(1000, 1000)$ becomes $(0.5, 0.5)$.
# - The check looks at large scores, **ties** (equal scores) and columns thousands apart.


# %% answer="softmax"
def softmax(Z):
    """Turn each column of scores into probabilities.

    Z: shape (C, m). Returns an array of that shape, whose columns add up to 1.
    """
    ...


# %% check="softmax"
check("softmax")

# %% [markdown]
# Why *soft*? Multiply the scores by a factor, and try some of your own: large ones, and ones near 0.

# %% tags=["experiment"]
factors = [0.2, 1.0, 5.0]
if check.ready("softmax"):
    for factor in factors:
        print(f"scores times {factor:4g}:", softmax(factor * scores).ravel().round(3))

# %% [markdown]
# With large factors, softmax becomes a decision. The **hard max** gives 1 to the largest score and 0 to
# the others. It is flat, and jumps; softmax has a slope everywhere, so it can be trained.
#
# ### Exercise 3: `hard_max`
#
# - In: `Z`, shape `(C, m)`. Out: the same shape, with a single 1 in each column, in the row of the
#   largest score. In a tie, the first of the largest gets it.
# - For which column would `Z == Z.max(axis=0)` be wrong? With `np.argmax(Z, axis=0)` it is one line.


# %% answer="hard_max"
def hard_max(Z):
    """Give a 1 to the largest score of each column, and 0 to the others.

    Z: shape (C, m). Returns an array of that shape.
    """
    ...


# %% check="hard_max"
check("hard_max")

# %% [markdown]
# ## 3. What a belief costs
#
# The network gives the right class of example $i$ the probability $\hat y^{(i)}_{\text{right}}$. If
# examples are independent, the probability of *all* labels is the product, the **likelihood**. Maximum
# likelihood asks for the parameters that make it largest:
#
# $$\prod_{i=1}^m \hat y^{(i)}_{\text{right}}$$
#
# As in week 2, take the logarithm, divide by $m$ and flip the sign:
#
# $$J = -\frac{1}{m} \sum_{i=1}^m \log \hat y^{(i)}_{\text{right}}
# \qquad\text{and for one example}\qquad \mathcal L = -\sum_{c} y_c \log \hat y_c$$
#
# The right-hand form is the **cross-entropy** of many classes. All but one of its $y_c$ are 0.
#
# ### Exercise 4: `softmax_cost`
#
# - In: `AL`, probabilities, and `Y`, one-hot, both of shape `(C, m)`. Out: the number $J$.
# - Worked line: if the right classes have the probabilities 0.5 and 0.25, the cost is
#   $(\ln 2 + \ln 4) / 2 = 1.0397$.
# - A trap: softmax can round the probability of a wrong class to 0. Its term ought to be 0, but what is
#   `0 * np.log(0)`? Find an order of operations that avoids it.


# %% answer="softmax_cost"
def softmax_cost(AL, Y):
    """Return the mean cross-entropy, in nats.

    AL: probabilities, shape (C, m). Y: one-hot labels, shape (C, m).
    """
    ...


# %% check="softmax_cost"
check("softmax_cost")

# %% [markdown]
# A **temperature** $T$ is a number by which all scores are divided before softmax. The **entropy** of
# probabilities, $-\sum_c \hat y_c \log \hat y_c$, says how undecided they are: 0 if one class has it all,
# $\ln C$ if all have the same. For which right classes does it pay to be less sure, and where is the loss
# least? A quiz question below needs what you see.

# %% tags=["experiment"]
from course_utils.explorers.softmax import Softmax

Softmax()

# %% [markdown]
# ## 4. The gradient
#
# Week 4's backpropagation needs $dZ = \partial \mathcal L / \partial Z$ from the last layer.
#
# **On paper, part one.** For one example, write $a_c = e^{z_c} / S$ with $S = \sum_k e^{z_k}$. Each
# probability depends on every score, because every score is in $S$. Use the quotient rule twice:
#
# - What is $\partial a_c / \partial z_c$? Write it with $a_c$ only.
# - What is $\partial a_c / \partial z_k$ for another class $k$? Write it with $a_c$ and $a_k$ only.
#
# The **Jacobian** is the matrix of all these derivatives. Which sign do its entries off the diagonal have,
# and what must each column add up to?
#
# ### Exercise 5: `softmax_jacobian`
#
# - In: `a`, the probabilities of one example, shape `(C, 1)`. Out: the matrix with
#   $\partial a_c / \partial z_k$ in row $c$ and column $k$, shape `(C, C)`.
# - Worked line: $a = (0.25, 0.75)$ gives $0.1875$ on the diagonal and $-0.1875$ beside it.
# - `a @ a.T` has all products $a_c a_k$; `np.diag` of a rank-1 array is a diagonal matrix.


# %% answer="softmax_jacobian"
def softmax_jacobian(a):
    """Return the derivatives of one example's probabilities with respect to its scores.

    a: probabilities, shape (C, 1). Returns shape (C, C).
    """
    ...


# %% check="softmax_jacobian"
check("softmax_jacobian")

# %% [markdown]
# **On paper, part two.** The loss has the slope $\partial \mathcal L / \partial a_c = -y_c / a_c$. A
# score reaches it through all $C$ probabilities, so the chain rule is a sum:
#
# $$dz_k = \sum_c \frac{\partial \mathcal L}{\partial a_c} \, \frac{\partial a_c}{\partial z_k}$$
#
# Put in what you found, take the term $c = k$ out of the sum, cancel, and use $\sum_c y_c = 1$.
# Something very short is left.
#
# ### Exercise 6: `softmax_backward`
#
# - In: `AL` and `Y`, shape `(C, m)`. Out: $dZ$, of that shape. As in week 4, the $1/m$ comes in later,
#   with $dW$ and $db$.
# - Worked line: $\hat y = (0.5, 0.25, 0.25)$ with the second class right gives $(0.5, -0.75, 0.25)$.


# %% answer="softmax_backward"
def softmax_backward(AL, Y):
    """Return the derivative of each example's loss with respect to its scores.

    AL: probabilities, shape (C, m). Y: one-hot labels, shape (C, m). Returns dZ, shape (C, m).
    """
    ...


# %% check="softmax_backward"
check("softmax_backward")

# %% [markdown]
# Two witnesses: the long way through your Jacobian, and slopes of your cost, measured. All three columns
# should agree.

# %% folded=True tags=["experiment"]
# dZ of one example by your formula, through your Jacobian, and measured.
if check.ready("softmax", "softmax_cost", "softmax_jacobian", "softmax_backward"):
    z, y, h = scores, np.array([[0.0], [0.0], [1.0], [0.0]]), 1e-5
    a = softmax(z)
    long_way = softmax_jacobian(a).T @ (-y / a)
    moved = h * np.eye(4)  # column k moves score k
    slopes = [
        (softmax_cost(softmax(z + m), y) - softmax_cost(softmax(z - m), y)) / (2 * h)
        for m in moved[:, :, np.newaxis]
    ]
    print("short     long      measured")
    print(np.column_stack([softmax_backward(a, y), long_way, slopes]).round(6))

# %% [markdown]
# Three examples with the same scores, and another class right in each:

# %% tags=["experiment"]
if check.ready("softmax", "softmax_backward"):
    AL = softmax(np.tile(scores, 3))
    Y = np.eye(4)[:, [0, 3, 2]]
    figures.pushes(AL, Y, softmax_backward(AL, Y))

# %% [markdown]
# Gradient descent moves the scores against the bars: the right class up by what it lacks, the others
# down by what they wrongly have.
#
# ## 5. Two classes: an old friend
#
# With two classes, divide numerator and denominator by $e^{z_1}$:
#
# $$\hat y_1 = \frac{e^{z_1}}{e^{z_0} + e^{z_1}} = \frac{1}{1 + e^{-(z_1 - z_0)}}
# = \sigma(z_1 - z_0)$$
#
# Only the difference of the two scores counts.
#
# ### Exercise 7: `as_two_classes`
#
# A logistic unit gives class 1 the probability $\sigma(w^T x + b)$. Build a softmax layer of two units
# that does the same for every $x$. There are many; any will do.
#
# - In: `w`, shape `(n_x, 1)`; `b`, a number. Out: `W`, shape `(2, n_x)`, and the biases, shape `(2, 1)`.
#   Row 0 belongs to class 0.


# %% answer="as_two_classes"
def as_two_classes(w, b):
    """Return weights and biases of two softmax units that do what a logistic unit does.

    w: shape (n_x, 1). b: a number. Returns W, shape (2, n_x), and biases, shape (2, 1).
    """
    ...


# %% check="as_two_classes"
check("as_two_classes")

# %% [markdown]
# ### Exercise 8: `softmax_regression`
#
# **Softmax regression** is a softmax layer with nothing before it: logistic regression for any number of
# classes. Train it: week 2's loop, from memory.
#
# - In: `X`, shape `(n_x, m)`; `y`, integers of shape `(1, m)`; `C`; the number of steps; the learning rate.
# - Start from zeros. (With a hidden layer that would be fatal. Why not here?) Now the $1/m$ comes in.
# - Out: `W`, shape `(C, n_x)`; `b`, shape `(C, 1)`; and a list of the costs, each from **before** its step.
# - Worked line: with $C = 3$ the first cost is $\ln 3 = 1.0986$, whatever the examples.


# %% answer="softmax_regression"
def softmax_regression(X, y, C, num_iterations=300, learning_rate=0.1):
    """Train a softmax layer by gradient descent, from zeros.

    X: shape (n_x, m). y: integers from 0 to C - 1, shape (1, m).
    Returns W, shape (C, n_x), b, shape (C, 1), and the list of costs before each step.
    """
    ...


# %% check="softmax_regression"
check("softmax_regression")

# %% [markdown]
# Do the logistic unit and your two softmax units also *learn* alike, on week 2's tumours?

# %% predict="first_step"
check.predict("first_step")

# %% folded=True
# Week 2's unit on the standardised tumours, after 300 steps of gradient descent.
tumours = datasets.load_breast_cancer()
mu, sigma = setting_up.fit_normalizer(tumours.X_train)
X, y = (tumours.X_train - mu) / sigma, tumours.Y_train
unit, _, _ = logistic.optimize(np.zeros((len(X), 1)), 0.0, X, y, 300, learning_rate=0.1)

# %% tags=["experiment"]
factor = 1.0  # change it
if check.ready("softmax_regression"):
    W, b, _ = softmax_regression(X, y, 2, 300, factor * 0.1)
    print("largest difference of weights:", np.abs(W[1] - W[0] - unit["w"].ravel()).max())
    print("difference of the bias:", np.abs(b[1] - b[0] - unit["b"]).max())

# %% [markdown]
# **Find the factor** for the layer's rate that makes both the same up to rounding.
#
# ## 6. Readings

# %% quiz="readings"
check("readings")

# %% [markdown]
# ## What you can do now
#
# You can let a network choose among any number of classes, and train it: softmax at its end, the
# cross-entropy as its cost, and probabilities minus labels as its gradient.
#
# > **Who and when.** Ludwig Boltzmann wrote the formula down in 1868, for the energies of molecules. Duncan
# > Luce used the same shares for human choices in 1959. John Bridle put them at the end of a neural network,
# > and called them softmax, in work published in 1990.
# >
# > *Read*: Goodfellow, Bengio and Courville, [Deep Learning](https://www.deeplearningbook.org) (2016),
# > section 6.2.2.3. *Watch*: StatQuest, "Neural Networks Part 5: ArgMax and SoftMax". *Try*:
# > `scipy.special.log_softmax` of $(1000, 0)$, beside the logarithm of your own softmax. The difference
# > is why frameworks ask for scores, and not for probabilities.
