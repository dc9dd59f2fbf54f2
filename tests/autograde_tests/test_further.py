"""Is a wrong function that nobody foresaw explained, each time in the way that is sure?"""

import os
import time
from dataclasses import replace

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery import further
from autograde_tests.machinery.exercises import Case, Exercise, Mistake, hidden, visible
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.ladder import Steps, steps_before

from ..waiting import PATIENCE
from .written import written

DEEP = exercises_of("week4/deep_backpropagation")
BASICS = exercises_of("week2/numpy_basics")


def wrong(exercise, text, **names):
    """Return what is known of a wrong function."""
    subject = written(text, exercise.name, **names)
    cases = [case for case in exercise.cases if not case.is_hidden]
    return further.Wrong(exercise, subject, run_cases(exercise, subject, cases))


def line(a, b, x):
    """Compute a straight line."""
    return a * x + b


LINE = Exercise(
    "line",
    "A line",
    line,
    (visible("two", 2.0, 1.0, 2.0), hidden("any", lambda g: tuple(g.normal(size=3)))),
    mistakes=(
        Mistake("The intercept is missing.", replace={"a * x + b": "a * x"}),
        Mistake("The slope is not used.", replace={"a * x + b": "x * x"}),
        Mistake("The sign of b.", replace={"+ b": "- b"}),
        Mistake("The slope is doubled.", replace={"a * x": "2 * a * x"}),
    ),
)


def test_a_known_mistake_must_agree_where_it_was_not_looked_for():
    """Is the hint of a mistake that agrees by coincidence not the first one?"""
    alone = wrong(LINE, "def line(a, b, x):\n    return a * x\n")
    assert further.by_mistake(alone) == "The intercept is missing."
    alike = wrong(LINE, "def line(a, b, x):\n    return a ** 2 * x / x + b * 0\n")
    assert alike.known.hint == "The intercept is missing."  # 4, as with a * x
    assert further.by_mistake(alike) == ""


def test_two_known_mistakes_are_found_together():
    """Are both hints given, the first one first?"""
    both = wrong(LINE, "def line(a, b, x):\n    y = a * x\n    return y + y - b\n")
    assert further.by_pair(both) == "The sign of b. The slope is doubled."
    assert further.by_pair(wrong(LINE, "def line(a, b, x):\n    return 7.5\n")) == ""


def test_an_exception_is_explained_and_not_asked_about_again():
    """Is a name of the text's told once, and no question about its line added?"""
    said = further.look(wrong(LINE, "def line(a, b, x):\n    return a * z + b\n"))
    assert said.hint.startswith("`z` has no value in this function.")
    assert "Line 2" not in said.hint
    assert said.way == further.RAISED


def test_where_an_exception_comes_from_is_told_if_it_is_another_line():
    """Is the line above named, where one change of it makes all right?"""
    text = "def line(a, b, x):\n    n = 2\n    y = np.array([a, b, x])\n"
    text += "    return y[0] * y[n + 1] + y[n]\n"
    said = further.look(wrong(LINE, text))
    assert said.way == further.REPAIRED
    assert said.hint == (
        "Along axis 0, with 3 entries, the last index is 2; this asks for 3. Line 2: `n = 2`. Is "
        "`2` the right number there?"
    )


BACK = """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.stack([(dZ[i] * A_prev).sum(axis=1) for i in range(len(dZ))]) * m
    db = dZ.sum(axis=1, keepdims=True) / m
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
"""


def test_the_variable_with_a_wrong_value_is_named():
    """Is the line found that computes it, and how it is off told?"""
    said = further.by_forcing(wrong(DEEP["linear_backward"], BACK))
    assert said.startswith("Line 5.")
    assert "`dW` is not right there; the values above it are." in said


def test_a_line_that_reads_what_nobody_knows_is_not_blamed_alone():
    """Is the line above named where the fault may be there?"""
    text = BACK.replace("* m\n", "/ count\n")
    text = text.replace("    dW =", "    count = len(dZ[0]) + 1\n    dW =")
    said = further.by_forcing(wrong(DEEP["linear_backward"], text))
    assert "`dW` is not right there" in said
    assert "It may be that line, or `count`, from which it is computed." in said


