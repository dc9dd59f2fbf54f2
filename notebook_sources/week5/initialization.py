# %% [markdown]
# # Initialization
#
# Training walks downhill from where it starts. Most starting points are bad: on some nothing moves,
# from others the way is long, and in a deep network the signal may not even reach the far end. In
# this notebook you write four ways to start, watch two of them fail, and derive the scale that does
# not.
#
# You will learn to
#
# - say why weights must not be equal, and biases may be;
# - recognise a start that is too large, by its first cost;
# - derive the right size of random weights from the number of inputs of a unit (He, Xavier);
# - measure how signals and gradients shrink or grow through many layers.
#
# Plan about two and a half hours. There are five exercises. You need week 4's networks of any
# depth, and the variance of a sum. Functions of earlier weeks come from `course_utils.toolbox`: your
# own where they have passed their checks, else the course's.

# %% [markdown]
# Run this cell first.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week5 import initialization as figures
from course_utils.toolbox import deep
from course_utils.toolbox.activations import relu, sigmoid

check = notebook_checks("week5/initialization")

# %% [markdown]
# ## 1. One problem, one network, one rate
#
# Two rings of points, one inside the other, 300 to learn from and 100 to test with. The network is
# 2 → 10 → 5 → 1 with ReLU in the hidden layers, and a sigmoid at the end. The learning rate is
# 0.01, and there are 15 000 iterations, fewer where more would show nothing new. All of this
# stays the same up to section 4. Only the first weights differ.

# %%
X_train, Y_train = datasets.make_circles(300, seed=1)
X_test, Y_test = datasets.make_circles(100, seed=2)
print("training set: X", X_train.shape, "Y", Y_train.shape, " test set: X", X_test.shape)

# %% tags=["experiment"]
figures.draw_points(X_train, Y_train)

# %% [markdown]
# The symbols are week 4's, for a network with the layer sizes $n^{[0]}, n^{[1]}, \dots, n^{[L]}$
# (in code the list `layers_dims`, here `[2, 10, 5, 1]`):
#
# | symbol | meaning | shape |
# |---|---|---|
# | $W^{[l]}$ | weights of layer $l$: row $j$ belongs to unit $j$ | $(n^{[l]}, n^{[l-1]})$ |
# | $b^{[l]}$ | its biases | $(n^{[l]}, 1)$ |
# | $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ | its pre-activations | $(n^{[l]}, m)$ |
# | $A^{[l]} = g(Z^{[l]})$ | its activations, $A^{[0]} = X$ | $(n^{[l]}, m)$ |
#
# The forward and backward pass here are given, the latter folded. They go through any number of layers.


# %%
def forward(X, parameters, g=relu):
    """Return the lists [X, A1, … A(L-1)] and [Z1, … ZL]; the last layer's Z goes into a sigmoid."""
    L = len(parameters) // 2
    activations, scores = [X], []
    for layer in range(1, L + 1):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        scores.append(W @ activations[-1] + b)
        if layer < L:
            activations.append(g(scores[-1]))
    return activations, scores


# %% folded=True
# The way back through any number of layers, and the network's answer.
def cost_and_gradients(X, Y, parameters):
    """Return the cost and the gradients of a network of ReLU units with a sigmoid at the end."""
    activations, scores = forward(X, parameters)
    with np.errstate(over="ignore"):  # a huge Z gives a sigmoid of exactly 0
        dZ, grads = sigmoid(scores[-1]) - Y, {}
    for layer in range(len(scores), 0, -1):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = deep.linear_backward(
            dZ, (activations[layer - 1], W, b)
        )
        if layer > 1:
            dZ = dA * (scores[layer - 2] > 0)
    # the cross-entropy from Z, so that it is finite where the sigmoid rounds to 0 or 1
    return np.mean(np.logaddexp(0, scores[-1]) - Y * scores[-1]), grads


def probability(X, parameters):
    """Return the network's output, shape (1, m)."""
    with np.errstate(over="ignore"):
        return sigmoid(forward(X, parameters)[1][-1])


