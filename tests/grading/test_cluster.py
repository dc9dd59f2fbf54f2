"""Grading on a Dask cluster: real schedulers and workers, which are killed and started again."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from autograde_tests import exercises_of
from course_cli.main import app

from ..waiting import PATIENCE, wait_until

pytestmark = pytest.mark.slow
SLOWLY = "import time\ntime.sleep(1)"
STUDENTS = 5
EXERCISES = exercises_of("week2/numpy_basics")
SOLVED = {name: exercise.source() for name, exercise in EXERCISES.items()}
FULL = sum(exercise.points for exercise in EXERCISES.values())


class Cluster:
    """Starts and kills the processes of a cluster on this machine."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder = root, folder
        self.processes: list[subprocess.Popen[bytes]] = []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.protocol = "tcp"
        self.configuration: dict[str, str] = {}

    @property
    def address(self) -> str:
        """The scheduler's."""
        return f"{self.protocol}://127.0.0.1:{self.port}"

    def encrypt(self, folder: Path) -> None:
        """Use the certificates that the configuration in a folder names."""
        self.protocol = "tls"
        self.configuration = {"DASK_CONFIG": str(folder)}

    def scheduler(self) -> subprocess.Popen[bytes]:
        """Start the scheduler and wait until it listens."""
        place = ["--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard"]
        place += ["--protocol", self.protocol]
        process = self._start(self.root, "scheduler", *place)
        wait_until(self._listens, "a scheduler")
        return process

    def worker(self, tree: Path | None = None) -> subprocess.Popen[bytes]:
        """Start a worker that imports the course from `tree`."""
        options = ["--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"]
        options += ["--protocol", self.protocol]
        return self._start(tree or self.root, "worker", self.address, *options)

    def wait_for_workers(self, number: int) -> None:
        """Wait until the scheduler knows so many workers."""
        from dask.distributed import Client

        with Client(self.address, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(number, timeout=PATIENCE)

    def grade(self, course: Path) -> subprocess.Popen[str]:
        """Start `course grade` on this cluster."""
        command = ["course_cli", "grade", "week2", "--scheduler", self.address]
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=course,
            env=self._environment(self.root),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def close(self) -> None:
        """Kill what is left."""
        for process in self.processes:
            process.kill()
            process.wait()

    def _start(self, tree: Path, *command: str) -> subprocess.Popen[bytes]:
        with (self.folder / "cluster.log").open("ab") as stream:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *command],
                cwd=self.folder,
                env=self._environment(tree),
                stdout=stream,
                stderr=stream,
            )
        self.processes.append(process)
        return process

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _environment(self, tree: Path) -> dict[str, str]:
        course = {"PYTHONPATH": str(tree), "COURSE_GRADING_SEED": "cluster"}
        return {**os.environ, **course, **self.configuration}


@pytest.fixture
def cluster(root: Path, tmp_path: Path) -> Iterator[Cluster]:
    """Return a cluster whose processes end with the test."""
    made = Cluster(root, tmp_path)
    yield made
    made.close()


@pytest.fixture
def course(small_course: Callable[..., Path]) -> Path:
    """Return a course whose submissions each take more than a second, some of them solved."""
    answers = {f"s{number}": SOLVED if number % 2 else {} for number in range(STUDENTS)}
    return small_course(answers, SLOWLY)


def wait_for_results(course: Path, number: int) -> None:
    """Wait until so many results are safe."""
    folder = course / ".course/results/week2"
    wait_until(lambda: len(list(folder.glob("*.recorded"))) >= number, f"{number} results")


