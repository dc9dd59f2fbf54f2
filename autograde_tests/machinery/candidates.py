"""Which changes of a student's function to try, and in which order.

The likely ones first: where the wrong parts of the answer are computed, or where it raised, and of
kinds that people slip in often.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from . import edits as kinds
from .beside import Beside
from .calling import Calls
from .edits import (
    Change,
    Edit,
    Path,
    changed,
    changes_of,
    follow,
    is_key,
    keys_in,
    names_in,
    other_words,
    own_names,
    paths,
    transposed,
)
from .exercises import Exercise
from .judging import Verdict
from .moves import is_text, moves_of
from .reading import PART, begins, computed, computes, formulas_for, returned
from .slices import SURE, UNLIKELY, doubtful_lines
from .twins import statement_at, twins_of

LIKELY = {
    kinds.WHOLE: -0.75,
    kinds.AXIS: 0.0,
    kinds.KEEPDIMS: 0.0,
    kinds.KEY: 0.25,
    kinds.BOUNDS: 0.5,
    kinds.EXTRA: 0.6,
    kinds.NAME: 0.75,
    kinds.OPERATOR: 0.75,
    kinds.UPDATED: 0.75,
    kinds.PART: 0.9,
    kinds.TRANSPOSE: 1.0,
    kinds.CONSTANT: 1.0,
    kinds.ORDER: 1.0,
    kinds.DTYPE: 1.0,
    kinds.OUTPUT: 1.0,
    kinds.TEST: 1.0,
    kinds.FUNCTION: 1.0,
    kinds.COPY: 1.0,
    kinds.SHALLOW: 0.5,
    kinds.REPLACED: 1.0,
    kinds.KEPT: 1.0,
    kinds.SIGN: 1.1,
    kinds.INDEX: 1.25,
    kinds.EXPRESSION: 1.55,
    kinds.MISSING: 1.5,
    kinds.FACTOR: 1.5,
    kinds.STATEMENT: 1.3,
}
"""Which kinds come first: small numbers are tried early."""
TWINS = 0.25
"""How much later the same change at several places comes than at one."""
NOT_ALL = 0.75
"""How much later a change comes that leaves one of several wrong lines as it is."""
ADDED_UP = "= > Add="
"""An assignment that should have been a sum."""
ADDED = 0.3
"""How much later a minus is put in than another one is taken out."""
RARE = 0.5
"""How much later changes come that hardly anybody needs."""
OFTEN = {
    f"{one} > {other}"
    for pair in (("Add", "Sub"), ("Mult", "Div"), ("Mult", "MatMult"), ("Mult", "Pow"))
    for one, other in (pair, pair[::-1])
}
"""Operators that are taken for one another."""
SIGNATURE = 3.0
"""How much later a default is doubted: who calls the function gives the value mostly."""

ALIKE = (
    ("sum", "mean", "max", "min", "std", "var", "median", "prod", "cumsum", "square"),
    ("zeros", "ones", "empty", "eye", "full"),
    ("zeros_like", "ones_like", "empty_like"),
    ("log", "log2", "log10", "log1p", "exp", "expm1", "exp2"),
    ("abs", "square", "sqrt", "exp", "negative"),
    ("dot", "multiply", "matmul", "outer", "inner"),
    ("maximum", "minimum", "max", "min", "fmax"),
    ("argmax", "argmin", "max", "min", "argsort"),
    ("floor", "ceil", "round", "rint", "trunc"),
    ("tanh", "sinh", "cosh", "arctan", "exp"),
    ("randn", "rand", "random", "normal", "uniform", "standard_normal", "permutation", "shuffle"),
    ("vstack", "hstack", "concatenate", "stack", "column_stack"),
    ("greater", "less", "greater_equal", "less_equal"),
)
"""Functions that are taken for one another."""


@dataclass(frozen=True)
class Candidate:
    """One change, or the same at several places.

    Parameters
    ----------
    edits : tuple of (path, node)
    kind : str
    lines : tuple of int
        Of the function's source, from 1.
    score : float
        How late it is tried.
    """

    edits: tuple[tuple[Path, ast.AST], ...]
    kind: str
    lines: tuple[int, ...]
    score: float


@dataclass
class _Function:
    """What is known of the student's function."""

    tree: ast.Module
    parameters: dict[str, Any]
    values: dict[str, Any]
    locals: set[str]
    words: set[str]
    numbers: set[float]
    expressions: dict[str, list[ast.expr]]
    bound: set[str]
    returned: dict[str, list[str]]
    calls: set[str]
    computed: set[str]

    @property
    def is_long(self) -> bool:
        """Whether a line of it is less than all of it."""
        return sum(isinstance(n, ast.stmt) and not is_text(n) for n in ast.walk(self.tree)) > 2

    @property
    def names(self) -> list[str]:
        """Inputs and variables."""
        return sorted({*self.parameters, *self.locals})


