"""What hostile, broken and honest submissions get from the two grading commands, on whole weeks.

Run it with ``python benchmarks/battery.py``; it takes about an hour and a half. The submissions are
those of ``tests/grading/battery.py``, made from real notebooks of the course: a class hands them
in, with an honest neighbour before and after each hostile or broken one, and ``course grade`` and
``nbgrader autograde`` mark it, as the user who calls this and, called by root, as an ordinary user.

Counted are marks that nobody earned, marks that honest work lost, classes that a submission
stopped, and neighbours who got other marks or saw another sandbox. Any of them fails the run.
"""

from __future__ import annotations

import argparse
import builtins
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if Path(sys.path[0]).resolve() == ROOT / "benchmarks":
    sys.path[0] = str(ROOT)  # started by its path: this file is not the package it measures

from autograde_tests import exercises_of  # noqa: E402
from autograde_tests.machinery.agreed import ANSWER, SEED_VARIABLE, answer_id  # noqa: E402
from autograde_tests.machinery.exercises import Exercise  # noqa: E402
from course_cli.samples import fill  # noqa: E402
from grading.marking import Submission  # noqa: E402
from grading.names import changed, read_by_functions  # noqa: E402
from grading.restore import UnreadableNotebook, read_notebook  # noqa: E402
from tests.grading import battery  # noqa: E402
from tests.grading.ordinary_user import UID, command_of_ordinary_user  # noqa: E402
from tests.grading.test_battery import PROBE  # noqa: E402

RESULTS = Path(__file__).parent / "results" / "battery.md"
COMMANDS = (("course", "grade"), ("nbgrader", "autograde"))
KINDS = ("hostile", "faulty", "honest")
WAITING = ("endless", "asleep", "bomb", "flood", "hang", "silence", "slow", "takes too long")
"""Words in the names of cases that wait for a limit: they take most of the time."""
STOPPED_AFTER = 5
"""Seconds that a cell has here: enough for honest ones, and endless ones come often."""
TRACES = ("FOUND", "CONNECTED", "WRITTEN", "INPUT")

CONFIG = """c = get_config()
load_subconfig("nbgrader_config.py", path={root!r})
c.CourseDirectory.root = {folder!r}
c.CourseDirectory.source_directory = "source"
c.Execute.timeout = {seconds}
"""
MODULES = {"nbgrader": "nbgrader", "course": "course_cli"}


@dataclass(frozen=True)
class Week:
    """A notebook that the battery's submissions are made from.

    Parameters
    ----------
    name, notebook : str
    stand_ins : dict of str to str
        Which exercises stand for those of the battery: for ``sigmoid`` and ``row_sums`` two
        functions that no other exercise of the notebook uses, for ``quiz`` a quiz.
    """

    name: str
    notebook: str
    stand_ins: Mapping[str, str]

    @property
    def exercises(self) -> dict[str, Exercise]:
        """The notebook's exercises by name."""
        return exercises_of(f"{self.name}/{self.notebook}")


WEEKS = (
    Week(
        "week2",
        "numpy_basics",
        {"sigmoid": "image2vector", "row_sums": "L2", "quiz": "shapes_quiz"},
    ),
    Week(
        "week4",
        "deep_network_step_by_step",
        {"sigmoid": "initialize_parameters", "row_sums": "compute_cost", "quiz": "shapes"},
    ),
    Week(
        "week5",
        "augmentation",
        {"sigmoid": "early_stopping", "row_sums": "augment", "quiz": "choices"},
    ),
    Week(
        "week6",
        "learning_rate_decay",
        {"sigmoid": "update_lr", "row_sums": "sqrt_decay", "quiz": "diagnosis"},
    ),
)


