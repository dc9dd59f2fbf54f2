# %% [markdown]
# # Tuning: the search
#
# You can draw settings on the right scales. Here you make a search of it: trials at random, rounds from
# coarse to fine, all cores at once. And you ask what the winner of a search is worth.
#
# You will learn to write random search and narrow it round by round, to use a library's search, and to tell
# a good setting from a lucky start.
#
# It takes an hour and a quarter. You need the lesson before; its samplers are in `search.draw`.

# %%
import warnings

import numpy as np
from scipy.stats import loguniform
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import RandomizedSearchCV
from sklearn.neural_network import MLPClassifier

from autograde_tests import notebook_checks
from course_utils import search, tuning
from course_utils.figures.week7 import hyperparameter_search as figures

check = notebook_checks("week7/hyperparameter_search")

# %% [markdown]
# ## 1. Search at random
#
# `moons.dev_cost(settings)` trains a network of the last lesson and returns its cost on the dev set. A space
# gives each hyperparameter a scale and two ends.

# %%
moons = tuning.Moons(epochs=20)
space = {
    "learning_rate": ("log", 1e-5, 10.0),
    "beta1": ("beta", 0.5, 0.999),
    "lambd": ("log", 1e-3, 1.0),
}

# %% [markdown]
# ### Exercise 1: `random_search`
#
# - In: `evaluate`, a function that takes settings and returns their cost; `space`, as above; `budget`,
#   the number of trials; `rng`.
# - Each trial draws new settings, a dict with a value for each name, and evaluates them **once**:
#   training is what costs.
# - Out: a list of all trials, as pairs `(cost, settings)`, the lowest cost first.
# - A run that diverges may return `nan`. Keep it with the cost `np.inf`. (Try `sorted([2, np.nan, 1])`.)
# - Leave the first line as it is. The check searches made-up surfaces (`axes`), with a budget of calls
#   (`most`), and perhaps runs that diverge (`lost_above`).
# - Worked line: with a budget of 3 and costs 0.5, `nan` and 0.2, in this order, the list has the costs
#   0.2, 0.5 and infinity.


# %% answer="random_search"
def random_search(evaluate, space, budget, rng):
    """Try settings drawn at random; return all trials, the best one first.

    Parameters
    ----------
    evaluate : callable
        Takes a dict of settings, returns their cost.
    space : dict
        For each name (scale, low, high), the arguments of search.draw.
    budget : int
    rng : Generator or int

    Returns
    -------
    list of (float, dict)
    """
    evaluate, rng = search.as_evaluate(evaluate), np.random.default_rng(rng)
    ...


# %% check="random_search"
check("random_search")

# %% tags=["experiment"]
if check.ready("random_search"):
    for cost, settings in random_search(moons.dev_cost, space, 27, rng=0)[:5]:
        print(f"{cost:.3f}", {name: float(f"{value:.3g}") for name, value in settings.items()})

# %% [markdown]
# ## 2. From coarse to fine
#
# **Coarse to fine** means to search the whole space, draw a box around the best trials, search the box, and
# so on.
#
# ### Exercise 2: `narrowed`
#
# - In: `space`; `trials`, as `random_search` returns them; `keep`, how many of the best span the box
#   (all, if there are fewer).
# - Out: a new space. Each name keeps its scale; its ends are the smallest and the largest value among
#   the kept trials.
# - Worked line: the two best trials have the rates 0.05 and 0.01, the third has 0.5. With `keep=2` the
#   rate goes from 0.01 to 0.05.


# %% answer="narrowed"
def narrowed(space, trials, keep):
    """Shrink a space to the smallest box that holds the best trials.

    Parameters
    ----------
    space : dict
        For each name (scale, low, high).
    trials : list of (float, dict)
        Lowest cost first.
    keep : int

    Returns
    -------
    dict
        For each name (scale, low, high).
    """
    ...


# %% check="narrowed"
check("narrowed")

