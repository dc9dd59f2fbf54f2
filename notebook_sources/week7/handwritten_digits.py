# %% [markdown]
# # Handwritten digits: your network reads
#
# Everything you have built comes together here: week 4's layers, week 5's initialisation, week 6's
# mini-batches and Adam, and softmax from the lesson before. Your network reads real handwriting. How far
# can it be trusted?
#
# You will learn to
#
# - train a network of any depth on any number of classes, with NumPy only;
# - count which class is mistaken for which, and look at the mistakes themselves;
# - measure whether a network is as sure as it should be, and mend it.
#
# Plan about 75 minutes. You need `softmax_classifier`. Its functions and those of earlier weeks are your
# own where they have passed their checks, else the course's.

# %%
import numpy as np
from sklearn.neural_network import MLPClassifier

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week7 import handwritten_digits as figures
from course_utils.reference.digits import class_scores
from course_utils.toolbox.deep import linear_activation_backward, linear_backward
from course_utils.toolbox.softmax import one_hot, softmax, softmax_backward, softmax_cost

check = notebook_checks("week7/handwritten_digits")

# %% [markdown]
# ## 1. The digits
#
# scikit-learn carries 1797 digits that 13 people wrote, scanned and shrunk to 8 × 8 pixels. We scale the
# ink of a pixel to 0 to 1. `X_train` has 1438 columns of 64 pixels; 359 digits are held out. A first, easier
# task takes the digits 0 to 5 only.


# %% folded=True
# Load the digits, split by a seed; take those from 0 to 5 apart.
def load(seed, test_share=0.2):
    """Return X and y to train on, then X and y held out, for this split."""
    data = datasets.load_digits(test_share, seed)
    return data.X_train / 16, data.Y_train, data.X_test / 16, data.Y_test


X_train, y_train, X_test, y_test = load(seed=0)
few, few_held_out = y_train[0] <= 5, y_test[0] <= 5
X_few, y_few = X_train[:, few], y_train[:, few]
figures.some_digits(X_train, y_train)

# %% [markdown]
# ## 2. The network
#
# Its hidden layers are ReLU, its last layer is linear, and softmax makes probabilities of the scores.
# `class_scores(X, parameters)`, which is given, returns $Z^{[L]}$ and a list of $L$ caches, one a layer: the
# last is that of week 4's `linear_forward`, the others are those of `linear_activation_forward`.
#
# ### Exercise 1: `cost_and_gradients`
#
# The forward half is there. **Write the way back.**
#
# - Out: the cost, then a dict with `"dW1"`, `"db1"` and so on to layer $L$.
# - `softmax_backward(AL, Y)` gives $dZ^{[L]}$. Which of the two blocks of week 4 takes a $dZ$, and which
#   a $dA$?
#   - `linear_backward(dZ, cache)` returns `dA_prev, dW, db`;
#   - `linear_activation_backward(dA, cache, "relu")` returns the same three.
# - Worked line: with all parameters 0 and three classes, the cost is $\ln 3$, whatever the examples.
# - The check looks at networks of one to four layers.


# %% answer="cost_and_gradients"
def cost_and_gradients(X, Y, parameters):
    """Return the mean cross-entropy and its gradients.

    X: shape (n_x, m). Y: one-hot, shape (C, m). parameters: "W1", "b1" and so on.
    """
    Z, caches = class_scores(X, parameters)
    AL = softmax(Z)
    L = len(caches)
    grads = {}
    ...


# %% check="cost_and_gradients"
check("cost_and_gradients")

# %% [markdown]
# ### Exercise 2: `softmax_model`
#
# Now the training, from memory. (Functions that draw are the course's here, so that the numbers in the text
# are yours, too.)
#
# - `initialize_parameters_he(layers_dims, seed)` returns the parameters;
# - `initialize_adam(parameters)` returns `v, s`;
# - `random_mini_batches(X, Y, mini_batch_size, seed)` returns a list of pairs;
# - `update_parameters_with_adam(parameters, grads, v, s, t, learning_rate)` returns new `parameters`,
#   `v`, `s` and two more dicts that you do not need.
#
# What happens once, what once an epoch, and what in each mini-batch? What does $t$ count, and which seed does
# an epoch's shuffle get, so that epochs differ and the run can still be repeated?
#
# - Out: the parameters after the last epoch; then a list of costs, one an epoch: the cost on **all**
#   examples after it.
# - Worked line: 10 examples in mini-batches of 4 for 3 epochs make 9 updates and 3 costs.
# - The check knows no single right result. It counts Adam's steps, looks at the start, the costs, the seed
#   and the shuffles, and lets your network read digits that it has not seen.

