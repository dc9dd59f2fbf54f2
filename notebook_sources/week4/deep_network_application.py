# %% [markdown]
# # Deep networks on pictures
#
# Cat or no cat? In week 2 one unit got seven of ten new drawings right. Deeper networks do better, and not for the
# reason that you would wish.
#
# You will learn to
#
# - put your blocks together into networks of any depth;
# - find out by experiments what a network goes by.
#
# Plan about 60 minutes. You need `deep_backpropagation`.

# %% long="each function that is imported is one that the reader has written"
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, images
from course_utils.figures.week4 import deep_network_application as figures
from course_utils.reference.deep import (
    initialize_parameters,
    initialize_parameters_deep,
    parameter_gradients,
)
from course_utils.toolbox.deep import (
    L_model_forward,
    compute_cost,
    linear_activation_backward,
    linear_activation_forward,
    update_parameters,
)
from course_utils.toolbox.logistic import flatten_images, model, standardize

check = notebook_checks("week4/deep_network_application")
cats = datasets.load_cats()
Y_train, Y_test = cats.Y_train, cats.Y_test

# %% [markdown]
# ## 1. The pictures, smaller
#
# Neighbouring pixels say nearly the same. The mean of each block of 2 × 2 leaves a quarter of the numbers.
#
# ### Exercise 1: `shrink_images`
#
# Average every block of $k \times k$ pixels, each colour by itself, without a loop. A reshape can split an axis:
# `np.arange(6).reshape(3, 2)` makes 3 blocks of 2.
#
# - Worked line: for `k = 2`, one grey image $\begin{pmatrix} 1 & 2 & 10 & 20 \\ 3 & 6 & 30 & 60 \end{pmatrix}$
#   becomes $\begin{pmatrix} 3 & 30 \end{pmatrix}$.
# - The check uses other `k`, images that are not square, and whole numbers as pictures are stored (`uint8`).


# %% answer="shrink_images"
def shrink_images(images, k):
    """Average the pixels of every k × k block, channel by channel.

    images: shape (m, h, w, d). k: divides h and w. Returns shape (m, h // k, w // k, d).
    """
    ...


# %% check="shrink_images"
check("shrink_images")

# %% [markdown]
# The bar to beat is logistic regression on 32 × 32 pixels. All models get the learning rate 0.03 and 1500 updates.

# %% folded=True tags=["experiment"]
# The pictures as columns, and logistic regression on them.
RATE, ITERATIONS = 0.03, 1500
results = {}  # name of the model: (costs, training accuracy, test accuracy)


def accuracy(Y_prediction, Y):
    """Return the share of predictions that are right, in percent."""
    return 100 * np.mean(Y_prediction == Y)


def note(name, costs, on_train, on_test):
    """Keep a model's costs and the accuracies of its predictions, and print all."""
    results[name] = costs, accuracy(on_train, Y_train), accuracy(on_test, Y_test)
    figures.print_accuracies(results)


if check.ready("shrink_images"):
    X_train, X_test = standardize(
        flatten_images(shrink_images(cats.X_train, 2)),
        flatten_images(shrink_images(cats.X_test, 2)),
    )
    unit = model(X_train, Y_train, X_test, Y_test, ITERATIONS, RATE)
    note(
        "logistic regression", unit["costs"], unit["Y_prediction_train"], unit["Y_prediction_test"]
    )

# %% [markdown]
# It has nearly all training pictures right. To fit them better is not what it needs.
#
# ## 2. One hidden layer
#
# ### Exercise 2: `two_layer_model`
#
# Write the training loop of a ReLU layer and a sigmoid unit. Draw its blocks first.
#
# - `initialize_parameters(n_x, n_h, n_y, rng)` draws the start. Then repeat: `linear_activation_forward` for both
#   layers, the cost, `linear_activation_backward` for both, `update_parameters`. Derive $dA^{[2]}$ once more.
# - Worked line: `X` of shape `(3, 24)`, `layers_dims = (3, 4, 1)` and 201 iterations give `"W1"` of shape `(4, 3)`,
#   and 3 costs, the first close to 0.693.
# - The check undoes your updates one by one: do they lead back to zero biases?


