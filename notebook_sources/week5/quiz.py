# %% [markdown]
# # Quiz: making it train
#
# Some forty questions on this week's notebooks, about ten on each, none of which you can answer by
# recalling a sentence. Plan half an hour for each of the four parts, and have paper and a calculator
# (or a spare cell) at hand. Do each part when you have done its notebook.
#
# Each part has two sets of questions. Each set has a cell with a dict of answers, and a **form** that
# asks the questions and fills the dict in. Run the cell of the answers, then that of the form. Or
# unfold the questions above them, and type into the dict. The check marks about half of the questions,
# with hints and reasons; the others count at grading. A person marks the question at the end. A cell
# `check.solutions(...)`, where there is one, marks all of a set once you have answered all of it.

# %% [markdown]
# Run this cell first.

# %%
from autograde_tests import notebook_checks
from course_utils.figures.week5 import quiz as figures

check = notebook_checks("week5/quiz")

# %% [markdown]
# ## 1. Sets and errors
#
# On the first half of `setting_up`. First the numbers that a dev set gives, and how far to trust them.

# %% quiz="dev_sets"
check("dev_sets")

# %% [markdown]
# Next, what the errors on several sets say when you compare them.

# %% quiz="errors"
check("errors")

# %% [markdown]
# ## 2. Inputs, weights and depth
#
# On the second half of `setting_up`, then on `initialization`.
#
# Logistic regression without a bias, on 200 examples with two features. On the left the second
# feature is as it was measured, with a standard deviation 4 times that of the first. On the right both
# are divided by their standard deviations. Lines of equal cost, and 12 steps of gradient descent from
# the ring. The learning rate is different on the two sides: on each it is 0.9 times the one at which
# the steps near the minimum would begin to grow.


# %% tags=["experiment"]
figures.draw_scales()

# %% quiz="signals"
check("signals")

# %% [markdown]
# Now for the weights that a network starts with.

# %% quiz="starts"
check("starts")

# %% [markdown]
# ## 3. Against learning by heart
#
# On `regularization`.
#
# Logistic regression on all products of the two coordinates up to the seventh degree, for 60 points
# of two moons that overlap. It is trained again for each of 11 values of $\lambda$ in the L2 term. The
# figure shows the cross-entropy, without the L2 term, on these 60 points and on 1000 others. Which
# curve is which is for you to say.


# %% tags=["experiment"]
figures.draw_penalties()

# %% quiz="penalties"
check("penalties")

# %% [markdown]
# Penalties are one remedy. The next questions set them beside the others.

# %% quiz="remedies"
check("remedies")

# %% [markdown]
# ## 4. Gradients under test
#
# On `gradient_checking`. First the measurement itself.

# %% quiz="slopes"
check("slopes")

# %% [markdown]
# Next, what it tells: is it the backward pass that is wrong, or the check, or neither? The last
# question looks back on the whole week.

# %% quiz="checking"
check("checking")

# %% [markdown]
# ## What you can say now
#
# You can tell bias from variance, and both from a dev set of the wrong kind, say why inputs and first
# weights have the scales that they have, and read off a printed signal how a network was started. You
# can follow what each kind of regularisation does to a single weight, tell a faulty backward pass
# from a faulty check, and find the line to blame from a few bars.
