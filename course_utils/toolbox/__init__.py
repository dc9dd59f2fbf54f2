"""Your own functions, where they have passed and still do; the course's everywhere else.

Each topic of `course_utils.reference` is a topic here: ``from course_utils.toolbox.deep import
L_model_forward``. What that calls is decided anew for each cell: the function of your package
`my_network`, if it passes its visible checks as it stands, else the reference.
"""

from ._line import announce, line
from ._names import TOPICS
from ._own import at, judged_by, load, look_again, use_own, use_reference, which
from ._topics import find_topics

__all__ = [
    "TOPICS",
    "at",
    "judged_by",
    "line",
    "load",
    "look_again",
    "use_own",
    "use_reference",
    "which",
]

find_topics()
announce()
