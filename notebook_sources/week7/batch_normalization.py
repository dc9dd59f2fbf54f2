# %% [markdown]
# # Batch normalisation
#
# In week 5 you normalised the inputs of a network, and the first layer learned faster. The second
# layer has inputs too: the activations of the first, and they change with every step. **Batch
# normalisation** normalises the inputs of every layer's activation at every step, over the examples of the
# mini-batch.
#
# You will learn to write its forward step, and its backward step in two ways; to test both; and to say what a
# network with it no longer needs.
#
# Plan 70 minutes. You need backpropagation from week 4 and He's initialisation from week 5.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import batchnorm_network as network
from course_utils import datasets
from course_utils.explorers.live_curve import LiveCurve
from course_utils.figures.week7 import batch_normalization as figures

check = notebook_checks("week7/batch_normalization")

# %% [markdown]
# ## 1. What a deep layer gets
#
# The data: 1258 real handwritten digits of 8 by 8 pixels. The question: is it 5 or above? The
# network has ten hidden layers of 20 ReLU units and one sigmoid unit.
#
# He initialisation keeps the standard deviation of $Z^{[l]}$ the same *on average*. What if all weights are
# multiplied by 0.7?

# %% tags=["experiment"]
digits = datasets.load_digits()
X, Y = digits.X_train / 16, (digits.Y_train >= 5).astype(float)
start = network.initialize([64, *[20] * 10, 1], rng=0)

# %% predict="ten_factors"
check.predict("ten_factors")

# %% tags=["experiment"]
factor = 0.7  # change me

scaled = {name: factor * p if name[0] == "W" else p for name, p in start.items()}

layers = {
    name: [cache["Z"] for cache in network.forward(X, parameters)[1][:-1]]
    for name, parameters in [("He", start), (f"He × {factor}", scaled)]
}
spreads = {name: [Z.std() for Z in Zs] for name, Zs in layers.items()}
figures.draw_spreads(spreads, "Each layer passes its spread on to the next")

# %% [markdown]
# He initialisation is right at the start only: training moves the weights.
#
# ## 2. Normalise, then let go
#
# Take one layer and the $m$ examples of a mini-batch. $Z$ has shape $(n, m)$: a row for each unit,
# a column for each example. For each unit, over the **batch**:
#
# $$\mu = \frac1m \sum_i z^{(i)} \qquad \sigma^2 = \frac1m \sum_i \left(z^{(i)} - \mu\right)^2 \qquad
# z_{norm}^{(i)} = \frac{z^{(i)} - \mu}{\sqrt{\sigma^2 + \varepsilon}} \qquad
# \tilde z^{(i)} = \gamma\, z_{norm}^{(i)} + \beta$$
#
# $\mu$ and $\sigma^2$ have shape $(n, 1)$. $Z_{norm}$ has mean 0 and standard deviation 1 in every row. That
# need not be what the next layer wants, so each unit learns a **scale** $\gamma$ and a **shift** $\beta$ of
# its own, shape $(n, 1)$. (This $\beta$ has nothing to do with momentum's.) The activation gets $\tilde Z$
# in place of $Z$. The small $\varepsilon$ saves a unit that gives the same for all examples from $0/0$.
#
# ### Exercise 1: `by_hand`, before you run anything
#
# One unit, and the numbers that it gives for a batch. Take $\gamma = 1$, $\beta = 0$ where nothing
# else is said, and $\varepsilon = 0$. What becomes of the **last** number?
#
# - `"1, 5"`, `"1, 500"`, `"0, 0, 3"`, `"100, 100, 103"`, `"0, 0, -30"`: batches of two or three;
# - `"0, 0, 3 with gamma 2, beta 5"`, and `"7 alone, with gamma 2, beta 5"`: a batch of one;
# - `"gamma that undoes it"`: with $\beta = 1$, which $\gamma$ brings `0, 0, 3` back unchanged?
# - `"spread after the slip"`: somebody divides by $\sigma^2$ instead of $\sigma$. A unit has the standard
#   deviation 0.1. Which one comes out?
#
# Two decimals are enough. Worked line: `2, 4, 6` has $\mu = 4$, $\sigma^2 = 8/3$, and 6 becomes
# $2 / 1.633 = 1.22$. The check looks at three answers now and at all when you hand in.

# %% answer="by_hand"
by_hand = {
    "1, 5": None,
    "1, 500": None,
    "0, 0, 3": None,
    "100, 100, 103": None,
    "0, 0, -30": None,
    "0, 0, 3 with gamma 2, beta 5": None,
    "7 alone, with gamma 2, beta 5": None,
    "gamma that undoes it": None,
    "spread after the slip": None,
}
### BEGIN SOLUTION
by_hand = {
    "1, 5": 1,
    "1, 500": 1,
    "0, 0, 3": np.sqrt(2),
    "100, 100, 103": np.sqrt(2),
    "0, 0, -30": -np.sqrt(2),
    "0, 0, 3 with gamma 2, beta 5": 5 + 2 * np.sqrt(2),
    "7 alone, with gamma 2, beta 5": 5,
    "gamma that undoes it": np.sqrt(2),
    "spread after the slip": 0.1 / 0.1**2,
}
### END SOLUTION

