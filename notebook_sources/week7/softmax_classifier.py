# %% [markdown]
# # Softmax: one class of many
#
# Your networks have answered yes or no. A handwritten digit is one of ten. This lesson changes the
# last layer, and nothing else.
#
# At the end of it you can
#
# - write a class as a **one-hot** column, and turn a column of scores of any size into probabilities
#   with **softmax**;
# - say where the **cross-entropy** of many classes comes from;
# - derive its gradient, and show in two ways that it is right;
# - show that softmax with two classes is the logistic regression of week 2.
#
# It takes about an hour. Have pencil and paper at hand for two derivations. In the next lesson your
# softmax reads real digits.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week7 import softmax_classifier as figures
from course_utils.toolbox import logistic, setting_up

check = notebook_checks("week7/softmax_classifier")

# %% [markdown]
# ## 1. A class as a column
#
# There are $C$ classes, numbered from 0 to $C - 1$. Why not let the network output that number?
# Because classes have no order: to hesitate between a 1 and a 9, it would have to say 5.
#
# So it gets $C$ output units, one for each class, and a label becomes a **one-hot** column: 1 in the
# row of its class, 0 elsewhere.
#
# | symbol | meaning | shape |
# |---|---|---|
# | $y$, $Y$ | classes as numbers; one-hot | $(1, m)$, $(C, m)$ |
# | $Z$ | scores of the last layer, or **logits** | $(C, m)$ |
# | $\hat Y = A^{[L]}$ | the network's probabilities | $(C, m)$ |
#
# ### Exercise 1: `one_hot`
#
# - In: `y`, integers of shape `(1, m)`; `C`. Out: the matrix $Y$ of zeros and ones.
# - `C` is handed in because a mini-batch need not hold every class.
# - Worked line: $y = (2, 0)$ with $C = 3$ gives the columns $(0, 0, 1)$ and $(1, 0, 0)$.
# - A loop is fine. Then try it in one line: compare a column of all class numbers with the row `y`.


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
# Scores can be any numbers. Probabilities are positive and add up to 1. **Softmax** makes every score
# positive with the exponential, then divides by the sum:
#
# $$\hat y_c = \frac{e^{z_c}}{\sum_k e^{z_k}}$$
#
# (In week 2 you wrote it by rows. From here on, examples are columns.)
#
# **Guess first.** Four classes have the scores $5, 2, -1, 3$. Put your four probabilities into the cell,
# then run it.

# %% tags=["experiment"]
guess = [0.25, 0.25, 0.25, 0.25]  # your four probabilities
scores = np.array([[5.0], [2.0], [-1.0], [3.0]])
exponentials = np.exp(scores)
for mine, p in zip(guess, (exponentials / exponentials.sum()).ravel(), strict=True):
    print(f"your guess {mine:.3f}   softmax {p:.3f}")

# %% [markdown]
# The score 5 gets seven times the probability of 3: only *differences* count, and each unit is a
# factor of $e$. So what if the same number is added to all four scores? **Predict** each line, then
# run the cell.

# %% tags=["experiment"]
with np.errstate(all="ignore"):
    for shift in [0, 100, -100, 700, 1000, -1000]:
        e = np.exp(scores + shift)
        print(f"all scores + {shift:5d}:", (e / e.sum()).ravel().round(3))

# %% [markdown]
# On paper nothing changes: $e^{z_c + s} = e^s e^{z_c}$, and $e^s$ cancels. On a computer
# `np.exp(1000)` is infinite and `np.exp(-1000)` is 0, and neither ∞/∞ nor 0/0 is a number. But if a
# shift changes nothing, you may choose it.
#
# ### Exercise 2: `softmax`
#
# - In: `Z`, scores of any size, shape `(C, m)`. Out: probabilities of the same shape; each column adds
#   up to 1.
# - Which number would you take off a column, so that no exponent is above 0? And why can the sum of
#   the exponentials then not be 0?
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
# Why *soft*? Multiply the scores by a factor. **Predict**: what happens to the probabilities as it
# grows, and as it goes to 0? Try factors of your own.

