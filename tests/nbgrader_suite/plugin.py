"""A pytest plug-in that runs nbgrader's own tests with this course's engine and feedback pages.

Outside this repository's own tests, it takes nbgrader's files as they are::

    python -m pytest -p tests.nbgrader_suite.plugin -c /dev/null --rootdir . \
        --pyargs nbgrader.tests.apps.test_nbgrader_autograde
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from grading import marking, nbgrader_engine
from grading.authors_run import CourseFigures
from grading.workers import Pool

from .differences import DIFFERENCES

SETTINGS = """
c.CourseContent.exercises = "autograde_tests.weeks"
c.CourseContent.library = "course_utils"
c.Autograde.exporter_class = "grading.nbgrader_engine.Engine"
c.GenerateFeedback.exporter_class = "grading.pages.FeedbackPage"
"""


class InThisProcess(Pool):
    """Marks here: a test has two submissions or three, and new workers take longer than they."""

    def submit(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Call a function at once."""
        future: Future[Any] = Future()
        try:
            future.set_result(function(*given, **named))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def in_this_process() -> Iterator[Pool]:
    """Make such an executor."""
    yield InThisProcess()


@pytest.fixture(scope="session", autouse=True)
def end_sandboxes() -> Iterator[None]:
    """End the sandboxes that marking in this process keeps warm."""
    yield
    while marking._markers:
        marking._markers.popitem()[1].close()


@pytest.fixture(autouse=True)
def our_engine(temp_cwd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name our classes in the settings of the test's course, as an instructor would."""
    with Path("nbgrader_config.py").open("a") as config:
        config.write(SETTINGS)
    # nbgrader's `run_nbgrader` leaves a dict in its place, of which Rich, for one, knows nothing
    monkeypatch.setattr(os, "environ", os.environ)
    monkeypatch.setenv("COURSE_GRADING_SEED", "a seed for tests")
    monkeypatch.setattr(nbgrader_engine, "local_processes", lambda jobs: in_this_process)
    # a run of an author's notebook takes seconds, and none of nbgrader's draws
    monkeypatch.setattr(CourseFigures, "of", lambda *_: {})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect the differences that are meant, and no others."""
    for item in items:
        known = DIFFERENCES.get(name_of(item))
        if known:
            item.add_marker(pytest.mark.xfail(reason=known.reason, strict=True))


def name_of(item: pytest.Item) -> str:
    """Return nbgrader's own name for a test: its file's and its function's."""
    function = getattr(item, "function", None)
    file = getattr(function, "__module__", "").rpartition(".")[2]
    return f"{file.removeprefix('test_nbgrader_')}::{getattr(item, 'originalname', '')}"
