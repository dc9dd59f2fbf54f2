"""What is done and what comes next, by what checks have found."""

import json

import pytest

from autograde_tests import exercises_of, notebook_checks, notebooks_of
from autograde_tests.machinery.check import NotebookChecks
from autograde_tests.machinery.exercises import Exercise, visible
from autograde_tests.machinery.overview import (
    LEFT_OUT,
    NOT_CHECKED,
    course_overview,
    notebook_overview,
)
from autograde_tests.machinery.quizzes import Numeric, ShortText, quiz
from course_utils.progress import FILE, MARK, Standing, forget, read, record

NUMBERS = quiz(
    "numbers",
    "Two numbers and a sentence",
    Numeric("q1", "Half", "What is 1/2?", answer=0.5, wrong={2: "One by two."}, reason="Halves."),
    Numeric(
        "q2", "Third", "And 3/2?", answer=1.5, wrong={0.6: "Three by two."}, reason="So it is."
    ),
    ShortText("q3", "Why", "Say why.", guide="- 2 points: why", model_answer="So.", points=2),
)
EXERCISES = {
    "double": Exercise("double", "Twice a number", lambda x: 2 * x, (visible("one", 1.0),)),
    "halve": Exercise("halve", "Half a number", lambda x: x / 2, (visible("one", 1.0, points=3),)),
    "numbers": NUMBERS,
}
RIGHT = {
    "double": "def double(x): return 2 * x",
    "halve": "def halve(x): return x / 2",
    "numbers": "numbers = {'q1': 0.5, 'q2': 1.5}",
}
BLANK = {
    "double": "def double(x): raise NotImplementedError",
    "halve": "def halve(x): raise NotImplementedError",
    "numbers": "numbers = {'q1': None, 'q2': None}",
}


def checked(answers, checks=None):
    """Check answers in a notebook; return its namespace."""
    namespace = {"check": checks or NotebookChecks(EXERCISES, notebook="week0/small")}
    for name, source in answers.items():
        exec(source, namespace)
        eval(f"check({name!r})", namespace)
    return namespace


def overview_of(states, exercises=EXERCISES):
    """Return the overview of a notebook whose exercises stand like that."""
    standings = {name: Standing("week0/small", name, state, 1.0) for name, state in states.items()}
    return notebook_overview("week0/small", exercises, standings)


@pytest.mark.parametrize(
    ("answers", "words", "next_words"),
    [
        ({}, ["not checked"] * 3, "Next: `double`, whose check has not run yet."),
        (
            BLANK,
            ["not written", "not written", "0 of 2 answered"],
            "Next: `double`, which is not written yet.",
        ),
        (
            RIGHT | {"halve": "def halve(x): return 7"},
            ["passed", "not yet", "passed, 2 of 2 answered"],
            "Next: `halve`, whose check does not pass yet.",
        ),
        (
            RIGHT | {"numbers": "numbers = {'q1': 0.5, 'q2': None}"},
            ["passed", "passed", "1 of 2 answered"],
            "Next: `numbers`, in which 1 of 2 questions have an answer.",
        ),
        (
            RIGHT | {"numbers": "numbers = {'q1': 0.5, 'q2': 7}"},
            ["passed", "passed", "not yet, 2 of 2 answered"],
            "Next: `numbers`, whose check does not pass yet.",
        ),
        (RIGHT, ["passed", "passed", "passed, 2 of 2 answered"], "Every exercise passes."),
    ],
)
def test_the_card_says_how_each_exercise_stands(answers, words, next_words, tmp_path, monkeypatch):
    """Do states, order and the next step follow from the checks, recorded or not?"""
    (tmp_path / "student").mkdir()
    (tmp_path / "student" / MARK).touch()
    for folder in (tmp_path, tmp_path / "student"):
        monkeypatch.chdir(folder)
        card = eval("check()", checked(answers))
        rows = card.table.rows
        assert [(row[0], row[1], row[4]) for row in rows] == [
            ("1", "`double`", "Twice a number"),
            ("2", "`halve`", "Half a number"),
            ("3", "`numbers`", "Two numbers and a sentence"),
        ]
        assert [row[2].partition(" ")[2] for row in rows] == words
        assert card.summary.startswith(next_words)


