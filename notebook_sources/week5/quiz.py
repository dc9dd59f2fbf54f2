# %% [markdown]
# # Quiz: making it train
#
# Some forty questions on this week's notebooks, about ten on each, none of which you can answer by
# recalling a sentence. Plan half an hour for each of the four parts, and have paper and a calculator
# (or a spare cell) at hand. Do each part when you have done its notebook.
#
# Each part has two sets of questions. Each set has a cell with a dict of answers, and a **form** that
# asks the questions and fills the dict in. Run the cell of the answers, then that of the form. Or
# unfold the questions above them, and type into the dict. The check marks about half of the questions,
# with hints and reasons; the others count at grading. A person marks the question at the end. A cell
# `check.solutions(...)`, where there is one, marks all of a set once you have answered all of it.
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
# On the first half of `setting_up`. First the numbers that a dev set gives, and how far to trust them.

# %% quiz="dev_sets"
check("dev_sets")

# %% [markdown]
# Next, what the errors on several sets say when you compare them.

# %% quiz="errors"
check("errors")

# %% [markdown]
# ## 2. Inputs, weights and depth
#
# On the second half of `setting_up`, then on `initialization`.
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
# Now for the weights that a network starts with.

# %% quiz="starts"
check("starts")

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
examples = {
    "training": (np.vstack([(raw - mu) / sigma, ones[0]]), labels),
    "dev": (np.vstack([(powers(others) - mu) / sigma, ones[1]]), their_labels),
}
X, Y = examples["training"]
w = np.zeros((1, len(X)))
penalised = np.ones(len(X))
penalised[-1] = 0  # the bias, which goes with the feature that is always 1
lambdas, costs = np.logspace(-2, 3, 11), {"training": [], "dev": []}
for lambd in lambdas[::-1]:  # each starts where the one before ended
    for _ in range(15):  # Newton's method again
        a = sigmoid(w @ X)
        slope = X @ (a - Y).T / 60 + lambd / 60 * (penalised * w).T
        curvature = (X * a * (1 - a)) @ X.T / 60 + lambd / 60 * np.diag(penalised)
        w = w - np.linalg.solve(curvature, slope).T
    for name, (features, truth) in examples.items():
        z = w @ features
        costs[name].insert(0, np.mean(np.logaddexp(0, z) - truth * z))
shuffled = np.random.default_rng(4).permutation(["training", "dev"])  # not told here either
curves = {letter: costs[name] for letter, name in zip("PQ", shuffled, strict=True)}
fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
for (letter, values), style, colour in zip(
    curves.items(), ("-o", "--^"), plotting.LINE_COLOURS, strict=False
):
    ax.semilogx(lambdas, values, style, color=colour, label=f"curve {letter}")
ax.set(
    title="One model, trained with 11 strengths of the L2 term",
    xlabel="λ",
    ylabel="mean cross-entropy (nats)",
)
ax.grid(alpha=0.3)
ax.legend(loc="upper right")
low = int(np.argmin(curves["P"]))
plotting.show(
    fig,
    alt=f"Two curves over λ from 0.01 to 1000. P starts at {curves['P'][0]:.2f}, falls to "
    f"{curves['P'][low]:.2f} at λ = {lambdas[low]:.2g} and rises to {curves['P'][-1]:.2f}. Q rises "
    f"all the way, from {curves['Q'][0]:.2f} to {curves['Q'][-1]:.2f}; at the right end the two meet.",
)

# %% quiz="penalties"
check("penalties")

# %% [markdown]
# Penalties are one remedy. The next questions set them beside the others.

# %% quiz="remedies"
check("remedies")

# %% [markdown]
# ## 4. Gradients under test
#
# On `gradient_checking`. First the measurement itself.

# %% quiz="slopes"
check("slopes")

# %% [markdown]
# Next, what it tells: is it the backward pass that is wrong, or the check, or neither? The last
# question looks back on the whole week.

# %% quiz="checking"
check("checking")

# %% [markdown]
# ## What you can say now
#
# You can tell bias from variance, and both from a dev set of the wrong kind, say why inputs and first
# weights have the scales that they have, and read off a printed signal how a network was started. You
# can follow what each kind of regularisation does to a single weight, tell a faulty backward pass
# from a faulty check, and find the line to blame from a few bars.
