"""Say in plain words what an exception means that a student's function raised, and where to look.

Python and NumPy say what went wrong in their own terms. A hint says it in the student's: with the
names of their text and with the sizes of the case's arguments. What cannot be told for certain is
not told: no hint is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from ..calling import Calls, Failure
from . import calls, entries, kinds, shapes, unbound  # noqa: F401  their rules are in RULES
from .rest import SAID
from .rules import RULES
from .spot import spot_of

LONGEST = 240
"""Characters in a hint; a longer one is left out."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


def hint_of(
    failure: Failure,
    arguments: tuple[Any, ...],
    parameters: Sequence[str],
    source: str = "",
    names: Mapping[str, Any] = _NOTHING,
    exercises: Sequence[str] = (),
) -> str:
    r"""Return what a failure means and where to look; "" if nothing certain is known.

    Parameters
    ----------
    failure : Failure
    arguments : tuple, or Calls
        What the function was called with.
    parameters : sequence of str
        The names of the arguments.
    source : str
        The text of the student's cell or function; "" if it is not known.
    names : mapping
        The student's global names.
    exercises : sequence of str
        The names of the notebook's exercises.

    Examples
    --------
    >>> failure = Failure("NameError", "name 'dims' is not defined", 2, "return dims + 1")
    >>> hint_of(failure, (3,), ["dim"], "def grow(dim):\n    return dims + 1")
    '`dims` has no value here. Is `dim` meant?'
    """
    if isinstance(arguments, Calls):
        hints = {hint_of(failure, one, parameters, source, names, exercises) for one in arguments}
        return hints.pop() if len(hints) == 1 else ""
    try:
        spot = spot_of(failure, arguments, parameters, source, names, exercises)
        for exceptions, pattern, rule in RULES:
            known = failure.kind in exceptions.split()
            found = re.match(pattern, failure.message) if known else None
            hint = rule(spot, *found.groups()) if found else None
            if hint:
                return hint if len(hint) <= LONGEST else ""
        for kind, pattern, text in SAID:
            if kind == failure.kind and re.match(pattern, failure.message):
                return text
    except Exception:  # whatever a student's own objects raise: a hint is not worth an error
        return ""
    return ""
