"""The rules on code that is given: what is long stays out of sight, or has a reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.notebook_lint.cells import ROLES
from tools.notebook_source import Cell, Found, Source, parse, parses

IN_SIGHT = 12
"""Lines of a given cell; blank ones and comments count, for they are scrolled past too."""

LEFT: dict[str, int] = {
    "week7/batch_normalization": 2,
    "week7/batch_normalization_in_use": 1,
    "week7/handwritten_digits": 1,
    "week7/hyperparameter_search": 1,
    "week7/hyperparameter_tuning": 1,
    "week7/micro_autograd": 1,
}
"""The long cells without a reason that each notebook still has. The numbers only ever fall."""


def length(source: Source) -> Found:
    """Find given cells that are too long to be read, more or fewer of them than are left."""
    found = list(long_cells(source))
    left = LEFT.get(source.notebook, 0)
    if len(found) > left:
        for cell, lines in found:
            yield (
                cell.marker,
                f"{lines} lines in sight; at most {IN_SIGHT}: move the drawing to "
                "course_utils/figures, fold the cell (folded=True), or say what the reader has "
                f'of reading it (long="…"). {_left(left)}',
            )
    if len(found) < left:
        yield (
            source.cells[0].marker if source.cells else 1,
            f"{len(found)} long cells are left, fewer than the {left} that LEFT in "
            "tools/notebook_lint/long_cells.py says: write the new number there",
        )


def _left(number: int) -> str:
    return f"({number} of these are left from before.)" if number else "(None is left from before.)"


def long_cells(source: Source) -> Iterator[tuple[Cell, int]]:
    """Go through the given cells that are long and say no reason, each with its lines.

    Parameters
    ----------
    source : Source
    """
    for cell in source.cells:
        lines = cell.source.count("\n") + 1
        if is_given(cell) and lines > IN_SIGHT and not {"folded", "long"} & set(cell.options):
            yield cell, lines


def is_given(cell: Cell) -> bool:
    """Whether a cell is code that the course gives, and neither answers nor marks anything.

    That which imports what the notebook needs is run, not read: it does not count.
    """
    is_asked = {*ROLES, "nbgrader"} & set(cell.options)
    return cell.kind == "code" and not is_asked and not _only_imports(cell)


def _only_imports(cell: Cell) -> bool:
    """Whether a cell imports, makes the notebook's checks, and does nothing else."""
    body = parse(cell.source).body if parses(cell.source) else []
    others = [node for node in body if not isinstance(node, ast.Import | ast.ImportFrom)]
    return bool(body) and all(ast.unparse(node).startswith("check = ") for node in others)


def options(source: Source) -> Found:
    """Find cells that are folded or long without a reason to be."""
    before = None
    for cell in source.cells:
        for option in ("folded", "long"):
            if option in cell.options and not is_given(cell):
                yield cell.marker, f"{option} on a cell that is not given code"
        if "folded" in cell.options:
            if cell.options["folded"] is not True:
                yield cell.marker, "a cell that is folded has folded=True, another has no folded"
            if not cell.source.startswith("#") and (not before or before.kind != "markdown"):
                yield (
                    cell.marker,
                    "a folded cell without a word of what it shows: write it in a cell of text "
                    "above, or as a comment in its first line",
                )
        reason = cell.options.get("long")
        if "long" in cell.options and not (isinstance(reason, str) and reason.strip()):
            yield cell.marker, 'long without a reason; write long="why it is all to be read"'
        if "long" in cell.options and cell.source.count("\n") < IN_SIGHT:
            yield cell.marker, f"long, on a cell of no more than {IN_SIGHT} lines"
        before = cell
