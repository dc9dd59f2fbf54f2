"""What is installed here: faults are named, and the line that mends them fits the installation."""

import json
import sys
from importlib import metadata
from pathlib import Path

import pytest

from course_cli import installed


@pytest.fixture
def machine(monkeypatch):
    """Return a maker of a machine: what the course requires, and the versions that are there."""

    def make(requires: list[str], versions: dict[str, str]) -> None:
        def version(name: str) -> str:
            if name not in versions:
                raise metadata.PackageNotFoundError(name)
            return versions[name]

        monkeypatch.setattr(metadata, "requires", lambda name: requires)
        monkeypatch.setattr(metadata, "version", version)

    return make


def test_old_new_and_missing_packages_are_named(machine):
    """Is each package that is too old, too new or missing named, and no other?"""
    needs = ["numpy>=2.4", "rich>=15", "nbgrader<0.10,>=0.9.6", "typer>=0.2"]
    machine(needs, {"numpy": "2.3.9", "nbgrader": "0.10.0", "typer": "0.10.1"})
    assert installed.faults() == [
        "numpy 2.3.9 is not >=2.4",
        "rich is missing",
        "nbgrader 0.10.0 is not <0.10,>=0.9.6",
    ]


def test_an_extra_is_counted_apart(machine):
    """Does what an extra needs count only when that extra is asked for?"""
    machine(["numpy>=2", "msgpack>=1; extra == 'grading'", "h5py>=3; extra == 'photos'"], {})
    assert installed.faults() == ["numpy is missing"]
    assert installed.faults("grading") == ["msgpack is missing"]


@pytest.mark.parametrize("dir_info", [None, {}, {"editable": True}])
def test_the_line_fits_the_installation(monkeypatch, tmp_path: Path, dir_info: dict | None):
    """Is the course installed again from where it came from, and in place if it was so?"""
    folder = tmp_path / "a course"
    folder.mkdir()

    class Here:
        @staticmethod
        def read_text(name: str) -> str | None:
            origin = {"url": folder.as_uri(), "dir_info": dir_info}
            return None if dir_info is None else json.dumps(origin)

    monkeypatch.setattr(metadata, "distribution", lambda name: Here)
    assert installed.clone() == (folder if dir_info else None)
    option = "-e " if dir_info else ""
    place = installed.PROJECT if dir_info is None else folder
    expected = f'"{sys.executable}" -m pip install {option}"{place}[grading]"'
    assert installed.install_line("grading") == expected
    folder.rmdir()  # a folder that is gone is named no more
    assert f'"{installed.PROJECT}[grading]"' in installed.install_line("grading")
