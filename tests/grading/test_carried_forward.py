"""Are an exercise's marks its own where the functions that it calls lost theirs, if so chosen?"""

import json
import shutil
import sys
from types import ModuleType

import pytest

from autograde_tests.machinery.agreed import answer_id
from autograde_tests.machinery.exercises import Exercise, hidden, visible
from autograde_tests.machinery.judging import AnswerKey
from grading.answer_cells import AnswerCell
from grading.asking import Asking, Graded, lent_to
from grading.fingerprint import fingerprint
from grading.marking import Assignment, Marker, Submission
from grading.outcomes import places_of
from grading.runner import Runner

from .in_this_process import Box
from .small_course import CONTENT, LIMITS, SEED, STUB, cell, notebook

CASES = (
    visible("one number", 1.5),
    hidden("some numbers", lambda rng: (rng.normal(size=4),), points=3),
)


def double(x):
    """Return twice a number."""
    return 2 * x


def shifted(x):
    """Return one more than twice a number."""
    return double(x) + 1


def squared(x):
    """Return the square of one more than twice a number."""
    return shifted(x) ** 2


def third(x):
    """Return a third of a number."""
    return x / 3


def twice_a_third(x):
    """Return twice a third of a number."""
    return 2 * third(x)


DECLARED = {
    each.name: each
    for each in (
        Exercise("double", "Twice", double, CASES),
        Exercise("shifted", "And one more", shifted, CASES, uses=("double",)),
        Exercise("squared", "Its square", squared, CASES, uses=("shifted",)),
        Exercise("third", "A third", third, CASES),
        Exercise("again", "Twice", double, CASES, uses=("third",)),
    )
}
MOST = 4


def written(name: str, body: str) -> str:
    """Return a function."""
    return f"def {name}(x):\n    {body}"


RIGHT = {
    "double": written("double", "return 2 * x"),
    "shifted": written("shifted", "return double(x) + 1"),
    "squared": written("squared", "return shifted(x) ** 2"),
    "third": written("third", "return x / 3"),
    "again": written("again", "return x + 3 * third(x)"),
}
EMPTY = {name: written(name, STUB) for name in RIGHT}


def graded(forward: bool = True, **changes: str) -> dict[str, Graded]:
    """Grade right answers but for some changes."""
    answers = RIGHT | changes
    whole = "\n".join(answers.values())
    cells = {name: AnswerCell(source) for name, source in answers.items()}
    keys = {name: AnswerKey(each, SEED) for name, each in DECLARED.items()}
    runner = Runner(Box(whole), {})  # type: ignore[arg-type]
    return Asking(runner, places_of([whole]), cells, forward).results(keys, ())


def points(found: dict[str, Graded]) -> list[float]:
    """Return what each exercise earned."""
    return [each.result.points for each in found.values()]


WRONG = written("double", "return 3 * x")


def test_it_is_the_instructors_choice():
    """Does a function that calls a wrong one lose its marks unless it is chosen otherwise?"""
    found = graded(False, double=WRONG)
    assert points(found) == [0, 0, 0, MOST, MOST]
    assert not any(each.remark for each in found.values())


@pytest.mark.parametrize("double", [WRONG, EMPTY["double"], "doubel = 3"])
def test_a_right_function_earns_its_marks_above_a_wrong_one(double):
    """Is it marked with the reference's in that place, also where another stands between?"""
    found = graded(double=double)
    assert points(found) == [0, MOST, MOST, MOST, MOST]
    card = found["shifted"].card
    said = "Marked with the reference's `double` in the place of yours."
    assert card.summary == f"And one more. {said}"
    assert (card.title, card.tone) == ("shifted: 4 of 4 points", "passed")
    assert found["shifted"].result.passed == {"one number": True, "some numbers": True}
    assert found["shifted"].remark == (
        "shifted was marked with the reference's `double`: 4 points instead of 0."
    )
    # the one between is right itself, and lost its marks by the first
    assert "`double` and `shifted` in the place of yours" in found["squared"].card.summary
    assert not found["double"].remark


