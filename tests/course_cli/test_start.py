"""The start page: where a student is, what comes next, and handing in from inside a notebook."""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest

from autograde_tests import exercises_of, notebooks_of
from course_cli import start
from course_cli.start import NONE_HERE, NOT_KEPT, Receipt, page_of, progress, write_progress
from course_cli.workspace import START_PAGE, fingerprint, prepare
from course_utils.progress import Standing, record

OF_WEEK2 = [name for name in notebooks_of() if name.startswith("week2/")]


@pytest.fixture
def workspace(tmp_path: Path, root: Path) -> Path:
    """Return a student's folder with the start page and one week."""
    notebooks = tmp_path / "notebooks"
    shutil.copytree(root / "notebooks" / "week2", notebooks / "week2")
    shutil.copy(root / "notebooks" / START_PAGE, notebooks)
    shutil.copy(root / "nbgrader_config.py", tmp_path)
    prepare(notebooks, tmp_path / "workspace")
    return tmp_path / "workspace"


def do(workspace: Path, exercise: str, notebook: str = "week2/numpy_basics") -> None:
    """Have an exercise pass its check."""
    record(workspace, Standing(notebook, exercise, "passed", 3, "2026-03-04T12:00:00+00:00"))


def output_of(workspace: Path) -> list[str]:
    """Return what the start page in a folder shows."""
    page = nbformat.read(workspace / START_PAGE, as_version=4)
    nbformat.validate(page)
    outputs = [each for cell in page.cells for each in cell.get("outputs", [])]
    return [each["data"]["text/markdown"] for each in outputs]


def test_a_first_day(workspace: Path):
    """Does a new student read where to begin, and of each notebook what there is to know?"""
    text = page_of(workspace).text.replace("\N{NO-BREAK SPACE}", " ")
    first, _, head, _, *rows = text.split("\n")
    assert first == "**[Begin with numpy_basics](week2/numpy_basics.ipynb)**"
    assert head.startswith("| Week | Notebook |")
    assert len(rows) == len(OF_WEEK2)  # what was not handed out is not there
    assert rows[0] == (
        "| 2 | [numpy_basics](week2/numpy_basics.ipynb) | ○ 0 of 9 | 1 h | `sigmoid`, shapes, "
        "reshaping and losses, on whole arrays. You need Python functions, loops and lists, and "
        "the derivative of $e^x$ |"
    )


def test_going_on(workspace: Path):
    """Does the page say where one stopped, and lead to the exercise that comes next?"""
    do(workspace, "basic_sigmoid")
    do(workspace, "sigmoid")
    first, second, *rows = page_of(workspace).text.split("\n")
    place = "week2/numpy_basics.ipynb#cell-id=sigmoid_derivative-answer"
    assert first == f"**[Go on with numpy_basics, exercise 3: sigmoid_derivative]({place})**  "
    assert second == "You were last at `sigmoid` in numpy_basics, 4 Mar 2026."
    assert "| ○ 2 of 9 |" in rows[3].replace("\N{NO-BREAK SPACE}", " ")


def test_links_lead_somewhere(workspace: Path):
    """Is there a notebook and a cell for every link?"""
    do(workspace, "basic_sigmoid")
    links = re.findall(r"\]\(([^)]+)\)", page_of(workspace).text)
    assert len(links) == 1 + len(OF_WEEK2)
    for link in links:
        file, _, cell = link.partition("#cell-id=")
        notebook = json.loads((workspace / file).read_bytes())
        assert not cell or cell in [each["id"] for each in notebook["cells"]]


def test_all_is_done(workspace: Path):
    """Is it said that everything passes, and what is not said by that?"""
    for file in (workspace / "week2").glob("*.ipynb"):
        notebook = f"week2/{file.stem}"
        for name in exercises_of(notebook):
            do(workspace, name, notebook)
    first, *rows = page_of(workspace).text.split("\n")
    assert first.startswith("**Everything passes its visible checks.** Hidden ones decide")
    assert [row.count("✓") for row in rows[3:]] == [1] * len(OF_WEEK2)


@pytest.mark.parametrize("name", ["week9/newer", "](javascript:alert(1))", "| <b>", ""])
def test_a_strange_record_breaks_nothing(workspace: Path, name: str):
    """Does what the course does not know stay off the page?"""
    do(workspace, "something", name)
    assert "Go on with numpy_basics, exercise 1: basic_sigmoid" in page_of(workspace).text
    assert "something" not in page_of(workspace).text
    do(workspace, "<script>", "week2/numpy_basics")
    assert "script" not in page_of(workspace).text


def test_the_page_opens_with_what_is_done(workspace: Path):
    """Does `course lab` put it into the page, anew only if it is new, and count that as no edit?"""
    handed_out = fingerprint((workspace / START_PAGE).read_bytes(), True)
    write_progress(workspace)
    (shown,) = output_of(workspace)
    assert "Begin with numpy_basics" in shown
    assert fingerprint((workspace / START_PAGE).read_bytes(), True) == handed_out
    before = (workspace / START_PAGE).stat().st_mtime_ns
    write_progress(workspace)
    assert (workspace / START_PAGE).stat().st_mtime_ns == before
    do(workspace, "basic_sigmoid")
    write_progress(workspace)
    (shown,) = output_of(workspace)
    assert "Go on with numpy_basics" in shown


def test_a_students_own_start_page_stays(workspace: Path):
    """Is nothing touched of an edited page but what its cell shows?"""
    file = workspace / START_PAGE
    page = json.loads(file.read_bytes())
    page["cells"][0]["source"] = "# Mine: é"
    page["cells"][3]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "mine"}]
    file.write_text(json.dumps(page))
    write_progress(workspace)
    after = json.loads(file.read_bytes())
    (shown,) = after["cells"][1].pop("outputs")
    page["cells"][1].pop("outputs")
    assert "Begin with" in shown["data"]["text/markdown"]
    assert after == page


