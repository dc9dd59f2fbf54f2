"""The sandbox: what it hides, what it ends and what it says about it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograde_tests.calling import Calls
from grading import sandbox as module
from grading.sandbox import Limits, Sandbox, SandboxError, SessionLost, bubblewrap
from grading.stage import lay_out

pytestmark = pytest.mark.slow
LIMITS = Limits(cell_seconds=5, call_seconds=1, memory_bytes=2**30, processes=32)


@pytest.fixture(scope="module")
def stage() -> Iterator[Path]:
    """Return a stage where other users can enter, too: pytest's own folders are closed to them."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield lay_out(folder / "stage", {"sigmoid"})
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def sandbox(stage: Path) -> Iterator[Sandbox]:
    """Return one sandbox for all tests that leave it alive."""
    with Sandbox(stage, LIMITS) as made:
        yield made


def shown(sandbox: Sandbox, source: str) -> str:
    """Return what a cell prints in a session of its own."""
    session = sandbox.session()
    try:
        return "".join(output.get("text", "") for output in session.run_cell(source)["outputs"])
    finally:
        session.end()


def lost(sandbox: Sandbox, source: str) -> str:
    """Return why a cell's session was lost."""
    session = sandbox.session()
    with pytest.raises(SessionLost) as caught:
        session.run_cell(source)
    session.end()
    return str(caught.value)


def test_it_runs_without_privileges(sandbox: Sandbox) -> None:
    """Is submitted code nobody in particular, without capabilities, new privileges or root's id?"""
    status = shown(sandbox, "print(open('/proc/self/status').read())")
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    expected = 65534 if os.getuid() == 0 else os.getuid()
    assert fields["Uid"].split() == [str(expected)] * 4
    assert {fields[f"Cap{kind}"] for kind in ("Inh", "Prm", "Eff", "Bnd", "Amb")} == {"0" * 16}
    assert fields["NoNewPrivs"] == "1" and fields["Seccomp"] == "2"


def test_nothing_is_writable_but_scratch(sandbox: Sandbox) -> None:
    """Is there a folder that a submission can leave something in?"""
    code = """
import os
for top, folders, _ in os.walk("/"):
    if top.startswith(("/proc", "/usr/share")) or top.count("/") > 6: folders.clear()
    elif os.access(top, os.W_OK): print(top); folders.clear()
"""
    found = set(shown(sandbox, code).split())
    assert found <= {"/scratch", "/dev/shm", "/tmp"}


def test_it_inherits_no_file_and_no_secret(sandbox: Sandbox, monkeypatch) -> None:
    """Are the only open files the null device and the channel, and the environment our own?"""
    code = (
        "import os\nfor n in os.listdir('/proc/self/fd'):\n"
        "    try: print(os.readlink(f'/proc/self/fd/{n}'))\n    except OSError: pass"
    )
    links = shown(sandbox, code).split()
    assert sum(link.startswith("socket:") for link in links) == 1
    assert all(link.startswith(("socket:", "/dev/null", "/proc/")) for link in links)
    assert "COURSE" not in shown(sandbox, "import os; print(dict(os.environ))")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import ctypes; ctypes.string_at(0)", "ended by SIGSEGV"),
        ("import os; os._exit(3)", "ended itself"),
        ("import time; time.sleep(60)", "no answer within 5 seconds"),
        (
            "import os, time\nfor i in range(4):\n    if os.fork() == 0:\n"
            "        x = b'x' * (400 * 2**20); time.sleep(60)\ntime.sleep(60)",
            "more than 1024 MB of memory",
        ),
    ],
    ids=["fault", "exit", "silence", "memory of all processes"],
)
def test_an_end_is_told_in_words(sandbox: Sandbox, source: str, said: str) -> None:
    """Does the instructor read why a process ended?"""
    assert said in lost(sandbox, source)


def test_processes_end_with_their_session(sandbox: Sandbox) -> None:
    """Does a process that left its session and its parent live on?"""
    source = (
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
        "        time.sleep(600)\n    os._exit(0)"
    )
    count = "import os; print(sum(n.isdigit() for n in os.listdir('/proc')))"
    before = shown(sandbox, count)
    shown(sandbox, source)
    assert shown(sandbox, count) == before


