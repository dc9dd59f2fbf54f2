# %% [markdown]
# # Handwritten digits with a hidden layer
#
# Points in the plane show everything and mean nothing. Here your functions of this week read the handwritten
# digits of week 2. What does the hidden layer add?
#
# You will learn to
#
# - give a network several outputs, and put a cost on them;
# - compare it fairly with a simpler model;
# - look at what hidden units have learned, and read a learning curve.
#
# Plan about 60 minutes. You need `hidden_units`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week3 import digits_hidden_layer as figures
from course_utils.toolbox.activations import sigmoid
from course_utils.toolbox.shallow import (
    backward_propagation,
    forward_propagation,
    initialize_parameters,
    update_parameters,
)

check = notebook_checks("week3/digits_hidden_layer")

# %% [markdown]
# ## 1. Ten questions about one picture
#
# This time 359 of the 1797 digits are held out, a fifth.


# %%
def load(seed):
    """Return X and y to train on, then X and y held out, for this split."""
    data = datasets.load_digits(0.2, seed)
    return data.X_train / 16, data.Y_train, data.X_test / 16, data.Y_test


X, y, X_held, y_held = load(seed=0)
print("X", X.shape, " y", y.shape, " held out", X_held.shape)
figures.draw_digits(X[:, :20], [str(label) for label in y[0, :20]], "Digits and their labels")

# %% [markdown]
# Ten output units, one against the rest, share a hidden layer.
#
# ### Exercise 1: `one_against_rest`, from memory
#
# In week 2, `one_against_rest(y, k)` made the row of labels for one digit. Now make all rows at once. A
# **one-hot** column has a 1 in the row of its class and 0 everywhere else. Can you do it without a loop, with a
# column of classes and broadcasting?
#
# - In: `labels`, shape `(1, m)`, and `classes`, 10 unless the caller says otherwise. Out: shape
#   `(classes, m)`, a one-hot column for each label.
# - Worked line: the labels `[[2, 0]]` with three classes give `[[0, 1], [0, 0], [1, 0]]`.
# - The check looks at classes that do not occur, at one digit, and that `labels` stays as it was.


# %% answer="one_against_rest"
def one_against_rest(labels, classes=10):
    """Targets for one output unit a class; labels: shape (1, m), returns (classes, m)."""
    ...


# %% check="one_against_rest"
check("one_against_rest")

# %% [markdown]
# ### Exercise 2: `cost_of_outputs`
#
# Each output has a cross-entropy cost of its own. The cost of the network is the **sum** over the outputs, and
# still the mean over the examples. Why the sum? Your `backward_propagation` has $dZ^{[2]} = A^{[2]} - Y$. With a
# mean over ten outputs, this would be ten times too large.
#
# - In: `A2` and `Y`, both of shape `(n_y, m)`. Out: one number.
# - Write it without `compute_cost`, which may take a mean over all entries.
# - Worked line: `A2` = `[[0.5, 0.5], [0.5, 0.5]]` costs $2 \log 2 = 1.386$, whatever `Y` is.
# - The check looks at one output and ten, and at one example.


# %% answer="cost_of_outputs"
def cost_of_outputs(A2, Y):
    """Cross-entropy cost, summed over the outputs, the mean over the examples; A2, Y: (n_y, m)."""
    ...


# %% check="cost_of_outputs"
check("cost_of_outputs")

# %% predict="cost_at_the_start"
check.predict("cost_at_the_start")

# %% tags=["experiment"]
if check.ready("one_against_rest", "cost_of_outputs"):
    Y, start = one_against_rest(y), initialize_parameters(64, 40, 10)
    print(f"cost before any training: {cost_of_outputs(forward_propagation(X, start)[0], Y):.3f}")

