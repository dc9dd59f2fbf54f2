# %% [markdown]
# # How many hidden units?
#
# You have all the parts. Now train the network, and face a question that no gradient answers: how large should
# its hidden layer be?
#
# You will learn to
#
# - train a network with one hidden layer;
# - recognise underfitting and overfitting;
# - choose a size without trusting luck, and design a network within a budget.
#
# Plan about 75 minutes, without the open Exercise 6. You need `backpropagation`.

# %% long="each function that is imported is one that the reader has written"
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week3 import hidden_units as figures
from course_utils.toolbox import logistic
from course_utils.toolbox.activations import sigmoid
from course_utils.toolbox.costs import compute_cost
from course_utils.toolbox.shallow import (
    backward_propagation,
    forward_propagation,
    initialize_parameters,
    layer_sizes,
    update_parameters,
)

check = notebook_checks("week3/hidden_units")
X, Y = datasets.make_flower(m=400, seed=1)


def accuracy(predictions, labels):
    """Share of right predictions, in percent."""
    return 100 * np.mean(predictions == labels)


# %% [markdown]
# ## 1. All parts together
#
# ### Exercise 1: `nn_model`
#
# What has to happen once, and what in each iteration? `rng` goes to `initialize_parameters`; you may leave it
# out. Use the default learning rate of `update_parameters`, and keep what it returns.
#
# - Worked line: `nn_model(X, Y, 7, num_iterations=0)` returns a start whose `W1` has the shape `(7, 2)`.
# - The check trains on small data. It looks at shapes, at how far `b2` moves in one to four updates, and at
#   whether easy examples are told apart.


# %% answer="nn_model"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, rng=None):
    """Train a network with one hidden layer; return its parameters after the last update.

    X: shape (n_x, m). Y: shape (n_y, m). n_h: hidden units. num_iterations: updates.
    print_cost: whether to print the cost every 1000 iterations. rng: of the first weights.
    """
    ### BEGIN SOLUTION
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        if print_cost and i % 1000 == 0:
            print(f"Cost after iteration {i}: {compute_cost(A2, Y):.6f}")
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
    return parameters
    ### END SOLUTION


# %% check="nn_model"
check("nn_model")

# %% [markdown]
# ### Exercise 2: `predict`
#
# - Worked line: `A2` = `[[0.2, 0.7]]` gives `[[0, 1]]`; `bool`, `int` and `float` are all fine.
# - The check uses one example and many, and probabilities just above 0.5, whose score $z^{[2]}$ is below it.


# %% answer="predict"
def predict(parameters, X):
    """Predict label 1 where the probability exceeds one half; X: (n_x, m), returns (1, m)."""
    ...


# %% check="predict"
check("predict")

# %% predict="four_units"
check.predict("four_units")

# %% tags=["experiment"]
if check.ready("nn_model"):
    trained = nn_model(X, Y, 4, num_iterations=10000, print_cost=True)
    figures.draw_trained(lambda points: forward_propagation(points, trained)[0], X, Y, trained)

# %% [markdown]
# Each hidden unit contributes one soft edge (dotted). Far from all points, the boundary means nothing. No honest
# model gets the other points right: near the middle the petals overlap.
#
# ### More than one valley, and steps too long
#
# The cost of a network with a hidden layer is **not convex**: it has flat places and more than one valley. So
# never trust one run. Next come five, each with its own flower and start, and then three learning rates.

# %% tags=["experiment"]
if check.ready("nn_model", "predict"):
    for seed in range(1, 6):
        X_train, Y_train = datasets.make_flower(seed=seed)
        X_new, Y_new = datasets.make_flower(seed=100 + seed)
        few = nn_model(X_train, Y_train, 4, num_iterations=2000)
        on_train = accuracy(predict(few, X_train), Y_train)
        on_new = accuracy(predict(few, X_new), Y_new)
        print(f"flower {seed}: {on_train:.1f} % right, on new points {on_new:.1f} %")

# %% folded=True tags=["experiment"]
# Three learning rates from the same start, 600 updates each.
from course_utils import training
from course_utils.explorers.live_curve import LiveCurve

start = {name: 30 * value for name, value in initialize_parameters(2, 4, 1).items()}


def updates(rate):
    """Return a function that makes one update, from `start` on, and returns the cost."""
    parameters = {name: value.copy() for name, value in start.items()}

    def step(_):
        nonlocal parameters
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, rate)
        return compute_cost(A2, Y)

    return step


live = LiveCurve("Four hidden units, three learning rates", log=True)
for rate in (0.1, 1.2, 12.0):
    training.train(updates(rate), 600, 5, f"learning rate {rate}", live=live)

