# %% [markdown]
# # Regularization
#
# A network that gets its training examples right and new ones wrong has learned too much: the
# pattern, and the accidents too. In this notebook you take away some of its freedom, in five ways,
# and measure each time what that buys.
#
# You will learn to
#
# - put a price on large weights (L2 and L1), and say what that does to one weight in one update;
# - drop units at random while training (dropout), and only while training;
# - stop a run at the right moment;
# - make new training pictures out of old ones;
# - tell from two accuracies which of these to reach for.
#
# Plan about four hours; the second half starts with section 4. There are eight exercises. You need
# the forward and backward passes of week 4. Functions of earlier weeks come from
# `course_utils.toolbox`: your own where they have passed their checks, else the course's.

# %% [markdown]
# Run this cell first.

# %%
from functools import partial

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week5 import regularization as figures
from course_utils.reference import initialization, regularization
from course_utils.toolbox import deep
from course_utils.toolbox.activations import relu, sigmoid
from course_utils.toolbox.costs import compute_cost

check = notebook_checks("week5/regularization")

# %% [markdown]
# ## 1. A network that believes everything it is told
#
# A football club wants to know where its goalkeeper should aim his long kicks. For each kick of a
# season somebody noted where the ball came down, and which team won the header. One note in 25
# names the wrong team: it was raining, and the match went on.
#
# The season is **simulated** (`datasets/football.md` says how), so we know what real analysts do
# not: where the border between the teams' regions really runs, and how many notes are wrong.
#
# There are 211 kicks to learn from, and another 200 for the dev set. A **dev set**, or validation set, holds
# examples that a network never learns from and by which we choose between networks.

# %%
kicks = datasets.make_football()
X_train, Y_train = kicks.X_train / figures.METRES, kicks.Y_train  # features in units of 20 m
X_dev, Y_dev = kicks.X_dev / figures.METRES, kicks.Y_dev
print(kicks.source)
print(f"training set: X {X_train.shape}, Y {Y_train.shape}; dev set: X {X_dev.shape}")
print(f"we won {100 * Y_train.mean():.0f} % of the headers in the training set")

# %% tags=["experiment"]
figures.draw_kicks(X_train, Y_train, "211 kicks; our own goal is on the left")

# %% [markdown]
# You would draw one smooth line from bottom to top, and shrug at the single points on the wrong
# side. A network does not shrug. Here is one with 20 and 3 hidden units, ReLU, then a sigmoid:
# 2 → 20 → 3 → 1. With its biases it has 127 parameters for 211 examples.
#
# | symbol | meaning | shape |
# |---|---|---|
# | $X$ | examples, one a column | $(2, m)$ |
# | $W^{[l]}, b^{[l]}$ | weights and biases of layer $l$ = 1, 2, 3 | $(n^{[l]}, n^{[l-1]})$, $(n^{[l]}, 1)$ |
# | $Z^{[l]}, A^{[l]}$ | pre-activations and activations | $(n^{[l]}, m)$ |
#
# `forward_propagation` is week 4's, for three layers: ReLU, ReLU, sigmoid. Its **cache** keeps what the
# way back needs, in an order that the exercises use. Its cell is folded, as are others that you need
# not read to go on: a click on the dots opens one.


# %% folded=True
def forward_propagation(X, parameters):
    """Return A3, shape (1, m), and the cache."""
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)


# %% folded=True
# What a network is judged by: its cross-entropy, and how many answers are right.
def cost_from(Z3, Y):
    """Return the cross-entropy, from Z3, so that it stays finite where A3 rounds to 0 or 1."""
    return np.mean(np.logaddexp(0, Z3) - Y * Z3)


def cost_of(parameters, X, Y):
    """Return the cross-entropy of a pass through the network."""
    return cost_from(forward_propagation(X, parameters)[1][8], Y)


def accuracy(parameters, X, Y):
    """Return the percentage of examples that the network gets right."""
    A3, _ = forward_propagation(X, parameters)
    return 100 * np.mean((A3 > 0.5) == Y)


# %% [markdown]
# With only three units in layer 2, a run can end with all three of them off for every example, and
# then no gradient reaches layers 1 and 2 any more. That is rare: of the seeds 0 to 49, one ends so,
# and only with L1 or L2. The seed in `fit` gives an ordinary start.
#
# All runs of this notebook go through `fit`, and differ only in how the gradients are computed. It
# records the plain cost on both sets every 50 iterations, and keeps the parameters of that moment.
# The curve is drawn while a run goes on. "Stop" ends it, and what it has learned so far is kept.


# %% folded=True tags=["experiment"]
# `fit` trains, `report` prints how a run ended, `probability_of` gives its answers to any kicks.
from types import SimpleNamespace

from course_utils import training
from course_utils.explorers.live_curve import LiveCurve


def fit(gradients, label, num_iterations=12_000, learning_rate=0.3, seed=3, live=None):
    """Train 2 → 20 → 3 → 1; `gradients(parameters)` returns a cost and the gradients."""
    run = SimpleNamespace(label=label, train_costs=[], kept=[])
    parameters = initialization.initialize_parameters_he([2, 20, 3, 1], rng=seed)

    def step(i):
        nonlocal parameters
        cost, grads = gradients(parameters)
        parameters = deep.update_parameters(parameters, grads, learning_rate)
        return cost

    def look():
        run.train_costs.append(cost_of(parameters, X_train, Y_train))
        run.kept.append(parameters)
        return cost_of(parameters, X_dev, Y_dev)

    live = live or LiveCurve("Cost of each update, and cost on the dev set")
    run.history = training.train(step, num_iterations, 50, label, live=live, dev=look)
    run.iterations, run.dev_costs = run.history.iterations, run.history.dev_costs
    run.parameters = parameters
    return run


