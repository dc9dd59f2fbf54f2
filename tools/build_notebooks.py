"""Build the notebooks from their sources.

    notebook_sources/weekN/name.py  ->  build/source/weekN/name.ipynb  (instructor)
                                    ->  notebooks/weekN/name.ipynb     (student)
    notebook_sources/START.py       ->  notebooks/START.ipynb          (no exercises in it)

The student edition is made by nbgrader's own generate_assignment, with a gradebook of its own
that is thrown away. The same sources give the same files, byte for byte.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib
import logging
import os
import re
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __package__ in (None, ""):  # run as a script
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from autograde_tests import CONTENT, notebooks_of
from autograde_tests.machinery.agreed import (
    PREDICT,
    SEED_VARIABLE,
    START,
    answered_in,
    notebook_metadata,
)
from autograde_tests.machinery.declaring import DeclarationError
from autograde_tests.machinery.exercises import exercises_of
from autograde_tests.machinery.predictions import predictions_of
from course_utils.about import EDITION, EDITIONS, EXERCISES, LABEL
from grading.content import content_from
from grading.errors import GradingError
from tools.built_files import INSTRUCTOR, MADE_FROM, STUDENT, differences, write
from tools.glossary import PAGE, Terms, glossary
from tools.guide_cells import has_title, links_cell, overview_cell, shows_overview, with_place
from tools.install_cell import below_install, course_wheel, install_cell
from tools.notebook_lint import lint, lint_files
from tools.notebook_source import SOURCES, START_SOURCE, Cell, Problem, Source, read_source
from tools.quiz_cells import (
    Expanded,
    nbgrader_metadata,
    prediction_cells,
    quiz_cells,
    solutions_cell,
    with_grading,
)
from tools.solutions import gap_in, read_reference, with_reference

ROOT = Path(__file__).resolve().parent.parent

Declared = Callable[[str], Mapping[str, Any]]


@dataclass(frozen=True)
class Course:
    """What notebooks say of the course that they are of.

    Parameters
    ----------
    edition : str
        "" if there is none.
    wheel : str or None
        Where the course's wheel is, for the cell that installs it; None for no such cell.
    order : sequence of str
        The notebooks as they are taken. What is none of them, as the start page, has no links.
    """

    edition: str = ""
    wheel: str | None = None
    order: Sequence[str] = ()


class SourceError(Exception):
    """The sources break rules: `problems` lists every one of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def exercises_in(package: str) -> Declared:
    """Return what gives the exercises of a notebook that a package declares."""
    return lambda notebook: exercises_of(notebook, package)


def predictions_in(package: str) -> Declared:
    """Return what gives the predictions of a notebook that a package declares."""
    return lambda notebook: predictions_of(notebook, package)


