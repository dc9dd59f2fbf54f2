# %% [markdown]
# # Batch normalisation in use
#
# While a network trains, batch normalisation takes its mean and variance from the batch. After
# training, a single digit comes. Which batch?
#
# You will learn to
#
# - keep running statistics, and answer for one example at a time;
# - fold batch normalisation into the layer before it, so that in use it costs nothing;
# - say how noisy the statistics of a batch are, and what happens when the data shift;
# - normalise along the other axis.
#
# Plan 65 minutes. You need the lesson `batch_normalization`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import batchnorm_network as network
from course_utils import datasets
from course_utils.batchnorm_noise import in_company
from course_utils.figures.week7 import batch_normalization_in_use as figures
from course_utils.toolbox import deep
from course_utils.toolbox.batchnorm import batchnorm_backward, batchnorm_forward
from course_utils.toolbox.pictures import shrink_images

check = notebook_checks("week7/batch_normalization_in_use")

# %% [markdown]
# ## 1. The answer depends on the neighbours
#
# A network with two hidden layers and batch normalisation learns whether a handwritten digit is 5 or
# above. While it trains, `seen` keeps $Z$ of both hidden layers at every step, for later.

# %% long="what is kept at every step is used later"
digits = datasets.load_digits()
X, Y = digits.X_train / 16, (digits.Y_train >= 5).astype(float)
X_test, Y_test = digits.X_test / 16, (digits.Y_test >= 5).astype(float)
norm = network.BatchNorm(batchnorm_forward, batchnorm_backward)
seen = []


def keep(caches):
    seen.append([cache["Z"] for cache in caches[:-1]])


start = network.initialize([64, 30, 30, 1], rng=0)
trained, _ = network.train(X, Y, start, 0.1, 20, norm, after_step=keep)

# %% predict="its_company"
check.predict("its_company")

# %% tags=["experiment"]
chosen = 6  # change me: 0 to 538

answers = in_company(
    X_test, chosen, [2, 8, 64, 256], lambda batch: network.forward(batch, trained, norm)[0][0, 0]
)
figures.draw_company(answers, int(Y_test[0, chosen]))

# %% [markdown]
# Who stands beside the digit changes $\mu$ and $\sigma$, and with them the answer. Alone it would
# get $Z_{norm} = 0$ everywhere: the same answer as any other digit.
#
# ## 2. Averages that outlast the batch
#
# **Running statistics** are moving averages, as in week 6, of the mean and variance of every batch of
# training; in use they take the place of $\mu$ and $\sigma^2$. After each batch,
#
# $$\text{running} \leftarrow \text{momentum} \cdot \text{running} + (1 - \text{momentum}) \cdot
# \text{batch}$$
#
# There is a catch.

# %% predict="variance_of_four"
check.predict("variance_of_four")

# %% tags=["experiment"]
size = 4  # change me

batches = np.random.default_rng(0).normal(size=(100_000, size))
print(f"mean of the batches' variances: {batches.var(axis=1).mean():.3f}")

# %% [markdown]
# ### Exercise 1: `update_running_statistics`
#
# Take one batch into the averages. Correct the batch's variance so that its mean over many batches is
# the true one: read the factor off the printed numbers for a few sizes, or derive it.
#
# - In: `running_mean` and `running_var`, shape `(n, 1)`; `Z`, shape `(n, m)` with $m \geq 2$;
#   `momentum`.
# - Out: the two new averages, shape `(n, 1)`. The arrays handed in stay as they were.
# - Worked line: running mean 7, running variance 12, momentum 0.75 and the batch `1, 3, 5` give
#   mean 6 and variance 10.


# %% answer="update_running_statistics"
def update_running_statistics(running_mean, running_var, Z, momentum=0.9):
    """Take a batch into the averages of mean and variance.

    Parameters
    ----------
    running_mean, running_var : ndarray, shape (n, 1)
    Z : ndarray, shape (n, m)
    momentum : float
        Share of the averages that stays.

    Returns
    -------
    running_mean, running_var : ndarray, shape (n, 1)
    """
    ...


# %% check="update_running_statistics"
check("update_running_statistics")

