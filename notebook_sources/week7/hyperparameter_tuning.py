# %% [markdown]
# # Tuning: what to try, and where to look
#
# A network has settings that training does not learn: the learning rate $\alpha$, the $\beta$ of
# momentum, the number of units. They are its **hyperparameters**, and somebody has to choose them. So
# far the course has done it for you. From now on you do.
#
# At the end of this lesson you can
#
# - say which hyperparameters to tune first;
# - explain when random trials beat a grid, and when they do not;
# - draw each hyperparameter on the scale that suits it, for $\beta$ too;
# - spot a sampler that looks in the wrong places.
#
# It takes about an hour. You need week 6: Adam, mini-batches, and what $1 / (1 - \beta)$ means.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import search, tuning
from course_utils.figures.week7 import hyperparameter_tuning as figures

check = notebook_checks("week7/hyperparameter_tuning")

# %% [markdown]
# ## 1. What matters most
#
# The data are week 6's moons: 300 points to train with, and 300 others, the **dev set**, to choose
# by. The network has two layers of 8 ReLU units and trains with Adam for 20 epochs only: under a tight
# budget, settings matter. `moons.dev_costs` trains a network for each dict of settings in a list and
# returns their costs on the dev set. What a dict leaves out is printed below.

# %%
moons = tuning.Moons(epochs=20)
print("values of what is not given:", tuning.DEFAULTS)
settings = [{"learning_rate": 0.001}, {"learning_rate": 0.05}]
print("dev costs:", moons.dev_costs(settings).round(3), "nats")

# %% [markdown]
# We shall change one hyperparameter at a time, from five starts each, with $\alpha = 0.05$ elsewhere.
#
# **Guess first.** Sort the six names, from the one that changes the cost most to the one that changes
# it least.

# %%
guess = ["mini_batch_size", "lambd", "beta1", "hidden_layers", "hidden_units", "learning_rate"]

# %% tags=["experiment"]
values = {
    "learning_rate": [0.0001, 0.001, 0.01, 0.1, 1],
    "beta1": [0, 0.5, 0.9, 0.99, 0.999],
    "mini_batch_size": [16, 32, 64, 128, 300],
    "hidden_units": [2, 4, 8, 16, 32],
    "hidden_layers": [1, 2, 3, 4],
    "lambd": [0.001, 0.01, 0.1, 1, 10],
}

# %% tags=["experiment"]
sweeps, starts = {}, range(5)
for name, tried in values.items():
    runs = [{"learning_rate": 0.05, name: value} for value in tried for _ in starts]
    costs = moons.dev_costs(runs, seeds=[*starts] * len(tried)).reshape(-1, 5)
    sweeps[name] = (tried, costs)
    middle = np.median(costs, axis=1)
    print(f"{name:16s} medians from {middle.min():.3f} to {middle.max():.3f}")
figures.sweeps(sweeps)

# %% [markdown]
# The learning rate is far ahead. At its ends the network has learnt nothing, or is thrown about. The
# other five change the cost about a third as much, or less. Their order depends on the problem and
# on the ranges tried; the first place hardly ever does. A usual order of attention:
#
# 1. the learning rate $\alpha$;
# 2. $\beta$ of the momentum, the mini-batch size, the number of hidden units;
# 3. the number of layers, the fall of the rate, the strength of regularisation.
#
# Adam's $\beta_2$ and $\varepsilon$ are seldom touched.
#
# ## 2. Grid or random?
#
# You want to tune three hyperparameters and can afford 27 runs. A **grid** takes three values of each
# and runs every combination. **Random search** draws all three anew for every run.
#
# Below are two hyperparameters, the learning rate and $\lambda$, on an invented landscape: you can
# move the best rate, and say how much $\lambda$ matters. The short lines are the rates that each
# search has tried. **Find out** where the grid is lucky, and when random search is the worse choice.
# (The log scale comes in section 3. Once you have written its sampler, run this cell again: the draws
# are then yours.)

# %% tags=["experiment"]
from course_utils.explorers.random_search import RandomSearch

RandomSearch(functions=check.own("sample_log_uniform"))

