"""The student's package can be installed, tested and run, and says so in files of its own."""

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest

from autograde_tests import exercises_of, own_functions
from course_utils import toolbox
from course_utils.own_package import package_files
from course_utils.own_package.shelf import VERSIONS

from .kernels import Notebook

WEEK2, WEEK4 = "week2/numpy_basics", "week4/deep_network_step_by_step"
SIGMOID = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
WRONG_AT_7 = SIGMOID.replace("    return", "    z = z + np.where(z == 7, 1, 0)\n    return")
SLOPE = "def sigmoid_derivative(x):\n    s = sigmoid(x)\n    return s * (1 - s)\n"


def run(folder, *arguments, environment=None):
    """Run Python in a folder; return what it has printed, and its status."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | (environment or {}),
    )
    return done.stdout + done.stderr, done.returncode


def test_what_makes_a_package_comes_with_the_first_function(package):
    """Are all files there, each as it was written, and the function in the README's table?"""
    Notebook(WEEK2).says("sigmoid", SIGMOID)
    readme = (package / "README.md").read_text(encoding="utf-8")
    assert "| `sigmoid` | `activations` | week2/numpy_basics | " in readme
    for path in package_files({}):
        assert (package / path).is_file()


def test_the_readme_follows_what_is_kept(package):
    """Is the next function in the table, and nothing else of the package written again?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    others = [package / path for path in package_files({}) if path != "README.md"]
    before = [file.stat().st_mtime_ns for file in others]
    notebook.says("sigmoid_derivative", SLOPE)
    assert "| `sigmoid_derivative` |" in (package / "README.md").read_text(encoding="utf-8")
    assert [file.stat().st_mtime_ns for file in others] == before


@pytest.mark.parametrize("path", ["README.md", "__main__.py", "tests/test_functions.py"])
@pytest.mark.parametrize("edit", [b"", b"# mine\n", b"caf\xe9 in another encoding\n"])
def test_a_file_that_was_edited_stays(package, path, edit):
    """Does what a student has written in place of such a file survive the next function?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    (package / path).write_bytes(edit)
    assert "It is in my_network/activations.py now." in notebook.says("sigmoid_derivative", SLOPE)
    assert (package / path).read_bytes() == edit


def test_a_file_with_the_line_ends_of_windows_is_not_edited(package):
    """Is a README that an editor has saved with other line ends renewed, and do these stay?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    readme = package / "README.md"
    readme.write_bytes(readme.read_bytes().replace(b"\n", b"\r\n"))
    notebook.says("sigmoid_derivative", SLOPE)
    content = readme.read_bytes()
    assert b"sigmoid_derivative" in content
    assert content.count(b"\n") == content.count(b"\r\n")


def test_files_that_cannot_be_written_are_said(package):
    """Is a function kept, and said to be, where the package's tests cannot be written?"""
    package.mkdir()
    (package / "tests").write_text("a file where a folder should be")
    said = Notebook(WEEK2).says("sigmoid", SIGMOID)
    assert "It is in my_network/activations.py now. Its README and tests are not" in said
    assert toolbox.which().rows == (("sigmoid", "activations", "yours"),)


def test_every_topic_can_have_its_file():
    """Is no topic called as Windows calls a device, or as another file or folder of the package?"""
    devices = {
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{n}" for port in ("com", "lpt") for n in "123"),
    }
    taken = {path.partition("/")[0].removesuffix(".py").lower() for path in package_files({})}
    topics = [topic.lower() for topic in toolbox.TOPICS]
    assert len(set(topics)) == len(topics)
    assert not set(topics) & (devices | taken | {VERSIONS})


def test_functions_are_judged_where_they_lie(package):
    """Does each function say what is wrong with it, by hand or by a missing definition?"""
    Notebook(WEEK2).says("sigmoid_derivative", SIGMOID + "\n\n" + SLOPE)
    assert [own.trouble() for own in own_functions(package)] == ["", ""]
    file = package / "activations.py"
    good = file.read_text()
    file.write_text(good.replace("s * (1 - s)", "s"))
    trouble = {str(own): own.trouble() for own in own_functions(package)}
    assert trouble["activations.sigmoid"] == ""
    assert "'" in trouble["activations.sigmoid_derivative"]
    file.write_text(good.replace("def sigmoid_derivative", "def slope"))
    assert own_functions(package)[1].trouble() == "it is no longer in my_network/activations.py"
    file.write_text(good + "(")
    assert "SyntaxError" in own_functions(package)[0].trouble()


