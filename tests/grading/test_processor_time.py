"""Is processor time seen from outside, whatever the inside says of it?"""

import os
import subprocess
import sys
import time

import pytest

from grading.limits import Limits
from grading.processor_time import seconds_below
from grading.sandbox import Sandbox
from grading.stage import lay_out

from .small_course import CONTENT

BUSY = "import time\nwhile time.process_time() < {seconds}: pass\n"


def test_children_and_what_they_start_count():
    """Is the time of a child's child counted, while it runs and when it has ended?"""
    inner = [sys.executable, "-c", BUSY.format(seconds=0.3)]
    code = f"import subprocess, time\nsubprocess.run({inner!r})\nprint(flush=True)\ninput()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline()
        assert seconds_below(process.pid) >= 0.29
        process.communicate(b"\n")
    assert seconds_below(process.pid) == 0


def test_waiting_is_no_processor_time():
    """Does somebody who sleeps take none?"""
    before = seconds_below(os.getpid())
    time.sleep(0.3)
    assert seconds_below(os.getpid()) - before < 0.2


WAYS = {
    "itself": "busy(0.5)",
    "a child": """
    if os.fork() == 0:
        busy(0.5)
        os._exit(0)
    os.wait()""",
    "a thread": """
    thread = threading.Thread(target=busy, args=(0.5,))
    thread.start()
    thread.join()""",
    "with other clocks": """
    real = time.process_time
    time.process_time = time.thread_time = time.perf_counter = time.monotonic = lambda: 0.0
    start = real()
    while real() - start < 0.5: pass""",
}


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory):
    """Return a sandbox whose calls may take long on the clock."""
    stage = lay_out(tmp_path_factory.mktemp("stage") / "stage", CONTENT)
    for folder in [stage, *stage.parents][:4]:
        folder.chmod(0o755)
    with Sandbox(stage, Limits(call_seconds=20)) as made:
        yield made


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_what_a_call_takes_is_measured_outside(sandbox, way):
    """Is half a second found, whoever in the session took it, and nothing where nobody did?"""
    session = sandbox.session()
    session.run_cell(
        "import os, threading, time\n"
        "def busy(seconds):\n"
        "    start = time.thread_time()\n"
        "    while time.thread_time() - start < seconds: pass\n"
        f"def work():\n    {WAYS[way].strip()}\n"
        "def f(x):\n    if x: work()\n"
    )
    session.open_calls()
    assert session.call("f", (0,), ("x",), timed=True)["processor_seconds"] < 0.3
    assert session.call("f", (1,), ("x",), timed=True)["processor_seconds"] > 0.45
    assert "processor_seconds" not in session.call("f", (0,), ("x",))
    session.close_calls()
    session.end()


@pytest.mark.slow
def test_a_call_with_a_budget_may_take_longer_on_the_clock(sandbox, tmp_path_factory):
    """Does a busy machine cost nothing that a call is given processor time for?"""
    stage = lay_out(tmp_path_factory.mktemp("short") / "stage", CONTENT)
    for folder in [stage, *stage.parents][:4]:
        folder.chmod(0o755)
    with Sandbox(stage, Limits(call_seconds=1)) as short:
        session = short.session()
        session.run_cell("import time\ndef f(x):\n    time.sleep(x)\n    return x")
        session.open_calls()
        assert session.call("f", (2.0,), ("x",), timed=True)["value"] == 2.0
        assert session.call("f", (9.0,), ("x",), timed=True)["late"] is True
        session.open_calls()
        assert session.call("f", (2.0,), ("x",))["late"] is True
        session.end()