def test_a_line_that_gives_right_values_is_not_blamed_with_another():
    """Is only the line named that takes the wrong cache, where the same variable begins rightly?"""
    exercise = DEEP["L_model_backward"]
    text = exercise.source().replace("caches[layer - 1]", "caches[L - layer]")
    lines = text.splitlines()
    (number,) = [n for n, line in enumerate(lines, 1) if "caches[L - layer]" in line]
    backward = DEEP["linear_activation_backward"].reference
    said = further.by_forcing(wrong(exercise, text, linear_activation_backward=backward))
    assert said.startswith(f"Line {number}.")


def test_how_an_answer_is_related_is_told_with_the_names_of_its_parts():
    """Are the parts called as the reference calls them?"""
    text = BACK.replace("* m\n", "/ m\n").replace("sum(axis=1, keepdims=True) / m", "sum() * dZ")
    said = further.by_relation(wrong(DEEP["linear_backward"], text))
    assert "`db`" in said
    assert "`dW`" not in said or "right" in said


def test_nothing_is_said_where_nothing_is_known():
    """Is an answer of another world left without a hint?"""
    rng = np.random.default_rng(1)
    table = rng.normal(size=(40, 40)).tolist()
    text = (
        f"TABLE = np.array({table})\n"
        "def sigmoid(x):\n    return np.resize(TABLE * np.size(x), np.shape(x))\n"
    )
    assert further.look(wrong(BASICS["sigmoid"], text), seconds=0.1).hint == ""


def test_the_first_wrong_value_is_told_where_more_than_one_is_wrong():
    """Is the line named, and what it is computed from, where no single change helps?"""
    text = BACK.replace("* m\n", "/ m\n").replace("W.T @ dZ", "np.tanh(W.T @ (dZ + 1))")
    text = text.replace("keepdims=True) / m", "keepdims=True) / m + np.sin(m)")
    said = further.by_first_wrong(wrong(DEEP["linear_backward"], text))
    assert said == (
        f"Line 6: `{text.splitlines()[5].strip()}`. `db` is not right there; the values above it "
        "are."
    )
    assert further.by_first_wrong(wrong(LINE, "def line(a, b, x):\n    return 7.5\n")) == ""


SPREAD = Exercise(
    "spread",
    "Numbers that differ",
    lambda n: np.arange(n) / n,
    (
        Case(
            "five",
            draw=lambda _: (5,),
            judge=lambda arguments, answer: (
                "all numbers are alike." if len(set(np.asarray(answer))) == 1 else None
            ),
        ),
    ),
)


def test_a_case_s_own_words_are_a_hint_where_there_is_no_other():
    """Is what a judge says, an exception's line or a shape told, and a wrong number not?"""
    alike = wrong(SPREAD, "def spread(n):\n    return np.full(n, 0.5)\n")
    assert further.by_own_words(alike) == "All numbers are alike."
    unknown = wrong(LINE, "def line(a, b, x):\n    raise KeyError('slope')\n")
    assert further.by_own_words(unknown) == (
        "Line 2: `raise KeyError('slope')`. It raises KeyError: 'slope'."
    )
    column = wrong(LINE, "def line(a, b, x):\n    return np.full((2, 1), a * x + b)\n")
    assert "shape (2, 1)" in further.by_own_words(column)
    assert further.by_own_words(wrong(LINE, "def line(a, b, x):\n    return 7.5\n")) == ""


def test_what_an_exception_means_is_said_once():
    """Is its line not told again after its meaning?"""
    found = further.look(wrong(LINE, "def line(a, b, x):\n    return a ^ x\n"))
    assert found.way == further.RAISED
    assert found.hint.count("**") == 1


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_hint_quotes_no_long_code(name):
    """Is a long line not repeated, and no line break put into a hint?"""
    long = " + ".join([f"0 * {name}"] * 20)
    text = f"def line(a, b, x):\n    return (a * x - b +\n        {long})\n"
    said = further.by_repair(wrong(LINE, text), PATIENCE)
    assert said.startswith("Line 2")
    assert "\n" not in said
    assert len(said) < 240


def test_a_line_that_changes_an_argument_is_named():
    """Is the line told that writes into the caller's array, where nothing else is wrong?"""
    text = "def sigmoid(z):\n    z *= -1\n    return 1 / (1 + np.exp(z))\n"
    assert further.by_change_in_place(wrong(BASICS["sigmoid"], text)).startswith(
        "Line 2: `z *= -1`. It writes"
    )
    text = text.replace("1 / (1", "2 / (1")
    assert further.by_change_in_place(wrong(BASICS["sigmoid"], text)) == ""


