"""The student's own package: what they have written and what passes its visible checks.

It lies in the student's folder, one module a topic of `course_utils.reference`. `blocks` is the
form of its modules, `texts` what a function there depends on, `shelf` what was put there and when
it may be replaced, `packaging` what makes a package of it that can be installed. Nothing here runs
what a student has written.
"""

from .blocks import BrokenModule, Need, Piece
from .packaging import package_files
from .shelf import FOLDER, Busy, Entry, Shelf, shelf_above

__all__ = [
    "FOLDER",
    "BrokenModule",
    "Busy",
    "Entry",
    "Need",
    "Piece",
    "Shelf",
    "package_files",
    "shelf_above",
]