def candidates_of(
    exercise: Exercise,
    tree: ast.Module,
    verdicts: Sequence[Verdict],
    namespace: Mapping[str, Any],
    first: int,
    beside: Beside,
) -> Iterator[Candidate]:
    """Give the changes to try, the likeliest first.

    Parameters
    ----------
    exercise : Exercise
    tree : ast.Module
        The student's function.
    verdicts : sequence of Verdict
        How the visible cases went.
    namespace : mapping
        The names that the function sees.
    first : int
        The line of the student's cell on which the function begins.
    beside : Beside
        The function and the reference on a case that failed.
    """
    function = _known_of(exercise, tree, verdicts, namespace, beside)
    doubts = doubtful_lines(tree, exercise.name, verdicts, first, beside)
    places = {path: _line_at(tree, path) for path in paths(tree)}
    near = [path for path, line in places.items() if doubts.get(line, SURE) < UNLIKELY]
    tried: set[Path] = set()
    wrong = set(beside.surely_wrong)
    for some in (near, list(places)):  # most are found before the others are made
        for each in _at(some, function, doubts, wrong):
            if not tried.issuperset(path for path, _ in each.edits):
                yield each
        tried = set(near)


def candidates_in(
    lines: Collection[int],
    exercise: Exercise,
    tree: ast.Module,
    verdicts: Sequence[Verdict],
    namespace: Mapping[str, Any],
    beside: Beside,
) -> list[Candidate]:
    """Return the changes of some lines, the likeliest first; the others are as in `candidates_of`.

    Parameters
    ----------
    lines : collection of int
        Of the function's source, from 1.
    exercise : Exercise
    tree : ast.Module
    verdicts : sequence of Verdict
    namespace : mapping
    beside : Beside
    """
    function = _known_of(exercise, tree, verdicts, namespace, beside)
    return _at([p for p in paths(tree) if _line_at(tree, p) in lines], function, {}, set())


def _at(
    places: Sequence[Path], function: _Function, doubts: Mapping[int, float], wrong: set[int]
) -> list[Candidate]:
    """Return the changes of some places, the likeliest first."""
    singles = list(_different(function.tree, _singles(function, places)))
    found = [_candidate(function, [edit], doubts, wrong) for edit in singles]
    groups = twins_of(function.tree, singles)
    found += [_candidate(function, group, doubts, wrong) for group in groups]
    return sorted(found, key=lambda candidate: candidate.score)


def _different(tree: ast.Module, edits: Iterator[Edit]) -> Iterator[Edit]:
    """Leave out what another way of changing things has made already, and what is no repair."""
    seen = set()
    for edit in edits:
        change = edit.change
        if _returns_twice(tree, edit):
            continue
        large = change.kind == kinds.STATEMENT
        made = edit.path, change.what if large else ast.dump(change.node)
        if made not in seen:
            seen.add(made)
            yield edit


