"""Entries that are not there: keys, indices, and values to unpack."""

from __future__ import annotations

import ast
import re
from typing import Any

import numpy as np

from .kinds import kind_in_words, source_of_none
from .rules import counted, listed, nearest, on_message, only_one
from .spot import Spot

_MOST_KEYS = 6
_LONGEST_KEY = 20


@on_message("KeyError", r"(.+)$")
def _no_key(spot: Spot, written: str) -> str | None:
    try:
        key = ast.literal_eval(written)
    except (SyntaxError, ValueError):
        return None
    if len(str(key)) > _LONGEST_KEY or "\n" in str(key):
        return None
    looked_up = [
        node
        for node in spot.every(ast.Subscript)
        if isinstance(node.ctx, ast.Load) or spot.every(ast.AugAssign)
    ]
    missing = [node for node in looked_up if _lacks(spot, node, key)]
    sure = [node for node in missing if _names(node.slice, key)]
    unknown = [node for node in looked_up if node not in missing and not _has_other_key(node, key)]
    if not sure and spot.is_alone() and not unknown:
        sure = missing
    asked = {ast.unparse(node.value) for node in sure}
    if len(asked) != 1:
        return None
    name = asked.pop()
    keys = list(spot.given[name])
    return _no_layer(name, key, keys) or _other_keys(name, key, keys)


def _lacks(spot: Spot, node: ast.Subscript, key: Any) -> bool:
    """Whether a dict of the case is asked, which does not have this key."""
    value = spot.known(node.value)
    return type(value) is dict and key not in value and not _has_other_key(node, key)


def _has_other_key(node: ast.Subscript, key: Any) -> bool:
    return isinstance(node.slice, ast.Constant) and node.slice.value != key


def _names(index: ast.expr, key: Any) -> bool:
    """Whether what stands in square brackets begins as this key does."""
    start = index.left if isinstance(index, ast.BinOp) else index
    if isinstance(start, ast.JoinedStr) and start.values:
        start = start.values[0]
    if isinstance(start, ast.Constant):
        return str(key).startswith(str(start.value))
    return False


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
    near = nearest(str(key), texts)
    if not near and isinstance(key, str):
        near = next((each for each in texts if key in (f"d{each}", each.removeprefix("d"))), "")
    shown = listed(map(str, keys[:_MOST_KEYS])) if keys else "no keys"
    more = " and others" if len(keys) > _MOST_KEYS else ""
    asks = f"Is `{near}` meant?" if near else f"`{key}` is not among them."
    return f"`{name}` comes with the keys {shown}{more}. {asks}" if keys else f"`{name}` is empty."


@on_message("IndexError", r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)")
def _past_the_end(spot: Spot, index: str, axis: str, size: str) -> str:
    if size == "0":
        return f"There is nothing along axis {axis}: the array is empty."
    loops = (
        [each for each in ast.walk(spot.function) if isinstance(each, ast.For)]
        if spot.function
        else []
    )
    past = (
        " Is it the right axis? Or does a loop go one round too far?"
        if loops and index == size
        else ""
    )
    return (
        f"Along axis {axis}, with {counted(int(size), 'entry', 'entries')}, the last index is "
        f"{int(size) - 1}; this asks for {index}.{past}"
    )


@on_message("IndexError", r"(list|tuple) index out of range")
def _past_the_last(spot: Spot, kind: str) -> str | None:
    node = only_one(node for node in spot.every(ast.Subscript) if isinstance(node.ctx, ast.Load))
    if node is None or not spot.is_alone():
        return None
    base = node.value
    if isinstance(base, ast.Attribute) and base.attr == "shape" and kind == "tuple":
        return _fewer_axes(spot, node)
    value = spot.known(base)
    if type(value).__name__ != kind or not value:
        return None
    entries = counted(len(value), "entry", "entries")
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


@on_message("IndexError", r"invalid index to scalar variable")
def _entry_of_a_number(spot: Spot) -> str:
    node = only_one(spot.every(ast.Subscript)) if spot.is_alone() else None
    what = spot.quoted(node.value) if node else ""
    return f"{what or 'What is indexed here'} is a single number: it has no entries to index."


@on_message("IndexError", r"too many indices for array: array is (\d+)-dimensional, but (\d+) were")
def _too_many_indices(_: Spot, dimensions: str, indices: str) -> str:
    count = counted(int(dimensions), "dimension", "dimensions")
    lost = " Has a sum, a mean or an index taken one away?" if dimensions == "1" else ""
    return f"The array has {count}, and {indices} indices are given.{lost}"


@on_message("IndexError", r"only integers, slices")
def _no_index(spot: Spot) -> str:
    named = [node for node in spot.every(ast.Subscript) if _is_text(node.slice)]
    node = only_one(named) if spot.is_alone() else None
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


@on_message("ValueError", r"not enough values to unpack \(expected (\d+), got (\d+)\)")
def _too_few(spot: Spot, expected: str, got: str) -> str | None:
    return _unpacked(spot, int(expected), int(got))


@on_message("ValueError", r"too many values to unpack \(expected (\d+)")
def _too_many(spot: Spot, expected: str) -> str | None:
    return _unpacked(spot, int(expected), None)


def _unpacked(spot: Spot, expected: int, got: int | None) -> str | None:
    targets, value = _shared_out(spot)
    if len(targets) != expected:
        return None
    count = "more" if got is None else str(got)
    names = counted(expected, "name", "names")
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


@on_message("TypeError", r"cannot unpack non-iterable (\S+) object")
def _one_for_several(spot: Spot, kind: str) -> str | None:
    names, value = _shared_out(spot)
    if spot.every(ast.For) or not names:
        return source_of_none(spot, None) if kind == "NoneType" else None
    if kind == "NoneType":
        return source_of_none(spot, value)
    name = spot.called(value)
    what = f"`{name}` gives back" if name else f"{spot.quoted(value) or 'The right side'} is"
    return f"{what} one thing, {kind_in_words(kind)}; the left has several names."
