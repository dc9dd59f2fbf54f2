"""What passes its visible checks goes into the student's own package, and is used from there."""

import codecs
import json
import os
import secrets
import threading
from pathlib import Path

import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery import own_library
from autograde_tests.machinery.caches import MAKER
from autograde_tests.machinery.limits import Stopped
from course_utils import toolbox
from course_utils.own_package import FOLDER, Shelf
from course_utils.own_package import shelf as shelves
from course_utils.own_package.shelf import LOCK, MANIFEST
from course_utils.reference import activations, deep
from course_utils.toolbox._own import _fits

from ..waiting import PATIENCE, wait_until
from .kernels import Notebook
from .notebooks import NOTEBOOKS

WEEK2, WEEK4 = "week2/numpy_basics", "week4/deep_network_step_by_step"
SIGMOID = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
SLOPE = "def sigmoid_derivative(x):\n    s = sigmoid(x)\n    return s * (1 - s)\n"


def whose(name):
    """Return what the toolbox says of a function."""
    return next(said for each, _, said in toolbox.which().rows if each == name)


def own_of(package, topic="activations"):
    """Return what was kept of a topic, by name, less its imports."""
    return {k: v for k, v in Shelf(package).entries()[topic].items() if k != "imports"}


def forget_what_passed(package):
    """Let the record be as with another NumPy: all is judged once more."""
    file = package / ".kept.json"
    kept = json.loads(file.read_text())
    for topic in kept["topics"].values():
        for entry in topic.values():
            entry["passed"] = []
    file.write_text(json.dumps(kept))
    toolbox.look_again()


def edit(file, old, new):
    """Change a module by hand."""
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    toolbox.look_again()


def test_a_function_that_passes_is_kept_and_used(package):
    """Is it in its topic's module, with the import it needs, and what the toolbox calls?"""
    from course_utils.toolbox.activations import sigmoid

    said = Notebook(WEEK2).says("sigmoid", SIGMOID.replace("1 / ", "my_one / ") + "my_one = 1\n")
    assert f"{FOLDER}/activations.py now" in said
    text = (package / "activations.py").read_text()
    assert "import numpy as np" in text
    assert "my_one = 1\n" in text
    assert whose("sigmoid") == "yours"
    assert sigmoid(0.0) == 0.5


def test_a_version_that_is_there_is_not_written_again(package):
    """Does a second check of the same text say nothing, judge nothing and write nothing?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    before = {file: file.stat().st_mtime_ns for file in package.iterdir()}
    assert FOLDER not in notebook.says("sigmoid")
    assert {file: file.stat().st_mtime_ns for file in package.iterdir()} == before


def test_what_a_function_calls_goes_first(package):
    """Are functions of the same notebook kept with the one that uses them, in one module?"""
    Notebook(WEEK2).says("sigmoid_derivative", SIGMOID + "\n\n" + SLOPE)
    text = (package / "activations.py").read_text()
    assert text.index("def sigmoid(") < text.index("def sigmoid_derivative(")
    assert "import sigmoid" not in text


def test_what_the_course_gave_is_imported_through_the_toolbox(package):
    """Is a function of the reference that a notebook imports the student's once that is kept?"""
    head = "import numpy as np\nfrom course_utils.reference.activations import relu, sigmoid\n"
    notebook = Notebook(WEEK4, head)
    exercises = exercises_of(WEEK4)
    notebook.says("linear_forward", exercises["linear_forward"].source())
    notebook.says("linear_activation_forward", exercises["linear_activation_forward"].source())
    text = (package / "deep.py").read_text()
    assert "from course_utils.toolbox.activations import relu\n" in text
    assert "course_utils.reference" not in text


