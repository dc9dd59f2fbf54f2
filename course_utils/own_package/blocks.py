"""The form of a module of the student's own package: one block a function, between two marks.

What stands between blocks is the student's. So is a block whose text is not what was written.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

__all__ = ["IMPORTS", "BrokenModule", "Need", "Piece", "block_of", "digest", "place", "statements"]

IMPORTS = "imports"
"""The name of the block that imports what the functions below it need."""

_BLOCK = re.compile(r"^# >>> (\w+)\b[^\n]*\n.*?^# <<< \1[ \t]*$", re.MULTILINE | re.DOTALL)

HEADER = '''"""Your own functions of the topic {topic}, kept here when their visible checks passed.

Change what you like: what you have changed is yours, and no check writes over it.
"""
'''


class BrokenModule(ValueError):
    """A module that is no Python, or in which a name would mean two things."""


@dataclass(frozen=True)
class Need:
    """An import that a function needs.

    Parameters
    ----------
    line : str
        Such as ``"import numpy as np"``.
    binds : str
        The name that the function uses.
    topic : str
        Where it comes from the toolbox: the topic. A function of the same module needs no import.

    Examples
    --------
    >>> Need("import numpy as np", "np").binds
    'np'
    """

    line: str
    binds: str
    topic: str = ""


@dataclass(frozen=True)
class Piece:
    """A function or class to keep, with what goes with it.

    Parameters
    ----------
    name : str
    source : str
        Its text, below that of the helpers and constants that it needs.
    needs : tuple of Need
    """

    name: str
    source: str
    needs: tuple[Need, ...] = ()


def digest(text: str) -> str:
    r"""Return the sha256 of a text, whatever ends its lines.

    Examples
    --------
    >>> digest("a\r\nb") == digest("a\nb")
    True
    """
    return hashlib.sha256("\n".join(text.splitlines()).encode()).hexdigest()


def block_of(module: str, name: str) -> str:
    r"""Return a block with its marks; "" if there is none.

    Examples
    --------
    >>> block_of("# mine\n# >>> relu: week1\nrelu = abs\n# <<< relu\n", "relu")
    '# >>> relu: week1\nrelu = abs\n# <<< relu'
    """
    return next((found[0] for found in _BLOCK.finditer(module) if found[1] == name), "")


def statements(module: str) -> list[ast.stmt]:
    """Return the statements of a module.

    Raises
    ------
    BrokenModule
        If it is no Python; the message has the line.
    """
    try:
        return ast.parse(module).body
    except SyntaxError as error:
        raise BrokenModule(f"line {error.lineno}: {error.msg}") from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise BrokenModule(str(error)) from error


def place(
    module: str, topic: str, piece: Piece, origin: str, needs: Iterable[Need], untouched: bool
) -> str:
    """Return a module's text with a block for a function, in the place of an older one.

    Parameters
    ----------
    module : str
        Its text now; "" if there is none yet.
    topic : str
    piece : Piece
    origin : str
        The notebook that it was written in, which the mark says.
    needs : iterable of Need
        What the other functions of the module need.
    untouched : bool
        Whether the block of the imports is as it was written, or there is no module yet.

    Raises
    ------
    BrokenModule
        If the module cannot be read, or a name that goes along means something else there.
    """
    module = module or HEADER.format(topic=topic)
    old = block_of(module, piece.name)
    rest = module.replace(old, "", 1) if old else module
    defined = {each for node in statements(rest) for each in bound(node, imports=False)}
    wanted = [
        need
        for need in dict.fromkeys((*needs, *piece.needs))
        if need.topic != topic or need.binds not in defined | {piece.name}
    ]
    body = piece.source
    if untouched:
        module = _with_imports(module, wanted)
    else:  # the student's own imports stay; the function brings what they lack
        known = {ast.unparse(node) for node in statements(rest)}
        own = [need.line for need in wanted if need in piece.needs and need.line not in known]
        body = "\n".join([*own, *([""] * bool(own)), piece.source])
    block = f"# >>> {piece.name}: kept from {origin}\n{body.strip()}\n# <<< {piece.name}"
    _refuse_two_meanings(rest, block, piece.name)
    if old:
        return module.replace(old, block, 1)
    return f"{module.rstrip()}\n\n\n{block}\n"


def _with_imports(module: str, needs: Sequence[Need]) -> str:
    lines = sorted({need.line for need in needs}, key=lambda line: ("course_utils" in line, line))
    text = "\n".join([f"# >>> {IMPORTS}: what the functions below use", *lines, f"# <<< {IMPORTS}"])
    old = block_of(module, IMPORTS)
    return module.replace(old, text, 1) if old else f"{module.rstrip()}\n\n{text}\n"


def bound(node: ast.stmt, imports: bool = True) -> list[str]:
    """Return the names that a statement of a module gives to something."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Import | ast.ImportFrom):
        aliases = node.names if imports else []
        return [(alias.asname or alias.name).partition(".")[0] for alias in aliases]
    return [
        each.id
        for each in ast.walk(node)
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
    ]


def _refuse_two_meanings(rest: str, block: str, name: str) -> None:
    """Refuse helpers and imports of a block that would change what others of the module use."""
    meanings = _meanings(statements(rest), {name})
    for each, meaning in _meanings(statements(block), {name}).items():
        if meanings.get(each, meaning) != meaning:
            raise BrokenModule(f"`{each}` means something else there")


def _meanings(nodes: Iterable[ast.stmt], without: Collection[str]) -> dict[str, str]:
    return {
        name: ast.unparse(node) for node in nodes for name in bound(node) if name not in without
    }
