# %% [markdown]
# # Tuning: what to try, and where to look
#
# Training learns the weights. Somebody has to choose the rest: the learning rate $\alpha$, the $\beta$ of
# momentum, the number of units. From now on that is you.
#
# You will learn to say what to tune first, and when random trials beat a grid; to draw each hyperparameter
# on the scale that suits it; and to test a sampler before you trust it.
#
# It takes an hour and a quarter. You need week 6: Adam, mini-batches, and what $1 / (1 - \beta)$ means.

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
# by. The network has two layers of 8 ReLU units and trains with Adam for only 20 epochs, so that settings
# matter. `moons.dev_costs` trains a network for each dict of settings and returns the costs on the dev
# set.

# %%
moons = tuning.Moons(epochs=20)
print("values of what is not given:", tuning.DEFAULTS)
settings = [{"learning_rate": 0.001}, {"learning_rate": 0.05}]
print("dev costs:", moons.dev_costs(settings).round(3), "nats")

# %% predict="what_matters"
check.predict("what_matters")

# %% tags=["experiment"]
values = {
    "learning_rate": [0.0001, 0.001, 0.01, 0.1, 1],
    "beta1": [0, 0.5, 0.9, 0.99, 0.999],
    "mini_batch_size": [16, 32, 64, 128, 300],
    "hidden_units": [2, 4, 8, 16, 32],
    "hidden_layers": [1, 2, 3, 4],
    "lambd": [0.001, 0.01, 0.1, 1, 10],
}

# %% folded=True tags=["experiment"]
# One hyperparameter at a time, from five starts each, with a learning rate of 0.05 elsewhere.
sweeps, starts = {}, range(5)
for name, tried in values.items():
    runs = [{"learning_rate": 0.05, name: value} for value in tried for _ in starts]
    costs = moons.dev_costs(runs, seeds=[*starts] * len(tried)).reshape(-1, 5)
    sweeps[name] = (tried, costs)
    middle = np.median(costs, axis=1)
    print(f"{name:16s} medians from {middle.min():.3f} to {middle.max():.3f}")
figures.sweeps(sweeps)

# %% [markdown]
# The first place hardly ever depends on the problem. A usual order of attention:
#
# 1. the learning rate $\alpha$;
# 2. $\beta$ of the momentum, the mini-batch size, the number of hidden units;
# 3. the number of layers, learning-rate decay, the strength of regularisation.
#
# ## 2. Grid or random?
#
# You can afford 27 runs for three hyperparameters. **Grid search** takes a few values of each
# hyperparameter and runs every combination. **Random search** draws every hyperparameter anew for every
# run.
#
# Below are the learning rate and $\lambda$ on an invented landscape. **Find out** when the grid is lucky,
# and when random search is the worse choice. (Run this cell again when you have written section 3's
# sampler: the draws are then yours.)

# %% tags=["experiment"]
from course_utils.explorers.random_search import RandomSearch

RandomSearch(functions=check.own("sample_log_uniform"))

# %% [markdown]
# ### Exercise 1: `coverage`
#
# - `"rates on the grid"`, `"rates at random"`: how many different learning rates do 27 runs try?
# - `"grid with a fourth"`: you add a fourth hyperparameter, which turns out to change nothing. How many
#   runs does the grid need now, with three values of each?
# - `"trials for 95 %"`: call the best 5 % of all settings good. How many random trials make it at least
#   95 % likely that one of them is good?
# - `"64 runs"`: in the explorer, $\lambda$ does not matter, and both searches have 64 runs, on the log
#   scale. In how many per cent of cases is random search ahead?
#
# Worked line: one random trial finds one of the best 5 % with probability 0.05, two with
# $1 - 0.95^2 = 0.0975$. The check looks at three answers now, and at all when you hand in.

# %% answer="coverage"
coverage = {
    "rates on the grid": None,
    "rates at random": None,
    "grid with a fourth": None,
    "trials for 95 %": None,
    "64 runs": None,
}
### BEGIN SOLUTION
coverage = {
    "rates on the grid": 3,
    "rates at random": 27,
    "grid with a fourth": 3**4,
    "trials for 95 %": 59,
    "64 runs": 92,
}
### END SOLUTION

# %% check="coverage"
check("coverage")

# %% [markdown]
# ### Exercise 2: `grid_settings`
#
# Write the grid, for any number of hyperparameters. Cut each range into `per_axis` equal parts on its
# scale, and take their middles. `search.on_scale(scale, low, high, share)` returns the value at some
# share of the way, from 0 to 1.
#
# - In: `space`, a dict with `(scale, low, high)` for each name; `per_axis`, the number of values of each.
# - Out: a list of dicts, one for every combination. The values of the **last** name change fastest.
# - How many names there are is unknown, so you cannot nest a loop for each. Start with the list `[{}]`,
#   and let each name make a longer list of the last one.
# - Worked line: for `{"x": ("linear", 0, 4), "y": ("linear", 0, 2)}` and 2, `x` is 1 or 3, `y` is 0.5 or
#   1.5, and the list begins with `{"x": 1, "y": 0.5}, {"x": 1, "y": 1.5}`.