def report(run):
    """Print a run's accuracies and its cost on the dev set."""
    train, dev = (accuracy(run.parameters, X, Y) for X, Y in ((X_train, Y_train), (X_dev, Y_dev)))
    print(
        f"{run.label:24s} train {train:5.1f} %   dev {dev:5.1f} %   gap {train - dev:4.1f}   "
        f"cost on dev {run.dev_costs[-1]:.3f}"
    )


def probability_of(run):
    """Return a function that gives the run's probabilities."""
    return lambda X: forward_propagation(X, run.parameters)[0]


def as_stopped(run, stop):
    """Return what `report` prints of a run that ends at one of its records."""
    costs = run.dev_costs[: stop + 1]
    return SimpleNamespace(label="stopped early", parameters=run.kept[stop], dev_costs=costs)


# %% folded=True
# The gradients without any regularization, which `fit` takes first.
def plain_gradients(parameters):
    """Return the cost and its gradients without any regularization."""
    _, cache = forward_propagation(X_train, parameters)
    # with a strength of 0, this is the way back of week 4
    grads = regularization.backward_propagation_with_regularization(X_train, Y_train, cache, 0)
    return cost_from(cache[8], Y_train), grads


# %% tags=["experiment"]
runs = {"none": fit(plain_gradients, "no regularization")}
report(runs["none"])


# %% tags=["experiment"]
title = "What the network believes, with its training examples"
figures.draw_beliefs({title: probability_of(runs["none"])}, X_train, Y_train)

# %% [markdown]
# The border goes out of its way for single notes, some of which are plainly wrong. New kicks do not
# honour these detours. Now the two costs while the network trained:

# %% tags=["experiment"]
run = runs["none"]
figures.draw_over_fitting(run.iterations, run.train_costs, run.dev_costs)

# %% [markdown]
# This is **over-fitting** as a picture. The training cost goes on falling, so the run looks fine to
# anyone who has no dev set. The dev cost turns and rises. The accuracy on the dev set hides how bad
# it is: the network has become *certain*, and where it is wrong it is now certain and wrong.
#
# More data would help, and is not to be had: the season is over. So the network must be held back.

# %% [markdown]
# ## 2. A price on large weights: L2
#
# What does a detour for a single note take? The output has to swing from 0 to 1 and back within a
# few metres. Only large weights make it so steep; small ones make gentle slopes. So ask for small
# weights, and pay for it with a little training accuracy.
#
# The size of a whole matrix is measured by its **Frobenius norm** $\lVert W \rVert_F$: square all
# entries, add them, take the root. The penalty uses its square, so the root goes away:
#
# $$\lVert W \rVert_F^2 = \sum_i \sum_j W_{ij}^2$$
#
# The cost gets a second part, with a strength $\lambda$ that you choose (in code `lambd`, since
# `lambda` is a word of Python):
#
# $$J = \underbrace{-\frac{1}{m} \sum_{i=1}^{m} \Big(y^{(i)} \log a^{[3](i)} + (1 - y^{(i)})
# \log (1 - a^{[3](i)})\Big)}_{\text{cross-entropy}}
# + \underbrace{\frac{\lambda}{2m} \sum_{l} \lVert W^{[l]} \rVert_F^2}_{\text{L2 penalty}}$$
#
# A weight is now worth its price only if it lowers the cross-entropy by more. The biases go free: a
# bias shifts a unit and cannot make it steep.
#
# ### Exercise 1: `compute_cost_with_regularization`
#
# - In: `A3` and `Y`, both of shape `(1, m)`; `parameters`, a dict with `W1`, `b1`, `W2`, `b2`,
#   `W3`, `b3`; `lambd`, a number. Out: the cost, a number.
# - `compute_cost(A3, Y)` gives the cross-entropy.
# - Worked line: with two examples, cross-entropy 0.6931, `W1 = W2 = [[1]]`, `W3 = [[0]]` and
#   `lambd = 0.4`, the penalty is $0.4 / 4 \cdot (1 + 1 + 0) = 0.2$ and the cost 0.8931.
# - The check looks at layers of any width, one example, and a penalty of 0.