def test_points_are_those_of_visible_checks(tmp_path, monkeypatch):
    """Does the card say what visible checks come to, what a person gives, and no grade?"""
    monkeypatch.chdir(tmp_path)
    card = eval("check()", checked(RIGHT | BLANK | {"halve": RIGHT["halve"]}))
    assert card.title == "small: 1 of 3 exercises pass their visible checks"
    assert "The visible checks come to 3 of 6 points; hidden ones decide" in card.summary
    assert "A person gives up to 2 points more." in card.summary
    assert card.points is None  # nbgrader reads no mark from it
    assert [row[3] for row in card.table.rows][:2] == ["0 of 1 points", "3 of 3 points"]


def test_no_check_runs_for_the_overview(tmp_path, monkeypatch):
    """Is a function that was never checked left alone?"""
    monkeypatch.chdir(tmp_path)
    namespace = {"check": NotebookChecks(EXERCISES), "ran": []}
    exec("def double(x):\n    ran.append(x)\n    return 2 * x", namespace)
    eval("check()", namespace)
    assert namespace["ran"] == []


@pytest.mark.parametrize("shown", [repr, lambda check: check._repr_mimebundle_()["text/plain"]])
def test_check_alone_shows_the_same(shown, tmp_path, monkeypatch):
    """Is `check` alone in a cell, or in print, as good as `check()`?"""
    monkeypatch.chdir(tmp_path)
    namespace = checked(RIGHT)
    assert shown(namespace["check"]) == eval("check()", namespace).text


def test_a_new_kernel_knows_what_is_recorded(tmp_path, monkeypatch):
    """Is what was done yesterday still done, also where a check ran before its cell today?"""
    (tmp_path / MARK).touch()
    monkeypatch.chdir(tmp_path)
    checked(RIGHT)
    today = {"check": NotebookChecks(EXERCISES, notebook="week0/small")}
    assert eval("check('double')", today).title == "double: not found"
    assert eval("check()", today).tone == "passed"


def test_where_nothing_is_kept_the_card_says_so(tmp_path, monkeypatch):
    """Is a student told, outside a prepared folder only, that a restart forgets what is done?"""
    monkeypatch.chdir(tmp_path)
    assert "Nothing of it is kept" in eval("check()", checked(RIGHT)).summary
    (tmp_path / MARK).touch()
    assert "Nothing of it is kept" not in eval("check()", checked(RIGHT)).summary


def test_what_cannot_be_done_here_is_left_out():
    """Does an exercise whose package is missing count neither as done nor as something to do?"""
    without = EXERCISES | {
        "halve": Exercise(
            "halve", "H", lambda x: x, (visible("one", 1.0),), needs="no_such_package"
        )
    }
    overview = overview_of({"double": "passed", "halve": "passed", "numbers": "passed"}, without)
    assert (overview.done, overview.of, overview.is_done) == (2, 2, True)
    assert overview.rows[1].state == LEFT_OUT


def test_a_card_that_passes_by_an_older_version_is_not_done(tmp_path):
    """Is only what a check calls passed recorded as done, and only what is blank as not written?"""
    from autograde_tests.machinery.cards import Card
    from autograde_tests.machinery.keeping import standing_of

    states = [
        standing_of("week0/small", EXERCISES["double"], Card("t", "s", tone=tone, stands=stands))
        for tone, stands in [("open", ""), ("open", "open"), ("failed", ""), ("passed", "")]
    ]
    assert [each and each.state for each in states] == ["failed", "open", "failed", "passed"]
    assert standing_of("week0/small", EXERCISES["double"], Card("t", "s", stands="unknown")) is None


