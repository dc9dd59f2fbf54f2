# %% [markdown]
# # Momentum, RMSprop and Adam
#
# Gradient descent has no memory and one rate for all parameters. Here you give it a direction averaged over the last
# steps, and a length that fits each parameter.
#
# You will learn to
#
# - build momentum, RMSprop and Adam from the average that forgets;
# - work out how long their steps are;
# - find what is wrong with an optimiser.
#
# Plan about 75 minutes, with paper. You need `mini_batches`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, training
from course_utils.explorers.live_curve import LiveCurve
from course_utils.figures.week6 import optimization_methods as figures
from course_utils.figures.week6.walks import walk
from course_utils.reference.deep import initialize_parameters_deep
from course_utils.reference.optimizers import random_mini_batches
from course_utils.toolbox import deep
from course_utils.toolbox.optimizers import update_parameters_with_gd

check = notebook_checks("week6/optimization_methods")

# %% [markdown]
# ## 1. Momentum
#
# A **ravine** is a long narrow valley of the cost, with steep walls and a floor that falls gently, such as
# $J(w, b) = 0.01\, w^2 + b^2$:


# %% folded=True tags=["experiment"]
# Two walks of gradient descent. `with_gd` wraps its update, so that `walk` can call it.
def ravine(w, b):
    """Return the cost of the ravine."""
    return 0.01 * w**2 + b**2


def ravine_slopes(w, b):
    """Return the cost's derivatives with respect to w and b."""
    return 0.02 * w, 2 * b


def with_gd():
    """Return a function that makes steps of gradient descent."""

    def update(parameters, grads, t, rate):
        return update_parameters_with_gd(parameters, grads, rate)

    return update


paths = {rate: walk(ravine_slopes, (-9.0, 1.0), with_gd(), rate, 25) for rate in (0.95, 1.02)}
figures.draw_rates_in_ravine(ravine, paths)

# %% [markdown]
# A step multiplies $b$ by $1 - 2\alpha$, so a rate above 1 flies out of the valley; $w$ comes at best 2 % closer.
#
# Across the ravine the gradients alternate: their average is near 0. Along it they agree. **Momentum** walks along the
# exponentially weighted average $v$ of the gradients, instead of the last one. Usual is $\beta = 0.9$, without correction.
#
# ### Exercise 1: `initialize_velocity`
#
# The average starts at 0. Each array is one of its own: where `numbered` is `True`, the check writes into them.
#
# - Worked line: `{"W1": [[5., 6.]]}` gives `{"dW1": [[0., 0.]]}`.


# %% answer="initialize_velocity"
def initialize_velocity(parameters):
    """Zeros of the parameters' shapes: dW1, db1 and so on."""
    ...


# %% check="initialize_velocity"
check("initialize_velocity")

# %% [markdown]
# ### Exercise 2: `update_parameters_with_momentum`
#
# Take the recursion of `mini_batches`, with a gradient in the place of a temperature, and walk along its result.
#
# - Worked line: $W = 1$, $dW = 2$, $v = 4$ with $\beta = 0.5$ and $\alpha = 0.1$ give $v = 3$ and $W = 0.7$.


# %% answer="update_parameters_with_momentum"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    """One step with momentum.

    parameters: W1, b1 and so on. grads: dW1, db1 and so on, perhaps with others. v: dW1, db1 and so on.
    Returns the updated parameters and the updated v.
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

# %% predict="same_rate"
check.predict("same_rate")


# %% folded=True tags=["experiment"]
# Until the cost stays below 0.01: gradient descent, and momentum with two rates.
def with_momentum(beta=0.9):
    """Return a function that makes steps with momentum."""
    v = None

    def update(parameters, grads, t, rate):
        nonlocal v
        v = v or initialize_velocity(parameters)
        parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
        return parameters

    return update


if check.ready("initialize_velocity", "update_parameters_with_momentum"):
    begin = (-9.0, 1.0)
    paths = {
        "gradient descent, rate 0.95": walk(ravine_slopes, begin, with_gd(), 0.95, 200),
        "momentum 0.8, rate 0.95": walk(ravine_slopes, begin, with_momentum(0.8), 0.95, 200),
        "momentum 0.8, rate 4": walk(ravine_slopes, begin, with_momentum(0.8), 4.0, 200),
    }
    figures.print_steps_needed(ravine, paths, goal=0.01)
    figures.draw_momentum(ravine, paths)

# %% [markdown]
# **With the same rate, momentum is hardly faster.** It buys stability: the walls no longer dictate the rate. (PyTorch's
# `SGD(momentum=0.9)` leaves out the factor $1 - \beta$, so its rate has to be a tenth for the same walk.)
#
# ## 2. RMSprop
#
# **RMSprop** divides each gradient, entry by entry, by the root of $s$, the exponentially weighted average of its squares.
# To the root, add $\varepsilon$, so that an entry whose gradient has always been 0 does not divide 0 by 0. **A known
# slip** is to add it inside: $\sqrt{s + 10^{-8}}$ is never below $10^{-4}$, and holds gradients below that back.
#
# ### Exercise 3: `initialize_rmsprop`
#
# The zeros for $s$, as in Exercise 1.