# %% answer="compute_cost_with_regularization"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Add a price on the squared weights to the cross-entropy.

    Parameters
    ----------
    A3 : ndarray, shape (1, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    parameters : dict
        "W1", "b1", "W2", "b2", "W3", "b3".
    lambd : float
        Strength of the penalty.

    Returns
    -------
    float
    """
    ...


# %% check="compute_cost_with_regularization"
check("compute_cost_with_regularization")

# %% [markdown]
# ### Exercise 2: `backward_propagation_with_regularization`
#
# Gradient descent follows the slope of the cost, so a new cost needs new gradients. A sum is
# differentiated part by part. The first part's gradients are week 4's, for three layers:
#
# $$dZ^{[3]} = A^{[3]} - Y, \qquad
# dZ^{[l]} = \big(W^{[l+1]T} dZ^{[l+1]}\big) \circ \big(Z^{[l]} > 0\big) \quad (l = 2, 1)$$
# $$dW^{[l]} = \tfrac{1}{m} dZ^{[l]} A^{[l-1]T} + \;?\;, \qquad
# db^{[l]} = \tfrac{1}{m} \textstyle\sum_i dZ^{[l](i)} + \;?\;, \qquad A^{[0]} = X$$
#
# What the penalty adds in the two places of the question marks is yours to find: differentiate
# $\frac{\lambda}{2m} w^2$ for one weight $w$, and look which parameters are in the penalty at all.
#
# - In: `X`, shape `(n_x, m)`; `Y`, shape `(1, m)`; `cache`, the tuple
#   `(Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)`; `lambd`.
# - Out: a dict with `"dW1"`, `"db1"`, … `"dW3"`, `"db3"`. Other keys, such as `"dZ3"` or `"dA2"`,
#   may stand beside them.
# - Worked line: where the first part of a gradient is 0, $w = 3$, `lambd` = 0.5 and $m = 10$, the
#   gradient is 0.15.
# - The check looks at layers of any width, one unit, one example, and that the cache stays as it
#   was.


# %% answer="backward_propagation_with_regularization"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Return the gradients of the penalised cost.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
    cache : tuple
        (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)
    lambd : float

    Returns
    -------
    dict
        "dW1", "db1", … "dW3", "db3".
    """
    ...


# %% check="backward_propagation_with_regularization"
check("backward_propagation_with_regularization")

# %% [markdown]
# **Look.** The same network from the same start, now with $\lambda = 0.7$.


# %% tags=["experiment"]
def l2_gradients(parameters, lambd):
    """Return the penalised cost and its gradients."""
    A3, cache = forward_propagation(X_train, parameters)
    cost = compute_cost_with_regularization(A3, Y_train, parameters, lambd)
    return cost, backward_propagation_with_regularization(X_train, Y_train, cache, lambd)


# %% tags=["experiment"]
if check.ready("compute_cost_with_regularization", "backward_propagation_with_regularization"):
    runs["L2"] = fit(partial(l2_gradients, lambd=0.7), "L2, lambda 0.7")
    report(runs["none"])
    report(runs["L2"])
    titles = {"none": "No penalty, with the dev set", "L2": "L2, λ = 0.7, with the dev set"}
    predicts = {title: probability_of(runs[name]) for name, title in titles.items()}
    figures.draw_beliefs(predicts, X_dev, Y_dev)

# %% [markdown]
# The network gives up some training examples that lie on the wrong side of the line, and does better
# on kicks that it has not seen. Nobody told it which notes to distrust.
#
# ### What one update does
#
# Put your gradient into the update of one weight, with the learning rate $\alpha$. Call the first
# part of the gradient $g$:
#
# $$w \leftarrow w - \alpha \Big(g + \frac{\lambda}{m} w\Big)
# = \Big(1 - \frac{\alpha \lambda}{m}\Big) w - \alpha g$$
#
# Before each ordinary step the weight is multiplied by a factor a little below 1. Another name of L2 is
# **weight decay**, since a weight that nobody needs ($g = 0$) shrinks towards 0 by the same factor at
# each step. A weight in use is held where the pull of the data balances the decay.
#
# There is another penalty, **L1**, which adds absolute values instead of squares:
#
# $$\frac{\lambda}{m} \sum_l \sum_{i, j} \big| W^{[l]}_{ij} \big|$$
#
# Its derivative with respect to $w$ is $+\lambda / m$ for a positive weight and $-\lambda / m$ for
# a negative one, whatever its size.
#
# ### Exercise 3: `shrinking`, by hand
#
# Take $\alpha = 0.3$, $\lambda = 0.7$ and, to have round numbers, $m = 210$. Give numbers:
#
# - `"squared Frobenius norm"`: $\lVert W \rVert_F^2$ of `[[1, -2], [2, 4]]`;
# - `"price of doubling"`: the factor by which the L2 penalty grows when every weight is doubled;
# - `"decay factor"`: what a weight is multiplied by in each update under L2;
# - `"updates to half"`: after how many updates a weight with $g = 0$ has shrunk to one half under
#   L2;
# - `"L1 gradient"`: what the L1 penalty adds to the gradient of a weight $w = -0.4$;
# - `"updates to zero under L1"`: a weight is 0.05 and $g = 0$. How many updates until it reaches
#   zero under L1?
# - `"left under L2"`: how large is the same weight after that many updates under L2?
#
# Worked line: for `[[3, 0], [0, 4]]` the first answer would be 25, and its norm 5. You may compute
# in a cell of your own. An answer that is 1 % off is near enough, except for the decay factor: give
# all its digits. The check tells right from wrong for the first, the third and the fifth; the others
# are looked at when you hand in.

# %% answer="shrinking"
shrinking = {
    "squared Frobenius norm": None,
    "price of doubling": None,
    "decay factor": None,
    "updates to half": None,
    "L1 gradient": None,
    "updates to zero under L1": None,
    "left under L2": None,
}
### BEGIN SOLUTION
shrinking = {
    "squared Frobenius norm": 1 + 4 + 4 + 16,
    "price of doubling": 2**2,
    "decay factor": 1 - 0.3 * 0.7 / 210,
    "updates to half": np.log(0.5) / np.log(0.999),
    "L1 gradient": -0.7 / 210,
    "updates to zero under L1": 0.05 / 0.001,
    "left under L2": 0.05 * 0.999**50,
}
### END SOLUTION

# %% check="shrinking"
check("shrinking")

# %% [markdown]
# Your numbers say what to expect. L2 takes a *share*: large weights shrink fast, small ones slowly,
# and none ever gets to zero. L1 takes a *fixed amount*: small weights are soon gone for good.
#
# **Look.** The 40 weights of the first layer after training with each penalty, largest first. The
# numbers under the figure count the weights that are as good as zero.


# %% tags=["experiment"]
def l1_gradients(parameters, lambd):
    """Return the cost with an L1 penalty and its gradients."""
    A3, cache = forward_propagation(X_train, parameters)
    grads = backward_propagation_with_regularization(X_train, Y_train, cache, 0.0)
    cost, price = compute_cost(A3, Y_train), lambd / X_train.shape[1]
    for name in ("W1", "W2", "W3"):
        grads[f"d{name}"] = grads[f"d{name}"] + price * np.sign(parameters[name])
        cost += price * np.sum(np.abs(parameters[name]))
    return cost, grads


# %% tags=["experiment"]
if check.ready("compute_cost_with_regularization", "backward_propagation_with_regularization"):
    runs["L1"] = fit(partial(l1_gradients, lambd=0.4), "L1, lambda 0.4")
    compared = [runs[name] for name in ("none", "L2", "L1")]
    figures.draw_weights({run.label: run.parameters["W1"] for run in compared})
    for run in compared:
        report(run)
        figures.print_in_use(run.parameters["W1"])

# %% [markdown]
# L1 gives a **sparse** network: it has thrown most units away and does nearly as well. That helps
# if the network must fit on a small device. For accuracy L2 is the more usual choice.
#
# (At the end, L1's weights tremble around zero by about $\alpha \lambda / m$, since every step has
# the same size. Programs that want exact zeros cut the last step short.)
#
# ### How strong?
#
# $\lambda$ is a **hyperparameter**: training cannot choose it, since the training cost is always
# lowest at $\lambda = 0$. The dev set chooses.

# %% tags=["experiment"]
if check.ready("compute_cost_with_regularization", "backward_propagation_with_regularization"):
    strengths = [0.1, 0.3, 1.0, 5.0, 20.0, 60.0, 200.0]
    live = LiveCurve("L2 from weak to strong", log=True)
    sweep = [
        fit(partial(l2_gradients, lambd=lambd), f"lambda {lambd}", 2000, live=live)
        for lambd in strengths
    ]
    weights = [run.parameters for run in sweep]
    sets = {"training": (X_train, Y_train), "dev": (X_dev, Y_dev)}
    scores = {name: [accuracy(each, *data) for each in weights] for name, data in sets.items()}
    figures.draw_strengths(strengths, scores, weights)
    figures.print_answering_the_same([run.train_costs[-1] for run in sweep], Y_train)

# %% [markdown]
# At the left end the weights are free to grow, and the further you go that way the more you get the
# network of section 1. At the right end it is so poor that it **under-fits**: all weights are gone,
# and only the bias of the last unit is left to answer the same to everything. Both curves fall
# together, and the gap between them is nearly zero. So a small gap alone is no sign of a good
# network.
#
# Which $\lambda$ would you take? At 0.1, 0.3 and 1 the dev accuracies are a kick or two apart: 200
# kicks cannot decide between them. They do say that 20 is too much, and 60 far too much. That is how
# such a choice is made: on a logarithmic scale, and not to the last digit.

# %% [markdown]
# ## 3. Units that cannot be relied on: dropout
#
# Another way to hold a network back, which looks reckless: in every iteration, switch off some of
# the hidden units at random, others for each example. A unit then cannot build on one particular
# partner, because that partner may be missing. It must spread its weights over many, and the
# special arrangements that take in a single wrong note do not hold together.
#
# | symbol | meaning | shape |
# |---|---|---|
# | $p$ | `keep_prob`, the probability that a unit stays | a number, $0 < p \le 1$ |
# | $D^{[l]}$ | the **mask** of layer $l$: 1 for kept, 0 for dropped | $(n^{[l]}, m)$ |
#
# The units that stay are divided by $p$:
#
# $$A^{[l]} = \frac{g(Z^{[l]}) \circ D^{[l]}}{p}$$
#
# Why? An entry of $D$ is 1 with probability $p$, so the expectation of $g(z)\, d / p$ is
# $g(z) \cdot p / p = g(z)$. So the next layer's $Z$ is on average what it would be if this layer
# dropped nothing. When the network is used later, all units are on, and nothing needs to be rescaled.
# (The division is what makes it **inverted** dropout.)
#
# ### Exercise 4: `forward_propagation_with_dropout`
#
# - In: `X`, shape `(n_x, m)`; `parameters`; `keep_prob`. Out: `A3`, shape `(1, m)`, and the cache
#   `(Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)`.
# - `Z1` and `Z2` are as before the mask; `A1` and `A2` as they go on to the next layer. Both hidden
#   layers are dropped from, neither the input nor the output is.
# - A mask: draw numbers evenly between 0 and 1, one for each entry, and compare.
#   `rng.random(shape)` draws them. Which comparison is true with probability $p$?
# - Worked line: with $p = 0.5$, activations `[[3, 1, 2]]` and mask `[[1, 0, 1]]`, the layer hands
#   on `[[6, 0, 4]]`.
# - The check cannot know your random numbers. It looks at what must hold for any: the share of
#   ones, masks that differ between units, examples, layers and calls, every `Z` and `A` computed
#   from them, and nothing dropped at $p = 1$. So fix no seed inside the function.


# %% answer="forward_propagation_with_dropout"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    """Forward pass that drops hidden units at random.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    parameters : dict
        "W1", "b1", "W2", "b2", "W3", "b3".
    keep_prob : float
        Probability of keeping a unit.
    rng : Generator, int or None
        Source of the masks; None takes fresh random numbers. The check does not set it.

    Returns
    -------
    A3 : ndarray, shape (1, m)
    cache : tuple
        (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
    """
    rng = np.random.default_rng(rng)
    ...


# %% check="forward_propagation_with_dropout"
check("forward_propagation_with_dropout")

# %% [markdown]
# **Look.** One kick goes through your pass 4000 times, with the weights of the run without
# regularization. The figure shows what the third unit in use of layer 1 hands on, averaged over the
# first 1, 2, 3, … passes.

# %% tags=["experiment"]
if check.ready("forward_propagation_with_dropout"):
    many, handed_on = np.repeat(X_dev[:, :1], 4000, axis=1), {}
    for p in (0.9, 0.5, 0.2):
        with np.errstate(over="ignore"):  # with few units kept, Z3 goes far out
            cache = forward_propagation_with_dropout(many, runs["none"].parameters, p)[1]
        Z1, A1 = cache[0], cache[2]
        unit = np.flatnonzero(Z1[:, 0] > 0)[2]
        handed_on[p] = A1[unit]
    figures.draw_means(handed_on, Z1[unit, 0])

# %% [markdown]
# The mean is kept, and the noise around it grows as $p$ gets smaller. That noise is the point.
#
# ### Exercise 5: `backward_propagation_with_dropout`
#
# The forward pass had one more step between $g(Z^{[l]})$ and $A^{[l]}$: a product with
# $D^{[l]} / p$. So the way back has one more step too. Derive it: if $a = g(z)\, d / p$, by how
# much does $a$ move when $g(z)$ moves by a little, for $d = 1$ and for $d = 0$? Then put that
# factor into the line where $dA^{[2]}$, and later $dA^{[1]}$, goes on towards $dZ$.
#
# The masks come from the cache. Why would fresh ones be wrong?
#
# - In: `X`, shape `(n_x, m)`; `Y`, shape `(1, m)`; `cache`, as your forward pass returns it;
#   `keep_prob`. Out: a dict with `"dW1"`, `"db1"`, … `"dW3"`, `"db3"`, and others if you like.
#   There is no L2 penalty here.
# - Worked line: with $p = 0.5$, if `[[0.2, 0.2]]` comes back to a layer whose mask is `[[1, 0]]`,
#   then `[[0.4, 0]]` goes on to its ReLU.
# - The check looks at masks of bools and of 0 and 1, several `keep_prob`, one unit, one example,
#   and that the cache stays as it was.


# %% answer="backward_propagation_with_dropout"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    """Return the gradients of the cost of a pass with dropout.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
    cache : tuple
        (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
    keep_prob : float

    Returns
    -------
    dict
        "dW1", "db1", … "dW3", "db3".
    """
    ...


# %% check="backward_propagation_with_dropout"
check("backward_propagation_with_dropout")

# %% [markdown]
# **Look.** Training with $p = 0.86$: in each iteration and for each kick, about three of the 20
# units are missing.


# %% tags=["experiment"]
def dropout_gradients(parameters, keep_prob):
    """Return the cost of one draw of masks and its gradients."""
    _, cache = forward_propagation_with_dropout(X_train, parameters, keep_prob)
    grads = backward_propagation_with_dropout(X_train, Y_train, cache, keep_prob)
    return cost_from(cache[10], Y_train), grads


# %% tags=["experiment"]
if check.ready("forward_propagation_with_dropout", "backward_propagation_with_dropout"):
    runs["dropout"] = fit(partial(dropout_gradients, keep_prob=0.86), "dropout, keep_prob 0.86")
    report(runs["none"])
    report(runs["dropout"])
    shown = [runs["dropout"].history, runs["none"].history]
    figures.draw_dropout(shown, probability_of(runs["dropout"]), X_dev, Y_dev)

# %% [markdown]
# The cost jumps, and that is no fault: each record belongs to other masks, so to another network.
# But it means that the curve no longer tells you whether your code is right. Set `keep_prob` to 1,
# see the curve fall, then turn dropout on.
#
# ### Both, by hand
#
# **Look.** This section began with a claim: units that may be missing do not rely on each other. Take
# units away from a trained network and see. Then try L2 beside it, make notes wrong, and step through
# the training. (The steps here have momentum, which week 6 is about: 600 of them lower the cost as
# far as 8000 above. With five units away, what the others say is multiplied by 20/15, as in dropout.)

# %% tags=["experiment"]
from course_utils.explorers.regularization import Regularization

Regularization(
    functions=check.own(
        "backward_propagation_with_regularization",
        "forward_propagation_with_dropout",
        "backward_propagation_with_dropout",
    )
)

# %% [markdown]
# L2 alone makes the damage smaller, and dropout makes it vanish. But dropout does not keep the
# weights small, and L2 does. So the two are used together, too.
#
# ### Not when you predict
#
# The report above used `forward_propagation`, without masks. What if dropout stays on?

# %% tags=["experiment"]
if check.ready("forward_propagation_with_dropout", "backward_propagation_with_dropout"):
    trained = runs["dropout"].parameters
    answers = [forward_propagation_with_dropout(X_dev, trained, 0.86)[0] for _ in range(200)]
    scores = [100 * np.mean((A3 > 0.5) == Y_dev) for A3 in answers]
    figures.print_dropout(accuracy(trained, X_dev, Y_dev), scores)

# %% [markdown]
# The same kick can get another answer each time it is asked about, and on average the answers are
# worse. Dropout belongs to training.
#
# ### A keep_prob for each layer
#
# Where to drop? Layer 1 has 20 units, of which some are bound to do the same work. Layer 2 has
# three. Nothing says that $p$ must be one number. Here are three choices of $(p^{[1]}, p^{[2]})$,
# five runs each: the usual one, then half of the units dropped from the wide layer only, then from
# the narrow one only.

# %% predict="where_to_drop"
check.predict("where_to_drop")


# %% folded=True tags=["experiment"]
# Training as before, in a loop over the layers, each with a keep_prob of its own.
def per_layer_run(keep_probs, seed, num_iterations=1500):
    """Train with a keep_prob for each hidden layer; return both accuracies."""
    rng = np.random.default_rng(seed)
    weights = initialization.initialize_parameters_he([2, 20, 3, 1], rng)
    for _ in range(num_iterations):
        A, factors, caches = X_train, {}, {}
        for layer in (1, 2, 3):
            Z, linear_cache = deep.linear_forward(A, weights[f"W{layer}"], weights[f"b{layer}"])
            caches[layer] = Z, linear_cache
            if layer < 3:
                p = keep_probs[layer - 1]
                factors[layer] = (rng.random(Z.shape) < p) / p
                A = relu(Z) * factors[layer]
        dZ, grads = sigmoid(Z) - Y_train, {}
        for layer in (3, 2, 1):
            dA, grads[f"dW{layer}"], grads[f"db{layer}"] = deep.linear_backward(
                dZ, caches[layer][1]
            )
            if layer > 1:
                dZ = dA * factors[layer - 1] * (caches[layer - 1][0] > 0)
        weights = deep.update_parameters(weights, grads, 0.3)
    return accuracy(weights, X_train, Y_train), accuracy(weights, X_dev, Y_dev)


# %% tags=["experiment"]
for keep_probs in ((0.86, 0.86), (0.5, 1.0), (1.0, 0.5)):
    results = [per_layer_run(keep_probs, seed) for seed in range(10, 15)]
    figures.print_keep_probs(keep_probs, results)

# %% [markdown]
# The wide layer does not mind: with 20 units, ten are left on average. Of three units, all three are
# gone for $0.5^3 = 12.5$ % of the examples, and for these the network knows nothing of the kick at
# all. The difference on the dev set is one or two points in these five runs, and a single run could
# hide it. Nor are five many: twenty bring the three choices within one point of each other. (The wide
# layer bears much, not everything: with 0.25 in place of 0.5, some starts learn next to nothing.)
#
# So drop most where a layer is wide and many weights lead into it, little or nothing where it is
# narrow, and never from the output.

# %% [markdown]
# ## 4. Stop in time
#
# Look at the first pair of cost curves again. In the beginning the weights are small, and the
# network smooth; over-fitting came later. The dev cost says when. So stop there: **early
# stopping**. It saves computing time and needs no new gradient.
#
# While a run goes on you do not see the future. Dev costs are noisy, and a small rise may be an
# accident. So wait a while: stop when `patience` records in a row have brought no new lowest dev
# cost, and then go back to the parameters of the lowest one.
#
# ### Exercise 6: `early_stopping`
#
# - In: `dev_costs`, a list of numbers in the order of training, at least one; `patience`, a whole
#   number of at least 1.
# - Out: the position in the list, counted from 0, of the cost whose parameters you would use. Costs
#   that were recorded after the stop must not count.
# - An equal cost is no new lowest one. If the list ends before the patience does, all of it counts.
# - Worked line: for `[0.7, 0.5, 0.6, 0.55, 0.4]`, patience 2 stops at the 0.55 and gives 1;
#   patience 3 gets as far as the 0.4 and gives 4.
# - The check looks at lists with bumps, lists that only fall or only rise, equal costs, and a
#   single cost.


# %% answer="early_stopping"
def early_stopping(dev_costs, patience):
    """Say which record to go back to.

    Parameters
    ----------
    dev_costs : list of float
    patience : int
        Stop after so many records in a row without a new lowest cost.

    Returns
    -------
    int
        Position of the lowest cost seen until the stop.
    """
    ...


# %% check="early_stopping"
check("early_stopping")

# %% [markdown]
# **Look.** Your function on the run without regularization, and on others if you have trained them.

# %% tags=["experiment"]
if check.ready("early_stopping"):
    histories = [run.history for run in runs.values()]
    stops = [early_stopping(history.dev_costs, patience=20) for history in histories]
    figures.draw_stops(histories, stops)
    judged = [
        [accuracy(parameters, X_dev, Y_dev) for parameters in (run.kept[stop], run.parameters)]
        for run, stop in zip(runs.values(), stops, strict=True)
    ]
    figures.print_stops(histories, stops, judged)

# %% [markdown]
# Stopped in time, the run without any penalty is a decent network. And look at dropout: its dev
# *accuracy* at the end is good, its dev *cost* is not. It keeps units from relying on each other, but
# nothing keeps the weights from growing, so this network too becomes certain where it is wrong.
# Dropout is no reason not to watch the dev cost.
#
# There is a price to pay for stopping. With a
# penalty you have two separate tools: gradient descent makes the cost small, $\lambda$ holds the
# network back. Early stopping mixes the two, since it holds back by *not* making the cost small.
# And a dev set that has chosen the moment is no longer quite untouched: its cost there is a little
# too good to be true.

# %% [markdown]
# ## 5. More data for nothing: augmentation
#
# The best cure for over-fitting is more data. Sometimes you can make some. A cat seen in a mirror
# is a cat. So is one that stands a little further left, or tilts its head. The *label* stays, the
# *pixels* all change: for the network it is a new example.
#
# For the kicks that does not work: mirror one, and its label may be wrong. So here are pictures:
# the drawings of week 2, shrunk to 16 × 16 pixels so that training takes seconds. Only **40** of
# them will be used for training, and the other 219 to judge by.

# %%
cats = datasets.load_cats(photographs=False)
pictures = np.concatenate([cats.X_train, cats.X_test]) / 255
pictures = pictures.reshape(-1, 16, 4, 16, 4, 3).mean(axis=(2, 4))  # the mean of 4 × 4 pixels
labels = np.concatenate([cats.Y_train, cats.Y_test], axis=1)
print("pictures", pictures.shape, "labels", labels.shape, "from", cats.source)


# %% folded=True
# `rotate` turns a picture by some degrees; exercise 7 uses it.
def rotate(image, degrees):
    """Turn an image, shape (h, w, c), about its centre; the border's pixels fill the corners."""
    h, w = image.shape[:2]
    cos, sin = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    down = np.arange(h)[:, np.newaxis] - (h - 1) / 2
    right = np.arange(w) - (w - 1) / 2
    # each new pixel asks: which old pixel is nearest to where I come from?
    rows = np.rint(cos * down + sin * right + (h - 1) / 2).astype(int)
    columns = np.rint(cos * right - sin * down + (w - 1) / 2).astype(int)
    return image[np.clip(rows, 0, h - 1), np.clip(columns, 0, w - 1)]


# %% [markdown]
# ### Exercise 7: `augment`
#
# Make one changed version of every picture. Each picture gets draws **of its own**:
#
# 1. with chance one half, a mirror image, left and right exchanged;
# 2. a turn by an angle drawn evenly from −15 to 15 degrees: `rotate` above does it;
# 3. a random crop. Grow the picture by $p = \lfloor h / 8 \rfloor$ rows at the top and at the bottom
#    and by $q = \lfloor w / 8 \rfloor$ columns at the left and at the right, repeating its border
#    (`np.pad` with `mode="edge"`). Then cut a window of the old size, $h \times w$, out of it, at a
#    place drawn evenly from all that fit.
#
# What to write:
#
# - In: `images`, shape `(m, h, w, c)`; `rng`, a generator or a seed. The first line makes a
#   generator of a seed and leaves a generator as it is. Draw from it: `rng.random()`,
#   `rng.uniform(low, high)`, `rng.integers(low, high)`, whose `high` is not included.
# - Out: a new array of the same shape. Picture $i$ stays number $i$, or its label would be wrong.
# - Worked line: for a picture of 16 × 16 pixels, $p = q = 2$, the grown picture is 20 × 20, and the
#   window starts in row 0, 1, 2, 3 or 4.
# - The check hands in images whose pixels hold their own row and column. From where they end up it
#   reads off every mirror, turn and move, and looks at all of them together.


# %% answer="augment"
def augment(images, rng):
    """Return a changed version of every image.

    Parameters
    ----------
    images : ndarray, shape (m, h, w, c)
    rng : Generator or int

    Returns
    -------
    ndarray, shape (m, h, w, c)
    """
    rng = np.random.default_rng(rng)
    ...


# %% check="augment"
check("augment")

# %% [markdown]
# **Look.** Three pictures, each with five versions of your making.

# %% tags=["experiment"]
if check.ready("augment"):
    rng, three_cats = np.random.default_rng(0), pictures[labels[0] == 1][:3]
    figures.draw_versions(three_cats, [augment(three_cats, rng) for _ in range(5)])

# %% [markdown]
# Does it help? One split of the pictures proves nothing: which 40 are drawn matters more than
# anything else. So take eight splits, train on each with and without, and compare on the same
# split. The network has one hidden layer of 20 units. Every ten iterations it gets new versions of
# its 40 pictures.


# %% folded=True tags=["experiment"]
# One run: week 4's network and training, on pictures that `change` has changed.
def picture_run(change, split, few, num_iterations=500):
    """Train on a few pictures, changed by `change`; return accuracy and cost on all others."""
    order = np.random.default_rng(1000 + split).permutation(len(pictures))
    train, rest = order[:few], order[few:]
    mean = pictures[train].mean(axis=(0, 1, 2))

    def columns(images):
        return (images - mean).reshape(len(images), -1).T

    rng = np.random.default_rng(split)
    parameters = initialization.initialize_parameters_he([768, 20, 1], rng)
    for i in range(num_iterations):
        if i % 10 == 0:
            X = columns(change(pictures[train], rng))
        AL, caches = deep.L_model_forward(X, parameters)
        grads = deep.parameter_gradients(AL, labels[:, train], caches)
        parameters = deep.update_parameters(parameters, grads, 0.08)
    AL, _ = deep.L_model_forward(columns(pictures[rest]), parameters)
    right = np.where(labels[:, rest] == 1, AL, 1 - AL)
    return 100 * np.mean(right > 0.5), -np.mean(np.log(np.maximum(right, 1e-12)))


# %% tags=["experiment"]
few = 40  # change me
if check.ready("augment"):
    without = [picture_run(lambda images, rng: images, split, few) for split in range(8)]
    augmented = [picture_run(augment, split, few) for split in range(8)]
    figures.draw_gains(without, augmented, few, len(pictures) - few)

# %% [markdown]
# The gain is large here because 40 pictures are so few. Take 150, and you will hardly see it.
# Change the 40 in the cell above and try: what matters is how much of what augmentation adds the
# data do not hold already.
#
# Every change is a claim about the world: "the label does not depend on this". For cats and mirrors
# it holds. For letters it does not: mirror a `b` and it is a `d`.

# %% [markdown]
# ## 6. What to reach for
#
# **Look.** All runs on the kicks, side by side. The last line is the run without regularization,
# stopped in time.

# %% tags=["experiment"]
for run in runs.values():
    report(run)
if check.ready("early_stopping"):
    stop = early_stopping(runs["none"].dev_costs, patience=20)
    report(as_stopped(runs["none"], stop))

# %% [markdown]
# Read it with care. With 200 kicks in the dev set, one kick is half a point, and the standard error
# of an accuracy of 93 % is 1.8 points: which of the methods is best here cannot be told from one
# run and one dev set. Over eight starts, seeds 3 to 10 in `fit`, two things held each time: all four
# made the gap smaller, and L2, L1 and stopping early made the cost on the dev set much lower. Dropout
# lowered it in five of the eight only.
#
# ### Exercise 8: `choices`
#
# For each situation, give the letter of what you would do next. Each letter is used once:
#
# | | what to do |
# |---|---|
# | A | a stronger penalty, or more dropout |
# | B | a weaker penalty, or a larger network |
# | C | nothing yet: set `keep_prob` to 1 and see whether the curve falls smoothly |
# | D | use the forward pass without masks there |
# | E | go back to parameters that were kept some time ago |
# | F | leave out the changes of the pictures that change what they show |
#
# - `"99 % on train, 84 % on dev"`: people get 98 % of these examples right.
# - `"71 % on train, 70 % on dev"`: same task, $\lambda = 30$.
# - `"the cost goes up and down"`: you have just added dropout. The learning rate was fine before.
# - `"two predictions differ"`: the training is over. The same example gets 0.61, then 0.55.
# - `"the dev cost has turned"`: it was lowest at iteration 2000; now it is iteration 20 000, and
#   you have time for no further run.
# - `"digits turned and mirrored"`: handwritten digits, turned by any angle and mirrored at random.
#   The accuracy on the dev set has become worse, mostly for 6 and 9, 2 and 5.
#
# Then two numbers. A network has the layers 30 → 200 → 200 → 3 → 1, so four layers of weights.
#
# - `"the layer to drop most from"`: which of the hidden layers 1, 2, 3 gets the lowest `keep_prob`?
#   Count the weights that lead into each.
# - `"keep_prob of the output layer"`.
#
# Worked line: `"two predictions differ": "B"` would say that a larger network helps there. The
# check looks at three of the answers now and at the others when you hand in.

# %% answer="choices"
choices = {
    "99 % on train, 84 % on dev": None,
    "71 % on train, 70 % on dev": None,
    "the cost goes up and down": None,
    "two predictions differ": None,
    "the dev cost has turned": None,
    "digits turned and mirrored": None,
    "the layer to drop most from": None,
    "keep_prob of the output layer": None,
}
### BEGIN SOLUTION
choices = {
    "99 % on train, 84 % on dev": "A",
    "71 % on train, 70 % on dev": "B",
    "the cost goes up and down": "C",
    "two predictions differ": "D",
    "the dev cost has turned": "E",
    "digits turned and mirrored": "F",
    "the layer to drop most from": 2,
    "keep_prob of the output layer": 1.0,
}
### END SOLUTION

# %% check="choices"
check("choices")

# %% [markdown]
# ## What you can do now
#
# You can put a price on weights and find its gradient, say how a penalty acts on one weight, drop
# units and rescale what is left, go back through the same masks, stop a run by its dev costs, make
# pictures out of pictures, and say which of these a pair of accuracies calls for.
#
# All of it rests on gradients that you derived by hand and typed in. A wrong one often still
# trains, only worse, and then looks like a case for regularization. How to find out whether a
# gradient is right is the next notebook: `gradient_checking`.
#
# Questions to take along:
#
# - Dropout and L2 together: would you use the same $\lambda$ as without dropout?
# - The wrong notes in the dev set lower the best accuracy that anybody can reach. How high can it
#   be?
# - Which changes of a *sound* recording keep what was said?
