"""The instructor's main job without a browser: a sample class from release to feedback."""

import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

import course_cli
from autograde_tests.machinery.agreed import SEED_VARIABLE
from course_cli.grade import NEEDS_A_LOOK
from course_cli.samples import Sample, sample_class
from grading.by_hand import by_hand_in
from grading.nbgrader_compat import course_directory
from grading.records import open_gradebook
from grading.results import SubmissionResult

MARKER = ".made-by-course-demo"
MODULES = {"nbgrader": "nbgrader", "course": course_cli.__name__}
STUDENT = re.compile(r"\| INFO\] (\d+ of \d+: .*)")

CONFIG = '''"""The course's settings, in a folder of the demonstration's own."""

c = get_config()
load_subconfig("nbgrader_config.py", path={root!r})
c.CourseDirectory.root = {folder!r}
c.CourseDirectory.source_directory = "source"
c.CourseDirectory.release_directory = "release"
c.Exchange.root = {exchange!r}
'''


class DemoError(Exception):
    """The demonstration cannot go on; the message says why and where the log is."""


@dataclass
class Marks:
    """One student's marks.

    Parameters
    ----------
    sample : Sample
        What was handed in.
    scores : dict of str to float
        Points by notebook.
    unread : set of str
        Notebooks that could not be read: zero points until the student hands them in again.
    waiting : float
        Points that nobody has marked yet.
    """

    sample: Sample
    scores: dict[str, float]
    unread: set[str]
    waiting: float = 0


def run_demo(root: Path, week: str, console: Console) -> list[Marks]:
    """Build the notebooks, mark the sample class in ``build/demo`` and print the table of marks.

    Parameters
    ----------
    root : Path
        The course's folder.
    week : str
        The week to mark, such as ``week2``.
    console : Console
        Where to print.

    Raises
    ------
    DemoError
        If a step fails for the whole class.
    """
    console.print("Building the notebooks")
    built = subprocess.run(
        [sys.executable, "tools/build_notebooks.py"], cwd=root, capture_output=True, text=True
    )
    if built.returncode:
        raise DemoError(f"The notebooks cannot be built.\n{built.stdout}{built.stderr}")
    return mark_sample_class(root, root / "build" / "source" / week, root / "build/demo", console)


def mark_sample_class(root: Path, source: Path, folder: Path, console: Console) -> list[Marks]:
    """Mark the sample class on one week's instructor notebooks, in a folder of its own.

    Parameters
    ----------
    root : Path
        The course's folder, for its ``nbgrader_config.py``.
    source : Path
        The instructor's notebooks; the folder's name is the week.
    folder : Path
        Where everything goes; emptied first if an earlier demonstration made it.
    console : Console
        Where to print.

    Returns
    -------
    list of Marks
        One for each student.
    """
    week = source.name
    if not list(source.glob("*.ipynb")):
        raise DemoError(f"There are no notebooks in {source}.")
    _make_folder(root, source, folder)

    def call(what: str, program: str, *arguments: str) -> None:
        console.print(f"{what}: {program} {' '.join(arguments)}", soft_wrap=True)
        with console.status("running"):
            _call(folder, program, arguments, console)

    call("Generate", "nbgrader", "generate_assignment", week, "--force")
    call("Release", "nbgrader", "release_assignment", week, "--force")
    samples = sample_class(week, folder / "release" / week)
    for sample in samples:
        _hand_in(sample, folder / "submitted" / sample.student / week)
    console.print(f"Collect: {len(samples)} submissions")
    call("Mark", "nbgrader", "autograde", week)
    call("Report", "course", "grade", week)  # nothing has changed: nobody is marked again
    call("Feedback", "nbgrader", "generate_feedback", week, "--force")
    call("Export", "nbgrader", "export", "--to=marks.csv")

    marks, most = _read_marks(folder, week, samples)
    console.print(marks_table(week, marks, most))
    console.print(f"Feedback pages  {folder / 'feedback'}", soft_wrap=True)
    console.print(f"Class report    {folder / 'reports' / week}.html", soft_wrap=True)
    console.print(f"Marks           {folder / 'marks.csv'}", soft_wrap=True)
    console.print(f"Logs            {folder / 'logs'}", soft_wrap=True)
    console.print(
        f"Mark by hand    cd {folder} && {sys.executable} -m jupyterlab  (menu Nbgrader)",
        soft_wrap=True,
    )
    return marks