def test_tags_that_are_none_are_no_trouble(workspace: Path):
    """Is a cell passed over whose tags are no list?"""
    file = workspace / START_PAGE
    page = json.loads(file.read_bytes())
    page["cells"][1]["metadata"]["tags"] = 3
    file.write_text(json.dumps(page, indent=1, ensure_ascii=False) + "\n")
    before = file.read_bytes()
    write_progress(workspace)
    assert file.read_bytes() == before


def test_a_page_without_the_cell_stays_as_it_is(workspace: Path):
    """Is a page left alone that the student has taken the cell out of, or deleted?"""
    file = workspace / START_PAGE
    page = json.loads(file.read_bytes())
    del page["cells"][1]
    file.write_text(json.dumps(page, indent=1, ensure_ascii=False) + "\n")
    before = file.read_bytes()
    write_progress(workspace)
    assert file.read_bytes() == before
    file.unlink()
    write_progress(workspace)
    assert not file.exists()


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"cells": 3}',
        '{"cells": [1]}',
        '{"cells": [{"cell_type": "code", "source": "", "metadata": []}]}',
        "[" * 100_000,
    ],
)
def test_a_broken_page_is_said(workspace: Path, content: str):
    """Is a page that is no notebook named, and left as it is?"""
    (workspace / START_PAGE).write_text(content)
    with pytest.raises(ValueError, match=r"START\.ipynb is not a notebook"):
        write_progress(workspace)
    assert (workspace / START_PAGE).read_text() == content


def test_where_nothing_is_kept(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch):
    """Does the page say, outside a student's folder, that it keeps nothing?"""
    shutil.copytree(root / "notebooks" / "week2", tmp_path / "week2")
    monkeypatch.chdir(tmp_path)
    assert progress().text.startswith(f"{NOT_KEPT}\n\n**[Begin with numpy_basics]")
    assert start.hand_in("week2", "ada") is None


def test_a_page_on_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Does the page say that there are no notebooks, and not that all of them are done?"""
    monkeypatch.chdir(tmp_path)
    assert progress().text == f"{NOT_KEPT}\n\n{NONE_HERE}"


class Typing:
    """Somebody who types answers, one after another."""

    def __init__(self, *answers: str | BaseException) -> None:
        self.answers, self.asked = list(answers), []

    def __call__(self, question: str) -> str:
        """Answer the next question."""
        self.asked.append(question)
        answer = self.answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer


def hand_in(workspace: Path, monkeypatch: pytest.MonkeyPatch, *answers: str | BaseException):
    """Hand in from the start page; return what it shows and what was asked."""
    typing = Typing(*answers)
    monkeypatch.chdir(workspace)
    monkeypatch.setattr("builtins.input", typing)
    return start.hand_in(), typing.asked


def test_handing_in(workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    """Is a student asked for all that is needed, told what is missing, and shown the file?"""
    do(workspace, "sigmoid")
    receipt, asked = hand_in(workspace, monkeypatch, "", "zoé", "yes")
    assert asked == [
        "Which week (Enter for week2)? ",
        "Your name as your instructor knows it: ",
        "Nothing is written in week2. Hand it in all the same? (yes or no) ",
    ]
    assert "numpy_basics: 0 of 8 exercises written" in capsys.readouterr().out
    (file,) = (workspace / "handed-in").glob("week2_*_zoé.zip")
    (link,) = re.findall(r'<a href="([^"]+)" download>', receipt._repr_html_())
    assert link == f"handed-in/{file.name.replace('é', '%C3%A9')}"
    assert repr(receipt).splitlines()[-1] == str(file.resolve())


def test_what_lies_beside_the_page_is_packed(workspace: Path, monkeypatch: pytest.MonkeyPatch):
    """Does a student's folder of another name hand in its own notebooks, to wherever that leads?"""
    mine = workspace.with_name("mine")
    shutil.copytree(workspace, mine)
    shutil.rmtree(workspace / "week2")
    elsewhere = workspace.with_name("elsewhere")
    elsewhere.mkdir()
    try:
        (mine / "handed-in").symlink_to(elsewhere, target_is_directory=True)
    except OSError:  # Windows asks for a right that not everybody has
        (mine / "handed-in").mkdir()
        elsewhere = mine / "handed-in"
    receipt, _ = hand_in(mine, monkeypatch, "week2", "ada", "yes")
    (file,) = elsewhere.iterdir()
    assert f'<a href="handed-in/{file.name}" download>' in receipt._repr_html_()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (("2", "ada", "no"), "Nothing was handed in."),
        (("9",), "There is no 'week9'"),
        (("",), "There is no ''"),
        (("week2", "no name"), 'hand_in(name="ada") on the start page.'),
        (("week2", KeyboardInterrupt()), "Nothing was handed in."),
        ((EOFError(),), 'hand_in("week2", name="ada")'),
        ((NotImplementedError(),), 'hand_in("week2", name="ada")'),
    ],
)
def test_nothing_is_handed_in(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys, answers: tuple, said: str
):
    """Does a student read in a sentence why nothing was packed, with no traceback?"""
    receipt, _ = hand_in(workspace, monkeypatch, *answers)
    assert receipt is None
    assert said in capsys.readouterr().out
    assert not (workspace / "handed-in").exists()


def test_a_name_is_no_markup(tmp_path: Path):
    """Is a file's name shown as the text that it is?"""
    done = start.HandedIn(tmp_path / "a.zip", "ada", ["<i>.ipynb"])
    shown = Receipt("week2", done, tmp_path)._repr_html_()
    assert "<i>" not in shown
