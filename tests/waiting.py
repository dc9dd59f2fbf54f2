"""Waiting for what happens in another process: for a condition, never for a time."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")

PATIENCE = 600
"""Seconds that any wait may last: many times what it lasts on a machine with a load of 15."""


def wait_until(condition: Callable[[], Found], what: str) -> Found:
    """Return what a condition gives once it holds; fail if it never does.

    Parameters
    ----------
    condition : callable
        Asked again and again, until what it gives is true.
    what : str
        What is waited for, in the words of a failure.
    """
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < end, f"not within {PATIENCE} seconds: {what}"
        time.sleep(0.05)
    return found
