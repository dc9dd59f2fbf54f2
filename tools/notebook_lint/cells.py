"""The rules on cells: their kinds, options, nbgrader's metadata, and the order of exercises."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from autograde_tests.machinery.agreed import PREDICT, PROGRESS
from tools.notebook_source import Cell, Exercises, Found, Predictions, Source, listed

LONGEST_CODE = 60
TAGS = ("experiment", "raises-exception", PROGRESS)
ROLES = ("answer", "check", "quiz", PREDICT)
OPTIONS = (*ROLES, "tags", "nbgrader", "folded", "long")


def well_formed(source: Source) -> Found:
    """Find cells of a kind that the build does not know, or with options it cannot read."""
    for cell in source.cells:
        if cell.kind not in ("code", "markdown"):
            yield cell.marker, f"a {cell.kind} cell; write a code or a [markdown] cell"
        elif not cell.source:
            yield cell.marker, "an empty cell"
        lines = cell.source.count("\n") + 1
        if cell.kind == "code" and lines > LONGEST_CODE:
            yield cell.marker, f"{lines} lines of code in a cell; at most {LONGEST_CODE}: divide it"
        if "incorrectly_encoded_metadata" in cell.options:
            written = cell.options["incorrectly_encoded_metadata"]
            yield cell.marker, f'cannot read the option {written!r}; write it like answer="name"'
            continue
        for option in cell.options:
            if option not in OPTIONS:
                yield cell.marker, f"unknown option {option!r}; expected one of {listed(OPTIONS)}"
        yield from _option_values(cell)


def _option_values(cell: Cell) -> Found:
    roles = [option for option in (*ROLES, "nbgrader") if option in cell.options]
    if len(roles) > 1:
        yield cell.marker, f"{listed(roles)} on one cell; a cell has one of them"
    for role in ROLES:
        if role in cell.options and not isinstance(cell.options[role], str):
            what = "a prediction" if role == PREDICT else "an exercise"
            yield cell.marker, f'{role} names {what}; write {role}="name"'
        if role in cell.options and cell.kind != "code":
            yield cell.marker, f"{role} on a {cell.kind} cell; only code cells have it"
    tags = cell.options.get("tags", [])
    if not isinstance(tags, list) or not set(map(str, tags)) <= set(TAGS):
        yield cell.marker, f"tags {tags!r}; expected a list of {listed(TAGS)}"


def nbgrader_metadata(source: Source, exercises: Exercises) -> Found:
    """Find metadata of nbgrader's that an author wrote out and nbgrader would refuse."""
    from nbformat.v4 import new_code_cell, new_markdown_cell
    from nbgrader.nbgraderformat import MetadataValidator, ValidationError
    from nbgrader.nbgraderformat.common import SchemaMismatchError

    for cell in source.cells:
        if "nbgrader" not in cell.options:
            continue
        written = cell.options["nbgrader"]
        if not isinstance(written, dict):
            yield cell.marker, f"nbgrader is {written!r}; expected a dict of nbgrader's metadata"
            continue
        make: Callable[..., Any] = new_markdown_cell if cell.kind == "markdown" else new_code_cell
        try:
            MetadataValidator().validate_cell(make(metadata={"nbgrader": written}))
        except ValidationError as error:
            yield cell.marker, f"nbgrader's metadata: {error.message}"
        except SchemaMismatchError as error:
            expected, actual = error.expected_version, error.actual_version
            yield cell.marker, f"nbgrader's metadata: schema_version {actual}, expected {expected}"
        name, points = str(written.get("grade_id")), written.get("points")
        if name in exercises and points not in (None, exercises[name].points):
            declared = exercises[name].points
            yield cell.marker, f"{name} has {points} points here, but {declared:g} are declared"


def grade_ids(source: Source) -> Found:
    """Find cells of the gradebook without a name of their own."""
    first: dict[str, int] = {}
    for cell in source.cells:
        name = cell.grade_id
        if not isinstance(name, str):
            continue
        if name in first:
            yield cell.marker, f"the grade id {name!r} is used before, in line {first[name]}"
        elif not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name):
            yield cell.marker, f"the grade id {name!r}; expected 1 to 64 letters, digits, _ and -"
        first.setdefault(name, cell.marker)


def exercise_cells(source: Source, exercises: Exercises) -> Found:
    """Find exercises without their cells, cells without an exercise, and another order."""
    if not source.cells:
        return
    found: dict[str, dict[str, list[int]]] = {"answer": {}, "check": {}, "quiz": {}}
    for cell in source.cells:
        for role in found:
            name = cell.options.get(role)
            if not isinstance(name, str):
                continue
            found[role].setdefault(name, []).append(cell.marker)
            if name not in exercises:
                declared = listed(exercises) if exercises else "none"
                yield cell.marker, f"no exercise {name!r} is declared; declared: {declared}"
            elif role not in _roles(exercises[name]):
                yield cell.marker, _other_roles(name, exercises[name])
            if role in ("check", "quiz") and cell.source != f'check("{name}")':
                yield cell.first, f'the text of this cell is exactly `check("{name}")`'
    last = 0
    for name in exercises:
        for role in _roles(exercises[name]):
            lines = found[role]
            if name not in lines:
                line = source.cells[-1].marker
                yield line, f'{name} is declared, but no cell has {role}="{name}"'
            else:
                # The second cell breaks the rule on grade ids too; that message has its line.
                first = lines[name][0]
                if first < last:
                    yield first, f"{role} of {name} stands too early: the order is that declared"
                last = max(last, first)


def prediction_cells(source: Source, predictions: Predictions) -> Found:
    """Find predictions without a cell, cells without a prediction or a result, another order."""
    found: dict[str, int] = {}
    code = [cell for cell in source.cells if cell.kind == "code"]
    for cell, after in zip(code, [*code[1:], None], strict=False):
        name = cell.options.get(PREDICT)
        if not isinstance(name, str):
            continue
        if name not in predictions:
            yield (
                cell.marker,
                f"no prediction {name!r} is declared; declared: {listed(predictions) or 'none'}",
            )
        elif name in found:
            yield cell.marker, f"{name} is asked before, in line {found[name]}"
        found.setdefault(name, cell.marker)
        if cell.source != f'check.{PREDICT}("{name}")':
            yield cell.first, f'the text of this cell is exactly `check.{PREDICT}("{name}")`'
        if after is None or set(ROLES) & set(after.options):
            yield cell.marker, f"the next code cell does not show what {name} asks to predict"
    for name in predictions:
        if source.cells and name not in found:
            line = source.cells[-1].marker
            yield line, f'{name} is declared, but no cell has {PREDICT}="{name}"'
    placed = [name for name in found if name in predictions]
    declared = [name for name in predictions if name in found]
    for name, expected in zip(placed, declared, strict=True):
        if name != expected:
            yield found[name], f"{name} stands before {expected}: the order is that declared"
            break


def _roles(exercise: Any) -> tuple[str, ...]:
    """Return the cells that an exercise has: a quiz made of questions has a single one."""
    return ("quiz",) if getattr(exercise, "questions", ()) else ("answer", "check")


def _other_roles(name: str, exercise: Any) -> str:
    if _roles(exercise) == ("quiz",):
        return f'{name} is made of questions; write quiz="{name}", which makes all its cells'
    return f'{name} is not made of questions; write an answer="{name}" and a check="{name}"'
