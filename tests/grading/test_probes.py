"""Are classes and models marked in the sandbox by what they compute, whatever a submission does?"""

import inspect
import json

import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.exercises import exercise, hidden, visible
from course_cli.samples import fill
from grading.content import Content
from grading.errors import NoAnswer
from grading.fingerprint import fingerprint
from grading.marking import Assignment, Marker, Submission, answer_keys

from .small_course import CONTENT

NAME = "micro_autograd"
DECLARED = exercises_of(f"week7/{NAME}")
POINTS = {name: each.points for name, each in DECLARED.items()}
SOLVED = {name: DECLARED[name].source() for name in ("Value", "topological_order", "backward")}


@pytest.fixture(scope="module")
def marks(built):
    """Return a function that marks answers, with cells at the end of the notebook."""
    source = built[f"build/source/week7/{NAME}.ipynb"]
    blank = json.loads(built[f"notebooks/week7/{NAME}.ipynb"])
    checks = fingerprint(CONTENT, "week7")
    marker = Marker(Assignment("week7", "a seed", {NAME: source}, CONTENT, checks))

    def marks(answers, *cells):
        notebook = fill(blank, answers)
        for number, text in enumerate(cells):
            cell = {"cell_type": "code", "source": text, "metadata": {}, "outputs": []}
            notebook["cells"].append(cell | {"id": f"own-{number}", "execution_count": None})
        files = {f"{NAME}.ipynb": json.dumps(notebook).encode()}
        marked = marker.mark(Submission("ada", files)).notebooks[NAME]
        assert not marked.fault
        return marked.exercises

    yield marks
    marker.close()


def earned(exercises, *names):
    """Return the points of some exercises."""
    return {name: exercises[name].points for name in names}


@pytest.mark.slow
def test_each_part_is_marked_on_its_own(marks):
    """Does a backward pass without a class earn its points, and a class without a pass?"""
    found = marks({name: SOLVED[name] for name in ("topological_order", "backward")})
    assert earned(found, *POINTS)["backward"] == POINTS["backward"]
    assert found["Value"].points == found["cost_of"].points == 0
    found = marks({"Value": SOLVED["Value"]})
    assert found["Value"].points == POINTS["Value"]
    assert found["backward"].points == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "cell",
    [
        "from course_utils.probes import graphs\n"
        "graphs.recorded = graphs.gradients = graphs.order = lambda *_: []",
        "import sys\nsys.modules['course_utils.probes.graphs'] = None",
        "from course_utils.probes import graphs\nclass Anything(list):\n"
        "    def __eq__(self, other): return True\n    __hash__ = None\n"
        "graphs.recorded = graphs.gradients = graphs.order = lambda *_: Anything()",
        "from autograde_tests.machinery import probing\nprobing.Probed = probing.probe_of = None",
        "from course_utils.reference.autograd import Value, topological_order, backward",
        "from course_utils.probes.graphs import Node as Value, order as topological_order",
    ],
    ids=[
        "probes replaced",
        "probes gone",
        "answers that equal all",
        "machinery gone",
        "references imported",
        "probes imported",
    ],
)
def test_a_submission_that_solves_nothing_gets_nothing(marks, cell):
    """Does it win nothing to take the probe's place, and does the next one lose nothing?"""
    assert set(earned(marks({}, cell), *POINTS).values()) == {0.0}
    found = marks(SOLVED)
    assert all(found[name].points == POINTS[name] for name in SOLVED)


@pytest.mark.slow
def test_a_function_in_the_place_of_a_class_is_as_good_as_what_it_makes(marks):
    """Does a wrong kind of thing cost its own exercise, with the reason?"""
    found = marks({**SOLVED, "Value": "Value = 3"})
    assert found["Value"].fault == "Value is not a class in the notebook."
    assert found["backward"].points == POINTS["backward"]


@pytest.mark.slow
def test_numbers_on_the_left_count_as_in_the_check(marks, built):
    """Is a cost with `2 * a` and `sum` marked as its check sees it, with the class as given?"""
    instructors = json.loads(built[f"build/source/week7/{NAME}.ipynb"])
    metadata = ((cell, cell["metadata"].get("nbgrader", {})) for cell in instructors["cells"])
    written = next(cell for cell, ours in metadata if ours.get("grade_id") == "Value-answer")
    answers = {name: each.source() for name, each in DECLARED.items() if name == "softplus"}
    (on_the_left,) = (
        inspect.getsource(each).split("\n", 1)[1]
        for each in DECLARED["cost_of"].equivalents
        if each.__name__ == "numbers_on_the_left"
    )
    answers["cost_of"] = on_the_left.replace("numbers_on_the_left", "cost_of")
    found = marks({**SOLVED, **answers, "Value": "".join(written["source"])})
    assert found["cost_of"].points == POINTS["cost_of"]


def outside(make, x):
    """Ask something, from where submissions do not run."""
    return make(x)


def test_a_probe_outside_of_the_library_stops_grading(monkeypatch):
    """Is a declaration whose probe submissions would lack refused before anybody is marked?"""
    stray = exercise(
        lambda x: 2 * x,
        "Twice",
        visible("one", 1.0),
        hidden("some", lambda rng: (rng.normal(),)),
        name="stray",
        probe=outside,
    )
    monkeypatch.setattr(Content, "exercises_of", lambda *_: {"stray": stray})
    with pytest.raises(NoAnswer, match="outside of the library 'course_utils'"):
        answer_keys(Assignment("week7", "s", {"nb": "{}"}, CONTENT, "checks"))
