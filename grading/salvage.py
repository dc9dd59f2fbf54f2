"""Get out of a cell that failed what can still be defined.

In a notebook a cell ends at the line that fails. At home that line may have worked: a package, a
file, a keyboard or a screen was there. So what stands below it is defined here all the same:
imports one by one, functions, classes and simple assignments, each on its own. All else is left
alone, since it might do what nobody wants done.

This runs in the sandbox, in the student's process. No mark depends on what it reports.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import re
import types
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from . import names

DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
DEFINITIONS = (ast.Import, ast.ImportFrom, *DEFINED)
RUNS_PYTHON = {"time", "capture", "prun", "timeit"}
"""The cell magics of IPython's below which Python stands that is run in the notebook."""

ENDS = (SystemExit, AssertionError, ZeroDivisionError)
"""What ends a cell at home as well. So does a line that raises."""

LONGEST_STATEMENT = 40
"""Pieces that one statement may have in a cell that cannot be read as a whole."""

BEGINS = re.compile(r"[^\s#)\]}]")
"""How a line begins that a statement may begin with, or go on with at the left margin."""
DEFINES = re.compile(r"(?:async\s+)?(?:def|class)\s+(\w+)|(\w+)\s*(?::[^=]*)?=[^=]")
"""How a line begins that gives something a name; for pieces that nobody can read."""


@dataclass
class Doubts:
    """What a cell defines now that it may define otherwise at home.

    Parameters
    ----------
    bare : set of str
        What was defined without a decorator whose import failed.
    twice : set of str
        What is defined above the failing line and again below it: at home the lower one counts
        if that line works there, and else the upper one.
    """

    bare: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)


def failing_line(error: BaseException, namespace: dict[str, Any]) -> int:
    """Return the line of the cell that an exception came out of; 0 if none was run.

    Parameters
    ----------
    error : BaseException
    namespace : dict
        The notebook's names: the cell is the first program that runs in them.
    """
    step = error.__traceback__
    while step is not None:
        frame = step.tb_frame
        if frame.f_globals is namespace and frame.f_code.co_name.startswith(("<module>", "<cell")):
            return step.tb_lineno
        step = step.tb_next
    return 0


def statements(source: str) -> tuple[list[ast.stmt], set[str]]:
    r"""Return the statements of a cell that can be read, and what the others would have named.

    Their line numbers are those of the cell.

    Examples
    --------
    >>> found, lost = statements("a = (1\nimport math\nb = = 2\ndef f():\n    return 1\n")
    >>> [ast.unparse(each).split(chr(10))[0] for each in found], sorted(lost)
    (['import math', 'def f():'], ['a', 'b'])
    """
    with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.parse(source).body, set()
    lines = re.split(r"\r\n?|\n", source)  # as Python does: a text may hold other ends
    starts = [number for number, line in enumerate(lines) if BEGINS.match(line)] + [len(lines)]
    found: list[ast.stmt] = []
    lost: set[str] = set()
    piece = 0
    while piece < len(starts) - 1:
        first = starts[piece]
        for last in range(piece + 1, min(piece + LONGEST_STATEMENT, len(starts))):
            body = _parsed(lines[first : starts[last]], first)
            if body:
                found += body
                piece = last
                break
        else:
            if match := DEFINES.match(lines[first]):
                lost.add(match[1] or match[2])
            piece += 1
    return found, lost


def _parsed(lines: list[str], above: int) -> list[ast.stmt] | None:
    """Return some lines' statements, numbered with so many lines above them."""
    try:
        tree = ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return ast.increment_lineno(tree, above).body


def python_of(shell: Any, source: str) -> str:
    """Return a cell's text as Python: line magics as calls, of a cell magic what it runs.

    The lines keep their numbers.
    """
    head, _, body = source.partition("\n")
    if head.startswith("%%"):
        magic = head[2:].split()[0] if head[2:].split() else ""
        if magic not in RUNS_PYTHON and shell.find_cell_magic(magic) is not None:
            return ""  # another language, or a file's content
        return "\n" + str(shell.transform_cell(body))
    return str(shell.transform_cell(source))


