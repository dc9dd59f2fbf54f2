"""Names without a value."""

from __future__ import annotations

import ast
import builtins
import keyword
from types import ModuleType

from .rules import listed, nearest, numpy_path, on_message
from .spot import Spot, is_name


@on_message("NameError", r"name '(\w+)' is not defined")
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
    if not inner or len(inner) != len(spot.stored().get(name, ())):
        return ""
    return f"`{name}` has a value only inside the brackets of the comprehension that gives it one."


def _near_name(spot: Spot, name: str) -> str:
    inputs = spot.inputs()
    before = [one for one, lines in spot.stored().items() if min(lines) < spot.line]
    theirs = [one for one in spot.names if not one.startswith("_") and one not in _OF_IPYTHON]
    for options in (inputs, before, theirs, spot.exercises, [*dir(builtins), *keyword.kwlist]):
        near = nearest(name, options)
        if near:
            return f"`{name}` has no value here. Is `{near}` meant?"
    return ""


_OF_IPYTHON = {"In", "Out", "exit", "quit", "get_ipython", "open"}


def _of_numpy(spot: Spot, name: str) -> str:
    if not any(is_name(call.func, name) for call in spot.every(ast.Call)):
        return ""
    path = numpy_path(name)
    return f"NumPy's `{name}` is called with the module in front: `{path}`." if path else ""


def _no_input(spot: Spot, name: str) -> str:
    inputs = [one for one in spot.inputs() if one != "self"]
    inner = spot.function and any(
        isinstance(node, ast.FunctionDef | ast.Lambda) and node is not spot.function
        for node in ast.walk(spot.function)
    )
    if not inputs or inner or name in spot.stored():
        return ""
    called = "Its input is called" if len(inputs) == 1 else "Its inputs are called"
    return f"`{name}` has no value in this function. {called} {listed(inputs)}."


@on_message("UnboundLocalError", r"cannot access local variable '(\w+)'")
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
