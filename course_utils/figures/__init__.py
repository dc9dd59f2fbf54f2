"""Figures of the notebooks, a package for each week and a module for each notebook."""