# %% [markdown]
# ### Exercise 2: `batchnorm_inference`
#
# Normalise with statistics that are handed in. Then each example has its own answer.
#
# - In: `Z`, shape `(n, m)`, of any $m$, 1 included; `gamma`, `beta`, `running_mean`, `running_var`,
#   shape `(n, 1)`; `eps`, inside the root as before.
# - Out: `Z_tilde`, shape `(n, m)`. `Z` stays as it was.
# - Worked line: 9 with $\mu = 1$, $\sigma^2 = 4$, $\gamma = 3$ and $\beta = 1$ becomes 13. The check
#   tries a large $\varepsilon$ and a tiny spread, too.


# %% answer="batchnorm_inference"
def batchnorm_inference(Z, gamma, beta, running_mean, running_var, eps=1e-8):
    """Normalise with fixed statistics, then scale and shift.

    Z : ndarray, shape (n, m)
    gamma, beta, running_mean, running_var : ndarray, shape (n, 1)
    """
    ...


# %% check="batchnorm_inference"
check("batchnorm_inference")

# %% [markdown]
# One unit, with your functions. **Find out** which momentum you would trust with batches of four, and from
# which step on.

# %% tags=["experiment"]
from course_utils.explorers.batch_norm import BatchNorm

BatchNorm(functions=check.own("update_running_statistics", "batchnorm_inference"))

# %% [markdown]
# A short memory keeps the noise of the last few batches. A long one takes long to forget its start at
# 0 and 1, and lags behind the weights.
#
# ### Exercise 3: `network_in_use`, from memory
#
# Now the whole network. In each hidden layer: linear, without a bias; batch normalisation with the layer's
# fixed statistics, by your `batchnorm_inference`; ReLU. In the last layer: linear, with a bias, and
# sigmoid.
#
# - In: `X`, shape `(n_0, m)`; `parameters`, with `"W1"`, `"gamma1"`, `"beta1"` and so on, and of the last
#   layer `"W"` and `"b"`; `statistics`, a list with a pair (mean, variance) for each hidden layer. So its
#   length says how many layers there are.
# - Out: probabilities, shape `(1, m)`.
# - Worked line: $x = 7$, $W = 1$, $\mu = 3$, $\sigma^2 = 4$, $\gamma = 1$, $\beta = 0$ give the activation 2;
#   with $W = 2$ and $b = -4$ behind it, the answer is 0.5.
# - The check looks at one hidden layer and several, and at one example in company and alone.


# %% answer="network_in_use"
def network_in_use(X, parameters, statistics):
    """Run a network with batch normalisation in use: each example on its own.

    Parameters
    ----------
    X : ndarray, shape (n_0, m)
    parameters : dict
        "W1", "gamma1", "beta1" and so on; of the last layer "W" and "b".
    statistics : list of (mean, variance)
        Of each hidden layer, both of shape (n, 1).

    Returns
    -------
    ndarray, shape (1, m)
    """
    ...


# %% check="network_in_use"
check("network_in_use")

# %% tags=["experiment"]
if check.ready("update_running_statistics", "batchnorm_inference", "network_in_use"):
    averages = [(np.zeros((30, 1)), np.ones((30, 1))) for _ in range(2)]
    for Zs in seen:
        averages = [update_running_statistics(*two, Z) for two, Z in zip(averages, Zs, strict=True)]
    exact = network.statistics(X, trained, norm)
    for name, fixed in [("running averages", averages), ("training set", exact)]:
        AL, alone = (network_in_use(Xs, trained, fixed) for Xs in (X_test, X_test[:, 6:7]))
        print(f"{name:16s} {network.accuracy(AL, Y_test):.1f} % right; digit 6 among all", end=" ")
        print(f"{AL[0, 6]:.6f}, alone {alone[0, 0]:.6f}")

# %% [markdown]
# ### Exercise 4: `fold_batchnorm`
#
# In use, a linear layer followed by batch normalisation is again *one* linear layer. Which $W'$ and $b'$ give
#
# $$W' A + b' = \gamma\, \frac{W A - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta \quad \text{for every } A\,?$$
#
# - In: `W`, shape `(n, n_in)`; `gamma`, `beta`, `running_mean`, `running_var`, shape `(n, 1)`; `eps`.
# - Out: `W_folded`, shape `(n, n_in)`, and `b_folded`, shape `(n, 1)`. `W` stays as it was.
# - Worked line: $W = 3$, $\mu = 5$, $\sigma^2 = 4$, $\gamma = 4$ and $\beta = 1$ give $W' = 6$ and
#   $b' = -9$.


