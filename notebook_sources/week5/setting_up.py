# %% [markdown]
# # Setting up: the sets, the diagnosis, the scales
#
# You can build a network of any depth. Whether it becomes a good one is mostly decided before its
# first step of training, by three things: which examples it learns from and is judged on, what you
# conclude from two error rates, and how large the numbers are that go in and through. This notebook
# takes them in turn. Each time something goes wrong first, so that you know it when you see it.
#
# You will learn to
#
# - deal data out to a training, a dev and a test set, and say how large each must be;
# - say for whom a model is chosen when the sets come from different sources;
# - read bias and variance off two error rates and a third that is often forgotten;
# - decide what to try next, and what would be wasted;
# - normalise inputs, and count what it saves.
#
# Plan about five hours; the second half starts with section 4. There are seven exercises. You need
# weeks 2 to 4.

# %% [markdown]
# ## How the checks work
#
# Write your function in the answer cell, run it, then run the check under it. You see some of the
# cases; others run at grading. Cells announced by **Look** show something; where they use your
# functions, they wait until their checks pass.
#
# What you wrote in earlier weeks is imported here: logistic regression, the network with one hidden
# layer, the activations and their derivatives. Where yours has not passed its checks, it is the
# course's. You need not write any of it again.
#
# Run this cell first.

# %%
import math

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week5 import setting_up as figures
from course_utils.toolbox import logistic, shallow
from course_utils.toolbox.activations import sigmoid

check = notebook_checks("week5/setting_up")

# %% [markdown]
# ## 1. Three sets
#
# A model can learn its training examples by heart. So its error on them says nothing about new ones,
# and some examples must be kept back. One such set is not enough. You will try many models: more
# units, another learning rate, longer training. Each time you look at the kept-back set and keep the
# better model. With every look, the choice is fitted to this set too.
#
# | set | what it is for | how often it is looked at |
# |---|---|---|
# | **training set** | the parameters are fitted to it | in every step |
# | **dev set** (development, also *validation* set) | models are compared on it | after every idea |
# | **test set** | says how good the model that you chose is | once, at the end |
#
# As before, `X` has the shape $(n_x, m)$ and `Y` the shape $(1, m)$, one example a column. To deal
# $m$ examples out, you choose which columns go where.
#
# ### First the accident
#
# A table is often sorted, and you do not see it. Here are the 569 tumours of week 2, the benign ones
# first. We take the first 60 % for training, the next 20 % as dev set, the last 20 % as test set, and
# train logistic regression on standardised features, as in week 2.

# %%
tumours = datasets.load_breast_cancer()
X_tumours = np.concatenate([tumours.X_train, tumours.X_test], axis=1)  # shape (30, 569)
Y_tumours = np.concatenate([tumours.Y_train, tumours.Y_test], axis=1)  # shape (1, 569)
by_class = np.argsort(Y_tumours[0], kind="stable")
X_sorted, Y_sorted = X_tumours[:, by_class], Y_tumours[:, by_class]

# %% tags=["experiment"]
parts = [slice(0, 341), slice(341, 455), slice(455, 569)]  # 60 %, 20 %, 20 %
figures.print_split([(X_sorted[:, part], Y_sorted[:, part]) for part in parts])

# %% [markdown]
# The model has never seen a malignant tumour. It says *benign* to everything, is right every time in
# training, and misses every single case of the test set. Files are also sorted by date, by hospital,
# by person. So the columns are brought into **random order** first.
#
# The order is drawn from a **seed**: who runs the program again must get the same split. With another
# split, a model's better number may be luck, and worse, examples of the old test set would move into
# training.
#
# ### Exercise 1: `split_data`
#
# - In: `X`, shape `(n_x, m)`; `Y`, shape `(n_y, m)`; `dev` and `test`, the shares of these sets
#   (0.2 means 20 % of the $m$ examples); `seed`, an integer.
# - Out: three pairs, `(X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test)`, in this order. The
#   training set is what remains. Each example is in exactly one set, with its own label.
# - Sizes: where a share of $m$ is no whole number, round as you like, up, down or to the nearest. A
#   share of 0 gives a set with no columns, shape `(n_x, 0)`.
# - Worked line: 10 examples with 2 features, `dev=0.2`, `test=0.1` give `X_train` of shape `(2, 7)`,
#   `X_dev` `(2, 2)` and `X_test` `(2, 1)`.
# - The check cannot know your draws. It looks at sizes, at every example and its label, at the order,
#   that the same seed gives the same split and another seed another, and that `X` and `Y` stay as
#   they were.