def build(
    root: Path,
    declared: Declared | None = None,
    only: str | None = None,
    predicted: Declared | None = None,
) -> dict[str, str]:
    """Build both editions, without writing into the repository.

    Parameters
    ----------
    root : Path
        The course's folder.
    declared : callable, optional
        Returns a notebook's exercises by name; that of the course if not given. With it, notebooks
        are taken in the order of their names.
    only : str, optional
        One notebook, such as ``"week2/numpy_basics"``.
    predicted : callable, optional
        Returns a notebook's predictions by name; those beside the course's exercises if neither is
        given.

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
    terms = {} if declared else terms_of(package)
    order, problems = (_names(root), []) if declared else course_order(root, package)
    predicted = predicted or (predictions_in(package) if declared is None else lambda _: {})
    declared = declared or exercises_in(package)
    edition, found = course_edition(root)
    problems += found
    wheel, found = course_wheel(root)
    problems += found + ([] if only else lint_files(root))
    course = Course(edition, wheel, order)
    wrong = {problem.path for problem in problems}
    instructor: dict[str, str] = {}
    read: dict[str, Source] = {}
    for path in _sources(root, only):
        if path.relative_to(root).as_posix() in wrong:
            continue
        source = read[f"{path.parent.name}/{path.stem}"] = read_source(root, path, package)
        exercises, found = _exercises(source, declared)
        predictions = predicted(source.notebook) if exercises else {}
        found = found or lint(source, exercises, root, predictions)
        problems += found
        if not found:
            notebook = instructor_notebook(source, exercises, course, predictions)
            instructor[f"{INSTRUCTOR}/{source.notebook}.ipynb"] = notebook
    pages: dict[str, str] = {}
    if not only:
        pages, found = start_page(root, package, edition)
        problems += found
        place = f"{package.replace('.', '/')}/__init__.py"
        taken = [read[name] for name in order if name in read]
        page, found = glossary_page(terms, taken, course, place) if terms else ({}, [])
        pages |= page
        problems += found
    if problems:
        raise SourceError(problems)
    return instructor | student_editions(root, instructor) | pages


def start_page(root: Path, package: str, edition: str) -> tuple[dict[str, str], list[Problem]]:
    """Build the page that students meet first; a course need not have one.

    Parameters
    ----------
    root : Path
        The course's folder.
    package : str
        Where the course declares its exercises: the page says it to the cell that shows what is
        done, and to `course lab`.
    edition : str
        The course's, for the notebook's metadata.

    Returns
    -------
    tuple of (dict of str to str, list of Problem)
        The text of the page by its path from the root, and what is wrong with its source.
    """
    path = root / SOURCES / START_SOURCE
    if not path.is_file():
        return {}, []
    source = read_source(root, path, package)
    if found := lint(source, {}, root):
        return {}, found
    return {
        f"{STUDENT}/{START}": instructor_notebook(
            source, {}, Course(edition), metadata={EXERCISES: package}
        )
    }, []


def terms_of(package: str) -> Terms:
    """Return the field's words that a course's content names, ``TERMS``; it need not name any."""
    terms: Terms = getattr(importlib.import_module(package), "TERMS", {})
    return terms


def glossary_page(
    terms: Terms, sources: Sequence[Source], course: Course, place: str
) -> tuple[dict[str, str], list[Problem]]:
    """Build the page of the field's words.

    Parameters
    ----------
    terms : Terms
    sources : sequence of Source
        The notebooks in the order in which they are taken.
    course : Course
    place : str
        The file that names the terms.

    Returns
    -------
    tuple of (dict of str to str, list of Problem)
        The text of the page by its path from the root, and the words that no notebook introduces.
    """
    text, problems = glossary(terms, sources, place)
    source = Source(place, (Cell("markdown", {}, text, 1, 1),), ())
    return {f"{STUDENT}/{PAGE}": instructor_notebook(source, {}, course)}, problems


def course_order(root: Path, package: str) -> tuple[list[str], list[Problem]]:
    """Return the course's notebooks in the order in which they are taken, and its faults.

    Parameters
    ----------
    root : Path
        The course's folder.
    package : str
        Its content, which says the order.
    """
    names, place = _names(root), f"{package.replace('.', '/')}/__init__.py"
    try:
        order = list(notebooks_of(package))
    except ValueError as error:
        return names, [Problem(place, 1, str(error))]
    problems = [
        Problem(f"{SOURCES}/{name}.py", 1, f"PLAN of {package} does not say where it is taken")
        for name in names
        if name not in order
    ]
    if wrong := sorted({each for each in order if each not in names}):
        said = f"PLAN names without a source: {', '.join(wrong)}"
        problems.append(Problem(place, 1, said))
    return order, problems


def _names(root: Path) -> list[str]:
    return [f"{path.parent.name}/{path.stem}" for path in _sources(root, None)]


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
    course: Course | None = None,
    predictions: Mapping[str, Any] | None = None,
    metadata: Mapping[str, str] | None = None,
) -> str:
    """Return the text of the instructor's notebook, solutions and hidden tests inside.

    Parameters
    ----------
    source : Source
    exercises : mapping
        What the notebook declares, by name.
    course : Course, optional
        One of this notebook alone, if not given.
    predictions : mapping, optional
        What the notebook asks to predict, by name.
    metadata : mapping, optional
        More of it.
    """
    import nbformat

    used: set[str] = set()
    cells = []
    course = course or Course(order=[source.notebook])
    for text, kind, grade_id, of_cell in _expanded(source, exercises, course, predictions or {}):
        name = grade_id or hashlib.sha256(f"{kind}\n{text}".encode()).hexdigest()[:12]
        identifier, repeat = name, 1
        while identifier in used:
            repeat += 1
            identifier = f"{name[:60]}-{repeat}"
        used.add(identifier)
        answered = answered_in(grade_id or "")
        if answered in exercises:
            of_cell = of_cell | {LABEL: _label(source, exercises[answered])}
        make: Callable[..., Any] = nbformat.v4.new_markdown_cell
        if kind == "code":
            make = nbformat.v4.new_code_cell
        cells.append(make(text, id=identifier, metadata=of_cell))
    notebook = nbformat.v4.new_notebook(
        cells=cells,
        metadata={
            **notebook_metadata(),
            **({EDITION: course.edition} if course.edition else {}),
            **(metadata or {}),
            MADE_FROM: source.path,
        },
    )
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook)) + "\n"


def _label(source: Source, exercise: Any) -> dict[str, Any]:
    """Return what an answer cell is labelled with: a quiz has no number."""
    heading = re.compile(rf"^#+ Exercise (\d+): .*`{exercise.name}`", re.MULTILINE)
    texts = (cell.source for cell in source.cells if cell.kind == "markdown")
    number = next((int(found[1]) for text in texts if (found := heading.search(text))), None)
    label: dict[str, Any] = {"exercise": exercise.name, "points": exercise.points}
    if number:
        label["number"] = number
    return label | ({"quiz": True} if getattr(exercise, "questions", ()) else {})


def _expanded(
    source: Source,
    exercises: Mapping[str, Any],
    course: Course,
    predictions: Mapping[str, Any],
) -> Iterator[Expanded]:
    """Give text, kind, grade id and metadata of every cell that a source makes."""
    order = course.order
    has_place = source.notebook in order
    title = next(filter(has_title, source.cells), None) if has_place else None
    below = below_install(source)
    for cell in source.cells:
        if cell is below and course.wheel is not None:
            yield install_cell(course.wheel)
        if "quiz" in cell.options:
            yield from quiz_cells(exercises[cell.options["quiz"]])
        elif PREDICT in cell.options:
            yield from prediction_cells(predictions[cell.options[PREDICT]])
        else:
            text = _text(cell, exercises)
            text = with_place(text, source.notebook, order) if cell is title else text
            yield text, cell.kind, cell.grade_id, _metadata(cell, exercises)
            checked = cell.options.get("check", "")
            if checked and exercises[checked].is_quiz:
                yield solutions_cell(checked)
    if exercises and not shows_overview(source):
        yield overview_cell(source.notebook)
    if has_place:
        yield links_cell(source.notebook, order)


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
    if "folded" in cell.options:  # as JupyterLab writes it
        metadata["jupyter"] = {"source_hidden": True}
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
