"""What a check leaves behind in the student's folder."""

from autograde_tests import notebook_checks
from course_utils.progress import FILE, MARK, read

RIGHT = "import numpy as np\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))"


def check_in(folder, monkeypatch, source=RIGHT):
    """Check a version of `sigmoid` in a notebook that lies in a folder."""
    monkeypatch.chdir(folder)
    namespace = {"check": notebook_checks("week2/numpy_basics")}
    exec(source, namespace)
    return eval("check('sigmoid')", namespace)


def test_a_check_is_recorded(tmp_path, monkeypatch):
    """Does progress say what the card says?"""
    (tmp_path / MARK).touch()
    card = check_in(tmp_path, monkeypatch)
    standing = read(tmp_path)["week2/numpy_basics"]["sigmoid"]
    assert (standing.state, standing.points) == ("passed", card.points)


def test_a_version_that_breaks_again_is_recorded(tmp_path, monkeypatch):
    """Is an exercise no longer done when its check fails later?"""
    (tmp_path / MARK).touch()
    check_in(tmp_path, monkeypatch)
    check_in(tmp_path, monkeypatch, RIGHT.replace("-z", "z"))
    assert read(tmp_path)["week2/numpy_basics"]["sigmoid"].state == "failed"


def test_nothing_is_written_outside_a_students_folder(tmp_path, monkeypatch):
    """Does a check leave a folder alone that `course lab` has not prepared?"""
    check_in(tmp_path, monkeypatch)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    """Does the card stand, and say that the record does not?"""
    (tmp_path / MARK).touch()
    (tmp_path / FILE).mkdir()
    card = check_in(tmp_path, monkeypatch)
    assert card.tone == "passed"
    assert f"not written to {FILE}" in card.summary