# %% tags=["experiment"]
factors = [0.2, 1.0, 5.0]
if check.ready("softmax"):
    for factor in factors:
        print(f"scores times {factor:4g}:", softmax(factor * scores).ravel().round(3))

# %% [markdown]
# With large factors, softmax becomes a decision: all for the largest score, the **hard max**. Networks
# are trained with softmax because it has a slope everywhere; the hard max is flat, and jumps.
#
# ### Exercise 3: `hard_max`
#
# - In: `Z`, shape `(C, m)`. Out: the same shape, with a single 1 in each column, in the row of the
#   largest score. In a tie, the first of the largest gets it.
# - Somebody writes `Z == Z.max(axis=0)`. For which column is that wrong?
# - With `np.argmax(Z, axis=0)` and what you have already written, it is one line.


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
# examples are independent, the probability of *all* labels is the product. As a function of the
# parameters it is the **likelihood**, and **maximum likelihood** asks for those that make it largest:
#
# $$\prod_{i=1}^m \hat y^{(i)}_{\text{right}}$$
#
# A product of a thousand small numbers underflows. So take the logarithm, which makes it a sum and
# leaves the maximum where it is; divide by $m$; and flip the sign, to have something to minimise:
#
# $$J = -\frac{1}{m} \sum_{i=1}^m \log \hat y^{(i)}_{\text{right}}
# \qquad\text{and for one example}\qquad \mathcal L = -\sum_{c} y_c \log \hat y_c$$
#
# The right-hand form is the **cross-entropy**. All but one of its $y_c$ are 0.
#
# ### Exercise 4: `softmax_cost`
#
# - In: `AL`, probabilities, and `Y`, one-hot, both of shape `(C, m)`. Out: the number $J$.
# - Worked line: if the right classes have the probabilities 0.5 and 0.25, the cost is
#   $(\ln 2 + \ln 4) / 2 = 1.0397$.
# - A trap: softmax can round the probability of a wrong class to exactly 0. Its term ought to be 0, but
#   what is `0 * np.log(0)`? Find an order of operations that does not ask for it.


# %% answer="softmax_cost"
def softmax_cost(AL, Y):
    """Return the mean cross-entropy, in nats.

    AL: probabilities, shape (C, m). Y: one-hot labels, shape (C, m).
    """
    ...


# %% check="softmax_cost"
check("softmax_cost")

# %% [markdown]
# A factor for all scores is often written as a division, by a **temperature** $T$. How undecided the
# probabilities are is their **entropy**, $-\sum_c \hat y_c \log \hat y_c$: 0 if one class has it all,
# $\ln C$ if all have the same. **Find out** for which right classes it pays to be less sure, and where
# the loss is least. A quiz question below needs what you see.

# %% tags=["experiment"]
from course_utils.explorers.softmax import Softmax

Softmax()

# %% [markdown]
# ## 4. The gradient
#
# Week 4's backpropagation needs $dZ = \partial \mathcal L / \partial Z$ from the last layer. The way
# there leads through the probabilities.
#
# **On paper, part one.** For one example, write $a_c = e^{z_c} / S$ with $S = \sum_k e^{z_k}$. Each
# probability depends on every score, because every score is in $S$. Use the quotient rule twice:
#
# - What is $\partial a_c / \partial z_c$? Write it with $a_c$ only.
# - What is $\partial a_c / \partial z_k$ for another class $k$? Write it with $a_c$ and $a_k$ only.
#
# All of them together are the **Jacobian**. Before you code: which sign do its entries off the diagonal
# have, and what must each column add up to?
#
# ### Exercise 5: `softmax_jacobian`
#
# - In: `a`, the probabilities of one example, shape `(C, 1)`. Out: the matrix with
#   $\partial a_c / \partial z_k$ in row $c$ and column $k$, shape `(C, C)`.
# - Worked line: $a = (0.25, 0.75)$ gives $0.1875$ on the diagonal and $-0.1875$ beside it.
# - Without loops: `a @ a.T` has all products $a_c a_k$; `np.diag` of a rank-1 array is a diagonal matrix.


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
# Two witnesses: the long way through your Jacobian, and the slopes of your cost when one score at a
# time is moved. All three columns should agree. Change the class `y`, and predict the first column.

