"""Things of the wrong kind: None, lists, text and functions where numbers or arrays belong."""

from __future__ import annotations

import ast
import builtins

import numpy as np

from .rows import piece_of_array
from .rules import is_numpys, on_message, only_one
from .spot import CHANGING, Spot, is_name

_KINDS = {
    **dict.fromkeys(("numpy.ndarray", "ndarray"), "an array"),
    **dict.fromkeys(("int", "float", "bool"), "a number"),
    **dict.fromkeys(("numpy.float64", "numpy.float32", "numpy.int64", "numpy.bool"), "a number"),
    **dict.fromkeys(("function", "builtin_function_or_method", "method"), "a function"),
    **dict.fromkeys(("numpy.ufunc", "method_descriptor", "wrapper_descriptor"), "a function"),
    "numpy.random._generator.Generator": "a random generator",
    "str": "text",
    "NoneType": "None",
}


def kind_in_words(name: str) -> str:
    """Say what something is by the name of its type.

    Examples
    --------
    >>> kind_in_words("numpy.ndarray"), kind_in_words("set")
    ('an array', 'a set')
    """
    return _KINDS.get(name, f"a {name.rpartition('.')[2]}")


def source_of_none(spot: Spot, node: ast.AST | None) -> str:
    """Say where a None comes from; `node` is what is None, where that is known."""
    if node is None or isinstance(node, ast.Constant) or not spot.is_alone():
        return "There is a `None` in what is computed here: a function without `return` gives one."
    origin = spot.origin(node)
    name = spot.called(origin)
    if name:
        return f"`{name}` gives back None here. Is there a `return` that is always reached?"
    if isinstance(origin, ast.Call) and isinstance(origin.func, ast.Attribute):
        method = origin.func.attr
        if method in CHANGING - {"pop", "popitem", "setdefault"}:
            return f"`{method}` changes what it belongs to and gives back None: keep no result."
    return f"{spot.quoted(node) or 'What is used here'} is None here."


def misused(spot: Spot, kind: str, node: ast.AST | None) -> str:
    """Say what a thing that does not compute is; `node` is that thing, where known."""
    alone = spot.is_alone()
    what = spot.quoted(node) if node and alone else ""
    giver = spot.called(spot.origin(node)) if node and alone else ""
    if kind == "NoneType":
        in_an_array = node is not None and type(spot.known(node)) is np.ndarray
        return source_of_none(spot, None if in_an_array else node)
    if kind_in_words(kind) == "a function":
        return f"{what or 'Something here'} is the function itself; round brackets call it."
    if kind == "tuple" and giver:
        return f"`{giver}` gives back several values, a tuple: give each a name, or take one."
    if kind == "tuple":
        called = spot.origin(node) if node and alone else None
        if isinstance(called, ast.Call) and isinstance(called.func, ast.Name) and what:
            return (
                f"`{called.func.id}` gives back several values, and {what} holds them all: give "
                "each a name, or take one."
            )
        return f"{what or 'Something here'} is a tuple of several values: take one of them."
    if kind == "list":
        return (
            f"{what or 'Something here'} is a list, which does not compute entry by entry: "
            "`np.array` makes an array of it."
        )
    if kind == "str":
        return f"{what or 'Something here'} is text, not a number."
    if kind == "dict":
        return f"{what or 'Something here'} is a dict: compute with its entries, each by its key."
    return ""


_SIGNS = {
    **{ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "** or pow()"},
    **{ast.MatMult: "@", ast.FloorDiv: "//", ast.Mod: "%"},
}
_COMPARING = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


