"""A library of one's own in a real browser: it grows from week to week and is used in the next."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograde_tests import exercises_of
from course_cli.samples import fill

from .conftest import Serve
from .lab import Notebook
from .test_start_page import wait_for_notebook

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAB = [sys.executable, "-m", "course_cli", "lab", "--no-browser", "--port", "0"]

WRITTEN = {
    "week1/introduction": ["relu"],
    "week2/numpy_basics": ["sigmoid", "sigmoid_derivative"],
    "week3/activations": ["sigmoid_backward", "tanh_backward", "relu_backward"],
    "week4/deep_network_step_by_step": [
        *("initialize_parameters_deep", "linear_forward", "linear_activation_forward"),
        "L_model_forward",
    ],
    "week4/deep_backpropagation": [
        *("linear_backward", "linear_activation_backward", "L_model_backward"),
    ],
    "week5/gradient_checking": ["numerical_gradients", "gradient_check_n"],
    "week6/mini_batches": ["update_parameters_with_gd"],
    "week6/learning_rate_decay": ["update_lr"],
}
"""What is solved of each notebook: enough for the next ones, and no cell trains for long."""

TYPED = ("week2/numpy_basics", "sigmoid")
"""The one that is typed in the browser; the others stand in the file when it is opened."""

IMPORTED = {
    "week3/activations": ["From your my_network: `relu`, `sigmoid`, `sigmoid_derivative`."],
    "week4/deep_network_step_by_step": ["From your my_network: `relu`, `sigmoid`."],
    "week4/deep_backpropagation": ["`relu_backward`, `sigmoid_backward`", "`L_model_forward`"],
    "week5/gradient_checking": [
        "From your my_network: `sigmoid`, `L_model_forward`.",
        "The course's: `update_parameters` (none of yours has passed).",
    ],
    "week6/mini_batches": ["From your my_network: ", "`L_model_backward`, `L_model_for"],
}
"""What the line under a notebook's imports says of those before it."""

WEEK4, WEEK5 = "week4/deep_network_step_by_step", "week5/gradient_checking"
RIGHT = exercises_of(WEEK4)["L_model_forward"].source().rstrip()
SLIP = "layer in (3, L)"
WRONG = RIGHT.replace("layer == L", SLIP)
"""The third layer is taken for the last; no visible case has more than three."""

PROBE = """from course_utils import toolbox
from course_utils.reference import deep as course
from course_utils.toolbox.deep import L_model_forward, initialize_parameters_deep
four_layers = initialize_parameters_deep([3, 4, 4, 4, 1], rng=0)
given = np.ones((3, 2)), four_layers
right = course.L_model_forward(*given)[0]
print("right:", np.allclose(L_model_forward(*given)[0], right))"""
OWN_CELLS = {
    "probe": PROBE,
    "use-reference": 'toolbox.use_reference("L_model_forward")\n' + PROBE,
    "use-own": 'toolbox.use_own("L_model_forward")\n' + PROBE,
}
"""Cells that the student adds at the end of week 5's notebook, by their id."""
YOURS, COURSES = (
    "From your my_network: `L_model_forward`",
    "The course's by your choice: `L_model_f",
)

OPEN_FILE = """async path => {
    await window.jupyterapp.commands.execute("docmanager:open", {path});
}"""
CLOSE = """async () => {
    await window.opened.sessionContext.shutdown();
    window.opened.dispose();
}"""


@pytest.fixture
def workspace(course: Path) -> Path:
    """Return a student's folder in which all is written but one function, and one is wrong."""
    subprocess.run([*LAB[:4], "--only-prepare"], cwd=course, check=True)
    for name, exercises in WRITTEN.items():
        answers = {each: exercises_of(name)[each].source().rstrip() for each in exercises}
        if name == TYPED[0]:
            del answers[TYPED[1]]
        if name == WEEK4:
            answers["L_model_forward"] = WRONG
        file = course / "workspace" / f"{name}.ipynb"
        notebook = nbformat.reads(json.dumps(fill(json.loads(file.read_bytes()), answers)), 4)
        if name == WEEK5:  # cells of the student's own
            notebook.cells += [
                nbformat.v4.new_code_cell(source, id=key) for key, source in OWN_CELLS.items()
            ]
        nbformat.write(notebook, file)
    return course / "workspace"


def bring(page: Any, name: str) -> Notebook:
    """Open a notebook, or go to it where it is open; return it."""
    page.evaluate(OPEN_FILE, f"{name}.ipynb")
    return wait_for_notebook(page, f"{name}.ipynb")


def run_all(notebook: Notebook, name: str) -> str:
    """Run all of a notebook down to its overview; return what is said below its imports."""
    overview = f"{name.replace('/', '-')}-overview"
    notebook.run_all_above(overview)
    card = notebook.run(overview).get_by_role("status")
    assert f"{len(WRITTEN[name])} of " in card.inner_text()
    return notebook.select(notebook.find("= notebook_checks(")).inner_text()


def mend(page: Any) -> str:
    """Go back to week 4, write the function anew and check it; return what the card says."""
    notebook = bring(page, WEEK4)
    notebook.fill("L_model_forward-answer", RIGHT)
    notebook.run("L_model_forward-answer")
    card = notebook.run("L_model_forward").get_by_role("status")
    notebook.save()
    return card.inner_text()


def test_from_week_to_week(workspace: Path, serve: Serve, page: Any, artefacts: Path):
    """Is each week's work used in the next, and one mended weeks later picked up?"""
    library = workspace / "my_network"
    with serve(LAB, workspace.parent) as address:
        page.goto(address)
        wait_for_notebook(page, "START.ipynb")
        for name, exercises in WRITTEN.items():
            notebook = bring(page, name)
            if name == TYPED[0]:
                notebook.fill(f"{TYPED[1]}-answer", exercises_of(name)[TYPED[1]].source())
            said = run_all(notebook, name)
            page.screenshot(path=artefacts / f"library-{name.replace('/', '-')}.png")
            for each in IMPORTED.get(name, []):
                assert each in said
            kept = "".join(file.read_text() for file in library.glob("*.py"))
            assert [each for each in exercises if f"def {each}(" not in kept] == []
            if name not in (WEEK4, WEEK5):
                notebook.save()
                page.evaluate(CLOSE)

        assert SLIP in (library / "deep.py").read_text(), "no visible check finds it wrong"
        for cell, whose, right in [
            ("probe", YOURS, False),
            ("use-reference", COURSES, True),
            ("use-own", YOURS, False),
        ]:
            said = bring(page, WEEK5).run(cell).inner_text()
            assert whose in said
            assert f"right: {right}" in said
        page.screenshot(path=artefacts / "library-wrong.png")
        assert "my_network/deep.py" in mend(page)
        page.screenshot(path=artefacts / "library-mended.png")
        said = bring(page, WEEK5).run("probe").inner_text()
        assert YOURS in said
        assert "right: True" in said
        page.screenshot(path=artefacts / "library-picked-up.png")
        assert page.asked_outside == []
    (before,) = (library / "versions").iterdir()
    assert SLIP in before.read_text()
    assert SLIP not in (library / "deep.py").read_text()
