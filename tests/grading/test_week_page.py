"""The page of the week: what it says, in which order, and how it reaches a student."""

from __future__ import annotations

import logging
import re
import shutil
from pathlib import Path

import pytest
from markupsafe import Markup
from nbformat import v4
from nbgrader.converters import GenerateFeedback
from nbgrader.utils import notebook_hash

from grading.authors_run import CourseFigures
from grading.collecting import ReleaseFeedback
from grading.markup import with_formulas
from grading.pages import finish_cards
from grading.week_page import MarkedNotebook, Question, Week, _templates, steps, write_week

from .small_course import ESSAY, Course, close_markers, handed_in, solutions
from .small_course import points as points_of

LOST_ONE = "def sigmoid(z):\n    return 1 / (1 + np.exp(z))"
SECRET = "s" * 32


def week(*questions: Question, penalty: float = 0.0) -> Week:
    """Return a week of one notebook."""
    score = sum(each.points or 0.0 for each in questions)
    most = sum(each.most for each in questions)
    notebook = MarkedNotebook("basics", score, most, penalty, questions, "", "basics.html")
    return Week("week2", [notebook], {"basics": {"slope": ("relu",), "model": ("slope",)}})


def asked(name: str, points: float | None, **flags: bool) -> Question:
    """Return a question of two points."""
    return Question("basics", name, points, 2.0, **flags)


@pytest.mark.parametrize(
    ("points", "penalty", "total"),
    [
        ([2.0, 1.5], 0.0, "3.5 of 4 points"),
        ([2.0, 2.0], 1.0, "3 of 4 points, after 1 taken off for handing in late"),
        ([0.0, 1.0], 3.0, "0 of 4 points, after 3 taken off for handing in late"),
        ([2.0, None], 0.0, "2 of 4 points; 2 not marked yet"),
    ],
)
def test_the_total(points: list, penalty: float, total: str):
    """Is it what nbgrader exports: less the penalty, never below 0, and no mark no silent 0?"""
    questions = [asked(f"q{place}", each) for place, each in enumerate(points)]
    assert week(*questions, penalty=penalty).total == total


def test_what_comes_next():
    """Does what others rest on come first, a quiz last, and what a person marks not at all?"""
    questions = [
        asked("quiz", 1.0, is_quiz=True),
        asked("model", 0.0),
        asked("cost", 1.0),
        asked("slope", 2.0),  # right: it stands between two that are not
        asked("relu", 0.0),
        asked("why", 0.0, is_by_hand=True),
        asked("unread", None),
    ]
    found = week(*questions).next
    assert [step.question.name for step in found] == ["relu", "cost", "model", "quiz"]
    assert found[0].carries == ["model"]
    assert found[2].rests_on == ["relu"]


def test_exercises_that_name_each_other_end():
    """Is an order found where declarations go round in a circle?"""
    circle = {"f": ("g",), "g": ("f",)}
    assert len(steps([asked("f", 0.0), asked("g", 0.0)], circle)) == 2


@pytest.mark.parametrize(
    ("points", "flags", "state"),
    [
        (2.0, {}, "all points"),
        (1.0, {}, "some points"),
        (0.0, {}, "no points"),
        (0.0, {"is_unwritten": True}, "not written"),
        (0.0, {"is_unwritten": True, "is_quiz": True}, "not answered"),
        (2.0, {"is_unwritten": True}, "all points"),  # a person has given them
        (None, {}, ""),
    ],
)
def test_how_a_question_stands(points: float | None, flags: dict[str, bool], state: str):
    """Is each state said in words that fit?"""
    assert asked("f", points, **flags).state == state


@pytest.mark.parametrize(
    ("questions", "said", "unsaid"),
    [
        ([asked("f", 2.0)], "Nothing is left to mend.", "Points were"),
        (
            [asked("why", 1.0, is_by_hand=True)],
            "Points were lost on why, which a person marks.",
            "Nothing",
        ),
        (
            [asked("f", 0.0, card=Markup("<b>no</b>")), asked("why", 1.0, is_by_hand=True)],
            "stands below. f in basics: 0 of 2 points. Points were also lost on why,",
            "Nothing",
        ),
        ([asked("f", 0.0)], "below, or in the notebook beside your answer.", "Nothing"),
        (
            [asked("f", 0.0, is_there=False)],
            "basics could not be graded; why stands below. Put that right, and ask",
            "Write or mend",
        ),
        (
            [asked("relu", 0.0), asked("slope", 0.0), asked("model", 0.0)],
            "It builds on relu and slope, which lost points too: mend those first,",
            "relu and slope, which lost points too: mend that",
        ),
        ([Question("basics", "f", None, 1.0)], "1 point, which counts as 0", "Nothing"),
        ([Question("basics", "f", None, 1.5)], "1.5 points, which count as 0", "Nothing"),
    ],
)
def test_what_is_said_of_what_comes_next(questions: list[Question], said: str, unsaid: str):
    """Is it true of marks by hand, of a notebook that was not graded, of one and of many?"""
    page = _templates().get_template("week.html").render(week=week(*questions), policy="")
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.split("What to do next")[1]))
    assert said in text
    assert unsaid not in text


