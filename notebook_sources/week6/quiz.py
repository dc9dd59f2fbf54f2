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

# %% [markdown]
# Run this cell first.

# %%
from autograde_tests import notebook_checks
from course_utils.figures.week6 import quiz as figures

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
figures.draw_walks()

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