def rest(
    shell: Any,
    source: str,
    after: int,
    overwrite: bool = True,
    error: BaseException | None = None,
    doubts: Doubts | None = None,
) -> set[str]:
    """Define what a cell that failed has below its failing line.

    Where that line ends the cell at home as well, as above old attempts, what the cell has given
    a name to above it stays. Else the last definition counts, as it does wherever the line works.
    A decorator that could not be imported is left out: what it stood above is the student's own.

    Parameters
    ----------
    shell : IPython.core.interactiveshell.InteractiveShell
    source : str
        The cell's text.
    after : int
        The line that failed; 0 if none was run.
    overwrite : bool
        Whether a name that has a meaning already is given its new one. Not in a cell beside the
        answers: where it failed at home as well, nothing below the line was run there.
    error : BaseException, optional
        What ended the cell.
    doubts : Doubts, optional
        Gets what may have another meaning at home.

    Returns
    -------
    set of str
        The names that the cell would have given a meaning or changed, and did not.
    """
    text = python_of(shell, source)
    if source.startswith("%%"):
        after = 0  # what a cell magic runs counts its lines in its own way
    found, lost = statements(text)
    doubts = doubts or Doubts()
    left = [node for node in found if (node.end_lineno or node.lineno) >= after]
    above = found[: len(found) - len(left)]
    kept: Collection[str] = () if overwrite else shell.user_ns.keys()
    if left and left[0].lineno <= after and not _imports(left[0]) and _is_alone(left):
        failed = left.pop(0)
        lost |= _changed(shell, failed)  # it would fail again
        _missing(shell).update(_bound(failed))
        if overwrite and (isinstance(failed, ast.Raise) or issubclass(type(error), ENDS)):
            kept = {name for node in above for name in _changed(shell, node)}
    if not issubclass(type(error), ENDS):
        doubts.twice |= _defined(above) & _defined(left)
    return lost | _define(shell, text, left, simple, kept, doubts)


def definitions(shell: Any, source: str) -> set[str]:
    """Define what a cell has that did not come to an end: nothing in it is called at once.

    Returns
    -------
    set of str
        The names that the cell would have given a meaning or changed, and did not.
    """
    text = python_of(shell, source)
    found, lost = statements(text)
    return lost | _define(shell, text, found, constant, (), Doubts())


def simple(node: ast.stmt) -> bool:
    r"""Return whether a statement only imports, defines, or gives plain names a value.

    Examples
    --------
    >>> cell = "a, b = f(1)\na.b = 3\ng()\ntry: import c\nexcept E: c = 1"
    >>> cell = "a, b = f(1)\na.b = 3\ng()\ntry: import c\nexcept E: c = 1"
    >>> [simple(each) for each in ast.parse(cell).body]
    [True, False, False, True]
    """
    if isinstance(node, (*DEFINITIONS, ast.Pass)):
        return True
    if isinstance(node, ast.Assign):
        return all(map(_plain, node.targets))
    if isinstance(node, ast.AnnAssign):
        return node.value is not None and _plain(node.target)
    if isinstance(node, ast.If):
        return all(map(simple, [*node.body, *node.orelse]))
    if isinstance(node, ast.Try):
        handled = [each for handler in node.handlers for each in handler.body]
        return all(map(simple, [*node.body, *handled, *node.orelse, *node.finalbody]))
    return False


def constant(node: ast.stmt) -> bool:
    r"""Return whether a statement only imports, defines, or names a value that nothing computes.

    Examples
    --------
    >>> [constant(each) for each in ast.parse("a = 2 * [1]\nb = f(1)\nimport c").body]
    [True, False, True]
    """
    if isinstance(node, DEFINITIONS):
        return True
    busy = (ast.Call, ast.Await, ast.ListComp, ast.SetComp, ast.DictComp, ast.Yield, ast.YieldFrom)
    return simple(node) and not any(isinstance(each, busy) for each in ast.walk(node))


