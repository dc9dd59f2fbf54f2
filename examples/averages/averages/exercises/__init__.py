"""The exercises: a folder for each week, a module or a folder for each notebook."""

NOTEBOOKS = ("week1/averages",)
"""The notebooks in the order in which they are taken."""
