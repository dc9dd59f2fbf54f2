"""The content of the course: a folder for each week, a module for each notebook."""

from .plan import PLAN
from .terms import TERMS

__all__ = ["PLAN", "TERMS"]
