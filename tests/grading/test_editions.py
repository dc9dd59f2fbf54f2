"""The instructor's notebooks as nbgrader makes them ready."""

import json

import pytest
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grading.editions import prepared
from grading.errors import GradingError

from .small_course import cell, notebook

AUTOTESTS = """
python3:
    dispatch: "type({{snippet}})"
    normalize: "str({{snippet}})"
    check: 'assert {{snippet}} == "{{value}}", "{{message}}"'
    templates:
        default:
            - test: "{{snippet}}"
              fail: "not right"
"""
LOCKED = {"grade": True, "locked": False, "points": 1}


def course(folder, **settings):
    """Return a course directory in a folder, with the templates of tests."""
    (folder / "autotests.yml").write_text(AUTOTESTS)
    directory = CourseDirectory(config=Config(settings))
    directory.root = str(folder)
    return directory


def text_of(*sources, **metadata):
    """Return a notebook that solves `a` and has these test cells."""
    cells = [cell("a = 5", grade_id="a", solution=True)]
    cells += [cell(source, grade_id=f"t{n}", **LOCKED) for n, source in enumerate(sources)]
    made = notebook([{**each, "id": f"own-{n}"} for n, each in enumerate(cells)])
    made["metadata"] |= metadata
    return json.dumps(made)


@pytest.mark.slow
def test_autotests_are_written_out(tmp_path):
    """Do comments that stand for tests become tests, once, with the instructor's answers?"""
    text = text_of("### AUTOTEST a; a + 1", "assert a")
    ready = prepared(course(tmp_path), tmp_path, {"p": text})
    sources = ["".join(c["source"]) for c in json.loads(ready["p"])["cells"]]
    assert 'assert str(a) == "5", "not right"' in sources[1]
    assert 'assert str(a + 1) == "6"' in sources[1]
    assert "AUTOTEST" not in sources[1]
    assert sources[2] == "assert a"
    assert prepared(course(tmp_path), tmp_path, {"p": text}) == ready


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "said"),
    [("### AUTOTEST b", "NameError: name 'b'"), ("1 / 0\n### AUTOTEST a", "ZeroDivisionError")],
)
def test_tests_that_cannot_be_written_stop_grading(tmp_path, source, said):
    """Is an instructor told, where the alternative would be full marks for everybody?"""
    with pytest.raises(GradingError, match=f"could not write out the tests of .*p.ipynb.*{said}"):
        prepared(course(tmp_path), tmp_path, {"p": text_of(source)})


def test_without_templates(tmp_path):
    """Does a missing autotests.yml stop grading?"""
    directory = course(tmp_path)
    (tmp_path / "autotests.yml").unlink()
    with pytest.raises(GradingError, match="autotests.yml"):
        prepared(directory, tmp_path, {"p": text_of("### AUTOTEST a")})


def test_other_notebooks_stay_as_they_are(tmp_path):
    """Is a notebook without such lines left alone, byte for byte?"""
    text = text_of("assert a")
    assert prepared(course(tmp_path), tmp_path, {"p": text}) == {"p": text}


def test_header_and_footer(tmp_path):
    """Are the cells that nbgrader adds to each notebook graded, too?"""
    footer = notebook([cell("assert True", grade_id="last", **LOCKED)])
    (tmp_path / "footer.ipynb").write_text(json.dumps(footer))
    directory = course(tmp_path, IncludeHeaderFooter={"footer": "footer.ipynb"})
    ready = json.loads(prepared(directory, tmp_path, {"p": text_of()})["p"])
    assert ready["cells"][-1]["metadata"]["nbgrader"]["grade_id"] == "last"


@pytest.mark.parametrize(
    "kernel",
    [
        {"name": "ir", "language": "R", "display_name": "R"},
        {"name": "julia-1.10", "display_name": "Julia"},
    ],
)
def test_another_language_is_refused(tmp_path, kernel):
    """Is it said before everybody gets 0 for code that was run as Python?"""
    with pytest.raises(GradingError, match="grades Python notebooks only"):
        prepared(course(tmp_path), tmp_path, {"p": text_of(kernelspec=kernel)})


@pytest.mark.parametrize("kernel", [{}, {"name": "python3"}, {"name": "nn", "language": "python"}])
def test_python_by_any_name(tmp_path, kernel):
    """Is a Python kernel of the instructor's own taken?"""
    assert prepared(course(tmp_path), tmp_path, {"p": text_of(kernelspec=kernel)})


def test_what_is_no_notebook(tmp_path):
    """Is a broken file of the instructor's named?"""
    with pytest.raises(GradingError, match="p.ipynb is not a notebook"):
        prepared(course(tmp_path), tmp_path, {"p": "{"})
