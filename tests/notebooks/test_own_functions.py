"""Do notebooks work with what the student wrote in earlier ones?"""

import ast
import importlib
import types

import pytest

from autograde_tests import exercises_of
from autograde_tests.weeks.plan import PLAN
from course_utils.toolbox._names import home_of

from .test_notebooks import NAMES, ROOT

REFERENCE = "course_utils.reference"

DRAWN = {
    "initialize_parameters",
    "initialize_parameters_deep",
    "initialize_parameters_he",
    "random_mini_batches",
}
"""Draw at random, and are judged by a property: with other draws the text quotes other numbers."""

ON_PURPOSE = {
    "week4/find_the_bug": "the program that works, beside the one to be repaired",
    "week4/find_the_bug_backward": "the half that is repaired, and the program that works",
    "week5/gradient_hunt": "caches of the form that the backward passes to be searched take apart",
}
"""Notebooks that hold something against the course's versions, which therefore have to be right."""


def taken_from_the_reference(source):
    """Return the home of each function that a notebook's code takes from the reference."""
    tree = ast.parse(source)
    topics, taken = {}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(REFERENCE):
            module = importlib.import_module(node.module)
            for alias in node.names:
                value = getattr(module, alias.name, None)
                if isinstance(value, types.FunctionType):
                    taken.add(home_of(value))
                else:
                    topics[alias.asname or alias.name] = importlib.import_module(
                        f"{REFERENCE}.{alias.name}"
                    )
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            value = getattr(topics.get(node.value.id), node.attr, None)
            if isinstance(value, types.FunctionType):
                taken.add(home_of(value))
    return taken


def asked_before(name):
    """Return the home of each function that a notebook before this one asks for."""
    order = list(PLAN)
    before = order[: order.index(name)]
    references = [each.reference for one in before for each in exercises_of(one).values()]
    return {home_of(each) for each in references if isinstance(each, types.FunctionType)}


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ON_PURPOSE])
def test_what_was_written_before_comes_from_the_toolbox(name):
    """Does no notebook take from the reference what an earlier one has asked for?"""
    source = (ROOT / "notebook_sources" / f"{name}.py").read_text(encoding="utf-8")
    found = taken_from_the_reference(source) & asked_before(name)
    assert {each for each in found if each[1] not in DRAWN} == set()


@pytest.mark.parametrize("name", ON_PURPOSE)
def test_the_exceptions_are_needed(name):
    """Would a notebook that works with the course's versions be found without its exception?"""
    source = (ROOT / "notebook_sources" / f"{name}.py").read_text(encoding="utf-8")
    assert taken_from_the_reference(source) & asked_before(name)
