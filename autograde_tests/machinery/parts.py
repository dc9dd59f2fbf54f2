"""What the parts of an exercise's answer are called."""

from __future__ import annotations

import ast
import inspect
import re

from .exercises import Exercise


def parts_of(exercise: Exercise) -> tuple[str, ...]:
    """Return what the parts of an answer are called, by the reference or its documentation.

    Examples
    --------
    >>> from autograde_tests import exercises_of
    >>> parts_of(exercises_of("week4/deep_backpropagation")["linear_backward"])
    ('dA_prev', 'dW', 'db')
    """
    if exercise.is_quiz or isinstance(exercise.reference, type):
        return ()
    for node in ast.walk(exercise.tree()):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            names = [part.id for part in node.value.elts if isinstance(part, ast.Name)]
            if len(names) == len(node.value.elts):
                return tuple(names)
    text = inspect.getdoc(exercise.reference) or ""
    _, _, returns = text.partition("Returns\n-------\n")
    named = re.findall(r"^(\w+(?:, \w+)*) : ", returns.partition("\n\n")[0], re.MULTILINE)
    return tuple(name for line in named for name in line.split(", "))