# %% [markdown]
# The curve of a run is drawn while it goes on. "Stop" ends it, and what it has learned so far is kept.


# %% folded=True tags=["experiment"]
# `train_from` trains, `report` prints how a run ended, `drawn` and `with_deviation` draw weights.
import inspect

from course_utils import training
from course_utils.explorers.live_curve import LiveCurve


def train_from(
    parameters, label, num_iterations=15_000, learning_rate=0.01, record_every=250, live=None
):
    """Train from these parameters; return the history and the trained parameters."""

    def step(i):
        nonlocal parameters
        cost, grads = cost_and_gradients(X_train, Y_train, parameters)
        parameters = deep.update_parameters(parameters, grads, learning_rate)
        return cost

    live = live or LiveCurve(f"Training from: {label}", log=True)
    history = training.train(step, num_iterations, record_every, label, live=live)
    return history, parameters


def report(label, history, parameters):
    """Print first and last cost and both accuracies."""
    train = 100 * np.mean((probability(X_train, parameters) > 0.5) == Y_train)
    test = 100 * np.mean((probability(X_test, parameters) > 0.5) == Y_test)
    print(
        f"{label:14s} cost {history.costs[0]:9.4f} → {history.costs[-1]:.4f}   "
        f"train {train:5.1f} %   test {test:5.1f} %"
    )


trained = {}  # the runs of this notebook, by name


def drawn(initialize, layers_dims, seed):
    """Call a function that draws weights, with a seed if it takes one."""
    if "rng" in inspect.signature(initialize).parameters:
        return initialize(layers_dims, rng=seed)
    return initialize(layers_dims)


def with_deviation(deviation, rng=0):
    """Return a function that draws all weights with one deviation, whatever the width."""

    def initialize(layers_dims):
        numbers, start = np.random.default_rng(rng), {}
        for layer in range(1, len(layers_dims)):
            shape = layers_dims[layer], layers_dims[layer - 1]
            start[f"W{layer}"] = deviation * numbers.standard_normal(shape)
            start[f"b{layer}"] = np.zeros((shape[0], 1))
        return start

    return initialize


def boundary(name):
    """Return a function that gives the probabilities of a trained network."""
    return lambda X: probability(X, trained[name][1])


# %% [markdown]
# ## 2. All zero
#
# Logistic regression started from zero, and that was fine. Here it is the first thing to try.
#
# ### Exercise 1: `initialize_parameters_zeros`
#
# - In: `layers_dims`, a list of layer sizes, from $n^{[0]}$ to $n^{[L]}$. Out: a dict with `"W1"`,
#   `"b1"`, … `"WL"`, `"bL"`, all zeros, of the shapes in the table above.
# - Worked line: `[2, 1]` gives `{"W1": [[0., 0.]], "b1": [[0.]]}`.
# - The check looks at any number of layers, and at layers of one unit.


# %% answer="initialize_parameters_zeros"
def initialize_parameters_zeros(layers_dims):
    """Start from zero.

    Parameters
    ----------
    layers_dims : list of int
        Units of every layer, n[0] to n[L].

    Returns
    -------
    dict
        "W1", shape (n[1], n[0]); "b1", shape (n[1], 1); and so on to layer L.
    """
    ...


# %% check="initialize_parameters_zeros"
check("initialize_parameters_zeros")

# %% [markdown]
# **Look.** Training from zeros.

# %% predict="cost_from_zeros"
check.predict("cost_from_zeros")

# %% tags=["experiment"]
if check.ready("initialize_parameters_zeros"):
    start = initialize_parameters_zeros([2, 10, 5, 1])
    _, grads = cost_and_gradients(X_train, Y_train, start)
    trained["zeros"] = train_from(start, "zeros", 2000)
    report("zeros", *trained["zeros"])
    print("ln 2 =", np.log(2).round(4))
    for name, value in grads.items():
        print(f"largest entry of {name} in the first iteration: {np.abs(value).max():.1e}")

