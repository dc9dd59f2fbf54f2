# %% [markdown]
# # Instruments of a training run
#
# A cost curve says that something is wrong, seldom what. People who train networks watch a few more numbers. Here
# you write these instruments, and read them.
#
# You will learn to
#
# - measure how far an update moves the weights, and what each layer puts out;
# - say from such numbers what is the matter with a run;
# - recognise an optimiser by its steps, and test one.
#
# Plan about 60 minutes. You need `learning_rate_decay`, and Adam from `optimization_methods`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week6 import training_diagnostics as figures
from course_utils.toolbox.activations import relu
from course_utils.toolbox.optimizers import initialize_adam, update_parameters_with_adam

check = notebook_checks("week6/training_diagnostics")

# %% [markdown]
# ## 1. How far does an update move the weights?
#
# The **update-to-weight ratio** is the length of an update of a weight matrix, divided by the length of the matrix:
#
# $$r^{[l]} = \frac{\|W^{[l]}_\text{after} - W^{[l]}_\text{before}\|}{\|W^{[l]}_\text{before}\|},
# \qquad \|W\| = \sqrt{\sum_{ij} W_{ij}^2}$$
#
# ### Exercise 1: `update_ratio`
#
# - In: the parameters before and after one update. Out: a dict with the ratio of each weight matrix, under its
#   name. Biases are left out: they start at 0.
# - Worked line: if $(3, 4)$, of length 5, becomes $(3, 4.01)$, the ratio is $0.01/5 = 0.002$.


# %% answer="update_ratio"
def update_ratio(before, after):
    """Length of each weight matrix's update, relative to the length of the matrix.

    before, after: dicts with W1, b1 and so on. Returns a dict: a number for each W1, W2 …
    """
    ...


# %% check="update_ratio"
check("update_ratio")

# %% [markdown]
# A rule of thumb says that a ratio near $10^{-3}$ is healthy. Try it: a network `[64, 64, 64, 32, 10]` learns
# week 3's digits from He's start, in only 150 updates.

# %% predict="best_ratio"
check.predict("best_ratio")

# %% folded=True tags=["experiment"]
# Ten learning rates, five seeds each, in about six seconds.
if check.ready("update_ratio"):
    rows = []
    for method, rates in {
        "adam": (1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1),
        "gd": (0.01, 0.1, 0.3, 0.5),
    }.items():
        for rate in rates:
            ratios, right = [], []
            for seed in range(5):
                run = figures.networks(figures.start(seed), method, rate, 150, seed)
                for before, after, _ in run:
                    ratio = update_ratio(before, after)
                    ratios.append([ratio[f"W{layer}"] for layer in range(1, 5)])
                right.append(figures.percent_right(after, seed))
            rows.append((method, rate, np.mean(ratios), np.mean(right)))
    figures.draw_rates(rows)

# %% [markdown]
# Both optimisers are best between 0.008 and 0.03, at learning rates ten times apart. In so short a run, 0.001 is
# slow: the rule comes from long runs.
#
# ## 2. What do the layers put out?
#
# A dead ReLU, of week 3, is off for *every* example.
#
# ### Exercise 2: `dead_share`
#
# - In: `A`, activations of a ReLU layer, shape `(n, m)`. Out: the share of its units that are dead.
# - Worked line: `[[0, 0], [0, 2]]` has one dead unit of two: 0.5.


# %% answer="dead_share"
def dead_share(A):
    """Share of a ReLU layer's units that are off for every example; A: shape (n, m)."""
    ...


# %% check="dead_share"
check("dead_share")

# %% [markdown]
# ### Exercise 3: `layer_statistics`
#
# - Out: a list with three numbers for each **hidden** layer: mean and standard deviation of all its activations,
#   and its share of dead units.
# - Worked line: the activations `[[1, 1], [0, 0]]` give `(0.5, 0.5, 0.5)`.


# %% answer="layer_statistics"
def layer_statistics(X, parameters):
    """Mean, standard deviation and share of dead units of every hidden layer's activations.

    X: shape (n[0], m). parameters: W1, b1, … WL, bL. Returns a list of L - 1 triples.
    """
    ...


# %% check="layer_statistics"
check("layer_statistics")

# %% predict="how_many_die"
check.predict("how_many_die")

# %% tags=["experiment"]
if check.ready("layer_statistics"):
    X_held = figures.digits(0)[2]
    for rate in (0.001, 0.01, 0.03):
        *_, (_, trained, _) = figures.networks(figures.start(0), "adam", rate, 350)
        dead = [f"{100 * layer[2]:.0f} %" for layer in layer_statistics(X_held, trained)]
        right = figures.percent_right(trained, 0)
        print(f"rate {rate}: dead in layers 1 to 3: {', '.join(dead)}; {right:.1f} % right")

# %% [markdown]
# So dead units are no catastrophe. A layer that is dead as a whole is: it lets no error back.
#
# ## 3. Six runs
#
# Five of these six runs have something the matter. The last instrument is new: the **gradient norm** is the length
# of all gradients together, the root of the sum of their squares. Many people cap it (*clipping*).

