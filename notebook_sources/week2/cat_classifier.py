# %% [markdown]
# # A classifier of pictures
#
# Your unit can learn. Here it learns to say whether a picture shows a cat. What has it really learned?
#
# You will learn to
#
# - turn probabilities into decisions, and functions into a model;
# - judge an accuracy, and notice when a model has only memorised;
# - read weights, mistakes and cost curves.
#
# Plan an hour. There are five exercises. You need the lesson `gradient_descent`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, images, training
from course_utils.figures.week2 import cat_classifier as figures
from course_utils.figures.week2 import logistic_regression as costs_of_week2
from course_utils.toolbox.logistic import (
    flatten_images,
    initialize_with_zeros,
    optimize,
    propagate,
    sigmoid,
    standardize,
)

check = notebook_checks("week2/cat_classifier")

# %%
cats = datasets.load_cats()
X_train, X_test = standardize(flatten_images(cats.X_train), flatten_images(cats.X_test))
Y_train, Y_test = cats.Y_train, cats.Y_test

# %% [markdown]
# ## 1. A classifier
#
# You will need `propagate(w, b, X, Y)`, which returns the gradients and the cost, and
# `optimize(w, b, X, Y, num_iterations, learning_rate)`, which returns a dict with `"w"` and `"b"`, the last
# gradients, and the recorded costs.
#
# ### Exercise 1: `predict`
#
# Say 1 where the probability of label 1 exceeds one half, else 0.
#
# - Out: shape `(1, m)`, entries 0 and 1 (integers, floats or booleans).
# - Worked line: `w = [[1]]`, `b = 0`, `X = [[1, -2]]` give `[[1, 0]]`.
# - The check looks at one example and at scores close to the threshold.


# %% answer="predict"
def predict(w, b, X):
    """Predict a label for every example.

    w: shape (n_x, 1). b: a number. X: shape (n_x, m). Returns labels 0 or 1, shape (1, m).
    """
    ...


# %% check="predict"
check("predict")

# %% [markdown]
# ### Exercise 2: `model`
#
# Put the parts together: start from zeros, train on the training set, predict **both** sets. Nothing may be
# learned from the test set; you may print how well it does.
#
# - Out: a dict with `"costs"`, `"Y_prediction_train"`, `"Y_prediction_test"`, the trained `"w"` and `"b"`,
#   and `"learning_rate"` and `"num_iterations"` as given.
# - Worked line: `X_train = [[1, -2]]`, `Y_train = [[1, 0]]`, `X_test = [[0.5]]`, `Y_test = [[1]]`, one
#   iteration, learning rate 0.1: `"w"` is `[[0.075]]`, `"b"` is 0, the predictions `[[1, 0]]` and `[[1]]`.
# - The check looks at sets of different sizes, and at other settings than the defaults.


# %% answer="model"
def model(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False
):
    """Train the unit from zeros, then predict both sets.

    X_train: shape (n_x, m_train). Y_train: shape (1, m_train). X_test and Y_test: the same with m_test.
    Returns a dict: "costs", "Y_prediction_train", "Y_prediction_test", "w", "b", "learning_rate",
    "num_iterations".
    """
    ...


# %% check="model"
check("model")

# %% [markdown]
# ### Exercise 3: `accuracy_and_baseline`
#
# The **accuracy** of a model is the share of examples that it gets right. A **baseline** is the accuracy of
# a rule so simple that any useful model must beat it. Here: always give the answer that is more frequent *in
# the training set*.
#
# - In: `Y_hat` and `Y`, predictions and labels of a set; `Y_train`, the training labels, a row of any length.
# - Out: two numbers in percent, the accuracy and the baseline, both on the set of `Y`.
# - Worked line: `Y_hat = [[1, 0, 1, 1]]`, `Y = [[1, 0, 0, 1]]`, `Y_train = [[0, 0, 1]]`: 75 and 50.
# - The check looks at sets in which the other class is more frequent. No training set is a tie.


# %% answer="accuracy_and_baseline"
def accuracy_and_baseline(Y_hat, Y, Y_train):
    """Return a model's accuracy and that of the more frequent training label, in percent.

    Y_hat, Y: predictions and labels of a set, shape (1, m). Y_train: training labels, shape (1, m_train).
    """
    ...


