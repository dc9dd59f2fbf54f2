"""Find submissions whose code is alike, by winnowing.

The method is that of Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting" (SIGMOD 2003), on normalised tokens: renaming, comments, docstrings and layout
change nothing. The libraries that do this compare every pair of files; here an index from passage
to students makes the work grow with the class, not with its square.

How a library's function got its name changes nothing either: `numpy.exp`, `N.exp` after `import
numpy as N`, and `exp` after `from numpy import exp` are all `np.exp`, wherever in the notebook the
import stands.

Alike is not copied: short exercises have few good answers. So a passage that many students share
counts for nothing, and neither does what the course gave out. False alarms, measured with the
course's references and equivalents as the honest solutions: 0 of 468 pairs of one exercise are
called alike, and 0 of 36 pairs of whole notebooks, with import names written out as without.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
import io
import keyword
import tokenize
from collections import ChainMap, Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy

PASSAGE = 9
"""Tokens in a passage: nothing shorter is ever called alike."""
WINDOW = 5
"""Of so many passages in a row one is kept: shared text of 13 tokens is always found."""
COMMON = 10
"""A passage that more students than this share is common knowledge."""
MAX_READ = 2**16
"""Characters of an answer that are compared, from its top."""
MAX_CODE = 2**18
"""Characters of a notebook that are searched for imports, from its top."""
LEAST_SHARED = 4
"""Uncommon passages two submissions must share to be listed."""

KEPT = frozenset(dir(builtins)) | frozenset(keyword.kwlist) | {"np", "math", "scipy"}
LIBRARIES = {"numpy": "np", "math": "math", "scipy": "scipy"}
"""Libraries that answers call, and what stands for each in a passage."""

Names = dict[str, str]
"""What a name means that was imported, such as ``np.exp`` for ``e``."""
AS_USUAL: Names = {"np": "np", "numpy": "np", "math": "math"}
EVERYTHING = tuple(sorted(set(numpy.__all__) - KEPT))
"""What ``from numpy import *`` brings."""
LONGEST = 4
"""Parts of a library's name that are followed: each new name could make the next one longer."""
Passages = Mapping[str, Collection[int]]


@dataclass(frozen=True)
class Alike:
    """Students whose code is alike.

    Parameters
    ----------
    students : tuple of str
        Two, or more whose code is the same after normalisation.
    shared : int
        How many passages they share that few others have.
    share : float
        Part of the smaller one's uncommon passages that the other has too.
    exercises : tuple of str
        Where.
    """

    students: tuple[str, ...]
    shared: int
    share: float
    exercises: tuple[str, ...]


def imported(source: str, known: Names = AS_USUAL) -> dict[str, str]:
    r"""Return what the names mean that some code imports from the libraries, or makes of those.

    Parameters
    ----------
    source : str
    known : mapping of str to str
        What names mean before.

    Examples
    --------
    >>> imported("import numpy as N\nfrom numpy import exp as e, linalg\nroot = np.sqrt")
    {'N': 'np', 'e': 'np.exp', 'linalg': 'np.linalg', 'root': 'np.sqrt'}
    """
    tree = _parsed(source)
    found: dict[str, str] = {}
    meant = ChainMap(found, known)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Import):
            for alias in node.names:
                head = alias.name.split(".")[0]
                if head in LIBRARIES:
                    found[alias.asname or head] = _short(alias.name if alias.asname else head)
        elif isinstance(node, ast.ImportFrom) and _is_library(node):
            for alias in node.names:
                for name in EVERYTHING if alias.name == "*" else (alias.name,):
                    found[alias.asname or name] = _short(f"{node.module}.{name}")
        elif isinstance(node, ast.Assign) and (path := _path(node.value, meant)):
            found |= {target.id: path for target in node.targets if isinstance(target, ast.Name)}
    return found