# %% check="by_hand"
check("by_hand")

# %% [markdown]
# ### Exercise 2: `batchnorm_forward`
#
# Write the four formulas for all units at once.
#
# - In: `Z`, shape `(n, m)`; `gamma` and `beta`, shape `(n, 1)`; `eps`, a number.
# - Out: `Z_tilde`, shape `(n, m)`, and a `cache`: whatever your own backward step needs. Read exercise 4
#   before you decide.
# - Worked line: the rows $(1, 3)$ and $(10, 50)$ with $\gamma = (2, 1)$ and $\beta = (5, 0)$ become
#   $(3, 7)$ and $(-1, 1)$.
# - The check looks at a unit that never changes, at a large $\varepsilon$, and that `Z` stays as it was.


# %% answer="batchnorm_forward"
def batchnorm_forward(Z, gamma, beta, eps=1e-8):
    """Normalise each unit over the batch, then scale and shift it.

    Parameters
    ----------
    Z : ndarray, shape (n, m)
    gamma, beta : ndarray, shape (n, 1)
    eps : float

    Returns
    -------
    Z_tilde : ndarray, shape (n, m)
    cache
        Whatever your backward step needs.
    """
    ...


# %% check="batchnorm_forward"
check("batchnorm_forward")

# %% [markdown]
# What goes into the activations of the scaled network:

# %% tags=["experiment"]
if check.ready("batchnorm_forward"):
    normed = network.BatchNorm(batchnorm_forward, None)  # no way back yet
    _, caches = network.forward(X, scaled, normed)
    with_norm = [cache["Z_tilde"] for cache in caches[:-1]]
    figures.draw_activations(layers[f"He × {factor}"], with_norm, [1, 4, 7, 10])

# %% [markdown]
# ### Exercise 3: `is_normalised`
#
# Some published notes divide by $\sigma^2$. The eleven layers of section 5 train with that slip too, to 99.1 %
# of the training digits in place of 99.7 (eight starts). **A network that learns proves nothing.**
# So write a test that needs neither $Z$ nor the right answer: what must be true of every unit, whatever
# $Z$ was?
#
# - In: `Z_tilde`, shape `(n, m)`, from somebody's forward step; `gamma` and `beta`, shape `(n, 1)`.
# - Out: `True` if every unit has been normalised over the batch, else `False`. Allow 0.01.
# - Worked line: the rows $(3, 7)$ and $(-1, 1)$ with $\gamma = (2, 1)$ and $\beta = (5, 0)$ are. With
#   $\beta = (4, 0)$ they are not.


# %% answer="is_normalised"
def is_normalised(Z_tilde, gamma, beta):
    """Say whether every unit was normalised over the batch, then scaled and shifted.

    Parameters
    ----------
    Z_tilde : ndarray, shape (n, m)
    gamma, beta : ndarray, shape (n, 1)

    Returns
    -------
    bool
    """
    ...


# %% check="is_normalised"
check("is_normalised")

# %% [markdown]
# ## 3. The backward pass
#
# With batch normalisation the loss of one example depends on all the others: move one, and $\mu$ and
# $\sigma$ move for all. So $d\tilde Z$ here is the derivative of the **cost** $J$, its $1/m$ included,
# and $d\gamma$ and $d\beta$ are plain sums over the batch.

# %%
figures.draw_ways()

# %% [markdown]
# ### Exercise 4: `batchnorm_backward`, step by step
#
# Go through the graph from right to left. What has two arrows leaving it collects from both. A broadcast on
# the way forward is a sum on the way back.
#
# 1. From $\tilde Z = \gamma Z_{norm} + \beta$: three slopes, $d\beta$, $d\gamma$ and $dZ_{norm}$.
# 2. From $Z_{norm} = D / \sigma$: $d\sigma$, one number a unit, and the first half of $dD$.
# 3. From $\sigma = \sqrt{\frac1m \sum_i D_i^2 + \varepsilon}$: how much does $\sigma$ change with one
#    $D_i$? That gives the second half of $dD$.
# 4. From $D = Z - \mu$ and $\mu = \frac1m \sum_i z^{(i)}$: $d\mu$, and the two halves of $dZ$.
#
# - In: `dZ_tilde`, shape `(n, m)`, and the `cache` of **your** forward step. The check calls your
#   `batchnorm_forward` first, and hands in what it kept: pass exercise 2 before you begin.
# - Out: `dZ`, shape `(n, m)`; `dgamma` and `dbeta`, shape `(n, 1)`.
# - Worked line: for `0, 0, 3` with $\gamma = 1$ and $d\tilde Z = (1, 0, 0)$, $d\gamma = -0.707$,
#   $d\beta = 1$ and $dZ = (0.354, -0.354, 0)$. The check tries a large $\varepsilon$, too.


