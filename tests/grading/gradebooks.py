"""New gradebooks without a process for each."""

import functools
from collections.abc import Iterator

import nbgrader.api
import pytest


@pytest.fixture(scope="session", autouse=True)
def ask_alembic_once() -> Iterator[None]:
    """Ask for the gradebook's version once: nbgrader starts a process for each new gradebook."""
    asked = nbgrader.api.get_alembic_version
    nbgrader.api.get_alembic_version = functools.cache(asked)
    yield
    nbgrader.api.get_alembic_version = asked
