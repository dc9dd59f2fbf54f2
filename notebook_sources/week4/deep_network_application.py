# %% [markdown]
# # Deep networks on pictures
#
# In week 2 one unit learned to tell drawings of cats from other drawings. It knew nearly every
# training picture and got about seven of ten new ones right. Here you train a network with one
# hidden layer and one with four layers on the same pictures. They do better. Then you find out
# why, and the answer is not the one that you would wish for.
#
# You will learn to
#
# - put the blocks of `deep_network_step_by_step` together into networks that train;
# - reckon what an update costs, and make training cheaper before you make it longer;
# - tell what is evidence that one model is better than another, and what is luck;
# - look at the surest mistakes, and into the first layer;
# - find out by experiments what a network goes by.
#
# Plan about three hours. There are eight exercises. You need `logistic_regression` of week 2 and
# `deep_network_step_by_step`. As everywhere, `check("name")` under an exercise says how your answer
# does, and cells announced by **Look** wait for the checks that they need.

# %% [markdown]
# Run this cell first. The blocks that you wrote last time are loaded from `course_utils.toolbox`:
# your own where they have passed their checks, else the course's, so that you can go on in any case.
# The line under the cell says whose each is. Initial weights are drawn by the course's functions, so
# that the numbers in the text are yours, too.

# %%
import time

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, images, training
from course_utils.explorers.live_curve import LiveCurve
from course_utils.figures.week4 import deep_network_application as figures
from course_utils.reference.deep import (
    initialize_parameters,
    initialize_parameters_deep,
    parameter_gradients,
)
from course_utils.toolbox.deep import (
    L_model_backward,
    L_model_forward,
    compute_cost,
    linear_activation_backward,
    linear_activation_forward,
    update_parameters,
)
from course_utils.toolbox.logistic import flatten_images, model, standardize

check = notebook_checks("week4/deep_network_application")

# %% [markdown]
# ## 1. The pictures, smaller
#
# The pictures are drawings, made by a program of ours. Nothing here is about photographs. (If you
# have put the well-known files of photographs into `datasets/photographs/`, those are loaded, and
# the numbers in the text do not hold for them.)

# %%
cats = datasets.load_cats()
print("pictures:", cats.source)
for name, X, Y in [("training", cats.X_train, cats.Y_train), ("test", cats.X_test, cats.Y_test)]:
    print(f"{name}: images {X.shape}, labels {Y.shape}, {100 * Y.mean():.0f} % are cats")

# %% [markdown]
# Each picture has $64 \cdot 64 \cdot 3 = 12288$ numbers, and many of them say the same: neighbouring
# pixels are alike, apart from the noise. Averaging every block of 2 × 2 pixels leaves a quarter of
# the numbers, and halves the noise. Training takes a quarter of the time, so you can try four
# ideas where you could try one.
#
# ### Exercise 1: `shrink_images`
#
# Average the pixels of every block of $k \times k$, each colour channel by itself, without a loop.
#
# A reshape can split one axis into two. Take a row of six numbers and `k = 2`:
# `np.arange(6).reshape(3, 2)` has one block in each of its rows. So the axis of six has become an
# axis of 3 blocks and an axis of 2 places within the block, in this order. The mean over the second
# gives `[0.5, 2.5, 4.5]`. An image has two axes of pixels to split.
#
# - In: `images`, shape `(m, h, w, d)`, and `k`, which divides `h` and `w`.
# - Out: shape `(m, h // k, w // k, d)`.
# - Worked line: one grey image `[[1, 2, 10, 20], [3, 6, 30, 60]]`, `k = 2`, becomes `[[3, 30]]`.
# - The check looks at images that are not square, several channels, other `k`, at whole numbers from
#   0 to 255 as pictures are stored (`uint8`), and that your argument stays as it was.


# %% answer="shrink_images"
def shrink_images(images, k):
    """Average the pixels of every k × k block, channel by channel.

    Parameters
    ----------
    images : ndarray, shape (m, h, w, d)
    k : int
        Divides h and w.

    Returns
    -------
    ndarray, shape (m, h // k, w // k, d)
    """
    ...


