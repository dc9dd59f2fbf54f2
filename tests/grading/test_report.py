"""The class report: its numbers, and that nothing of a student's gets out of its place."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console

from autograde_tests import exercises_of
from autograde_tests.machinery.recorded import RecordedHint, read_hints
from course_cli.grade import summary
from course_utils.about import edition_in
from grading.by_hand import ByHand
from grading.fingerprint import hints_fingerprint
from grading.hints import write_hints
from grading.marking import Assignment
from grading.report import NOT_MARKED, ClassReport, Run, histogram
from grading.results import ExerciseResult, NotebookResult, SubmissionResult, WrongAnswer
from grading.similarity import answer_passages
from grading.written import asks_about

from ..end_to_end.conftest import open_page
from ..end_to_end.lab import barriers
from .small_course import CONTENT, Course

RUN = Run(confined=True, where="2 processes", fresh=3, seconds=1.5)
EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
EXERCISES = exercises_of("week2/numpy_basics")
SOLVED = EXERCISES["L2"].source()


@pytest.fixture
def report(built: dict[str, str], tmp_path: Path) -> ClassReport:
    """Return the empty report of one notebook, with an assert cell and a written answer."""
    source = json.loads(built["build/source/week2/numpy_basics.ipynb"])
    settings = {"grade": True, "solution": False, "grade_id": "own-test", "points": 2}
    cell = {"cell_type": "code", "source": "assert x", "metadata": {"nbgrader": settings}}
    source["cells"].append(cell)
    settings = {"grade": True, "solution": True, "grade_id": "why", "points": 3}
    cell = {"cell_type": "markdown", "source": "Because.", "metadata": {"nbgrader": settings}}
    source["cells"].append(cell)
    assignment = Assignment(
        "week2", "seed", {"numpy_basics": json.dumps(source)}, CONTENT, "c" * 64
    )
    coursedir = SimpleNamespace(
        format_path=lambda step, student, week: str(tmp_path / step / week),
        release_directory="release",
        root=str(tmp_path),
        parent=None,
        config=Course.config,
    )
    return ClassReport(coursedir, assignment)


def result(
    student: str,
    answer: str = SOLVED,
    cell: str = "L2-answer",
    said: dict[str, tuple[str, ...]] | None = None,
    **earned: dict[str, Any],
) -> SubmissionResult:
    """Return a result with what some exercises earned, an answer, and what is said of it."""
    exercises = {
        name: replace(
            ExerciseResult(exercise.points, exercise.points, seconds=0.01), **earned.get(name, {})
        )
        for name, exercise in EXERCISES.items()
    }
    settings = {"solution": True, "grade_id": cell}
    cells = [{"cell_type": "code", "source": answer, "metadata": {"nbgrader": settings}}]
    notebook = NotebookResult(
        exercises=exercises, cells=cells, passages=answer_passages(cells), **(said or {})
    )
    return SubmissionResult(student, "", "", {"numpy_basics": notebook})


def unreadable(student: str, trouble: str = "") -> SubmissionResult:
    """Return the result of a file that is no notebook."""
    notebook = NotebookResult(EVIL, remarks=(EVIL,))
    return SubmissionResult(
        student, "", "", {"numpy_basics": notebook}, remarks=(EVIL,), trouble=trouble
    )


class Page(HTMLParser):
    """Collects a page's tags, and the words of its charts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))


def test_numbers(report: ClassReport):
    """Are totals, pass rates and mistakes what the results say?"""
    full = sum(exercise.points for exercise in EXERCISES.values())
    L2 = EXERCISES["L2"]
    report.add(result("ada"))
    report.add(result("bo", L2={"points": 1.0, "diagnosis": 0, "seconds": 0.03}))
    report.add(result("cy", L2={"points": 0.0, "diagnosis": 0}, L1={"diagnosis": 1}))
    assert report.most == full + 2
    assert report.totals() == [full, full - L2.points + 1, full - L2.points]
    row = next(row for row in report.rows() if row.task.name == "L2")
    assert (row.full, row.some, row.none) == (1, 1, 1)
    assert row.mean == pytest.approx((L2.points + 1) / (3 * L2.points))
    assert row.milliseconds == pytest.approx(50 / 3)
    first, second = report.mistakes()
    assert (first.exercise, first.hint) == ("L2", L2.mistakes[0].hint)
    assert (first.students, second.count) == (("bo", "cy"), 1)
    assert report.looks() == {}