# %% check="accuracy_and_baseline"
check("accuracy_and_baseline")

# %% [markdown]
# ## 2. Cats

# %% predict="test_drawings"
check.predict("test_drawings")

# %% tags=["experiment"]
if check.ready("model", "accuracy_and_baseline"):
    cat_model = model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005)
    for name, Y in [("train", Y_train), ("test", Y_test)]:
        right, always = accuracy_and_baseline(cat_model[f"Y_prediction_{name}"], Y, Y_train)
        print(f"{name:5s} accuracy {right:5.1f} %   always the same answer {always:5.1f} %")
    figures.draw_training(cat_model["costs"], learning_rate=0.005)

# %% [markdown]
# The baseline drops to 40 % because 34 % of the training pictures are cats, and 60 % of the test pictures.
# "Always a cat" would get 60 %, so 70 % is little. **Overfitting** means fitting what is accidental in the
# training set, which does not help with new examples. The gap between the two accuracies shows it.
#
# ### What has it learned?
#
# Each weight belongs to one pixel and colour, so the weights make a picture. Where it is orange, light raises
# the score; where it is purple, light lowers it. The unit judges each pixel by itself. It cannot ask whether
# two ears stand above a face, wherever the face is.
#
# What do the mistakes have in common: the true label, the background, the animal's colour or place? That tells
# you which data or which model to try next.

# %% tags=["experiment"]
if check.ready("model", "accuracy_and_baseline"):
    figures.draw_weights(cat_model["w"], cats.X_train.shape[1:])
    probability = sigmoid(cat_model["w"].T @ X_test + cat_model["b"])
    figures.draw_mistakes(cats, cat_model["Y_prediction_test"], probability)

# %% [markdown]
# A cat in a mirror is still a cat. Let the trained unit read *all training pictures* again, mirrored.

# %% predict="mirrored_training"
check.predict("mirrored_training")

# %% tags=["experiment"]
if check.ready("predict", "model", "accuracy_and_baseline"):
    X_mirrored, _ = standardize(flatten_images(cats.X_train[:, :, ::-1]), X_test)
    said = predict(cat_model["w"], cat_model["b"], X_mirrored)
    right, always = accuracy_and_baseline(said, Y_train, Y_train)
    print(f"mirrored: {right:.1f} %, baseline {always:.1f} %")

# %% [markdown]
# **Your own picture.** Put the path of an image file between the quotation marks, or use the button. The
# central square is used, shrunk to 64 × 64 pixels, and stays on the computer that runs this notebook. The
# model has never seen a photograph, so expect little.

# %%
my_image_path = ""
upload = images.upload_image()
upload

# %% folded=True tags=["experiment"]
# Your picture, or a test cat in a mirror until there is one, through your functions.
mirrored = cats.X_test[np.argmax(cats.Y_test)][:, ::-1]
my_image, origin = images.own_image(my_image_path, upload, mirrored, "a test cat in a mirror")
if check.ready("model", "accuracy_and_baseline"):
    column = flatten_images(my_image[np.newaxis])
    column, _ = standardize(column, column)
    chance = sigmoid(cat_model["w"].T @ column + cat_model["b"])[0, 0]
    figures.draw_own_picture(my_image, origin, chance)

# %% [markdown]
# ## 3. The learning rate
#
# ### Exercise 4: `costs_by_rate`
#
# Try several learning rates from the same start.
#
# - In: `X`, `Y`; `rates`, a list; `num_iterations`. Out: a list with the cost **after** the last update for
#   each rate, in the same order. Start from zeros each time.
# - `optimize` records costs *before* updates. How do you get the one after the last?
# - Worked line: `X = [[1, -2]]`, `Y = [[1, 0]]`, the rates 0.1 and 1 and one iteration give 0.6387 and
#   0.2941.


# %% answer="costs_by_rate"
def costs_by_rate(X, Y, rates, num_iterations):
    """Return the cost after training with each learning rate, as a list.

    X: shape (n_x, m). Y: labels, shape (1, m). rates: a list of numbers. num_iterations: an int.
    """
    ...


