"""What the grader and the inside agree on: what a session may use, and how it is told to end."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True)
class Settings:
    """What the warm process is told when it starts.

    Parameters
    ----------
    namespaces : bool
        Each session gets namespaces of its own; False is grading without a sandbox.
    become_nobody : bool
        The warm process is root, and is to become the user nobody.
    memory_bytes, processes, sockets, mappings : int
        What all processes of a session may use together.
    scratch_bytes : int
        Size of each of its private folders.
    call_seconds : float
        Wall time for one call of a function.
    private : list of str
        Folders that each session has to itself.
    resources : dict of str to int
        Limits for each process, by their names in Python's `resource`.
    group : int or None
        An open file by which a session joins its control group.
    """

    namespaces: bool
    become_nobody: bool
    memory_bytes: int
    processes: int
    sockets: int
    mappings: int
    scratch_bytes: int
    call_seconds: float
    private: list[str]
    resources: dict[str, int]
    group: int | None

    def to_json(self) -> str:
        """Return them as a word of a command line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return settings from that word."""
        return cls(**json.loads(text))


NOBODY = 65534
"""The user and the group that own nothing, on every Linux: the kernel's own overflow id."""

LONGER = 6
"""A call whose processor time is measured may take so many times the wall time of another."""

# How a session ended: its keeper's exit status. 1 and 2 are left out, with which Python itself
# ends when a program fails.
TOLD_TO = 0
"""The grader asked for it."""
BY_ITSELF = 3
"""Its first process came to an end, or called for one."""
MEMORY, PROCESSES = 4, 5
"""All its processes together took more than the limit."""
NOT_STARTED = 6
"""It could not be set up: no fault of the submission, of which nothing has run."""
SOCKETS, MAPPINGS = 7, 8
"""It had more sockets and terminals, or more mapped memory and locks, than the limit."""
BY_SIGNAL = 64
"""A signal ended it. Its number is added, 64 at most: an exit status goes up to 255."""