def test_shares_on_the_page_are_of_the_whole_class(report: ClassReport):
    """Do numbers and bars of an exercise say one of three, however many need a look?"""
    report.add(result("ada"))
    report.add(result("bo", L2={"points": 1.0, "fault": "Stopped."}))
    report.add(result("cy", L2={"points": 0.0}))
    assert len(report.looks()) == 1
    page = report.page(RUN)
    assert "<b>3</b> submissions" in page
    assert "<b>1</b> needs a look" in page
    row = page.partition("<code>L2</code></th>")[2].partition("</tr>")[0]
    _, part, full = re.findall(r'width="([\d.]+)" height="12"', row)
    assert (float(part), float(full)) == pytest.approx((170 * 2 / 3, 170 / 3))
    L2 = EXERCISES["L2"].points
    shares = [int(share) for share in re.findall(r">(\d+) %<", row)]
    assert shares == [33, round(100 * (L2 + 1) / (3 * L2))]


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_the_page(report: ClassReport, tmp_path: Path, scheme: str):
    """Does axe find nothing on a report with marks, mistakes, looks and people who wait?"""
    report.add(result("ada"))
    report.add(result("bo", softmax={"points": 1.0, "diagnosis": 0, "fault": "Stopped."}))
    report.add(result("cy", softmax={"points": 0.0, "diagnosis": 0}, L1={"diagnosis": 1}))
    report.add(unreadable("dee"))
    report.by_hand = ByHand(waiting={"ada": {("numpy_basics", "why"): 3}})
    (tmp_path / "report.html").write_text(report.page(RUN), encoding="utf-8")
    with open_page() as page:
        page.emulate_media(color_scheme=scheme)
        page.goto((tmp_path / "report.html").as_uri())
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert barriers(page.locator("html")) == []


def test_who_needs_a_look(report: ClassReport):
    """Are faults listed, and failed assert cells of the instructor's not taken for faults?"""
    report.add(result("ada", L1={"points": 0.0, "fault": "Stopped: no answer within 10 seconds."}))
    report.add(result("bo", L1={"fault": "AssertionError", "decided_inside": True}))
    report.add(unreadable("cy"))
    reason = "numpy_basics, L1: Stopped: no answer within 10 seconds."
    assert report.looks() == {"ada": [reason], "cy": [f"numpy_basics: {EVIL}"]}
    assert report.decided_inside() == [("numpy_basics", "L1", 1)]
    page = report.page(RUN)
    assert "Decided inside" in page
    assert reason in page


def test_a_sentence_that_asks_for_a_look_is_no_fault_and_is_listed(report: ClassReport):
    """Does a question stand under "needs a look", escaped, and a remark not?"""
    asking = result("ada", said={"looks": (f"Cell 3 failed: {EVIL}.",)})
    report.add(replace(asking, looks=("Two files: which?",), remarks=("Put right.",)))
    full = report.most - 2
    assert report.totals() == [full]
    assert report.looks() == {
        "ada": ["files: Two files: which?", f"numpy_basics: Cell 3 failed: {EVIL}."]
    }
    page = report.page(RUN)
    assert "Two files: which?" in page
    assert EVIL not in page


def test_what_a_person_has_marked_asks_for_no_look(report: ClassReport):
    """Does a look go where the gradebook shows a person's mark for that cell, and no other one?"""
    asked, other = f"{asks_about('why')}is blank.", f"{asks_about('why-not')}was missing."
    said = {"looks": (asked, other, "Cell 3 failed."), "by_hand": ("why", "why-not")}
    report.add(result("ada", said=said, L1={"points": 0.0, "fault": "Stopped."}))
    reasons = [
        *(f"numpy_basics: {text}" for text in said["looks"]),
        "numpy_basics, L1: Stopped.",
    ]
    assert report.looks() == {"ada": reasons}
    report.by_hand = ByHand(settled={"ada": {("numpy_basics", "why"), ("numpy_basics", "L1")}})
    assert report.looks() == {"ada": reasons[1:3]}
    report.by_hand = ByHand(settled={"bo": {("numpy_basics", "why")}, "ada": {("quiz", "why")}})
    assert report.looks() == {"ada": reasons}


