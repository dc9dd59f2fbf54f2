"""Is a try ended that takes long, and one that has to wait for its turn left to go on?"""

import signal
import threading

import pytest

from autograde_tests.machinery.trying import time_limit

from ..waiting import PATIENCE

needs_alarms = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="this system has no timers that end a call"
)


@needs_alarms
def test_a_call_that_waits_for_its_turn_is_not_ended():
    """Does an alarm that comes on time end nothing that has not worked so long?"""
    came_to_its_end = False
    with time_limit(PATIENCE) as limit:
        signal.raise_signal(signal.SIGALRM)  # as on a machine that gave the call no time
        came_to_its_end = True
    assert came_to_its_end
    assert not limit.was_reached


@needs_alarms
def test_a_call_that_works_too_long_is_ended():
    """Is processor time counted?"""
    with time_limit(0.01) as limit:
        while True:
            pass
    assert limit.was_reached


@needs_alarms
def test_a_call_that_sleeps_is_ended():
    """Does what takes no processor time come to an end by the clock?"""
    with time_limit(0.01) as limit:
        threading.Event().wait(PATIENCE)
    assert limit.was_reached


@needs_alarms
def test_a_call_that_catches_everything_is_ended():
    """Is an alarm repeated, and what was cut off told apart?"""
    with time_limit(0.01) as limit:
        while True:
            try:
                while True:
                    pass
            except TimeoutError:
                break
    assert limit.was_reached
