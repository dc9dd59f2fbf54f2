"""What a cell shows, and what is undone after it."""

import os
from pathlib import Path

import matplotlib
import pytest

from grading.inside.shell import LONGEST_WRITE, Publisher, come_home


@pytest.fixture
def publisher() -> Publisher:
    """Return a publisher with room for 1,000 bytes."""
    made = Publisher()
    made.begin(1000)
    return made


def test_a_stream_s_texts_are_one_output(publisher: Publisher) -> None:
    """Do texts that follow each other stand together, and each stream apart?"""
    out, err = publisher.stream("stdout"), publisher.stream("stderr")
    for stream, text in ((out, "a"), (out, "b"), (err, "c"), (out, "")):
        assert stream.write(text) == len(text)
    assert [(each["name"], each["text"]) for each in publisher.end()] == [
        ("stdout", "ab"),
        ("stderr", "c"),
    ]


def test_what_does_not_fit_is_left_out_with_a_word(publisher: Publisher) -> None:
    """Does a flood end in one line, however it is made?"""
    for _ in range(20):
        publisher.publish({"text/plain": ""})
    kept = publisher.end()
    assert len(kept) == 11
    assert kept[-1]["text"] == "[more output left out]\n"
    publisher.begin(10 * LONGEST_WRITE)
    assert publisher.stream("stdout").write("x" * (LONGEST_WRITE + 9)) == LONGEST_WRITE
    assert len(publisher.end()[0]["text"]) == LONGEST_WRITE


def test_pictures_are_text_and_objects_are_nothing(publisher: Publisher) -> None:
    """Is only text kept of a display, so that it can be sent?"""
    publisher.publish({"image/png": b"\x89PNG", "text/plain": "a", "application/x": object()})
    assert publisher.end()[0]["data"] == {"image/png": "iVBORw==", "text/plain": "a"}


def test_of_a_traceback_the_end_is_kept(publisher: Publisher) -> None:
    """Is the error itself shown, below a recursion's thousand lines?"""
    publisher.begin(10**6)
    publisher.error("RecursionError", "too deep", ["a line"] * 10_000 + ["the last"])
    (text,) = publisher.end()[0]["traceback"]
    assert text.endswith("the last")
    assert len(text) < 10_000


def test_a_cell_s_change_of_folder_ends_with_it(tmp_path: Path, monkeypatch) -> None:
    """Is the next cell where the files lie, and may a folder below be gone into?"""
    home, below, elsewhere = tmp_path / "home", tmp_path / "home" / "data", tmp_path / "gone"
    for folder in (home, below, elsewhere):
        folder.mkdir()
    monkeypatch.chdir(below)
    come_home(home)
    assert Path.cwd() == below
    os.chdir(elsewhere)
    elsewhere.rmdir()
    come_home(home)
    assert Path.cwd() == home


def test_a_window_s_backend_is_put_back(tmp_path: Path, monkeypatch) -> None:
    """Does a backend that was set past matplotlib's functions last into the next cell?"""
    monkeypatch.chdir(tmp_path)
    before = dict.get(matplotlib.rcParams, "backend")
    try:
        dict.__setitem__(matplotlib.rcParams, "backend", "tkagg")
        come_home(tmp_path)
        assert dict.get(matplotlib.rcParams, "backend") == "agg"
    finally:
        dict.__setitem__(matplotlib.rcParams, "backend", before)
