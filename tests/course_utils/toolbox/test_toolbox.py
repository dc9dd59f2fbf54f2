"""The toolbox: modules like the reference's, and a line under the cell that imports."""

import importlib
import inspect
import json
import linecache
import pickle
import subprocess
import sys
from types import FunctionType

import pytest

import course_utils.toolbox as toolbox
from course_utils.progress import MARK

TOPIC = [f"course_utils.{{}}.{topic}" for topic in toolbox.TOPICS]


@pytest.mark.parametrize("topic", TOPIC)
def test_a_topic_has_what_the_reference_has(topic):
    """Is everything there, with the signature and the help of the reference?"""
    course = importlib.import_module(topic.format("reference"))
    own = importlib.import_module(topic.format("toolbox"))
    for name in course.__all__:
        theirs, ours = getattr(course, name), getattr(own, name)
        if isinstance(theirs, FunctionType):
            assert inspect.signature(ours) == inspect.signature(theirs)
            assert ours.__doc__ == theirs.__doc__
            assert pickle.loads(pickle.dumps(ours)) is ours
        else:
            assert ours is theirs


def test_a_topic_that_is_not_there_is_not_found():
    """Does a misspelt topic fail as a misspelt module does?"""
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("course_utils.toolbox.depe")


def test_another_process_finds_the_functions(tmp_path):
    """Can a function be handed to a process that has imported nothing yet?"""
    from course_utils.toolbox.activations import relu

    (tmp_path / "relu").write_bytes(pickle.dumps(relu))
    code = "import pickle, sys; print(pickle.load(open(sys.argv[1], 'rb'))(-1.0))"
    run = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "relu"], capture_output=True, text=True, check=True
    )
    assert run.stdout == "0.0\n"


KERNEL = """
import json, os, sys
os.chdir(sys.argv[1])
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
shell = InteractiveShell.instance()
said = []
for cell in json.loads(sys.argv[2]):
    with capture_output() as captured:
        shell.run_cell(cell, store_history=True)
    said.append(captured.stdout)
print(json.dumps(said))
"""
SETUP = "import numpy as np\nfrom autograde_tests import notebook_checks\n"
KEEP = (
    SETUP + "check = notebook_checks('week2/numpy_basics')\n"
    "def sigmoid(z):\n    if np.any(z == 7):\n        raise RuntimeError('seven')\n"
    "    return 1 / (1 + np.exp(-z))\nassert check('sigmoid').tone == 'passed'"
)


def said_in(folder, *cells):
    """Return what is printed below each cell of a kernel in a folder."""
    run = subprocess.run(
        [sys.executable, "-c", KERNEL, folder, json.dumps(cells)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout.splitlines()[-1])


def test_a_cell_says_whose_functions_it_got(tmp_path):
    """Is it one line below the import, and none below other cells?"""
    (tmp_path / MARK).touch()
    _, line, nothing, switched, raised = said_in(
        tmp_path,
        KEEP,
        "from course_utils.toolbox.activations import relu, sigmoid",
        "sigmoid(0.0);",
        "from course_utils import toolbox\ntoolbox.use_reference('sigmoid')\n"
        "from course_utils.toolbox import activations",
        "toolbox.use_own()\nactivations.sigmoid(7)",
    )
    assert line == (
        "From your my_network: `sigmoid`. The course's: `relu` (none of yours has passed).\n"
    )
    assert nothing == ""
    assert switched == "The course's by your choice: `sigmoid`.\n"
    assert "seven" in raised
    assert "`sigmoid` is yours, from my_network/activations.py, line 14" in raised


@pytest.mark.parametrize("asked", ["toolbox.activations import relu", "toolbox import deep"])
def test_a_cell_says_where_nothing_is_kept(tmp_path, asked):
    """Does a student learn, outside of a student's folder, why none of their functions is used?"""
    line, nothing = said_in(tmp_path, f"from course_utils.{asked}", "import math")
    assert line.startswith("The course's functions: this notebook does not lie in a folder that")
    assert nothing == ""


def test_a_version_that_another_notebook_mends_is_picked_up(tmp_path):
    """Does a kernel that has imported a function call the mended one from its next cell on?"""
    (tmp_path / MARK).touch()
    mended = KEEP.replace("z == 7", "z == 8")
    command = [sys.executable, "-c", KERNEL, str(tmp_path), json.dumps([mended])]
    *_, before, _, after = said_in(
        tmp_path,
        KEEP,
        "from course_utils.toolbox.activations import sigmoid",
        "try:\n    sigmoid(7)\nexcept RuntimeError:\n    print('wrong')",
        f"import subprocess; subprocess.run({command!r}, check=True, capture_output=True);",
        "print(f'{sigmoid(7):.2f}')",
    )
    assert (before, after) == ("wrong\n", "1.00\n")


def test_a_traceback_has_the_lines_of_the_package(tmp_path):
    """Does Python find the text of a function that lies in the package?"""
    file = tmp_path / "activations.py"
    file.write_text("def relu(z):\n    return z\n")
    names = toolbox.load(file.read_text(), file)
    assert linecache.getline(names["relu"].__code__.co_filename, 2) == "    return z\n"


def test_a_package_that_is_installed_serves_where_there_is_no_other(tmp_path):
    """Is it asked outside of a student's folder, and not inside, where the folder's own is?"""
    (tmp_path / "student").mkdir()
    (tmp_path / "student" / MARK).touch()
    said_in(tmp_path / "student", KEEP)
    installed = tmp_path / "installed"
    (tmp_path / "student" / "my_network").rename(installed)
    imports = "from course_utils.toolbox.activations import sigmoid"
    take = (
        "import pathlib\nfrom course_utils import toolbox\n"
        f"toolbox.at(pathlib.Path({str(installed)!r}))"
    )
    assert said_in(tmp_path, take, imports)[1] == "From your my_network: `sigmoid`.\n"
    inside = said_in(tmp_path / "student", take, imports)[1]
    assert inside == "The course's: `sigmoid` (none of yours has passed).\n"