def test_links_go_where_something_is():
    """Is there no link to an answer, and nothing to unfold, where a notebook was not graded?"""
    lost = asked("f", 0.0, is_there=False)
    page = _templates().get_template("week.html").render(week=week(lost), policy="")
    assert "basics.html#f" not in page
    assert "<details" not in page


def test_formulas_of_cards():
    """Are they set in sentences, and is money in a value or in code left as it is?"""
    value = '<div style="font-family:monospace;white-space:pre;overflow-x:auto">$a$ and $b$</div>'
    assert with_formulas(value) == value
    assert with_formulas("<code>$a$</code>") == "<code>$a$</code>"
    assert "<mi>z</mi>" in with_formulas(f"<div>That is $z$.</div>{value}")
    hostile = with_formulas(r"<div>$\text{&lt;img src=x onerror=alert()&gt;}$</div>")
    assert "<img" not in hostile


@pytest.mark.parametrize("is_by_hand", [True, False])
def test_only_cards_are_finished(is_by_hand: bool):
    """Is what a student's own code shows left alone, and a card of the grader's not?"""
    shown = v4.new_output("display_data", {"text/html": '<p title="$a$">From $5 to $9</p>'})
    settings = {"grade_id": "f", "grade": True, "solution": is_by_hand}
    cell = v4.new_code_cell("f()", outputs=[shown], metadata={"nbgrader": settings})
    finish_cards(v4.new_notebook(cells=[cell]), {})
    page = shown.data["text/html"]
    assert (page == '<p title="$a$">From $5 to $9</p>') is is_by_hand
    assert ("<math" in page) is not is_by_hand


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course with three students, graded, which the tests change in turn."""
    course = Course(tmp_path_factory.mktemp("course"))
    answers = {**solutions("basic_sigmoid", "L1"), "sigmoid": LOST_ONE}
    course.hand_in("ada", handed_in(answers, "Because."))
    course.hand_in("bo", handed_in({}))
    course.hand_in("cy", b"no notebook")
    course.grade()
    yield course
    close_markers()


def generated(course: Course) -> dict[str, str]:
    """Call `generate_feedback`; return the pages of the week by student."""
    coursedir = course.coursedir
    coursedir.assignment_id = "week2"
    GenerateFeedback(coursedir=coursedir, config=course.config).start()
    folders = course.folder.glob("feedback/*/week2/week2.html")
    return {path.parts[-3]: path.read_text() for path in folders}


def figures(course: Course) -> CourseFigures:
    """Return the course's figures, which the small notebook has none of."""
    return CourseFigures(course.coursedir, "week2", logging.getLogger())


def words(page: str) -> str:
    """Return what a page says."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.split("<body", 1)[1]))


def folder_of(course: Course, student: str) -> Path:
    """Return where a student's feedback is."""
    return course.folder / "feedback" / student / "week2"


@pytest.mark.slow
def test_a_page_says_how_the_week_stands(course):
    """Are the sum, each exercise, the hint, what failed and what waits on one page?"""
    pages = generated(course)
    assert set(pages) == {"ada", "bo", "cy"}
    ada, bo = words(pages["ada"]), words(pages["bo"])
    earned, lost = points_of("basic_sigmoid", "L1"), points_of("sigmoid")
    assert f"{earned:g} of {earned + lost + 6:g} points; 3 not marked yet" in ada
    assert f"sigmoid in numpy_basics: 0 of {lost:g} points." in ada
    assert "✗ sigmoid no points" in ada
    assert "✓ L1 all points" in ada
    assert "Hint." in ada
    assert "failed" in ada
    assert ada.count("not written") == 0
    assert bo.count("not written") == 3
    assert "A person reads why , and has not marked it yet." in ada
    assert "✗ by-hand no points" in ada  # left blank
    cy = words(pages["cy"])
    assert "numpy_basics could not be graded" in cy
    assert "not a notebook" in cy
    assert "Write or mend" not in cy


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "notes.html",
        "notes.html/of.txt",
        "week2.html",
        "week2.html/of.txt",
        "numpy_basics.html",
        "numpy_basics.html/of.txt",
    ],
)
def test_files_of_a_students_own_are_in_nobodys_way(course, name):
    """Does feedback come whatever lies beside it, and stays what it is if it is no page of ours?"""
    content = b"<!--week--> caf\xe9 <!--/week-->"
    file = course.hand_in("dora", handed_in({})) / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    course.grade()
    try:
        assert "What to do next" in generated(course)["dora"]
        page = folder_of(course, "dora") / "numpy_basics.html"
        assert "What to do next" in page.read_text()
        if name.startswith("notes"):
            assert (folder_of(course, "dora") / name).read_bytes() == content
    finally:
        for step in ("submitted", "autograded", "feedback"):
            shutil.rmtree(course.folder / step / "dora")
        with course.gradebook() as book:
            book.remove_student("dora")