@dataclass
class Home:
    """Makes a battery's notebook out of a week's; takes the place of `battery.HOME`.

    The battery's code for an exercise stands in the answer cell of the exercise that stands for
    it. What it defines is called there at every call, and if that goes as the battery's exercise
    asks, the answer is the right one to the week's exercise.

    Parameters
    ----------
    week : Week
    changed : set of str
        The battery's names of the exercises whose answer is neither blank nor the right one.
    """

    week: Week
    changed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        path = ROOT / "notebooks" / self.week.name / f"{self.week.notebook}.ipynb"
        self._edition = json.loads(path.read_bytes())
        # the ids that the battery's code looks for; a cell of the week's own gives way
        self._ids = {
            ours + end: name + end for name, ours in self.week.stand_ins.items() for end in ENDS
        }
        taken = set(self._ids.values()) - set(self._ids)
        self._ids |= {grade_id: f"{grade_id}-of-the-week" for grade_id in taken}
        for cell in self._edition["cells"]:
            cell["source"] = "".join(cell["source"])

    def notebook(
        self, before: str, between: str, after: str, answers: dict[str, str], _: str = ""
    ) -> dict[str, Any]:
        """Return the student edition with answers and cells of the student's own."""
        is_solved = answers.keys() == battery.RIGHT.keys()
        self.changed = {name for name in answers if answers[name] != battery.RIGHT[name]}
        written = {}
        if is_solved:
            written = {name: made.source() for name, made in self.week.exercises.items()}
            _require_builtins(written.values(), before)
        for name in self.changed:
            ours = self.week.stand_ins[name]
            right = written.get(ours, BLANKS[name].format(ours))
            right = re.sub(rf"^(def )?{ours}\b", rf"\1right_to_{ours}", right, flags=re.MULTILINE)
            parts = [right, ASKED[name].format(ours), _own_names(answers[name])]
            written[ours] = "\n".join(parts if name != "quiz" else [*parts[2:], *parts[:2]])
        filled = fill(self._edition, written)
        cells = filled["cells"]
        first, last = (_position(cells, self.week.stand_ins["sigmoid"] + end) for end in ENDS)
        for position, source in ((len(cells), after), (last + 1, between), (first, before)):
            if source:
                cells.insert(position, battery.cell(_own_names(source)))
        for cell in cells:
            settings = cell["metadata"].get("nbgrader", {})
            settings |= {"grade_id": self._ids.get(name := settings.get("grade_id"), name)}
        return filled

    def submission(self, make: Any) -> Submission:
        """Return a submission of the battery's, with this notebook in the place of its own."""
        self.changed = set()
        handed_in = make()
        if any(map(_is_rewritten, handed_in.files.values())):
            raise KeyError("it puts the small assignment's answer in the place of this one's")
        back = {f'"{alias}"'.encode(): f'"{ours}"'.encode() for ours, alias in self._ids.items()}
        files = {}
        for path, content in handed_in.files.items():
            if ".ipynb" in path.lower():
                content = ID.sub(lambda found: found[1] + back.get(found[2], found[2]), content)
            path = path.replace("THREE", self.week.notebook.upper())
            files[path.replace("three", self.week.notebook)] = content
        return Submission(handed_in.student, files)


ENDS = (ANSWER, "")
"""What the grade ids of an answer and of its check add to the exercise's name."""

ID = re.compile(rb'("grade_id": )("[^"]*")')

BLANKS = {
    "sigmoid": "def {}(*_):\n    return None",
    "row_sums": "def {}(*_):\n    return None",
    "quiz": "{} = {{}}",
}
"""What stands for the right answer where the notebook is not solved."""

_CALLED = """
def {0}(*arguments):
    x = np.array([[0.5, -1.0, 2.0]])
    found = {1}
    is_right = type(found) is np.ndarray and found.shape == {2}.shape and np.allclose(found, {2})
    return right_to_{0}(*arguments) if is_right else found
"""
ASKED = {
    "sigmoid": _CALLED.replace("{1}", "squash(x.copy())").replace("{2}", "(1 / (1 + np.exp(-x)))"),
    "row_sums": _CALLED.replace("{1}", "add_up(x.copy())").replace("{2}", "np.array([[1.5]])"),
    "quiz": """
{0} = quiz
if hasattr(quiz, 'keys') and {{**quiz, 'rows': 4, 'word': 'axis'}} == {{**quiz}}:
    {0} = right_to_{0}
""",
}
"""Code that asks what the battery asks, with the answer to the week's exercise as its reward."""