# %% [markdown]
# ### Exercise 3: `coarse_to_fine`
#
# Now the rounds, so that these three things hold:
#
# - the budget is for all rounds **together**: each makes `budget // rounds` trials;
# - the box of a round is that of the `keep` best of **all** trials so far;
# - a generator is made once. (What would happen if each round got the same seed?)
#
# Out: a list with a pair `(space, trials)` for each round. Worked line: a budget of 23 in 3 rounds makes 7
# trials a round, and 2 are left over.


# %% answer="coarse_to_fine"
def coarse_to_fine(evaluate, space, budget, rng, rounds=3, keep=5):
    """Search at random in rounds, each in the box of the best trials so far.

    Parameters
    ----------
    evaluate, space, rng
        As in random_search.
    budget : int
        Evaluations of all rounds together.
    rounds : int
    keep : int

    Returns
    -------
    list of (dict, list)
        For each round its space and its trials.
    """
    evaluate, rng = search.as_evaluate(evaluate), np.random.default_rng(rng)
    ...


# %% check="coarse_to_fine"
check("coarse_to_fine")

# %% predict="coarse_or_random"
check.predict("coarse_or_random")

# %% tags=["experiment"]
if check.ready("random_search", "narrowed", "coarse_to_fine"):
    found = coarse_to_fine(moons.dev_cost, space, 45, rng=2)
    figures.rounds(found, "learning_rate", "lambd")

# %% [markdown]
# **Change a number.** Set `keep=2`, and try some seeds. Two lucky trials span a tiny box, and if the best
# place is outside, no later round gets out again.
#
# ## 3. One model, or many at a time
#
# If a training takes three weeks, you watch the one that you can afford. If it takes minutes, you start many.
# `search.run_trials` gives each core trials of its own. The square button
# stops it.

# %% folded=True tags=["experiment"]
# Six trials of 100 epochs, on all cores.


def train_longer(settings):
    """Train for 100 epochs instead of 20; return the dev cost."""
    longer = tuning.Moons(100, moons.train, moons.dev, moons.test)
    return longer.dev_cost(settings)


rng = np.random.default_rng(0)
waiting = [{name: search.draw(*space[name], rng) for name in space} for _ in range(6)]
trials = search.run_trials(train_longer, waiting)
print(f"best of {len(trials)}: {trials[0][0]:.3f}")

# %% [markdown]
# ### Exercise 4: `budgets`
#
# **Successive halving** starts many settings on a small budget, keeps the best part, and gives it more.
#
# - `"minutes on four cores"`: 60 trials of 2 minutes each, on four cores. How many minutes?
# - `"minutes on four cores, one slow trial"`: one more trial, of 10 minutes, starts when all the others are
#   done. How many minutes is that in all?
# - `"halving, epochs in all"`: 27 networks train for 1 epoch; the best third starts again and trains for 3,
#   the best third of these for 9, and the last one for 27. How many epochs is that in all?
# - `"no halving, epochs in all"`: and if all 27 train for 27 epochs?
# - `"speed-up with start-up"`: ten cores, 60 seconds of trials one after another, and 18 seconds until
#   the workers, each a Python of its own, are ready. How many times faster are they than one core?
#
# Worked line: 12 trials of 5 minutes on three cores take 20 minutes. The check looks at two answers now.

# %% answer="budgets"
budgets = {
    "minutes on four cores": None,
    "minutes on four cores, one slow trial": None,
    "halving, epochs in all": None,
    "no halving, epochs in all": None,
    "speed-up with start-up": None,
}
### BEGIN SOLUTION
budgets = {
    "minutes on four cores": 60 * 2 / 4,
    "minutes on four cores, one slow trial": 30 + 10,
    "halving, epochs in all": 27 * 1 + 9 * 3 + 3 * 9 + 1 * 27,
    "no halving, epochs in all": 27 * 27,
    "speed-up with start-up": 60 / (18 + 60 / 10),
}
### END SOLUTION

# %% check="budgets"
check("budgets")

