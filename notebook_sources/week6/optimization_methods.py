# %% [markdown]
# # Optimisation: getting down faster
#
# You can train a network of any depth. On a few hundred pictures it took minutes. Real training
# sets have millions of examples, and plain gradient descent would look at all of them before it
# makes one step. This notebook is about making more of every second: cheaper steps, better
# directions, and steps of the right length.
#
# You will learn to
#
# - cut a training set into mini-batches, and choose their size;
# - average a noisy series so that it forgets, and say what the average is an average of;
# - build momentum, RMSprop and Adam from that one idea;
# - let the learning rate fall in four ways;
# - tell a saddle point and a plateau from a local minimum;
# - read from a run what is the matter with it.
#
# Plan about four hours; the second half starts with section 5. There are sixteen exercises, many
# of them short. You need week 4: forward pass, backward pass and the update of an L-layer network.
# They come from `course_utils.toolbox`: your own where they have passed their checks, else the
# course's. Initial weights are drawn by the course's function.

# %%
import time
from itertools import count, islice

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, training
from course_utils.explorers.live_curve import LiveCurve
from course_utils.figures.week6 import optimization_methods as figures
from course_utils.reference import optimizers
from course_utils.reference.deep import initialize_parameters_deep
from course_utils.toolbox import deep

check = notebook_checks("week6/optimization_methods")

# %% [markdown]
# ## 1. The step you know
#
# The examples of this notebook are points in the plane, in two classes that reach around each other
# like two moons. $X$ has shape $(2, m)$: one example a column. $Y$ has shape $(1, m)$. There are
# 300 examples to train with, and 3000 others that no training sees.

# %%
X, Y = datasets.make_moons(300, seed=3)
X_new, Y_new = datasets.make_moons(3000, seed=4)
print("to train with:", X.shape, Y.shape, " new ones:", X_new.shape, Y_new.shape)

# %% [markdown]
# The network has two inputs, layers of 5 and 2 ReLU units, and one sigmoid unit: `[2, 5, 2, 1]`. It
# starts from week 5's initialisation by He: normal weights of variance $2 / n^{[l-1]}$, zero
# biases. The second function below gives what every method of this notebook needs: the cost on some
# examples, and its gradients.

# %%
LAYERS = [2, 5, 2, 1]


def start(seed=4):
    """Return the network's parameters before training, a fresh copy at each call."""
    parameters = initialize_parameters_deep(LAYERS, seed)  # variance 1 / n[l-1]
    return {name: np.sqrt(2) * p for name, p in parameters.items()}


# %%
def cost_and_grads(parameters, X, Y):
    """Return the mean cross-entropy on X, Y and its gradients."""
    AL, caches = deep.L_model_forward(X, parameters)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)  # a probability rounded to 0 or 1 has no logarithm
    return deep.compute_cost(AL, Y), deep.L_model_backward(AL, Y, caches)


# %%
cost, grads = cost_and_grads(start(), X, Y)
print("cost before training:", cost.round(4))
figures.print_shapes(start(), grads)

# %% [markdown]
# ### Exercise 1: `update_parameters_with_gd`
#
# Start with what you know, as a base line for the rest. **Gradient descent** takes every parameter
# a step against its gradient:
#
# $$W^{[l]} \leftarrow W^{[l]} - \alpha\, dW^{[l]}, \qquad b^{[l]} \leftarrow b^{[l]} - \alpha\, db^{[l]}$$
#
# - In: `parameters`, a dict with `"W1"`, `"b1"` and so on; `grads`, a dict with `"dW1"`, `"db1"`
#   and so on, each of the shape of its parameter; `learning_rate`, the number $\alpha$.
# - Out: the dict of updated parameters. You may change the one you were given, or make a new one.
#   That holds for all update functions of this notebook.
# - `grads` may hold more than you need, such as the `"dA0"` printed above.
# - Worked line: $W = 2$ and $dW = 4$ with $\alpha = 0.1$ give $W = 1.6$.
# - The check looks at one layer and several, and at every entry.


# %% answer="update_parameters_with_gd"
def update_parameters_with_gd(parameters, grads, learning_rate):
    """Make one step of gradient descent.

    Parameters
    ----------
    parameters : dict
        "W1", "b1" and so on.
    grads : dict
        "dW1", "db1" and so on, perhaps with others.
    learning_rate : float

    Returns
    -------
    dict
        The updated parameters.
    """
    ### BEGIN SOLUTION
    for name in parameters:
        parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters
    ### END SOLUTION


# %% check="update_parameters_with_gd"
check("update_parameters_with_gd")

# %% [markdown]
# ## 2. Many cheap steps
#
# The gradient is a mean over examples. To get it exactly, you need all of them. But you do not need
# it exactly: a mean over 64 examples points in nearly the same direction, and costs a fraction.
#
# How near? Measure the angle between the gradient of all 300 examples and that of a few, drawn at
# random.

# %% folded=True tags=["experiment"]
# 200 draws of each size.
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
# A random direction would be off by about 90 degrees, and one example is hardly better. But 64 are
# nearly as good as all. Four times as many examples roughly halve the error, and cost four times as
# much: the last bit of precision is the expensive one. (256 do better than that, as they are nearly
# all 300.) Where the exact gradient is short, the same noise turns it further, so near the bottom it
# takes more examples.
#
# The words for it:
#
# - **Batch** gradient descent: every step uses all $m$ examples.
# - **Mini-batch** gradient descent: the examples are cut into portions, and every step uses one.
#   $X^{\{t\}}$ is portion number $t$, of shape $(n_x, \text{size})$.
# - **Stochastic** gradient descent: the portions have size 1.
# - An **epoch** is one pass over all examples, in however many steps.
#
# In each epoch the examples are **shuffled** anew. Without it, the portions would always be the
# same; and if the examples came sorted by class, every portion would pull its own way.
#
# ### Exercise 2: `random_mini_batches`
#
# Shuffle, then cut. Each example must keep its own label, so $X$ and $Y$ are shuffled **by the same
# permutation**. If the size does not divide $m$, the last portion is shorter: every example comes
# once.
#
# - In: `X`, shape `(n_x, m)`; `Y`, shape `(n_y, m)`, where `n_y` is 1 for our moons and 10 for ten
#   kinds of pictures, say; `mini_batch_size`; `seed`, an integer, for the shuffle.
# - Out: a list of pairs `(mini_batch_X, mini_batch_Y)`, of shapes `(n_x, size)` and `(n_y, size)`.
# - The same seed gives the same portions, another seed others. So a run can be repeated, and an
#   epoch can have its own number as seed. `np.random.default_rng(seed).permutation(m)` gives the
#   numbers from 0 to $m - 1$ in random order; an array can be indexed with it.
# - Worked line: 11 examples with size 4 give portions of 4, 4 and 3 examples.
# - The check does not ask for one certain order. It looks at whether every example comes once with
#   its own label, at the sizes, at the last portion, at the seeds, at labels of several rows, and
#   that `X` and `Y` stay as they were.


