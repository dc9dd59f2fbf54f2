"""What a student's variables are given, line by line, beside what the reference's are given.

Both are called on the same arguments and watched. A line whose values the reference has, too, is
right, whatever the variable is called; one that gives a variable of the reference's another value
is wrong. Of lines that the reference has nothing to compare with, nothing is known.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeGuard

import numpy as np

from .calling import Calls, call, plain
from .claims import as_array, is_telling, leaves
from .compare import difference
from .edits import names_in
from .exercises import Case, Exercise
from .judging import AnswerKey, quiet
from .probing import names_seen_by
from .reading import begins, grown_in, returned
from .trying import LONGEST_CALL, drawn_answer, made, same_draws, time_limit

SAW = "__saw__"
"""A name that the watched functions call."""
MOST_VALUES = 400
"""Of a function that gives its variables more values in a call, the first ones are looked at."""

BASES = 1 / np.log(10), 1 / np.log(2), np.log(2), np.log(10)
"""Factors between logarithms."""

Values = dict[str, list[Any]]
"""What variables were given, one value after the other."""


@dataclass(frozen=True)
class Given:
    """A value that a variable was given.

    Parameters
    ----------
    name : str
        The variable's; an entry of `v` is `v[dW1]`.
    line : int
        Of the function's source.
    value : plain data
    """

    name: str
    line: int
    value: Any


class Beside:
    """A student's function and the reference, watched while they answer to the same arguments.

    Parameters
    ----------
    exercise : Exercise
    tree : ast.Module
        The student's function.
    namespace : mapping
        The names that it sees.
    key : AnswerKey
    case : Case
        What they answer to.
    """

    def __init__(
        self,
        exercise: Exercise,
        tree: ast.Module,
        namespace: Mapping[str, Any],
        key: AnswerKey,
        case: Case,
    ) -> None:
        nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
        self._reads = {node.lineno: names_in(node.value) for node in nodes}
        self._begun = {node.lineno for node in nodes if begins(node.value)}
        self._grown = grown_in(tree)
        self._theirs = watched(exercise, tree, namespace, key.arguments(case))
        right = right_values(exercise, tree, key, case)
        self._right = values_of(right)
        self._known: dict[str, list[Any]] = defaultdict(list)
        answer = drawn_answer(exercise, exercise.reference, key.arguments(case))
        for value in leaves([answer, *(each.value for each in right)], "").values():
            if mark := _mark(value):
                self._known[mark].append(value)

    @cached_property
    def _seen(self) -> tuple[dict[int, bool], set[int]]:
        """Lines with wrong values, whether from right ones, and those with right values."""
        wrong: dict[int, bool] = {}
        right: set[int] = set()
        doubted: set[int] = set()
        now: dict[str, bool | None] = {}
        for given, is_right in zip(self._theirs, self._verdicts, strict=True):
            read = {now[name] for name in self._reads.get(given.line, ()) if name in now}
            if is_right is False and False not in read:
                wrong.setdefault(given.line, None not in read)
            (right if is_right else doubted).add(given.line)
            taken = False if is_right is None and False in read else is_right
            now[given.name.partition("[")[0]] = taken
        return wrong, right - doubted

    @property
    def wrong(self) -> list[int]:
        """The lines that give wrong values from no wrong ones, the earliest first."""
        return list(self._seen[0])

    @property
    def surely_wrong(self) -> list[int]:
        """Those of them that give wrong values from right ones."""
        return [line for line, is_sure in self._seen[0].items() if is_sure]

    @property
    def right(self) -> set[int]:
        """The lines that give right values."""
        return self._seen[1]

    @property
    def values(self) -> dict[str, Any]:
        """What each variable was given first."""
        return {given.name: given.value for given in reversed(self._theirs)}

    def in_another_base(self, line: int) -> bool:
        """Return whether a line's value is the right one in another base of the logarithm.

        That is no mistake where the base is the same all through.
        """
        given = {each.name: each.value for each in self._theirs if each.line == line}
        pairs = [
            (as_array(self._right[n][0]), as_array(v)) for n, v in given.items() if n in self._right
        ]
        return any(
            right is not None
            and value is not None
            and right.shape == value.shape
            and any(np.allclose(value, factor * right, rtol=1e-9, atol=0) for factor in BASES)
            for right, value in pairs
        )

    @property
    def right_names(self) -> set[str]:
        """The variables that have right values wherever they are given any."""
        pairs = list(zip(self._theirs, self._verdicts, strict=True))
        return {given.name for given, _ in pairs} - {given.name for given, ok in pairs if not ok}

    @cached_property
    def names(self) -> dict[str, str]:
        """By which variable of the student's a variable of the reference's is known."""
        theirs = values_of(self._theirs)
        found = {}
        for name, values in self._right.items():
            if "[" in name:
                continue
            if _alike(values, theirs.get(name, ())):
                found[name] = name
            elif _mark(values[0]):
                same = (n for n, given in theirs.items() if "[" not in n and _alike(values, given))
                found[name] = next(same, "")
        return {name: other for name, other in found.items() if other}

    @cached_property
    def _verdicts(self) -> list[bool | None]:
        """Say of each value whether it is right; None if there is nothing to compare it with."""
        counts = Counter(given.name for given in self._theirs)
        lines: dict[str, set[int]] = defaultdict(set)
        for given in self._theirs:
            lines[given.name].add(given.line)
        passed: Counter[str] = Counter()
        found: list[bool | None] = []
        for given in self._theirs:
            name, place = given.name, passed[given.name]
            passed[name] += 1
            same = self._right.get(name, self._right.get(f"[{name}]", []))
            if place < len(same) and _same(same[place], given.value):
                found.append(True)
                continue
            parts = [self._is_known(part) for part in leaves(given.value, "").values()]
            is_own = len(lines[name]) == 1 and len(same) == counts[name]
            is_own = is_own and not (name in self._grown or given.line in self._begun)
            if None not in parts and True in parts:
                found.append(all(parts))
            elif is_own and _stands_for(same[place], given):
                found.append(False)
            else:
                found.append(None)
        return self._with_others(found)

    def _is_known(self, value: Any) -> bool | None:
        """Return whether the reference has a value, too; None if that would be no wonder."""
        mark = _mark(value)
        return any(_same(each, value) for each in self._known.get(mark, ())) if mark else None

    def _with_others(self, verdicts: Sequence[bool | None]) -> list[bool | None]:
        """Doubt what has no like in the reference, where a line's other values have."""
        known: dict[tuple[int, str], set[bool | None]] = defaultdict(set)
        for given in self._theirs:
            known[given.line, given.name].add(self._is_known(given.value))
        return [
            False
            if verdict is None
            and self._is_known(given.value) is False
            and True in known[given.line, given.name]
            else verdict
            for given, verdict in zip(self._theirs, verdicts, strict=True)
        ]


