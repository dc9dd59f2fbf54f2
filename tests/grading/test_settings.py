"""What nbgrader's settings mean to this engine."""

import pytest
from traitlets.config import Config

from grading.errors import GradingError
from grading.limits import Limits
from grading.settings import errors_carried_forward, limits_from, without_effect

from .small_course import Course


@pytest.mark.parametrize(
    ("timeout", "cell", "total"),
    [(2, 2.0, 300.0), (900, 900.0, 900.0), (None, 300.0, 300.0), (-1, 300.0, 300.0)],
)
@pytest.mark.parametrize("name", ["Execute", "ExecutePreprocessor"])
def test_timeout(name, timeout, cell, total):
    """Is nbgrader's time for a cell the limit of a cell, also where there is to be none?"""
    limits = limits_from(Config({name: {"timeout": timeout}}))
    assert (limits.cell_seconds, limits.total_seconds) == (cell, total)


def test_other_limits_stay():
    """Does nothing else change, and nothing at all without a timeout?"""
    limits = Limits(cell_seconds=7, memory_bytes=2**30)
    assert limits_from(Config(), limits) == limits
    assert limits_from(Config(Execute={"timeout": 3}), limits).memory_bytes == 2**30


def test_not_running_is_refused():
    """Is --no-execute refused with the reason, since marks would come from students' files?"""
    with pytest.raises(GradingError, match="--no-execute.*outputs in the students' own files"):
        limits_from(Config(Execute={"enabled": False}))


@pytest.mark.parametrize(
    ("chosen", "carried"), [(True, True), (False, False), ("True", True), ("False", False)]
)
def test_errors_are_carried_forward_by_choice(chosen, carried, tmp_path, monkeypatch):
    """Does the choice reach the assignment, also from a command line, and change its digest?"""
    course = Course(tmp_path)
    before = course.assignment()
    assert not before.carries_errors_forward
    config = Course.config.copy()
    config.CourseGrading.errors_carried_forward = chosen
    monkeypatch.setattr(Course, "config", config)
    assignment = course.assignment()
    assert assignment.carries_errors_forward == carried
    assert (assignment.digest == before.digest) == (not carried)


@pytest.mark.parametrize("chosen", ["yes", 1, None])
def test_another_choice_is_refused(chosen):
    """Is a value that is neither True nor False refused in words?"""
    with pytest.raises(GradingError, match="CourseGrading.errors_carried_forward is .*True or"):
        errors_carried_forward(Config(CourseGrading={"errors_carried_forward": chosen}))


def test_settings_without_effect_are_named():
    """Does an instructor hear of each setting that this engine does not heed, and of no other?"""
    config = Config(
        Autograde={"pre_convert_hook": "a.b", "permissions": 644, "exclude_overwriting": {}},
        Execute={"timeout": 5, "execute_retries": 2},
        LimitOutput={"max_lines": 10},
        CourseDirectory={"groupshared": True},
    )
    assert without_effect(config) == [
        "Autograde.pre_convert_hook",
        "Execute.execute_retries",
        "LimitOutput.max_lines",
    ]
