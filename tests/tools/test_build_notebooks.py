"""Tests of tools.build_notebooks: what is built, that it is repeatable, and what is written."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from course_utils.about import edition_in
from tests.tools.conftest import GOOD, ROOT, add_source, declared

INSTRUCTOR = "build/source/week2/doubles.ipynb"
STUDENT = "notebooks/week2/doubles.ipynb"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the built texts of the small notebook, and the folder they were built in."""
    from tools.build_notebooks import build

    folder = tmp_path_factory.mktemp("built")
    add_source(folder, GOOD)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    return folder, build(folder, declared)


@pytest.fixture
def cells(built):
    """Return the cells of each edition by id."""
    texts = built[1]
    return {
        name: {cell.id: cell for cell in nbformat.reads(texts[name], as_version=4).cells}
        for name in (INSTRUCTOR, STUDENT)
    }


def instructor_texts(text):
    """Return the instructor's notebook of a source text, made without nbgrader."""
    from tools.build_notebooks import instructor_notebook
    from tools.notebook_source import read_source

    return lambda folder: instructor_notebook(
        read_source(folder, add_source(folder, text)), declared("week2/doubles")
    )


@pytest.mark.slow
def test_both_editions_are_valid_notebooks_of_format_4_5(built):
    """Do both editions validate, without outputs and with nothing of this machine?"""
    texts = built[1]
    assert sorted(texts) == [INSTRUCTOR, STUDENT]
    for text in texts.values():
        notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
        assert sorted(notebook.metadata) == ["generated_from", "kernelspec", "language_info"]
        assert notebook.metadata.kernelspec.name == "python3"
        assert not any(
            cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells
        )
        assert text.endswith("}\n")
        assert str(built[0]) not in text


def test_a_notebook_says_its_edition(repository):
    """Does the edition that pyproject.toml says stand in the notebook's metadata?"""
    from tools.build_notebooks import Course, course_edition, instructor_notebook
    from tools.notebook_source import read_source

    (repository / "pyproject.toml").write_text('[tool.course]\nedition = "2026.11"\n')
    assert course_edition(repository) == ("2026.11", [])
    source = read_source(repository, add_source(repository, GOOD))
    text = instructor_notebook(source, declared("week2/doubles"), Course("2026.11"))
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert edition_in(notebook) == "2026.11"


@pytest.mark.parametrize("edition", ["2026.11", '"a b"', '"<b>"', '""" \n"""', "[1]"])
def test_what_cannot_be_an_edition_stops_the_build(repository, edition):
    """Is an edition that would be no text, or is not harmless to show, refused with its line?"""
    from tools.build_notebooks import SourceError, build

    text = f'[project]\nname = "x"\n\n[tool.course]\nedition = {edition}\n'
    (repository / "pyproject.toml").write_text(text)
    with pytest.raises(SourceError, match=r"pyproject.toml:4: the edition is .*'2026.11'"):
        build(repository, declared)


@pytest.mark.slow
def test_the_students_answer_cell_keeps_the_docstring_only(cells):
    """Does the solution go, and the docstring stay?"""
    source = cells[STUDENT]["double-answer"].source
    assert '"""Twice a number."""' in source
    assert "raise NotImplementedError()" in source
    assert "2 * x" not in source
    assert "SOLUTION" not in source
    assert "2 * x" in cells[INSTRUCTOR]["double-answer"].source


@pytest.mark.slow
def test_an_answer_cell_says_its_exercise_and_points(cells):
    """Do both editions keep on an answer cell, and nowhere else, what its label says?"""
    for edition in cells.values():
        labels = {
            name: dict(cell.metadata["course"])
            for name, cell in edition.items()
            if "course" in cell.metadata
        }
        assert labels == {
            "double-answer": {"exercise": "double", "points": 2.5},
            "quiz-answer": {"exercise": "quiz", "points": 1},
        }


START = """# %% [markdown]
# # Start

# %% folded=True tags=["progress"]
from course_cli.start import progress

progress()
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", None),
        ("progress()", "progress(", "START.py:7: not valid Python: '(' was never closed"),
        ("folded=True", 'jupyter={"source_hidden": true}', "START.py:4: unknown option 'jupyter'"),
        ('["progress"]', '["progres"]', "START.py:4: tags ['progres']; expected a list of"),
    ],
)
def test_the_start_page_keeps_the_rules_of_a_notebook(repository, old, new, said):
    """Is a slip on the page that students meet first said with its line, as on any other?"""
    from tools.build_notebooks import start_page

    add_source(repository, START.replace(old, new), "START")
    built, problems = start_page(repository, "autograde_tests.weeks", "2026.11")
    if said is None:
        assert (list(built), problems) == (["notebooks/START.ipynb"], [])
    else:
        assert (built, [said in str(each) for each in problems]) == ({}, [True])


def test_a_folded_cell_is_folded_as_jupyterlab_does_it(repository):
    """Does the option become the metadata that JupyterLab writes, and a reason nothing?"""
    folded = GOOD.replace('["experiment"]', '["experiment"] folded=True long="It is."')
    text = instructor_texts(folded)(repository)
    [cell] = [c for c in nbformat.reads(text, as_version=4).cells if "jupyter" in c.metadata]
    assert cell.metadata == {"tags": ["experiment"], "jupyter": {"source_hidden": True}}


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("# ### Exercise 3: `double`", 3),
        ("# #### Exercise 12: repair `double`, by hand", 12),
        ("# ### Exercise 4: `doubled`", None),
        ("# ### Exercises 4 to 7: `double`", None),
    ],
)
def test_an_answer_cell_has_the_number_of_its_heading(repository, heading, number):
    """Is an exercise's number the one that the reader sees above it?"""
    text = instructor_texts(GOOD.replace("# ## Twice", heading))(repository)
    [answer] = [c for c in nbformat.reads(text, as_version=4).cells if c.id == "double-answer"]
    assert answer.metadata["course"].get("number") == number


