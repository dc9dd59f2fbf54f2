# %% [markdown]
# # How many hidden units?
#
# All parts are there: start, forward pass, cost, backward pass, update. Here you put them together and train the
# network on the flower. Then comes the question that no gradient answers: how large should the hidden layer be?
#
# You will learn to
#
# - train a network with one hidden layer, and say what its hidden units contribute;
# - recognise underfitting and overfitting by training and held-out accuracy;
# - choose a size by a rule that does not trust luck;
# - design a network within a budget.
#
# Plan about 75 minutes. You need `backpropagation`.

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
# - In: `X`, `Y`, the number of hidden units `n_h`, the number of updates `num_iterations`, and
#   `print_cost`: if it is true, print the cost every 1000 iterations. The optional `rng` goes to
#   `initialize_parameters`; you may leave it out.
# - Out: the parameters after the last update. The learning rate is the default of `update_parameters`.
# - What has to happen once, and what in each iteration? `layer_sizes` knows `n_x` and `n_y`; its four is not
#   used here.
# - Worked line: `nn_model(X, Y, 7, num_iterations=0)` returns a start whose `W1` has the shape `(7, 2)`.
# - The check trains on small data. It looks at the shapes,
#   at how far `b2` has moved after one to four updates, and at whether the easy examples are told apart.


# %% answer="nn_model"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, rng=None):
    """Train a network with one hidden layer; return W1, b1, W2, b2.

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
# - In: `parameters` and `X`, shape `(n_x, m)`. Out: shape `(1, m)`, 1 where the probability exceeds one half,
#   else 0. `bool`, `int` and `float` are all fine.
# - Worked line: `A2` = `[[0.2, 0.7]]` gives `[[0, 1]]`.
# - The check looks at one example and many, and at probabilities between 0.5 and 0.62, whose score
#   $z^{[2]}$ is below one half.


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
# Each hidden unit contributes one soft edge (dotted). The output unit weighs the four answers and adds them up, and
# the decision boundary of that sum is bent. No honest model can get the remaining points right: the petals overlap
# near the middle.
#
# ### More than one valley, and steps too long
#
# The start is random, and the cost of a network with a hidden layer is **not convex**: it has flat places and
# more than one valley. So never trust one run. The next cell has five, each with its own flower and start, each
# tried on 400 new points. The cell after it draws three runs with cautious to bold learning rates while they
# train: with a step that is too long, the network jumps to and fro across the valley.

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


def updates(rate):
    """Return a function that makes one update from a start of its own, and returns the cost."""
    parameters = initialize_parameters(2, 4, 1)
    parameters = {name: 30 * value for name, value in parameters.items()}

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
# Most runs come close to 90 % on both. Now and then one ends near 80 %, in a poorer valley. Another start helps.
#
# ## 2. More units?
#
# What the network learns are its **parameters**. What somebody chooses before training starts, such as the number of
# hidden units, the learning rate or the number of updates, is a **hyperparameter**.
#
# Make the task harder: only 120 points to train on, and twice the noise. Also draw 2000 **held-out** points with
# another seed. They are never trained on; they tell how well the network **generalises**, that is, how it does on
# points that it has not seen.

# %% predict="fifty_units"
check.predict("fifty_units")

# %% folded=True tags=["experiment"]
# Seven sizes, three starts and data sets each. It takes some seconds.
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
# Read the two lines from left to right; small marks are single runs.
#
# - With one or two units both are low. The boundary cannot bend enough: the network **underfits**.
# - With four or five units the held-out line is at its highest.
# - With 20 or 50 units the training line is higher still, and the held-out line is lower. The network has bent
#   its boundary round single points, noise included: it **overfits**.
#
# The training line alone would have told you to take 20 units, or 50.
#
# Look at overfitting at work. Answer the explorer's question first. Then go back along the training steps with
# 50 units: has it been that bad all the time?

# %% folded=True tags=["experiment"]
# A figure to move.
from course_utils.explorers.planar_classifier import PlanarClassifier

PlanarClassifier()

# %% [markdown]
# ### Exercise 3: `choose_size`
#
# Runs of the same size lie apart, so the size with the best mean may owe its lead to luck. A cautious rule takes the **smallest** size whose mean accuracy is at most one standard error below
# the best mean. The standard error of the best size's mean is the standard deviation of its runs
# (`np.std`), divided by the root of the number of runs.
#
# - In: `sizes`, a list in rising order, and `accuracies`, shape `(runs, len(sizes))`, in percent, on held-out
#   points. Out: one of the sizes.
# - Worked line: sizes 2, 4, 8 with the runs `[70, 88, 88]` and `[72, 90, 91]` have the means 71, 89 and 89.5.
#   The runs of size 8 have the standard deviation 1.5, so the standard error is $1.5/\sqrt{2} = 1.06$. At
#   least 88.44 is needed: the answer is 4.
# - The check looks at runs that differ a little and a lot, and at a best size that is the largest.


# %% answer="choose_size"
def choose_size(sizes, accuracies):
    """Choose the smallest size that is within one standard error of the best one.

    sizes: list in rising order. accuracies: shape (runs, len(sizes)), held out, in percent.
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
# Five networks were trained on one data set, and tried on held-out examples of it:
#
# | network | hidden units | right on training examples | right on held-out examples |
# |---|---|---|---|
# | A | 1 | 64 % | 63 % |
# | B | 2 | 79 % | 77 % |
# | C | 4 | 89 % | 87 % |
# | D | 8 | 91 % | 87 % |
# | E | 50 | 98 % | 78 % |
#
# Replace `None` by your answers:
#
# - `"size to use"`: the letter of the network you would use. Of two that do equally well where it counts, take
#   the smaller.
# - `"underfits"`: the letter of the one that underfits most;
# - `"overfits most"`: the letter of the one that overfits most;
# - `"numbers in a 2-4-1 network"`: how many parameters has a network with 2 inputs, 4 hidden units and 1
#   output?
# - `"all weights 0.5"`: four hidden units start with all weights 0.5 and all biases 0, and are trained for
#   10 000 updates. How many *different* rows does $W^{[1]}$ have then?
# - `"training changes"`: which of `"n_h"`, `"learning_rate"`, `"num_iterations"`, `"b1"` does gradient descent
#   change?
# - `"weights times 1000"`: someone forgets the 0.01, and multiplies the draws by 10 instead. Of the error that
#   comes back to the hidden units, hardly anything gets through them for most examples. The reason is
#   `"units stay equal"`, `"tanh is flat"` or `"rate too small"`.
#
# Worked line: were the question the number of inputs of that network, the answer would be `2`. The check tells
# right from wrong for three of them; the others are looked at when you hand in.

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
# A flower of 400 points has to be learned by at most **6 hidden units** (25 parameters) in at most **200
# updates**. With the start that you know, 0.01 times normal draws, and rate 1.2, that fails on many flowers.
# Choose better hyperparameters.
#
# - Out: a dict with `"n_h"`, `"num_iterations"`, `"learning_rate"` and `"scale"`. The weights start as `scale`
#   times normal draws, the biases at 0.
# - The check trains networks by your design on flowers that you have not seen, each with its own start, and
#   tries them on 1000 new points. The mean has to reach 80 % for the visible case; at grading, on other
#   flowers, 80, 83 and 86 %. Good designs reach about 88 %.
# - Try designs in the cell below first, with several seeds: a design that is lucky once is worth nothing here.
# - Worked line: 6 units have $6 \cdot 2 + 6 + 6 + 1 = 25$ parameters.

