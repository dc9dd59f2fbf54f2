# %% [markdown]
# # Quiz: logistic regression
#
# Seventeen questions: six on week 1, since what is not asked again is forgotten, and eleven on what you
# built in this week's lessons. You cannot answer them by recalling a sentence: predict, read a figure, work
# it out on paper, or go back to an explorer and try. Plan 45 minutes.
#
# In each part, run the cell of the answers and then the cell of the **form**. What you choose in the form is
# written into the dict of answers; you can also type there. The check marks about half of the questions, as
# often as you like. The others **count at grading**. A person reads the question at the end.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week2 import quiz as figures

check = notebook_checks("week2/quiz")

# %% [markdown]
# ## 1. Week 1 again

# %% quiz="week_one"
check("week_one")

# %% [markdown]
# ## 2. What one unit computes
#
# A unit takes two features. Its weights are $w = (2, -1)$ and its bias is $b = -1$. The figure
# shows its output over the plane, and the line on which the output is one half.

# %% tags=["experiment"]
w, b = np.array([[2.0], [-1.0]]), -1.0
figures.output_of_a_unit(w, b)  # over the plane of both features

# %% quiz="one_unit"
check("one_unit")

# %% [markdown]
# ## 3. What training does
#
# The examples of the next figure have two features: the first is a position in metres, with values around
# $\pm 1$; the second is one in millimetres, with values around $\pm 30$. Both tell equally much about the
# label. Three units are trained for 200 iterations: one on the **raw** features with learning rate 0.5,
# one on the raw features with rate 0.002, and one on **standardised** features with rate 0.5. The cost
# axis is logarithmic.

# %% tags=["experiment"]
figures.three_runs(np.random.default_rng(4))  # costs of the three units, not in this order

# %% quiz="descent"
check("descent")

# %% [markdown]
# ## 4. What a result means

# %% quiz="in_use"
check("in_use")

# %% [markdown]
# ## What you can say now
#
# You can read off a unit's decision boundary and its certainty, tell a fault of scale from a fault of rate,
# infer a wrong shape from printed ones, and ask of an accuracy what it is better than. If a question
# went wrong twice, go back to the lesson it comes from before you try the next option.
#
# > **Who and when.** Henry Roediger and Jeffrey Karpicke showed in 2006 that after a week people remember
# > more of a text if they were tested on it than if they read it again.
# >
# > *Read*: their [Test-Enhanced Learning](https://doi.org/10.1111/j.1467-9280.2006.01693.x). *Try*: answer
# > part 1 again in a week, without the notebook.
