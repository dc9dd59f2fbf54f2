"""Handing in: what is packed, what is refused, and that nbgrader takes it."""

import json
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from course_cli.course_root import CourseError
from course_cli.submission import pack, which_count
from grading.student_names import is_student_name
from grading.written import checksum_of

MOMENT = datetime(2026, 9, 14, 18, 30, 5, tzinfo=UTC)
NOTEBOOK = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace with a week that has been worked on."""
    workspace = tmp_path / "workspace"
    week = workspace / "week2"
    (week / "pictures").mkdir(parents=True)
    (week / ".ipynb_checkpoints").mkdir()
    (week / "numpy_basics.ipynb").write_text(NOTEBOOK)
    (week / "numpy_basics.new-edition.ipynb").write_text(NOTEBOOK)
    (week / ".ipynb_checkpoints" / "numpy_basics-checkpoint.ipynb").write_text(NOTEBOOK)
    (week / "pictures" / "mine.png").write_bytes(b"png")
    return workspace


def test_packs_the_weeks_files(workspace: Path):
    """Does the zip file hold the student's files, and neither checkpoints nor new editions?"""
    target, names = pack(workspace, "week2", "ada", workspace / "handed-in", MOMENT)
    assert target == workspace / "handed-in" / "week2_20260914T183005Z_ada.zip"
    assert names == ["numpy_basics.ipynb", "pictures/mine.png"]
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == names
        assert archive.read("numpy_basics.ipynb").decode() == NOTEBOOK


def test_never_overwrites_an_earlier_zip(workspace: Path):
    """Is an earlier zip file of the same second left as it was?"""
    target, _ = pack(workspace, "week2", "ada", workspace / "handed-in", MOMENT)
    target.write_bytes(b"earlier")
    with pytest.raises(CourseError, match="exists already"):
        pack(workspace, "week2", "ada", workspace / "handed-in", MOMENT)
    assert target.read_bytes() == b"earlier"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 1}', '{"cells": ["text"]}'])
def test_refuses_a_broken_notebook(workspace: Path, content: str):
    """Is a notebook that cannot be marked refused by name, with nothing packed?"""
    (workspace / "week2" / "numpy_basics.ipynb").write_text(content)
    with pytest.raises(CourseError, match=r"week2/numpy_basics\.ipynb .* Nothing was packed"):
        pack(workspace, "week2", "ada", workspace / "handed-in", MOMENT)
    assert not (workspace / "handed-in").exists()


@pytest.mark.parametrize("week", ["week9", "handed-in", "..", "", "week2/pictures"])
def test_refuses_what_is_no_week(workspace: Path, week: str):
    """Does a wrong week get the list of the right ones?"""
    with pytest.raises(CourseError, match="there is: week2"):
        pack(workspace, week, "ada", workspace / "handed-in", MOMENT)


def test_refuses_an_empty_week(workspace: Path):
    """Is a week without notebooks refused?"""
    (workspace / "week3").mkdir()
    with pytest.raises(CourseError, match="no notebook"):
        pack(workspace, "week3", "ada", workspace / "handed-in", MOMENT)


@pytest.mark.parametrize("student", ["", "Ada Lovelace", "ada/../bob", "ada.", ".git", "ä" * 51])
def test_refuses_a_name_that_no_gradebook_could_hold(workspace: Path, student: str):
    """Is a name that would confuse the collector refused: what it was, what is allowed, how?"""
    with pytest.raises(CourseError, match=r"letters of any alphabet.* --student") as refusal:
        pack(workspace, "week2", student, workspace / "handed-in", MOMENT)
    assert repr(student) in str(refusal.value)


@pytest.mark.grader
@pytest.mark.parametrize("student", ["ada", "zoé", "zoe\u0301", "x.y+z@uni.example", "李", "_a"])
def test_every_student_of_a_roster_can_hand_in(workspace: Path, student: str):
    """Does the collector read from the zip file's name whom a roster may hold?"""
    target, _ = pack(workspace, "week2", student, workspace / "handed-in", MOMENT)
    from grading.senders import read_label

    whole = unicodedata.normalize("NFC", student)
    assert is_student_name(whole)
    assert read_label(target.name).student == whole


