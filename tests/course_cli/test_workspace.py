"""The workspace: filled, renewed, and never at the cost of what a student wrote."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_cli.submission import pack
from course_cli.workspace import EDITIONS, edition_of, fingerprint, prepare
from course_utils.files import WRITING
from course_utils.own_package import FOLDER

NAME = "week2/logistic_regression.ipynb"


def notebook(*sources: str, **metadata: Any) -> bytes:
    """Return a notebook of code cells."""
    cells = [
        {
            "id": f"cell-{number}",
            "cell_type": "code",
            "source": source,
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
        for number, source in enumerate(sources)
    ]
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole).encode()


def as_jupyter_saves_it(content: bytes) -> bytes:
    """Return a notebook as it is after being run and saved, with nothing typed."""
    whole = json.loads(content)
    for cell in whole["cells"]:
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)
        cell["execution_count"] = 7
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["hello"]}]
        cell["metadata"] = {"trusted": True, "execution": {"iopub.status.idle": "now"}}
    whole["metadata"]["language_info"] = {"name": "python", "version": "3.13.1"}
    whole["metadata"]["widgets"] = {"state": {}}
    return json.dumps(whole, indent=1).encode()


class Course:
    """A course that publishes editions, and one student's workspace."""

    def __init__(self, folder: Path) -> None:
        self.notebooks = folder / "notebooks"
        self.workspace = folder / "workspace"

    def publish(self, content: bytes, name: str = NAME) -> None:
        """Put an edition into the course."""
        (self.notebooks / name).parent.mkdir(parents=True, exist_ok=True)
        (self.notebooks / name).write_bytes(content)

    def prepare(self) -> dict[str, tuple[str, str]]:
        """Prepare the workspace; return what became of each file."""
        changes = prepare(self.notebooks, self.workspace)
        return {change.path: (change.state, change.detail) for change in changes}

    def write(self, content: bytes, name: str = NAME) -> None:
        """Save a file as the student."""
        (self.workspace / name).write_bytes(content)

    def read(self, name: str = NAME) -> bytes:
        """Read a file of the workspace."""
        return (self.workspace / name).read_bytes()


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Return a course with a first edition."""
    course = Course(tmp_path)
    course.publish(notebook("first"))
    course.publish(b"# Start", "START.md")
    return course


def test_empty_workspace_is_filled(course: Course):
    """Does a first call hand out every file as it is?"""
    assert course.prepare() == {NAME: ("added", ""), "START.md": ("added", "")}
    assert course.read() == notebook("first")
    assert course.read("START.md") == b"# Start"


def test_second_call_changes_nothing(course: Course):
    """Is a second call without news silent, on disk too?"""
    course.prepare()
    before = {file: file.stat().st_mtime_ns for file in course.workspace.rglob("*.ipynb")}
    assert {state for state, _ in course.prepare().values()} == {"kept"}
    assert {file: file.stat().st_mtime_ns for file in course.workspace.rglob("*.ipynb")} == before


@pytest.mark.parametrize("touch", [lambda content: content, as_jupyter_saves_it])
def test_untouched_notebook_is_renewed(course: Course, touch):
    """Does a newer edition replace a notebook that was at most opened and run?"""
    course.prepare()
    course.write(touch(course.read()))
    course.publish(notebook("second"))
    assert course.prepare()[NAME] == ("updated", "")
    assert course.read() == notebook("second")


def test_the_students_package_is_left_alone(course: Course):
    """Do a new edition and handing in neither touch what lies in my_network nor pack it?"""
    course.prepare()
    package = course.workspace / FOLDER
    (package / "versions").mkdir(parents=True)
    for name in ("README.md", "deep.py", ".kept.json", "versions/deep.relu.1.py"):
        (package / name).write_text(f"what is in {name}")
    files = [file for file in package.rglob("*") if file.is_file()]
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files}
    course.publish(notebook("second"))
    assert set(course.prepare()) == {NAME, "START.md"}
    _, packed = pack(course.workspace, "week2", "ada", course.workspace / "handed-in")
    assert packed == ["logistic_regression.ipynb"]
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files} == before


def test_a_label_is_nobodys_work(course: Course):
    """Does a label that an edition adds to a cell leave a student's own version in peace?"""
    course.prepare()
    mine = edited_source(course.read())
    course.write(mine)
    labelled = json.loads(notebook("first"))
    labelled["cells"][0]["metadata"]["course"] = {"exercise": "sigmoid", "points": 6}
    course.publish(json.dumps(labelled).encode())
    assert course.prepare()[NAME] == ("kept", "")
    assert course.read() == mine


def edited_source(content: bytes) -> bytes:
    """Edit a cell."""
    return content.replace(b"first", b"my answer")


