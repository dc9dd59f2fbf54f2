# %% [markdown]
# # Quiz: getting down faster
#
# Eighteen questions on this week's notebook, none of which you can answer by recalling a sentence.
# Plan an hour and a quarter, and have paper and a calculator (or a spare cell) at hand. Three of them
# ask for a number that you find with an explorer: leave the notebook open beside this one.
#
# Each part has a cell with a dict of answers, and a **form** that asks the questions and fills the
# dict in. Run the cell of the answers, then that of the form. Or unfold the questions above them, and
# type into the dict. The check marks about half of the questions, with hints and reasons; the others
# count at grading. A person marks the question at the end. A cell `check.solutions(...)`, where there
# is one, marks all once you have answered all.
#
# The symbols are those of the notebook: $\alpha$ is the learning rate, $\beta$ says how much of an
# average is kept, $v$ averages gradients, $s$ their squares, and $\hat v$, $\hat s$ are corrected.
#
# Run this cell first.

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograde_tests import notebook_checks
from course_utils import plotting
from course_utils.reference import optimizers

check = notebook_checks("week6/quiz")

# %% [markdown]
# ## 1. Portions

# %% quiz="portions"
check("portions")

# %% [markdown]
# ## 2. Averages that forget

# %% quiz="averages"
check("averages")

# %% [markdown]
# ## 3. Four walks
#
# Four descents on $J(w, b) = \frac{1}{2} (w^2 + 25\, b^2)$, with its exact gradient, which is $w$
# along $w$ and $25\, b$ along $b$. All start at the black dot and make 30 steps, a mark after each;
# the star is the minimum. Which walk is which is for you to say.


# %% tags=["experiment"]
def walk(method, rate, num_steps=30):
    """Walk down with one of the course's methods; return the places, one a row."""
    parameters = {"W1": np.array([[-9.0]]), "b1": np.array([[1.2]])}
    v, s = optimizers.initialize_adam(parameters)
    path = [(-9.0, 1.2)]
    for t in range(1, num_steps + 1):
        grads = {"dW1": parameters["W1"], "db1": 25 * parameters["b1"]}
        if method == "Adam":
            parameters, v, s, _, _ = optimizers.update_parameters_with_adam(
                parameters, grads, v, s, t, rate
            )
        elif method == "momentum":
            parameters, v = optimizers.update_parameters_with_momentum(
                parameters, grads, v, 0.9, rate
            )
        else:
            parameters = optimizers.update_parameters_with_gd(parameters, grads, rate)
        path.append((parameters["W1"].item(), parameters["b1"].item()))
    return np.array(path)


settings = [
    ("gradient descent", 0.02),
    ("gradient descent", 0.076),
    ("momentum", 0.15),
    ("Adam", 0.4),
]
order = np.random.default_rng(24).permutation(4)  # so that the code does not tell which is which
w, b = np.linspace(-10, 4, 141), np.linspace(-1.6, 1.6, 121)
fig, axes = plt.subplots(2, 2, figsize=(11, 6.4), layout="constrained", sharex=True, sharey=True)
for ax, letter, k in zip(axes.flat, "PQRS", order, strict=True):
    path = walk(*settings[k])
    height = (w**2 + 25 * b[:, None] ** 2) / 2
    ax.contour(w, b, height, [1, 4, 10, 20, 32, 48], colors="grey", linewidths=0.7, alpha=0.7)
    ax.plot(*path.T, "o-", color=plotting.BLUE, ms=4, lw=1.2)
    ax.plot(*path[0], "o", color="black", ms=9)
    ax.plot(0, 0, "*", color="#D55E00", ms=13)
    ax.set(
        title=f"Walk {letter}", xlabel="weight w", ylabel="bias b", xlim=(-10, 4), ylim=(-1.6, 1.6)
    )
plotting.show(
    fig,
    alt="Four walks of 30 steps in a valley that is long in w and steep in b, from (-9, 1.2). P starts "
    "steeply, swings to both sides in wide waves, passes the minimum and turns round at w = 2. Q jumps "
    "from wall to wall, each jump smaller, and ends at w = -0.8. R starts with equal steps along w and "
    "b, swings in one wave and ends beside the minimum. S goes to the floor without crossing it, then "
    "creeps along it with ever shorter steps and ends at w = -4.9.",
)

# %% quiz="walks"
check("walks")

# %% [markdown]
# ## 4. Steps of the right length

# %% quiz="lengths"
check("lengths")

# %% [markdown]
# ## 5. Getting there

# %% quiz="arriving"
check("arriving")

# %% [markdown]
# ## What you can say now
#
# You can count the steps of a run and say how noisy they are, follow an average that forgets by
# hand, recognise a method by the way it walks, find the slip in an optimiser from its code or from
# the numbers it prints, and tell a run that dances from one that is stuck.