@pytest.mark.grader
def test_one_rule_for_a_students_name(workspace: Path, monkeypatch: pytest.MonkeyPatch):
    """Do handing in, the roster and the ways in all ask the same function?"""
    import grading.collecting
    import grading.roster
    import grading.senders

    modules = (grading.collecting, grading.roster, grading.senders)
    assert {module.is_student_name for module in modules} == {is_student_name}
    monkeypatch.setattr("grading.student_names.is_student_name", lambda name: name == "no-one")
    with pytest.raises(CourseError, match="No student can be called 'ada'"):
        pack(workspace, "week2", "ada", workspace / "handed-in", MOMENT)


def test_packs_without_nbgrader(workspace: Path):
    """Does handing in need no more than the course's own packages?"""
    code = (
        "import sys\nsys.modules['nbgrader'] = sys.modules['sqlalchemy'] = None\n"
        "from pathlib import Path\nfrom course_cli.submission import pack\n"
        f"pack(Path({str(workspace)!r}), 'week2', 'ada', Path({str(workspace / 'out')!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.grader
@pytest.mark.slow
def test_nbgrader_collects_it(workspace: Path, tmp_path: Path, root: Path):
    """Does nbgrader's own zip_collect file submissions under the right student and time?"""
    course = tmp_path / "course"
    archive = course / "downloaded" / "week2" / "archive"
    archive.mkdir(parents=True)
    shutil.copy(root / "nbgrader_config.py", course)
    release = course / "notebooks" / "week2"
    release.mkdir(parents=True)
    (release / "numpy_basics.ipynb").write_text(NOTEBOOK)

    earlier, _ = pack(workspace, "week2", "ada", archive, MOMENT)
    (workspace / "week2" / "numpy_basics.ipynb").write_text(NOTEBOOK + "\n")
    later, _ = pack(workspace, "week2", "ada", archive, MOMENT.replace(hour=20))
    # As learning platforms and browsers rename files.
    later.rename(later.with_name(f"Ada L_4711_assignsubmission_file_{later.stem} (1).zip"))
    other, _ = pack(workspace, "week2", "bob_2-x.y@uni", archive, MOMENT)
    (archive / "Bob_4712_file_").mkdir()
    other.rename(archive / "Bob_4712_file_" / other.name)

    collected = subprocess.run(
        [sys.executable, "-m", "nbgrader", "zip_collect", "week2"],
        cwd=course,
        capture_output=True,
        text=True,
    )
    assert collected.returncode == 0, collected.stderr
    submitted = course / "submitted"
    assert {path.name for path in submitted.iterdir()} == {"ada", "bob_2-x.y@uni"}
    ada = submitted / "ada" / "week2"
    assert (ada / "numpy_basics.ipynb").read_text() == NOTEBOOK + "\n"  # the later one
    assert (ada / "timestamp.txt").read_text().startswith("2026-09-14 20:30:05")
    assert (submitted / "bob_2-x.y@uni" / "week2" / "numpy_basics.ipynb").exists()


def notebook(answer: str, outputs: object = (), **metadata: object) -> str:
    """Return a week's notebook with one answer."""
    known = {"grade_id": "f-answer", "grade": False, "solution": True, "locked": False}
    cell = {
        "cell_type": "code",
        "execution_count": None,
        "id": "f-answer",
        "metadata": {"nbgrader": {**known, "schema_version": 3, "task": False}},
        "outputs": outputs,
        "source": [answer],
    }
    made = {"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(made, indent=1) + "\n"


BLANK, WRITTEN = "def f(x):\n    raise NotImplementedError()", "def f(x):\n    return x"


@pytest.fixture
def released(workspace: Path) -> Path:
    """Return the course's folder of the week, with one notebook."""
    folder = workspace.parent / "notebooks" / "week2"
    folder.mkdir(parents=True)
    text = json.loads(notebook(BLANK))
    known = text["cells"][0]["metadata"]["nbgrader"]
    known["checksum"] = checksum_of(BLANK, text["cells"][0])
    (folder / "numpy_basics.ipynb").write_text(json.dumps(text))
    return folder


def hand_in(workspace: Path, released: Path, **files: str) -> list[str]:
    """Write answers into files of the week, by name; return what is said of them."""
    (workspace / "week2" / "numpy_basics.ipynb").unlink()
    for name, answer in files.items():
        text = json.loads((released / "numpy_basics.ipynb").read_text())
        text["cells"][0]["source"] = answer
        (workspace / "week2" / name).write_text(json.dumps(text))
    return which_count(workspace / "week2", released)


def test_outputs_are_left_out_and_the_students_file_stays(workspace: Path):
    """Is a notebook of many megabytes of outputs a small file to send, its own text untouched?"""
    output = {"output_type": "stream", "name": "stdout", "text": ["x" * 2**22]}
    file = workspace / "week2" / "numpy_basics.ipynb"
    file.write_text(notebook(WRITTEN, [output], widgets={"state": {}}, kernelspec={}))
    before = file.read_bytes()
    target, _ = pack(workspace, "week2", "ada", workspace / "handed-in", MOMENT)
    with zipfile.ZipFile(target) as archive:
        packed = archive.read("numpy_basics.ipynb")
    assert packed.decode() == notebook(WRITTEN, [], kernelspec={})
    assert file.read_bytes() == before


def test_nothing_is_said_where_it_is_plain(workspace: Path, released: Path):
    """Is a student with the right files left in peace?"""
    assert hand_in(workspace, released, **{"numpy_basics.ipynb": WRITTEN}) == []


def test_a_solved_copy_and_a_blank_original(workspace: Path, released: Path):
    """Does a student hear, before it costs anything, that the copy does not count?"""
    files = {"numpy_basics.ipynb": BLANK, "numpy_basics-Copy1.ipynb": WRITTEN}
    (said,) = hand_in(workspace, released, **files)
    assert said.startswith(
        "PLEASE LOOK: numpy_basics.ipynb counts, numpy_basics-Copy1.ipynb does not, and nothing "
        "is written in numpy_basics.ipynb."
    )


def test_a_copy_with_other_answers_and_one_with_the_same(workspace: Path, released: Path):
    """Is it said which counts, urgently only where that could matter?"""
    files = {
        "numpy_basics.ipynb": WRITTEN,
        "numpy_basics-Copy1.ipynb": WRITTEN + " + 1",
        "numpy_basics (1).ipynb": WRITTEN,
    }
    same, other = hand_in(workspace, released, **files)
    assert same == "numpy_basics.ipynb counts, numpy_basics (1).ipynb does not."
    assert other.startswith("PLEASE LOOK: ")
    assert "answers differ" in other


def test_a_renamed_and_a_missing_notebook(workspace: Path, released: Path):
    """Does a student hear under which name a file counts, and that there is none?"""
    (said,) = hand_in(workspace, released, **{"NUMPY_BASICS.IPYNB": WRITTEN})
    assert said.startswith("NUMPY_BASICS.IPYNB counts as numpy_basics.ipynb")
    (workspace / "week2" / "NUMPY_BASICS.IPYNB").write_text(NOTEBOOK)
    (workspace / "week2" / "NUMPY_BASICS.IPYNB").rename(workspace / "week2" / "notes.ipynb")
    (said,) = which_count(workspace / "week2", released)
    assert said.startswith("NOTHING COUNTS for numpy_basics.ipynb")


HOSTILE = [None, 7, [], {"a": 1}, "", "x" * 33, "2026.11\n", "<b>", "\u202e11", "'; drop"]
"""What stands in the place of an edition and can be none."""


@pytest.mark.parametrize(
    ("metadata", "said"),
    [({"course_edition": "2026.11"}, "2026.11"), ({}, "none")]
    + [({"course_edition": value}, "none") for value in HOSTILE],
)
def test_a_zip_says_its_editions(workspace: Path, metadata: dict, said: str):
    """Do the zip file and the notebook in it say of which edition the work is?"""
    text = notebook(WRITTEN, [], **metadata)
    (workspace / "week2" / "numpy_basics.ipynb").write_text(text)
    target, _ = pack(workspace, "week2", "ada", workspace / "handed-in", MOMENT)
    with zipfile.ZipFile(target) as archive:
        assert archive.comment.decode() == f"course edition: {said}"
        assert archive.read("numpy_basics.ipynb").decode() == text


def test_a_notebook_of_an_older_edition_is_named(workspace: Path, released: Path):
    """Does a student hear that a notebook that counts is of an older edition of the course?"""
    now = json.loads((released / "numpy_basics.ipynb").read_text())
    now["metadata"]["course_edition"] = "2026.11"
    (released / "numpy_basics.ipynb").write_text(json.dumps(now))
    file = workspace / "week2" / "numpy_basics.ipynb"
    file.write_text(notebook(WRITTEN, [], course_edition="2025.09"))
    assert which_count(workspace / "week2", released) == [
        "numpy_basics.ipynb is of the edition 2025.09; the course's is 2026.11 now."
    ]
    for unknown in ({}, {"course_edition": "2026.11"}, {"course_edition": ["2025.09"]}):
        file.write_text(notebook(WRITTEN, [], **unknown))
        assert which_count(workspace / "week2", released) == []
