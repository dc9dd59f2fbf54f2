# %% [markdown]
# # Gradient checking
#
# A forward pass that is wrong mostly shows it: shapes do not fit, or the answers are nonsense. A
# backward pass that is wrong may show nothing at all. Gradient descent goes downhill along whatever it is
# given, and a direction that is only roughly right goes downhill too. In this notebook you build the
# tool that tells right from roughly right.
#
# You will learn to
#
# - measure a slope without knowing any derivative, and say how large the error of that is;
# - choose the step $\varepsilon$, and say what goes wrong when it is too large and too small;
# - compare all gradients of a network with measured ones, in one number;
# - read that number, and know when not to believe it;
# - find the wrong line of a backward pass from measurements alone.
#
# Plan about three hours. There are seven exercises. You need the backward pass of week 4. At the
# end you check your own.

# %% [markdown]
# ## How the checks work
#
# Write your function in the answer cell, run it, then run the check under it. You see some of the
# cases; others run at grading. Cells announced by **Look** use your functions and wait until their
# checks pass.
#
# Run this cell first.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, hunt, training
from course_utils.figures.week5 import gradient_checking as figures
from course_utils.reference import deep
from course_utils.reference.gradient_checking import network_cost
from course_utils.toolbox.activations import relu, sigmoid
from course_utils.toolbox.deep import L_model_forward, compute_cost

check = notebook_checks("week5/gradient_checking")

# %% [markdown]
# ## 1. Which of these is right?
#
# Four runs train the same network, `[2, 6, 6, 1]`, on the same two moons, from the same start, with
# the same learning rate. They differ in one function: the backward pass. **Only one of the four is
# right.** Each of the others has one wrong line. The folded cell trains all four. Decide which is right,
# before you read on.

# %% folded=True tags=["experiment"]
X, Y = datasets.make_moons(300, noise=0.2, seed=2)
X_new, Y_new = datasets.make_moons(1000, noise=0.2, seed=3)
runs = []
for name, letter in zip("PQRS", "AEDG", strict=True):
    backward, costs = hunt.backward_pass(letter), []
    parameters = deep.initialize_parameters_deep([2, 6, 6, 1], rng=0)
    for _ in range(1500):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        parameters = deep.update_parameters(parameters, backward(AL, Y, caches), 0.3)
    right = 100 * np.mean(deep.predict(parameters, X_new) == Y_new)
    runs.append(training.History.from_costs(costs[::25], f"run {name}", record_every=25))
    print(f"run {name}: cost at the end {costs[-1]:.3f}, {right:.0f} % of 1000 new points right")
figures.draw_runs(runs)

# %% [markdown]
# All four learn. The curves do not say which is right: the best of the wrong ones ends where the
# right one does. The slow one could have a learning rate that is too small, and the jumpy ones one
# that is too large. You would keep any of these, and turn knobs for the rest of the day.
#
# So do not look at training. Look at the gradient itself. You will come back to these four.

# %% [markdown]
# ## 2. One weight
#
# Take the smallest network there is: one sigmoid unit with one feature, one weight, and no bias. Its
# only example has the label 1.
#
# | symbol | in code | meaning | shape |
# |---|---|---|---|
# | $x$ | `x` | the feature | a number |
# | $\theta$ | `theta` | the weight | a number |
# | $a = \sigma(\theta x)$ | `a` | the probability of label 1 | a number |
# | $J(\theta)$ | `J` | the loss, in nats | a number |
#
# $\theta$ is the field's letter for "whatever is learned". Later it will stand for all parameters of
# a network together.
#
# ### Exercise 1: `forward_propagation`
#
# With label 1 only one half of the cross-entropy is left: $J(\theta) = -\ln a$.
#
# - In: `x`, `theta`, two numbers.
# - Out: the loss, a number.
# - Worked line: `x = 2`, `theta = 0.5` give $a = \sigma(1) = 0.7311$ and $J = 0.3133$.
# - The check looks at units that are right and units that are wrong, and at negative `x`.


# %% answer="forward_propagation"
def forward_propagation(x, theta):
    """Compute the loss of one weight for an example with label 1.

    Parameters
    ----------
    x : float
    theta : float

    Returns
    -------
    float
    """
    ...


# %% check="forward_propagation"
check("forward_propagation")

