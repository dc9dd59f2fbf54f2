"""The sample class: what its members hand in."""

import json
from pathlib import Path

import pytest

from autograde_tests import exercises_of
from course_cli.samples import answer_cells, fill, sample_class, written_cells

BLANK = "def sigmoid(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"


def edition() -> dict:
    """Return a student edition with one exercise."""

    def cell(source: str, **nbgrader: object) -> dict:
        metadata = {"nbgrader": nbgrader} if nbgrader else {}
        return {"cell_type": "code", "source": source, "metadata": metadata, "outputs": []}

    cells = [
        cell("import numpy as np"),
        cell(BLANK, grade_id="sigmoid-answer", solution=True),
        cell('check("sigmoid")', grade_id="sigmoid", grade=True, points=3),
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}


def test_fill_writes_into_the_answer_cell_only():
    """Does an answer go into its own cell, of a copy, and nowhere else?"""
    original = edition()
    filled = fill(original, {"sigmoid": "sigmoid = 1"})
    assert [cell["source"] for cell in filled["cells"]] == [
        "import numpy as np",
        "sigmoid = 1",
        'check("sigmoid")',
    ]
    assert original == edition()


def test_fill_refuses_an_answer_without_a_cell():
    """Is an answer to an exercise that the notebook lacks refused by name?"""
    with pytest.raises(KeyError, match=r"no answer cell for 'relu'.*sigmoid"):
        fill(edition(), {"relu": ""})


def test_class_holds_what_its_stories_say(tmp_path: Path):
    """Is the blank one blank, the solved one complete, the wrong one different from both?"""
    (tmp_path / "numpy_basics.ipynb").write_text(json.dumps(edition()))
    samples = {sample.story: sample for sample in sample_class("week2", tmp_path)}
    assert len({sample.student for sample in samples.values()}) == len(samples) == 7

    def answer(story: str) -> str:
        notebook = json.loads(samples[story].files["numpy_basics.ipynb"])
        return answer_cells(notebook)["sigmoid"]["source"]

    assert answer("left everything blank") == BLANK
    solved = answer("solved everything")
    assert solved.startswith("def sigmoid(")
    assert "NotImplementedError" not in solved
    assert answer("made one known mistake in each") not in (BLANK, solved)
    with pytest.raises(ValueError, match="Unterminated|Expecting|delimiter"):
        json.loads(samples["handed in a broken file"].files["numpy_basics.ipynb"])


def test_who_solved_everything_has_written_what_a_person_marks(root: Path):
    """Is the author's own answer in the cell, for those who wrote one, and nobody else's?"""
    quizzes = exercises_of("week2/quiz").values()
    asked = {quiz.grade_id(each): each for quiz in quizzes for each in quiz.marked_by_hand}
    assert asked
    for sample in sample_class("week2", root / "notebooks" / "week2"):
        written = written_cells(json.loads(sample.files["quiz.ipynb"]))
        texts = {name: "".join(cell["source"]) for name, cell in written.items()}
        answers = {name: each.model_answer for name, each in asked.items()}
        has_answered = "solved" in sample.story or sample.story == "handed in a broken file"
        assert texts == (answers if has_answered else dict.fromkeys(asked, "YOUR ANSWER HERE"))
