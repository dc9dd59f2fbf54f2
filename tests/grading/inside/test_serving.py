"""Files that are laid beside a notebook, and calls of what it defines."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grading.inside.calls import one_call
from grading.inside.serving import lay_file


def test_a_file_lies_where_it_should(tmp_path: Path) -> None:
    """Are folders made on the way?"""
    assert lay_file(tmp_path, {"path": "data/a.csv", "content": b"1,2"}) == {"problem": ""}
    assert (tmp_path / "data" / "a.csv").read_bytes() == b"1,2"


@pytest.mark.parametrize("path", ["../a", "data/../../a", "/etc/a", "link/a", "a\0b", "x" * 300])
def test_a_file_lies_nowhere_else(tmp_path: Path, path: str) -> None:
    """Is what would lie outside, or cannot lie anywhere, told in a line?"""
    home = tmp_path / "home"
    home.mkdir()
    (home / "link").symlink_to(tmp_path)
    said = lay_file(home, {"path": path, "content": b"x"})["problem"]
    assert 0 < len(said) <= 200
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


def called(subject: object, *arguments: object, **more: Any) -> dict[str, Any]:
    """Return the reply to one call of something."""
    request = {"name": "f", "arguments": arguments, "parameters": ["x"], "quiz": False}
    request |= {"several": False, "after": False, "probe": "", "longer": False}
    return one_call({"f": subject}, request | more)


def test_what_cannot_be_called_is_told() -> None:
    """Is a name that is missing told from one that means something else?"""
    assert called(None) == {"missing": True}
    assert called(3) == called([1], quiz=True) == {"unfit": True}


def test_a_function_is_called_as_it_is_asked() -> None:
    """Are one call, several calls and a question each answered, and what stood in the way?"""
    assert called(lambda x: 2 * x, 3)["value"] == 6
    assert called(lambda x: 2 * x, (3,), (4,), several=True)["value"] == [6, 8]
    assert called({"a": 5}, "a", quiz=True)["value"] == 5
    kind, message, _, _ = called(lambda x: 1 // x, 0)["failure"]
    assert kind == "ZeroDivisionError"
    assert "by zero" in message


def test_arguments_come_back_where_they_are_asked_for() -> None:
    """Does the grader see what a function did to its arguments?"""

    def spoil(x: np.ndarray) -> None:
        x[0] = 9.0

    reply = called(spoil, np.zeros(2), after=True)
    np.testing.assert_array_equal(reply["after"][0], [9.0, 0.0])
