"""Make what only people read, so that nothing that goes wrong in it costs a mark."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")

log = logging.getLogger(__name__)


def for_the_report(what: str, make: Callable[[], Made], otherwise: Made) -> Made:
    """Return something that only people read and no mark depends on: cards, hints, comparisons.

    All that is made for the report of what a submission holds is made here: whatever goes wrong
    in the making, the marks are decided already, and stay.

    Parameters
    ----------
    what : str
        Its name, for the log.
    make : callable
    otherwise
        What stands there instead if it cannot be made.

    Examples
    --------
    >>> for_the_report("a share", lambda: 1 / 2, 0.0), for_the_report("a share", lambda: 1 / 0, 0.0)
    (0.5, 0.0)
    """
    try:
        return make()
    except Exception:
        log.exception("For the report only: %s could not be made; no mark depends on it", what)
        return otherwise
