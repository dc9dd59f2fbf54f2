# %% [markdown]
# # All parts in one network
#
# Your parts become one training function. What is each worth?
#
# You will learn to
#
# - put your functions together into one loop;
# - add one part at a time, and compare in pairs;
# - design a network within a budget.
#
# Plan about 75 minutes, without the open Exercise 6. You need `training_diagnostics`, and your functions of weeks
# 4 to 6.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week6 import putting_it_together as figures
from course_utils.toolbox.deep import L_model_backward, L_model_forward
from course_utils.toolbox.hidden_layer import cost_of_outputs, one_against_rest
from course_utils.toolbox.initialization import initialize_parameters_he
from course_utils.toolbox.optimizers import (
    initialize_adam,
    random_mini_batches,
    update_parameters_with_adam,
    update_parameters_with_gd,
)
from course_utils.toolbox.regularization import early_stopping
from course_utils.toolbox.schedules import update_lr

check = notebook_checks("week6/putting_it_together")

# %% [markdown]
# ## 1. Ten outputs, many layers
#
# Week 3's digits, made harder: 400 to train on, and one label in ten of them drawn anew at random. With ten sigmoid
# outputs, one against the rest, `Y` has the shape `(10, m)`.

# %%
train_digits, dev_digits, held_digits = figures.labelled_digits(seed=0)
X, y = train_digits
print("X", X.shape, " y", y.shape, " dev", dev_digits[0].shape, " held out", held_digits[0].shape)

# %% predict="ten_outputs"
check.predict("ten_outputs")

# %% folded=True tags=["experiment"]
# The backward pass against central differences: three outputs, and the cost summed over them.
rng = np.random.default_rng(0)
small, X_few = initialize_parameters_he([4, 5, 3], 0), rng.normal(size=(4, 6))
Y_few = one_against_rest(rng.integers(0, 3, (1, 6)), 3)
AL, caches = L_model_forward(X_few, small)
grads, gap = L_model_backward(AL, Y_few, caches), 0.0
for name, value in small.items():
    for place in np.ndindex(value.shape):
        costs = []
        for step in (1e-5, -1e-5):
            moved = {key: kept.copy() for key, kept in small.items()}
            moved[name][place] += step
            costs.append(cost_of_outputs(L_model_forward(X_few, moved)[0], Y_few))
        gap = max(gap, abs((costs[0] - costs[1]) / 2e-5 - grads["d" + name][place]))
print(f"largest difference from the measured gradients: {gap:.0e}")

# %% [markdown]
# ### Exercise 1: `penalised_gradients`
#
# The penalty is $\frac{\lambda}{2m} \sum_l \|W^{[l]}\|^2$, and $m$ still counts the whole training set. What does it
# add to each gradient of a mini-batch?
#
# - Clip `AL` to $[10^{-12}, 1 - 10^{-12}]$ between the passes.
# - Out: a dict with `dW1`, `db1` and so on.
# - Worked line: a weight of 2 with $\lambda = 3$ and $m = 100$ gets $0.06$ more.


# %% answer="penalised_gradients"
def penalised_gradients(parameters, X, Y, lambd, m):
    """Gradients on a mini-batch of the cost with an L2 penalty, for any number of layers.

    X: (n[0], size), Y: (n[L], size). m: examples of the whole training set. Returns a dict.
    """
    ...


# %% check="penalised_gradients"
check("penalised_gradients")

# %% [markdown]
# ## 2. The loop, from inside
#
# ### Exercise 2: `one_epoch`
#
# - In: `memory`, Adam's `(v, s, t)`, where `t` counts the steps since training began; `settings`, a dict with
#   `"optimizer"` (`"gd"` or `"adam"`), `"learning_rate"` and `"lambd"`.
# - Out: the parameters, then the new memory. Gradient descent leaves it as it is.
# - Worked line: after two epochs of 13 mini-batches, `t` is 26.


# %% answer="one_epoch"
def one_epoch(parameters, memory, batches, settings, m):
    """One pass over all mini-batches, with gradient descent or Adam.

    memory: v, s, t. batches: list of (X, Y). Returns the parameters and the new memory.
    """
    ...