# %% answer="fold_batchnorm"
def fold_batchnorm(W, gamma, beta, running_mean, running_var, eps=1e-8):
    """Return weights and bias of a plain layer that does the same.

    W : ndarray, shape (n, n_in)
    gamma, beta, running_mean, running_var : ndarray, shape (n, 1)
    """
    ...


# %% check="fold_batchnorm"
check("fold_batchnorm")

# %% [markdown]
# With both hidden layers folded, what is left is a network of week 4, and week 4's forward pass runs it:

# %% tags=["experiment"]
if check.ready("batchnorm_inference", "network_in_use", "fold_batchnorm"):
    folded = {"W3": trained["W3"], "b3": trained["b3"]}
    fixed = network.statistics(X, trained, norm)
    for layer, two in enumerate(fixed, start=1):
        W, gamma, beta = (trained[f"{name}{layer}"] for name in ("W", "gamma", "beta"))
        folded[f"W{layer}"], folded[f"b{layer}"] = fold_batchnorm(W, gamma, beta, *two)
    AL, _ = deep.L_model_forward(X_test, folded)
    gap = np.abs(AL - network_in_use(X_test, trained, fixed)).max()
    print("largest difference of two answers:", gap)

# %% [markdown]
# ## 3. Noise that regularises
#
# While training, the company is drawn anew in every epoch, so each example sees its $Z_{norm}$ jitter.

# %% predict="jitter"
check.predict("jitter")

# %% tags=["experiment"]
unit = 0  # change me: 0 to 29

Z = trained["W1"][unit : unit + 1] @ X
one = np.ones((1, 1))
jitter = in_company(
    Z, 0, [4, 16, 64, 256], lambda batch: batchnorm_forward(batch, one, 0 * one)[0][0, 0]
)
figures.draw_noise({size: np.std(values) for size, values in jitter.items()})

# %% [markdown]
# Dropout uses noise on the activations, too. Does this noise regularise? All runs below make the same number
# of steps from the same starts on the same 256 digits; only the statistics come from groups of a few. On
# the right, one training label in ten is wrong, so that there is something to overfit.

# %%
figures.draw_regularisation(figures.NOISE)

# %% [markdown]
# With right labels groups of eight gain half a percentage point on new digits, less than starts differ,
# and groups of four lose one. With wrong labels, groups of four do almost three points better on new digits,
# though single starts overlap. So it is a slight side effect: choose the batch size for speed, and
# regularise with the tools of week 5.
#
# ### Exercise 5: `company`
#
# Derive the numbers, to three decimals.
#
# - `"mean variance in batches of 4"`: the numbers have variance 1;
# - `"correction for batches of 10"`: by what do you multiply a batch's variance?
# - `"noise of batches of 256 against 16"`: the first divided by the second;
# - `"running mean after 10 batches"`: start 0, momentum 0.9, and every batch has mean 1;
# - `"momentum in PyTorch"`: there, `momentum` is the other weight. Which matches our 0.9?
# - `"one picture in use, its company changed"`: its answer is `"same"`, `"higher"` or `"lower"`;
# - `"pictures at half the light, their own statistics"`: every pixel of all pictures is halved, and
#   the network normalises with statistics of these dark pictures. Is the input of the first
#   activation `"same"`, `"higher"` or `"lower"` than with the bright ones?
#
# The check looks at three answers now and at all when you hand in.

# %% answer="company"
company = {
    "mean variance in batches of 4": None,
    "correction for batches of 10": None,
    "noise of batches of 256 against 16": None,
    "running mean after 10 batches": None,
    "momentum in PyTorch": None,
    "one picture in use, its company changed": None,
    "pictures at half the light, their own statistics": None,
}
### BEGIN SOLUTION
company = {
    "mean variance in batches of 4": 3 / 4,
    "correction for batches of 10": 10 / 9,
    "noise of batches of 256 against 16": np.sqrt(16 / 256),
    "running mean after 10 batches": 1 - 0.9**10,
    "momentum in PyTorch": 1 - 0.9,
    "one picture in use, its company changed": "same",
    "pictures at half the light, their own statistics": "same",
}
### END SOLUTION