# %% answer="split_data"
def split_data(X, Y, dev, test, seed):
    """Deal shuffled examples out to three sets.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (n_y, m)
    dev, test : float
        Shares of the examples.
    seed : int

    Returns
    -------
    (X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test)
    """
    ...


# %% check="split_data"
check("split_data")

# %% [markdown]
# **Look.** The same sorted table through your function. Compare each line with the one above.

# %% tags=["experiment"]
if check.ready("split_data"):
    figures.print_split(split_data(X_sorted, Y_sorted, 0.2, 0.2, 5))

# %% [markdown]
# ### How large must a dev set be?
#
# Old advice says 70 % for training and 30 % for testing, or 60/20/20 with a dev set. It comes from
# times of a few hundred examples. Where there are a million, people take 98/1/1. How can 1 % be
# enough there and 20 % be needed here?
#
# A dev set is a random sample. Another draw would have given another accuracy, for the very same
# model. What matters is how far these numbers lie apart. So draw many dev sets and see.
#
# All you need of the model is which examples it gets right: an array `correct` of shape $(1, m)$, with
# 1 for a right prediction and 0 for a wrong one.
#
# ### Exercise 2: `dev_accuracies`
#
# - In: `correct`, shape `(1, m)`; `dev`, the share of the dev set; `seeds`, a list of integers.
# - Out: a list with one accuracy for each seed: the share of right predictions in the dev set that
#   is drawn with this seed. There is no test set here.
# - Worked line: 40 examples and `dev=0.25` make dev sets of 10, so the accuracies are numbers such as
#   `[0.8, 0.9, 0.7]`. Which ones depends on your draws.
# - The check looks at the possible values, their mean and spread, and that a seed that comes back
#   brings its accuracy back.


# %% answer="dev_accuracies"
def dev_accuracies(correct, dev, seeds):
    """Measure one model on many dev sets.

    Parameters
    ----------
    correct : ndarray, shape (1, m)
        1 where the model is right, 0 where it is wrong.
    dev : float
        Share of the examples in a dev set.
    seeds : list of int

    Returns
    -------
    list of float
        One accuracy for each seed.
    """
    ...


# %% check="dev_accuracies"
check("dev_accuracies")

# %% [markdown]
# For a model, take the network of week 3 and its flower. `train_net` trains one hidden layer of `n_h`
# tanh units on data you give it, and `error` is the share of wrong predictions. Both are in the folded
# cell, and are used in most experiments below. Since flowers can be drawn without end, we can afford
# 10 000 examples that the model has never seen, and know its accuracy nearly exactly.


# %% folded=True
def train_net(X, Y, n_h, iterations=2000, rate=1.0, seed=0):
    """Train a network with one hidden layer of tanh units by gradient descent."""
    rng = np.random.default_rng(seed)
    parameters = {
        "W1": rng.standard_normal((n_h, X.shape[0])) * np.sqrt(2 / X.shape[0]),
        "b1": rng.standard_normal((n_h, 1)),
        "W2": rng.standard_normal((1, n_h)) / np.sqrt(n_h),
        "b2": np.zeros((1, 1)),
    }
    for _ in range(iterations):
        _, cache = shallow.forward_propagation(X, parameters)
        grads = shallow.backward_propagation(parameters, cache, X, Y)
        parameters = shallow.update_parameters(parameters, grads, rate)
    return parameters


def error(parameters, X, Y):
    """Return the share of wrong predictions."""
    return np.mean(shallow.predict(parameters, X) != Y)


# %%
X_pool, Y_pool = datasets.make_flower(10_000, seed=50)  # unseen: no model is trained on them
net = train_net(*datasets.make_flower(200, seed=1), 6)
correct = (shallow.predict(net, X_pool) == Y_pool).astype(int)  # shape (1, 10 000)