@pytest.mark.slow
def test_a_notebook_with_the_assignments_name_keeps_its_page(course, monkeypatch):
    """Is its own page left in place, with the week in it?"""
    generated(course)
    monkeypatch.setattr("grading.week_page._laid_out", lambda *_: ("a page", "the week"))
    page = folder_of(course, "bo") / "week2.html"
    own = folder_of(course, "bo") / "numpy_basics.html"
    before = page.read_text(), own.read_text()
    notebook = course.folder / "autograded/bo/week2/numpy_basics.ipynb"
    twin = notebook.with_name("week2.ipynb")
    twin.write_bytes(notebook.read_bytes())
    page.write_bytes(own.read_bytes())
    try:
        write_week(course.coursedir, "week2", "bo", figures(course), logging.getLogger())
        assert "What you handed in" in page.read_text()
        assert "<!--week-->the week<!--/week-->" in page.read_text()
    finally:
        twin.unlink()
        page.write_text(before[0])
        own.write_text(before[1])


@pytest.mark.slow
def test_a_page_that_cannot_be_laid_out_is_logged(course, monkeypatch, caplog):
    """Is whoever makes the feedback told, and is a page there that says so?"""
    before = generated(course)["bo"]
    monkeypatch.setattr("grading.week_page._templates", lambda: 1 / 0)
    write_week(course.coursedir, "week2", "bo", figures(course), logging.getLogger())
    assert "The feedback for bo, week2 was not made: ZeroDivisionError" in caplog.text
    assert "could not be laid out" in (folder_of(course, "bo") / "week2.html").read_text()
    monkeypatch.undo()
    write_week(course.coursedir, "week2", "bo", figures(course), logging.getLogger())
    assert generated(course)["bo"] == before


@pytest.mark.slow
def test_links_lead_to_answers(course):
    """Does every link of the page lead to a place that is there?"""
    page = generated(course)["ada"]
    found = re.findall(r'href="([^"#]*)#([^"]+)"', page)
    assert ("numpy_basics.html", "sigmoid") in found
    for file, anchor in found:
        target = (folder_of(course, "ada") / file).read_text() if file else page
        assert f'id="{anchor}"' in target


@pytest.mark.slow
def test_the_same_marks_make_the_same_bytes(course):
    """Is a page that is made again the same, and is one that is missing made again?"""
    before = generated(course)
    own = folder_of(course, "ada") / "numpy_basics.html"
    first = own.read_bytes()
    (folder_of(course, "ada") / "week2.html").unlink()
    assert generated(course) == before
    assert own.read_bytes() == first
    assert (folder_of(course, "ada") / "week2.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.slow
def test_a_mark_by_hand_and_a_comment_reach_it(course):
    """Are a person's points and words on the page, and is a penalty taken off?"""
    generated(course)
    with course.gradebook() as book:
        book.find_grade(ESSAY, "numpy_basics", "week2", "ada").manual_score = 2.0
        comment = book.find_comment(ESSAY, "numpy_basics", "week2", "ada")
        comment.manual_comment = "The slope is **2** there. <script>window.hacked=1</script>"
        code = book.find_comment("L1-answer", "numpy_basics", "week2", "ada")
        code.manual_comment = "Neatly done."
        row = book.find_submission_notebook("numpy_basics", "week2", "ada")
        row.late_submission_penalty = 1.5
        book.db.commit()
        total = book.find_submission("week2", "ada")
        left = f"{total.score - total.late_submission_penalty:g}"
    page = generated(course)["ada"]
    assert "The slope is <strong>2</strong> there." in page
    assert "<script" not in page
    assert "Neatly done." in page
    assert f">{left} of " in page
    assert "Taken off for handing in late: 1.5 points." in page


@pytest.mark.slow
def test_it_reaches_whoever_fetches_feedback(course):
    """Is the week in the page that nbgrader's own `fetch_feedback` brings?"""
    generated(course)
    (folder_of(course, "ada") / "submission_secret.txt").write_text(SECRET)
    coursedir = course.coursedir
    coursedir.assignment_id, coursedir.course_id = "week2", "nn"
    release = ReleaseFeedback(coursedir=coursedir)
    release.root = str(course.folder / "exchange")
    (course.folder / "exchange").mkdir()
    release.start()
    name = notebook_hash(secret=SECRET, notebook_id="numpy_basics")
    fetched = (course.folder / "exchange/nn/feedback" / f"{name}.html").read_text()
    assert fetched.count('<details class="week">') == 1
    assert "What to do next" in fetched
    assert "week2.html" not in fetched  # which nobody fetches
