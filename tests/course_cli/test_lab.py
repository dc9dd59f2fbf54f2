"""JupyterLab as a student meets it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from course_cli.lab import SETTINGS, lab_environment

NOTEBOOK = {
    "cells": [
        {
            "id": "a",
            "cell_type": "code",
            "source": "import sys\nprint('runs', sys.executable)",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
    ],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture
def course(tmp_path: Path, root: Path) -> Path:
    """Return a small course with a start page and a notebook."""
    course = tmp_path / "course"
    (course / "notebooks" / "week2").mkdir(parents=True)
    shutil.copy(root / "nbgrader_config.py", course)
    shutil.copy(root / "notebooks" / "START.ipynb", course / "notebooks")
    (course / "notebooks" / "week2" / "numpy_basics.ipynb").write_text(json.dumps(NOTEBOOK))
    return course


def course_command(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the `course` command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "course_cli", *arguments],
        cwd=course,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200"},
    )


def test_prepares_without_opening(course: Path):
    """Does the command fill the workspace from any folder of the course, and say so?"""
    done = course_command(course / "notebooks", "lab", "--only-prepare")
    assert done.returncode == 0, done.stderr
    assert "added    workspace/week2/numpy_basics.ipynb" in done.stdout
    assert "Begin with numpy_basics" in (course / "workspace" / "START.ipynb").read_text()


def test_a_page_of_a_course_that_is_not_installed(course: Path):
    """Is a start page prepared, and the trouble said, whose course's exercises are not there?"""
    page = course / "notebooks" / "START.ipynb"
    page.write_text(page.read_text().replace("autograde_tests.weeks", "somebodys.exercises"))
    done = course_command(course, "lab", "--only-prepare")
    assert done.returncode == 0, done.stderr
    assert "cannot be shown on the start page: No module named 'somebodys'" in done.stdout
    assert (course / "workspace" / "START.ipynb").exists()


def test_tells_of_a_notebook_that_it_kept(course: Path):
    """Is a student told in words that their notebook stayed, and where the newer one lies?"""
    course_command(course, "lab", "--only-prepare")
    (course / "workspace/week2/numpy_basics.ipynb").write_text("{broken")
    published = json.dumps(NOTEBOOK).replace("runs", "newer")
    (course / "notebooks/week2/numpy_basics.ipynb").write_text(published)
    done = course_command(course, "lab", "--only-prepare")
    assert "kept     workspace/week2/numpy_basics.ipynb as you wrote it" in done.stdout
    assert "workspace/week2/numpy_basics.new-edition.ipynb" in done.stdout


def test_outside_the_course(tmp_path: Path):
    """Does the command say where to go when it is called elsewhere?"""
    done = course_command(tmp_path, "lab", "--only-prepare")
    assert done.returncode == 1
    assert "Change to the folder that holds nbgrader_config.py" in done.stdout
    assert "Traceback" not in done.stderr


def test_own_settings_come_first_and_theirs_stay():
    """Do our settings go before the ones a user has, and not instead of them?"""
    theirs = {"JUPYTER_CONFIG_PATH": "theirs", "JUPYTER_PATH": "data", "HOME": "home"}
    environment = lab_environment(theirs)
    assert environment["JUPYTER_CONFIG_PATH"] == f"{SETTINGS}{os.pathsep}theirs"
    assert environment["JUPYTER_PATH"] == f"{SETTINGS}{os.pathsep}data"
    assert environment["HOME"] == "home"


@pytest.mark.slow
def test_extension_list_says_on_and_off():
    """Does JupyterLab itself list the labels as enabled, nbgrader's panels and news as disabled?"""
    listed = subprocess.run(
        [sys.executable, "-m", "jupyterlab.labextensions", "list"],
        env=lab_environment(os.environ),
        capture_output=True,
        text=True,
    )
    enabled, disabled = (listed.stdout + listed.stderr).split("Disabled extensions:")
    ours = enabled.split(f"{SETTINGS / 'labextensions'}\n")[1]
    assert re.match(r"\s+course-answer-cells v\S+ \S*enabled\S* \S*OK", ours)
    assert "@jupyter/nbgrader" in disabled
    assert "@jupyterlab/apputils-extension:announcements" in disabled
