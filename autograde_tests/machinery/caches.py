"""Caches that a student's own function makes, for arguments that nobody else can hand in.

What a forward step keeps for its backward step is the student's to choose. So a case of the
backward step hands in a stand-in, which is plain data, and where the student's code runs the
stand-in becomes what their own forward step returns.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from .probing import names_seen_by

MAKER, INPUTS = "the cache made by", "for"


def cache_of(maker: str, *inputs: Any) -> dict[str, Any]:
    """Return the stand-in for a cache.

    Parameters
    ----------
    maker : str
        The function that makes it, of the same notebook: it returns its result and the cache.
    *inputs : plain data
        What that function is called with.

    Examples
    --------
    >>> cache_of("forward", 2.0)
    {'the cache made by': 'forward', 'for': (2.0,)}
    """
    return {MAKER: maker, INPUTS: inputs}


def with_own_caches(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the arguments of a function with a cache for each stand-in.

    The maker is looked up where the function was written.

    Raises
    ------
    NameError
        If there is no such maker.
    TypeError
        If it does not return two things.
    Exception
        Whatever the maker raises.

    Examples
    --------
    >>> def forward(x):
    ...     return x + 1, {"x": x}
    >>> def backward(slope, cache):
    ...     return slope * cache["x"]
    >>> with_own_caches(backward, (3.0, cache_of("forward", 2.0)))
    (3.0, {'x': 2.0})
    """
    return tuple(_made(function, one) if _is_stand_in(one) else one for one in arguments)


def makers_in(arguments: tuple[Any, ...]) -> set[str]:
    """Return the functions that make the caches among the arguments of a call, or of several.

    Examples
    --------
    >>> makers_in((3.0, cache_of("forward", 2.0)))
    {'forward'}
    """
    several = [one for one in arguments if isinstance(one, tuple)]
    found = {one[MAKER] for one in arguments if _is_stand_in(one)}
    return found.union(*map(makers_in, several))


def _is_stand_in(argument: Any) -> bool:
    return type(argument) is dict and argument.keys() == {MAKER, INPUTS}


def _made(function: Callable[..., Any], stand_in: dict[str, Any]) -> Any:
    name = stand_in[MAKER]
    maker = (names_seen_by(function) or {}).get(name)
    if not callable(maker):
        raise NameError(f"there is no function {name} that could make the cache")
    returned = maker(*copy.deepcopy(stand_in[INPUTS]))
    if type(returned) not in (tuple, list) or len(returned) != 2:
        raise TypeError(f"{name} must return two things: its result and the cache")
    return returned[1]
