"""Build the notebooks from their sources.

    notebook_sources/weekN/name.py  ->  build/source/weekN/name.ipynb  (instructor)
                                    ->  notebooks/weekN/name.ipynb     (student)

The student edition is made by nbgrader's own generate_assignment, with a gradebook of its own
that is thrown away. The same sources give the same files, byte for byte.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import hashlib
import json
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

if __package__ in (None, ""):  # run as a script
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from autograde_tests.machinery.quizzes import QuizError
from tools.notebook_lint import lint, lint_files
from tools.notebook_source import SOURCES, Cell, Problem, Source, read_source

INSTRUCTOR = "build/source"
STUDENT = "notebooks"
MADE_FROM = "generated_from"
ROOT = Path(__file__).resolve().parent.parent
LONGEST_DIFFERENCE = 20

Declared = Callable[[str], Mapping[str, Any]]


class SourceError(Exception):
    """The sources break rules: `problems` lists every one of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def declared_exercises(notebook: str) -> Mapping[str, Any]:
    """Return the exercises that `autograde_tests` declares for a notebook."""
    from autograde_tests import exercises_of

    return exercises_of(notebook)


def build(
    root: Path, declared: Declared = declared_exercises, only: str | None = None
) -> dict[str, str]:
    """Build both editions, without writing into the repository.

    Parameters
    ----------
    root : Path
        The repository.
    declared : callable
        Returns a notebook's exercises by name.
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
    problems = [] if only else lint_files(root)
    wrong = {problem.path for problem in problems}
    instructor: dict[str, str] = {}
    for path in _sources(root, only):
        if path.relative_to(root).as_posix() in wrong:
            continue
        source = read_source(root, path)
        exercises, found = _exercises(source, declared)
        found = found or lint(source, exercises, root)
        problems += found
        if not found:
            notebook = instructor_notebook(source, exercises)
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
    except QuizError as error:
        return {}, [Problem(_below(ROOT, file), line, text) for file, line, text in error.faults]
    except ValueError as error:
        asking = [cell for cell in source.cells if {"answer", "check", "quiz"} & set(cell.options)]
        return {}, [Problem(source.path, cell.marker, str(error)) for cell in asking[:1]]


def _below(root: Path, file: str) -> str:
    path = Path(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file


def instructor_notebook(source: Source, exercises: Mapping[str, Any]) -> str:
    """Return the text of the instructor's notebook, solutions and hidden tests inside."""
    import nbformat

    used: set[str] = set()
    cells = []
    for text, kind, grade_id, metadata in _expanded(source, exercises):
        name = grade_id or hashlib.sha256(f"{kind}\n{text}".encode()).hexdigest()[:12]
        identifier, repeat = name, 1
        while identifier in used:
            repeat += 1
            identifier = f"{name[:60]}-{repeat}"
        used.add(identifier)
        make = nbformat.v4.new_markdown_cell
        if kind == "code":
            make = nbformat.v4.new_code_cell
        cells.append(make(text, id=identifier, metadata=metadata))
    notebook = nbformat.v4.new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
            MADE_FROM: source.path,
        },
    )
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


Expanded = tuple[str, str, str | None, dict[str, Any]]


def _expanded(source: Source, exercises: Mapping[str, Any]) -> Iterator[Expanded]:
    """Give text, kind, grade id and metadata of every cell that a source makes."""
    for cell in source.cells:
        if "quiz" in cell.options:
            yield from _quiz_cells(exercises[cell.options["quiz"]])
        else:
            text = cell.source
            if "check" in cell.options:
                text = with_grading(cell.options["check"])
            yield text, cell.kind, cell.grade_id, _metadata(cell, exercises)


def with_grading(name: str) -> str:
    """Return the text of a check cell, with the part that students do not get."""
    hidden = f'### BEGIN HIDDEN TESTS\ncheck.grade("{name}")\n### END HIDDEN TESTS'
    return f'check("{name}")\n{hidden}'


def _quiz_cells(quiz: Any) -> Iterator[Expanded]:
    """Write out a quiz: questions, answers, form, check, and what a person marks."""
    name = quiz.name
    yield "\n\n".join(map(question_text, quiz.decided)), "markdown", f"{name}-questions", {}
    answer = f"{name}-answer"
    yield answer_text(quiz), "code", answer, _nbgrader(answer, grade=False, solution=True)
    yield f'check.form("{name}")', "code", f"{name}-form", {"tags": ["experiment"]}
    decided = _nbgrader(name, grade=True, solution=False, points=quiz.points)
    yield with_grading(name), "code", name, decided
    for question in quiz.marked_by_hand:
        grade_id = quiz.grade_id(question)
        asked = f"{grade_id}-question"
        text = (
            f"{question_text(question)}\n\n=== BEGIN MARK SCHEME ===\n\n{question.guide}\n\n"
            "=== END MARK SCHEME ==="
        )
        yield text, "markdown", asked, _nbgrader(asked, grade=False, solution=False)
        by_hand = _nbgrader(grade_id, grade=True, solution=True, points=question.points)
        yield question.model_answer, "markdown", grade_id, by_hand


def question_text(question: Any) -> str:
    """Return a question as Markdown, with its options."""
    points = "1 point" if question.points == 1 else f"{question.points:g} points"
    parts = [f"**{question.key}. {question.title}** ({points})", question.text]
    options = getattr(question, "options", {})
    if options:
        parts.append("\n".join(f"- **{letter}.** {text}" for letter, text in options.items()))
    return "\n\n".join([*parts, f"*{question.instruction}*"])


