"""The content of the course: a folder for each week, a module for each notebook."""

from .plan import PLAN

__all__ = ["NOTEBOOKS", "PLAN"]

NOTEBOOKS = tuple(PLAN)
"""The notebooks in the order in which they are taken: links, progress and tables follow it."""
