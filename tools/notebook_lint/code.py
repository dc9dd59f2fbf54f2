"""The rules on code: that it parses, that figures can be read, whose checks it takes."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Iterator

from autograde_tests import CONTENT
from tools.notebook_source import Exercises, Found, Source, parse
from tools.solutions import NoSource, gap_in, names_from_outside, read_reference


def figures(source: Source) -> Found:
    """Find code that is not Python, and figures that not everybody could read."""
    for cell in source.cells:
        if cell.kind != "code":
            continue
        try:
            tree = parse(cell.source)
        except SyntaxError as error:
            yield cell.first + (error.lineno or 1) - 1, f"not valid Python: {error.msg}"
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for text in _figure_problems(node):
                    yield cell.first + node.lineno - 1, text


def _figure_problems(call: ast.Call) -> Iterator[str]:
    name = ast.unparse(call.func)
    if searches_for_a_place(call):
        yield (
            f"{name} without a place: matplotlib would search for one, and say on a slow machine "
            f'how slow that is; write {name}(loc="upper right") or another free place'
        )
    if name in ("plt.show", "pyplot.show", "matplotlib.pyplot.show", "fig.show"):
        yield f'{name}() has no alternative text; write plotting.show(fig, alt="…")'
    if name in ("plotting.show", "course_utils.plotting.show", "show"):
        alt = next((keyword.value for keyword in call.keywords if keyword.arg == "alt"), None)
        literal = isinstance(alt, ast.Constant) and isinstance(alt.value, str) and alt.value.strip()
        if not literal and not (isinstance(alt, ast.JoinedStr) and alt.values):
            yield f'{name} without alternative text; write {name}(fig, alt="what it shows")'


def searches_for_a_place(call: ast.Call) -> bool:
    """Whether a call makes a legend for which Matplotlib has to find a place.

    Examples
    --------
    >>> calls = ["ax.legend()", "ax.legend(loc='best')", "ax.legend(loc='upper left')", "ax.plot()"]
    >>> [searches_for_a_place(ast.parse(call, mode="eval").body) for call in calls]
    [True, True, False, False]
    """
    places = [keyword.value for keyword in call.keywords if keyword.arg == "loc"]
    is_legend = isinstance(call.func, ast.Attribute) and call.func.attr == "legend"
    return is_legend and (not places or ast.unparse(places[0]) in ("'best'", "0"))


def checks_of_this_notebook(source: Source, exercises: Exercises) -> Found:
    """Find checks that are those of another notebook, or none."""
    calls = [
        (cell.first + node.lineno - 1, node)
        for cell, tree in source.parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "notebook_checks"
    ]
    arguments = [source.notebook, *([] if source.package == CONTENT else [source.package])]
    quoted = ", ".join(f'"{argument}"' for argument in arguments)
    wanted = f"check = notebook_checks({quoted})"
    if exercises and source.cells and not calls:
        yield source.cells[0].marker, f"no cell with `{wanted}`"
    for number, call in calls:
        if [getattr(argument, "value", None) for argument in call.args] != arguments:
            yield number, f"`{ast.unparse(call)}`; this notebook's is `{wanted}`"


def unused_imports(source: Source, exercises: Exercises) -> Found:
    """Find imports that neither a cell uses nor a solution that the build takes over.

    What an experiment imports may be there for what students write into it.
    """
    used = {
        node.id
        for _, tree in source.parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name)
    }
    used |= _names_in_solutions(source, exercises)
    for cell, tree in source.parsed():
        is_experiment = "experiment" in str(cell.options.get("tags"))
        for node in ast.walk(tree):
            if isinstance(node, ast.alias) and not is_experiment:
                name = (node.asname or node.name).split(".")[0]
                if name not in used:
                    yield cell.first + node.lineno - 1, f"{name} is imported, and nothing uses it"


def _names_in_solutions(source: Source, exercises: Exercises) -> set[str]:
    names: set[str] = set()
    for cell in source.cells:
        exercise = exercises.get(str(cell.options.get("answer")))
        if exercise and not exercise.is_quiz and gap_in(cell.source, exercise.name):
            # a reference without a text is reported where its solution is missing
            with contextlib.suppress(NoSource):
                names |= names_from_outside(read_reference(exercise.reference))
    return names
