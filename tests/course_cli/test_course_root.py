"""Where a student works: in the course's folder, else where they called the command."""

from pathlib import Path

import pytest

from course_cli.course_root import CourseError, Workplace, find_workplace


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Return an installed package's notebooks."""
    folder = tmp_path / "site-packages" / "_notebooks"
    folder.mkdir(parents=True)
    return folder


def test_a_clone_goes_first(tmp_path: Path, shipped: Path):
    """Are notebooks and workspace the clone's, from anywhere in it, whatever is installed?"""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "nbgrader_config.py").touch()
    week = tmp_path / "workspace" / "week2"
    week.mkdir(parents=True)
    expected = Workplace(tmp_path / "notebooks", tmp_path / "workspace")
    assert find_workplace(week, shipped) == expected
    assert find_workplace(tmp_path, tmp_path / "none") == expected


def test_a_folder_is_made_where_one_is_and_found_again_from_inside(tmp_path: Path, shipped: Path):
    """Is there one workspace, in the folder of the first call, also for calls from inside it?"""
    home = tmp_path / "home"
    (home / "workspace" / "week2").mkdir(parents=True)
    (home / "workspace" / "START.ipynb").touch()  # as if the record of editions were lost
    assert find_workplace(home, shipped) == Workplace(shipped, home / "workspace")
    (home / "workspace" / ".editions.json").touch()
    for place in (home, home / "workspace", home / "workspace" / "week2"):
        assert find_workplace(place, shipped) == Workplace(shipped, home / "workspace")


def test_somebody_elses_workspace_is_left_alone(tmp_path: Path, shipped: Path):
    """Is a folder of that name that another program uses refused, with what to do?"""
    (tmp_path / "workspace").mkdir()
    assert find_workplace(tmp_path, shipped).workspace == tmp_path / "workspace"
    (tmp_path / "workspace" / ".metadata").touch()
    with pytest.raises(CourseError, match="holds something else than this course. Change to"):
        find_workplace(tmp_path, shipped)


def test_without_notebooks_the_courses_folder_is_asked_for(tmp_path: Path):
    """Is a clone's student who is in another folder told where to go?"""
    with pytest.raises(CourseError, match="holds nbgrader_config.py and notebooks"):
        find_workplace(tmp_path, tmp_path / "none")
