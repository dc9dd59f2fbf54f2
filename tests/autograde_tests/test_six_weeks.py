"""Six weeks in a student's folder: what one week has written, the next ones use."""

import ast
import json
import subprocess
import sys

import numpy as np
import pytest

from autograde_tests import exercises_of, notebooks_of
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.taking_along import topic_of
from course_utils import toolbox
from course_utils.reference import deep
from course_utils.toolbox._line import _imported

from .kernels import Notebook

WEEK4, WEEK5 = "week4/deep_network_step_by_step", "week5/gradient_checking"
USED_BY_NONE = {
    "week1/why_now",
    "week7/hyperparameter_tuning",
    "week7/hyperparameter_search",
    "week7/micro_autograd",
    "week7/frameworks",
    "week7/capstone",
}
"""Notebooks that no later one takes anything from: to solve them would only take its time."""


def imports_of(root, name):
    """Return what a notebook imports of NumPy, of the toolbox and of the reference, as a cell."""
    cells = json.loads((root / "notebooks" / f"{name}.ipynb").read_bytes())["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    lines = [
        ast.unparse(node)
        for cell in code
        if not cell.lstrip().startswith(("%", "!"))
        for node in ast.parse(cell).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    wanted = ("numpy", "course_utils.toolbox", "course_utils.reference")
    return "\n".join(line for line in lines if line.split()[1].startswith(wanted))


def solve(notebook, exercise):
    """Write a function as its reference does; what that uses beside the notebook is given."""
    if not isinstance(exercise.reference, type):
        beside = exercise.reference.__globals__
        given = {each for each in exercise.reference.__code__.co_names if each in beside}
        notebook.names.update({each: beside[each] for each in given - set(notebook.names)})
    return notebook.says(exercise.name, exercise.source())


@pytest.mark.slow
def test_six_weeks_build_on_each_other(root, package):
    """Does every notebook get all that earlier ones asked for, and the package train with it?"""
    written, weeks = set(), set()
    for name in notebooks_of():
        imports = imports_of(root, name)
        own = [each for each in dict.fromkeys(_imported(imports)) if each in written]
        assert all(toolbox._own.version(*each) for each in own), toolbox.line(imports)
        weeks |= {name.partition("/")[0]} if own else set()
        notebook = Notebook(name, imports)
        for exercise in exercises_of(name).values() if name not in USED_BY_NONE else ():
            if topic_of(exercise) and not exercise.is_handed_out:
                solve(notebook, exercise)
                written.add((topic_of(exercise), exercise.reference.__name__))
    assert weeks == {f"week{number}" for number in range(1, 8)}
    assert {row[2] for row in toolbox.which().rows} == {"yours"}
    assert len(toolbox.which().rows) == len(written)
    train = [sys.executable, "-m", "my_network"]
    said = subprocess.run(train, cwd=package.parent, capture_output=True, text=True).stdout
    assert said.startswith("From your my_network: ")
    assert "The course's" not in said
    assert float(said.rpartition("It reads ")[2].partition(" %")[0]) > 95


def test_a_wrong_function_is_mended_a_week_later(root, package):
    """Is one that no visible check finds wrong used, left for the course's, mended, picked up?"""
    exercises = exercises_of(WEEK4)
    exercise, before = exercises["L_model_forward"], Notebook(WEEK4, imports_of(root, WEEK4))
    for name in ("linear_forward", "linear_activation_forward"):
        before.run(exercises[name].source())
    right = exercise.source()
    before.says(
        "L_model_forward", right.replace("= len(parameters) // 2", "= min(3, len(parameters) // 2)")
    )
    verdicts = run_cases(exercise, before.names["L_model_forward"], exercise.cases, "seed")
    assert {verdict.case.is_hidden for verdict in verdicts if not verdict.passed} == {True}

    imports = imports_of(root, WEEK5)
    forward = Notebook(WEEK5, imports).names["L_model_forward"]
    X, parameters = np.ones((3, 2)), deep.initialize_parameters_deep([3, 4, 4, 4, 1], rng=0)
    course = deep.L_model_forward(X, parameters)[0]
    assert forward(X, parameters)[0].shape == (4, 2)
    toolbox.use_reference("L_model_forward")
    assert "The course's by your choice: `L_model_forward`." in toolbox.line(imports)
    assert np.array_equal(forward(X, parameters)[0], course)
    toolbox.use_own("L_model_forward")
    assert forward(X, parameters)[0].shape == (4, 2)

    before.says("L_model_forward", right)
    assert np.allclose(forward(X, parameters)[0], course)
    (wrong,) = (package / "versions").iterdir()
    assert "min(3" in wrong.read_text()