def _mark(value: Any) -> str:
    """Return the first digits of numbers that nobody hits upon by chance; "" for others."""
    array = as_array(value)
    if array is None or not array.size or not np.isfinite(array).all() or not is_telling([array]):
        return ""
    return f"{array.shape} {array.sum():.5e}"


def _stands_for(right: Any, given: Given) -> bool:
    """Return whether a value is of the same kind as another: else a name means something else."""
    if as_array(right) is not None:
        return as_array(given.value) is not None
    return isinstance(right, Mapping | tuple | list | str) and type(given.value) is type(right)


def _alike(right: Sequence[Any], given: Sequence[Any]) -> bool:
    return len(right) == len(given) and all(map(_same, right, given))


def _same(right: Any, value: Any) -> bool:
    if type(right) is type(value) is np.ndarray and right.shape != value.shape:
        return False
    return difference(right, value) is None and difference(value, right) is None


def right_values(exercise: Exercise, tree: ast.Module, key: AnswerKey, case: Case) -> list[Given]:
    """Return what the reference's variables are given, and the parts of the right answer.

    Those go by their keys, and by the variables in which a student's function returns them.
    """
    reference = exercise.tree()
    if not reference.body:
        return []
    arguments = key.arguments(case)
    names = names_seen_by(exercise.asked(exercise.reference)) or {}
    found = watched(exercise, reference, names, arguments)
    if isinstance(arguments, Calls) or case.judge is not None:
        return found
    answer = key.right_answer(case)
    parts: dict[str, Any] = {"return": answer}
    if isinstance(answer, tuple | list):
        parts |= {f"return {i}": part for i, part in enumerate(answer)}
    known = {each.name for each in found} | {f"[{each.name.partition('[')[2]}" for each in found}
    if isinstance(answer, Mapping):
        parts |= {f"key {name}": part for name, part in answer.items()}
        found += [Given(f"[{n}]", 0, part) for n, part in answer.items() if f"[{n}]" not in known]
    for name, places in returned(tree).items():
        if name not in known:
            found += [Given(name, 0, parts[place]) for place in places if place in parts][:1]
    return found