# %% [markdown]
# ### Exercise 2: `backward_propagation`
#
# Derive $\dfrac{dJ}{d\theta}$ on paper. There are three steps in the chain: $z = \theta x$, then
# $a = \sigma(z)$, then $J = -\ln a$. Two of the three slopes nearly cancel each other. Before you
# run the check, ask your result two questions. Which sign must it have if $x > 0$, when the label is
# 1? What must it go to when the unit is already sure, $\theta x \to \infty$?
#
# - In: `x`, `theta`.
# - Out: the slope of the loss along `theta`, a number.
# - Worked line: `x = 2`, `theta = 0.5` give $-0.5379$.
# - The check looks at the same kinds of units as before, and at the last digits: a formula is exact.


# %% answer="backward_propagation"
def backward_propagation(x, theta):
    """Compute the slope of the loss along the weight.

    Parameters
    ----------
    x : float
    theta : float

    Returns
    -------
    float
    """
    ...


# %% check="backward_propagation"
check("backward_propagation")

# %% [markdown]
# ## 3. Measure it
#
# The definition of a derivative is a recipe for measuring one: move $\theta$ by a little
# $\varepsilon$, see by how much $J$ moves, divide. There are two ways to do it:
#
# $$\text{one-sided: } \frac{J(\theta + \varepsilon) - J(\theta)}{\varepsilon}
# \qquad\qquad
# \text{two-sided: } \frac{J(\theta + \varepsilon) - J(\theta - \varepsilon)}{2 \varepsilon}$$
#
# **Look.** Here are both with a step that is far too large, so that you can see what they do.

# %% tags=["experiment"]
if check.ready("forward_propagation", "backward_propagation"):
    x, theta, epsilon = 2.0, 0.5, 1.0
    figures.draw_secants(forward_propagation, backward_propagation, x, theta, epsilon)

# %% [markdown]
# The one-sided line looks at one side of a curve that bends. The two-sided line does not go through
# the point at all, but its direction is much nearer to that of the tangent: what the bend adds on one
# side, it takes away on the other. What is left comes from the bend itself changing along the way.
#
# How much better is it? Write $J$ as a Taylor series around $\theta$:
#
# $$J(\theta \pm \varepsilon) = J \pm \varepsilon J' + \frac{\varepsilon^2}{2} J'' \pm
# \frac{\varepsilon^3}{6} J''' + \dots$$
#
# Put the series into both recipes. In the two-sided one, $J$ and $J''$ cancel:
#
# $$\text{one-sided} = J' + \frac{\varepsilon}{2} J'' + \dots
# \qquad\qquad
# \text{two-sided} = J' + \frac{\varepsilon^2}{6} J''' + \dots$$
#
# With $\varepsilon = 0.01$, that is an error of the order of a hundredth against one of a
# ten-thousandth, for the price of one more forward pass.
#
# So should $\varepsilon$ be as small as it can be? **Look** at both errors over many steps.

# %% predict="smaller_epsilon"
check.predict("smaller_epsilon")

# %% tags=["experiment"]
if check.ready("forward_propagation", "backward_propagation"):
    x, steps, errors = 2.0, np.logspace(-13, -1, 61), {"one-sided": [], "two-sided": []}
    thetas = np.linspace(0.3, 1.1, 41)  # the mean over some weights, since rounding is erratic
    slope = np.array([backward_propagation(x, theta) for theta in thetas])
    for epsilon in steps:
        moves = (epsilon, 0, -epsilon)
        J = np.array([[forward_propagation(x, theta + s) for theta in thetas] for s in moves])
        errors["one-sided"].append(np.mean(abs((J[0] - J[1]) / epsilon / slope - 1)))
        errors["two-sided"].append(np.mean(abs((J[0] - J[2]) / (2 * epsilon) / slope - 1)))
    figures.draw_steps(steps, errors)

# %% [markdown]
# Read the figure from the right. The two straight lines are the two Taylor errors: ten times smaller
# $\varepsilon$, ten times smaller error for one, a hundred times smaller for the other. Then both
# turn, and to the left it gets worse again.
#
# The reason is rounding. Your computer keeps about 16 digits of each $J$. The two costs agree in more
# and more of them as $\varepsilon$ shrinks, and the subtraction throws away what they share: at
# $\varepsilon = 10^{-13}$ three digits are left. The rounding of $J$, about $10^{-16}$, is divided
# by $\varepsilon$.
#
# For a two-sided difference the best step lies between $10^{-6}$ and $10^{-5}$. The customary
# $10^{-7}$ is past it and loses one or two digits. It stays the default here because it is the one that
# you will meet elsewhere, and nine good digits are plenty. Do not go further.