# %% tags=["experiment"] long="each number in it is yours to change"
# Yours to change: one design, tried on some flowers.
n_h, scale, learning_rate, results = 4, 0.01, 1.2, []
for seed in (21, 22, 23):
    X_try, Y_try = datasets.make_flower(seed=seed)
    made = initialize_parameters(2, n_h, 1)
    made = {name: value * scale / 0.01 for name, value in made.items()}
    for _ in range(200):
        _, cache = forward_propagation(X_try, made)
        made = update_parameters(
            made, backward_propagation(made, cache, X_try, Y_try), learning_rate
        )
    X_fresh, Y_fresh = datasets.make_flower(m=1000, seed=seed + 100)
    results.append(accuracy(forward_propagation(X_fresh, made)[0] > 0.5, Y_fresh))
print("right on new points, in percent:", np.round(results, 1))


# %% answer="flower_design"
def flower_design():
    """Choose n_h (at most 6), num_iterations (at most 200), learning_rate and scale; a dict."""
    ...


# %% check="flower_design"
check("flower_design")

# %% [markdown]
# ### Exercise 6: other shapes (open-ended, not marked)
#
# Nothing in your network knows about flowers. Here are four other sets.


# %% folded=True tags=["experiment"]
# The same eight hidden units for all four sets; 300 points to train on, 300 held out.
def fit_line(X, Y, num_iterations):
    """Train logistic regression; return what gives its probabilities, and its costs."""
    w, b = logistic.initialize_with_zeros(2)
    params, _, costs = logistic.optimize(w, b, X, Y, num_iterations, learning_rate=0.1)
    return lambda points: sigmoid(params["w"].T @ points + params["b"]), costs


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
# Take one of them, and answer by experiments in a cell of your own: **what is the smallest hidden layer that
# does as well as any?** Then judge your own work:
#
# - I said beforehand how many units I expect, and why (how many edges does the shape need?).
# - I compared sizes on points that no network was trained on, with at least three starts each.
# - I said how far runs of the same size lie apart, and whether the difference I report is larger.
# - I looked at the boundary of the smallest one, and can say what each of its units does.
#
# Two of four is a start, and four of four is how such a question is answered in a paper.
#
# ## What you can do now
#
# You can train a network with one hidden layer, tell underfitting from overfitting, and choose hyperparameters
# without falling for luck. Next: handwritten digits.
#
# > **Who and when.** Stuart Geman, Elie Bienenstock and René Doursat wrote on too small and too large networks in
# > 1992. The rule of one standard error is from *Classification and Regression Trees* by Leo Breiman and others
# > (1984). Mikhail Belkin and others showed in 2019 that very large networks may generalise well again: the curve
# > of this lesson is not the whole story.
# >
# > *Read*: [Neural networks and the bias/variance dilemma](https://doi.org/10.1162/neco.1992.4.1.1). *Watch*: Welch
# > Labs, *Neural Networks Demystified*, part 7. *Try*: [TensorFlow Playground](https://playground.tensorflow.org)
# > with the spiral; look at *test loss* only. *The other story*: [Reconciling modern machine-learning practice and
# > the classical bias-variance trade-off](https://doi.org/10.1073/pnas.1903070116).
