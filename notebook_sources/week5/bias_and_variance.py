# %% [markdown]
# # Bias and variance
#
# Your network is wrong too often. A larger one, or more examples? Two gaps between errors tell.
#
# You will learn to
#
# - read two faults off three errors;
# - measure bias² and variance, and see both in one network;
# - say where a learning curve ends, and decide what to try next.
#
# Plan about 60 minutes. There are five exercises. You need the lesson `setting_up`.
#
# ## 1. Two faults, three errors
#
# Three networks have learned 80 points of week 3's flower.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week5 import bias_and_variance as figures
from course_utils.figures.week5.bias_and_variance import day_networks
from course_utils.figures.week5.small_networks import error, train_net

check = notebook_checks("week5/bias_and_variance")
X_pool, Y_pool = datasets.make_flower(10_000, seed=50)  # new points
human_error = np.mean((X_pool[:1] * X_pool[1:] < 0) != Y_pool)  # of the rule below

# %% tags=["experiment"]
X80, Y80 = datasets.make_flower(80, seed=7)
nets = {n_h: train_net(X80, Y80, n_h, 4000, seed=1) for n_h in [2, 5, 60]}
errors = {n_h: (error(net, X80, Y80), error(net, X_pool, Y_pool)) for n_h, net in nets.items()}
figures.draw_networks(X80, Y80, nets, errors)

# %% [markdown]
# A model has **high bias** if it cannot bend enough, and so is wrong even on examples that it has seen: it underfits
# (left). A model has **high variance** if other training examples would have made quite another model of it: it
# overfits (right).
#
# With 12 288 features you see only numbers. The **Bayes error** is the lowest error that any rule could have on new
# examples; here the petals overlap near the centre. Nobody knows it. The **human error**, the error of the best person,
# stands in for the Bayes error.
#
# $$\text{avoidable bias} = \text{training error} - \text{human error}, \qquad
# \text{generalisation gap} = \text{dev error} - \text{training error}$$
#
# The **generalisation gap** is what a model loses on new examples. In practice it is called "variance", too; section 2
# measures what statistics calls so. Our human goes by the quarter of the plane in which a point lies.

# %% predict="better_than_the_rule"
check.predict("better_than_the_rule")

# %% folded=True tags=["experiment"]
# Networks of growing size; each point is a mean over six training sets of 80 points.
sets, errors = [datasets.make_flower(80, seed=s) for s in range(6)], {}
for n_h in [1, 2, 3, 4, 6, 10, 20, 40]:
    nets = [train_net(*data, n_h, 1200, seed=k) for k, data in enumerate(sets)]
    e_train = [error(net, *data) for net, data in zip(nets, sets, strict=True)]
    e_dev = [error(net, X_pool, Y_pool) for net in nets]
    errors[n_h] = np.mean(e_train), np.mean(e_dev)
figures.draw_growing_networks(errors, human_error)

# %% [markdown]
# ## 2. Measured, and both at once
#
# Now networks learn a day's temperatures, each from 40 measurements of its own, with noise of 2 °C. Their ReLU units
# make them straight between given bends; the last layer is trained. At every hour, bias² is the squared distance from
# the mean of all networks to the truth, and the variance the mean squared distance of the networks from their mean.
#
# ### Exercise 1: `bias_variance`
#
# - Test it: what do both add up to? (Put $\hat y - y = (\hat y - \bar y) + (\bar y - y)$, square, average.)
# - Worked line: `[[1], [3]]` and the truth `[[0]]` have the mean 2: bias² is `[[4]]`, the variance `[[1]]`.


# %% answer="bias_variance"
def bias_variance(predictions, truth):
    """Return bias² and variance at every point, both of shape (1, n).

    predictions: shape (k, n), a row for each of k networks. truth: shape (1, n).
    """
    ...


# %% check="bias_variance"
check("bias_variance")

# %% tags=["experiment"]
bends = {
    "few bends": np.linspace(0, 24, 3),
    "many bends": np.linspace(0, 24, 19),
    "crowded bends": np.append(np.linspace(0, 12, 17), 24),
}
made = {name: day_networks(at, 40, 2.0, 400, seed=0) for name, at in bends.items()}
figures.draw_day_networks(made)
if check.ready("bias_variance"):
    figures.print_parts(made, bias_variance)

# %% [markdown]
# The crowded bends have high bias *and* high variance: too stiff after noon, too wild before it. On new measurements,
#
# $$\text{error} = \text{bias}^2 + \text{variance} + \sigma^2$$
#
# The noise, $\sigma^2 = 4$, is the Bayes error here. One network shows neither bias nor variance, so the gaps stand
# in for them: compare the last two columns with each other and with 4.

# %% predict="ten_networks"
check.predict("ten_networks")

# %% tags=["experiment"]
if check.ready("bias_variance"):
    nets = made["many bends"]
    tens = nets["predictions"].reshape(40, 10, -1).mean(axis=1)  # forty means of ten networks
    for name, predictions in [("one network", nets["predictions"]), ("mean of ten", tens)]:
        squared, variance = bias_variance(predictions, nets["truth"])
        print(f"{name}: bias² {squared.mean():.2f}, variance {variance.mean():.2f} (°C)²")

