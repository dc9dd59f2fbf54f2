# %% [markdown]
# # A rate that falls
#
# A large learning rate gets near the bottom soon, and dances around it. A small one gets closer, and takes for ever.
#
# You will learn to
#
# - write four schedules from how they behave, and one in use today;
# - design a schedule;
# - tell a saddle point and a plateau from a minimum.
#
# Plan about 60 minutes, with paper. You need `optimization_methods`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, training
from course_utils.explorers.live_curve import LiveCurve
from course_utils.figures.week6 import learning_rate_decay as figures
from course_utils.figures.week6.walks import walk
from course_utils.reference.deep import initialize_parameters_deep
from course_utils.reference.optimizers import random_mini_batches
from course_utils.toolbox import deep, optimizers

check = notebook_checks("week6/learning_rate_decay")


# %% folded=True
# What wraps the updates of the last lesson, yours where they have passed.
def stepper(method):
    """Return a function that makes steps with one of the four methods."""
    averages = None

    def update(parameters, grads, t, rate):
        nonlocal averages
        if method == "gradient descent":
            return optimizers.update_parameters_with_gd(parameters, grads, rate)
        v, s = averages or optimizers.initialize_adam(parameters)
        if method == "momentum":
            parameters, v = optimizers.update_parameters_with_momentum(
                parameters, grads, v, 0.9, rate
            )
        elif method == "RMSprop":
            parameters, s = optimizers.update_parameters_with_rmsprop(
                parameters, grads, s, 0.9, rate
            )
        else:
            parameters, v, s, _, _ = optimizers.update_parameters_with_adam(
                parameters, grads, v, s, t, rate
            )
        averages = v, s
        return parameters

    return update


# %% [markdown]
# ## 1. A dance around the bottom
#
# Near the bottom the exact gradient goes to 0; that of a mini-batch does not. As a model, 300 walkers go down a bowl, a
# standard normal number added to each derivative.

# %% predict="as_long"
check.predict("as_long")

# %% tags=["experiment"]
by_hand = [1.0] * 100 + [0.1] * 100
figures.draw_noisy_walks({"rate 1 to the end": [1.0] * 200, "a tenth from step 100": by_hand})

# %% [markdown]
# **Learning rate decay** lets the learning rate fall during training.
#
# ### Exercise 1: `walker_variance`
#
# A walker starts at $w = 0$; each derivative is $c\, w$ plus noise of mean 0 and variance 1, drawn anew. Derive the
# variance of $w$ after a step from that before: a factor comes out of a variance squared, and variances of independent
# numbers add up.
#
# - Worked line: the rates 0.5 and 0.5 with $c = 1$ give 0.25, then 0.3125.


# %% answer="walker_variance"
def walker_variance(rates, curvature):
    """Variance of w after one step with each of the rates; curvature is c."""
    ...


# %% check="walker_variance"
check("walker_variance")

# %% [markdown]
# ### Exercise 2: `plateau_decay`
#
# By hand: after `patience` epochs without a new lowest cost, the rate of the next epoch is multiplied by `factor`, and the
# count begins anew.
#
# - Worked line: the costs 5, 4, 4, 4.5, 3 with $\alpha_0 = 1$ and patience 2 give the rates 1, 1, 1, 1, 0.1.


# %% answer="plateau_decay"
def plateau_decay(costs, learning_rate0, patience=5, factor=0.1):
    """Rate that each epoch is trained with; a list. costs: of each epoch, known when it is over."""
    ...


# %% check="plateau_decay"
check("plateau_decay")

# %% [markdown]
# ## 2. Four schedules
#
# A **schedule** gives the learning rate of each epoch or step. Find the formulas of these four. Epochs count from 0, in
# the root from 1.

# %% tags=["experiment"]
figures.draw_four_schedules()

# %% [markdown]
# ### Exercise 3: `update_lr`
#
# *Inverse*: the reciprocal $1/\alpha$ grows by $\text{decay\_rate} / \alpha_0$ in each epoch.


# %% answer="update_lr"
def update_lr(learning_rate0, epoch_num, decay_rate):
    """Learning rate of the inverse schedule; its rate at epoch 0 is learning_rate0."""
    ...


# %% check="update_lr"
check("update_lr")

# %% [markdown]
# ### Exercise 4: `exponential_decay`
#
# *Exponential*: each epoch, the rate loses 5 % of what it was.


# %% answer="exponential_decay"
def exponential_decay(learning_rate0, epoch_num):
    """Learning rate of the exponential schedule; its rate at epoch 0 is learning_rate0."""
    ...


# %% check="exponential_decay"
check("exponential_decay")

# %% [markdown]
# ### Exercise 5: `sqrt_decay`
#
# *Root*: epoch 1 has the rate $k$, epoch 4 half of it, epoch 9 a third.


# %% answer="sqrt_decay"
def sqrt_decay(k, epoch_num):
    """Learning rate of the root schedule; epoch_num counts from 1."""
    ...