@pytest.mark.slow
def test_the_check_cell_has_the_declared_points_and_is_locked(cells):
    """Does nbgrader get the points that are declared, and the hidden grading call?"""
    for name, cell in ((name, cells[name]["double"]) for name in (INSTRUCTOR, STUDENT)):
        meta = cell.metadata.nbgrader
        assert (meta.grade_id, meta.points) == ("double", 2.5), name
        assert (meta.grade, meta.solution, meta.locked) == (True, False, True), name
    assert cells[STUDENT]["double"].source == 'check("double")'
    assert cells[STUDENT]["double"].metadata.editable is False
    hidden = cells[INSTRUCTOR]["double"].source.split("\n")
    assert hidden[0] == 'check("double")'
    assert hidden[2] == 'check.grade("double")'


@pytest.mark.slow
def test_nothing_but_what_is_read_later_stays_on_a_cell(cells):
    """Are jupytext's layout keys and our own options gone from the cells' metadata?"""
    keys = {key for cell in cells[INSTRUCTOR].values() for key in cell.metadata}
    assert keys == {"tags", "nbgrader", "course"}


def test_equal_cells_get_different_ids(tmp_path):
    """Are ids unique where two cells have the same text?"""
    repeated = "\n# %% [markdown]\n# Again.\n"
    text = instructor_texts(GOOD + 3 * repeated)(tmp_path)
    ids = [cell["id"] for cell in json.loads(text)["cells"]]
    assert len(set(ids)) == len(ids)
    again = ids[-5:-2]  # what leads on comes last
    assert [each.removeprefix(again[0]) for each in again] == ["", "-2", "-3"]


def test_an_edit_changes_the_id_of_its_own_cell_only(tmp_path):
    """Do other cells keep their ids, and so their diffs, when one is edited?"""
    before, after = (
        [cell["id"] for cell in json.loads(instructor_texts(text)(tmp_path))["cells"]]
        for text in (GOOD, GOOD.replace("Some text", "Other text"))
    )
    assert [old == new for old, new in zip(before, after, strict=True)].count(False) == 1


@pytest.mark.slow
def test_a_build_elsewhere_with_another_hash_seed_gives_the_same_bytes(built, tmp_path):
    """Is a build repeatable byte for byte, in another process, folder and hash seed?"""
    program = (
        "import json, sys; from pathlib import Path\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from tests.tools.conftest import declared\n"
        "from tools.build_notebooks import build\n"
        f"print(json.dumps(build(Path({str(built[0])!r}), declared)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == built[1]
    left = sorted(path.name for path in built[0].iterdir())
    assert left == ["nbgrader_config.py", "notebook_sources"]


@pytest.mark.slow
@pytest.mark.parametrize("setting", ["", "c.KeepSolutionsBack.enabled = False\n"])
def test_nbgraders_own_command_gives_the_same_bytes(setting, built, tmp_path):
    """Does nbgrader generate_assignment give what was committed, but for cells with solutions?"""
    from tools.build_notebooks import build
    from tools.built_files import write

    shutil.copytree(built[0] / "notebook_sources", tmp_path / "notebook_sources")
    config = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (tmp_path / "nbgrader_config.py").write_text(config + setting, encoding="utf-8")
    texts = build(tmp_path, declared)
    assert texts == built[1]
    assert not list(tmp_path.glob("gradebook.db*"))
    assert not (tmp_path / ".grading_seed").exists()
    write(tmp_path, texts)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "week2", "--force"],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=True,
    )
    assert (tmp_path / "gradebook.db").exists()
    released = (tmp_path / STUDENT).read_text(encoding="utf-8")
    assert ("solutions" in released) == bool(setting)
    if setting:
        assert released == texts[STUDENT]
    else:
        kept = nbformat.reads(texts[STUDENT], as_version=4)
        kept.cells = [
            each for each in kept.cells if "solutions" not in each.metadata.get("tags", [])
        ]
        assert released == nbformat.writes(kept) + "\n"


@pytest.mark.slow
def test_the_command_line_builds_then_finds_no_difference(repository, capsys):
    """Do building, building again and checking agree with each other?"""
    from tools.build_notebooks import main

    assert main([], repository, declared) == 0
    assert "wrote notebooks/week2/doubles.ipynb" in capsys.readouterr().out
    before = (repository / STUDENT).stat()
    assert main(["--only", "week2/doubles"], repository, declared) == 0
    assert "up to date" in capsys.readouterr().out
    assert (repository / STUDENT).stat().st_mtime_ns == before.st_mtime_ns
    assert main(["--check"], repository, declared) == 0


def test_problems_of_all_sources_are_shown_and_nothing_is_written(repository, capsys):
    """Does a broken source stop the build, with every problem of every source named?"""
    from tools.build_notebooks import main

    add_source(repository, GOOD.replace("# ## Twice", "# ### Twice"))
    add_source(repository, GOOD, "week2/others")
    assert main([], repository, declared) == 1
    shown = capsys.readouterr().err
    assert "notebook_sources/week2/doubles.py:13: " in shown
    assert "notebook_sources/week2/others.py:19: there are no exercises" in shown
    assert not (repository / "notebooks").exists()
    assert not (repository / "build").exists()


def test_one_notebook_that_does_not_exist_is_named(repository, capsys):
    """Is a slip in the name for --only said in words?"""
    from tools.build_notebooks import main

    assert main(["--only", "week2/double"], repository, declared) == 1
    assert "notebook_sources/week2/double.py:1: no such source" in capsys.readouterr().err
