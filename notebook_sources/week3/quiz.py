# %% [markdown]
# # Quiz: one hidden layer
#
# Seventeen questions, eleven about this week and six about the weeks before. None can be answered by
# recalling a sentence. Plan 45 minutes, and have paper ready; for one of them you need the explorer of
# `hidden_units`.
#
# The **forms** work as in week 2's quiz: the check marks about half of the questions, the others count at
# grading, and a person marks the last question of part 3.

# %% [markdown]
# Run this cell first.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week3 import quiz as figures

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
figures.three_networks(np.random.default_rng(3))  # what each calls class 1

# %% quiz="boundaries"
check("boundaries")

# %% [markdown]
# ## 3. What training tells
#
# A network with 40 hidden units is trained on 60 examples whose two classes overlap. The figure
# shows the cost on these, and on 500 others that it was not trained on. Which curve is which is for
# you to say.

# %% tags=["experiment"]
figures.one_network_on_two_sets(np.random.default_rng(5))  # its cost on each set

# %% quiz="learning"
check("learning")

# %% [markdown]
# ## 4. Weeks 1 and 2 again
#
# Do these without looking anything up: what comes back to you now is yours.

# %% quiz="earlier"
check("earlier")

# %% [markdown]
# ## What you can say now
#
# You can follow shapes and errors through a hidden layer in both directions, say how many units a
# boundary needs, tell which starts keep units equal for ever, and see in two cost curves when a
# network begins to overfit.
#
# Are you unsure of one of these? The lessons: `planar_classifier` (units and boundaries), `activations`
# (slopes and starts), `backpropagation` (errors and gradients), `hidden_units` (sizes and curves).
#
# > **Who and when.** Hermann Ebbinghaus measured in 1885 how fast he forgot lists of syllables, and that
# > practice spread over days lasts longer than as much of it at once.
# >
# > *Read*: Cepeda and others, [Distributed practice in verbal recall
# > tasks](https://doi.org/10.1037/0033-2909.132.3.354) (2006). *Try*: answer part 4 again in a week.
