"""The student's own package: what they have written and what passes its visible checks.

It lies in the student's folder, one module a topic of `course_utils.reference`. `blocks` is the
form of its modules, `texts` what a function there depends on, `shelf` what was put there and when
it may be replaced. Nothing here runs what a student has written.
"""

from .blocks import BrokenModule, Need, Piece
from .shelf import FOLDER, Busy, Entry, Shelf, shelf_above

__all__ = ["FOLDER", "BrokenModule", "Busy", "Entry", "Need", "Piece", "Shelf", "shelf_above"]
