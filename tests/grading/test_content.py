"""Does a course say what it is made of, and is the author told where that is wrong?"""

import pickle
from pathlib import Path

import pytest
from traitlets.config import Config

from grading.content import Content, content_from
from grading.errors import GradingError


def settings(**named: object) -> Config:
    """Return nbgrader's settings with a course's packages."""
    return Config(CourseContent=Config(**named))


def test_the_packages_are_what_the_settings_name():
    """Are exercises found by assignment and notebook?"""
    content = content_from(settings(exercises="autograde_tests.weeks", library="course_utils"))
    assert content == Content("autograde_tests.weeks", "course_utils")
    assert "sigmoid" in content.exercises_of("week2", "numpy_basics")
    assert content.exercises_of("week2", "unknown") == {}


def test_notebooks_come_in_the_order_in_which_they_are_taken():
    """Is it the plan's order, unknown ones last, and the alphabet's where there is no plan?"""
    names = ["extra", "logistic_regression", "quiz", "numpy_basics"]
    course = Content("autograde_tests.weeks")
    assert course.in_turn("week2", names) == [
        "numpy_basics",
        "logistic_regression",
        "quiz",
        "extra",
    ]
    assert Content("autograde_tests.machinery").in_turn("week2", names) == sorted(names)


def test_a_library_has_its_data_inside_or_beside():
    """Are the data files found that submissions run with?"""
    folder = Content("autograde_tests.weeks", "course_utils").data_folder
    assert folder is not None
    assert (folder / "checksums.txt").is_file()
    assert Content("autograde_tests.weeks").data_folder is None


@pytest.mark.parametrize(
    ("named", "fault"),
    [
        ({}, "does not say where the exercises are declared"),
        ({"exercises": 3}, "c.CourseContent.exercises is 3"),
        ({"exercises": "no_such_course"}, "'no_such_course', which cannot be imported"),
        ({"exercises": "autograde_tests.machinery.exercises"}, "is a file and no package"),
        ({"exercises": "autograde_tests.weeks", "library": "nothing"}, "'nothing', which cannot"),
        (
            {"exercises": "autograde_tests.weeks", "library": "autograde_tests"},
            "every answer would be in it",
        ),
    ],
)
def test_what_cannot_be_a_course_is_said(named: dict[str, object], fault: str):
    """Does the author learn what was found, and what to write?"""
    with pytest.raises(GradingError, match=fault):
        content_from(settings(**named))


def test_a_broken_declaration_is_no_missing_notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Is an import that fails inside a declaration told as that?"""
    package = tmp_path / "broken_exercises" / "week1"
    package.mkdir(parents=True)
    (tmp_path / "broken_exercises" / "__init__.py").touch()
    (package / "__init__.py").touch()
    (package / "sums.py").write_text("import no_such_module\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        Content("broken_exercises").exercises_of("week1", "sums")


def test_a_content_takes_no_path_of_this_machine_along():
    """Does each machine of a cluster look for the library in its own place?"""
    content = Content("autograde_tests.weeks", "course_utils")
    folder = content.library_folder
    assert folder is not None
    assert vars(pickle.loads(pickle.dumps(content))) == {
        "exercises": "autograde_tests.weeks",
        "library": "course_utils",
    }
