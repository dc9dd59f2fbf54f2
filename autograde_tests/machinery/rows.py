"""A row, a column or a matrix that is counted or gone through as if it were a list.

`len`, a loop and an index of one number go along the first axis of an array, which of a row of
shape (1, m) has one entry. Whether that is what is wrong can be tried: the function is run with a
`len`, loops and indices that do what was meant.
"""

from __future__ import annotations

import ast
import copy
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .calling import call
from .exercises import Exercise
from .judging import AnswerKey, Verdict, quiet
from .raised.rows import ENTRY_OF_COLUMN, ENTRY_OF_ROW
from .trying import LONGEST_CALL, made, same_draws, time_limit

LEN, LOOP, ENTRY, COLUMN, SIZE = "len of a row", "loop", "entry of a row", "column", "size"
SAID = {
    LEN: "`len({0})` is 1, since `{0}` has shape {1}: the number of its columns is `{0}.shape[1]`.",
    LOOP: "A loop over `{0}`, of shape {1}, goes over its rows, and there is one: `{0}[0]` has the "
    "entries.",
    ENTRY: ENTRY_OF_ROW,
    COLUMN: ENTRY_OF_COLUMN,
    SIZE: "`len({0})` is the number of rows, since `{0}` has shape {1}: the number of its entries "
    "is `{0}.size`.",
}
TRIED: tuple[tuple[str, ...], ...] = (
    *((LEN,), (COLUMN,), (LOOP,), (ENTRY,), (LEN, ENTRY), (LOOP, ENTRY), (SIZE,)),
    *((LEN, LOOP, ENTRY), (LEN, ENTRY, COLUMN), (LEN, LOOP, ENTRY, COLUMN)),
)
"""What is meant otherwise together, the least first."""
_COUNTS, _GOES_OVER, _TAKES = "__counts__", "__goes_over__", "__takes__"
LONGEST_NAME = 20
MOST_SECONDS = 0.25
"""Of processor time, for all tries together."""


@dataclass(frozen=True)
class TakenForList:
    """A line in which an array is taken for a list, and all is right if it were one.

    Parameters
    ----------
    line : int
        Of the function's source.
    said : str
        What is taken for what.
    """

    line: int
    said: str


def taken_for_list(
    exercise: Exercise, tree: ast.Module, namespace: Mapping[str, Any], verdicts: Sequence[Verdict]
) -> TakenForList | None:
    """Return where an array is taken for a list, if that is all that is wrong.

    Parameters
    ----------
    exercise : Exercise
    tree : ast.Module
        The student's function.
    namespace : mapping
        The names that it sees.
    verdicts : sequence of Verdict
        How its visible cases went.
    """
    written = ast.fix_missing_locations(_Replaced().visit(copy.deepcopy(tree)))
    key = AnswerKey(exercise)
    key.learn(verdicts)
    # the failed ones first: most tries end with them
    cases = [each.case for each in sorted(verdicts, key=lambda each: each.passed)]

    def run(meant: _Meant) -> bool:
        version = made(exercise, written, {**namespace, **meant.names})
        return version is not None and all(_passes(key, version, case) for case in cases)

    met = _Meant(())
    run(met)
    end = time.thread_time() + MOST_SECONDS
    for kinds in TRIED:
        if met.kinds.isdisjoint(kinds) or time.thread_time() > end:
            continue
        meant = _Meant(kinds)
        if run(meant):
            return meant.told()
    return None


def _passes(key: AnswerKey, version: Any, case: Any) -> bool:
    exercise = key.exercise
    with time_limit(LONGEST_CALL) as limit, quiet(), same_draws():
        outcome = call(exercise.asked(version), key.arguments(case), exercise.parameters)
    return not limit.was_reached and key.judge(case, outcome).passed


