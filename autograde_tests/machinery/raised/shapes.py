"""Arrays whose shapes do not fit."""

from __future__ import annotations

import ast
import math
from collections.abc import Sequence

import numpy as np

from .rows import piece_of_array, reduces
from .rules import counted, is_numpys, on_message, read_shape
from .spot import Spot


@on_message("ValueError", r"shapes (\([\d,]*\)) and (\([\d,]*\)) not aligned")
def _not_aligned(spot: Spot, left: str, right: str) -> str:
    return _product(spot, read_shape(left), read_shape(right))


@on_message(
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
    several = [node for node in spot.every(ast.BinOp) if isinstance(node.op, ast.MatMult)]
    if not sides and not (several and spot.is_alone()):
        return ""  # the product may be in what the line calls
    this = "this product" if sides else "a product in this line"
    what = " and ".join(quoted) if sides and all(quoted) else f"The two sides of {this}"
    return (
        f"{what} do not multiply: the inner sizes are {left} and {right}. Is one side to be turned "
        "(`.T`), the order to be swapped, or `*` meant, entry by entry?"
    )


def _sides(spot: Spot) -> tuple[ast.AST, ...]:
    """Return both sides of the only matrix product of a line that can have raised."""
    products: list[tuple[ast.AST, ...]] = [
        (node.left, node.right)
        for node in spot.every(ast.BinOp)
        if isinstance(node.op, ast.MatMult)
    ]
    for call in spot.every(ast.Call):
        if is_numpys(call.func):
            products += [tuple(call.args)] * is_numpys(call.func, "dot", "matmul")
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
    if left == right:
        return (
            "Is a product entry by entry meant, `*`? Or a matrix product, and one side is to be "
            "turned (`.T`)?"
        )
    fits = {
        "Is the left one to be turned (`.T`)?": left[0] == right[0],
        "Is the right one to be turned (`.T`)?": left[1] == right[1],
        "Is the order to be swapped?": left[0] == right[1],
    }
    found = [text for text, so in fits.items() if so]
    if len(found) > 1:
        return "Is one of them to be turned (`.T`), or the order to be swapped?"
    return found[0] if found else "They have to be equal."


@on_message("ValueError", r"matmul: Input operand (0|1) does not have enough dimensions")
def _number_in_product(spot: Spot, side: str) -> str:
    sides = _sides(spot)
    what = spot.quoted(sides[int(side)]) if sides else ""
    where = what or ("What stands left of `@`" if side == "0" else "What stands right of `@`")
    return f"{where} is no array but a single thing. A number multiplies with `*`."


@on_message(
    "ValueError",
    r"operands could not be broadcast together with shapes (\([\d,]*\)) (\([\d,]*\)) ?$",
)
def _not_broadcast(spot: Spot, left: str, right: str) -> str:
    one, other = read_shape(left), read_shape(right)
    told = f"The shapes {_of(spot, one)} and {_of(spot, other)} do not fit together"
    if len(one) == len(other) == 2 and one == other[::-1]:
        return f"{told}: rows and columns are swapped. Is one of the two to be turned?"
    for shape in _shapes_computed_with(spot):
        return f"{shape} is a tuple of all sizes. Is one of them meant, such as {shape[:-1]}[0]`?"
    flat, full = sorted((one, other), key=len)
    if len(flat) == 1 and len(full) == 2 and flat[0] == full[0]:
        keeps = "A sum or mean keeps its axis with `keepdims=True`."
        makes = "`reshape(-1, 1)` makes one."
        return (
            f"{told}: {flat} counts as a row of {flat[0]}. Is a column, {(flat[0], 1)}, meant? "
            f"{keeps if reduces(spot.function) else makes}"
        )
    return f"{told}: along each axis sizes have to be equal, or one of them 1."


def _shapes_computed_with(spot: Spot) -> list[str]:
    sides = [side for node in spot.every(ast.BinOp) for side in (node.left, node.right)]
    shapes = [each for each in sides if isinstance(each, ast.Attribute) and each.attr == "shape"]
    return [quoted for quoted in map(spot.quoted, shapes) if quoted]


def _of(spot: Spot, shape: tuple[int, ...]) -> str:
    """Write a shape, with the argument that has it and is computed with, if that is one only."""
    sides = [side for each in spot.nodes for side in _entry_by_entry(each)]
    used = {side.id for side in sides if isinstance(side, ast.Name)}
    owners = [
        name
        for name, value in spot.given.items()
        if name in used and type(value) is np.ndarray and value.shape == shape
    ]
    return f"{shape} of `{owners[0]}`" if len(owners) == 1 else f"{shape}"


def _entry_by_entry(node: ast.AST) -> Sequence[ast.AST]:
    """Return what meets entry by entry in a part of a line, so that the shapes have to fit."""
    if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.MatMult):
        return ()
    if isinstance(node, ast.BinOp):
        return node.left, node.right
    if isinstance(node, ast.AugAssign):
        return node.target, node.value
    if isinstance(node, ast.Compare):
        return node.left, *node.comparators
    return node.args if isinstance(node, ast.Call) else ()


