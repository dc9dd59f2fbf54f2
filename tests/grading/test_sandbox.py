"""The sandbox: what it hides, what it ends and what it says about it."""

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograde_tests.machinery.caches import cache_of
from autograde_tests.machinery.calling import Calls
from grading import bubblewrap as module
from grading import sandbox as starting
from grading.bubblewrap import bubblewrap
from grading.errors import SandboxError, SessionLost
from grading.limits import Limits
from grading.sandbox import Sandbox
from grading.stage import lay_out

from ..waiting import wait_until
from .small_course import CONTENT

pytestmark = [pytest.mark.slow, pytest.mark.rights]
# scikit-learn's worker processes take a minute to start on two cores at a load of seventeen
LIMITS = Limits(cell_seconds=240, call_seconds=1, memory_bytes=2**30, processes=32)


@pytest.fixture(scope="module")
def stage() -> Iterator[Path]:
    """Return a stage where other users can enter, too: pytest's own folders are closed to them."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield lay_out(folder / "stage", CONTENT, {"sigmoid"})
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
        return "".join(output.get("text", "") for output in session.run_cell(source).outputs)
    finally:
        session.end()


def lost(sandbox: Sandbox, source: str, seconds: float = 60) -> str:
    """Return why a cell's session was lost."""
    session = sandbox.session()
    with pytest.raises(SessionLost) as caught:
        session.run_cell(source, seconds=seconds)
    session.end()
    return str(caught.value)


def test_it_runs_without_privileges(sandbox: Sandbox) -> None:
    """Is submitted code nobody in particular, without capabilities, new privileges or root's id?"""
    status = shown(sandbox, "print(open('/proc/self/status').read())")
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    expected = 65534 if os.getuid() == 0 else os.getuid()
    assert fields["Uid"].split() == [str(expected)] * 4
    assert {fields[f"Cap{kind}"] for kind in ("Inh", "Prm", "Eff", "Bnd", "Amb")} == {"0" * 16}
    assert fields["NoNewPrivs"] == "1"
    assert fields["Seccomp"] == "2"


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


def test_it_inherits_no_file_and_no_secret(sandbox: Sandbox) -> None:
    """Are the only open files the null device and the channel, and the environment our own?"""
    code = (
        "import os\nfor n in os.listdir('/proc/self/fd'):\n"
        "    try: print(os.readlink(f'/proc/self/fd/{n}'))\n    except OSError: pass"
    )
    links = shown(sandbox, code).split()
    assert sum(link.startswith("socket:") for link in links) == 1
    assert all(link.startswith(("socket:", "/dev/null")) for link in links)
    assert "COURSE" not in shown(sandbox, "import os; print(dict(os.environ))")


@pytest.mark.parametrize(
    ("source", "said", "seconds"),
    [
        ("import ctypes; ctypes.string_at(0)", "ended by SIGSEGV", 60),
        ("import os; os._exit(3)", "ended itself", 60),
        ("import time; time.sleep(60)", "no answer within 2 seconds", 2),
        (
            "import os, time\nfor i in range(4):\n    if os.fork() == 0:\n"
            "        x = b'x' * (400 * 2**20); time.sleep(90)\ntime.sleep(90)",
            "more than 1024 MB of memory",
            60,
        ),
    ],
    ids=["fault", "exit", "silence", "memory of all processes"],
)
def test_an_end_is_told_in_words(sandbox: Sandbox, source: str, said: str, seconds: float) -> None:
    """Does the instructor read why a process ended?"""
    assert said in lost(sandbox, source, seconds)


CROWD = """
import os, socket, time
def crowd(most):
    kept = []
    while len(kept) < most: kept.append({one})
    time.sleep(90)
for number in range(4):
    if os.fork() == 0: crowd(90)
time.sleep(90)
"""
WAITING = """
import socket, time
server = socket.socket(socket.AF_UNIX)
server.bind("\\0here"); server.listen(4096)
for number in range(1000):
    with socket.socket(socket.AF_UNIX) as client:
        client.connect("\\0here"); client.setblocking(False)
        client.send(bytes(100_000))
time.sleep(90)
"""

MAPS = """
import mmap, os, time
for number in range(4):
    if os.fork() == 0:
        kept = [mmap.mmap(-1, 4096) for _ in range(60_000)]
        time.sleep(90)
time.sleep(90)
"""
LOCKS = """
import fcntl, os, time
kept = [os.open(f"/scratch/{number}", os.O_RDWR | os.O_CREAT) for number in range(120)]
for file in kept:
    for byte in range(0, 2000, 2): fcntl.lockf(file, fcntl.LOCK_EX, 1, byte)
time.sleep(90)
"""


@pytest.mark.parametrize("source", [MAPS, LOCKS], ids=["mappings", "locks"])
def test_the_kernels_memory_for_mappings_and_locks_is_bounded(
    sandbox: Sandbox, source: str
) -> None:
    """Is a submission ended that has the kernel keep many small things?"""
    assert "more than 100000 pieces of memory and files" in lost(sandbox, source)