class _Meant:
    """A `len`, loops and indices that do with some arrays what was meant.

    Parameters
    ----------
    kinds : sequence of str
        What is done otherwise than NumPy does it.
    """

    def __init__(self, kinds: Sequence[str]) -> None:
        self._does = set(kinds)
        self._met: dict[str, tuple[int, str]] = {}
        self.names: dict[str, Callable[..., Any]] = {
            _COUNTS: self._counts,
            _GOES_OVER: self._goes_over,
            _TAKES: self._takes,
        }

    @property
    def kinds(self) -> set[str]:
        """What was met, whether it was done otherwise or not."""
        return set(self._met)

    def told(self) -> TakenForList:
        """Say what was done otherwise, and in which line first."""
        told = sorted(found for kind, found in self._met.items() if kind in self._does)
        return TakenForList(told[0][0], " ".join(text for _, text in told))

    def _meets(self, kind: str, line: int, name: str, array: np.ndarray, index: str = "") -> bool:
        self._met.setdefault(kind, (line, SAID[kind].format(name, array.shape, index)))
        return kind in self._does

    def _counts(self, value: Any, name: str, line: int) -> int:
        if _is_row(value) and self._meets(LEN, line, name, value):
            return int(value.shape[1])
        if _is_matrix(value) and self._meets(SIZE, line, name, value):
            return int(value.size)
        return len(value)

    def _goes_over(self, value: Any, name: str, line: int) -> Any:
        return value[0] if _is_row(value) and self._meets(LOOP, line, name, value) else value

    def _takes(self, value: Any, index: Any, name: str, written: str, line: int) -> Any:
        if isinstance(index, int | np.integer) and not isinstance(index, bool):
            if _is_row(value) and self._meets(ENTRY, line, name, value, written):
                return value[0, index]
            if _is_column(value) and self._meets(COLUMN, line, name, value, written):
                return value[index, 0]
        return value[index]


def _is_matrix(value: Any) -> bool:
    return type(value) is np.ndarray and value.ndim == 2 and min(value.shape) > 1


def _is_row(value: Any) -> bool:
    return type(value) is np.ndarray and value.ndim == 2 and value.shape[0] == 1 < value.shape[1]


def _is_column(value: Any) -> bool:
    return type(value) is np.ndarray and value.ndim == 2 and value.shape[1] == 1


class _Replaced(ast.NodeTransformer):
    """Puts calls in the place of each `len`, loop and index, where it is of something named."""

    def visit_Call(self, node: ast.Call) -> Any:
        self.generic_visit(node)
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        if called == "len" and len(node.args) == 1 and _is_named(node.args[0]):
            return _call(_COUNTS, node, node.args[0])
        if called in ("zip", "enumerate"):
            node.args = [_gone_over(each) for each in node.args]
        return node

    def visit_For(self, node: ast.For) -> Any:
        self.generic_visit(node)
        node.iter = _gone_over(node.iter)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> Any:
        self.generic_visit(node)
        node.iter = _gone_over(node.iter)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> Any:
        named = _is_named(node.value) and isinstance(node.ctx, ast.Load)
        if not named or isinstance(node.slice, ast.Slice | ast.Tuple | ast.Starred):
            return self.generic_visit(node)
        written = ast.unparse(node.slice)
        return _call(_TAKES, node, node.value, self.visit(node.slice), written)


def _gone_over(node: ast.expr) -> ast.expr:
    return _call(_GOES_OVER, node, node) if _is_named(node) else node


def _is_named(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and len(node.id) <= LONGEST_NAME


def _call(name: str, at: ast.expr, of: ast.expr, index: Any = None, written: str = "") -> ast.expr:
    """Return a call with an array, its index if it has one, and what is said of it."""
    given = [of, *([index] if index is not None else []), ast.Constant(ast.unparse(of))]
    given += [ast.Constant(written)] if index is not None else []
    made = ast.Call(ast.Name(name, ast.Load()), [*given, ast.Constant(at.lineno)], [])
    return ast.copy_location(made, at)
