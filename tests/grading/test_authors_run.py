"""The author's run: what it draws, when it is made again, and what happens where it fails."""

from __future__ import annotations

import base64
import io
import logging
import re
from pathlib import Path

import numpy as np
import pytest
from nbgrader.converters import GenerateFeedback
from PIL import Image

from grading import authors_run
from grading.authors_run import CourseFigures, Figure, common_causes, compact, figures_in

from .small_course import (
    CONTENT,
    Course,
    cell,
    close_markers,
    handed_in,
    instructor_edition,
    solutions,
)

DRAWS = """import matplotlib.pyplot as plt
from course_utils.plotting import show
if check.ready("sigmoid"):
    fig, ax = plt.subplots(figsize=(9, 3))
    ax.plot(sigmoid(np.arange(3)))
    ax.set(title="A curve", xlabel="x", ylabel="y")
    show(fig, alt=f"A curve that begins at {sigmoid(0)}.")"""
ALT = 'alt="A curve that begins at 0.5." width="864"'
EXPLORES = """from course_utils.explorers.logistic_descent import LogisticDescent
LogisticDescent(check.own("sigmoid"))"""
FORGED = "print('mine')"


def experiment(source: str, **fields: str) -> dict:
    """Return a given cell that is not run for marks."""
    made = cell(source) | fields
    return made | {"metadata": {"tags": ["experiment"]}}


def edition(*sources: str) -> dict:
    """Return the small course's notebook, with cells that draw at its end."""
    made = instructor_edition()
    made["cells"] += [
        experiment(source, id=f"drawing-{place}") for place, source in enumerate(sources)
    ]
    return made


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course with an honest and a hostile submission, graded, which the tests change."""
    course = Course(tmp_path_factory.mktemp("course"))
    course.write_source(edition(DRAWS))
    wrong = {"sigmoid": "def sigmoid(z):\n    return z", **solutions("L1")}
    course.hand_in("ada", handed_in(wrong, extra=[experiment(DRAWS, id="drawing-0")]))
    forged = experiment(FORGED, id="drawing-0")
    forged["metadata"]["course_figures"] = "<b>forged</b>"
    course.hand_in("mallory", handed_in(solutions("sigmoid"), extra=[forged]))
    course.grade()
    yield course
    close_markers()


def pages(course: Course, name: str = "numpy_basics") -> dict[str, str]:
    """Call `generate_feedback`; return the pages by student."""
    coursedir = course.coursedir
    coursedir.assignment_id = "week2"
    GenerateFeedback(coursedir=coursedir, config=course.config).start()
    found = course.folder.glob(f"feedback/*/week2/{name}.html")
    return {path.parts[-3]: path.read_text() for path in found}


def figures(course: Course) -> CourseFigures:
    """Return the figures of the assignment, with nothing known yet."""
    return CourseFigures(course.coursedir, "week2", logging.getLogger())


def kept(course: Course) -> Path:
    """Return the file that figures are kept in."""
    return course.folder / ".course/figures/week2/numpy_basics.json"


def said(caplog) -> list[str]:
    """Return what was said of missing figures."""
    return [line for line in caplog.messages if "no figures of the course" in line]


@pytest.fixture
def runs(monkeypatch) -> list[int]:
    """Return a list that grows by one at each run of an author's notebook."""
    made: list[int] = []
    run = authors_run.drawn_by
    monkeypatch.setattr(authors_run, "drawn_by", lambda *given: made.append(1) or run(*given))
    return made


@pytest.mark.slow
def test_a_page_has_the_courses_figure(course):
    """Is it there, though the student's function is wrong, with its words and whose it is?"""
    page = pages(course)["ada"]
    assert page.count("<figure") == 1
    figure = re.search(r"<figure.*?</figure>", page)[0]
    assert ALT in figure
    assert "The figure as the course draws it, with its own functions" in figure
    picture = base64.b64decode(re.search(r'src="data:image/webp;base64,([^"]+)"', figure)[1])
    assert Image.open(io.BytesIO(picture)).width == 9 * 144
    assert page.index('id="sigmoid"') < page.index("subplots") < page.index("<figure")


