"""The warm process: ``python -I …/grading/inside/__main__.py CONTROL SETTINGS``, in the sandbox.

CONTROL is the number of an open socket to the grader, SETTINGS are those of `contract`.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import sys
from functools import partial
from pathlib import Path

# -I keeps all but Python's own folders out of the path; the packages that were laid out for the
# inside begin two folders above this one
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from grading import channel
from grading.inside.contract import Settings
from grading.inside.jail import become_nobody
from grading.inside.keeper import keep_session
from grading.inside.serving import serve
from grading.inside.shell import warm_shell

LONGEST_WORD = 64
"""Bytes of what the grader says here, of which "start" is the longest."""


def main() -> None:
    """Warm up, then serve the grader: fork a session on "start", end it on "end"."""
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = Settings.from_json(sys.argv[2])
    if settings.become_nobody:
        become_nobody()
    shell = warm_shell()
    gc.collect()
    gc.freeze()  # what is there now is not looked at again, and stays shared by all sessions
    channel.send(control, {"ready": os.getpid()})
    session = 0
    while True:
        try:
            word, files, _, _ = socket.recv_fds(control, LONGEST_WORD, 1)
        except OSError:
            return
        if not word:
            return
        if word == b"start":
            session = os.fork()
            if session == 0:
                control.close()
                connection = socket.socket(fileno=files[0])
                keep_session(
                    connection, settings, partial(serve, connection, shell, settings.call_seconds)
                )
            os.close(files[0])
        elif word == b"end":
            with contextlib.suppress(ProcessLookupError):
                os.kill(session, signal.SIGTERM)
            _, status = os.waitpid(session, 0)
            channel.send(control, {"ended": os.waitstatus_to_exitcode(status)})


if __name__ == "__main__":
    main()
