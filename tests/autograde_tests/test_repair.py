"""Is a slip found by taking it out, and nothing told that is not so?"""

import ast

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.exercises import Exercise, hidden, visible
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.repair import repair
from autograde_tests.machinery.trying import made

from .written import written

BACKWARD = exercises_of("week4/deep_backpropagation")["linear_backward"]
MOMENTUM = exercises_of("week6/optimization_methods")["update_parameters_with_momentum"]


def found(exercise, text, seconds=20.0):
    """Return the repair of a wrong function."""
    subject = written(text, exercise.name)
    cases = [case for case in exercise.cases if not case.is_hidden]
    return repair(exercise, subject, run_cases(exercise, subject, cases), seconds)


BACK = """
def linear_backward(dZ, cache):
    A, W, b = cache
    count = A.shape[1]
    dW = np.dot(dZ, A.T) / count
    total = np.sum(dZ, axis=1, keepdims=True)
    db = total / count
    return W.T @ dZ, dW, db
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line", "kind"),
    [
        ("axis=1", "axis=0", 6, "axis"),
        (", keepdims=True", "", 6, "keepdims"),
        ("A.shape[1]", "A.shape[0]", 4, "constant"),
        ("np.dot(dZ, A.T) / count", "np.dot(dZ, A.T)", 5, "factor"),
        ("np.sum", "np.max", 6, "function"),
        ("W.T @ dZ", "W @ dZ", 8, "transpose"),
        ("dW, db\n", "db, dW\n", 8, "output"),
        ("total / count", "-total / count", 7, "sign"),
    ],
)
def test_a_slip_is_found_in_its_line(right, wrong, line, kind):
    """Are line and kind those of the slip, whatever names the student has chosen?"""
    assert BACK.count(right) == 1
    repaired = found(BACKWARD, BACK.replace(right, wrong))
    assert (repaired.lines, repaired.kind) == ((line,), kind)
    assert repaired.code == (BACK.replace(right, wrong).splitlines()[line - 1].strip(),)


def test_a_length_that_fits_one_array_only_is_not_asked_for_its_sign():
    """Is `reshape(4, 1)` told as a number that is not the right one?"""
    exercise = Exercise(
        "column",
        "A column",
        lambda x: x.reshape(-1, 1),
        (visible("four", np.arange(4.0)), visible("six", np.arange(6.0))),
    )
    repaired = found(exercise, "def column(x):\n    return x.reshape(4, 1)\n")
    assert repaired.kind in ("constant", "whole")
    assert "4" in repaired.old


SUMMED = """
def summed(table):
    total = 0
    sums = []
    for row in table:
        total = 0
        for entry in row:
            total = total + entry
        sums.append(total)
    return sums