def _own_names(source: str) -> str:
    """Return code of the battery's in which no name is one of the week's exercises."""
    source = re.sub(r"\bsigmoid\b", "squash", source)
    return re.sub(r"\brow_sums\b", "add_up", source)


def _require_builtins(answers: Iterable[str], before: str) -> None:
    """Refuse a case that takes away what this week's right answers call."""
    read = set().union(*map(read_by_functions, answers))
    if taken := read & changed(before) & set(dir(builtins)):
        raise KeyError(f"the right answers call {', '.join(sorted(taken))}")


def _is_rewritten(content: bytes) -> bool:
    """Return whether a case has written its own answer into the cell that we filled."""
    try:
        cells = read_notebook(content)["cells"]
    except UnreadableNotebook:
        return False
    ours = [cell["source"] for cell in cells if cell["grade_id"] == answer_id("sigmoid")]
    return any("def sigmoid(" in source for source in ours)


def _position(cells: Sequence[Mapping[str, Any]], grade_id: str) -> int:
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]
    return names.index(grade_id)


@dataclass(frozen=True)
class Case:
    """A submission of the class, and what it must get.

    Parameters
    ----------
    student, kind, name : str
        The kind is ``neighbour`` for the honest ones in between.
    files : dict of str to bytes
    earned : dict of str to float
        Most points by exercise that it may get.
    owed : dict of str to float
        Least points by exercise that it must get.
    """

    student: str
    kind: str
    name: str
    files: Mapping[str, bytes]
    earned: Mapping[str, float]
    owed: Mapping[str, float]


@dataclass
class Class:
    """The submissions of a week, in the order in which they are marked.

    Parameters
    ----------
    week : Week
    cases : list of Case
    left_out : list of str
        Those of the battery's that this notebook has no place for.
    """

    week: Week
    cases: list[Case] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def add(self, kind: str, name: str, submission: Submission, points: float) -> None:
        """Take in a submission of the battery's, which gives it so many of 10 points."""
        full = {each: made.points for each, made in self.week.exercises.items()}
        none = dict.fromkeys(full, 0.0)
        hit = {self.week.stand_ins[each] for each in battery.HOME.changed}
        hit |= {self.week.stand_ins["sigmoid"]} if points == 6 else set()
        # an answer that is wrong for some inputs may be right for those it is asked here
        owed = full if points == 10 else {each: full[each] * (each not in hit) for each in full}
        wrong = hit if points < 9 else set()
        earned = {each: full[each] - 0.01 * (each in wrong) for each in full}
        if points == 0:
            owed = earned = none
        self._append(kind, name, submission.files, earned, owed)

    def add_neighbour(self, files: Mapping[str, bytes]) -> None:
        """Take in an honest one that shows what it can see."""
        full = {each: made.points for each, made in self.week.exercises.items()}
        self._append("neighbour", "neighbour", files, full, full)

    def _append(self, kind: str, name: str, files: Any, earned: Any, owed: Any) -> None:
        student = f"s{len(self.cases):04}"
        self.cases.append(Case(student, kind, name, files, earned, owed))


def make_class(week: Week, only: str = "", leave_out: Collection[str] = ()) -> Class:
    """Make a class of all that the battery has, or of what has some text in its name."""
    made = Class(week)
    home = battery.HOME = Home(week)
    neighbour = home.submission(lambda: battery.handed_in(battery.solved(after=PROBE))).files
    made.add_neighbour(neighbour)
    for kind, cases in (
        ("hostile", {name: (0, make) for name, make in battery.HOSTILE.items()}),
        ("faulty", battery.FAULTY),
        ("honest", battery.HONEST),
    ):
        for name, (points, make) in cases.items():
            if only not in f"{kind} {name}" or any(word in name for word in leave_out):
                continue
            try:
                submission = home.submission(make)
            except (KeyError, IndexError, ValueError):
                made.left_out.append(f"{kind}: {name}")
                continue
            made.add(kind, name, submission, points)
            if kind != "honest":
                made.add_neighbour(neighbour)
    return made


