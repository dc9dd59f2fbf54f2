# %% [markdown]
# # Why now?
#
# The neuron dates from the 1940s and a way to train many of them from the 1980s, yet networks took off only
# around 2010. Find out by experiment what was missing.
#
# You will learn to
#
# - name the kind of a task, and the kind of network for it;
# - measure a learning curve, and predict how many examples an error takes;
# - say why the same arithmetic can take a second or a millisecond.
#
# Plan 75 minutes. You need the lesson `several_neurons`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week1 import why_now as figures

check = notebook_checks("week1/why_now")

# %% tags=["experiment"]
digits = datasets.load_digits()
print(digits.X_train[:, 1].reshape(8, 8).astype(int))  # a picture, as the computer sees it
figures.eight_digits(digits.X_train, digits.Y_train)

# %% [markdown]
# ## 1. What can be learned
#
# In **supervised learning** each example has an input $x$ and the right answer $y$, its **label**, and the
# task is to give the answer for a new $x$. A **regression** task asks for a quantity. A **classification**
# task asks for one of a few classes, even when they are written as numbers: a digit 8 is not twice a 4.
#
# | input $x$ | answer $y$ | network |
# |---|---|---|
# | size, bedrooms, place of a home | price | standard |
# | an X-ray picture | is a bone broken? | convolutional |
# | a spoken sentence | the sentence as text | recurrent, attention |
# | a satellite picture, and weekly rain | harvest of a field | hybrid |
#
# You build **standard** networks, in which all layers are fully connected. A **convolutional** network uses
# the same weights on every small patch of a picture. A **recurrent** network reads a sequence step by step;
# for text, networks with **attention** have taken over. A **hybrid** joins several kinds.
#
# Data are **structured** if each number has a meaning of its own, like the columns of a table, and
# **unstructured** if only the whole has one: a sound, a text, a picture.
#
# ### Quiz: which kind of problem is it?

# %% quiz="tasks_quiz"
check("tasks_quiz")

# %% [markdown]
# ## 2. How good is it on what it has not seen?
#
# A learner **generalises** if it is right on examples that it has not seen, too. The **training set** holds
# the examples that a learner learns from, the **test set** others that are kept back to measure its error.
#
# ### Exercise 1: `error_rate`
#
# Write it with a loop that counts, then in one line, and let `assert` compare them.
#
# Worked line: predictions 1, 0, 1, 1 and labels 1, 0, 0, 1 give 25.


# %% answer="error_rate"
def error_rate(predictions, labels):
    """Say which share of the predictions is wrong.

    predictions, labels: arrays of m classes. Returns a number, in per cent.
    """
    ### BEGIN SOLUTION
    wrong = 0
    for predicted, label in zip(predictions, labels, strict=True):
        if predicted != label:
            wrong = wrong + 1
    at_once = 100 * np.mean(predictions != labels)
    assert np.isclose(100 * wrong / len(labels), at_once)
    return at_once
    ### END SOLUTION


# %% check="error_rate"
check("error_rate")

# %% [markdown]
# ### Exercise 2: `learning_curve`
#
# A **learning curve** shows the test error against the number of training examples: does more data help?
#
# Write the experiment. For each amount, `make_learner()` gives you a *new* learner. `learner.fit(X, y)`
# trains it; use the first examples only, that many (`X[:5]` are the first five rows). Then
# `learner.predict(X_test)` returns an array of classes for your `error_rate`.


# %% answer="learning_curve"
def learning_curve(make_learner, X, y, X_test, y_test, amounts):
    """Train on the first examples, more and more of them, and test on others each time.

    make_learner(): a new learner with fit(X, y) and predict(X). X, X_test: one example a row.
    y, y_test: their classes. amounts: list of int. Returns a list of errors in per cent.
    """
    ...


# %% check="learning_curve"
check("learning_curve")

# %% [markdown]
# ## 3. More and more drawings
#
# Does a small grey drawing show a cat? A program draws as many as you like. Four learners get the same 16 ×
# 16 pixels:
#
# - **Logistic regression** is a single neuron with a smooth step in place of the ReLU: week 2.
# - Before 2012, people decided what to look at: count the edges of each direction in each part of the
#   picture, and give the counts to a classical learner, here a **support-vector machine** (SVM).
# - Two networks, with 8 and with 128 hidden units, get nothing but the pixels.

# %% predict="who_wins"
check.predict("who_wins")

# %% tags=["experiment"]
import warnings

from course_utils.drawings import LEARNERS, load_small_drawings

warnings.simplefilter("ignore")  # scikit-learn says that some trainings could go on for longer
drawings, own, few = load_small_drawings(), {}, [100, 300, 1000]
if check.ready("error_rate", "learning_curve"):
    for name, make in LEARNERS.items():
        data = drawings.X_train, drawings.y_train, drawings.X_test, drawings.y_test
        own[name] = learning_curve(lambda make=make: make(0), *data, few)
        print(f"{name:27}", *[f"{error:6.1f} %" for error in own[name]])
figures.errors_by_amount(drawings.amounts, drawings.errors, few, own)

# %% [markdown]
# Rings are your own runs; curves are from the same code, run five times, yours among them, with bars from the
# luckiest run to the unluckiest. One neuron cannot use more data: logistic regression levels off. With few
# drawings the edges that people thought of win. From a few thousand on the large network pulls away: what
# it finds itself suits the task better. At 100 drawings some bars overlap: an order seen once means little.
#
# ### Exercise 3: `overtakes`
#
# From how many examples on is the second learner ahead *for good*?
#
# Worked line: amounts 10, 100, 1000; first 30, 20, 15; second 40, 19, 9. The answer is 100.