# %% [markdown]
# ### Exercise 1: `coverage`
#
# - `"rates on the grid"`: how many different learning rates does the grid of 27 runs try?
# - `"rates at random"`: and 27 random trials?
# - `"grid with a fourth"`: you add a fourth hyperparameter, which turns out to change nothing. How many
#   runs does a grid need now, with three values of each? (Random search needs no more than before.)
# - `"all nine miss"`: good rates fill one decade of six. How likely is it that nine random trials,
#   evenly spread over the decades, all miss it? Give a fraction, with two decimals.
# - `"trials for 95 %"`: call the best 5 % of all settings good, whatever the hyperparameters are. How
#   many random trials make it at least 95 % likely that one of them is good? Derive it: how likely is
#   it that $n$ trials all miss?
# - `"64 runs"`: in the explorer, $\lambda$ does not matter, and both searches have 64 runs, on the log
#   scale. In how many per cent of cases is random search ahead?
#
# Worked line: one random trial finds one of the best 5 % with probability 0.05, two with
# $1 - 0.95^2 = 0.0975$. Replace `None`. The check looks at three of the answers now and at the
# others when you hand in.

# %% answer="coverage"
coverage = {
    "rates on the grid": None,
    "rates at random": None,
    "grid with a fourth": None,
    "all nine miss": None,
    "trials for 95 %": None,
    "64 runs": None,
}
### BEGIN SOLUTION
coverage = {
    "rates on the grid": 3,
    "rates at random": 27,
    "grid with a fourth": 3**4,
    "all nine miss": (5 / 6) ** 9,
    "trials for 95 %": 59,
    "64 runs": 92,
}
### END SOLUTION

# %% check="coverage"
check("coverage")

# %% [markdown]
# The number of trials for 95 % does not depend on the number of hyperparameters. That is what makes
# random search cheap: it pays nothing for those that do not matter.
#
# ### Does it pay?
#
# An argument wants a measurement. We repeat the whole search 20 times. Each time somebody else chooses the
# six decades of the learning rate: they begin between $10^{-6}$ and $10^{-4}$. Grid and random search
# get the same range and the same start of the network.
#
# **Predict, then run.** Which has the lower median cost after 8 trials, and after 27? How often will the
# grid win?


# %%
space = {
    "learning_rate": ("log", 1e-5, 10.0),
    "beta1": ("beta", 0.5, 0.999),
    "lambd": ("log", 1e-3, 1.0),
}


# %%
def settings_of(repetition):
    """Return a small grid, a large grid and as many random settings, over one range of the rate."""
    rng = np.random.default_rng(repetition)
    low = 10 ** rng.uniform(-6, -4)
    here = {"learning_rate": ("log", low, 1e6 * low)}
    here |= {name: space[name] for name in ("beta1", "lambd")}
    grids = search.grid(here, 2), search.grid(here, 3)
    return *grids, [{name: search.draw(*here[name], rng) for name in here} for _ in grids[1]]


# %% tags=["experiment"]
repetitions = 20
every = [settings_of(k) for k in range(repetitions)]
few, many, _ = (len(part) for part in every[0])
runs = [settings for parts in every for part in parts for settings in part]
costs = moons.dev_costs(runs, seeds=np.repeat(range(repetitions), few + 2 * many).tolist())
costs = np.nan_to_num(costs, nan=np.inf).reshape(repetitions, -1)  # nan: a run that diverged
*on_grids, drawn = np.split(costs, [few, few + many], axis=1)
grids = {count: grid.min(axis=1) for count, grid in zip((few, many), on_grids, strict=True)}
figures.race(drawn, grids)

# %% tags=["experiment"]
for count, grid in grids.items():
    best = drawn[:, :count].min(axis=1)
    print(
        f"{count:2d} trials: random {np.median(best):.3f}, grid {np.median(grid):.3f} in the median;"
    )
    print(f"           random search is better in {np.sum(best < grid)} of {repetitions}")

# %% [markdown]
# Random search is ahead in the median, but look at the spread: a grid is hit or miss. If one of its few
# rates is good, all runs that share it are; if not, all are wasted. So 20 repetitions say little of the
# small grid, and the number above may mislead. Over 200 repetitions the medians were
# 0.149 at random and 0.166 on the grid after 8 trials, 0.126 and 0.134 after 27. A quarter of the grids
# of 8 stayed above 0.34; of the random searches, above 0.20. Random search won six races of ten.
#
# **Change a number.** In `settings_of`, put `()` for `("beta1", "lambd")`, take `search.grid(here, 8)` and
# `search.grid(here, 27)`, and run the cells again. With one hyperparameter a grid covers as many values
# as random draws: over 200 repetitions the medians were the same. The advantage comes from dimensions
# that hardly matter.
#
# ## 3. Even on which scale?
#
# "At random" is not enough: a draw is even **on some scale**. For the number of units from 50 to 100,
# the plain, linear scale will do. But a learning rate between 0.0001 and 1?
#
# ### Exercise 2: `shares`
#
# Paper first. Let $\alpha$ lie between 0.0001 and 1, and $\beta$ between 0.9 and 0.999. "On the log
# scale" means: $\log \alpha$ is drawn evenly.
#
# - `"rates below 0.01, evenly"`: the share of the draws below 0.01, if $\alpha$ is drawn evenly.
# - `"rates below 0.01, on the log scale"`: the same on the log scale.
# - `"middle of the log scale"`: the rate that half of the draws on the log scale are below, if the range
#   is from 0.0001 to 1.
# - `"windows over 100, evenly"`: $\beta$ averages over some $1 / (1 - \beta)$ steps. $\beta$ is drawn
#   evenly. Which share of the draws averages over more than 100 steps?
# - `"windows over 100, by 1 - beta"`: the same, if $\log(1 - \beta)$ is drawn evenly.
# - `"beta from 0.9 to 0.9005"`: by which factor does the window $1 / (1 - \beta)$ grow?
# - `"beta from 0.999 to 0.9995"`: and here, with the same step of $\beta$?
#
# Worked line: from 0.9 to 0.99, the window grows from 10 to 100 steps: by the factor 10. Give
# fractions, not per cent, with three decimals. The check looks at three of the answers now.

