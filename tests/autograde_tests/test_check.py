"""Does a check work where it is used: in a notebook, in a script and under nbgrader?"""

import ast
import contextlib
import io
import subprocess
import sys

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from autograde_tests import exercises_of, notebook_checks
from autograde_tests.machinery.agreed import SEED_VARIABLE
from autograde_tests.machinery.cards import ASKS, HINT
from autograde_tests.machinery.check import NotebookChecks
from autograde_tests.machinery.exercises import Exercise, hidden, visible
from autograde_tests.machinery.judging import AnswerKey

from ..waiting import PATIENCE
from .notebooks import NOTEBOOKS


def double(x):
    """Twice a number."""
    return 2 * x


def quadruple(x):
    """Four times a number, by `double`."""
    return double(double(x))


def sample_checks():
    """Return the checks of a small notebook of our own."""
    cases = (visible("one", 1.0), hidden("drawn", lambda rng: (rng.normal(),), points=3))
    answers = {"a": 3, "b": (2, 1)}
    return NotebookChecks(
        {
            "double": Exercise("double", "Twice a number", double, cases),
            "quadruple": Exercise("quadruple", "Four times", quadruple, cases, uses=("double",)),
            "quiz": Exercise("quiz", "A quiz", answers, (visible("a", "a"), visible("b", "b"))),
        }
    )


def in_notebook(source, expression):
    """Run a student's cells in a namespace of their own and return the last one's value."""
    namespace = {"check": sample_checks(), "np": np}
    exec(source, namespace)
    return eval(expression, namespace)


GOOD = "def double(x):\n    return 2 * x\ndef quadruple(x):\n    return double(double(x))\n"


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (GOOD, "double: 1 of 1 visible checks passed"),
        (GOOD.replace("2 *", "3 *"), "double: 0 of 1 visible checks passed"),
        ("def double(x):\n    raise NotImplementedError", "double: not written yet"),
        ("", "double: not found"),
        ("double = 3", "double: not a function"),
        ("double = np.zeros(3)", "double: not a function"),
    ],
)
def test_the_card_s_headline_says_how_it_stands(source, title):
    """Is the function looked up where the check is called, and each state told apart?"""
    assert in_notebook(source, "check('double')").title == title


@pytest.mark.parametrize(
    ("source", "times"),
    [
        (GOOD.replace("2 *", "3 *") + "name = 'double'", 1),
        (GOOD.replace("2 *", "3 *") + "name = 'quadruple'", 0),
        ("quiz = {'a': 4, 'b': [1, 2]}\nname = 'quiz'", 1),
    ],
)
def test_a_mistake_is_looked_for_once(source, times, monkeypatch):
    """Does a check diagnose once, whatever is said of it, and not where another one is to blame?"""
    found = []
    diagnosed = AnswerKey.diagnose
    monkeypatch.setattr(
        AnswerKey, "diagnose", lambda key, said: found.append(key) or diagnosed(key, said)
    )
    assert in_notebook(source, "check(name)").tone == "failed"
    assert len(found) == times


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("quiz = {'a': 3, 'b': [2, 1]}", "quiz: 2 of 2 questions right"),
        ("quiz = {'a': 3, 'b': None}", "quiz: 1 of 2 questions right"),
        ("quiz = {'a': None, 'b': None}", "quiz: not written yet"),
        ("quiz = {}", "quiz: not written yet"),
        ("quiz = [3, (2, 1)]", "quiz: not a dict of answers"),
    ],
)
def test_a_quiz_is_checked_like_a_function(source, title):
    """Are answers in a dict checked, and is anything else refused?"""
    assert in_notebook(source, "check('quiz')").title == title


@pytest.mark.parametrize(
    ("title", "summary"), [("Twice a number", "Twice a number."), ("What is it?", "What is it?")]
)
def test_the_title_ends_like_a_sentence(title, summary):
    """Does a title get its full stop, and a question keep its mark?"""
    exercise = Exercise("double", title, double, (visible("one", 1.0),))
    namespace = {"check": NotebookChecks({"double": exercise}), "double": lambda x: 7}
    assert eval("check('double')", namespace).summary == summary