def _operation(spot: Spot, sign: str) -> tuple[ast.AST | None, ast.AST | None]:
    """Return both sides of the only operation of the line with this sign."""
    found: list[tuple[ast.AST, ast.AST]] = []
    for node in spot.nodes:
        if isinstance(node, ast.BinOp) and _SIGNS.get(type(node.op)) == sign:
            found.append((node.left, node.right))
        elif isinstance(node, ast.AugAssign) and f"{_SIGNS.get(type(node.op))}=" == sign:
            found.append((node.target, node.value))
        elif isinstance(node, ast.Compare) and _COMPARING.get(type(node.ops[0])) == sign:
            found.append((node.left, node.comparators[0]))
    return found[0] if len(found) == 1 else (None, None)


@on_message("TypeError", r"unsupported operand type\(s\) for (.+): '([\w.]+)' and '([\w.]+)'")
@on_message("TypeError", r"'([<>]=?)' not supported between instances of '([\w.]+)' and '([\w.]+)'")
def _does_not_compute(spot: Spot, sign: str, left: str, right: str) -> str | None:
    if sign in ("^", "^="):
        return "A power is written `**` in Python."
    if sign in ("@", "@=") and kind_in_words(left) == kind_in_words(right) == "a number":
        return "`@` multiplies arrays. Two numbers multiply with `*`."
    sides = _operation(spot, sign)
    hints = [misused(spot, *pair) for pair in zip((left, right), sides, strict=True)]
    if right == "str" and sign == "+" and kind_in_words(left) == "a number":
        what = spot.quoted(sides[0]) if sides[0] else ""
        return _as_text(what)
    return next(filter(None, hints), None)


@on_message("TypeError", r"bad operand type for unary [-+]: '([\w.]+)'")
def _no_sign(spot: Spot, kind: str) -> str:
    signed = only_one(spot.every(ast.UnaryOp))
    return misused(spot, kind, signed.operand if signed else None)


@on_message("TypeError", r"can only concatenate str \(not \"([\w.]+)\"\) to str")
def _text_and(spot: Spot, kind: str) -> str | None:
    _, right = _operation(spot, "+")
    if kind_in_words(kind) != "a number":
        return misused(spot, kind, right)
    return _as_text(spot.quoted(right) if right else "")


def _as_text(number: str) -> str:
    inside = number.strip("`") or "…"
    return f"Text and a number do not add: turn the number into text, `str({inside})`."


@on_message("TypeError", r"can only concatenate (list|tuple) \(not \"([\w.]+)\"\)")
def _joined(_: Spot, kind: str, other: str) -> str:
    adds = " A single entry goes onto a list with `append`." if kind == "list" else ""
    return f"`+` joins two {kind}s; here the other side is {kind_in_words(other)}.{adds}"


@on_message(
    "TypeError", r"loop of ufunc does not support argument \d of type (\w+) which has no .*"
)
def _not_for_numpy(spot: Spot, kind: str) -> str | None:
    call = only_one(call for call in spot.every(ast.Call) if is_numpys(call.func))
    inside = call.args[0] if call and len(call.args) == 1 else None
    return misused(spot, kind, inside if isinstance(inside, ast.Name) else None) or None


@on_message("UFuncTypeError _UFuncNoLoopError", r"ufunc '\w+' did not contain a loop .*'<U\d+'")
def _text_in_numpy(_: Spot) -> str:
    return "Text is computed with here, as if it were a number."


@on_message("TypeError", r"ufunc '(bitwise_\w+|invert)' not supported for the input types")
def _bits(_: Spot, name: str) -> str:
    if name == "bitwise_xor":
        return "A power is written `**` in Python."
    return (
        "`&`, `|` and `~` combine what is True or False. Put each comparison in brackets of its "
        "own: `(a > 0) & (b > 0)`."
    )


@on_message("TypeError", r"'([\w.]+)' object is not callable")
def _no_call(spot: Spot, kind: str) -> str:
    for call in spot.every(ast.Call):
        size = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if _SIZES.get(size) == kind:
            return f"`{size}` is no function: it takes no round brackets."
        hidden = _hidden_function(spot, call.func)
        if hidden:
            return hidden
    called = only_one(
        call.func for call in spot.every(ast.Call) if _is_no_function(spot, call.func)
    )
    what = spot.quoted(called) if called else ""
    if kind == "NoneType":
        return source_of_none(spot, called)
    what = what or "What stands before the round brackets"
    start = f"{what} is {kind_in_words(kind)}, not a function."
    if kind == "module":
        return f"{start} Which function of it is meant?"
    return f"{start} An index stands in square brackets, and a product needs its `*`."


