# %% [markdown]
# # Setting up: which examples for what
#
# Before its first step, much about a network is decided already: by the examples that it learns from and is judged
# on.
#
# You will learn to
#
# - deal data out to three sets, and write a test that catches faulty splits;
# - say how far to trust a number, and how large a dev set must be;
# - choose sets when the data come from different sources.
#
# Plan about 45 minutes. There are four exercises and a few questions. You need week 3.

# %%
import math

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week5 import setting_up as figures
from course_utils.figures.week5.small_networks import train_net
from course_utils.toolbox import shallow

check = notebook_checks("week5/setting_up")

# %% [markdown]
# ## 1. Three sets
#
# You will try many models, and keep the one that does best on examples that you have kept back. That choice is
# fitted to these examples, so you keep back two sets.
#
# - The training set: the parameters are fitted to it.
# - The **dev set**, or validation set, is the one on which models are compared.
# - The test set says how good the chosen model is. You look at it once.
#
# Tables are often sorted. Here are week 2's tumours, the benign ones first: 60 % to train logistic regression, then
# 20 % as dev set and 20 % as test set.

# %%
tumours = datasets.load_breast_cancer()
X_tumours = np.concatenate([tumours.X_train, tumours.X_test], axis=1)  # shape (30, 569)
Y_tumours = np.concatenate([tumours.Y_train, tumours.Y_test], axis=1)  # shape (1, 569)
by_class = np.argsort(Y_tumours[0], kind="stable")
X_sorted, Y_sorted = X_tumours[:, by_class], Y_tumours[:, by_class]

# %% predict="sorted_table"
check.predict("sorted_table")

# %% tags=["experiment"]
parts = [slice(0, 341), slice(341, 455), slice(455, 569)]  # 60 %, 20 %, 20 %
figures.print_split([(X_sorted[:, part], Y_sorted[:, part]) for part in parts])

# %% [markdown]
# So shuffle first, with a **seed**: a number from which the same draws follow each time.
#
# ### Exercise 1: `split_data`
#
# - Each example is in one set, with its own label. Where a share of $m$ is no whole number, round as you like.
# - `np.random.default_rng(seed).permutation(m)` is an array of the places 0 to $m - 1$ in random order.
# - Worked line: 10 examples with 2 features, `dev=0.2`, `test=0.1`: the shapes of `X_train`, `X_dev` and `X_test`
#   are `(2, 7)`, `(2, 2)`, `(2, 1)`.


# %% answer="split_data"
def split_data(X, Y, dev, test, seed):
    """Deal shuffled examples out to three sets; the training set is what remains.

    X: shape (n_x, m). Y: shape (n_y, m). dev, test: shares of the examples; 0 gives a set of
    shape (n_x, 0). seed: an integer.
    Returns (X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test).
    """
    ...


# %% check="split_data"
check("split_data")

# %% tags=["experiment"]
if check.ready("split_data"):
    figures.print_split(split_data(X_sorted, Y_sorted, 0.2, 0.2, 5))

# %% [markdown]
# ### Exercise 2: `split_is_sound`
#
# Test other people's splits. A split is sound if each example is there once, with its own label, in any order, and
# the share of label 1 in each set is at most 0.2 away from that in `Y`.
#
# - Worked line: for `X = [[5, 6]]` and `Y = [[1, 1]]`, the only set `([[5]], [[1]])` is not sound: 6 is missing.
# - `tuple(column)` makes columns comparable; `sorted` sorts a list of tuples.


# %% answer="split_is_sound"
def split_is_sound(X, Y, sets):
    """Say whether a split is sound: True or False.

    X: shape (n_x, m), no two examples alike. Y: labels, 0 or 1, shape (1, m). sets: pairs
    (X_set, Y_set) as split_data returns them, none empty.
    """
    ...


# %% check="split_is_sound"
check("split_is_sound")

# %% [markdown]
# ## 2. How large must a dev set be?
#
# Old advice says 60/20/20. With a million examples, people take 98/1/1. How can 1 % be enough? A dev set is a random
# sample: another draw gives the same model another accuracy.
#
# ### Exercise 3: `dev_accuracies`
#
# Worked line: 40 examples and `dev=0.25` make dev sets of 10; three seeds may give `[0.8, 0.9, 0.7]`.


# %% answer="dev_accuracies"
def dev_accuracies(correct, dev, seeds):
    """Measure one model on many dev sets; return a list, the accuracy on the dev set of each seed.

    correct: 1 where the model is right, 0 where it is wrong, shape (1, m). dev: share of the
    examples in a dev set; there is no test set. seeds: list of integers.
    """
    ...


# %% check="dev_accuracies"
check("dev_accuracies")

# %% [markdown]
# The model is a network on week 3's flower. Its accuracy on 10 000 new points is nearly exact.

# %%
X_pool, Y_pool = datasets.make_flower(10_000, seed=50)  # no model is trained on them
net = train_net(*datasets.make_flower(200, seed=1), n_h=6)
correct = (shallow.predict(net, X_pool) == Y_pool).astype(int)  # shape (1, 10 000)

# %% tags=["experiment"]
if check.ready("split_data", "dev_accuracies"):
    sizes = [20, 100, 500, 2000]
    measured = {n: dev_accuracies(correct, n / 10_000, range(200)) for n in sizes}
    figures.draw_dev_accuracies(measured, correct)