@pytest.mark.parametrize(
    "source",
    [CROWD.format(one="socket.socketpair()"), CROWD.format(one="os.openpty()"), WAITING],
    ids=["pairs", "terminals", "not accepted"],
)
def test_the_kernels_memory_for_sockets_is_bounded(sandbox: Sandbox, source: str) -> None:
    """Is a submission ended that has the kernel keep what no process is charged with?"""
    assert "more than 256 sockets and terminals" in lost(sandbox, source)


def test_of_sockets_there_are_unix_streams_only(sandbox: Sandbox) -> None:
    """Can a submission have sockets whose buffers are as large as it likes, or a network's?"""
    code = """
import socket
for family in range(64):
    for kind in range(1, 11):
        for make in (socket.socket, socket.socketpair):
            try: make(family, kind); print(family, kind)
            except OSError: pass
a, b = socket.socketpair()
for option in range(100):
    try: a.setsockopt(socket.SOL_SOCKET, option, 10**8)
    except OSError: pass
print(a.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) < 2**20)
try: socket.socket()
except OSError as error: print(error.strerror)
"""
    assert shown(sandbox, code).splitlines() == [
        "1 1",
        "1 1",
        "True",
        "Address family not supported by protocol",
    ]


@pytest.mark.parametrize(
    "call",
    [
        "libc.semget(77, 1, 0o1666)",
        "libc.msgget(77, 0o1666)",
        "libc.shmget(77, 4096, 0o1666)",
        "libc.mq_open(b'/x', 0o102, 0o666, None)",
        "libc.memfd_create(b'x', 0)",
        "libc.inotify_init()",
        "libc.inotify_init1(0)",
        "libc.fanotify_init(0x200, 0)",
        "libc.vmsplice(1, None, 0, 0)",
        "libc.fcntl(os.open('/stage/packages/grading/inside/jail.py', 0), 1024, 1)",
        "libc.fcntl(os.open('/stage', 0), 1026, 1)",
        "libc.fcntl(os.open('/stage/packages/grading/inside/jail.py', 0), 37, bytes(32))",
    ],
)
def test_what_keeps_the_kernels_memory_or_others_waiting_is_refused(
    sandbox: Sandbox, call: str
) -> None:
    """Can a submission fill memory that nobody counts, or lease a file that others open?"""
    code = (
        f"import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        f"print({call}, os.strerror(ctypes.get_errno()))"
    )
    assert shown(sandbox, code) == "-1 Operation not permitted\n"


def test_what_notebooks_need_of_sockets_works(sandbox: Sandbox) -> None:
    """Do asyncio and all ways to start processes work, and is no network an ordinary error?"""
    code = """
import asyncio, multiprocessing, urllib.request, uuid
print(asyncio.new_event_loop().run_until_complete(asyncio.sleep(0, 1)), len(str(uuid.uuid1())))
for way in ("fork", "forkserver", "spawn"):
    with multiprocessing.get_context(way).Pool(2) as pool: print(pool.map(abs, [-1, 2]))
with multiprocessing.get_context("fork").Manager() as manager: print(list(manager.list([3])))
try: urllib.request.urlopen("http://example.org", timeout=2)
except OSError as error: print("no network")
"""
    expected = ["1 36", *["[1, 2]"] * 3, "[3]", "no network"]
    assert shown(sandbox, code).splitlines() == expected


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


def test_a_session_sees_its_own_processes_only(sandbox: Sandbox) -> None:
    """Do the numbers of processes and /proc agree, and is nobody else there?"""
    code = """
import os, psutil
if (child := os.fork()) == 0: os.read(os.pipe()[0], 1)
assert os.readlink("/proc/self") == str(os.getpid()) == str(psutil.Process().pid)
assert psutil.Process(child).ppid() == os.getpid() and psutil.Process().memory_info().rss > 0
assert set(psutil.pids()) == {os.getpid(), child}
print("agree")
"""
    assert shown(sandbox, code) == "agree\n"


WRITABLE = """
import hashlib, os, stat
def kept(path):
    try: text = open(path, "rb").read(2**16)
    except OSError as error: return error.errno
    if path.endswith("autogroup"): text = text.split()[-1]  # the first word is a running number
    if path.endswith("/sched"): text = b""  # statistics
    return hashlib.sha256(text).hexdigest()[:8]
found = {}
for top, folders, files in os.walk("/proc"):
    folders[:] = [f for f in folders if f not in ("fd", "fdinfo", "map_files", "cwd", "root")]
    for name in files:
        if os.access(path := os.path.join(top, name), os.W_OK) and not os.path.islink(path):
            found[path] = kept(path)
"""


