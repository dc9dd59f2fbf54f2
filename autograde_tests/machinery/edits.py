"""One-step changes of a function: what people slip in, and what takes a slip out again.

The tests change each reference in these ways to see whether the cases notice; `repair` changes a
student's function to see which change makes it right.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult),
    ast.Mult: (ast.Div, ast.Add, ast.MatMult),
    ast.Div: (ast.Mult, ast.Sub, ast.FloorDiv),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult, ast.Div),
    ast.Mod: (ast.FloorDiv, ast.Sub),
    ast.FloorDiv: (ast.Mod, ast.Div),
}
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.GtE, ast.LtE),
    ast.LtE: (ast.Gt, ast.Lt),
    ast.Gt: (ast.LtE, ast.GtE),
    ast.GtE: (ast.Lt, ast.Gt),
}
NAMES = {
    "log": ("exp", "log1p"),
    "exp": ("log", "expm1"),
    "sum": ("mean", "max"),
    "mean": ("sum", "max"),
    "max": ("min",),
    "min": ("max",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "argmax": ("argmin",),
    "abs": ("square",),
    "sqrt": ("square",),
    "zeros": ("ones",),
    "ones": ("zeros",),
    "dot": ("multiply", "outer"),
    "tanh": ("sinh",),
}
"""Functions that are taken for one another."""

MODULES = ("np", "np.linalg", "np.random", "math")

Path = tuple[tuple[str, int | None], ...]
"""The way from the root of a syntax tree to a node: names of fields, with places in lists."""

OPERATOR, NAME, KEY, CONSTANT, AXIS, KEEPDIMS, TRANSPOSE, ORDER, PART, FUNCTION, BOUNDS, TEST = (
    "operator",
    "name",
    "key",
    "constant",
    "axis",
    "keepdims",
    "transpose",
    "order",
    "part",
    "function",
    "bounds",
    "test",
)
SIGN, FACTOR, INDEX, OUTPUT, STATEMENT = "sign", "factor", "index", "output", "statement"
SHALLOW = "shallow copy"
COPY, EXPRESSION, MISSING, EXTRA, WHOLE = "copy", "expression", "missing", "extra", "whole"
DTYPE, REPLACED, KEPT, UPDATED = "dtype", "replaced", "kept", "updated"
"""Kinds of changes: the last three of an assignment's sign, ``=`` or ``+=`` or ``-=``."""


class Change(NamedTuple):
    """What a node may be replaced by.

    Parameters
    ----------
    kind : str
        Such as ``"operator"``.
    what : str
        The change in a word, whatever it is made of: the same at two places is the same slip.
    node : ast.AST
        What stands there then.
    lines : tuple of int
        Those that it is about, if the node is more than they are.
    """

    kind: str
    what: str
    node: ast.AST
    lines: tuple[int, ...] = ()


class Edit(NamedTuple):
    """A change at a place."""

    path: Path
    change: Change


def edits_of(tree: ast.AST) -> Iterator[Edit]:
    """Give every one-step change of a function, each with its place.

    What is only printed is nobody's answer, so print calls and `if print_cost:` stay as they are.

    Examples
    --------
    >>> tree = ast.parse("a - b", mode="eval")
    >>> sorted({edit.change.what for edit in edits_of(tree)})[:2]
    ['Sub > Add', 'Sub > Mult']
    """
    names, keys = own_names(tree), keys_in(tree)
    for path in paths(tree):
        node = follow(tree, path)
        for change in (*changes_of(node), *other_words(node, names, keys)):
            yield Edit(path, change)


def paths(node: ast.AST, path: Path = ()) -> Iterator[Path]:
    """Give the way from the root to every node that may change: what says a type does nothing."""
    yield path
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns"):
            continue
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, ast.AST) and not _only_prints(child):
                yield from paths(child, (*path, (name, index)))


def _only_prints(node: ast.AST) -> bool:
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "print_cost"
    call = node.value if isinstance(node, ast.Expr) else node
    return isinstance(call, ast.Call) and ast.unparse(call.func) == "print"


def follow(node: ast.AST, path: Path) -> ast.AST:
    """Return the node at a place."""
    for name, index in path:
        value = getattr(node, name)
        node = value if index is None else value[index]
    return node


def put(tree: ast.AST, path: Path, replacement: ast.AST) -> None:
    """Put a node at a place."""
    parent = follow(tree, path[:-1])
    name, index = path[-1]
    if index is None:
        setattr(parent, name, replacement)
    else:
        getattr(parent, name)[index] = replacement


def changed(node: ast.AST, **fields: Any) -> Any:
    """Return a copy of a node with other fields."""
    result = copy.copy(node)
    for name, value in fields.items():
        setattr(result, name, value)
    return result