@pytest.mark.parametrize(
    ("extra", "body", "why"),
    [
        ("X_train = np.ones(3)\n", "    X_train\n", "`X_train` of this notebook, a ndarray"),
        ("rates = [0.1]\n", "    rates\n", "`rates` of this notebook, a list"),
        ("half = lambda z: z / 2\n", "    half(z)\n", "no `def` of that name"),
        ("calls = 0\n", "    global calls\n    calls += 1\n", "changes `calls`"),
    ],
)
def test_what_cannot_go_along_is_said(package, extra, body, why):
    """Does a function that works with a notebook's own things stay there, with the reason?"""
    source = SIGMOID.replace(":\n", f":\n{body}", 1)
    said = Notebook(WEEK2).says("sigmoid", extra + source)
    assert "stays in this notebook" in said
    assert why in said
    assert not (package / "activations.py").exists()


@pytest.mark.parametrize("taken", ["from {} import one", "import {}\none = {}.one", "import {}"])
@pytest.mark.parametrize("file", ["{}.py", "{}/__init__.py"])
def test_what_lies_beside_a_notebook_does_not_go_along(package, monkeypatch, taken, file):
    """Is a function left out whose import no other week's notebook would find?"""
    module = f"beside_{secrets.token_hex(4)}"
    path = Path(file.format(module))
    path.parent.mkdir(exist_ok=True)
    path.write_text("def one():\n    return 1\n")
    monkeypatch.syspath_prepend(Path.cwd())
    one = "one()" if "one" in taken else f"{module}.one()"
    source = SIGMOID.replace("1 /", f"{one} /")
    said = Notebook(WEEK2).says("sigmoid", taken.replace("{}", module) + "\n\n" + source)
    assert f"it uses `{one.partition('.')[0].removesuffix('()')}`, from a file of this" in said
    assert not (package / "activations.py").exists()


def test_a_closure_stays(package):
    """Is a function that another one has made left where it is?"""
    source = "def make(one):\n    def sigmoid(z):\n        return one / (1 + np.exp(-z))\n"
    said = Notebook(WEEK2).says("sigmoid", source + "    return sigmoid\nsigmoid = make(1)\n")
    assert "nobody knows the text" in said


def test_a_function_that_needs_its_notebook_is_not_kept(package):
    """Is a version that passes only beside what the notebook has changed left out?"""
    source = "def sigmoid(z):\n    return __name__.count('main') / (1 + np.exp(-z))\n"
    said = Notebook(WEEK2).says("sigmoid", source)
    assert "without this notebook it does not pass" in said
    assert not (package / "activations.py").exists()


def test_an_earlier_version_is_put_aside(package):
    """Does a new version take the old one's place, and the old one stay beside?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    notebook.says("sigmoid", SIGMOID.replace("np.exp(-z)", "np.exp(-1 * z)"))
    assert "-1 * z" in (package / "activations.py").read_text()
    (old,) = (package / "versions").iterdir()
    assert "np.exp(-z)" in old.read_text()


@pytest.mark.parametrize("by_hand", ["np.exp( -z)", "np.exp(-z)  # mine"])
def test_what_was_changed_by_hand_stays(package, by_hand):
    """Is an edited block left alone, the new version put beside it, and that said?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    edit(package / "activations.py", "np.exp(-z)", by_hand)
    before = (package / "activations.py").read_text()
    said = notebook.says("sigmoid", SIGMOID.replace("-z", "-1.0 * z"))
    assert "changes of yours in `sigmoid`, which stay" in said
    assert (package / "activations.py").read_text() == before
    (new,) = (package / "versions").iterdir()
    assert "-1.0 * z" in new.read_text()
    assert new.name in said


def test_the_same_written_by_hand_is_no_other_version(package):
    """Is nothing put aside, nor said, where notebook and package have been changed alike?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    edit(package / "activations.py", "np.exp(-z)", "np.exp(-1 * z)")
    assert FOLDER not in notebook.says("sigmoid", SIGMOID.replace("-z", "-1 * z"))
    assert not (package / "versions").exists()


def test_a_version_that_only_passes_anew_is_not_put_aside(package):
    """Is there no copy of a function whose text stays, and that is judged again?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid_derivative", SIGMOID + "\n\n" + SLOPE)
    forget_what_passed(package)
    assert FOLDER not in notebook.says("sigmoid_derivative")
    assert not (package / "versions").exists()
    assert all(each.passed for each in own_of(package).values())


