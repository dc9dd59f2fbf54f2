"""How fast a class is graded: nbgrader as it comes, beside `course grade`.

Run it with ``python benchmarks/grading.py``; it takes about 25 minutes. Both grade the same class
of honest submissions: right answers, the same in another style, and the mistakes that people
make, drawn with a fixed seed. nbgrader runs with its default settings in a folder of its own; what
is timed is the whole command, start included. Processor time counts every process of it.

``--students`` and ``--baseline`` make it shorter: nbgrader grades the first BASELINE students only.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent.parent
if Path(sys.path[0]).resolve() == ROOT / "benchmarks":
    sys.path[0] = str(ROOT)  # started by its path: this file is not the package it measures

from autograde_tests import exercises_of  # noqa: E402
from autograde_tests.machinery.agreed import SEED_VARIABLE  # noqa: E402
from autograde_tests.machinery.exercises import Exercise  # noqa: E402
from course_cli.samples import answer_cells, fill  # noqa: E402
from grading.environment import ONE_THREAD, find_programs_of_this_python  # noqa: E402

WEEK = "week2"
NOTEBOOKS = ("numpy_basics", "logistic_regression")
RESULTS = Path(__file__).parent / "results" / "grading.md"
SEED = "benchmark"

DEFAULT_CONFIG = """c = get_config()
c.CourseDirectory.course_id = "neural-networks"
c.CourseDirectory.root = {folder!r}
c.CourseDirectory.release_directory = "notebooks"
"""
OUR_CONFIG = """c = get_config()
load_subconfig("nbgrader_config.py", path={root!r})
c.CourseDirectory.root = {folder!r}
c.CourseDirectory.source_directory = "source"
"""


@dataclass(frozen=True)
class Cost:
    """What a command cost.

    Parameters
    ----------
    submissions : int
    seconds, processor_seconds : float
    peak_mib : float
        Largest resident memory of the command's own process, without its workers.
    """

    submissions: int
    seconds: float
    processor_seconds: float
    peak_mib: float = 0.0

    @property
    def a_minute(self) -> float:
        """Submissions per minute."""
        return 60 * self.submissions / self.seconds

    @property
    def a_processor_second(self) -> float:
        """Submissions per second of processor time."""
        return self.submissions / self.processor_seconds


def answers_of(notebook: str, cells: dict[str, object], draw: random.Random) -> dict[str, str]:
    """Return one student's answers: about half right, the others equivalent, wrong or blank."""
    answers = {}
    for name, exercise in exercises_of(f"{WEEK}/{notebook}").items():
        version = _version(exercise, draw)
        if name in cells and version is not None:
            answers[name] = version
    return answers


def _version(exercise: Exercise, draw: random.Random) -> str | None:
    kind = draw.choices(["right", "equivalent", "mistake", "blank"], [50, 25, 20, 5])[0]
    choices = {"equivalent": exercise.equivalents, "mistake": exercise.mistakes}.get(kind, ())
    if kind == "blank":
        return None
    source = exercise.source(draw.choice(choices) if choices else None)
    # one version of a quiz is an array, which has no name in the notebook
    return exercise.source() if exercise.is_quiz and "array(" in source else source


def make_course(folder: Path, notebook: str, students: int, config: str) -> None:
    """Lay out a course of one notebook with a class's submissions."""
    source = folder / "source" / WEEK
    source.mkdir(parents=True)
    shutil.copy(ROOT / "build" / "source" / WEEK / f"{notebook}.ipynb", source)
    (folder / "nbgrader_config.py").write_text(config.format(root=str(ROOT), folder=str(folder)))
    (folder / "notebooks").mkdir()
    run(folder, "nbgrader", "generate_assignment", WEEK)
    edition = json.loads((ROOT / "notebooks" / WEEK / f"{notebook}.ipynb").read_bytes())
    draw = random.Random(SEED + notebook)
    for number in range(students):
        target = folder / "submitted" / f"student{number:04}" / WEEK
        target.mkdir(parents=True)
        filled = fill(edition, answers_of(notebook, answer_cells(edition), draw))
        (target / f"{notebook}.ipynb").write_text(json.dumps(filled))


def start(
    folder: Path, log: TextIO, *command: str, cores: Iterable[int] = ()
) -> subprocess.Popen[bytes]:
    """Start a command of the course's environment, on some cores or on all."""
    find_programs_of_this_python()  # nbgrader alone has no settings of ours that do it
    environment = {
        **os.environ,
        SEED_VARIABLE: SEED,
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder.parent / "pycache"),
        **ONE_THREAD,
        "JUPYTER_PREFER_ENV_PATH": "1",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    program = {"nbgrader": "nbgrader", "course": "course_cli"}[command[0]]
    started = [sys.executable, "-m", program, *command[1:]]
    if cores:
        started = ["taskset", "-c", ",".join(map(str, cores)), *started]
    return subprocess.Popen(
        started, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
    )


