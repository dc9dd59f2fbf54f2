# %% [markdown]
# # Mini-batches, and averages that forget
#
# Gradient descent looks at all examples before it makes one step. Here you make many cheap, noisy steps instead, and
# build the average with which this week's optimisers fight the noise.
#
# You will learn to
#
# - cut a training set into mini-batches, and choose their size;
# - average a noisy series so that it forgets, and correct its start;
# - say over how many steps such an average runs.
#
# Plan about 60 minutes, with paper. You need week 4: a network of any depth, forward and backward.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week6 import mini_batches as figures
from course_utils.reference import optimizers
from course_utils.reference.deep import initialize_parameters_deep
from course_utils.toolbox import deep

check = notebook_checks("week6/mini_batches")
X, Y = datasets.make_moons(300, seed=3)  # shapes (2, 300) and (1, 300)


# %% folded=True
# A network of layers 2, 5, 2, 1, started as week 5's He did; its cost and gradients.
def start(seed=4):
    """Return the parameters before training, a fresh copy at each call."""
    parameters = initialize_parameters_deep([2, 5, 2, 1], seed)  # variance 1 / n[l-1]
    return {name: np.sqrt(2) * p for name, p in parameters.items()}


def cost_and_grads(parameters, X, Y):
    """Return the mean cross-entropy on X, Y and its gradients."""
    AL, caches = deep.L_model_forward(X, parameters)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)  # a probability rounded to 0 or 1 has no logarithm
    return deep.compute_cost(AL, Y), deep.L_model_backward(AL, Y, caches)


# %% [markdown]
# ## 1. Many cheap steps
#
# ### Exercise 1: `update_parameters_with_gd`, from memory
#
# One step, for a network of any depth. `grads` may hold more, such as week 4's `dA0`. Here and in the next lesson you may
# change the dict you were given or return a new one.
#
# - Worked line: $W = 2$ and $dW = 4$ with $\alpha = 0.1$ give $W = 1.6$.


# %% answer="update_parameters_with_gd"
def update_parameters_with_gd(parameters, grads, learning_rate):
    """One step of gradient descent.

    parameters: W1, b1 and so on. grads: dW1, db1 and so on, perhaps with others.
    Returns the updated parameters.
    """
    ### BEGIN SOLUTION
    for name in parameters:
        parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters
    ### END SOLUTION


# %% check="update_parameters_with_gd"
check("update_parameters_with_gd")

# %% [markdown]
# How near to the gradient of all examples does that of a part come?

# %% predict="sixty_four_of_300"
check.predict("sixty_four_of_300")

# %% folded=True tags=["experiment"]
# The angle between the gradient of all 300 examples and that of a few: 200 draws of each size.
rng = np.random.default_rng(0)
_, exact = cost_and_grads(start(), X, Y)
angles = {size: [] for size in (1, 4, 16, 64, 256)}
for size in angles:
    for _ in range(200):
        some = rng.choice(300, size, replace=False)
        _, grads = cost_and_grads(start(), X[:, some], Y[:, some])
        angles[size].append(figures.angle(grads, exact))
figures.print_angles(angles)

# %% [markdown]
# - A **mini-batch** is a part of the training set whose examples make one step together.
# - **Batch gradient descent** uses all $m$ examples in every step, and **stochastic gradient descent** a single one; by
#   habit the second name also covers mini-batches.
# - An **epoch** is one pass over all examples.
#
# ### Exercise 2: `random_mini_batches`
#
# Shuffle, then cut, so that each example comes once and beside its label. `X` and `Y` stay as they were.
#
# - `np.random.default_rng(seed).permutation(m)` has the numbers from 0 to $m - 1$ in an order that depends on the seed.
# - Worked line: 11 examples with size 4 give mini-batches of 4, 4 and 3.