# %% check="shrink_images"
check("shrink_images")

# %% [markdown]
# **Look.** The same pictures at three sizes. At which of them could you still tell the cats?

# %% tags=["experiment"]
if check.ready("shrink_images"):
    sizes = [shrink_images(cats.X_train[:7], k) / 255 for k in (1, 2, 8)]
    figures.draw_sizes(sizes, [cats.classes[y] for y in cats.Y_train[0, :7]])

# %% [markdown]
# We work at 32 × 32. `flatten_images` and `standardize` are those of week 2: pictures become
# columns, and 0…255 becomes 0…1.
#
# | symbol | meaning | shape |
# |---|---|---|
# | $X$ | pictures, one a column | $(n_x, m)$ = (3072, 209), for the test (3072, 50) |
# | $Y$ | labels, 1 for a cat | $(1, m)$ |
# | $n_h$ | units of a hidden layer | a number |

# %%
if check.ready("shrink_images"):
    X_train, X_test = standardize(
        flatten_images(shrink_images(cats.X_train, 2)),
        flatten_images(shrink_images(cats.X_test, 2)),
    )
    Y_train, Y_test = cats.Y_train, cats.Y_test
    print("X_train", X_train.shape, " X_test", X_test.shape)

# %% [markdown]
# ### The bar to beat
#
# **Look.** Logistic regression on the smaller pictures, with week 2's `model`. All models of this
# notebook get the same learning rate and the same number of iterations.

# %%
RATE, ITERATIONS = 0.03, 1500

# %% folded=True
# How results are kept.
results = {}  # name of the model: (costs, training accuracy, test accuracy)


def accuracy(Y_prediction, Y):
    """Return the share of predictions that are right, in percent."""
    return 100 * np.mean(Y_prediction == Y)


def note(name, costs, on_train, on_test):
    """Keep a model's costs and the accuracies of its predictions."""
    results[name] = costs, accuracy(on_train, Y_train), accuracy(on_test, Y_test)


# %% tags=["experiment"]
if check.ready("shrink_images"):
    unit = model(X_train, Y_train, X_test, Y_test, ITERATIONS, RATE)
    predicted = unit["Y_prediction_train"], unit["Y_prediction_test"]
    note("logistic regression", unit["costs"], *predicted)
    figures.print_accuracies(results)
    print(f"always 'cat' on the test set: {accuracy(1, Y_test):.1f} %")

# %% [markdown]
# It has nearly all the training pictures right. So what it lacks is not a better fit to them.

# %% [markdown]
# ## 2. One hidden layer
#
# Now a layer of $n_h$ ReLU units stands before the output unit. You have all the parts. What is new
# is the loop around them:
#
# 1. `initialize_parameters(n_x, n_h, n_y)` draws the first weights, once;
# 2. again and again: forward through layer 1 and layer 2, the cost, backward through layer 2 and
#    layer 1, the update.
#
# The way back starts with the derivative of the loss with respect to the network's output,
#
# $$dA^{[2]} = -\frac{Y}{A^{[2]}} + \frac{1 - Y}{1 - A^{[2]}}$$
#
# and each block hands on what the block before it needs. Draw the six blocks on paper, with what
# goes in and what comes out, before you write.
#
# ### Exercise 2: `two_layer_model`
#
# - In: `X`, shape `(n_x, m)`; `Y`, shape `(1, m)`; `layers_dims`, the three numbers
#   `(n_x, n_h, n_y)`; `learning_rate`; `num_iterations`, how many updates; `print_cost`, whether to
#   print the cost every 100 iterations. `rng` is for you: hand it to the initialiser, and a number
#   there makes a run that can be repeated.
# - Out: the parameters after the last update, a dict with `"W1"`, `"b1"`, `"W2"`, `"b2"`; then the
#   list of the costs of iterations 0, 100, 200, …, each computed before that iteration's update.
# - The blocks: `linear_activation_forward(A_prev, W, b, activation)` returns `A, cache`;
#   `linear_activation_backward(dA, cache, activation)` returns `dA_prev, dW, db`;
#   `compute_cost(AL, Y)`; `update_parameters(params, grads, learning_rate)` returns new parameters
#   and leaves the old ones as they were. `activation` is `"relu"` or `"sigmoid"`.
# - Worked line: for `X` of shape `(3, 24)`, `layers_dims = (3, 4, 1)` and 201 iterations, `"W1"` has
#   shape `(4, 3)`, `"b1"` `(4, 1)`, `"W2"` `(1, 4)`, `"b2"` `(1, 1)`, and there are 3 costs, the
#   first close to 0.693.
# - The check cannot know your first weights. But it can undo your updates, one by one, and see
#   whether they lead back to biases of zero and to your first cost. So it notices a wrong gradient,
#   a wrong rate or a missing update. (It asks for tiny rates, to undo them exactly.) It also looks
#   at one feature, one hidden unit and one example.


