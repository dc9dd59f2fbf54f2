# %% [markdown]
# # Handwritten digits with several hidden layers
#
# In week 3, a hidden layer gave the digits half a point. Do more layers help, and what does each make of a picture?
#
# You will learn to
#
# - compare depths fairly;
# - look into a trained network, layer by layer;
# - tell parameters from hyperparameters, and choose some within a budget.
#
# Plan about 75 minutes, without Exercise 7. You need `deep_backpropagation`, and week 3's `digits_hidden_layer`.

# %% long="each function that is imported is one that the reader has written"
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week4 import digits_deep_network as figures
from course_utils.reference.deep import initialize_parameters_deep
from course_utils.symptoms import compare_slopes, measured_slopes
from course_utils.toolbox.deep import (
    L_model_backward,
    L_model_forward,
    linear_activation_forward,
    update_parameters,
)
from course_utils.toolbox.hidden_layer import cost_of_outputs, one_against_rest

check = notebook_checks("week4/digits_deep_network")


def load(seed):
    """Return X and y to train on, then X and y held out, for this split."""
    data = datasets.load_digits(0.2, seed)
    return data.X_train / 16, data.Y_train, data.X_test / 16, data.Y_test


# %% [markdown]
# ## 1. Ten outputs, any depth
#
# You wrote `L_model_backward` for one output. It takes ten rows, too.

# %% predict="which_cost"
check.predict("which_cost")

# %% tags=["experiment"]
X, y, X_held, y_held = load(seed=0)
Y = one_against_rest(y)
small = initialize_parameters_deep([64, 3, 3, 10], rng=3)
AL, caches = L_model_forward(X[:, :20], small)
slopes = measured_slopes(
    lambda p: cost_of_outputs(L_model_forward(X[:, :20], p)[0], Y[:, :20]), small
)
compare_slopes(slopes, L_model_backward(AL, Y[:, :20], caches))

# %% [markdown]
# ### Exercise 1: `train_deep`, from memory
#
# - Worked line: `num_iterations=3` gives three costs by `cost_of_outputs`, the first that of the start.
# - The check tries several depths. `parameters` must stay as it was.


# %% answer="train_deep"
def train_deep(parameters, X, Y, num_iterations, learning_rate):
    """Train from given parameters; return the new ones and the cost before each update.

    parameters: W1, b1, ..., WL, bL. X: shape (n[0], m). Y: shape (n[L], m).
    """
    ...


# %% check="train_deep"
check("train_deep")

# %% [markdown]
# Now one to three hidden layers of 40 units, on five splits.

# %% predict="second_layer"
check.predict("second_layer")

# %% folded=True tags=["experiment"]
# Four networks on five splits, 400 updates each: up to half a minute.
if check.ready("train_deep"):
    settings = {
        "one layer, rate 0.5": ([64, 40, 10], 0.5),
        "two layers, rate 0.5": ([64, 40, 40, 10], 0.5),
        "three layers, rate 0.5": ([64, 40, 40, 40, 10], 0.5),
        "one layer, rate 1.0": ([64, 40, 10], 1.0),
    }
    results, trained = {name: [] for name in settings}, []
    for seed in range(5):
        X_in, y_in, X_out, y_out = load(seed)
        for name, (dims, rate) in settings.items():
            start = initialize_parameters_deep(dims, rng=seed)
            made, _ = train_deep(start, X_in, one_against_rest(y_in), 400, rate)
            said = L_model_forward(X_out, made)[0].argmax(axis=0)
            results[name].append(100 * np.mean(said == y_out))
            if len(dims) == 5:
                trained.append(made)
        print(f"split {seed}: done")
    figures.draw_splits(results)

# %% [markdown]
# At the same rate, the second layer gained a point here, a third of a point on five other splits, and the third nothing.
# At the rate 1.0, one layer trails two by 0.4 here, and leads on the others. **Compare models each at its best
# setting.**
#
# ## 2. What the layers have made of the pictures
#
# ### Exercise 2: `layer_outputs`
#
# Return `[A0, A1, …, AL]`, with `A0` = `X`.
#
# - Worked line: `layer_dims = [64, 40, 10]` gives arrays with 64, 40 and 10 rows.