# %% [markdown]
# **Look.** One model, 200 dev sets of each size.

# %% tags=["experiment"]
if check.ready("split_data", "dev_accuracies"):
    sizes = [20, 100, 500, 2000]
    measured = {n: dev_accuracies(correct, n / 10_000, range(200)) for n in sizes}
    figures.draw_dev_accuracies(measured, correct)

# %% [markdown]
# With twenty examples the same model is mediocre or perfect, as the draw will have it. Now derive how
# the spread depends on the size.
#
# One prediction is right with probability $p$. Write it as a number $c$ that is 1 or 0. Its mean is
# $p$. Its variance is the mean of the squared distance from $p$:
#
# $$\operatorname{Var}(c) = p\,(1 - p)^2 + (1 - p)\,(0 - p)^2$$
#
# The measured accuracy is the mean of $n$ such numbers, drawn independently: their variances add, and
# dividing a sum by $n$ divides its variance by $n^2$. The root of what comes out is the **standard
# error**. A measurement lies within two standard errors of the truth in about 95 of 100 cases.
#
# ### Exercise 3: `dev_size`
#
# Derive it on paper: simplify the variance above, find the standard error of the accuracy, and solve
# for $n$.
#
# - In: `p`, the accuracy that you expect; `width`, how far two standard errors may reach. Both are
#   shares: 0.05 is five percentage points.
# - Out: how many examples the dev set needs. Round up, or leave the fraction: both are accepted.
# - Worked line: `dev_size(0.8, 0.05)` is 256.
# - The check looks at good and at poor models and other widths.


# %% answer="dev_size"
def dev_size(p, width):
    """Return the size of a dev set in which two standard errors are `width`.

    Parameters
    ----------
    p : float
        Expected accuracy, between 0 and 1.
    width : float
        Two standard errors, as a share.

    Returns
    -------
    int or float
    """
    ...


# %% check="dev_size"
check("dev_size")

# %% [markdown]
# **Look.** Your formula (line) against what the dev sets really did (points).

# %% tags=["experiment"]
if check.ready("split_data", "dev_accuracies", "dev_size"):
    sizes = [20, 50, 100, 200, 500, 1000]
    measured = {n: dev_accuracies(correct, n / 10_000, range(300)) for n in sizes}
    figures.draw_widths(dev_size, measured, correct.mean())
    figures.print_one_percent(0.9)

# %% [markdown]
# (At the right end the points fall a little below the line. Those dev sets are a tenth of the pool, so
# they share examples, and differ less than independent ones would.)
#
# Ten times as exact costs a hundred times as many examples. And $m$ does not occur in the formula. A
# dev set must be large enough to tell apart the models that you compare. Whether that is 20 % or 1 %
# of all data follows from how much there is. The rest trains the model.
#
# ### Why a third set
#
# Could the winner's dev accuracy serve as the final figure? Forty networks follow, each trained on its
# own flower with its own start. We take a random dev set, keep the network that is best on it, and ask
# how good this winner is on the 10 000 examples of the pool. The figure shows means over 200 dev sets,
# which the folded cell computes.

# %% folded=True tags=["experiment"]
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
# Nobody cheated. The best of forty noisy numbers is mostly the luckiest one. The more often you look,
# and the smaller the dev set, the more it flatters. So the final figure needs a set that has chosen
# nothing: the test set. (If nobody needs an unbiased figure, you can do without it. But then do not
# call the dev set a test set.)

# %% [markdown]
# ## 2. Sets from different sources
#
# An app is to tell cats from other things. You collect drawings, all of them in daylight. Your users
# take theirs in the evening, under a warm lamp. What you have and what you will be asked about differ:
# the sets are **mismatched**.
#
# There are two models to choose from. Both are networks with one hidden layer, on the course's
# drawings shrunk to 16 × 16 pixels. One gets the **colours** as they are. The other gets the **shape**
# only: brightness, with mean 0 and standard deviation 1 in each picture. The folded cell has both, and
# `day_and_lamp`, which trains and measures one of them. (The drawings are always used here, even if you
# have put photographs into place.)