# %% answer="random_mini_batches"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    """Shuffle the examples and cut them into mini-batches.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (n_y, m)
    mini_batch_size : int
    seed : int

    Returns
    -------
    list of tuple
        (mini_batch_X, mini_batch_Y), which together hold every example once.
    """
    ...


# %% check="random_mini_batches"
check("random_mini_batches")

# %% [markdown]
# ### Which size?
#
# A small portion makes a cheap step, but a matrix product with one column wastes the computer: most
# of the time goes into starting it. A large portion uses the computer well, but you get few steps.
# So the best is somewhere between, and where depends on the computer and the network.
#
# **Look.** 4096 examples, a larger network and five sizes. Every size gets the same learning rate and
# the same time: 0.3 seconds of the processor.


# %% folded=True tags=["experiment"]
# Mini-batches without end, epoch after epoch, and a training that ends when its time is up.
def portions(cut, X, Y, size):
    """Go through the mini-batches of one epoch after another, without end."""
    for epoch in count():
        yield from cut(X, Y, size, seed=epoch)


def train_for(seconds, size, rate, X, Y):
    """Train for so many seconds; return the time of an epoch and the cost at the end."""
    parameters = initialize_parameters_deep([2, 50, 20, 1], 0)
    begin, examples = time.process_time(), 0
    for x, y in portions(random_mini_batches, X, Y, size):
        _, grads = cost_and_grads(parameters, x, y)
        parameters = update_parameters_with_gd(parameters, grads, rate)
        examples, spent = examples + y.size, time.process_time() - begin
        if spent >= seconds:
            break
    return spent * Y.size / examples, cost_and_grads(parameters, X, Y)[0]


# %% tags=["experiment"]
if check.ready("update_parameters_with_gd", "random_mini_batches"):
    many = datasets.make_moons(4096, seed=5)
    measured = {size: train_for(0.3, size, 0.1, *many) for size in (1, 8, 64, 512, 4096)}
    figures.draw_portion_sizes(measured, 0.3)

# %% [markdown]
# One rate for all is not quite fair: the gradient of a large portion is less noisy, so it bears a
# larger rate. Try it: change 0.1 to 1. The sizes 64 and 512 then come out about alike, all examples at
# once get nearer but stay behind, and single examples go astray.
#
# Three rules of thumb:
#
# - A small training set, up to some 2000 examples, needs no mini-batches: one product takes all.
# - Otherwise take 64 to 512. Powers of two are the custom: 64, 128, 256 or 512.
# - A mini-batch, with all activations that the backward pass needs, must fit into memory.
#
# Our 300 examples fall under the first rule. We cut them all the same, into portions of 64, to
# have on a small scale what you will meet on a large one.
#
# ### What the cost looks like
#
# Batch gradient descent lowers the very cost that it measures, unless the rate is too large. A
# mini-batch step lowers the cost of its own portion, and the next portion is another: the curve has a
# trend with noise on it.
#
# Three runs of 150 steps with the same rate, on portions of 1, of 64 and of all 300 examples, but
# not in this order. Each point is the cost of the portion that the step used. (The figure is drawn
# with the course's versions of exercises 1 and 2.)

# %% folded=True tags=["experiment"]
# The three runs.
runs = []
for size in np.random.default_rng(5).permutation([1, 64, 300]):  # does not tell which is which
    parameters, costs = start(), []
    for x, y in islice(portions(optimizers.random_mini_batches, X, Y, size), 150):
        cost, grads = cost_and_grads(parameters, x, y)
        parameters = optimizers.update_parameters_with_gd(parameters, grads, 0.02)
        costs.append(cost)
    runs.append(costs)
figures.draw_three_sizes(runs)

# %% [markdown]
# ### Exercise 3: `batches`
#
# Numbers first:
#
# - `"updates in an epoch"`: 1000 examples in portions of 64. How many updates does an epoch make?
# - `"examples in the last batch"`: how many examples does the last of these portions have?
# - `"epochs for 1000 updates"`: our 300 examples in portions of 64. How many epochs make 1000
#   updates?
#
# Then letters of the figure, `"P"`, `"Q"` or `"R"`:
#
# - `"full batch"`: which run used all examples in every step?
# - `"one example at a time"`: which used portions of one?
#
# Last, a choice for each of three cases, each letter at most once: `"A"` all examples in every
# step, `"B"` portions of some hundred, `"C"` portions of one, `"D"` leave the size and change
# something else.
#
# - `"300 examples"`: a table with 300 rows, which fits into memory many times.
# - `"a million examples"`: a million pictures on one computer.
# - `"sorted by class, not shuffled"`: the first half of the file is class 0, the second half class
#   1, the portions are cut from it in order, and the cost swings up and down twice an epoch.
#
# Worked line: 300 examples in portions of 64 make 5 updates in an epoch. Replace `None`. The check
# looks at four of the answers now and at the others when you hand in.

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
# ## 3. Averages that forget
#
# A mini-batch gradient is noisy. Noise is fought by averaging: the last ten gradients together say
# more than the last one. But the parameters move on, so old gradients count less and less. We need
# an average that forgets. It is the one idea behind everything that follows, so meet it first where
# you can see it: on a year of temperatures.
#
# (Nobody measured them. `datasets.daily_temperatures` makes them up: a season, plus weather that
# lasts some days. Its sheet, `datasets/daily_temperatures.md`, has the formulas. Since we know the
# season, we can tell how well an average finds it.)

# %%
theta = datasets.daily_temperatures(seed=0)  # one number for each day, in °C
days = np.arange(1, 366)
season = 10 + 9 * np.cos(2 * np.pi * (days - 201) / 365)
print(theta.shape, "first days:", theta[:5])

# %% tags=["experiment"]
figures.draw_year(days, theta, season)

# %% [markdown]
# Let $\theta_t$ be the temperature of day $t = 1, 2, \ldots$ The **exponentially weighted average**
# $v_t$ needs no list of past days. It mixes yesterday's average with today's value:
#
# $$v_0 = 0, \qquad v_t = \beta\, v_{t-1} + (1 - \beta)\, \theta_t$$
#
# $\beta$, between 0 and 1, says how much of the past is kept. A value that came in $k$ days ago has
# been multiplied with $\beta$ $k$ times since: it fades, and is never cut off.
#
# ### It starts too low
#
# $v_0 = 0$ is no temperature of any day, only a place to start. On day 1, $v_1 = (1 - \beta)
# \theta_1$: with $\beta = 0.9$ a tenth of the truth. Put in a constant, $\theta_t = c$, to see how
# it goes on. $v_1 = (1 - \beta) c$, $v_2 = \beta (1 - \beta) c + (1 - \beta) c = (1 - \beta^2) c$,
# and in general $v_t = (1 - \beta^t)\, c$. The weights of the days so far add up to $1 - \beta^t$
# instead of 1. **Bias correction** divides the average by the sum of the weights in it, $1 - \beta^t$:
#
# $$\hat v_t = \frac{v_t}{1 - \beta^t}$$
#
# As $t$ grows, $\beta^t$ goes to 0 and the correction fades by itself.
#
# ### Exercise 4: `exponentially_weighted_average`
#
# - In: `theta`, a series of $n$ numbers, in an array of shape `(n,)` (a series in time is no matrix
#   of examples); `beta`; `bias_correction`, true or false.
# - Out: the $n$ averages $v_1, \ldots, v_n$, or $\hat v_1, \ldots, \hat v_n$ if corrected. A list or
#   an array of shape `(n,)`.
# - Worked line: the series 8, 4, 6 with $\beta = 0.5$ gives 4, 4, 5. Corrected, it begins with
#   $4 / 0.5 = 8$.
# - The check looks at a series of one day and of many, at whole numbers, with and without the
#   correction, and that `theta` stays as it was.


# %% answer="exponentially_weighted_average"
def exponentially_weighted_average(theta, beta, bias_correction=False):
    """Average a series over its past, with weights that fall by the factor beta a step.

    Parameters
    ----------
    theta : ndarray, shape (n,)
    beta : float
    bias_correction : bool

    Returns
    -------
    list or ndarray
        n averages.
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