# %% answer="grid_settings"
def grid_settings(space, per_axis):
    """Return every combination of some values of each hyperparameter.

    Parameters
    ----------
    space : dict
        For each name (scale, low, high).
    per_axis : int

    Returns
    -------
    list of dict
    """
    ...


# %% check="grid_settings"
check("grid_settings")

# %% [markdown]
# ### Does it pay?
#
# Now the whole search, 20 times, over six decades of the learning rate that begin anywhere between
# $10^{-6}$ and $10^{-4}$.

# %% predict="the_race"
check.predict("the_race")

# %% tags=["experiment"]
tuned, per_axis = ["learning_rate", "beta1", "lambd"], (2, 3)  # change me

# %% folded=True tags=["experiment"]
# The race: a small grid, a large one, and as many random settings, over one range of the rate each.
space = {"beta1": ("beta", 0.5, 0.999), "lambd": ("log", 1e-3, 1.0)}


def settings_of(repetition):
    """Return a small grid, a large grid and as many random settings."""
    rng = np.random.default_rng(repetition)
    low = 10 ** rng.uniform(-6, -4)
    all_three = {"learning_rate": ("log", low, 1e6 * low), **space}
    here = {name: all_three[name] for name in tuned}
    grids = [grid_settings(here, count) for count in per_axis]
    return *grids, [{name: search.draw(*here[name], rng) for name in here} for _ in grids[1]]


if check.ready("grid_settings"):
    every = [settings_of(k) for k in range(20)]
    few, many, _ = (len(part) for part in every[0])
    runs = [settings for parts in every for part in parts for settings in part]
    costs = moons.dev_costs(runs, seeds=np.repeat(range(20), few + 2 * many).tolist())
    costs = np.nan_to_num(costs, nan=np.inf).reshape(20, -1)  # nan: a run that diverged
    *on_grids, drawn = np.split(costs, [few, few + many], axis=1)
    grids = {count: grid.min(axis=1) for count, grid in zip((few, many), on_grids, strict=True)}
    figures.race(drawn, grids)
    for count, grid in grids.items():
        best = drawn[:, :count].min(axis=1)
        medians = f"random {np.median(best):.3f}, grid {np.median(grid):.3f} in the median"
        print(f"{count} trials: {medians}; random is better in {np.sum(best < grid)} of 20")

# %% [markdown]
# If one of the grid's few rates is good, all runs that share it are; if not, all are wasted. Over 200
# repetitions, a quarter of the grids of 8 stayed above 0.34, and of the random searches above 0.20.
#
# **Change a number.** Tune `["learning_rate"]` alone, with grids of `(8, 27)`. Over 200 repetitions the
# medians were then the same: the advantage comes from dimensions that hardly matter.
#
# ## 3. Even on which scale?
#
# ### Exercise 3: `shares`
#
# Paper first. Let $\alpha$ lie between 0.0001 and 1, and $\beta$ between 0.9 and 0.999. "On the log
# scale" means: $\log \alpha$ is drawn evenly.
#
# - `"rates below 0.01, evenly"` and `"rates below 0.01, on the log scale"`: the share of the draws.
# - `"windows over 100, evenly"` and `"windows over 100, by 1 - beta"`: $\beta$ averages over some
#   $1 / (1 - \beta)$ steps. Which share of the draws averages over more than 100, if $\beta$ is drawn
#   evenly, and if $\log(1 - \beta)$ is?
# - `"beta from 0.9 to 0.9005"` and `"beta from 0.999 to 0.9995"`: by which factor does the window grow?
#
# Worked line: from 0.9 to 0.99, the window grows from 10 to 100 steps: by the factor 10. Give
# fractions, with three decimals. The check looks at two of the answers now.

# %% answer="shares"
shares = {
    "rates below 0.01, evenly": None,
    "rates below 0.01, on the log scale": None,
    "windows over 100, evenly": None,
    "windows over 100, by 1 - beta": None,
    "beta from 0.9 to 0.9005": None,
    "beta from 0.999 to 0.9995": None,
}
### BEGIN SOLUTION
shares = {
    "rates below 0.01, evenly": (0.01 - 0.0001) / (1 - 0.0001),
    "rates below 0.01, on the log scale": 2 / 4,
    "windows over 100, evenly": (0.999 - 0.99) / (0.999 - 0.9),
    "windows over 100, by 1 - beta": 1 / 2,
    "beta from 0.9 to 0.9005": 0.1 / 0.0995,
    "beta from 0.999 to 0.9995": 0.001 / 0.0005,
}
### END SOLUTION

# %% check="shares"
check("shares")