def values_of(given: Sequence[Given]) -> Values:
    """Return what each variable was given, and by `[key]` what each key was."""
    values: Values = defaultdict(list)
    for each in given:
        values[each.name].append(each.value)
        name, bracket, key = each.name.partition("[")
        if name and bracket:
            values[f"[{key}"].append(each.value)
    return dict(values)


def watched(
    exercise: Exercise, tree: ast.Module, namespace: Mapping[str, Any], arguments: Any
) -> list[Given]:
    """Return what a function's variables are given when it is called, up to so many values."""
    found: list[Given] = []

    def saw(name: str, key: Any, line: int, value: Any) -> None:
        if len(found) >= MOST_VALUES:
            return
        if type(key) is str:
            found.append(Given(f"{name}[{key}]", line, plain(value)))
        elif key is None:
            kept = plain(value)
            found.append(Given(name, line, kept))
            if isinstance(kept, Mapping) and line not in begun:
                entries = [(k, v) for k, v in kept.items() if type(k) is str]
                found.extend(Given(f"{name}[{k}]", line, v) for k, v in entries)

    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    begun = {node.lineno for node in nodes if begins(node.value)}
    said = _Watched().visit(copy.deepcopy(tree))
    function = made(exercise, ast.fix_missing_locations(said), {**namespace, SAW: saw})
    if function is not None:
        with time_limit(LONGEST_CALL), quiet(), same_draws():
            call(exercise.asked(function), arguments, exercise.parameters)
    return found


class _Watched(ast.NodeTransformer):
    """Has a function say what its variables are given."""

    def visit_Assign(self, node: ast.Assign) -> Any:
        parts = [p for t in node.targets for p in (t.elts if isinstance(t, ast.Tuple) else [t])]
        return [node, *(said for part in parts for said in _says(part, node.lineno))]


def _says(target: ast.expr, line: int) -> Iterator[ast.stmt]:
    if isinstance(target, ast.Name):
        yield _say(target.id, ast.Constant(None), line, ast.Name(target.id, ast.Load()))
    elif _is_one_entry(target):
        value = ast.Subscript(target.value, target.slice, ast.Load())
        yield _say(ast.unparse(target.value), target.slice, line, value)


def _is_one_entry(target: ast.expr) -> TypeGuard[ast.Subscript]:
    """Return whether an assignment goes to one entry of a variable, such as a dict's."""
    return (
        isinstance(target, ast.Subscript)
        and isinstance(target.value, ast.Name)
        and not isinstance(target.slice, ast.Slice | ast.Tuple)
    )


def _say(name: str, key: ast.expr, line: int, value: ast.expr) -> ast.stmt:
    said = [ast.Constant(name), key, ast.Constant(line), value]
    return ast.Expr(ast.Call(ast.Name(SAW, ast.Load()), said, []))