# %%
from course_utils.reference.initialization import initialize_parameters_he
from course_utils.reference.optimizers import random_mini_batches
from course_utils.toolbox.optimizers import initialize_adam, update_parameters_with_adam


# %% answer="softmax_model"
def softmax_model(
    X, Y, layers_dims, learning_rate=0.005, num_epochs=30, mini_batch_size=64, seed=0
):
    """Train a network with a softmax at its end; return its parameters and the costs.

    X: shape (n_x, m). Y: one-hot, shape (C, m). layers_dims: n_x, hidden units, C.
    """
    ...


# %% check="softmax_model"
check("softmax_model")

# %% [markdown]
# Zeros to fives first.

# %% predict="no_hidden_layer"
check.predict("no_hidden_layer")


# %% folded=True
# Train without a hidden layer, then with 100 hidden units, on zeros to fives.
def accuracy(parameters, X, y):
    """Return the share of digits that a network reads right, in percent."""
    Z, _ = class_scores(X, parameters)
    return 100 * np.mean(Z.argmax(axis=0) == y)


if check.ready("softmax_model"):
    costs = {}
    for dims in ([64, 6], [64, 100, 6]):
        parameters, costs[f"layers {dims}"] = softmax_model(X_few, one_hot(y_few, 6), dims)
        right = accuracy(parameters, X_test[:, few_held_out], y_test[:, few_held_out])
        print(f"layers {dims}: {right:.1f} % of held-out digits from 0 to 5")
    figures.cost_curves(costs)

# %% [markdown]
# ## 3. All ten
#
# Your network meets one that professionals wrote, scikit-learn's `MLPClassifier`, with the same layers, rate,
# mini-batches and epochs. Five splits and five seeds, as one split says little: with 359 held-out digits, each
# of them is 0.28 percentage points.

# %% predict="against_a_library"
check.predict("against_a_library")

# %%
if check.ready("softmax_model"):
    runs, ours = [], []  # what each network says of its held-out digits; its accuracy
    for seed in range(5):
        X, y, X_new, y_new = load(seed)
        parameters, _ = softmax_model(X, one_hot(y, 10), [64, 100, 10], seed=seed)
        runs.append((X_new, y_new, softmax(class_scores(X_new, parameters)[0])))
        ours.append(accuracy(parameters, X_new, y_new))
    X_all, y_all, AL_all = (np.concatenate(parts, axis=1) for parts in zip(*runs, strict=True))
    print("your network:  mean", np.mean(ours).round(2), "%, runs", np.round(ours, 1))

# %% folded=True tags=["experiment"]
# The same with scikit-learn's network.
theirs = []
for seed in range(5):
    X, y, X_new, y_new = load(seed)
    shuffles = np.random.RandomState(seed)  # goes on from epoch to epoch; an integer would not
    rival = MLPClassifier(
        100, alpha=0, batch_size=64, learning_rate_init=0.005, random_state=shuffles
    )
    for _ in range(30):  # epochs
        rival.partial_fit(X.T, y[0], classes=range(10))
    theirs.append(100 * rival.score(X_new.T, y_new[0]))
print("MLPClassifier: mean", np.mean(theirs).round(2), "%, runs", np.round(theirs, 1))

# %% [markdown]
# One caution. The split mixes the 13 writers, so most likely all of them are in both sets. A stranger's
# handwriting would be read worse. Week 5 called that mismatched distributions.
#
# ## 4. Which digit for which
#
# The **confusion matrix** counts how often each class was taken for each: row $c$ holds the digits that *are*
# $c$, column $k$ those that were *taken for* $k$.
#
# ### Exercise 3: `confusion_matrix`
#
# - In: `y` and `y_hat`, true and predicted classes, shape `(1, m)`; `C`. Out: the counts, shape `(C, C)`.
# - Write it as a loop first. Then find it as **one product** of two matrices that `one_hot` makes from `y`
#   and `y_hat`. What does entry $(c, k)$ of that product add up?
# - Worked line: the classes $(0, 1, 1)$, taken for $(0, 1, 0)$, give the rows $(1, 0)$ and $(1, 1)$.