_SIZES = {"shape": "tuple", "size": "int", "ndim": "int", "T": "numpy.ndarray"}


def _is_no_function(spot: Spot, called: ast.AST) -> bool:
    """Whether it is known of what is called that it cannot be."""
    if isinstance(called, ast.Name):
        local = called.id in spot.inputs() or called.id in spot.stored()
        value = (spot.given if local else spot.names).get(called.id, print)
        return not callable(value)
    return isinstance(called, ast.Constant | ast.BinOp)


def _hidden_function(spot: Spot, called: ast.AST) -> str:
    """Say that a name has become a variable, where a function of Python has that name."""
    if not isinstance(called, ast.Name) or called.id not in dir(builtins):
        return ""
    name, lines = called.id, spot.stored().get(called.id)
    if lines:
        return (
            f"Line {spot.number(min(lines))} makes `{name}` a variable, which hides Python's "
            "function of that name. Call the variable something else."
        )
    if name in spot.names and not callable(spot.names[name]):
        return (
            f"A cell has made `{name}` a variable, which hides Python's function of that name. "
            f"Rename the variable, and run `del {name}`."
        )
    return ""


@on_message("TypeError", r"'([\w.]+)' object is not subscriptable")
def _no_entries(spot: Spot, kind: str) -> str | None:
    node = only_one(spot.every(ast.Subscript))
    if kind == "NoneType":
        return source_of_none(spot, node.value if node else None)
    what = spot.quoted(node.value) if node and spot.is_alone() else ""
    if kind_in_words(kind) == "a function":
        return f"{what or 'Something here'} is a function: it is called with round brackets."
    if kind_in_words(kind) == "a number":
        return f"{what or 'Something here'} is a single number: it has no entries to index."
    return None


@on_message("TypeError", r"'([\w.]+)' object is not iterable")
def _no_loop(spot: Spot, kind: str) -> str | None:
    loop = only_one(spot.every(ast.For))
    over = loop.iter if loop and isinstance(loop.iter, ast.Name) else None
    if kind == "NoneType":
        return source_of_none(spot, over)
    if kind_in_words(kind) != "a number":
        return None
    if kind == "bool" and spot.every(ast.Compare):
        return (
            "Comparing two lists, or two numbers, gives one True or False. Arrays are compared "
            "entry by entry: `np.array` makes an array of a list."
        )
    if over:
        name = spot.quoted(over).strip("`")
        return f"`{name}` is a single number. A loop that counts goes over `range({name})`."
    return "A single number stands where a list or an array is gone through, entry by entry."


@on_message("TypeError", r"object of type '([\w.]+)' has no len\(\)|len\(\) of (unsized) object")
def _no_length(spot: Spot, kind: str | None, unsized: str | None) -> str | None:
    if unsized or kind_in_words(kind or "") == "a number":
        return "A single number has no length."
    return misused(spot, kind or "", None) if kind == "NoneType" else None


@on_message("TypeError", r"only (?:length-1|0-dimensional) arrays can be converted")
def _one_number(spot: Spot) -> str:
    for call in spot.every(ast.Call):
        path = ast.unparse(call.func)
        if path.startswith("math.") and path[5:] in dir(np):
            if piece := piece_of_array(spot, call.args):
                return piece
            return f"`{path}` takes one number. `np.{path[5:]}` takes a whole array."
    return piece_of_array(spot, spot.nodes) or "One number is needed here, and an array is given."