FORWARD = exercises_of("week3/planar_classifier")["forward_one_example"]
WINDOW = """
def forward_one_example(x, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    a1, a2 = np.zeros((len(W1), 1)), np.zeros((len(W2), 1))
    for j in range(len(W1)):
        z = b1[j]
        for i in range(len(x)):
            z += W1[j, i] * x[i]
        a1[j] = np.tanh(z)
    for k in range(len(W2)):
        z = b2[k, 0]
        for j in range(len(W1)):
            z = z + W2[k, j] * a1[j, 0]
        a2[k, 0] = 1 / (1 + np.exp(-z))
    return a1, a2
"""


@pytest.mark.parametrize("second", ["z = b2[k, 0]", "z = b2[k]"])
def test_a_changed_argument_is_told_with_its_entry_and_never_searched_for(second, monkeypatch):
    """Is a window into an array named, and no change looked for that copies by chance?"""
    monkeypatch.setattr(further, "repair", lambda *_: pytest.fail("a repair was looked for"))
    text = WINDOW.replace("z = b2[k, 0]", second).replace("z = z + W2", "z += W2")
    text = text.replace("a2[k, 0]", "a2[k]")
    changes = wrong(FORWARD, text)
    (changed,) = (v for v in changes.failed if v.is_only_changed)
    assert "`b1` in `parameters`" in changed.difference.message
    found = further.look(changes)
    assert found == further.Found(
        "Line 8: `z += W1[j, i] * x[i]`. It writes into `b1` in `parameters`: `z = b1[j]` is a "
        "window into that array, not a copy.",
        further.IN_PLACE,
    )
    steps = steps_before(changes, found, seconds=PATIENCE)
    assert steps == Steps("Line 8: `z += W1[j, i] * x[i]`.")