# %% answer="initialize_rmsprop"
def initialize_rmsprop(parameters):
    """Zeros of the parameters' shapes: dW1, db1 and so on."""
    ...


# %% check="initialize_rmsprop"
check("initialize_rmsprop")

# %% [markdown]
# ### Exercise 4: `update_parameters_with_rmsprop`
#
# - Worked line: $W = 1$, $dW = 2$, $s = 14$ with $\beta = 0.5$ and $\alpha = 0.3$ give $s = 9$ and
#   $W = 1 - 0.3 \cdot 2 / 3 = 0.8$.


# %% answer="update_parameters_with_rmsprop"
def update_parameters_with_rmsprop(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    """One step of RMSprop.

    parameters: W1, b1 and so on. grads: dW1, db1 and so on, perhaps with others. s: dW1, db1 and so on.
    Returns the updated parameters and the updated s.
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

# %% [markdown]
# In another unit of the cost, all gradients are 1000 times as large. What becomes of fifteen steps down the ravine?


# %% folded=True tags=["experiment"]
# The ravine in two units.
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


if check.ready("initialize_rmsprop", "update_parameters_with_rmsprop"):
    gd = {f: walk(scaled(f), (-9.0, 1.0), with_gd(), 0.95, 15) for f in (1, 1000)}
    rmsprop = {f: walk(scaled(f), (-9.0, 1.0), with_rmsprop(), 0.3, 15) for f in (1, 1000)}
    figures.print_ends({"gradient descent, rate 0.95": gd, "RMSprop, rate 0.3": rmsprop})

# %% [markdown]
# A gradient divided by its own size has no unit. The rate is then an **absolute step**: about how far a parameter moves.
#
# ## 3. Adam
#
# **Adam**, for *adaptive moment estimation*, takes its direction from momentum's average, its length from RMSprop's,
# and corrects the bias of both in step $t = 1, 2, \ldots$ Usual are $\beta_1 = 0.9$ for $v$, $\beta_2 = 0.999$ for $s$
# and $\varepsilon = 10^{-8}$.
#
# ### Exercise 5: `initialize_adam`
#
# Two dicts of zeros. If one array stood in both, an update of $v$ in place would change $s$.


# %% answer="initialize_adam"
def initialize_adam(parameters):
    """Zeros of the parameters' shapes, twice: v and s, each with dW1, db1 and so on."""
    ...


# %% check="initialize_adam"
check("initialize_adam")

# %% [markdown]
# ### Exercise 6: `update_parameters_with_adam`
#
# Join your two updates, and correct both averages. Which does the next step start from, the corrected ones or the others?
#
# - Worked line: in step 1 from zero, with $dW = 2$: $v = 0.2$, corrected 2; $s = 0.004$, corrected 4. With $\alpha =
#   0.1$, $W$ goes from 1 to $0.9$.


# %% answer="update_parameters_with_adam"
def update_parameters_with_adam(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    """One step of Adam, number t, from 1.

    parameters: W1, b1 and so on. grads: dW1, db1 and so on, perhaps with others.
    v, s: dW1, db1 and so on, not corrected.
    Returns the updated parameters, v, s, and then the corrected averages of this step.
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

# %% [markdown]
# Which method needs which rate in the ravine? What becomes of RMSprop near the bottom with $\beta_2 = 0.9$ and the rate 1?

# %% tags=["experiment"]
from course_utils.explorers.optimizers import Optimizers

OWN = [name for name in Optimizers.uses if name != "update_parameters_with_gd"]
Optimizers(check.own(*OWN))

# %% [markdown]
# ### Exercise 7: `first_steps`
#
# One weight; its first gradient is $g \neq 0$. Take the usual settings, but $\varepsilon = 0$. Derive, in units of
# $\alpha$:
#
# - `"Adam's first step"`: how long is it, whatever $g$?
# - `"the same without correction"`;
# - `"beta2 = 0, step 2"`: $\beta_1 = 0.9$, the gradients are 4, then 1.
#
# What is left of Adam with `"beta1 = 0"`, and with `"beta1 = beta2 = 0"`? `"A"` momentum, `"B"` RMSprop with a corrected
# $s$, `"C"` steps of length $\alpha$ along the sign of the gradient, `"D"` gradient descent.
#
# **AdamW** is Adam with week 5's weight decay outside: it subtracts $\alpha \lambda W$ beside Adam's step, where L2 adds
# $\lambda W$ to the gradient. How far does the first step move an unused weight, $W = 2$, whose data have the gradient
# 0, with $\lambda = 0.05$?
#
# - `"L2 in Adam"`; `"L2 in Adam, ten times the lambda"`; `"AdamW"`.

# %% answer="first_steps"
first_steps = {
    "Adam's first step": None,
    "the same without correction": None,
    "beta2 = 0, step 2": None,
    "beta1 = 0": None,
    "beta1 = beta2 = 0": None,
    "L2 in Adam": None,
    "L2 in Adam, ten times the lambda": None,
    "AdamW": None,
}
### BEGIN SOLUTION
first_steps = {
    "Adam's first step": 1,
    "the same without correction": (1 - 0.9) / np.sqrt(1 - 0.999),
    "beta2 = 0, step 2": (0.9 * 0.1 * 4 + 0.1 * 1) / (1 - 0.9**2),
    "beta1 = 0": "B",
    "beta1 = beta2 = 0": "C",
    "L2 in Adam": 1,
    "L2 in Adam, ten times the lambda": 1,
    "AdamW": 0.05 * 2,
}
### END SOLUTION

# %% check="first_steps"
check("first_steps")

# %% [markdown]
# Inside the gradient, $\lambda$ loses its strength. That is why most large networks are trained with AdamW today.
#
# ## 4. The race
#
# Three methods train a small network on 300 points: same start, mini-batches, rate, and 5000 epochs.


# %% folded=True tags=["experiment"]
# The race; it takes some ten seconds. "Stop" ends a run, and keeps what it has learned.
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


X, Y = datasets.make_moons(300, seed=3)
X_new, Y_new = datasets.make_moons(3000, seed=4)


def run(label, update, rate, num_epochs, live):
    """Train the network; return its parameters and the history of costs."""
    drawn = initialize_parameters_deep([2, 5, 2, 1], 4)
    parameters, t, cost = {name: np.sqrt(2) * p for name, p in drawn.items()}, 0, None

    def step(epoch):
        nonlocal parameters, t, cost
        if epoch % 50 == 0 or epoch == num_epochs - 1:
            cost = deep.compute_cost(deep.L_model_forward(X, parameters)[0], Y)
        for x, y in random_mini_batches(X, Y, 64, seed=epoch):
            AL, caches = deep.L_model_forward(x, parameters)
            grads = deep.parameter_gradients(AL, y, caches)  # no dA
            t += 1
            parameters = update(parameters, grads, t, rate)
        return cost

    history = training.train(step, num_epochs, 50, label, live=live)
    return parameters, history


if check.ready(
    "initialize_velocity",
    "update_parameters_with_momentum",
    "initialize_adam",
    "update_parameters_with_adam",
):
    live = LiveCurve("Rate 0.0007", unit="epoch")
    methods = {"gradient descent": with_gd(), "momentum": with_momentum(), "Adam": with_adam()}
    race = {k: run(k, m, 0.0007, 5000, live) for k, m in methods.items()}
    figures.draw_race(race, "Rate 0.0007", (X, Y), (X_new, Y_new))

# %% [markdown]
# Is that fair? These gradients are small, so 0.0007 suits Adam, not the others. (Over eight starts, gradient descent gets 51 to 87 % and Adam 88 to 94 %.)
#
# ## 5. Three faults
#
# ### Exercise 8: repair `adam_steps`
#
# Adam for one weight, typed from memory. It runs, and has three faults: each of the check's first three cases sees one.


# %% answer="adam_steps"
def adam_steps(gradients, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Steps that Adam makes with one weight, for a series of its gradients; a list."""
    ### BEGIN SOLUTION
    v, s, t, steps = 0.0, 0.0, 0, []
    for gradient in gradients:
        t += 1
        ### BROKEN: t = 1
        v = beta1 * v + (1 - beta1) * gradient
        s = beta2 * s + (1 - beta2) * gradient**2
        v_corrected = v / (1 - beta1**t)
        s_corrected = s / (1 - beta2**t)
        ### BROKEN: s_corrected = s
        root = np.sqrt(s_corrected) + epsilon
        ### BROKEN: root = np.sqrt(s_corrected + epsilon)
        steps.append(learning_rate * v_corrected / root)
    return steps
    ### END SOLUTION


# %% check="adam_steps"
check("adam_steps")

# %% [markdown]
# ## What you can do now
#
# | method | keeps | helps when | usual settings |
# |---|---|---|---|
# | momentum | $v$ | steps zigzag or are noisy; raise the rate then | $\beta = 0.9$ |
# | RMSprop | $s$ | parameters differ in scale | $\beta = 0.9$ to $0.999$ |
# | Adam, AdamW | $v$ and $s$ | you do not want to choose | $0.9$, $0.999$, $10^{-8}$, rate 0.001 |
#
# > **Who and when.** Boris Polyak, 1964: momentum; Yurii Nesterov's form of 1983 takes the gradient a step ahead. John
# > Duchi and others, 2011: the root of the *sum* of all squares (AdaGrad). Geoffrey Hinton, 2012: RMSprop, in a lecture.
# > Diederik Kingma and Jimmy Ba, 2014: Adam. Ilya Loshchilov and Frank Hutter, 2017: AdamW.
# >
# > *Read*: [Adam](https://arxiv.org/abs/1412.6980), sections 2 and 3;
# > [AdamW](https://arxiv.org/abs/1711.05101). *Try*: Gabriel Goh, [Why momentum really
# > works](https://distill.pub/2017/momentum/).