def test_what_stands_between_blocks_stays(package):
    """Do a student's own lines survive the next function that is kept?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    edit(package / "activations.py", "# >>> sigmoid", "# a note of mine\nMINE = 3\n# >>> sigmoid")
    notebook.says("sigmoid_derivative", SLOPE)
    notebook.says("sigmoid", SIGMOID.replace("-z", "-1.0 * z"))
    text = (package / "activations.py").read_text()
    assert "# a note of mine\nMINE = 3\n# >>> sigmoid" in text
    assert "-1.0 * z" in text


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_the_line_ends_of_windows_stay(package, mark):
    """Is a module that an editor has saved as Windows does kept up, and saved so again?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    file = package / "activations.py"
    file.write_bytes(mark + file.read_bytes().replace(b"\n", b"\r\n"))
    notebook.says("sigmoid_derivative", SLOPE)
    notebook.says("sigmoid", SIGMOID.replace("-z", "-1.0 * z"))
    content = file.read_bytes()
    assert b"-1.0 * z" in content, "the block was as it had been written"
    assert content.count(b"\n") == content.count(b"\r\n") > 20
    assert content.startswith(mark + b'"""Your own')
    assert whose("sigmoid") == whose("sigmoid_derivative") == "yours"


def test_a_module_in_another_encoding_is_left_alone(package):
    """Does a line that is not UTF-8 stay as it is, and is it named?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    file = package / "activations.py"
    before = "# café\n".encode("latin-1") + file.read_bytes()
    file.write_bytes(before)
    toolbox.look_again()
    said = notebook.says("sigmoid_derivative", SLOPE)
    assert "does not take it, line 1: this is not written in UTF-8" in said
    assert file.read_bytes() == before
    assert "my_network/activations.py, line 1: this is not written in UTF-8" in whose("sigmoid")


def test_a_module_that_cannot_be_read_is_said(package):
    """Is the course's version called, and the reason given, where Python gets no text?"""
    from course_utils.toolbox.activations import sigmoid

    Notebook(WEEK2).says("sigmoid", SIGMOID)
    (package / "activations.py").unlink()
    (package / "activations.py").mkdir()
    toolbox.look_again()
    assert sigmoid(0.0) == 0.5
    assert "the course's: my_network/activations.py: " in whose("sigmoid")


def test_imports_that_a_student_has_changed_stay(package):
    """Does a function bring the imports that an edited block of imports lacks?"""
    notebook = Notebook(WEEK2, "import numpy as np\nimport math\n")
    notebook.says("sigmoid", SIGMOID)
    edit(package / "activations.py", "import numpy as np\n", "import numpy as np  # arrays\n")
    notebook.says("sigmoid_derivative", SLOPE.replace("s * (1 - s)", "s * (1 - s) * math.cos(0)"))
    text = (package / "activations.py").read_text()
    assert "import numpy as np  # arrays\n" in text
    assert "kept from week2/numpy_basics\nimport math\n" in text
    assert whose("sigmoid_derivative") == "yours"


def test_a_module_that_is_no_python_is_left_alone(package):
    """Is the course's version called, with file and line, and nothing written over it?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    edit(package / "activations.py", "return 1 /", "return 1 / /")
    before = (package / "activations.py").read_text()
    assert "my_network/activations.py, line 13: SyntaxError: invalid syntax" in whose("sigmoid")
    said = notebook.says("sigmoid_derivative", SLOPE)
    assert "activations.py does not take it, line 13" in said
    assert (package / "activations.py").read_text() == before


def test_two_helpers_of_one_name_do_not_mix(package):
    """Is a function refused whose helper would change what another one uses?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", "ONE = 1\n" + SIGMOID.replace("1 /", "ONE /"))
    tanh = "def tanh_backward(dA, Z):\n    return dA * (ONE - np.tanh(Z) ** 2)\n"
    said = Notebook("week3/activations").says("tanh_backward", "ONE = 1.0\n" + tanh)
    assert "`ONE` means something else there" in said