def test_points_that_a_person_gives_are_said(report: ClassReport):
    """Does the page say of how many points the automatic ones are, and who waits for the rest?"""
    report.add(result("ada"))
    assert report.most_by_hand == 3
    words = (
        f"Of {report.most + 3:g} points, {report.most:g} are given automatically and 3 by a person"
    )
    assert f"{words}.</p>" in report.page(RUN)
    why = ("numpy_basics", "why")
    report.by_hand = ByHand(waiting={"ada": {why: 3}, "gone": {why: 3}})
    assert report.waiting() == {"ada": 3}
    page = report.page(RUN)
    assert f"{words}; not marked yet: ada.</p>" in page
    assert "<b>1</b> waits for a person" in page


@pytest.mark.parametrize("count", [0, 1, 250])
def test_who_has_not_handed_in_is_named(report: ClassReport, count: int):
    """Are students without a submission named, escaped, and no more of them than can be read?"""
    report.add(result("ada"))
    report.without_submission = [f"zoe{number}<b>" for number in range(count)]
    page = report.page(RUN)
    assert ("without a submission" in page) == bool(count)
    assert page.count("zoe") == min(count, 200)
    assert "zoe0<b>" not in page
    assert ("and 50 more" in page) == (count == 250)


def test_everything_is_escaped(report: ClassReport):
    """Does no text of a student's become markup, wherever it stands on the page?"""
    report.add(unreadable(EVIL))
    report.add(result("x" + EVIL, L2={"fault": EVIL, "points": 0.0, "diagnosis": 0}))
    inside = ExerciseResult(0.0, 1.0, decided_inside=True)
    report.entries["x" + EVIL].exercises["numpy_basics", EVIL] = inside  # type: ignore[index]
    tags = Page(report.page(RUN)).tags
    assert {"script", "img", "iframe", "object", "link"}.isdisjoint(tag for tag, _ in tags)
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]


def test_the_page_stands_alone(report: ClassReport):
    """Does the page load nothing, and does every chart have words?"""
    report.add(result("ada"))
    page = report.page(RUN)
    assert not re.search(r"https?://|url\(|@import|\ssrc=", page)
    assert "default-src 'none'" in page
    charts = [attributes for tag, attributes in Page(page).tags if tag == "svg"]
    assert len(charts) == 1 + len(report.tasks)
    assert all(chart["role"] == "img" and chart["aria-label"] for chart in charts)


def test_grading_without_the_sandbox_is_said(report: ClassReport):
    """Does the report say it when submitted code was not confined?"""
    assert "Graded without the sandbox" not in report.page(RUN)
    assert "Graded without the sandbox" in report.page(Run(False, "2 processes", 0, 1.0))


@pytest.mark.parametrize("students", [0, 1, 12])
def test_classes_of_any_size(report: ClassReport, students: int):
    """Is there a page for an empty class, one student, and a few?"""
    for number in range(students):
        report.add(result(f"s{number}", answer=""))
    moment = datetime(2026, 9, 14, 18, 30, tzinfo=UTC)
    page = report.page(RUN, moment)
    assert f"<b>{students}</b> submission{'s' * (students != 1)}</li>" in page
    assert "14 September 2026, 18:30 UTC" in page
    assert "None stands out" in page


def test_the_same_right_answers_to_a_quiz_are_not_alike(report: ClassReport):
    """Is a student suspected who answered all questions of a quiz right, as others did?"""
    for student in ("ada", "ben"):
        answer = EXERCISES["shapes_quiz"].source()
        report.add(result(student, answer=answer, cell="shapes_quiz-answer"))
    assert report.alike() == []


WRONG = {
    "halved": WrongAnswer(
        "aaaaaaaaaaaa",
        "1",
        "three numbers",
        (
            ("Problem", f"z[0] is {EVIL}."),
            ("Expected", "[0.5]"),
            ("Received", EVIL),
            ("Input z", f"[1] {EVIL}"),
        ),
    ),
    "tanh": WrongAnswer("bbbbbbbbbbbb", "2", "a matrix", (("Problem", "z is 2."),)),
    "clipped": WrongAnswer("hidden-cccccccccccc", "3", "large numbers", ()),
}
"""Of `L2`."""