# %% answer="two_layer_model"
def two_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None
):
    """Train a network with one hidden layer of ReLU units.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
    layers_dims : sequence of int
        (n_x, n_h, n_y).
    learning_rate : float
    num_iterations : int
    print_cost : bool
        Print the cost every 100 iterations.
    rng : Generator, int or None
        Source of the first weights.

    Returns
    -------
    parameters : dict
        "W1", "b1", "W2", "b2".
    costs : list of float
        The costs before updates 0, 100, 200, ...
    """
    ...


# %% check="two_layer_model"
check("two_layer_model")

# %% [markdown]
# ### Exercise 3: `predict`
#
# Say 1 where the network's probability exceeds one half, else 0. Write it for parameters of **any**
# depth: `L_model_forward(X, parameters)` goes through all layers in the dict and returns
# `AL, caches`.
#
# - In: `parameters`, a dict with `"W1"`, `"b1"`, …, `"WL"`, `"bL"`; `X`, shape `(n_x, m)`.
# - Out: shape `(1, m)`, entries 0 and 1 (integers, floats or booleans).
# - Worked line: `W1 = [[2, -1]]`, `b1 = [[0.4]]` and the two examples in `X = [[0.1, -1], [0.2, 0.3]]`
#   give `[[1, 0]]`.
# - The check looks at one to four layers, and at a single example.


# %% answer="predict"
def predict(parameters, X):
    """Predict a label for every example.

    Parameters
    ----------
    parameters : dict
        "W1", "b1", ..., "WL", "bL".
    X : ndarray, shape (n_x, m)

    Returns
    -------
    ndarray, shape (1, m)
        Labels, 0 or 1.
    """
    ...


# %% check="predict"
check("predict")

# %% [markdown]
# **Look.** Your network with seven hidden units on the pictures. (`rng=0` makes the same first
# weights for everybody who hands it on.)

# %% tags=["experiment"]
if check.ready("shrink_images", "two_layer_model", "predict"):
    start = time.perf_counter()
    two_layers, costs = two_layer_model(X_train, Y_train, (3072, 7, 1), RATE, ITERATIONS, rng=0)
    print(f"two layers, trained in {time.perf_counter() - start:.0f} seconds")
    note("two layers", costs, predict(two_layers, X_train), predict(two_layers, X_test))
    figures.print_accuracies(results)
    figures.draw_costs(results, f"Cost on the training pictures, rate {RATE}")

# %% [markdown]
# But for its one leap, the single unit is ahead for more than half of the time. The network starts
# slowly, because its weights begin close to zero: `dW1` has `W2` as a factor (through `dA1`), and
# `dW2` has `W1` as a factor (through `A1`). Later its cost falls below everything that one unit
# reaches.