# %% answer="confusion_matrix"
def confusion_matrix(y, y_hat, C):
    """Count how often each class was taken for each.

    y, y_hat: integers, shape (1, m). Returns counts, shape (C, C): true class by row.
    """
    ...


# %% check="confusion_matrix"
check("confusion_matrix")

# %% predict="hardest_digit"
check.predict("hardest_digit")

# %% tags=["experiment"]
if check.ready("softmax_model", "confusion_matrix"):
    figures.confusion(confusion_matrix(y_all, AL_all.argmax(axis=0)[np.newaxis], 10))

# %% [markdown]
# Now look at the digits themselves: eight that the network got wrong, beginning with those of whose wrong
# answer it was surest. **Read them yourself**, and type what you read into the cell below.

# %% folded=True tags=["experiment"]
# The eight mistakes of which the network was surest.
if check.ready("softmax_model"):
    sure, taken_for = AL_all.max(axis=0), AL_all.argmax(axis=0)
    wrong = np.flatnonzero(taken_for != y_all[0])
    order = wrong[np.argsort(-sure[wrong])]
    _, firsts = np.unique(X_all[:, order], axis=1, return_index=True)  # each digit once
    worst = order[np.sort(firsts)[:8]]
    figures.to_read(X_all[:, worst])

# %% tags=["experiment"]
my_readings = "????????"  # what you read in A to H
if check.ready("softmax_model"):
    typed = my_readings.replace(" ", "").ljust(8, "?")
    for letter, mine, i in zip("ABCDEFGH", typed, worst, strict=False):
        print(f"{letter}: you {mine}, network {taken_for[i]} ({sure[i]:.3f}), label {y_all[0, i]}")

# %% [markdown]
# What is hard for you at this size asks for sharper pictures, not for a larger network. What you read at
# once, the network ought to have learned.
#
# ## 5. Is it as sure as it should be?
#
# The **confidence** of an answer is its largest probability. A network is **calibrated** if, of the answers
# that it gives with a confidence of 90 %, 90 % are right, and likewise for every other confidence. Then you
# know when to ask a person.
#
# A network with few examples shows the matter best. This one learns from 180 digits, has two hidden layers and
# trains for 100 epochs.

# %% predict="how_sure"
check.predict("how_sure")

# %% folded=True
# Train on 180 digits; compare confidence and accuracy on the 1617 others.
if check.ready("softmax_model"):
    X, y, X_new, y_new = load(seed=0, test_share=0.9)
    parameters, costs_180 = softmax_model(X, one_hot(y, 10), [64, 100, 50, 10], num_epochs=100)
    Z_new, _ = class_scores(X_new, parameters)
    print(f"training digits: {accuracy(parameters, X, y):.1f} % right, cost {costs_180[-1]:.4f}")
    print(f"held out: {accuracy(parameters, X_new, y_new):.1f} % right")
    print(f"held out: mean confidence {100 * softmax(Z_new).max(axis=0).mean():.1f} %")

# %% [markdown]
# ### Exercise 4: `reliability`
#
# Two means can agree by accident. So sort the answers into bins by their confidence, and compare in each.
#
# - In: `AL`, shape `(C, m)`; `y`, shape `(1, m)`; `num_bins`. Bin $k$ of $n$ holds the confidences from
#   $k/n$ up to, but not including, $(k+1)/n$. The last bin also holds 1.
# - Out: three arrays of shape `(num_bins,)`: how many answers each bin holds, their mean confidence, and
#   the share that is right. In an empty bin, all three are 0.
# - Worked line: confidences 0.9, 0.8 and 0.7, of which the last is wrong, give in four bins the counts
#   $(0, 0, 1, 2)$, the confidences $(0, 0, 0.7, 0.85)$ and the shares $(0, 0, 0, 1)$.
# - Without a loop: `np.bincount(bins, weights, num_bins)` adds up the weights of each bin.


