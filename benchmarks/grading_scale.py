"""Where a very large class first meets a limit: simulated workers, real gradebook writes.

Run it with ``python benchmarks/grading_scale.py``; it takes a few minutes. The results that workers
would send are made in advance, so what is timed is all that one grader does however many workers
there are: keeping each result, the autograded notebook, and the gradebook's transaction.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if Path(sys.path[0]).resolve() == ROOT / "benchmarks":
    sys.path[0] = str(ROOT)  # a file here has the name of a package

from grading.classroom import Classroom, Progress, load_assignment, only_one  # noqa: E402
from grading.limits import Limits  # noqa: E402
from grading.marking import Assignment, Marker, Submission  # noqa: E402
from grading.nbgrader_compat import course_directory  # noqa: E402
from grading.report import ClassReport, Run  # noqa: E402
from grading.results import SubmissionResult  # noqa: E402
from grading.workers import Pool  # noqa: E402

WEEK = "week2"
NOTEBOOK = "numpy_basics"
RESULTS = Path(__file__).parent / "results" / "grading_scale.md"
CONFIG = """c = get_config()
load_subconfig("nbgrader_config.py", path={root!r})
c.CourseDirectory.root = {folder!r}
c.CourseDirectory.source_directory = "source"
"""


class Simulated(Pool):
    """Workers without end: every submission is graded the moment it is sent."""

    size = 8

    def __init__(self, result: SubmissionResult) -> None:
        self._result = result

    def submit(self, _task: Any, /, *arguments: Any, **_: Any) -> Future[Any]:
        """Answer with the prepared result."""
        _, submission = arguments
        future: Future[Any] = Future()
        future.set_result(
            replace(self._result, student=submission.student, submission=submission.digest)
        )
        return future


def course(folder: Path, students: int) -> tuple[Any, Assignment]:
    """Lay out a course with a class that all hand in the same solved notebook."""
    source = folder / "source" / WEEK
    source.mkdir(parents=True)
    text = (ROOT / "build" / "source" / WEEK / f"{NOTEBOOK}.ipynb").read_bytes()
    (source / f"{NOTEBOOK}.ipynb").write_bytes(text)
    (folder / "notebooks").mkdir()
    (folder / "nbgrader_config.py").write_text(CONFIG.format(root=str(ROOT), folder=str(folder)))
    for number in range(students):
        target = folder / "submitted" / f"s{number:07}" / WEEK
        target.mkdir(parents=True)
        (target / f"{NOTEBOOK}.ipynb").write_bytes(text)
    coursedir = course_directory(folder)
    return coursedir, load_assignment(coursedir, WEEK, "scale", Limits(), True)


def measure(students: int) -> dict[str, float]:
    """Time all that the grader itself does for a class; return milliseconds a submission."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        coursedir, assignment = course(folder, students)
        marker = Marker(assignment)
        text = assignment.notebooks[NOTEBOOK].encode()
        submission = Submission("s", {f"{NOTEBOOK}.ipynb": text})
        marker.mark(submission)
        start = time.perf_counter()
        for _ in range(5):
            result = marker.mark(submission)
        worker = (time.perf_counter() - start) / 5
        marker.close()

        classroom = Classroom(coursedir, assignment)
        report = ClassReport(coursedir, assignment)
        reporting = 0.0

        def told(progress: Progress) -> None:
            nonlocal reporting
            begin = time.perf_counter()
            report.add(progress.result)
            reporting += time.perf_counter() - begin

        start = time.perf_counter()
        with only_one(folder):
            classroom.grade(lambda: Simulated(result), told=told)
        grading = time.perf_counter() - start - reporting
        start = time.perf_counter()
        page = report.page(Run(True, "simulated workers", students, grading))
        drawing = time.perf_counter() - start
        return {
            "students": students,
            "worker": 1000 * worker,
            "grader": 1000 * grading / students,
            "report": 1000 * (reporting + drawing) / students,
            "page": len(page) / 2**20,
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }


def table(rows: list[dict[str, float]]) -> str:
    """Return the results as a page."""
    lines = [
        "# What a very large class costs the grader",
        "",
        "Written by `python benchmarks/grading_scale.py --write`: simulated workers, real result "
        f"files, autograded notebooks and SQLite transactions, for `{NOTEBOOK}`. Milliseconds a "
        "submission.",
        "",
        "| submissions | worker (ms) | grader (ms) | report (ms) | page (MiB) | grader's memory "
        "(MiB) | workers that one grader keeps busy |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        lines.append(
            f"| {row['students']:.0f} | {row['worker']:.0f} | {row['grader']:.1f} "
            f"| {row['report']:.2f} | {row['page']:.1f} | {row['memory']:.0f} "
            f"| {row['worker'] / (row['grader'] + row['report']):.0f} |"
        )
    return "\n".join([*lines, "", f"Measured with {os.cpu_count()} cores.", ""])


def main() -> int:
    """Measure classes of growing size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000])
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    options = parser.parse_args()
    rows = []
    for students in options.sizes:
        rows.append(measure(students))
        print(rows[-1], flush=True)
    text = table(rows)
    print(text)
    if options.write:
        RESULTS.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