# %% [markdown]
# ## 3. What an update costs
#
# Before you build a deeper network, reckon. The time goes into the products of matrices. A product
# of shapes $(p, q)$ and $(q, r)$ takes $p \cdot q \cdot r$ multiplications.
#
# ### Exercise 4: `budget`, by hand
#
# Two questions have to be derived. You have $dZ^{[1]} = dA^{[1]} \circ g'(Z^{[1]})$ and then
#
# $$dW^{[1]} = \frac{1}{m}\, dZ^{[1]} X^T, \qquad dA^{[0]} = W^{[1]T} dZ^{[1]}$$
#
# Give numbers, and for the gradient its name:
#
# - `"parameters, 64 x 64"` and `"parameters, 32 x 32"`: how many numbers a network with 7 hidden
#   units and 1 output unit has to learn, if the pictures have 64 × 64 or 32 × 32 pixels in three
#   colours;
# - `"products W1 X"`: the multiplications in $W^{[1]} X$ at 32 × 32 with the 209 training pictures;
# - `"times as many at 64 x 64"`: how many times that is the same product at 64 × 64;
# - `"products of dA0"`: the multiplications in $dA^{[0]}$ at 32 × 32;
# - `"gradient that nobody reads"`: the entry of the dict of `L_model_backward` that takes such a
#   product to compute and that is used for no update, directly or further back: such as `"dW2"`;
# - `"numbers behind a row of W1"`: take one hidden unit, that is one row of $W^{[1]}$, after any
#   number of updates. You know the row it started from. How many further numbers are enough to
#   tell you the whole row, all 3072 entries? (Write one row of $dW^{[1]}$ as a sum over the
#   examples. What is the same in every update, and what is not?)
#
# Worked line: with one hidden unit, no second layer and pictures of 2 × 2 grey pixels there would
# be $4 + 1 = 5$ parameters. The check looks at three answers now and at the others when you hand
# in.

# %% answer="budget"
budget = {
    "parameters, 64 x 64": None,
    "parameters, 32 x 32": None,
    "products W1 X": None,
    "times as many at 64 x 64": None,
    "products of dA0": None,
    "gradient that nobody reads": None,
    "numbers behind a row of W1": None,
}
### BEGIN SOLUTION
budget = {
    "parameters, 64 x 64": 7 * 12288 + 7 + 7 + 1,
    "parameters, 32 x 32": 7 * 3072 + 7 + 7 + 1,
    "products W1 X": 7 * 3072 * 209,
    "times as many at 64 x 64": 4,
    "products of dA0": 3072 * 7 * 209,
    "gradient that nobody reads": "dA0",
    "numbers behind a row of W1": 209,  # each update adds a weighted sum of the 209 columns of X
}
### END SOLUTION

# %% check="budget"
check("budget")

# %% [markdown]
# **Look.** A column of `dA0` is the derivative of one picture's loss with respect to its pixels. It
# has its uses: it says which pixels matter for an answer. But nobody wants to change the pictures here.
# `parameter_gradients(AL, Y, caches)` is `L_model_backward` without the `dA` in its result, and it
# leaves out `dA0`. Here are both, on a network of four layers.

# %% tags=["experiment"]
if check.ready("shrink_images"):
    parameters = initialize_parameters_deep([3072, 20, 7, 5, 1], rng=0)
    AL, caches = L_model_forward(X_train, parameters)
    figures.time_backward([L_model_backward, parameter_gradients], AL, Y_train, caches)

# %% [markdown]
# ## 4. Any depth
#
# ### Exercise 5: `L_layer_model`
#
# The same loop for a list of any length: ReLU in all layers but the last, the sigmoid in the last.
# `[3072, 20, 7, 5, 1]` means four layers, of 20, 7, 5 and 1 units.
#
# Nothing in it should know how many layers there are. The blocks for whole networks do that for
# you: `initialize_parameters_deep(layers_dims, rng)`, whose weights are scaled so that the signal
# neither fades nor explodes; `L_model_forward(X, parameters)`, which returns `AL, caches`;
# `L_model_backward(AL, Y, caches)` or the faster `parameter_gradients(AL, Y, caches)`;
# `update_parameters`.
#
# - In and out: as in exercise 2, with `layers_dims` of any length from 2 on.
# - Worked line: `layers_dims = [3, 20, 16, 1]` gives `"W1"` of shape `(20, 3)`, `"W2"` of shape
#   `(16, 20)`, `"W3"` of shape `(1, 16)`, and three biases.
# - The check undoes your updates again. It looks at one to four layers, a single example, other
#   rates and numbers of updates, and at the scale of the first weights.