@pytest.mark.parametrize("change", [{"name": "sigmoids"}, {"notebook": "week2/of_last_year"}])
def test_what_another_edition_asked_for_is_said(package, change):
    """Does a function without an exercise in this edition say so, rather than stop the tests?"""
    Notebook(WEEK2).says("sigmoid", SIGMOID)
    file = package / "activations.py"
    file.write_text(file.read_text() + "\nsigmoids = sigmoid\n")
    (own,) = own_functions(package)
    assert "this edition of the course does not ask" in replace(own, **change).trouble()


@pytest.mark.slow
def test_the_package_tests_itself(package):
    """Do its own tests pass, with pytest and without, and fail with the reason after a mistake?"""
    Notebook(WEEK2).says("sigmoid_derivative", SIGMOID + "\n\n" + SLOPE)
    pytest_of_it = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "my_network")
    said, status = run(package.parent, *pytest_of_it)
    assert "2 passed" in said, said
    assert status == 0
    said, status = run(package.parent, "-m", "my_network.tests")
    assert said.endswith("2 of 2 functions pass their visible checks.\n"), said
    assert status == 0
    file = package / "activations.py"
    file.write_text(file.read_text().replace("s * (1 - s)", "s"))
    said, status = run(package.parent, *pytest_of_it)
    assert "1 failed, 1 passed" in said, said
    assert status == 1
    said, status = run(package.parent, "-m", "my_network.tests")
    assert "activations.sigmoid: passes\n" in said
    assert "1 of 2 functions" in said
    assert status == 1


@pytest.mark.slow
def test_the_package_trains_a_network(package):
    """Does it read handwriting, with the functions that are kept, and say whose is which?"""
    notebook = Notebook(WEEK4, "import numpy as np\n")
    notebook.says("linear_forward", exercises_of(WEEK4)["linear_forward"].source())
    said, status = run(package.parent, "-m", "my_network")
    assert status == 0, said
    assert said.startswith("From your my_network: `linear_forward`. The course's: `linear_act")
    share = float(said.rpartition("It reads ")[2].partition(" %")[0])
    assert share > 95


OUTSIDE = """
from my_network.activations import sigmoid, sigmoid_derivative
from course_utils import toolbox
from course_utils.toolbox import activations
print(activations.sigmoid(7.0) == sigmoid(7.0), toolbox.which().rows[0][2])
toolbox.use_reference()
print(activations.sigmoid(7.0) == sigmoid(7.0))
"""


@pytest.mark.slow
@pytest.mark.grader  # setuptools, which builds it, comes with nbgrader
def test_an_installed_package_works_in_any_folder(package, tmp_path_factory):
    """Do its functions import and call each other where there is no student's folder?"""
    Notebook(WEEK2).says("sigmoid_derivative", WRONG_AT_7 + "\n\n" + SLOPE)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    build = f"from setuptools import build_meta; build_meta.build_wheel({str(elsewhere)!r})"
    said, status = run(package, "-c", build)
    assert status == 0, said
    (wheel,) = elsewhere.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(elsewhere / "site")
    kept = elsewhere / "site" / "my_network" / ".kept.json"
    record = json.loads(kept.read_text(encoding="utf-8"))
    for entry in record["topics"]["activations"].values():
        entry["passed"] = []  # as with another NumPy: they are judged once more
    kept.write_text(json.dumps(record), encoding="utf-8")
    installed = {"PYTHONPATH": str(elsewhere / "site")}
    said, status = run(elsewhere, "-c", OUTSIDE, environment=installed)
    assert said == "True yours\nFalse\n"
    assert status == 0
    said, status = run(elsewhere, "-m", "my_network.tests", environment=installed)
    assert "2 of 2 functions" in said, said
