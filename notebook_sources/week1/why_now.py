# %% [markdown]
# # Why now?
#
# The neuron dates from the 1940s and a way to train many of them from the 1980s, yet networks took off only
# around 2010. Find out by experiment what was missing: data, computation, and small changes to the
# networks.
#
# You will learn to
#
# - name the kind of a task, and the kind of network for it;
# - measure a learning curve, and say which learner suits the data you have;
# - predict how many examples an error takes, and say when not to trust the answer;
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
# In **supervised learning** you have examples, each with an input $x$ and the right answer $y$, and want a
# function that gives the answer for a new $x$. If $y$ is a quantity, the task is a **regression**. If it
# is one of a few classes, it is a **classification**, even when the classes are written as numbers: a
# digit 8 is not twice a digit 4.
#
# | input $x$ | answer $y$ | task | network |
# |---|---|---|---|
# | size, bedrooms, place of a home | price | regression | standard |
# | an X-ray picture | is a bone broken? | classification | convolutional |
# | a spoken sentence | the sentence as text | classification, word by word | recurrent, attention |
# | a satellite picture, and the rain of each week | harvest of a field | regression | hybrid |
#
# In a **standard** network all layers are fully connected. A **convolutional** network uses the same weights
# on every small patch of a picture. A **recurrent** network reads a sequence step by step; for text,
# networks built on **attention** have taken over. A **hybrid** joins several kinds. This course builds
# standard networks: their parts are in all the others.
#
# Data are **structured** if each number has a meaning of its own, like the columns of a table. They are
# **unstructured** if only the whole has a meaning: a sound, a text, a picture such as the digit above.
#
# ### Quiz: which kind of problem is it?

# %% quiz="tasks_quiz"
check("tasks_quiz")

# %% [markdown]
# ## 2. How good is it on what it has not seen?
#
# A learner may know its examples by heart. What counts is whether it **generalises**: whether it is right on
# examples that it has not seen. So keep some back, the **test set**, and measure the error there.
#
# ### Exercise 1: `error_rate`
#
# - In: `predictions` and `labels`, arrays of $m$ classes. Out: the share that is wrong, in per cent.
# - Write it twice: with a loop that counts, then in one line. Return either, once they agree.
# - Worked line: predictions 1, 0, 1, 1 and labels 1, 0, 0, 1 give 25.


