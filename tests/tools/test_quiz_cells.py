"""What the build makes of a quiz, and what it refuses."""

import json
import shutil

import nbformat
import pytest

from tests.tools.conftest import ROOT, add_source

SOURCE = """# %% [markdown]
# # Doubles

# %%
from autograde_tests import notebook_checks
check = notebook_checks("week2/doubles")

# %% quiz="theory"
check("theory")
"""


def declared(notebook):
    """Return a quiz of four kinds of questions, and an exercise that is not a quiz."""
    from autograde_tests.machinery.exercises import Exercise, visible
    from autograde_tests.machinery.quizzes import ManyChoices, Numeric, OneChoice, ShortText, quiz

    why = {"reason": "For a reason that is kept."}
    options = {"a": "one", "b": "two `x`", "c": "three", "d": "four"}
    theory = quiz(
        "theory",
        "A quiz",
        OneChoice("q1", "One", "Which?", options, "b", {"a": "A.", "c": "C.", "d": "D."}, **why),
        ManyChoices(
            "q2",
            "Many",
            "Which?",
            options,
            "ad",
            {"b": "B.", "c": "Cc."},
            "More.",
            at_grading=True,
            **why,
        ),
        Numeric("q3", "Number", "How far?", 0.25, {4: "Turn it."}, unit="m", **why),
        ShortText("q4", "Words", "Why?", "- 2 points: a reason.", "Because of that.", points=2),
    )
    return {"theory": theory, "double": Exercise("double", "Twice", abs, (visible("one", 1.0),))}


def quiz_only(notebook):
    """Return the quiz alone."""
    return {"theory": declared(notebook)["theory"]}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the cells of both editions by id."""
    from tools.build_notebooks import build

    folder = tmp_path_factory.mktemp("built")
    add_source(folder, SOURCE)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    texts = build(folder, quiz_only)
    assert build(folder, quiz_only) == texts, "the same bytes again"
    return [
        {cell.id: cell for cell in nbformat.reads(text, as_version=4).cells}
        for text in texts.values()
    ]


MADE = ["theory-questions", "theory-answer", "theory-form", "theory"]
BY_HAND = ["theory-q4-question", "theory-q4"]


@pytest.mark.slow
def test_one_cell_becomes_all_that_a_quiz_needs(built):
    """Are there questions, answers, form, check and the cells for a person, in this order?"""
    for cells in built:
        assert list(cells)[2:-2] == [*MADE, *BY_HAND, "theory-solutions"]
        questions = cells["theory-questions"].source
        assert questions.startswith("<details>\n<summary>The questions as text")
        assert questions.endswith("\n\n</details>")
        assert "**q1. One** (1 point)\n\nWhich?\n\n- **a.** one\n- **b.** two `x`" in questions
        assert "*A number (m), to within 1 %.*" in questions
        assert "**q2. Many** (2 points, counts at grading)" in questions
        assert "Why?" not in questions
        assert cells["theory-form"].source == 'check.form("theory")'
        assert cells["theory-form"].metadata.tags == ["experiment"]
        assert cells["theory-form"].metadata.deletable is False
        solutions = cells["theory-solutions"]
        assert solutions.source.startswith('check.solutions("theory")')
        assert solutions.metadata.tags == ["experiment", "solutions"]


@pytest.mark.slow
def test_the_student_edition_holds_no_answer(built):
    """Are its values blank, its guide gone and its text cell empty?"""
    instructor, student = built
    assert student["theory-answer"].source.split("\n") == [
        "theory = {",
        '    "q1": None,  # one of a, b, c, d',
        '    "q2": None,  # a list of all that apply, a to d',
        '    "q3": None,  # a number (m)',
        "}",
    ]
    assert student["theory-q4"].source == "YOUR ANSWER HERE"
    assert "MARK SCHEME" not in student["theory-q4-question"].source
    assert "a reason" not in json.dumps(list(student.values()))
    assert "Because" not in json.dumps(list(student.values()))
    assert student["theory"].source == 'check("theory")'

    namespace = {}
    exec(instructor["theory-answer"].source, namespace)
    assert namespace["theory"] == {"q1": "b", "q2": ["a", "d"], "q3": 0.25}
    assert "- 2 points: a reason." in instructor["theory-q4-question"].source
    assert instructor["theory-q4"].source == "Because of that."
    assert 'check.grade("theory")' in instructor["theory"].source


@pytest.mark.slow
def test_nbgrader_knows_what_is_decided_and_what_a_person_marks(built):
    """Do points, locks and kinds of cells say so in both editions?"""
    for cells in built:
        meta = {name: cells[name].metadata.get("nbgrader") for name in MADE + BY_HAND}
        flags = {
            name: (each.grade, each.solution, each.locked, each.get("points"))
            for name, each in meta.items()
            if each
        }
        assert flags == {
            "theory-answer": (False, True, False, None),
            "theory": (True, False, True, 4.0),
            "theory-q4-question": (False, False, True, None),
            "theory-q4": (True, True, False, 2),
        }


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('check("theory")', "theory = 1", 9, 'the text of this cell is exactly `check("theory")`'),
        ('quiz="theory"', 'quiz="theories"', 8, "no exercise 'theories' is declared"),
        ('quiz="theory"', 'check="theory"', 8, "made of questions; write quiz="),
        ('quiz="theory"', 'quiz="double"', 8, "double is not made of questions; write an answer="),
        ('quiz="theory"', "quiz=3", 8, 'quiz names an exercise; write quiz="name"'),
        ('quiz="theory"', 'quiz="theory" check="theory"', 8, "on one cell; a cell has one of them"),
        ('# %% quiz="theory"', '# %% [markdown] quiz="theory"', 8, "only code cells have it"),
        ('# %% quiz="theory"\ncheck("theory")\n', "", 4, 'no cell has quiz="theory"'),
        ('("theory")\n', '("theory")\n\n# %% quiz="theory"\ncheck("theory")\n', 11, "used before"),
    ],
)
def test_a_slip_in_the_source_is_said_with_its_line(old, new, line, said, tmp_path):
    """Is each thing that can go wrong around a quiz's cell named where it is?"""
    from tools.notebook_lint import lint
    from tools.notebook_source import read_source

    source = read_source(tmp_path, add_source(tmp_path, SOURCE.replace(old, new)))
    found = lint(source, declared("week2/doubles"), tmp_path)
    assert any(said in problem.message and problem.line == line for problem in found), found


def test_a_faulty_question_is_said_with_file_and_line(tmp_path, capsys):
    """Does the build point at the declaration, not at the notebook?"""
    from autograde_tests.machinery.quizzes import Numeric, quiz
    from tools.build_notebooks import main

    def faulty(notebook):
        return quiz(
            "theory", "A quiz", Numeric("q1", "One", "How many?", 1, wrong={}, reason="One.")
        )

    add_source(tmp_path, SOURCE)
    assert main([], tmp_path, faulty) == 1
    said = capsys.readouterr().err
    assert said.startswith("tests/tools/test_quiz_cells.py:")
    assert "theory, q1: no wrong number is known; work out what a slip leads to" in said
