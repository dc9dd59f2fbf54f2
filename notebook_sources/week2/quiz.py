# %% [markdown]
# # Quiz: logistic regression
#
# Twelve questions on what you built in this week's two notebooks. You cannot answer them by
# recalling a sentence: predict, read a figure, take paper and work it out, or go back to an explorer
# and try. Plan 45 minutes.
#
# ## How the quiz works
#
# Each part has a cell with a dict of answers, then a **form** that asks the questions. Run the cell of
# the answers and then the cell of the form. What you choose in the form is written into the dict,
# so your answers are plain text that is saved and handed in with the notebook. You can as well
# unfold the questions, which stand above as text, and type into the dict: a letter such as `"b"`, a
# list of letters such as `["a", "d"]`, or a number.
#
# The check marks about half of the questions, as often as you like: it gives a hint for mistakes that
# people often make, and for a right answer the reason. The other half says that it **counts at
# grading**: the same ideas in another setting, of which the check tells only whether your answer can
# be read. A person reads and marks the question at the end. Where a part ends with a cell
# `check.solutions(...)`, it marks everything once you have answered everything.
#
# Run this cell first.

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograde_tests import notebook_checks
from course_utils import plotting, training
from course_utils.reference import activations

check = notebook_checks("week2/quiz")

# %% [markdown]
# ## 1. What one unit computes
#
# A unit takes two features. Its weights are $w = (2, -1)$ and its bias is $b = -1$. The figure
# shows its output over the plane, and the line on which the output is one half.

# %% tags=["experiment"]
w, b = np.array([[2.0], [-1.0]]), -1.0
X = np.array([[1.5, -1.0, 0.0, 2.5], [1.0, 0.5, -2.5, -1.0]])
Y = np.array([[1, 0, 1, 1]])
fig, ax = plt.subplots(figsize=(6.4, 4.4), layout="constrained")
plotting.plot_decision_boundary(
    ax, lambda X: activations.sigmoid(w.T @ X + b), X, Y, title="Output of the unit"
)
plotting.show(
    fig,
    alt="The plane of two features. The line on which the output is one half rises from bottom "
    "left to top right, with slope 2, and meets the horizontal axis at 0.5. To its right the output "
    "is near 1, to its left near 0. One of four marked examples lies at (1.5, 1), right of the line.",
)

# %% quiz="one_unit"
check("one_unit")

# %% [markdown]
# ## 2. What training does
#
# The examples of the next figure have two features: the first is a length in metres, with values
# around $\pm 1$; the second is one in millimetres, with values around $\pm 30$. Both say equally
# much about the label. Three units are trained for 200 iterations: one on the **raw** features with
# learning rate 0.5, one on the raw features with rate 0.002, and one on **standardised** features
# with rate 0.5. The cost axis is logarithmic.

# %% tags=["experiment"]
rng = np.random.default_rng(4)
m = 200
raw = np.vstack([rng.normal(size=m), 30 * rng.normal(size=m)])
labels = (2.5 * raw[:1] - 2.5 * raw[1:] / 30 + rng.normal(size=(1, m)) > 0).astype(float)
standardised = (raw - raw.mean(axis=1, keepdims=True)) / raw.std(axis=1, keepdims=True)


def costs_of(X, learning_rate, num_iterations=200):
    w, b = np.zeros((2, 1)), 0.0
    costs = []
    for _ in range(num_iterations + 1):
        Z = w.T @ X + b
        # loss and sigmoid, written so that no z is too large for them
        costs.append(np.mean(np.logaddexp(0, Z) - labels * Z))
        dZ = (1 + np.tanh(Z / 2)) / 2 - labels
        w, b = w - learning_rate * X @ dZ.T / m, b - learning_rate * np.mean(dZ)
    return costs


settings = [(raw, 0.5), (raw, 0.002), (standardised, 0.5)]
order = np.random.default_rng(5).permutation(3)  # so that the code does not tell which is which
runs = {letter: costs_of(*settings[k]) for letter, k in zip("PQR", order, strict=True)}
fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
plotting.plot_cost_curves(
    ax,
    [training.History.from_costs(costs, f"run {letter}", 1) for letter, costs in runs.items()],
    log=True,
    title="Three runs on the same 200 examples",
)
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plotting.show(
    fig,
    alt="Three cost curves over 200 iterations, all from 0.69, on a logarithmic axis. "
    f"P falls to {runs['P'][5]:.2f} within five iterations and is still at {runs['P'][-1]:.2f} at "
    f"the end. Q falls smoothly to {runs['Q'][-1]:.2f}. R jumps between about "
    f"{min(runs['R'][1:]):.1f} and {max(runs['R']):.0f} to the end.",
)

# %% quiz="descent"
check("descent")

# %% [markdown]
# ## 3. What a result means

# %% quiz="in_use"
check("in_use")

# %% [markdown]
# ## What you can say now
#
# You can read off a unit's line and its certainty, tell a fault of scale from a fault of rate, find
# a wrong shape from three printed ones, and ask of an accuracy what it is better than. If a
# question went wrong twice, go back to the notebook it comes from before you try the next option.