# %% answer="layer_outputs"
def layer_outputs(X, parameters):
    """Return the activations of every layer, the input first.

    X: shape (n[0], m). parameters: W1, b1, ..., WL, bL. Returns a list of L + 1 arrays, (n[l], m).
    """
    ...


# %% check="layer_outputs"
check("layer_outputs")

# %% tags=["experiment"]
if check.ready("train_deep", "layer_outputs"):
    deep = trained[0]  # three hidden layers, trained on split 0
    A = layer_outputs(X, deep)
    figures.draw_units(A[1], X, y, "Layer 1", deep["W1"])
    figures.draw_units(A[3], X, y, "Layer 3")

# %% [markdown]
# A unit of layer 1 answers to three or four digits, one of layer 3 to one or two. Measure it.
#
# ### Exercise 3: `nearest_mean_accuracy`
#
# A **linear probe** asks how well a linear rule reads the class off the activations of a layer. Here is the simplest: a
# new column belongs to the class whose mean column is nearest.
#
# - Worked line: `A` = `[[0, 2, 10]]` with `y` = `[[3, 3, 5]]` has the means 1 and 10, so 4 is taken for a 3.
# - Loop over the classes, not the columns. Some may not occur.


# %% answer="nearest_mean_accuracy"
def nearest_mean_accuracy(A, y, A_new, y_new):
    """Percentage of new columns that lie nearest to the mean of their own class.

    A, A_new: shapes (n, m) and (n, m_new). y, y_new: classes, shapes (1, m) and (1, m_new).
    """
    ...


# %% check="nearest_mean_accuracy"
check("nearest_mean_accuracy")

# %% [markdown]
# Off the pixels, nearest means read 89 to 93 %. And off layers that nobody trained?

# %% predict="random_layers"
check.predict("random_layers")

# %% folded=True tags=["experiment"]
# The probe on every layer of five networks, trained and as they started.
if check.ready("train_deep", "layer_outputs", "nearest_mean_accuracy"):
    probed = {"trained": [], "untrained": []}
    for seed in range(5):
        X_in, y_in, X_out, y_out = load(seed)
        start = initialize_parameters_deep([64, 40, 40, 40, 10], rng=seed)
        for name, p in (("trained", trained[seed]), ("untrained", start)):
            layers = zip(layer_outputs(X_in, p), layer_outputs(X_out, p), strict=True)
            probed[name].append([nearest_mean_accuracy(A, y_in, B, y_out) for A, B in layers])
    figures.draw_layers(probed)

# %% [markdown]
# Random layers blur the digits.
#
# ### Exercise 4: `class_share`
#
# How much of a single unit's variance lies *between* the classes?
#
# $$\text{share} = \frac{\sum_k m_k (\bar a_k - \bar a)^2}{\sum_i (a_i - \bar a)^2}$$
#
# $\bar a$ is the mean of the unit's activations $a_i$, and $\bar a_k$ that over the $m_k$ examples of class $k$.
#
# - Worked line: the activations `[1, 1, 3, 3]` of the classes `[0, 0, 1, 1]` have the share 1; `[1, 3, 1, 3]` have 0.
# - A unit that never changes, such as a dead ReLU, has the share 0, without a warning.


# %% answer="class_share"
def class_share(A, y):
    """Share of each unit's variance that the class explains.

    A: shape (n, m). y: classes, shape (1, m). Returns shape (n,), between 0 and 1.
    """
    ...


# %% check="class_share"
check("class_share")

# %% tags=["experiment"]
if check.ready("train_deep", "layer_outputs", "class_share"):
    figures.draw_shares([class_share(layer, y) for layer in A[:4]])