# %% [markdown]
# With twenty examples, luck makes one model look mediocre or perfect. How does the spread depend on the size?
#
# One prediction is right with probability $p$. Write it as a number $c$ that is 1 or 0, with mean $p$. Its
# variance is the mean squared distance from $p$:
#
# $$\operatorname{Var}(c) = p\,(1 - p)^2 + (1 - p)\,(0 - p)^2$$
#
# An accuracy is the mean of $n$ such numbers. They are independent, so their variances add; dividing the sum by $n$
# divides its variance by $n^2$. The root of that is the standard error, as in `hidden_units`. About 95 of 100
# measurements lie within two of them.
#
# ### Exercise 4: `dev_size`
#
# Derive it on paper: simplify the variance, find the standard error, solve for $n$. `dev_size(0.8, 0.05)` is 256.


# %% answer="dev_size"
def dev_size(p, width):
    """Return how many examples a dev set needs so that two standard errors are `width`.

    p: expected accuracy, between 0 and 1. width: a share. Returns a number, rounded up or not.
    """
    ...


# %% check="dev_size"
check("dev_size")

# %% tags=["experiment"]
if check.ready("split_data", "dev_accuracies", "dev_size"):
    sizes = [20, 50, 100, 200, 500, 1000]
    measured = {n: dev_accuracies(correct, n / 10_000, range(300)) for n in sizes}
    figures.draw_widths(dev_size, measured, correct.mean())
    figures.print_one_percent(0.9)

# %% [markdown]
# Ten times as exact costs a hundred times as many dev examples; $m$ is not in the formula. (At the right end the dev
# sets share examples, and so differ a little less.)
#
# ### Why a third set

# %% predict="best_of_forty"
check.predict("best_of_forty")

# %% folded=True tags=["experiment"]
# The winner's accuracy on the dev set that chose it, and on the pool: means over 200 dev sets.
nets = [train_net(*datasets.make_flower(100, seed=100 + k), 8, 400, seed=k) for k in range(40)]
right = np.vstack([shallow.predict(net, X_pool) == Y_pool for net in nets])  # shape (40, 10 000)
truths, rng = right.mean(axis=1), np.random.default_rng(1)


def best_of(k, n):
    """Pick the best of `k` networks by `n` dev examples: its accuracy on them, and in truth."""
    who, where = rng.permutation(40)[:k], rng.integers(0, 10_000, n)
    scores = right[np.ix_(who, where)].mean(axis=1)
    return scores.max(), truths[who[scores.argmax()]]


winners = {
    n: {k: np.mean([best_of(k, n) for _ in range(200)], axis=0) for k in [1, 2, 5, 10, 20, 40]}
    for n in [50, 1000]
}
figures.draw_winners(winners)

# %% [markdown]
# The **winner's curse** is that the best of many noisy numbers was chosen for its luck, too, and promises too much. So
# the final figure needs a set that has chosen nothing.
#
# ## 3. Sets from different sources
#
# Your pictures of cats were made in daylight, your users' under a warm lamp: sets whose examples come from different
# sources are **mismatched**. Two networks learn by day, one from colours, one from shape alone (brightness,
# standardised in each picture).

# %% folded=True tags=["experiment"]
# Both models, each measured on eight random splits, by day and under the lamp.
LAMP = np.array([0.8, 0.5, 0.25])  # how much of red, green and blue a warm lamp leaves


def colours(images):
    """Give every number of a picture as a feature: shape (768, m)."""
    return images.reshape(len(images), -1).T


def shapes(images):
    """Give each pixel's brightness, standardised in each picture: shape (256, m)."""
    grey = images.mean(axis=3).reshape(len(images), -1).T
    return (grey - grey.mean(axis=0)) / grey.std(axis=0)


def day_and_lamp(features, seed):
    """Train by day; return the accuracies of a dev set by day and under the lamp."""
    order, accuracies = np.random.default_rng(seed).permutation(259), []
    train, dev = order[:179], order[179:]
    X, Y_dev = features(pictures[train]), labels[:, dev]
    mu, sigma = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    net = train_net((X - mu) / sigma, labels[:, train], 20, 200, 0.05, seed)
    for factor in [1.0, LAMP]:
        hit = shallow.predict(net, (features(pictures[dev] * factor) - mu) / sigma) == Y_dev
        accuracies.append((hit[Y_dev == 1].mean() + hit[Y_dev == 0].mean()) / 2)
    return accuracies


cats = datasets.load_cats(photographs=False)
pictures = np.concatenate([cats.X_train, cats.X_test]) / 255  # shape (259, 64, 64, 3)
pictures = pictures.reshape(259, 16, 4, 16, 4, 3).mean(axis=(2, 4))  # (259, 16, 16, 3)
labels = np.concatenate([cats.Y_train, cats.Y_test], axis=1)  # shape (1, 259)
figures.draw_light(cats, LAMP)
figures.draw_mismatch(
    {f.__name__: [day_and_lamp(f, seed) for seed in range(8)] for f in (colours, shapes)}
)

# %% [markdown]
# By day the colours win. Under the lamp they are close to guessing, which is 50 % here. So take **dev and test set
# from the same source, the one that you want to do well on.** The training set may come from elsewhere.

# %% quiz="which_sets"
check("which_sets")

# %% [markdown]
# ## What you can do now
#
# You can deal data out, test a split, and say how far to trust an accuracy.
#
# > **Who and when.** Mervyn Stone worked out in 1974 how to choose and to judge a model on examples that it was not
# > fitted to. In 2023, Sayash Kapoor and Arvind Narayanan listed leaks in studies of 17 fields.
# >
# > *Read*: Kapoor and Narayanan, [Leakage and the reproducibility crisis in machine-learning-based
# > science](https://doi.org/10.1016/j.patter.2023.100804). *Try*: you have ten pictures each of a
# > hundred cats. Deal out pictures, or cats?
