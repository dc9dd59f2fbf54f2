# %% [markdown]
# # A rate that falls
#
# A large learning rate gets near the bottom soon, and dances around it. A small one gets closer, and takes for ever. So
# start large and let the rate fall.
#
# You will learn to
#
# - write four schedules from how they behave, and one in use today;
# - design a schedule that beats a given one;
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
# Near the bottom the exact gradient goes to 0. That of a mini-batch does not: its examples still pull their own way. As a
# model, 300 walkers go down a bowl, and a standard normal number is added to each derivative.

# %% predict="as_long"
check.predict("as_long")

# %% tags=["experiment"]
by_hand = [1.0] * 100 + [0.1] * 100
figures.draw_noisy_walks({"rate 1 to the end": [1.0] * 200, "a tenth from step 100": by_hand})

# %% [markdown]
# **Learning rate decay** lets the rate fall during training, so that the dance gets smaller. The second run does it **by
# hand**: when the cost has stayed at one level for a while, divide the rate by ten.
#
# ### Exercise 1: `plateau_decay`
#
# Write down what such a person does. After `patience` epochs without a new lowest cost, the rate of the next epoch is
# multiplied by `factor`, and the count begins anew.
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
# A **schedule** is a function that gives the learning rate of each epoch or step. Find the formulas of these four from
# what they do. Epochs count from 0, in the root from 1.

# %% tags=["experiment"]
figures.draw_four_schedules()

# %% [markdown]
# ### Exercise 2: `update_lr`
#
# *Inverse*: the reciprocal $1/\alpha$ grows by $\text{decay\_rate} / \alpha_0$ in each epoch.


# %% answer="update_lr"
def update_lr(learning_rate0, epoch_num, decay_rate):
    """Learning rate of the inverse schedule; its rate at epoch 0 is learning_rate0."""
    ...


# %% check="update_lr"
check("update_lr")

# %% [markdown]
# ### Exercise 3: `exponential_decay`
#
# *Exponential*: each epoch, the rate loses 5 % of what it was.


# %% answer="exponential_decay"
def exponential_decay(learning_rate0, epoch_num):
    """Learning rate of the exponential schedule; its rate at epoch 0 is learning_rate0."""
    ...


# %% check="exponential_decay"
check("exponential_decay")

# %% [markdown]
# ### Exercise 4: `sqrt_decay`
#
# *Root*: epoch 1 has the rate $k$, epoch 4 half of it, epoch 9 a third.


# %% answer="sqrt_decay"
def sqrt_decay(k, epoch_num):
    """Learning rate of the root schedule; epoch_num counts from 1."""
    ...


# %% check="sqrt_decay"
check("sqrt_decay")

# %% [markdown]
# ### Exercise 5: `schedule_lr_decay`
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
# Your schedules and the walkers. Find an $\alpha_0$ for which a fall pays, and one for which it does harm.

# %% tags=["experiment"]
from course_utils.explorers.learning_rate_decay import LearningRateDecay

OWN = [name for name in LearningRateDecay.uses if name != "update_parameters_with_gd"]
LearningRateDecay(check.own(*OWN))

# %% [markdown]
# Falling fast has a price: all rates of the exponential schedule together are $20\, \alpha_0$, and a walker that has
# further to go never arrives. The sums of the others are infinite.
#
# ### Exercise 6: `warmup_cosine`
#
# Schedules of large networks often rise first. **Warm-up** lets the rate climb over the first steps, while Adam's
# averages are made of few gradients. A **cosine schedule** falls along half a wave of cosine: slowly at both ends.
#
# - Steps count from 0. The first `num_warmup` climb in equal parts; the last of them has `learning_rate0`, and so has the
#   next.
# - From there the rate falls along half a wave, and would be 0 in step `num_steps`, which is not made any more. Sketch
#   it, then shift and shrink a cosine until it fits.
# - Worked line: 6 steps, of which 2 climb, with $\alpha_0 = 1$: 0.5, 1, 1, 0.854, 0.5, 0.146.


# %% answer="warmup_cosine"
def warmup_cosine(step, num_steps, learning_rate0, num_warmup):
    """Learning rate of a step, from 0; num_warmup is smaller than num_steps, and may be 0."""
    ...