# %% answer="shares"
shares = {
    "rates below 0.01, evenly": None,
    "rates below 0.01, on the log scale": None,
    "middle of the log scale": None,
    "windows over 100, evenly": None,
    "windows over 100, by 1 - beta": None,
    "beta from 0.9 to 0.9005": None,
    "beta from 0.999 to 0.9995": None,
}
### BEGIN SOLUTION
shares = {
    "rates below 0.01, evenly": (0.01 - 0.0001) / (1 - 0.0001),
    "rates below 0.01, on the log scale": 2 / 4,
    "middle of the log scale": 0.01,
    "windows over 100, evenly": (0.999 - 0.99) / (0.999 - 0.9),
    "windows over 100, by 1 - beta": 1 / 2,
    "beta from 0.9 to 0.9005": 0.1 / 0.0995,
    "beta from 0.999 to 0.9995": 0.001 / 0.0005,
}
### END SOLUTION

# %% check="shares"
check("shares")

# %% [markdown]
# ### Exercise 3: `sample_log_uniform`
#
# Write a sampler whose **logarithms** are spread evenly from $\log(\text{low})$ to
# $\log(\text{high})$: each decade then gets as many draws as the next.
#
# - In: `low` and `high`, the ends, with $0 < \text{low} < \text{high}$; `size`, how many numbers;
#   `rng`, a generator or a seed. The first line makes a generator of a seed. Draw from it.
# - Out: an array of shape `(size,)`.
# - Worked line: a logarithm halfway between those of 0.01 and 1 belongs to 0.1. Is that so for base 10
#   and for base $e$?
# - The check draws 20 000 numbers. It does not compare them with ours: it looks at whether they stay in
#   the range, whether they follow the law, whether they are independent, and at seeds.


# %% answer="sample_log_uniform"
def sample_log_uniform(low, high, size, rng):
    """Draw numbers whose logarithm is spread evenly.

    Parameters
    ----------
    low, high : float
        The ends, 0 < low < high.
    size : int
    rng : Generator or int

    Returns
    -------
    ndarray, shape (size,)
    """
    rng = np.random.default_rng(rng)
    ...


# %% check="sample_log_uniform"
check("sample_log_uniform")

# %% tags=["experiment"]
if check.ready("sample_log_uniform"):
    rng = np.random.default_rng(0)
    draws = {
        "drawn evenly": rng.uniform(1e-4, 1, 4000),
        "your sampler": sample_log_uniform(1e-4, 1, 4000, rng),
    }
    figures.samples(draws, 1e-4, 1, "learning rate (no unit)")

# %% [markdown]
# Drawn evenly, nine rates of ten are above 0.1. (How can a check see whether a sample follows a law? It
# compares the share of draws below each value with the share that the law says. The largest difference
# is the **Kolmogorov–Smirnov** statistic.)
#
# ### Exercise 4: `sample_beta`
#
# A step of 0.0005 is next to nothing at $\beta = 0.9$, and doubles the window at 0.999. What counts is the
# distance from 1. So $1 - \beta$ goes on the log scale.
#
# - In: as above, with $\text{low} < \text{high} < 1$.
# - Out: an array of shape `(size,)` of values between `low` and `high`.
# - Worked line: for $\beta$ from 0.9 to 0.999, which numbers does $1 - \beta$ lie between, and which
#   of them is the lower end?
# - You may call the sampler that you have.


# %% answer="sample_beta"
def sample_beta(low, high, size, rng):
    """Draw numbers near 1 whose distance from 1 is spread evenly on a log scale.

    Parameters
    ----------
    low, high : float
        The ends, low < high < 1.
    size : int
    rng : Generator or int

    Returns
    -------
    ndarray, shape (size,)
    """
    ...


