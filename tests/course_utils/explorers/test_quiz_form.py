"""The form of a quiz, without a browser: what it shows at first and what it does with answers."""

import numpy as np
import pytest

from course_utils.explorers import still
from course_utils.explorers.quiz_form import QuizForm, inline_html


def question(key, kind, **options):
    """Return what a question tells a form."""
    texts = {"title": "Title", "text": "Text", "how": "How", "unit": ""}
    return {"key": key, "kind": kind, "options": {}, **texts, **options}


QUESTIONS = [
    question("q1", "OneChoice", options={"a": "`x`", "b": "y"}),
    question("q2", "ManyChoices", options={"a": "x", "b": "y"}),
    question("q3", "Numeric", unit="m$^2$"),
]


def form_for(variables):
    """Return a form for the answers in some variables."""
    return QuizForm("theory", QUESTIONS, variables)


@pytest.mark.parametrize(
    ("present", "shown"),
    [
        ({"q1": "a", "q2": ["b", "a"], "q3": 2}, {"q1": "a", "q2": ["a", "b"], "q3": 2.0}),
        ({"q2": {"b"}, "q3": np.float64(0.5)}, {"q1": None, "q2": ["b"], "q3": 0.5}),
        ({"q1": object(), "q3": float("nan")}, {"q1": None, "q2": None, "q3": None}),
        ({"q2": ("a", 7), "q3": True}, {"q1": None, "q2": ["a"], "q3": None}),
        ([1, 2], {"q1": None, "q2": None, "q3": None}),
        (None, {"q1": None, "q2": None, "q3": None}),
    ],
)
def test_it_starts_from_the_answers_there_are(present, shown):
    """Does it show what the dict holds, and nothing for what it cannot show?"""
    assert form_for({"theory": present}).values == shown


def test_a_choice_goes_into_the_dict_of_the_notebook():
    """Is the student's own dict changed, and what else it holds kept?"""
    answers = {"q1": None, "note": "mine"}
    form = form_for({"theory": answers})
    form._handle_custom_msg({"values": {"q1": "b", "q2": ["a"], "q3": 0.25}}, [])
    form._handle_custom_msg({"other": 1}, [])
    assert answers == {"q1": "b", "q2": ["a"], "q3": 0.25, "note": "mine"}


def test_a_missing_dict_is_made():
    """Does a form that is run first make the dict, once something is chosen?"""
    variables = {}
    form = form_for(variables)
    assert variables == {}
    form.values = {"q1": "b"}
    assert variables == {"theory": {"q1": "b"}}


def test_texts_reach_the_browser_as_html():
    """Are code and units marked up, and what looks like a tag harmless?"""
    first, _, third = form_for({}).questions
    assert first["options"] == [["a", "<code>x</code>"], ["b", "y"]]
    assert third["unit"].startswith("m<math")
    assert inline_html("a < b & <b>c</b> \\$5") == "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt; $5"
    assert inline_html("**not** *all* 2 * 3 * 4") == ("<strong>not</strong> <em>all</em> 2 * 3 * 4")
    assert inline_html(r"cost: $-\log a$ and `$x$`").endswith("and <code>$x$</code>")


@pytest.mark.parametrize(
    ("present", "words"),
    [
        ({"q1": "A"}, "<strong>a.</strong> <code>x</code>"),
        ({"q2": ["b", "a"]}, "<strong>a.</strong> x <strong>b.</strong> y"),
        ({"q3": 2}, "<strong>2</strong> m<math"),
        ({}, "<em>no answer</em>"),
        ({"q1": "z"}, "<em>no answer</em>"),
    ],
)
def test_the_answers_stand_where_no_form_can_be(present, words):
    """Is each answer said in words, and what to do to have the form?"""
    html, text = form_for({"theory": present}).still()
    assert words in html
    assert text == "Form of theory: run the first cell, then this one."


def test_the_cell_shows_the_form_and_then_what_stands_in_its_place(monkeypatch):
    """Do two outputs come, the second tied to the first, and no address of an object?"""
    shown = []
    monkeypatch.setattr(still, "display", lambda data, **_: shown.append(data))
    form = form_for({})
    form._ipython_display_()
    widget, instead = shown
    assert "application/vnd.jupyter.widget-view+json" in widget
    assert widget["text/plain"] == ""
    assert list(instead) == ["text/html", "text/plain"]
    assert f'data-of="{form.still_id}"' in instead["text/html"]
    assert form_for({}).still_id != form.still_id


def test_the_notebook_learns_which_answers_are_in_the_form_only():
    """Is the dict marked while the cell lacks an answer, and no longer when it has it?"""
    variables = {"theory": {"q1": "a", "note": "mine"}}
    form = form_for(variables)
    values = {"q1": "b", "q2": None, "q3": None}
    form._handle_custom_msg({"values": values, "unsaved": ["q1"]}, [])
    assert variables["theory"] == {**values, "note": "mine"}
    assert variables["theory"].unsaved == ("q1",)
    assert form_for(variables).unsaved == ["q1"], "a form that is made again knows it too"
    form._handle_custom_msg({"values": values, "unsaved": []}, [])
    assert variables["theory"].unsaved == ()


def test_the_script_has_no_answers_of_its_own():
    """Do script and style sheet come with the package, and ask nothing of the network?"""
    form = form_for({})
    for text in (str(form._esm), str(form._css)):
        assert text.strip()
        assert "http" not in text
