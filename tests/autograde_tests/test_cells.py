"""Does a check know what became of the cells that ran?"""

import zlib

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograde_tests.machinery import cells

from .test_check import sample_checks

GOOD = "def double(x):\n    return 2 * x\n"
BROKEN = "def double(x):\n    y = (2 * x\n    return y\n"
QUADRUPLE = "def quadruple(x):\n    return double(double(x))\n"
BLANK = "def double(x):\n    raise NotImplementedError()\n"
IDS, NO_IDS = True, False


class Kernel:
    """A shell in this process, in which a small notebook's checks are made.

    Parameters
    ----------
    shell : InteractiveShell
    ids : bool
        Whether the front end tells the cells' ids, as JupyterLab does.
    """

    def __init__(self, shell, ids=IDS):
        self.shell, self.ids = shell, ids
        shell.user_ns["make"] = sample_checks

    def run(self, text, cell=None):
        """Run a cell; return what it gives."""
        if cell is None and self.ids:
            cell = "a-cell-of-ones-own"
        cell_id = cell if self.ids else None
        return self.shell.run_cell(text, store_history=True, cell_id=cell_id).result

    def answer(self, text, name="double"):
        """Run the answer cell of an exercise."""
        self.run(text, f"{name}-answer")

    def check(self, name="double"):
        """Run the check cell of an exercise."""
        return self.run(f"check({name!r})", name)


@pytest.fixture
def shell():
    """Make a shell that keeps no history."""
    config = Config()
    config.HistoryManager.enabled = False
    yield InteractiveShell.instance(config=config)
    InteractiveShell.clear_instance()


@pytest.fixture(params=[IDS, NO_IDS], ids=["ids", "no ids"])
def kernel(shell, request):
    """Make a shell in which the notebook's first cell has run."""
    made = Kernel(shell, request.param)
    made.run("check = make()")
    return made


@pytest.fixture
def lab(shell):
    """Make a shell for a front end with ids, in which the notebook's first cell has run."""
    made = Kernel(shell)
    made.run("check = make()")
    return made


FAILING = [
    (BROKEN, "SyntaxError in line 2: `y = (2 * x` ('(' was never closed)."),
    (f"\n\n{BROKEN}", "SyntaxError in line 4: `y = (2 * x` ('(' was never closed)."),
    (f"%%time\n{BROKEN}", "SyntaxError in line 3: `y = (2 * x` ('(' was never closed)."),
    ("def double(x):\nreturn 2 * x", "IndentationError in line 2: `return 2 * x` (expected an"),
    ("\ndef double(x):\nreturn 2", "after function definition on line 2)."),
    (f"import math\nmath.tree\n{GOOD}", "AttributeError in line 2: `math.tree` (module 'math' has"),
    (f"%%time\nx = [\n]\nx[0]\n{GOOD}", "IndexError in line 4: `x[0]` (list index out of range)."),
    (f"%%capture\n1 / 0\n{GOOD}", "ZeroDivisionError in line 2: `1 / 0` (division by zero)."),
    (f"def h():\n    1 / 0\nh()\n{GOOD}", "ZeroDivisionError in line 3: `h()` (division by zero)."),
    (f"exec('1 +')\n{GOOD}", "SyntaxError in line 1: `exec('1 +')` (invalid syntax"),
    (f"%%nothing\n{GOOD}", "UsageError in line 1: `%%nothing` ("),
    ("\n%%capture\ndef double(x):\n    return 2 *\n", "SyntaxError in line 4: `return 2 *` (inv"),
]


@pytest.mark.parametrize(("text", "said"), FAILING)
@pytest.mark.parametrize("earlier", ["", GOOD])
def test_a_cell_that_does_not_run_is_not_green(kernel, earlier, text, said):
    """Is the error told, with the line of the cell, and the older version not checked?"""
    if earlier:
        kernel.answer(earlier)
        assert kernel.check().tone == "passed"
    kernel.answer(text)
    card = kernel.check()
    assert card.title == "double: its cell does not run"
    assert said in card.summary
    assert (card.tone, card.points, card.rows) == ("failed", 0.0, ())
    note = "An older `double` is still in memory; it was not checked."
    assert (note in card.summary) == bool(earlier)


def test_a_mended_cell_is_checked_again(kernel):
    """Is the error forgotten once the cell runs?"""
    kernel.answer(BROKEN)
    kernel.answer(GOOD)
    assert kernel.check().title == "double: 1 of 1 visible checks passed"


def test_the_first_cell_may_run_again(kernel):
    """Does what became of the cells outlive the checks, and does nothing watch twice?"""
    kernel.answer(GOOD)
    kernel.answer(BROKEN)
    kernel.run("check = make()")
    assert kernel.check().title == "double: its cell does not run"
    assert len(kernel.shell.events.callbacks["pre_run_cell"]) == 1


def test_a_cell_that_ran_before_the_first_one_is_checked_as_ever(shell):
    """Is what is there checked where nobody saw its cell run?"""
    kernel = Kernel(shell)
    kernel.answer(GOOD)
    kernel.run("check = make()")
    assert kernel.check().tone == "passed"


