"""What an assignment's marks depend on, as one number: when it changes, grading is done again.

These are the grader and the machinery of exercises, the assignment's own declarations with what
they import of their package, the library and the data that submissions run with, and the versions
of Python, NumPy and the packages that exercises need, or that one of these is missing. Words of
hints change no mark: they are left out.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import platform
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from autograde_tests import machinery
from autograde_tests.machinery.declaring import ARROW, DeclarationError, Place, read_entries
from autograde_tests.machinery.needs import installed

from .content import Content, package_folder

DECIDING = (
    "answer_cells", "asking", "bounded", "bubblewrap", "channel", "content", "control_groups",
    "environment", "errors", "evaluate", "failed_cells", "fingerprint", "for_report",
    "inside", "left_out", "limits", "marking", "matching", "names", "outcomes", "outputs",
    "pictures", "processor_time", "restore", "results", "runner", "salvage", "sandbox",
    "session", "similarity", "stage", "trimming", "written", "wrong_answers",
)  # fmt: skip
"""The modules of this package, and the folder, that a mark depends on; a test holds the list
complete."""


def versions() -> str:
    """Return the versions that numbers depend on, in words.

    Examples
    --------
    >>> versions().startswith("Python 3.")
    True
    """
    return f"Python {platform.python_version()}, NumPy {np.__version__}"


def fingerprint(content: Content, assignment: str) -> str:
    """Return a fingerprint of all that an assignment's marks depend on, submissions apart.

    It is read from the files, so that a process that has run for long has no other one than a
    process that starts now.

    Parameters
    ----------
    content : Content
    assignment : str
        Such as ``week2``.
    """
    total = hashlib.sha256(versions().encode())
    for name, data in _parts(content, assignment):
        total.update(f"\0{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def _parts(content: Content, assignment: str) -> Iterator[tuple[str, bytes]]:
    """Give the name and the content of everything that counts."""
    here = Path(__file__).parent
    engine = [file for name in DECIDING for file in _files_of(here / name)]
    yield from _files("grading", here, engine)
    home = Path(next(iter(machinery.__path__)))
    yield from _files("machinery", home, home.rglob("*.py"))
    exercises = package_folder(content.exercises)
    needed: set[str] = set()
    for file in declarations(content.exercises, assignment):
        text = file.read_text(encoding="utf-8")
        code, _ = code_and_hints(text)
        yield f"exercises/{file.relative_to(exercises).as_posix()}", code.encode()
        needed |= packages_needed(text)
    for package in sorted(needed):
        yield f"needs/{package}", installed(package).encode()
    if content.library_folder:
        folder = content.library_folder
        yield from _files("library", folder, folder.rglob("*.py"))
    if content.data_folder:
        files = [file for file in content.data_folder.rglob("*") if file.is_file()]
        yield from _files("data", content.data_folder, files)


def _files(kind: str, folder: Path, files: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for file in sorted(files):
        if "__pycache__" not in file.parts:
            yield f"{kind}/{file.relative_to(folder).as_posix()}", file.read_bytes()


def _files_of(module: Path) -> list[Path]:
    return sorted(module.glob("*.py")) if module.is_dir() else [module.with_suffix(".py")]


def hints_fingerprint(content: Content, assignment: str) -> str:
    """Return a fingerprint of an assignment's hints, which cards say and no mark depends on."""
    hints: list[str] = []
    for file in declarations(content.exercises, assignment):
        hints += code_and_hints(file.read_text(encoding="utf-8"))[1]
    return hashlib.sha256("\0".join(hints).encode()).hexdigest()


def reworded(submissions: int) -> str:
    """Say that feedback has the old words of hints; nothing if no submission's has.

    Examples
    --------
    >>> print(reworded(1))
    1 submission was graded before hints were reworded, and its feedback has the old words. Grade
    afresh for the new ones (course grade --afresh, nbgrader autograde --force): marks stay
    >>> reworded(0)
    ''
    """
    if not submissions:
        return ""
    were, its = ("was", "its") if submissions == 1 else ("were", "their")
    noun = "submission" if submissions == 1 else "submissions"
    return (
        f"{submissions} {noun} {were} graded before hints were reworded, and {its} feedback has "
        "the old words. Grade afresh for the new ones (course grade --afresh, nbgrader autograde "
        "--force): marks stay"
    )