# %% [markdown]
# **Look.** The year with $\beta$ = 0.5, 0.9 and 0.98. On the right, the start with $\beta = 0.98$,
# with and without the correction. In January, 0 °C is nearly right by luck. So there the averages
# begin on 1 June.

# %% predict="closest_average"
check.predict("closest_average")

# %% tags=["experiment"]
if check.ready("exponentially_weighted_average"):
    averages = {
        beta: exponentially_weighted_average(theta, beta, True) for beta in (0.5, 0.9, 0.98)
    }
    june = theta[151:211]  # sixty days, from 1 June
    begun = {
        "not corrected": exponentially_weighted_average(june, 0.98),
        "corrected": exponentially_weighted_average(june, 0.98, True),
    }
    figures.draw_averages(theta, season, averages, 152, begun)

# %% [markdown]
# A long memory gives a smooth curve and pays with lag: it still knows spring when it is summer. A
# short one follows every gust. $\beta = 0.9$ is a good middle for this series.
#
# ### Exercise 5: `window`, by hand
#
# How many days does $v_t$ average over? Take paper and unroll the recursion, three days are enough
# to see the pattern: write $v_3$ with $\theta_3, \theta_2, \theta_1$ only. Each day gets a weight.
# From the pattern, find the weight of the day $k$ days ago. Then give these numbers, exact ones
# (an expression such as `0.9**3` is fine):
#
# - `"weight of today"`: with $\beta = 0.98$, the weight of $\theta_t$ in $v_t$;
# - `"weight three days ago"`: with $\beta = 0.5$, the weight of $\theta_{t-3}$ in $v_t$;
# - `"all weights after 3 days"`: with $\beta = 0.9$, the sum of all weights in $v_3$;
# - `"second day at 10 degrees"`: $\beta = 0.9$ and every day has 10 °C: $v_2$, not corrected;
# - `"second day corrected"`: the same day, $\hat v_2$.
#
# A plain mean over $N$ days gives each the weight $1 / N$. Here today has the weight $1 - \beta$.
# Set the two equal, and an exponentially weighted average is like one over $N = 1 / (1 - \beta)$
# days, its **window**:
#
# - `"window of beta 0.98"`: how many days is that?
# - `"beta for 20 days"`: which $\beta$ averages over about 20 days?
#
# How good is that rule? Find out how old the numbers are that go in. Today has age 0, yesterday 1,
# and so on:
#
# - `"mean age in days"`: with $\beta = 0.9$ and an endless past, the mean age, each day counted
#   with its weight. (In a plain mean over ten days it would be 4.5.) You will need $\sum_{k=0}^{\infty} k \beta^k = \beta / (1 - \beta)^2$, which
#   is $\beta$ times the derivative of $\sum \beta^k = 1 / (1 - \beta)$.
#
# Worked line: with $\beta = 0.9$, the weight of yesterday is $0.1 \cdot 0.9 = 0.09$. Replace `None`.
# The check looks at four of the answers now and at the others when you hand in.

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
# **Look.** Your average at work: the same kind of year, begun on 1 June, and on the right the weights
# that it gives to the days before day $t$. They come from your function too: from what it leaves of a
# single warm day. Find the $\beta$ that gets nearest to the season. Then make the weather wilder, and
# find it again.

# %% tags=["experiment"]
from course_utils.explorers.weighted_averages import WeightedAverages

WeightedAverages(check.own(*WeightedAverages.uses))

# %% [markdown]
# Every weight is smaller than the one before by the same factor. After one window, a share of about
# $1 / e = 0.37$ of the weight is still outside: $\beta^{1/(1-\beta)} \approx 1/e$ for a $\beta$ near
# 1. So "averages over $1 / (1 - \beta)$ days" is a rule of thumb with a soft edge.
#
# Compare with a plain mean over the last 50 days: it would need a list of 50 numbers. Here it is one
# number, and one line of code. For a million parameters that counts.

# %% [markdown]
# ## 4. Momentum
#
# Picture the cost as a long narrow valley, a **ravine**: steep walls, a floor that falls gently.
# The gradient points mostly across, at the opposite wall. Here is one you can draw, with two
# parameters $w$ and $b$:
#
# $$J(w, b) = 0.01\, w^2 + b^2$$
#
# Across, along $b$, it curves 100 times as much as along $w$. A step of gradient descent multiplies
# $b$ by $1 - 2\alpha$: with a rate above 1, $b$ grows and the walk flies out of the valley. It
# multiplies $w$ by $1 - 0.02\alpha$: below that limit, each step brings $w$ at most 2 % closer. The
# steep direction dictates the rate, and the flat one pays.


# %%
def ravine(w, b):
    """Return the cost of the ravine."""
    return 0.01 * w**2 + b**2


def ravine_slopes(w, b):
    """Return the cost's derivatives with respect to w and b."""
    return 0.02 * w, 2 * b


# %% folded=True
# Walks over a surface with any method, and gradient descent as one: the course's version.
def walk(slopes, begin, update, rate, num_steps):
    """Walk over a surface; return the places, shape (num_steps + 1, 2).

    `update(parameters, grads, t, rate)` makes step t. The two parameters are called W1 and b1,
    as in a network with one weight and one bias.
    """
    parameters = {"W1": np.array([[begin[0]]]), "b1": np.array([[begin[1]]])}
    path = [begin]
    for t in range(1, num_steps + 1):
        dW1, db1 = slopes(parameters["W1"], parameters["b1"])
        parameters = update(parameters, {"dW1": dW1, "db1": db1}, t, rate)
        path.append((parameters["W1"].item(), parameters["b1"].item()))
    return np.array(path)


def course_gd(parameters, grads, t, rate):
    """Make one step of gradient descent, with the course's version."""
    return optimizers.update_parameters_with_gd(parameters, grads, rate)


# %% tags=["experiment"]
paths = {rate: walk(ravine_slopes, (-9.0, 1.0), course_gd, rate, 25) for rate in (0.95, 1.02)}
figures.draw_rates_in_ravine(ravine, paths)

