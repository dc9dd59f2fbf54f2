"""What a student can be called in the course: one rule for handing in, rosters and collecting.

It needs nothing but Python, so that `course submit` can ask on a student's machine.
"""

from __future__ import annotations

import re

CHARACTERS = r"\w.@+-"
"""For patterns: what a name is made of. It ends in a letter, digit or underscore, too."""

MAX_BYTES = 100
"""A name becomes a folder, and a part of the name of a zip file."""

ALLOWED = (
    "letters of any alphabet, digits and . _ @ + -, up to 100 bytes, neither a dot first nor a "
    "sign other than _ last"
)

STUDENT = re.compile(rf"[^\W_]([{CHARACTERS}]*\w)?|[\w@+-][{CHARACTERS}]*\w")


def is_student_name(name: str) -> bool:
    """Return whether a name can be a student's in the gradebook, and a folder's.

    Examples
    --------
    >>> [is_student_name(name) for name in ("ada", "x.y@uni.example", "s-1", "zoé+1")]
    [True, True, True, True]
    >>> [is_student_name(name) for name in ("..", ".git", "a/b", "ada.", "", "é" * 51)]
    [False, False, False, False, False, False]
    """
    return STUDENT.fullmatch(name) is not None and len(name.encode()) <= MAX_BYTES