def answer_text(quiz: Any) -> str:
    """Return the cell of a quiz's answers: blank, and then with the right ones as solution."""
    blank = [f'    "{each.key}": None,  # {each.comment}' for each in quiz.decided]
    right = [f'    "{each.key}": {json.dumps(each.reference)},' for each in quiz.decided]
    lines = [f"{quiz.name} = {{", *blank, "}", "### BEGIN SOLUTION"]
    return "\n".join([*lines, f"{quiz.name} = {{", *right, "}", "### END SOLUTION"])


def _metadata(cell: Cell, exercises: Mapping[str, Any]) -> dict[str, Any]:
    kept = ("tags", "nbgrader")
    metadata: dict[str, Any] = {key: cell.options[key] for key in kept if key in cell.options}
    if "answer" in cell.options or "check" in cell.options:
        grade = "check" in cell.options
        points = exercises[cell.options["check"]].points if grade else None
        metadata |= _nbgrader(cell.grade_id, grade, solution=not grade, points=points)
    return metadata


def _nbgrader(
    grade_id: str | None, grade: bool, solution: bool, points: float | None = None
) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": grade,
        "solution": solution,
        "locked": not solution,
        "task": False,
    }
    if points is not None:
        metadata["points"] = points
    return {"nbgrader": metadata}


def student_editions(root: Path, instructor: Mapping[str, str]) -> dict[str, str]:
    """Return the student edition of instructor notebooks, as nbgrader makes it.

    Parameters
    ----------
    root : Path
        Where ``nbgrader_config.py`` is, whose settings hold here too.
    instructor : mapping of str to str
        Texts by path from the root, all below ``build/source``.
    """
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    config = _nbgrader_config(root)
    config.GenerateAssignment.no_database = True  # a build has no gradebook
    config.SaveCells.enabled = False
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder).resolve()
        for name, text in instructor.items():
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        for week in sorted(path.name for path in (stage / INSTRUCTOR).glob("*")):
            course = CourseDirectory(
                config=config,
                root=str(stage),
                source_directory=os.path.join(*INSTRUCTOR.split("/")),
                release_directory=STUDENT,
                assignment_id=week,
            )
            with _errors_shown():
                GenerateAssignment(coursedir=course, config=config).start()
        return {
            path.relative_to(stage).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((stage / STUDENT).rglob("*.ipynb"))
        }


def _nbgrader_config(root: Path) -> Any:
    """Read the repository's nbgrader_config.py, without the instructor's secret."""
    from traitlets.config import Config, PyFileConfigLoader

    name = "nbgrader_config.py"
    if not (root / name).is_file():
        return Config()
    with _environment("COURSE_GRADING_SEED", "no marks are given in a build"):
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


def write(root: Path, built: Mapping[str, str], remove_stale: bool = True) -> list[str]:
    """Write what differs, each file in one step, and remove built files that have no source.

    Returns
    -------
    list of str
        What was done, a line for each file.
    """
    done = []
    for name, text in built.items():
        path = root / name
        data = text.encode()
        if path.is_file() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(part, 0o644)
            os.replace(part, path)
        except BaseException:
            os.unlink(part)
            raise
        done.append(f"wrote {name}")
    for name in _stale(root, built) if remove_stale else []:
        (root / name).unlink()
        done.append(f"removed {name}, whose source has gone")
        with contextlib.suppress(OSError):  # other files are left in the folder
            (root / name).parent.rmdir()
    return done


def _stale(root: Path, built: Mapping[str, str]) -> list[str]:
    """Return the files that an earlier build made and this one does not make."""
    stale = []
    for folder in (INSTRUCTOR, STUDENT):
        for path in sorted((root / folder).glob("week*/*.ipynb")):
            name = path.relative_to(root).as_posix()
            if name not in built and _made_from(path).startswith(f"{SOURCES}/"):
                stale.append(name)
    return stale


def _made_from(path: Path) -> str:
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["metadata"][MADE_FROM])
    except (ValueError, LookupError, TypeError):
        return ""


def differences(root: Path, built: Mapping[str, str], only: str | None = None) -> list[str]:
    """Return how the student edition in the repository differs from what the sources build."""
    wanted = {name: text for name, text in built.items() if name.startswith(f"{STUDENT}/")}
    found = []
    for name, text in wanted.items():
        path = root / name
        if not path.is_file():
            found.append(f"{name}: missing")
            continue
        present = path.read_bytes()
        if present != text.encode():
            found.append(
                f"{name}: differs\n{_difference(present.decode('utf-8', 'replace'), text)}"
            )
    if only is None:
        for path in sorted((root / STUDENT).rglob("*.ipynb")):
            name = path.relative_to(root).as_posix()
            if name not in wanted and ".ipynb_checkpoints" not in path.parts:
                found.append(f"{name}: no source builds it")
    return found


def _difference(present: str, wanted: str) -> str:
    lines = list(
        difflib.unified_diff(
            present.split("\n"), wanted.split("\n"), "in the repository", "as built", "", "", 1, ""
        )
    )
    shown = lines[:LONGEST_DIFFERENCE]
    if len(lines) > len(shown):
        shown.append(f"… and {len(lines) - len(shown)} more lines")
    if not lines:
        shown = ["only line endings differ"]
    return "\n".join(f"    {line}" for line in shown)


def main(
    arguments: Sequence[str] | None = None,
    root: Path = ROOT,
    declared: Declared = declared_exercises,
) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Build the notebooks from notebook_sources/.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail if notebooks/ differs"
    )
    parser.add_argument("--only", metavar="weekN/name", help="build one notebook")
    options = parser.parse_args(arguments)
    try:
        built = build(root, declared, options.only)
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