# %% [markdown]
# ### One number for the verdict
#
# Call the slope of the backward pass $g$ and the measured one $\tilde g$. Their distance alone says
# nothing: 0.001 is a lot for a slope of 0.002 and nothing for one of 5000. So divide by their size:
#
# $$\text{difference} = \frac{|g - \tilde g|}{|g| + |\tilde g|}$$
#
# Mind the brackets: `/ 2 * epsilon` is not `/ (2 * epsilon)`, and both are in print.
#
# Both slopes go into the denominator for a reason. A backward pass that gives 0 by mistake must not lead to
# a division by 0, and with the sum of both the answer always lies between 0 and 1.
#
# ### Exercise 3: `gradient_check`
#
# - In: `x`, `theta`, and `epsilon`, $10^{-7}$ if it is not given.
# - Out: the difference, a number. Call your `backward_propagation` for $g$, and your
#   `forward_propagation` twice for the two-sided $\tilde g$.
# - Worked line: `x = 2`, `theta = 0.5`, `epsilon = 0.1` give $g = -0.537883$,
#   $\tilde g = -0.539092$ and a difference of 0.001122. With the default the difference is below
#   $10^{-7}$.
# - The check asks for large steps such as 0.1 and 1. There the Taylor error is large, and it gives
#   away which recipe you used; with $10^{-7}$ nobody could tell. (For a straight line, $J = \theta x$,
#   one-sided and two-sided agree at every step. A test of a test has to bend.)
# - In some cases your `backward_propagation` is spoilt during the call: its slope is multiplied by
#   `slope_times`. So call it by its name, and mind that the two slopes may differ in sign.


# %% answer="gradient_check"
def gradient_check(x, theta, epsilon=1e-7):
    """Compare the slope of the backward pass with a measured one.

    Parameters
    ----------
    x : float
    theta : float
    epsilon : float
        How far theta is moved to either side.

    Returns
    -------
    float
        |g - g'| / (|g| + |g'|)
    """
    ...


# %% check="gradient_check"
check("gradient_check")

# %% [markdown]
# **Look.** How small a fault does such a check see? Spoil the slope on purpose: multiply it by
# $1 + \delta$, with $\delta$ from 1 down to $10^{-12}$, and see what the difference says.

# %% tags=["experiment"]
if check.ready("forward_propagation", "backward_propagation"):
    x, thetas, faults, read = 2.0, np.linspace(0.3, 1.1, 41), np.logspace(-12, 0, 49), {}
    g = np.array([backward_propagation(x, theta) for theta in thetas])
    spoilt = (1 + faults[:, np.newaxis]) * g  # a row for each fault
    for epsilon in (1e-3, 1e-5, 1e-7, 1e-11):
        moves = (epsilon, -epsilon)
        J = np.array([[forward_propagation(x, theta + s) for theta in thetas] for s in moves])
        slope = (J[0] - J[1]) / (2 * epsilon)
        found = abs(spoilt - slope) / (abs(spoilt) + abs(slope))
        read[epsilon] = np.median(found, axis=1)
    figures.draw_faults(faults, read)

# %% [markdown]
# A small fault $\delta$ reads as $\delta / 2$, until it drowns in the error of the measurement. Below
# that floor the check is blind. (The dips: there the fault happens to cancel the Taylor error.)
#
# So the number is read like this, with the default $\varepsilon$ and ordinary double precision:
#
# | difference | what it says |
# |---|---|
# | below $10^{-7}$ | right, as far as this check can see |
# | $10^{-7}$ to $10^{-3}$ | look again: slopes near 0, a small term too many, a rare corner |
# | above $10^{-3}$ | a fault, most likely; section 5 has the exceptions |
#
# A right gradient of a network typically reads between $10^{-9}$ and a few times $10^{-8}$.

# %% [markdown]
# ## 4. All parameters of a network
#
# Now let $\theta$ be everything that a network learns: all entries of `W1`, `b1`, `W2`, … in one long
# list of $P$ numbers. The cost is a function of all of them. The slope along one of them is measured
# as before: **move this one, keep all others**.
#
# The forward pass is the course's own. `network_cost(parameters, X, Y)` runs it and returns the
# cross-entropy cost $J$:
#
# | argument | meaning | shape |
# |---|---|---|
# | `parameters` | a dict with `"W1"`, `"b1"`, …, `"WL"`, `"bL"` | $(n^{[l]}, n^{[l-1]})$ and $(n^{[l]}, 1)$ |
# | `X` | the examples, in columns | $(n^{[0]}, m)$ |
# | `Y` | the labels | $(1, m)$ |