def test_a_changed_argument_is_told_where_the_numbers_are_wrong_as_well():
    """Is an entry that is moved and never put back known as the reason of what follows?"""
    declared = exercises_of("week3/backpropagation")["measured_gradient"]
    # there it has a hint of its own, and a case of which nothing but the change is wrong
    exercise = replace(declared, mistakes=(), cases=declared.cases[:1])
    names = {**exercise.reference.__globals__}
    text = """def measured_gradient(parameters, X, Y, name, epsilon=1e-4):
    gradient = np.zeros(parameters[name].shape)
    for place in np.ndindex(gradient.shape):
        costs = []
        for step in (epsilon, -2 * epsilon):
            parameters[name][place] += step
            A2, _ = forward_propagation(X, parameters)
            costs.append(compute_cost(A2, Y))
        gradient[place] = (costs[0] - costs[1]) / (2 * epsilon)
    return gradient
"""
    moved = wrong(exercise, text, **{k: v for k, v in names.items() if not k.startswith("__")})
    assert moved.changes_too
    found = further.look(moved)
    assert found.way == further.CHANGED_TOO
    assert found.hint.startswith("Line 6: `parameters[name][place] += step`. It writes into `")
    assert "which has to stay as it was. Is that why" in found.hint
    assert steps_before(moved, found).where == "Line 6: `parameters[name][place] += step`."


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "s = z\n    s *= -1",
            "Line 3: `s *= -1`. It writes into the caller's `z`: `s = z` is the caller's own",
        ),
        (
            "z.sort()\n    z[0] = z[0]",
            "Line 2: `z.sort()`. It writes into the caller's `z`: what is",
        ),
        ("w = z + 0\n    w *= -1\n    z[:] = w", "Line 4: `z[:] = w`. It writes into the caller's"),
        (
            "for part in np.atleast_2d(z):\n        part *= -1",
            "Line 3: `part *= -1`. It writes into",
        ),
        (
            "for i in range(3): z[i] = 0",
            "Line 2: `for i in range(3): z[i] = 0`. It writes into the caller's `z`: `-=` and",
        ),
        (
            "z[0], z[1] = z[1], z[0]",
            "Line 2: `z[0], z[1] = z[1], z[0]`. It writes into the caller's `z`: `-=` and",
        ),
        (
            "s = z; s[0] = s[1] = 5",
            "Line 2: `s = z; s[0] = s[1] = 5`. It writes into the caller's `z`: `s = z` is the "
            "caller's own, not a copy.",
        ),
    ],
)
def test_the_line_that_writes_is_found_whatever_it_calls_the_array(lines, said):
    """Is it the first after which the argument is another, and no line that only looks like it?"""
    exercise = Exercise(
        "f", "Any", lambda z: 0.0, (visible("three", np.array([3.0, 1.0, 2.0]), unchanged=True),)
    )
    text = f"def f(z):\n    {lines}\n    return 0.0\n"
    assert further.by_change_in_place(wrong(exercise, text)).startswith(said)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            'p["W"] = p["W"] - 1',
            "It writes into `W` in `p`: an assignment to an entry changes a dict or a list where "
            "it is.",
        ),
        (
            'p["W"][0] = 7',
            "It writes into `W` in `p`: `-=` and the like, and an assignment to entries, change an "
            "array where it is.",
        ),
        (
            'q = p\n    q["W"] = 0',
            "It writes into `W` in `p`: `q = p` is the caller's own, not a copy.",
        ),
        (
            'W = p["W" + ""]\n    W -= 1',
            "It writes into `W` in `p`: `W = p['W' + '']` is the caller's own, not a copy.",
        ),
        (
            'W = p["W"]\n    W -= 1',
            "It writes into `W` in `p`: `W = p['W']` is the caller's own, not a copy.",
        ),
    ],
)
def test_a_dict_is_not_taken_for_an_array(lines, said):
    """Is what is said of a dict true of one?"""
    case = visible("one", {"W": np.array([3.0, 1.0])}, unchanged=True)
    exercise = Exercise("f", "Any", lambda p: 0.0, (case,))
    text = f"def f(p):\n    {lines}\n    return 0.0\n"
    assert further.by_change_in_place(wrong(exercise, text)).endswith(said)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("return np.array([row.sum() for row in x])", "`reshape(-1, 1)` a column"),
        ("return np.sum(x, axis=1)", "`keepdims=True` keeps both"),
        ("s = x.mean(1)\n    return s * x.shape[1]", "`keepdims=True` keeps both"),
    ],
)
def test_keepdims_is_named_only_where_an_axis_is_summed_away(body, said):
    """Is a column told otherwise where the code takes no sum along an axis?"""
    table = np.array([[1.0, 2.5, 3.0], [4.0, 0.5, 7.25]])
    exercise = Exercise(
        "f", "Sums", lambda x: x.sum(axis=1, keepdims=True), (visible("two rows", table),)
    )
    found = wrong(exercise, f"def f(x):\n    {body}\n")
    assert said in further.by_relation(found)


@pytest.mark.parametrize(("body", "asks"), [("np.sum(x)", True), ("x[0, 0] + x[0, 1]", False)])
def test_an_axis_is_asked_for_only_where_a_sum_is_taken(body, asks):
    """Is a number that is the sum of the right entries told as that, without a sum in the code?"""
    row = np.array([[1.25, 2.5]])
    exercise = Exercise("f", "Itself", lambda x: x * 1, (visible("a row", row),))
    said = further.by_relation(wrong(exercise, f"def f(x):\n    return {body}\n"))
    assert "is the sum of all that it should hold." in said
    assert ("axis" in said) is asks


NEEDED = exercises_of("week1/why_now")["examples_needed"]
FITTED = "def examples_needed(amounts, errors, wanted):\n"
FITTED += "    a, c = np.polyfit(np.log10(amounts), np.log10(errors), 1)\n"
FITTED += "    return 10 ** (np.log10(wanted) / a - c)\n"


@pytest.mark.parametrize("log", ["np.log10", "np.log2"])
def test_another_base_of_the_logarithm_is_no_wrong_value(log):
    """Is the line that is right in another base not blamed for the one below it?"""
    text = FITTED.replace("np.log10", log).replace("10 **", "10 **" if "10" in log else "2 **")
    assert further.by_first_wrong(wrong(NEEDED, text)) == ""


def test_nothing_that_a_library_writes_during_a_search_is_heard(capfd):
    """Is LAPACK's complaint about a version that was tried kept from the notebook?"""
    fitted = wrong(NEEDED, FITTED)
    steps_before(fitted, further.look(fitted, seconds=0.5), seconds=0.5)
    heard = capfd.readouterr()
    assert (heard.out, heard.err) == ("", "")