# %% check="sample_beta"
check("sample_beta")

# %% [markdown]
# **Predict, then run.** The figure shows the windows $1 / (1 - \beta)$ of $\beta$ drawn evenly from 0.9
# to 0.999, and of yours. Which decade gets the most draws in each?

# %% tags=["experiment"]
if check.ready("sample_log_uniform", "sample_beta"):
    rng = np.random.default_rng(0)
    windows = {
        "drawn evenly": 1 / (1 - rng.uniform(0.9, 0.999, 4000)),
        "your sampler": 1 / (1 - sample_beta(0.9, 0.999, 4000, rng)),
    }
    figures.samples(windows, 10, 1000, "window 1 / (1 - β) (steps)")

# %% [markdown]
# ## 4. Samplers that look in the wrong places
#
# Nothing crashes if a sampler is wrong. The search just never visits the good settings. So look at a
# histogram before you pay for training. Five samplers were to draw learning rates from 0.0001 to 1 on the log
# scale. Four of them are shown.

# %% tags=["experiment"]
rng = np.random.default_rng(1)
made = [
    rng.uniform(1e-4, 1, 4000),
    np.exp(rng.uniform(-4, 0, 4000)),
    10.0 ** rng.integers(-4, 1, 4000),
    10 ** rng.uniform(np.log(1e-4), 0, 4000),
    10 ** rng.uniform(-4, 0, 4000),
]
order = np.random.default_rng(7).permutation(5)[:4]  # the code does not tell which is which
drawn = {letter: made[k] for letter, k in zip("PQRS", order, strict=True)}
figures.samples(drawn, 1e-4, 1, "learning rate (no unit)")

# %% [markdown]
# ### Exercise 5: `samplers`
#
# For `"P"` to `"S"` give the letter of the code that the sample was drawn with. One letter is not
# used.
#
# | | code | |
# |---|---|---|
# | A | `rng.uniform(1e-4, 1, n)` | draws the rate itself evenly |
# | B | `np.exp(rng.uniform(-4, 0, n))` | exponents of 10, powers of $e$ |
# | C | `10.0 ** rng.integers(-4, 1, n)` | whole exponents |
# | D | `10 ** rng.uniform(np.log(1e-4), 0, n)` | exponents of $e$, powers of 10 |
# | E | `10 ** rng.uniform(-4, 0, n)` | nothing is wrong |
#
# Then choose a scale, `"linear"`, `"log"` or `"1 - beta"`, for:
#
# - `"hidden units"`, from 50 to 100;
# - `"L2 factor"`: $\lambda$ from 0.0001 to 10;
# - `"momentum beta"`, from 0.9 to 0.999;
# - `"keep_prob"` of dropout, from 0.5 to 0.9.
#
# Worked line: Adam's $\beta_2$, from 0.99 to 0.9999, takes `"1 - beta"`. Replace `None`. The check
# looks at four of the answers now.

# %% answer="samplers"
samplers = {
    "P": None,
    "Q": None,
    "R": None,
    "S": None,
    "hidden units": None,
    "L2 factor": None,
    "momentum beta": None,
    "keep_prob": None,
}
### BEGIN SOLUTION
samplers = {
    "P": "C",
    "Q": "A",
    "R": "E",
    "S": "B",
    "hidden units": "linear",
    "L2 factor": "log",
    "momentum beta": "1 - beta",
    "keep_prob": "linear",
}
### END SOLUTION

# %% check="samplers"
check("samplers")

# %% [markdown]
# ## What you can do now
#
# You know which hyperparameter to tune first, what a budget of trials covers, when a grid does just as
# well, and on which scale to draw what. In the next lesson your samplers become a search.
#
# > **Who found it, and when.** In 2012 James Bergstra and Yoshua Bengio showed that random trials find
# > settings as good as a grid's in fewer runs, because few hyperparameters matter and nobody knows in
# > advance which.
# >
# > - **Read** their paper, "Random Search for Hyper-Parameter Optimization", Journal of Machine Learning
# >   Research 13 (2012), and Yoshua Bengio, "Practical recommendations for gradient-based training of
# >   deep architectures" (2012), [arXiv:1206.5533](https://arxiv.org/abs/1206.5533).
# > - **Watch** Andrew Ng, "Using an Appropriate Scale" (DeepLearningAI, 2017).
# > - **Try** the race of section 2 with a fourth hyperparameter: `here["hidden_units"] = ("log", 2, 32)` in
# >   `settings_of`. The grids then have 16 and 81 points.