# %% answer="batchnorm_backward"
def batchnorm_backward(dZ_tilde, cache):
    """Go back through batch normalisation.

    Parameters
    ----------
    dZ_tilde : ndarray, shape (n, m)
        The cost's derivatives with respect to Z_tilde.
    cache
        What batchnorm_forward returned.

    Returns
    -------
    dZ : ndarray, shape (n, m)
    dgamma, dbeta : ndarray, shape (n, 1)
    """
    ...


# %% check="batchnorm_backward"
check("batchnorm_backward")

# %% [markdown]
# Now test it as week 5 did: move each entry of $Z$ and of $\gamma$ a little either way, send it through the
# *whole* expression, and compare with your slopes of a cost, here a weighted sum of $\tilde Z$.

# %% predict="mu_forgotten"
check.predict("mu_forgotten")

# %% tags=["experiment"]
rng = np.random.default_rng(1)
Z, gamma, beta, weights = (rng.normal(size=(4, columns)) for columns in (6, 1, 1, 6))


def cost_of(Z, gamma):
    """Return the cost of what batch normalisation makes of Z."""
    return np.sum(weights * batchnorm_forward(Z, gamma, beta)[0])


# %% tags=["experiment"]
if check.ready("batchnorm_forward", "batchnorm_backward"):
    dZ, dgamma, _ = batchnorm_backward(weights, batchnorm_forward(Z, gamma, beta)[1])
    measured = network.finite_differences(lambda Z: cost_of(Z, gamma), Z)
    print(f"largest slope {np.abs(measured).max():.2f}")
    print(f"dZ:           largest difference {np.abs(dZ - measured).max():.1e}")
    without_mu = dZ + (gamma * weights / Z.std(axis=1, keepdims=True)).mean(axis=1, keepdims=True)
    print(f"μ forgotten:  largest difference {np.abs(without_mu - measured).max():.1e}")
    measured = network.finite_differences(lambda gamma: cost_of(Z, gamma), gamma)
    print(f"dgamma:       largest difference {np.abs(dgamma - measured).max():.1e}")

# %% [markdown]
# ### Exercise 5: `batchnorm_backward_closed`
#
# Put your steps for $dZ$ into one another and simplify. Each row of $Z_{norm}$ adds up to 0. What is left has
# the form
#
# $$dZ = \frac{\gamma}{\sigma} \left( d\tilde Z - \; ? \; - Z_{norm} \cdot \; ? \right)$$
#
# where each question mark is a **mean** over the batch. Find them.
#
# - In: `dZ_tilde` and `Z_norm`, shape `(n, m)`; `gamma` and `sigma`, shape `(n, 1)`. $\varepsilon$ is
#   in `sigma` already. The arrays handed in stay as they were.
# - Out: `dZ`, shape `(n, m)`.
# - Worked line: $Z_{norm} = (-1, 1, -1, 1)$, $\gamma = \sigma = 1$ and $d\tilde Z = (0, 4, 4, 0)$ give
#   $dZ = (-2, 2, 2, -2)$.


# %% answer="batchnorm_backward_closed"
def batchnorm_backward_closed(dZ_tilde, Z_norm, gamma, sigma):
    """Return the cost's derivatives with respect to Z, in closed form.

    dZ_tilde, Z_norm : ndarray, shape (n, m)
    gamma, sigma : ndarray, shape (n, 1)
    """
    ...


# %% check="batchnorm_backward_closed"
check("batchnorm_backward_closed")

# %% [markdown]
# Two derivations, one answer.

# %% folded=True tags=["experiment"]
# The largest difference of the two ways back, on 20 units and 64 examples.
if check.ready("batchnorm_forward", "batchnorm_backward", "batchnorm_backward_closed"):
    rng = np.random.default_rng(2)
    Z, d, one = rng.normal(3, 2, (20, 64)), rng.normal(size=(20, 64)), np.ones((20, 1))
    cache = batchnorm_forward(Z, 2 * one, one)[1]
    mu, sigma = Z.mean(axis=1, keepdims=True), np.sqrt(Z.var(axis=1, keepdims=True) + 1e-8)
    long, _, _ = batchnorm_backward(d, cache)
    closed = batchnorm_backward_closed(d, (Z - mu) / sigma, 2 * one, sigma)
    print("largest difference:", np.abs(long - closed).max())

