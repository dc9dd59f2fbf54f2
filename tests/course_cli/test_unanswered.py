"""What of a week is unanswered, as the notebooks' own cells say."""

import json
from pathlib import Path

import pytest

from autograde_tests import exercises_of
from course_cli.samples import fill
from course_cli.unanswered import Answered, answered_of

WEEK = "week2"


@pytest.fixture
def released(root: Path) -> Path:
    """Return the course's folder of the week."""
    return root / "notebooks" / WEEK


def write(folder: Path, released: Path, name: str, **answers: str) -> Path:
    """Put a notebook of the week into a student's folder, with answers; return its file."""
    notebook = json.loads((released / f"{name}.ipynb").read_bytes())
    file = folder / f"{name}.ipynb"
    file.write_text(json.dumps(fill(notebook, answers)))
    return file


def told(folder: Path, released: Path) -> dict[str, Answered]:
    """Return how much is answered, by notebook."""
    return {each.notebook: each for each in answered_of(folder, released)}


def solved(notebook: str) -> dict[str, str]:
    """Return the right answers of a notebook, by exercise."""
    exercises = exercises_of(f"{WEEK}/{notebook}")
    return {name: exercise.source() for name, exercise in exercises.items()}


def test_a_week_as_it_was_given(tmp_path: Path, released: Path):
    """Is nothing of a week counted that nobody has touched?"""
    for file in released.glob("*.ipynb"):
        write(tmp_path, released, file.stem)
    found = told(tmp_path, released)
    assert list(found) == sorted(file.stem for file in released.glob("*.ipynb"))
    assert all(each.is_blank for each in found.values())
    assert found["numpy_basics"].sentence == (
        "numpy_basics: 0 of 8 exercises written; shapes_quiz, 0 of 10 questions answered."
    )
    assert found["quiz"].sentence == (
        "quiz: week_one, 0 of 6 questions answered; one_unit, 0 of 4 questions answered; "
        "descent, 0 "
        "of 4 questions answered; in_use, 0 of 3 questions answered."
    )


def test_a_week_that_is_answered(tmp_path: Path, released: Path):
    """Is nothing said where all is answered, right or wrong, the question in words too?"""
    write(tmp_path, released, "numpy_basics", **solved("numpy_basics"))
    answers = {**solved("quiz"), "in_use-q11": "I would take the second."}
    write(tmp_path, released, "quiz", **answers)
    found = told(tmp_path, released)
    assert [each.sentence for each in found.values()] == ["", ""]
    assert not any(each.is_blank for each in found.values())


@pytest.mark.parametrize(
    ("exercise", "answer", "said"),
    [
        (
            "best_guesses",
            "def best_guesses(x):\n    raise NotImplementedError()",
            "7 of 8 exercises written",
        ),
        (
            "best_guesses",
            "def best_guesses(x):\n    raise NotImplementedError",
            "(not yet: best_guesses)",
        ),
        ("best_guesses", "", "(not yet: best_guesses)"),
        (
            "best_guesses",
            "def best_guesses(x)\n    return x",
            "best_guesses is no Python yet (line 1, expected",
        ),
        ("best_guesses", "%precision 3\ndef best_guesses(x):\n    return x", ""),
        ("best_guesses", "%%time\ndef best_guesses(x):\n    return x", ""),
        ("best_guesses", "np.exp?\nx = !ls\ndef best_guesses(x):\n    return x", ""),
        (
            "best_guesses",
            "%pip list\ndef best_guesses(x)\n    return x",
            "no Python yet (line 2, expected",
        ),
        ("best_guesses", "def best_guesses(x):\n    return (x\n            % 7)", ""),
        (
            "best_guesses",
            "def best_guesses(x):\n    if x: raise NotImplementedError('x')\n    return x",
            "",
        ),
        ("best_guesses", "best_guesses = None", ""),
        ("best_guesses", "# raise NotImplementedError()\ndef best_guesses(x):\n    return x", ""),
    ],
)
def test_one_exercise(tmp_path: Path, released: Path, exercise: str, answer: str, said: str):
    """Is an exercise seen as written exactly if something stands in the place of what was given?"""
    write(tmp_path, released, "numpy_basics", **{**solved("numpy_basics"), exercise: answer})
    sentence = told(tmp_path, released)["numpy_basics"].sentence
    assert said in sentence
    assert bool(said) == bool(sentence)


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ('{"q9": "a", "q10": None}', 1),
        ('{"q9": "a", "q10": 0}', 2),
        ('{"q9": "a"}', 1),
        ('{"q9": None, "q10": None}\nin_use["q9"] = "b"', 1),
        ('{"q9": "a", "q10": None}\nin_use["q9"] = None', 0),
        ('{"q9": None, "q10": None}\nin_use["q9"] == "b"', 0),
        ('{"q9": None, "q10": None, "mine": "a"}', 0),
        ('{"q9": "a", "q10": None}\nnp.exp?', 1),
        ("{}\nin_use = dict(q9='a', q10=3)", 0),
        ("dict(q9='a', q10=3)", 2),
        ('{"q9": "a", "q10": ', 0),
    ],
)
def test_questions_are_counted(tmp_path: Path, released: Path, answer: str, count: int):
    """Are the questions counted that have an answer, however the dict is written?"""
    write(tmp_path, released, "quiz", in_use=f"in_use = {answer}")
    quiz = told(tmp_path, released)["quiz"]
    assert quiz.quizzes["in_use"] == [count, 3]  # the third is answered in words
    assert not quiz.is_blank or count == 0


def test_given_code_that_was_repaired(tmp_path: Path, root: Path):
    """Is code that students get, to mend it, unanswered as long as it is as it was?"""
    released = root / "notebooks" / "week4"
    name = "find_the_bug_backward"
    write(tmp_path, released, name, predict="def predict(X, parameters):\n    return X")
    found = told(tmp_path, released)[name]
    assert found.written == ["predict"]
    assert len(found.missing) == 5


def test_a_cell_that_was_deleted(tmp_path: Path, released: Path):
    """Is an exercise missing whose cell is gone?"""
    file = write(tmp_path, released, "numpy_basics", **solved("numpy_basics"))
    notebook = json.loads(file.read_bytes())
    notebook["cells"] = [cell for cell in notebook["cells"] if cell.get("id") != "L1-answer"]
    file.write_text(json.dumps(notebook))
    assert told(tmp_path, released)["numpy_basics"].missing == ["L1"]


@pytest.mark.filterwarnings("error")
def test_what_python_warns_of_is_no_fault(tmp_path: Path, released: Path):
    """Is a cell read without a word whose text has a backslash that Python would warn of?"""
    answer = 'def best_guesses(x):\n    """Return \\sigma."""\n    return x'
    write(tmp_path, released, "numpy_basics", **{**solved("numpy_basics"), "best_guesses": answer})
    assert told(tmp_path, released)["numpy_basics"].sentence == ""
