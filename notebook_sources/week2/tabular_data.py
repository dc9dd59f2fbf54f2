# %% [markdown]
# # The same unit on a table
#
# Nothing in your code knows that its numbers were pixels. Here are real measurements: for 569 tumours,
# thirty properties of the cell nuclei in a sample, and the diagnosis. They come in different units, and the
# two kinds of mistake are not worth the same.
#
# You will learn to
#
# - bring features to one scale, by a rule that new examples can follow;
# - count the two kinds of mistake, and set a threshold by what they cost;
# - write a cost that never becomes nan;
# - compare your result with a library's.
#
# Plan an hour. There are five exercises. You need the lesson `cat_classifier`.

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
# Label 1 is **malignant**.

# %%
tumours = datasets.load_breast_cancer()
figures.print_tumours(tumours)

# %% [markdown]
# Areas run to the hundreds, smoothness stays around 0.1. To divide all of them by one number, as with the
# pixels, would not help. Each feature is brought to mean 0 and standard deviation 1 instead:
#
# $$x_j \leftarrow \frac{x_j - \mu_j}{\sigma_j}$$
#
# ### Exercise 1: `standardize_table`
#
# - In: `X_train`, shape `(n_x, m_train)`, and `X_test`, shape `(n_x, m_test)`. Out: both, standardised, with
#   the mean $\mu$ and the standard deviation $\sigma$ of the **training** set. The test set's own would be
#   another rule, and a tumour that arrives alone has none.
# - Worked line: `X_train = [[1, 3]]` has $\mu = 2$ and $\sigma = 1$, so it becomes `[[-1, 1]]`, and
#   `X_test = [[4]]` becomes `[[2]]`.
# - The check looks at features of different units, at one test example, and that your arguments stay as
#   they were. No feature is constant.


# %% answer="standardize_table"
def standardize_table(X_train, X_test):
    """Standardise each feature by the training set's mean and standard deviation.

    X_train: shape (n_x, m_train). X_test: shape (n_x, m_test). Returns two new arrays, in this order.
    """
    ...


# %% check="standardize_table"
check("standardize_table")

# %% [markdown]
# On the raw numbers, a learning rate of $10^{-5}$ is about the largest that does not fail. On the
# standardised ones we take 0.05. Each trains for 800 iterations.

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
# On the raw numbers, the cost is thousands of times as steep in the direction of an area as in that of a
# smoothness. A rate that is safe for the one is far too small for the other. With features of equal spread,
# one rate suits all of them, and their weights can be compared.

# %% tags=["experiment"]
if check.ready("standardize_table"):
    trained = model(T_train, tumours.Y_train, T_test, tumours.Y_test, 800, 0.05)
    figures.draw_strongest(trained["w"], tumours.feature_names)

# %% [markdown]
# ## 2. Two kinds of mistake
#
# A malignant tumour that is called benign is a **false negative**: a disease is missed. A benign one that is
# called malignant is a **false positive**: somebody is examined for nothing. An accuracy adds the two up.
#
# ### Exercise 2: `count_mistakes`
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
    print("false positives, false negatives:", count_mistakes(said, tumours.Y_test))

# %% [markdown]
# ### Exercise 3: `threshold_cost`
#
# Say what a threshold costs: one for each false positive, and `ratio` for each false negative.
#
# - In: `A`, probabilities, and `Y`, labels, shape `(1, m)`; `threshold`: larger probabilities are called
#   malignant; `ratio`. Out: a number.
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
# The threshold of one half treats both kinds alike. Suppose that a missed disease costs ten times as much as an
# examination for nothing. Calling a tumour of probability $a$ malignant costs $1 - a$ on average; calling it
# benign costs $10 a$. From which $a$ on is the first cheaper?

# %% predict="threshold_for_ten"
check.predict("threshold_for_ten")

# %% tags=["experiment"]
if check.ready("standardize_table", "count_mistakes"):
    A = sigmoid(trained["w"].T @ T_test + trained["b"])
    figures.draw_thresholds(A, tumours.Y_test, 10, count_mistakes)

# %% [markdown]
# ### Exercise 4: `choose_threshold`, a design of your own
#
# Write a function that chooses the threshold. Any method counts. Some of the units that it will serve are
# **honest**: of the examples to which they give 0.3, about 30 % have the label 1. Others are far too sure of
# themselves, and their probabilities are too close to 0 and 1. Does your method hold for both?
#
# - In: `A`, the probabilities that a trained unit gives to $m$ examples, and `Y`, their labels, both of shape
#   `(1, m)`; `ratio`, how many false positives are as bad as one false negative. Out: a number between 0 and
#   1. Examples with a larger probability will be called malignant.
# - It is judged by its cost on **other** examples, which you never see: false positives plus `ratio` times
#   false negatives. That may be at most 15 % above the cost of the best threshold there.
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
# Train longer, with a larger rate, and the cost becomes `nan` while the predictions stay good. One tumour is
# so extreme that $z$ passes 37. There $1 - \sigma(z)$ rounds to 0, and its logarithm to minus infinity. The
# gradient $a - y$ has no logarithm and goes on working.

# %% tags=["experiment"]
with np.errstate(all="ignore"):
    for z in (30.0, 36.0, 37.0, 40.0):
        print(f"z = {z}: -log(1 - sigmoid(z)) = {-np.log(1 - sigmoid(z)):.4f}")

# %% [markdown]
# ### Exercise 5: `stable_cost`
#
# Compute the cross-entropy from the scores instead. Put $a = 1 / (1 + e^{-z})$ into $-\log a$ and into
# $-\log(1 - a)$, and simplify until only one logarithm is left, that of $1 + e^{z}$. Then write both labels
# in one formula.
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
# The cost is convex, so there is one lowest value, and anybody's method must find the same. Compare with
# scikit-learn, which gets there by other steps. We take four of the features: with all thirty a flat surface
# separates the training set without a mistake, and then no lowest point exists, because longer and longer
# weights make the cost go to 0.

# %% folded=True tags=["experiment"]
# Your model and scikit-learn's on four features, and what both have found.
if check.ready("standardize_table"):
    from sklearn.linear_model import LogisticRegression

    names = ["mean radius", "mean texture", "mean smoothness", "mean symmetry"]
    X, Y = T_train[[tumours.feature_names.index(name) for name in names]], tumours.Y_train
    mine = model(X, Y, X, Y, 2000, 1.0)
    # C is the strength of the data against a penalty on large weights: infinite means no penalty
    fit = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000)
    fit.fit(X.T, Y[0])  # scikit-learn wants examples as rows
    both = [(mine["w"], mine["b"]), (fit.coef_.T, fit.intercept_[0])]
    figures.print_fits(names, *[(w, b, propagate(w, b, X, Y)[1]) for w, b in both])

# %% [markdown]
# ## What you can do now
#
# You can bring a table to one scale, count mistakes by their kind, choose a threshold by what they cost, and
# write a cost that stays a number. In [`digits_one_vs_rest`](digits_one_vs_rest.ipynb) one unit becomes ten.
#
# > **Who and when.** William Wolberg, Nick Street and Olvi Mangasarian measured these nuclei at the
# > University of Wisconsin and published them in 1993. That the best threshold depends only on the costs is
# > worked out in Charles Elkan's paper of 2001.
# >
# > *Read*: Elkan, "The Foundations of Cost-Sensitive Learning" (IJCAI 2001). *Watch*: StatQuest, "ROC and
# > AUC, Clearly Explained". *Try*: the [data's own page](https://doi.org/10.24432/C5DW2B). Which three of
# > the thirty features would you measure if you could afford only three?