def test_a_call_that_hangs_costs_its_copy_only(sandbox: Sandbox) -> None:
    """Do the other exercises go on in the same session after one that never ends?"""
    session = sandbox.session()
    session.run_cell("def f(x):\n    while x: pass\n    return x")
    session.keep("here")
    session.run_cell("f = None")
    session.open_calls("here")
    assert session.call("f", (0,), ("x",))["value"] == 0
    assert session.call("f", Calls([(0,), (False,)]), ("x",))["value"] == [0, False]
    assert session.call("f", (1,), ("x",))["late"] is True
    session.open_calls()
    assert session.call("f", (0,), ("x",)) == {"missing": True}
    session.close_calls()
    session.end()


def test_a_dead_sandbox_is_no_submissions_fault(stage: Path) -> None:
    """Is the grader's own trouble told apart from a submission's?"""
    made = Sandbox(stage, LIMITS)
    session = made.session()
    made._process.send_signal(signal.SIGKILL)
    made._process.wait()
    with pytest.raises((SessionLost, SandboxError)):
        session.run_cell("1")
    with pytest.raises(SandboxError):
        made.session()
    made.close()


def test_without_bubblewrap_it_refuses(stage: Path, monkeypatch) -> None:
    """Is code ever run unconfined because a program is missing?"""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SandboxError, match="apt-get install bubblewrap"):
        Sandbox(stage, LIMITS)


def test_a_broken_bubblewrap_is_told(stage: Path, tmp_path: Path, monkeypatch) -> None:
    """Does the message say what bubblewrap said?"""
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho no namespaces here >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(fake))
    with pytest.raises(SandboxError, match="no namespaces here"):
        Sandbox(stage, LIMITS)


def test_an_installed_course_is_hidden(tmp_path: Path, stage: Path, monkeypatch) -> None:
    """Where the course lies among Python's packages, are its answers covered?"""
    packages = tmp_path / "site-packages"
    (packages / "course_utils").mkdir(parents=True)
    monkeypatch.setattr(module, "_python_folders", lambda: [str(packages)])

    class Spec:
        submodule_search_locations = (str(packages / "course_utils"),)

    monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: Spec)
    words = bubblewrap(stage)
    position = words.index(str(packages / "course_utils"))
    assert words[position - 1] == "--tmpfs"
    assert position > words.index(str(packages))


def test_of_a_prefix_only_python_is_shown() -> None:
    """Where an environment lies inside the course, is the course outside the sandbox?"""
    assert sys.prefix not in module._python_folders()


@pytest.mark.skipif(os.getuid() != 0, reason="takes root to become another user")
def test_an_ordinary_user_can_grade(stage: Path) -> None:
    """Does the sandbox need root?"""
    code = (
        "import sys\nfrom pathlib import Path\nfrom grading.sandbox import *\n"
        "with Sandbox(Path(sys.argv[1])) as box:\n"
        "    s = box.session(); print(s.run_cell('2 + 3')['outputs'][0]['data']); s.end()"
    )
    home = Path(sys.base_prefix)
    shell = (
        # Python lies in root's home: show that part of it, and no more, to the other user
        f"set -e; saved=$(mktemp -d); mount --bind {home} $saved; "
        "mount -t tmpfs -o mode=755 x /root; "
        f"mkdir -p {home}; mount --bind $saved {home}; "
        'exec setpriv --reuid 65534 --regid 65534 --clear-groups "$@"'
        if home.is_relative_to("/root")
        else 'exec setpriv --reuid 65534 --regid 65534 --clear-groups "$@"'
    )
    path = f"{Path(module.__file__).parent.parent}"
    result = subprocess.run(
        ["unshare", "-m", "sh", "-c", shell, "sh", sys.executable, "-c", code, str(stage)],
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/tmp"},
        capture_output=True,
        text=True,
    )
    assert result.stdout == "{'text/plain': '5'}\n", result.stderr
