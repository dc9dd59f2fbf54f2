"""What the build makes of a prediction, and what it refuses."""

import shutil

import nbformat
import pytest

from tests.tools.conftest import GOOD, ROOT, add_source, declared

ASK = '# %% predict="share"\ncheck.predict("share")\n\n'
RESULT = '# %% tags=["experiment"]\n%matplotlib inline'
SOURCE = GOOD.replace(
    RESULT, ASK + '# %%\nprint("half")\n\n# %% predict="curve"\ncheck.predict("curve")\n\n' + RESULT
)


def predicted(notebook):
    """Return the predictions of the small notebook."""
    from autograde_tests.machinery.predictions import prediction
    from autograde_tests.machinery.quizzes import Numeric, OneChoice

    sides = {"too_small": "More.", "too_large": "Less."}
    options = {"a": "up", "b": "down", "c": "on"}
    share = Numeric("share", "The share", "How many?", 50, {}, unit="%", reason="Half of all.")
    wrong = {"a": "Not up.", "c": "Not on."}
    curve = OneChoice("curve", "The curve", "Where?", options, "b", wrong, reason="It must.")
    return {"share": prediction(share, **sides), "curve": prediction(curve)}


@pytest.mark.slow
def test_one_cell_becomes_a_question_and_a_call(tmp_path):
    """Have both editions the same two cells, which tell nothing and are none of nbgrader's?"""
    from tools.build_notebooks import build

    add_source(tmp_path, SOURCE)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    for text in build(tmp_path, declared, predicted=predicted).values():
        cells = {cell.id: cell for cell in nbformat.reads(text, as_version=4).cells}
        how = 'or "skip" to see it without a guess'
        assert cells["share-guess"].source == (
            f'check.predict("share", guess=None)  # a number (%), {how}'
        )
        assert cells["curve-guess"].source == (
            f'check.predict("curve", guess=None)  # one of a, b, c, {how}'
        )
        asked = cells["share-prediction"].source
        assert asked == "**Your guess first: The share.** How many?"
        assert "- **a.** up\n- **b.** down" in cells["curve-prediction"].source
        for name in ("share-guess", "curve-guess"):
            assert cells[name].metadata == {"tags": ["experiment"], "deletable": False}
        assert "Half of all" not in text
        assert "It must" not in text


def problems_of(tmp_path, text):
    """Return the problems of a source that asks to predict."""
    from tools.notebook_lint import lint
    from tools.notebook_source import read_source

    source = read_source(tmp_path, add_source(tmp_path, text))
    return lint(source, declared("week2/doubles"), tmp_path, predicted("week2/doubles"))


def test_a_sound_source(tmp_path):
    """Is there nothing to say of predictions that keep the rules?"""
    assert problems_of(tmp_path, SOURCE) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ('check.predict("share")', "share = 1", "share = 1", "is exactly `check.predict("),
        ('predict="share"', 'predict="shore"', '"shore"', "no prediction 'shore' is declared"),
        ('predict="share"', "predict=3", "predict=3", 'names a prediction; write predict="name"'),
        ('predict="share"', 'predict="share" quiz="quiz"', 'quiz="quiz"', "a cell has one of them"),
        ('# %% predict="share"', '# %% [markdown] predict="share"', "down] pr", "only code cells"),
        (ASK, "", 'check="quiz"', 'no cell has predict="share"'),
        ('# %%\nprint("half")\n\n', "", 'predict="share"', "does not show what share asks"),
        ('# %%\nprint("half")\n', ASK + '# %%\nprint("half")\n', "again", "share is asked before"),
        ('"share"', '"other"', 'predict="other"', "no prediction 'other' is declared"),
    ],
)
def test_a_slip_in_the_source_is_said_with_its_line(old, new, at, said, tmp_path):
    """Is each thing that can go wrong around a prediction's cell named where it is?"""
    text = SOURCE.replace(old, new)
    lines = text.split("\n")
    places = [number for number, line in enumerate(lines, 1) if at in line]
    if at == "again":
        places = [number for number, line in enumerate(lines, 1) if 'predict="share"' in line][1:]
    found = problems_of(tmp_path, text)
    assert any(said in each.message and each.line == places[0] for each in found), found


def test_predictions_stand_in_the_order_in_which_they_are_declared(tmp_path):
    """Is another order refused, as with exercises?"""
    text = SOURCE.replace("share", "x").replace("curve", "share").replace('"x"', '"curve"')
    found = problems_of(tmp_path, text)
    assert [each.message for each in found] == [
        "curve stands before share: the order is that declared"
    ]


def test_a_faulty_declaration_is_said_with_file_and_line(tmp_path, capsys):
    """Does the build point at the declaration, not at the notebook?"""
    from autograde_tests.machinery.predictions import prediction
    from autograde_tests.machinery.quizzes import Numeric
    from tools.build_notebooks import main

    def faulty(notebook):
        return prediction(Numeric("share", "The share", "How many?", 5, {}, reason="Five."))

    add_source(tmp_path, SOURCE)
    assert main([], tmp_path, faulty) == 1
    said = capsys.readouterr().err
    assert said.startswith("tests/tools/test_prediction_cells.py:")
    assert "share: too small: empty" in said
