"""The control group of a sandbox's sessions: where it is made, what it is told, what it leaves.

Most tests lay out the files that the kernel would show. The last one meets the kernel's own where
there are any, and says what holds elsewhere.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from grading import control_groups
from grading.control_groups import ControlGroup
from grading.errors import SessionLost
from grading.limits import Limits
from grading.sandbox import Sandbox
from grading.stage import lay_out

from .small_course import CONTENT

FILES = {"cgroup.procs": "", "cgroup.subtree_control": "cpu memory pids\n"}


@pytest.fixture
def parent(tmp_path: Path, monkeypatch) -> Path:
    """Return a folder like a group's that may be divided, where new folders get the files."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    make = Path.mkdir

    def filled(folder: Path, *arguments, **options) -> None:
        make(folder, *arguments, **options)
        for name in ("cgroup.procs", "pids.max"):
            (folder / name).write_text("")
        (folder / "memory.events").write_text("low 0\nmax 0\noom 0\noom_kill 0\n")

    rmdir = Path.rmdir

    def emptied(folder: Path) -> None:  # the kernel's files go with their folder
        for file in folder.iterdir():
            file.unlink()
        rmdir(folder)

    monkeypatch.setattr(Path, "mkdir", filled)
    monkeypatch.setattr(Path, "rmdir", emptied)
    return tmp_path


def test_a_group_is_made_beside_ones_own(parent: Path) -> None:
    """Are the limits written, is the entrance open, and is nothing left at the end?"""
    group = ControlGroup.make(2**30, 64, parent / "own.scope")
    assert group is not None
    assert group.folder.parent == parent
    assert (group.folder / "memory.max").read_text() == str(2**30)
    assert (group.folder / "memory.oom.group").read_text() == "1"
    assert (group.folder / "pids.max").read_text() == "64"
    os.write(group.entrance, b"0")
    assert (group.folder / "cgroup.procs").read_text() == "0"
    group.close()
    assert not group.folder.exists()


def test_none_is_made_where_memory_is_not_given_on(parent: Path) -> None:
    """Does a group without a count of memory pass for one with it?"""
    (parent / "cgroup.subtree_control").write_text("cpu pids\n")
    assert ControlGroup.make(2**30, 64, parent / "own.scope") is None
    (parent / "cgroup.subtree_control").unlink()
    assert ControlGroup.make(2**30, 64, parent / "own.scope") is None
    assert list(parent.glob("grading-*")) == []


def test_each_want_of_memory_is_told_once(parent: Path) -> None:
    """Is a later submission, ended for another reason, told that it took too much memory?"""
    group = ControlGroup.make(2**30, 64, parent / "own.scope")
    assert group is not None
    assert not group.has_run_out()
    (group.folder / "memory.events").write_text("oom 3\noom_kill 2\n")
    assert group.has_run_out()
    assert not group.has_run_out()
    group.close()


def test_what_killed_graders_left_is_swept(parent: Path) -> None:
    """Do empty groups pile up where graders are killed, and are living ones left alone?"""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for number in (ended.pid, os.getpid()):
        (parent / f"grading-{number}-900").mkdir()
    control_groups.sweep(parent)
    assert [folder.name for folder in parent.glob("grading-*")] == [f"grading-{os.getpid()}-900"]


@pytest.mark.parametrize(
    ("root", "group", "expected"),
    [
        ("/", "/user.slice/a.scope", "/sys/fs/cgroup/user.slice/a.scope"),
        ("/docker/x", "/docker/x/a", "/sys/fs/cgroup/a"),
        ("/docker/x", "/elsewhere", None),
    ],
)
def test_ones_own_group_is_found(root: str, group: str, expected: str | None, monkeypatch) -> None:
    """Is the folder right, also where only a part of the hierarchy is in sight?"""
    texts = {
        "/proc/self/cgroup": f"1:name=x:/y\n0::{group}\n",
        "/proc/self/mountinfo": "1 0 0:2 / / rw - ext4 /dev/x rw\n"
        f"31 25 0:27 {root} /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n",
    }
    monkeypatch.setattr(Path, "read_text", lambda path: texts[str(path)])
    found = control_groups.own_folder()
    assert found == (Path(expected) if expected else None)


FULL_SOCKETS = """
import socket, time
kept = [socket.socketpair() for _ in range(110)]
for end in (end for pair in kept for end in pair):
    end.setblocking(False)
    try:
        while True: end.send(bytes(60_000))
    except BlockingIOError: pass
time.sleep(600)
"""


@pytest.mark.slow
def test_the_kernels_own_memory_counts_where_there_is_a_group(monkeypatch) -> None:
    """Does a submission end whose full sockets take too much, and does the next one go on?"""
    small = ControlGroup.make(40 * 2**20, 64)
    monkeypatch.setattr(Sandbox, "_make_group", lambda sandbox: small)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        stage = lay_out(Path(folder) / "stage", CONTENT)
        with Sandbox(stage, Limits(cell_seconds=60 if small else 2)) as sandbox:
            session = sandbox.session()
            assert session.in_group == (small is not None)
            said = "more than 4096 MB of memory" if small else "no answer within 2 seconds"
            with pytest.raises(SessionLost, match=said):
                session.run_cell(FULL_SOCKETS)
            session.end()
            assert sandbox._process.poll() is None
            after = sandbox.session()
            assert after.run_cell("1 + 1").error == ""
            if small:
                assert len((small.folder / "cgroup.procs").read_text().split()) == 1
            after.end()
    assert small is None or not small.folder.exists()
