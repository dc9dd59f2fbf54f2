# %% [markdown]
# # Averages
#
# One number that stands for many. Run this cell first.

# %%
import numpy as np

from autograde_tests import notebook_checks

check = notebook_checks("week1/averages", "averages.exercises")

# %% [markdown]
# ## 1. The mean
#
# ### Exercise 1: `mean`
#
# The **mean** of $n$ numbers is their sum divided by $n$. For 1, 2 and 6 it is 3.


# %% answer="mean"
def mean(x):
    """Return the arithmetic mean.

    Parameters
    ----------
    x : ndarray of shape (n,)

    Returns
    -------
    float
    """
    ...


# %% check="mean"
check("mean")

# %% [markdown]
# ## 2. Weights
#
# ### Exercise 2: `weighted_mean`
#
# In a **weighted mean** each number counts as often as its weight says:
# $\frac{\sum_i w_i x_i}{\sum_i w_i}$. With equal weights it is your `mean`.


# %% answer="weighted_mean"
def weighted_mean(x, w):
    """Return the mean in which each number counts as often as its weight says.

    Parameters
    ----------
    x : ndarray of shape (n,)
    w : ndarray of shape (n,)

    Returns
    -------
    float
    """
    ...


# %% check="weighted_mean"
check("weighted_mean")

# %% [markdown]
# **Look**: five grades, the last of which counts double.

# %%
if check.ready("mean", "weighted_mean"):
    grades = np.array([2.0, 1.0, 3.0, 2.0, 1.0])
    print(mean(grades), weighted_mean(grades, np.array([1.0, 1.0, 1.0, 1.0, 2.0])))

# %% [markdown]
# ## 3. One number far away

# %% quiz="outliers"
check("outliers")