# %% [markdown]
# Now average the gradients over the last steps, as you averaged temperatures. Across the ravine
# they alternate: plus, minus, plus. Their average is near 0. Along the ravine they agree, and their
# average is what they are. So walk along the average:
#
# $$v_{dW} \leftarrow \beta\, v_{dW} + (1 - \beta)\, dW, \qquad W \leftarrow W - \alpha\, v_{dW}$$
#
# and the same for $b$. Think of a ball that rolls down: $v$ is its velocity, the gradient pushes it,
# and $\beta$ is what friction leaves. That is **momentum**. $v_{dW}$ has the shape of $dW$. It starts
# at 0, and $\beta = 0.9$, a window of ten steps, is what nearly everybody uses. Bias correction is
# left out here: without it the first steps are too short, and after some thirty it makes no
# difference.
#
# ### Exercise 6: `initialize_velocity`
#
# - In: `parameters`, with `"W1"`, `"b1"` and so on.
# - Out: a dict with `"dW1"`, `"db1"` and so on: zeros of the shape of each parameter.
# - Worked line: for `{"W1": [[5., 6.]]}` the result is `{"dW1": [[0., 0.]]}`.
# - The check looks at the keys and at every shape. Where `numbered` is `True`, it writes a number
#   into each array that you return, in place: 1 into the first, 2 into the second and so on, and
#   looks whether each array is one of its own.


# %% answer="initialize_velocity"
def initialize_velocity(parameters):
    """Make zero velocities.

    Parameters
    ----------
    parameters : dict
        "W1", "b1" and so on.

    Returns
    -------
    dict
        "dW1", "db1" and so on, zeros of the parameters' shapes.
    """
    ...


# %% check="initialize_velocity"
check("initialize_velocity")

# %% [markdown]
# ### Exercise 7: `update_parameters_with_momentum`
#
# - In: `parameters`; `grads`; `v`, the velocities so far, with the keys of exercise 6; `beta`;
#   `learning_rate`.
# - Out: the updated `parameters` and the updated `v`, in this order.
# - Worked line: $W = 1$, $dW = 2$, $v = 4$ with $\beta = 0.5$ and $\alpha = 0.1$ give $v = 3$ and
#   $W = 0.7$.
# - The check looks at several steps in a row, from velocities that are not zero, with other values
#   of `beta`, and at every entry of both dicts.