def run(folder: Path, *command: str, cores: Iterable[int] = ()) -> Cost:
    """Run a command; return its cost, over all its processes."""
    before = os.times()
    begin = time.perf_counter()
    with (folder / "log.txt").open("a") as log:
        process = start(folder, log, *command, cores=cores)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begin
    with contextlib.suppress(ChildProcessError):
        while True:  # what the command left behind has been handed to us
            os.waitpid(-1, 0)
    after = os.times()
    if process.returncode not in (0, 2):
        told = (folder / "log.txt").read_text()[-2000:]
        raise RuntimeError(f"{' '.join(command)} failed:\n{told}")
    processor = after.children_user + after.children_system
    processor -= before.children_user + before.children_system
    return Cost(0, seconds, processor, used.ru_maxrss / 1024)


def take_in_orphans() -> None:
    """Become the parent of processes whose parent ends, so that their time is counted."""
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def scores(folder: Path) -> dict[str, dict[str, float]]:
    """Return each student's points by exercise, from the gradebook."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "neural-networks") as gradebook:
        return {
            submission.student_id: {
                grade.name: grade.auto_score
                for notebook in submission.notebooks
                for grade in notebook.grades
            }
            for submission in gradebook.assignment_submissions(WEEK)
        }


def graded(folder: Path, students: int, *command: str, cores: Iterable[int] = ()) -> Cost:
    """Grade afresh and return the cost."""
    cost = run(folder, *command, cores=cores)
    return Cost(students, cost.seconds, cost.processor_seconds, cost.peak_mib)


def warm_up(place: Path, notebook: str) -> None:
    """Have both compile what they import before anything is timed."""
    for config, command in (
        (DEFAULT_CONFIG, ("nbgrader", "autograde", WEEK)),
        (OUR_CONFIG, ("course", "grade", WEEK)),
    ):
        folder = place / f"{notebook}-warm-{command[0]}"
        make_course(folder, notebook, 1, config)
        run(folder, *command)


def compare(place: Path, notebook: str, students: int, baseline: int) -> tuple[Cost, Cost]:
    """Grade one class twice; the scores must agree."""
    theirs, ours = place / f"{notebook}-default", place / f"{notebook}-ours"
    for folder, config, size in (
        (theirs, DEFAULT_CONFIG, baseline),
        (ours, OUR_CONFIG, students),
    ):
        make_course(folder, notebook, size, config)
    fast = graded(ours, students, "course", "grade", WEEK, "--afresh")
    print(f"  course grade: {fast}", flush=True)
    slow = graded(theirs, baseline, "nbgrader", "autograde", WEEK)
    print(f"  nbgrader: {slow}", flush=True)
    expected, found = scores(theirs), scores(ours)
    different = [name for name in expected if expected[name] != found[name]]
    if different or len(expected) != baseline:
        raise SystemExit(f"{notebook}: the scores differ for {different[:5]}; see {place}")
    return slow, fast


def growth(place: Path, notebook: str, sizes: list[int]) -> dict[int, Cost]:
    """Grade a small class and a large one."""
    costs = {}
    for students in sizes:
        folder = place / f"{notebook}-{students}"
        make_course(folder, notebook, students, OUR_CONFIG)
        costs[students] = graded(folder, students, "course", "grade", WEEK, "--afresh")
        print(f"  {students} submissions: {costs[students]}", flush=True)
    return costs


@dataclass(frozen=True)
class Cores:
    """What a class costs on one core and on two.

    Parameters
    ----------
    one, two : Cost
    apart : float
        Seconds in which two commands that share nothing, one on each core, grade a class each.
    """

    one: Cost
    two: Cost
    apart: float

    @property
    def worth(self) -> float:
        """How many times as fast a command is on two cores."""
        return self.one.seconds / self.two.seconds

    @property
    def ceiling(self) -> float:
        """How many times as much two commands do as one: no program can gain more."""
        return 2 * self.one.seconds / self.apart


def cores_worth(place: Path, notebook: str, students: int) -> Cores:
    """Grade the large class on one core and on two, and two such classes on a core each."""
    folder, twin = place / f"{notebook}-{students}", place / f"{notebook}-{students}-twin"
    shutil.copytree(folder, twin)
    (twin / "nbgrader_config.py").write_text(OUR_CONFIG.format(root=str(ROOT), folder=str(twin)))
    command = ("course", "grade", WEEK, "--afresh", "--jobs")
    one = graded(folder, students, *command, "1", cores=[0])
    two = graded(folder, students, *command, "2", cores=[0, 1])
    begin = time.perf_counter()
    with (place / "log.txt").open("a") as log:
        both = [
            start(course, log, *command, "1", cores=[core])
            for core, course in enumerate((folder, twin))
        ]
        if any(process.wait() not in (0, 2) for process in both):
            raise RuntimeError(f"course grade failed:\n{(place / 'log.txt').read_text()[-2000:]}")
    cores = Cores(one, two, time.perf_counter() - begin)
    print(f"  {cores}", flush=True)
    return cores


def table(
    compared: dict[str, tuple[Cost, Cost]],
    cores: dict[str, Cores],
    grown: dict[str, dict[int, Cost]],
) -> str:
    """Return the results as a page."""
    lines = [
        "# How fast a class is graded",
        "",
        "Written by `python benchmarks/grading.py --write`. Both grade the same honest "
        "submissions; the scores agree in every exercise. Whole commands are timed, start "
        "included; processor time is that of all their processes.",
        "",
        "| notebook | | submissions | a minute | a processor second |",
        "|---|---|---:|---:|---:|",
    ]
    for notebook, (slow, fast) in compared.items():
        for what, cost in (("nbgrader's default", slow), ("`course grade`", fast)):
            lines.append(
                f"| {notebook} | {what} | {cost.submissions} | {cost.a_minute:.1f} "
                f"| {cost.a_processor_second:.2f} |"
            )
        lines.append(
            f"| {notebook} | **ratio** | | **{fast.a_minute / slow.a_minute:.1f}** "
            f"| **{fast.a_processor_second / slow.a_processor_second:.1f}** |"
        )
    lines += [
        "",
        "| notebook | second core worth | two commands apart | processor ms each, small class "
        "| large class | grader's peak MiB, small class | large class |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    sizes = next(iter(grown.values()))
    for notebook, costs in grown.items():
        few, many = costs[min(costs)], costs[max(costs)]
        lines.append(
            f"| {notebook} | {cores[notebook].worth:.2f} | {cores[notebook].ceiling:.2f} "
            f"| {1000 / few.a_processor_second:.0f} | {1000 / many.a_processor_second:.0f} "
            f"| {few.peak_mib:.0f} | {many.peak_mib:.0f} |"
        )
    lines += [
        "",
        f"The small class has {min(sizes)} submissions, the large one {max(sizes)}; the second "
        "core is measured with the large one. Two commands apart are two classes graded at once, "
        "each on a core of its own, compared with one class on one core: what the machine gives "
        "to programs that share nothing.",
        "",
        f"Measured with {os.cpu_count()} cores ({platform.machine()}), Python "
        f"{platform.python_version()}, load {os.getloadavg()[0]:.1f} at the end.",
        "",
    ]
    return "\n".join(lines)


def missed(
    compared: dict[str, tuple[Cost, Cost]],
    cores: dict[str, Cores],
    grown: dict[str, dict[int, Cost]],
) -> list[str]:
    """Return the bars that were missed."""
    found = []
    for notebook in compared:
        slow, fast = compared[notebook]
        few, many = (grown[notebook][number] for number in sorted(grown[notebook]))
        bars = {
            "20 times nbgrader's throughput": fast.a_minute >= 20 * slow.a_minute,
            "cost at 500 within 10 % of that at 50": (
                few.a_processor_second <= 1.1 * many.a_processor_second
            ),
            "flat memory": many.peak_mib <= 1.1 * few.peak_mib,
            "second core worth 1.8": cores[notebook].worth >= 1.8,
        }
        found += [f"{notebook}: {bar}" for bar, held in bars.items() if not held]
    return found


def main() -> int:
    """Measure, print and write the table; fail if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--baseline", type=int, help="students that nbgrader grades (all)")
    parser.add_argument("--sizes", type=int, nargs=2, default=[50, 500], help="for the growth")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    options = parser.parse_args()
    baseline = options.baseline or options.students
    take_in_orphans()
    compared, cores, grown = {}, {}, {}
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for notebook in NOTEBOOKS:
            print(f"{notebook}: {options.students} submissions, {baseline} by nbgrader", flush=True)
            warm_up(place, notebook)
            compared[notebook] = compare(place, notebook, options.students, baseline)
            grown[notebook] = growth(place, notebook, options.sizes)
            cores[notebook] = cores_worth(place, notebook, max(options.sizes))
    text = table(compared, cores, grown)
    print(text)
    if options.write:
        RESULTS.write_text(text)
    for bar in missed(compared, cores, grown):
        print(f"missed: {bar}")
    return 1 if missed(compared, cores, grown) else 0


if __name__ == "__main__":
    sys.exit(main())