def test_a_refusal_ends_with_its_reason(package):
    """Is a function kept as it is, once what it calls in another module has been mended?"""
    raising = (
        "def sigmoid(z):\n    if np.shape(z) == (2, 2):\n        raise RuntimeError('(2, 2)')\n"
    )
    before = Notebook(WEEK2)
    before.says("sigmoid", raising + SIGMOID.partition("\n")[2])  # no visible check has this shape
    head = "import numpy as np\nfrom course_utils.reference.activations import relu, sigmoid\n"
    exercises, notebook = exercises_of(WEEK4), Notebook(WEEK4, head)
    notebook.run(exercises["linear_forward"].source())
    said = notebook.says(
        "linear_activation_forward", exercises["linear_activation_forward"].source()
    )
    assert "without this notebook it does not pass" in said
    assert notebook.says("linear_activation_forward") == said
    before.says("sigmoid", SIGMOID)
    assert "deep.py now" in notebook.says("linear_activation_forward")


def test_what_was_stopped_is_not_refused(package, monkeypatch):
    """Does an interrupt end the judgement, and say nothing of the function that was judged?"""
    from course_utils.toolbox.activations import sigmoid

    def stop(*_):
        raise Stopped

    notebook = Notebook(WEEK2)
    with monkeypatch.context() as patch:
        patch.setattr(own_library, "visible_verdicts", stop)
        assert "you have stopped that" in notebook.says("sigmoid", SIGMOID)
    assert "activations.py now" in notebook.says("sigmoid")
    edit(package / "activations.py", "np.exp(-z)", "np.exp(-1 * z)")
    with monkeypatch.context() as patch:
        patch.setattr(own_library, "visible_verdicts", stop)
        with pytest.raises(KeyboardInterrupt):
            sigmoid(0.0)
    assert whose("sigmoid") == "yours"


def test_a_wrong_edit_is_not_used_until_it_is_mended(package):
    """Does the toolbox judge what was changed by hand, and take it back once it passes?"""
    from course_utils.toolbox.activations import sigmoid

    Notebook(WEEK2).says("sigmoid", SIGMOID)
    edit(package / "activations.py", "np.exp(-z)", "np.exp(z)")
    assert sigmoid(2.0) == activations.sigmoid(2.0)
    assert whose("sigmoid") == "the course's: yours has changed and does not pass"
    edit(package / "activations.py", "np.exp(z)", "np.exp(-1 * z)")
    assert whose("sigmoid") == "yours"


def test_without_a_judge_what_was_changed_is_not_trusted(package, monkeypatch):
    """Is a text that nobody has seen pass left out, and one that has passed used?"""
    Notebook(WEEK2).says("sigmoid", SIGMOID)
    monkeypatch.setattr(toolbox._own._state, "judge", None)
    assert whose("sigmoid") == "yours"
    edit(package / "activations.py", "np.exp(-z)", "np.exp(-1 * z)")
    assert whose("sigmoid") != "yours"


def test_a_function_is_judged_again_when_what_it_uses_changes(package):
    """Is it the whole of a function that must have passed, its helpers included?"""
    Notebook(WEEK2).says("sigmoid_derivative", SIGMOID + "\n\n" + SLOPE)
    shelf = Shelf(package)
    before = shelf.stamp("activations", "sigmoid_derivative")
    edit(package / "activations.py", "np.exp(-z)", "np.exp(-1 * z)")
    assert shelf.stamp("activations", "sigmoid_derivative") != before