def names_in(node: ast.AST) -> set[str]:
    """Return the names that stand in a piece of code.

    Examples
    --------
    >>> sorted(names_in(ast.parse("dW = dZ @ A.T")))
    ['A', 'dW', 'dZ']
    """
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def own_names(tree: ast.AST) -> set[str]:
    r"""Return a function's own names: its inputs and variables.

    Examples
    --------
    >>> sorted(own_names(ast.parse("def f(x):\n    y = np.exp(x)\n    return y")))
    ['x', 'y']
    """
    nodes = list(ast.walk(tree))
    stored = (n for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
    return {n.arg for n in nodes if isinstance(n, ast.arg)} | {n.id for n in stored}


def changes_of(node: ast.AST) -> Iterator[Change]:
    """Give the changes of a node that need to know nothing else of the function."""
    for kind, changes in _CHANGES:
        if isinstance(node, kind):
            yield from changes(node)


def other_words(node: ast.AST, names: set[str], keys: set[str]) -> Iterator[Change]:
    """Replace a variable by each other one of the function, a key by each other key."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        for name in sorted(names - {node.id}):
            yield Change(NAME, f"{node.id} > {name}", ast.Name(name, ast.Load()))
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in keys:
        for key in sorted(keys - {node.value}):
            yield Change(KEY, f"{node.value} > {key}", ast.Constant(key))


def keys_in(tree: ast.AST) -> set[str]:
    """Return the texts by which a function picks entries, as `W1` in ``grads["W1"]``."""
    return {n.slice.value for n in ast.walk(tree) if is_key(n)}  # type: ignore[attr-defined]


def is_key(node: Any) -> bool:
    """Return whether an expression picks an entry by a text, as ``grads["W1"]`` does."""
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, str)
    )


def _binary(node: ast.BinOp) -> Iterator[Change]:
    ours = type(node.op)
    for operator in OPERATORS.get(ours, ()):
        what = f"{ours.__name__} > {operator.__name__}"
        yield Change(OPERATOR, what, changed(node, op=operator()))
    yield Change(PART, f"without {ours.__name__}, left", node.left)
    yield Change(PART, f"without {ours.__name__}, right", node.right)
    if isinstance(node.op, ast.MatMult | ast.Sub | ast.Div):
        turned = changed(node, left=node.right, right=node.left)
        yield Change(ORDER, f"{ours.__name__} turned", turned)
    for side in ("left", "right"):
        operand = getattr(node, side)
        if isinstance(operand, ast.Name | ast.Attribute | ast.Call):
            yield Change(TRANSPOSE, f"{side}.T", changed(node, **{side: transposed(operand)}))


def _augmented(node: ast.AugAssign) -> Iterator[Change]:
    for operator in OPERATORS.get(type(node.op), ()):
        what = f"{type(node.op).__name__} > {operator.__name__}"
        yield Change(UPDATED, what, changed(node, op=operator()))


def _compare(node: ast.Compare) -> Iterator[Change]:
    for operator in COMPARISONS.get(type(node.ops[0]), ()):
        what = f"{type(node.ops[0]).__name__} > {operator.__name__}"
        yield Change(TEST, what, changed(node, ops=[operator(), *node.ops[1:]]))


def _unary(node: ast.UnaryOp) -> Iterator[Change]:
    yield Change(SIGN, f"without {type(node.op).__name__}", node.operand)


def _boolean(node: ast.BoolOp) -> Iterator[Change]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield Change(TEST, "and > or", changed(node, op=other))
    for value in node.values:
        yield Change(TEST, "one condition", value)


def _constant(node: ast.Constant) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool):
        yield Change(CONSTANT, "the other", ast.Constant(not value))
    elif isinstance(value, int | float):
        for what, other in (("+1", value + 1), ("-1", value - 1), ("*2", value * 2), ("0", 0)):
            yield Change(CONSTANT, what, ast.Constant(other))


def _attribute(node: ast.Attribute) -> Iterator[Change]:
    if node.attr == "T":
        yield Change(TRANSPOSE, "without .T", node.value)
    for name in NAMES.get(node.attr, ()):
        yield Change(FUNCTION, f"{node.attr} > {name}", changed(node, attr=name))


def _call(node: ast.Call) -> Iterator[Change]:
    for index in range(len(node.args) - 1):
        args = list(node.args)
        args[index : index + 2] = args[index + 1], args[index]
        yield Change(ORDER, f"arguments {index}", changed(node, args=args))
    for index, argument in enumerate(node.args):
        yield Change(PART, f"argument {index} alone", argument)
        if ast.unparse(node.func) == "np.dot":
            args = list(node.args)
            args[index] = transposed(argument)
            yield Change(TRANSPOSE, f"argument {index}.T", changed(node, args=args))
    if isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) not in MODULES:
        yield Change(PART, f"without .{node.func.attr}()", node.func.value)
    yield from _keywords(node)
    if isinstance(node.func, ast.Name) and node.func.id == "range":
        yield from _range(node)


OF_KEYWORDS = {"axis": AXIS, "keepdims": KEEPDIMS, "dtype": DTYPE}
"""The kind of change that leaves an argument out which is given by name."""


def _keywords(node: ast.Call) -> Iterator[Change]:
    for index, keyword in enumerate(node.keywords):
        before, after = node.keywords[:index], node.keywords[index + 1 :]
        kind = OF_KEYWORDS.get(keyword.arg or "", PART)
        yield Change(kind, f"without {keyword.arg}", changed(node, keywords=before + after))
        if keyword.arg == "axis":
            for axis in (0, 1, None):
                other = ast.keyword("axis", ast.Constant(axis))
                yield Change(AXIS, f"axis={axis}", changed(node, keywords=[*before, other, *after]))


def _range(node: ast.Call) -> Iterator[Change]:
    stop = node.args[0] if len(node.args) == 1 else node.args[1]
    for what, step in (("stop + 1", ast.Add()), ("stop - 1", ast.Sub())):
        bound = ast.BinOp(stop, step, ast.Constant(1))
        args = [bound] if len(node.args) == 1 else [node.args[0], bound]
        yield Change(BOUNDS, what, changed(node, args=args))
    if len(node.args) == 1:
        yield Change(BOUNDS, "from 1", changed(node, args=[ast.Constant(1), stop]))


def _dict(node: ast.Dict) -> Iterator[Change]:
    for index in range(len(node.values) - 1):
        values = list(node.values)
        values[index : index + 2] = values[index + 1], values[index]
        yield Change(OUTPUT, f"values {index}", changed(node, values=values))
    for index, value in enumerate(node.values):
        keys = node.keys[:index] + node.keys[index + 1 :]
        values = node.values[:index] + node.values[index + 1 :]
        yield Change(OUTPUT, f"without {index}", changed(node, keys=keys, values=values))
        for kind, what, scaled in _scaled(value):
            values = list(node.values)
            values[index] = scaled
            yield Change(kind, f"{what}, {index}", changed(node, values=values))


def _tuple(node: ast.Tuple) -> Iterator[Change]:
    for index in range(len(node.elts) - 1):
        elements = list(node.elts)
        elements[index : index + 2] = elements[index + 1], elements[index]
        yield Change(OUTPUT, f"elements {index}", changed(node, elts=elements))


def _subscript(node: ast.Subscript) -> Iterator[Change]:
    if isinstance(node.ctx, ast.Load):
        yield Change(INDEX, "without []", node.value)


def _slice(node: ast.Slice) -> Iterator[Change]:
    for bound in ("lower", "upper", "step"):
        if getattr(node, bound) is not None:
            yield Change(INDEX, f"without {bound}", changed(node, **{bound: None}))


def _return(node: ast.Return) -> Iterator[Change]:
    yield Change(OUTPUT, "nothing", changed(node, value=None))
    if node.value is not None:
        for kind, what, scaled in _scaled(node.value):
            yield Change(kind, what, changed(node, value=scaled))
        if isinstance(node.value, ast.Tuple):
            for index, element in enumerate(node.value.elts):
                yield Change(OUTPUT, f"element {index} alone", changed(node, value=element))


def _assign(node: ast.Assign) -> Iterator[Change]:
    for kind, what, scaled in _scaled(node.value):
        yield Change(kind, what, changed(node, value=scaled))


def _scaled(value: ast.expr) -> Iterator[tuple[str, str, ast.expr]]:
    """Give a number's negative and double, and an array's transpose."""
    if not isinstance(value, ast.Tuple | ast.Dict | ast.List | ast.Constant):
        yield SIGN, "-", ast.UnaryOp(ast.USub(), value)
        yield FACTOR, "2 *", ast.BinOp(ast.Constant(2), ast.Mult(), value)
        yield TRANSPOSE, ".T", transposed(value)


def transposed(value: ast.expr) -> ast.expr:
    """Return an array's transpose."""
    return ast.Attribute(value, "T", ast.Load())


def _if(node: ast.If | ast.IfExp) -> Iterator[Change]:
    yield Change(TEST, "not", changed(node, test=ast.UnaryOp(ast.Not(), node.test)))
    yield Change(TEST, "always", changed(node, test=ast.Constant(True)))
    yield Change(TEST, "never", changed(node, test=ast.Constant(False)))


def _statement(node: ast.stmt) -> Iterator[Change]:
    if not isinstance(node, ast.Return | ast.FunctionDef | ast.ClassDef):
        yield Change(EXTRA, "out", ast.Pass())


_CHANGES: tuple[tuple[Any, Callable[[Any], Iterator[Change]]], ...] = (
    (ast.BinOp, _binary),
    (ast.AugAssign, _augmented),
    (ast.Compare, _compare),
    (ast.UnaryOp, _unary),
    (ast.BoolOp, _boolean),
    (ast.Constant, _constant),
    (ast.Attribute, _attribute),
    (ast.Call, _call),
    (ast.Dict, _dict),
    (ast.Tuple, _tuple),
    (ast.Subscript, _subscript),
    (ast.Slice, _slice),
    (ast.Return, _return),
    (ast.Assign, _assign),
    ((ast.If, ast.IfExp), _if),
    (ast.stmt, _statement),
)