def course_of(*names):
    """Return a course whose notebooks all have the same exercises."""
    return dict.fromkeys(names, EXERCISES)


def do(workspace, notebook, *names, state="passed"):
    """Record exercises of a notebook."""
    for name in names or EXERCISES:
        record(workspace, Standing(notebook, name, state, 1.0))


def test_a_course_goes_on_where_one_stopped(tmp_path):
    """Does the next notebook follow the one where one stopped, and come back to what was left?"""
    course = course_of("a", "b", "c")
    assert course_overview(tmp_path, course).next_notebook == "a"
    do(tmp_path, "b", "double")
    found = course_overview(tmp_path, course)
    assert (found.next_notebook, found.stopped_at.exercise) == ("b", "double")
    do(tmp_path, "b")
    assert course_overview(tmp_path, course).next_notebook == "c"
    do(tmp_path, "c")
    assert course_overview(tmp_path, course).next_notebook == "a"
    do(tmp_path, "a")
    found = course_overview(tmp_path, course)
    assert found.next_notebook == ""
    assert [(each.done, each.of) for each in found.notebooks] == [(3, 3)] * 3


def test_a_notebook_that_the_course_does_not_have_is_shown_without_totals(tmp_path):
    """Does another course's record break nothing, and stand below our own notebooks?"""
    do(tmp_path, "a", "double")
    do(tmp_path, "z", "something", "else")
    do(tmp_path, "z", "more", state="failed")
    first, other = course_overview(tmp_path, course_of("a")).notebooks
    assert (first.notebook, first.done, first.of) == ("a", 1, 3)
    assert (other.notebook, other.done, other.of, other.of_points) == ("z", 2, 0, 0)
    assert [row.name for row in other.rows] == ["something", "else", "more"]
    assert course_overview(tmp_path, course_of("a")).next_notebook == "a"


def test_an_exercise_that_has_gone_does_not_count(tmp_path):
    """Is what an older edition asked for left out of the totals?"""
    do(tmp_path, "a", "double", "gone")
    (found,) = course_overview(tmp_path, course_of("a")).notebooks
    assert (found.done, found.of) == (1, 3)
    assert found.rows[1].state == NOT_CHECKED


def test_a_line_of_before_questions_were_counted_is_read(tmp_path):
    """Is a record without the number of answers read as before?"""
    line = {"notebook": "a", "exercise": "double", "state": "passed", "points": 1.0, "at": "2026"}
    (tmp_path / FILE).write_text(json.dumps(line) + "\n")
    assert read(tmp_path)["a"]["double"].answered == 0


def test_one_more_answer_is_recorded(tmp_path, monkeypatch):
    """Does the record follow a quiz whose points stay as they were?"""
    (tmp_path / MARK).touch()
    monkeypatch.chdir(tmp_path)
    for answers, number in [("{'q1': 9, 'q2': None}", 1), ("{'q1': 9, 'q2': 9}", 2)]:
        checked({"numbers": f"numbers = {answers}"})
        assert read(tmp_path)["week0/small"]["numbers"].answered == number


def test_forgetting_deletes_the_record_alone(tmp_path):
    """Is the record gone, the rest there, and a second time no error?"""
    (tmp_path / MARK).touch()
    do(tmp_path, "a")
    assert forget(tmp_path)
    assert not forget(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [MARK]


def test_the_weeks_are_taken_in_turn():
    """Is no notebook of a week named after one of the next?"""
    weeks = [name.split("/")[0] for name in notebooks_of()]
    assert weeks == sorted(weeks)


@pytest.mark.parametrize("name", notebooks_of())
def test_every_notebook_has_an_overview(name, tmp_path, monkeypatch):
    """Does each of the course's notebooks list all of its exercises?"""
    monkeypatch.chdir(tmp_path)
    card = notebook_checks(name)()
    assert [row[1].strip("`") for row in card.table.rows] == list(exercises_of(name))