# %% answer="update_parameters_with_momentum"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    """Make one step of gradient descent with momentum.

    Parameters
    ----------
    parameters : dict
        "W1", "b1" and so on.
    grads : dict
        "dW1", "db1" and so on, perhaps with others.
    v : dict
        "dW1", "db1" and so on.
    beta : float
    learning_rate : float

    Returns
    -------
    parameters, v : dict
        Both updated.
    """
    ### BEGIN SOLUTION
    for name in parameters:
        key = "d" + name
        v[key] = beta * v[key] + (1 - beta) * grads[key]
        parameters[name] = parameters[name] - learning_rate * v[key]
    return parameters, v
    ### END SOLUTION


# %% check="update_parameters_with_momentum"
check("update_parameters_with_momentum")

# %% [markdown]
# (PyTorch's `SGD(momentum=0.9)` leaves out the factor $1 - \beta$. Its velocity is ten times as
# long, and its rate has to be ten times as small for the same walk.)
#
# The next cell wraps your updates, so that `walk`, and later the training, can call each of them in
# the same way. The velocity lives in the wrapper from step to step.


# %% folded=True
def with_gd():
    """Return a function that makes steps of gradient descent."""

    def update(parameters, grads, t, rate):
        return update_parameters_with_gd(parameters, grads, rate)

    return update


def with_momentum(beta=0.9):
    """Return a function that makes steps with momentum."""
    v = None

    def update(parameters, grads, t, rate):
        nonlocal v
        v = v or initialize_velocity(parameters)
        parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
        return parameters

    return update


# %% [markdown]
# **Look.** Gradient descent with nearly its best rate; momentum with the same rate; momentum with a
# rate four times as large, which no gradient descent would survive. How many steps does each need
# until the cost stays below 0.01? ($\beta$ is 0.8 here: in a walk as short as this one, the swings
# with 0.9 take too long to fade.)
# %% tags=["experiment"]
if check.ready(
    "update_parameters_with_gd", "initialize_velocity", "update_parameters_with_momentum"
):
    begin = (-9.0, 1.0)
    paths = {
        "gradient descent, rate 0.95": walk(ravine_slopes, begin, with_gd(), 0.95, 200),
        "momentum 0.8, rate 0.95": walk(ravine_slopes, begin, with_momentum(0.8), 0.95, 200),
        "momentum 0.8, rate 4": walk(ravine_slopes, begin, with_momentum(0.8), 4.0, 200),
    }
    figures.print_steps_needed(ravine, paths, goal=0.01)
    figures.draw_momentum(ravine, paths)

# %% [markdown]
# Look at the numbers twice. **With the same rate, momentum is hardly faster.** Along the floor, the
# average of equal gradients is the gradient itself. What momentum buys is stability: the walls no
# longer dictate the rate, so you may raise it. Remember this in section 7.

# %% [markdown]
# ## 5. RMSprop
#
# Momentum waits until the signs cancel. Another thought: the walls are steep, the floor is flat, and
# that can be *measured* for each parameter, by the size of its gradients. So give every parameter a
# rate of its own: short steps where gradients are large, long ones where they are small.
#
# The size of a gradient, whatever its sign, is its square. Average that:
#
# $$s_{dW} \leftarrow \beta\, s_{dW} + (1 - \beta)\, dW^2, \qquad
# W \leftarrow W - \alpha\, \frac{dW}{\sqrt{s_{dW}} + \varepsilon}$$
#
# The square, the root and the quotient are taken entry by entry: $s_{dW}$ has the shape of $dW$. The
# root of the mean of the squares gave the method its name, **RMSprop**.
#
# $\varepsilon$, here $10^{-8}$, stands there for one reason: an entry whose gradient has always
# been 0 would divide 0 by 0. It is added to the root. (Some notes print it inside the root, some both
# inside and outside. $\sqrt{s + 10^{-8}}$ is never below $10^{-4}$, so a tiny gradient would be held
# back ten thousand times as early as it looks.)
#
# ### Exercise 8: `initialize_rmsprop`
#
# - In: `parameters`. Out: a dict `s` with `"dW1"`, `"db1"` and so on: zeros of the shape of each
#   parameter.
# - Worked line: for `{"b1": [[5.], [6.]]}` the result is `{"db1": [[0.], [0.]]}`.
# - The check looks at the keys, at every shape, and that each array is one of its own.


# %% answer="initialize_rmsprop"
def initialize_rmsprop(parameters):
    """Make zero averages of the squared gradients.

    Parameters
    ----------
    parameters : dict
        "W1", "b1" and so on.

    Returns
    -------
    dict
        "dW1", "db1" and so on, zeros of the parameters' shapes.
    """
    ...


# %% check="initialize_rmsprop"
check("initialize_rmsprop")

# %% [markdown]
# ### Exercise 9: `update_parameters_with_rmsprop`
#
# - In: `parameters`; `grads`; `s`, the averages so far; `beta`; `learning_rate`; `epsilon`.
# - Out: the updated `parameters` and the updated `s`, in this order.
# - Worked line: $W = 1$, $dW = 2$, $s = 14$ with $\beta = 0.5$ and $\alpha = 0.3$ give $s = 9$ and
#   $W = 1 - 0.3 \cdot 2 / 3 = 0.8$.
# - The check looks at several steps in a row, from averages that are not zero, with an
#   $\varepsilon$ that is large enough to show where it stands, and at every entry of both dicts.


# %% answer="update_parameters_with_rmsprop"
def update_parameters_with_rmsprop(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    """Make one step of RMSprop.

    Parameters
    ----------
    parameters : dict
        "W1", "b1" and so on.
    grads : dict
        "dW1", "db1" and so on, perhaps with others.
    s : dict
        "dW1", "db1" and so on.
    beta : float
    learning_rate : float
    epsilon : float

    Returns
    -------
    parameters, s : dict
        Both updated.
    """
    ### BEGIN SOLUTION
    for name in parameters:
        key = "d" + name
        s[key] = beta * s[key] + (1 - beta) * grads[key] ** 2
        step = grads[key] / (np.sqrt(s[key]) + epsilon)
        parameters[name] = parameters[name] - learning_rate * step
    return parameters, s
    ### END SOLUTION


# %% check="update_parameters_with_rmsprop"
check("update_parameters_with_rmsprop")


# %% folded=True
# Wraps your RMSprop as momentum is wrapped above, and has the ravine in another unit.
def with_rmsprop(beta=0.9):
    """Return a function that makes steps of RMSprop."""
    s = None

    def update(parameters, grads, t, rate):
        nonlocal s
        s = s or initialize_rmsprop(parameters)
        parameters, s = update_parameters_with_rmsprop(parameters, grads, s, beta, rate)
        return parameters

    return update


def scaled(factor):
    """Return the slopes of the ravine whose cost is multiplied by a factor."""
    return lambda w, b: [factor * slope for slope in ravine_slopes(w, b)]


# %% [markdown]
# **Look.** What has become of units? Measure the cost in another one, thousandths of a nat, say: all
# numbers of the cost and all gradients are multiplied by 1000. A good method should not care.

# %% tags=["experiment"]
if check.ready("update_parameters_with_gd", "initialize_rmsprop", "update_parameters_with_rmsprop"):
    begin, factors = (-9.0, 1.0), (1, 1000)
    gd = {f: walk(scaled(f), begin, with_gd(), 0.95, 15) for f in factors}
    rmsprop = {f: walk(scaled(f), begin, with_rmsprop(), 0.3, 15) for f in factors}
    figures.print_ends({"gradient descent, rate 0.95": gd, "RMSprop, rate 0.3": rmsprop})

# %% [markdown]
# Gradient descent explodes; for RMSprop nothing has changed. A gradient divided by its own typical
# size has no unit. So a rate of 0.001 means the same for every parameter of every network: move by
# about 0.001 in a step. This is why one rate works for parameters as different as the first and the
# last layer's, and why people can share their settings.

# %% [markdown]
# ## 6. Adam
#
# Momentum chooses the direction by an average of the gradients, RMSprop the length by an average of
# their squares. **Adam**, for *adaptive moment estimation*, joins momentum and RMSprop, and corrects
# the bias of both averages. In step number $t = 1, 2, \ldots$:
#
# $$v \leftarrow \beta_1 v + (1 - \beta_1)\, dW, \qquad s \leftarrow \beta_2 s + (1 - \beta_2)\, dW^2$$
#
# $$\hat v = \frac{v}{1 - \beta_1^t}, \qquad \hat s = \frac{s}{1 - \beta_2^t}, \qquad
# W \leftarrow W - \alpha\, \frac{\hat v}{\sqrt{\hat s} + \varepsilon}$$
#
# The usual settings are $\beta_1 = 0.9$, $\beta_2 = 0.999$ and $\varepsilon = 10^{-8}$. With
# $\beta_2 = 0.999$ the window of $s$ has a thousand steps: without its correction, $s$ would be too
# small for very long, and the steps too large.
#
# ### Exercise 10: `initialize_adam`
#
# - In: `parameters`. Out: two dicts `v` and `s`, each with `"dW1"`, `"db1"` and so on: zeros of the
#   shape of each parameter.
# - Worked line: for `{"W1": [[5., 6.]]}` both are `{"dW1": [[0., 0.]]}`. Make two dicts with arrays
#   of their own: if one array stood in both, an update of $v$ in place would change $s$.
# - The check looks at the keys and at every shape of both, and that each array is one of its own.


# %% answer="initialize_adam"
def initialize_adam(parameters):
    """Make zero averages of the gradients and of their squares.

    Parameters
    ----------
    parameters : dict
        "W1", "b1" and so on.

    Returns
    -------
    v, s : dict
        "dW1", "db1" and so on each, zeros of the parameters' shapes.
    """
    ...


# %% check="initialize_adam"
check("initialize_adam")

# %% [markdown]
# ### Exercise 11: `update_parameters_with_adam`
#
# - In: `parameters`; `grads`; `v` and `s`, the averages so far, **not** corrected; `t`, the number
#   of this step, from 1; `learning_rate`; `beta1`; `beta2`; `epsilon`.
# - Out, in this order: `parameters`, `v`, `s`, and the corrected averages of this step,
#   `v_corrected` and `s_corrected`, with the same keys. The next step starts from `v` and `s` again,
#   so keep them apart from the corrected ones.
# - Worked line: in step 1 from zero, with $dW = 2$: $v = 0.2$, $\hat v = 2$, $s = 0.004$,
#   $\hat s = 4$. With $\alpha = 0.1$, $W$ goes from 1 to $1 - 0.1 \cdot 2 / 2 = 0.9$.
# - The check looks at several steps in a row, from averages that are not zero, with all settings
#   away from their usual values, and at every entry of all five dicts.


# %% answer="update_parameters_with_adam"
def update_parameters_with_adam(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    """Make one step of Adam.

    Parameters
    ----------
    parameters : dict
        "W1", "b1" and so on.
    grads : dict
        "dW1", "db1" and so on, perhaps with others.
    v, s : dict
        "dW1", "db1" and so on, not corrected.
    t : int
        Number of this step, from 1.
    learning_rate, beta1, beta2, epsilon : float

    Returns
    -------
    parameters, v, s, v_corrected, s_corrected : dict
    """
    ### BEGIN SOLUTION
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        key = "d" + name
        v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = v[key] / (1 - beta1**t)
        s_corrected[key] = s[key] / (1 - beta2**t)
        step = v_corrected[key] / (np.sqrt(s_corrected[key]) + epsilon)
        parameters[name] = parameters[name] - learning_rate * step
    return parameters, v, s, v_corrected, s_corrected
    ### END SOLUTION


# %% check="update_parameters_with_adam"
check("update_parameters_with_adam")


# %% folded=True
# Wraps your Adam in the same way.
def with_adam():
    """Return a function that makes steps of Adam, with the usual settings."""
    v = s = None

    def update(parameters, grads, t, rate):
        nonlocal v, s
        if v is None:
            v, s = initialize_adam(parameters)
        parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate)
        return parameters

    return update


# %% [markdown]
# (PyTorch's `RMSprop` and `Adam` compute the same numbers as yours, $\varepsilon$ beside the root
# included. The course's tests compare them step by step.)
#
# **Look.** All four from one start, with your functions: in the ravine first, then on four other
# surfaces. Click where they shall start. Which of them needs which rate in the ravine, and what
# becomes of RMSprop near the bottom with $\beta_2 = 0.9$ and the rate 1, or with noise? (Section 9
# says what a saddle is.)

# %% tags=["experiment"]
from course_utils.explorers.optimizers import Optimizers

Optimizers(check.own(*Optimizers.uses))

# %% [markdown]
# Adam starts in a diagonal: at first it sees only signs, and takes a step of the same length along
# both axes. So does RMSprop, but its $s$ is not corrected and far too small at first: with
# $\beta_2 = 0.99$ its first step is ten times as long as the rate. With $\beta_2 = 0.9$ and a rate of
# 1 you see it stay at a level in the end: near the bottom, gradients are small, so it divides by
# something small, and steps stay about as long as the rate. Section 8 deals with that.
#
# No method wins everywhere. On a smooth bowl like this, momentum with well-chosen settings is hard
# to beat. Adam's strength is elsewhere: in networks its usual settings do fairly well nearly
# everywhere, without choosing.

# %% [markdown]
# ## 7. The race
#
# Back to the moons. Three methods train the network from the same start, with mini-batches of 64, a
# learning rate of 0.0007 and 5000 epochs. `training.train` calls a function once an epoch and keeps
# the costs; here that of all 300 examples, a hundred times a run. They are drawn while the race goes
# on. "Stop" ends a run, and what it has learned so far is kept.
#
# The folded cell holds `run`, the training loop you know: epochs, portions, forward, backward, update.


# %% folded=True
def run(label, update, rate_of, num_epochs, live, size=64):
    """Train the network; return its parameters and the history of costs.

    `rate_of(epoch)` is the learning rate of an epoch, `live` the curve that is drawn meanwhile.
    """
    parameters, t, cost = start(), 0, None
    every = num_epochs // 100  # epochs from one record to the next

    def step(epoch):
        nonlocal parameters, t, cost
        if epoch % every == 0 or epoch == num_epochs - 1:
            cost, _ = cost_and_grads(parameters, X, Y)
        for x, y in random_mini_batches(X, Y, size, seed=epoch):
            AL, caches = deep.L_model_forward(x, parameters)
            grads = deep.parameter_gradients(AL, y, caches)  # the same, without the dA
            t += 1
            parameters = update(parameters, grads, t, rate_of(epoch))
        return cost

    history = training.train(step, num_epochs, every, label, live=live)
    return parameters, history


race = {}  # for section 9, too


# %% tags=["experiment"]
if check.ready(
    "update_parameters_with_gd",
    "random_mini_batches",
    "initialize_velocity",
    "update_parameters_with_momentum",
    "initialize_adam",
    "update_parameters_with_adam",
):
    live = LiveCurve("Rate 0.0007", unit="epoch")
    methods = {"gradient descent": with_gd(), "momentum": with_momentum(), "Adam": with_adam()}
    race.update({k: run(k, m, lambda epoch: 0.0007, 5000, live) for k, m in methods.items()})
    figures.draw_race(race, "Rate 0.0007", (X, Y), (X_new, Y_new))

# %% [markdown]
# The same network, the same start, the same portions, the same rate. Gradient descent and momentum
# have made a nearly straight border; Adam follows the moons.
#
# Why does momentum not help? You saw it in the ravine: with the same rate, it goes as fast as
# gradient descent. 0.0007 is so small that nothing zigzags, so there is nothing to damp. And why
# does Adam go so much further? Its steps are about as long as the rate, whatever the gradient, and
# these gradients are small.
#
# So the race is not quite fair: 0.0007 is a good rate for Adam and a poor one for the others. The
# next section gives them a better one.
#
# (One run proves little. From other starts, gradient descent gets 51 to 87 % and Adam 88 to 94 %; the
# mean over eight starts is about 79 and 91 %. Sometimes ReLU units die at the start and nobody gets
# further. `benchmarks/accuracy_labs.py` measures it.)

# %% [markdown]
# ## 8. A rate that falls
#
# Why not simply a large rate? Because of the noise. Near the bottom the exact gradient goes to 0,
# but the gradient of a mini-batch does not: its examples still pull their own way. With a constant
# rate the parameters dance around the bottom, the further out the larger the rate. A small rate
# dances closer, but takes for ever to get there. So start large and let the rate fall: **learning
# rate decay**.
#
# Four ways to do it, $\alpha_0$ being the rate at the start:
#
# | way | formula |
# |---|---|
# | inverse | $\alpha = \dfrac{\alpha_0}{1 + \text{decay\_rate} \cdot \text{epoch}}$ |
# | exponential | $\alpha = 0.95^{\text{epoch}}\, \alpha_0$ |
# | root | $\alpha = \dfrac{k}{\sqrt{\text{epoch}}}$ |
# | stairs | $\alpha = \dfrac{\alpha_0}{1 + \text{decay\_rate} \cdot \lfloor \text{epoch} / \text{time\_interval} \rfloor}$ |
#
# $\lfloor\ \rfloor$ rounds down to a whole number. Epochs are counted from 0, except in the root,
# where they are counted from 1: $k$ is the rate of epoch 1.
#
# ### Exercise 12: `update_lr`
#
# - In: `learning_rate0`, `epoch_num` and `decay_rate`, numbers. Out: the rate $\alpha$ of the
#   inverse way.
# - Worked line: $\alpha_0 = 0.2$ with decay rate 1 is 0.1 in epoch 1 and 0.05 in epoch 3.
# - The check looks at epoch 0, at later ones, and at decay rates other than 1.


# %% answer="update_lr"
def update_lr(learning_rate0, epoch_num, decay_rate):
    """Let the learning rate fall with the inverse of the epoch.

    Parameters
    ----------
    learning_rate0 : float
    epoch_num : int
        From 0.
    decay_rate : float

    Returns
    -------
    float
    """
    ...


# %% check="update_lr"
check("update_lr")

# %% [markdown]
# ### Exercise 13: `exponential_decay`
#
# - In: `learning_rate0` and `epoch_num`. Out: the rate of the exponential way.
# - Worked line: $\alpha_0 = 0.2$ is 0.19 in epoch 1 and 0.1805 in epoch 2.
# - The check looks at epoch 0 and at later ones.


# %% answer="exponential_decay"
def exponential_decay(learning_rate0, epoch_num):
    """Let the learning rate lose 5 % an epoch.

    Parameters
    ----------
    learning_rate0 : float
    epoch_num : int
        From 0.

    Returns
    -------
    float
    """
    ...


# %% check="exponential_decay"
check("exponential_decay")

# %% [markdown]
# ### Exercise 14: `sqrt_decay`
#
# - In: `k` and `epoch_num`, from 1. Out: the rate of the root way.
# - Worked line: $k = 0.2$ is 0.2 in epoch 1 and 0.1 in epoch 4.
# - The check looks at epoch 1 and at later ones.


# %% answer="sqrt_decay"
def sqrt_decay(k, epoch_num):
    """Let the learning rate fall with the square root of the epoch.

    Parameters
    ----------
    k : float
    epoch_num : int
        From 1.

    Returns
    -------
    float
    """
    ...


# %% check="sqrt_decay"
check("sqrt_decay")

# %% [markdown]
# ### Exercise 15: `schedule_lr_decay`
#
# The inverse way falls at once: with a decay rate of 1 it has lost half after one epoch, nine
# tenths after nine. Over thousands of epochs hardly anything is left. Stairs keep each rate for a
# while.
#
# - In: `learning_rate0`, `epoch_num`, `decay_rate`, and `time_interval`, the number of epochs on a
#   stair. Out: the rate of the stairs.
# - Worked line: $\alpha_0 = 0.2$, decay rate 1, interval 50: 0.2 in the epochs 0 to 49, then 0.1.
# - The check looks at the first stair, at later ones, at the edge between two, and at the default
#   interval.


# %% answer="schedule_lr_decay"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    """Let the learning rate fall in stairs.

    Parameters
    ----------
    learning_rate0 : float
    epoch_num : int
        From 0.
    decay_rate : float
    time_interval : int

    Returns
    -------
    float
    """
    ### BEGIN SOLUTION
    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))
    ### END SOLUTION


# %% check="schedule_lr_decay"
check("schedule_lr_decay")

# %% [markdown]
# **Look.** Your four ways over 100 epochs, beside a constant rate, and what they are for. 300 walkers
# look for the bottom of $J(w, b) = w^2 / 2 + b^2 / 8$, each with gradients that carry noise of its
# own: a standard normal number is added to each derivative. (The $k$ of the root is $\alpha_0$.) Find
# an $\alpha_0$ for which a fall pays, and one for which it does harm.

# %% tags=["experiment"]
from course_utils.explorers.learning_rate_decay import LearningRateDecay

LearningRateDecay(check.own(*LearningRateDecay.uses))

# %% [markdown]
# A constant rate gets to a certain cost and stays there: one can show that the distance along $w$ is
# $\sqrt{\alpha / (2 - \alpha)}$ then, for noise of spread 1. With $\alpha_0 = 1$ every rate that
# falls gets nearer: with the decay rate 0.1 the exponential one nearest of all, and with a better
# decay rate the inverse one does not stay behind. But falling fast has a price. In the exponential
# way, the rates of all epochs to come add up to a finite number: a walker that has further to go
# never arrives. That cannot happen with the others, whose sums are infinite.
#
# ### The race, once more
#
# **Look.** 1500 epochs are enough this time. Gradient descent and momentum start at 0.1, Adam at 0.01,
# and the rate falls in stairs of 300 epochs. A fourth run is gradient descent with 0.1 to the end: how
# much is due to the larger rate alone?


# %% tags=["experiment"]
def entrants():
    """Return for each run what makes its steps, and the rate of each epoch."""
    return {
        "gradient descent": (with_gd(), lambda epoch: schedule_lr_decay(0.1, epoch, 1, 300)),
        "momentum": (with_momentum(), lambda epoch: schedule_lr_decay(0.1, epoch, 1, 300)),
        "Adam": (with_adam(), lambda epoch: schedule_lr_decay(0.01, epoch, 1, 300)),
        "rate 0.1 to the end": (with_gd(), lambda epoch: 0.1),
    }


# %% tags=["experiment"]
if check.ready(
    "update_parameters_with_gd",
    "random_mini_batches",
    "initialize_velocity",
    "update_parameters_with_momentum",
    "initialize_adam",
    "update_parameters_with_adam",
    "schedule_lr_decay",
):
    live = LiveCurve("Falling rates, and one that stays", unit="epoch")
    falling = {k: run(k, *entrant, 1500, live) for k, entrant in entrants().items()}
    figures.draw_race(falling, live.title, (X, Y), (X_new, Y_new))

# %% [markdown]
# The three whose rate falls arrive at about the same accuracy. The optimiser decided how soon they got
# there and how much care the rate needed, not what the network can do. That is why people begin with
# Adam and a rate of 0.001, and tune plain momentum with a falling rate when the last bit counts.
#
# Nearly all of it is the larger rate: with 0.1 to the end, gradient descent gets as far. Five portions
# of 300 examples carry little noise, so there is not much of a dance to calm, and the fall adds next to
# nothing here. The noisier the gradients, the more it adds, as with the walkers above.
#
# (Other starts, again: from 19 of 28 that we tried each of the three gets to about 94 %. From eight, one
# or two of the three end near 88 %, and not always the same ones. From the last all three stay at 50 %.)

# %% [markdown]
# ## 9. What is in the way: saddles and plateaus
#
# The cost of a network is not convex. Will a descent not end in some bad hollow, a **local
# minimum**?
#
# At a minimum the slope is 0 and the surface curves **up in every direction**. With one parameter
# there is one direction. With thirty, there are thirty (and in between). A point with slope 0 that
# curves up along some and down along others is a **saddle point**. How likely is it that all curve
# up? As a model, take surfaces whose curvatures are drawn at random: symmetric matrices with normal
# entries. Their eigenvalues are the curvatures along the main directions.

# %% tags=["experiment"]
rng = np.random.default_rng(0)
shares = {}
for n in range(1, 7):
    A = rng.normal(size=(20_000, n, n))
    curvatures = np.linalg.eigvalsh(A + A.transpose(0, 2, 1))
    minima, maxima = (curvatures > 0).all(axis=1), (curvatures < 0).all(axis=1)
    shares[n] = (minima.mean(), maxima.mean())
figures.print_minima(shares, 20_000)

# %% [markdown]
# With six parameters, random minima have all but vanished. The cost of a network is not random, and
# low points are more often minima than high ones. But the lesson holds: with thousands of
# parameters, a point where the descent seems stuck is far more often a saddle or a flat stretch
# than a hollow.
#
# Where was gradient descent in section 7, when its time was up? Measure it: 30 parameters, so the
# curvatures are the eigenvalues of a 30 × 30 matrix, the second derivatives. Column $j$ says how the
# gradient changes when parameter $j$ is moved a little.


# %% folded=True
def curvatures_at(parameters, h=1e-6):
    """Return the eigenvalues of the cost's second derivatives, by moving each parameter by h."""
    columns = []
    for name, p in parameters.items():
        for place in np.ndindex(p.shape):
            sides = []
            for sign in (1, -1):
                moved = {**parameters, name: p.copy()}
                moved[name][place] += sign * h
                _, grads = cost_and_grads(moved, X, Y)
                sides.append(np.concatenate([grads[f"d{key}"].ravel() for key in parameters]))
            columns.append((sides[0] - sides[1]) / (2 * h))
    second = np.array(columns)
    return np.linalg.eigvalsh((second + second.T) / 2)


