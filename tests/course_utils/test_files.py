"""Files are there whole or not at all."""

import os
from pathlib import Path

import pytest

from course_utils.files import write_atomically


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_writing_leaves_the_old_file_or_the_new(tmp_path: Path, monkeypatch, step: str):
    """Is a file as it was if writing fails half-way, with nothing left beside it?"""
    file = tmp_path / "a"
    write_atomically(file, b"old")

    def fail(*_, **__):
        raise OSError("disk full")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomically(file, b"new")
    monkeypatch.undo()
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps no such modes")
@pytest.mark.parametrize(
    ("umask", "mode", "becomes"),
    [(0o022, 0o600, 0o600), (0o077, 0o644, 0o644), (0o027, None, 0o640), (0o077, None, 0o600)],
)
def test_only_who_may_read_it_ever_can(tmp_path: Path, monkeypatch, umask, mode, becomes):
    """Does a file get its mode, or this user's, and is it private while it is written?"""
    seen = []
    sync = os.fsync

    def look(handle: int) -> None:
        seen.append(os.fstat(handle).st_mode & 0o777)
        sync(handle)

    monkeypatch.setattr(os, "fsync", look)
    before = os.umask(umask)
    try:
        write_atomically(tmp_path / "new" / "a", b"x", mode)
    finally:
        os.umask(before)
    assert (tmp_path / "new" / "a").stat().st_mode & 0o777 == becomes
    assert seen == [becomes & (0o600 if mode is not None else 0o777)]
