"""Lay out what submitted code may import inside the sandbox.

The sandbox sees a copy of the course's library without the functions that the assignment asks
for, a stand-in for `autograde_tests` that knows no answer, and `grading.inside`, by which cells are
run and functions called for the grader.
"""

from __future__ import annotations

import ast
import contextlib
import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from autograde_tests import machinery

from .content import DATA, Content

PROGRAM = "packages/grading/inside/__main__.py"
"""What is started there, below the folder that is laid out."""

HERE = Path(__file__).resolve().parent
MACHINERY = Path(machinery.__file__).resolve().parent
ANSWERLESS = ("caches", "calling", "probing")
"""What of the machinery goes into the sandbox: it knows no answer."""

STAND_IN = '''"""Stands in for the checks while a notebook is graded; they run outside."""


class NotebookChecks:
    """Accepts every call that a notebook makes of its checks, and answers none."""

    def __call__(self, *_, **__):
        """Say nothing: the card is made outside."""

    def form(self, name):
        """Show nothing: nobody is there to fill it in."""

    def predict(self, name, guess=None):
        """Show nothing: a guess is not marked, and nobody is there to be told."""

    def solutions(self, name):
        """Show nothing: nobody is there to read it."""

    def ready(self, *names):
        """Answer whether experiments are run: for marks, none that needs a student's functions."""
        return {is_solved}

    def own(self, *names):
        """Return no functions: an explorer computes with the course's."""


def notebook_checks(*_, **__):
    """Return checks that do nothing."""
    return NotebookChecks()
'''

TOOLBOX = "toolbox"
"""The package of the library that gives students their own functions, where they have any."""

NOBODYS = {
    "_own.py": '''"""Stands in for what looks into a student's package: no mark depends on it."""


def version(*_):
    """Return no version of the student's: the course's is called."""


def short(file):
    """Return a file."""
    return file


at = judged_by = load = look_again = use_own = use_reference = which = version
''',
    "_line.py": '''"""Stands in for what says whose functions a cell has got."""


def announce():
    """Say nothing: they are the course's."""


def line(_):
    """Return nothing to say."""
    return ""
''',
}
"""What stands in the place of the toolbox's modules: there all of it is the reference."""


def lay_out(
    folder: Path,
    content: Content,
    withheld: Collection[str] = (),
    sources: Iterable[str] = (),
    is_solved: bool = False,
) -> Path:
    """Fill a folder with what the inside of the sandbox may read.

    Parameters
    ----------
    folder : Path
        Empty or missing.
    content : Content
        Whose library submissions may import.
    withheld : collection of str
        Names of the course's functions that answer what this assignment asks for.
    sources : iterable of str
        Code of the instructor's notebooks: what it imports is imported once, for all sessions.
    is_solved : bool
        Whether what runs is the author's own, with its experiments.

    Returns
    -------
    Path
        The folder.
    """
    packages = folder / "packages"
    library = _copy_library(packages, content, withheld)
    for package, text, files in (
        ("autograde_tests", STAND_IN.format(is_solved=is_solved), []),
        ("autograde_tests/machinery", "", [MACHINERY / f"{name}.py" for name in ANSWERLESS]),
        ("grading", "", [HERE / f"{name}.py" for name in ("channel", "names", "salvage")]),
        ("grading/inside", "", sorted((HERE / "inside").glob("*.py"))),
    ):
        (packages / package).mkdir(parents=True, exist_ok=True)
        (packages / package / "__init__.py").write_text(text)
        for file in files:
            shutil.copy(file, packages / package)
    to_warm = "\n".join(sorted(imports(list(sources), library)))
    (packages / "grading" / "inside" / "warm.txt").write_text(to_warm)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def _copy_library(packages: Path, content: Content, withheld: Collection[str]) -> dict[str, str]:
    """Copy the library and its data; return the source of each module by its last name."""
    home, data = content.library_folder, content.data_folder
    if home is None:
        packages.mkdir(parents=True)
        return {}
    copy = packages.joinpath(*content.library.split("."))
    shutil.copytree(home, copy, ignore=shutil.ignore_patterns("__pycache__", DATA))
    for parent in list(copy.relative_to(packages).parents)[:-1]:  # packages that it lies in
        (packages / parent / "__init__.py").touch()
    for file in copy.rglob("*.py"):
        file.write_text(without(file.read_text(), withheld))
    if (copy / TOOLBOX).is_dir():
        for name, text in NOBODYS.items():
            (copy / TOOLBOX / name).write_text(text)
    if data:
        unwanted = shutil.ignore_patterns("*.py", "__pycache__", "photographs")
        shutil.copytree(data, copy / DATA, ignore=unwanted)
    return {file.stem: file.read_text() for file in copy.rglob("*.py")}


