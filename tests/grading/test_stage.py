"""The stage: what submitted code may import knows no answer."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import course_utils
from autograde_tests import exercises_of
from course_utils.own_package import Shelf
from course_utils.progress import MARK
from grading import inside
from grading.stage import imports, lay_out

from .small_course import CONTENT


def test_the_assignments_functions_are_not_there(tmp_path: Path) -> None:
    """Does any file inside still hold the body of a function that is asked for?"""
    exercises = {
        exercise.reference.__name__
        for name in ("week2/numpy_basics", "week2/logistic_regression")
        for exercise in exercises_of(name).values()
        if not exercise.is_quiz
    }
    folder = lay_out(tmp_path / "stage", CONTENT, exercises)
    for file in (folder / "packages" / "course_utils" / "reference").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef) and node.name in exercises:
                assert isinstance(node.body[0], ast.Raise)


def test_checks_are_silent_inside(tmp_path: Path) -> None:
    """Do the cells that only show something run where is no declaration and nobody to read?"""
    folder = lay_out(tmp_path / "stage", CONTENT)
    names: dict = {}
    exec((folder / "packages" / "autograde_tests" / "__init__.py").read_text(), names)
    check = names["notebook_checks"]("week2/quiz")
    assert check() is check("one_unit", look_for=30) is None
    assert check.form("one_unit") is None
    assert check.solutions("one_unit") is None
    assert check.predict("one_unit", guess=0.5) is None


def test_nothing_of_the_grader_is_there(tmp_path: Path) -> None:
    """Are declarations, judges, notebooks and the gradebook's code outside?"""
    folder = lay_out(tmp_path / "stage", CONTENT, {"sigmoid"})
    names = {str(path.relative_to(folder)) for path in folder.rglob("*.py")}
    packages = {n.split("/", 1)[1] for n in names if n.startswith("packages/")}
    checks = {name for name in packages if name.startswith(("autograde_tests", "grading"))}
    assert checks == {
        "autograde_tests/__init__.py",
        "autograde_tests/machinery/__init__.py",
        "autograde_tests/machinery/caches.py",
        "autograde_tests/machinery/calling.py",
        "autograde_tests/machinery/probing.py",
        "grading/__init__.py",
        "grading/channel.py",
        *(f"grading/inside/{file.name}" for file in Path(inside.__file__).parent.glob("*.py")),
        "grading/names.py",
        "grading/salvage.py",
    }
    assert not list(folder.rglob("*.ipynb"))
    assert not list(folder.rglob("*.pyc"))


def test_what_a_module_hands_on_is_loaded_where_it_is_named() -> None:
    """Does only a notebook that makes moons load the library that draws them?"""
    folder = Path(course_utils.__file__).parent
    library = {file.stem: file.read_text() for file in folder.rglob("*.py")}
    calls = {"load_cats": False, "make_flower": False, "make_moons": True}
    for call, wanted in calls.items():
        source = f"from course_utils import datasets\nX = datasets.{call}()"
        assert ("sklearn" in imports([source], library)) is wanted


HOSTILE = """
import os, sys
os.chdir(sys.argv[1])
from course_utils import toolbox
from course_utils.toolbox import deep
from course_utils.toolbox.activations import relu, sigmoid
toolbox.use_own()
print(relu(-1.0))
try:
    sigmoid(0.0)
except NotImplementedError as error:
    print(error)
"""


def test_a_students_package_changes_nothing_inside(tmp_path: Path) -> None:
    """Is the toolbox the reference, less what is asked for, whatever lies beside a notebook?"""
    stage = lay_out(tmp_path / "stage", CONTENT, {"sigmoid"})
    package = tmp_path / "handed_in" / "my_network"
    package.mkdir(parents=True)
    (package.parent / MARK).touch()
    (package / "activations.py").write_text("def relu(z):\n    return 7\nsigmoid = relu\n")
    shelf = Shelf(package)
    entries = {
        name: {
            "notebook": "week2/numpy_basics",
            "reference": name,
            "block": "",
            "needs": [],
            "passed": [shelf.stamp("activations", name)],
        }
        for name in ("relu", "sigmoid")
    }
    (package / ".kept.json").write_text(json.dumps({"topics": {"activations": entries}}))
    code = HOSTILE.replace("-1.0", "[-1.0]")
    outside = run_python(code.partition("try:")[0], package.parent)
    assert outside == "7\n", "the package is one that the toolbox would take outside"
    said = run_python(code, package.parent, stage / "packages")
    assert said == "[0.]\nsigmoid is yours to write in this assignment\n"


def run_python(code: str, *folders: Path) -> str:
    """Return what a program prints that is started in a folder, with packages from another."""
    paths = {"PYTHONPATH": str(folders[1])} if folders[1:] else {}
    run = subprocess.run(
        [sys.executable, "-c", code, str(folders[0])],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | paths,
    )
    return run.stdout