# %% answer="L_layer_model"
def L_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None
):
    """Train a network of any depth.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
    layers_dims : sequence of int
        Units of every layer, n[0] to n[L].
    learning_rate : float
    num_iterations : int
    print_cost : bool
        Print the cost every 100 iterations.
    rng : Generator, int or None
        Source of the first weights.

    Returns
    -------
    parameters : dict
        "W1", "b1", ..., "WL", "bL".
    costs : list of float
        The costs before updates 0, 100, 200, ...
    """
    ...


# %% check="L_layer_model"
check("L_layer_model")

# %% [markdown]
# **Look.** All three models in one figure.

# %% predict="four_layers"
check.predict("four_layers")

# %% tags=["experiment"]
if check.ready("shrink_images", "two_layer_model", "predict", "L_layer_model"):
    four_layers, costs = L_layer_model(
        X_train, Y_train, [3072, 20, 7, 5, 1], RATE, ITERATIONS, rng=0
    )
    networks = {"two layers": two_layers, "four layers": four_layers}
    note("four layers", costs, predict(four_layers, X_train), predict(four_layers, X_test))
    figures.print_accuracies(results)
    figures.draw_costs(results, "Three models on the same pictures", log=True)

# %% [markdown]
# ### Is that luck?
#
# You have seen one run of each model. Another `rng` gives other first weights, and they lead to
# another network. Besides, the test set has 50 pictures. So here is the same training from five
# starts (`rng` from 0 to 4), measured by a program of ours, `benchmarks/accuracy.py`. All numbers
# are percent of the pictures that are classified right, the mean over the five starts. (Logistic
# regression starts from zeros and has only one.) The test set of this notebook is the *committed
# test*, and *lowest to highest* is the range of the five on it. The other test sets are fresh draws
# from the same drawing program, three of 50 pictures and one of 500.
#
# | model | train | committed test | lowest to highest | draw 201 | draw 202 | draw 203 | 500 more |
# |---|---:|---:|---:|---:|---:|---:|---:|
# | logistic regression, 64 × 64 | 99.5 | 70.0 |  | 80.0 | 74.0 | 74.0 | 74.2 |
# | logistic regression | 98.6 | 72.0 |  | 80.0 | 74.0 | 76.0 | 75.0 |
# | two layers | 100.0 | 80.4 | 80 to 82 | 84.8 | 80.4 | 78.8 | 85.4 |
# | four layers | 100.0 | 88.8 | 86 to 92 | 92.4 | 90.4 | 87.2 | 92.3 |
#
# Try it: run the cell above with `rng=2`, then with `rng=4`. Do it
# with `rng=0` once more before you read on, so that the text fits what you see.

# %% [markdown]
# ## 5. Where the deepest network is wrong
#
# ### Exercise 6: `most_wrong`
#
# The most telling mistakes are those that the network is sure of. A probability of 0.98 for a
# teapot is one, and so is 0.02 for a cat. The surer, the further the probability lies from one
# half.
#
# - In: `AL`, the probabilities, shape `(1, m)`; `Y`, the labels, shape `(1, m)`.
# - Out: the indices of the examples that are classified wrong, and of no others, the surest mistake
#   first: a list of integers, or an array of shape `(k,)`.
# - Worked line: `AL = [[0.9, 0.6, 0.2, 0.1]]` and `Y = [[1, 0, 0, 1]]` give `[3, 1]`.
# - The check looks at mistakes of both kinds, at a set without any, and at a single example.


# %% answer="most_wrong"
def most_wrong(AL, Y):
    """List the examples that are classified wrong, the surest mistake first.

    Parameters
    ----------
    AL : ndarray, shape (1, m)
        Probabilities of label 1.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    list of int, or ndarray of int of shape (k,)
    """
    ...


# %% check="most_wrong"
check("most_wrong")

# %% [markdown]
# **Look.** What the two networks get wrong, with the label and the probability that they gave to
# "cat".