# %% folded=True
LAMP = np.array([0.8, 0.5, 0.25])  # how much of red, green and blue a warm lamp leaves


def shrink(images):
    """Average blocks of 4 x 4 pixels: (m, 64, 64, 3) becomes (m, 16, 16, 3), from 0 to 1."""
    return images.reshape(len(images), 16, 4, 16, 4, 3).mean(axis=(2, 4)) / 255


def colours(images):
    """Give every number of a picture as a feature: shape (768, m)."""
    return images.reshape(len(images), -1).T


def shapes(images):
    """Give the brightness of every pixel, in each picture with mean 0 and deviation 1: (256, m)."""
    grey = images.mean(axis=3).reshape(len(images), -1).T
    return (grey - grey.mean(axis=0)) / grey.std(axis=0)


def day_and_lamp(features, seed):
    """Train on daylight pictures; return the accuracies on a dev set by day and under the lamp."""
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
pictures = shrink(np.concatenate([cats.X_train, cats.X_test]))  # shape (259, 16, 16, 3)
labels = np.concatenate([cats.Y_train, cats.Y_test], axis=1)  # shape (1, 259)
print("pictures:", cats.source)

# %% tags=["experiment"]
figures.draw_light(cats, LAMP)

# %% [markdown]
# Both models are trained in daylight. Which one do you ship? Each is measured on a dev set of daylight
# pictures, and on the same pictures under the lamp. Cats and others count half each, so that a model
# that says the same to everything gets 50 %. Eight random splits, to see more than luck.

# %% tags=["experiment"]
scores = {f.__name__: [day_and_lamp(f, seed) for seed in range(8)] for f in (colours, shapes)}
figures.draw_mismatch(scores)

# %% [markdown]
# The daylight dev set picks the model on colours, clearly. Under the lamp that model is mostly next to
# guessing, and the other would have been the better choice. More daylight pictures would not change
# that: the dev set answers the wrong question, exactly.
#
# So the rule: **dev and test set come from the same source, and it is the one that you want to do well
# on.** The training set may come from elsewhere if that is where the data is. If the dev and the test
# set differ from each other, you have chosen for one task and are judged on another.

# %% [markdown]
# ## 3. Bias and variance
#
# Three networks on the same 80 points of a flower. The error on 10 000 new points is in the title.

# %% tags=["experiment"]
X80, Y80 = datasets.make_flower(80, seed=7)
nets = {n_h: train_net(X80, Y80, n_h, 4000, seed=1) for n_h in [2, 5, 60]}
errors = {n_h: (error(net, X80, Y80), error(net, X_pool, Y_pool)) for n_h, net in nets.items()}
figures.draw_networks(X80, Y80, nets, errors)

# %% [markdown]
# Left, the network cannot bend enough: it is wrong even on the points it has seen. That is **bias**.
# Right, it has bent around single points, which teaches it nothing about new ones: it is much worse on
# new points than on its own. That is **variance**, because with 80 other points it would have become
# another network.
#
# In two dimensions you see it. With 12 288 features you see two numbers, the training error and the
# dev error, and they are enough if you add a third. Some examples cannot be told by anyone: pictures
# too blurred, or here, points near the centre, where the petals meet. The error that the best person
# makes on the same task is the **human error**. It stands in for the lowest error that is possible.
#
# $$\text{avoidable bias} = \text{training error} - \text{human error}, \qquad
# \text{variance} = \text{dev error} - \text{training error}$$
#
# For the flower, our human is somebody who knows how it was drawn, and names the petal in whose
# quarter of the plane a point lies.


# %%
def rule(X):
    """Label a point by its quarter of the plane, as the flower's maker would."""
    return (X[:1] * X[1:] < 0).astype(int)


human_error = np.mean(rule(X_pool) != Y_pool)
print(f"human error: {100 * human_error:.1f} %")

# %% [markdown]
# Now let the network grow. Each point is a mean over six training sets of 80 points.

