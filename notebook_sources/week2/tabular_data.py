# %% [markdown]
# # The same unit on a table
#
# Nothing in your code knows that its numbers were pixels. Here are real measurements of 569 tumours, in
# different units, and one kind of mistake is worse than the other.
#
# You will learn to
#
# - bring features to one scale, by a rule that new examples can follow;
# - write a test that catches a rule that leaks;
# - choose a threshold by what two kinds of mistake cost;
# - write a cost that never becomes nan.
#
# Plan 75 minutes. There are six exercises. You need the lesson `cat_classifier`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, training
from course_utils.figures.week2 import tabular_data as figures
from course_utils.toolbox.logistic import initialize_with_zeros, model, optimize, propagate, sigmoid

check = notebook_checks("week2/tabular_data")

# %% [markdown]
# ## 1. Features in different units
#
# A **feature** is one property that every example has, with its values in one row of $X$. Here ten properties
# of the cell nuclei give three each: mean, error of the mean, worst value. Label 1 is malignant.

# %%
tumours = datasets.load_breast_cancer()
figures.print_tumours(tumours)

# %% [markdown]
# Areas run into the thousands, smoothness stays around 0.1. Bring each feature to mean 0 and standard
# deviation 1:
#
# $$x_j \leftarrow \frac{x_j - \mu_j}{\sigma_j}$$
#
# ### Exercise 1: `standardize_table`
#
# - In: `X_train`, shape `(n_x, m_train)`, and `X_test`, shape `(n_x, m_test)`. Out: both, standardised by
#   the means and standard deviations of the **training** set.
# - Worked line: `X_train = [[1, 3]]` has $\mu = 2$ and $\sigma = 1$, so it becomes `[[-1, 1]]`, and
#   `X_test = [[4]]` becomes `[[2]]`.
# - The check looks at different units, at one test example, and that your arguments stay as they were. No
#   feature is constant.


# %% answer="standardize_table"
def standardize_table(X_train, X_test):
    """Standardise each feature by the training set's mean and standard deviation.

    X_train: shape (n_x, m_train). X_test: shape (n_x, m_test). Returns two new arrays, in this order.
    """
    ...


# %% check="standardize_table"
check("standardize_table")

# %% [markdown]
# ### Exercise 2: `leaks`
#
# **Data leakage** means that a model has used what it will not have when it is needed, such as the test set,
# and so looks better than it is. Write the test that catches scaling rules which leak.
#
# - In: `scale`, somebody's function, called like `standardize_table`; the two sets. Out: `True` if what
#   `scale` makes of the training set, or of a test example, depends on which *other* test examples are there,
#   else `False`. What becomes of an example that comes alone?
# - Compare with `np.allclose`, since rounding may differ.
# - The check hands you honest rules, which need not standardise, and leaking ones. Some leaks show in one set
#   only, or in some examples.


# %% answer="leaks"
def leaks(scale, X_train, X_test):
    """Say whether a scaling rule uses the test set.

    scale: called as scale(X_train, X_test), returns both, scaled. X_train: shape (n_x, m_train).
    X_test: shape (n_x, m_test). Returns True or False.
    """
    ...


# %% check="leaks"
check("leaks")

# %% [markdown]
# On the raw numbers, $10^{-5}$ is about the largest learning rate that does not fail. On the standardised
# ones we take 0.05. Each trains for 800 iterations.

# %% predict="raw_features"
check.predict("raw_features")

# %% tags=["experiment"]
from course_utils.explorers.live_curve import LiveCurve

if check.ready("standardize_table"):
    T_train, T_test = standardize_table(tumours.X_train, tumours.X_test)
    curves = LiveCurve("Tumours: raw and standardised")
    for label, X, rate in [("raw", tumours.X_train, 1e-5), ("standardised", T_train, 0.05)]:
        step = figures.updates(optimize, initialize_with_zeros(30), X, tumours.Y_train, rate)
        training.train(step, 800, 20, f"{label}, rate {rate:g}", live=curves)

