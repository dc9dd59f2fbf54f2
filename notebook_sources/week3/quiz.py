# %% [markdown]
# # Quiz: one hidden layer
#
# Thirteen questions on this week's notebook, none of which you can answer by recalling a sentence.
# Plan 45 minutes, and have paper at hand; for two of them you need the notebook's explorers.
#
# Each part has a cell with a dict of answers, and a **form** that asks the questions and fills the
# dict in. Run the cell of the answers, then that of the form. Or unfold the questions above them, and
# type into the dict. The check marks about half of the questions, with hints and reasons; the others
# count at grading. A person marks the question at the end. A cell `check.solutions(...)`, where there
# is one, marks all once you have answered all.
#
# Run this cell first.

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograde_tests import notebook_checks
from course_utils import plotting, training
from course_utils.reference import activations

check = notebook_checks("week3/quiz")

# %% [markdown]
# ## 1. What flows through a hidden layer

# %% quiz="flow"
check("flow")

# %% [markdown]
# ## 2. What a hidden layer can draw
#
# In the figure the examples of class 1 lie inside a ring of examples of class 0. Three networks
# with tanh units in one hidden layer were trained on them, and differ in the number of these units.
# Black lines show where the output is one half.


# %% tags=["experiment"]
def train(X, Y, n_h, seed, num_iterations=3000, learning_rate=1.0, held_out=None):
    """Train a network with one hidden layer; return its forward pass, and its costs."""
    rng = np.random.default_rng(seed)
    W1, b1 = rng.normal(size=(n_h, 2)), np.zeros((n_h, 1))
    W2, b2 = 0.1 * rng.normal(size=(1, n_h)), np.zeros((1, 1))
    costs = {"training": [], "held-out": []}
    for i in range(num_iterations):
        A1 = np.tanh(W1 @ X + b1)
        Z2 = W2 @ A1 + b2
        if i % 50 == 0:
            costs["training"].append(np.mean(np.logaddexp(0, Z2) - Y * Z2))
            if held_out is not None:
                Z = W2 @ np.tanh(W1 @ held_out[0] + b1) + b2
                costs["held-out"].append(np.mean(np.logaddexp(0, Z) - held_out[1] * Z))
        dZ2 = (activations.sigmoid(Z2) - Y) / X.shape[1]
        dZ1 = W2.T @ dZ2 * (1 - A1**2)
        W2, b2 = W2 - learning_rate * dZ2 @ A1.T, b2 - learning_rate * dZ2.sum()
        W1 = W1 - learning_rate * dZ1 @ X.T
        b1 = b1 - learning_rate * dZ1.sum(axis=1, keepdims=True)
    return lambda X: activations.sigmoid(W2 @ np.tanh(W1 @ X + b1) + b2), costs


rng = np.random.default_rng(3)
Y = (np.arange(200) % 2)[None].astype(float)
radius = np.where(Y == 1, np.sqrt(rng.uniform(size=200)), rng.uniform(1.3, 2.4, size=200))
angle = rng.uniform(0, 2 * np.pi, size=200)
X = np.vstack([radius * np.cos(angle), radius * np.sin(angle)])

sizes = np.random.default_rng(9).permutation([1, 2, 3])  # the code does not tell which is which
fig, axes = plt.subplots(1, 3, figsize=(13.5, 4), layout="constrained")
for ax, letter, n_h in zip(axes, "PQR", sizes, strict=True):
    forward, _ = train(X, Y, n_h, seed=1)
    plotting.plot_decision_boundary(ax, forward, X, Y, title=f"Network {letter}")
plotting.show(
    fig,
    alt="Three panels with the same examples, class 1 in a disc, class 0 in a ring around it. In P "
    "the boundary is a closed triangle with round corners around the disc. In Q it is one straight "
    "line that touches the disc. In R two lines, which do not meet in the picture, bound a strip "
    "that holds the disc and parts of the ring on both sides.",
)

# %% quiz="boundaries"
check("boundaries")

# %% [markdown]
# ## 3. What training tells
#
# A network with 40 hidden units is trained on 60 examples whose two classes overlap. The figure
# shows the cost on these, and on 500 others that it was not trained on. Which curve is which is for
# you to say.

# %% tags=["experiment"]
rng = np.random.default_rng(5)


def overlapping(m):
    X = rng.normal(size=(2, m))
    return X, (X[:1] + 0.8 * rng.normal(size=(1, m)) > 0).astype(float)


X_small, Y_small = overlapping(60)
_, costs = train(
    X_small, Y_small, 40, seed=2, num_iterations=4000, learning_rate=0.4, held_out=overlapping(500)
)
sets = np.random.default_rng(3).permutation(["training", "held-out"])  # not told here either
curves = {letter: costs[name] for letter, name in zip("PQ", sets, strict=True)}
fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
plotting.plot_cost_curves(
    ax,
    [training.History.from_costs(values, f"curve {k}", 50) for k, values in curves.items()],
    log=True,
    legend="upper left",
    title="One network, two sets of examples",
)
plotting.show(
    fig,
    alt="Two cost curves over 4000 iterations on a logarithmic axis, both from "
    f"{curves['P'][0]:.2f} or less. P falls to {min(curves['P']):.2f} within the first hundreds of "
    f"iterations and then rises to {curves['P'][-1]:.1f}. Q falls all the way to "
    f"{curves['Q'][-1]:.2f}.",
)

# %% quiz="learning"
check("learning")

# %% [markdown]
# ## What you can say now
#
# You can follow shapes and errors through a hidden layer in both directions, say how many units a
# boundary needs, tell which starts keep units equal for ever, and see in two cost curves when a
# network begins to learn its training examples by heart.