@pytest.mark.parametrize("called", ["sigmoid", "toolkit.sigmoid"])
def test_what_a_function_uses_of_another_module_counts(package, called):
    """Is a function another one once a module has changed that it imports, in part or whole?"""
    Notebook(WEEK2).says("sigmoid", SIGMOID)
    imports = "from course_utils.toolbox import activations as toolkit\n" * ("." in called) or (
        "from course_utils.toolbox.activations import sigmoid\n"
    )
    module = f"{imports}def predict(X):\n    return {called}(X) > 0.5\n"
    shelf = Shelf(package)
    before = shelf.stamp("logistic", "predict", module)
    edit(package / "activations.py", "np.exp(-z)", "np.exp(-1 * z)")
    assert shelf.stamp("logistic", "predict", module) != before


def test_what_a_judged_function_calls_is_decided_once(package, monkeypatch):
    """Is a loop over another own function judged as fast as it runs?"""
    loop = SLOPE.replace("    s =", "    for _ in range(50):\n        s =")
    Notebook(WEEK2).says("sigmoid_derivative", SIGMOID + "\n\n" + loop)
    edit(package / "activations.py", "s * (1 - s)", "(1 - s) * s")
    decided, asked = toolbox._own._decided, []
    monkeypatch.setattr(
        toolbox._own, "_decided", lambda *which: asked.append(which) or decided(*which)
    )
    assert toolbox._own.version("activations", "sigmoid_derivative")
    assert asked == [("activations", "sigmoid_derivative"), ("activations", "sigmoid")]


@pytest.mark.parametrize("names", [(), ("sigmoid",), ("relu", "sigmoid")])
def test_one_call_switches_to_the_course_and_back(package, names):
    """Does a switch act on a function that is imported already, and inside the package too?"""
    from course_utils.toolbox.activations import sigmoid, sigmoid_derivative

    marked = SIGMOID.replace(
        "    return", "    calls.append(1) if z is Ellipsis else 0\n    return"
    )
    Notebook(WEEK2).says("sigmoid_derivative", marked.replace("calls", "[]") + "\n\n" + SLOPE)
    own = toolbox._own.version("activations", "sigmoid")
    assert own is not None
    toolbox.use_reference(*names)
    assert toolbox._own.version("activations", "sigmoid") is None
    assert sigmoid(0.0) == 0.5
    assert sigmoid_derivative(0.0) == 0.25
    toolbox.use_own(*names)
    assert toolbox._own.version("activations", "sigmoid") is own


def test_a_switch_acts_inside_the_package(package):
    """Does an own function call the course's version of another one that is switched?"""
    from course_utils.toolbox.activations import sigmoid_derivative

    passing = SIGMOID.replace("    return", "    if z == 7:\n        return 0.0\n    return")
    Notebook(WEEK2).says(
        "sigmoid_derivative", passing.replace("z == 7", "np.all(z == 7)") + "\n\n" + SLOPE
    )
    assert sigmoid_derivative(7.0) == 0  # wrong, and no visible check looks there
    toolbox.use_reference("sigmoid")
    assert sigmoid_derivative(7.0) == pytest.approx(activations.sigmoid_derivative(7.0))


def test_a_whole_topic_is_told_by_its_own_functions(package):
    """Does the line leave out a kept function that another topic has under the same name?"""
    source = exercises_of("week3/backpropagation")["update_parameters"].source()
    Notebook("week3/backpropagation").says("update_parameters", source)
    assert toolbox.line("from course_utils.toolbox import deep") == ""
    said = toolbox.line("from course_utils.toolbox import shallow")
    assert said == f"From your {FOLDER}: `update_parameters`."


def test_a_switch_for_what_is_not_there_is_refused(package):
    """Does a misspelt name raise, rather than switch nothing?"""
    with pytest.raises(ValueError, match="no function 'sigmiod'"):
        toolbox.use_reference("sigmiod")


