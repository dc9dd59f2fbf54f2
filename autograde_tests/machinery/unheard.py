"""Let nothing that runs inside be heard, libraries that are not written in Python included.

LAPACK writes what it thinks of its input past Python to the process's own output, which a notebook
shows. A search that tries a thousand versions would fill the page with it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterator

_OUTPUTS = 1, 2
"""The descriptors of the process's output and of its errors."""


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """Send what is written to the process's output inside to nowhere.

    What was written before comes out where it was meant to.

    Examples
    --------
    >>> with unheard():
    ...     _ = os.write(1, b"nobody reads this")
    """
    _flush()
    try:
        kept = [(number, os.dup(number)) for number in _OUTPUTS]
    except OSError:  # a process without output
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for number in _OUTPUTS:
            os.dup2(nowhere, number)
        yield
    finally:
        _flush()
        for number, before in kept:
            os.dup2(before, number)
            os.close(before)
        os.close(nowhere)


def _flush() -> None:
    """Write out what waits in the buffers of Python and of C, where it was meant to go."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):  # a stream of whatever kind, or none
            stream.flush()
    with contextlib.suppress(Exception):  # where C's library has no name that is known
        ctypes.CDLL(None).fflush(None)
