# %% [markdown]
# # Quiz: logistic regression
#
# Twelve questions on what you built in this week's two notebooks. You cannot answer them by
# recalling a sentence: predict, read a figure, take paper and work it out, or go back to an explorer
# and try. Plan 45 minutes.
#
# ## How the quiz works
#
# Each part has a cell with a dict of answers, then a **form** that asks the questions. Run the cell of
# the answers and then the cell of the form. What you choose in the form is written into the dict,
# so your answers are plain text that is saved and handed in with the notebook. You can as well
# unfold the questions, which stand above as text, and type into the dict: a letter such as `"b"`, a
# list of letters such as `["a", "d"]`, or a number.
#
# The check marks about half of the questions, as often as you like: it gives a hint for mistakes that
# people often make, and for a right answer the reason. The other half says that it **counts at
# grading**: the same ideas in another setting, of which the check tells only whether your answer can
# be read. A person reads and marks the question at the end. Where a part ends with a cell
# `check.solutions(...)`, it marks everything once you have answered everything.

# %% [markdown]
# Run this cell first.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week2 import quiz as figures

check = notebook_checks("week2/quiz")

# %% [markdown]
# ## 1. What one unit computes
#
# A unit takes two features. Its weights are $w = (2, -1)$ and its bias is $b = -1$. The figure
# shows its output over the plane, and the line on which the output is one half.

# %% tags=["experiment"]
w, b = np.array([[2.0], [-1.0]]), -1.0
figures.output_of_a_unit(w, b)  # over the plane of both features

# %% quiz="one_unit"
check("one_unit")

# %% [markdown]
# ## 2. What training does
#
# The examples of the next figure have two features: the first is a length in metres, with values
# around $\pm 1$; the second is one in millimetres, with values around $\pm 30$. Both say equally
# much about the label. Three units are trained for 200 iterations: one on the **raw** features with
# learning rate 0.5, one on the raw features with rate 0.002, and one on **standardised** features
# with rate 0.5. The cost axis is logarithmic.

# %% tags=["experiment"]
figures.three_runs(np.random.default_rng(4))  # costs of the three units, not in this order

# %% quiz="descent"
check("descent")

# %% [markdown]
# ## 3. What a result means

# %% quiz="in_use"
check("in_use")

# %% [markdown]
# ## What you can say now
#
# You can read off a unit's line and its certainty, tell a fault of scale from a fault of rate, find
# a wrong shape from three printed ones, and ask of an accuracy what it is better than. If a
# question went wrong twice, go back to the notebook it comes from before you try the next option.