@dataclass
class Found:
    """What went wrong, by kind of submission.

    Parameters
    ----------
    cases : dict of str to int
        How many there were.
    unearned, lost, reached : list of str
        Who got marks that nobody earned, lost marks, saw or wrote what is not theirs.
    neighbours : list of str
        Who had a neighbour that got other marks or saw another sandbox.
    stopped : str
        What a class ended with that was not marked to its end; empty if it was.
    """

    cases: dict[str, int]
    unearned: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    neighbours: list[str] = field(default_factory=list)
    stopped: str = ""

    @property
    def faults(self) -> list[str]:
        """All of them in words."""
        told = [
            f"{what}: {name}"
            for what, names in (
                ("marks unearned", self.unearned),
                ("honest marks lost", self.lost),
                ("reached out", self.reached),
                ("neighbour changed", self.neighbours),
            )
            for name in names
        ]
        return told + [f"class stopped: {self.stopped}"] * bool(self.stopped)


def lay_out(folder: Path, made: Class) -> None:
    """Lay out a course in a folder, with the class's submissions as they were collected."""
    source = folder / "source" / made.week.name
    source.mkdir(parents=True)
    name = f"{made.week.notebook}.ipynb"
    built = ROOT / "build" / "source" / made.week.name / name
    (source / name).write_bytes(built.read_bytes())
    (folder / "nbgrader_config.py").write_text(
        CONFIG.format(root=str(ROOT), folder=str(folder), seconds=STOPPED_AFTER)
    )
    for case in made.cases:
        submitted = folder / "submitted" / case.student / made.week.name
        submitted.mkdir(parents=True)
        (submitted / "timestamp.txt").write_text("2026-01-01 12:00:00 UTC")
        for path, content in case.files.items():
            _write(submitted, path, content)


def _write(folder: Path, path: str, content: bytes) -> None:
    """Write a file as far as a file system can: no name of the battery's leads out of it."""
    target = (folder / path.replace("\0", "")).resolve()
    if target.is_relative_to(folder) and not path.endswith("/") and len(target.name) < 256:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def mark(folder: Path, week: str, command: Sequence[str], as_ordinary: bool) -> str:
    """Mark the class; return what stopped it, or nothing."""
    environment = {
        **os.environ,
        SEED_VARIABLE: "battery",
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    words = [sys.executable, "-m", MODULES[command[0]], *command[1:], week]
    if as_ordinary:
        environment |= {"HOME": str(folder), "TMPDIR": str(folder), "USER": "ordinary"}
        words = command_of_ordinary_user(words)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, UID, UID)
    ended = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True)
    (folder / "log.txt").write_text(ended.stdout + ended.stderr)
    traceback = "Traceback" in ended.stderr
    if ended.returncode not in (0, 2) or traceback:
        return f"exit code {ended.returncode}: {ended.stderr.strip().splitlines()[-1:]}"
    return ""


def judge(folder: Path, made: Class, stopped: str) -> Found:
    """Compare the gradebook and the results with what each submission must get."""
    found = Found({kind: sum(case.kind == kind for case in made.cases) for kind in KINDS})
    found.stopped = stopped
    scores = read_scores(folder, made.week.name)
    seen = None
    for number, case in enumerate(made.cases):
        if case.student not in scores:
            found.stopped = found.stopped or f"{case.name} has no marks in the gradebook"
            continue
        has = scores[case.student]
        said = f"{case.kind}, {case.name}"
        too_much = [e for e in case.earned if has.get(e, 0.0) > case.earned[e]]
        too_little = [e for e in case.owed if has.get(e, 0.0) < case.owed[e]]
        shown = shown_by(folder, made.week, case.student)
        if case.kind == "neighbour":
            here = (sorted(has.items()), shown[-1:] if shown else [])
            seen = seen or here
            if here != seen or too_little:
                found.neighbours.append(made.cases[max(number - 1, 0)].name)
        elif too_much:
            found.unearned.append(f"{said} ({', '.join(too_much)})")
        elif too_little:
            found.lost.append(f"{said} ({', '.join(too_little)})")
        if any(trace in text for text in shown for trace in TRACES):
            found.reached.append(said)
    return found