def imports(sources: Iterable[str], library: Mapping[str, str]) -> set[str]:
    r"""Return the modules that some code imports, itself or through what it names in a library.

    A library function that the code does not name may import what it likes: a warm process that
    is smaller is copied faster.

    Parameters
    ----------
    sources : iterable of str
    library : mapping of str to str
        Source of each of the library's modules, by the module's last name.

    Examples
    --------
    >>> library = {"data": "import csv\ndef load():\n    import gzip\ndef fetch():\n    import ssl"}
    >>> sorted(imports(["from utils import data\ndata.load()", "%magic"], library))
    ['csv', 'gzip', 'utils', 'utils.data']
    """
    unread = dict(library)  # to parse all of it takes a quarter of a second
    left: list[tuple[str, ast.stmt]] = []
    modules: set[str] = set()
    words: set[str] = set()
    for source in sources:
        with contextlib.suppress(SyntaxError):  # a cell with a magic
            _take_in(ast.parse(source), modules, words)
    before = -1
    while len(words) > before:
        before = len(words)
        for name in words & unread.keys():
            nodes = ast.parse(unread.pop(name)).body
            left += [(name, node) for node in nodes if not _is_for_types_only(node)]
        for name, node in list(left):
            needed = getattr(node, "name", name)  # a function when named, the rest with its module
            if needed in words:
                left.remove((name, node))
                # A function that a module brings from another counts where it is named, not here:
                # `datasets` hands on the makers, which load scikit-learn.
                _take_in(node, modules, words, with_names=not isinstance(node, ast.ImportFrom))
    return modules


def _is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _take_in(tree: ast.AST, modules: set[str], words: set[str], with_names: bool = True) -> None:
    """Add what some code imports, and every word of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            words.add(node.id)
        elif isinstance(node, ast.Attribute):
            words.add(node.attr)
        elif isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
            words |= {part for alias in node.names for part in alias.name.split(".")}
        elif isinstance(node, ast.ImportFrom):
            words |= {part for part in (node.module or "").split(".")}
            words |= {alias.name for alias in node.names if with_names}
            if node.module and not node.level:
                modules.add(node.module)
                # some of these are modules too
                modules |= {f"{node.module}.{alias.name}" for alias in node.names}


def without(source: str, withheld: Collection[str]) -> str:
    r"""Return a module's source with the bodies of some functions and classes taken out.

    Examples
    --------
    >>> print(without("def f(x):\n    return x", {"f"}))
    def f(*_, **__):
        raise NotImplementedError('f is yours to write in this assignment')
    """
    if not any(name in source for name in withheld):
        return source
    tree = ast.parse(source)
    kinds = (ast.FunctionDef, ast.ClassDef)
    if not any(isinstance(node, kinds) and node.name in withheld for node in tree.body):
        return source
    for index, node in enumerate(tree.body):
        if isinstance(node, kinds) and node.name in withheld:
            message = f"{node.name} is yours to write in this assignment"
            stand_in = f"def {node.name}(*_, **__):\n    raise NotImplementedError({message!r})"
            tree.body[index] = ast.parse(stand_in).body[0]
    return ast.unparse(tree)