def declarations(exercises: str, assignment: str) -> list[Path]:
    """Return the files that declare an assignment's exercises, and what these import.

    Imports are followed within the package of exercises.

    Examples
    --------
    >>> files = declarations("autograde_tests.weeks", "week6")
    >>> {"week6", "weeks"} <= {file.parent.name for file in files}
    True
    >>> any(file.parent.name == "week2" for file in files)
    False
    """
    home = package_folder(exercises)
    left = sorted((home / assignment).rglob("*.py"))
    found: set[Path] = set()
    while left:
        file = left.pop()
        if file in found or not file.is_file() or not file.is_relative_to(home):
            continue
        found.add(file)
        parts = file.relative_to(home).with_suffix("").parts
        module = ".".join((exercises, *parts)).removesuffix(".__init__")
        package = module if file.name == "__init__.py" else module.rpartition(".")[0]
        for name in _imported(ast.parse(file.read_text(encoding="utf-8")), package):
            if name.startswith(f"{exercises}."):
                path = home.joinpath(*name.removeprefix(f"{exercises}.").split("."))
                left += [path.with_suffix(".py"), path / "__init__.py"]
    return sorted(found)


def _imported(tree: ast.AST, package: str) -> Iterator[str]:
    """Give the full names of what a module imports, functions among them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            name = "." * node.level + (node.module or "")
            module = importlib.util.resolve_name(name, package) if node.level else name
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def code_and_hints(source: str) -> tuple[str, list[str]]:
    """Divide a module of declarations: into its syntax tree as text, and the words of its hints.

    Comments and line breaks are in neither.

    Parameters
    ----------
    source : str

    Examples
    --------
    >>> one = code_and_hints("RELU.mistake('The sign is wrong.')(f)  # old")
    >>> other = code_and_hints("RELU.mistake('Which sign?')(f)")
    >>> one[0] == other[0], one[1], other[1]
    (True, ['The sign is wrong.'], ['Which sign?'])
    """
    tree = ast.parse(source)
    hints: list[str] = []
    for node in ast.walk(tree):
        for place in _places_of_hints(node):
            if isinstance(place, ast.Constant) and isinstance(place.value, str):
                place.value, said = _divided(place.value)
                hints += said
    return ast.dump(tree), hints


def packages_needed(source: str) -> set[str]:
    """Return the packages that the exercises of a module of declarations need.

    Examples
    --------
    >>> packages_needed("exercise(f, 'Twice', needs='torch')")
    {'torch'}
    """
    return {
        str(keyword.value.value)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "needs" and isinstance(keyword.value, ast.Constant)
    }


def _places_of_hints(node: ast.AST) -> Iterator[ast.expr]:
    """Give the expressions in a call that hold words of a hint, as declarations have them."""
    if not isinstance(node, ast.Call):
        return
    name = ast.unparse(node.func).rpartition(".")[2]
    if name in ("mistake", "wrong", "Mistake"):
        yield from node.args[:1]
    for keyword in node.keywords:
        if keyword.arg in ("wrong", "reasons") and isinstance(keyword.value, ast.Dict):  # of a quiz
            yield from keyword.value.values
        elif keyword.arg in ("missing", "hint", "reason"):
            yield keyword.value


def _divided(text: str) -> tuple[str, list[str]]:
    """Divide a text of `right → wrong` and hints; any other is a hint."""
    if ARROW not in text:
        return "", [text]
    try:
        entries = read_entries(text, Place("", 0))
    except DeclarationError:  # an arrow in the words of a hint
        return "", [text]
    return repr([dict(entry.changes) for entry in entries]), [entry.hint for entry in entries]