# %% check="company"
check("company")

# %% [markdown]
# ## 4. When the data shift
#
# A network learns the course's cats, and then the pictures change. A **covariate shift** means that the inputs
# change after training while the labels that belong to them stay.


# %% folded=True
# A network of two hidden layers, trained on the cats.


def pixels(images):
    """Return pictures of 16 by 16 pixels as columns, from -0.5 to 0.5."""
    return shrink_images(images.astype(float), 4).reshape(len(images), -1).T / 255 - 0.5


cats = datasets.load_cats(photographs=False)
X_cats = pixels(cats.X_train)
start = network.initialize([768, 32, 16, 1], rng=0)
on_cats, _ = network.train(X_cats, cats.Y_train, start, 0.1, 60, norm, 32)

# %% predict="which_shift"
check.predict("which_shift")

# %% tags=["experiment"]
light = 0.4  # change me

if check.ready("batchnorm_inference", "network_in_use"):
    dark = pixels(light * cats.X_test)
    fixed = network.statistics(X_cats, on_cats, norm)
    AL = network_in_use(dark, on_cats, fixed)
    own, _ = network.forward(dark, on_cats, norm)
    print(f"statistics of the training set:      {network.accuracy(AL, cats.Y_test):.0f} % right")
    print(f"statistics of the dark pictures:     {network.accuracy(own, cats.Y_test):.0f} % right")

# %%
changes = {name: change(cats.X_test[:1])[0] for name, change in figures.CHANGES.items()}
figures.draw_shifts(changes, figures.SHIFTS)

# %% [markdown]
# With the statistics of the pictures at hand, light makes no difference at all: the shift goes into $\mu$, the
# factor into $\sigma$. But those statistics come from 50 pictures, with another share of cats, and that
# costs more than six points on pictures that have not changed. A remedy for a shift that you know of, not
# a habit.
#
# ## 5. Along the other axis
#
# **Layer normalisation** takes the mean and variance of one *example*, over the units of its layer. It needs no
# batch.

# %%
figures.draw_axes(5, 3)

# %% [markdown]
# ### Exercise 6: `layernorm_forward`
#
# The same function along the other axis. $\gamma$ and $\beta$ still belong to the units.
#
# - In: `Z`, shape `(n, m)`; `gamma`, `beta`, shape `(n, 1)`; `eps`, inside the root.
# - Out: `Z_tilde`, shape `(n, m)`.
# - Worked line: the example $(1, 3)$ becomes $(-1, 1)$, and so does $(10, 50)$, in whatever company.
#   The check also has an example whose units are all alike, and wants `Z` to stay as it was.


# %% answer="layernorm_forward"
def layernorm_forward(Z, gamma, beta, eps=1e-8):
    """Normalise each example over its units, then scale and shift.

    Z : ndarray, shape (n, m)
    gamma, beta : ndarray, shape (n, 1)
    """
    ...


# %% check="layernorm_forward"
check("layernorm_forward")

# %% [markdown]
# Layer normalisation does the same in training and in use, for one example as for many. Transformers, the
# networks that write and translate text, have it. Batch normalisation is at home in convolutional networks
# for pictures, with batches of some dozens or more.

# %% quiz="axes"
check("axes")

# %% [markdown]
# ## What you can do now
#
# You can use a network with batch normalisation for one example at a time, fold it into plain layers, and
# say where its statistics come from.
#
# > **Who and when.** Running statistics are in Ioffe and Szegedy's paper of 2015. Jimmy Ba, Jamie Kiros and
# > Geoffrey Hinton turned the axis in 2016. Yanghao Li and others took statistics anew where data shift
# > (2016); Elad Hoffer, Itay Hubara and Daniel Soudry took them from groups of a few (2017).
# >
# > - **Read:** Ba, Kiros and Hinton, *Layer Normalization*,
# >   [arXiv:1607.06450](https://arxiv.org/abs/1607.06450), sections 1 to 3.
# > - **Watch:** Andrej Karpathy, *Building makemore Part 3: Activations & Gradients, BatchNorm*.
# > - **Try:** in the cell on light, mirror the dark pictures as well, or turn them upside down. Which
# >   shifts can new statistics undo?