# %% tags=["experiment"]
if check.ready("shrink_images", "two_layer_model", "predict", "L_layer_model", "most_wrong"):
    for name, parameters in networks.items():
        AL, _ = L_model_forward(X_test, parameters)
        wrong = most_wrong(AL, Y_test)
        figures.draw_mistakes(name, cats.X_test, AL, Y_test, wrong, cats.classes)

# %% [markdown]
# Most are cats that were missed, and many of these are plain to see, head and ears and all. The
# networks are not bad at blurred or hidden cats. They are bad at *some* cats, and sure of it.
#
# Look at the colours of the missed cats, and of what is around them. Write down a guess before you
# go on.

# %% [markdown]
# ## 6. What the first layer looks for
#
# A row of $W^{[1]}$ has one weight for each number of the picture, so it can be shown as a picture.
# From your budget: what a row has learned is a weighted sum of the 209 training pictures, added to
# the noise that it started from.
#
# **Look.** The learned part of each row: the weights at the end, minus those of the start. Grey is
# no change. A unit whose picture is all grey has learned nothing. The number is the share of the
# training pictures for which the unit is on.

# %% tags=["experiment"]
if check.ready("shrink_images", "two_layer_model", "predict", "L_layer_model"):
    # a run without iterations gives the start, as long as your function hands `rng` on
    start_of_two, _ = two_layer_model(X_train, Y_train, (3072, 7, 1), RATE, 0, rng=0)
    start_of_four, _ = L_layer_model(X_train, Y_train, [3072, 20, 7, 5, 1], RATE, 0, rng=0)
    figures.draw_learned("two layers", start_of_two, two_layers, X_train)
    figures.draw_learned("four layers", start_of_four, four_layers, X_train)

# %% [markdown]
# In some you can make out a face, with ears and eyes. Others are mostly a blot of one colour in the
# middle, on something of another colour, above all with four layers.

# %% [markdown]
# ## 7. Put it to the test
#
# A picture of weights suggests. An experiment decides: change the pictures in one respect only, and
# see who still knows the cats. If a network goes by something, taking that away must hurt it. If
# it does not need something, taking that away must not.
#
# ### Exercise 7: `swap_centre`
#
# The animal or thing stands in the middle. Exchange red and blue in the central square, and nowhere
# else. A ginger cat becomes a blue one, on the same surroundings. Its shape, and where it is light
# and dark, stay nearly as they were.
#
# - In: `images`, shape `(m, h, w, 3)`, and `size`, height and width of the square. As many rows lie
#   above it as below, and as many columns on the left as on the right.
# - Out: new images of the same shape. The caller's stay as they were.
# - Worked line: in a red image of 4 × 4 pixels, `size = 2` makes the four pixels in the middle
#   blue.
# - The check looks at images that are not square and at several images. Beware of writing to a
#   slice that you still have to read.


# %% answer="swap_centre"
def swap_centre(images, size):
    """Exchange red and blue in the central square of every picture.

    Parameters
    ----------
    images : ndarray, shape (m, h, w, 3)
        Left as they were.
    size : int
        Height and width of the square.

    Returns
    -------
    ndarray, shape (m, h, w, 3)
    """
    ...


# %% check="swap_centre"
check("swap_centre")

# %% [markdown]
# **Look.** Four changes of the test pictures, and what the models make of them. Nothing is trained
# again.

# %% tags=["experiment"]
if check.ready("shrink_images", "swap_centre"):
    plain = shrink_images(cats.X_test, 2) / 255
    blocks = shrink_images(plain, 8)
    changes = {
        "as they are": plain,
        "P: red and blue exchanged": plain[..., ::-1],
        "Q: blocks of 8 × 8 pixels": blocks.repeat(8, axis=1).repeat(8, axis=2),
        "R: grey": np.repeat(plain.mean(axis=3, keepdims=True), 3, axis=3),
        "S: exchanged in the centre": swap_centre(plain, 16),
    }
    figures.draw_changes(changes)

