"""Colab and Kaggle: what is missing there is found, and a folder is made a student's."""

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from course_utils import hosted
from course_utils.progress import MARK, workspace_above


@pytest.fixture
def lacking(monkeypatch):
    """Return what takes packages away: their names are no longer found."""
    everything = metadata.version

    def take(*names):
        def version(name):
            if name in names:
                raise metadata.PackageNotFoundError(name)
            return everything(name)

        monkeypatch.setattr(metadata, "version", version)

    return take


def test_only_what_notebooks_need_and_nobody_has_is_missing(lacking):
    """Is an extra's package not asked for, nor one that a service has of its own?"""
    lacking("anywidget", "h5py", "jupyterlab", "typer", "nbgrader")
    (missing,) = hosted.missing()
    assert missing.startswith("anywidget>=")


@pytest.mark.parametrize("code", [0, 1])
def test_what_cannot_be_installed_is_named(lacking, monkeypatch, tmp_path, capsys, code):
    """Does a failing pip end in a line to copy, and one that does not in none?"""
    lacking("latex2mathml")
    calls = []

    def run(command, **options):
        calls.append(command)
        return subprocess.CompletedProcess(command, code, "", "trying\nERROR: no network\n")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.chdir(tmp_path)
    hosted.settle()
    ((python, *_, requirement),) = calls
    assert python == sys.executable
    assert requirement.startswith("latex2mathml>=")
    said = capsys.readouterr().out
    assert ("pip said: ERROR: no network" in said) == bool(code)
    assert (f'%pip install "{requirement}"' in said) == bool(code)
    assert "progress.jsonl" in said


def test_the_folder_becomes_a_students(tmp_path, monkeypatch, capsys):
    """Is progress kept in the folder, once, and in one that is a student's already there?"""
    monkeypatch.chdir(tmp_path)
    hosted.settle()
    assert workspace_above(tmp_path) == tmp_path.resolve()
    (tmp_path / "week2").mkdir()
    monkeypatch.chdir("week2")
    hosted.settle()
    assert not Path(MARK).exists()
    assert capsys.readouterr().out.count(f"{tmp_path.resolve()} (progress.jsonl)") == 2


def test_a_folder_that_cannot_be_written_is_said(tmp_path, monkeypatch, capsys):
    """Does it say that nothing is kept, and why, instead of failing?"""

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "write_text", refuse)
    hosted.settle()
    assert "not kept: Permission denied." in capsys.readouterr().out
