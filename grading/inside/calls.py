"""Calls of a submission's functions, in copies of the notebook's process."""

from __future__ import annotations

import contextlib
import io
import os
import select
import signal
import socket
import time
from typing import Any

from autograde_tests.machinery import calling, probing
from grading import channel

from .contract import LONGER

GO = b"g"
"""What a copy waits for."""
BEGINS, BEGINS_LONGER, RETURNS = b"(", b"[", b")"
"""What a copy says of each call: its time is counted, the grader's between two calls is not."""

PATIENCE = 120
"""Seconds for all else that a copy waits for: the grader, which works right answers out and judges
between two calls. It is ended itself when that takes it as long (`grading.bounded.SECONDS`)."""


class Aside:
    """A copy of the notebook's process as it is now, in which an exercise is called later.

    An exercise that hangs or dies takes only its own copy with it.
    """

    def __init__(self, connection: socket.socket, shell: Any) -> None:
        go, self._go = os.pipe()
        self._beat, beat = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            try:
                os.close(self._go)
                if os.read(go, 1):
                    calls(connection, shell, beat)
            finally:
                os._exit(0)
        os.close(go)
        os.close(beat)

    def answer_calls(self, call_seconds: float) -> dict[str, Any]:
        """Let the copy talk to the grader; return how it ended."""
        os.write(self._go, GO)
        ended = os.pidfd_open(self._process)
        watched = [ended, self._beat]
        deadline = time.monotonic() + PATIENCE
        late = False
        while True:
            ready, _, _ = select.select(watched, [], [], max(0.0, deadline - time.monotonic()))
            if ended in ready:
                break
            if not ready:
                late = True
                os.kill(self._process, signal.SIGKILL)
                break
            sign = os.read(self._beat, 1)
            if (
                not sign
            ):  # the function has closed it; the grader waits no longer for it all the same
                watched = [ended]
            seconds = {BEGINS: call_seconds, BEGINS_LONGER: LONGER * call_seconds}
            deadline = time.monotonic() + seconds.get(sign, PATIENCE)
        _, status = os.waitpid(self._process, 0)
        for descriptor in (ended, self._beat, self._go):
            os.close(descriptor)
        return {"closed": os.waitstatus_to_exitcode(status), "late": late}


def calls(connection: socket.socket, shell: Any, beat: int) -> None:
    """Call functions by name with the arguments sent, and send back what they return.

    Before that, some may be defined anew: this copy of the process is thrown away afterwards.
    """
    while True:
        request = channel.receive(connection)
        if request["do"] == "close":
            return
        if request["do"] == "define":
            exec(request["source"], shell.user_ns)
            channel.send(connection, {"defined": True})
            continue
        os.write(beat, BEGINS_LONGER if request["longer"] else BEGINS)
        with contextlib.redirect_stdout(Discard()), contextlib.redirect_stderr(Discard()):
            reply = one_call(shell.user_ns, request)
        os.write(beat, RETURNS)
        try:
            data = channel.pack(reply)
        except channel.ChannelError as error:
            reply["value"] = calling.Foreign(f"answer that is too large: {error}")
            reply["after"] = None
            data = channel.pack(reply)
        channel.send_packed(connection, data)


def one_call(namespace: dict[str, Any], request: dict[str, Any]) -> dict[str, Any]:
    """Call one function, or look up one answer of a quiz."""
    subject = namespace.get(request["name"])
    if subject is None:
        return {"missing": True}
    if request["quiz"]:
        subject = calling.answers_of(subject)
        if subject is None:
            return {"unfit": True}
        subject = calling.as_function(subject)
    elif not callable(subject):
        return {"unfit": True}
    elif request["probe"]:
        subject = probing.Probed(probing.probe_of(request["probe"]), subject)
    arguments = request["arguments"]
    if request["several"]:
        arguments = calling.Calls(arguments)
    outcome = calling.call(subject, arguments, request["parameters"], request["after"])
    failure = outcome.failure
    return {
        "value": outcome.value,
        "failure": failure and [failure.kind, failure.message, failure.line_number, failure.line],
        "after": outcome.after,
        "warned": list(outcome.warned),
    }


class Discard(io.TextIOBase):
    """A stream that takes everything and keeps nothing."""

    def write(self, text: str) -> int:
        """Take the text."""
        return len(text)