# %% folded=True tags=["experiment"]
# The instruments of six runs; ratios, standard deviations and dead units are listed by layer.
if check.ready("update_ratio", "layer_statistics"):
    print(
        "run  cost: start, end | ratio            | std of activations | dead units, % | gradient norm"
    )
    for letter, (before, after, costs, norm, X_train) in figures.inspected().items():
        moved = update_ratio(before, after)
        ratio = " ".join(f"{moved[f'W{layer}']:.0e}" for layer in range(1, 5))
        _, std, dead = np.transpose(layer_statistics(X_train, after))
        std = " ".join(f"{value:.2g}" for value in std)
        dead = " ".join(f"{100 * value:.0f}" for value in dead)
        print(
            f"{letter}  {costs[0]:7.2f} {costs[1]:6.2f} | {ratio} | {std:18} | {dead:9} | {norm:.1g}"
        )

# %% [markdown]
# ### Exercise 4: `diagnosis`
#
# Give each run one of `"healthy"`, `"learning rate too small"`, `"learning rate too large"`,
# `"first weights too small"`, `"first weights too large"`, `"a layer is never updated"`. Each occurs once.
# (Saying 10 % to every digit costs 3.25.) The check marks three; all count at grading.

# %% answer="diagnosis"
diagnosis = {"A": None, "B": None, "C": None, "D": None, "E": None, "F": None}
### BEGIN SOLUTION
diagnosis = {
    "A": "learning rate too small",
    "B": "healthy",
    "C": "first weights too small",
    "D": "a layer is never updated",
    "E": "learning rate too large",
    "F": "first weights too large",
}
### END SOLUTION

# %% check="diagnosis"
check("diagnosis")

# %% [markdown]
# In run D, the cost falls almost as in the healthy one. Only the ratio gives it away.
#
# ## 4. Which optimiser was it?
#
# Four optimisers walk down the same valley, $J = \frac{1}{2}(c_1 x_1^2 + c_2 x_2^2)$, with the same rate.

# %% tags=["experiment"]
figures.draw_traces()

# %% [markdown]
# One step is enough. On paper, for averages that start at 0: what is the **first** step of each, in terms of
# $\alpha$, $g$ and $\beta$? (Leave out $\varepsilon$.)
#
# ### Exercise 5: `which_optimizer`
#
# - In: `positions`, shape `(2, steps + 1)`: the start, then the place after each step. `curvatures`,
#   shape `(2, 1)`: $c_1$ and $c_2$. `learning_rate`: $\alpha$.
# - Out: `"gd"`, `"momentum"`, `"rmsprop"` or `"adam"`. You do not know $\beta$.
# - The entries of the first gradient differ in size from each other and from 1.
# - Worked line: from $(2, 1)$ to $(1.8, 0.5)$ with $c = (1, 5)$ and $\alpha = 0.1$ it was `"gd"`.


# %% answer="which_optimizer"
def which_optimizer(positions, curvatures, learning_rate):
    """Tell from a trace on a known quadratic which optimiser has walked there.

    positions: shape (2, steps + 1). curvatures: shape (2, 1).
    Returns "gd", "momentum", "rmsprop" or "adam".
    """
    ...


# %% check="which_optimizer"
check("which_optimizer")

# %% tags=["experiment"]
if check.ready("which_optimizer"):
    figures.draw_traces(which_optimizer)

# %% [markdown]
# ## 5. Almost Adam
#
# Four people wrote Adam, three of them with a fault: no bias correction; biases that are never updated; and
# $\sqrt{\hat s + \varepsilon}$ in the place of $\sqrt{\hat s} + \varepsilon$.

# %% predict="faulty_adam"
check.predict("faulty_adam")

# %% tags=["experiment"]
figures.draw_adams(figures.race_of_adams())

# %% [markdown]
# Training forgives. So test an optimiser by its steps, as you tested gradients in week 3.
#
# ### Exercise 6: `adam_is_right`
#
# You are handed a function `adam` that is called and answers like your `update_parameters_with_adam`. Is it right,
# `True` or `False`? Choose parameters and gradients for which no fault stays hidden. One shows only at the second
# step, another only beside tiny gradients.
#
# - Right versions may differ by rounding, by less than $10^{-12}$.
# - The check hands in twelve versions, of which two are right. Six are named on its cards.


# %% answer="adam_is_right"
def adam_is_right(adam):
    """Whether a function updates parameters as Adam does; True or False.

    adam: called and answering like update_parameters_with_adam.
    """
    ...


# %% check="adam_is_right"
check("adam_is_right")

# %% [markdown]
# ## What you can do now
#
# You can read a run by more than its cost, and find faults that training forgives.
#
# > **Who and when.** Xavier Glorot and Yoshua Bengio drew activations and gradients layer by layer in 2010. Andrej
# > Karpathy spread the ratio of $10^{-3}$ in the notes of Stanford's course CS231n (2015).
# >
# > *Read*: Andrej Karpathy, [A Recipe for Training Neural Networks](https://karpathy.github.io/2019/04/25/recipe/).
# > *Watch*: Andrej Karpathy, [Building makemore, part 3: activations, gradients,
# > BatchNorm](https://www.youtube.com/watch?v=P6sfmUTpUmc). *Try*:
# > [TensorBoard](https://www.tensorflow.org/tensorboard), which draws such instruments.
