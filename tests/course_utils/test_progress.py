"""Progress: what a student has done, kept in their own folder."""

import json
import multiprocessing
from pathlib import Path

import pytest

from course_utils.progress import FILE, MARK, Standing, latest, read, record, workspace_above


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A student's folder."""
    (tmp_path / MARK).write_text("{}")
    return tmp_path


def passed(exercise: str, notebook: str = "week2/numpy_basics", state: str = "passed") -> Standing:
    """How an exercise stands."""
    return Standing(notebook, exercise, state, 2.0)


def test_what_was_recorded_is_read(workspace):
    """Is the last standing of each exercise read back, the newest last?"""
    record(workspace, passed("sigmoid", state="failed"))
    record(workspace, passed("relu"))
    record(workspace, passed("sigmoid"))
    found = read(workspace)["week2/numpy_basics"]
    assert [(each.exercise, each.state) for each in found.values()] == [
        ("relu", "passed"),
        ("sigmoid", "passed"),
    ]
    assert latest(workspace).exercise == "sigmoid"


def test_where_one_stopped_is_across_notebooks(workspace):
    """Is the last exercise found although its notebook was begun first?"""
    record(workspace, passed("sigmoid"))
    record(workspace, passed("optimize", "week2/logistic_regression"))
    record(workspace, passed("relu"))
    assert latest(workspace).exercise == "relu"


def test_the_same_standing_adds_nothing(workspace):
    """Does the file stay as small as what it says?"""
    for _ in range(5):
        record(workspace, passed("sigmoid"))
    assert (workspace / FILE).read_text().count("\n") == 1


@pytest.mark.parametrize(
    "damage",
    [
        "{",
        "[]",
        "null",
        '{"notebook": 1}',
        '{"notebook": "a/b", "exercise": "f", "state": "won", "points": 1}',
        '{"notebook": "a/b", "exercise": "f", "state": "passed", "points": "1"}',
        '{"notebook": "a/b", "exercise": "f", "state": "passed", "points": NaN}',
        '{"notebook": "a/b", "exercise": "f", "state": "passed", "points": -Infinity}',
        '{"notebook": "a/b", "exercise": "f", "state": "passed", "points": 1' + "0" * 400 + "}",
        '{"notebook": "a/\\ud800", "exercise": "f", "state": "passed", "points": 1}',
        '{"notebook": "a/b", "exercise": "\\u001b[2J", "state": "passed", "points": 1}',
        "\N{REPLACEMENT CHARACTER}",
    ],
)
def test_a_damaged_line_costs_itself_alone(workspace, damage):
    """Are the other lines read, and written after, when one is damaged or was cut short?"""
    record(workspace, passed("sigmoid"))
    with (workspace / FILE).open("a", encoding="utf-8") as stream:
        stream.write(damage)
    record(workspace, passed("relu"))
    assert list(read(workspace)["week2/numpy_basics"]) == ["sigmoid", "relu"]
    assert list(read(workspace)) == ["week2/numpy_basics"]


def test_no_file_is_no_progress(workspace):
    """Does a deleted file mean that nothing was done?"""
    assert read(workspace) == {}
    assert latest(workspace) is None


def _record_many(workspace: Path, exercise: str) -> None:
    for number in range(40):
        record(workspace, Standing("week2/numpy_basics", exercise, "passed", float(number)))


def test_notebooks_that_write_at_once_lose_nothing(workspace):
    """Is every line of two kernels there, whole?"""
    context = multiprocessing.get_context("spawn")
    names = ["sigmoid", "relu"]
    kernels = [context.Process(target=_record_many, args=(workspace, name)) for name in names]
    for kernel in kernels:
        kernel.start()
    for kernel in kernels:
        kernel.join()
    lines = [json.loads(line) for line in (workspace / FILE).read_text().splitlines()]
    for name in names:
        assert [line["points"] for line in lines if line["exercise"] == name] == list(range(40))


def test_outside_a_students_folder_there_is_none(tmp_path):
    """Is no folder taken for the student's that `course lab` has not prepared?"""
    assert workspace_above(tmp_path) is None