# %% [markdown]
# ## 4. What the batch forgets
#
# ### Exercise 6: `facts`
#
# Derive these from the formulas. A hidden layer has 20 units and 42 inputs, $Z = W A + b$, and batch
# normalisation with a tiny $\varepsilon$.
#
# - `"sum of a row of dZ"` and `"sum of a row of dZ * Z_norm"`;
# - `"cost when b goes from 0 to 100"`: `"same"`, `"higher"` or `"lower"`;
# - `"db"`: each entry of the gradient of $b$;
# - `"dZ in a batch of two"`: each entry, for two different examples;
# - `"cost when W is doubled"`: `"same"`, `"higher"` or `"lower"`;
# - `"dW when W is doubled"`: by what is $dW$ multiplied?
# - `"parameters with b"` and `"parameters without b"`: all trained numbers of the layer.
#
# The check looks at four answers now.

# %% answer="facts"
facts = {
    "sum of a row of dZ": None,
    "sum of a row of dZ * Z_norm": None,
    "cost when b goes from 0 to 100": None,
    "db": None,
    "dZ in a batch of two": None,
    "cost when W is doubled": None,
    "dW when W is doubled": None,
    "parameters with b": None,
    "parameters without b": None,
}
### BEGIN SOLUTION
facts = {
    "sum of a row of dZ": 0,
    "sum of a row of dZ * Z_norm": 0,
    "cost when b goes from 0 to 100": "same",
    "db": 0,
    "dZ in a batch of two": 0,
    "cost when W is doubled": "same",
    "dW when W is doubled": 0.5,
    "parameters with b": 20 * 42 + 3 * 20,
    "parameters without b": 20 * 42 + 2 * 20,
}
### END SOLUTION

# %% check="facts"
check("facts")

# %% [markdown]
# Change `shift` and `stretch`.

# %% tags=["experiment"]
shift, stretch = 100.0, 2.0  # change me

if check.ready("batchnorm_forward", "batchnorm_backward"):
    norm = network.BatchNorm(batchnorm_forward, batchnorm_backward)
    changed = {**start, "b3": start["b3"] + shift, "W5": stretch * start["W5"]}
    for kind, label in ((norm, "batch norm"), (None, "plain")):
        for parameters in (start, changed):
            AL, caches = network.forward(X, parameters, kind)
            grads = network.backward(AL, Y, caches, kind)
            db, dW = np.abs(grads["db3"]).max(), np.linalg.norm(grads["dW5"])
            print(f"{label:10s} cost {network.cost(AL, Y):.6f}, largest db3 {db:.0e}, dW5 {dW:.4f}")

# %% [markdown]
# So leave the bias out: $\beta$ does its work. And only the **direction** of a unit's weights counts, not
# their length. As $dW$ is half as long when $W$ is doubled, a step that was far too large makes the next
# ones turn $W$ less: the network brakes by itself.
#
# ## 5. Eleven layers
#
# Plain gradient descent, mini-batches of 64, 20 epochs. Without batch normalisation, the network learns at a
# rate of 0.1 and fails at 1.

# %% predict="rates_that_work"
check.predict("rates_that_work")

# %% [markdown]
# The bands come from eight starts, the star from your own run with your own two functions. Change `rate`.

# %% tags=["experiment"]
rate = 1.0  # change me

if check.ready("batchnorm_forward", "batchnorm_backward"):
    norm = network.BatchNorm(batchnorm_forward, batchnorm_backward)
    live = LiveCurve(f"Eleven layers, batch normalisation, rate {rate}", unit="epoch")
    trained, _ = network.train(X, Y, start, rate, num_epochs=20, norm=norm, live=live)
    AL, _ = network.forward(X, trained, norm)
    figures.draw_rates(figures.MEASURED, {rate: network.accuracy(AL, Y)})

# %% quiz="rates"
check("rates")

# %% [markdown]
# ## What you can do now
#
# You can write batch normalisation both ways, test it, and say what a batch forgets. But when training is over
# and a single digit comes, whose mean should it take?
#
# > **Who and when.** Sergey Ioffe and Christian Szegedy, 2015. They explained its success by less *internal
# > covariate shift*: each layer's inputs stop drifting. In 2018 Shibani Santurkar and others added drifting
# > noise behind it on purpose, and it helped all the same; they find that it makes the cost smoother.
# >
# > - **Read:** Ioffe and Szegedy, [Batch Normalization](https://arxiv.org/abs/1502.03167), section 3; then
# >   Santurkar and others, [How Does Batch Normalization Help
# >   Optimization?](https://arxiv.org/abs/1805.11604)
# > - **Watch:** Andrej Karpathy, *Building makemore Part 4: Becoming a Backprop Ninja*, where batch
# >   normalisation is taken backwards by hand.
# > - **Try:** freeze $\gamma$ and $\beta$: hand `network.BatchNorm` another backward step, which calls
# >   yours and returns 0 for these two, and train again at rates 0.1 and 1. How much is lost?