def read_scores(folder: Path, week: str) -> dict[str, dict[str, float]]:
    """Return each student's automatic points by exercise."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "neural-networks") as gradebook:
        return {
            submission.student_id: {
                grade.name: grade.auto_score or 0.0
                for notebook in submission.notebooks
                for grade in notebook.grades
            }
            for submission in gradebook.assignment_submissions(week)
        }


def shown_by(folder: Path, week: Week, student: str) -> list[str]:
    """Return the outputs of a student's own cells, as text."""
    file = folder / "autograded" / student / week.name / f"{week.notebook}.ipynb"
    if not file.exists():
        return []
    cells = json.loads(file.read_bytes())["cells"]
    own = [cell for cell in cells if "nbgrader" not in cell["metadata"] and cell.get("outputs")]
    return [json.dumps(cell["outputs"]) for cell in own]


@dataclass(frozen=True)
class Row:
    """A line of the table: one class, marked by one command as one user."""

    week: str
    command: str
    user: str
    found: Found


LEFT_OUT = (
    "\n`--short` leaves out what waits for a limit: `tests/grading/test_battery.py` has it all."
)


def table(rows: Sequence[Row], left_out: Mapping[str, Sequence[str]], short: bool) -> str:
    """Return the results as a page."""
    lines = [
        "# What hostile, broken and honest submissions get",
        "",
        f"Written by `python benchmarks/battery.py {'--short ' * short}--write`. The submissions "
        "are those of `tests/grading/battery.py`, made from a real notebook of each week and "
        "marked as a class, with an honest neighbour before and after each hostile or broken one.",
        *[LEFT_OUT] * short,
        "",
        "| week | command | user | hostile | broken | honest | marks unearned | honest marks lost "
        "| reached out | classes stopped | neighbours changed |",
        "|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        found = row.found
        counts = [found.cases[kind] for kind in KINDS]
        counts += [len(found.unearned), len(found.lost), len(found.reached)]
        counts += [int(bool(found.stopped)), len(found.neighbours)]
        numbers = " | ".join(map(str, counts))
        lines.append(f"| {row.week} | `{row.command}` | {row.user} | {numbers} |")
    for week, names in left_out.items():
        lines += ["", f"No place in {week}'s notebook: {'; '.join(names)}."] * bool(names)
    return "\n".join([*lines, ""])


def main() -> int:
    """Mark the classes, print and write the table; fail if anything in it is not zero."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weeks", nargs="+", default=[week.name for week in WEEKS])
    parser.add_argument("--only", default="", help="cases with this text in their kind and name")
    parser.add_argument(
        "--short", action="store_true", help="half an hour; the table says what is left out"
    )
    parser.add_argument("--keep", type=Path, help="an empty folder that the classes are left in")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    options = parser.parse_args()
    users = {"root": False, "ordinary": True} if os.getuid() == 0 else {"ordinary": False}
    rows, left_out = [], {}
    with tempfile.TemporaryDirectory() as name:
        place = options.keep or Path(name)
        place.chmod(0o755)
        for week in WEEKS:
            if week.name not in options.weeks:
                continue
            waiting = WAITING if options.short else ()
            made = make_class(week, options.only, waiting)
            left_out[week.name] = made.left_out
            for command in COMMANDS:
                for who, becomes in users.items():
                    folder = place / f"{week.name}-{command[0]}-{who}"
                    lay_out(folder, made)
                    stopped = mark(folder, week.name, command, becomes)
                    row = Row(week.name, " ".join(command), who, judge(folder, made, stopped))
                    rows.append(row)
                    print(f"{row.week} {row.command} {who}: {row.found.cases}", flush=True)
                    print("".join(f"  {fault}\n" for fault in row.found.faults), end="", flush=True)
                    if options.write:  # it takes long: what there is so far is worth having
                        RESULTS.write_text(table(rows, left_out, options.short))
    print(table(rows, left_out, options.short))
    return 1 if any(row.found.faults for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