# %% [markdown]
# In our networks a typical unit of layers 2 and 3 has a share of 0.8, and a pixel 0.3; layer 1 is mixed. In a **feature
# hierarchy**, features of deeper layers are built from those below, and stand for more. 8 by 8 pixels show no more of
# it. Large networks went from edges to parts to faces.
#
# ## 3. Parameters and hyperparameters
#
# ### Exercise 5: `kinds`
#
# Answer `"parameter"`, `"hyperparameter"` or `"neither"`; the last two with a number, and with `"fair"` or
# `"too good"`.

# %% answer="kinds"
kinds = {
    "W2": None,
    "number of hidden layers": None,
    "activations of layer 2": None,
    "learning rate": None,
    "b of the output layer": None,
    "cost after 100 updates": None,
    "number of updates": None,
    "ReLU or tanh": None,
    "parameters with layer_dims [64, 40, 20, 10]": None,
    "best of ten rates by X_held, quoted with its result on X_held": None,
}
### BEGIN SOLUTION
kinds = {
    "W2": "parameter",
    "number of hidden layers": "hyperparameter",
    "activations of layer 2": "neither",
    "learning rate": "hyperparameter",
    "b of the output layer": "parameter",
    "cost after 100 updates": "neither",
    "number of updates": "hyperparameter",
    "ReLU or tanh": "hyperparameter",
    "parameters with layer_dims [64, 40, 20, 10]": 40 * 65 + 20 * 41 + 10 * 21,
    "best of ten rates by X_held, quoted with its result on X_held": "too good",
}
### END SOLUTION

# %% check="kinds"
check("kinds")

# %% [markdown]
# ### Exercise 6: `digits_design`
#
# At most **4000 parameters**, **200 updates** and five hidden layers. The check trains your design on new splits, and
# asks for a mean of 94 % of their held-out digits; at grading for 94, 95 and 95.5 %. Good designs reach 96.7 %.

# %% tags=["experiment"]
# Yours to change: one design, tried on three splits.
layer_dims, learning_rate, num_iterations = [64, 30, 20, 20, 10], 0.1, 200
if check.ready("train_deep"):
    for seed in (21, 22, 23):
        X_in, y_in, X_out, y_out = load(seed)
        start = initialize_parameters_deep(layer_dims, rng=seed)
        Y_in = one_against_rest(y_in)
        made, _ = train_deep(start, X_in, Y_in, num_iterations, learning_rate)
        said = L_model_forward(X_out, made)[0].argmax(axis=0)
        print(f"split {seed}: {100 * np.mean(said == y_out):.1f} % right")


# %% answer="digits_design"
def digits_design():
    """Choose layer_dims (64 to 10), learning_rate and num_iterations (at most 200); a dict."""
    ...


# %% check="digits_design"
check("digits_design")

# %% [markdown]
# ### Exercise 7: go deeper (open-ended, half an hour more)
#
# Ask a question of your own: how deep can you go before training fails? What does the probe say after 10, 50 and 400
# updates? Then give yourself a point for each:
#
# - I wrote down what I expected before each run.
# - I compared each network at a rate of its own.
# - I report at least five splits, with their range.
# - I say what I still cannot tell.
#
# ## 4. The brain again
#
# Artificial neurons were modelled on real ones: weigh inputs, add them up, answer above a threshold. In the visual
# cortex, too, early cells answer to edges and later ones to complex shapes. The analogy ends soon.

# %% quiz="analogy"
check("analogy")

# %% [markdown]
# ## What you can do now
#
# You can compare depths fairly, and measure what layers make of their input.
#
# > **Who and when.** David Hubel and Torsten Wiesel found cells for edges in the cortex of cats in 1959. In 2009
# > [Honglak Lee and others](https://doi.org/10.1145/1553374.1553453) showed layers that learn edges, parts and faces.
# > Guillaume Alain and Yoshua Bengio proposed linear probes in [2016](https://arxiv.org/abs/1610.01644).
# >
# > *Read*: Zeiler and Fergus, [Visualizing and Understanding Convolutional
# > Networks](https://arxiv.org/abs/1311.2901) (2014), figure 2. *Watch*: 3Blue1Brown, [But what is a neural
# > network?](https://www.3blue1brown.com/lessons/neural-networks). *Try*: the probe on `datasets.load_mnist()`.