# %% [markdown]
# The cost is $\ln 2$, that of answering one half to everything, and there it stays. Go through the
# first iteration and see why every gradient is zero:
#
# - $Z^{[1]} = W^{[1]} X = 0$, so $A^{[1]} = 0$, and so on: every activation is 0, and every answer
#   $\sigma(0) = 0.5$.
# - $dW^{[3]}$ is an error times $A^{[2]}$, which is 0. And the error goes back through $W^{[3]}$,
#   which is 0 too.
# - Only $db^{[3]}$ could be different, and with classes of equal size the errors cancel.
#
# So are zeros bad because they are zero? Take **equal** weights instead: every weight of the network
# is 0.3.

# %% tags=["experiment"]
equal = {}
for layer, (n_in, n_out) in enumerate([(2, 10), (10, 5), (5, 1)], start=1):
    equal[f"W{layer}"] = np.full((n_out, n_in), 0.3)
    equal[f"b{layer}"] = np.zeros((n_out, 1))
trained["all 0.3"] = train_from(equal, "all 0.3", 5000)
report("all 0.3", *trained["all 0.3"])
print("the weights of the ten units of layer 1 after 5000 iterations:")
print(trained["all 0.3"][1]["W1"].round(6))

# %% [markdown]
# Now the weights move, and all ten units move together, for ever. Two units with the same weights, in
# front of them and behind them, compute the same, get the same error back and take the same step.
# That is **symmetry**, and gradient descent cannot break it: ten units do the work of one. The start
# must break it, and a random number for every weight does. The biases may all be zero. Units with
# different weights are different enough.

# %% [markdown]
# ## 3. Random, and large
#
# How large? To see what happens, make them too large: normal numbers with standard deviation 10.
#
# ### Exercise 2: `initialize_parameters_random`
#
# - In: `layers_dims`, as before. Out: a dict of the same shapes. Every entry of a weight matrix is
#   a normal random number, mean 0, standard deviation 10. Biases are 0.
# - `rng.standard_normal(shape)` draws normal numbers of deviation 1. What are they after a
#   multiplication by 10?
# - Worked line: of the entries of a matrix with 100 000 entries, about 68 % lie between −10 and 10.
# - The check cannot know your numbers. On wide layers it looks at their mean and their spread; on
#   all, at the shapes, at zero biases, and that no two units or layers start alike.


# %% answer="initialize_parameters_random"
def initialize_parameters_random(layers_dims, rng=None):
    """Start from random weights that are far too large.

    Parameters
    ----------
    layers_dims : list of int
        Units of every layer, n[0] to n[L].
    rng : Generator, int or None
        Source of the weights; None takes fresh random numbers. The check does not set it.

    Returns
    -------
    dict
        "W1", shape (n[1], n[0]); "b1", shape (n[1], 1); and so on to layer L.
    """
    rng = np.random.default_rng(rng)
    ...


# %% check="initialize_parameters_random"
check("initialize_parameters_random")

# %% [markdown]
# **Look.** Training from there. The cost axis is logarithmic, and needs to be.

# %% tags=["experiment"]
if check.ready("initialize_parameters_random"):
    start = drawn(initialize_parameters_random, [2, 10, 5, 1], 4)
    trained["large random"] = train_from(start, "large random")
    report("large random", *trained["large random"])
    figures.print_moves(start, trained["large random"][1])
    figures.draw_run(trained["large random"][0], boundary("large random"), X_test, Y_test)

# %% [markdown]
# The symmetry is broken, and the cost starts hundreds of times above that of knowing nothing, or more.
# The network is *certain* from the beginning, and wrong half of the time. Look at what goes into
# the last sigmoid before any training.

# %% tags=["experiment"]
rng, scores = np.random.default_rng(1), {}
for deviation, name in ((10, "weights of deviation 10"), (0.5, "deviation 0.5")):
    start = with_deviation(deviation, rng)([2, 10, 5, 1])
    scores[name] = forward(X_train, start)[1][-1]