def _returns_twice(tree: ast.Module, edit: Edit) -> bool:
    """Return whether one variable would come back in two places of the answer."""
    node = edit.change.node
    if len(edit.path) < 2 or not isinstance(node, ast.Name):
        return False
    around, outside = follow(tree, edit.path[:-1]), follow(tree, edit.path[:-2])
    returned_ = isinstance(around, ast.Tuple) and isinstance(outside, ast.Return)
    return returned_ and node.id in {ast.unparse(each) for each in around.elts}  # type: ignore[attr-defined]


def _known_of(
    exercise: Exercise,
    tree: ast.Module,
    verdicts: Sequence[Verdict],
    namespace: Mapping[str, Any],
    beside: Beside,
) -> _Function:
    nodes = list(ast.walk(tree))
    locals_ = {n.id for n in nodes if isinstance(n, ast.Name) and _is_stored(n)}
    theirs = [n.arg for n in nodes if isinstance(n, ast.arg)]
    arguments = verdicts[0].arguments
    if isinstance(arguments, Calls):
        arguments = arguments[0]
    values = dict(zip(exercise.parameters, arguments, strict=False))
    parameters = {name: values.get(name) for name in theirs}
    reference = exercise.tree()
    trees = [tree, reference]
    constants = [n.value for t in trees for n in ast.walk(t) if isinstance(n, ast.Constant)]
    words = {value for value in constants if isinstance(value, str) and 0 < len(value) < 20}
    numbers = {v for v in constants if isinstance(v, int | float) and not isinstance(v, bool)}
    for value in values.values():
        if isinstance(value, Mapping):
            keys = {key for key in value if isinstance(key, str)}
            words |= keys | {key.rstrip("0123456789") for key in keys} - {""}  # as in "dW" + str(l)
    calls = {
        n.func.id
        for each in trees
        for n in ast.walk(each)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    }
    calls = {name for name in calls if name in namespace}
    names = beside.names | dict(zip(exercise.parameters, theirs, strict=False))
    formulas = formulas_for(reference, names, {*locals_, *theirs})
    bound = own_names(reference)
    return _Function(
        tree,
        parameters,
        beside.values | parameters,
        locals_,
        words,
        numbers,
        formulas,
        bound,
        returned(tree),
        calls,
        computed(tree),
    )


def _is_stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _singles(function: _Function, places: Sequence[Path]) -> Iterator[Edit]:
    names, keys = own_names(function.tree), keys_in(function.tree)
    for path in places:
        node = follow(function.tree, path)
        parent = follow(function.tree, path[:-1]) if path else None
        changes = changes_of(node), other_words(node, names, keys)
        for change in (*chain(*changes), *_additions(node, parent, path, function)):
            yield Edit(path, change)


def _additions(
    node: ast.AST, parent: ast.AST | None, path: Path, function: _Function
) -> Iterator[Change]:
    """Give changes that a reference does not need, since a test would not ask for them."""
    field_ = path[-1][0] if path else ""
    if isinstance(node, ast.stmt):
        yield from _of_statement(node, function)
    if hasattr(node, "body") and isinstance(node.body, list):
        yield from moves_of(node, function.tree)
    if not isinstance(node, ast.expr) or not isinstance(
        getattr(node, "ctx", None), ast.Load | None
    ):
        return
    if isinstance(node, ast.Name):
        yield from _of_name(node, parent, field_, function)
    if isinstance(node, ast.Constant):
        for change in _of_constant(node, function):
            # a length below 0 is NumPy's to work out: another number, and no sign that was lost
            is_length = change.kind == kinds.SIGN and _is_reshape(parent)
            yield change._replace(kind=kinds.CONSTANT) if is_length else change
    if isinstance(node, ast.Attribute):
        yield from _of_attribute(node)
    if isinstance(node, ast.Call):
        yield from _of_call(node, function)
    if isinstance(node, ast.Compare):
        yield from _of_compare(node)
    if isinstance(node, ast.Subscript):
        yield from _of_subscript(node)
    if isinstance(node, ast.BinOp):
        yield from _of_binary(node)
    if _holds_a_value(node, parent, field_):
        yield from _wrapped(node, parent, function)


def _is_reshape(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).endswith("reshape")