# %% tags=["experiment"]
sets, errors = [datasets.make_flower(80, seed=s) for s in range(6)], {}
for n_h in [1, 2, 3, 4, 6, 10, 20, 40]:
    nets = [train_net(*data, n_h, 1200, seed=k) for k, data in enumerate(sets)]
    e_train = [error(net, *data) for net, data in zip(nets, sets, strict=True)]
    e_dev = [error(net, X_pool, Y_pool) for net in nets]
    errors[n_h] = np.mean(e_train), np.mean(e_dev)
figures.draw_growing_networks(errors, human_error)

# %% [markdown]
# Look where the training error crosses the dashed line. A network that beats somebody who knows how
# the data was made has learned its noise.
#
# What helps against which? Move it by hand. Here networks learn a day's temperatures from measurements
# with noise, and only their last layer is trained, so that mathematics says exactly what the error on
# new measurements is made of. The variance is the spread of the networks about their mean, and
# bias² is how far this mean is from the truth, both squared:
#
# $$\text{error on new measurements} = \text{bias}^2 + \text{variance} + \sigma^2$$
#
# **Look.** The noise $\sigma^2$ stays, as the human error does. Find out what more units and what more
# examples do to the other two, and how many networks it takes to see them.

# %% tags=["experiment"]
from course_utils.explorers.bias_variance import BiasVariance

BiasVariance()

# %% [markdown]
# Eight times as many examples do next to nothing for two units. For eighteen the gap between training
# and new measurements falls from 8.3 to 0.9 (°C)². Of one network you see neither its spread nor the
# truth; the gaps between the errors above stand in for them. The **basic recipe** collects such
# facts:
#
# | what is wrong | what helps |
# |---|---|
# | bias: the model does not even fit its training set | a bigger network; longer training, a better optimiser (week 6); another architecture |
# | variance: it fits the training set only | more data; regularisation (the notebook `regularization`); another architecture |
#
# With classical models the bias was lowered by letting the model bend further, which raised the
# variance, and the other way round: the *trade-off*. A big network with enough data suffers less from
# it: more units lower the bias, more data lowers the variance, and each hardly harms the other.
#
# ### Exercise 4: `diagnosis`
#
# Three networks, P, Q and R, were trained on flowers. Their sizes and their numbers of examples are
# in the code, but shuffled: which is which, the errors tell.

# %% tags=["experiment"]
errors, sizes = {}, np.array([(2, 800), (8, 800), (40, 40)])  # hidden units, examples
for letter, (n_h, m) in zip("PQR", np.random.default_rng(2).permutation(sizes), strict=True):
    data = datasets.make_flower(m, seed=16)
    net = train_net(*data, n_h, 3000, seed=2)
    errors[letter] = error(net, *data), error(net, X_pool, Y_pool)
figures.draw_errors(errors, human_error)

# %% [markdown]
# Answer the first eight with `"bias"`, `"variance"`, `"both"` or `"neither"`: what is there to be
# reduced?
#
# - `"1 / 16"`: training error 1 %, dev error 16 %. Here and in the next three, people make hardly
#   any mistakes: human error 0 %.
# - `"15 / 16"`, `"15 / 30"`, `"0.5 / 1"`: likewise.
# - `"15 / 16, human 14"`: training error 15 %, dev error 16 %, and a human error of 14 %.
# - `"net P"`, `"net Q"`, `"net R"`: the networks of the figure.
#
# Which of the two does a change reduce in the first place? `"bias"` or `"variance"`:
#
# - `"a new feature"`: the network also gets the product $x_1 x_2$ of its two inputs;
# - `"fewer features"`: of thirty features, the twenty that say least are left out;
# - `"mirrored copies"`: each training picture is used a second time, mirrored.
#
# And three of sections 1 and 2. Answer with a letter:
#
# - `"dev from the web"`: you have 200 000 pictures from the web and 500 that were taken with the app
#   that the model is for. `"A"`: mix all, shuffle, split 98/1/1. `"B"`: train on the app's pictures,
#   take the dev and the test set from the web. `"C"`: train on the web's pictures, take the dev and
#   the test set from the app's.
# - `"million"`: a million examples, accuracies around 90 %. Is 1 % enough for a dev set that tells
#   90 % from 92 %? `"A"`: yes, because of the million. `"B"`: no, it takes 20 %. `"C"`: yes, 1 % is
#   always enough.
# - `"winner"`: of forty models, the best on a dev set of 50 examples has 94 % there. On the test set
#   you expect `"A"`: 94 %. `"B"`: more or less than 94 %, with the same chance. `"C"`: less.
#
# Worked line: `"a new feature": "variance"` would say that the product mainly reduces the variance.
# Replace each `None`. The check looks at six of the answers now and at the others when you hand in.

