"""Does the line on whose functions they are say what is so?"""

import pytest

from course_utils.explorers.own import Own, whose


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (Own(), ""),
        (Own({"f": abs}), "Computed with your `f`."),
        (Own({"f": abs, "g": abs, "h": abs}), "Computed with your `f` and `g`."),
        (
            Own({"f": abs}, ["g"]),
            "Computed with your `f`. `g` is the course’s: yours does not pass its check yet. "
            "Run this cell again when it does.",
        ),
        (
            Own({}, ["f", "g", "h"]),
            "`f` and `g` are the course’s: yours do not pass their checks yet. "
            "Run this cell again when they do.",
        ),
    ],
)
def test_whose(own, said):
    """Are the functions that the picture needs named, and no others?"""
    assert whose(own, ["f", "g"]) == said
