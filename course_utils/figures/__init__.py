"""Figures of the notebooks: a package for each week, a module for each notebook, and `common`."""