def marks_table(week: str, marks: Sequence[Marks], most: dict[str, float]) -> Table:
    """Return the table of marks.

    Parameters
    ----------
    week : str
        For the title.
    marks : sequence of Marks
        One for each student.
    most : dict of str to float
        The points to be had, by notebook.
    """
    table = Table(title=f"Marks for {week}")
    table.add_column("student")
    table.add_column("what they did", min_width=10)
    for name, points in most.items():
        table.add_column(f"{name} (of {points:g})", justify="right", overflow="fold")
    table.add_column(f"total (of {sum(most.values()):g})", justify="right")
    by_hand = any(row.waiting for row in marks)
    if by_hand:
        table.add_column("not marked yet", justify="right")
        table.caption = "Not marked yet: points of answers that a person marks, which count as 0."
    for row in marks:
        cells = ["not readable" if name in row.unread else f"{row.scores[name]:g}" for name in most]
        total = f"{sum(row.scores.values()):g}"
        waiting = [f"{row.waiting:g}" if row.waiting else ""] if by_hand else []
        table.add_row(row.sample.student, row.sample.story, *cells, total, *waiting)
    return table


def _make_folder(root: Path, source: Path, folder: Path) -> None:
    if folder.exists():
        if not (folder / MARKER).exists():
            raise DemoError(
                f"{folder} exists and was not made by this command: move it away first."
            )
        shutil.rmtree(folder)
    (folder / "logs").mkdir(parents=True)
    try:
        (folder / MARKER).touch()
    except OSError:  # a full disk; without the mark, the next call would not know the folder
        shutil.rmtree(folder)
        raise
    shutil.copytree(source, folder / "source" / source.name)
    (folder / "nbgrader_config.py").write_text(
        CONFIG.format(root=str(root), folder=str(folder), exchange=str(folder / "exchange"))
    )


def _hand_in(sample: Sample, target: Path) -> None:
    target.mkdir(parents=True)
    for name, content in sample.files.items():
        (target / name).write_bytes(content)
    (target / "timestamp.txt").write_text(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")


def _call(folder: Path, program: str, arguments: Sequence[str], console: Console) -> None:
    """Call a command of nbgrader's or ours; show what it says of each student as it says it."""
    log = folder / "logs" / f"{arguments[0]}.log"
    environment = {
        **os.environ,
        SEED_VARIABLE: "demonstration",  # the same marks every time
        "JUPYTER_PREFER_ENV_PATH": "1",
    }
    with log.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", MODULES[program], *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            for line in process.stdout or ():
                stream.write(line)
                if found := STUDENT.search(line):
                    console.print(f"  {escape(found[1])}", soft_wrap=True)
        except BaseException:
            process.kill()
            raise
        finally:
            process.wait()
    if process.returncode and (program, process.returncode) != ("course", NEEDS_A_LOOK):
        tail = "\n".join(log.read_text().splitlines()[-5:])
        if "No space left on device" in tail or "disk is full" in tail:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
        raise DemoError(f"{program} {arguments[0]} failed; the log is {log}. It ends:\n{tail}")


def _unread(folder: Path, week: str, student: str) -> set[str]:
    """Return a student's notebooks that could not be graded."""
    file = folder / ".course" / "results" / week / f"{student}.json"
    result = SubmissionResult.from_json(file.read_bytes())
    return {name for name, marked in result.notebooks.items() if marked.fault}


def _read_marks(
    folder: Path, week: str, samples: Sequence[Sample]
) -> tuple[list[Marks], dict[str, float]]:
    with open_gradebook(course_directory(folder)) as gradebook:
        most = {
            notebook.name: notebook.max_score
            for notebook in sorted(gradebook.find_assignment(week).notebooks, key=lambda n: n.name)
        }
        waiting = by_hand_in(gradebook, week).waiting
        marks = []
        for sample in samples:
            submission = gradebook.find_submission(week, sample.student)
            scores = {notebook.name: notebook.score for notebook in submission.notebooks}
            points = sum(waiting.get(sample.student, {}).values())
            marks.append(Marks(sample, scores, _unread(folder, week, sample.student), points))
    return marks, most
