"""Build the notebooks from their sources.

    notebook_sources/weekN/name.py  ->  build/source/weekN/name.ipynb  (instructor)
                                    ->  notebooks/weekN/name.ipynb     (student)

The student edition is made by nbgrader's own generate_assignment, with a gradebook of its own
that is thrown away. The same sources give the same files, byte for byte.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import logging
import os
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

if __package__ in (None, ""):  # run as a script
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from autograde_tests import CONTENT
from autograde_tests.machinery.agreed import SEED_VARIABLE, notebook_metadata
from autograde_tests.machinery.declaring import DeclarationError
from autograde_tests.machinery.exercises import exercises_of
from course_utils.about import EDITION, EDITIONS
from grading.content import content_from
from grading.errors import GradingError
from tools.built_files import INSTRUCTOR, MADE_FROM, STUDENT, differences, write
from tools.install_cell import course_wheel, install_cell
from tools.notebook_lint import lint, lint_files
from tools.notebook_source import SOURCES, Cell, Problem, Source, read_source
from tools.quiz_cells import Expanded, nbgrader_metadata, quiz_cells, solutions_cell, with_grading
from tools.solutions import gap_in, read_reference, with_reference

ROOT = Path(__file__).resolve().parent.parent

Declared = Callable[[str], Mapping[str, Any]]


class SourceError(Exception):
    """The sources break rules: `problems` lists every one of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def exercises_in(package: str) -> Declared:
    """Return what gives the exercises of a notebook that a package declares."""
    return lambda notebook: exercises_of(notebook, package)


def build(root: Path, declared: Declared | None = None, only: str | None = None) -> dict[str, str]:
    """Build both editions, without writing into the repository.

    Parameters
    ----------
    root : Path
        The course's folder.
    declared : callable, optional
        Returns a notebook's exercises by name; that of the course if not given.
    only : str, optional
        One notebook, such as ``"week2/numpy_basics"``.

    Returns
    -------
    dict of str to str
        The text of every built file by its path from the root.

    Raises
    ------
    SourceError
        If a source breaks a rule.
    """
    package = CONTENT if declared else content_from(_nbgrader_config(root)).exercises
    declared = declared or exercises_in(package)
    edition, problems = course_edition(root)
    wheel, found = course_wheel(root)
    problems += found
    problems += [] if only else lint_files(root)
    wrong = {problem.path for problem in problems}
    instructor: dict[str, str] = {}
    for path in _sources(root, only):
        if path.relative_to(root).as_posix() in wrong:
            continue
        source = read_source(root, path, package)
        exercises, found = _exercises(source, declared)
        found = found or lint(source, exercises, root)
        problems += found
        if not found:
            notebook = instructor_notebook(source, exercises, edition, wheel)
            instructor[f"{INSTRUCTOR}/{source.notebook}.ipynb"] = notebook
    if problems:
        raise SourceError(problems)
    return instructor | student_editions(root, instructor)


def _sources(root: Path, only: str | None) -> list[Path]:
    if only is None:
        return sorted((root / SOURCES).glob("week*/*.py"))
    path = root / SOURCES / f"{only}.py"
    if not path.is_file():
        raise SourceError([Problem(f"{SOURCES}/{only}.py", 1, "no such source")])
    return [path]


def _exercises(source: Source, declared: Declared) -> tuple[Mapping[str, Any], list[Problem]]:
    try:
        return declared(source.notebook), []
    except DeclarationError as error:
        return {}, [Problem(_below(ROOT, file), line, text) for file, line, text in error.faults]
    except ValueError as error:
        asking = [cell for cell in source.cells if {"answer", "check", "quiz"} & set(cell.options)]
        return {}, [Problem(source.path, cell.marker, str(error)) for cell in asking[:1]]


def _below(root: Path, file: str) -> str:
    path = Path(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file


def course_edition(root: Path) -> tuple[str, list[Problem]]:
    """Return the edition that pyproject.toml says, or none and why it cannot be one.

    A course whose pyproject.toml says none has notebooks without.
    """
    name = "pyproject.toml"
    if not (root / name).is_file():
        return "", []
    text = (root / name).read_text(encoding="utf-8")
    edition = tomllib.loads(text).get("tool", {}).get("course", {}).get("edition", "")
    if edition == "" or (isinstance(edition, str) and EDITIONS.fullmatch(edition)):
        return edition, []
    line = text[: text.index("[tool.course]")].count("\n") + 1
    return "", [
        Problem(name, line, f"the edition is {edition!r}; expected a text such as '2026.11'")
    ]


def instructor_notebook(
    source: Source,
    exercises: Mapping[str, Any],
    edition: str = "",
    wheel: str | None = None,
) -> str:
    """Return the text of the instructor's notebook, solutions and hidden tests inside.

    Parameters
    ----------
    source : Source
    exercises : mapping
        What the notebook declares, by name.
    edition : str
        The course's, for the notebook's metadata.
    wheel : str, optional
        Where the course's wheel is, for the cell that installs it; no such cell if not given.
    """
    import nbformat

    used: set[str] = set()
    cells = []
    for text, kind, grade_id, metadata in _expanded(source, exercises, wheel):
        name = grade_id or hashlib.sha256(f"{kind}\n{text}".encode()).hexdigest()[:12]
        identifier, repeat = name, 1
        while identifier in used:
            repeat += 1
            identifier = f"{name[:60]}-{repeat}"
        used.add(identifier)
        make: Callable[..., Any] = nbformat.v4.new_markdown_cell
        if kind == "code":
            make = nbformat.v4.new_code_cell
        cells.append(make(text, id=identifier, metadata=metadata))
    notebook = nbformat.v4.new_notebook(
        cells=cells,
        metadata={
            **notebook_metadata(),
            **({EDITION: edition} if edition else {}),
            MADE_FROM: source.path,
        },
    )
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook)) + "\n"


