"""Do the solved projects of the capstone earn full marks, with their own data beside them?"""

import json

import pytest

from autograde_tests import exercises_of
from examples.capstone.make import NOTEBOOK, PROJECTS, handed_in, main
from grading.fingerprint import fingerprint
from grading.marking import Assignment, Marker, Submission
from tests.grading.small_course import CONTENT

EXERCISES = exercises_of(NOTEBOOK)


@pytest.fixture(scope="module")
def marker(built):
    """Return what marks the capstone."""
    sources = {"capstone": built[f"build/source/{NOTEBOOK}.ipynb"]}
    made = Marker(Assignment("week7", "a seed", sources, CONTENT, fingerprint(CONTENT, "week7")))
    yield made
    made.close()


def shown(result):
    """Return all text that a notebook's cells have shown."""
    outputs = [each for cell in result.cells for each in cell.get("outputs", [])]
    return "".join(str(output.get("text", "")) for output in outputs)


@pytest.mark.slow
@pytest.mark.parametrize("name", PROJECTS)
def test_a_solved_project_earns_everything(name, marker):
    """Does the function get all its points, run its own data, and wait for a person's marks?"""
    marked = marker.mark(Submission("ada", handed_in(PROJECTS[name]))).notebooks["capstone"]
    earned = {key: result.points for key, result in marked.exercises.items()}
    assert earned == {key: exercise.points for key, exercise in EXERCISES.items()}
    assert not marked.looks + marked.remarks
    written = {
        cell["metadata"].get("nbgrader", {}).get("grade_id"): cell["source"]
        for cell in marked.cells
    }
    for key, text in PROJECTS[name].REPORT.items():
        assert written[f"report-{key}"] == text.strip()
    source = {"own_table": "your file wines.csv", "own_pictures": "your pictures in signs"}
    assert source.get(name, "drawings made by") in shown(marked)


@pytest.mark.parametrize("name", PROJECTS)
def test_a_report_goes_through_all_headings(name):
    """Has each heading an answer of some length, with a number in most of them?"""
    report = PROJECTS[name].REPORT
    assert list(report) == [question.key for question in EXERCISES["report"].marked_by_hand]
    assert all(40 <= len(text.split()) <= 160 for text in report.values())
    assert sum(any(c.isdigit() for c in text) for text in report.values()) >= 5


def test_the_projects_can_be_written(tmp_path, capsys):
    """Does the command write a notebook and the data for each?"""
    main(tmp_path)
    assert capsys.readouterr().out.count("wrote ") == len(PROJECTS)
    assert json.loads((tmp_path / "cats" / "capstone.ipynb").read_bytes())["cells"]
    assert (tmp_path / "own_table" / "wines.csv").is_file()
    assert len(list((tmp_path / "own_pictures" / "signs").rglob("*.png"))) == 240
