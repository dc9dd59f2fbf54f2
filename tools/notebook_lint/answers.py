"""The rules on answer cells: what students see of them, and what they do not."""

from __future__ import annotations

import ast
from typing import Any

from tools.notebook_source import (
    Cell,
    Exercises,
    Found,
    Source,
    definition_of,
    listed,
    parse,
    parses,
)
from tools.solutions import BROKEN, SOLUTION, without_solution


def answers(source: Source, exercises: Exercises) -> Found:
    """Find answer cells that lack a solution, or leave students without a def and docstring."""
    for cell in source.cells:
        name = cell.options.get("answer")
        if not isinstance(name, str) or name not in exercises:
            continue
        problems = list(_solution_markers(cell))
        yield from problems
        if problems:
            continue
        try:
            whole, visible = parse(cell.source), parse(without_solution(cell.source))
        except SyntaxError as error:
            if parses(cell.source):
                yield cell.marker, f"without its solution the cell is not valid Python: {error.msg}"
            continue
        judge = _quiz if exercises[name].is_quiz else _function
        yield from judge(cell, name, exercises[name], whole, visible)


def _solution_markers(cell: Cell) -> Found:
    begin, end = (f"### {words}" for words in SOLUTION)
    inside = 0
    regions = 0
    for number, line in cell.numbered():
        if not any(words in line for words in SOLUTION):
            continue
        if line.strip() not in (begin, end):
            yield number, f"the line is exactly `{begin}` or `{end}`, and nothing beside it"
        elif (line.strip() == begin) == bool(inside):
            yield number, f"`{line.strip()}` out of turn: begin and end take turns"
        inside = number if SOLUTION[0] in line else 0
        regions += 1
    if inside:
        yield inside, f"no `{end}` after this line"
    if not regions:
        yield cell.marker, f"an answer without `{begin}` and `{end}` around the solution"
    yield from _faults(cell)


def _faults(cell: Cell) -> Found:
    inside, above = False, ""
    for number, line in cell.numbered():
        text = line.strip()
        fits = text.startswith(BROKEN) and inside and above and not above.startswith(BROKEN)
        if BROKEN.rstrip(":") in line and not fits:
            yield number, f"`{BROKEN} code` stands alone, in a solution, below the line it replaces"
        if any(words in line for words in SOLUTION):
            inside, text = SOLUTION[0] in line, ""
        above = text


def _function(
    cell: Cell, name: str, exercise: Any, whole: ast.Module, visible: ast.Module
) -> Found:
    definition, shown = definition_of(whole, name), definition_of(visible, name)
    if definition is None or shown is None:
        declared = ", ".join(exercise.parameters)
        yield cell.marker, f"expected `def {name}({declared}):` outside the solution markers"
        return
    line = cell.first + definition.lineno - 1
    arguments = [argument.arg for argument in (*definition.args.posonlyargs, *definition.args.args)]
    if tuple(arguments) != tuple(exercise.parameters):
        declared = ", ".join(exercise.parameters)
        yield line, f"{name}({', '.join(arguments)}); declared with the arguments ({declared})"
    if not ast.get_docstring(shown):
        yield line, f"{name} has no docstring outside the solution markers"


def _quiz(cell: Cell, name: str, exercise: Any, _: ast.Module, visible: ast.Module) -> Found:
    for node in visible.body:
        if isinstance(node, ast.Assign) and name in [ast.unparse(goal) for goal in node.targets]:
            keys = getattr(node.value, "keys", None)
            if isinstance(keys, list):
                shown = [getattr(key, "value", None) for key in keys]
                if shown != list(exercise.reference):
                    questions = listed(exercise.reference)
                    yield cell.first + node.lineno - 1, f"{name} has the questions {questions}"
                return
    yield cell.marker, f"expected `{name} = {{…}}` with every question outside the solution markers"