# %% [markdown]
# Most runs come close to 90 %; now and then one ends near 80 %, in a poorer valley. Steps that are too long jump
# to and fro across a valley. (If the cost printed further up rises a little late in training, even 1.2 was too
# long there.)
#
# ## 2. More units?
#
# A **hyperparameter** is chosen before training starts, such as the number of hidden units, the learning rate or
# the number of updates. **Held-out** points, which training never sees, tell good choices from bad ones. Make the
# task harder: 120 points to train on, with twice the noise; 2000 are held out.

# %% predict="fifty_units"
check.predict("fifty_units")

# %% folded=True tags=["experiment"]
# Seven sizes, three starts and data sets each. It takes up to 15 seconds.
if check.ready("nn_model", "predict"):
    sizes = [1, 2, 3, 4, 5, 20, 50]
    X_held, Y_held = datasets.make_flower(m=2000, noise=0.4, seed=900)
    on_train, on_held = np.zeros((2, 3, len(sizes)))
    for run in range(3):
        X_few, Y_few = datasets.make_flower(m=120, noise=0.4, seed=run + 1)
        for k, n_h in enumerate(sizes):
            trained = nn_model(X_few, Y_few, n_h, num_iterations=4000)
            on_train[run, k] = accuracy(predict(trained, X_few), Y_few)
            on_held[run, k] = accuracy(predict(trained, X_held), Y_held)
    figures.draw_sizes(sizes, on_train, on_held)

# %% [markdown]
# - A network **underfits** if it is poor even on its training points. One or two units cannot bend the boundary
#   enough.
# - A network **overfits** if it bends its boundary round single training points, noise included. With 20 or 50
#   units the training line is highest, and the held-out line has come down from its top at four or five.
#
# In the explorer, go back in time with 50 units. Has it been that bad throughout?

# %% folded=True tags=["experiment"]
# A figure to move.
from course_utils.explorers.planar_classifier import PlanarClassifier

PlanarClassifier()

# %% [markdown]
# ### Exercise 3: `choose_size`
#
# The best mean may owe its lead to luck. The **standard error** of a mean says how far luck typically moves it:
# the standard deviation of the runs (`np.std`), divided by the square root of their number. Take the
# **smallest** size whose mean is at most one standard error of the best size below the best mean.
#
# - Worked line: sizes 2, 4, 8 with the runs `[70, 88, 88]` and `[72, 90, 91]` have the means 71, 89 and 89.5.
#   Size 8 has the standard deviation 1.5, so the standard error $1.5/\sqrt{2} = 1.06$. At least 88.44 is
#   needed: the answer is 4.
# - The check uses runs that differ a little and a lot; the best size may be the largest.


# %% answer="choose_size"
def choose_size(sizes, accuracies):
    """Choose the smallest size that is within one standard error of the best one.

    sizes: list in rising order. accuracies: shape (runs, len(sizes)), held out, in percent.
    Returns one of the sizes.
    """
    ...


# %% check="choose_size"
check("choose_size")

# %% tags=["experiment"]
if check.ready("nn_model", "predict", "choose_size"):
    print("by your rule, on three runs:", choose_size(sizes, on_held), "hidden units")

# %% [markdown]
# ### Exercise 4: `diagnosis`
#
# Five networks were trained on one data set:
#
# | network | hidden units | right on training examples | right on held-out examples |
# |---|---|---|---|
# | A | 1 | 64 % | 63 % |
# | B | 2 | 79 % | 77 % |
# | C | 4 | 89 % | 87 % |
# | D | 8 | 91 % | 87 % |
# | E | 50 | 98 % | 78 % |
#
# Replace each `None`:
#
# - `"size to use"`: a letter; of two that do equally well where it counts, the smaller;
# - `"underfits"`, `"overfits most"`: the letter of the network that does so most;
# - `"numbers in a 2-4-1 network"`: its parameters, with 2 inputs, 4 hidden units and 1 output;
# - `"all weights 0.5"`: four hidden units start with all weights 0.5 and all biases 0. How many *different* rows
#   has $W^{[1]}$ after 10 000 updates?
# - `"training changes"`: `"n_h"`, `"learning_rate"`, `"num_iterations"` or `"b1"`?
# - `"weights times 1000"`: someone multiplies the draws by 10 instead of 0.01, and the hidden units hardly
#   learn. The reason is `"units stay equal"`, `"tanh is flat"` or `"rate too small"`.
#
# The check marks three; all count at grading.