# %% tags=["experiment"]
if race:
    slow, _ = race["gradient descent"]
    figures.print_curvatures(*cost_and_grads(slow, X, Y), curvatures_at(slow))
else:
    print("Run the race of section 7 first.")

# %% [markdown]
# No hollow: the gradient is small but not 0, and along several directions the surface curves
# **down**. Nothing holds it there but its own small steps.
#
# ### How the four leave a saddle
#
# Take the saddle $J(w, b) = w^2 / 2 - b^2 / 2 + b^4 / 8$. At $(0, 0)$ its slope is 0. It curves up
# along $w$ and down along $b$, towards two valleys at $b = \pm\sqrt 2$. Start almost exactly on the
# ridge, at $b = 0.001$.
#
# A **plateau** is a region in which the cost is high and so flat that the slope hardly says where to
# go. Week 2 had one: the squared error of one sigmoid unit that is certain and wrong,
# $J(w, b) = \sigma(w + b)^2 / 2$ for an example with $x = 1$ and label 0. Start at $w = 8$, $b = 0$.


# %% folded=True
# Both surfaces with their slopes, and walks of 200 steps with each method.
def saddle(w, b):
    """Return the height of the saddle."""
    return w**2 / 2 - b**2 / 2 + b**4 / 8


def saddle_slopes(w, b):
    """Return its derivatives."""
    return w, -b + b**3 / 2


