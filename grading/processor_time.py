"""How much processor time a process and all that come from it have taken, seen from outside."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

# numbers of fields in /proc/PID/stat (proc(5)), counted from the one after the program's name
PARENT, FIRST, LAST = 4 - 3, 14 - 3, 17 - 3
TICKS = os.sysconf("SC_CLK_TCK")


def seconds_below(process: int) -> float:
    """Return the processor time of a process and of all that come from it, in seconds.

    The kernel counts it, in hundredths of a second: of each process with all its threads, and of
    children that have ended and were waited for. What ends without that is lost.

    Parameters
    ----------
    process : int
        Its number as it is here; those inside the sandbox have others there.

    Examples
    --------
    >>> seconds_below(os.getpid()) > 0
    True
    """
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            fields = (folder / "stat").read_bytes().rpartition(b")")[2].split()
            parents[int(folder.name)] = int(fields[PARENT])
            ticks[int(folder.name)] = sum(map(int, fields[FIRST : LAST + 1]))
    inside = {process}
    while grown := {each for each, parent in parents.items() if parent in inside} - inside:
        inside |= grown
    return sum(ticks.get(each, 0) for each in inside) / TICKS