# %%
tiny = {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[0.5]])}
X_tiny, Y_tiny = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]]), np.array([[1, 0, 1]])
print("cost:", network_cost(tiny, X_tiny, Y_tiny))

# %% [markdown]
# ### Exercise 4: `numerical_gradients`
#
# - In: `parameters`, `X`, `Y` as above; `epsilon`, $10^{-7}$ if it is not given.
# - Out: a dict with `"dW1"`, `"db1"`, …: the two-sided slope along each number, in an array of the
#   shape of its parameter. Use `network_cost` and nothing that knows a derivative.
# - Worked line: for `tiny` above, moving `W1[0, 0]` by 0.1 to either side gives the costs 0.262833
#   and 0.325395, so the first entry of `dW1` is $(0.262833 - 0.325395) / 0.2 = -0.312810$.
# - The check looks at one to three layers, one example, layers of one unit, a large `epsilon`, and
#   that `parameters` comes out **exactly** as it went in. Adding $\varepsilon$ and taking it away again
#   is not exact. Move a copy, or put the saved number back.
#
# `np.ndindex(value.shape)` walks over all places of an array, whatever its shape.


# %% answer="numerical_gradients"
def numerical_gradients(parameters, X, Y, epsilon=1e-7):
    """Measure the slope of the cost along every parameter.

    Parameters
    ----------
    parameters : dict
        "W1", "b1", ..., "WL", "bL".
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
    epsilon : float

    Returns
    -------
    dict
        "dW1", "db1", ..., each of the shape of its parameter.
    """
    ...


# %% check="numerical_gradients"
check("numerical_gradients")

# %% [markdown]
# ### Exercise 5: `gradient_check_n`
#
# Now $g$ and $\tilde g$ are vectors with $P$ entries each, and sizes are lengths,
# $\lVert v \rVert = \sqrt{\sum_i v_i^2}$:
#
# $$\text{difference} = \frac{\lVert g - \tilde g \rVert}{\lVert g \rVert + \lVert \tilde g \rVert}$$
#
# You will find versions in print with a square on each of the three lengths. Exercise 6 asks what
# that does.
#
# - In: `parameters`; `gradients`, a dict with `"dW1"`, `"db1"`, … from some backward pass; `X`, `Y`;
#   `epsilon`, $10^{-7}$ if it is not given.
# - Out: the difference, a number.
# - Worked line: if $g = (3, 4)$ and $\tilde g = (3, 3)$, the difference is
#   $1 / (5 + 4.243) = 0.1082$.
# - The check gives you right and wrong gradients. `gradients` may be in another order than
#   `parameters`, and may hold `"dA0"`, `"dA1"`, … too, as the backward pass of week 4 returns them.
#   Both dicts must come out as they went in. `np.ravel` makes a list of an array, `np.concatenate` one
#   list of many, and `np.linalg.norm` is the length.