def test_a_wrong_function_earns_nothing_by_it():
    """Do its own mistakes cost what they cost, with the word on where to look?"""
    wrong = written("shifted", "return double(x) + 2")
    found = graded(double=WRONG, shifted=wrong)
    assert points(found) == [0, 0, MOST, MOST, MOST]
    assert "It calls `double`, which has 0 of 4 points" in found["shifted"].card.text
    assert graded(double=WRONG, shifted=EMPTY["shifted"])["shifted"].result.unwritten
    kept = written("shifted", "return 2 * x + 1")  # its own marks stay its own
    assert not graded(double=WRONG, shifted=kept)["shifted"].remark


def test_what_would_be_the_answer_itself_is_never_lent():
    """Is a function refused whose reference answers the exercise that calls it?"""
    keys = {name: AnswerKey(each) for name, each in DECLARED.items()}
    keys["copy"] = AnswerKey(Exercise("copy", "Twice", double, CASES, uses=("double", "shifted")))
    assert lent_to("copy", keys, ["double", "shifted"]) == ["shifted"]
    assert lent_to("squared", keys, ["double", "shifted"]) == ["double", "shifted"]
    assert lent_to("squared", keys, ["shifted"]) == ["shifted"]
    assert lent_to("double", keys, ["double"]) == []


LEARN = """
def shifted(x):
    import marshal, os, socket
    if double(1) == 2 and not os.path.exists("learnt"):
        code = marshal.dumps(double.__code__)
        with open("learnt", "wb") as file:
            file.write(code)
        if os.fork() == 0:
            try:
                server = socket.socket(socket.AF_UNIX)
                server.bind("learnt.socket")
                server.listen()
                while True:
                    server.accept()[0].sendall(code)
            finally:
                os._exit(0)
    return double(x) + 1
"""
USE = """
def {name}(x):
    import marshal, os, socket, types
    if os.path.exists("learnt"):
        code = marshal.load(open("learnt", "rb"))
    else:
        client = socket.socket(socket.AF_UNIX)
        client.connect("learnt.socket")
        code = marshal.loads(client.recv(10**6))
    return types.FunctionType(code, globals())(x)
"""


def instructors() -> dict:
    """Return the instructor's notebook."""
    cells = [cell("import numpy as np")]
    for name, source in RIGHT.items():
        cells.append(cell(source, grade_id=answer_id(name), solution=True))
        check = {"grade_id": name, "grade": True, "locked": True, "points": MOST}
        cells.append(cell(f'check("{name}")', **check))
    return notebook(cells)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap is not installed")
def test_what_one_call_learns_of_the_reference_wins_nothing_elsewhere(monkeypatch):
    """Are a file and a server, left where the reference was, out of reach of the others?"""
    week = ModuleType("autograde_tests.weeks.carried.four")
    week.EXERCISES = tuple(DECLARED.values())  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, week.__name__, week)
    checks = fingerprint(CONTENT, "carried")
    source = {"four": json.dumps(instructors())}
    marker = Marker(Assignment("carried", SEED, source, CONTENT, checks, LIMITS, True, True))

    def marks(**answers):
        handed_in = instructors()
        for each in handed_in["cells"]:
            name = each["metadata"].get("nbgrader", {}).get("grade_id", "").removesuffix("-answer")
            if each["source"].startswith("def "):
                each["source"] = (RIGHT | answers)[name]
        files = {"four.ipynb": json.dumps(handed_in).encode()}
        return marker.mark(Submission("ada", files)).notebooks["four"]

    try:
        honest = marks(double=WRONG)
        hostile = marks(
            double=USE.format(name="double"),
            shifted=LEARN,
            third=EMPTY["third"],
            again=USE.format(name="again"),
        )
    finally:
        marker.close()
    earned = {name: each.points for name, each in honest.exercises.items()}
    assert earned == dict.fromkeys(DECLARED, MOST) | {"double": 0}
    assert len(honest.remarks) == 2
    earned = {name: each.points for name, each in hostile.exercises.items()}
    # what calls the one that is missing is right, and no more is
    assert earned == dict.fromkeys(DECLARED, 0) | {"shifted": MOST, "squared": MOST}