# %% [markdown]
# On the raw numbers, the cost is thousands of times as steep along the weight of an area as along that of a
# smoothness. A rate that is safe for the one is far too small for the other. With features of equal spread,
# the weights can be compared, too:

# %% tags=["experiment"]
if check.ready("standardize_table"):
    trained = model(T_train, tumours.Y_train, T_test, tumours.Y_test, 800, 0.05)
    figures.draw_strongest(trained["w"], tumours.feature_names)

# %% [markdown]
# ## 2. Two kinds of mistake
#
# A **false negative** is an example of label 1 that is called 0: a missed disease. A **false positive** is an
# example of label 0 that is called 1: an examination for nothing. An accuracy counts both alike.
#
# ### Exercise 3: `count_mistakes`
#
# - In: `Y_hat` and `Y`, predictions and labels, shape `(1, m)`. Out: two numbers, the false positives and the
#   false negatives.
# - Worked line: `Y_hat = [[1, 0, 1, 1]]` and `Y = [[1, 1, 0, 0]]` give 2 and 1.


# %% answer="count_mistakes"
def count_mistakes(Y_hat, Y):
    """Return how many false positives and how many false negatives there are.

    Y_hat, Y: predictions and labels, 0 or 1, shape (1, m).
    """
    ...


# %% check="count_mistakes"
check("count_mistakes")

# %% tags=["experiment"]
if check.ready("standardize_table", "count_mistakes"):
    said = trained["Y_prediction_test"]
    print(f"test accuracy {100 * np.mean(said == tumours.Y_test):.1f} %")
    print("false positives, false negatives:", *count_mistakes(said, tumours.Y_test))

# %% [markdown]
# ### Exercise 4: `threshold_cost`
#
# What a threshold costs: one for each false positive, and `ratio` for each false negative.
#
# - In: `A`, probabilities, and `Y`, labels, shape `(1, m)`; `threshold`; `ratio`. Out: a number. Larger
#   probabilities than the threshold are called malignant.
# - Worked line: `A = [[0.2, 0.6, 0.9]]`, `Y = [[1, 0, 1]]`, threshold 0.5 and ratio 10 give $1 + 10 = 11$.


# %% answer="threshold_cost"
def threshold_cost(A, Y, threshold, ratio):
    """Return what the mistakes cost, a number.

    A, Y: probabilities and labels, shape (1, m). threshold, ratio: numbers.
    """
    ...


# %% check="threshold_cost"
check("threshold_cost")

# %% [markdown]
# Suppose the ratio is 10, and a tumour is malignant with probability $a$. To call it malignant is wrong with
# probability $1 - a$ and costs $1 - a$ on average. To call it benign costs $10 a$ on average. From which $a$
# on is the first cheaper?

# %% predict="threshold_for_ten"
check.predict("threshold_for_ten")

# %% tags=["experiment"]
if check.ready("standardize_table", "count_mistakes"):
    A = sigmoid(trained["w"].T @ T_train + trained["b"])
    figures.draw_thresholds(A, tumours.Y_train, 10, count_mistakes)

# %% [markdown]
# Why the training tumours? A threshold chosen on the cases that you report on looks better than it is.
#
# ### Exercise 5: `choose_threshold`, a design of your own
#
# Choose the threshold, by any method. Some of the units that your function will serve are honest: of the
# examples to which they give 0.3, about 30 % have the label 1. Others are far too sure.
#
# - In: `A` and `Y`, probabilities and labels of $m$ examples, shape `(1, m)`; `ratio`. Out: the threshold,
#   between 0 and 1.
# - It is judged by its cost on **other** examples, which you never see: at most 15 % above that of the best
#   threshold there.
# - The check uses ratios from 0.12 to 9, and 3000 examples.