@pytest.mark.parametrize("number", [1, 2])
def test_what_was_printed_before_a_search_is_not_lost(number, capfd):
    """Does the search swallow what versions write to the process's output, and no more?"""
    text = "def line(a, b, x):\n    shout()\n    return a * x - b\n"
    loud = wrong(LINE, text, shout=lambda: os.write(number, b"loud "))
    assert capfd.readouterr() == (("loud ", "") if number == 1 else ("", "loud "))
    print("mine")
    said = further.look(loud)
    print("and mine")
    assert said.hint == "The sign of b."
    assert capfd.readouterr() == ("mine\nand mine\n", "")


def test_a_search_leaves_no_trace():
    """Do a student's own draws go on as if nobody had looked?"""
    text = "def line(a, b, x):\n    return a * x + b + np.random.rand()\n"
    unlucky = wrong(LINE, text)
    before = np.random.get_state()[1].tolist()  # noqa: NPY002 - NumPy's own generator
    further.look(unlucky, seconds=0.1)
    assert np.random.get_state()[1].tolist() == before  # noqa: NPY002


def test_a_search_ends_by_the_clock_too():
    """Is a function that sleeps given up, though it takes no processor time?"""
    text = "def line(a, b, x):\n    import time\n    time.sleep(0.02)\n    return np.sin(a) + b\n"
    start = time.monotonic()
    assert further.by_repair(wrong(LINE, text), 0.05) == ""
    assert time.monotonic() - start < PATIENCE


def test_what_cannot_be_ended_is_not_begun(monkeypatch):
    """Is a function with a `while` called no more than by the check, where no signal ends it?"""
    monkeypatch.setattr(further, "can_stop", lambda: False)
    monkeypatch.setattr(further, "can_be_tried", lambda source: "while " not in source)
    text = "def line(a, b, x):\n    while a > 99:\n        pass\n    return a * x - 2 * b\n"
    unfinished = wrong(LINE, text)
    assert unfinished.more == []
    assert further.by_forcing(unfinished) == ""


def test_a_hidden_case_that_takes_long_says_nothing():
    """Is a call that the search cuts off not taken for an exception of the student's?"""
    text = "def line(a, b, x):\n    while a != 2:\n        pass\n    return a * x\n"
    slow = wrong(LINE, text)
    assert slow.more == []
    assert further.by_mistake(slow) == "The intercept is missing."


def test_a_hidden_case_that_raises_does_not_hide_a_known_mistake():
    """Is the hint given though the function has a second fault that no shown case meets?"""
    text = "def line(a, b, x):\n    if a != 2:\n        return nobody\n    return a * x\n"
    assert further.by_mistake(wrong(LINE, text)) == "The intercept is missing."


TWO_LAYERS = exercises_of("week4/deep_network_application")["two_layer_model"]
TRAINED = """
def two_layer_model(X, Y, layers_dims, rate=0.1, num_iterations=9, print_cost=False, rng=None):
    parameters, costs = initialize_parameters(*layers_dims, rng), []
    for i in range(num_iterations):
        W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
        A1, cache1 = linear_activation_forward(X, W1, b1, "relu")
        A2, cache2 = linear_activation_forward(A1, W2, b2, "sigmoid")
        if i % 100 == 0:
            costs.append(compute_cost(A2, Y))
        dA2 = (1 - Y) / (1 - A2) - Y / A2
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, rate)
    return parameters, costs
"""


@pytest.mark.parametrize(
    ("right", "slip", "is_known"),
    [
        ('"db1": db1', '"db1": db2', True),
        ("(1 - A2) - Y", "(1 - A2) + Y", False),
        ("(A1, W2, b2", "(A1, 2 * W2, b2", False),
    ],
)
def test_a_judge_s_words_alone_do_not_make_a_mistake_known(right, slip, is_known):
    """Is a known mistake told only where a training run goes as it does with that mistake?"""
    assert TRAINED.count(right) == 1
    names = TWO_LAYERS.reference.__globals__
    trained = wrong(TWO_LAYERS, TRAINED.replace(right, slip), **names)
    assert trained.known
    assert bool(further.by_mistake(trained)) is is_known