"""
SUMS = Exercise(
    "summed",
    "The sum of each row",
    lambda table: [sum(row) for row in table],
    (
        visible("two rows", [[1.0, 2.0], [3.0, 5.0]]),
        hidden("more", lambda g: (g.normal(size=(3, 4)).tolist(),)),
    ),
)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "kind"),
    [
        ("        total = 0\n", "", 3, "statement"),
        (
            "    sums = []\n    for row in table:\n        total = 0\n",
            "    sums = []\n    rows = iter(table)\n    for row in rows:\n",
            3,
            "statement",
        ),
        ("        sums", "        total = total / 2\n        sums", 9, "extra"),
        ("        sums", "        if total > 3:\n            break\n        sums", 9, "extra"),
    ],
)
def test_a_statement_too_many_or_in_the_wrong_place_is_found(right, wrong, line, kind):
    """Is a line found that is not asked for, or that belongs into the loop below it?"""
    assert SUMMED.count(right) == 1
    repaired = found(SUMS, SUMMED.replace(right, wrong))
    assert (repaired.lines, repaired.kind) == ((line,), kind)


def halves(levels):
    """Return each level once halved in its own dict, for all levels together."""
    found = {}
    for name in levels:
        other = {key: value.copy() for key, value in levels.items()}
        other[name][0] /= 2
        found[name] = sum(value.sum() for value in other.values())
    return found


LEVELS = Exercise(
    "halves",
    "One level halved",
    halves,
    (
        visible("two levels", {"a": np.array([2.0, 1.0]), "b": np.array([8.0])}),
        hidden("more", lambda g: ({"a": g.normal(size=2), "b": g.normal(size=3)},)),
    ),
)


@pytest.mark.parametrize("copied", ["dict(levels)", "levels.copy()"])
def test_a_dict_that_is_copied_without_its_arrays_is_found(copied):
    """Is it told that the arrays in a new dict are the old ones?"""
    text = (
        "def halves(levels):\n    found = {}\n    for name in levels:\n"
        f"        other = {copied}\n        other[name][0] /= 2\n"
        "        found[name] = sum(value.sum() for value in other.values())\n    return found\n"
    )
    repaired = found(LEVELS, text)
    assert (repaired.lines, repaired.kind, repaired.old) == ((4,), "shallow copy", copied)


SHRUNK = Exercise(
    "shrunk",
    "A share taken off",
    lambda x, rate: x * (1 - rate),
    (visible("one", 5.0, 0.3), hidden("any", lambda g: tuple(g.uniform(1, 2, size=2)))),
)


def test_what_is_read_on_the_right_is_not_said_to_be_lost():
    """Is it asked how a variable should change, where its old value goes into the new one?"""
    text = "def shrunk(x, rate):\n    left = x * 1.0\n    left = left * rate\n    return left\n"
    repaired = found(SHRUNK, text)
    assert (repaired.lines, repaired.kind, repaired.old) == ((3,), "updated", "left")


@pytest.mark.parametrize(
    ("right", "wrong", "line", "kind", "asked"),
    [
        ("total = total + entry", "total = entry", 8, "replaced", "total"),
        ("total = total + entry", "total =+ entry", 8, "replaced", "total"),
        ("total = total + entry", "total -= entry", 8, "updated", "total"),
        ("        total = 0\n        for", "        total += 0\n        for", 6, "kept", "total"),
    ],
)
def test_the_sign_of_an_assignment_is_doubted_as_such(right, wrong, line, kind, asked):
    """Is `=` for `+=`, or the reverse, told as what becomes of the old value?"""
    assert SUMMED.count(right) == 1
    repaired = found(SUMS, SUMMED.replace(right, wrong))
    assert (repaired.lines, repaired.kind, repaired.old) == ((line,), kind, asked)


def test_the_same_slip_in_two_lines_is_one():
    """Is a slip that was copied found in both lines?"""
    repaired = found(
        MOMENTUM,
        "def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):\n"
        "    new, v_new = {}, {}\n"
        "    for l in range(1, len(parameters) // 2 + 1):\n"
        "        i = str(l)\n"
        "        v_new['dW' + i] = beta * v['dW' + i] + beta * grads['dW' + i]\n"
        "        v_new['db' + i] = beta * v['db' + i] + beta * grads['db' + i]\n"
        "        new['W' + i] = parameters['W' + i] - learning_rate * v_new['dW' + i]\n"
        "        new['b' + i] = parameters['b' + i] - learning_rate * v_new['db' + i]\n"
        "    return new, v_new\n",
    )
    assert repaired.lines == (5, 6)


UPDATE = exercises_of("week3/backpropagation")["update_parameters"]
UPDATING = """
def update_parameters(parameters, grads, learning_rate=1.2):
    new = {}
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        dW, db = grads["dW" + str(l)], grads["db" + str(l)]
        new["W" + str(l)] = W - learning_rate * dW
        new["b" + str(l)] = b - learning_rate * db
    return new
