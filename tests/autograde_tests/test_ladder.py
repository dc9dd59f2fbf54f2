"""Is a hint given step by step: where to look, what kind of mistake, and only then the whole?"""

import html.parser

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery import further
from autograde_tests.machinery.cards import ASKS, Card
from autograde_tests.machinery.exercises import Exercise, Mistake, visible
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.ladder import Steps, steps_before
from autograde_tests.machinery.repair import SEARCH_SECONDS

from .written import written

BACKWARD = exercises_of("week4/deep_backpropagation")["linear_backward"]
NO_MEAN = """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
"""


def climbed(exercise, text, seconds=SEARCH_SECONDS):
    """Return the hint for a wrong function, and the steps before it."""
    subject = written(text, exercise.name)
    cases = [case for case in exercise.cases if not case.is_hidden]
    wrong = further.Wrong(exercise, subject, run_cases(exercise, subject, cases))
    found = further.look(wrong)
    return found, steps_before(wrong, found, seconds)


def test_before_a_known_mistake_s_hint_come_its_line_and_a_question():
    """Is the student's own line the first step, and is the hint in none of them?"""
    found, steps = climbed(BACKWARD, NO_MEAN)
    assert found.way == further.KNOWN
    assert steps.where == "Line 5: `dW = dZ @ A_prev.T`."
    assert steps.kind == "Is there a factor too many or too few at `dZ @ A_prev.T`?"
    _, steps = climbed(
        BACKWARD, NO_MEAN.replace("T\n    db", "T / m\n    db").replace("axis=1", "axis=0")
    )
    assert steps.kind.startswith("Along which axis should")


def test_a_card_that_appears_at_once_says_what_the_answers_show():
    """Are the parts named that are right, and how the wrong one is off, without a search?"""
    _, steps = climbed(BACKWARD, NO_MEAN, seconds=0)
    assert steps.where == "Only `dW` is wrong."
    assert steps.kind.startswith("Only `dW` is wrong: it is too large by a factor")


def test_what_no_declaration_knows_has_steps_too():
    """Is the line told before what is asked about it, and said only once?"""
    found, steps = climbed(BACKWARD, NO_MEAN.replace("A_prev.T", "np.cos(A_prev).T / m"))
    assert found.way == further.REPAIRED
    assert steps.where.startswith("Line 5")
    assert found.hint.startswith(steps.where)
    assert steps.kind not in found.hint or steps.kind == ""


def test_no_step_names_one_of_two_numbers_that_may_both_be_wrong():
    """Is the product asked about in the step before the hint as it is in the hint?"""
    text = NO_MEAN.replace("A_prev.T", "A_prev.T / m").replace("W.T @ dZ", "2 / 3 * W.T @ dZ")
    found, steps = climbed(BACKWARD, text.replace("2 / 3", "2 / 4 * 3"))
    assert steps.where == "Line 7: `dA_prev = 2 / 4 * 3 * W.T @ dZ`."
    assert "`2 / 4 * 3 * W.T`" in found.hint
    assert steps.kind in found.hint


def test_an_exception_is_told_whole():
    """Is there no riddle about where it is, since a traceback says that too?"""
    found, steps = climbed(BACKWARD, NO_MEAN.replace("m\n    dA", "n\n    dA"))
    assert "`n`" in found.hint
    assert steps == Steps()


def test_a_known_mistake_that_raises_is_told_by_its_line_first():
    """Is what somebody wrote of it a click away, where an exception's own meaning is not?"""
    collapse = exercises_of("week3/activations")["collapse"]
    text = "def collapse(W1, b1, W2, b2):\n    W = W1 @ W2\n    return W, W2 @ b1 + b2\n"
    found, steps = climbed(collapse, text)
    assert found.way == further.KNOWN
    assert steps == Steps("Line 2: `W = W1 @ W2`.")


def test_nothing_is_a_click_away_that_is_there_already():
    """Is a hint that says no more than its first step told at once?"""
    text = "def linear_backward(dZ, cache):\n    return 1.0, 2.0, 3.0\n"
    subject = written(text, BACKWARD.name)
    wrong = further.Wrong(BACKWARD, subject, run_cases(BACKWARD, subject, BACKWARD.cases[:1]))
    first = steps_before(wrong, further.Found("A hint.", further.KNOWN)).where
    assert steps_before(wrong, further.Found(first, further.FORCED)) == Steps()


