"""Does a check always come back, and leave nothing behind?"""

import builtins
import linecache
import signal
import sys
import threading
import time
from contextlib import nullcontext

import pytest

from autograde_tests.machinery import limits as limiting
from autograde_tests.machinery.calling import failure_of
from autograde_tests.machinery.check import NotebookChecks
from autograde_tests.machinery.exercises import Exercise, visible
from autograde_tests.machinery.limits import NOBODY_ANSWERS, ON_THE_CLOCK, Limits, Stopped

from ..waiting import PATIENCE

ENDLESS = "def double(x):\n    while x:\n        x = x + 0\n    return x\n"
ASLEEP = "import time\ndef double(x):\n    time.sleep(600)\n"
PRESSED = "import signal\ndef double(x):\n    signal.raise_signal(signal.SIGINT)\n"
ASKING = "def double(x):\n    return float(input('x'))\n"
CALLING = "def quadruple(x):\n    return double(double(x))\n"
RUNNING = "double: still running after {:g} s"
SECONDS = 0.05
ASLEEP_SECONDS = SECONDS * (ON_THE_CLOCK if hasattr(time, "pthread_getcpuclockid") else 1)


def in_notebook(source, expression, **of_a_case):
    """Run a student's cell in a namespace of its own, and give what an expression is there."""
    case = visible("one", 1.0, **of_a_case)
    checks = NotebookChecks(
        {
            "double": Exercise("double", "Twice", lambda x: 2 * x, (case,)),
            "quadruple": Exercise("quadruple", "4", lambda x: 4 * x, (case,), uses=("double",)),
        }
    )
    checks.seconds = SECONDS
    linecache.cache["<the cell>"] = (len(source), None, source.splitlines(True), "<the cell>")
    namespace = {"check": checks}
    exec(compile(source, "<the cell>", "exec"), namespace)
    return eval(expression, namespace)


needs_signals = pytest.mark.skipif(
    sys.platform == "win32", reason="nothing ends a sleep from another thread there"
)


@pytest.mark.parametrize(
    ("source", "titles", "line"),
    [
        # the clock's time where the machine is so busy that its own is not up by then
        (ENDLESS, [RUNNING.format(SECONDS), RUNNING.format(ON_THE_CLOCK * SECONDS)], "in line "),
        pytest.param(
            ASLEEP,
            [RUNNING.format(ASLEEP_SECONDS)],
            "in line 3: `time.sleep(600)`.",
            marks=needs_signals,
        ),
        (PRESSED, ["double: stopped"], "in line 3: `signal.raise_signal(signal.SIGINT)`."),
    ],
)
def test_a_call_that_does_not_come_back_has_a_card(source, titles, line):
    """Is it said what was running and for how long, and asked whether it ends?"""
    card = in_notebook(source, "check('double')")
    assert card.title in titles
    assert line in card.summary
    assert card.summary.endswith("Does it ever end?")
    assert (card.tone, card.points) == ("failed", 0.0)


def test_the_line_is_that_of_the_function_which_runs():
    """Is it the line of `double` that is told where `quadruple` calls it?"""
    card = in_notebook(ENDLESS + CALLING, "check('quadruple')")
    assert card.title.startswith("quadruple: still running")
    assert any(
        f"in line {n}: `{code}`" in card.summary for n, code in [(2, "while x:"), (3, "x = x + 0")]
    )


@pytest.mark.parametrize("factor", [4, 5])
def test_what_is_called_is_limited_too(factor, capsys):
    """Does an endless function count as one that does not pass, where others need it?"""
    source = f"{ENDLESS}def quadruple(x):\n    return {factor} * x if x else double(x)\n"
    card = in_notebook(source, "check('quadruple')")
    assert ("It calls `double`, which does not pass yet" in card.summary) == (factor == 5)
    assert not in_notebook(source, "check.ready('double', 'quadruple')")
    assert "It needs `double`" in capsys.readouterr().out


def test_whoever_stops_one_does_not_wait_for_the_next(capsys):
    """Is the next function left alone when somebody interrupts the one before it?"""
    source = f"{PRESSED}def quadruple(x):\n    1 / 0\n    return double(x)\n"
    assert not in_notebook(source, "check.ready('double', 'quadruple')")
    said = capsys.readouterr().out
    assert said.startswith("✗ double: stopped\n  It was in line 3: `signal.raise_signal")
    assert in_notebook(source, "check('quadruple')").title == "quadruple: stopped"