# %% check="sqrt_decay"
check("sqrt_decay")

# %% [markdown]
# ### Exercise 6: `schedule_lr_decay`
#
# *Stairs*: as the inverse one, but a whole interval counts as one epoch.


# %% answer="schedule_lr_decay"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    """Learning rate that falls in stairs of time_interval epochs."""
    ### BEGIN SOLUTION
    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))
    ### END SOLUTION


# %% check="schedule_lr_decay"
check("schedule_lr_decay")


# %% folded=True
# For section 3: the moons, and the training loop of the last lesson.
X, Y = datasets.make_moons(300, seed=3)
X_new, Y_new = datasets.make_moons(3000, seed=4)


def run(label, method, rate_of, num_epochs=1500, live=None):
    """Train the network; return its parameters and the history of costs."""
    drawn = initialize_parameters_deep([2, 5, 2, 1], 4)
    parameters, update = {name: np.sqrt(2) * p for name, p in drawn.items()}, stepper(method)
    cost = t = 0

    def step(epoch):
        nonlocal parameters, t, cost
        if epoch % 5 == 0 or epoch == num_epochs - 1:
            cost = deep.compute_cost(deep.L_model_forward(X, parameters)[0], Y)
        for x, y in random_mini_batches(X, Y, 64, seed=epoch):
            AL, caches = deep.L_model_forward(x, parameters)
            t += 1
            grads = deep.parameter_gradients(AL, y, caches)  # no dA
            parameters = update(parameters, grads, t, rate_of(epoch))
        return cost

    return parameters, training.train(step, num_epochs, 5, label, live=live)


# %% [markdown]
# Find an $\alpha_0$ for which a fall pays, and one for which it does harm.

# %% tags=["experiment"]
from course_utils.explorers.learning_rate_decay import LearningRateDecay

OWN = [name for name in LearningRateDecay.uses if name != "update_parameters_with_gd"]
LearningRateDecay(check.own(*OWN))

# %% [markdown]
# All rates of the exponential schedule together are $20\, \alpha_0$: a walker that has further to go never arrives.
#
# ### Exercise 7: `warmup_cosine`
#
# **Warm-up** lets the learning rate climb over the first steps, in which Adam's averages know few gradients. A **cosine
# schedule** lets the learning rate fall along half a wave of cosine.
#
# - Steps count from 0. The first `num_warmup` climb in equal parts to `learning_rate0`, which the next step has too.
# - From there half a wave falls, and would be 0 in step `num_steps`, which is not made any more.
# - Worked line: 6 steps, of which 2 climb, with $\alpha_0 = 1$: 0.5, 1, 1, 0.854, 0.5, 0.146.


# %% answer="warmup_cosine"
def warmup_cosine(step, num_steps, learning_rate0, num_warmup):
    """Learning rate of a step, from 0; num_warmup is smaller than num_steps, and may be 0."""
    ...


# %% check="warmup_cosine"
check("warmup_cosine")

# %% [markdown]
# ### Exercise 8: `schedule_design`
#
# From near $(-9, 5)$ on $J(w, b) = w^2 / 2 + b^2 / 8$, no constant rate gets the walkers' mean cost below 0.1 in **60
# steps**. Return 60 rates that do; at grading, with other noise, the bars are 0.1, 0.075 and 0.065. Try yours with several
# seeds:

# %% tags=["experiment"]
mine = [0.3] * 30 + [0.1] * 30  # yours to change
figures.draw_noisy_walks({"the given curve": [0.3] * 60, "mine": mine}, seed=1)


# %% answer="schedule_design"
def schedule_design(num_steps):
    """Choose the rate of each step; a list of num_steps numbers."""
    ...


# %% check="schedule_design"
check("schedule_design")

# %% [markdown]
# ## 3. The race, once more
#
# The last lesson's moons, with stairs of 300 epochs from 0.1, for Adam from 0.01. A fourth run keeps 0.1.


# %% folded=True tags=["experiment"]
# 1500 epochs each; it takes up to ten seconds.
def stairs(rate0):
    """Return the rate of each epoch, which falls in stairs of 300 epochs."""
    return lambda epoch: schedule_lr_decay(rate0, epoch, 1, 300)


if check.ready("schedule_lr_decay"):
    live, runs = LiveCurve("Rates that fall, and one that stays", unit="epoch"), {}
    for label, method, rate_of in [
        ("gradient descent", "gradient descent", stairs(0.1)),
        ("momentum", "momentum", stairs(0.1)),
        ("Adam", "Adam", stairs(0.01)),
        ("rate 0.1 to the end", "gradient descent", lambda epoch: 0.1),
    ]:
        trained, history = run(label, method, rate_of, live=live)
        runs[label] = history, 100 * np.mean(deep.predict(trained, X_new) == Y_new)
    figures.draw_falling(runs)

