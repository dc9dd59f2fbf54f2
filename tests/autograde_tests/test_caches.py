"""Caches of the student's own: does a backward step get what its own forward step kept?"""

import numpy as np
import pytest

from autograde_tests.machinery.caches import cache_of, with_own_caches
from autograde_tests.machinery.calling import call
from autograde_tests.machinery.cards import Card
from autograde_tests.machinery.exercises import exercise, hidden, visible
from autograde_tests.machinery.feedback import checked_card
from autograde_tests.machinery.judging import diagnose, run_cases


def go(x, w):
    """Multiply, and keep both factors."""
    return x * w, (x, w)


def back(slope, cache):
    """Give the derivatives with respect to both."""
    x, w = cache
    return slope * w, slope * x


GO = exercise(
    go,
    "A product, and what its way back needs",
    visible("two numbers", 2.0, 3.0, own=1),
    hidden("others", lambda rng: tuple(rng.uniform(1, 2, 2).tolist()), own=1),
)
GO.wrong("""
    x * w → x + w
        That is a sum.
""")
BACK = exercise(
    back,
    "The way back",
    visible("two numbers", 4.0, cache_of("go", 2.0, 3.0)),
    hidden(
        "others", lambda rng: (rng.uniform(1, 2), cache_of("go", *rng.uniform(1, 2, 2).tolist()))
    ),
    uses=("go",),
)
BACK.wrong("""
    slope * w, slope * x → slope * x, slope * w
        The two have changed places.
""")

CACHES = {
    "another order": ("(w, x)", "w, x = cache"),
    "a dict": ("{'x': x, 'w': w}", "x, w = cache['x'], cache['w']"),
    "a function": ("lambda: (x, w)", "x, w = cache()"),
    "one array": ("np.array([x, w])", "x, w = cache"),
}


def written(kept, opened, answer="slope * w, slope * x", result="x * w"):
    """Return the functions of a notebook in which a student has chosen their own cache."""
    names = {"np": np}
    exec(
        f"def go(x, w):\n    return {result}, {kept}\n"
        f"def back(slope, cache):\n    {opened}\n    return {answer}\n",
        names,
    )
    return names


def passed(one, function):
    """Return which cases a function passes."""
    return [verdict.passed for verdict in run_cases(one, function, one.cases, "a seed")]


@pytest.mark.parametrize(("kept", "opened"), CACHES.values(), ids=CACHES)
def test_any_cache_will_do(kept, opened):
    """Do both steps get full marks, whatever goes from one to the other?"""
    names = written(kept, opened)
    assert passed(GO, names["go"]) == [True, True]
    assert passed(BACK, names["back"]) == [True, True]


def test_a_mistake_is_known_with_a_cache_of_ones_own():
    """Is the hint the mistake's, though the cache is another than the reference's?"""
    swapped = written("[w, x]", "w, x = cache", answer="slope * x, slope * w")["back"]
    verdicts = run_cases(BACK, swapped, BACK.cases, "a seed")
    assert not any(verdict.passed for verdict in verdicts)
    assert diagnose(BACK, verdicts).mistake is BACK.mistakes[0]
    added = written("{}", "x = w = 0", result="x + w")["go"]
    assert diagnose(GO, run_cases(GO, added, GO.cases, "a seed")).mistake is GO.mistakes[0]


@pytest.mark.parametrize("version", [lambda x, w: x * w, lambda x, w: (x * w, None)])
def test_there_has_to_be_a_cache(version):
    """Does the result alone, or with None for the cache, earn nothing?"""
    assert passed(GO, version) == [False, False]


def test_a_card_does_not_look_into_the_cache():
    """Does a card show the result, and nothing of the cache?"""
    names = written("'secret'", "pass", result="x - w")
    visible_ones = [case for case in GO.cases if not case.is_hidden]
    card = checked_card(GO, run_cases(GO, names["go"], visible_ones), diagnose(GO, []), [])
    assert isinstance(card, Card)
    assert "Expected result[0]: 6" in str(card)
    assert "secret" not in str(card)


def test_a_maker_that_fails_is_reported():
    """Is it said what is wrong when no cache can be made?"""
    given = 1.0, cache_of("go", 2.0, 3.0)
    names: dict = {}
    exec("def back(slope, cache):\n    return cache", names)
    assert call(names["back"], given, ("slope", "cache")).failure.kind == "NameError"
    names["go"] = lambda x, w: x * w
    failure = call(names["back"], given, ("slope", "cache")).failure
    assert failure.kind == "TypeError"
    assert "two things" in failure.message
    names["go"] = lambda x, w: 1 / 0
    assert call(names["back"], given, ("slope", "cache")).failure.kind == "ZeroDivisionError"


def test_what_the_maker_does_to_its_inputs_is_its_own_affair():
    """Are the inputs that a case hands in the same for the next call?"""
    names: dict = {}
    exec(
        "def go(x):\n    x += 1\n    return x, x\ndef back(slope, cache):\n    return cache", names
    )
    given = 1.0, cache_of("go", np.zeros(2))
    for _ in range(2):
        outcome = call(names["back"], given, ("slope", "cache"))
        np.testing.assert_array_equal(outcome.value, np.ones(2))
        assert outcome.changed == ()


@pytest.mark.parametrize(
    "argument", [{}, {"for": (1.0,)}, {"the cache made by": "go"}, (1, 2), "go"]
)
def test_other_arguments_stay_as_they_are(argument):
    """Is nothing else taken for a stand-in?"""
    assert with_own_caches(back, (1.0, argument)) == (1.0, argument)