def _holds_a_value(node: ast.expr, parent: ast.AST | None, field_: str) -> bool:
    """Return whether a factor or a function around it could be what is missing."""
    if isinstance(node, ast.Tuple | ast.List | ast.Dict | ast.Lambda | ast.JoinedStr | ast.Slice):
        return False
    if isinstance(parent, ast.Assign | ast.AugAssign | ast.Return | ast.Tuple | ast.List):
        return field_ in ("value", "elts")
    if isinstance(parent, ast.Dict):
        return field_ == "values"
    if isinstance(parent, ast.BinOp):
        return field_ in ("left", "right")
    if isinstance(parent, ast.Slice):
        return field_ in ("lower", "upper")
    return isinstance(parent, ast.Call | ast.UnaryOp) and field_ in ("args", "operand")


def _wrapped(node: ast.expr, parent: ast.AST | None, function: _Function) -> Iterator[Change]:
    root = not isinstance(parent, ast.BinOp | ast.Call | ast.UnaryOp | ast.Slice)
    if not isinstance(node, ast.Constant):
        yield Change(kinds.SIGN, "-", ast.UnaryOp(ast.USub(), node))
        yield Change(kinds.TRANSPOSE, ".T", transposed(node))
        one_minus = ast.BinOp(ast.Constant(1), ast.Sub(), node)
        yield Change(kinds.MISSING, "1 -", one_minus)
        for name in ("sqrt", "square", "abs", "log", "exp"):
            yield Change(kinds.MISSING, f"np.{name}", _np(name, node))
    in_root = isinstance(parent, ast.Call) and ast.unparse(parent.func).endswith((".sqrt", ".log"))
    divides = isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Div)
    kind = kinds.CONSTANT if isinstance(node, ast.Constant) else kinds.FACTOR
    for name in function.names:
        value = function.values.get(name)
        other = ast.Name(name, ast.Load())
        scalar = _is_number(value)
        unknown = name in function.locals and name not in function.values
        if not (scalar or unknown) or (isinstance(node, ast.Name) and node.id == name):
            continue
        given = name in function.parameters
        if root and is_key(node):
            continue  # what only fetches an input is no place for a factor
        if root or given or isinstance(value, int | np.integer):  # such as m
            yield Change(kind, f"/ {name}", ast.BinOp(node, ast.Div(), other))
            yield Change(kind, f"* {name}", ast.BinOp(node, ast.Mult(), other))
        if scalar and given:
            rest = ast.BinOp(ast.Constant(1), ast.Sub(), other)
            yield Change(kinds.FACTOR, f"* (1 - {name})", ast.BinOp(node, ast.Mult(), rest))
            if isinstance(node, ast.Name):
                power = ast.BinOp(node, ast.Pow(), other)
                yield Change(kinds.FACTOR, f"** {name}", power)
        in_slice = isinstance(parent, ast.Slice) and isinstance(value, int | np.integer)
        if in_slice or (scalar and given and (in_root or divides or root)):
            yield Change(kinds.MISSING, f"+ {name}", ast.BinOp(node, ast.Add(), other))
            yield Change(kinds.MISSING, f"- {name}", ast.BinOp(node, ast.Sub(), other))
    if root and not is_key(node):
        for name, value in function.parameters.items():
            if isinstance(value, np.ndarray):
                for axis in range(value.ndim):
                    length = ast.parse(f"{name}.shape[{axis}]", mode="eval").body
                    what = f"{name}.shape[{axis}]"
                    yield Change(kind, f"/ {what}", ast.BinOp(node, ast.Div(), length))
                    yield Change(kind, f"* {what}", ast.BinOp(node, ast.Mult(), length))
    two = ast.Constant(2)
    if not isinstance(node, ast.Constant):
        yield Change(kinds.FACTOR, "/ 2", ast.BinOp(node, ast.Div(), two))
        yield Change(kinds.FACTOR, "* 2", ast.BinOp(node, ast.Mult(), two))
        yield Change(kinds.MISSING, "+ 1", ast.BinOp(node, ast.Add(), ast.Constant(1)))
        yield Change(kinds.MISSING, "- 1", ast.BinOp(node, ast.Sub(), ast.Constant(1)))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.number) and not isinstance(value, bool)