def test_no_session_leaves_anything_in_proc(sandbox: Sandbox) -> None:
    """Is every file under /proc that a submission can write to its own, and anew for the next?"""
    look = WRITABLE + "for path in sorted(found): print(path, found[path])"
    spoil = WRITABLE + (
        "done = 0\n"
        "for path in found:\n"
        "    for text in ('1', '7', '-1', '1000', '0x3f', 'other', '0 0 1'):\n"
        "        try: done += open(path, 'w').write(text) > 0\n"
        "        except OSError: pass\n"
        "print(done)"
    )
    before = shown(sandbox, look).splitlines()
    assert int(shown(sandbox, spoil)) > 0
    assert set(shown(sandbox, look).splitlines()) ^ set(before) == set()
    paths = [line.split()[0] for line in before]
    assert "/proc/self/oom_score_adj" in paths or "/proc/1/oom_score_adj" in paths
    own = ("/proc/1/", "/proc/self/", "/proc/thread-self/")
    assert [path for path in paths if not path.startswith(own)] == []


def test_one_session_cannot_reach_the_process_that_others_come_from(sandbox: Sandbox) -> None:
    """Is there a bit of the warm process that a submission sets and the next one reads?"""
    names = "('oom_score_adj', 'coredump_filter', 'comm', 'autogroup', 'timerslack_ns')"
    write = (
        f"import glob\nfor name in {names}:\n    for path in glob.glob('/proc/[0-9]*/' + name):\n"
        "        try: open(path, 'w').write('7')\n        except OSError: pass"
    )
    read = (
        f"for name in {names}:\n    try: print(name, open('/proc/self/' + name).read().split()[-1])"
        "\n    except OSError as error: print(name, error.errno)"
    )
    warm = Path(f"/proc/{warm_process(sandbox)}")
    outside = [(warm / name).read_text() for name in ("oom_score_adj", "coredump_filter", "comm")]
    before = shown(sandbox, read)
    shown(sandbox, write)
    assert shown(sandbox, read) == before
    assert outside == [
        (warm / name).read_text() for name in ("oom_score_adj", "coredump_filter", "comm")
    ]


def warm_process(sandbox: Sandbox) -> int:
    """Return the number of the process that sessions are forked from: bubblewrap's grandchild."""
    number = sandbox._process.pid
    for _ in range(2):
        number = int(Path(f"/proc/{number}/task/{number}/children").read_text().split()[0])
    return number


def test_where_no_proc_is_to_be_had_there_is_none(stage: Path, monkeypatch) -> None:
    """Does a kernel that grants no new /proc, as in some containers, leave a wrong one in sight?"""

    def partly_hidden(stage: Path, as_nobody: bool = False) -> list[str]:
        words = bubblewrap(stage, as_nobody)
        if "CAP_SYS_ADMIN" in words:
            del words[words.index("CAP_SYS_ADMIN") - 1 : words.index("CAP_SYS_ADMIN") + 1]
        return [*words, "--tmpfs", "/proc/bus"]

    monkeypatch.setattr(starting, "bubblewrap", partly_hidden)
    with Sandbox(stage, LIMITS) as made:
        session = made.session()
        assert session.own_proc is False
        cell = session.run_cell(
            "import os\nprint(os.listdir('/proc'), os.access('/proc', os.W_OK))\n"
            "from concurrent.futures import ProcessPoolExecutor as Pool\n"
            "with Pool(2) as pool: print(list(pool.map(abs, [-1, 2])))"
        )
        session.end()
    assert cell.outputs[0]["text"] == "[] False\n[1, 2]\n", cell


def test_several_processes_work_as_on_a_students_machine(sandbox: Sandbox) -> None:
    """Do joblib's and scikit-learn's worker processes start, answer and end?"""
    code = """
import numpy as np
from joblib import Parallel, delayed
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
print(Parallel(n_jobs=2)(delayed(abs)(-i) for i in range(4)))
X = np.random.default_rng(0).normal(size=(40, 3))
print(len(cross_val_score(LogisticRegression(), X, X[:, 0] > 0, n_jobs=2)))
"""
    assert shown(sandbox, code) == "[0, 1, 2, 3]\n5\n"


def test_a_cache_is_made_inside(sandbox: Sandbox) -> None:
    """Does the way back get what the submission's own way there kept, of any kind?"""
    session = sandbox.session()
    session.run_cell(
        "def go(x):\n    return x, lambda: 2 * x\ndef back(d, cache):\n    return d * cache()"
    )
    session.open_calls()
    given = 3.0, cache_of("go", 5.0)
    assert session.call("back", given, ("d", "cache"))["value"] == 30
    assert session.call("go", (5.0,), ("x",))["value"][0] == 5
    failure = session.call("back", (3.0, cache_of("gone", 5.0)), ("d", "cache"))["failure"]
    assert failure[:2] == ["NameError", "there is no function gone that could make the cache"]
    session.end()


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
    with pytest.raises((SessionLost, SandboxError)):  # the kernel ends them one after another
        wait_until(lambda: not session.run_cell("1"), "the session ends with its sandbox")
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
