"""Do numbers stand in sentences as JavaScript would write them?"""

import pytest

from course_utils.explorers.words import fixed, size


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


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.00996, "0.010"),
        (0.99, "0.99"),
        (0.999, "1.0"),
        (1.25, "1.3"),
        (99.6, "100"),
        (994.0, "990"),
        (999.0, "1.0·10³"),
        (1.74e-12, "1.7·10⁻¹²"),
        (9.96e-6, "1.0·10⁻⁵"),
        (0.0, "0"),
    ],
)
def test_two_significant_digits(value, text):
    """Are there two of them for every size, rounded before the power of ten is chosen?"""
    assert size(value) == text
