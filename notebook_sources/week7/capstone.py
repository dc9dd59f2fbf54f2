# %% [markdown]
# # Capstone: a project of your own
#
# Nobody tells you the layers, the rate or the number of steps here. You choose a question and data, and hand
# over two things: a function `train` that works on data you have never seen, and a report that somebody else
# can act on.
#
# You will learn to
#
# - plan a project: question, sets, measure, baseline, budget;
# - turn a budget of seconds into a number of steps, so that the result can be repeated;
# - write a training function that others can call without you;
# - say how good a network is, how certain that is, and where it must not be used.
#
# Plan 60 minutes: this lesson goes through a project once on the course's digits. Your own project
# takes an evening or two more; you work on it in the same cells. You need weeks 4 to 6; softmax and tuning from
# this week help. Your own functions come from `course_utils.toolbox`.

# %%
import time

import numpy as np

from autograde_tests import notebook_checks
from course_utils import own_data
from course_utils.figures.week7 import capstone as figures
from course_utils.reference.capstone import predict
from course_utils.toolbox import initialization, optimizers, setting_up

check = notebook_checks("week7/capstone")

# %% [markdown]
# ## 1. A question and data
#
# There are four kinds of data to choose from:
#
# | data | how you get them | shape of `X` |
# |---|---|---|
# | handwritten digits | `own_data.bundled("digits")` | `(64, 1797)`, ten classes |
# | drawn cats and others | `own_data.bundled("cats")` | `(192, 259)`, two classes |
# | your own table | `own_data.read_csv("table.csv", label="kind")` | `(columns, lines)` |
# | your own pictures | `own_data.read_pictures("folder", size=16)` | `(768, pictures)` |
#
# A table is a CSV file whose first line names the columns; all columns are numbers but the `label`,
# and `leave_out=["name"]` passes over others. Pictures lie in one folder a class: `leaves/oak/`,
# `leaves/birch/`. Put file or folder beside this notebook, and hand it in with it.
#
# Fifty examples of each class are a beginning, two hundred are comfortable. Use nobody's data who
# has not agreed: no names, no faces, no health.

# %%
data = own_data.bundled("digits")
print(data.source)
print("X:", data.X.shape, " Y:", data.Y.shape, " classes:", ", ".join(data.classes))
baseline = 100 * np.bincount(data.Y[0]).max() / data.Y.size
print(f"always answering the most frequent class: {baseline:.1f} % right")
figures.draw_classes(data.Y, data.classes)

# %% predict="luck"
check.predict("luck")

# %% [markdown]
# **Write down** for the report: what will a simple network get on new examples, what would a person get, and
# below which number would nobody want the result?
#
# The line above is the **baseline**, what an answer that costs nothing gets. A number in a report means little
# without it: 66 % is poor for two equal classes.
#
# ## 2. Three sets, dealt out once
#
# Deal the examples out before you look for anything in them. If several examples show one thing, such as five
# photographs of a leaf, all of them belong on one side, and you need a split of your own.

# %%
train_set, dev_set, test_set = setting_up.split_data(data.X, data.Y, dev=0.2, test=0.2, seed=0)
for name, part in (("train", train_set), ("dev", dev_set), ("test", test_set)):
    m = part[1].size
    luck = 100 * np.sqrt(0.09 / m)
    print(f"{name:>5}: {m} examples; an accuracy of 90 % would scatter by {luck:.1f} points")

# %% quiz="planning"
check("planning")

# %% [markdown]
# ## 3. A budget, and no clock
#
# Your function gets a **budget**, so many seconds of **processor time**, the time that cores really work on it,
# all of them added up. It must keep the budget, and it must be **reproducible**: the same arguments give the
# same network. Can it simply train until the time is over?

# %% predict="by_the_clock"
check.predict("by_the_clock")


# %% tags=["experiment"]
def steps_until(seconds):
    """Return how many small steps are made before the clock says that the time is over."""
    W, steps, start = np.ones((64, 64)), 0, time.process_time()
    while time.process_time() - start < seconds:
        W, steps = np.tanh(0.1 * W @ W), steps + 1
    return steps


print("steps in 0.05 s:", [steps_until(0.05) for _ in range(6)])

# %% [markdown]
# Stop by a clock, and nobody can check your result, not even you.
#
# So **plan the work, then do it**. Measure once what a step costs, write that number into your code
# with room for a slower machine, and compute the steps from the budget and the shapes of `X` and
# `Y`. Same arguments, same steps, same network, on any machine. Half of the budget is a good plan.
#
# Measure what one step costs. From which width does it matter?

# %% tags=["experiment"]
width = 32
A0, W1 = np.random.default_rng(0).normal(size=(len(data.X), 64)), np.ones((width, len(data.X)))
start = time.process_time()
for _ in range(500):
    A1 = np.maximum(0, W1 @ A0)  # forwards
    dW1 = A1 @ A0.T  # backwards
print(f"{1000 * (time.process_time() - start) / 500:.3f} ms for the products of one layer")

# %% quiz="budgeting"
check("budgeting")