# %% [markdown]
# ## 2. Train it
#
# ### Exercise 3: `train_from`, from memory
#
# Write the training loop without looking at `nn_model`.
#
# - In: `parameters` (a start), `X`, `Y`, `num_iterations`, `learning_rate`. Out: the parameters after the last
#   update, then a list of costs: the cost **before** each update, by `cost_of_outputs`.
# - What you are given stays as it was. (If your `update_parameters` changes its arguments, hand it copies.)
# - Worked line: with `num_iterations=3` there are three costs, and the first is that of the start.
# - The check looks at one output and ten, at several rates, and at no update at all.


# %% answer="train_from"
def train_from(parameters, X, Y, num_iterations, learning_rate):
    """Train from given parameters; return the new ones and the cost before each update.

    parameters: W1, b1, W2, b2. X: shape (n_x, m). Y: shape (n_y, m).
    """
    ...


# %% check="train_from"
check("train_from")

# %% [markdown]
# ### Exercise 4: `read_digits`, from memory
#
# - In: `parameters` and `X`, shape `(64, m)`. Out: for each picture the digit whose output is largest, whole
#   numbers of shape `(1, m)`.
# - Worked line: the outputs $(0.1, 0.3, 0.2)$ mean digit 1, although all three say no.
# - The check looks at one picture and many.


# %% answer="read_digits"
def read_digits(parameters, X):
    """Read each picture as the digit whose output unit is surest; X: (n_x, m), returns (1, m)."""
    ...


# %% check="read_digits"
check("read_digits")

# %% tags=["experiment"]
if check.ready("one_against_rest", "cost_of_outputs", "train_from", "read_digits"):
    network, costs = train_from(initialize_parameters(64, 40, 10), X, Y, 400, 1.2)
    read = read_digits(network, X_held)
    print(f"cost {costs[0]:.2f} at the start, {costs[-1]:.2f} at the end")
    print(f"held-out digits read right: {100 * np.mean(read == y_held):.1f} %")
    wrong = np.flatnonzero(read[0] != y_held[0])[:10]
    titles = [f"{y_held[0, i]}, read as {read[0, i]}" for i in wrong]
    figures.draw_digits(X_held[:, wrong], titles, "Misread digits")

# %% [markdown]
# How many would you have got right?
#
# ## 3. What the hidden layer adds
#
# About 96 to 98 % sounds good. Compared with what? The honest rival is last week's model: ten single units, no
# hidden layer. On the flower, the layer was worth 40 percentage points.

# %% predict="what_the_layer_adds"
check.predict("what_the_layer_adds")


# %% folded=True tags=["experiment"]
# Five splits, in about half a minute: ten single units for 2000 updates, and the network for 400.
def read_by_units(X, Y, X_new):
    """Train ten single units, one against the rest; return the digits that they read."""
    W, b = np.zeros((10, 64)), np.zeros((10, 1))
    for _ in range(2000):
        error = (sigmoid(W @ X + b) - Y) / X.shape[1]
        W, b = W - 1.2 * error @ X.T, b - 1.2 * error.sum(axis=1, keepdims=True)
    return (W @ X_new + b).argmax(axis=0)


if check.ready("one_against_rest", "cost_of_outputs", "train_from", "read_digits"):
    shares = {"ten units": [], "40 hidden units": []}
    for seed in range(5):
        X_in, y_in, X_out, y_out = load(seed)
        Y_in = one_against_rest(y_in)
        trained, _ = train_from(initialize_parameters(64, 40, 10), X_in, Y_in, 400, 1.2)
        reads = read_by_units(X_in, Y_in, X_out), read_digits(trained, X_out)
        for name, digits in zip(shares, reads, strict=True):
            shares[name].append(100 * np.mean(digits == y_out))
        print(f"split {seed}: done")
    figures.draw_splits(shares)

# %% [markdown]
# In our runs the layer gained half a point on average over these splits, one point over five others, and on a
# single split anything from −0.3 (one digit of 359) to 2.5. With 64 inputs, a flat boundary separates each digit
# from the others nearly as well as a bent one. How much a hidden layer adds depends on the data.
#
# ### What hidden units look at
#
# A row of $W^{[1]}$ has a weight for each pixel, so it makes a picture. These are the units that the outputs
# listen to most: which strokes and gaps do they look for?

