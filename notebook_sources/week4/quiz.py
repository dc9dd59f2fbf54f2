# %% [markdown]
# # Quiz: deep networks
#
# Nineteen questions, thirteen about this week and six about the weeks before. None can be answered by recalling a
# sentence. Plan 45 minutes, and have paper ready; two of them ask for an explorer.
#
# The **forms** work as in week 2's quiz: the check marks about half of the questions, the others count at grading,
# and a person marks the last question of part 3.

# %% [markdown]
# Run this cell first.

# %%
from autograde_tests import notebook_checks
from course_utils.figures.week4 import quiz as figures

check = notebook_checks("week4/quiz")

# %% [markdown]
# ## 1. Blocks, shapes and caches

# %% quiz="blocks"
check("blocks")

# %% [markdown]
# ## 2. Backwards by hand

# %% quiz="backward"
check("backward")

# %% [markdown]
# ## 3. What depth does
#
# Before any training, 500 examples with 100 independent inputs of standard deviation 1 go through ten layers of 100
# ReLU units. The weights are drawn with standard deviation 0.01, 0.1 or 0.5; the biases are 0. The figure shows how
# far the outputs of each layer spread, on a logarithmic axis: one horizontal line to the next is a factor of 1000.

# %% tags=["experiment"]
figures.draw_starts()

# %% quiz="depth"
check("depth")

# %% [markdown]
# ## 4. Weeks 1 to 3 again
#
# Do these without looking anything up: what comes back to you now is yours.

# %% quiz="earlier"
check("earlier")

# %% [markdown]
# ## What you can say now
#
# You can count a deep network's parameters, read its shapes out of an error message, carry an error back through a
# chain by hand, say what one divisor too many does to every layer, and tell from the spread of the first
# activations whether training can begin at all.
#
# Are you unsure of one of these? The lessons: `deep_network_step_by_step` (shapes and starts),
# `deep_backpropagation` (the way of an error), `shallow_and_deep` (what depth buys), `digits_deep_network`
# (hyperparameters).
#
# > **Who and when.** Sepp Hochreiter showed in 1991 why errors vanish on their way back through many layers.
# >
# > *Read*: Glorot and Bengio, [Understanding the difficulty of training deep feedforward neural
# > networks](https://proceedings.mlr.press/v9/glorot10a.html) (2010), its figures of activations by layer. *Try*:
# > answer part 4 again in a week.
