"""Variables that are pieces of an argument, through which a function writes into it unawares."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

__all__ = ["written_piece"]

ONE_BY_ONE = (ast.GeneratorExp, ast.ListComp)


def written_piece(source: str, names: Collection[str]) -> tuple[int, str] | None:
    r"""Return the first line that changes a piece of an argument where it is, and the piece's name.

    Parameters
    ----------
    source : str
        A function.
    names : collection of str
        The arguments that it changes.

    Examples
    --------
    >>> text = "def f(p):\n    W, b = p['W'], p['b']\n    z = b[0]\n    z += 1\n    return z"
    >>> written_piece(text, {"p"})
    (4, 'z')
    >>> written_piece(text.replace("b[0]", "b[0, 0]"), {"p"}) is None
    True
    """
    tree = ast.parse(source)
    pieces: dict[str, bool] = dict.fromkeys(names, True)
    in_order = sorted(
        (node for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.AugAssign)),
        key=lambda node: node.lineno,
    )
    for node in in_order:
        if isinstance(node, ast.Assign):
            for name, value in _bound(node):
                pieces[name] = _is_piece(value, pieces)
            continue
        root: ast.expr = node.target
        while isinstance(root, ast.Subscript):
            root = root.value
        if isinstance(root, ast.Name) and pieces.get(root.id):
            return node.lineno, root.id
    return None


def _bound(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """Give the names that an assignment binds, each with what it is bound to."""
    for target in node.targets:
        if isinstance(target, ast.Name):
            yield target.id, node.value
        elif isinstance(target, ast.Tuple | ast.List):
            value = node.value
            parts = value.elts if isinstance(value, ast.Tuple | ast.List) else []
            for place, part in enumerate(target.elts):
                if isinstance(part, ast.Name):
                    whole = value.elt if isinstance(value, ONE_BY_ONE) else value
                    yield part.id, parts[place] if len(parts) == len(target.elts) else whole


def _is_piece(value: ast.expr, pieces: dict[str, bool]) -> bool:
    """Whether a value shares its numbers with an argument: an entry at two places is a number."""
    if isinstance(value, ast.Name):
        return pieces.get(value.id, False)
    if not isinstance(value, ast.Subscript):
        return False
    index = value.slice
    slices = index.elts if isinstance(index, ast.Tuple) else [index]
    is_number = len(slices) > 1 and not any(isinstance(part, ast.Slice) for part in slices)
    return not is_number and _is_piece(value.value, pieces)
