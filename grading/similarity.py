"""Find submissions whose code is alike, by winnowing.

The method is that of Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting" (SIGMOD 2003), on normalised tokens: renaming, comments, docstrings and layout
change nothing. The libraries that do this compare every pair of files; here an index from passage
to students makes the work grow with the class, not with its square.

Alike is not copied: short exercises have few good answers. So a passage that many students share
counts for nothing, and neither does what the course gave out.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
import io
import keyword
import tokenize
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

PASSAGE = 9
"""Tokens in a passage: nothing shorter is ever called alike."""
WINDOW = 5
"""Of so many passages in a row one is kept: shared text of 13 tokens is always found."""
COMMON = 10
"""A passage that more students than this share is common knowledge."""
LEAST_SHARED = 4
"""Uncommon passages two submissions must share to be listed."""

KEPT = frozenset(dir(builtins)) | frozenset(keyword.kwlist) | {"np", "numpy", "math"}

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


def normalised(source: str) -> list[str]:
    r"""Return a code's tokens, with the names that its writer chose made equal.

    Examples
    --------
    >>> normalised("def f(x):\n    '''Twice.'''\n    return np.sum(2 * x)  # twice")
    ['def', '_', '(', '_', ')', ':', 'return', 'np', '.', 'sum', '(', '2', '*', '_', ')']
    """
    with_layout = _without_docstrings(source)
    tokens: list[str] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(with_layout).readline):
            if token.type == tokenize.NAME:
                attribute = tokens[-1:] == ["."]
                tokens.append(token.string if attribute or token.string in KEPT else "_")
            elif token.type == tokenize.STRING:
                tokens.append("''")
            elif token.type in (tokenize.NUMBER, tokenize.OP):
                tokens.append(token.string)
    except (tokenize.TokenError, SyntaxError):
        pass  # code that does not parse: what came before counts
    return tokens


def _without_docstrings(source: str) -> str:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return source
    try:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
                node.body = node.body[1:] or [ast.Pass()]
        return ast.unparse(tree)
    except (ValueError, RecursionError, MemoryError):
        # not all that can be read can be written: a number of 5,000 digits, or a text in an
        # f-string's expression that takes a backslash
        return source


def passages(source: str) -> frozenset[int]:
    """Return the fingerprints of a code: winnowed hashes of its runs of tokens."""
    tokens = normalised(source)
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
    found = {}
    for cell in cells:
        settings = cell["metadata"].get("nbgrader", {})
        if settings.get("solution") and cell["cell_type"] == "code":
            found[settings["grade_id"]] = sorted(passages(cell["source"]))
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