def test_an_interrupt_of_the_check_itself_has_a_card(monkeypatch):
    """Is there no traceback of ours when somebody interrupts us, not their function?"""
    name = "autograde_tests.machinery.further.look"
    monkeypatch.setattr(name, lambda *_, **__: signal.raise_signal(signal.SIGINT))
    card = in_notebook("def double(x): return 3 * x", "check('double')")
    assert (card.title, card.summary) == (
        "double: stopped",
        "It had not come back yet. Does it ever end?",
    )


def test_a_call_with_a_budget_has_time_for_it(monkeypatch):
    """Does a case that limits its own time leave the watch behind?"""
    given = []
    monkeypatch.setattr(Limits, "of", lambda _, seconds: given.append(seconds) or nullcontext())
    in_notebook("def double(x): return 2 * x", "check('double')", processor_seconds=3.0)
    assert given == [SECONDS + 6.0]


def test_nobody_answers():
    """Does `input` raise at once, with the student's line, and is it back after the check?"""
    before = builtins.input
    card = in_notebook(ASKING, "check('double')")
    assert f"{NOBODY_ANSWERS}, in line 2: return float(input('x'))" in str(card)
    assert builtins.input is before


def test_nothing_is_left_behind():
    """Are the interrupt's own handler and the thread as they were, however the call went?"""
    before, threads = signal.getsignal(signal.SIGINT), threading.active_count()
    with Limits() as limits, limits.of(10):
        assert signal.getsignal(signal.SIGINT) is not before
    for raised in (ValueError, KeyboardInterrupt):
        with pytest.raises((ValueError, Stopped)), Limits() as limits, limits.of(10):
            raise raised
    assert signal.getsignal(signal.SIGINT) is before
    assert threading.active_count() == threads


def test_a_late_interrupt_stops_nobody(monkeypatch):
    """Is a call that ends just when it is to be stopped either, and the next one whole?"""
    monkeypatch.setattr(limiting, "PAUSE", 0.0001)
    ended = {"done": 0, "stopped": 0}
    with Limits() as limits:
        for turn in range(300):
            end = time.perf_counter() + 0.0008 + turn % 7 * 0.0001
            try:
                with limits.of(0.001):
                    while time.perf_counter() < end:
                        pass
                ended["done"] += 1
            except (
                Stopped,
                KeyboardInterrupt,
            ):  # the one, or between two lines of `with` the other
                ended["stopped"] += 1
            with limits.of(PATIENCE):  # takes whatever comes late
                for _ in range(100):
                    pass
    assert sum(ended.values()) == 300


def test_an_interrupt_that_was_meant_for_an_earlier_call_is_let_go():
    """Is the call that runs now not stopped for the one before it?"""
    with Limits() as limits:
        with limits.of(PATIENCE):
            earlier = limits._call
        with limits.of(PATIENCE):
            limits._sent_to = earlier
            signal.raise_signal(signal.SIGINT)
        limits._sent_to = earlier
        signal.raise_signal(signal.SIGINT)
        assert limits._sent_to is None


def test_a_call_that_was_not_stopped_is_interrupted_again(monkeypatch):
    """Is a call that has swallowed an interrupt sent another one?"""
    monkeypatch.setattr(limiting, "AGAIN", 0.01)
    swallowed = []

    def swallow_one():
        try:
            while True:
                pass
        except KeyboardInterrupt:
            swallowed.append(1)
        while True:
            pass

    with pytest.raises(Stopped), Limits() as limits, limits.of(0.01):
        swallow_one()
    assert swallowed == [1]


def test_another_thread_is_not_limited():
    """Does a check in a thread that nobody can interrupt run as ever?"""
    found = []
    source = "def double(x): return 2 * x"
    thread = threading.Thread(target=lambda: found.append(in_notebook(source, "check('double')")))
    thread.start()
    thread.join(PATIENCE)
    assert found[0].tone == "passed"


def test_the_clock_counts_where_processor_time_is_not_known(monkeypatch):
    """Is there a limit on systems that do not tell another thread's processor time?"""
    monkeypatch.delattr(time, "pthread_getcpuclockid", raising=False)
    monkeypatch.delattr(signal, "pthread_kill", raising=False)
    assert in_notebook(ENDLESS, "check('double')").title.startswith("double: still running after")


def test_an_interrupt_where_there_is_no_line_is_told_of_the_first_one():
    """Is a failure described that Python knows no line of, as between two of them?"""

    def interrupted():
        raise KeyboardInterrupt

    interrupted.__code__ = interrupted.__code__.replace(co_linetable=b"")
    with pytest.raises(KeyboardInterrupt) as caught:
        interrupted()
    failure = failure_of(caught.value, globals())
    assert failure.kind == "KeyboardInterrupt"
    assert failure.line_number == interrupted.__code__.co_firstlineno