figures.draw_scores(scores)

# %% [markdown]
# A sigmoid is flat beyond about ±7. Most examples lie far out there: they are **saturated**, and each
# wrong one costs $|z|$, hundreds of nats. Large weights and activations are factors of the gradients,
# so the first steps are violent: within a few hundred of them the cost is near 1, and it jumps. But
# what is violent for the output is little for weights of size 10. You have seen how far they have
# gone: the hidden layers are still much like those that were drawn, and the border has their bends. If
# there is an area of one even grey, no unit of layer 2 is on in it. Points in there send no error back
# to the hidden layers.
#
# So: not equal, not large. Tiny, then? Weights of deviation 0.01 break the symmetry too.

# %% tags=["experiment"]
tiny = with_deviation(0.01)([2, 10, 5, 1])
_, grads = cost_and_gradients(X_train, Y_train, tiny)
trained["deviation 0.01"] = train_from(tiny, "deviation 0.01", 5000)
report("deviation 0.01", *trained["deviation 0.01"])
for layer in (1, 2, 3):
    print(f"largest entry of dW{layer} at the start: {np.abs(grads[f'dW{layer}']).max():.1e}")

# %% [markdown]
# The cost has not moved in four digits. What arrives at the last sigmoid has been multiplied by
# small weights three times, and each gradient by those of the two other layers, so that the gradients
# are as good as zero. This start is near the one at zero, and the ground around it is flat.
#
# There is a size in between, and it can be derived.

# %% [markdown]
# ## 4. The right size
#
# Take one unit of layer $l$ at the start of training, and write $n$ for the number of its inputs,
# $n^{[l-1]}$:
#
# $$z = w_1 a_1 + w_2 a_2 + \dots + w_n a_n$$
#
# The weights are random, independent of each other and of the inputs, with mean 0. So each product
# has mean 0, and its variance is the mean of its square, $E[w_j^2]\, E[a_j^2]$. The inputs may hang
# together, but the weights do not, so the products are uncorrelated and their variances add:
#
# $$\mathrm{Var}(z) = n \cdot \mathrm{Var}(w) \cdot E[a^2]$$
#
# A wide layer adds up many terms, so it is louder. Now ReLU. Changing the sign of all weights
# changes the sign of $z$, so $z$ is as likely as $-z$, and ReLU sets the negative half to 0. What is
# left of the mean square is half of it:
#
# $$E[\mathrm{ReLU}(z)^2] = \tfrac{1}{2} \mathrm{Var}(z) = \tfrac{1}{2}\, n\, \mathrm{Var}(w)\, E[a^2]$$
#
# From one layer to the next, the mean square of the activations is multiplied by
# $\frac{1}{2} n \mathrm{Var}(w)$. Over 30 layers it is multiplied by the 30th power of that. Only
# one value neither grows nor shrinks: the factor must be 1. Solve for $\mathrm{Var}(w)$, and you
# have **He's initialization**.
#
# ### Exercise 3: `initialize_parameters_he`
#
# - In: `layers_dims`. Out: as before, with normal weights of mean 0 and the **variance** that you
#   found, each layer by its own $n^{[l-1]}$. Biases are 0.
# - If normal numbers of variance 1 are multiplied by $c$, what is their variance?
# - Worked line: for a layer with 200 inputs, the standard deviation of the weights is 0.1.
# - The check looks at the spread on wide and on narrow layers of many shapes, and at all that it
#   looked at before. Numbers that are spread evenly between two limits are as good, if mean and
#   variance are right.


# %% answer="initialize_parameters_he"
def initialize_parameters_he(layers_dims, rng=None):
    """Start from random weights that keep the scale of the signal through ReLU.

    Parameters
    ----------
    layers_dims : list of int
        Units of every layer, n[0] to n[L].
    rng : Generator, int or None
        Source of the weights; None takes fresh random numbers. The check does not set it.

    Returns
    -------
    dict
        "W1", shape (n[1], n[0]); "b1", shape (n[1], 1); and so on to layer L.
    """
    rng = np.random.default_rng(rng)
    ...