def test_a_fault_below_is_named_first():
    """Is a student whose `quadruple` fails because of `double` sent there?"""
    card = in_notebook(GOOD.replace("2 *", "3 *"), "check('quadruple')")
    assert "It calls `double`, which does not pass yet: start there." in card.summary


HELPED = "def twice(x):\n    return double(x)\n\ndef quadruple(x):\n    return 2 * twice(x)\n"


@pytest.mark.parametrize(
    ("quadruple", "calls"), [("def quadruple(x):\n    return 5 * x\n", False), (HELPED, True)]
)
def test_only_what_is_called_is_named(quadruple, calls):
    """Is nobody sent to a function that theirs does not call, and those who call it by a helper?"""
    wrong = GOOD[: GOOD.index("def quadruple")].replace("2 *", "3 *")
    card = in_notebook(wrong + quadruple, "check('quadruple')")
    assert ("It calls `double`" in card.summary) == calls


@pytest.mark.parametrize(
    ("quadruple", "is_named"),
    [
        ("4 * x + 2", False),
        ("x + len('double') + 2", False),
        ("twice(x) + 2", True),
        ("by_name['double'](x) + 2", True),
        ("sum(double(x) for _ in range(3))", True),
    ],
)
def test_a_fault_below_is_named_only_where_it_is_called(quadruple, is_named):
    """Is nobody sent to a function that their own does not call, itself or through another?"""
    source = "def double(x):\n    return 3 * x\ndef twice(x):\n    return double(x)\n"
    source += "by_name = {'double': double}\n"
    source += f"def quadruple(x):\n    return {quadruple}\n"
    card = in_notebook(source, "check('quadruple')")
    assert card.tone == "failed"
    assert ("start there" in card.summary) is is_named


@pytest.mark.parametrize(
    ("asked", "title", "advice"),
    [
        ("'doubel'", "there is no exercise called doubel", 'Did you mean `check("double")`?'),
        ("max", "there is no exercise called max", 'Write `check("double")`.'),
        ("[1, 2]", "no exercise, but a value of type list", 'Write `check("double")`.'),
    ],
)
def test_what_is_no_exercise_gets_a_card(asked, title, advice):
    """Does the card say what was received, what is near, and which exercises there are?"""
    card = in_notebook(GOOD, f"check({asked})")
    assert card.title == f"check: {title}"
    assert card.summary == f"{advice} This notebook has `double`, `quadruple` and `quiz`."
    assert (card.tone, card.points) == ("open", None)


@pytest.mark.parametrize("asked", ["double", "lambda_", "quiz"])
def test_an_exercise_may_be_named_by_what_was_written(asked):
    """Is a function, whatever it says its name is, or a dict of answers as good as the name?"""
    source = "lambda_ = quadruple = lambda x: 4 * x\ndef double(x): return 2 * x\nquiz = {'a': 3}"
    name = {"lambda_": "quadruple"}.get(asked, asked)
    assert in_notebook(source, f"check({asked})") == in_notebook(source, f"check({name!r})")


def test_a_function_that_has_lost_its_name_goes_by_its_own():
    """Is `double`, kept under another name, still asked for by `double`?"""
    source = f"{GOOD}mine = double\ndouble = lambda x: 2 * x"
    assert in_notebook(source, "check(mine)").title.startswith("double: 1 of 1")


def test_an_unknown_exercise_is_not_graded():
    """Is a fault of the author's, where marks are decided, still an error?"""
    with pytest.raises(ValueError, match="no exercise 'triple'; it has double, quadruple, quiz"):
        sample_checks().grade("triple")


def test_ready_is_silent_or_says_what_is_missing(capsys):
    """Does a guarded cell run when it can, and wait with a card when it cannot?"""
    assert in_notebook(GOOD, "check.ready('double', 'quadruple')")
    assert capsys.readouterr().out == ""
    broken = GOOD.replace("double(double(x))", "0 * x")
    assert not in_notebook(broken, "check.ready('double', 'quadruple', 'quiz')")
    assert "It needs `quadruple` and `quiz`." in capsys.readouterr().out