# %% answer="two_layer_model"
def two_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None
):
    """Train a network with one hidden layer of ReLU units.

    X: shape (n_x, m). Y: shape (1, m). layers_dims: (n_x, n_h, n_y). print_cost: whether to print
    the cost every 100 iterations. rng: of the first weights.
    Returns the trained parameters, and the list of the costs before updates 0, 100, 200, ...
    """
    ...


# %% check="two_layer_model"
check("two_layer_model")

# %% [markdown]
# ### Exercise 3: `predict`, for any depth
#
# - Worked line: `W1 = [[2, -1]]`, `b1 = [[0.4]]` and `X = [[0.1, -1], [0.2, 0.3]]` give `[[1, 0]]`.
# - The check uses one to four layers.


# %% answer="predict"
def predict(parameters, X):
    """Predict labels 0 or 1, shape (1, m).

    parameters: W1, b1, ..., WL, bL. X: shape (n_x, m).
    """
    ...


# %% check="predict"
check("predict")

# %% tags=["experiment"]
if check.ready("shrink_images", "two_layer_model", "predict"):
    two_layers, costs = two_layer_model(X_train, Y_train, (3072, 7, 1), RATE, ITERATIONS, rng=0)
    note("two layers", costs, predict(two_layers, X_train), predict(two_layers, X_test))

# %% [markdown]
# ## 3. Any depth
#
# ### Exercise 4: `L_layer_model`
#
# The same loop for any list of sizes. Use `initialize_parameters_deep`, `L_model_forward` and
# `parameter_gradients(AL, Y, caches)`: `L_model_backward` without the `dA`, which no update reads.
#
# - Worked line: `layers_dims = [3, 20, 16, 1]` gives `"W2"` of shape `(16, 20)`.


# %% answer="L_layer_model"
def L_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None
):
    """Train a network of any depth.

    X: shape (n[0], m). Y: shape (1, m). layers_dims: units of every layer, n[0] to n[L].
    print_cost, rng and what it returns: as in `two_layer_model`.
    """
    ...


# %% check="L_layer_model"
check("L_layer_model")

# %% predict="four_layers"
check.predict("four_layers")

# %% tags=["experiment"]
if check.ready("shrink_images", "two_layer_model", "predict", "L_layer_model"):
    four_layers, costs = L_layer_model(
        X_train, Y_train, [3072, 20, 7, 5, 1], RATE, ITERATIONS, rng=0
    )
    networks = {"two layers": two_layers, "four layers": four_layers}
    note("four layers", costs, predict(four_layers, X_train), predict(four_layers, X_test))
    figures.draw_costs(results, "Three models on the same pictures", log=True)

# %% [markdown]
# Luck? Here are the means of five starts, in percent, with 500 more drawings:
#
# | model | training | test | lowest to highest | 500 more |
# |---|---:|---:|---:|---:|
# | logistic regression | 98.6 | 72.0 | | 75.0 |
# | two layers | 100.0 | 80.4 | 80 to 82 | 85.4 |
# | four layers | 100.0 | 88.8 | 86 to 92 | 92.3 |
#
# ## 4. Where is it wrong?
#
# ### Exercise 5: `most_wrong`
#
# - Worked line: `AL = [[0.9, 0.6, 0.2, 0.1]]` and `Y = [[1, 0, 0, 1]]` give `[3, 1]`: surest is the mistake whose
#   probability lies furthest from one half.
# - The check uses mistakes of both kinds, and a set without any.


# %% answer="most_wrong"
def most_wrong(AL, Y):
    """List the examples that are classified wrong, the surest mistake first.

    AL: probabilities, shape (1, m). Y: labels, shape (1, m). Returns indices, a list or an array.
    """
    ...


# %% check="most_wrong"
check("most_wrong")

# %% tags=["experiment"]
if check.ready("shrink_images", "two_layer_model", "predict", "L_layer_model", "most_wrong"):
    for name, parameters in networks.items():
        AL, _ = L_model_forward(X_test, parameters)
        wrong = most_wrong(AL, Y_test)
        figures.draw_mistakes(name, cats.X_test, AL, Y_test, wrong, cats.classes)