@pytest.mark.slow
def test_no_submission_chooses_a_figure(course):
    """Is there none under a cell of a student's that has the id of the author's, or says it has?"""
    page = pages(course)["mallory"]
    assert "mine" in page
    assert "<figure" not in page
    assert "forged" not in page


@pytest.mark.slow
def test_the_page_of_the_week_has_it_where_points_were_lost(course):
    """Is it folded beside what the grader says of an exercise, and not where all is right?"""
    found = pages(course, "week2")["ada"]
    assert re.findall("What the notebook draws around <code>(.*?)</code>", found) == [
        "basic_sigmoid",  # no heading divides the small notebook
        "sigmoid",
        "why",
        "by-hand",
    ]
    assert found.count(ALT) == 4
    assert pages(course)["ada"].count(ALT) == 1  # which has the week, too


@pytest.mark.slow
def test_it_is_drawn_once(course, runs):
    """Is what is kept used, and drawn again if it is gone or no file of ours, to the same page?"""
    before = pages(course)
    runs.clear()
    assert pages(course) == before
    assert runs == []
    for content in (None, b"", b'{"made_from": "'):
        if content is None:
            kept(course).unlink()
        else:
            kept(course).write_bytes(content)
        assert pages(course) == before
        assert kept(course).stat().st_size > 1000
    assert len(runs) == 3
    assert not list(kept(course).parent.glob(".writing-*"))


@pytest.mark.slow
def test_it_is_drawn_again_when_the_notebook_changes(course, runs):
    """Do pages follow a changed cell, and have none of a cell that students did not have?"""
    try:
        course.write_source(edition(DRAWS.replace("begins at", "starts from")))
        assert "<figure" not in pages(course)["ada"]
        assert len(runs) == 1
    finally:
        course.write_source(edition(DRAWS))
    assert ALT in pages(course)["ada"]


@pytest.mark.slow
def test_a_figure_follows_what_the_notebook_solves(course):
    """Does the page get another figure when the author's answer has become another?"""
    changed = edition(DRAWS)
    for each in changed["cells"]:
        each["source"] = each["source"].replace("np.exp(-z)", "3 * np.exp(-z)")
    try:
        course.write_source(changed)
        assert 'alt="A curve that begins at 0.25."' in pages(course)["ada"]
    finally:
        course.write_source(edition(DRAWS))


@pytest.mark.slow
def test_a_file_beside_the_notebook_counts(course, runs):
    """Is one that is handed out there for the author's run, and does it draw again with another?"""
    beside = course.folder / "source/week2/start.txt"
    reads = DRAWS.replace("{sigmoid(0)}", "{open('start.txt').read()}")
    try:
        course.write_source(edition(reads))
        for number in ("7", "8"):
            beside.write_text(number)
            drawn = figures(course).of("numpy_basics")
            assert drawn[reads][0][0].alt == f"A curve that begins at {number}."
        assert len(runs) == 2
    finally:
        beside.unlink()
        course.write_source(edition(DRAWS))


@pytest.mark.slow
def test_an_explorer_has_a_still(course):
    """Is the still of a widget among the figures, computed with the course's functions?"""
    try:
        course.write_source(edition(EXPLORES))
        (figure,) = figures(course).of("numpy_basics")[EXPLORES][0]
        assert figure.alt
        assert "your" not in figure.alt.partition(".")[0]
    finally:
        course.write_source(edition(DRAWS))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("1 / 0", "cell 11 of the author's notebook fails with ZeroDivisionError"),
        ("import os; os._exit(1)", "cell 11 of the author's notebook was stopped: the process"),
    ],
)
def test_an_authors_notebook_that_fails(course, caplog, source, reason):
    """Is there feedback without figures, a line with the reason, and all again once mended?"""
    before = pages(course)
    try:
        course.write_source(edition(DRAWS, source))
        assert figures(course).of("numpy_basics") == {}
        (line,) = said(caplog)
        assert line.startswith("Feedback for week2, numpy_basics has no figures of the course: ")
        assert reason in line
        assert "\n" not in line
        page = pages(course)["ada"]
        assert "<figure" not in page
        assert "What you handed in" in page
    finally:
        course.write_source(edition(DRAWS))
    assert pages(course) == before