# %% answer="diagnosis"
diagnosis = {
    "size to use": None,
    "underfits": None,
    "overfits most": None,
    "numbers in a 2-4-1 network": None,
    "all weights 0.5": None,
    "training changes": None,
    "weights times 1000": None,
}
### BEGIN SOLUTION
diagnosis = {
    "size to use": "C",
    "underfits": "A",
    "overfits most": "E",
    "numbers in a 2-4-1 network": 4 * 2 + 4 + 1 * 4 + 1,
    "all weights 0.5": 1,
    "training changes": "b1",
    "weights times 1000": "tanh is flat",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# ## 3. Design: a network within a budget
#
# ### Exercise 5: `flower_design`
#
# At most **6 hidden units** have to learn a flower of 400 points in at most **50 updates**. With the scale 0.01
# and the rate 1.2 they fail. Choose better: weights start as `scale` times normal draws, biases at 0.
#
# - The check trains networks by your design on flowers that you have not seen, and tries them on new points.
#   The mean has to reach 80 % on three flowers; at grading, on others, 80, 83 and 85 %. Good designs reach about
#   87 %.
# - Try designs in the cell below first, with several seeds.

# %% tags=["experiment"] long="each number in it is yours to change"
# Yours to change: one design, tried on some flowers.
n_h, scale, learning_rate, results = 4, 0.01, 1.2, []
for seed in (21, 22, 23):
    X_try, Y_try = datasets.make_flower(seed=seed)
    made = initialize_parameters(2, n_h, 1)
    made = {name: value * scale / 0.01 for name, value in made.items()}
    for _ in range(50):
        _, cache = forward_propagation(X_try, made)
        made = update_parameters(
            made, backward_propagation(made, cache, X_try, Y_try), learning_rate
        )
    X_fresh, Y_fresh = datasets.make_flower(m=1000, seed=seed + 100)
    results.append(accuracy(forward_propagation(X_fresh, made)[0] > 0.5, Y_fresh))
print("right on new points, in percent:", np.round(results, 1))


# %% answer="flower_design"
def flower_design():
    """Choose n_h (at most 6), num_iterations (at most 50), learning_rate and scale; a dict."""
    ...


# %% check="flower_design"
check("flower_design")

# %% [markdown]
# ### Exercise 6: other shapes (open-ended, not marked)
#
# Nothing in your network knows about flowers. Four other sets:


# %% folded=True tags=["experiment"]
# The same eight hidden units for all four sets; 300 points to train on, 300 held out.
def fit_line(X, Y, num_iterations):
    """Train logistic regression; return what gives its probabilities."""
    w, b = logistic.initialize_with_zeros(2)
    params, _, _ = logistic.optimize(w, b, X, Y, num_iterations, learning_rate=0.1)
    return lambda points: sigmoid(params["w"].T @ points + params["b"])


if check.ready("nn_model"):
    pair = (1, 2)  # seeds: to train on, and held out
    sets = {
        "noisy circles": [datasets.make_circles(noise=0.1, factor=0.6, seed=s) for s in pair],
        "moons": [datasets.make_moons(noise=0.2, seed=s) for s in pair],
        "blobs": [datasets.make_blobs(noise=0.8, seed=s) for s in pair],
        "Gaussian quantiles": [datasets.make_gaussian_quantiles(seed=s) for s in pair],
    }
    figures.draw_other_shapes(sets, nn_model, forward_propagation, fit_line, units=8)

# %% [markdown]
# For one of them, answer by experiments: **what is the smallest hidden layer that does as well as any?** Then
# judge your own work:
#
# - I said beforehand how many units I expect, and why (how many edges does the shape need?).
# - I compared sizes on held-out points, with at least three starts each.
# - I compared the difference I report with that between runs of one size.
# - I can say what each unit of the smallest layer does.
#
# ## What you can do now
#
# You can train a network with one hidden layer, and choose its hyperparameters without falling for luck.
#
# > **Who and when.** The rule of one standard error comes from Leo Breiman and others (1984). Stuart Geman, Elie
# > Bienenstock and René Doursat wrote on too small and too large networks in 1992. In 2019 Mikhail Belkin and
# > others showed that very large networks may generalise well again.
# >
# > *Read*: Belkin and others, [Reconciling modern machine-learning practice and the classical bias-variance
# > trade-off](https://doi.org/10.1073/pnas.1903070116). *Watch*: Welch Labs, [Neural Networks Demystified, part
# > 7](https://www.youtube.com/watch?v=S4ZUwgesjS8). *Try*: [TensorFlow
# > Playground](https://playground.tensorflow.org) with the spiral; look at *test loss* only.
