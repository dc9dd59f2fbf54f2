# %% [markdown]
# # Quiz: getting down faster
#
# Eighteen questions, twelve about this week and six about the weeks before. None can be answered by recalling a
# sentence. Plan 45 minutes, and have paper ready; for two of them you need the explorers of `mini_batches` and
# `learning_rate_decay`.
#
# The **forms** work as in week 2's quiz: the check marks about half of the questions, the others count at grading, and
# a person marks the last question of part 3.
#
# $\alpha$ is the learning rate, $\beta$ says how much of an average is kept, $v$ averages gradients, $s$ their squares,
# and $\hat v$, $\hat s$ are corrected.

# %% [markdown]
# Run this cell first.

# %%
from autograde_tests import notebook_checks
from course_utils.figures.week6 import quiz as figures

check = notebook_checks("week6/quiz")

# %% [markdown]
# ## 1. Mini-batches and averages

# %% quiz="averages"
check("averages")

# %% [markdown]
# ## 2. Walks and their steps
#
# Four descents on $J(w, b) = \frac{1}{2} (w^2 + 25\, b^2)$, with its exact gradient, which is $w$ along $w$ and $25\, b$
# along $b$. All start at the black dot and make 30 steps, a mark after each; the star is the minimum. Which walk is
# which is for you to say.


# %% tags=["experiment"]
figures.draw_walks()

# %% quiz="walks"
check("walks")

# %% [markdown]
# ## 3. Getting there

# %% quiz="arriving"
check("arriving")

# %% [markdown]
# ## 4. Weeks 3 to 5 again
#
# Do these without looking anything up: what comes back to you now is yours.

# %% quiz="earlier"
check("earlier")

# %% [markdown]
# ## What you can say now
#
# You can count the steps of a run and say how noisy they are, recognise a method by the way it walks, find the slip in
# an optimiser from its code or from the numbers it prints, and tell a run that dances from one that is stuck.
#
# Are you unsure of one of these? The lessons: `mini_batches` (noise and averages), `optimization_methods` (steps and
# their lengths), `learning_rate_decay` (schedules, saddles).