# %% check="initialize_parameters_he"
check("initialize_parameters_he")

# %% [markdown]
# **Look.** The same training once more, and all starts side by side.

# %% tags=["experiment"]
if check.ready("initialize_parameters_he"):
    start = drawn(initialize_parameters_he, [2, 10, 5, 1], 4)
    trained["He"] = train_from(start, "He")
    figures.print_moves(start, trained["He"][1])
for name, run in trained.items():
    report(name, *run)
shown = [name for name in ("zeros", "large random", "He") if name in trained]
if "He" in shown:
    histories = [trained[name][0] for name in shown]
    figures.draw_starts(histories, {name: boundary(name) for name in shown}, X_test, Y_test)

# %% [markdown]
# Same network, same data, same rate; the last two had the same number of steps. With other random
# numbers the large start may end anywhere between about 65 and 90 % on the test set, the good one near
# 95 % nearly every time. From He's start the weights of layers 2 and 3 go further than their own length.

# %% [markdown]
# ## 5. The right size for tanh
#
# The half in He's derivation came from ReLU. Near zero, $\tanh(z) \approx z$: nothing is lost, the
# factor from layer to layer is $n \mathrm{Var}(w)$, and the variance to choose is $1 / n$. This is
# called **Xavier initialization**, and it came first.
#
# There is a second form. Going *back*, the error of a unit is a sum over the units of the layer
# *after* it, so keeping the size of the gradients asks for $1 / n^{[l]}$ instead. Both cannot hold
# unless the layers are equally wide. A compromise takes the mean of the two widths:
#
# $$\mathrm{Var}(w) = \frac{1}{n^{[l-1]}} \quad \text{(the form to write)}, \qquad
# \mathrm{Var}(w) = \frac{2}{n^{[l-1]} + n^{[l]}} \quad \text{(the compromise)}$$
#
# Some notes print Xavier with He's 2 in the numerator. For $n^{[l-1]} = n^{[l]}$ you can see that
# the compromise is not that.
#
# ### Exercise 4: `initialize_parameters_xavier`
#
# - In: `layers_dims`. Out: as before, with weights of mean 0 and variance $1 / n^{[l-1]}$.
# - Worked line: for a layer with 100 inputs, the standard deviation is 0.1.
# - The check looks at what it looked at for He.


# %% answer="initialize_parameters_xavier"
def initialize_parameters_xavier(layers_dims, rng=None):
    """Start from random weights that keep the scale of the signal through tanh.

    Parameters
    ----------
    layers_dims : list of int
        Units of every layer, n[0] to n[L].
    rng : Generator, int or None
        Source of the weights; None takes fresh random numbers. The check does not set it.

    Returns
    -------
    dict
        "W1", shape (n[1], n[0]); "b1", shape (n[1], 1); and so on to layer L.
    """
    rng = np.random.default_rng(rng)
    ...


# %% check="initialize_parameters_xavier"
check("initialize_parameters_xavier")

# %% [markdown]
# **Look.** Random inputs go through 30 layers of 100 units, untrained. The figure shows the root of
# the mean square of the activations in each layer. Derive before you look: by what factor does each
# line change per layer?


# %% tags=["experiment"]
starts = {"deviation 0.01": with_deviation(0.01), "deviation 0.3": with_deviation(0.3)}
if check.ready("initialize_parameters_he"):
    starts["He"] = lambda dims: drawn(initialize_parameters_he, dims, 3)
if check.ready("initialize_parameters_xavier"):
    starts["Xavier"] = lambda dims: drawn(initialize_parameters_xavier, dims, 3)

