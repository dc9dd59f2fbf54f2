# %% [markdown]
# # Quiz: making it train
#
# Thirty-nine questions on this week's notebooks, about ten on each, none of which you can answer by
# recalling a sentence. Plan half an hour for each of the four parts, and have paper and a calculator
# (or a spare cell) at hand. Do each part when you have done its notebook.
#
# Each part has its questions, a cell with a dict of answers, and a **form** that fills the dict in.
# Run the cell of the answers, then that of the form; or type into the dict. The check says which
# answers are right and gives hints for known mistakes. One question at the end is marked by a person.
#
# Run this cell first.

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, plotting
from course_utils.reference.activations import sigmoid

check = notebook_checks("week5/quiz")

# %% [markdown]
# ## 1. Sets and errors
#
# On the first half of `setting_up`.

# %% quiz="errors"
check("errors")

# %% [markdown]
# ## 2. Inputs, weights and depth
#
# On `initialization`, and on the second half of `setting_up`.
#
# Logistic regression without a bias, on 200 examples with two features. On the left the second
# feature is as it was measured, with a standard deviation 4 times that of the first. On the right both
# are divided by their standard deviations. Lines of equal cost, and 12 steps of gradient descent from
# the ring. The learning rate is different on the two sides: on each it is 0.9 times the one at which
# the steps near the minimum would begin to grow.


# %% tags=["experiment"]
def gradient_at(w, X, Y):
    return X @ (sigmoid(w @ X) - Y).T / Y.shape[1]


rng = np.random.default_rng(4)
X_scaled = rng.normal(size=(2, 200))
Y = (rng.random((1, 200)) < sigmoid(1.5 * X_scaled[:1] + 1.2 * X_scaled[1:])).astype(float)
fig, axes = plt.subplots(1, 2, figsize=(12, 4.2), layout="constrained")
ends = []
for ax, name, scale in zip(axes, ("as measured", "scaled"), (4.0, 1.0), strict=True):
    X = X_scaled * np.array([[1.0], [scale]])
    best = np.zeros((1, 2))
    for _ in range(20):  # Newton's method finds the minimum
        a = sigmoid(best @ X)
        curvature = (X * a * (1 - a)) @ X.T / 200
        best = best - np.linalg.solve(curvature, gradient_at(best, X, Y)).T
    rate = 0.9 * 2 / np.linalg.eigvalsh(curvature).max()
    path = [np.array([[0.2, best[0, 1] + 0.9 / scale]])]
    for _ in range(12):
        path.append(path[-1] - rate * gradient_at(path[-1], X, Y).T)
    track = np.vstack(path)
    width, height = 2.0, 1.3
    w1, w2 = np.meshgrid(
        np.linspace(best[0, 0] - width, best[0, 0] + width, 120),
        np.linspace(best[0, 1] - height, best[0, 1] + height, 160),
    )
    z = np.tensordot(w1[..., None], X[:1], 1) + np.tensordot(w2[..., None], X[1:], 1)
    cost = np.mean(np.logaddexp(0, z) - Y * z, axis=-1)
    lowest = cost.min()
    ax.contour(w1, w2, cost, lowest + np.array([0.003, 0.02, 0.06, 0.12, 0.2, 0.3]), cmap="cividis")
    ax.plot(*track.T, "o-", color="#D55E00", ms=4, lw=1)
    ax.plot(*track[0], "o", ms=12, mfc="none", mec="black")
    ax.plot(*best[0], "*", ms=13, color="black")
    ax.set(title=f"Inputs {name}: rate {rate:.2g}", xlabel="weight w1", ylabel="weight w2")
    ax.set_aspect("equal")
    ends.append(np.abs(track[-1] - best[0]))
plotting.show(
    fig,
    alt="Two pictures of lines of equal cost, the minimum a star. Left: a valley that is narrow in "
    "w2 and long in w1; the path jumps from side to side in w2 and is, after 12 steps, still "
    f"{ends[0][0]:.1f} away from the minimum in w1. Right: nearly round lines; the path ends within "
    f"{ends[1].max():.2f} of the minimum.",
)

# %% quiz="signals"
check("signals")

# %% [markdown]
# ## 3. Against learning by heart
#
# On `regularization`.
#
# Logistic regression on all products of the two coordinates up to the seventh degree, for 60 points
# of two moons that overlap. It is trained again for each of 11 values of $\lambda$ in the L2 term. The
# figure shows the cross-entropy, without the L2 term, on these 60 points and on 1000 others. Which
# curve is which is for you to say.


# %% tags=["experiment"]
def powers(X):
    """Return all products of the two rows up to the seventh degree."""
    return np.vstack([X[0] ** (n - k) * X[1] ** k for n in range(1, 8) for k in range(n + 1)])


points, labels = datasets.make_moons(60, noise=0.35, seed=1)
others, their_labels = datasets.make_moons(1000, noise=0.35, seed=8)
raw = powers(points)
mu, sigma = raw.mean(axis=1, keepdims=True), raw.std(axis=1, keepdims=True)
ones = np.ones((1, 60)), np.ones((1, 1000))
sets = {
    "Q": (np.vstack([(raw - mu) / sigma, ones[0]]), labels),
    "P": (np.vstack([(powers(others) - mu) / sigma, ones[1]]), their_labels),
}
X, Y = sets["Q"]
w = np.zeros((1, len(X)))
penalised = np.ones(len(X))
penalised[-1] = 0  # the bias, which goes with the feature that is always 1
lambdas, costs = np.logspace(-2, 3, 11), {"P": [], "Q": []}
for lambd in lambdas[::-1]:  # each starts where the one before ended
    for _ in range(15):  # Newton's method again
        a = sigmoid(w @ X)
        slope = X @ (a - Y).T / 60 + lambd / 60 * (penalised * w).T
        curvature = (X * a * (1 - a)) @ X.T / 60 + lambd / 60 * np.diag(penalised)
        w = w - np.linalg.solve(curvature, slope).T
    for name, (features, truth) in sets.items():
        z = w @ features
        costs[name].insert(0, np.mean(np.logaddexp(0, z) - truth * z))
fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
for (name, values), style, colour in zip(
    costs.items(), ("-o", "--^"), plotting.LINE_COLOURS, strict=False
):
    ax.semilogx(lambdas, values, style, color=colour, label=f"curve {name}")
ax.set(
    title="One model, trained with 11 strengths of the L2 term",
    xlabel="λ",
    ylabel="mean cross-entropy (nats)",
)
ax.grid(alpha=0.3)
ax.legend()
low = int(np.argmin(costs["P"]))
plotting.show(
    fig,
    alt=f"Two curves over λ from 0.01 to 1000. P starts at {costs['P'][0]:.2f}, falls to "
    f"{costs['P'][low]:.2f} at λ = {lambdas[low]:.2g} and rises to {costs['P'][-1]:.2f}. Q rises "
    f"all the way, from {costs['Q'][0]:.2f} to {costs['Q'][-1]:.2f}; at the right end the two meet.",
)

# %% quiz="regularisation"
check("regularisation")

# %% [markdown]
# ## 4. Gradients under test
#
# On `gradient_checking`.

# %% quiz="checking"
check("checking")

# %% [markdown]
# ## What you can say now
#
# You can tell bias from variance, and both from a dev set of the wrong kind, say why inputs and first
# weights have the scales that they have, and read off a printed signal how a network was started. You
# can follow what each kind of regularisation does to a single weight, tell a faulty backward pass
# from a faulty check, and find the line to blame from a few bars.