"""


@pytest.mark.parametrize(
    "slips",
    [{"* dW\n": "* W\n", "* db\n": "* b\n"}, {"= W -": "= dW -", "= b -": "= db -"}],
)
def test_the_same_slip_in_two_lines_of_other_names_is_one(slips):
    """Is W for dW in one line, and b for db in the other, found as one?"""
    text = UPDATING
    for right, wrong in slips.items():
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    repaired = found(UPDATE, text)
    assert (repaired.lines, repaired.kind) == ((7, 8), "name")


@pytest.mark.parametrize(
    ("slip", "kind"),
    [
        ("W + learning_rate / dW", "whole"),
        ("dW - W * learning_rate", "whole"),
        ("W + learning_rate * dW", "operator"),
    ],
)
def test_a_line_with_several_slips_is_found_by_the_line_that_is_like_it(slip, kind):
    """Is the line for W found by the one for b, and one slip in it told as what it is?"""
    repaired = found(UPDATE, UPDATING.replace("W - learning_rate * dW", slip))
    assert (repaired.lines, repaired.kind) == ((7,), kind)


DROPPED = exercises_of("week5/dropout")["forward_propagation_with_dropout"]


def test_a_copied_line_whose_words_are_still_the_old_ones_is_found():
    """Is one change found where a word has to be changed in several places of a line?"""
    text = (
        "def update_parameters(parameters, grads, learning_rate=1.2):\n"
        "    W1, b1, W2, b2 = (parameters[key] for key in ('W1', 'b1', 'W2', 'b2'))\n"
        "    W1 = W1 - learning_rate * grads['dW1']\n"
        "    b1 = b1 - learning_rate * grads['db1']\n"
        "    W2 = W2 - learning_rate * grads['dW2']\n"
        "    b2 = W2 - learning_rate * grads['dW2']\n"
        "    return {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2}\n"
    )
    assert (found(UPDATE, text).lines, found(UPDATE, text).kind) == ((6,), "name")


def test_a_key_put_together_from_a_layer_s_number_is_found():
    """Is "dW" found in the line of b, where no other line says "db"?"""
    text = (
        "def update_parameters(parameters, grads, learning_rate=1.2):\n"
        "    new = {}\n"
        "    for l in range(1, len(parameters) // 2 + 1):\n"
        "        W, b = parameters['W' + str(l)], parameters['b' + str(l)]\n"
        "        new['W' + str(l)] = W - learning_rate * grads['dW' + str(l)]\n"
        "        new['b' + str(l)] = b - learning_rate * grads['dW' + str(l)]\n"
        "    return new\n"
    )
    assert (found(UPDATE, text).lines, found(UPDATE, text).kind) == ((6,), "key")


EVENS = Exercise(
    "evens",
    "Twice the numbers, then the last one",
    lambda numbers: [2 * n for n in numbers] + [numbers[-1]],
    (visible("three", [1.5, 2.0, 4.0]), hidden("more", lambda g: (g.normal(size=5).tolist(),))),
)


def test_a_line_that_is_missing_in_a_loop_is_found_by_its_copy():
    """Is the end of the loop told, where what stands below it has to be said, too?"""
    text = (
        "def evens(numbers):\n    found = []\n    for n in numbers:\n        value = 2 * n\n"
        "    value = n\n    found.append(value)\n    return found\n"
    )
    assert (found(EVENS, text).lines, found(EVENS, text).kind) == ((4,), "missing")


DROPPING = """def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng(rng)
    W1, b1, W2, b2, W3, b3 = [parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3")]
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = np.maximum(0, Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob
    A2 = np.maximum(0, Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = 1 / (1 + np.exp(-Z3))
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("Z2) * D2 / keep_prob", "Z2) * D2", 9),
        ("W3 @ A2 + b3", "W3 @ A2", 10),
        ("np.exp(-Z3)", "np.exp(Z3)", 11),
    ],
)
def test_a_slip_beside_random_draws_is_found(right, wrong, line):
    """Is the line found where a judge looks at what is drawn?"""
    assert found(DROPPED, DROPPING.replace(right, wrong)).lines == (line,)


HE = exercises_of("week5/initialization")["initialize_parameters_he"]


def test_a_scale_that_others_would_do_for_is_no_repair():
    """Is no number told where the judge sees the spread only, which fits many?"""
    text = (
        "def initialize_parameters_he(layers_dims, rng=None):\n"
        "    rng = np.random.default_rng(rng)\n"
        "    parameters = {}\n"
        "    for l in range(1, len(layers_dims)):\n"
        "        W = rng.standard_normal((layers_dims[l], layers_dims[l - 1]))\n"
        "        parameters['W' + str(l)] = 3 * W / np.sqrt(layers_dims[l - 1])\n"
        "        parameters['b' + str(l)] = np.zeros((layers_dims[l], 1))\n"
        "    return parameters\n"
    )
    repaired = found(HE, text, seconds=2.0)
    assert repaired is None or repaired.kind not in ("constant", "factor")


def halved(x):
    """Halve a number."""
    return x / 2


DAYS = Exercise(
    "days",
    "A day's number",
    lambda start: start + 3 * 40,
    (visible("four", 4.0), hidden("any", lambda g: (g.normal(),))),
)
MEETS = Exercise(
    "meets",
    "The squared distance of the middle of two numbers from a third",
    lambda a, b, c: (a + b - 2 * c) ** 2,
    (visible("small", 1.0, 2.0, 5.0), hidden("any", lambda g: tuple(g.normal(size=3)))),
)


@pytest.mark.parametrize(
    ("exercise", "text", "kind", "asked"),
    [
        (DAYS, "def days(start):\n    return start + 3 * 30\n", "whole", "3 * 30"),
        (DAYS, "def days(start):\n    return start + 240\n", "constant", "240"),
        (DAYS, "def days(start):\n    return start + (40 + 40)\n", "whole", "40 + 40"),
        (DAYS, "def days(start):\n    return 100 + (start + 40)\n", "whole", "100 + (start + 40)"),
        (DAYS, "def days(start):\n    return abs(30) + 60 + start\n", "whole", "abs(30) + 60"),
        (MEETS, "def meets(a, b, c):\n    return (a + a - 2 * c) ** 2\n", "whole", "a + a"),
        (MEETS, "def meets(a, b, c):\n    return (a + c - 2 * c) ** 2\n", "name", "c"),
    ],
)
def test_of_two_parts_that_may_both_be_wrong_none_is_named(exercise, text, kind, asked):
    """Is the whole expression asked about where another of its numbers or names would do, too?"""
    repaired = found(exercise, text)
    assert (repaired.kind, repaired.old) == (kind, asked)


SCALED = Exercise(
    "scaled",
    "Numbers over their sum",
    lambda x: x / x.sum(),
    (
        visible("whole numbers", np.array([1, 2, 5])),
        hidden("more", lambda g: (g.integers(1, 9, 4),)),
    ),
)
FILLING = """def scaled(x):
    y = {}
    for i in range(len(x)):
        y[i] = x[i] / x.sum()
    return y
"""


@pytest.mark.parametrize(
    "begun", ["np.zeros_like(x)", "np.zeros(len(x), dtype=int)", "np.array(x)"]
)
def test_an_array_that_cuts_fractions_off_is_found(begun):
    """Is the line told in which an array of whole numbers is made?"""
    repaired = found(SCALED, FILLING.format(begun))
    assert (repaired.lines, repaired.kind, repaired.old) == ((2,), "dtype", begun)


ALIKE = Exercise(
    "halved",
    "Half a number",
    halved,
    (visible("four", 4.0), hidden("any", lambda g: (g.normal(),))),
)


def test_what_is_right_by_coincidence_is_no_repair():
    """Must a change also be right where it was not looked for?"""
    repaired = found(ALIKE, "def halved(x):\n    return x * 2\n")
    assert eval(repaired.new, {"x": 3.0}) == 1.5  # and not x - 2, which is right for 4


def test_a_change_that_never_ends_is_left():
    """Does the search go on after a try that runs for ever?"""
    exercise = Exercise(
        "summed",
        "A sum",
        lambda n: n * (n + 1) / 2,
        (visible("four", 4), hidden("more", lambda g: (int(g.integers(5, 9)),))),
    )
    text = (
        "def summed(n):\n    total = 0\n    while n > 2:\n        total = total + n\n"
        "        n = n - 1\n    return total\n"
    )
    assert found(exercise, text).lines == (3,)


@pytest.mark.parametrize(
    "line", ["open('x', 'w')", "np.save('x', x)", "exec('1')", "input()", "global y"]
)
def test_what_does_more_than_answer_is_not_called_again(line, tmp_path, monkeypatch):
    """Is a function that writes files, or asks, left alone?"""
    monkeypatch.chdir(tmp_path)
    text = f"def halved(x):\n    if x > 1000:\n        {line}\n    return x * 2\n"
    assert found(ALIKE, text) is None


def test_a_function_that_leaves_ends_nobody():
    """Does the search go on where the function calls `exit`?"""
    text = "def halved(x):\n    if x > 4.5:\n        exit()\n    return x * 2\n"
    assert found(ALIKE, text).lines == (4,)


def test_a_function_without_a_text_is_left_alone():
    """Is nothing said where the code is not known?"""
    names = {}
    exec("def halved(x):\n    return x * 2\n", names)
    cases = ALIKE.cases[:1]
    assert repair(ALIKE, names["halved"], run_cases(ALIKE, names["halved"], cases)) is None


def test_the_search_ends_in_time_and_leaves_the_function_as_it_was():
    """Is a function that no change makes right given up, and is it the same as before?"""
    text = "def halved(x):\n    y = np.sin(x) * np.cos(x + 1)\n    return y + np.tan(y)\n"
    subject = written(text, "halved")
    before = subject(1.0)
    verdicts = run_cases(ALIKE, subject, ALIKE.cases[:1])
    assert repair(ALIKE, subject, verdicts, seconds=0.2) is None
    assert subject(1.0) == before
    assert np.isfinite(before)


DRAW = "def f(rng):\n    return rng.{call}\n"


@pytest.mark.parametrize(
    ("call", "is_made"),
    [
        ("uniform(0.5, 1.5, 3)", True),
        ("random(3)", True),
        ("random(0.5, 1.5, 3)", False),
        ("standard_normal(0.5, 1.5, 3)", False),
        ("random(out=3)", False),
        ("standard_gamma(*several)", False),
    ],
)
def test_nothing_is_tried_that_could_end_the_kernel(call, is_made):
    """Is a draw not called that NumPy would write to whatever address a number is?"""
    exercise = Exercise("f", "A draw", lambda rng: 1.0, (visible("one", 1),))
    assert bool(made(exercise, ast.parse(DRAW.format(call=call)), {})) is is_made


ADAM_START = exercises_of("week6/optimization_methods")["initialize_adam"]


def test_to_return_one_variable_twice_is_no_repair():
    """Is a dict that was filled under the wrong keys not replaced by its neighbour?"""
    repaired = found(
        ADAM_START,
        "def initialize_adam(parameters):\n"
        "    v, s = {}, {}\n"
        "    for k in parameters:\n"
        "        v['d' + k] = np.zeros_like(parameters[k])\n"
        "        s[k] = np.zeros_like(parameters[k])\n"
        "    return v, s\n",
        2.0,
    )
    assert repaired is None or repaired.lines != (6,)


def test_a_condition_that_nobody_asked_for_is_told_rather_than_a_word_in_it():
    """Is a whole condition too many, and not its text wrong, where both changes would help?"""
    text = (
        "def update_parameters(parameters, grads, learning_rate=1.2):\n"
        "    new = {}\n"
        "    for name, value in parameters.items():\n"
        "        if name.startswith('W'):\n"
        "            value = 0.99 * value\n"
        "        new[name] = value - learning_rate * grads['d' + name]\n"
        "    return new\n"
    )
    repaired = found(UPDATE, text)
    assert (repaired.kind, repaired.lines[0] in (4, 5)) == ("extra", True)
