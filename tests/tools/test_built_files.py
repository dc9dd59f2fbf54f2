"""Tests of tools.built_files: what is written, removed, and said to differ."""

import json
import os

import pytest


def made(text="x"):
    """Return a file that looks like one that the build made."""
    metadata = {"generated_from": "notebook_sources/week2/gone.py"}
    return json.dumps({"cells": [text], "metadata": metadata})


def test_differences_are_found_and_readable(tmp_path):
    """Are a missing, a changed and an extra notebook each reported, with the changed lines?"""
    from tools.built_files import differences, write

    texts = {"notebooks/week2/a.ipynb": "1\n2\n3\n", "notebooks/week2/b.ipynb": "1\n"}
    assert [each.split(": ")[1] for each in differences(tmp_path, texts)] == ["missing", "missing"]
    write(tmp_path, texts)
    assert differences(tmp_path, texts) == []
    (tmp_path / "notebooks/week2/a.ipynb").write_text("1\ntwo\n3\n")
    (tmp_path / "notebooks/week2/extra.ipynb").write_text("{}")
    (tmp_path / "notebooks/week2/.ipynb_checkpoints").mkdir()
    (tmp_path / "notebooks/week2/.ipynb_checkpoints/a.ipynb").write_text("{}")
    changed, extra = differences(tmp_path, texts)
    assert changed.startswith("notebooks/week2/a.ipynb: differs\n")
    assert "    -two" in changed
    assert "    +2" in changed
    assert extra == "notebooks/week2/extra.ipynb: no source builds it"


def test_carriage_returns_are_a_difference(tmp_path):
    """Is a notebook with other line endings reported, though its lines look the same?"""
    from tools.built_files import differences

    path = tmp_path / "notebooks/week2/a.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"1\r\n")
    assert differences(tmp_path, {"notebooks/week2/a.ipynb": "1\n"})


def test_built_files_without_a_source_are_removed_and_no_others(tmp_path):
    """Does the build remove what it made itself, and only that?"""
    from tools.built_files import write

    files = {
        "notebooks/week2/gone.ipynb": made(),
        "build/source/week9/gone.ipynb": made(),
        "notebooks/week2/own.ipynb": '{"metadata": {}}',
        "notebooks/week2/broken.ipynb": "{",
        "notebooks/week2/notes.txt": made(),
        "workspace/week2/gone.ipynb": made(),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert write(tmp_path, {}, remove_stale=False) == []
    done = write(tmp_path, {"notebooks/week2/a.ipynb": "1\n"})
    assert done[0] == "wrote notebooks/week2/a.ipynb"
    assert len(done) == 3
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert left == set(files) - {
        "notebooks/week2/gone.ipynb",
        "build/source/week9/gone.ipynb",
    } | {"notebooks/week2/a.ipynb"}
    assert not (tmp_path / "build/source/week9").exists()


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    """Is a file either the old one or the new one, and nothing left beside it?"""
    from tools.built_files import write

    write(tmp_path, {"notebooks/week2/a.ipynb": "old\n"})

    def fail(*arguments):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write(tmp_path, {"notebooks/week2/a.ipynb": "new\n"})
    folder = tmp_path / "notebooks/week2"
    assert [path.name for path in folder.iterdir()] == ["a.ipynb"]
    assert (folder / "a.ipynb").read_text() == "old\n"
