"""Say in plain words what an exception means that a student's function raised, and where to look.

Python and NumPy say what went wrong in their own terms. A hint says it in the student's: with the
names of their text and with the sizes of the case's arguments. What cannot be told for certain is
not told: no hint is better than a wrong one.
"""

from __future__ import annotations

import ast
import builtins
import difflib
import inspect
import keyword
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType, ModuleType
from typing import Any

import numpy as np

from .calling import Calls, Failure
from .spot import CHANGING, Node, Spot, is_name, spot_of

LONGEST = 240
"""Characters in a hint; a longer one is left out."""

_MOST_KEYS = 6
_NOTHING: Mapping[str, Any] = MappingProxyType({})


def hint_of(
    failure: Failure,
    arguments: tuple[Any, ...],
    parameters: Sequence[str],
    source: str = "",
    names: Mapping[str, Any] = _NOTHING,
    exercises: Sequence[str] = (),
) -> str:
    r"""Return what a failure means and where to look; "" if nothing certain is known.

    Parameters
    ----------
    failure : Failure
    arguments : tuple, or Calls
        What the function was called with.
    parameters : sequence of str
        The names of the arguments.
    source : str
        The text of the student's cell or function; "" if it is not known.
    names : mapping
        The student's global names.
    exercises : sequence of str
        The names of the notebook's exercises.

    Examples
    --------
    >>> failure = Failure("NameError", "name 'dims' is not defined", 2, "return dims + 1")
    >>> hint_of(failure, (3,), ["dim"], "def grow(dim):\n    return dims + 1")
    '`dims` has no value here. Is `dim` meant?'
    """
    if isinstance(arguments, Calls):
        hints = {hint_of(failure, one, parameters, source, names, exercises) for one in arguments}
        return hints.pop() if len(hints) == 1 else ""
    try:
        spot = spot_of(failure, arguments, parameters, source, names, exercises)
        for kinds, pattern, rule in _RULES:
            found = re.match(pattern, failure.message) if failure.kind in kinds.split() else None
            hint = rule(spot, *found.groups()) if found else None
            if hint:
                return hint if len(hint) <= LONGEST else ""
        for kind, pattern, text in _SAID:
            if kind == failure.kind and re.match(pattern, failure.message):
                return text
    except Exception:  # whatever a student's own objects raise: a hint is not worth an error
        return ""
    return ""


def _only(items: Iterable[Node]) -> Node | None:
    found = list(items)
    return found[0] if len(found) == 1 else None


def _is_numpys(node: ast.AST, *functions: str) -> bool:
    """Whether this is a function of NumPy: one of some, or any."""
    path = ast.unparse(node).split(".") if isinstance(node, ast.Attribute) else [""]
    return path[0] in ("np", "numpy") and (not functions or path[-1] in functions)


def _near(word: str, options: Iterable[str]) -> str:
    """Return the option that differs from a word in case or by a slip; "" if none does."""
    others = [each for each in options if each != word and not each.startswith("_")]
    for each in others:
        if _bare(each) == _bare(word):
            return each
    alike = [
        each
        for each in others
        if each[:1].casefold() == word[:1].casefold()
        and re.sub(r"\D", "", each) == re.sub(r"\D", "", word)
    ]
    close = difflib.get_close_matches(word, alike, 1, 0.8) if len(word) > 2 else []
    return close[0] if close else ""


def _bare(word: str) -> str:
    return re.sub(r"[\W_]", "", word).casefold()


def _listed(words: Iterable[str]) -> str:
    quoted = [f"`{word}`" for word in words]
    return " and ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))


