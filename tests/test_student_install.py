"""A student's installation: small, and everything a student does works in it."""

import json
import os
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

PROJECT = "neural-networks-by-hand"

WITHOUT = """
import importlib.abc, sys

class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.split(".")[0] in MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
"""

IMPORT_EVERYTHING = """
import importlib, pkgutil
for package in ("course_utils", "autograde_tests"):
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        importlib.import_module(module.name)
"""

RUN = "from course_cli.main import app; app()"


@pytest.fixture(scope="module")
def locked(root: Path) -> dict[str, Any]:
    """Return uv.lock's packages by name, those of the newest Python where a name stands twice."""
    lock = tomllib.loads((root / "uv.lock").read_text())
    return {package["name"]: package for package in lock["package"]}


def closure(locked: dict[str, Any], extra: str = "") -> set[str]:
    """Return the names of all packages that an installation has."""
    ours = locked[PROJECT]
    waiting = [*ours["dependencies"], *ours["optional-dependencies"].get(extra, [])]
    seen = set()
    while waiting:
        entry = waiting.pop()
        name, extras = entry["name"], tuple(entry.get("extra", ()))
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        waiting += locked[name].get("dependencies", [])
        for each in extras:
            waiting += locked[name]["optional-dependencies"][each]
    return {name for name, _ in seen}


@pytest.fixture(scope="module")
def absent(locked: dict[str, Any]) -> set[str]:
    """Return the modules that only the grader's packages bring."""
    only_grader = closure(locked, "grading") - closure(locked)
    return {
        module
        for module, distributions in metadata.packages_distributions().items()
        if {name.lower().replace("_", "-") for name in distributions} <= only_grader
    }


def test_the_grader_is_an_extra(locked: dict[str, Any], absent: set[str]):
    """Does a student's installation lack the grader and its data base, and have all else?"""
    student, instructor = closure(locked), closure(locked, "grading")
    assert {"nbgrader", "msgpack", "sqlalchemy", "alembic"} <= instructor - student
    assert {"numpy", "jupyterlab", "matplotlib", "ipywidgets", "nbformat"} <= student
    assert {"nbgrader", "msgpack", "sqlalchemy"} <= absent


def run(code: str, absent: set[str], folder: Path, *arguments: str) -> str:
    """Run Python without some modules; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", f"MODULES = {absent!r}\n{WITHOUT}\n{code}", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200"},
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_what_notebooks_import_is_there(absent: set[str], tmp_path: Path):
    """Can everything that notebooks import be imported without the grader's packages?"""
    run(IMPORT_EVERYTHING, absent, tmp_path)


@pytest.mark.slow
def test_a_student_hands_in_without_the_grader(root: Path, absent: set[str], tmp_path: Path):
    """Do a student's commands work without the grader's packages, and tell copies apart?"""
    (tmp_path / "notebooks").symlink_to(root / "notebooks", target_is_directory=True)
    (tmp_path / "nbgrader_config.py").touch()
    assert "workspace/START.ipynb" in run(RUN, absent, tmp_path, "lab", "--only-prepare")
    week = tmp_path / "workspace" / "week2"
    text = (week / "numpy_basics.ipynb").read_text()
    notebook = json.loads(text)
    cell = next(cell for cell in notebook["cells"] if cell["id"] == "sigmoid-answer")
    cell["source"] = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))"
    (week / "numpy_basics-mine.ipynb").write_text(json.dumps(notebook))
    said = run(RUN, absent, tmp_path, "submit", "week2", "--student", "ada", "--yes")
    assert "week2/numpy_basics.ipynb" in said
    # that nothing is written in the other one is told by nbgrader's checksums
    assert "nothing is written in numpy_basics.ipynb" in said