# %% check="warmup_cosine"
check("warmup_cosine")

# %% [markdown]
# ### Exercise 7: `schedule_design`
#
# The walkers have **60 steps**, and the constant rate 0.3 gets them to a mean cost of about 0.17. No constant rate gets
# below 0.1. Return a list of 60 rates that does; none is below 0.
#
# - The check lets 4000 walkers go from places within 1 of $(-9, 5)$ on $J(w, b) = w^2 / 2 + b^2 / 8$, with noise that you
#   have not seen, and asks for 0.1; at grading, on others, for 0.1, 0.075 and 0.065. Good schedules get to about 0.052.
# - Try yours first, with several seeds:

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
# Gradient descent and momentum now start at 0.1 and Adam at 0.01, on the last lesson's moons, and fall in stairs of 300
# epochs. A fourth run keeps 0.1: how much is due to the larger rate alone?


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
# All arrive at about the same accuracy: the optimiser decided how soon, and how much care the rate needed. Nearly all of
# it is the larger rate: these mini-batches carry little noise. (From 19 of 28 starts the three that fall get to about 94 %;
# from the others at least one ends lower.)
#
# ## 4. Saddles and plateaus
#
# Will a descent not end in a bad **local minimum**, a point with slope 0 from which the cost curves up in every
# direction? A **saddle point** is a point with slope 0 that
# curves up along some directions and down along others. A **plateau** is a region in which the cost is high and nearly
# flat. Where is gradient descent after 300 epochs at 0.01? Its 30 curvatures, measured:


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
# No minimum: along some directions the surface curves **down**. (So it is from six of seven starts; in the seventh the
# units died.)
#
# How do four methods leave a saddle, if they start almost on its ridge? And a plateau, week 2's squared error of a
# sigmoid unit that is certain and wrong?

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
# A flat cost curve is no proof of a minimum. Wait, change the optimiser, or raise the rate.
#
# ### Exercise 8: `diagnosis`
#
# - `"variance after one step"`: one walker starts at $w = 0$, with the rate 0.5; its gradient is $w$ plus noise of
#   variance 1. What is the variance of $w$ after one step?
# - `"spread at rate 0.5"`: in the end the variance $V$ is the same before a step and after it. Solve for $V$; give the
#   standard deviation.
# - `"chance of a minimum"`: ten curvatures are up or down like the toss of a coin. How likely are ten ups?
#
# Four runs; each cause is that of one: `"A"` $\beta$ of the momentum too near 1, `"B"` a rate too large for the noise by
# now, `"C"` a saddle or a plateau, `"D"` nothing, that is what mini-batches look like.
#
# - `"flat for 800 epochs, then it falls"`, with a rate that never changes;
# - `"dances around a level, lower with half the rate"`: around 0.30, then around 0.26;
# - `"single steps go up, epochs go down"`: so do the means of the epochs;
# - `"swings past the bottom and back"`: slow, regular waves, also with all examples in each step.

# %% answer="diagnosis"
diagnosis = {
    "variance after one step": None,
    "spread at rate 0.5": None,
    "chance of a minimum": None,
    "flat for 800 epochs, then it falls": None,
    "dances around a level, lower with half the rate": None,
    "single steps go up, epochs go down": None,
    "swings past the bottom and back": None,
}
### BEGIN SOLUTION
diagnosis = {
    "variance after one step": 0.5**2,
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
# You can let a rate fall by hand, by a formula and by a design of your own, and tell slow from stuck. Many begin with
# AdamW, warm-up and cosine today.
#
# > **Who and when.** Herbert Robbins and Sutton Monro asked in 1951 for rates whose sum is infinite, and that of their
# > squares finite. Yann Dauphin and others argued in 2014 that saddle points hold training up, not local minima. Ilya
# > Loshchilov and Frank Hutter proposed the cosine in 2016.
# >
# > *Read*: [Identifying and attacking the saddle point problem](https://arxiv.org/abs/1406.2572); on warm-up, [Accurate,
# > large minibatch SGD](https://arxiv.org/abs/1706.02677), section 2. *Try*: the explorer with $\alpha_0 = 0.05$.
