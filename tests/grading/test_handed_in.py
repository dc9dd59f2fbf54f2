"""What is read of a submission, and what is left out and named, whatever lies in its folder."""

import os
import socket
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import pytest

from grading import handed_in
from grading.handed_in import (
    find_files,
    read_bounded,
    read_files,
    timestamp_of,
    without_clashes,
)

from .ordinary_user import run_as_ordinary_user


def test_ordinary_files(tmp_path: Path) -> None:
    """Are all files read, in folders, too, and what the settings ignore passed over in silence?"""
    for name in ("a.ipynb", "data/b.csv", "data/deep/é c.txt", ".ipynb_checkpoints/a.ipynb"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    files, left_out = read_files(tmp_path, [".ipynb_checkpoints"])
    assert sorted(files) == ["a.ipynb", "data/b.csv", "data/deep/é c.txt"]
    assert files["data/b.csv"] == b"data/b.csv"
    assert left_out == []


def test_what_is_no_file(tmp_path: Path) -> None:
    """Are links, pipes, sockets and rings of folders named, and not followed or waited for?"""
    (tmp_path / "a.csv").write_text("1")
    (tmp_path / "seed").symlink_to("/etc/passwd")
    (tmp_path / "ring").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.ipynb")
    with socket.socket(socket.AF_UNIX) as listener, pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        listener.bind("plug")
        files, left_out = read_files(tmp_path)
    assert files == {"a.csv": b"1"}
    said = "\n".join(left_out)
    for sentence in ("seed was left out: it is a link", "ring was", "pipe.ipynb was", "plug was"):
        assert sentence in said
    with pytest.raises(OSError, match="a pipe"):
        read_bounded(tmp_path / "pipe.ipynb", 10)


def test_large_files_are_never_in_memory(tmp_path: Path, monkeypatch) -> None:
    """Is what is too large, alone or together, left out unread, and the notebook read first?"""
    for name, size in (("a.bin", 2**30), ("n.ipynb", 10), *((f"{n}.bin", 40) for n in range(5))):
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(size)
    monkeypatch.setattr(handed_in, "MAX_BYTES", 100)
    files, left_out = read_files(tmp_path)
    assert list(files) == ["n.ipynb", "0.bin", "1.bin"]
    assert left_out[0] == "2.bin was left out: the files have more than 0 MB together."
    assert "a.bin was left out: it has 1024 MB, at most 64 MB of such a file are read." in left_out


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch) -> None:
    """Is no more read than was seen before?"""
    (tmp_path / "a.csv").write_text("1")
    found = find_files(tmp_path)
    (tmp_path / "a.csv").write_text("1" * 1000)
    monkeypatch.setattr(handed_in, "find_files", lambda *given: found)
    files, left_out = read_files(tmp_path)
    assert files == {}
    assert len(left_out) == 1


def test_many_files_and_deep_folders(tmp_path: Path, monkeypatch) -> None:
    """Is there an end to files, to folders in folders, and to the sentences about them?"""
    for number in range(1100):
        (tmp_path / f"{number}.csv").touch()
    (tmp_path / "/".join("d" * 20)).mkdir(parents=True)
    (tmp_path / "/".join("d" * 20) / "x.csv").touch()
    files, left_out = read_files(tmp_path)
    assert len(files) == handed_in.MAX_FILES
    assert any("folders deep" in sentence for sentence in left_out)
    assert "100 files were left out" in left_out[-1]
    monkeypatch.setattr(handed_in, "MAX_ENTRIES", 50)
    files, left_out = read_files(tmp_path)
    assert len(files) == 50
    assert "more than 50 files" in left_out[0]
    (tmp_path / "links").mkdir()
    for number in range(40):
        (tmp_path / "links" / str(number)).symlink_to("x")
    assert len(read_files(tmp_path / "links")[1]) == handed_in.MAX_REMARKS + 1


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    """Is a file of an old computer's read under a name that can be written, and each once?"""
    for name in (b"caf\xe9.csv", b"caf\xe8.csv"):
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_bytes(name)
    files, left_out = read_files(tmp_path)
    assert list(files) == ["caf?.csv"]
    assert left_out == ["caf?.csv was left out: another file has that name."]


def test_files_that_may_not_be_read() -> None:
    """Is a file or folder without permission named? Root may read everything, so others try."""
    with tempfile.TemporaryDirectory() as name:
        (home := Path(name)).chmod(0o755)
        folder = home / "submitted"
        folder.mkdir()
        (folder / "a.csv").touch(0o000)
        (folder / "b").mkdir(0o000)
        code = "import sys; from pathlib import Path; from grading.handed_in import read_files\n"
        code += "print(read_files(Path(sys.argv[1])))"
        result = run_as_ordinary_user([sys.executable, "-c", code, str(folder)], home)
        (folder / "b").chmod(0o755)
    assert result.returncode == 0, result.stderr
    assert result.stdout.count("Permission denied") == 2
    assert "a.csv was left out" in result.stdout
    assert "b was left out" in result.stdout


def test_files_that_vanish(tmp_path: Path, monkeypatch) -> None:
    """Is a file that cannot be opened any more named, with the system's reason?"""
    (tmp_path / "a.csv").touch()

    def refuse(*given: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(handed_in, "read_bounded", refuse)
    assert read_files(tmp_path) == (
        {},
        ["a.csv was left out: it cannot be read (Permission denied)."],
    )


def test_a_folder_where_a_file_is_handed_out() -> None:
    """Does the course's file count, whichever of the two is the folder?"""
    kept, clashing = without_clashes(
        {"data": b"", "table.csv/x": b"", "data.csv": b""}, ["data/points.csv", "table.csv"]
    )
    assert kept == {"data.csv": b""}
    assert clashing == ["data", "table.csv/x"]


@pytest.mark.parametrize(
    "text",
    [b"", b"  ", b"soon", b"\xff\xfe", b"9" * 10**6, b"2026-13-45", b"1 2 3", b"\0", b"99999"],
)
def test_a_time_stamp_that_is_none(tmp_path: Path, text: bytes) -> None:
    """Is a file that holds no date said to be so, and the submission taken as without a time?"""
    (tmp_path / "timestamp.txt").write_bytes(text)
    moment, problem = timestamp_of(tmp_path)
    assert moment is None
    assert "no late penalty" in problem
    assert len(problem) < 200


def test_a_time_stamp(tmp_path: Path) -> None:
    """Is a date read as nbgrader reads it, and a folder or pipe of that name told from it?"""
    assert timestamp_of(tmp_path) == (None, "")
    file = tmp_path / "timestamp.txt"
    file.write_text("2026-01-01 12:00:00 UTC\n")
    assert timestamp_of(tmp_path) == (datetime(2026, 1, 1, 12), "")
    file.unlink()
    file.mkdir()
    assert timestamp_of(tmp_path)[1]
    file.rmdir()
    os.mkfifo(file)
    assert timestamp_of(tmp_path)[1]