# %% answer="diagnosis"
diagnosis = {
    "1 / 16": None,
    "15 / 16": None,
    "15 / 30": None,
    "0.5 / 1": None,
    "15 / 16, human 14": None,
    "net P": None,
    "net Q": None,
    "net R": None,
    "a new feature": None,
    "fewer features": None,
    "mirrored copies": None,
    "dev from the web": None,
    "million": None,
    "winner": None,
}
### BEGIN SOLUTION
diagnosis = {
    "1 / 16": "variance",
    "15 / 16": "bias",
    "15 / 30": "both",
    "0.5 / 1": "neither",
    "15 / 16, human 14": "neither",
    "net P": "variance",
    "net Q": "bias",
    "net R": "neither",
    "a new feature": "bias",
    "fewer features": "variance",
    "mirrored copies": "variance",
    "dev from the web": "C",
    "million": "A",
    "winner": "C",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ### Exercise 5: `next_step`
#
# Put the recipe into a function that looks at the errors and names the next thing to do. When both
# gaps are too large, there is a choice to make, and one order wastes work: which of the two remedies
# can be in vain as long as the other fault is there? The last figures tell.
#
# - In: `train_error`, `dev_error`, `human_error`, in any one unit; `gap`, the largest difference that
#   you put up with. A difference of exactly `gap` is still fine.
# - Out: one of the texts `"reduce bias"`, `"reduce variance"`, `"done"`.
# - Worked line: `next_step(2, 11, 1, 2)` is `"reduce variance"`: one point to the human error is fine,
#   nine points from training to dev are not.
# - The check looks at large and small human errors, at both gaps at once, at gaps of just the size
#   allowed, and at errors in the unusual order: a dev set may turn out easier than the training set,
#   and a model better than a person.


# %% answer="next_step"
def next_step(train_error, dev_error, human_error, gap):
    """Say what to do next about a model.

    Parameters
    ----------
    train_error, dev_error, human_error : float
    gap : float
        The largest difference that is put up with.

    Returns
    -------
    str
        "reduce bias", "reduce variance" or "done".
    """
    ...


# %% check="next_step"
check("next_step")

# %% [markdown]
# **Look.** Your function at the wheel. It starts with one hidden unit and 40 examples. Where it says
# *reduce bias*, the units are doubled; where it says *reduce variance*, the examples. It puts up with
# 3 percentage points. Nobody else decides.

# %% tags=["experiment"]
if check.ready("next_step"):
    X_dev, Y_dev = datasets.make_flower(2000, seed=70)
    X_all, Y_all = datasets.make_flower(5120, seed=71)
    n_h, m, advice, log = 1, 40, "", []
    while advice != "done" and len(log) < 12:
        data = X_all[:, :m], Y_all[:, :m]
        net = train_net(*data, n_h, 3000, seed=4)
        e_train, e_dev = error(net, *data), error(net, X_dev, Y_dev)
        advice = next_step(e_train, e_dev, human_error, 0.03)
        log.append((n_h, m, e_train, e_dev, advice))
        n_h, m = (2 * n_h, m) if advice == "reduce bias" else (n_h, 2 * m)
    figures.draw_recipe(log, human_error)

# %% [markdown]
# Note when the training error goes up: when the examples were doubled. That is no setback. Over the
# three doublings the dev error comes down in exchange, and it is the one you are after.

# %% [markdown]
# ## 4. Normalising the inputs
#
# Two features of the tumours: the *mean texture* (in grey levels) and the *perimeter error* (a
# length). One runs from 10 to 34, the other mostly from 1 to 7. Logistic regression on these two has
# the weights $w_1$ and $w_2$. The bias is held at its best value, so that two parameters remain and
# the cost can be drawn. How long does gradient descent take from zero to the bottom, within 0.001 of
# the lowest cost? The learning rate is the best of 13 that were tried, from 1/128 to 32.

# %% tags=["experiment"]
pair = [tumours.feature_names.index(name) for name in ("mean texture", "perimeter error")]
X_pair, Y_pair = tumours.X_train[pair], tumours.Y_train  # shapes (2, 455) and (1, 455)
figures.draw_descents({"Raw features": X_pair}, Y_pair)

# %% [markdown]
# The valley is long and narrow. Its width follows from the data. The derivative of the cost with
# respect to $w_j$ is the mean of $(a - y)\, x_j$, so a feature with large numbers is steep to walk on:
# its slope goes with $x_j$, and the slope's own change with $x_j^2$. A rate that does not overshoot in
# the steepest direction is far too small for the flattest.
#
# The remedy: give every feature the mean 0 and the standard deviation 1. For feature number $j$, a row
# of `X`,
#
# $$\mu_j = \frac{1}{m} \sum_{i=1}^{m} x_j^{(i)}, \qquad
# \sigma_j^2 = \frac{1}{m} \sum_{i=1}^{m} \big(x_j^{(i)} - \mu_j\big)^2, \qquad
# x_j \leftarrow \frac{x_j - \mu_j}{\sigma_j}$$
#
# Measuring $\mu$ and $\sigma$ is a step of its own, because they are measured **once, on the training
# set**, and used on every example that ever comes.
#
# ### Exercise 6: `fit_normalizer`
#
# - In: `X`, shape `(n_x, m)`, a training set. Out: `mu` and `sigma`, both of shape `(n_x, 1)`.
# - The sum of squares is divided by $m$, as above.
# - A feature may be the same in all examples: a pixel in the corner that is always black. Its standard
#   deviation is 0, and dividing by it gives `nan`. Think of what `sigma` should be there, so that the
#   feature does no harm, in training or when some test example has another value in it, say 1. The
#   worked line shows our choice: find the reason.
# - Worked line: `[[1, 3], [5, 5]]` gives `mu = [[2], [5]]` and `sigma = [[1], [1]]`.
# - The check looks at features of very different size, at constant features, at one feature and one
#   example. Its constants are whole numbers, whose deviation is exactly 0. For a constant such as 0.3
#   rounding can make it 1e-16. How would you find these, too?


# %% answer="fit_normalizer"
def fit_normalizer(X):
    """Measure every feature of a training set.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)

    Returns
    -------
    mu, sigma : ndarray, shape (n_x, 1)
    """
    ...


# %% check="fit_normalizer"
check("fit_normalizer")

# %% [markdown]
# ### Exercise 7: `normalize`
#
# - In: `X`, shape `(n_x, m)`, any set; `mu` and `sigma`, shape `(n_x, 1)`. Out: a new array of the
#   shape of `X`.
# - Worked line: `X = [[7, 13]]`, `mu = [[10]]`, `sigma = [[2]]` give `[[-1.5, 1.5]]`.
# - The check looks at a set with another mean and spread than `mu` and `sigma`, at one example, and
#   that `X` stays as it was.


# %% answer="normalize"
def normalize(X, mu, sigma):
    """Express every feature in standard deviations from the mean.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    mu, sigma : ndarray, shape (n_x, 1)

    Returns
    -------
    ndarray, shape (n_x, m)
    """
    ...


# %% check="normalize"
check("normalize")

# %% [markdown]
# **Look.** The valley again: raw, with the mean taken away, and with your two functions. All drawn with
# the same length for one unit on both axes.

# %% tags=["experiment"]
if check.ready("fit_normalizer", "normalize"):
    mu, sigma = fit_normalizer(X_pair)
    panels = {"Raw": X_pair, "Mean taken away": X_pair - mu}
    panels["Normalised"] = normalize(X_pair, mu, sigma)
    figures.draw_descents(panels, Y_pair)

# %% [markdown]
# Both steps help. Two features that are both always positive push $z$ the same way, so their weights
# have to balance each other: that makes the valley slant, and taking the mean away sets it upright.
# Dividing by the deviation then makes it rounder.
#
# These two features have similar sizes. With all thirty, an area of 600 stands beside a smoothness of
# 0.1. **Look:** how many steps until the cost is 0.1, each with the best of the rates that were tried?
# (Here the bias is trained too.) `steps_to`, in the folded cell, counts them.


# %% folded=True
def steps_to(goal, X, Y, rate, most=2000):
    """Count the steps of gradient descent from zero until the cost is at most `goal`."""
    w, b = logistic.initialize_with_zeros(X.shape[0])
    for step in range(most + 1):
        Z = w.T @ X + b
        cost = np.mean(np.logaddexp(0, Z) - Y * Z)
        if cost <= goal or cost > 20 or step == most:
            return (step, cost) if cost <= goal else (None, cost)
        dZ = sigmoid(np.clip(Z, -30, 30)) - Y
        w, b = w - rate * X @ dZ.T / X.shape[1], b - rate * dZ.mean()


# %% tags=["experiment"]
if check.ready("fit_normalizer", "normalize"):
    X, Y = tumours.X_train, tumours.Y_train
    raw = {rate: steps_to(0.1, X, Y, rate) for rate in [1e-6, 3e-6, 1e-5, 3e-5]}
    X = normalize(X, *fit_normalizer(X))
    normalised = {rate: steps_to(0.1, X, Y, rate) for rate in [0.1, 0.3, 1.0, 3.0]}
    figures.print_steps({"raw": raw, "normalised": normalised}, 2000)

# %% [markdown]
# ### Whose mean, whose deviation?
#
# It is tempting to normalise each set with its own numbers. Then every set has mean 0, and what made
# it different is gone. **Look:** a hospital sends you its patients from the ward where malignant cases
# are treated. You have trained on the training set, normalised, and predict for them, once with the
# training set's $\mu$ and $\sigma$, once with their own.

# %% predict="the_ward"
check.predict("the_ward")


# %%
def trained(X, Y):
    """Train logistic regression; return the function that predicts with what it has learned."""
    w, b = logistic.initialize_with_zeros(X.shape[0])
    params, _, _ = logistic.optimize(w, b, X, Y, 400, 0.1)
    return lambda X: logistic.predict(params["w"], params["b"], X)


# %% tags=["experiment"]
if check.ready("fit_normalizer", "normalize"):
    mu, sigma = fit_normalizer(tumours.X_train)
    predict = trained(normalize(tumours.X_train, mu, sigma), tumours.Y_train)
    ward = np.flatnonzero(tumours.Y_test[0] == 1)
    groups = {"the whole test set": np.arange(114), "the ward": ward, "a patient": ward[:1]}
    for name, who in groups.items():
        X, Y = tumours.X_test[:, who], tumours.Y_test[:, who]
        with_training = predict(normalize(X, mu, sigma)) == Y
        with_own = predict(normalize(X, *fit_normalizer(X))) == Y
        figures.print_normalised(name, with_training, with_own)

# %% [markdown]
# On a test set that is like the training set you might not notice. On the ward, about half of the
# malignant tumours look average among their like, and are called benign. A patient who comes alone is
# her own mean: all her features become 0, and the model answers without having looked at anything.
#
# So $\mu$ and $\sigma$ belong to the model, as the weights do. Store them with it. And measure them
# on the training set alone: with the test set in the mean, the test has a small part in the training.

# %% [markdown]
# ## What you can do now
#
# You can deal data out without the usual accidents and say how far to trust a number measured on it.
# You choose the dev set by what the model is for. From three error rates you read what to do next, and
# what not to bother with. You give the inputs a common scale, with numbers that belong to the model.
#
# Questions to take along:
#
# - Ten pictures of each of a hundred cats: may the ten of one cat be dealt out to different sets?
#   What would the dev error then measure?
# - You normalise with the training set's numbers, and a year later the cameras are replaced. Which of
#   your figures would tell you first?
# - With a bigger network and more data, both gaps close. Which of the two can you buy, and what do you
#   do about the other? The notebook `regularization` starts there.
