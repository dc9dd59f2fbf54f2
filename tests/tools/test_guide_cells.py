"""The cells that lead a student through the course: place, overview, links."""

import json
import re
from pathlib import Path

import nbformat
import pytest

from autograde_tests import notebooks_of
from autograde_tests.machinery.agreed import START
from autograde_tests.machinery.plans import Plan

from .conftest import GOOD, add_source, declared

ROOT = Path(__file__).resolve().parents[2]
COURSES = {ROOT / "notebooks": notebooks_of(), ROOT / "examples/averages/notebooks": None}
NOTEBOOKS = [path for folder in COURSES for path in sorted(folder.glob("week*/*.ipynb"))]
LINK = re.compile(r"\]\(([\w./-]+\.(?:ipynb|md))\)")


def texts(path, kind="markdown"):
    """Return the texts of a notebook's cells of one kind."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]


def cells_of(folder, text, notebook="week2/doubles", order=None):
    """Return the cells of the author's edition of a source."""
    from tools.build_notebooks import Course, instructor_notebook
    from tools.notebook_source import read_source

    source = read_source(folder, add_source(folder, text, notebook))
    course = Course(order=order) if order else None
    built = instructor_notebook(source, declared("week2/doubles"), course)
    return nbformat.reads(built, as_version=4).cells


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_link_to_a_file_leads_to_one(path):
    """Is there a file behind each relative link of a released notebook, the start page's too?"""
    links = {link for text in texts(path) for link in LINK.findall(text)}
    assert f"../{START}" in links
    assert [link for link in sorted(links) if not (path.parent / link).is_file()] == []


def test_next_leads_through_the_whole_course_and_previous_back():
    """Does whoever follows the links see every notebook once, in order, and come back?"""
    folder, order = next(iter(COURSES.items()))
    for name, before, after in zip(order, ["", *order], [*order[1:], ""], strict=False):
        path = folder / f"{name}.ipynb"
        last = texts(path)[-1]
        parts = dict.fromkeys(("←", "→"), "")
        for part in last.split(" · "):
            arrow = "←" if part.startswith("←") else "→" if part.endswith("→") else ""
            (link,) = LINK.findall(part)
            parts[arrow] = link
        there = {
            arrow: (path.parent / link).resolve().relative_to(folder).with_suffix("").as_posix()
            for arrow, link in parts.items()
            if arrow and link
        }
        assert there == {a: to for a, to in (("←", before), ("→", after)) if to}, name
        week = before.partition("/")[0]
        if before and week != name.partition("/")[0]:
            assert f"← [week {week[4:]}: " in last, "says which week, which may not be there"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_notebook_says_its_place_and_ends_with_what_is_done(path):
    """Do the line below the title, the overview and its id belong to this notebook?"""
    first = texts(path)[0].splitlines()
    week = path.parent.name.removeprefix("week")
    assert first[2].startswith(f"Week {week}")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    overview, links = cells[-2:]
    assert "".join(overview["source"]).startswith("check()")
    assert overview["metadata"] == {"tags": ["experiment"]}
    assert overview["id"] == f"week{week}-{path.stem}-overview"
    assert links["id"] == f"week{week}-{path.stem}-links"


def test_places_count_the_notebooks_of_a_week(tmp_path):
    """Is a notebook's place that in its week, and one that is alone no first of one?"""
    for order, place in [
        (["week1/a", "week2/b", "week2/doubles", "week3/c"], "Week 2, notebook 2 of 2 · "),
        (None, "Week 2 · "),
    ]:
        title = cells_of(tmp_path, GOOD, order=order)[0].source
        assert title.split("\n")[:3] == ["# Doubles", "", f"{place}[Start](../{START})"]
        assert title.endswith("Some text, with `![code](not a picture)`.")


def test_a_source_that_shows_the_overview_itself_gets_no_second_one(tmp_path):
    """Is the author's own `check()` the only one?"""
    own = '\n# %% tags=["experiment"]\ncheck()\n\n# %% [markdown]\n# The end.\n'
    for text, number in [(GOOD, 1), (GOOD + own, 1)]:
        sources = [cell.source for cell in cells_of(tmp_path, text)]
        assert sum(source.startswith("check()") for source in sources) == number
        assert sources[-1] == f"[Start](../{START})"


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (
            ("week2/quiz",),
            [
                "averages/__init__.py:1: PLAN names without a source: week2/quiz",
                "notebook_sources/week1/averages.py:1: PLAN of averages does not say where it is "
                "taken",
            ],
        ),
        (
            None,
            [
                "averages/__init__.py:1: averages does not say what its notebooks are about: "
                "expected PLAN, a dict of plans by name such as 'week2/numpy_basics', in its "
                "__init__.py"
            ],
        ),
        (("week1/averages",), []),
    ],
)
def test_an_order_that_does_not_fit_the_sources_is_said(order, said, tmp_path, monkeypatch):
    """Is each notebook that has no place, and each place without a notebook, a problem?"""
    from tools.build_notebooks import course_order

    add_source(tmp_path, GOOD, "week1/averages")
    monkeypatch.syspath_prepend(ROOT / "examples" / "averages")
    import averages

    plan = None if order is None else {name: Plan("") for name in order}
    monkeypatch.setattr(averages, "PLAN", plan, raising=False)
    names, problems = course_order(tmp_path, "averages")
    assert sorted(map(str, problems)) == said
    assert names == list(order or ["week1/averages"])
