"""Do the cases of every exercise notice every change of its reference?"""

import ast
import functools
import re

import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.exercises import Exercise, visible

from .equivalent_mutants import EQUIVALENT
from .mutation import (
    HIDDEN,
    NOBODY,
    Mutant,
    change_of,
    examiner_of,
    known_changes,
    mutants_of,
    noticed_by,
    survivors_of,
)
from .notebooks import EXERCISES, NOTEBOOKS, param

OPEN = {
    ("week1/introduction", "find_neuron"),
    ("week2/tabular_data", "choose_threshold"),
    ("week4/digits_deep_network", "digits_design"),
    ("week5/augmentation", "digit_recipe"),
    ("week6/learning_rate_decay", "schedule_design"),
    ("week6/putting_it_together", "digits_design"),
    ("week7/capstone", "train"),
}
"""Exercises without one right program: a number that is changed is another choice, and as right if
the network gets over the bars. `test_judges.py` tries all judges with cheap answers,
`test_capstone.py` that of the capstone; `test_digits_budget.py` has designs refused that break the
budget of `digits_design` or read too few digits."""

FUNCTIONS = [
    (notebook, e) for notebook, e in EXERCISES if not e.is_quiz and (notebook, e.name) not in OPEN
]

LATE = {
    # its answers are drawn: with images of one shape some divisors make the same borders
    ("week5/augmentation", "augment"),
    # the start b = 0 is also what `print_cost` holds, unless it is true: a check does not print
    ("week2/cat_classifier", "model"),
    # one number of iterations cannot tell a cost every 100 from one every 99 and from one every 101
    ("week4/find_the_bug_backward", "L_layer_model"),
    # designs are graded by bands, and the visible case has the lowest
    ("week3/hidden_units", "flower_design"),
    # which faults their test has to find is for students to think of
    ("week3/backpropagation", "gradients_are_right"),
    ("week6/training_diagnostics", "adam_is_right"),
}
"""Exercises in which a hidden case notices a change that no visible one does, and why."""

SAMPLE = """
def sample(x, y):
    m = x.shape[1]
    total = 0
    for i in range(m):
        if i % 2 == 0:
            total = total + np.dot(x, y.T) / m
    return {"a": total, "b": np.sum(x, axis=0, keepdims=True)}
"""


@pytest.mark.parametrize(
    "change",
    [
        ("m = x.shape[1]", "m = x.shape[0]"),
        ("m = x.shape[1]", "pass"),
        ("m = x.shape[1]", "m = y.shape[1]"),
        ("total = 0", "total = 1"),
        ("for i in range(m):", "for i in range(m - 1):"),
        ("for i in range(m):", "for i in range(1, m):"),
        ("if i % 2 == 0:", "if i % 2 != 0:"),
        ("if i % 2 == 0:", "if i % 3 == 0:"),
        ("if i % 2 == 0:", "if True:"),
        ("total = total + np.dot(x, y.T) / m", "total = total - np.dot(x, y.T) / m"),
        ("total = total + np.dot(x, y.T) / m", "total = total + np.dot(x, y.T)"),
        ("total = total + np.dot(x, y.T) / m", "total = total + np.dot(x, y) / m"),
        ("total = total + np.dot(x, y.T) / m", "total = total + np.dot(y.T, x) / m"),
        ("total = total + np.dot(x, y.T) / m", "total = np.dot(x, y.T) / m"),
        (
            "return {'a': total, 'b': np.sum(x, axis=0, keepdims=True)}",
            "return {'a': total, 'b': np.sum(x, axis=1, keepdims=True)}",
        ),
        (
            "return {'a': total, 'b': np.sum(x, axis=0, keepdims=True)}",
            "return {'a': total, 'b': np.sum(x, axis=0)}",
        ),
        (
            "return {'a': total, 'b': np.sum(x, axis=0, keepdims=True)}",
            "return {'a': total, 'b': np.mean(x, axis=0, keepdims=True)}",
        ),
        (
            "return {'a': total, 'b': np.sum(x, axis=0, keepdims=True)}",
            "return {'a': np.sum(x, axis=0, keepdims=True), 'b': total}",
        ),
        ("return {'a': total, 'b': np.sum(x, axis=0, keepdims=True)}", "return"),
    ],
)
def test_a_change_people_make_is_among_the_mutants(change):
    """Is each kind of small change tried?"""
    assert change in [(mutant.old, mutant.new) for mutant in mutants_of(SAMPLE)]


def test_each_mutant_is_tried_once():
    """Are the mutants different from each other and from the original?"""
    sources = [mutant.source for mutant in mutants_of(SAMPLE)]
    assert len(set(sources)) == len(sources)
    assert all(mutant.old != mutant.new for mutant in mutants_of(SAMPLE))


