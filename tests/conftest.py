"""What all tests share: one thread each, no windows, and no skipping in continuous integration."""

import gc
import json
import os
import signal
import sys
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from grading.environment import ONE_THREAD, find_programs_of_this_python

os.environ.update({"MPLBACKEND": "Agg"} | ONE_THREAD | os.environ)
find_programs_of_this_python()

# A busy machine may take its time over each example, and over drawing it.
settings.register_profile("course", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("course")

# Thousands of collected tests stay in memory to the end. To look among them for garbage as often as
# Python does by itself takes a sixth of the time that collecting them takes, and finds none.
gc.set_threshold(100_000)

IN_CI = os.environ.get("CI") == "true"
ENVIRONMENT = os.environ


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the text of every notebook, built afresh, by its path from the root."""
    sys.path.insert(0, str(root))  # tools/ is not installed
    from tools.build_notebooks import build

    if "PYTEST_XDIST_WORKER" not in os.environ:
        return build(root)
    import fcntl  # not everywhere

    # One process builds for all: it takes eight seconds of a core.
    shared = tmp_path_factory.getbasetemp().parent / "notebooks.json"
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            text = json.dumps(build(root))
            shared.with_suffix(".part").write_text(text, encoding="utf-8")
            shared.with_suffix(".part").replace(shared)
        made: dict[str, str] = json.loads(shared.read_text(encoding="utf-8"))
    return made


@pytest.fixture(autouse=True)
def interruptible() -> None:
    """Have an interrupt raise, also where whoever started the tests has it ignored.

    A shell ignores it for what it starts in the background; a kernel never does. Each test begins
    anew: some leave another handler behind.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def state_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """Keep the seeds that tests make away from the seeds of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(autouse=True)
def same_environment() -> Generator[None]:
    """Refuse a test that leaves a dict in the environment's place.

    Libraries that were imported before do not see what later tests set there.
    """
    yield
    assert os.environ is ENVIRONMENT


@pytest.fixture(autouse=True)
def no_seed_left_behind() -> Generator[None]:
    """Forget the grading seed that nbgrader_config.py sets when a test reads it."""
    yield
    os.environ.pop("COURSE_GRADING_SEED", None)


@pytest.fixture
def small_course(
    root: Path, tmp_path: Path, built: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Path]:
    """Return a maker of a course with one notebook, and of its submissions.

    It takes the answers of each student by exercise, and cells that each adds to the notebook.
    """
    monkeypatch.setenv("COURSE_GRADING_SEED", "s")  # its settings are the repository's

    def make(answers: Mapping[str, Mapping[str, str]], *cells: str) -> Path:
        from course_cli.samples import fill

        folder = tmp_path / "course"
        source = folder / "source" / "week2"
        source.mkdir(parents=True)
        (folder / "notebooks").mkdir()
        text = built["build/source/week2/numpy_basics.ipynb"]
        (source / "numpy_basics.ipynb").write_text(text)
        (folder / "nbgrader_config.py").write_text(
            f"c = get_config()\nload_subconfig('nbgrader_config.py', path={str(root)!r})\n"
            f"c.CourseDirectory.root = {str(folder)!r}\n"
            "c.CourseDirectory.source_directory = 'source'\n"
        )
        edition = json.loads((root / "notebooks/week2/numpy_basics.ipynb").read_bytes())
        for student, written in answers.items():
            notebook = fill(edition, written)
            for text in cells:
                cell = {"cell_type": "code", "source": text, "metadata": {}, "outputs": []}
                notebook["cells"].append(cell | {"id": f"own-{len(notebook['cells'])}"})
            target = folder / "submitted" / student / "week2"
            target.mkdir(parents=True)
            (target / "numpy_basics.ipynb").write_text(json.dumps(notebook))
        return folder

    return make


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files with slow tests first, notebooks before all: workers then end together.

    The Makefile has the workers keep this order.
    """
    for item in items:
        # a module whose library is an extra has None in its place
        if isinstance(item, pytest.DoctestItem) and item.dtest and "torch" in item.dtest.globs:
            absent = item.dtest.globs["torch"] is None
            item.add_marker(pytest.mark.skipif(absent, reason="PyTorch is not installed"))
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path not in slow, "notebooks" not in item.path.parts))


def _fail_if_skipped(report: Any) -> None:
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped with CI=true. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """Turn a skipped test into a failed one in continuous integration."""
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    """Do the same for a file that skips itself when it is imported."""
    report = yield
    _fail_if_skipped(report)
    return report