def _np(name: str, node: ast.expr) -> ast.expr:
    function = ast.Attribute(ast.Name("np", ast.Load()), name, ast.Load())
    return ast.Call(function, [node], [])


def _of_name(
    node: ast.Name, parent: ast.AST | None, field_: str, function: _Function
) -> Iterator[Change]:
    if isinstance(parent, ast.Call) and field_ == "func":
        for name in sorted(function.calls - {node.id}):
            yield Change(kinds.FUNCTION, f"> {name}", ast.Name(name, ast.Load()))
        return
    if node.id not in function.names:  # a name from elsewhere
        for name in function.names:
            yield Change(kinds.NAME, f"> {name}", ast.Name(name, ast.Load()))
    for part in function.expressions.get(PART, ()):  # a function that should be called on it
        if isinstance(part, ast.Call) and any(
            isinstance(each, ast.Name) and each.id == node.id for each in part.args
        ):
            yield Change(kinds.MISSING, ast.unparse(part), part)
    if isinstance(parent, ast.Assign | ast.Return):
        method = ast.Attribute(node, "copy", ast.Load())
        yield Change(kinds.COPY, ".copy()", ast.Call(method, [], []))
    for axis in (0, 1):
        shape = ast.parse(f"{node.id}.shape[{axis}]", mode="eval").body
        if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Div | ast.Mult):
            yield Change(kinds.NAME, f"> shape[{axis}]", shape)


def _of_constant(node: ast.Constant, function: _Function) -> Iterator[Change]:
    if isinstance(node.value, str):
        for word in sorted(function.words - {node.value}):
            yield Change(kinds.KEY, f"> {word}", ast.Constant(word))
        return
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        return
    if node.value:
        yield Change(kinds.SIGN, "> -", ast.Constant(-node.value))
    others = (node.value / 2, 1, 2, 0.5, *sorted(function.numbers))
    for other in dict.fromkeys(others):
        if other != node.value:
            yield Change(kinds.CONSTANT, f"> {other}", ast.Constant(other))
    for name in function.names if node.value not in (0, 1, 2) else ():
        value = function.parameters.get(name)
        if isinstance(value, int | float | np.number | None):
            yield Change(kinds.NAME, f"number > {name}", ast.Name(name, ast.Load()))
            rest = ast.BinOp(ast.Constant(1), ast.Sub(), ast.Name(name, ast.Load()))
            yield Change(kinds.NAME, f"number > 1 - {name}", rest)


def _of_attribute(node: ast.Attribute) -> Iterator[Change]:
    for group in ALIKE:
        if node.attr in group:
            for name in group:
                if name != node.attr:
                    yield Change(kinds.FUNCTION, f"> {name}", changed(node, attr=name))


FILLED = ("array", "asarray", "copy", "empty_like", "full", "full_like", "ones_like", "zeros_like")
"""Functions whose arrays hold whole numbers only where what they are made from does."""