def test_what_is_only_printed_stays():
    """Are print calls left alone, since they earn no marks?"""
    quiet = "def f(x, print_cost=False):\n    return x"
    loud = quiet.replace("    return", "    if print_cost:\n        print(2 * x)\n    return")
    assert len(mutants_of(loud)) == len(mutants_of(quiet))


def twice(x):
    """Weak cases below let some of this function's mutants live."""
    return 2 * x


def test_weak_cases_are_found_out():
    """Does a mutant survive where the cases cannot see it, and die where they can?"""
    weak = Exercise("twice", "Twice", twice, (visible("two", 2.0),))
    strong = Exercise("twice", "Twice", twice, (visible("three", 3.0),))
    _, survivors = survivors_of(weak)
    assert [(mutant.old, mutant.new) for mutant in survivors] == [("return 2 * x", "return 2 + x")]
    assert survivors_of(strong)[1] == []


def endless(n):
    """Count down: a mutant of this never ends."""
    while n > 0:
        n = n - 1
    return n


def test_a_mutant_that_never_ends_is_noticed(monkeypatch):
    """Is an endless loop cut off and counted as noticed?"""
    monkeypatch.setattr("tests.autograde_tests.mutation.TIME_LIMIT", 0.05)
    exercise = Exercise("endless", "Count down", endless, (visible("three", 3.0),))
    count, survivors = survivors_of(exercise)
    assert count > 5
    assert "n = n + 1" not in [mutant.new for mutant in survivors]


@pytest.mark.parametrize(
    ("notebook", "exercise"), [param(f"{n}/{e.name}", e, n, e) for n, e in FUNCTIONS]
)
def test_the_reference_itself_is_not_noticed(notebook, exercise):
    """Do the cases let the unchanged source through, so that a noticed change means something?"""
    original = Mutant("", "", exercise.source())
    assert examiner_of(exercise)(original) == NOBODY


@functools.cache
def examined(notebook, name):
    """Return every mutant of an exercise's reference with what notices it, for two tests."""
    return noticed_by(exercises_of(notebook)[name])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("notebook", "exercise"), FUNCTIONS, ids=[f"{n}/{e.name}" for n, e in FUNCTIONS]
)
def test_every_change_of_the_reference_is_noticed(notebook, exercise):
    """Do the cases kill every mutant, except those written down as equivalent?"""
    found = examined(notebook, exercise.name)
    survivors = [mutant for mutant, who in found if who == NOBODY]
    where = f"{notebook}/{exercise.name}"
    print(f"{where}: {len(found) - len(survivors)} of {len(found)} mutants noticed")
    known = known_changes(where)
    left: list[Mutant] = [mutant for mutant in survivors if mutant.change not in known]
    assert not left, "add a case, or write it down in equivalent_mutants/:\n" + "\n".join(
        f"{mutant.old}\n  -> {mutant.new}" for mutant in left
    )
    stale = known - {mutant.change for mutant in survivors}
    assert not stale, f"delete from equivalent_mutants/, no longer survives: {stale}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("notebook", "exercise"), FUNCTIONS, ids=[f"{n}/{e.name}" for n, e in FUNCTIONS]
)
def test_visible_cases_notice_what_hidden_ones_do(notebook, exercise):
    """Does a student hear of every change that costs marks, but for a few with a reason?"""
    late = [mutant for mutant, who in examined(notebook, exercise.name) if who == HIDDEN]
    listed = "\n".join(f"{mutant.old}\n  -> {mutant.new}" for mutant in late)
    assert bool(late) == ((notebook, exercise.name) in LATE), f"add a visible case:\n{listed}"


def test_equivalents_belong_to_exercises():
    """Does every entry name an exercise that exists, and give a reason?"""
    names = {f"{notebook}/{exercise.name}" for notebook, exercise in FUNCTIONS}
    assert NOTEBOOKS
    for where, old, new, reason in EQUIVALENT:
        before, after = change_of(old, new)
        assert where in names
        assert before != after
        assert reason


def test_a_change_is_known_however_python_writes_it(monkeypatch):
    """Do entries hold with another Python, whose `ast.unparse` has its own quotes and brackets?"""
    ours = mutants_of(SAMPLE)
    unparse = ast.unparse

    def otherwise(tree):
        text = unparse(tree).replace("'", '"').replace(" * ", "*")
        return re.sub(r"return (.+)", r"return (\1)", text)

    monkeypatch.setattr(ast, "unparse", otherwise)
    theirs = mutants_of(SAMPLE)
    assert [mutant.old for mutant in theirs] != [mutant.old for mutant in ours]
    assert [mutant.change for mutant in theirs] == [mutant.change for mutant in ours]
