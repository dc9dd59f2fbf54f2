"""A student's folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from course_utils import toolbox
from course_utils.own_package import FOLDER
from course_utils.progress import MARK


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Be in a student's folder; return where their package goes."""
    (tmp_path / MARK).touch()
    (tmp_path / "week9").mkdir()
    monkeypatch.chdir(tmp_path / "week9")
    toolbox.look_again()
    toolbox.use_own()
    yield tmp_path / FOLDER
    toolbox.use_own()
    toolbox.look_again()