def plateau(w, b):
    """Return half the squared error of a unit with input 1 and label 0."""
    return 0.5 / (1 + np.exp(-(w + b))) ** 2


def plateau_slopes(w, b):
    """Return its derivatives, which are equal."""
    a = 1 / (1 + np.exp(-(w + b)))
    return a**2 * (1 - a), a**2 * (1 - a)


def all_four(slopes, begin):
    """Return the walks of 200 steps with each method, from one start and with the rate 0.1."""
    return {
        "gradient descent": walk(slopes, begin, with_gd(), 0.1, 200),
        "momentum": walk(slopes, begin, with_momentum(), 0.1, 200),
        "RMSprop": walk(slopes, begin, with_rmsprop(), 0.1, 200),
        "Adam": walk(slopes, begin, with_adam(), 0.1, 200),
    }


# %% tags=["experiment"]
if check.ready(
    "update_parameters_with_gd",
    "initialize_velocity",
    "update_parameters_with_momentum",
    "initialize_rmsprop",
    "update_parameters_with_rmsprop",
    "initialize_adam",
    "update_parameters_with_adam",
):
    on_saddle = all_four(saddle_slopes, (1.5, 0.001))
    on_plateau = all_four(plateau_slopes, (8.0, 0.0))
    figures.draw_saddle_and_plateau(saddle, on_saddle, plateau, on_plateau)