# %% answer="reliability"
def reliability(AL, y, num_bins):
    """Compare confidence with accuracy, in bins of confidence.

    AL: probabilities, shape (C, m). y: integers, shape (1, m).
    Returns count, confidence, accuracy, each of shape (num_bins,).
    """
    ...


# %% check="reliability"
check("reliability")

# %% tags=["experiment"]
if check.ready("softmax_model", "reliability"):
    figures.reliability_diagram({"as trained": reliability(softmax(Z_new), y_new, 10)})

# %% [markdown]
# A **reliability diagram** shows the share of right answers over their confidence, bin by bin. Below the
# diagonal the network is **overconfident**: it is right less often than it claims. After some 20 epochs it has
# every training digit right. From then on, the cost falls only because the scores grow, and they grow on
# digits it has never seen as well.
#
# The cure needs no training. Divide all scores by a temperature $T$ before softmax:
#
# $$\hat y = \text{softmax}(z / T)$$
#
# What does $T = 2$ do to the predictions? To the confidences? To the accuracy?
#
# ### Exercise 5: `best_temperature`
#
# - In: `Z`, scores of digits that training has not seen; `Y`, one-hot; `temperatures`, an array of
#   temperatures to try, in any order. Out: that of them with the lowest cost.
# - Why compare costs, and not accuracies?


# %% answer="best_temperature"
def best_temperature(Z, Y, temperatures):
    """Return the temperature at which softmax(Z / T) has the lowest cost.

    Z: scores, shape (C, m). Y: one-hot labels, shape (C, m). temperatures: shape (n,).
    """
    ...


# %% check="best_temperature"
check("best_temperature")

# %% [markdown]
# A temperature is a hyperparameter: one third of the held-out digits becomes a dev set that chooses it, and
# the other two thirds judge.

# %% tags=["experiment"]
if check.ready("softmax_model", "reliability", "best_temperature"):
    dev, diagrams = Z_new.shape[1] // 3, {}
    T = best_temperature(Z_new[:, :dev], one_hot(y_new, 10)[:, :dev], np.linspace(0.5, 4, 71))
    for label, Z in [("as trained", Z_new[:, dev:]), (f"T = {T:.2f}", Z_new[:, dev:] / T)]:
        print(f"{label}: cost {softmax_cost(softmax(Z), one_hot(y_new[:, dev:], 10)):.3f}")
        diagrams[label] = reliability(softmax(Z), y_new[:, dev:], 10)
    figures.reliability_diagram(diagrams)

# %% [markdown]
# One number, and the points move towards the diagonal; those on the left stand for a handful of answers
# each.

# %% predict="ten_epochs"
check.predict("ten_epochs")

# %% folded=True tags=["experiment"]
# The same network after 10 epochs in place of 100.
if check.ready("softmax_model", "reliability", "best_temperature"):
    early, _ = softmax_model(X, one_hot(y, 10), [64, 100, 50, 10], num_epochs=10)
    Z_early, _ = class_scores(X_new, early)
    T = best_temperature(Z_early[:, :dev], one_hot(y_new, 10)[:, :dev], np.linspace(0.5, 4, 71))
    print(f"accuracy {accuracy(early, X_new, y_new):.1f} %, best temperature {T:.2f}")

# %% [markdown]
# ## 6. Readings

# %% quiz="readings"
check("readings")

# %% [markdown]
# ## What you can do now
#
# You can train a network on real data from first principles, at the level of a library, and ask three
# questions of any classifier: what does it take for what, what do its mistakes look like, and is it as sure as
# it should be?
#
# > **Who and when.** Yann LeCun and others taught a network to read the digits of postal codes in 1989. Ethem
# > Alpaydin and Cenk Kaynak published the digits of this lesson in 1998. Glenn Brier scored weather
# > forecasters in 1950: does 70 % mean 70 %? Chuan Guo and others found in 2017 that modern networks are far
# > too sure, and that a single temperature nearly cures it.
# >
# > *Read*: Guo, Pleiss, Sun and Weinberger,
# > [On calibration of modern neural networks](https://arxiv.org/abs/1706.04599) (2017). *Watch*:
# > 3Blue1Brown, "But what is a neural network?", which reads digits too. *Try*:
# > `sklearn.calibration.CalibratedClassifierCV` on a classifier of scikit-learn's, and your own diagram
# > before and after.
