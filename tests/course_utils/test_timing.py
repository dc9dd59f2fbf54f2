"""Is processor time measured, and the time of one call?"""

import time

import pytest

from course_utils.timing import seconds_of


def busy(seconds):
    """Keep the processor busy."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_the_time_of_one_call_is_measured():
    """Is a call of known length found to be as long, also one that is longer than a measurement?"""
    assert seconds_of(busy, 0.002) == pytest.approx(0.002, rel=0.5)
    assert seconds_of(busy, 0.05, repeat=1) == pytest.approx(0.05, rel=0.2)


def test_waiting_costs_nothing():
    """Is time that passes without work left out?"""

    def waits_and_works():
        time.sleep(0.3)
        busy(0.03)

    assert seconds_of(waits_and_works, repeat=1) == pytest.approx(0.03, rel=0.5)


def test_no_measurement_is_refused():
    """Is a number of measurements below 1 an error in words?"""
    with pytest.raises(ValueError, match="repeat is 0"):
        seconds_of(busy, 0.0, repeat=0)