# %% check="one_epoch"
check("one_epoch")

# %% [markdown]
# ### Exercise 3: `train_network`
#
# - Epoch $e$, from 0, has the rate `update_lr(learning_rate, e, decay)` and the mini-batches of
#   `random_mini_batches` with the seed `seed + e`.
# - After each epoch, record `cost_of_outputs` on the dev set, clipped as above.
# - `patience` is `None`, or a number: then stop after so many epochs without a new best, and return the parameters
#   **of the best**, by `early_stopping`.
# - Updates may change the arrays that they are given. Keep copies.
# - Worked line: with the dev costs 3, 2, 2.5, 2.2 and `patience` 2, you return what the second epoch left, and
#   four costs.


# %% answer="train_network"
def train_network(start, train, dev, settings, seed=0):
    """Train with mini-batches, a rate that falls, a penalty and early stopping.

    start: parameters. train, dev: pairs of X and targets. settings: optimizer, learning_rate,
    decay, epochs, batch_size, lambd, patience. Returns parameters and the list of dev costs.
    """
    (X, Y), patience = train, settings["patience"]
    ...


# %% check="train_network"
check("train_network")

# %% [markdown]
# ## 3. One part more each time
#
# `[64, 64, 64, 64, 10]`, 30 epochs. At first, weights are about 0.01, and an epoch is one update on all digits. Each
# optimiser has its best rate of several, tried on these dev sets: 0.1, and 0.001 for Adam. It is L2, not
# dropout, as your `L_model_forward` has no masks.

# %% predict="what_adam_adds"
check.predict("what_adam_adds")

# %% folded=True tags=["experiment"]
# Eight rows, five seeds each (split, labels, start, mini-batches), in about 10 seconds.
if check.ready("penalised_gradients", "one_epoch", "train_network"):
    settings = {"optimizer": "gd", "learning_rate": 0.1, "decay": 0, "epochs": 30}
    settings |= {"batch_size": 400, "lambd": 0, "patience": None}
    right, learned, finals, epochs = {}, {}, [], []
    for part, change in figures.PARTS.items():
        settings, right[part], learned[part] = {**settings, **change}, [], []
        for seed in range(5):
            train, dev, held = figures.labelled_digits(seed)
            start = initialize_parameters_he([64, 64, 64, 64, 10], seed)
            if part == "small weights":
                start = figures.small_start(start, seed)
            sets = [(X, one_against_rest(y)) for X, y in (train, dev)]
            trained, dev_costs = train_network(start, *sets, settings, 100 * seed)
            said = L_model_forward(dev[0], trained)[0].argmax(axis=0)
            right[part].append(100 * np.mean(said == dev[1][0]))
            agrees = L_model_forward(train[0], trained)[0].argmax(axis=0) == train[1][0]
            learned[part].append(100 * np.mean(agrees[figures.has_wrong_label(seed)]))
            if part == "early stopping":
                said = L_model_forward(held[0], trained)[0].argmax(axis=0)
                finals.append(100 * np.mean(said == held[1][0]))
                epochs.append(len(dev_costs))
    figures.draw_ladder(right)
    print("wrong labels learned:", {part: f"{np.mean(n):.0f} %" for part, n in learned.items()})
    print("epochs until it stopped:", epochs)
    print("held-out digits, last row only:", np.round(finals, 1), "mean", np.mean(finals).round(1))

# %% [markdown]
# Adam gains a point. **Ten times the rate loses five**: training learns three quarters of the wrong labels by heart.
# Decay and penalty hold that back, with about three points each. Early stopping gains half a point, less than seeds
# differ. All parts together beat Adam at its best rate by one or two points.
#
# ### Exercise 4: `ladder`
#
# Somebody else measured:
#
# | seed | 0 | 1 | 2 | 3 | 4 | mean |
# |---|---|---|---|---|---|---|
# | before | 84.0 | 90.5 | 86.0 | 92.5 | 88.0 | 88.2 |
# | + P | 86.0 | 92.0 | 88.5 | 94.5 | 90.0 | 90.2 |
# | + Q | 91.0 | 88.5 | 89.5 | 92.0 | 90.5 | 90.3 |
# | + R | 91.0 | 88.5 | 89.5 | 92.0 | 90.5 | 90.3 |
#
# - `"mean gain of P"`, in points; `"standard error of P's gain"`: `np.std` of the five gains, divided by $\sqrt{5}$;
# - `"gain of P is"`, `"gain of Q is"`: `"shown"` if the mean is more than two standard errors, else `"not shown"`;
# - `"R made the same runs, so"`: `"R never took effect"`, `"R is harmless"` or `"the seeds are too few"`;
# - `"gains scatter less, since"` (less than accuracies): `"each seed is easy or hard for both"`, `"P is better"` or
#   `"five is few"`.
#
# The check marks three; all count at grading.