@pytest.mark.parametrize("seed", [None, ""])
def test_grading_without_the_seed_is_for_this_run_alone(monkeypatch, seed):
    """Are hidden cases drawn, the same ones in this process, and does the card say what that is?"""
    monkeypatch.delenv(SEED_VARIABLE, raising=False)
    if seed is not None:
        monkeypatch.setenv(SEED_VARIABLE, seed)
    card = in_notebook(GOOD, "check.grade('double')")
    assert (card.points, len(card.rows)) == (4, 2)
    assert "No grading seed is set: hidden cases were drawn for this run alone" in card.summary
    assert 'The check under an exercise is `check("double")`.' in card.summary
    drawn = [hidden("drawn", lambda rng: (rng.normal(),))]
    seen = []
    exercise = Exercise("double", "Twice", lambda x: seen.append(x) or 2 * x, drawn)
    for _ in range(2):
        eval(
            "check.grade('double')", {"check": NotebookChecks({"double": exercise}), "double": len}
        )
    assert len(seen) > 1
    assert len(set(seen)) == 1


@pytest.mark.parametrize(
    ("source", "points"),
    [
        (GOOD, 4),
        ("def double(x):\n    return 2.0", 1),
        ("def double(x):\n    return x + x + (x == 1)", 3),
        ("def double(x):\n    raise NotImplementedError", 0),
        ("double = 3", 0),
        ("", 0),
    ],
)
def test_the_grade_is_what_the_cases_earn(monkeypatch, source, points):
    """Is partial credit the points of the cases that pass?"""
    monkeypatch.setenv(SEED_VARIABLE, "secret")
    card = in_notebook(source, "check.grade('double')")
    assert card.points == points
    assert float(card._repr_mimebundle_()["text/plain"]) == points


def test_a_quiz_that_is_no_dict_is_graded_zero(monkeypatch):
    """Is there a card and no exception?"""
    monkeypatch.setenv(SEED_VARIABLE, "secret")
    assert in_notebook("quiz = 5", "check.grade('quiz')").points == 0


def test_what_a_student_prints_stays_out_of_the_grade(monkeypatch, capsys):
    """Is the graded cell's output the card alone?"""
    monkeypatch.setenv(SEED_VARIABLE, "secret")
    in_notebook("def double(x):\n    print(x)\n    return 2 * x", "check.grade('double')")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_notebook_has_checks(notebook):
    """Do the references of a notebook pass its own checks, and a blank notebook fail them?"""
    namespace = {"check": notebook_checks(notebook)}
    exercises = exercises_of(notebook)
    for name in exercises:
        assert eval(f"check({name!r})", namespace).tone == "open"
    namespace |= {name: exercise.reference for name, exercise in exercises.items()}
    for name in exercises:
        assert eval(f"check({name!r})", namespace).tone == "passed"


