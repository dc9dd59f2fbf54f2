"""One submission's processes in the sandbox: cells run here, functions are called here."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from autograde_tests.machinery.calling import Calls
from autograde_tests.machinery.cases import sent

from . import channel
from .errors import SessionLost
from .inside import contract
from .limits import MAPPINGS, SOCKETS, Limits

QUICK = 10.0
"""Seconds for what takes milliseconds: to write a file, to fork, to take what is sent."""
SHORT = 2**16
"""Bytes of a reply that says how it went, in a sentence."""
SPARE = 2.0
"""Seconds that we wait longer than the inside for a call. It ends one that takes too long itself,
and the other exercises go on; this is for a session that does not."""
BYTES_OF_A_CHARACTER = 4
"""At most, in a reply; what a cell shows is counted in characters inside."""
BESIDES = 2**20
"""Bytes of a cell's reply besides what it shows: three lists of 200 names, 100 characters each."""

BROKEN = "the process broke the channel"


@dataclass(frozen=True)
class Ran:
    """How the run of a cell went.

    Parameters
    ----------
    outputs : list
        What it showed, as the sandbox says it.
    error : str
        Type and text of what ended it before its end; empty if nothing did.
    lost : set of str
        Names that it would have given a meaning.
    bare, twice : set of str
        Names that may have another meaning at home, by `grading.salvage.Doubts`.
    line : int
        Where it ended, as IPython counts; 0 if that is not known.
    stopped : str
        Why it was stopped, or how it ended its process; empty if it came to an end of its own.
    """

    outputs: list[Any]
    error: str = ""
    lost: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    twice: frozenset[str] = frozenset()
    line: int = 0
    stopped: str = ""