# %% [markdown]
# ## 3. Where a learning curve ends
#
# On the explorer's right are learning curves, as in week 1. In many models the dev error lies about $c / m$ above a
# floor, with $m$ examples and some number $c$, and the training error as far below. More examples do not lower the
# floor.

# %% tags=["experiment"]
from course_utils.explorers.bias_variance import BiasVariance

BiasVariance()

# %% [markdown]
# ### Exercise 2: `dev_error_floor`
#
# - Any method will do. Your estimate may be 4 % away from the true floor, which you do not see.
# - Worked line: `[20, 40, 80, 160]` and `[6.0, 5.0, 4.5, 4.25]` lead to 4.


# %% answer="dev_error_floor"
def dev_error_floor(examples, dev_errors):
    """Estimate the dev error that ever more examples lead to.

    examples: list of four numbers m, rising. dev_errors: list of mean squared errors, one for each.
    """
    ...


# %% check="dev_error_floor"
check("dev_error_floor")

# %% [markdown]
# ## 4. What to do next
#
# | high | what helps |
# |---|---|
# | bias | a larger network, longer training, a better optimiser |
# | variance | more data, regularisation (`regularization`) |
#
# In small models, what lowers the one raises the other: the *trade-off*. In large ones with enough data, units lower
# the bias, examples the variance, and neither does much harm to the other.

# %% tags=["experiment"]
errors, sizes = {}, np.array([(2, 800), (8, 800), (40, 40)])  # hidden units, examples
for letter, (n_h, m) in zip("PQR", np.random.default_rng(2).permutation(sizes), strict=True):
    data = datasets.make_flower(m, seed=16)
    net = train_net(*data, n_h, 3000, seed=2)
    errors[letter] = error(net, *data), error(net, X_pool, Y_pool)
figures.draw_errors(errors, human_error)

# %% [markdown]
# ### Exercise 3: `diagnosis`
#
# What is there to be reduced: `"bias"`, `"variance"`, `"both"` or `"neither"`?
#
# - `"1 / 16"`: training error 1 %, dev error 16 %, human error 0 %. Likewise `"15 / 16"`, `"15 / 30"`, `"0.5 / 1"`.
# - `"15 / 16, human 14"`: with a human error of 14 %.
# - `"net P"`, `"net Q"`, `"net R"`: the networks of the figure.
#
# Which of the two does a change reduce first?
#
# - `"a new feature"`: the network also gets the product $x_1 x_2$ of its two inputs;
# - `"fewer features"`: of thirty features, the twenty that say least are left out;
# - `"mirrored copies"`: each training picture is used a second time, mirrored.
#
# The check looks at five answers; all count at grading.

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
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ### Exercise 4: `next_step`
#
# When both gaps are too large, one order wastes work: which remedy can be in vain as long as the other fault is there?
#
# - A difference of exactly `gap` is still fine. Worked line: `next_step(2, 11, 1, 2)` is `"reduce variance"`.
# - A dev set may be easier than the training set, and a model better than a person.


# %% answer="next_step"
def next_step(train_error, dev_error, human_error, gap):
    """Say what to do next about a model: "reduce bias", "reduce variance" or "done".

    train_error, dev_error, human_error: numbers. gap: the largest difference allowed.
    """
    ...


# %% check="next_step"
check("next_step")

# %% [markdown]
# ### Exercise 5: `follow_recipe`
#
# At *reduce bias*, double the units; at *reduce variance*, the examples. Stop at *done*, and at the latest with the
# twelfth network.


# %% answer="follow_recipe"
def follow_recipe(measure, n_h, m, human_error, gap):
    """Follow next_step from network to network; return a list of (n_h, m, step), one for each.

    measure: measure(n_h, m) trains a network on m examples, returns its training and dev error.
    n_h, m: hidden units and examples to begin with. human_error, gap: as for next_step.
    """
    ...


# %% check="follow_recipe"
check("follow_recipe")

# %% folded=True tags=["experiment"]
# The recipe on the flower, with a tolerance of 3 percentage points.
X_dev, Y_dev = datasets.make_flower(2000, seed=70)
X_all, Y_all = datasets.make_flower(5120, seed=71)
measured = {}


def measure(n_h, m):
    """Train a network; return its training and dev error."""
    data = X_all[:, :m], Y_all[:, :m]
    net = train_net(*data, n_h, 3000, seed=4)
    measured[n_h, m] = error(net, *data), error(net, X_dev, Y_dev)
    return measured[n_h, m]


if check.ready("next_step", "follow_recipe"):
    tried = follow_recipe(measure, 1, 40, human_error, 0.03)
    log = [(n_h, m, *measured[n_h, m], step) for n_h, m, step in tried]
    figures.draw_recipe(log, human_error)

# %% [markdown]
# With twice the examples, the training error may rise. That is no setback: you are after the dev error.
#
# ## What you can do now
#
# You can read from three errors what to do next.
#
# > **Who and when.** Stuart Geman, Elie Bienenstock and René Doursat took the errors of networks apart in 1992.
# >
# > *Read*: their [Neural networks and the bias/variance dilemma](https://doi.org/10.1162/neco.1992.4.1.1). *Watch*:
# > StatQuest, "Machine Learning Fundamentals: Bias and Variance". *Try*: place 18 bends as well as you can.
