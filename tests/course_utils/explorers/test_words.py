"""Do numbers stand in sentences as JavaScript would write them?"""

import pytest

from course_utils.explorers.words import fixed


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-0.5, 0, "−1"),
        (-0.4, 0, "0"),
        (1.005, 2, "1.00"),  # a little less, in binary
        (1234567.891, 1, "1234567.9"),
        (-0.0, 2, "0.00"),
    ],
)
def test_rounding(value, digits, text):
    """Does a half go away from zero, and is there no minus zero?"""
    assert fixed(value, digits) == text