# %% tags=["experiment"]
if check.ready("one_against_rest", "cost_of_outputs", "train_from", "read_digits"):
    figures.draw_hidden_weights(network["W1"], network["W2"])

# %% [markdown]
# Hardly any shows a whole digit: a unit serves several outputs, for one digit and against another. These are
# features that the network has made for itself, and from another start it makes others.
#
# ## 4. A learning curve
#
# Would more data help? Draw the accuracy on the examples trained on, and on held-out ones, against the number of
# the former. Where the two curves have met, more data of the same kind is no help; where there is a gap, it may
# close it.
#
# ### Exercise 5: `learning_curve`
#
# - In: `start`, parameters; `train` and `held_out`, pairs of pictures and digits, `(X, y)`; `sizes`, a list of
#   numbers of examples; `num_iterations` and `learning_rate`. Out: a list with a pair for each size $m$: train
#   from `start` on the **first** $m$ examples, then give the percentage right of these $m$, and of all held-out
#   digits. (`train_from` takes targets, not digits.)
# - Worked line: with `sizes` = `[50, 400]` there are two trainings, both from the same start, and two pairs.
# - The check looks at what each training starts from and what it is judged on.


# %% answer="learning_curve"
def learning_curve(start, train, held_out, sizes, num_iterations, learning_rate):
    """Accuracies of networks trained on the first examples of a set, more of them each time.

    train, held_out: pairs of X, shape (n_x, m), and digits, shape (1, m).
    Returns a list of pairs: percent right of the examples trained on, and held out.
    """
    ...


# %% check="learning_curve"
check("learning_curve")

# %% tags=["experiment"]
if check.ready(
    "one_against_rest", "cost_of_outputs", "train_from", "read_digits", "learning_curve"
):
    sizes = [30, 60, 120, 240, 480, 1438]
    curve = learning_curve(
        initialize_parameters(64, 20, 10), (X, y), (X_held, y_held), sizes, 300, 1.2
    )
    figures.draw_learning_curve(sizes, curve)

# %% [markdown]
# Training digits are read almost perfectly at every size, and on most splits the held-out curve still rises a
# little at the end: the network overfits, mildly. Would you rather have more units or more digits?
#
# ### Exercise 6: make it better (open-ended, not marked, half an hour more)
#
# Get as many held-out digits right as you can, in at most 30 seconds of training. Some ideas: more hidden units,
# another start or rate; shifted copies of the training digits. Then judge your own work, a point for each:
#
# - I wrote down what I expected before each run, and how it turned out.
# - I split the training digits once more, chose on one part, and used `X_held` for the last number only.
# - I report five splits, not the best of them, against 96.5 % for ten units and 97 % for this network.
# - I can say what the digits that are still misread have in common.
#
# ## What you can do now
#
# You can give a network several outputs, compare it fairly with a simpler model, look inside, and judge whether
# more data would help. Ten sigmoids may say yes to several digits or to none. Week 7 replaces them by a softmax,
# whose probabilities add up to 1.
#
# > **Who and when.** In 1998 Yann LeCun, Léon Bottou, Yoshua Bengio and Patrick Haffner compared ways of reading
# > handwritten digits, from flat boundaries to networks with several layers, on a set that became the standard
# > test, MNIST.
# >
# > *Read*: their [Gradient-based learning applied to document
# > recognition](https://doi.org/10.1109/5.726791), section III. *Watch*: 3Blue1Brown,
# > [Gradient descent, how neural networks learn](https://www.3blue1brown.com/lessons/gradient-descent), which
# > looks for strokes in hidden units, too. *Try*: `sklearn.neural_network.MLPClassifier` on the same split.