# %% answer="gradient_check_n"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    """Compare all gradients of a network with measured ones.

    Parameters
    ----------
    parameters : dict
        "W1", "b1", ..., "WL", "bL".
    gradients : dict
        "dW1", "db1", ..., and others.
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
    epsilon : float

    Returns
    -------
    float
    """
    ...


# %% check="gradient_check_n"
check("gradient_check_n")

# %% [markdown]
# ### Where is it?
#
# One number says *that* something is wrong. To see *where*, compute the same ratio for each array by
# itself. The next cell does so with your `numerical_gradients`; `figures.draw_bars` makes a bar of each.
# An array by itself can have small slopes, and then the same rounding reads higher: call a bar tall
# above $10^{-6}$.


# %%
def difference_by_name(parameters, gradients, X, Y, epsilon=1e-7):
    """Return the difference of each array: a dict with "dW1", "db1", ..."""
    found = {}
    for name, slope in numerical_gradients(parameters, X, Y, epsilon).items():
        size = np.linalg.norm(gradients[name]) + np.linalg.norm(slope)
        found[name] = np.linalg.norm(gradients[name] - slope) / size
    return found


# %% [markdown]
# **Look.** A network with three layers, and its gradients: once right, and once with a slip in a
# single line, `db2 = np.sum(dZ2, axis=1, keepdims=True) / (m - 1)`, with $m = 20$.

# %%
rng = np.random.default_rng(8)
X_20, Y_20 = rng.normal(size=(4, 20)), rng.integers(0, 2, size=(1, 20))
net = deep.initialize_parameters_deep([4, 6, 3, 1], rng)
for layer in (1, 2, 3):
    net[f"b{layer}"] = 0.3 * rng.normal(size=net[f"b{layer}"].shape)

# %% tags=["experiment"]
if check.ready("numerical_gradients", "gradient_check_n"):
    AL, caches = L_model_forward(X_20, net)
    right, panels = deep.L_model_backward(AL, Y_20, caches), {}
    slip = {**right, "db2": right["db2"] * 20 / 19}
    for name, gradients in {"right": right, "a slip": slip}.items():
        whole = gradient_check_n(net, gradients, X_20, Y_20)
        bars = difference_by_name(net, gradients, X_20, Y_20)
        panels[f"{name}: difference of all {whole:.0e}"] = bars
    figures.draw_bars(panels, (5, 3.6))

# %% [markdown]
# The bars say `db2` and nothing else: `dW2` is right, so `dZ2` must be, and so is everything before
# it. One glance leaves one line to look at.
#
# ### What it costs
#
# **Look.** Why not use measured slopes for training and skip the backward pass altogether? The folded
# cell counts the passes and takes the time of each.

# %% folded=True tags=["experiment"]
import time

rng = np.random.default_rng(0)
for dims, m in (([4, 6, 3, 1], 20), ([12288, 20, 7, 5, 1], 209)):
    parameters = deep.initialize_parameters_deep(dims, rng)
    X, Y = rng.random((dims[0], m)), rng.integers(0, 2, size=(1, m))
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        AL, caches = L_model_forward(X, parameters)
        middle = time.perf_counter()
        deep.L_model_backward(AL, Y, caches)
        seconds.append((middle - start, time.perf_counter() - middle))
    forward, backward = np.min(seconds, axis=0)
    P = sum(value.size for value in parameters.values())
    print(f"layer_dims = {dims}, m = {m}: {P} parameters")
    print(f"   one backward pass: {1000 * backward:.2f} ms")
    print(f"   {2 * P} forward passes for measured slopes: {1000 * 2 * P * forward:,.1f} ms")

# %% [markdown]
# Compare the two times for the second network, the one for the cats, and remember that training
# needed thousands of gradients. A backward pass gets all slopes at once, for the price of a few
# forward passes, however many parameters there are. That is what backpropagation is *for*.
#
# So a check runs once, before training, and on a small network. That loses nothing: the code does not
# know the sizes. A few features, a few units of different number in each layer, two or three layers, a
# handful of examples.

# %% [markdown]
# ### Exercise 6: `readings`
#
# A diagnosis is made backwards: from the number to the fault. Work these out on paper. Where nothing
# else is said, *all* gradients have the fault.
#
# - `"wrong sign"`: every gradient has the wrong sign. Which difference?
# - `"twice"`: every gradient is twice too large. Which difference?
# - `"not divided by m"`: somebody forgot to divide by $m = 50$. Which difference?
# - `"0.0101"`: the difference is 0.0101, for every array, and $m = 50$. Which fault is it? `"A"`: a
#   wrong sign. `"B"`: not divided by $m$. `"C"`: divided by $m - 1$. `"D"`: none, that is rounding.
# - `"squared"`: all gradients are 1 % too large, and somebody's formula has each of the three lengths
#   squared. Which difference does it report?
# - `"one of 10 000"`: 10 000 gradients have all the same size, and a single one of them has the wrong
#   sign. Which difference of all?
# - `"passes"`: how many forward passes does `gradient_check_n` need for
#   `layer_dims = [4, 5, 5, 1]`?
#
# Worked line: if every gradient is three times too large, $g = 3 \tilde g$, the difference is
# $2 / 4 = 0.5$. Numbers count as right within 1 %. The check looks at three of the answers now and at
# the others when you hand in.

# %% answer="readings"
readings = {
    "wrong sign": None,
    "twice": None,
    "not divided by m": None,
    "0.0101": None,
    "squared": None,
    "one of 10 000": None,
    "passes": None,
}
### BEGIN SOLUTION
readings = {
    "wrong sign": 2 / 2,
    "twice": (2 - 1) / (2 + 1),
    "not divided by m": (50 - 1) / (50 + 1),
    "0.0101": "C",  # k = 50/49, so (k - 1) / (k + 1) = 1/99
    "squared": 0.01**2 / (1.01**2 + 1**2),
    "one of 10 000": 2 / (100 + 100),
    "passes": 2 * (5 * 4 + 5 + 5 * 5 + 5 + 1 * 5 + 1),
}
### END SOLUTION

# %% check="readings"
check("readings")

# %% [markdown]
# Two things to take along. Squared lengths turn a fault that you would not miss into a number that
# you would let pass. And in a long vector one wrong entry hides behind thousands of right ones: the
# larger the network, the more you need the bars.

# %% [markdown]
# ## 5. When the check itself is wrong
#
# A tall bar is evidence, not proof. Three things make right gradients look wrong.
#
# **A corner.** The Taylor series was written for a curve that bends. A ReLU has a corner at 0. If
# $z - \varepsilon$ lies on one side of it and $z + \varepsilon$ on the other, the two-sided difference
# mixes two slopes.

# %% tags=["experiment"]
epsilon = 0.1
z = np.linspace(-0.3, 0.3, 241)
measured = (relu(z + epsilon) - relu(z - epsilon)) / (2 * epsilon)
figures.draw_corner(z, measured, epsilon)

# %% [markdown]
# With $\varepsilon = 10^{-7}$ you hardly ever hit that ramp by chance. But networks start with zero
# biases. If all units of a layer are off for some example, the next layer gets $z = 0 + b = 0$:
# exactly the corner. Then a right `db` reads as wrong, by a lot. The remedy is cheap: **draw random
# biases before you check, and if a bar is tall, draw again.** A fault stays. A corner goes away.
#
# **Dropout.** You meet it in this week's notebook on regularization: in training, each forward pass
# switches random units off. Then $J(\theta + \varepsilon)$ and $J(\theta - \varepsilon)$ belong to
# two different networks.
#
# **Few digits.** Frameworks mostly compute with 32-bit numbers, which keep 7 digits instead of 16.
#
# **Look.** The right gradients of a network with one hidden layer, in five checks. `hidden_check`, in
# the folded cell, makes one of them with the masks and the kind of numbers it is given. Before you run
# the cell after it: which of them do you expect to fail?


# %% folded=True
def hidden_pass(parameters, X, Y, mask):
    """Return cost and gradients of one hidden layer whose outputs are multiplied by a mask."""
    m = Y.shape[1]
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = relu(Z1) * mask
    A2 = sigmoid(parameters["W2"] @ A1 + parameters["b2"])
    dZ2 = (A2 - Y) / m
    dZ1 = parameters["W2"].T @ dZ2 * mask * (Z1 > 0)
    db1, db2 = dZ1.sum(axis=1, keepdims=True), dZ2.sum(axis=1, keepdims=True)
    grads = {"dW1": dZ1 @ X.T, "db1": db1, "dW2": dZ2 @ A1.T, "db2": db2}
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)), grads


def hidden_check(kind, next_mask, epsilon):
    """Return the difference for given numbers (float32 or float64) and masks."""
    rng = np.random.default_rng(7)
    X, Y = rng.normal(size=(4, 20)).astype(kind), rng.integers(0, 2, size=(1, 20)).astype(kind)
    shapes = {"W1": (5, 4), "b1": (5, 1), "W2": (1, 5), "b2": (1, 1)}
    parameters = {name: rng.normal(size=shape).astype(kind) for name, shape in shapes.items()}
    _, grads = hidden_pass(parameters, X, Y, next_mask().astype(kind))
    apart, mine, theirs = 0.0, 0.0, 0.0
    for name, value in parameters.items():
        for index in np.ndindex(value.shape):
            costs = []
            for step in (epsilon, -epsilon):
                moved = value.copy()
                moved[index] += step
                mask = next_mask().astype(kind)
                costs.append(hidden_pass({**parameters, name: moved}, X, Y, mask)[0])
            slope = (float(costs[0]) - float(costs[1])) / (2 * epsilon)
            grad = float(grads[f"d{name}"][index])
            apart, mine, theirs = apart + (grad - slope) ** 2, mine + grad**2, theirs + slope**2
    return apart**0.5 / (mine**0.5 + theirs**0.5)


def new_masks():
    """Return a function that gives another dropout mask each time, with keep_prob = 0.8."""
    rng = np.random.default_rng(5)
    return lambda: (rng.random((5, 20)) < 0.8) / 0.8


# %% tags=["experiment"]
everything, one_mask = np.ones((5, 20)), new_masks()()
checks = {
    "no dropout": hidden_check(np.float64, lambda: everything, 1e-7),
    "a new mask\neach pass": hidden_check(np.float64, new_masks(), 1e-7),
    "one mask\nfor all": hidden_check(np.float64, lambda: one_mask, 1e-7),
    "32 bits,\nε = 1e-7": hidden_check(np.float32, lambda: everything, 1e-7),
    "32 bits,\nε = 1e-3": hidden_check(np.float32, lambda: everything, 1e-3),
}
panels = {"Right gradients, five checks": checks}
figures.draw_bars(panels, (8, 3.8), xlabel="how they are checked")

# %% [markdown]
# With a new mask for each pass the check measures noise: the costs differ by about a tenth, and that
# is divided by $2 \cdot 10^{-7}$. Keep the mask, by the same seed before each pass,
# and the gradients of dropout check like any others. Or switch it off, check the rest, and switch it
# on.
#
# With 32 bits the two costs differ in their last digit or not at all, and $10^{-7}$ measures nothing.
# A larger step saves some digits. But it meets more corners, and there are not many digits to save:
# check with 64 bits.
#
# Two more of this kind. If you train with an L2 term, the cost that is measured must have the term
# too. And a gradient that is 0 on both sides, such as that of a unit that is off for all examples,
# makes a ratio of 0 to 0.

# %% [markdown]
# ## 6. The hunt
#
# Here are eight backward passes, A to H, for `layer_dims = [5, 5, 5, 1]`. All layers that could be
# mixed up are equally wide, so no shape gives anything away. At most one step of each is wrong, the
# same each time it runs. `hunt.scene(letter)` gives you a network, examples and the backward pass;
# `hunt.scene(letter, draw=1)`, `draw=2`, … the same backward pass with another network and other
# examples.
#
# Reason from the bars with what you know of the order of things:
#
# $$dZ^{[3]} \to dW^{[3]}, db^{[3]}, dZ^{[2]} \qquad dZ^{[2]} \to dW^{[2]}, db^{[2]}, dZ^{[1]} \qquad
# dZ^{[1]} \to dW^{[1]}, db^{[1]}$$
#
# A wrong array is **to blame** if everything that it is computed from is right. `dZ2` has no bar of its
# own: ask which bars would be tall if it were wrong, and which if only `dW2` were. (If `dA2` is wrong,
# `dZ2` is, and no bar can tell them apart. Say `dZ2`.)
#
# **Look.** All eight, at draw 0; `look_at`, in the folded cell, checks them. Orange and hatched means
# above the dotted line, $10^{-6}$.


# %% folded=True
def look_at(letters, draw=0, epsilon=1e-7):
    """Check some of the backward passes and draw their bars."""
    panels = {}
    for letter in letters:
        scene = hunt.scene(letter, draw)
        AL, caches = L_model_forward(scene.X, scene.parameters)
        gradients = scene.backward(AL, scene.Y, caches)
        whole = gradient_check_n(scene.parameters, gradients, scene.X, scene.Y, epsilon)
        bars = difference_by_name(scene.parameters, gradients, scene.X, scene.Y, epsilon)
        panels[f"{letter}, draw {draw}: {whole:.0e}"] = bars
    figures.draw_bars(panels, (3.3, 3.0))


# %% tags=["experiment"]
if check.ready("numerical_gradients", "gradient_check_n"):
    look_at("ABCDEFGH")

# %% [markdown]
# This cell is yours: any letters, any draw.

# %% tags=["experiment"]
if check.ready("numerical_gradients", "gradient_check_n"):
    look_at("AB", draw=1)

# %% [markdown]
# ### Exercise 7: `culprits`
#
# For each letter name what is to blame: `"dW1"`, `"db1"`, `"dZ1"`, … up to `"dZ3"`, or `"none"` if the
# backward pass is right. **Two of the eight scenes mislead you at draw 0**, one in each direction.
# Section 5 tells you about one of them, and the shapes in the scene about the other.
#
# Worked line: if the bar of `db3` alone were tall, `db3` would be to blame. It could not be `dZ3`, for
# `dW3` is computed from that too, and everything in layers 2 and 1.
#
# The check looks at A, B and C now and at the others when you hand in.

# %% answer="culprits"
culprits = {
    "A": None,
    "B": None,
    "C": None,
    "D": None,
    "E": None,
    "F": None,
    "G": None,
    "H": None,
}
### BEGIN SOLUTION
culprits = {
    "A": "dW2",
    "B": "dZ3",
    "C": "db1",
    "D": "dZ2",
    "E": "none",
    "F": "dW1",
    "G": "dZ1",
    "H": "dW3",
}
### END SOLUTION

# %% check="culprits"
check("culprits")

# %% [markdown]
# One scene showed a fault that was none, another a fault that was not to be seen. That is the general
# rule: **a check says something about the examples and parameters that it was made with.** Draw
# several. Use more than one example, both labels, units that are on and units that are off.
#
# **Look.** Back to the four runs of the beginning, each with the difference of its backward pass.

# %% tags=["experiment"]
if check.ready("gradient_check_n", "culprits"):
    for name, letter in zip("PQRS", "AEDG", strict=True):
        readings_of = []
        for draw in (1, 2, 3):
            scene = hunt.scene(letter, draw)
            AL, caches = L_model_forward(scene.X, scene.parameters)
            gradients = scene.backward(AL, scene.Y, caches)
            readings_of.append(gradient_check_n(scene.parameters, gradients, scene.X, scene.Y))
        three = ", ".join(f"{value:.0e}" for value in readings_of)
        print(f"run {name} used backward pass {letter}: differences {three}")

# %% [markdown]
# The costs were no help. The differences are eight orders of magnitude apart. Compare with what you
# decided at the beginning.

# %% [markdown]
# ## 7. Your own network
#
# Now the backward pass that you wrote in week 4. If it has passed its checks there, the next cell
# imports it, and the line under the cell says so. Any other version, such as one that you are not
# sure of, you can paste below the line, with everything that it calls
# (`linear_activation_backward`, `linear_backward`). If its caches look different from the course's,
# bring the forward functions too.

# %% tags=["experiment"]
from course_utils.toolbox.activations import relu_backward, sigmoid_backward
from course_utils.toolbox.deep import L_model_backward, L_model_forward

# ---- paste below this line ----


# ---- paste above this line ----
for function in (L_model_forward, L_model_backward):
    print(f"{function.__name__}: {'pasted' if function.__module__ == '__main__' else 'imported'}")


# %% folded=True
# `check_network` compares a network's costs and gradients, and says which bars to look at.
def check_network(dims, m, rng):
    """Check the two functions above on a network and `m` examples; return the differences."""
    X, Y = rng.normal(size=(dims[0], m)), rng.permutation(np.arange(m) % 2).reshape(1, m)
    parameters = deep.initialize_parameters_deep(dims, rng)
    for layer in range(1, len(dims)):  # away from the corner
        parameters[f"b{layer}"] = 0.5 * rng.normal(size=parameters[f"b{layer}"].shape)
    AL, caches = L_model_forward(X, parameters)
    agrees = abs(compute_cost(AL, Y) - network_cost(parameters, X, Y)) < 1e-9
    gradients = L_model_backward(AL, Y, caches)
    whole = gradient_check_n(parameters, gradients, X, Y)
    bars = difference_by_name(parameters, gradients, X, Y)
    tall = figures.tall(bars)
    print(f"layer_dims = {dims}, m = {m}: difference {whole:.0e}.", end=" ")
    print("Forward pass agrees." if agrees else "The forward pass gives another cost.", end=" ")
    print(f"Look at {', '.join(tall)}." if tall else "No bar is tall.")
    return bars


# %% tags=["experiment"]
if check.ready("numerical_gradients", "gradient_check_n"):
    rng = np.random.default_rng(11)
    sizes = [([4, 1], 7), ([4, 3, 1], 1), ([5, 4, 3, 1], 12), ([3, 6, 5, 4, 1], 12)]
    panels = {f"{dims}, m = {m}": check_network(dims, m, rng) for dims, m in sizes}
    figures.draw_bars(panels, (5, 3), columns=2)

# %% [markdown]
# If all bars are low, your backward pass is right, and you know it without anybody's solution. That
# holds for every backward pass you will write from now on: for dropout, for batch normalization, for a
# layer that nobody has written before.
#
# If a bar is tall: with another seed in the cell above, is it still? Then reason as in the hunt.
# When it is repaired, spoil a line on purpose and see which bars rise. It is worth doing once with a
# fault that you know.
#
# ## What you can do now
#
# You can measure a slope with an error that you can state, choose the step, put all gradients of a
# network into one number and read it, tell a fault from a corner and from noise, and find the line
# that is to blame.
#
# In short, before a new backward pass is trusted:
#
# 1. a small network, with layers of different sizes, in 64 bits;
# 2. random biases, several examples, dropout off or its mask kept;
# 3. one number for all, then bars;
# 4. a second draw for every tall bar;
# 5. then switch the check off, and train.
#
# Questions to take along:
#
# - A step along a random direction $d$ instead of one parameter needs two forward passes for the whole
#   network: compare $\big(J(\theta + \varepsilon d) - J(\theta - \varepsilon d)\big) / 2 \varepsilon$
#   with $g \cdot d$. What does such a check gain, what does it lose, and how many directions would you try?
# - The backward pass that forgets a factor of 2 everywhere has a difference of 1/3, and trains just as
#   well with half the learning rate. Is it wrong?
