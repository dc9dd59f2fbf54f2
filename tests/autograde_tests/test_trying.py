"""Is a try ended that takes long, and one that has to wait for its turn left to go on?"""

import ast
import signal
import threading
from dataclasses import replace

import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.trying import Trial, time_limit

from ..waiting import PATIENCE
from .written import written

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


def test_which_case_comes_first_is_no_chance():
    """Does a search look at the smallest case first, however quick another happened to be?"""
    exercise = exercises_of("week4/deep_backpropagation")["L_model_backward"]
    subject = written("def L_model_backward(AL, Y, caches):\n    return {}\n", exercise.name)
    cases = [case for case in exercise.cases if not case.is_hidden]
    verdicts = run_cases(exercise, subject, cases)
    orders = set()
    for seconds in ((0.0, 0.01, 0.02), (0.02, 0.01, 0.0)):
        timed = [
            replace(verdict, outcome=replace(verdict.outcome, processor_seconds=each))
            for verdict, each in zip(verdicts, seconds, strict=True)
        ]
        trial = Trial(exercise, {}, timed, ast.parse("L_model_backward = None"))
        orders.add(tuple(case.name for case in trial.failed))
    assert len(orders) == 1
    assert len(orders.pop()) == 3