def added_attachment(content: bytes) -> bytes:
    """Paste a picture into a cell."""
    whole = json.loads(content)
    whole["cells"][0]["attachments"] = {"a.png": {"image/png": "AAAA"}}
    return json.dumps(whole).encode()


def added_tag(content: bytes) -> bytes:
    """Tag a cell."""
    whole = json.loads(content)
    whole["cells"][0]["metadata"]["tags"] = ["mine"]
    return json.dumps(whole).encode()


def truncated(content: bytes) -> bytes:
    """Lose the end of the file."""
    return content[: len(content) // 2]


EDITS = [edited_source, added_attachment, added_tag, truncated, lambda content: b""]


@pytest.mark.parametrize("edit", EDITS)
def test_edited_notebook_stays_and_the_newer_lies_beside_it(course: Course, edit):
    """Does anything a student can do to a notebook protect it from a newer edition?"""
    course.prepare()
    mine = edit(course.read())
    course.write(mine)
    course.publish(notebook("second"))
    state, beside = course.prepare()[NAME]
    assert (state, beside) == ("beside", "week2/logistic_regression.new-edition.ipynb")
    assert course.read() == mine
    assert course.read(beside) == notebook("second")


def test_edited_notebook_without_a_newer_edition_is_left_in_peace(course: Course):
    """Is nothing laid beside an edited notebook when there is no news?"""
    course.prepare()
    course.write(notebook("mine"))
    assert course.prepare()[NAME] == ("kept", "")
    assert len(list(course.workspace.rglob("*.ipynb"))) == 1


def test_an_edition_is_laid_beside_once(course: Course):
    """May a student throw the newer edition away without getting it again?"""
    course.prepare()
    course.write(notebook("mine"))
    course.publish(notebook("second"))
    _, beside = course.prepare()[NAME]
    (course.workspace / beside).unlink()
    assert course.prepare()[NAME] == ("kept", "")
    assert not (course.workspace / beside).exists()


def test_edited_edition_beside_is_numbered_round(course: Course):
    """Is work in a new-edition file safe from the next edition, too?"""
    course.prepare()
    course.write(notebook("mine"))
    course.publish(notebook("second"))
    _, beside = course.prepare()[NAME]
    course.write(notebook("second, with my answers"), beside)
    course.publish(notebook("third"))
    assert course.prepare()[NAME] == ("beside", "week2/logistic_regression.new-edition-2.ipynb")
    assert course.read(beside) == notebook("second, with my answers")


def test_untouched_edition_beside_is_renewed(course: Course):
    """Does an unused new-edition file make room for the next edition?"""
    course.prepare()
    course.write(notebook("mine"))
    course.publish(notebook("second"))
    course.prepare()
    course.publish(notebook("third"))
    assert course.prepare()[NAME] == ("beside", "week2/logistic_regression.new-edition.ipynb")
    assert course.read("week2/logistic_regression.new-edition.ipynb") == notebook("third")


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"a": 1}', b"\xff\xfe", b"null"])
def test_damaged_record_protects_everything(course: Course, damage: bytes):
    """Does every file count as edited when the record of editions is damaged?"""
    course.prepare()
    course.write(damage, EDITIONS)
    course.publish(notebook("second"))
    state, beside = course.prepare()[NAME]
    assert state == "beside"
    assert course.read() == notebook("first")
    assert course.read(beside) == notebook("second")


def test_renamed_and_extra_files_stay(course: Course):
    """Are files that the course does not know left alone?"""
    course.prepare()
    (course.workspace / NAME).rename(course.workspace / "week2/mine.ipynb")
    course.write(b"notes", "week2/notes.txt")
    course.publish(notebook("second"))
    assert course.prepare()[NAME] == ("added", "")
    assert course.read("week2/mine.ipynb") == notebook("first")
    assert course.read("week2/notes.txt") == b"notes"


def test_folder_in_the_way_is_reported(course: Course):
    """Is a folder that has a notebook's name left alone, and the rest handed out?"""
    (course.workspace / NAME).mkdir(parents=True)
    (course.workspace / NAME / "mine.txt").write_text("mine")
    result = course.prepare()
    assert result[NAME][0] == "blocked"
    assert result["START.md"] == ("added", "")
    assert (course.workspace / NAME / "mine.txt").read_text() == "mine"


def test_file_in_the_way_of_a_folder_is_reported(course: Course):
    """Is a file called week2 left alone?"""
    course.workspace.mkdir()
    (course.workspace / "week2").write_text("mine")
    assert course.prepare()[NAME][0] == "blocked"
    assert (course.workspace / "week2").read_text() == "mine"