class Session:
    """One submission's processes: cells run here, functions are called here.

    Nothing that comes out of a session is trusted. Any method raises `SessionLost` when the
    session ends, falls silent or breaks the channel.

    Parameters
    ----------
    connection : socket
        To its first process.
    limits : Limits
    end : callable
        Ends all its processes; returns how it ended, by `grading.inside.contract`.
    processor_seconds : callable
        Returns the processor time that its processes have taken so far.

    Attributes
    ----------
    own_proc : bool
        It has a /proc of its own; where the kernel grants none, there is nothing at /proc.
    in_group : bool
        A control group counts its memory, the kernel's own included.
    """

    def __init__(
        self,
        connection: socket.socket,
        limits: Limits,
        end: Callable[[], int],
        own_proc: bool = False,
        in_group: bool = False,
        processor_seconds: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self._connection = connection
        self._limits = limits
        self._end = end
        self.own_proc = own_proc
        self.in_group = in_group
        self._processor_seconds = processor_seconds
        self._open = True
        self._ended = contract.TOLD_TO

    def put_file(self, path: str, content: bytes) -> str:
        """Lay a file of the submission's into its scratch folder; return why it does not go."""
        reply = self._ask({"do": "file", "path": path, "content": content}, QUICK, SHORT)
        return _text(reply, "problem")[:200]

    def run_cell(
        self,
        source: str,
        definitions_only: bool = False,
        salvage: bool = False,
        seconds: float = 0,
        overwrite: bool = True,
    ) -> Ran:
        """Run a cell; return how that went.

        Parameters
        ----------
        source : str
        definitions_only : bool
            Leave out all that is no import, function, class or constant.
        salvage : bool
            If the cell fails, define what can be below the line that failed.
        seconds : float
            Less time than the limit for one cell.
        overwrite : bool
            Whether what is defined below that line replaces what has the same name already.
        """
        limits = self._limits
        request = {
            "do": "cell",
            "source": source,
            "definitions_only": definitions_only,
            "salvage": salvage,
            "overwrite": overwrite,
            "output_bytes": limits.output_bytes,
        }
        seconds = min(seconds or limits.cell_seconds, limits.cell_seconds)
        reply = self._ask(request, seconds, BYTES_OF_A_CHARACTER * limits.output_bytes + BESIDES)
        return Ran(
            _list(reply, "outputs"),
            _text(reply, "error")[:500],
            lost=_names(reply, "lost"),
            bare=_names(reply, "bare"),
            twice=_names(reply, "twice"),
            line=_number(reply, "line"),
        )

    def keep(self, name: str) -> None:
        """Keep a copy of the notebook's process as it is now, under a name."""
        self._ask({"do": "keep", "as": name}, QUICK, SHORT)

    def open_calls(self, kept: str = "") -> None:
        """Begin the calls of one exercise in a kept copy, or in one of the process as it is."""
        self._send({"do": "open", "from": kept})

    def call(
        self,
        name: str,
        arguments: tuple[Any, ...],
        parameters: tuple[str, ...],
        quiz: bool = False,
        after: bool = False,
        probe: str = "",
        timed: bool = False,
    ) -> dict[str, Any]:
        """Call a function; "closed" in the reply means that the copy ended instead of answering.

        With `after`, the reply has the arguments as they are when the function has returned. With a
        probe's name, that probe makes the call (`autograde_tests.machinery.probing`). With `timed`,
        it has the processor time that the session took meanwhile, as it is seen from here, and the
        call may take `LONGER` than others: on a busy machine a second of processor time takes many
        on the clock.
        """
        request = {
            "do": "call",
            "name": name,
            "arguments": sent(arguments),
            "parameters": list(parameters),
            "quiz": quiz,
            "after": after,
            "probe": probe,
            "several": isinstance(arguments, Calls),
            "longer": timed,
        }
        seconds = self._limits.call_seconds * (contract.LONGER if timed else 1)
        before = self._processor_seconds() if timed else 0.0
        reply = self._ask(request, seconds + SPARE)
        if timed:
            reply["processor_seconds"] = self._processor_seconds() - before
        return reply

    def define(self, source: str) -> None:
        """Run a definition of the grader's in the copy in which functions are called."""
        reply = self._ask({"do": "define", "source": source}, QUICK, SHORT)
        if reply.get("defined") is not True:
            raise SessionLost(BROKEN)

    def close_calls(self) -> None:
        """End the calls of the exercise."""
        reply = self._ask({"do": "close"}, QUICK, SHORT)
        if "closed" not in reply:
            raise SessionLost(BROKEN)

    def end(self) -> None:
        """End the session with all its processes."""
        if self._open:
            self._open = False
            self._connection.close()
            self._ended = self._end()

    def _ask(
        self, request: dict[str, Any], seconds: float, most: int = channel.MAX_FRAME
    ) -> dict[str, Any]:
        self._send(request)
        try:
            reply = channel.receive(self._connection, seconds, most)
        except channel.ChannelTimeout as error:
            raise SessionLost(f"no answer within {seconds:.3g} seconds") from error
        except channel.ChannelError as error:
            raise SessionLost(self._why(str(error))) from error
        if type(reply) is not dict:
            raise SessionLost(BROKEN)
        return reply

    def _send(self, request: dict[str, Any]) -> None:
        self._connection.settimeout(QUICK)
        try:
            channel.send(self._connection, request)
        except channel.ChannelError as error:
            raise SessionLost(self._why(str(error))) from error

    def _why(self, said: str) -> str:
        """End the session; say what its keeper, which the submission cannot reach, saw."""
        self.end()
        limits = self._limits
        if self._ended >= contract.BY_SIGNAL:
            return f"the process was ended by {signal_name(self._ended - contract.BY_SIGNAL)}"
        if self._ended == contract.BY_ITSELF and "gone" in said:
            return "the process ended itself"
        known = {
            contract.MEMORY: f"it took more than {limits.memory_bytes / 2**20:.0f} MB of memory",
            contract.PROCESSES: f"it started more than {limits.processes} processes and threads",
            contract.SOCKETS: f"it opened more than {SOCKETS} sockets and terminals",
            contract.MAPPINGS: (
                f"it mapped and locked more than {MAPPINGS} pieces of memory and files"
            ),
        }
        # what was sent instead of a frame is the submission's to choose, and may hold an input
        return known.get(self._ended, BROKEN)


def signal_name(number: int) -> str:
    """Return a signal's name.

    Examples
    --------
    >>> signal_name(11), signal_name(99)
    ('SIGSEGV', 'signal 99')
    """
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _list(reply: dict[str, Any], key: str) -> list[Any]:
    value = reply.get(key)
    if type(value) is not list:
        raise SessionLost(BROKEN)
    return value


def _names(reply: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(name for name in _list(reply, key) if type(name) is str)


def _number(reply: dict[str, Any], key: str) -> int:
    number = reply.get(key)
    if type(number) is not int:
        raise SessionLost(BROKEN)
    return number


def _text(reply: dict[str, Any], key: str) -> str:
    text = reply.get(key)
    if type(text) is not str:
        raise SessionLost("the process broke the channel")
    return text
