"""Tell from a notebook's text whether a function would meet other names further down.

An exercise is called as the notebook's process is at its end. Where a later cell gives a name to
something else that a function reads, the process is kept as it was at the check as well. Every
doubt counts as yes: that costs a copy of the process and no marks.
"""

from __future__ import annotations

import ast
import symtable
from collections import Counter
from collections.abc import Mapping, Sequence

ANYTHING = "*"
"""Stands for all names: the text cannot be read, or can do what no text shows."""

MAX_READ = 2**18
"""Characters of a notebook's code that are read, from its top: what is below counts as a doubt."""

UNSEEN = {"exec", "eval", "globals", "vars", "setattr", "delattr", "get_ipython"}


def rebound_later(cells: Sequence[str], asked: Mapping[int, str]) -> set[str]:
    r"""Return the exercises that would meet other names at the end than at their check.

    Those are the exercise's own name, and all that the functions above its check look up: it may
    call any of them.

    Parameters
    ----------
    cells : sequence of str
        The source of every cell that is run, in order.
    asked : mapping of int to str
        The exercises, by the position of their check.

    Examples
    --------
    >>> cells = ["def f(x):\n    return k * x", "", "k = 3", "m = 4", ""]
    >>> rebound_later(cells, {1: "f", 4: "m"})
    {'f'}
    """
    # by name: the first cell whose functions read it, and the last that changes it. A set of names
    # for each cell would take memory in proportion to the cells times the names.
    first_read: dict[str, int] = {}
    last_changed: dict[str, int] = {}
    room = MAX_READ
    for position, source in enumerate(cells):
        room -= len(source)
        for name in read_by_functions(source) if room >= 0 else {ANYTHING}:
            first_read.setdefault(name, position)
        last_changed |= dict.fromkeys(changed(source) if room >= 0 else {ANYTHING}, position)
    # names that are read by a position's check and changed below it: one more, or one less
    steps: Counter[int] = Counter()
    for name, first in first_read.items():
        if first < (last := last_changed.get(name, -1)):
            steps[first] += 1
            steps[last] -= 1
    below = max(last_changed.values(), default=-1)
    in_doubt = last_changed.get(ANYTHING, -1)
    doubtful_from = first_read.get(ANYTHING, len(cells))
    met = 0
    found = set()
    for position in range(len(cells)):
        met += steps[position]
        if position in asked and (
            met
            or position < max(in_doubt, last_changed.get(asked[position], -1))
            or doubtful_from <= position < below
        ):
            found.add(asked[position])
    return found


def read_by_functions(source: str) -> set[str]:
    r"""Return the names that a cell's functions look up outside themselves.

    Examples
    --------
    >>> sorted(read_by_functions("def f(x):\n    y = g(x)\n    return y + k"))
    ['g', 'k']
    >>> read_by_functions("%matplotlib inline")
    {'*'}
    """
    try:
        table = symtable.symtable(source, "cell", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {ANYTHING}
    names: set[str] = set()
    scopes = list(table.get_children())
    while scopes:
        scope = scopes.pop()
        scopes += scope.get_children()
        names |= {name.get_name() for name in scope.get_symbols() if name.is_global()}
    return {ANYTHING} if names & UNSEEN else names


def changed(source: str) -> set[str]:
    r"""Return the names that a cell binds, deletes or changes what they stand for.

    Examples
    --------
    >>> sorted(changed("a = 1\nb.c = 2\nd.append(3)\ndef f():\n    global g\n    e = 1"))
    ['a', 'b', 'd', 'f', 'g']
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {ANYTHING}
    names: set[str] = set()
    nodes: list[ast.AST] = list(tree.body)
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
            inner = [n for n in ast.walk(node) if isinstance(n, ast.Global)]
            names |= {name for statement in inner for name in statement.names}
            continue
        if isinstance(node, ast.alias):
            names.add((node.asname or node.name).partition(".")[0])
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            names.add(node.name)
        elif isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Load):
                names.add(node.id)
            elif node.id in UNSEEN:
                names.add(ANYTHING)
        elif isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            names |= _base(node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            names |= _base(node.value.func)
        nodes += ast.iter_child_nodes(node)
    return names


def _base(node: ast.AST) -> set[str]:
    """Return the name at the left end of ``name.attribute[index].method``; none of a plain name."""
    plain = isinstance(node, ast.Name)
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return {node.id} if isinstance(node, ast.Name) and not plain else set()
