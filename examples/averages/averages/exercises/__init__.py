"""The exercises: a folder for each week, a module or a folder for each notebook."""

from autograde_tests.machinery.plans import Plan

PLAN = {"week1/averages": Plan("the mean, and what an outlier does to it")}
"""The notebooks in the order in which they are taken, with what the start page says of each."""