def add_wrong(
    report: ClassReport, group: str, *students: str, ways: int = 1, code: str = ""
) -> None:
    """Add students whose answers are wrong alike."""
    for number, student in enumerate(students):
        wrong = replace(WRONG[group], beyond=str(number % ways))
        report.add(result(student, f"{code}# {student}", L2={"points": 0.0, "wrong": wrong}))


def test_wrong_answers_are_read_by_the_group(report: ClassReport):
    """Are groups numbered from the largest on, each with its students and its shortest answer?"""
    report.add(result("ada"))
    assert "no known mistake explains" not in report.page(RUN)
    add_wrong(report, "tanh", "bo", "cy", code="tanh")
    add_wrong(report, "halved", "di", "edwin", "flo", code="half", ways=2)
    add_wrong(report, "clipped", "gus", code="clip")
    (L2,) = report.unexplained()
    assert (L2.task.name, L2.count, len(L2.open)) == ("L2", 6, 3)
    groups = [told.group for told in L2.groups]
    assert [group.number for group in groups] == [1, 2, 3]
    assert [group.students for group in groups] == [("di", "edwin", "flo"), ("bo", "cy"), ("gus",)]
    assert [group.example for group in groups] == ["half# di", "tanh# bo", "clip# gus"]
    assert [group.ways for group in groups] == [2, 1, 1]
    page = report.page(RUN)
    assert "6 answers in 3 groups" in page
    assert "In hidden cases they answer in 2 ways" in page
    assert "Visible cases pass; hidden case “large numbers”" in page
    assert page.count('class="group"') == 3


def test_nothing_in_a_group_becomes_markup(report: ClassReport):
    """Are code, problem, values and names of a group's escaped?"""
    add_wrong(report, "halved", f"x{EVIL}", code=EVIL)
    page = report.page(RUN)
    assert EVIL not in page
    assert page.count("&lt;script&gt;") >= 5
    assert {"script", "img"}.isdisjoint(tag for tag, _ in Page(page).tags)


def test_a_student_who_is_graded_again_is_counted_once(report: ClassReport):
    """Does a later result take the place of an earlier one, in another group or in none?"""
    add_wrong(report, "halved", "ada", "bo")
    add_wrong(report, "tanh", "ada")
    report.add(result("bo"))
    (L2,) = report.unexplained()
    assert [told.group.students for told in L2.groups] == [("ada",)]


def test_many_groups_are_ten(report: ClassReport):
    """Is a page for a class that is wrong in a hundred ways still one to read?"""
    for number in range(100):
        wrong = replace(WRONG["tanh"], signature=f"{number:012}")
        report.add(result(f"s{number:03}", L2={"points": 0.0, "wrong": wrong}))
    page = report.page(RUN)
    assert page.count('class="group"') == 10
    assert "and 90 more groups: <code>course hint week2 L2</code>" in page


def test_how_many_a_recorded_hint_reaches_is_said(report: ClassReport, tmp_path: Path):
    """Does the page count whom a hint is for, nobody included, and show it with its group?"""
    add_wrong(report, "halved", "ada", "bo", "cy")
    add_wrong(report, "tanh", "di")
    hints = [
        RecordedHint("numpy_basics", "L2", WRONG["halved"].signature, f"Which {EVIL}?"),
        RecordedHint("numpy_basics", "L2", "dddddddddddd", "Nobody needs this."),
    ]
    write_hints(report.hints.file, hints)
    assert report.hints.file == tmp_path / "hints/week2.json"
    report.hints = replace(report.hints, recorded=read_hints(report.hints.file))
    assert [(hint.hint, count) for hint, count in report.reached()] == [
        (f"Which {EVIL}?", 3),
        ("Nobody needs this.", 0),
    ]
    (L2,) = report.unexplained()
    assert [group.number for group in L2.open] == [2]
    page = report.page(RUN)
    assert EVIL not in page
    rows = re.findall(r'<tr><td class="number">(\d+)</td><th scope="row"><code>L2', page)
    assert rows == ["3", "0"]
    assert page.count("<td>feedback</td>") == 2
    report.hints = replace(report.hints, published=hints[:1])
    assert report.page(RUN).count("<td>feedback, checks</td>") == 1
    console = Console(record=True, width=200)
    console.print(summary(report, 4, 0, 1.0))
    assert "1 wrong answer in 1 group" in console.export_text()