# %% answer="ladder"
ladder = {
    "mean gain of P": None,
    "standard error of P's gain": None,
    "gain of P is": None,
    "gain of Q is": None,
    "R made the same runs, so": None,
    "gains scatter less, since": None,
}
### BEGIN SOLUTION
gains = np.array([2.0, 1.5, 2.5, 2.0, 2.0])
ladder = {
    "mean gain of P": gains.mean(),
    "standard error of P's gain": gains.std() / np.sqrt(5),
    "gain of P is": "shown",
    "gain of Q is": "not shown",
    "R made the same runs, so": "R never took effect",
    "gains scatter less, since": "each seed is easy or hard for both",
}
### END SOLUTION

# %% check="ladder"
check("ladder")

# %% [markdown]
# ## 4. Design: 3500 numbers, 200 updates
#
# ### Exercise 5: `digits_design`
#
# The same digits and He's start. The budget: **3500 parameters**, at most six hidden layers, and **200 updates** in
# all.
#
# - Out: a dict with `"hidden"`, the list of the hidden layers' units, and the seven settings.
# - The check asks for 82 % of held-out digits on new splits; grading, on others, for 82, 87 and 90 %. Good designs
#   reach 92 %.

# %% tags=["experiment"]
# Yours to change: one design, tried on the dev sets of three splits.
hidden = [32, 16]
chosen = {"optimizer": "gd", "learning_rate": 0.1, "decay": 0, "epochs": 10}
chosen |= {"batch_size": 64, "lambd": 0, "patience": None}
if check.ready("penalised_gradients", "one_epoch", "train_network"):
    for seed in (21, 22, 23):
        train, dev, _ = figures.labelled_digits(seed)
        start = initialize_parameters_he([64, *hidden, 10], seed)
        sets = [(X, one_against_rest(y)) for X, y in (train, dev)]
        trained, _ = train_network(start, *sets, chosen, seed)
        said = L_model_forward(dev[0], trained)[0].argmax(axis=0)
        print(f"split {seed}: {100 * np.mean(said == dev[1][0]):.1f} % of the dev set right")


# %% answer="digits_design"
def digits_design():
    """Choose "hidden" and the settings of train_network, within the budget; returns a dict."""
    ...


# %% check="digits_design"
check("digits_design")

# %% [markdown]
# ### Exercise 6: what is a clean label worth? (open-ended, not marked, half an hour more)
#
# What is one part worth with 0, 10 and 30 % of wrong labels (`figures.labelled_digits(seed, 0.3)`)? Judge your work:
#
# - I changed one thing at a time, and compared in pairs.
# - I used held-out digits once.
# - I say which differences exceed two standard errors.
#
# ## What you can do now
#
# You can assemble a deep network, and say what parts are worth. Very deep ones also have [residual
# connections](https://arxiv.org/abs/1512.03385), which add a layer's input to its output.
#
# > **Who and when.** Anders Krogh and John Hertz showed in 1991 how weight decay holds noise back; Chiyuan Zhang and
# > others in 2016 that large networks learn even random labels by heart.
# >
# > *Read*: Zhang and others, [Understanding deep learning requires rethinking
# > generalization](https://arxiv.org/abs/1611.03530). *Watch*: Andrej Karpathy, [Building makemore, part 2:
# > MLP](https://www.youtube.com/watch?v=TCH_1BHY58I). *Try*: your `train_network` on
# > [Fashion-MNIST](https://github.com/zalandoresearch/fashion-mnist).
