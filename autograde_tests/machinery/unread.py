"""Find arguments that a function never reads, though the answer depends on them.

A hyper-parameter is typed in where the argument is meant, or the argument is given a value of its
own on the first line. Such code is right for some inputs and wrong for others, in as many ways as
there are numbers; that the argument is not read can be seen in the text.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from .calling import Calls, plain
from .claims import MOST_NAMES, listed
from .compare import difference
from .edits import names_in
from .exercises import Exercise
from .judging import Verdict, quiet

NOT_TOLD = {"rng"}
"""Arguments that nobody has to read: other random numbers are as good."""


def unread(exercise: Exercise, tree: ast.Module, verdicts: Sequence[Verdict], first: int) -> str:
    """Return which arguments are never read, and where they are lost; "" if all are.

    Parameters
    ----------
    exercise : Exercise
    tree : ast.Module
        The student's function.
    verdicts : sequence of Verdict
        How the cases went that it does not pass.
    first : int
        The line of the student's cell on which the function begins.
    """
    theirs, ours = _function(tree, exercise.name), _function_of(exercise)
    if theirs is None or ours is None or theirs.args.vararg or theirs.args.kwarg:
        return ""
    names = [arg.arg for arg in (*theirs.args.posonlyargs, *theirs.args.args)]
    if len(names) > len(exercise.parameters):
        return ""
    lost: list[tuple[str, int]] = []
    never: list[str] = []
    for place, (name, parameter) in enumerate(zip(names, exercise.parameters, strict=False)):
        if is_read(theirs, name) or not is_read(ours, parameter) or parameter in NOT_TOLD:
            continue
        if not any(_matters(exercise, verdict, place) for verdict in verdicts):
            continue
        if line := overwritten(theirs, name):
            lost.append((name, line))
        else:
            never.append(name)
    return _told(lost, never, first)


def _told(lost: Sequence[tuple[str, int]], never: Sequence[str], first: int) -> str:
    if len(lost) + len(never) > MOST_NAMES:
        return ""
    texts = [
        f"In line {line + first - 1} `{name}` gets a value of its own: the one handed in is lost."
        for name, line in lost
    ]
    if len(never) == 1:
        texts.append(
            f"The argument `{never[0]}` is never used. What is it for, and what stands in its "
            "place?"
        )
    elif never:
        names = listed([f"`{name}`" for name in never])
        texts.append(
            f"The arguments {names} are never used. What are they for, and what stands in their "
            "place?"
        )
    return " ".join(texts)


def is_read(function: ast.FunctionDef, name: str) -> bool:
    r"""Return whether a function reads what it was given under a name.

    Examples
    --------
    >>> tree = ast.parse("def f(a, b, c):\n    a = 2\n    c = c + 1\n    return a * c")
    >>> [is_read(tree.body[0], name) for name in "abc"]
    [False, False, True]
    """
    return overwritten(function, name) == 0 and any(
        node.id == name and isinstance(node.ctx, ast.Load) for node in _names(function)
    )


def overwritten(function: ast.FunctionDef, name: str) -> int:
    """Return the line on which an argument gets another value before it is read; 0 if none."""
    for statement in function.body:
        if isinstance(statement, ast.Assign) and name not in names_in(statement.value):
            targets = [n.id for target in statement.targets for n in _bound(target)]
            if name in targets:
                return statement.lineno
        if any(node.id == name for node in _names(statement)):
            return 0
    return 0


def _names(node: ast.AST) -> Iterator[ast.Name]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Name))


def _bound(target: ast.expr) -> Iterator[ast.Name]:
    return (n for n in _names(target) if isinstance(n.ctx, ast.Store))


def _function(tree: ast.Module, name: str) -> ast.FunctionDef | None:
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return next((function for function in functions if function.name == name), None)


def _function_of(exercise: Exercise) -> ast.FunctionDef | None:
    if exercise.probe or isinstance(exercise.reference, type):
        return None
    return _function(exercise.tree(), exercise.name)


def _matters(exercise: Exercise, verdict: Verdict, place: int) -> bool:
    """Return whether the right answer to a case is another with another argument."""
    arguments = verdict.arguments
    if isinstance(arguments, Calls):
        arguments = arguments[0]
    if place >= len(arguments):  # the case leaves it at its default
        return False
    other = _other(arguments[place])
    if other is None:
        return False
    try:
        with quiet():
            right = plain(exercise.expected(copy.deepcopy(tuple(arguments))))
            changed = [*arguments[:place], other, *arguments[place + 1 :]]
            answer = plain(exercise.expected(copy.deepcopy(tuple(changed))))
    except Exception:  # the other arguments need this one
        return True
    return difference(right, answer, verdict.case.rtol) is not None


def _other(value: Any) -> Any:
    """Return another value of the same kind; None if there is none that must matter."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | np.integer):
        return value + 1
    if isinstance(value, float | np.floating | np.ndarray):
        return value * 1.5 + 0.125
    if isinstance(value, dict):
        return {name: _other(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_other(item) for item in value)
    return None