# %% tags=["experiment"]
inputs = np.random.default_rng(2).standard_normal((100, 200))
sizes = {"ReLU": {}, "tanh": {}}
for name, g in (("ReLU", relu), ("tanh", np.tanh)):
    for label, initialize in starts.items():
        activations, _ = forward(inputs, initialize([100] * 32), g)
        sizes[name][label] = [np.sqrt(np.mean(A**2)) for A in activations]
figures.draw_sizes(sizes)

# %% [markdown]
# A constant factor per layer is a straight line on a logarithmic axis. Read them off: under ReLU,
# Xavier loses a factor of $\sqrt{1/2}$ in each layer, as the missing half says. Weights of 0.3 have
# $\frac{1}{2} \cdot 100 \cdot 0.09 = 4.5$ as the factor of the mean square, and the signal
# **explodes**. Weights of 0.01 have 0.005, and it **vanishes**.
#
# **Look.** tanh looks harmless: its activations cannot exceed 1. But see what they are. Each shape
# below is the histogram of a layer, upright, with its mirror image. With which starts do the answers
# of tanh units in layer 10 still differ, and with which does the line below the figure say that
# training cannot tell the units apart?

# %% tags=["experiment"]
from course_utils.explorers.initialization import Initialization

Initialization(
    check.own(
        "initialize_parameters_zeros",
        "initialize_parameters_random",
        "initialize_parameters_he",
        "initialize_parameters_xavier",
    )
)

# %% [markdown]
# Too small: all units say 0, whatever the input, and the small weights leave as little of an error on
# its way back. Too large: nearly all activations are next to −1 or 1, where the slope of tanh is
# nearly 0, and hardly anything comes back through them. Through the others the error meets large
# weights, and on the whole it grows from layer to layer. Neither start keeps its size.

# %% [markdown]
# ## 6. The way back
#
# Training needs gradients in *every* layer. They are made of two things that both go through all
# layers: the activations on their way forward, and the errors on their way back.
#
# **Look.** The same two rings, but a network of 20 hidden layers with 30 ReLU units each. First the
# sizes of the gradients of the weights, before any training. Then 700 iterations at rate 0.03.

# %% tags=["experiment"]
deep_starts = {"deviation 0.1": with_deviation(0.1)}
if check.ready("initialize_parameters_he"):
    deep_starts["He"] = lambda dims: drawn(initialize_parameters_he, dims, 2)
if check.ready("initialize_parameters_xavier"):
    deep_starts["Xavier"] = lambda dims: drawn(initialize_parameters_xavier, dims, 2)
deep_starts["deviation 0.5"] = with_deviation(0.5)  # last: the right-hand figure leaves it out

# %% tags=["experiment"]
norms, runs, live = {}, [], LiveCurve("Training 21 layers")
for label, initialize in deep_starts.items():
    parameters = initialize([2] + [30] * 20 + [1])
    _, grads = cost_and_gradients(X_train, Y_train, parameters)
    norms[label] = [np.linalg.norm(grads[f"dW{layer}"]) for layer in range(1, 22)]
    if label != "deviation 0.5":
        runs.append(train_from(parameters, label, 700, 0.03, record_every=14, live=live)[0])
figures.draw_gradients(norms, runs)

# %% [markdown]
# Each line is nearly flat, and that is no accident. $dW^{[l]}$ is a product: the error that has
# come back through the layers after $l$, times the activations that have come forward through the
# layers before it. Together that is every layer but one, wherever $l$ is. So in a deep network a
# wrong scale spoils the gradients of *all* layers: with deviation 0.1 nothing moves, and one step from
# deviation 0.5 would throw the weights anywhere (that run is left out).
#
# He's run jumps: the rate is a little high for 21 layers, and it gets there all the same.
#
# Between He and Xavier there is no more than a factor of $\sqrt 2$ in the weights. In the three
# layers of section 4 you would hardly see it. In twenty, it is the difference between learning and
# waiting.
#
# **Look.** Section 4's derivation works on the way back, too: from a layer to the one before, the mean
# square of the error is multiplied by $n \, \mathrm{Var}(w) \, E[g'(z)^2]$. The next figure works out
# both ways for wide layers, all of one width. Find a function whose gradients are the same in all
# layers at every scale, and one that no scale from 0.1 to 10 can help.

