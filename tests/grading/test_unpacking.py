"""Archives and folders from students: what is taken, what is refused, and that it stays small."""

import gzip
import io
import os
import resource
import stat
import tarfile
import warnings
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from grading.unpacking import (
    ONE_STUDENT,
    WHOLE_CLASS,
    Refused,
    folder_members,
    safe_name,
    shown,
    take,
    unpack,
)

NB = "numpy_basics.ipynb"


def zipped(
    members: Iterable[tuple[str | zipfile.ZipInfo, bytes]], how: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Return a zip file."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", how) as archive:
        warnings.simplefilter("ignore")  # that names are there twice
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


def linked(name: str, kind: int = stat.S_IFLNK) -> zipfile.ZipInfo:
    """Return the entry of a link, or of something else that is no file."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (kind | 0o777) << 16
    return entry


def tarred(members: Iterable[tuple[str, bytes, bytes]], mode: str = "w:gz") -> bytes:
    """Return a tar file of members with their type and content."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, kind, content in members:
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname, entry.size = kind, "/etc/passwd", len(content)
            archive.addfile(entry, io.BytesIO(content))
    return stream.getvalue()


def taken(tmp_path: Path, content: bytes, **options: object) -> tuple[dict[str, bytes], str]:
    """Unpack; return the files and what was said."""
    (tmp_path / "sent").write_bytes(content)
    target = tmp_path / "in" / "target"
    said = unpack(tmp_path / "sent", target, **options)  # type: ignore[arg-type]
    files = {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["target"]
    assert not any(path.is_symlink() for path in target.rglob("*"))
    return files, "; ".join(said)


FILE = tarfile.REGTYPE


@pytest.mark.parametrize(
    "content",
    [
        zipped([(NB, b"{}"), ("data/a.csv", b"1")]),
        zipped([(NB, b"{}"), ("data/a.csv", b"1")], zipfile.ZIP_STORED),
        zipped([(NB, b"{}"), ("data\\a.csv", b"1"), ("data\\", b"")]),  # Windows
        zipped(
            [(f"./{NB}", b"{}"), ("__MACOSX/._x", b""), (".DS_Store", b""), ("data/a.csv", b"1")]
        ),
        tarred([(NB, FILE, b"{}"), ("data", tarfile.DIRTYPE, b""), ("data/a.csv", FILE, b"1")]),
        tarred([(NB, FILE, b"{}"), ("data/a.csv", FILE, b"1")], "w"),
    ],
)
def test_ordinary_archives(tmp_path: Path, content: bytes):
    """Are files taken from each kind of archive, without what packing programs leave behind?"""
    assert taken(tmp_path, content) == ({NB: b"{}", "data/a.csv": b"1"}, "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b"<!DOCTYPE html><html><body>Log in", "web page"),
        (b"\n<html>", "web page"),
        (b"Rar!\x1a\x07", "RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", "7z archive"),
        (b'{"cells": []}', "bare notebook"),
        (b"hello", "not a zip file"),
        (zipped([(NB, b"x" * 1000)])[:-30], "cut off"),
        (zipped([(NB, os.urandom(5000))])[:3000], "cut off"),
        (b"PK\3\4" + b"x" * 100, "cut off"),
        (tarred([(NB, FILE, os.urandom(50_000))])[:-2000], "damaged"),
        (gzip.compress(b"{}", mtime=0), "no archive"),
        (zipped([(f"../s1/{NB}", b"{}")]), "leads out of its folder"),
        (zipped([(f"a/../../s1/{NB}", b"{}")]), "leads out of its folder"),
        (zipped([(f"..\\s1\\{NB}", b"{}")]), "leads out of its folder"),
        (zipped([(f"/etc/{NB}", b"{}")]), "absolute path"),
        (zipped([(f"C:\\week2\\{NB}", b"{}")]), "absolute path"),
        (tarred([(f"../{NB}", FILE, b"{}")]), "leads out of its folder"),
        (zipped([(NB, b"{}"), (NB, b"[]")]), "twice"),
        (zipped([(NB, b"{}"), (f".//{NB}", b"[]")]), "twice"),
        (zipped([(NB, b"{}"), (NB.upper(), b"[]")]), "which one counts"),
        (zipped([("caf\u00e9.ipynb", b""), ("cafe\u0301.ipynb", b"")]), "which one counts"),
        (zipped([("a", b""), ("a/b", b"")]), "a file that is the folder"),
        (
            zipped([("é.ipynb", b"{}")]).replace("é".encode(), b"\xe9\xe9"),
            "names that are no text",
        ),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(tmp_path: Path, content: bytes, words: str):
    """Does a broken or hostile archive get a reason, and leave nothing behind?"""
    with pytest.raises(Refused, match=words):
        taken(tmp_path, content)
    assert not [path for path in (tmp_path / "in").rglob("*") if path.is_file()]
    assert {path.name for path in tmp_path.iterdir()} <= {"sent", "in"}


@pytest.mark.parametrize(
    ("member", "words"),
    [
        ((linked("l"), b"/etc/passwd"), "l was left out: a link is not followed"),
        ((linked("d", stat.S_IFCHR), b""), "d was left out: it is not a file"),
        (("con.txt", b""), "con.txt is the name of a device"),
        (("sub/NUL", b""), "device"),
        (("a\x1b[31m\nNot collected: s1", b""), r"a\x1b[31m\nNot collected: s1 is no name"),
        (("\u202egpj.exe", b""), "is no name"),
        (("x" * 300, b""), "too long"),
        (("d/" * 30 + "x", b""), "too long"),
        (("big.bin", bytes(65 * 2**20)), "it has 65 MB, allowed are 64 MB"),
    ],
)
def test_one_odd_file_costs_itself_only(tmp_path: Path, member: tuple, words: str):
    """Is a file that cannot be taken named, and the notebook beside it taken?"""
    files, said = taken(tmp_path, zipped([member, (NB, b"{}")]))
    assert files == {NB: b"{}"}
    assert words in said
    assert "\n" not in said
    assert "\x1b" not in said


def test_links_and_devices_in_a_tar_are_left_out(tmp_path: Path):
    """Are symbolic and hard links, devices and pipes left out, each with its reason?"""
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
    odd = [(f"odd{number}", kind, b"") for number, kind in enumerate(kinds)]
    files, said = taken(tmp_path, tarred([*odd, (NB, FILE, b"{}")]))
    assert files == {NB: b"{}"}
    assert said.count("a link is not followed") == 1
    assert "odd0, odd1" in said
    assert "odd3" in said


def test_a_damaged_or_locked_file_is_named(tmp_path: Path):
    """Does damage in one member, or a password on it, cost that member only?"""
    good = zipped([("a.csv", b"12345678"), (NB, b"{}")], zipfile.ZIP_STORED)
    files, said = taken(tmp_path, good.replace(b"12345678", b"12345679"))
    assert set(files) == {NB}
    assert "a.csv was left out: it is damaged" in said
    locked = bytearray(good)
    locked[good.index(b"PK\1\2") + 8] |= 1
    (tmp_path / "second").mkdir()
    files, said = taken(tmp_path / "second", bytes(locked))
    assert set(files) == {NB}
    assert "locked with a password" in said
    (tmp_path / "third").mkdir()
    files, said = taken(tmp_path / "third", zipped([(NB, b"{}")], zipfile.ZIP_LZMA))
    assert files == {}
    assert "ordinary zip file" in said


def test_names_that_are_not_utf8(tmp_path: Path):
    """Does a name in an old encoding become one that can be read and written?"""
    files, _ = taken(tmp_path, tarred([("caf\udce9.ipynb", FILE, b"{}")]))
    assert files == {"café.ipynb": b"{}"}
    assert safe_name("Screenshot 2026 at 9.41\u202fAM.png").endswith("AM.png")
    assert shown("caf\udce9\n") == "caf\\udce9\\n"


def forked(work: Callable[[], str], megabytes: int = 120) -> str:
    """Do something in a process that gets little more memory than it has."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            pages = int(Path("/proc/self/statm").read_text().split()[0])
            most = pages * os.sysconf("SC_PAGE_SIZE") + megabytes * 2**20
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
            os.write(write, work().encode()[:4000])
        except BaseException as error:
            os.write(write, f"{type(error).__name__}: {error}".encode()[:4000])
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as stream:
        text = stream.read()
    os.waitpid(child, 0)
    return text


def zeros(name: str, megabytes: int) -> bytes:
    """Return a zip file with one large file that packs well."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(name, "w") as file:
            for _ in range(megabytes):
                file.write(bytes(2**20))
        archive.writestr(NB, "{}")
    return stream.getvalue()


def lying(content: bytes) -> bytes:
    """Return a zip file whose table says that its first file has 10 bytes."""
    place = content.index(b"PK\1\2") + 24
    return content[:place] + (10).to_bytes(4, "little") + content[place + 4 :]


def many_in_a_tar(count: int, comment: str = "") -> bytes:
    """Return a tar file of many empty files."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz", format=tarfile.PAX_FORMAT) as archive:
        for number in range(count):
            entry = tarfile.TarInfo(f"{number}")
            entry.pax_headers = {"comment": comment} if comment else {}
            archive.addfile(entry)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: zeros("big.bin", 150), "it has 150 MB"),
        (lambda: zeros(f"z{NB}", 150), "it has 150 MB"),
        (lambda: lying(zeros("big.bin", 100)), "big.bin was left out"),
        (lambda: zipped((f"{n}", b"") for n in range(10_200)), "more than 10,000"),
        (lambda: zipped((f"{n:060000}", b"") for n in range(60)), "table of contents is too"),
        (lambda: many_in_a_tar(10_200), "more than 10,000"),
        (lambda: many_in_a_tar(600, "x" * 60_000), "table of contents is too large"),
        (
            lambda: zipped((f"{n}.bin", bytes(60 * 2**20)) for n in range(3)),
            "2.bin was left out",
        ),
    ],
)
def test_bombs_stay_small(tmp_path: Path, make: Callable[[], bytes], words: str):
    """Is what unpacks to far too much refused within bounds of memory, disk and time?"""
    content = make()

    def work() -> str:
        before = resource.getrusage(resource.RUSAGE_SELF)
        try:
            said = taken(tmp_path, content)[1]
        except Refused as refusal:
            said = str(refusal)
        after = resource.getrusage(resource.RUSAGE_SELF)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return f"{seconds < 10} {said}"

    said = forked(work, 200)
    assert said.startswith("True ")
    assert words in said
    written = sum(path.stat().st_size for path in (tmp_path / "in").rglob("*") if path.is_file())
    assert written <= ONE_STUDENT.total


@pytest.mark.slow
def test_a_large_file_in_a_tar_is_not_read_through(tmp_path: Path):
    """Does a few kilobytes of tar that unpack to gigabytes end early?"""

    class Zeros(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:  # type: ignore[override,no-untyped-def]
            buffer[:] = bytes(len(buffer))
            return len(buffer)

    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz", compresslevel=1) as archive:
        entry = tarfile.TarInfo("big")
        entry.size = 4 * ONE_STUDENT.total + 1
        archive.addfile(entry, io.BufferedReader(Zeros(), 2**20))
    with pytest.raises(Refused, match="far too much"):
        taken(tmp_path, stream.getvalue())


def test_files_that_differ_in_case_are_two(tmp_path: Path):
    """Are data files that differ in case both taken, as they were on the student's machine?"""
    files, said = taken(tmp_path, zipped([("A.csv", b"1"), ("a.csv", b"2"), (NB, b"{}")]))
    assert files == {"A.csv": b"1", "a.csv": b"2", NB: b"{}"}
    assert not said


def test_too_many_files_leave_the_notebooks(tmp_path: Path):
    """Are notebooks taken first where there is more than anybody needs?"""
    content = zipped([*((f"{n}.txt", b"") for n in range(1100)), (NB, b"{}")])
    files, said = taken(tmp_path, content)
    assert NB in files
    assert len(files) == ONE_STUDENT.files
    assert "1098 more" in said or "more" in said


def test_a_whole_class_may_be_larger():
    """Do the bounds of a platform's download leave room for a class?"""
    assert WHOLE_CLASS.members > ONE_STUDENT.members
    assert WHOLE_CLASS.total > ONE_STUDENT.total


def test_a_link_is_no_archive(tmp_path: Path):
    """Is a link that lies among the archives not followed?"""
    (tmp_path / "real.zip").write_bytes(zipped([(NB, b"{}")]))
    (tmp_path / "link.zip").symlink_to("real.zip")
    (tmp_path / "folder.zip").mkdir()
    os.mkfifo(tmp_path / "pipe.zip")
    for name, words in (("link", "a link"), ("folder", "not a file"), ("pipe", "not a file")):
        with pytest.raises(Refused, match=words):
            unpack(tmp_path / f"{name}.zip", tmp_path / "target")


def test_a_folder_that_changes_while_it_is_read(tmp_path: Path):
    """Is a file that becomes a link between two looks not followed?"""
    secret = tmp_path / "secret"
    secret.write_text("secret")
    folder = tmp_path / "handed-in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("mine")
    (folder / "sub" / "b.txt").write_text("mine")
    (folder / NB).write_text("{}")
    with folder_members(folder) as members:
        seen = [*members]
        (folder / "a.txt").unlink()
        (folder / "a.txt").symlink_to(secret)
        (folder / "sub" / "b.txt").unlink()
        (folder / "sub").rmdir()
        (folder / "sub").symlink_to(tmp_path)
        (tmp_path / "b.txt").write_text("secret")
        said = take(seen, tmp_path / "target")
    assert [path.name for path in (tmp_path / "target").iterdir() if path.is_file()] == [NB]
    assert len(said) == 2