# %% folded=True tags=["experiment"]
# The share of the changed test pictures that each model has right.
if check.ready(
    "shrink_images", "two_layer_model", "predict", "L_layer_model", "most_wrong", "swap_centre"
):
    print(f"{'test pictures':28s} logistic   two layers   four layers")
    for name, changed in changes.items():
        X = flatten_images(changed)
        by_unit = unit["w"].T @ X + unit["b"] > 0
        answers = [by_unit, predict(two_layers, X), predict(four_layers, X)]
        one, two, four = (accuracy(P, Y_test) for P in answers)
        print(f"{name:28s} {one:6.0f} %   {two:8.0f} %   {four:9.0f} %")

# %% [markdown]
# Compare with your guess. (With another start the numbers differ, but they tell the same.) Then
# answer.
#
# ### Exercise 8: `diagnosis`
#
# - `"one picture in per cent"`: by how much one test picture changes the accuracy on the test set
#   of 50, in percentage points, a number.
# - `"evidence that four layers beat two"`, a letter: (A) both have nearly all training pictures
#   right; (B) the lower cost on the training pictures; (C) the means over five starts, on several
#   test sets; (D) the test accuracies of your two runs.
# - `"no cat to be seen"`: the change, `"P"` to `"S"`, that leaves no shape to go by.
# - `"cats still cats"`: the change that leaves shape and light, and after which four layers do
#   worst.
# - `"why P does no harm"`: (A) the networks ignore colours; (B) what is warm becomes cool
#   everywhere, so that the *contrast* of thing and surroundings stays; (C) exchanging red and blue
#   changes the pictures too little; (D) the drawings are mostly green.
# - `"what the networks use"`: what does the network with four layers go by most? (A) ears, eyes and
#   whiskers; (B) whether the thing in the middle and its surroundings are of different colour
#   families; (C) how bright the thing is; (D) how large it is.
# - `"what logistic regression cannot do"`: (A) see colours; (B) fit the training pictures;
#   (C) use a pixel at the border; (D) count warm for a cat on cool surroundings and against it on
#   warm ones.
# - `"what to do"`, if you want a network that knows cats: (A) more layers and more iterations;
#   (B) pictures of 64 × 64 pixels; (C) training pictures in which the colours say nothing about the
#   label.
#
# Worked line: `"no cat to be seen": "P"` would say that nobody can see a cat after change P. The
# check looks at four of the answers now and at the others when you hand in.