def test_the_cell_with_the_function_may_be_the_check_s_too(kernel):
    """Is a function that the running cell has defined the one that counts?"""
    kernel.answer(BROKEN)
    assert kernel.run(f"{GOOD}check('double')", "double-answer").tone == "passed"


@pytest.mark.parametrize(
    ("right", "title"),
    [
        (True, "double: 1 of 1 visible checks passed, but its cell fails"),
        (False, "double: 0 of 1 visible checks passed"),
    ],
)
def test_a_cell_that_fails_below_its_function_is_not_green(kernel, right, title):
    """Is the function checked, its rows shown, and the line below it told?"""
    kernel.answer((GOOD if right else GOOD.replace("2", "3")) + "assert double(1) == 5, 'five'")
    card = kernel.check()
    assert card.title == title
    assert card.summary.startswith(
        "`double` is there, but its cell fails below it. "
        "AssertionError in line 3: `assert double(1) == 5, 'five'` (five)."
    )
    assert (card.tone, len(card.rows)) == ("failed", 1)


def test_the_blank_cell_s_own_error_is_no_fault(kernel):
    """Is an exercise that nobody has started, and that is tried below it, still not written?"""
    kernel.answer(f"{BLANK}double(3)")
    assert kernel.check().title == "double: not written yet"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def duoble(x):\n    return 2 * x\n", "`duoble`"),
        ("class Double:\n    pass\n\n\ndef twice(x):\n    return 2 * x\n", "`Double` and `twice`"),
        ("%%time\ndubble = lambda x: 2 * x", "`dubble`"),
        ("# nothing yet", "nothing"),
    ],
)
@pytest.mark.parametrize("earlier", ["", GOOD])
def test_a_cell_that_defines_something_else_says_what(lab, earlier, text, said):
    """Is a name that is misspelt told, and the older function not checked?"""
    lab.answer(earlier)
    lab.answer(text)
    card = lab.check()
    assert card.title == "double: its cell does not define it"
    assert card.summary.startswith(f"The cell defines {said}. It is `double` that is asked for.")
    assert ("it was not checked" in card.summary) == bool(earlier)
    assert card.tone == "failed"


@pytest.mark.parametrize(
    "again", ["from operator import pos as double", "double = abs", "if True:\n    double = abs"]
)
def test_the_same_value_given_again_is_no_misspelling(lab, again):
    """Is a cell that gives a name the value it had before left in peace?"""
    lab.answer(again)
    lab.answer(again)
    assert lab.check().title == "double: 0 of 1 visible checks passed"


def test_a_cell_that_another_one_runs_is_a_part_of_it(lab):
    """Is an error in there one of the cell, in a line that nobody knows?"""
    lab.answer("get_ipython().run_cell('def double(x): return 2 * x')")
    assert lab.check().tone == "passed"
    lab.answer("get_ipython().run_cell('1 / 0')")
    assert lab.check().summary.startswith("ZeroDivisionError (division by zero).")


def test_a_magic_may_keep_a_failure_to_itself(lab, monkeypatch):
    """Is a cell whose error nobody is told of known by what it has not defined?"""
    lab.run("get_ipython().register_magic_function(lambda *_: None, 'cell', 'silent')")
    lab.answer(GOOD)
    lab.answer(f"%%silent\n{GOOD}")
    card = lab.check()
    assert card.title == "double: its cell does not run"
    assert card.summary.startswith("It ends before `double` is there. An older")


def test_another_cell_s_version_is_not_green(lab):
    """Is it said that a later cell has given the name to something else?"""
    lab.answer(GOOD)
    lab.run("def double(x):\n    return x + x")
    card = lab.check()
    assert card.title == "double: 1 of 1 visible checks passed, but not of its own cell"
    assert card.summary.startswith("This `double` is another cell's, which ran later.")
    assert card.tone == "open"
    lab.answer(GOOD)
    assert lab.check().tone == "passed"
    lab.answer(BROKEN)
    lab.run(GOOD)
    assert "The `double` in memory is another cell's" in lab.check().summary
    lab.run("del double")
    assert "in memory" not in lab.check().summary


def test_a_cell_of_one_s_own_is_no_attempt_where_cells_have_ids(lab):
    """Does a broken cell beside the exercise's leave its check alone?"""
    lab.answer(GOOD)
    lab.run(BROKEN)
    assert lab.check().tone == "passed"


def test_ids_of_another_making_are_none(shell):
    """Are cells known by their text where the front end has ids of its own?"""
    kernel = Kernel(shell)
    kernel.run("check = make()", "vscode-1")
    kernel.run(BROKEN, "vscode-2")
    assert kernel.run("check('double')", "vscode-3").title == "double: its cell does not run"