# %% tags=["experiment"]
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
# Three examples with the same scores, and another class right in each. **Predict**: which bar of $dZ$
# points down, and how long is it?

# %% tags=["experiment"]
if check.ready("softmax", "softmax_backward"):
    AL = softmax(np.tile(scores, 3))
    Y = np.eye(4)[:, [0, 3, 2]]
    figures.pushes(AL, Y, softmax_backward(AL, Y))

# %% [markdown]
# Gradient descent moves the scores against the bars: the right class up by what it lacks, the others
# down by what they wrongly have. A confident, wrong belief gets the longest bars.
#
# ## 5. Two classes: an old friend
#
# With two classes, divide numerator and denominator by $e^{z_1}$:
#
# $$\hat y_1 = \frac{e^{z_1}}{e^{z_0} + e^{z_1}} = \frac{1}{1 + e^{-(z_1 - z_0)}}
# = \sigma(z_1 - z_0)$$
#
# Only the difference of the two scores counts, and what is left is logistic regression.
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
# Do they also *learn* alike? On week 2's tumours, both start from zeros and make 300 steps of gradient
# descent: week 2's unit, and a softmax layer of two units with your functions.

# %%
tumours = datasets.load_breast_cancer()
mu, sigma = setting_up.fit_normalizer(tumours.X_train)
X, y = (tumours.X_train - mu) / sigma, tumours.Y_train
unit, _, _ = logistic.optimize(np.zeros((len(X), 1)), 0.0, X, y, 300, learning_rate=0.1)

# %% tags=["experiment"]
factor = 1.0  # change it
if check.ready("one_hot", "softmax", "softmax_backward"):
    W, b = np.zeros((2, len(X))), np.zeros((2, 1))
    for _ in range(300):
        dZ = softmax_backward(softmax(W @ X + b), one_hot(y, 2))
        W = W - factor * 0.1 * dZ @ X.T / y.size
        b = b - factor * 0.1 * dZ.mean(axis=1, keepdims=True)
    print("largest difference of weights:", np.abs(W[1] - W[0] - unit["w"].ravel()).max())
    print("difference of the bias:", np.abs(b[1] - b[0] - unit["b"]).max())

# %% [markdown]
# With `factor = 1` they part ways. **Find the factor** for the layer's learning rate that makes both the
# same up to rounding. Then explain it: compare $dz_0$ and $dz_1$ of one tumour.
#
# ## 6. Readings

# %% quiz="readings"
check("readings")

# %% [markdown]
# ## What you can do now
#
# You can let a network choose among any number of classes: softmax at its end, the cross-entropy of
# maximum likelihood as its cost, and probabilities minus labels as its gradient, for two classes as for
# a thousand. `handwritten_digits` puts it to work.
#
# > **Who found it, and when.** Ludwig Boltzmann wrote the formula down in 1868, for the energies of
# > molecules. Ronald Fisher gave maximum likelihood its name and its theory in 1922. Duncan Luce used
# > the same shares for human choices in 1959. John Bridle put them at the end of a neural network, and
# > called them softmax, in work published in 1990.
# >
# > *Read*: Goodfellow, Bengio and Courville, [Deep Learning](https://www.deeplearningbook.org) (2016),
# > section 6.2.2.3. *Watch*: StatQuest, "Neural Networks Part 5: ArgMax and SoftMax". *Try*:
# > `scipy.special.log_softmax` of $(1000, 0)$, beside the logarithm of your own softmax. The difference
# > is why frameworks ask for scores, and not for probabilities.