def _of_call(node: ast.Call, function: _Function) -> Iterator[Change]:
    name = ast.unparse(node.func)
    last = name.rpartition(".")[2]
    given = {keyword.arg for keyword in node.keywords}
    yield from _of_copy(node, last)
    if last in ("sum", "mean", "max", "min", "std", "var", "argmax", "argmin", "norm"):
        keep = ast.keyword("keepdims", ast.Constant(True))
        for axis in () if "axis" in given else (0, 1):
            over = ast.keyword("axis", ast.Constant(axis))
            yield Change(kinds.AXIS, f"axis={axis}", changed(node, keywords=[*node.keywords, over]))
            yield Change(
                kinds.AXIS,
                f"axis={axis}, keepdims",
                changed(node, keywords=[*node.keywords, over, keep]),
            )
        if "axis" not in given and len(node.args) == 2:
            for axis in (0, 1):
                over = ast.keyword("axis", ast.Constant(axis))
                named = changed(node, args=node.args[:1], keywords=[over, *node.keywords])
                yield Change(kinds.AXIS, f"named axis={axis}", named)
        if "keepdims" not in given:
            yield Change(kinds.KEEPDIMS, "keepdims", changed(node, keywords=[*node.keywords, keep]))
    if last in FILLED and "dtype" not in given:
        of_fractions = ast.keyword("dtype", ast.Name("float", ast.Load()))
        floats = changed(node, keywords=[*node.keywords, of_fractions])
        yield Change(kinds.DTYPE, "dtype=float", floats)
    if last == "norm" and len(node.args) == 1:
        order = changed(node, args=[*node.args, ast.Constant(1)])
        yield Change(kinds.MISSING, "order 1", order)
    if last == "range":
        yield from _of_range(node)
    if last == "append" and len(node.args) == 1:
        yield from _of_append(node, function)
    if last == "reshape" and len(node.args) > 1:
        args = node.args if isinstance(node.func, ast.Attribute) and name[:3] != "np." else []
        if len(args) == 2:
            turned = changed(node, args=[args[1], args[0]])
            yield Change(kinds.TRANSPOSE, "reshape turned", transposed(turned))
    if last in ("square", "abs", "sqrt", "log", "exp") and len(node.args) == 1:
        yield Change(kinds.FUNCTION, "inside out", node.args[0])
    for index, argument in enumerate(node.args):
        if isinstance(argument, ast.Name | ast.Subscript | ast.Attribute):
            args = list(node.args)
            args[index] = transposed(argument)
            yield Change(kinds.TRANSPOSE, f"argument {index}.T", changed(node, args=args))


def _of_copy(node: ast.Call, called: str) -> Iterator[Change]:
    """Copy the arrays in a dict as well, where the dict alone is copied."""
    copied: ast.expr | None = None
    if called in ("dict", "copy") and len(node.args) == 1:
        copied = node.args[0]
    elif called == "copy" and isinstance(node.func, ast.Attribute) and not node.args:
        copied = node.func.value
    if isinstance(copied, ast.Name):
        deep = f"{{key: value.copy() for key, value in {copied.id}.items()}}"
        yield Change(kinds.SHALLOW, "deep", ast.parse(deep, mode="eval").body)


def _of_range(node: ast.Call) -> Iterator[Change]:
    args = node.args
    if len(args) == 1:
        ends = ast.BinOp(args[0], ast.Add(), ast.Constant(1))
        starts = ast.Constant(1)
        yield Change(kinds.BOUNDS, "1 to stop", changed(node, args=[starts, ends]))
    elif len(args) == 2:
        for what, operator in (("start + 1", ast.Add()), ("start - 1", ast.Sub())):
            start = ast.BinOp(args[0], operator, ast.Constant(1))
            yield Change(kinds.BOUNDS, what, changed(node, args=[start, args[1]]))
    yield Change(
        kinds.BOUNDS,
        "reversed",
        ast.Call(ast.Name("reversed", ast.Load()), [node], []),
    )


def _of_compare(node: ast.Compare) -> Iterator[Change]:
    for operator in (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq):
        if not isinstance(node.ops[0], operator):
            yield Change(
                kinds.TEST, f"> {operator.__name__}", changed(node, ops=[operator(), *node.ops[1:]])
            )


def _of_subscript(node: ast.Subscript) -> Iterator[Change]:
    if isinstance(node.slice, ast.Tuple) and len(node.slice.elts) == 2:
        turned = ast.Tuple([node.slice.elts[1], node.slice.elts[0]], ast.Load())
        yield Change(kinds.INDEX, "[j, i]", changed(node, slice=turned))
    elif not isinstance(node.slice, ast.Slice | ast.Tuple) and not (
        isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str)
    ):
        for what, operator in (("[i + 1]", ast.Add()), ("[i - 1]", ast.Sub())):
            place = ast.BinOp(node.slice, operator, ast.Constant(1))
            yield Change(kinds.INDEX, what, changed(node, slice=place))
    yield Change(kinds.TRANSPOSE, ".T", transposed(node))