@pytest.mark.slow
def test_a_cell_that_is_said_to_fail_may(course, caplog):
    """Is the rest drawn where a notebook shows an error on purpose?"""
    made = edition("1 / 0", DRAWS)
    made["cells"][-2]["metadata"]["tags"].append("raises-exception")
    try:
        course.write_source(made)
        assert figures(course).of("numpy_basics")[DRAWS][0][0].alt
        assert said(caplog) == []
    finally:
        course.write_source(edition(DRAWS))


@pytest.mark.slow
def test_where_nothing_can_be_run(course, caplog, monkeypatch):
    """Is it said, with what to do, where the sandbox cannot be had?"""
    monkeypatch.setattr(authors_run, "common_causes", lambda *_: "others")
    monkeypatch.setattr("grading.bubblewrap.shutil.which", lambda _: None)
    assert figures(course).of("numpy_basics") == {}
    (line,) = said(caplog)
    assert line.startswith("Feedback for week2 has no figures of the course: ")
    assert "sudo apt-get install bubblewrap" in line


def test_what_figures_depend_on(monkeypatch):
    """Do the library, the data and the files beside count, which `fingerprint` and these hold?"""
    before = common_causes(CONTENT, "week2", {})
    assert common_causes(CONTENT, "week2", {}) == before
    assert common_causes(CONTENT, "week2", {"a.txt": b"1"}) != before
    monkeypatch.setattr(authors_run, "fingerprint", lambda *_: "another library")
    assert common_causes(CONTENT, "week2", {}) != before


def picture(pixels: np.ndarray) -> str:
    """Return a picture as PNG in base64."""
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "PNG")
    return base64.b64encode(stream.getvalue()).decode()


def test_lines_take_few_colours_and_photographs_many():
    """Is a drawing kept in 64 and what shades into each other in more, both near the original?"""
    rng = np.random.default_rng(0)
    drawing = np.full((60, 80, 3), 255, np.uint8)
    drawing[10] = rng.integers(0, 255, (80, 3))
    photograph = rng.integers(0, 255, (60, 80, 3), np.uint8)
    for pixels, most in ((drawing, 64), (photograph, 256)):
        small = Image.open(io.BytesIO(base64.b64decode(compact(picture(pixels)))))
        assert small.format == "WEBP"
        assert small.size == (80, 60)
        found = small.convert("RGB").getcolors(2**24)
        assert most / 2 < len(found) <= most


def test_a_clear_ground_becomes_white():
    """Is what was transparent white, and not black, on a page?"""
    clear = compact(picture(np.zeros((2, 2, 4), np.uint8)))
    assert np.asarray(Image.open(io.BytesIO(base64.b64decode(clear)))).min() == 255


def test_what_is_no_picture():
    """Is a picture that is none refused with a reason?"""
    with pytest.raises(ValueError, match="what a cell drew is no PNG"):
        compact("bm8gcGljdHVyZQ==")


def test_pictures_of_every_kind_of_output():
    """Are they found in HTML with their words and alone, and nothing else taken for one?"""
    png = picture(np.zeros((4, 4, 3), np.uint8))
    html = f'<p>x</p><img alt="A &lt; B" width="90" src="data:image/png;base64,{png}"><img src="x">'
    assert list(figures_in({"data": {"text/html": html}})) == [Figure(compact(png), "A < B", 90)]
    assert list(figures_in({"data": {"image/png": png, "text/plain": "<Figure>"}})) == [
        Figure(compact(png))
    ]
    assert list(figures_in({"output_type": "stream", "text": "a"})) == []
    assert list(figures_in({"data": {"image/svg+xml": "<svg>"}})) == []