# %% [markdown]
# Nearly all of it is the larger rate: these mini-batches carry little noise.
#
# ## 4. Saddles and plateaus
#
# A **local minimum** is a point with slope 0 from which the cost rises in every direction. A **saddle point** is a point
# with slope 0 that curves up along some directions and down along others. A **plateau** is a region in which the cost is
# high and nearly flat. Where is gradient descent after 300 epochs at 0.01?


# %% folded=True tags=["experiment"]
# The eigenvalues of the second derivatives: each parameter is moved to both sides.
def curvatures_at(parameters, h=1e-6):
    """Return the cost's curvatures along the main directions, and its gradients."""

    def grads_at(moved):
        AL, caches = deep.L_model_forward(X, moved)
        return deep.parameter_gradients(AL, Y, caches)

    columns = []
    for name, p in parameters.items():
        for place in np.ndindex(p.shape):
            sides = []
            for sign in (1, -1):
                moved = {**parameters, name: p.copy()}
                moved[name][place] += sign * h
                grads = grads_at(moved)
                sides.append(np.concatenate([grads[f"d{key}"].ravel() for key in parameters]))
            columns.append((sides[0] - sides[1]) / (2 * h))
    second = np.array(columns)
    return np.linalg.eigvalsh((second + second.T) / 2), grads_at(parameters)


slow, history = run("rate 0.01", "gradient descent", lambda epoch: 0.01, 300)
curvatures, grads = curvatures_at(slow)
figures.print_curvatures(history.costs[-1], grads, curvatures)

# %% [markdown]
# No minimum. Next, a saddle and a plateau: week 2's squared error of a sigmoid unit, certain and wrong.

# %% predict="who_leaves"
check.predict("who_leaves")


# %% folded=True tags=["experiment"]
# Both surfaces with their slopes, and 200 steps with each method.
def saddle(w, b):
    """Return the height of the saddle."""
    return w**2 / 2 - b**2 / 2 + b**4 / 8


def plateau(w, b):
    """Return half the squared error of a unit with input 1 and label 0."""
    return 0.5 / (1 + np.exp(-(w + b))) ** 2


def plateau_slopes(w, b):
    """Return its derivatives, which are equal."""
    a = 1 / (1 + np.exp(-(w + b)))
    return a**2 * (1 - a), a**2 * (1 - a)


def all_four(slopes, begin):
    """Return the walks with each method, from one start and with the rate 0.1."""
    methods = ("gradient descent", "momentum", "RMSprop", "Adam")
    return {method: walk(slopes, begin, stepper(method), 0.1, 200) for method in methods}


on_saddle = all_four(lambda w, b: (w, -b + b**3 / 2), (1.5, 0.001))
on_plateau = all_four(plateau_slopes, (8.0, 0.0))
figures.draw_saddle_and_plateau(saddle, on_saddle, plateau, on_plateau)

# %% [markdown]
# ### Exercise 9: `diagnosis`
#
# - `"spread at rate 0.5"`: in the end a walker's variance stays the same in a step. Solve for it with $c = 1$; give the
#   standard deviation.
# - `"chance of a minimum"`: ten curvatures are up or down by the toss of a coin. How likely are ten ups?
#
# Four runs, each with another cause: `"A"` momentum's $\beta$ too near 1, `"B"` a rate too large for the noise, `"C"` a
# saddle or a plateau, `"D"` nothing is wrong.
#
# - `"flat for 800 epochs, then it falls"`, with a rate that never changes;
# - `"dances around a level, lower with half the rate"`;
# - `"single steps go up, epochs go down"`;
# - `"swings past the bottom and back"`: slow, regular waves, even with all examples.

# %% answer="diagnosis"
diagnosis = {
    "spread at rate 0.5": None,
    "chance of a minimum": None,
    "flat for 800 epochs, then it falls": None,
    "dances around a level, lower with half the rate": None,
    "single steps go up, epochs go down": None,
    "swings past the bottom and back": None,
}
### BEGIN SOLUTION
diagnosis = {
    "spread at rate 0.5": np.sqrt(0.5 / (2 - 0.5)),
    "chance of a minimum": 0.5**10,
    "flat for 800 epochs, then it falls": "C",
    "dances around a level, lower with half the rate": "B",
    "single steps go up, epochs go down": "D",
    "swings past the bottom and back": "A",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ## What you can do now
#
# You can let a rate fall by a formula or by your own design, and tell slow from stuck.
#
# > **Who and when.** Herbert Robbins and Sutton Monro asked in 1951 for rates whose sum is infinite, and that of their
# > squares finite. Yann Dauphin and others argued in 2014 that [saddle points](https://arxiv.org/abs/1406.2572) hold
# > training up, not local minima. Ilya Loshchilov and Frank Hutter, 2016: the cosine.
# >
# > *Read*: [Accurate, large minibatch SGD](https://arxiv.org/abs/1706.02677), section 2, on warm-up.