def marks(course: Path) -> dict[str, float]:
    """Return the students' points from the gradebook."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "neural-networks") as gradebook:
        submissions: list[Any] = gradebook.assignment_submissions("week2")
        return {submission.student_id: submission.score for submission in submissions}


def refusal(cluster: Cluster, course: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the words with which `course grade` ends before it has begun, here in this process."""
    monkeypatch.chdir(course)
    command = ["grade", "week2", "--scheduler", cluster.address]
    found = CliRunner(env={"COLUMNS": "300"}).invoke(app, command)
    assert isinstance(found.exception, SystemExit), found.exception
    assert found.exit_code == 1
    return " ".join(found.output.split())


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a moment only for a scheduler that does not answer, or not to everybody."""
    monkeypatch.setattr("grading.cluster.SECONDS_FOR_AN_ANSWER", 2.0)


EXPECTED = {f"s{number}": FULL if number % 2 else 0.0 for number in range(STUDENTS)}


def test_workers_are_killed_in_the_middle(cluster: Cluster, course: Path):
    """Do others take over what killed workers were at, also one that came later than the work?"""
    cluster.scheduler()
    first, second = cluster.worker(), cluster.worker()
    cluster.wait_for_workers(2)
    grading = cluster.grade(course)
    wait_for_results(course, 1)
    first.kill()
    wait_for_results(course, 3)
    second.kill()
    cluster.worker()
    said, _ = grading.communicate(timeout=PATIENCE)
    assert grading.returncode == 0, said
    assert marks(course) == EXPECTED


def test_a_worker_with_other_checks_gets_no_work(
    cluster: Cluster,
    small_course: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    """Is a worker of another version named and left out, and are there no marks from it?"""
    course = small_course({"s0": {}, "s1": SOLVED})
    other = tmp_path / "other"
    for package in ("course_utils", "autograde_tests", "grading", "datasets"):
        shutil.copytree(cluster.root / package, other / package)
    declarations = other / "autograde_tests" / "weeks" / "week2" / "numpy_basics" / "__init__.py"
    with declarations.open("a") as stream:
        stream.write("\nEXERCISES = EXERCISES[::-1]\n")
    cluster.scheduler()
    cluster.worker(other)
    cluster.wait_for_workers(1)
    said = refusal(cluster, course, monkeypatch)
    assert "another version of the course" in said
    assert "install the same version" in said
    assert not (course / ".course/results/week2").exists()

    cluster.worker()
    cluster.wait_for_workers(2)
    together = cluster.grade(course)
    said, _ = together.communicate(timeout=PATIENCE)
    assert together.returncode == 0, said
    assert "Workers with another version of the course get no work" in said
    assert marks(course) == {"s0": 0.0, "s1": FULL}


def test_the_scheduler_is_started_again(cluster: Cluster, course: Path):
    """Does grading say that the scheduler went away, and does the same command go on?"""
    scheduler = cluster.scheduler()
    worker = cluster.worker()
    cluster.wait_for_workers(1)
    grading = cluster.grade(course)
    wait_for_results(course, 2)
    scheduler.kill()
    scheduler.wait()
    said, _ = grading.communicate(timeout=PATIENCE)
    assert grading.returncode == 1, said
    assert "scheduler went away" in said
    assert "same command" in said
    worker.kill()
    safe = len(list((course / ".course/results/week2").glob("*.recorded")))
    assert 2 <= safe < STUDENTS

    cluster.scheduler()
    cluster.worker()
    cluster.wait_for_workers(1)
    again = cluster.grade(course)
    said, _ = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0, said
    assert f"{safe} had not changed" in said
    assert marks(course) == EXPECTED


@pytest.mark.usefixtures("impatient")
def test_no_scheduler(
    cluster: Cluster, small_course: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
):
    """Is a wrong address answered with words instead of a traceback?"""
    said = refusal(cluster, small_course({"s0": {}}), monkeypatch)
    assert "no Dask scheduler answers" in said
    assert "Traceback" not in said


def certificates(folder: Path) -> Path:
    """Make a certificate that vouches for itself, and a configuration of Dask's that names it."""
    folder.mkdir()
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    files = ["-days", "1", "-subj", "/CN=grading", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", *kind, *files], check=True, capture_output=True)
    lines = ["distributed:", "  comm:", "    require-encryption: true", "    tls:"]
    lines.append(f"      ca-file: {certificate}")
    for part in ("scheduler", "worker", "client"):
        lines += [f"      {part}:", f"        cert: {certificate}", f"        key: {key}"]
    (folder / "dask.yaml").write_text("\n".join(lines))
    return folder


def with_certificates_in(folder: Path) -> Any:
    """Use a folder's certificates in this process meanwhile."""
    from dask import config

    files = {"cert": f"{folder / 'certificate.pem'}", "key": f"{folder / 'key.pem'}"}
    tls = {"distributed.comm.tls.client": files, "distributed.comm.tls.ca-file": files["cert"]}
    return config.set(tls)


@pytest.mark.usefixtures("impatient")
def test_only_who_has_the_certificate_reaches_the_cluster(
    cluster: Cluster,
    small_course: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    """Does a class get its marks over TLS, and does the scheduler answer nobody else?"""
    course = small_course({"s0": SOLVED})
    ours, theirs = certificates(tmp_path / "ours"), certificates(tmp_path / "a strangers")
    cluster.encrypt(ours)
    cluster.scheduler()
    cluster.worker()

    with with_certificates_in(theirs):
        said = refusal(cluster, course, monkeypatch)
    assert "takes certificates" in said
    assert "no Dask scheduler answers" in said
    said = refusal(cluster, course, monkeypatch)
    assert "takes certificates" in said
    assert "no Dask scheduler answers" not in said

    with with_certificates_in(ours):
        cluster.wait_for_workers(1)
    grading = cluster.grade(course)
    said, _ = grading.communicate(timeout=PATIENCE)
    assert grading.returncode == 0, said
    assert marks(course) == {"s0": FULL}


def test_a_task_holds_no_more_than_it_needs(monkeypatch):
    """Does a worker learn students' names, or the seed of another week?"""
    from grading.classroom import seed_of_assignment
    from grading.cluster import ClusterPool
    from grading.marking import Submission

    sent: list[Any] = []
    monkeypatch.setattr(ClusterPool, "__init__", lambda pool: None)
    monkeypatch.setattr(ClusterPool, "_send", lambda pool, outcome, task: sent.append(task))
    ClusterPool().submit(print, "assignment", Submission("s1", {"three.ipynb": b"{}"}))
    assert sent == [(print, "assignment", Submission("", {"three.ipynb": b"{}"}))]
    seeds = {seed_of_assignment("the seed", week) for week in ("week2", "week3")}
    assert len(seeds) == 2
    assert not any("the seed" in seed for seed in seeds)