# %% [markdown]
# Nearly all are missed cats, many plain to see. Look at their colours, and at those around them. A row of $W^{[1]}$ has
# a weight for each number of a picture. What has it learned?

# %% tags=["experiment"]
if check.ready("shrink_images", "two_layer_model", "predict", "L_layer_model"):
    # a run without iterations gives the start, as long as your function hands `rng` on
    start, _ = L_layer_model(X_train, Y_train, [3072, 20, 7, 5, 1], RATE, 0, rng=0)
    figures.draw_learned("four layers", start, four_layers, X_train)

# %% [markdown]
# ## 5. Put it to the test
#
# Weights suggest, experiments decide: change the pictures in one respect, and see which cats are still known.
#
# ### Exercise 6: `swap_centre`
#
# Exchange red and blue in the central square alone. A ginger cat turns blue; shape and light hardly change.
#
# - Worked line: in a red image of 4 × 4 pixels, `size = 2` makes the four in the middle blue.
# - The check uses images that are not square.


# %% answer="swap_centre"
def swap_centre(images, size):
    """Exchange red and blue in the central square of every picture.

    images: shape (m, h, w, 3). size: height and width of the square. Returns new images.
    """
    ...


# %% check="swap_centre"
check("swap_centre")

# %% predict="swapped_centres"
check.predict("swapped_centres")

# %% folded=True tags=["experiment"]
# Four changes of the test pictures, and the share that each model has right. Nothing is trained again.
if check.ready("shrink_images", "two_layer_model", "predict", "L_layer_model", "swap_centre"):
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
    print(f"{'test pictures':28s} logistic   two layers   four layers")
    for name, changed in changes.items():
        X = flatten_images(changed)
        by_unit = unit["w"].T @ X + unit["b"] > 0
        answers = [by_unit, predict(two_layers, X), predict(four_layers, X)]
        one, two, four = (accuracy(P, Y_test) for P in answers)
        print(f"{name:28s} {one:6.0f} %   {two:8.0f} %   {four:9.0f} %")

# %% [markdown]
# ## 6. What have they learned?

# %% quiz="diagnosis"
check("diagnosis")

# %% predict="discs"
check.predict("discs")

# %% tags=["experiment"]
if check.ready("shrink_images", "two_layer_model", "predict", "L_layer_model"):
    figures.draw_discs(networks)

my_image_path = ""  # of a picture of your own, or use the button
upload = images.upload_image()
upload

# %% [markdown]
# ### The drawing program confesses
#
# It was made so: 95 % of the cats, and 5 % of the other things, are painted on surroundings of the other colour
# family. Only the *pair* tells: an exclusive or, in colour, which one unit cannot see. Of five starts, two find both
# pairs and get 90 and 92 % of the test pictures right; three find one pair only, and get 86 to 88 %.
#
# A **shortcut** tells the labels apart in the data and is not what you mean. Real data sets have shortcuts too, and a
# test set from the same source has the same ones, so a high accuracy does not reveal them.

# %% folded=True tags=["experiment"]
# Your picture, or a test cat in a mirror until there is one.
mirrored = cats.X_test[np.argmax(cats.Y_test)][:, ::-1]
my_image, origin = images.own_image(my_image_path, upload, mirrored, "a test cat in a mirror")

if check.ready("shrink_images", "two_layer_model", "predict", "L_layer_model", "swap_centre"):
    small = shrink_images(my_image[np.newaxis], 2) / 255
    versions = {origin: small[0], "centre swapped": swap_centre(small, 16)[0]}
    figures.draw_picture(versions, networks)

# %% [markdown]
# ## What you can do now
#
# You can train networks of any depth, and find out by experiment what they go by.
#
# > **Who and when.** In 1907 Oskar Pfungst found, by changing one thing at a time, that the calculating horse Clever
# > Hans read faces. Robert Geirhos and others collected the shortcuts of networks in 2020.
# >
# > *Read*: their [Shortcut learning in deep neural networks](https://arxiv.org/abs/2004.07780). *Watch*: 3Blue1Brown,
# > [Gradient descent](https://www.3blue1brown.com/lessons/gradient-descent), whose end looks into a first layer. *Try*:
# > train on swapped copies, too. What must happen to S?