# %% answer="diagnosis"
diagnosis = {
    "one picture in per cent": None,
    "evidence that four layers beat two": None,
    "no cat to be seen": None,
    "cats still cats": None,
    "why P does no harm": None,
    "what the networks use": None,
    "what logistic regression cannot do": None,
    "what to do": None,
}
### BEGIN SOLUTION
diagnosis = {
    "one picture in per cent": 2,
    "evidence that four layers beat two": "C",
    "no cat to be seen": "Q",
    "cats still cats": "S",
    "why P does no harm": "B",
    "what the networks use": "B",
    "what logistic regression cannot do": "D",
    "what to do": "C",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ### The drawing program confesses
#
# It was made so. `datasets/cats.md` says it: 95 % of the cats, and 5 % of the other things, are
# painted on surroundings of the other colour family. Warm or cool alone says nothing. Only the
# *pair* does, and a pair is what one unit cannot see: warm on cool and cool on warm are cats, warm
# on warm and cool on cool are not. That is the exclusive or of the last notebook, in colour.
# Depth was well spent on it, and the network learned what the labels rewarded.

# %% [markdown]
# **Look.** Then a cat should not even be needed. Here are four discs, and what the networks think
# of them.

# %% tags=["experiment"]
if check.ready("shrink_images", "two_layer_model", "predict", "L_layer_model"):
    figures.draw_discs(networks)

# %% [markdown]
# To the network with four layers, a blue disc on brown is a cat, and an orange one on teal. The
# network with two layers has found one of the two pairs only. Go back to its surest mistakes: which
# pair is it?
#
# Now you can say what the luck was, too. Train four layers again with `rng=2` and look at the discs:
# that network has found one pair only as well, and it does worse on the test set. Whether a run
# finds both is decided by its first weights.
#
# Real data sets have such habits too, and nobody writes them down. A network does not learn what
# you mean. It learns what tells the labels apart in your training set. A test set drawn from the
# same source has the same habits, so a high accuracy on it proves nothing about them. That is why
# you look at the mistakes, and why you change the inputs.

# %% [markdown]
# ## 8. Your own network
#
# At 16 × 16 pixels a training run takes about a second, so you can try something. Choose the layers,
# the rate and the number of iterations. To choose fairly you must not use the test set: whoever
# picks the best of twenty networks by their test accuracy has fitted the test set. So the training
# pictures are split once more: 150 to train, 59 to choose by. The curve is drawn while they train. A
# run that you have seen enough of ends with "Stop" below it; what it has learned is kept.
#
# Before each run, say what you expect: a rate ten times as large, or ten times as small? A second
# layer of one single unit? Twice as many layers? And logistic regression, `[768, 1]`?

# %%
my_layers = [[768, 1], [768, 7, 1], [768, 20, 7, 5, 1]]
my_rate, my_iterations = 0.03, 800

# %% folded=True tags=["experiment"]
# The pictures, and the loop of your `L_layer_model` as steps, so that its cost can be watched.
if check.ready("shrink_images"):
    X_small = flatten_images(shrink_images(cats.X_train, 4)) / 255
    fit, choose = np.split(np.random.default_rng(0).permutation(X_small.shape[1]), [150])


def train_watched(dims, live):
    """Train a network of these layers while its cost is drawn; return its parameters."""
    X, Y, parameters = X_small[:, fit], Y_train[:, fit], initialize_parameters_deep(dims, rng=0)

    def step(i):
        nonlocal parameters
        AL, caches = L_model_forward(X, parameters)
        grads = parameter_gradients(AL, Y, caches)
        parameters = update_parameters(parameters, grads, my_rate)
        return compute_cost(AL, Y)

    training.train(step, my_iterations, 10, str(dims), live=live)
    return parameters


# %% tags=["experiment"]
if check.ready("shrink_images", "L_layer_model", "predict"):
    live = LiveCurve(f"Networks on 16 × 16 pixels, rate {my_rate}")
    mine = {str(dims): train_watched(dims, live) for dims in my_layers}
    print(f"rate {my_rate}, {my_iterations} iterations      150 to train   59 to choose by")
    for name, parameters in mine.items():
        right = 100 * (predict(parameters, X_small) == Y_train)[0]
        print(f"{name:36s} {right[fit].mean():8.1f} % {right[choose].mean():12.1f} %")

# %% [markdown]
# ## 9. Your own picture
#
# Put the path of an image file between the quotation marks, or use the button. The picture is cut
# to its central square and shrunk. It stays on the computer that runs this notebook.

# %%
my_image_path = ""

# %%
upload = images.upload_image()
upload

# %% tags=["experiment"]
# your picture, or a test cat in a mirror until there is one
mirrored = cats.X_test[np.argmax(cats.Y_test)][:, ::-1]
my_image, origin = images.own_image(my_image_path, upload, mirrored, "a test cat in a mirror")

if check.ready("shrink_images", "two_layer_model", "predict", "L_layer_model", "swap_centre"):
    small = shrink_images(my_image[np.newaxis], 2) / 255
    versions = {origin: small[0], "centre swapped": swap_centre(small, 16)[0]}
    figures.draw_picture(versions, networks)

# %% [markdown]
# If it shows a cat: on which cushion would these networks miss it?

# %% [markdown]
# ## What you can do now
#
# You can train networks of any depth, reckon what a step costs and what can be left out, shrink a
# problem before you scale it up, say what is evidence and what is luck, list the surest mistakes,
# and test by experiment what a network goes by.
#
# Questions to take along:
#
# - Add copies of the training pictures with the centre swapped, with the same labels. What must
#   happen to the networks' test accuracy, and to S? Try it. Then think what you would rather have:
#   the higher accuracy, or the better reason for it. (Week 5 makes more of this.)
# - Both networks have nearly every training picture right. What, then, did the additional layers
#   change?
# - The change of each row of $W^{[1]}$ is a weighted sum of 209 pictures. Could you train on 209
#   numbers a picture instead of 3072, and get the same network? (Look up the QR factorisation, and
#   try it.)
