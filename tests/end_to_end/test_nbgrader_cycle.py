"""nbgrader's whole cycle on week 2, with its commands and pages: does everybody get their due?"""

import csv
import html
import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograde_tests.machinery.cards import show_value
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.quizzes import Quiz

from .conftest import Serve
from .lab import EXPOSED, nbgrader_parts
from .marked_class import (
    EXERCISES,
    NOTEBOOKS,
    SOLVED,
    WEEK,
    MarkedClass,
    answers_of,
    chosen_mistake,
)

pytestmark = pytest.mark.slow

LAB = [sys.executable, "-m", "jupyterlab", "--no-browser", "--port=0", "--allow-root", EXPOSED]


def by_hand(notebook: str) -> dict[str, float]:
    """Return the points that a person gives, by the name in the gradebook. Nobody wrote there."""
    return {
        exercise.grade_id(question): question.points
        for exercise in EXERCISES[notebook].values()
        if isinstance(exercise, Quiz)
        for question in exercise.marked_by_hand
    }


def most(notebook: str) -> dict[str, float]:
    """Return the points to be had, by name in the gradebook, as they are declared."""
    decided = {
        exercise.name: float(sum(case.points for case in exercise.cases))
        for exercise in EXERCISES[notebook].values()
    }
    return decided | by_hand(notebook)


def full(notebook: str) -> dict[str, tuple[float, float]]:
    """Return full marks in the form of `MarkedClass.grades`, where no person has marked."""
    return {
        name: (0 if name in by_hand(notebook) else points, points)
        for name, points in most(notebook).items()
    }


def feedback_page(marked_class: MarkedClass, student: str, notebook: str) -> str:
    """Return the text of a feedback page, without tags."""
    path = marked_class.folder / "feedback" / student / WEEK / f"{notebook}.html"
    body = path.read_text().split("<body", 1)[1]
    return html.unescape(re.sub(r"<[^>]+>", "", body))


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_solved_gets_full_marks(marked_class: MarkedClass, notebook: str):
    """Do the solutions earn every declared point, by way of the exchange?"""
    assert marked_class.grades(SOLVED, notebook) == full(notebook)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_blank_gets_nothing(marked_class: MarkedClass, notebook: str):
    """Does an untouched notebook earn nothing in any exercise?"""
    expected = {name: (0.0, points) for name, points in most(notebook).items()}
    assert marked_class.grades("blank", notebook) == expected


def test_another_style_gets_full_marks(marked_class: MarkedClass):
    """Do right answers written another way earn everything?"""
    assert marked_class.grades("style", "numpy_basics") == full("numpy_basics")


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_wrong_gets_its_part(marked_class: MarkedClass, notebook: str):
    """Do known mistakes earn just the cases that they get right?"""
    namespace: dict[str, Any] = {"np": np}
    exec("import math", namespace)
    expected = dict.fromkeys(by_hand(notebook), 0.0)
    for name, source in answers_of("wrong")[notebook].items():
        exec(source, namespace)
        exercise = EXERCISES[notebook][name]
        verdicts = run_cases(exercise, namespace[name], exercise.cases, marked_class.seed)
        expected[name] = sum(verdict.case.points for verdict in verdicts if verdict.passed)
    grades = marked_class.grades("wrong", notebook)
    assert {name: score for name, (score, _) in grades.items()} == expected
    assert 0 < sum(expected.values()) < sum(most(notebook).values())


def test_partial_credit(marked_class: MarkedClass):
    """Does the gradebook hold part of an exercise's points, as counted by hand?"""
    grades = marked_class.grades("wrong", "numpy_basics")
    # Always three channels: the second visible image (1 point) and the wide one (2) are right.
    assert grades["image2vector"] == (3, 6)
    # Whole numbers times fractions are cut off: a visible case (1 point) and a hidden one (1).
    assert grades["matrix_product"] == (5, 7)


def test_a_broken_file_stops_nobody(marked_class: MarkedClass):
    """Is a file that is no notebook named, and everybody else marked?"""
    said = marked_class.said["autograde"]
    warnings = [line for line in said.splitlines() if "WARNING" in line]
    assert any("broken" in line and "not valid JSON" in line for line in warnings)
    assert not any(student in line for line in warnings for student in (SOLVED, "blank", "wrong"))
    autograded = (marked_class.folder / "autograded").glob(f"*/{WEEK}/numpy_basics.ipynb")
    everybody = {SOLVED, "blank", "wrong", "style", "broken"}
    assert {path.parts[-3] for path in autograded} == everybody
    assert {score for score, _ in marked_class.grades("broken", "numpy_basics").values()} == {0}


def test_export(marked_class: MarkedClass):
    """Does the table of marks hold the sums of what the gradebook holds?"""
    with (marked_class.folder / "marks.csv").open() as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    everything = sum(sum(most(notebook).values()) for notebook in NOTEBOOKS)
    for student in (SOLVED, "blank", "wrong"):
        scores = [marked_class.grades(student, notebook).values() for notebook in NOTEBOOKS]
        total = sum(score for grades in scores for score, _ in grades)
        assert float(rows[student]["score"]) == total
        assert float(rows[student]["max_score"]) == everything
    unread = sum(sum(by_hand(notebook).values()) for notebook in NOTEBOOKS)
    assert float(rows[SOLVED]["score"]) == everything - unread
    assert float(rows["style"]["score"]) == sum(most("numpy_basics").values())


