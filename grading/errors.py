"""What grading raises, for whoever calls it; each message says what to do.

`GradingError` and its kinds concern the whole run, which stops. `Trouble` and `SessionLost`
concern one submission: the class goes on.
"""

from __future__ import annotations


class GradingError(Exception):
    """Grading cannot start or go on; the message says why and what to do."""


class SandboxError(GradingError):
    """The sandbox cannot be set up on this machine."""


class SeedError(GradingError):
    """The seed cannot be read or made; the message says why and what to do."""


class OtherVersion(GradingError):
    """A worker has other checks than the grader that sent it work."""


class NoAnswer(GradingError):
    """A reference gives no answer to a case; the message names exercise, case and error."""


class Trouble(Exception):
    """A submission cannot be marked, and it is not known to be its own fault."""


class SessionLost(Exception):
    """A session ended or fell silent; the message says why, in words for the report."""
