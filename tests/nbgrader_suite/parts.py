"""nbgrader's classes of tests in parts, so that they run side by side: a file has one part."""

from typing import Any

from nbgrader.tests.apps.base import BaseTestApp

SKIP_THEMSELVES = {"test_many_students", "test_infinite_loop_with_output"}
"""Tests that nbgrader itself skips whenever it runs them."""


def names_in(suite: type) -> list[str]:
    """Return the names of a class's tests, in their order."""
    names = [name for name in vars(suite) if name.startswith("test_")]
    return [name for name in names if name not in SKIP_THEMSELVES]


def part(suite: type, number: int, parts: int) -> Any:
    """Return a class with every so-manieth test of one of nbgrader's."""
    names = names_in(suite)[number::parts]
    return type(suite.__name__, (BaseTestApp,), {name: vars(suite)[name] for name in names})
