# %% [markdown]
# # Quiz: deep networks
#
# Thirteen questions on this week's notebooks, none of which you can answer by recalling a sentence.
# Plan 45 minutes, and have paper at hand.
#
# Each part has a cell with a dict of answers, and a **form** that asks the questions and fills the
# dict in. Run the cell of the answers, then that of the form. Or unfold the questions above them, and
# type into the dict. The check marks about half of the questions, with hints and reasons; the others
# count at grading. A person marks the question at the end. A cell `check.solutions(...)`, where there
# is one, marks all once you have answered all.

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
# Before any training, 500 examples with 100 independent inputs of standard deviation 1 go through
# ten layers of 100 ReLU units. The weights are drawn once with standard deviation 0.01, once with
# 0.1 and once with 0.5; the biases are 0. The figure shows how far the outputs of each layer
# spread, on a logarithmic axis: from one horizontal line to the next it is a factor of 1000. Which
# curve belongs to which weights is for you to say.

# %% tags=["experiment"]
figures.draw_starts()

# %% quiz="depth"
check("depth")

# %% [markdown]
# ## What you can say now
#
# You can count a deep network's parameters, read its shapes out of an error message, carry an error
# back through a chain by hand, say what one divisor too many does to every layer, and tell from the
# spread of the first activations whether training can begin at all.
