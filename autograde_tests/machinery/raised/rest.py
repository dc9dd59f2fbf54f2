"""Other exceptions, and those whose hint needs no look at the line."""

from __future__ import annotations

import ast

from .rows import piece_of_array
from .rules import on_message, read_shape
from .spot import Spot, is_name

SAID = (
    (
        "ValueError",
        r"setting an array element with a sequence\. The requested array has an inhomog",
        "An array is made here of parts that differ in length or shape. All have to be alike.",
    ),
    (
        "ValueError",
        r"setting an array element with a sequence",
        "One entry of an array holds one number; a list or an array is put into it here.",
    ),
    (
        "ValueError",
        r"all the input arrays? (dimensions except|must have same number)",
        "Arrays that are joined have equally many dimensions, and may differ in size along the "
        "joined axis only. Is another `axis` meant?",
    ),
    (
        "IndexError",
        r"list assignment index out of range",
        "An index replaces an entry that is there. A list grows by `append`.",
    ),
    (
        "IndexError",
        r"arrays used as indices must be of integer",
        "An array that serves as an index holds whole numbers, or True and False.",
    ),
    (
        "ValueError",
        r"zero-size array to reduction operation",
        "The array is empty here. Does a slice or a condition leave nothing of it?",
    ),
    (
        "ValueError",
        r"math domain error|expected a (positive|nonnegative) input",
        "`math` has no answer for this number: a logarithm needs one above 0, a root none below.",
    ),
    (
        "TypeError",
        r"can't multiply sequence by non-int of type 'float'",
        "A list or a tuple does not compute entry by entry: `np.array` makes an array of it, and "
        "an index takes one of its values.",
    ),
    (
        "TypeError",
        r"numpy boolean (subtract|negative)",
        "True and False have no minus: `.astype(float)` makes 1 and 0 of them.",
    ),
    (
        "TypeError",
        r"string indices must be integers",
        "What is indexed here is text, not a dict. A loop over a dict gives its keys.",
    ),
    (
        "OverflowError",
        r"math range error|\(34, ",
        "The result is too large for a number, which ends near 1e308; `exp` gets there at 710.",
    ),
    (
        "LinAlgError",
        r"Singular matrix",
        "The matrix has no inverse: its rows depend on one another.",
    ),
    (
        "LinAlgError",
        r"Last 2 dimensions of the array must be square",
        "Only a square matrix has an inverse or a determinant, and this one is not square.",
    ),
    (
        "RuntimeError",
        r"dictionary changed (size|keys) during iteration",
        "A loop goes over a dict that it changes. Let it go over `list(…)` of its keys.",
    ),
)
"""What needs no look at the line: the kind of exception, how the message begins, the hint."""


@on_message("ZeroDivisionError", r".*(?:division|modulo)")
def _by_zero(spot: Spot) -> str:
    divisors = [
        node.right if isinstance(node, ast.BinOp) else node.value
        for node in spot.nodes
        if isinstance(node, ast.BinOp | ast.AugAssign)
        and isinstance(node.op, ast.Div | ast.FloorDiv | ast.Mod)
    ]
    what = spot.quoted(divisors[0]) if len(divisors) == 1 and spot.is_alone() else ""
    return f"{what or 'A number that is divided by'} is 0 in this case."


@on_message("ValueError", r"setting an array element with a sequence\.$")
def _piece_in_an_entry(spot: Spot) -> str:
    values = [each.value for each in spot.every(ast.Assign)]
    return piece_of_array(spot, values)


@on_message("RecursionError", r"")
def _calls_itself(spot: Spot) -> str | None:
    own = spot.function.name if spot.function else ""
    if not any(is_name(call.func, own) for call in spot.every(ast.Call)):
        return None
    return f"`{own}` calls itself here, again and again. Is another function meant?"


@on_message("OverflowError ValueError", r"cannot convert float (infinity|NaN) to integer")
def _not_whole(_: Spot, what: str) -> str:
    number = "infinite" if what == "infinity" else "nan, no number"
    return f"What is to become a whole number is {number}. Look at where it was computed."


@on_message("FloatingPointError", r"(overflow|divide by zero|invalid value) encountered in (\w+)")
def _told_to_raise(_: Spot, what: str, where: str) -> str:
    reason = {
        "overflow": "gives a number that is too large",
        "divide by zero": "is asked for what is infinite, such as 1 / 0 or the logarithm of 0",
        "invalid value": "is asked for what is no number, such as 0 / 0 or the root of -1",
    }[what]
    return f"`{where}` {reason}."


@on_message("MemoryError _ArrayMemoryError", r"Unable to allocate .* with shape (\([\d, ]*\))")
def _too_big(_: Spot, shape: str) -> str:
    return f"An array of shape {read_shape(shape)} does not fit into memory. Are its sizes meant?"


@on_message("AssertionError", r"")
def _own_assertion(spot: Spot) -> str | None:
    line = spot.failure.line
    if not line.startswith("assert ") or "`" in line:
        return None
    return f"Your own check does not hold in this case: `{line}`."