def normalised(source: str, names: Names = AS_USUAL) -> list[str]:
    r"""Return a code's tokens, with the names that its writer chose made equal.

    Parameters
    ----------
    source : str
    names : mapping of str to str
        What the rest of the notebook has imported, from `imported`.

    Examples
    --------
    >>> normalised("def f(x):\n    '''Twice.'''\n    return np.sum(2 * x)  # twice")
    ['def', '_', '(', '_', ')', ':', 'return', 'np', '.', 'sum', '(', '2', '*', '_', ')']
    >>> normalised("from numpy import sum as s\ns(2)"), normalised("N.sum(2)", {"N": "np"})
    (['np', '.', 'sum', '(', '2', ')'], ['np', '.', 'sum', '(', '2', ')'])
    """
    with_layout, left = _in_one_style(source, names)
    tokens: list[str] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(with_layout).readline):
            if token.type == tokenize.NAME:
                attribute = tokens[-1:] == ["."]
                name = token.string if attribute else left.get(token.string, token.string)
                tokens.append(name if attribute or name in KEPT else "_")
            elif token.type == tokenize.STRING:
                tokens.append("''")
            elif token.type in (tokenize.NUMBER, tokenize.OP):
                tokens.append(token.string)
    except (tokenize.TokenError, SyntaxError):
        pass  # code that does not parse: what came before counts
    return tokens


