# %% [markdown]
# # Quiz: making it train
#
# Twenty questions, fourteen about this week and six about the weeks before. None can be answered by recalling a
# sentence. Plan 45 minutes, and have paper and a calculator ready.
#
# The **forms** work as in week 2's quiz: the check marks about half of the questions, the others count at grading,
# and a person marks the last question of part 3.

# %% [markdown]
# Run this cell first.

# %%
from autograde_tests import notebook_checks
from course_utils.figures.week5 import quiz as figures

check = notebook_checks("week5/quiz")

# %% [markdown]
# ## 1. What the errors say

# %% quiz="errors"
check("errors")

# %% [markdown]
# ## 2. First weights

# %% quiz="starts"
check("starts")

# %% [markdown]
# ## 3. What each remedy does
#
# Logistic regression on all products of the two coordinates up to the seventh degree, for 60 points of two moons
# that overlap. It is trained again for each of 11 values of $\lambda$ in the L2 term. The figure shows the
# cross-entropy, without that term, on these 60 points and on 1000 others. Which curve is which is for you to say.

# %% tags=["experiment"]
figures.draw_penalties()

# %% quiz="remedies"
check("remedies")

# %% [markdown]
# ## 4. Which line is to blame

# %% quiz="checking"
check("checking")

# %% [markdown]
# ## 5. Weeks 1 to 4 again
#
# Do these without looking anything up: what comes back to you now is yours.

# %% quiz="earlier"
check("earlier")

# %% [markdown]
# ## What you can say now
#
# You can tell bias from variance, and both from a dev set of the wrong kind; read off a printed signal how a network
# was started; follow what a penalty or dropout does to a weight; and tell a faulty backward pass from a faulty check.
#
# Are you unsure of one of these? The lessons: `setting_up` and `bias_and_variance` (part 1), `initialization` (2),
# `regularization`, `dropout` and `augmentation` (3), `gradient_checking` and `gradient_hunt` (4).
#
# > **Who and when.** Henry Roediger and Jeffrey Karpicke showed in 2006 that a test helps more than reading again:
# > after a week, those who had been asked knew more.
# >
# > *Read*: their [Test-enhanced learning](https://doi.org/10.1111/j.1467-9280.2006.01693.x). *Try*: answer part 5
# > again in a week.