def turn(x):
    """Return the opposite number."""
    return -x


TURN = Exercise(
    "turn",
    "The opposite",
    turn,
    (visible("zero", 0.0), visible("an array", np.arange(3.0)), visible("one", 1.5)),
    mistakes=(Mistake("The minus is lost.", replace={"-x": "x"}),),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("return x", "'zero' passes, 'one' does not: what is different about it?"),
        ("return x + 1", "Start with 'one', the smallest case that fails."),
    ],
)
def test_where_nothing_else_is_known_a_case_is_named(text, said):
    """Is the smallest case that fails the one to look at, beside one that passes?"""
    subject = written(f"def turn(x):\n    {text}\n", "turn")
    cases = TURN.cases if text == "return x" else TURN.cases[1:]
    wrong = further.Wrong(TURN, subject, run_cases(TURN, subject, cases))
    assert steps_before(wrong, further.Found("A hint.", further.KNOWN)).where == said


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        (("a", "b"), "Start with 'a'."),
        (("long", "b"), "Start with 'b', the smallest case that fails."),
        (("b", "long, unchanged"), "Start with 'b', the smallest case that fails."),
        (("long", "short, unchanged"), "Start with 'short, unchanged', the smallest case that"),
    ],
)
def test_the_smallest_case_is_called_so_only_if_it_is(cases, said):
    """Is a case that looks at arguments, too, as small as its inputs, and equals not compared?"""
    known = {
        "a": visible("a", np.ones(2)),
        "b": visible("b", np.ones(2)),
        "long": visible("long", np.ones(5)),
        "long, unchanged": visible("long, unchanged", np.ones(5), unchanged=True),
        "short, unchanged": visible("short, unchanged", np.ones(2), unchanged=True),
    }
    subject = written("def turn(x):\n    return x + 1\n", "turn")
    verdicts = run_cases(TURN, subject, [known[name] for name in cases])
    wrong = further.Wrong(TURN, subject, verdicts)
    found = steps_before(wrong, further.Found("A hint.", further.KNOWN))
    assert found.where.startswith(said)


def test_a_case_is_compared_with_none_that_is_judged_otherwise():
    """Is nobody asked what is different about a case that another judge lets pass?"""
    lenient = visible("lenient", 2.0, judge=lambda *_: None)
    subject = written("def turn(x):\n    return x + 1\n", "turn")
    verdicts = run_cases(TURN, subject, [lenient, visible("strict", 1.0)])
    wrong = further.Wrong(TURN, subject, verdicts)
    found = steps_before(wrong, further.Found("A hint.", further.KNOWN))
    assert found.where == "Start with 'strict'."


class Layers(html.parser.HTMLParser):
    """Notes how deep each text lies in `<details>`, outside of what is clicked on."""

    def __init__(self):
        super().__init__()
        self.depth, self.asked, self.at = 0, [], {}
        self._in_summary = False

    def handle_starttag(self, tag, attributes):
        """Go further in; nothing is open from the start."""
        self.depth += tag == "details"
        self._in_summary = tag == "summary"
        assert tag != "details" or not attributes

    def handle_endtag(self, tag):
        """Come out again."""
        self.depth -= tag == "details"
        self._in_summary = self._in_summary and tag != "summary"

    def handle_data(self, data):
        """Note where a text stands."""
        if self._in_summary:
            self.asked.append(data)
        else:
            self.at[data.strip()] = self.depth


def test_the_next_step_is_one_click_away():
    """Is each step folded into the one before, without a script, and the first one open?"""
    card = Card("turn", "One is wrong.", hint="A minus.", where="Line 2.", kind="A sign.")
    layers = Layers()
    layers.feed(card.html)
    assert [layers.at[said] for said in ("Line 2.", "A sign.", "A minus.")] == [0, 1, 2]
    assert layers.asked == list(ASKS.values())
    assert "script" not in card.html
    assert card.text.index("Line 2.") < card.text.index("A sign.") < card.text.index("A minus.")


def test_a_hint_without_steps_is_there_at_once():
    """Is nothing folded away where there is no step before it?"""
    card = Card("turn", "One is wrong.", hint="A minus.")
    assert "<details>" not in card.html
    assert card.hints == ("A minus.",)