def test_histogram_counts_everyone():
    """Does every total fall into one bar, extra and missing points included?"""
    totals = [-1.0, 0.0, 0.1, 64.99, 65.0, 129.9, 130.0, 135.0]
    bars = histogram(totals, 130)
    assert sum(bar.count for bar in bars) == len(totals)
    assert (bars[0].count, bars[9].count, bars[10].count, bars[-1].count) == (3, 1, 1, 3)
    assert max(bar.height for bar in bars) == 1


def test_how_work_came_in_needs_a_look(report: ClassReport):
    """Do files that were not collected, and names that nobody knows, stand beside the faults?"""
    report.add(result("ada"))
    report.add(unreadable("bo"))
    report.arrivals = {"bo": ["not on the roster of 2"], EVIL: ["not collected: it is empty"]}
    looks = report.looks()
    assert set(looks) == {"bo", EVIL}
    assert looks["bo"][0] == "not on the roster of 2"
    assert len(looks["bo"]) == 2
    page = report.page(RUN)
    assert "not collected: it is empty" in page
    assert EVIL not in page


def test_formulas_in_hints_are_set_and_escaped(report: ClassReport):
    """Is a formula in a hint laid out, and is what stands around it escaped?"""
    task = report.tasks[0]
    report.tasks = (replace(task, hints=(f"`x` is $z_1$, not {EVIL}",)), *report.tasks[1:])
    report.add(result("ada", **{task.name: {"diagnosis": 0, "points": 0.0}}))
    page = report.page(RUN)
    assert "<msub>" in page
    assert "$z_1$" not in page
    assert "<code>x</code>" in page
    assert "<script" not in page
    assert "<img" not in page


def test_what_the_grader_failed_on_is_no_zero(report: ClassReport):
    """Is a submission without a mark named, and left out of the class's numbers?"""
    before = report.totals(), report.rows()
    reason = "the grader failed: ZeroDivisionError"
    report.add(unreadable("zoe", trouble=reason))
    assert (report.totals(), report.rows()) == before
    assert report.not_marked() == ["zoe"]
    assert report.looks()["zoe"] == [f"files: {reason}. {NOT_MARKED}"]
    assert "<b>1</b> not marked" in report.page(RUN)


def test_other_editions_are_told_on_one_table(report: ClassReport, built: dict[str, str]):
    """Does the page name, by edition, who wrote on another one, and ask for no look at them?"""
    now = edition_in(json.loads(built["build/source/week2/numpy_basics.ipynb"]))
    report.add(result("ada", said={"edition": now}))
    page = report.page(RUN)
    assert f"Edition {now}." in page
    assert "Written on another edition" not in page
    report.add(result("bo", said={"edition": "2025.09"}))
    for number in range(300):
        report.add(result(f"s{number:03}", said={"edition": ""}))
    page = report.page(RUN)
    rows = re.findall(r'<tr><th scope="row">(2025.09|none said)</th>.*', page)
    assert rows == ["2025.09", "none said"]
    assert "<summary>300 students</summary>" in page
    assert report.looks() == {}
    assert [line[:40] for line in report.editions.told()] == [
        "1 submission written on 2025.09: bo",
        "300 submissions without an edition: s000",
    ]


def test_a_thousand_editions_are_a_few_lines(report: ClassReport):
    """Does a joker who hands in many editions leave page and summary readable?"""
    for number in range(1000):
        report.add(result(f"s{number}", said={"edition": f"x{number}"}))
    assert report.page(RUN).count('<tr><th scope="row">x') == 8
    assert "and 992 more editions" in report.page(RUN)
    assert len(report.editions.told()) == 9


def test_who_has_the_old_words_of_hints_is_counted(report: ClassReport):
    """Does the summary say how many were graded before hints were reworded, marks unmoved?"""
    now = hints_fingerprint(CONTENT, "week2")
    report.add(replace(result("ada"), hints=now))
    assert report.with_old_hints == 0
    assert "reworded" not in report.page(RUN)
    report.add(replace(result("bo"), hints="an older one"))
    report.add(unreadable("cy", trouble="the grader failed"))
    assert report.with_old_hints == 1
    assert report.totals() == [report.entries[name].total for name in ("ada", "bo")]
    console = Console(record=True, width=200)
    console.print(summary(report, 3, 0, 1.0))
    said = "1 submission was graded before hints were reworded"
    assert said in console.export_text()
    assert said in report.page(RUN)
