"""The rules on answer cells: what students see of them, and what they do not."""

from __future__ import annotations

import ast
import builtins
import functools
import inspect
import symtable
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
from tools.solutions import (
    BROKEN,
    SOLUTION,
    Gap,
    NoSource,
    gap_in,
    names_from_outside,
    read_reference,
    statements,
    without_solution,
)


def answers(source: Source, exercises: Exercises) -> Found:
    """Find answer cells that lack a solution, or leave students without a def and docstring."""
    for cell in source.cells:
        name = cell.options.get("answer")
        if not isinstance(name, str) or name not in exercises:
            continue
        exercise = exercises[name]
        gap = None if exercise.is_quiz else gap_in(cell.source, name)
        if gap:
            yield from _where_it_stands(cell, name, gap)
            yield from _from_the_reference(source, cell, name, exercise, gap)
        else:
            yield from _written_out(cell, name, exercise)


# Solutions that are left out: the build takes them from the reference


def _where_it_stands(cell: Cell, name: str, gap: Gap) -> Found:
    lines = cell.source.split("\n")
    for number, text in cell.numbered():
        if any(words in text for words in (SOLUTION[0], BROKEN)):
            yield number, f"{name} has a solution and `...`, which stands for one; keep one of them"
    if lines[gap.line - 1].strip() != "..." or gap.line != len(lines):
        line = cell.first + gap.line - 1
        yield line, "`...`, for the reference's solution, is the cell's last line, and alone on it"
    if not ast.get_docstring(gap.function):
        yield cell.first + gap.function.lineno - 1, f"{name} has no docstring"


def _from_the_reference(source: Source, cell: Cell, name: str, exercise: Any, gap: Gap) -> Found:
    line = cell.first + gap.line - 1
    try:
        reference = read_reference(exercise.reference)
    except NoSource as error:
        yield line, f"no solution for {name}: {error}; write the solution out"
        return
    ours, theirs = (ast.unparse(node.args) for node in (gap.function, reference.node))
    if ours != theirs:
        first = cell.first + gap.function.lineno - 1
        yield first, f"{name}({ours}) here, but ({theirs}) in {reference.place}; write the same"
    given = _texts(gap.function)[:-1]
    if given != _texts(reference.node)[: len(given)]:
        yield (
            line,
            f"the lines above `...` are not the first ones of {reference.place}; write the same, "
            "or write the solution out",
        )
    missing = names_from_outside(reference) - _names_by(source, cell) - set(dir(builtins))
    if missing:
        yield (
            line,
            f"the solution in {reference.place} uses {listed(sorted(missing))}, which no cell down "
            "to this one imports or defines; do so there, or write the solution out",
        )


def _texts(function: ast.FunctionDef) -> list[str]:
    return [ast.unparse(statement) for statement in statements(function)]


def _names_by(source: Source, last: Cell) -> set[str]:
    """Return the names that a notebook has once a cell has run."""
    names: set[str] = set()
    for cell, tree in source.parsed():
        if cell.marker <= last.marker:
            names |= _names_given(tree)
    return names


@functools.cache
def _names_given(tree: ast.Module) -> frozenset[str]:
    table = symtable.symtable(ast.unparse(tree), "cell", "exec")
    return frozenset(
        each.get_name()
        for each in table.get_symbols()
        if each.is_assigned() or each.is_imported() or each.is_namespace()
    )


# Solutions that are written out


def _written_out(cell: Cell, name: str, exercise: Any) -> Found:
    problems = list(_solution_markers(cell))
    yield from problems
    if problems:
        return
    try:
        whole, visible = parse(cell.source), parse(without_solution(cell.source))
    except SyntaxError as error:
        if parses(cell.source):
            yield cell.marker, f"without its solution the cell is not valid Python: {error.msg}"
        return
    if isinstance(exercise.reference, type):
        yield from _class(cell, name, visible)
        return
    judge = _quiz if exercise.is_quiz else _function
    yield from judge(cell, name, exercise, whole, visible)


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
        yield (
            cell.marker,
            f"an answer without `{begin}` and `{end}` around the solution, and without `...` for "
            "the reference's",
        )
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
        declared = ", ".join(_parameters(exercise))
        yield cell.marker, f"expected `def {name}({declared}):` outside the solution markers"
        return
    yield from _signature(cell, name, exercise, definition)
    if not ast.get_docstring(shown):
        line = cell.first + definition.lineno - 1
        yield line, f"{name} has no docstring outside the solution markers"
    yield from _said_twice(cell, name, exercise, definition)


def _class(cell: Cell, name: str, visible: ast.Module) -> Found:
    shown = [n for n in visible.body if isinstance(n, ast.ClassDef) and n.name == name]
    if not shown:
        yield cell.marker, f"expected `class {name}:` outside the solution markers"
    elif not ast.get_docstring(shown[0]):
        yield cell.marker, f"{name} has no docstring outside the solution markers"


def _signature(cell: Cell, name: str, exercise: Any, definition: ast.FunctionDef) -> Found:
    arguments = [argument.arg for argument in (*definition.args.posonlyargs, *definition.args.args)]
    asked = _parameters(exercise)
    if tuple(arguments) != asked:
        declared = ", ".join(asked)
        line = cell.first + definition.lineno - 1
        yield line, f"{name}({', '.join(arguments)}); declared with the arguments ({declared})"


def _parameters(exercise: Any) -> tuple[str, ...]:
    """Return what the student's own function takes, which a probe's cases do not say."""
    if exercise.probe:
        return tuple(inspect.signature(exercise.reference).parameters)
    return tuple(exercise.parameters)


def _said_twice(cell: Cell, name: str, exercise: Any, definition: ast.FunctionDef) -> Found:
    """Find a solution that is the reference's again, where `...` would do."""
    begins = [number for number, line in cell.numbered() if SOLUTION[0] in line]
    ends_the_cell = SOLUTION[1] in cell.source.rsplit("\n", 1)[-1]
    if len(begins) != 1 or not ends_the_cell or BROKEN in cell.source:
        return
    try:
        reference = read_reference(exercise.reference)
    except NoSource:
        return
    ours, theirs = ((ast.unparse(node.args), _texts(node)) for node in (definition, reference.node))
    if ours == theirs:
        text = f"the solution of {name} is that of {reference.place} again"
        yield begins[0], f"{text}; leave it out: write `...` in the place of it and its markers"


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
