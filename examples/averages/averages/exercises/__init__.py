"""The exercises: a folder for each week, a module or a folder for each notebook."""

from autograde_tests.machinery.plans import Plan

PLAN = {"week1/averages": Plan("the mean, and what an outlier does to it")}
"""What the start page says of each notebook."""

NOTEBOOKS = tuple(PLAN)
"""The notebooks in the order in which they are taken."""