# %% answer="random_mini_batches"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    """Shuffle the examples and cut them into mini-batches.

    X: shape (n_x, m). Y: shape (n_y, m). seed: int, of the shuffle.
    Returns a list of pairs (mini_batch_X, mini_batch_Y), in columns as X and Y are.
    """
    ...


# %% check="random_mini_batches"
check("random_mini_batches")

# %% [markdown]
# ### Which size?
#
# Five sizes, with the same rate and 0.3 seconds each:


# %% folded=True tags=["experiment"]
# 4096 examples and a larger network.
import time
from itertools import count, islice


def batches_of(cut, X, Y, size):
    """Go through the mini-batches of one epoch after another, without end."""
    for epoch in count():
        yield from cut(X, Y, size, seed=epoch)


def train_for(seconds, size, rate, X, Y):
    """Train for so many seconds; return the time of an epoch and the cost at the end."""
    parameters = initialize_parameters_deep([2, 50, 20, 1], 0)
    begin, examples = time.process_time(), 0
    for x, y in batches_of(random_mini_batches, X, Y, size):
        _, grads = cost_and_grads(parameters, x, y)
        parameters = update_parameters_with_gd(parameters, grads, rate)
        examples, spent = examples + y.size, time.process_time() - begin
        if spent >= seconds:
            break
    return spent * Y.size / examples, cost_and_grads(parameters, X, Y)[0]


if check.ready("update_parameters_with_gd", "random_mini_batches"):
    many = datasets.make_moons(4096, seed=5)
    measured = {size: train_for(0.3, size, 0.1, *many) for size in (1, 8, 64, 512, 4096)}
    figures.draw_batch_sizes(measured, 0.3)

# %% [markdown]
# Rules of thumb: up to some 2000 examples need no mini-batches; otherwise take 64 to 512.
#
# Next, 150 steps on mini-batches of 1, 64 and 300, not in this order.

# %% folded=True tags=["experiment"]
# The three runs, with the course's versions of exercises 1 and 2.
runs = []
for size in np.random.default_rng(5).permutation([1, 64, 300]):  # does not tell which is which
    parameters, costs = start(), []
    for x, y in islice(batches_of(optimizers.random_mini_batches, X, Y, size), 150):
        cost, grads = cost_and_grads(parameters, x, y)
        parameters = optimizers.update_parameters_with_gd(parameters, grads, 0.02)
        costs.append(cost)
    runs.append(costs)
figures.draw_three_sizes(runs)

# %% [markdown]
# ### Exercise 3: `batches`
#
# Numbers: `"updates in an epoch"` and `"examples in the last batch"` of 1000 examples in mini-batches of 64; `"epochs for
# 1000 updates"` of our 300 in mini-batches of 64.
#
# Which run, by its letter, is `"full batch"`, and which `"one example at a time"`?
#
# A choice for each, each letter at most once: `"A"` all examples in every step, `"B"` mini-batches of some hundred,
# `"C"` mini-batches of one, `"D"` leave the size and change something else.
#
# - `"300 examples"`, `"a million examples"` on one computer;
# - `"sorted by class, not shuffled"`: the cost swings up and down twice an epoch.

# %% answer="batches"
batches = {
    "updates in an epoch": None,
    "examples in the last batch": None,
    "epochs for 1000 updates": None,
    "full batch": None,
    "one example at a time": None,
    "300 examples": None,
    "a million examples": None,
    "sorted by class, not shuffled": None,
}
### BEGIN SOLUTION
batches = {
    "updates in an epoch": 16,
    "examples in the last batch": 1000 - 15 * 64,
    "epochs for 1000 updates": 1000 / 5,
    "full batch": "Q",
    "one example at a time": "R",
    "300 examples": "A",
    "a million examples": "B",
    "sorted by class, not shuffled": "D",
}
### END SOLUTION

# %% check="batches"
check("batches")

# %% [markdown]
# ## 2. An average that forgets
#
# Ten gradients say more than one, but old ones should count less and less, as the parameters move on. The
# **exponentially weighted average** is a running mean that mixes its last value with the newest number of a series:
#
# $$v_0 = 0, \qquad v_t = \beta\, v_{t-1} + (1 - \beta)\, \theta_t$$
#
# Here $\theta_1, \theta_2, \ldots$ are temperatures. As $v_0$ is none, the first averages are too low. Put in a constant, $\theta_t = c$: which share of $c$ has
# the average reached on day $t$? **Bias correction** divides an average that starts at 0 by that share.
#
# ### Exercise 4: `exponentially_weighted_average`
#
# - Worked line: the series 8, 4, 6 with $\beta = 0.5$ gives 4, 4, 5; corrected, it begins with 8.
# - A constant series, corrected, stays what it is. `theta` must stay as it was.


# %% answer="exponentially_weighted_average"
def exponentially_weighted_average(theta, beta, bias_correction=False):
    """Average a series over its past, with weights that fall by the factor beta a step.

    theta: shape (n,). Returns a list or array of n averages, corrected if asked for.
    """
    ### BEGIN SOLUTION
    v, averages = 0, []
    for t in range(1, len(theta) + 1):
        v = beta * v + (1 - beta) * theta[t - 1]
        averages.append(v / (1 - beta**t) if bias_correction else v)
    return averages
    ### END SOLUTION


# %% check="exponentially_weighted_average"
check("exponentially_weighted_average")

# %% predict="closest_average"
check.predict("closest_average")

# %% tags=["experiment"]
if check.ready("exponentially_weighted_average"):
    figures.draw_averages(exponentially_weighted_average, (0.5, 0.9, 0.98))

# %% [markdown]
# ### Exercise 5: `steps_until_unbiased`
#
# After how many steps does an average that is **not** corrected miss no more than the share `tolerance` of a constant
# series?
#
# - Worked line: with $\beta = 0.5$ it misses a half, a quarter, an eighth …, so for 0.2 the answer is 3.


# %% answer="steps_until_unbiased"
def steps_until_unbiased(beta, tolerance):
    """First step at which the share that is missing is at most `tolerance`; an int, from 1."""
    ...


# %% check="steps_until_unbiased"
check("steps_until_unbiased")

# %% [markdown]
# ### Exercise 6: `weights_of_average`
#
# Unroll the recursion: write $v_3$ with $\theta_3, \theta_2, \theta_1$ only. What is the weight of the day $k$ days ago?
# And once the average is corrected?
#
# - Worked line: two days with $\beta = 0.8$ have the weights 0.16 and 0.2.


# %% answer="weights_of_average"
def weights_of_average(t, beta, bias_correction=False):
    """Weights of the days 1 to t, in this order, in the average of day t; an array."""
    ...


# %% check="weights_of_average"
check("weights_of_average")

# %% [markdown]
# ### Exercise 7: `window`
#
# By hand:
#
# - `"weight of today"`: with $\beta = 0.98$, of $\theta_t$ in $v_t$;
# - `"weight three days ago"`: with $\beta = 0.5$, of $\theta_{t-3}$ in $v_t$;
# - `"all weights after 3 days"`: with $\beta = 0.9$, their sum in $v_3$;
# - `"second day at 10 degrees"`, `"second day corrected"`: $v_2$ with $\beta = 0.9$ if every day has 10 °C.
#
# A plain mean over $N$ days gives each the weight $1 / N$; here today has $1 - \beta$. Set the two equal: the average
# is like one over $N = 1 / (1 - \beta)$ days, its **window**.
#
# - `"window of beta 0.98"`; `"beta for 20 days"`;
# - `"mean age in days"`: with $\beta = 0.9$ and an endless past, each day's age counted with its weight; today has age 0.
#   You will need $\sum_{k=0}^{\infty} k \beta^k = \beta / (1 - \beta)^2$.

# %% answer="window"
window = {
    "weight of today": None,
    "weight three days ago": None,
    "all weights after 3 days": None,
    "second day at 10 degrees": None,
    "second day corrected": None,
    "window of beta 0.98": None,
    "beta for 20 days": None,
    "mean age in days": None,
}
### BEGIN SOLUTION
window = {
    "weight of today": 1 - 0.98,
    "weight three days ago": (1 - 0.5) * 0.5**3,
    "all weights after 3 days": 1 - 0.9**3,
    "second day at 10 degrees": (1 - 0.9**2) * 10,
    "second day corrected": 10,
    "window of beta 0.98": 1 / (1 - 0.98),
    "beta for 20 days": 1 - 1 / 20,
    "mean age in days": (1 - 0.9) * 0.9 / (1 - 0.9) ** 2,
}
### END SOLUTION

# %% check="window"
check("window")

# %% [markdown]
# Find the $\beta$ nearest to the season. Then make the weather wilder.

# %% tags=["experiment"]
from course_utils.explorers.weighted_averages import WeightedAverages

WeightedAverages(check.own(*WeightedAverages.uses))

# %% [markdown]
# The window has a soft edge: for a $\beta$ near 1, about 37 % of the weight lies outside.
#
# ## What you can do now
#
# You can make many cheap steps, and average noise over a window of your choice.
#
# > **Who and when.** Herbert Robbins and Sutton Monro showed in 1951 that noisy steps arrive, if they get shorter in the
# > right way. Robert Brown and Charles Holt used averages that forget in the 1950s, to forecast demand.
# >
# > *Read*: Léon Bottou, Frank Curtis and Jorge Nocedal, [Optimization methods for large-scale machine
# > learning](https://arxiv.org/abs/1606.04838), section 3. *Try*: print the angles again after some training.