def _of_binary(node: ast.BinOp) -> Iterator[Change]:
    for operator in (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.Pow):
        if not isinstance(node.op, operator):
            what = f"{type(node.op).__name__} > {operator.__name__}"
            yield Change(kinds.OPERATOR, what, changed(node, op=operator()))
    inner = node.left  # a * b + c for a * (b + c), and the reverse
    if isinstance(inner, ast.BinOp):
        moved = ast.BinOp(inner.left, inner.op, changed(node, left=inner.right))
        yield Change(kinds.ORDER, "brackets", moved)
    inner = node.right
    if isinstance(inner, ast.BinOp):
        moved = ast.BinOp(changed(node, right=inner.left), inner.op, inner.right)
        yield Change(kinds.ORDER, "brackets", moved)


def _of_statement(node: ast.stmt, function: _Function) -> Iterator[Change]:
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
        if isinstance(target, ast.Name | ast.Subscript):
            before = ast.unparse(target)  # which is not lost where the right side has it
            has_it = any(ast.unparse(n) == before for n in ast.walk(node.value))
            kind = kinds.UPDATED if has_it else kinds.REPLACED
            for operator in (ast.Add(), ast.Sub(), ast.Mult(), ast.Div()):
                made = ast.AugAssign(_stored(target), operator, node.value)
                what = f"= > {type(operator).__name__}="
                yield Change(kind, what, ast.copy_location(made, node))
        yield from _from_reference(node, function)
        yield from _renamed(node, function)
        yield from _as_twin(node, function)
    if isinstance(node, ast.AugAssign):
        plain = ast.copy_location(ast.Assign([node.target], node.value), node)
        yield Change(kinds.KEPT, "augmented > =", plain)
    if isinstance(node, ast.Return) and node.value is not None:
        if isinstance(node.value, ast.Name):
            for name in function.names:
                if name != node.value.id:
                    value = ast.Name(name, ast.Load())
                    yield Change(kinds.OUTPUT, f"> {name}", changed(node, value=value))
        yield from _from_reference(node, function)


TWIN_WORDS = (("W", "b"), ("v", "s"), ("1", "2"), ("2", "3"), ("1", "3"))
"""What twin lines differ by: the one is copied, and a word in it is not changed everywhere."""


def _renamed(node: ast.Assign, function: _Function) -> Iterator[Change]:
    """Put one word for its twin wherever it stands in what a line computes."""
    text = ast.unparse(node.value)
    for pair in TWIN_WORDS:
        for word, other in (pair, pair[::-1]):
            beside = r"(?![A-Za-z0-9])" if word.isdigit() else r"(?![A-Za-z])"
            before = r"(?<=[A-Za-z])" if word.isdigit() else r"(?<![A-Za-z])(d?)"
            new = other if word.isdigit() else rf"\g<1>{other}"
            renamed, count = re.subn(f"{before}{word}{beside}", new, text)
            if count < 2:
                continue  # of one name, or one key, others are tried anyway
            value = ast.parse(renamed, mode="eval").body
            if names_in(value) - names_in(node.value) <= set(function.names):
                yield Change(kinds.NAME, f"{word} > {other}", changed(node, value=value))


OF_LAYER = r"(?<![A-Za-z0-9])([a-z]*?){}(?![A-Za-z])"
"""A word such as `b` in `b`, `db1` or `vb`."""