# %% check="costs_by_rate"
check("costs_by_rate")

# %% tags=["experiment"]
if check.ready("costs_by_rate"):
    rates = [0.0005, 0.002, 0.005, 0.02]
    for rate, cost in zip(rates, costs_by_rate(X_train, Y_train, rates, 100), strict=True):
        print(f"rate {rate:6.4f}: cost {cost:.4f} after 100 iterations")

# %% [markdown]
# Here are the same four runs, live. "Stop" ends a run early.


# %% tags=["experiment"]
from course_utils.explorers.live_curve import LiveCurve

curves = LiveCurve("Cats: four learning rates", log=True)
for rate in [0.0005, 0.002, 0.005, 0.02]:
    step = figures.updates(optimize, initialize_with_zeros(12288), X_train, Y_train, rate)
    training.train(step, 300, 5, f"learning rate {rate}", live=curves)

# %% [markdown]
# Large steps overshoot: a step lands on the other side of the valley, higher
# than it started. With 0.005 the jumps fade away; with 0.02 they go on to the end. (Your training above used
# 0.005, and looked smooth because it kept every hundredth cost.) A good first choice is the largest rate whose
# curve is still smooth.
#
# ### Exercise 5: `diagnosis`
#
# Four runs on the radii of the tumours, from the same start and with different learning rates:

# %% tags=["experiment"]
cross_entropy, _ = costs_of_week2.two_costs(datasets.load_breast_cancer())
figures.draw_rates(lambda rate: costs_of_week2.walk_downhill(cross_entropy, 0, 0, rate, 100)[1])

# %% [markdown]
# Answer with the letter of a run:
#
# - `"rate far too small"`: which run has a rate about a hundred times too small?
# - `"rate too large, never settles"`: which will still jump after a thousand more iterations?
# - `"rate to use"`: whose rate would you use?
#
# Then five runs that went wrong. Give the letter of the most likely cause; each is used once.
#
# | | cause |
# |---|---|
# | A | the learning rate is too large |
# | B | the updated parameters are computed, but the next iteration does not use them |
# | C | the gradient is added instead of taken away |
# | D | the gradient is a sum over the examples instead of a mean |
# | E | the model has learned what is accidental in its training examples |
#
# - `"cost stays at 0.6931"`: every record, from the first to the last, is 0.6931.
# - `"cost rises from the start"`: with a tiny rate, every record is a little higher than the one before.
# - `"twice the data, twice the step"`: you add a copy of every example, and the first step doubles.
# - `"cost becomes nan"`: the records are 0.6931, 5.2, 11.8, nan.
# - `"99 % on train, 60 % on test"`: the cost fell smoothly to 0.03.
#
# The check looks at four of the answers now.

# %% answer="diagnosis"
diagnosis = {
    "rate far too small": None,
    "rate too large, never settles": None,
    "rate to use": None,
    "cost stays at 0.6931": None,
    "cost rises from the start": None,
    "twice the data, twice the step": None,
    "cost becomes nan": None,
    "99 % on train, 60 % on test": None,
}
### BEGIN SOLUTION
diagnosis = {
    "rate far too small": "R",
    "rate too large, never settles": "Q",
    "rate to use": "S",
    "cost stays at 0.6931": "B",
    "cost rises from the start": "C",
    "twice the data, twice the step": "D",
    "cost becomes nan": "A",
    "99 % on train, 60 % on test": "E",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ## What you can do now
#
# You can train a classifier, compare its accuracy with a baseline, notice overfitting, and read a cost
# curve. In [`tabular_data`](tabular_data.ipynb) the same functions read measurements of tumours.
#
# > **Who and when.** Frank Rosenblatt published the perceptron, a unit that learns its own weights, in 1958;
# > his machine learned to tell simple pictures apart. Marvin Minsky and Seymour Papert worked out what such a
# > unit cannot do in *Perceptrons* (1969).
# >
# > *Read*: Pedro Domingos, [A few useful things to know about machine learning](https://doi.org/10.1145/2347736.2347755)
# > (2012). *Watch*: Welch Labs on the perceptron. *Try*: train on the pictures and their mirror images
# > together. What happens to the two accuracies?