# %% [markdown]
# ## 4. The function that you hand over
#
# `train(X, Y, budget_seconds, seed=0)` is called on other data than yours: digits, drawings, tumours, points
# of the plane, in units that you do not know.
#
# | argument | what it is |
# |---|---|
# | `X` | `(n_x, m)`, one example a column, **as measured**: not normalised, and a feature may never change |
# | `Y` | `(1, m)`, classes 0 to C − 1, each of which occurs; two of them, or more |
# | `budget_seconds` | processor time, from 0.2 to some seconds |
# | `seed` | where all random numbers come from |
#
# It returns **one dict**: `W1`, `b1`, … `WL`, `bL` of a network of any depth and width, up to 20
# layers and a million numbers. Hidden layers are ReLU, and the last layer has one row of scores a
# class; the largest wins. (For two classes one row will do: class 1 where the score is above 0.) Two
# more entries are allowed, `mu` and `sigma`, of shape `(n_x, 1)`. This is all that happens with it:
#
# ```python
# A = (X - mu) / sigma        # X itself, if the dict has no mu and sigma
# A = np.maximum(0, W1 @ A + b1)     # and so on, up to layer L - 1
# scores = WL @ A + bL
# ```
#
# That is `predict(parameters, X)`, imported above. It runs on examples that your function was not given.
# Digits, drawings and tumours are parts of the course's own sets, in other units and with other numbers for
# the classes: a function that opens those files has seen the answers, and a person looks at it.
#
# Dropout, batch normalisation, augmentation, ensembles: use what you like while you train, as long as
# what remains is such a dict. (Batch normalisation can be folded into $W^{[l]}$ and $b^{[l]}$.
# Do you see how?)
#
# **What is looked at.** The share of held-out examples that is right, on data of several kinds, in
# two bands each for digits and cats; that a budget of 0.2 s is kept as well as one of 1 s, also with
# thousands of features; that `X` and `Y` stay as they were; that two calls with the same arguments
# agree. Only more than five times the budget costs points, so that a slow machine costs you nothing.
# (Your own check counts the time of one thread only.)
#
# **Worked line.** With `X = [[1, 2, 5, 6]]`, `Y = [[1, 1, 0, 0]]`, a dict with
# `W1 = [[1], [-1]]`, `b1 = [[0], [7]]` is a right answer: for $x = 2$ the scores are 2 and 5, class 1.


# %% answer="train"
def train(X, Y, budget_seconds, seed=0):
    """Train a network on any data within a budget; the same arguments give the same network.

    X: (n_x, m), as measured; Y: (1, m), classes 0 to C - 1; budget_seconds: processor time.
    Returns a dict with W1, b1, ... of all layers, and mu and sigma if inputs are normalised.
    """
    ...


# %% check="train"
check("train")

# %% [markdown]
# ## 5. Tune it, on the dev set
#
# Now make it good: what matters most first, at random, on a log scale, from coarse to fine. Never believe a
# difference that is smaller than that between two seeds. Keep notes: the report asks how many runs there were.

# %% predict="twice_the_budget"
check.predict("twice_the_budget")

# %% tags=["experiment"]
if check.ready("train"):
    budgets, accuracies = [0.05, 0.1, 0.2, 0.5, 1, 2], []
    for budget in budgets:
        runs = [train(*train_set, budget, seed) for seed in range(3)]
        accuracies.append([100 * np.mean(predict(p, dev_set[0]) == dev_set[1]) for p in runs])
    figures.draw_budgets(budgets, accuracies, baseline)

# %% tags=["experiment"]
# Your search, in as many cells as you need: widths, depths, rates, regularisation, augmentation. Give `train`
# another optional argument and compare five seeds. Write into `train` what has proved its worth.

# %% [markdown]
# **The test set, once.** Set `last_choice_made = True` when you change nothing any more. What you
# see then goes into the report, also if you do not like it.

# %% tags=["experiment"]
last_choice_made = False
if last_choice_made and check.ready("train"):
    parameters = train(*train_set, 1.0)
    predictions = predict(parameters, test_set[0])
    print(f"right on the test set: {100 * np.mean(predictions == test_set[1]):.1f} %")
    figures.draw_confusion(test_set[1], predictions, data.classes)

# %% [markdown]
# ## 6. The report
#
# Six headings, each with its own cell below: about a hundred words, numbers wherever there are numbers. A
# person reads it and gives the points that stand beside each heading, for this:
#
# | heading | what earns points |
# |---|---|
# | Question and data (3) | for whom and for what; origin, counts, units; a doubt that is particular to these data |
# | Sets and measure (3) | sizes with a reason; a measure that fits, with its baseline; nothing leaks |
# | Model and budget (4) | all choices said; a reason for the size; steps planned from a measured time; no clock |
# | Search (3) | what, between which bounds, how many runs; an order; differences against the scatter of seeds |
# | Result (4) | one number from the test set; its uncertainty; a simple learner beside it; more and less time |
# | Mistakes and limits (3) | mistakes looked at one by one; where not to use it; a next step that could fail |
#
# A negative result, well measured, earns as much as a positive one. Before you write, judge what
# others wrote: three questions, then your own six cells.

# %% quiz="report"
check("report")

# %% [markdown]
# ## 7. Where you are
#
# You can take data from a question to an answer that somebody else can use: split, plan, train, tune,
# measure, and say how far to trust it. You started this course with one neuron and two sliders.
#
# > **Who and when.** Mervyn Stone put into order in 1974 that a model has to be judged on examples that it was
# > not chosen by (*Cross-validatory choice and assessment of statistical predictions*). It is still forgotten:
# > in 2023 Sayash Kapoor and Arvind Narayanan listed 17 fields of science in which leaks between training and
# > test data had spoilt published results.
# >
# > *Read*: their [Leakage and the reproducibility crisis in machine-learning-based
# > science](https://doi.org/10.1016/j.patter.2023.100804), the list of kinds of leaks first. *Watch*: Andrew Ng,
# > "Nuts and Bolts of Applying Deep Learning" (2016). *Try*: hand your `train` to somebody who chose other data,
# > take theirs, and compare on both.