def _shape(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", text)))


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


_SAID = (
    (
        "ValueError",
        r"setting an array element with a sequence\. The requested array has an inhomog",
        "An array is made here of parts that differ in length or shape. All have to be alike.",
    ),
    (
        "ValueError",
        r"setting an array element with a sequence",
        "One entry of an array holds one number; several are put into it here.",
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

_RULES: list[tuple[str, str, Callable[..., str | None]]] = []


def _rule(
    kinds: str, pattern: str
) -> Callable[[Callable[..., str | None]], Callable[..., str | None]]:
    """Return a decorator for what gives the hint to messages that begin in a certain way."""

    def declare(rule: Callable[..., str | None]) -> Callable[..., str | None]:
        _RULES.append((kinds, pattern, rule))
        return rule

    return declare


# Names


@_rule("NameError", r"name '(\w+)' is not defined")
def _unknown_name(spot: Spot, name: str) -> str | None:
    tries = (_to_import, _to_run, _entry, _of_a_comprehension, _near_name, _of_numpy, _no_input)
    return next((hint for one in tries if (hint := one(spot, name))), None)


_IMPORTS = {"math": "import math", "plt": "import matplotlib.pyplot as plt"}


def _to_import(spot: Spot, name: str) -> str:
    if name == "np":
        return "`np` is NumPy, which the notebook's first cell imports: run that cell."
    if name in _IMPORTS:
        return f"`{name}` is a module that nothing has imported yet: `{_IMPORTS[name]}` does."
    for other, value in spot.names.items():
        if type(value) is ModuleType and value.__name__ == name:
            return f"The module `{name}` goes by the name `{other}` in this notebook."
    return ""


def _to_run(spot: Spot, name: str) -> str:
    called = any(is_name(call.func, name) for call in spot.every(ast.Call))
    if name not in spot.exercises or not called:  # a quiz may have the name of a variable
        return ""
    return f"`{name}` is an exercise of this notebook that has not been run: run its cell first."


def _entry(spot: Spot, name: str) -> str:
    """Say in which argument there is an entry of this name."""
    holders = [one for one, value in spot.given.items() if type(value) is dict and name in value]
    if len(holders) != 1:
        return ""
    entry = f'`{holders[0]}["{name}"]`'
    return f"`{name}` has no value of its own here; `{holders[0]}` has an entry for it: {entry}."


def _of_a_comprehension(spot: Spot, name: str) -> str:
    inner = [
        node
        for step in (ast.walk(spot.function) if spot.function else ())
        if isinstance(step, ast.comprehension)
        for node in ast.walk(step.target)
        if is_name(node, name)
    ]
    if not inner or len(inner) != len(spot.stored()[name]):
        return ""
    return f"`{name}` has a value only inside the brackets of the comprehension that gives it one."


def _near_name(spot: Spot, name: str) -> str:
    inputs = spot.inputs()
    before = [one for one, lines in spot.stored().items() if min(lines) < spot.line]
    theirs = [one for one in spot.names if not one.startswith("_") and one not in _OF_IPYTHON]
    for options in (inputs, before, theirs, spot.exercises, [*dir(builtins), *keyword.kwlist]):
        near = _near(name, options)
        if near:
            return f"`{name}` has no value here. Is `{near}` meant?"
    return ""


_OF_IPYTHON = {"In", "Out", "exit", "quit", "get_ipython", "open"}


def _of_numpy(spot: Spot, name: str) -> str:
    if not any(is_name(call.func, name) for call in spot.every(ast.Call)):
        return ""
    path = _numpy_path(name)
    return f"NumPy's `{name}` is called with the module in front: `{path}`." if path else ""


def _numpy_path(name: str) -> str:
    """Return by what name something of NumPy's is reached; "" if it has no such thing."""
    for path, module in (("np", np), ("np.linalg", np.linalg)):
        if callable(getattr(module, name, None)):
            return f"{path}.{name}"
    return ""


def _no_input(spot: Spot, name: str) -> str:
    inputs = [one for one in spot.inputs() if one != "self"]
    inner = spot.function and any(
        isinstance(node, ast.FunctionDef | ast.Lambda) and node is not spot.function
        for node in ast.walk(spot.function)
    )
    if not inputs or inner or name in spot.stored():
        return ""
    called = "Its input is called" if len(inputs) == 1 else "Its inputs are called"
    return f"`{name}` has no value in this function. {called} {_listed(inputs)}."


@_rule("UnboundLocalError", r"cannot access local variable '(\w+)'")
def _not_yet(spot: Spot, name: str) -> str | None:
    lines = spot.stored().get(name)
    if not lines:
        return None
    first = spot.number(min(lines))
    outside = spot.names.get(name)
    if callable(outside) or type(outside) is ModuleType:
        return (
            f"Line {first} makes `{name}` a variable of this function, which hides the notebook's "
            f"`{name}` from the start. Call the variable something else."
        )
    here = spot.every(ast.stmt)
    if any(step.lineno <= min(lines) <= (step.end_lineno or 0) for step in here):
        return f"This line needs a value of `{name}` from before, and there is none yet."
    if min(lines) > spot.line:
        return f"`{name}` gets its value only further down, in line {first}."
    if not spot.function or not _is_passed_over(spot.function, min(lines)):
        return None
    return f"`{name}` gets its value in line {first}, in a branch or a loop that was passed over."


def _is_passed_over(function: ast.FunctionDef, line: int) -> bool:
    """Whether a line can have been left out, and not just have failed."""
    steps = [node for node in ast.walk(function) if isinstance(node, ast.stmt)]
    around = [step for step in steps if step.lineno <= line <= (step.end_lineno or 0)]
    unsure = any(isinstance(step, ast.Try | ast.With) for step in around)
    if unsure or any(isinstance(step, ast.Delete) for step in steps):
        return False
    return any(isinstance(step, ast.If | ast.For | ast.While) for step in around)


# Entries of dicts, lists and arrays


@_rule("KeyError", r"(.+)$")
def _no_key(spot: Spot, written: str) -> str | None:
    try:
        key = ast.literal_eval(written)
    except (SyntaxError, ValueError):
        return None
    asked = {
        node.value.id
        for node in spot.every(ast.Subscript)
        if isinstance(node.value, ast.Name)
        and type(spot.given.get(node.value.id)) is dict
        and key not in spot.given[node.value.id]
        and (not isinstance(node.slice, ast.Constant) or node.slice.value == key)
    }
    if len(asked) != 1:
        return None
    name = asked.pop()
    keys = list(spot.given[name])
    return _no_layer(name, key, keys) or _other_keys(name, key, keys)


def _no_layer(name: str, key: Any, keys: list[Any]) -> str:
    """Say which layers there are, if a layer is asked for that there is not."""
    parts = re.fullmatch(r"([A-Za-z_]+)(\d+)", str(key))
    found = [re.fullmatch(r"([A-Za-z_]+)(\d+)", str(each)) for each in keys]
    numbers = sorted(int(each[2]) for each in found if each and parts and each[1] == parts[1])
    if not parts or not numbers or numbers[0] <= int(parts[2]) <= numbers[-1]:
        return ""
    ends = f"`{parts[1]}{numbers[0]}` to `{parts[1]}{numbers[-1]}`"
    only = f"only `{parts[1]}{numbers[0]}`"
    return (
        f"`{name}` has {ends if len(numbers) > 1 else only}; this line asks for `{key}`. If a loop "
        "counts, look at where it starts and ends."
    )


def _other_keys(name: str, key: Any, keys: list[Any]) -> str:
    texts = [each for each in keys if isinstance(each, str)]
    near = _near(str(key), texts)
    if not near and isinstance(key, str):
        near = next((each for each in texts if key in (f"d{each}", each.removeprefix("d"))), "")
    shown = _listed(map(str, keys[:_MOST_KEYS])) if keys else "no keys"
    more = " and others" if len(keys) > _MOST_KEYS else ""
    asks = f"Is `{near}` meant?" if near else f"`{key}` is not among them."
    return f"`{name}` comes with the keys {shown}{more}. {asks}" if keys else f"`{name}` is empty."


@_rule("IndexError", r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)")
def _past_the_end(spot: Spot, index: str, axis: str, size: str) -> str:
    if size == "0":
        return f"There is nothing along axis {axis}: the array is empty."
    loops = (
        [each for each in ast.walk(spot.function) if isinstance(each, ast.For)]
        if spot.function
        else []
    )
    past = " Does a loop go one round too far?" if loops and index == size else ""
    return (
        f"Along axis {axis}, with {_counted(int(size), 'entry', 'entries')}, the last index is "
        f"{int(size) - 1}; this asks for {index}.{past}"
    )


@_rule("IndexError", r"(list|tuple) index out of range")
def _past_the_last(spot: Spot, kind: str) -> str | None:
    node = _only(node for node in spot.every(ast.Subscript) if isinstance(node.ctx, ast.Load))
    if node is None or not spot.is_alone():
        return None
    base = node.value
    if isinstance(base, ast.Attribute) and base.attr == "shape" and kind == "tuple":
        return _fewer_axes(spot, node)
    value = spot.known(base)
    if type(value).__name__ != kind or not value:
        return None
    entries = _counted(len(value), "entry", "entries")
    return (
        f"{spot.quoted(base)} has {entries}, so the last index is {len(value) - 1}; "
        f"{spot.quoted(node.slice) or 'this'} is beyond that."
    )


def _fewer_axes(spot: Spot, node: ast.Subscript) -> str | None:
    asked, array = spot.quoted(node), node.value.value  # type: ignore[attr-defined]
    value = spot.known(array)
    if not asked or not spot.quoted(array):
        return None
    has = f"has shape {value.shape}" if type(value) is np.ndarray else "has too few dimensions"
    return f"{spot.quoted(array)} {has}, and axes are counted from 0: there is no {asked}."


@_rule("IndexError", r"invalid index to scalar variable")
def _entry_of_a_number(spot: Spot) -> str:
    node = _only(spot.every(ast.Subscript))
    what = spot.quoted(node.value) if node else ""
    return f"{what or 'What is indexed here'} is a single number: it has no entries to index."


@_rule("IndexError", r"too many indices for array: array is (\d+)-dimensional, but (\d+) were")
def _too_many_indices(_: Spot, dimensions: str, indices: str) -> str:
    count = _counted(int(dimensions), "dimension", "dimensions")
    lost = " Has a sum, a mean or an index taken one away?" if dimensions == "1" else ""
    return f"The array has {count}, and {indices} indices are given.{lost}"


@_rule("IndexError", r"only integers, slices")
def _no_index(spot: Spot) -> str:
    named = [node for node in spot.every(ast.Subscript) if _is_text(node.slice)]
    node = _only(named) if spot.is_alone() else None
    if node:
        what = spot.quoted(node.value) or "What is indexed here"
        return f"{what} is an array, not a dict: its entries have numbers, not names."
    divided = any(isinstance(each.op, ast.Div) for each in spot.every(ast.BinOp))
    more = " `/` always gives a float; `//` does not." if divided and not named else ""
    return f"An array's index is a whole number or a slice, and no text or float.{more}"


def _is_text(node: ast.AST) -> bool:
    parts = (node.left, node.right) if isinstance(node, ast.BinOp) else (node,)
    return any(
        isinstance(part, ast.JoinedStr)
        or (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in parts
    )


# Shapes


@_rule("ValueError", r"shapes (\([\d,]*\)) and (\([\d,]*\)) not aligned")
def _not_aligned(spot: Spot, left: str, right: str) -> str:
    return _product(spot, _shape(left), _shape(right))


@_rule(
    "ValueError",
    r"matmul: Input operand 1 has a mismatch .*\(size (\d+) is different from (\d+)\)",
)
def _mismatched(spot: Spot, right: str, left: str) -> str:
    sides = _sides(spot)
    shapes: list[tuple[int, ...]] = [getattr(spot.known(side), "shape", ()) for side in sides]
    if len(shapes) == 2 and all(shapes):
        one, other = shapes
        if (one[-1], other[-2:][0]) == (int(left), int(right)):
            return _product(spot, one, other)
    quoted = [spot.quoted(side) for side in sides]
    what = " and ".join(quoted) if quoted and all(quoted) else "The two sides of this product"
    return (
        f"{what} do not multiply: the inner sizes are {left} and {right}. Is one side to be turned "
        "(`.T`), or the order to be swapped?"
    )


def _sides(spot: Spot) -> tuple[ast.AST, ...]:
    """Return both sides of the only matrix product of a line that can have raised."""
    products: list[tuple[ast.AST, ...]] = [
        (node.left, node.right)
        for node in spot.every(ast.BinOp)
        if isinstance(node.op, ast.MatMult)
    ]
    for call in spot.every(ast.Call):
        if _is_numpys(call.func):
            products += [tuple(call.args)] * _is_numpys(call.func, "dot", "matmul")
        elif isinstance(call.func, ast.Attribute) and call.func.attr == "dot":
            products.append((call.func.value, *call.args))
    one = len(products) == 1 and len(products[0]) == 2 and spot.is_alone()
    return products[0] if one else ()


def _product(spot: Spot, left: tuple[int, ...], right: tuple[int, ...]) -> str:
    sides = _sides(spot)
    names = [spot.quoted(side) for side in sides]
    one, other = names if len(set(filter(None, names))) == 2 else ("The left side", "the right")
    told = f"{one} has shape {left}, {other} has {right}"
    inner = f"the inner sizes, {left[-1]} and {right[-2:][0]}, differ"
    return f"{told}: {inner}. {_turned(left, right)}"


def _turned(left: tuple[int, ...], right: tuple[int, ...]) -> str:
    if len(left) != 2 or len(right) != 2:
        return "They have to be equal."
    fits = {
        "Is the left one to be turned (`.T`)?": left[0] == right[0],
        "Is the right one to be turned (`.T`)?": left[1] == right[1],
        "Is the order to be swapped?": left[0] == right[1],
    }
    found = [text for text, so in fits.items() if so]
    if len(found) > 1:
        return "Is one of them to be turned (`.T`), or the order to be swapped?"
    return found[0] if found else "They have to be equal."


@_rule("ValueError", r"matmul: Input operand (0|1) does not have enough dimensions")
def _number_in_product(spot: Spot, side: str) -> str:
    sides = _sides(spot)
    what = spot.quoted(sides[int(side)]) if sides else ""
    where = what or ("What stands left of `@`" if side == "0" else "What stands right of `@`")
    return f"{where} is no array but a single thing. A number multiplies with `*`."


@_rule(
    "ValueError",
    r"operands could not be broadcast together with shapes (\([\d,]*\)) (\([\d,]*\)) ?$",
)
def _not_broadcast(spot: Spot, left: str, right: str) -> str:
    one, other = _shape(left), _shape(right)
    told = f"The shapes {_of(spot, one)} and {_of(spot, other)} do not fit together"
    if len(one) == len(other) == 2 and one == other[::-1]:
        return f"{told}: rows and columns are swapped. Is one of the two to be turned?"
    for shape in _shapes_computed_with(spot):
        return f"{shape} is a tuple of all sizes. Is one of them meant, such as {shape[:-1]}[0]`?"
    flat, full = sorted((one, other), key=len)
    if len(flat) == 1 and len(full) == 2 and flat[0] == full[0]:
        return (
            f"{told}: {flat} counts as a row of {flat[0]}. Is a column, {(flat[0], 1)}, meant? A "
            "sum or mean keeps its axis with `keepdims=True`."
        )
    return f"{told}: along each axis sizes have to be equal, or one of them 1."


def _shapes_computed_with(spot: Spot) -> list[str]:
    sides = [side for node in spot.every(ast.BinOp) for side in (node.left, node.right)]
    shapes = [each for each in sides if isinstance(each, ast.Attribute) and each.attr == "shape"]
    return [quoted for quoted in map(spot.quoted, shapes) if quoted]


def _of(spot: Spot, shape: tuple[int, ...]) -> str:
    """Write a shape, with the argument of the line that has it, if that is one only."""
    used = {node.id for node in spot.every(ast.Name)}
    owners = [
        name
        for name, value in spot.given.items()
        if name in used and type(value) is np.ndarray and value.shape == shape
    ]
    return f"{shape} of `{owners[0]}`" if len(owners) == 1 else f"{shape}"


@_rule(
    "ValueError",
    r"non-broadcastable output operand with shape (\([\d,]*\)) .* shape (\([\d,]*\))",
)
def _grows_in_place(_: Spot, kept: str, result: str) -> str:
    return (
        f"An operation in place, such as `+=`, keeps the shape, {_shape(kept)}; the result here "
        f"would have {_shape(result)}."
    )


@_rule(
    "ValueError",
    r"could not broadcast input array from shape (\([\d,]*\)) into shape (\([\d,]*\))",
)
def _does_not_fit(_: Spot, given: str, place: str) -> str:
    return f"An array of shape {_shape(given)} is put into a place of shape {_shape(place)}."


@_rule("ValueError", r"cannot reshape array of size (\d+) into shape \(([\w,-]+)\)")
def _reshaped(_: Spot, size: str, shape: str) -> str:
    sizes = [int(each) for each in shape.split(",") if each.isdigit()]
    product = math.prod(sizes)
    if "newaxis" in shape or "-1" in shape:
        return f"{size} entries cannot be shared out by {product}: the other axis comes out broken."
    entries = _counted(int(size), "entry", "entries")
    return f"The array has {entries}; the shape {tuple(sizes)} is for {product}."


@_rule("ValueError", r"The truth value of an array with more than one element is ambiguous")
def _no_single_truth(spot: Spot) -> str:
    for call in spot.every(ast.Call):
        if isinstance(call.func, ast.Name) and call.func.id in ("max", "min"):
            own = f"{call.func.id}imum"
            return f"`{call.func.id}` compares wholes. `np.{own}` compares entry by entry."
    return (
        "An array's comparison has a yes or no for each entry, and here one for all is needed. "
        "`np.where`, or a product with the comparison, decides entry by entry."
    )


@_rule("AxisError", r"axis (-?\d+) is out of bounds for array of dimension (\d+)")
def _no_axis(_: Spot, axis: str, dimensions: str) -> str:
    count = int(dimensions)
    there = "no axis" if not count else "axis 0 only" if count == 1 else f"axes 0 to {count - 1}"
    dimensions = _counted(count, "dimension", "dimensions")
    return f"The array has {dimensions}, so {there}; this asks for axis {axis}."


# Unpacking


@_rule("ValueError", r"not enough values to unpack \(expected (\d+), got (\d+)\)")
def _too_few(spot: Spot, expected: str, got: str) -> str | None:
    return _unpacked(spot, int(expected), int(got))


@_rule("ValueError", r"too many values to unpack \(expected (\d+)")
def _too_many(spot: Spot, expected: str) -> str | None:
    return _unpacked(spot, int(expected), None)


def _unpacked(spot: Spot, expected: int, got: int | None) -> str | None:
    targets, value = _shared_out(spot)
    if len(targets) != expected:
        return None
    count = "more" if got is None else str(got)
    names = _counted(expected, "name", "names")
    if spot.every(ast.For):
        if type(spot.known(value)) is dict:
            keys = f"A loop over {spot.quoted(value)} gives its keys only."
            return f"{keys} `.items()` gives keys and values."
        return f"The loop has {names} for each entry, and an entry has {count}."
    what = spot.quoted(value) or "the right side"
    known = spot.known(value)
    if isinstance(value, ast.Attribute) and value.attr == "shape":
        known = getattr(spot.known(value.value), "shape", None)
    if type(known) in (tuple, list, np.ndarray):
        count = str(len(known))
    return f"{names} on the left, and {what} has {count}."


def _shared_out(spot: Spot) -> tuple[list[ast.expr], ast.expr]:
    """Return the names that the line gives values to, and the values; no names if unsure."""
    steps = [each for each in spot.nodes if isinstance(each, ast.Assign | ast.For)]
    step = steps[0] if len(steps) == 1 and spot.is_alone() else None
    target = step.target if isinstance(step, ast.For) else step.targets[0] if step else None
    names = target.elts if isinstance(target, ast.Tuple | ast.List) else []
    plain = all(isinstance(name, ast.Name) for name in names)
    value = step.iter if isinstance(step, ast.For) else step.value if step else ast.Constant(None)
    return (names if plain else []), value


@_rule("TypeError", r"cannot unpack non-iterable (\S+) object")
def _one_for_several(spot: Spot, kind: str) -> str | None:
    names, value = _shared_out(spot)
    if spot.every(ast.For) or not names:
        return _none(spot, None) if kind == "NoneType" else None
    if kind == "NoneType":
        return _none(spot, value)
    name = spot.called(value)
    what = f"`{name}` gives back" if name else f"{spot.quoted(value) or 'The right side'} is"
    return f"{what} one thing, {_kind(kind)}; the left has several names."


# Kinds of things

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


def _kind(name: str) -> str:
    """Say what something is by the name of its type."""
    return _KINDS.get(name, f"a {name.rpartition('.')[2]}")


def _none(spot: Spot, node: ast.AST | None) -> str:
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


def _misused(spot: Spot, kind: str, node: ast.AST | None) -> str:
    """Say what a thing that does not compute is; `node` is that thing, where known."""
    alone = spot.is_alone()
    what = spot.quoted(node) if node and alone else ""
    giver = spot.called(spot.origin(node)) if node and alone else ""
    if kind == "NoneType":
        in_an_array = node is not None and type(spot.known(node)) is np.ndarray
        return _none(spot, None if in_an_array else node)
    if _kind(kind) == "a function":
        return f"{what or 'Something here'} is the function itself; round brackets call it."
    if kind == "tuple" and giver:
        return f"`{giver}` gives back several values, a tuple: give each a name, or take one."
    if kind == "tuple":
        return f"{what or 'Something here'} is a tuple of values: take them out one by one first."
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


_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "** or pow()"}
_SIGNS |= {ast.MatMult: "@", ast.FloorDiv: "//", ast.Mod: "%"}
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


@_rule("TypeError", r"unsupported operand type\(s\) for (.+): '([\w.]+)' and '([\w.]+)'")
@_rule("TypeError", r"'([<>]=?)' not supported between instances of '([\w.]+)' and '([\w.]+)'")
def _does_not_compute(spot: Spot, sign: str, left: str, right: str) -> str | None:
    if sign in ("^", "^="):
        return "A power is written `**` in Python."
    if sign in ("@", "@=") and _kind(left) == _kind(right) == "a number":
        return "`@` multiplies arrays. Two numbers multiply with `*`."
    sides = _operation(spot, sign)
    hints = [_misused(spot, *pair) for pair in zip((left, right), sides, strict=True)]
    if right == "str" and sign == "+" and _kind(left) == "a number":
        what = spot.quoted(sides[0]) if sides[0] else ""
        return _as_text(what)
    return next(filter(None, hints), None)


@_rule("TypeError", r"bad operand type for unary [-+]: '([\w.]+)'")
def _no_sign(spot: Spot, kind: str) -> str:
    signed = _only(spot.every(ast.UnaryOp))
    return _misused(spot, kind, signed.operand if signed else None)


@_rule("TypeError", r"can only concatenate str \(not \"([\w.]+)\"\) to str")
def _text_and(spot: Spot, kind: str) -> str | None:
    _, right = _operation(spot, "+")
    if _kind(kind) != "a number":
        return _misused(spot, kind, right)
    return _as_text(spot.quoted(right) if right else "")


def _as_text(number: str) -> str:
    inside = number.strip("`") or "…"
    return f"Text and a number do not add: turn the number into text, `str({inside})`."


@_rule("TypeError", r"can only concatenate (list|tuple) \(not \"([\w.]+)\"\)")
def _joined(_: Spot, kind: str, other: str) -> str:
    adds = " A single entry goes onto a list with `append`." if kind == "list" else ""
    return f"`+` joins two {kind}s; here the other side is {_kind(other)}.{adds}"


@_rule("TypeError", r"loop of ufunc does not support argument \d of type (\w+) which has no .*")
def _not_for_numpy(spot: Spot, kind: str) -> str | None:
    call = _only(call for call in spot.every(ast.Call) if _is_numpys(call.func))
    inside = call.args[0] if call and len(call.args) == 1 else None
    return _misused(spot, kind, inside if isinstance(inside, ast.Name) else None) or None


@_rule("UFuncTypeError _UFuncNoLoopError", r"ufunc '\w+' did not contain a loop .*'<U\d+'")
def _text_in_numpy(_: Spot) -> str:
    return "Text is computed with here, as if it were a number."


@_rule("TypeError", r"ufunc '(bitwise_\w+|invert)' not supported for the input types")
def _bits(_: Spot, name: str) -> str:
    if name == "bitwise_xor":
        return "A power is written `**` in Python."
    return (
        "`&`, `|` and `~` combine what is True or False. Put each comparison in brackets of its "
        "own: `(a > 0) & (b > 0)`."
    )


@_rule("TypeError", r"'([\w.]+)' object is not callable")
def _no_call(spot: Spot, kind: str) -> str:
    for call in spot.every(ast.Call):
        size = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if _SIZES.get(size) == kind:
            return f"`{size}` is no function: it takes no round brackets."
        hidden = _hidden_function(spot, call.func)
        if hidden:
            return hidden
    called = _only(call.func for call in spot.every(ast.Call) if _is_no_function(spot, call.func))
    what = spot.quoted(called) if called else ""
    if kind == "NoneType":
        return _none(spot, called)
    start = f"{what or 'What stands before the round brackets'} is {_kind(kind)}, not a function."
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


@_rule("TypeError", r"'([\w.]+)' object is not subscriptable")
def _no_entries(spot: Spot, kind: str) -> str | None:
    node = _only(spot.every(ast.Subscript))
    if kind == "NoneType":
        return _none(spot, node.value if node else None)
    what = spot.quoted(node.value) if node and spot.is_alone() else ""
    if _kind(kind) == "a function":
        return f"{what or 'Something here'} is a function: it is called with round brackets."
    if _kind(kind) == "a number":
        return f"{what or 'Something here'} is a single number: it has no entries to index."
    return None


@_rule("TypeError", r"'([\w.]+)' object is not iterable")
def _no_loop(spot: Spot, kind: str) -> str | None:
    loop = _only(spot.every(ast.For))
    over = loop.iter if loop and isinstance(loop.iter, ast.Name) else None
    if kind == "NoneType":
        return _none(spot, over)
    if _kind(kind) != "a number":
        return None
    if over:
        name = spot.quoted(over).strip("`")
        return f"`{name}` is a single number. A loop that counts goes over `range({name})`."
    return "A single number stands where a list or an array is gone through, entry by entry."


@_rule("TypeError", r"object of type '([\w.]+)' has no len\(\)|len\(\) of (unsized) object")
def _no_length(spot: Spot, kind: str | None, unsized: str | None) -> str | None:
    if unsized or _kind(kind or "") == "a number":
        return "A single number has no length."
    return _misused(spot, kind or "", None) if kind == "NoneType" else None


@_rule("TypeError", r"only (?:length-1|0-dimensional) arrays can be converted")
def _one_number(spot: Spot) -> str:
    for call in spot.every(ast.Call):
        path = ast.unparse(call.func)
        if path.startswith("math.") and path[5:] in dir(np):
            return f"`{path}` takes one number. `np.{path[5:]}` takes a whole array."
    return "One number is needed here, and an array of several is given."


@_rule("TypeError", r"(list|tuple) indices must be integers or slices, not ([\w.]+)")
def _index_of_a_list(spot: Spot, kind: str, index: str) -> str:
    node = _only(spot.every(ast.Subscript))
    what = spot.quoted(node.value) if node and spot.is_alone() else ""
    start = f"{what or 'What is indexed here'} is a {kind}"
    if index == "str":
        return f"{start}, not a dict: its entries have numbers, not names."
    if index == "tuple":
        return f"{start}, which takes one index at a time: `[i][j]`."
    if index == "float":
        return f"{start}, and its index a whole number. `/` always gives a float; `//` does not."
    return f"{start}: its index is a whole number or a slice, here it is {_kind(index)}."


@_rule("TypeError", r"'([\w.]+)' object does not support item assignment")
def _no_place(spot: Spot, kind: str) -> str | None:
    node = _only(each for each in spot.every(ast.Subscript) if isinstance(each.ctx, ast.Store))
    if kind == "NoneType":
        return _none(spot, node.value if node else None)
    what = (spot.quoted(node.value) if node and spot.is_alone() else "") or "Something here"
    if kind in ("tuple", "str"):
        return f"{what} is {_kind(kind)}, whose entries cannot be replaced. Make a new one."
    return f"{what} is a single number: it has no entries." if _kind(kind) == "a number" else None


@_rule("TypeError", r"'(float|list|tuple|NoneType)' object cannot be interpreted as an integer")
@_rule("TypeError", r"expected a sequence of integers or a single integer, got '[\d.]+(e)?")
def _no_whole_number(spot: Spot, kind: str | None) -> str:
    if kind == "NoneType":
        return _none(spot, None)
    if kind == "list":
        return "A list stands where a whole number is needed. Its length is `len(…)`."
    if kind == "tuple":
        return "A tuple stands where one whole number is needed."
    if any(isinstance(node.op, ast.Div) for node in spot.every(ast.BinOp)):
        return "A whole number is needed here. `/` always gives a float; `//` does not."
    return "A whole number is needed here, and a float is given: `int(…)` makes one of it."


@_rule("TypeError", r"Cannot interpret '\d+' as a data type")
def _loose_shape(spot: Spot) -> str | None:
    shaped = ("zeros", "ones", "empty", "full", "standard_normal", "random")
    for call in spot.every(ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in shaped:
            path = ast.unparse(call.func)
            return f"A shape goes in as one thing, in brackets of its own: `{path}((2, 3))`."
    return None


@_rule("TypeError", r"only integer scalar arrays can be converted to a scalar index")
def _array_for_number(spot: Spot) -> str:
    for call in spot.every(ast.Call):
        if _is_numpys(call.func, "concatenate", "hstack", "vstack", "stack"):
            path = ast.unparse(call.func)
            return f"Arrays to join go in as one list: `{path}([a, b])`."
    return "An array stands where one whole number is needed, such as an index or an axis."


@_rule("TypeError", r".*unhashable type: '([\w.]+)'")
def _no_hash(_: Spot, kind: str) -> str:
    return f"The key of a dict is text, a number or a tuple; here it is {_kind(kind)}."


# Calls


@_rule("TypeError", r"([\w.<>]+)\(\) (?:missing|takes|got an unexpected|got multiple)")
def _called_otherwise(spot: Spot, name: str) -> str | None:
    tries = (_no_self, _unlike_the_check, _other_keyword, _signature)
    return next((hint for one in tries if (hint := one(spot, name))), None)


@_rule("TypeError", r"'\w+' is an invalid keyword argument for (\w+)\(\)")
def _keyword_of_pythons(spot: Spot, name: str) -> str:
    return _other_keyword(spot, name)


@_rule("TypeError", r"(sum|max|min)\(\) takes at most \d+ (?:keyword )?arguments? \(\d+ given\)")
def _axis_of_pythons(spot: Spot, name: str) -> str | None:
    calls = [call for call in spot.every(ast.Call) if is_name(call.func, name)]
    if name in spot.names or not any(
        each.arg == "axis" for call in calls for each in call.keywords
    ):
        return None
    return f"Python's own `{name}` has no `axis`. Is `np.{name}` meant?"


def _no_self(spot: Spot, name: str) -> str:
    owner, _, method = name.rpartition(".")
    function = vars(spot.names[owner]).get(method) if owner in spot.names else None
    if not inspect.isfunction(function) or "positional arg" not in spot.failure.message:
        return ""
    inputs = list(inspect.signature(function).parameters)
    if inputs[:1] == ["self"]:
        return ""
    return f"A method's first input is the object: `def {method}({', '.join(['self', *inputs])})`."


def _unlike_the_check(spot: Spot, name: str) -> str:
    """Say what the check hands over, if it was the check that called."""
    function = spot.names.get(name)
    if spot.failure.line_number or not inspect.isfunction(function) or not spot.handed:
        return ""
    try:
        inspect.signature(function).bind(*spot.handed)
    except TypeError:
        return f"The check calls `{name}` with {_listed(spot.handed)}: it has to take these."
    return ""


def _signature(spot: Spot, name: str) -> str:
    function = spot.names.get(name)
    called = any(is_name(call.func, name) for call in spot.every(ast.Call))
    if not called or not inspect.isfunction(function) or function.__name__ != name:
        return ""
    inputs = ", ".join(inspect.signature(function).parameters)
    return f"Compare this line with what the function takes: `{name}({inputs})`."


_KEYWORDS = {"axes": "axis", "dim": "axis", "dims": "axis", "keepdim": "keepdims"}


def _other_keyword(spot: Spot, name: str) -> str:
    found = re.search(r"'(\w+)'(?: is an invalid|$)", spot.failure.message)
    wrong = found[1] if found and "keyword" in spot.failure.message else ""
    calls = [
        call
        for call in spot.every(ast.Call)
        if wrong in [each.arg for each in call.keywords]
        and name.strip("_") in (getattr(call.func, "id", ""), getattr(call.func, "attr", ""))
    ]
    if len(calls) != 1:
        return ""
    called = calls[0].func
    if isinstance(called, ast.Name) and called.id not in spot.names and called.id in dir(np):
        return f"Python's own `{name}` has no `{wrong}`. Is `np.{name}` meant?"
    if isinstance(called, ast.Name):
        function = spot.names.get(called.id)
    else:  # a function of NumPy's, or an array's method, which takes what NumPy's function does
        function = getattr(np.linalg if name == "norm" else np, name.strip("_"), None)
    try:
        inputs = list(inspect.signature(function).parameters)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return ""
    known = _KEYWORDS.get(wrong)
    near = known if known in inputs else _near(wrong, inputs)
    return f"`{name.strip('_')}` has no input `{wrong}`. Is `{near}` meant?" if near else ""


# Attributes


@_rule("AttributeError", r"module '([\w.]+)' has no attribute '(\w+)'")
def _not_in_module(spot: Spot, module: str, name: str) -> str:
    own = next(
        (
            value
            for value in (np, math, *spot.names.values())
            if type(value) is ModuleType and value.__name__ == module
        ),
        None,
    )
    if name in spot.exercises:
        return f"`{name}` is a function of this notebook: no module's name goes in front."
    if own is np and name in ("int", "float", "bool", "object", "str"):
        return f"Python's own `{name}` is meant: it goes by its name alone."
    path = _numpy_path(name) if own in (np, math) else ""
    alike = _near(name, dir(own)) if own else ""
    near = path or (f"{'np' if own is np else module}.{alike}" if alike else "")
    called = {np: "NumPy"}.get(own, f"`{module}`") if own else f"`{module}`"
    return f"{called} has no `{name}`. Is `{near}` meant?" if near else ""


@_rule("AttributeError", r"'([\w.]+)' object has no attribute '(\w+)'")
def _no_attribute(spot: Spot, kind: str, name: str) -> str | None:
    owners = [node.value for node in spot.every(ast.Attribute) if node.attr == name]
    node = owners[0] if owners and len({ast.unparse(each) for each in owners}) == 1 else None
    if node is None:
        return None
    what = spot.quoted(node)
    kinds = {"numpy.ndarray": np.ndarray, "list": list, "dict": dict, "str": str, "tuple": tuple}
    near = _near(name, dir(kinds[kind])) if kind in kinds else ""
    if kind == "numpy.ndarray" and name in ("items", "keys", "values"):
        return f"{what or 'This'} is an array, not a dict."
    if near:
        return f"{_kind(kind).capitalize()} has no `{name}`. Is `{near}` meant?"
    if kind == "numpy.ndarray":
        return _not_of_arrays(name, what)
    if kind == "numpy.random._generator.Generator" and name in _OF_GENERATORS:
        return f"A generator has no `{name}`; what it has instead is `{_OF_GENERATORS[name]}`."
    if _kind(kind) in ("a number", "text"):
        return f"{what or 'This'} is {_kind(kind)}, so there is no `{name}`."
    if kind == "dict" and what and name in (spot.known(node) or ()):
        return f'{what} is a dict: an entry is taken with its key, {what[:-1]}["{name}"]`.'
    if kind == "list" and hasattr(np.ndarray, name):
        return f"{what or 'This'} is a list. An array has `{name}`: `np.array` makes one of it."
    return _misused(spot, kind, node) if kind != "list" else None


_OF_GENERATORS = {
    "rand": "random",
    "randn": "standard_normal",
    "randint": "integers",
    "random_integers": "integers",
    "random_sample": "random",
}


def _not_of_arrays(name: str, what: str) -> str | None:
    if name in ("append", "extend"):
        return "An array keeps its length. A list can `append`; `np.append` makes a new array."
    path = _numpy_path(name)
    if not path:
        return None
    return f"`{name}` is a function of NumPy, not an array's own: `{path}({what.strip('`')})`."


# The rest


@_rule("ZeroDivisionError", r".*(?:division|modulo)")
def _by_zero(spot: Spot) -> str:
    divisors = [
        node.right if isinstance(node, ast.BinOp) else node.value
        for node in spot.nodes
        if isinstance(node, ast.BinOp | ast.AugAssign)
        and isinstance(node.op, ast.Div | ast.FloorDiv | ast.Mod)
    ]
    what = spot.quoted(divisors[0]) if len(divisors) == 1 and spot.is_alone() else ""
    return f"{what or 'A number that is divided by'} is 0 in this case."


@_rule("RecursionError", r"")
def _calls_itself(spot: Spot) -> str | None:
    own = spot.function.name if spot.function else ""
    if not any(is_name(call.func, own) for call in spot.every(ast.Call)):
        return None
    return f"`{own}` calls itself here, again and again. Is another function meant?"


@_rule("OverflowError ValueError", r"cannot convert float (infinity|NaN) to integer")
def _not_whole(_: Spot, what: str) -> str:
    number = "infinite" if what == "infinity" else "nan, no number"
    return f"What is to become a whole number is {number}. Look at where it was computed."


@_rule("FloatingPointError", r"(overflow|divide by zero|invalid value) encountered in (\w+)")
def _told_to_raise(_: Spot, what: str, where: str) -> str:
    reason = {
        "overflow": "gives a number that is too large",
        "divide by zero": "is asked for what is infinite, such as 1 / 0 or the logarithm of 0",
        "invalid value": "is asked for what is no number, such as 0 / 0 or the root of -1",
    }[what]
    return f"`{where}` {reason}."


@_rule("MemoryError _ArrayMemoryError", r"Unable to allocate .* with shape (\([\d, ]*\))")
def _too_big(_: Spot, shape: str) -> str:
    return f"An array of shape {_shape(shape)} does not fit into memory. Are its sizes meant?"


@_rule("AssertionError", r"")
def _own_assertion(spot: Spot) -> str | None:
    line = spot.failure.line
    if not line.startswith("assert ") or "`" in line:
        return None
    return f"Your own check does not hold in this case: `{line}`."
