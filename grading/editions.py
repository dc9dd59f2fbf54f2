"""The instructor's notebooks as nbgrader makes them ready: header, footer, tests written out.

nbgrader grades with what `nbgrader generate_assignment` has made of the source notebooks. What it
adds there is added here by the same code.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbclient.exceptions import CellExecutionError
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import IncludeHeaderFooter, InstantiateTests

from .errors import GradingError
from .nbgrader_compat import end_kernel, settings_of


def prepared(coursedir: CourseDirectory, folder: Path, texts: Mapping[str, str]) -> dict[str, str]:
    """Return an assignment's notebooks with all cells and tests that students are graded on.

    Lines like ``### AUTOTEST f(2)`` are comments until nbgrader writes the tests that they stand
    for, which takes a kernel that runs the instructor's notebook.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    folder : Path
        Where the notebooks lie.
    texts : mapping of str to str
        The notebooks as JSON text, by name.

    Raises
    ------
    GradingError
        If a notebook is not for Python, or its tests cannot be written out.
    """
    settings = settings_of(coursedir)
    around = IncludeHeaderFooter(config=settings)
    tests = InstantiateTests(config=settings)
    ready = {}
    for name, text in texts.items():
        file = folder / f"{name}.ipynb"
        try:
            content = json.loads(text)
            cells = content["cells"]
            kernel = content.get("metadata", {}).get("kernelspec", {})
        except (ValueError, KeyError, AttributeError) as error:
            raise GradingError(f"{file} is not a notebook: {error!r}") from error
        _require_python(file, kernel)
        has_tests = _asks_for_tests(cells, tests)
        if around.header or around.footer or has_tests:
            text = _made_ready(Path(coursedir.root), file, text, around, tests)
        ready[name] = text
    return ready


def _require_python(file: Path, kernel: Mapping[str, Any]) -> None:
    """Refuse a notebook in another language: run as Python, everybody would get 0."""
    language = str(kernel.get("language", "")).lower()
    if not language and str(kernel.get("name", "python")).startswith("python"):
        return
    if language != "python":
        raise GradingError(
            f"{file} is for the kernel {kernel.get('name', '?')!r} (language {language!r}); this "
            "engine grades Python notebooks only. Grade others with nbgrader's own engine: "
            "nbgrader autograde --Autograde.exporter_class=nbconvert.exporters.NotebookExporter"
        )


def _asks_for_tests(cells: Any, tests: InstantiateTests) -> bool:
    return any(
        cell["cell_type"] == "code" and tests.autotest_delimiter in "".join(cell["source"])
        for cell in cells
    )


def _said(error: Exception) -> str:
    if isinstance(error, CellExecutionError):  # nbgrader makes it of a list, and it has no text
        return f"{error.ename}: {error.evalue}"
    return f"{type(error).__name__}: {error}".rstrip(": ")


def _made_ready(
    root: Path, file: Path, text: str, around: IncludeHeaderFooter, tests: InstantiateTests
) -> str:
    notebook = nbformat.reads(text, as_version=4)
    resources = {"metadata": {"path": str(file.parent)}}
    try:
        with contextlib.chdir(root):  # header, footer and autotests.yml are named from there
            notebook, resources = around.preprocess(notebook, resources)
            notebook, resources = tests.preprocess(notebook, resources)
    except Exception as error:  # the instructor's cells run there: they can fail in any way
        raise GradingError(
            f"nbgrader could not write out the tests of {file} that stand for its "
            f"{tests.autotest_delimiter} lines: {_said(error)}. Run the notebook by hand, then "
            "nbgrader generate_assignment"
        ) from error
    finally:
        end_kernel(tests)
    return str(nbformat.writes(notebook))