# %% answer="overtakes"
def overtakes(amounts, first, second):
    """Say from which amount on a second learner has the lower error, and keeps it.

    amounts: rising. first, second: lists or arrays, an error for each amount.
    Returns the least amount from which on second is always lower, or -1 if there is none.
    """
    ...


# %% check="overtakes"
check("overtakes")

# %% [markdown]
# ### Exercise 4: `examples_needed`
#
# On logarithmic axes many learning curves are nearly straight: $\ln(\text{error}) \approx a \cdot
# \ln(\text{amount}) + c$. So you can predict what a better result takes. `np.polyfit(u, v, 1)` returns slope
# and height of a line through points. Solve for the amount on paper first.
#
# Worked line: 40 % with 100 examples, 20 % with 400, 10 % with 1600. Each factor of 4 halves the error, so
# 5 % takes 6400.


# %% answer="examples_needed"
def examples_needed(amounts, errors, wanted):
    """Carry a learning curve on as a straight line in log-log, to the error that is wanted.

    amounts, errors: arrays of k numbers. wanted: an error. Returns the amount that it takes.
    """
    ...


# %% check="examples_needed"
check("examples_needed")

# %% tags=["experiment"]
if check.ready("overtakes", "examples_needed"):
    means = {name: error.mean(axis=0) for name, error in drawings.errors.items()}
    _, edges, _, large = means.values()
    print("The large network overtakes the edges at", overtakes(drawings.amounts, edges, large))
    for name, mean in means.items():  # predict the last error from the first four amounts
        m = examples_needed(drawings.amounts[:4], mean[:4], mean[-1])
        print(f"{name:27} {mean[-1]:4.1f} % took 20,000; the line says {m:8,.0f}")

# %% [markdown]
# For three of the four the line is right to within a third. For logistic regression it is far too hopeful:
# there is an error that one neuron cannot get below. Extrapolate by a small factor only.
#
# ## 4. The same arithmetic, twice

# %% predict="loop_or_array"
check.predict("loop_or_array")

# %% tags=["experiment"]
from course_utils.timing import seconds_of
from course_utils.toolbox.several_neurons import agent_price

homes, rng = datasets.make_homes(20_000, seed=0).X, np.random.default_rng(0)
network = rng.normal(size=(3, 4)), rng.normal(size=3), rng.normal(size=3), 1.0
alone = 20 * seconds_of(lambda: [agent_price(homes[:, k], *network) for k in range(1000)])
together = seconds_of(agent_price, homes, *network)
print(f"one by one: {alone:.2f} s, together: {1000 * together:.2f} ms")
print(f"{alone / together:.0f} times as fast")

# %% [markdown]
# **Vectorisation** means writing a computation for whole arrays instead of one number at a time. Python then
# decides once for all numbers what to do. With its **SIMD** instructions (single instruction, multiple data)
# a processor treats several numbers at once. A **GPU**, a graphics processor, does the same arithmetic on
# thousands of numbers at once.
#
# ## 5. Small changes to the network
#
# An **activation function**, or activation, turns a unit's sum into its output. For decades it was the
# sigmoid, a smooth step from 0 to 1, or tanh, a step from −1 to 1. The next cell trains a network with three
# hidden layers on digits, and changes only the activation. Training lowers the cost; guessing costs $\ln 10
# = 2.30$.

# %% tags=["experiment"] folded=True
# the same network with three activations
from sklearn.neural_network import MLPClassifier

from course_utils.training import History

runs = []
for name, activation in [("sigmoid", "logistic"), ("tanh", "tanh"), ("ReLU", "relu")]:
    net = MLPClassifier(
        hidden_layer_sizes=(32, 32, 32),
        activation=activation,
        solver="sgd",
        momentum=0,
        learning_rate_init=0.1,
        batch_size=32,
        max_iter=15,
        random_state=0,
    ).fit(digits.X_train.T / 16, digits.Y_train[0])
    runs.append(History.from_costs(net.loss_curve_, name, record_every=1))
figures.costs_by_unit(runs)

# %% [markdown]
# With sigmoids this network does not get beyond guessing. A small change of a first-layer weight passes
# through three activations, and each multiplies it by its slope. A sigmoid's slope is at most $\frac14$, so
# at most $\frac14 \cdot \frac14 \cdot \frac14 = \frac1{64}$ is left. The slope of tanh is 1 at 0, and that
# of a ReLU wherever it is on. Changing one word in the code fixes it.
#
# **Idea, code, experiment**, and the next idea: the faster you get round this loop, the faster you improve.
#
# ### Quiz: scale, speed and the loop

# %% quiz="scale_quiz"
check("scale_quiz")

# %% [markdown]
# ## 6. What has this to do with the brain?
#
# Artificial neurons began as a model of real ones: weigh the signals, add them, fire above a threshold. The
# rest did not carry over: a real neuron sends pulses in time, nobody has found a brain that learns as week
# 3's networks do, and a child needs a few cats, not thousands.
#
# ## What you can do now
#
# You can measure a learning curve, carry it on, and say why vectorised code is fast.
#
# > **Who and when.** In 2012 Alex Krizhevsky, Ilya Sutskever and Geoffrey Hinton trained a convolutional
# > network with ReLUs on 1.2 million photographs and two GPUs, and beat the hand-made features of the time
# > by far. In 2017 [Joel Hestness and others](https://arxiv.org/abs/1712.00409) measured learning curves
# > that are straight over a wide range.
# >
# > *Read*: LeCun, Bengio and Hinton, [Deep learning](https://doi.org/10.1038/nature14539), two pages.
# > *Watch*: 3Blue1Brown, [Neural networks](https://www.3blue1brown.com/topics/neural-networks). *Try*:
# > another learner of scikit-learn's for `make(0)` above.