def _expanded(
    source: Source, exercises: Mapping[str, Any], wheel: str | None
) -> Iterator[Expanded]:
    """Give text, kind, grade id and metadata of every cell that a source makes."""
    first = next((cell for cell in source.cells if cell.kind == "code"), None)
    for cell in source.cells:
        if cell is first and wheel is not None:
            yield install_cell(wheel)
        if "quiz" in cell.options:
            yield from quiz_cells(exercises[cell.options["quiz"]])
        else:
            text = _text(cell, exercises)
            yield text, cell.kind, cell.grade_id, _metadata(cell, exercises)
            checked = cell.options.get("check", "")
            if checked and exercises[checked].is_quiz:
                yield solutions_cell(checked)


def _text(cell: Cell, exercises: Mapping[str, Any]) -> str:
    if "check" in cell.options:
        return with_grading(cell.options["check"])
    name: str = cell.options.get("answer", "")
    gap = gap_in(cell.source, name)
    if gap:
        return with_reference(cell.source, gap, read_reference(exercises[name].reference))
    return cell.source


def _metadata(cell: Cell, exercises: Mapping[str, Any]) -> dict[str, Any]:
    kept = ("tags", "nbgrader")
    metadata: dict[str, Any] = {key: cell.options[key] for key in kept if key in cell.options}
    if "answer" in cell.options or "check" in cell.options:
        grade = "check" in cell.options
        points = exercises[cell.options["check"]].points if grade else None
        metadata |= nbgrader_metadata(cell.grade_id, grade, solution=not grade, points=points)
    return metadata


def student_editions(root: Path, instructor: Mapping[str, str]) -> dict[str, str]:
    """Return the student edition of instructor notebooks, as nbgrader makes it.

    Parameters
    ----------
    root : Path
        Where ``nbgrader_config.py`` is, whose settings hold here too.
    instructor : mapping of str to str
        Texts by path from the root, all below ``build/source``.
    """
    from grading.nbgrader_compat import generate_assignment

    config = _nbgrader_config(root)
    config.GenerateAssignment.no_database = True  # a build has no gradebook
    config.SaveCells.enabled = False
    config.KeepSolutionsBack.enabled = False  # notebooks/ is for those who learn alone, too
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder).resolve()
        for name, text in instructor.items():
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        for week in sorted(path.name for path in (stage / INSTRUCTOR).glob("*")):
            with _errors_shown():
                generate_assignment(
                    config,
                    week,
                    root=str(stage),
                    source_directory=str(Path(INSTRUCTOR)),
                    release_directory=STUDENT,
                )
        return {
            path.relative_to(stage).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((stage / STUDENT).rglob("*.ipynb"))
        }


def _nbgrader_config(root: Path) -> Any:
    """Read the repository's nbgrader_config.py, without the instructor's secret."""
    from traitlets.config import Config
    from traitlets.config.loader import PyFileConfigLoader

    name = "nbgrader_config.py"
    if not (root / name).is_file():
        return Config()
    with _environment(SEED_VARIABLE, "no marks are given in a build"):
        config = PyFileConfigLoader(name, path=str(root)).load_config()
    config.pop("CourseDirectory", None)
    return config


@contextlib.contextmanager
def _errors_shown() -> Iterator[None]:
    """Show what nbgrader logs as an error."""
    log = logging.getLogger("traitlets")
    handler = logging.StreamHandler()
    handler.setLevel(logging.ERROR)
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


@contextlib.contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def main(
    arguments: Sequence[str] | None = None,
    root: Path = ROOT,
    declared: Declared | None = None,
) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Build the notebooks from notebook_sources/.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail if notebooks/ differs"
    )
    parser.add_argument("--only", metavar="weekN/name", help="build one notebook")
    parser.add_argument(
        "--root", type=Path, default=root, help="the folder of another course than this one"
    )
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    try:
        built = build(root, declared, options.only)
    except GradingError as error:
        print(error, file=sys.stderr)
        return 1
    except SourceError as error:
        print(error, file=sys.stderr)
        print(f"{_count(len(error.problems), 'problem')}; nothing was built", file=sys.stderr)
        return 1
    if options.check:
        found = differences(root, built, options.only)
        if found:
            print("\n".join(found), file=sys.stderr)
            print("Run `make notebooks` and commit the result.", file=sys.stderr)
            return 1
        print("notebooks/ is what the sources build")
        return 0
    done = write(root, built, remove_stale=options.only is None)
    print("\n".join(done or ["nothing to do: the notebooks are up to date"]))
    return 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