# %% tags=["experiment"]
from course_utils.explorers.vanishing_gradients import VanishingGradients

VanishingGradients()

# %% [markdown]
# ### Exercise 5: `scales`
#
# Five derivations by hand, then four diagnoses. Give numbers for the first five:
#
# - `"variance of z"`: a unit has 100 inputs of mean square 4, and weights of variance 0.01;
# - `"after ten layers"`: linear units ($g(z) = z$), 100 in each layer, weights of variance 0.02. By
#   which factor has the variance of the signal changed after ten layers?
# - `"leaky ReLU"`: $g(z) = z$ for $z > 0$ and $0.2 z$ otherwise. Redo He's derivation: the variance
#   of the weights must be $c / n$. What is $c$?
# - `"after dropout"`: ReLU, but the layer before is under dropout: each activation is set to 0 with
#   probability one half, and doubled otherwise. Again the variance must be $c / n$. What is $c$?
# - `"uniform limit"`: weights are drawn evenly between $-r$ and $r$, which gives them a variance of
#   $r^2 / 3$. For which $r$ is that He's, in a layer with 6 inputs?
#
# Then the table that the next cell prints: the root mean square of the activations in layers 1, 5,
# 10 and 20 of four ReLU networks, P, Q, R and S, whose layers are 64 units wide. For each give how
# it was started: `"zeros"`, `"small"`, `"He"` or `"large"`.

# %% tags=["experiment"]
rng = np.random.default_rng(5)
deviations = np.array([0.0, 0.1, np.sqrt(2 / 64), 0.4])
mysteries = dict(zip("PQRS", np.random.default_rng(12).permutation(deviations), strict=True))
sizes = {letter: [] for letter in mysteries}
for letter, deviation in mysteries.items():
    A = rng.standard_normal((64, 500))
    for _ in range(20):
        A = relu(deviation * rng.standard_normal((64, 64)) @ A)
        sizes[letter].append(np.sqrt(np.mean(A**2)))
figures.print_sizes(sizes)

# %% [markdown]
# Worked line: 50 inputs of mean square 1 and weights of variance 0.04 would give $z$ a variance of
# 2. The check tells right from wrong for two numbers and two letters; the others are looked at when
# you hand in.

# %% answer="scales"
scales = {
    "variance of z": None,
    "after ten layers": None,
    "leaky ReLU": None,
    "after dropout": None,
    "uniform limit": None,
    "P": None,
    "Q": None,
    "R": None,
    "S": None,
}
### BEGIN SOLUTION
scales = {
    "variance of z": 100 * 0.01 * 4,
    "after ten layers": (100 * 0.02) ** 10,
    "leaky ReLU": 2 / (1 + 0.2**2),
    "after dropout": 2 * 0.5,
    "uniform limit": np.sqrt(3 * 2 / 6),
    "P": "small",
    "Q": "He",
    "R": "large",
    "S": "zeros",
}
### END SOLUTION

# %% check="scales"
check("scales")

# %% [markdown]
# ## What you can do now
#
# You can say why a network must not start symmetric, recognise a start that is too large by its
# first cost and one that is too small by its vanishing gradients, derive the variance that keeps a
# signal's size for a given activation, and measure it layer by layer.
#
# All this holds for the *start*. Once training moves the weights, nothing keeps the sizes where
# they were. Week 7 comes back to that: batch normalization sets them right in every step.
#
# Questions to take along:
#
# - From weights of 0.01 the cost stood still for 5000 iterations. Would it do so for ever, as from
#   zeros?
# - In the large start, the rings' coordinates are about 1. What if they were given in thousandths?
# - A layer of 1000 units feeds one of 10, which feeds one of 1000. Where do Xavier's two forms
#   differ most?