def _as_twin(node: ast.Assign, function: _Function) -> Iterator[Change]:
    """Compute for `W` what another line computes for `b`: so a line is found with all its slips."""
    if not computes(node.value):
        return
    target = ast.unparse(node.targets[0])
    others = [n for n in ast.walk(function.tree) if isinstance(n, ast.Assign) and n is not node]
    for word, twin in (("b", "W"), ("W", "b")):
        for other in others:
            lines = (other.targets[0], other.value)
            said = [
                re.sub(OF_LAYER.format(word), rf"\g<1>{twin}", ast.unparse(each)) for each in lines
            ]
            if said[0] == target and ast.unparse(other.targets[0]) != target:
                value = ast.parse(said[1], mode="eval").body
                if names_in(value) - names_in(other.value) <= set(function.names):
                    yield Change(kinds.WHOLE, "twin", changed(node, value=value))


def _of_append(node: ast.Call, function: _Function) -> Iterator[Change]:
    """Put into a list what the reference puts into its own."""
    wanted = [name for name in function.expressions if name.endswith(".append")]
    for value in (value for name in wanted for value in function.expressions[name]):
        if names_in(value) & function.bound <= set(function.names):
            yield Change(kinds.EXPRESSION, "reference", changed(node, args=[value]))


def _stored(target: ast.expr) -> Any:
    return changed(target, ctx=ast.Store())


def _from_reference(node: ast.Assign | ast.Return, function: _Function) -> Iterator[Change]:
    """Put in what the reference has there: the line is told, and never this."""
    if isinstance(node, ast.Return):
        wanted = ["return"] if computes(node.value) and function.is_long else []
    else:
        target = ast.unparse(node.targets[0])
        wanted = [target, *function.returned.get(target, ())] if computes(node.value) else []
        if begins(node.value):
            wanted = []
        elif wanted and target not in function.bound:
            wanted.append(PART)
    for name in wanted:
        for value in function.expressions.get(name, ()):
            names = names_in(value)
            if not names & function.bound <= set(function.names):
                continue
            # what is computed above must be used: else the slip may be there
            if names_in(node.value) & function.computed <= names:  # type: ignore[arg-type]
                yield Change(kinds.EXPRESSION, "reference", changed(node, value=value))


def _candidate(
    function: _Function, group: Sequence[Edit], doubts: Mapping[int, float], wrong: set[int]
) -> Candidate:
    lines = set()
    for path, change in group:
        lines |= set(change.lines) or {_line_at(function.tree, path)}
    kind = group[0].change.kind
    later = NOT_ALL * (len(wrong) > 1 and not wrong <= lines)
    if len(group) > 1:
        later += RARE if kind == kinds.EXTRA else TWINS
    doubt = max((doubts.get(line, 1.0) for line in lines), default=1.0)
    return Candidate(
        tuple((path, change.node) for path, change in group),
        kind,
        tuple(sorted(lines)),
        LIKELY[kind] + doubt + later + max(_later(edit) for edit in group),
    )


def _line_at(tree: ast.Module, path: Path) -> int:
    line: int = getattr(follow(tree, path), "lineno", 0)
    if not line:  # of a node without a place of its own, such as an operator
        line = getattr(follow(tree, statement_at(tree, path)[0]), "lineno", 0)
    return line


def said(node: ast.AST, kind: str) -> str:
    """Return the code that a hint quotes: of a statement, what it computes or assigns to."""
    if kind in (kinds.REPLACED, kinds.KEPT, kinds.UPDATED):
        node = node.targets[0] if isinstance(node, ast.Assign) else node.target  # type: ignore[attr-defined]
    value = node.value if isinstance(node, ast.Assign | ast.AugAssign | ast.Return) else None
    return ast.unparse(value or node)


def _later(edit: Edit) -> float:
    """Return how much later than others of its kind a change is tried."""
    if any(name in ("defaults", "kw_defaults") for name, _ in edit.path):
        return SIGNATURE
    kind, what, *_ = edit.change
    if kind in (kinds.OPERATOR, kinds.UPDATED) and what not in OFTEN:
        return RARE
    if kind == kinds.REPLACED and what != ADDED_UP:  # a sign or a factor may be all that is wrong
        return RARE
    if kind == kinds.KEY and any(name == "test" for name, _ in edit.path):
        return RARE  # a condition that never holds: rather it is not asked for at all
    return ADDED if what == "-" else 0.0