def _plain(target: ast.expr) -> bool:
    if isinstance(target, ast.Tuple | ast.List):
        return all(map(_plain, target.elts))
    return isinstance(target, ast.Name)


def _is_alone(nodes: list[ast.stmt]) -> bool:
    """Return whether no other statement stands on the first one's last line."""
    return len(nodes) < 2 or nodes[1].lineno > (nodes[0].end_lineno or 0)


def _define(
    shell: Any,
    text: str,
    nodes: list[ast.stmt],
    wanted: Callable[[ast.stmt], bool],
    kept: Collection[str],
    doubts: Doubts,
) -> set[str]:
    """Define what is wanted of some statements, but for names that keep their meaning."""
    lost: set[str] = set()
    file = shell.compile.cache(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one that is made an error would end an import
        for whole in nodes:
            for node in _one_by_one(whole):
                changed = _changed(shell, node)
                taken = not _imports(node) and any(name in kept for name in changed)
                if not taken and wanted(node):
                    if _ran(shell, node, file):
                        continue
                    if _undecorated(shell, node) and _ran(shell, node, file):
                        doubts.bare |= changed
                        continue
                lost |= changed
                _missing(shell).update(_bound(node))
    return lost


def _missing(shell: Any) -> set[str]:
    """Return the names that imports would have given a meaning and did not; `*` for any name."""
    names_: set[str] = shell.__dict__.setdefault("not_imported", set())
    return names_


def _bound(node: ast.stmt) -> set[str]:
    """Return the names that a statement imports, if it is no definition."""
    inner = () if isinstance(node, DEFINED) else ast.walk(node)
    return {
        (alias.asname or alias.name).partition(".")[0]
        for alias in inner
        if isinstance(alias, ast.alias)
    }


def _undecorated(shell: Any, whole: ast.stmt) -> bool:
    """Take the decorators off a function or class that could not be imported; say if there were.

    Those that have a meaning, the student's own among them, stay.
    """
    if not isinstance(whole, DEFINED):
        return False
    missing = _missing(shell)
    found = False
    for node in ast.walk(whole):
        decorators: list[ast.expr] = getattr(node, "decorator_list", [])
        for decorator in [*decorators]:
            name = _leftmost(decorator)
            known = name in shell.user_ns or hasattr(builtins, name)
            if not known and (name in missing or "*" in missing):
                decorators.remove(decorator)
                found = True
    return found


def _leftmost(node: ast.expr) -> str:
    """Return the name at the left end of a decorator such as ``name.attribute(arguments)``."""
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _defined(nodes: Iterable[ast.stmt]) -> set[str]:
    """Return the names of the functions and classes among some statements."""
    return {node.name for node in nodes if isinstance(node, DEFINED)}


def _imports(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _one_by_one(node: ast.stmt) -> Iterator[ast.stmt]:
    """Return a statement; of an import of several names, an import of each."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield ast.copy_location(ast.Import([alias]), node)
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            yield ast.copy_location(ast.ImportFrom(node.module, [alias], node.level), node)
    else:
        yield node


def _ran(shell: Any, node: ast.stmt, file: str) -> bool:
    try:
        # the shell's own compiler knows what was imported from __future__
        exec(shell.compile(ast.Module([node], []), file, "exec"), shell.user_ns)
    except BaseException:  # exit() in a value, too
        return False
    return True


def _changed(shell: Any, node: ast.stmt) -> set[str]:
    """Return the names that a statement changes; a call of a module's function changes none."""
    try:
        found = names.changed(ast.unparse(node))
    except (ValueError, RecursionError, MemoryError):
        return set()
    if isinstance(node, ast.Expr):
        found = {
            name for name in found if not isinstance(shell.user_ns.get(name), types.ModuleType)
        }
    return found - {names.ANYTHING}
