"""Functions that are called in another way, and attributes that are not there."""

from __future__ import annotations

import ast
import inspect
import math
import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

from .kinds import kind_in_words, misused
from .rules import listed, nearest, numpy_path, on_message
from .spot import Spot, is_name


@on_message("TypeError", r"([\w.<>]+)\(\) (?:missing|takes|got an unexpected|got multiple)")
def _called_otherwise(spot: Spot, name: str) -> str | None:
    tries = (_no_self, _not_called, _unlike_the_check, _other_keyword, _signature)
    return next((hint for one in tries if (hint := one(spot, name))), None)


@on_message("TypeError", r"'\w+' is an invalid keyword argument for (\w+)\(\)")
def _keyword_of_pythons(spot: Spot, name: str) -> str:
    return _other_keyword(spot, name)


@on_message(
    "TypeError", r"(sum|max|min)\(\) takes at most \d+ (?:keyword )?arguments? \(\d+ given\)"
)
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


def _not_called(spot: Spot, name: str) -> str:
    """Say that what should make an object was not called: its class is asked, and no object."""
    method = name.rpartition(".")[2]
    for call in spot.every(ast.Call):
        if not isinstance(call.func, ast.Attribute) or call.func.attr != method:
            continue
        maker = spot.origin(call.func.value)
        if isinstance(maker, ast.Name) and maker.id in spot.inputs() and "." in name:
            owner = spot.quoted(call.func.value)
            return f"{owner} is `{maker.id}` itself: round brackets, `{maker.id}()`, call it."
    return ""


def _unlike_the_check(spot: Spot, name: str) -> str:
    """Say what the check hands over, if it was the check that called."""
    function = spot.names.get(name)
    if spot.failure.line_number or not inspect.isfunction(function) or not spot.handed:
        return ""
    if _inputs_given(function, spot.failure.message) != len(spot.handed):
        return ""  # somebody else called: a probe, in the check's place
    return f"The check calls `{name}` with {listed(spot.handed)}: it has to take these."


def _inputs_given(function: Callable[..., Any], message: str) -> int:
    """Return how many inputs a function was called with, when Python said that they do not fit."""
    given = re.search(r" but (\d+) w", message)
    if given:
        return int(given[1])
    missing = re.search(r" missing (\d+) ", message)
    needed = [
        each
        for each in inspect.signature(function).parameters.values()
        if each.default is each.empty
    ]
    return len(needed) - int(missing[1]) if missing else -1


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
    near = known if known in inputs else nearest(wrong, inputs)
    return f"`{name.strip('_')}` has no input `{wrong}`. Is `{near}` meant?" if near else ""


@on_message("AttributeError", r"module '([\w.]+)' has no attribute '(\w+)'")
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
    path = numpy_path(name) if own in (np, math) else ""
    alike = nearest(name, dir(own)) if own else ""
    near = path or (f"{'np' if own is np else module}.{alike}" if alike else "")
    called = {np: "NumPy"}.get(own, f"`{module}`") if own else f"`{module}`"
    return f"{called} has no `{name}`. Is `{near}` meant?" if near else ""


@on_message("AttributeError", r"'([\w.]+)' object has no attribute '(\w+)'")
def _no_attribute(spot: Spot, kind: str, name: str) -> str | None:
    owners = [node.value for node in spot.every(ast.Attribute) if node.attr == name]
    node = owners[0] if owners and len({ast.unparse(each) for each in owners}) == 1 else None
    if node is None:
        return None
    sure = spot.is_alone() or type(spot.known(node)).__name__ == kind.rpartition(".")[2]
    what = spot.quoted(node) if sure else ""
    kinds = {"numpy.ndarray": np.ndarray, "list": list, "dict": dict, "str": str, "tuple": tuple}
    near = nearest(name, dir(kinds[kind])) if kind in kinds else ""
    if kind == "numpy.ndarray" and name in ("items", "keys", "values"):
        return f"{what or 'Something here'} is an array, not a dict."
    if near:
        return f"{kind_in_words(kind).capitalize()} has no `{name}`. Is `{near}` meant?"
    if kind == "numpy.ndarray":
        return _not_of_arrays(name, what)
    if kind == "numpy.random._generator.Generator" and name in _OF_GENERATORS:
        return f"A generator has no `{name}`; what it has instead is `{_OF_GENERATORS[name]}`."
    if kind_in_words(kind) in ("a number", "text"):
        return f"{what or 'Something here'} is {kind_in_words(kind)}, so there is no `{name}`."
    if kind == "dict" and what and name in (spot.known(node) or ()):
        return f'{what} is a dict: an entry is taken with its key, {what[:-1]}["{name}"]`.'
    if kind == "list" and hasattr(np.ndarray, name):
        start = f"{what or 'Something here'} is a list."
        return f"{start} An array has `{name}`: `np.array` makes one of it."
    return misused(spot, kind, node) if kind != "list" else None


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
    path = numpy_path(name)
    if not path:
        return None
    return f"`{name}` is a function of NumPy, not an array's own: `{path}({what.strip('`')})`."