# %% answer="error_rate"
def error_rate(predictions, labels):
    """Say which share of the predictions is wrong.

    predictions, labels: arrays of m classes. Returns per cent.
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
# A **learning curve** shows the test error against the number of training examples. Draw it when you wonder
# whether more data would help. Write the experiment.
#
# - In: `make_learner`, a function without arguments that returns a *new*, untrained learner; `X` and
#   `y`, the training examples, one a row, and their labels; `X_test` and `y_test`; `amounts`, a list.
# - `learner.fit(X, y)` trains a learner, and `learner.predict(X)` returns an array of classes.
# - Out: for each amount, the `error_rate` on the test set of a learner that was trained on the first
#   examples, that many. The check's learner refuses to be trained twice.


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
# ## 3. Where networks overtake
#
# Does a small grey drawing show a cat? A program draws as many as you like
# ([data sheet](../../datasets/small_drawings.md)). Four learners get the same 16 × 16 pixels:
#
# - **logistic regression**, a single neuron with a smooth step, which you write in week 2;
# - the recipe of the years before 2012: people decide what to look at. Count the edges of each direction
#   in each part of the picture, and give the counts to a **support-vector machine** (SVM);
# - two networks with nothing but the pixels, with 8 and with 128 hidden units.

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
# The rings are your own runs. The curves are from the same code, run five times each; the bars go from the
# luckiest run to the unluckiest.
#
# - **Data.** Every curve falls, but logistic regression levels off: one neuron cannot use more data.
# - **Knowledge.** With few drawings the edges that people thought of win. What is built in need not be
#   learned.
# - **Crossing.** With a few thousand drawings the large network catches up, and then pulls away: it has
#   found features that suit this task better.
# - **Luck.** At 100 drawings some bars overlap. An order seen once, on few examples, means little.
#
# ### Exercise 3: `overtakes`
#
# From how many examples on is the second learner ahead *for good*?
#
# - In: `amounts`, rising; `first` and `second`, the errors of two learners, one for each amount.
# - Out: the least amount from which on `second` has the lower error at every amount; −1 if there is none.
# - Worked line: amounts 10, 100, 1000; first 30, 20, 15; second 40, 19, 9. The answer is 100.


# %% answer="overtakes"
def overtakes(amounts, first, second):
    """Say from which amount on a second learner has the lower error, and keeps it.

    amounts: rising. first, second: errors, one for each amount. Returns an amount, or -1.
    """
    ...


# %% check="overtakes"
check("overtakes")

# %% [markdown]
# ### Exercise 4: `examples_needed`
#
# Many learning curves are close to a straight line when both axes are logarithmic:
# $\ln(\text{error}) \approx a \cdot \ln(\text{amount}) + c$. So you can predict what a better result
# would take, before you pay for the data. `np.polyfit(u, v, 1)` returns slope and height of a line through
# points. Solve for the amount yourself.
#
# - In: `amounts` and `errors`, arrays of $k$ numbers; `wanted`, an error. Out: the amount.
# - Worked line: 40 % with 100 examples, 20 % with 400, 10 % with 1600. Each factor of 4 halves the error,
#   so 5 % takes 6400.


# %% answer="examples_needed"
def examples_needed(amounts, errors, wanted):
    """Carry a learning curve on as a straight line in log-log, to the error that is wanted.

    amounts, errors: arrays of k numbers. wanted: an error. Returns an amount.
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
# that curve bends, because there is an error that it cannot get below. Extrapolate by a small factor only.
#
# ## 4. Why the same arithmetic is fast
#
# More data and larger networks mean more arithmetic.

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
# **Vectorisation** means writing a computation for whole arrays instead of one number at a time. Python no
# longer decides anew for each number what to do, and the processor can use its **SIMD** instructions
# (single instruction, multiple data), which treat several numbers at once. A **GPU**, a graphics
# processor, has thousands of units for the same arithmetic on different numbers. A layer is such work.
#
# ## 5. Small changes to the network
#
# The function that follows a unit's sum is its **activation**. For decades it was the **sigmoid**, a smooth
# step from 0 to 1, or **tanh**, a step from −1 to 1. The next cell trains a network with three hidden
# layers on digits, and changes only the activation. It shows the **cost**, the number that training
# lowers; calling all ten digits equally likely costs $\ln 10 = 2.30$.

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
# With sigmoids this network does not get beyond guessing in the time given. Training asks how the cost
# changes when a weight does. On the way to a first-layer weight, the answer is multiplied by the slope of
# every activation. A sigmoid's slope is at most $\frac14$, so three layers leave at most
# $\frac14 \cdot \frac14 \cdot \frac14 = \frac1{64}$. The slope of a ReLU that is on is 1. Changing one word
# in the code fixes it. (Week 5 shows other cures.)
#
# **Idea, code, experiment.** An idea becomes code, the code an experiment, and its result the next idea.
# The faster you get round this loop, the faster you improve.
#
# ### Quiz: scale, speed and the loop
#
# The last question is open. A person marks it, or you compare your answer with the model answer.

# %% quiz="scale_quiz"
check("scale_quiz")

# %% [markdown]
# ## 6. What has this to do with the brain?
#
# The first artificial neurons were a model of real ones: signals are weighed and added, and above a
# threshold the cell fires. The rest did not carry over. A real neuron sends pulses in time, nobody has
# found a brain that learns as week 3's networks do, and a child needs a few cats, not thousands. Think of
# a network as a function whose many parameters are found from data.
#
# ## Who and when
#
# In 2012 Alex Krizhevsky, Ilya Sutskever and Geoffrey Hinton trained a convolutional network with ReLUs on
# 1.2 million photographs and two graphics cards, and beat the hand-made features of the time by a wide
# margin. In 2017 Joel Hestness and others measured learning curves that are straight over a wide range.
#
# - Read: LeCun, Bengio and Hinton, [Deep learning](https://doi.org/10.1038/nature14539) (2015), the first
#   two pages, and the figures of [Hestness and others](https://arxiv.org/abs/1712.00409).
# - Watch: 3Blue1Brown, [Neural networks](https://www.3blue1brown.com/topics/neural-networks), the first
#   lesson.
# - Try: replace `make(0)` above by another learner of scikit-learn's.
#
# ## What you can do now
#
# You can name the kind of task, measure a learning curve, predict what more data would bring and explain
# why a vectorised program is fast. In week 2 you train your first network: one neuron that looks at
# pictures.