# %% answer="choose_threshold"
def choose_threshold(A, Y, ratio):
    """Choose the probability above which an example is called malignant.

    A, Y: probabilities and labels, shape (1, m). ratio: what a false negative costs, in false positives.
    Returns a number between 0 and 1.
    """
    ...


# %% check="choose_threshold"
check("choose_threshold")

# %% [markdown]
# ## 3. The cost that becomes nan
#
# Train with a larger rate, and the cost becomes `nan` while the predictions stay good. From about $z = 37$ on,
# $1 - \sigma(z)$ rounds to 0, and its logarithm is minus infinity. For a malignant tumour this is multiplied
# by $1 - y = 0$, which gives nan. The gradient $a - y$ has no logarithm and goes on working.

# %% tags=["experiment"]
with np.errstate(all="ignore"):
    for z in (30.0, 36.0, 37.0, 40.0):
        log = np.log(1 - sigmoid(z))
        print(f"z = {z}: log(1 - sigmoid(z)) = {log:8.4f}, times zero: {abs(0 * log)}")

# %% [markdown]
# ### Exercise 6: `stable_cost`
#
# Compute the cross-entropy from the scores instead. Put $a = 1 / (1 + e^{-z})$ into $-\log a$ and
# $-\log(1 - a)$, simplify until the only logarithm is that of $1 + e^{z}$, and write both labels in one
# formula.
#
# - In: `Z`, scores of any size, and `Y`, labels, both of shape `(1, m)`. Out: the mean loss, a number.
# - `np.logaddexp(0, Z)` is $\log(1 + e^{z})$, computed so that no $z$ overflows.
# - Worked line: `Z = [[0, 800]]` and `Y = [[1, 1]]` give $0.6931 / 2 = 0.3466$.
# - The check looks at scores of both signs, up to some hundreds, with right and wrong labels.


# %% answer="stable_cost"
def stable_cost(Z, Y):
    """Return the mean cross-entropy of scores of any size.

    Z: scores, shape (1, m). Y: labels, 0 or 1, shape (1, m).
    """
    ...


# %% check="stable_cost"
check("stable_cost")

# %% [markdown]
# ## 4. Have you reached the bottom?
#
# With all thirty features, a flat surface separates the training set without a mistake. Then longer and longer
# weights bring the cost towards 0, and it has no lowest point. With four of them it has one, and only one:
# scikit-learn must find the same.

# %% folded=True tags=["experiment"]
# Your model and scikit-learn's on four features, and what both have found.
if check.ready("standardize_table"):
    from sklearn.linear_model import LogisticRegression

    names = ["mean radius", "mean texture", "mean smoothness", "mean symmetry"]
    X, Y = T_train[[tumours.feature_names.index(name) for name in names]], tumours.Y_train
    mine = model(X, Y, X, Y, 2000, 1.0)
    # with C infinite, scikit-learn minimises the same cost as you, with nothing added to it
    fit = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000)
    fit.fit(X.T, Y[0])  # scikit-learn wants examples as rows
    both = [(mine["w"], mine["b"]), (fit.coef_.T, fit.intercept_[0])]
    figures.print_fits(names, *[(w, b, propagate(w, b, X, Y)[1]) for w, b in both])

# %% [markdown]
# ## What you can do now
#
# You can scale a table, catch a leak, choose a threshold by what mistakes cost, and write a cost that stays a
# number. In [`digits_one_vs_rest`](digits_one_vs_rest.ipynb) one unit becomes ten.
#
# > **Who and when.** William Wolberg, Nick Street and Olvi Mangasarian measured these nuclei at the
# > University of Wisconsin and published them in 1993. Charles Elkan worked out in 2001 how the best
# > threshold follows from the costs.
# >
# > *Read*: Elkan, "The Foundations of Cost-Sensitive Learning" (IJCAI 2001). *Watch*: StatQuest, "ROC and
# > AUC, Clearly Explained". *Try*: read the [data's page](https://doi.org/10.24432/C5DW2B). Which three
# > features would you keep if you could afford only three?