# %% [markdown]
# On the ridge the slope along $b$ is tiny, and gradient descent multiplies $b$ by only 1.1 a step: it
# takes some 75 steps to get from 0.001 to 1. To anybody who watches the cost, it looks as if it had
# arrived. Momentum with the same rate is no help. RMSprop and Adam divide the tiny slope by its own
# tiny size and walk off at full speed. On the plateau the same: where the slope is weak everywhere,
# a method that lives on the slope's size starves.
#
# (At $b = 0$ exactly, where the slope along $b$ is 0, none of the four would leave the ridge. In
# training, the noise of the mini-batches pushes each of them off it sooner or later.)
#
# So a flat cost curve is no proof of a minimum. Wait, change the optimiser, or raise the rate,
# before you blame the data.

# %% [markdown]
# ### Exercise 16: `diagnosis`
#
# Three numbers to derive, with the formulas of section 6 and a single parameter whose first gradient
# is $g \neq 0$. Take $\beta_1 = 0.9$, $\beta_2 = 0.999$, and $\varepsilon = 0$:
#
# - `"Adam's first step"`: how long is it, in units of $\alpha$? (The answer does not depend on $g$.)
# - `"the same without correction"`: how long would it be, in units of $\alpha$, with $v$ and $s$ in
#   the places of $\hat v$ and $\hat s$? Three digits are enough.
# - `"chance of a minimum"`: at a point with slope 0, let each of ten curvatures be up or down like
#   the toss of a coin, independently. How likely are ten ups?
#
# Then six runs. For each, give the letter of the most likely cause. Each cause is used once:
#
# | | cause |
# |---|---|
# | A | $\beta$ of the momentum is too near 1 |
# | B | the rate is too large for the noise by now: it should fall |
# | C | a saddle or a plateau |
# | D | one rate for parameters of very different scales |
# | E | nothing: that is what mini-batches look like |
# | F | $\varepsilon$ is far too large |
#
# - `"flat for 800 epochs, then it falls"`: the cost of each epoch, with a rate that never changes.
# - `"dances around a level, lower with half the rate"`: the cost of each epoch goes up and down around
#   0.30; a second run, with half the rate, goes up and down around 0.26.
# - `"single steps go up, epochs go down"`: the cost of every third step is higher than the one before,
#   and every epoch's mean is lower than the one before.
# - `"swings past the bottom and back"`: the cost rises and falls in slow, regular waves that take a
#   hundred steps each, also with the gradient of all examples.
# - `"one gradient is 1000 times the other"`: any rate at which the first parameter stays calm leaves
#   the second where it was.
# - `"Adam crawls where gradients are tiny"`: every $\sqrt{\hat s}$ is about 0.001, and the steps are
#   about a thousandth of $\alpha$.
#
# Worked line: $\beta_1 = 0.9$ makes $v = 0.1\,g$ after the first step. Replace `None`. The check looks
# at four of the answers now and at the others when you hand in.

# %% answer="diagnosis"
diagnosis = {
    "Adam's first step": None,
    "the same without correction": None,
    "chance of a minimum": None,
    "flat for 800 epochs, then it falls": None,
    "dances around a level, lower with half the rate": None,
    "single steps go up, epochs go down": None,
    "swings past the bottom and back": None,
    "one gradient is 1000 times the other": None,
    "Adam crawls where gradients are tiny": None,
}
### BEGIN SOLUTION
diagnosis = {
    "Adam's first step": 1,
    "the same without correction": (1 - 0.9) / np.sqrt(1 - 0.999),
    "chance of a minimum": 0.5**10,
    "flat for 800 epochs, then it falls": "C",
    "dances around a level, lower with half the rate": "B",
    "single steps go up, epochs go down": "E",
    "swings past the bottom and back": "A",
    "one gradient is 1000 times the other": "D",
    "Adam crawls where gradients are tiny": "F",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ## What you can do now
#
# You can make many cheap steps of one expensive one, average what is noisy and say over how long,
# build the optimisers that nearly everybody uses from that average, make the rate fall, and tell
# slow from stuck.
#
# | method | keeps | helps when | usual settings |
# |---|---|---|---|
# | gradient descent | nothing | the surface is round, or you have time | the rate must be found |
# | momentum | $v$ | steps zigzag or are noisy; raise the rate then | $\beta = 0.9$ |
# | RMSprop | $s$ | parameters differ in scale | $\beta = 0.9$ to $0.999$ |
# | Adam | $v$ and $s$ | you do not want to choose | $0.9$, $0.999$, $10^{-8}$, rate 0.001 |
#
# Week 7 takes up the choosing: which of these settings matters most, and how to search for it.
#
# Questions to take along:
#
# - Adam keeps two more numbers for each parameter. A network has a billion parameters of four bytes.
#   How much memory does training need with each method, activations aside?
# - You double the mini-batch size. What happens to the noise of a step, and which rate would give the
#   same dance around the bottom as before?