# %% [markdown]
# ## 4. What a library adds
#
# scikit-learn has a random search too. We hand it the same moons, layers, epochs and space; the network is
# its own. Its `loguniform` is your `sample_log_uniform`.

# %% folded=True tags=["experiment"]
# The laws, the network, which examples are the dev set (`cv`), and the cost with a minus (`scoring`).


class OneMinus:
    """A law for RandomizedSearchCV: 1 - β on the log scale."""

    def __init__(self, low, high):
        self.distance = loguniform(1 - high, 1 - low)

    def rvs(self, random_state=None):
        """Draw one β."""
        return 1 - self.distance.rvs(random_state=random_state)


laws = {
    "learning_rate_init": loguniform(1e-5, 10),
    "beta_1": OneMinus(0.5, 0.999),
    "alpha": loguniform(1e-3, 1),  # its L2 factor, over the batch, not over m
}
X_rows, y, split = moons.as_rows()  # examples are rows there
network = MLPClassifier((8, 8), max_iter=20, batch_size=64, random_state=0)
warnings.simplefilter("ignore", ConvergenceWarning)  # 20 epochs are few, on purpose
how = {"scoring": "neg_log_loss", "cv": split, "refit": False, "random_state": 1}

# %% tags=["experiment"]
theirs = RandomizedSearchCV(network, laws, n_iter=27, **how).fit(X_rows, y)
print(f"scikit-learn: {-theirs.best_score_:.3f} nats with", theirs.best_params_)
if check.ready("random_search"):
    ours = random_search(moons.dev_cost, space, 27, rng=1)
    print(f"yours:        {ours[0][0]:.3f} nats with", ours[0][1])

# %% [markdown]
# Give `network` another `random_state`, that is, other initial weights: the medians of 12 searches each were
# 0.186, 0.143, 0.174 and 0.145 from four starts.
#
# Successive halving for the same 540 epochs: 90 networks train for 2, 30 of them for 6, and 10 for 18.

# %% predict="halving"
check.predict("halving")

# %% tags=["experiment"]
from sklearn.experimental import enable_halving_search_cv  # switches the next import on
from sklearn.model_selection import HalvingRandomSearchCV

halves = {"n_candidates": 90, "resource": "max_iter", "min_resources": 2, "max_resources": 18}
halving = HalvingRandomSearchCV(network, laws, **halves, **how).fit(X_rows, y)
print("networks:", halving.n_candidates_, "epochs:", halving.n_resources_)
print(f"halving: {-halving.best_score_:.3f} nats with", halving.best_params_)

# %% [markdown]
# No library chooses for you the space, the scales, and the budget.
#
# ## 5. What the winner is worth
#
# The winner of 45 trials had good settings. We train the best ten of section 2 again, each from ten new
# starts.

# %% predict="the_ten_again"
check.predict("the_ten_again")

# %% tags=["experiment"]
if check.ready("random_search", "narrowed", "coarse_to_fine"):
    every = [trial for _, tried in found for trial in tried]  # of section 2
    best_ten = sorted(every, key=lambda trial: trial[0])[:10]
    runs = [settings for _, settings in best_ten for _ in range(10)]
    again = moons.dev_costs(runs, seeds=[*range(1, 11)] * 10).reshape(10, 10)
    figures.luck(again, [cost for cost, _ in best_ten])

# %% [markdown]
# The **winner's curse** makes the best of many costs too good to be true, because it was chosen for its luck
# as well. So rank settings by the mean over several starts, and report the cost of your choice on points
# that took no part in choosing: the **test set**.
#
# ### Exercise 5: `chosen_settings`
#
# Choose settings for our network, by whatever search you like, over any space.
#
# - In: `seed`, in case your function draws something. It may ignore it.
# - Out: a dict with `"learning_rate"`, `"beta1"` and `"lambd"`.
# - Worked line: Adam's customary rate of 0.001 would not do. In a hundred steps it gets nowhere.
# - The check trains for 20 epochs from each of 60 new starts, and takes the mean cost on 3000 points that
#   no search has seen. It may be 1.13 times what our settings reach (10 of 24 winners of section 2's search
#   were as good), and 1.3 times when you hand in, from other starts.