def test_an_error_leads_to_its_line(package):
    """Does an error inside an own function name file, line and the way out?"""
    from course_utils.toolbox.activations import sigmoid_derivative

    raising = "def sigmoid(z):\n    if np.all(z == 7):\n        raise RuntimeError('seven')\n"
    Notebook(WEEK2).says(
        "sigmoid_derivative", raising + SIGMOID.partition("\n")[2] + "\n\n" + SLOPE
    )
    with pytest.raises(RuntimeError) as raised:
        sigmoid_derivative(7.0)
    (note,) = raised.value.__notes__
    assert "`sigmoid` is yours, from my_network/activations.py, line 14" in note
    assert '`from course_utils import toolbox`, then `toolbox.use_reference("sigmoid")`' in note


def test_an_error_in_what_is_no_function_is_shown(package):
    """Is the error the student's own where the package has an object that can be called?"""
    from course_utils.toolbox.activations import sigmoid

    Notebook(WEEK2).says(
        "sigmoid", SIGMOID.replace("    return", "    assert z is not None\n    return")
    )
    edit(
        package / "activations.py",
        "# <<< sigmoid",
        "sigmoid = np.vectorize(sigmoid)\n# <<< sigmoid",
    )
    assert whose("sigmoid") == "yours"
    with pytest.raises(AssertionError):
        sigmoid(None)


@pytest.mark.parametrize("head", ["values", "values, more=0"])
def test_parameters_may_have_other_names(package, head):
    """Is a version with names of its own called, by keyword and in order?"""
    from course_utils.toolbox.activations import sigmoid

    source = SIGMOID.replace("z", "values").replace("sigmoid(values)", f"sigmoid({head})")
    Notebook(WEEK2).says("sigmoid", source)
    assert whose("sigmoid") == "yours"
    assert sigmoid(0.0) == sigmoid(z=0.0) == sigmoid(values=0.0) == 0.5


def test_a_version_that_takes_other_arguments_is_not_called():
    """Is what a notebook could not call left out?"""
    assert not _fits(lambda z, more: (z, more), "activations", "sigmoid")
    assert _fits(lambda *values: values, "activations", "sigmoid")


def test_two_notebooks_that_write_at_once_lose_nothing(package, monkeypatch):
    """Are all functions there that two writers have kept at the same time?"""
    exercises = exercises_of(WEEK2)
    names = ["basic_sigmoid", "image2vector", "matrix_product", "L1", "L2"]
    notebooks = [Notebook(WEEK2, "import math\nimport numpy as np\n") for _ in range(2)]
    shelf = Shelf(package)

    def write(notebook, mine):
        for name in mine:
            notebook.run(exercises[name].source())
            said = own_library.keep_function(
                shelf, WEEK2, exercises[name], exercises, notebook.names
            )
            assert "now" in said

    threads = [
        threading.Thread(target=write, args=(notebook, names[i::2]))
        for i, notebook in enumerate(notebooks)
    ]
    monkeypatch.setattr(own_library, "ATTEMPTS", 1000)
    monkeypatch.setattr(shelves, "PATIENCE", PATIENCE)
    # a check changes what all threads share; notebooks are judged each in a process of its own
    monkeypatch.setattr(own_library, "trouble_of", lambda *_: "")
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = Shelf(package).entries()["numpy_basics"]
    assert set(names) <= set(kept)
    readme = (package / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in readme for name in names)
    assert {row[0] for row in toolbox.which().rows if row[2] == "yours"} == set(names)


def test_who_writes_for_long_is_not_taken_for_dead(package, monkeypatch):
    """Does a writer whom a busy disk holds up say again and again that they are still there?"""
    monkeypatch.setattr(shelves, "SIGN_OF_LIFE", 0.01)
    package.mkdir()
    lock = package / LOCK
    with Shelf(package)._alone():
        os.utime(lock, (0, 0))
        wait_until(lambda: lock.stat().st_mtime > 0, "a sign of life")
    assert not lock.exists()