def test_feedback_helps(marked_class: MarkedClass):
    """Does the feedback page show each card with its marks and its hint?"""
    text = feedback_page(marked_class, "wrong", "numpy_basics")
    grades = marked_class.grades("wrong", "numpy_basics")
    for name, exercise in EXERCISES["numpy_basics"].items():
        assert f"✗ {name}: {grades[name][0]:g} of {exercise.points:g} points" in text
        assert f"{name} {grades[name][0]:g} of {exercise.points:g} points" in text
    # what calls the student's other wrong functions has a card that cannot know the mistake
    for name, exercise in EXERCISES["numpy_basics"].items():
        if exercise.uses:
            continue
        hint = chosen_mistake(EXERCISES["numpy_basics"][name]).hint
        assert "Hint. " + hint.replace("`", "") in text, name


def is_telling(value: Any) -> bool:
    """Return whether a value, as a card would show it, does not turn up on a page by chance."""
    return sum(map(str.isdigit, show_value(value))) > 4


@pytest.mark.parametrize("notebook", ["logistic_regression", "numpy_basics"])
def test_feedback_keeps_what_is_hidden(marked_class: MarkedClass, notebook: str):
    """Does no feedback page show an input or an expected value of a hidden case?"""
    text = "".join(
        feedback_page(marked_class, student, notebook) for student in (SOLVED, "blank", "wrong")
    )
    looked_at = 0
    for exercise in EXERCISES[notebook].values():
        for case in exercise.cases:
            if case.is_hidden and not exercise.is_quiz:
                arguments = exercise.arguments(case, marked_class.seed)
                expected = () if case.judge else (exercise.expected(arguments),)
                secrets = [value for value in (*arguments, *expected) if is_telling(value)]
                looked_at += len(secrets)
                for secret in secrets:
                    assert show_value(secret) not in text, (exercise.name, case.name)
    assert looked_at > 20


def test_feedback_on_a_quiz(marked_class: MarkedClass):
    """Does a quiz's page say how each question went, and show no key and no mark scheme?"""
    text = feedback_page(marked_class, "wrong", "quiz")
    for exercise in EXERCISES["quiz"].values():
        for question in exercise.decided:
            assert question.name in text
        for question in exercise.marked_by_hand:
            assert question.title in text
            assert question.guide[:40] not in text
            assert question.model_answer[:40] not in text
    assert "MARK SCHEME" not in text
    assert "85 of the 100 pictures show no cat" in text, "the reason, beside a wrong answer"
    autograded = marked_class.folder / "autograded" / "wrong" / WEEK / "quiz.ipynb"
    assert "=== BEGIN MARK SCHEME ===" in autograded.read_text(), "formgrader shows it"


def test_what_a_class_gets_shows_no_solutions(marked_class: MarkedClass):
    """Is the cell for those who learn alone left out of what is released and fetched?"""
    source = marked_class.folder / "build" / "source" / WEEK / "quiz.ipynb"
    assert "check.solutions" in source.read_text()
    for folder in (marked_class.folder / "notebooks", marked_class.clone):
        cells = json.loads((folder / WEEK / "quiz.ipynb").read_text())["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        assert not any("check.solutions" in source for source in code)


def test_feedback_shows_what_is_visible(marked_class: MarkedClass):
    """Would the search above find a value: is a visible case's input on the page?"""
    exercise = EXERCISES["numpy_basics"]["image2vector"]
    (first,) = exercise.arguments(exercise.cases[0])
    text = feedback_page(marked_class, "wrong", "numpy_basics")
    assert show_value(first) in text
    assert show_value(exercise.expected((first,))) in text


def test_marking_again_changes_nothing(marked_class: MarkedClass):
    """Does a second run of autograde give the same marks?"""
    before = [marked_class.grades("wrong", notebook) for notebook in NOTEBOOKS]
    marked_class.nbgrader("autograde", WEEK, "--student=wrong", "--force")
    assert [marked_class.grades("wrong", notebook) for notebook in NOTEBOOKS] == before


@pytest.mark.browser
def test_marks_and_cards_in_formgrader(
    marked_class: MarkedClass, serve: Serve, page: Any, artefacts: Path
):
    """Does an instructor see everybody's marks, and the cards in a notebook that they open?"""
    most = sum(exercise.points for exercise in EXERCISES["numpy_basics"].values())
    wrong = sum(score for score, _ in marked_class.grades("wrong", "numpy_basics").values())
    serve.set("@jupyterlab/apputils-extension", "notification", fetchNews="false")
    with serve(LAB, marked_class.folder) as address:
        page.goto(address)
        assert nbgrader_parts(page), "the search that finds nothing in a student's Lab"
        page.locator(".lm-MenuBar-itemLabel", has_text="Nbgrader").click()
        page.locator(".lm-Menu-itemLabel").get_by_text("Formgrader", exact=True).click()
        formgrader = page.frame_locator("iframe")
        formgrader.get_by_role("link", name="Manual Grading").click()
        formgrader.get_by_role("link", name=WEEK, exact=True).click()
        formgrader.get_by_role("link", name="numpy_basics", exact=True).click()
        rows = formgrader.locator("tbody tr:has(.score)")
        rows.first.wait_for()
        page.screenshot(path=artefacts / "formgrader.png")
        scores = {
            row.locator("a.name-shown").text_content(): row.locator(".score").inner_text()
            for row in rows.all()
        }
        assert scores == {
            SOLVED: f"{most:g} / {most:g}",
            "style": f"{most:g} / {most:g}",
            "wrong": f"{wrong:g} / {most:g}",
            "blank": f"0 / {most:g}",
            "broken": f"0 / {most:g}",
        }

        rows.filter(has_text="wrong").locator("a.name-hidden").click()
        card = formgrader.get_by_role("status").filter(has_text="image2vector: 3 of 6 points")
        card.scroll_into_view_if_needed()
        formgrader.locator("input#image2vector.score[placeholder='3']").wait_for()
        page.screenshot(path=artefacts / "formgrader-card.png")
