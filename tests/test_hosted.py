"""A notebook that comes alone, as in Colab and Kaggle: its first cell brings the course."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import nbformat
import pytest

from tools.install_cell import ID

from .test_release import build

pytestmark = pytest.mark.slow

COLAB, KAGGLE = {"COLAB_RELEASE_TAG": "release"}, {"KAGGLE_KERNEL_RUN_TYPE": "Interactive"}
NAMED = "http://127.0.0.1:9/neural_networks_by_hand-0.1.0-py3-none-any.whl"
LINE = "bring_the_course({!r})"

Opened = tuple[str, str, list[str]]
Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the course's wheel."""
    return build(root, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Python that has what the course needs, and pip, but neither course nor anywidget."""
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not installed: make test installs it")
    place = tmp_path_factory.mktemp("service") / "venv"
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    sync = [uv, "sync", "--quiet", "--frozen", "--inexact", "--no-dev", "--no-install-project"]
    subprocess.run(
        [*sync, "--no-install-package=anywidget", "--python", sys.executable],
        cwd=root,
        env={**os.environ, "UV_PROJECT_ENVIRONMENT": str(place)},
        check=True,
    )
    return place / ("Scripts" if os.name == "nt" else "bin") / "python"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package that the Python lacks, packed anew: no network is needed."""
    folder = tmp_path_factory.mktemp("shelf")
    package = metadata.distribution("anywidget")
    with zipfile.ZipFile(folder / f"anywidget-{package.version}-py3-none-any.whl", "w") as archive:
        for file in package.files or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                archive.write(file.locate(), file.as_posix())
    return folder


@pytest.fixture
def open_notebook(root: Path, python: Path, shelf: Path, tmp_path: Path) -> Open:
    """Return what opens a notebook there: what its first cell says, shows, and what then fails."""

    def run(wheel: str | None, service: dict[str, str], packages: bool = True) -> Opened:
        text = (root / "notebooks/week2/quiz.ipynb").read_text(encoding="utf-8")
        notebook = nbformat.reads(text, as_version=4)
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert code[0].id == ID
        if wheel is not None:
            *lines, _ = code[0].source.splitlines()
            code[0].source = "\n".join([*lines, LINE.format(wheel)])
        form = next(cell for cell in code if "check.form" in cell.source)
        answers, graded = (code[code.index(form) + step] for step in (-1, 1))
        notebook.cells = [*code[:2], answers, form, graded]
        file = tmp_path / "quiz.ipynb"
        nbformat.write(notebook, file)
        own = ("PYTHONPATH", "CI", *COLAB, *KAGGLE)
        environment = {k: v for k, v in os.environ.items() if k not in own} | service
        environment |= {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        # `jupyter` takes its programs from there
        environment["PATH"] = f"{python.parent}{os.pathsep}{environment['PATH']}"
        environment |= {"PIP_FIND_LINKS": str(shelf)} if packages else {}
        subprocess.run(
            [python, "-m", "jupyter", "execute", "--inplace", "--allow-errors", file],
            cwd=tmp_path,
            env=environment,
            check=True,
            timeout=300,
            capture_output=True,
        )
        cells = nbformat.read(file, as_version=4).cells
        outputs = [output for cell in cells for output in cell.outputs]
        said = "".join(output.text for output in cells[0].outputs)
        pages = "".join(output.get("data", {}).get("text/html", "") for output in outputs)
        failed = [output.evalue for output in outputs if output.output_type == "error"]
        return said, pages, failed

    return run


@pytest.fixture
def without_course(python: Path) -> None:
    """Take the course, and what came with it, away again."""
    packages = ("neural-networks-by-hand", "anywidget")
    command = [python, "-m", "pip", "uninstall", "--quiet", "--yes", *packages]
    subprocess.run(command, check=True, capture_output=True)


@pytest.mark.usefixtures("without_course")
def test_the_first_cell_brings_the_course(open_notebook: Open, wheel: Path, tmp_path: Path):
    """Is the course there after it, with what it lacked, and is progress kept in the folder?"""
    said, pages, failed = open_notebook(str(wheel), COLAB)
    assert failed == []
    assert "The course is installed for this session." in said
    assert "course-still" in pages  # the form of a quiz, which needs anywidget
    assert '"week2/quiz"' in (tmp_path / "progress.jsonl").read_text()
    assert open_notebook(str(wheel), COLAB)[0] == ""  # it is there: nothing is done


@pytest.mark.usefixtures("without_course")
def test_without_a_network_the_course_comes_from_a_file(open_notebook: Open, wheel: Path):
    """Does a wheel on the disk serve without the Internet, and is what is missing said?"""
    said, _, failed = open_notebook(str(wheel), KAGGLE, packages=False)
    assert "are missing: anywidget>=" in said
    assert '%pip install "anywidget>=' in said
    assert failed == ["No module named 'anywidget'"]  # the form; all else runs


@pytest.mark.usefixtures("without_course")
@pytest.mark.parametrize(
    ("address", "service", "expected"),
    [
        (NAMED, COLAB, f"could not be installed from {NAMED}\npip said: ERROR: "),
        ("/nowhere/a.whl", KAGGLE, "could not be installed from /nowhere/a.whl\npip said: ERROR: "),
        (None, COLAB, "does not know where it is"),
        (NAMED, {}, f"%pip install {NAMED}"),
    ],
)
def test_what_to_do_is_said_in_words(
    open_notebook: Open, python: Path, address: str | None, service: dict[str, str], expected: str
):
    """Does a wrong address, none, or a Python of one's own get a few lines and no traceback?"""
    said, _, failed = open_notebook(address, service)
    assert expected in said
    assert "Traceback" not in said
    assert len(said.splitlines()) <= 5
    assert failed[0] == "No module named 'autograde_tests'"  # the next cell's, below these words
    assert (str(python) in said) == (not service)