def test_link_to_nowhere_is_left_alone(course: Course):
    """Is a broken link in a notebook's place left as it is?"""
    (course.workspace / "week2").mkdir(parents=True)
    (course.workspace / NAME).symlink_to("nowhere")
    assert course.prepare()[NAME][0] == "blocked"
    assert (course.workspace / NAME).readlink() == Path("nowhere")


@pytest.mark.parametrize("failing", ["replace", "fsync"])
def test_crash_while_writing_leaves_the_old_file(course: Course, monkeypatch, failing: str):
    """Is the old notebook whole after a write that fails half way?"""
    course.prepare()
    course.publish(notebook("second"))

    def crash(*arguments: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, failing, crash)
        with pytest.raises(OSError, match="No space left"):
            course.prepare()
    assert course.read() == notebook("first")
    assert not list(course.workspace.rglob(f"{WRITING}*"))
    assert course.prepare()[NAME] == ("updated", "")


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("publish"), st.integers(0, 3)),
        st.tuples(st.just("write"), st.integers(0, 3)),
        st.tuples(st.just("write beside"), st.integers(0, 3)),
        st.tuples(st.just("run"), st.just(0)),
        st.tuples(st.just("delete"), st.just(0)),
        st.tuples(st.just("damage the record"), st.just(0)),
        st.tuples(st.just("prepare"), st.just(0)),
    ),
    min_size=4,
    max_size=14,
)


@settings(max_examples=40)
@given(steps=STEPS)
def test_nothing_written_is_ever_lost(tmp_path_factory: pytest.TempPathFactory, steps):
    """Whatever happens in whatever order: is every text a student saved still on disk?"""
    course = Course(tmp_path_factory.mktemp("course"))
    course.publish(notebook("edition 0"))
    course.prepare()
    mine: dict[str, bytes] = {}
    for step, number in [*steps, ("prepare", 0)]:
        target = course.workspace / NAME
        beside = sorted(target.parent.glob("*.new-edition*"))
        if step == "publish":
            course.publish(notebook(f"edition {number}"))
        elif step == "write":
            mine[NAME] = notebook(f"my answer {number}")
            course.write(mine[NAME])
        elif step == "write beside" and beside:
            name = beside[-1].relative_to(course.workspace).as_posix()
            mine[name] = notebook(f"my other answer {number}")
            course.write(mine[name], name)
        elif step == "run" and target.exists() and NAME not in mine:
            course.write(as_jupyter_saves_it(course.read()))
        elif step == "delete":
            target.unlink(missing_ok=True)
            mine.pop(NAME, None)
        elif step == "damage the record":
            course.write(b"{", EDITIONS)
        elif step == "prepare":
            course.prepare()
        for name, content in mine.items():
            assert course.read(name) == content
    newest = fingerprint((course.notebooks / NAME).read_bytes(), True)
    assert newest in json.loads(course.read(EDITIONS))[NAME], "the newest edition was handed out"


def of_edition(edition: str, *sources: str) -> bytes:
    """Return a notebook of an edition of the course."""
    whole = json.loads(notebook(*sources))
    whole["metadata"]["course_edition"] = edition
    return json.dumps(whole).encode()


def test_an_edition_that_changes_nothing_is_laid_beside_nothing(course: Course):
    """Does a student's work keep its edition where the new one's notebook is the old one?"""
    course.publish(of_edition("2026.11", "f = None"))
    course.prepare()
    written = of_edition("2026.11", "f = 1")
    course.write(written)
    course.publish(of_edition("2027.02", "f = None"))
    assert course.prepare()[NAME] == ("kept", "")
    assert course.read() == written
    course.publish(of_edition("2027.02", "g = None"))
    assert course.prepare()[NAME][0] == "beside"


def test_the_courses_edition_is_its_notebooks(course: Course):
    """Is the edition read from the notebooks, and none said where they say none?"""
    assert edition_of(course.notebooks) == ""
    course.publish(of_edition("2026.11", "f = None"))
    assert edition_of(course.notebooks) == "2026.11"


@pytest.mark.parametrize("edited", [False, True])
def test_the_former_start_page_goes_if_it_is_untouched(course: Course, edited: bool):
    """Is the page that another one replaces taken back, but never a student's notes on it?"""
    course.prepare()
    (course.notebooks / "START.md").unlink()
    course.publish(notebook("start"), "START.ipynb")
    if edited:
        course.write(b"# Start\nMy notes", "START.md")
    result = course.prepare()
    assert result["START.ipynb"] == ("added", "")
    assert result.get("START.md") == (None if edited else ("removed", "START.ipynb"))
    assert (course.workspace / "START.md").exists() is edited
    assert "START.md" not in course.prepare()
