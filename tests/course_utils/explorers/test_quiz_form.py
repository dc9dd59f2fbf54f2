"""The form of a quiz, without a browser: what it shows at first and what it does with answers."""

import numpy as np
import pytest

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


def test_a_page_without_a_kernel_says_what_to_do():
    """Does an exported or untrusted notebook show words in the form's place?"""
    data, _ = form_for({})._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert "Or type your answers into the cell above" in data["text/html"]


def test_the_script_has_no_answers_of_its_own():
    """Do script and style sheet come with the package, and ask nothing of the network?"""
    form = form_for({})
    for text in (str(form._esm), str(form._css)):
        assert text.strip()
        assert "http" not in text
