"""What the grader asks of a session: files, cells, copies for later, calls."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from pathlib import Path
from typing import Any

from grading import channel

from .calls import Aside
from .shell import come_home, run_cell

SCRATCH = Path("/scratch")

LONGEST_PROBLEM = 200
"""Characters of why a file does not go where it should: they go into the report, as a line."""


def serve(
    connection: socket.socket, shell: Any, call_seconds: float, world: dict[str, bool]
) -> None:
    """Do what the grader asks until it hangs up.

    Parameters
    ----------
    connection : socket
    shell : Shell
        Of `shell.warm_shell`.
    call_seconds : float
        Wall time for a call.
    world : dict
        What the session has, to be told at first.
    """
    if SCRATCH.is_dir():
        os.chdir(SCRATCH)
        os.environ["HOME"] = str(SCRATCH)
    sys.path.insert(0, "")  # as in a notebook: what lies beside it can be imported
    home = Path.cwd()
    channel.send(connection, {"started": True, **world})
    kept: dict[str, Aside] = {}
    while True:
        try:
            request = channel.receive(connection)
        except channel.ChannelError:
            return
        action = request["do"]
        if action == "file":
            channel.send(connection, lay_file(home, request))
        elif action == "cell":
            reply = run_cell(shell, request)
            with contextlib.suppress(Exception):
                come_home(home)
            channel.send(connection, reply)
        elif action == "keep":
            kept[request["as"]] = Aside(connection, shell)
            channel.send(connection, {"kept": True})
        elif action == "open":
            aside = kept.pop(request["from"], None) or Aside(connection, shell)
            channel.send(connection, aside.answer_calls(call_seconds))


def lay_file(home: Path, request: dict[str, Any]) -> dict[str, Any]:
    """Write a file of the submission's into the scratch folder; say why if it does not go."""
    target = home / request["path"]
    try:
        if not target.resolve().is_relative_to(home):
            raise OSError("it would lie outside the submission's folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(request["content"])
    except (OSError, ValueError) as error:
        return {"problem": str(error)[:LONGEST_PROBLEM]}
    return {"problem": ""}
