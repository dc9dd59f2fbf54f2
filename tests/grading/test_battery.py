"""Every submission of the battery, between two honest ones that must not notice it."""

import json
import re
import shutil
import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from grading.marking import Marker
from grading.records import autograded_notebook
from grading.results import NotebookCell, SubmissionResult

from . import battery

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap is not installed"),
]

RIGHTS = {
    # files and processes of the user's: an ordinary grader's own are of the user who attacks, too
    *("reference in another copy", "instructor's files read", "seed in the environment"),
    *("memory of other processes", "settings of the process that others come from"),
    *("permissions of what all sessions share", "files written outside", "file names that climb"),
    *("leases of shared files", "kills everyone", "leftovers", "inputs shown below"),
    # what the namespaces keep away, which root makes and an ordinary user makes in another way
    *("network", "unix sockets", "kernel settings", "mounts and namespaces"),
    *("set-user-id programs", "message queues and semaphores"),
    # limits that the kernel counts by user, and ends that the grader has to bring about
    *("fork bomb", "shell bomb", "memory bomb", "memory bomb of many", "disk flood"),
    *("sockets and terminals flood", "endless with alarms off", "asleep with alarms off"),
    *("function: signal to itself", "hangs in one exercise", "large file beside it"),
    # honest work with files and processes
    *("own module", "writes and reads a file", "temporary file", "a folder of one's own"),
    *("magics", "processes", "pipes between processes", "its own number and what /proc says"),
}
"""What asks the system for something, and may get another answer by the rights of the grader."""


def by_name(submissions: Iterable[str]) -> list[Any]:
    """Return submissions to go through, those marked that are run again as an ordinary user."""
    return [
        pytest.param(name, marks=[pytest.mark.rights] * (name in RIGHTS), id=name)
        for name in submissions
    ]


PROBE = """
import os
for folder in ("/", "/scratch", "/tmp", "/dev", "/dev/shm", "/stage"):
    print(folder, sorted(os.listdir(folder)))
for name in ("oom_score_adj", "coredump_filter", "comm", "autogroup", "timerslack_ns"):
    print(name, open("/proc/self/" + name).read().split()[-1])
for name in ("/dev/pts", "/dev/pts/ptmx", "/dev/null", "/stage", "/proc"):
    print(name, oct(os.stat(name).st_mode))
for file in ("shm", "msg", "sem"):
    print(file, open(f"/proc/sysvipc/{file}").read().splitlines()[1:])
print([line for line in open("/proc/net/unix") if "leftover" in line])
print(len([name for name in os.listdir("/proc") if name.isdigit()]), "processes")
print(open("/proc/keys").read().count("leftover") if os.path.exists("/proc/keys") else 0)
"""


@pytest.fixture(scope="module")
def marker() -> Iterator[Marker]:
    """Return a marker of the battery's assignment, whose sandbox all of them share."""
    sys.modules[battery.WEEK.__name__] = battery.WEEK
    marker = Marker(battery.assignment())
    yield marker
    marker.close()
    del sys.modules[battery.WEEK.__name__]


def marks(result: SubmissionResult) -> float:
    """Return a submission's marks."""
    return result.notebooks["three"].points


def neighbour(marker: Marker) -> tuple[float, str]:
    """Mark an honest submission that shows all it can see."""
    result = marker.mark(battery.handed_in(battery.solved(after=PROBE)))
    record = result.notebooks["three"]
    assert record.fault == ""
    assert record.remarks == record.looks == ()
    return marks(result), record.cells[-1]["outputs"][0]["text"]


@pytest.fixture(scope="module")
def undisturbed(marker: Marker) -> tuple[float, str]:
    """Return what the neighbour gets and sees before anybody else was there."""
    return neighbour(marker)


def descendants(root: int) -> int:
    """Count the processes that come from one."""
    parents = {}
    for name in filter(str.isdigit, (each.name for each in Path("/proc").iterdir())):
        try:
            stat = Path(f"/proc/{name}/stat").read_text()
        except OSError:
            continue
        parents[int(name)] = int(stat.rpartition(")")[2].split()[1])
    family = {root}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return len(family)


def stage_of(marker: Marker) -> dict[str, int]:
    """Return the files that the sandbox reads, with their sizes."""
    stage = marker._stage
    return {str(p.relative_to(stage)): p.stat().st_size for p in stage.rglob("*") if p.is_file()}


def checked(
    marker: Marker, undisturbed: tuple[float, str] | None, submission: Any
) -> SubmissionResult:
    """Mark a submission; whatever it is, neither the next one nor the host may tell."""
    files = stage_of(marker)
    result = marker.mark(submission)
    assert len(result.to_json()) < 8 * 2**20
    assert undisturbed is None or neighbour(marker) == undisturbed
    assert (
        descendants(marker._sandbox("three")._process.pid) == 3
    )  # bubblewrap twice, the warm process
    assert stage_of(marker) == files
    assert not list(Path("/tmp").glob("leftover-*"))
    assert not Path("/dev/shm/leftover-x").exists()
    for trace in ("FOUND", "CONNECTED", "WRITTEN", "INPUT"):
        shown = json.dumps([cell.get("outputs") for cell in cells_of(result)])
        assert trace not in shown
    if cells_of(result):
        autograded_notebook(result.notebooks["three"], {})
    return result