def _parsed(source: str) -> ast.Module | None:
    if len(source) > MAX_READ:
        return None
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _is_library(node: ast.stmt) -> bool:
    """Whether a statement imports from a library whose names are written out, and nothing else."""
    if isinstance(node, ast.Import):
        return all(alias.name.split(".")[0] in LIBRARIES for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return not node.level and (node.module or "").split(".")[0] in LIBRARIES
    return False


def _short(module: str) -> str:
    head, dot, rest = module.partition(".")
    return LIBRARIES[head] + dot + rest


def _path(node: ast.expr, names: Mapping[str, str]) -> str:
    """Return what a name or an attribute of a library is, or nothing."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute) and len(parts) < LONGEST:
        parts.insert(0, node.attr)
        node = node.value
    head = names.get(node.id, "") if isinstance(node, ast.Name) else ""
    path = ".".join([head, *parts])
    return path if head and path.count(".") < LONGEST else ""


class _OneStyle(ast.NodeTransformer):
    """Writes out what was imported, and drops docstrings and the imports themselves."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Drop the docstring and the imports of a body; it keeps at least one statement."""
        for field in ("body", "orelse", "finalbody"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                kept = [each for each in body if not self._is_dropped(each)]
                if len(kept) < len(body):
                    setattr(node, field, kept or [ast.Pass()])
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            node.body = node.body[1:] or [ast.Pass()]
        return super().generic_visit(node)

    def _is_dropped(self, node: ast.stmt) -> bool:
        if isinstance(node, ast.Assign) and _path(node.value, self._names):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            return len(names) == len(node.targets) and all(name in self._names for name in names)
        return _is_library(node)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Write a library's name out."""
        return _written(self._names[node.id]) if node.id in self._names else node


def _written(path: str) -> ast.expr:
    head, *rest = path.split(".")
    node: ast.expr = ast.Name(head, ast.Load())
    for name in rest:
        node = ast.Attribute(node, name, ast.Load())
    return node


def _in_one_style(source: str, names: Names) -> tuple[str, Names]:
    """Return a code without docstrings, with every name of a library written out.

    Of code that does not parse, the names come back that are still to be read so.
    """
    tree = _parsed(source)
    if tree is None:
        return source, names
    given = Counter(
        getattr(node, "name", None) or getattr(node, "arg", None) or getattr(node, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.arg | ast.FunctionDef | ast.ClassDef)
        or (isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load))
    )
    here = imported(source, names)
    # a name that the code gives another meaning, too, is its writer's own
    meant = {name: path for name, path in here.items() if given[name] <= 1}
    meant |= {name: path for name, path in names.items() if name not in given and name not in here}
    try:
        return ast.unparse(ast.fix_missing_locations(_OneStyle(meant).visit(tree))), {}
    except (ValueError, RecursionError, MemoryError):
        # not all that can be read can be written: a number of 5,000 digits, or a text in an
        # f-string's expression that takes a backslash
        return source, names


def passages(source: str, names: Names = AS_USUAL) -> frozenset[int]:
    """Return the fingerprints of a code: winnowed hashes of its runs of tokens."""
    tokens = normalised(source[:MAX_READ], names)
    hashes = [
        _hash("\0".join(tokens[start : start + PASSAGE]))
        for start in range(len(tokens) - PASSAGE + 1)
    ]
    if len(hashes) <= WINDOW:
        return frozenset(hashes[-1:] and [min(hashes)])
    return frozenset(
        min(hashes[start : start + WINDOW]) for start in range(len(hashes) - WINDOW + 1)
    )


def answer_passages(cells: Iterable[Mapping[str, Any]]) -> dict[str, list[int]]:
    """Return the passages of a notebook's answer cells, in order, by the cell's grade id."""
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    names = dict(AS_USUAL)
    room = MAX_CODE
    for cell in code:
        if (room := room - len(cell["source"])) < 0:
            break
        names |= imported(cell["source"], names)
    found = {}
    for cell in code:
        settings = cell["metadata"].get("nbgrader", {})
        if settings.get("solution"):
            found[settings["grade_id"]] = sorted(passages(cell["source"], names))
    return found


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def alike(submissions: Mapping[str, Passages], released: Passages | None = None) -> list[Alike]:
    """Return the students whose code is alike, most alike first.

    One exercise after the other is looked at, so that the passages of a whole class are never
    unpacked at one time.

    Parameters
    ----------
    submissions : mapping of str to Passages
        Each student's passages by exercise.
    released : Passages, optional
        What the course gave out.
    """
    known = {where: set(codes) for where, codes in (released or {}).items()}
    groups = _same(submissions, known)
    # one for all who wrote the same, so that a large group does not look like common knowledge
    ones = {group[0]: submissions[group[0]] for group in groups}
    most = min(COMMON, max(2, len(ones) // 10))
    uncommon: Counter[str] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    places: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for where in sorted({where for answers in ones.values() for where in answers}):
        holders: dict[int, list[str]] = defaultdict(list)
        for name in sorted(ones):
            for code in set(ones[name].get(where, ())) - known.get(where, set()):
                holders[code].append(name)
        for names in holders.values():
            if len(names) <= most:
                uncommon.update(names)
                shared.update(combinations(names, 2))
                for some in [*combinations(names, 2), *((name,) for name in names)]:
                    places[some].add(where)

    found = [
        Alike(tuple(group), uncommon[group[0]], 1.0, tuple(sorted(places[group[0],])))
        for group in groups
        if len(group) > 1 and uncommon[group[0]] >= LEAST_SHARED
    ]
    for (one, other), count in shared.items():
        share = count / min(uncommon[one], uncommon[other])
        if count >= LEAST_SHARED and share >= 0.5:
            found.append(Alike((one, other), count, share, tuple(sorted(places[one, other]))))
    return sorted(found, key=lambda pair: (-pair.shared, pair.students))


def _same(submissions: Mapping[str, Passages], known: Mapping[str, set[int]]) -> list[list[str]]:
    """Return the students in groups whose code is the same throughout; without those of no code."""
    groups: dict[bytes, list[str]] = defaultdict(list)
    for student in sorted(submissions):
        own = [
            (where, sorted(set(codes) - known.get(where, set())))
            for where, codes in sorted(submissions[student].items())
        ]
        own = [(where, codes) for where, codes in own if codes]
        if own:
            groups[hashlib.sha256(repr(own).encode()).digest()].append(student)
    return list(groups.values())