def test_several_exercises_in_a_cell(shell):
    """Does a cell that fails say so of each function that it has not defined?"""
    kernel = Kernel(shell, NO_IDS)
    kernel.run("check = make()")
    kernel.run(f"{GOOD}{QUADRUPLE}")
    kernel.run(f"{GOOD}1 / 0\n{QUADRUPLE}")
    assert kernel.check().title == "double: 1 of 1 visible checks passed, but its cell fails"
    assert kernel.check("quadruple").title == "quadruple: its cell does not run"


def test_answers_and_classes_are_cells_like_others(kernel):
    """Does a dict of answers that is not closed lose its check, and a class count as defined?"""
    kernel.answer("quiz = {'a': 3, 'b': [2, 1]}", "quiz")
    assert kernel.check("quiz").tone == "passed"
    kernel.answer("quiz = {'a': 3, 'b': [2, 1", "quiz")
    assert kernel.check("quiz").title == "quiz: its cell does not run"
    kernel.answer("class double:\n    pass")
    assert kernel.check().title == "double: 0 of 1 visible checks passed"


def test_a_cell_that_was_stopped_does_not_run(kernel):
    """Is a cell that somebody interrupts one that has not defined its exercise?"""
    kernel.answer(f"import signal\nsignal.raise_signal(signal.SIGINT)\n{GOOD}")
    assert "KeyboardInterrupt in line 2: `signal.raise" in kernel.check().summary


def test_an_older_version_of_what_is_called_passes_nothing(kernel):
    """Is a function that needs a cell which does not run neither green nor ready?"""
    kernel.answer(GOOD)
    kernel.answer(QUADRUPLE, "quadruple")
    assert kernel.check("quadruple").tone == "passed"
    assert kernel.run("check.ready('quadruple')")
    kernel.answer(BROKEN)
    card = kernel.check("quadruple")
    but = "but by an older version of what it calls"
    assert card.title == f"quadruple: 1 of 1 visible checks passed, {but}"
    assert "It calls `double`, whose cell does not run" in card.summary
    assert card.tone == "open"
    assert not kernel.run("check.ready('quadruple')")
    kernel.answer(QUADRUPLE.replace("double(x)", "x if double else 0"), "quadruple")
    assert "It calls `double`, which does not pass yet" in kernel.check("quadruple").summary


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("check('double')", 0),
        ("check('double');", 1),
        ("x = check('double')", 1),
        ("for _ in range(2):\n    check('double')", 2),
        ("x = check('double')\nx", 0),
        ("print(check('double'))", 0),
        ("display(check('double'))", 0),
        ("check('double')\n1 / 0", 1),
        ("check('double')\ncheck.grade('double')", 0),
    ],
)
def test_a_card_that_nobody_showed_is_shown_after_the_cell(kernel, monkeypatch, text, shown):
    """Is each card seen once, and not again after the next cell?"""
    found = []
    monkeypatch.setattr(cells, "display", found.append)
    kernel.answer(GOOD)
    kernel.run(text)
    assert [card.title for card in found] == ["double: 1 of 1 visible checks passed"] * shown
    kernel.run("1")
    assert len(found) == shown


def test_a_line_that_is_left_is_named(kernel):
    """Is the line to delete told by its number in the cell, where code stands below it?"""
    kernel.answer("# mine\ndef double(x):\n    raise NotImplementedError()\n    return 2 * x")
    card = kernel.check()
    assert card.title == "double: a line to delete"
    assert card.summary == (
        "Line 3, `raise NotImplementedError()`, still stands in your function: delete it."
    )
    assert (card.tone, card.points) == ("open", 0.0)


def test_a_written_function_that_calls_an_empty_one_waits(kernel):
    """Is a function that somebody has written not called unwritten?"""
    kernel.answer(BLANK)
    kernel.answer(QUADRUPLE, "quadruple")
    card = kernel.check("quadruple")
    assert card.title == "quadruple: waits for what it calls"
    assert card.summary == "It calls `double`, which does not pass yet: start there."
    kernel.answer("def quadruple(x):\n    raise NotImplementedError()", "quadruple")
    assert kernel.check("quadruple").title == "quadruple: not written yet"


def test_a_cancelled_cell_has_no_result(lab):
    """Does a cell whose end brings no result count as one that was stopped?"""
    watching = lab.shell._cells_of_the_course
    lab.answer(GOOD)

    class Info:
        raw_cell, cell_id = GOOD, "double-answer"

    watching._begins(Info)
    watching._ends(None)
    assert lab.check().summary.startswith("KeyboardInterrupt.")


def test_a_card_says_which_text_it_has_looked_at(lab):
    """Is it the text that ran, though the cell may say something else by now?"""
    assert dict(lab.check().marks) == {"exercise": "double", "state": "open"}
    lab.answer(GOOD)
    first = dict(lab.check().marks)
    assert first["state"] == "passed"
    assert first["text"] == f"{zlib.crc32(GOOD.encode()):08x}"
    lab.answer(BLANK)
    blank = lab.check()
    assert dict(blank.marks)["text"] == f"{zlib.crc32(BLANK.encode()):08x}"
    assert 'data-course-exercise="double" data-course-state="open"' in blank.html
    assert lab.run('check("no such exercise")').marks == ()
