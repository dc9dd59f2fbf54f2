"""The form of a guess, without a browser: what it asks, takes and leaves behind."""

import pytest

from course_utils.explorers.guess_form import GuessForm

QUESTION = {
    "key": "first_cost",
    "kind": "OneChoice",
    "title": "The `cost`",
    "text": "Where?",
    "how": "",
    "options": {"a": "up", "b": "down"},
    "unit": "",
}


def told(guess):
    """Return what a prediction would say."""
    if guess not in ("a", "b", "skip"):
        raise ValueError(f"{guess!r} is no letter.")
    return [f"You said **{guess}**. It is **b**.", "As `x < y`."]


def test_nothing_is_told_before_a_guess():
    """Does what goes to the browser or stays in the notebook hold no outcome?"""
    form = GuessForm(QUESTION, told)
    state, (page, text) = form.get_state(), form.still()
    assert "It is" not in f"{state}{page}{text}"
    assert "run the first cell, then this one" in page
    assert "in the place of <code>None</code>" in page
    assert text == "Your guess, first_cost: run the first cell, then this one."


@pytest.mark.parametrize("guess", ["a", "skip"])
def test_a_guess_brings_the_outcome(guess):
    """Does it come from the browser, and stand in the form and in its still?"""
    form = GuessForm(QUESTION, told)
    form._handle_custom_msg({"other": 1}, [])
    assert form.outcome == ""
    form._handle_custom_msg({"guess": guess}, [])
    page, text = form.still()
    said = f"<p>You said <strong>{guess}</strong>. It is <strong>b</strong>.</p>"
    assert form.outcome == f"{said}<p>As <code>x &lt; y</code>.</p>"
    assert page == f'<div data-key="first_cost">{form.outcome}</div>'
    assert text == f"You said **{guess}**. It is **b**. As `x < y`."


def test_what_is_no_guess_is_said_and_asked_again():
    """Is a cell with something unreadable in it no error, and the next guess taken?"""
    form = GuessForm(QUESTION, told, 7)
    assert form.problem == "7 is no letter."
    assert "7 is no letter." in form.still()[0]
    form._handle_custom_msg({"guess": "b"}, [])
    assert "It is" in form.outcome


def test_what_was_typed_for_a_guess_is_text():
    """Does it stand in the page as it was written, and hide nothing behind it?"""
    page, _ = GuessForm(QUESTION, told, "<!-- b").still()
    assert "'&lt;!-- b' is no letter. <strong>No guess yet.</strong>" in page


def test_texts_reach_the_browser_as_html():
    """Is code in a title marked up, as in a quiz?"""
    assert GuessForm(QUESTION, told).question["title"] == "The <code>cost</code>"


def test_the_script_has_no_answers_of_its_own():
    """Do script and style sheet come with the package, and ask nothing of the network?"""
    form = GuessForm(QUESTION, told)
    for text in (str(form._esm), str(form._css)):
        assert text.strip()
        assert "http" not in text