# %% [markdown]
# ### Exercise 4: `sample_log_uniform`
#
# Write a sampler whose *logarithms* are spread evenly, so that each decade gets as many draws as the next.
#
# - In: `low` and `high`, with $0 < \text{low} < \text{high}$; `size`, how many numbers; `rng`, a generator
#   or a seed. The first line makes a generator of a seed. Draw from it.
# - Out: an array of shape `(size,)`.
# - Worked line: a logarithm halfway between those of 0.01 and 1 belongs to 0.1, whatever the base.


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
# ### Exercise 5: `sample_beta`
#
# What counts is the distance of $\beta$ from 1. So $1 - \beta$ goes on the log scale.
#
# - In: as above, with $\text{low} < \text{high} < 1$.
# - Out: an array of shape `(size,)` of values between `low` and `high`.
# - Worked line: for $\beta$ from 0.9 to 0.999, between which numbers does $1 - \beta$ lie?


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
# The windows of $\beta$ drawn evenly, and of yours:

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
# Nothing crashes if a sampler is wrong: the search just never visits the good settings.
#
# ### Exercise 6: `sample_fault`
#
# Write a test for samples that are to be even on the log scale. Return the first that applies of
#
# - `"range"`: a draw lies outside the range from `low` to `high`;
# - `"few values"`: fewer than half of the draws differ from one another;
# - `"law"`: the draws are not spread evenly on the log scale;
# - `"none"`: nothing is wrong.
#
# How you tell `"law"` is up to you. You could count the draws in ten parts of the same length on the log
# scale (`np.geomspace`). How far may a right sample be from a tenth?
#
# - In: `x`, an array of 1000 draws or more; `low` and `high`. Out: one of the four words.
# - Worked line: 1000 draws that all lie between 0.1 and 1 have the fault `"law"` if the range is from
#   0.01 to 1. The check's samples are right, or clearly wrong.


# %% answer="sample_fault"
def sample_fault(x, low, high):
    """Say what is wrong with a sample that is to be even on the log scale.

    Parameters
    ----------
    x : ndarray, shape (n,)
    low, high : float

    Returns
    -------
    str
        "range", "few values", "law" or "none".
    """
    ...


# %% check="sample_fault"
check("sample_fault")

# %% [markdown]
# Five samplers were to draw learning rates from 0.0001 to 1 on the log scale. Here are four.

# %% folded=True tags=["experiment"]
# 4000 draws of each sampler, in an order that is not told.
rng = np.random.default_rng(1)
made = [
    rng.uniform(1e-4, 1, 4000),
    np.exp(rng.uniform(-4, 0, 4000)),
    10.0 ** rng.integers(-4, 1, 4000),
    10 ** rng.uniform(np.log(1e-4), 0, 4000),
    10 ** rng.uniform(-4, 0, 4000),
]
order = np.random.default_rng(7).permutation(5)[:4]
drawn = {letter: made[k] for letter, k in zip("PQRS", order, strict=True)}
figures.samples(drawn, 1e-4, 1, "learning rate (no unit)")

# %% [markdown]
# ### Exercise 7: `samplers`
#
# Which code drew `"P"`, `"Q"`, `"R"` and `"S"`? One letter is not used.
#
# | | code |
# |---|---|
# | A | `rng.uniform(1e-4, 1, n)` |
# | B | `np.exp(rng.uniform(-4, 0, n))` |
# | C | `10.0 ** rng.integers(-4, 1, n)` |
# | D | `10 ** rng.uniform(np.log(1e-4), 0, n)` |
# | E | `10 ** rng.uniform(-4, 0, n)` |
#
# Then choose a scale, `"linear"`, `"log"` or `"1 - beta"`, for:
#
# - `"hidden units"`, from 50 to 100;
# - `"L2 factor"`: $\lambda$ from 0.0001 to 10;
# - `"momentum beta"`, from 0.9 to 0.999;
# - `"keep_prob"` of dropout, from 0.5 to 0.9.
#
# Worked line: Adam's $\beta_2$, from 0.99 to 0.9999, takes `"1 - beta"`. The check looks at four of the
# answers now.

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
# Your own test's verdict:

# %% tags=["experiment"]
if check.ready("sample_fault"):
    print({letter: sample_fault(x, 1e-4, 1) for letter, x in drawn.items()})

# %% [markdown]
# ## What you can do now
#
# You know what to tune first, what a budget of trials covers, on which scale to draw what, and how to test
# that.
#
# > **Who and when.** In 2012 James Bergstra and Yoshua Bengio showed that random trials find settings as
# > good as a grid's in fewer runs, because few hyperparameters matter and nobody knows in advance which.
# >
# > - **Read** their paper, [Random Search for Hyper-Parameter
# >   Optimization](https://www.jmlr.org/papers/v13/bergstra12a.html) (2012), and Yoshua Bengio, [Practical
# >   recommendations for gradient-based training of deep
# >   architectures](https://arxiv.org/abs/1206.5533) (2012).
# > - **Watch** Andrew Ng, "Using an Appropriate Scale" (DeepLearningAI, 2017).
# > - **Try** the race with a fourth hyperparameter: `"hidden_units": ("linear", 2, 32)` in `space`, and its
# >   name in `tuned`.