# %% answer="chosen_settings"
def chosen_settings(seed):
    """Return settings for the networks of this lesson.

    Parameters
    ----------
    seed : int
        For a function that draws.

    Returns
    -------
    dict
        "learning_rate", "beta1" and "lambd".
    """
    ...


# %% check="chosen_settings"
check("chosen_settings")

# %% [markdown]
# ## 6. What next?
#
# Four searches of 60 trials each. Each panel shows the costs against one hyperparameter. A cross at the top is
# a run that diverged, or whose cost was above 1.

# %% folded=True tags=["experiment"]
# The searches P, Q, R and S, each over a space of its own.


def sixty(seed, **ends):
    """Return 60 random trials over our space, with other ends for some names."""
    rng = np.random.default_rng(seed)
    here = space | {"learning_rate": ("log", 0.03, 0.2)} | ends
    settings = [{name: search.draw(*here[name], rng) for name in here} for _ in range(60)]
    return list(zip(moons.dev_costs(settings), settings, strict=True))


searches = {
    "P": sixty(0, learning_rate=("log", 1e-5, 0.02)),
    "Q": sixty(1, learning_rate=("log", 0.01, 1e4)),
    "R": sixty(2, lambd=("log", 1e-6, 1e-2)),
    "S": sixty(3, learning_rate=("log", 1e-4, 1.0)),
}
names = dict.fromkeys("PQS", "learning_rate") | {"R": "lambd"}
figures.trials(searches, names, top=1.0)

# %% [markdown]
# ### Exercise 6: `diagnosis`
#
# What would you do next? Each letter is used once:
#
# | | what to do |
# |---|---|
# | A | widen the range: the best may lie beyond its end |
# | B | fix this hyperparameter, and spend the trials on others |
# | C | search a smaller box around the best |
# | D | cut off the part of the range where runs are lost |
# | E | watch one training, and change it as it goes |
# | F | judge the winner by points that took no part in choosing |
#
# - `"P"`, `"Q"`, `"R"`, `"S"`: the panels of the figure.
# - `"dev 0.108, new points 0.131"`: the best of 200 trials has a dev cost of 0.108. In use its cost is
#   0.131, and somebody asks why you promised 0.108.
# - `"one model, three weeks"`: a training takes three weeks on every machine that you have.
#
# Worked line: the best trials at the **lower** end of a range would call for A as well.
# The check looks at three of the answers now.

# %% answer="diagnosis"
diagnosis = {
    "P": None,
    "Q": None,
    "R": None,
    "S": None,
    "dev 0.108, new points 0.131": None,
    "one model, three weeks": None,
}
### BEGIN SOLUTION
diagnosis = {
    "P": "A",
    "Q": "D",
    "R": "B",
    "S": "C",
    "dev 0.108, new points 0.131": "F",
    "one model, three weeks": "E",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ## What you can do now
#
# You can search at random, from coarse to fine, and choose settings that are good, not lucky.
#
# > **Who and when.** Successive halving: Kevin Jamieson and Ameet Talwalkar, 2015
# > ([arXiv:1502.07943](https://arxiv.org/abs/1502.07943)). Hyperband, which also chooses how hard to halve:
# > Lisha Li and others, 2016 ([arXiv:1603.06560](https://arxiv.org/abs/1603.06560)). Searches that learn
# > from earlier trials: Jasper Snoek and others, 2012
# > ([arXiv:1206.2944](https://arxiv.org/abs/1206.2944)).
# >
# > - **Read** Varun Godbole and others, [Deep Learning Tuning
# >   Playbook](https://github.com/google-research/tuning_playbook) (2023).
# > - **Watch** Andrew Ng, "Hyperparameter Tuning in Practice" (DeepLearningAI, 2017).
# > - **Try** `"hidden_units"` in `space` too. Does your learning rate still hold?
