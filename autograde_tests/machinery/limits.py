"""Stop a call that does not come back, and one that waits for somebody to type.

Python has one way to stop a call of its main thread from another one: an interrupt, as the stop
button sends it. It is sent late where a call ends at that moment; so it is met by a handler of our
own, which lets it go where the call that it was meant for has ended.
"""

from __future__ import annotations

import _thread
import builtins
import contextlib
import functools
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, NoReturn

ON_THE_CLOCK = 6
"""A call may take this many times its processor time: it may sleep, and the machine be busy."""

PAUSE = 0.05
"""Seconds between two looks at a call."""

AGAIN = 1.0
"""Seconds until a call that is still running is interrupted once more."""

NOBODY_ANSWERS = (
    "a check has nobody who could answer `input()`: what a function needs comes in by its "
    "parameters"
)


class Stopped(Exception):
    """A call was stopped; the interrupt, with the line that was running, is its cause.

    Parameters
    ----------
    seconds : float
        How long it had been running; 0 if it was somebody who stopped it.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass
class _Call:
    """A call that is running: what it may take, and when it has taken that.

    Parameters
    ----------
    seconds : float
        Of processor time.
    work, clock : float
        The processor time of the thread, and the clock, at which it has to be done.
    overdue : float
        How long it has been running, once that was too long.
    """

    seconds: float
    work: float
    clock: float
    overdue: float = 0.0


class Limits:
    """Limits to the calls that are made inside: ``with Limits() as limits, limits.of(10): ...``.

    Outside of the main thread, which alone can be interrupted, there are none.

    Examples
    --------
    >>> with Limits() as limits:
    ...     with limits.of(0.1):
    ...         while True:
    ...             pass
    Traceback (most recent call last):
    autograde_tests.machinery.limits.Stopped: 0.1
    """

    def __init__(self) -> None:
        self._call: _Call | None = None
        self._sent_to: _Call | None = None
        self._done = threading.Event()
        self._worked = _processor_clock()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._undo = contextlib.ExitStack()

    def __enter__(self) -> Limits:
        with contextlib.ExitStack() as undo:
            undo.enter_context(_nobody_answers())
            if threading.current_thread() is threading.main_thread():
                before = signal.signal(signal.SIGINT, self._interrupted)
                undo.callback(signal.signal, signal.SIGINT, before or signal.SIG_DFL)
                self._thread.start()
                undo.callback(self._end)
            self._undo = undo.pop_all()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._undo.close()

    @contextlib.contextmanager
    def of(self, seconds: float) -> Iterator[None]:
        """Limit what is called inside.

        Parameters
        ----------
        seconds : float
            Of processor time; of time on the clock, `ON_THE_CLOCK` times as much.

        Raises
        ------
        Stopped
            If it takes longer, or is interrupted.
        """
        clock = time.monotonic() + ON_THE_CLOCK * seconds
        call = _Call(seconds, self._worked() + seconds, clock)
        try:
            try:
                self._call = call
                yield
            finally:  # where an interrupt may come as well
                self._call = None
        except KeyboardInterrupt as error:
            raise Stopped(call.overdue) from error

    def _interrupted(self, *_: Any) -> None:
        """Take an interrupt, in the main thread; ours only while the call is running."""
        meant, self._sent_to = self._sent_to, None
        if meant is None or meant is self._call:
            raise KeyboardInterrupt

    def _watch(self) -> None:
        """Look at the call that is running, in a thread of its own, and interrupt a late one."""
        while not self._done.wait(PAUSE):
            call = self._call
            if call and self._is_late(call):
                self._sent_to = call
                _interrupt_main_thread()
                self._done.wait(AGAIN)

    def _is_late(self, call: _Call) -> bool:
        if self._worked() > call.work:
            call.overdue = call.seconds
        elif time.monotonic() > call.clock:
            call.overdue = ON_THE_CLOCK * call.seconds
        return bool(call.overdue)

    def _end(self) -> None:
        """End the thread; an interrupt that it has sent is met before anything else goes on."""
        self._done.set()
        self._thread.join()
        late = time.monotonic() + AGAIN
        while self._sent_to and time.monotonic() < late:
            time.sleep(0.001)


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Limit what is called inside, where nobody knows of `Stopped`.

    Parameters
    ----------
    seconds : float
        Of processor time.

    Raises
    ------
    TimeoutError
        If it takes longer, or is interrupted.
    """
    try:
        with Limits() as limits, limits.of(seconds):
            yield
    except Stopped as stopped:
        late = f"more than {seconds:g} s of work" if stopped.seconds else "interrupted"
        raise TimeoutError(late) from stopped


def _processor_clock() -> Callable[[], float]:
    """Return what gives the main thread's processor time; the clock, where no other thread can."""
    main = threading.main_thread().ident
    if main is None or not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    return functools.partial(time.clock_gettime, time.pthread_getcpuclockid(main))


def _interrupt_main_thread() -> None:
    main = threading.main_thread().ident
    if main is None or not hasattr(signal, "pthread_kill"):
        _thread.interrupt_main()
    else:  # this one ends a sleep, too
        signal.pthread_kill(main, signal.SIGINT)


@contextlib.contextmanager
def _nobody_answers() -> Iterator[None]:
    """Let `input` raise at once."""

    def refuse(*_: Any) -> NoReturn:
        raise EOFError(NOBODY_ANSWERS)

    before = builtins.input
    builtins.input = refuse
    try:
        yield
    finally:
        builtins.input = before