def test_a_lock_that_was_left_behind_is_taken_away(package):
    """Does a kernel that ended while it wrote keep nobody else from writing?"""
    package.mkdir()
    lock = package / LOCK
    lock.touch()
    os.utime(lock, (0, 0))
    assert "activations.py now" in Notebook(WEEK2).says("sigmoid", SIGMOID)
    assert not lock.exists()


def test_a_folder_that_cannot_be_written_is_said(package):
    """Does the card stand where the package cannot be written?"""
    package.write_text("a file where the folder should be")
    assert f"not written to {FOLDER}" in Notebook(WEEK2).says("sigmoid", SIGMOID)


def test_code_that_was_handed_out_is_not_the_students(package):
    """Does a repaired function of `find_the_bug` stay out of the package?"""
    name = "week4/find_the_bug"
    notebook = Notebook(name, "import numpy as np\n")
    assert FOLDER not in notebook.says("compute_cost", exercises_of(name)["compute_cost"].source())
    assert not package.exists()


def test_a_manifest_that_cannot_be_read_makes_everything_the_students(package):
    """Is nothing overwritten where nobody knows what was written?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    (package / ".kept.json").write_text("{")
    said = notebook.says("sigmoid", SIGMOID.replace("-z", "-1 * z"))
    assert "which stay" in said


def test_a_record_that_cannot_be_read_is_not_written_over(package, monkeypatch):
    """Is nothing forgotten, and nothing kept, while another program holds the record?"""
    notebook = Notebook(WEEK2)
    notebook.says("sigmoid", SIGMOID)
    files = {file: file.read_bytes() for file in package.glob("*.*") if file.is_file()}
    read = Path.read_text

    def held(file, *arguments, **options):
        if file.name == MANIFEST:
            raise PermissionError(13, "Permission denied")
        return read(file, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", held)
        said = notebook.says("sigmoid_derivative", SLOPE)
    assert f"not written to {FOLDER}: Permission denied" in said
    assert {file: file.read_bytes() for file in package.glob("*.*") if file.is_file()} == files
    assert "activations.py now" in notebook.says("sigmoid_derivative")
    assert set(own_of(package)) == {"sigmoid", "sigmoid_derivative"}


def test_the_record_is_plain(package):
    """Can another program read what was kept?"""
    Notebook(WEEK2).says("sigmoid", SIGMOID)
    kept = json.loads((package / ".kept.json").read_text())
    assert kept["topics"]["activations"]["sigmoid"]["notebook"] == WEEK2


def test_functions_that_share_a_cache_switch_together():
    """Does the toolbox know every pair of which one takes the other's own cache?"""
    pairs = set()
    for notebook in NOTEBOOKS:
        for exercise in exercises_of(notebook).values():
            for case in exercise.cases if not exercise.is_quiz else ():
                arguments = exercise.arguments(case, "seed")
                pairs |= {
                    frozenset({exercise.name, each[MAKER]})
                    for each in arguments
                    if isinstance(each, dict) and MAKER in each
                }
    assert pairs == {frozenset(each) for each in toolbox._own.TOGETHER}


def test_outside_of_a_students_folder_all_is_the_course(tmp_path, monkeypatch):
    """Are the values the reference's, bit for bit, where there is no package?"""
    from course_utils.toolbox.deep import L_model_forward, initialize_parameters_deep

    monkeypatch.chdir(tmp_path)
    toolbox.look_again()
    parameters = initialize_parameters_deep([3, 2, 1], rng=0)
    ours = L_model_forward([[1.0], [2.0], [3.0]], parameters)[0]
    assert ours == deep.L_model_forward([[1.0], [2.0], [3.0]], parameters)[0]
    assert toolbox.which().rows == ()