@on_message("TypeError", r"(list|tuple) indices must be integers or slices, not ([\w.]+)")
def _index_of_a_list(spot: Spot, kind: str, index: str) -> str:
    node = only_one(spot.every(ast.Subscript))
    what = spot.quoted(node.value) if node and spot.is_alone() else ""
    start = f"{what or 'What is indexed here'} is a {kind}"
    if index == "str":
        return f"{start}, not a dict: its entries have numbers, not names."
    if index == "tuple":
        return f"{start}, which takes one index at a time: `[i][j]`."
    if index == "float":
        return f"{start}, and its index a whole number. `/` always gives a float; `//` does not."
    return f"{start}: its index is a whole number or a slice, here it is {kind_in_words(index)}."


@on_message("TypeError", r"'([\w.]+)' object does not support item assignment")
def _no_place(spot: Spot, kind: str) -> str | None:
    node = only_one(each for each in spot.every(ast.Subscript) if isinstance(each.ctx, ast.Store))
    if kind == "NoneType":
        return source_of_none(spot, node.value if node else None)
    what = (spot.quoted(node.value) if node and spot.is_alone() else "") or "Something here"
    if kind in ("tuple", "str"):
        return f"{what} is {kind_in_words(kind)}, whose entries cannot be replaced. Make a new one."
    return (
        f"{what} is a single number: it has no entries."
        if kind_in_words(kind) == "a number"
        else None
    )


@on_message(
    "TypeError", r"'(float|list|tuple|NoneType)' object cannot be interpreted as an integer"
)
@on_message("TypeError", r"expected a sequence of integers or a single integer, got '[\d.]+(e)?")
def _no_whole_number(spot: Spot, kind: str | None) -> str:
    if kind == "NoneType":
        return source_of_none(spot, None)
    if kind == "list":
        return _list_for_number(spot)
    if kind == "tuple":
        return "A tuple stands where one whole number is needed."
    if any(isinstance(node.op, ast.Div) for node in spot.every(ast.BinOp)):
        return "A whole number is needed here. `/` always gives a float; `//` does not."
    return (
        "A whole number is needed here, and a float is given. Is it the value that is meant here, "
        "in its place? If it is, `int(…)` makes a whole number of it."
    )


def _list_for_number(spot: Spot) -> str:
    ranges = [call for call in spot.every(ast.Call) if is_name(call.func, "range")]
    what = spot.quoted(ranges[0].args[0]).strip("`") if len(ranges) == 1 and ranges[0].args else ""
    if what.isidentifier() and spot.every(ast.For):
        return (
            f"`range` counts up to a whole number, and `{what}` is a list. `for … in {what}` goes "
            f"through its entries, `range(len({what}))` through their places."
        )
    return "A list stands where a whole number is needed. Its length is `len(…)`."


@on_message("TypeError", r"Cannot interpret '\d+' as a data type")
def _loose_shape(spot: Spot) -> str | None:
    shaped = ("zeros", "ones", "empty", "full", "standard_normal", "random")
    for call in spot.every(ast.Call):
        named = isinstance(call.func, ast.Attribute) and call.func.attr in shaped
        if named and len(call.args) > 1:
            path = ast.unparse(call.func)
            return f"A shape goes in as one thing, in brackets of its own: `{path}((2, 3))`."
    return None


@on_message("TypeError", r"only integer scalar arrays can be converted to a scalar index")
def _array_for_number(spot: Spot) -> str:
    for call in spot.every(ast.Call):
        joins = is_numpys(call.func, "concatenate", "hstack", "vstack", "stack")
        if joins and len(call.args) > 1:
            path = ast.unparse(call.func)
            return f"Arrays to join go in as one list: `{path}([a, b])`."
    return "An array stands where one whole number is needed, such as an index or an axis."


@on_message("TypeError", r".*unhashable type: '([\w.]+)'")
def _no_hash(_: Spot, kind: str) -> str:
    return f"The key of a dict is text, a number or a tuple; here it is {kind_in_words(kind)}."