def test_a_script_prints_the_card_as_text():
    """Is the card plain text where there is no notebook, and no notebook software loaded?"""
    script = (
        "import numpy as np, sys\n"
        "from autograde_tests import notebook_checks\n"
        "check = notebook_checks('week2/numpy_basics')\n"
        "def sigmoid(x):\n    return 1 / 1 + np.exp(-x)\n"
        "print(check('sigmoid'))\n"
        "check.ready('L2')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("✗ sigmoid: 0 of ")
    assert "Hint: " in done.stdout
    assert "It needs `L2`." in done.stdout
    assert "<" not in done.stdout
    assert done.stderr == ""


KERNEL_CELLS = {
    "import": (
        "import numpy as np\nfrom autograde_tests import notebook_checks\n"
        "check = notebook_checks('week2/numpy_basics')"
    ),
    "missing": "check('sigmoid')",
    "wrong": "def sigmoid(x):\n    return 1 / 1 + np.exp(-x)\ncheck('sigmoid')",
    "overflow": "def sigmoid(x):\n    return np.exp(1000 * np.abs(x)) - np.inf\ncheck('sigmoid')",
    "raises": "def sigmoid(x):\n    # mine\n    return x.reshape(7, 7, 7)\ncheck('sigmoid')",
    "leaves": "import sys\ndef sigmoid(x):\n    sys.exit(1)\ncheck('sigmoid')",
    "exits": "def sigmoid(x):\n    exit()\ncheck('sigmoid')",
    "alive": "get_ipython().exit_now",
    "recurses": "def sigmoid(x):\n    return sigmoid(x)\ncheck('sigmoid')",
    "endless": (
        "check.seconds = 0.1\ndef sigmoid(x):\n    while True:\n        pass\ncheck('sigmoid')"
    ),
    "right": "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))\ncheck('sigmoid')",
    "quiet": "card = check('sigmoid')",
    "waits": "if check.ready('sigmoid', 'L2'):\n    1 / 0",
    "grade": f"%env {SEED_VARIABLE}=secret\ncheck.grade('sigmoid')",
}


@pytest.fixture(scope="module")
def kernel_outputs():
    """Run a small notebook in a real kernel and return each cell's outputs."""
    cells = [nbformat.v4.new_code_cell(source) for source in KERNEL_CELLS.values()]
    notebook = nbformat.v4.new_notebook(cells=cells)
    with contextlib.redirect_stderr(io.StringIO()):
        NotebookClient(
            notebook, kernel_name="python3", timeout=PATIENCE, startup_timeout=PATIENCE
        ).execute()
    return {name: cell.outputs for name, cell in zip(KERNEL_CELLS, cells, strict=True)}


@pytest.mark.slow
def test_a_notebook_shows_cards_and_no_red(kernel_outputs):
    """Is every check one HTML card with a number as plain text, and nothing on stderr?"""
    for name, outputs in kernel_outputs.items():
        assert all(output.get("name") != "stderr" for output in outputs), name
        if name in ("import", "waits", "alive"):
            continue
        kind = "display_data" if name == "quiet" else "execute_result"
        (shown,) = [output for output in outputs if output.output_type == kind]
        # a card that is still looked into is shown at once, and taken away for the one that counts
        others = [each for each in outputs if each is not shown and "data" in each]
        assert all(each.data["text/html"] == "" for each in others)
        assert shown.data["text/html"].startswith('<div role="status"')
        assert isinstance(ast.literal_eval(shown.data["text/plain"]), int | float)


@pytest.mark.slow
def test_a_notebook_s_cards_say_what_happened(kernel_outputs):
    """Are the student's own line, the hint and the passing card there, and none of our frames?"""
    pages = {
        name: "".join(output.get("data", {}).get("text/html", "") for output in outputs)
        for name, outputs in kernel_outputs.items()
    }
    assert "sigmoid: not found" in pages["missing"]
    assert "<b>Where to look.</b>" in pages["wrong"]
    assert ASKS[HINT] in pages["wrong"]
    assert "which is not a finite number" in pages["overflow"]
    assert "in line 3: return x.reshape(7, 7, 7)" in pages["raises"]
    assert "SystemExit: 1, in line 3: sys.exit(1)" in pages["leaves"]
    assert "SystemExit, in line 2: exit()" in pages["exits"]
    assert kernel_outputs["alive"][0]["data"]["text/plain"] == "False", "the search left it to exit"
    assert "RecursionError" in pages["recurses"]
    assert "hidden ones run at grading" in pages["right"]
    assert "hidden ones run at grading" in pages["quiet"]
    assert "sigmoid: still running after 0.1 s" in pages["endless"]
    assert "It needs <code>L2</code>." in pages["waits"]
    points = exercises_of("week2/numpy_basics")["sigmoid"].points
    assert f"{points:g} of {points:g} points" in pages["grade"]
    assert "judging.py" not in "".join(pages.values())