@on_message(
    "ValueError",
    r"non-broadcastable output operand with shape (\([\d,]*\)) .* shape (\([\d,]*\))",
)
def _grows_in_place(_: Spot, kept: str, result: str) -> str:
    return (
        f"An operation in place, such as `+=`, keeps the shape, {read_shape(kept)}; the result "
        f"here would have {read_shape(result)}."
    )


@on_message(
    "ValueError",
    r"could not broadcast input array from shape (\([\d,]*\)) into shape (\([\d,]*\))",
)
def _does_not_fit(_: Spot, given: str, place: str) -> str:
    shape, room = read_shape(given), read_shape(place)
    said = f"An array of shape {shape} is put into a place of shape {room}."
    if len(room) == 1 and shape == (*room, 1):
        return f"{said} Its column, `[:, 0]`, has that shape."
    if len(room) == 1 and shape == (1, *room):
        return f"{said} Its row, `[0]`, has that shape."
    return said


@on_message("ValueError", r"cannot reshape array of size (\d+) into shape \(([\w,-]+)\)")
def _reshaped(_: Spot, size: str, shape: str) -> str:
    sizes = [int(each) for each in shape.split(",") if each.isdigit()]
    product = math.prod(sizes)
    if "newaxis" in shape or "-1" in shape:
        return f"{size} entries cannot be shared out by {product}: the other axis comes out broken."
    entries = counted(int(size), "entry", "entries")
    return f"The array has {entries}; the shape {tuple(sizes)} is for {product}."


@on_message("ValueError", r"The truth value of an array with more than one element is ambiguous")
def _no_single_truth(spot: Spot) -> str:
    for call in () if spot.every(ast.If) else spot.every(ast.Call):
        if isinstance(call.func, ast.Name) and call.func.id in ("max", "min"):
            own = f"{call.func.id}imum"
            return f"`{call.func.id}` compares wholes. `np.{own}` compares entry by entry."
    compared = spot.every(ast.Compare)
    sides = [side for each in compared for side in (each.left, *each.comparators)]
    if piece := piece_of_array(spot, sides):
        return piece
    start = "An array's comparison has a yes or no for each entry, and here one for all is needed."
    if any(_is_of_wholes(each) for each in compared):
        return (
            f"{start} `np.allclose`, or the largest difference, gives one; the mean of the "
            "comparison is the share of entries that agree."
        )
    return f"{start} `np.where`, or a product with the comparison, decides entry by entry."


def _is_of_wholes(compared: ast.Compare) -> bool:
    """Return whether two arrays are compared, or their difference is with a small number."""
    left, right = compared.left, compared.comparators[0]
    if isinstance(compared.ops[0], ast.Eq | ast.NotEq):
        return not any(isinstance(side, ast.Constant) for side in (left, right))
    small = isinstance(right, ast.Constant) and isinstance(right.value, float)
    differs = any(
        isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) for node in ast.walk(left)
    )
    return small and differs and 0 < right.value <= _SMALL  # type: ignore[attr-defined]


_SMALL = 1e-2
"""What is smaller is a difference that counts for none."""


@on_message("AxisError", r"axis (-?\d+) is out of bounds for array of dimension (\d+)")
def _no_axis(_: Spot, axis: str, dimensions: str) -> str:
    count = int(dimensions)
    there = "no axis" if not count else "axis 0 only" if count == 1 else f"axes 0 to {count - 1}"
    dimensions = counted(count, "dimension", "dimensions")
    return f"The array has {dimensions}, so {there}; this asks for axis {axis}."