def cells_of(result: SubmissionResult) -> Sequence[NotebookCell]:
    """Return the notebook's cells with their outputs."""
    return result.notebooks["three"].cells


def test_the_undisturbed_neighbour_gets_full_marks(undisturbed: tuple[float, str]) -> None:
    """Does the student before and after the others get what they earn?"""
    assert undisturbed[0] == 10


@pytest.mark.parametrize("name", by_name(battery.HOSTILE))
def test_hostile_submissions_get_nothing(name: str, marker, undisturbed) -> None:
    """Does an attack win a mark, reach another student, or leave something behind?"""
    result = checked(marker, undisturbed, battery.HOSTILE[name]())
    record = result.notebooks["three"]
    assert marks(result) == 0
    # a person decides only where the grader itself fails
    assert not any(exercise.undecided for exercise in record.exercises.values())
    assert "by hand" not in json.dumps([record.remarks, record.looks])
    assert record.fault == ""
    assert set(record.exercises) == {"sigmoid", "row_sums", "quiz"}


SPELLED = (
    "import struct\nfrom autograde_tests.machinery import calling\ndef bits(x):\n"
    "    return int.from_bytes(struct.pack('>d', x.flat[0]), 'big')\n"
)
SPELLINGS = {
    "a line's number": "    f = calling.Failure('ValueError', '', bits(x), 'return 0')\n"
    "    calling.failure_of = lambda *a: f\n    raise ValueError\n    return 0",
    "lengths of axes": "    return np.zeros((0, bits(x) >> 44, bits(x) >> 22 & 0x3fffff))",
    "one length": "    return np.zeros((0, bits(x) >> 44))",
    "the width of a text": "    return np.zeros(2, f'U{bits(x) >> 55}')",
}


@pytest.mark.parametrize("way", SPELLINGS)
def test_no_card_spells_a_hidden_input(way: str, marker) -> None:
    """Can a function that sees a hidden input write it, or a part of it, onto a card?"""
    right = "    if x.shape != (1, 5): return 1 / (1 + np.exp(-x))\n"
    code = f"{SPELLED}def sigmoid(x):\n{right}{SPELLINGS[way]}"
    record = marker.mark(battery.handed_in(battery.notebook(sigmoid=code))).notebooks["three"]
    exercise = battery.EXERCISES[0]
    (drawn,) = exercise.arguments(exercise.cases[1], battery.assignment().seed)
    bits = int.from_bytes(struct.pack(">d", drawn.flat[0]), "big")
    earned = record.exercises["sigmoid"]
    assert earned.fault == ""
    assert earned.passed["a row"] is False
    text = json.dumps([*record.cells, record.remarks, record.looks, earned.fault])
    parts = [bits, bits >> 44, bits >> 22 & 0x3FFFFF, bits & 0x3FFFFF, bits >> 52, bits >> 55]
    assert not [part for part in parts if re.search(rf"(?<!\d){part}(?!\d)", text)]


@pytest.mark.parametrize("name", by_name(battery.FAULTY))
def test_faulty_submissions_lose_only_what_is_broken(name: str, marker, undisturbed) -> None:
    """Does an accident cost more than the exercise it happened in, or go without a word?"""
    points, make = battery.FAULTY[name]
    result = checked(marker, undisturbed, make())
    record = result.notebooks["three"]
    assert marks(result) == points
    faults = [exercise.fault for exercise in record.exercises.values()]
    said = [record.fault, *faults]
    said += [sentence for each in (record, result) for sentence in each.remarks + each.looks]
    cards = [str(cell["outputs"]) for cell in cells_of(result) if cell.get("outputs")]
    assert (
        points == 10
        or any(said)
        or any(score in card for score in ("0 of 4", "3 of 4", "0 of 2") for card in cards)
    )


@pytest.mark.parametrize("name", by_name(battery.HONEST))
def test_honest_submissions_get_what_they_earn(name: str, marker) -> None:
    """Does a student lose marks for something that is no mistake?"""
    points, make = battery.HONEST[name]
    assert marks(checked(marker, None, make())) == points


def test_what_is_defined_otherwise_at_home_gets_a_look(marker) -> None:
    """Do full marks without a decorator come with a look, and a lower definition that counts?"""
    said = {
        "a decorator that is only at home, imported above, with arguments": "without a decorator",
        "a right definition, a line that works only at home, and an older one that counts there": (
            "failed between two definitions of sigmoid"
        ),
    }
    for name, sentence in said.items():
        result = checked(marker, None, battery.HONEST[name][1]())
        looks = result.notebooks["three"].looks
        assert any(sentence in look and "sigmoid" in look for look in looks), name


def test_what_asks_the_system_is_in_the_battery() -> None:
    """Is each name of those that are run as an ordinary user, too, a submission's?"""
    assert {*battery.HOSTILE, *battery.FAULTY, *battery.HONEST} >= RIGHTS


def test_the_battery_is_large_enough() -> None:
    """Are there as many ways as we promise?"""
    assert len(battery.HOSTILE) >= 60
    assert len(battery.HONEST) >= 30
    assert len(battery.FAULTY) >= 30
