"""What is released: the sdist holds the project, and the wheel is all that a student needs."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from autograde_tests import exercises_of

pytestmark = pytest.mark.slow

PACKAGES = ("course_utils", "autograde_tests", "grading", "course_cli")
ANSWER = "def sigmoid(z):\n    return "
WRONG, RIGHT = "1 / 1 + np.exp(-z)", "1 / (1 + np.exp(-z))"

Course = Callable[..., str]


def build(project: Path, target: str, folder: Path) -> Path:
    """Build a project's sdist or wheel; return the one file."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def sdist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the released project, unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(build(root, "sdist", folder / "built")) as archive:
        archive.extractall(folder, filter="data")
    (project,) = (path for path in folder.iterdir() if path.name != "built")
    return project


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the sdist as a packager does."""
    return build(sdist, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(root: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of a student's environment: the locked packages and the wheel."""
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not installed: make test installs it")
    place = tmp_path_factory.mktemp("student") / "venv"
    # What is locked is in uv's cache since this project's own set-up: nothing is downloaded.
    sync = [uv, "sync", "--quiet", "--frozen", "--no-dev", "--no-install-project"]
    subprocess.run(
        [*sync, "--python", sys.executable],
        cwd=root,
        env={**os.environ, "UV_PROJECT_ENVIRONMENT": str(place)},
        check=True,
    )
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = [uv, "pip", "install", "--quiet", "--offline", "--no-deps"]
    subprocess.run([*install, "--python", str(python), str(wheel)], check=True)
    return python


@pytest.fixture
def course(python: Path) -> Course:
    """Return what runs Python in a student's environment, from a folder, and returns its output."""

    def run(folder: Path, *arguments: str) -> str:
        environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "CI")}
        done = subprocess.run(
            [python, "-m", *arguments],
            cwd=folder,
            env={**environment, "COLUMNS": "200"},
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def tracked(root: Path) -> set[str]:
    """Return what git knows of the project."""
    if not (root / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=root, check=True, capture_output=True)
    # a file that somebody is about to delete is not there to be packed
    return {path for path in listed.stdout.decode().splitlines() if (root / path).exists()}


def test_the_sdist_holds_the_project(root: Path, sdist: Path):
    """Has the sdist every file that git has, and nothing that git ignores?"""
    found = {path.relative_to(sdist).as_posix() for path in sdist.rglob("*") if path.is_file()}
    assert tracked(root) - found == set()
    command = ["git", "check-ignore", "--stdin"]
    ignored = subprocess.run(
        command, cwd=root, input="\n".join(found), text=True, capture_output=True
    )
    assert ignored.stdout == ""


def test_the_wheel_holds_the_packages_and_the_notebooks(root: Path, wheel: Path):
    """Has the wheel our packages, the data and the student edition, and nothing else?"""
    with zipfile.ZipFile(wheel) as archive:
        found = {name for name in archive.namelist() if ".dist-info/" not in name}
    found = {name.rpartition(".data/data/")[2] for name in found}  # these go to the environment
    files = tracked(root)
    expected = {path for path in files if path.startswith(tuple(f"{p}/" for p in PACKAGES))}
    expected |= {f"course_cli/_{path}" for path in files if path.startswith("notebooks/")}
    expected |= {
        f"course_utils/_data/{name}" for name in ("cats.npz", "checksums.txt", "small_drawings.npz")
    }
    ours = "course_cli/jupyter/labextensions/"
    expected |= {
        f"share/jupyter/labextensions/{path.removeprefix(ours)}"
        for path in files
        if path.startswith(ours)
    }
    assert found == expected


def fill(notebook: Path, expression: str) -> None:
    """Write the answer to `sigmoid` into a notebook."""
    content = json.loads(notebook.read_text())
    cell = next(cell for cell in content["cells"] if cell["id"] == "sigmoid-answer")
    cell["source"] = ANSWER + expression
    notebook.write_text(json.dumps(content))


def shown(notebook: Path) -> str:
    """Return what the check of `sigmoid` has shown."""
    cells = json.loads(notebook.read_text())["cells"]
    cell = next(cell for cell in cells if cell["id"] == "sigmoid")
    return "".join(text for out in cell["outputs"] for text in out["data"]["text/html"])


def test_a_student_learns_with_the_wheel_alone(course: Course, tmp_path: Path):
    """Can a student with the installed wheel and no clone open, answer, check and hand in?"""
    said = course(tmp_path, "course_cli", "doctor")
    assert "learning: ready" in said
    assert "marking: not here" in said

    said = course(tmp_path, "course_cli", "lab", "--only-prepare")
    assert f"Your folder is {tmp_path / 'workspace'}" in said
    assert "added    workspace/START.ipynb" in said
    week = tmp_path / "workspace" / "week2"
    notebook = week / "numpy_basics.ipynb"

    execute = ("jupyter", "execute", "--inplace", "--allow-errors", str(notebook))
    fill(notebook, WRONG)
    course(week, *execute)
    hint = exercises_of("week2/numpy_basics")["sigmoid"].mistakes[0].hint
    assert hint.split("`")[0] in " ".join(shown(notebook).split())
    fill(notebook, RIGHT)
    course(week, *execute)
    assert "Visible checks passed" in shown(notebook)

    # the folder is found again from inside it, as from a terminal in JupyterLab
    course(week, "course_cli", "lab", "--only-prepare")
    assert not (week / "workspace").exists()
    assert RIGHT in notebook.read_text()
    course(week, "course_cli", "submit", "week2", "--student", "ada")
    (packed,) = (tmp_path / "workspace" / "handed-in").iterdir()
    with zipfile.ZipFile(packed) as archive:
        assert RIGHT in archive.read("numpy_basics.ipynb").decode()
