"""Compare an answer with what is expected, and say in plain words how they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .calling import NUMERIC, Foreign

FLOOR = 1e-12
"""Absolute error always forgiven, so that rounding next to an exact zero costs nothing."""

NOTHING_RETURNED = "{} is None. Is there a return statement that is always reached?"


@dataclass(frozen=True)
class Difference:
    """How an answer differs from the expected one.

    Parameters
    ----------
    message : str
        A sentence or two for the student.
    gives_value : bool
        Whether the message quotes a value, expected or received: such a message is never shown
        for a hidden case.
    of_arguments : bool
        Whether the answer is right, and an argument was changed.
    """

    message: str
    gives_value: bool = False
    of_arguments: bool = False


def difference(
    expected: Any, received: Any, rtol: float = 1e-6, what: str = "the result"
) -> Difference | None:
    """Return how `received` differs from `expected`, or None if it does not.

    A float, NumPy scalar and 0-d array are the same number; bool, int and float arrays compare by
    value; extra keys in a dict, a list for a tuple, and in texts another case and spaces around are
    accepted.

    Parameters
    ----------
    expected, received : plain data
        Numbers, strings, None, numeric arrays, and lists, tuples and dicts of these.
    rtol : float
        Largest error allowed, relative to the largest absolute entry of `expected`.
    what : str
        What the message calls the answer.

    Examples
    --------
    >>> difference(0.5, np.float64(0.5)) is None
    True
    >>> print(difference(np.zeros((2, 1)), np.zeros(2)).message)
    the result has shape (2,), expected (2, 1). A shape with one number in it is a rank-1 array: \
neither a row nor a column.
    """
    if received is None and expected is not None:
        return Difference(NOTHING_RETURNED.format(what))
    if isinstance(expected, Mapping):
        return _mapping_difference(expected, received, rtol, what)
    if isinstance(expected, list | tuple):
        return _sequence_difference(expected, received, rtol, what)
    if expected is None or isinstance(expected, str):
        if type(expected) is type(received) and _normal(expected) == _normal(received):
            return None
        found = repr(received[:40]) if isinstance(received, str) else _kind(received)
        return Difference(f"{what} is {found}, expected {expected!r}.", gives_value=True)
    return _number_difference(np.asarray(expected), received, rtol, what)


def _normal(text: str | None) -> str | None:
    return text.strip().casefold() if text else text


def _mapping_difference(
    expected: Mapping[str, Any], received: Any, rtol: float, what: str
) -> Difference | None:
    if not isinstance(received, Mapping):
        keys = ", ".join(map(repr, expected))
        return Difference(f"{what} is {_kind(received)}, expected a dict with the keys {keys}.")
    for key, value in expected.items():
        if key not in received:
            return Difference(
                f"{what} has no key {key!r}. It has "
                f"{', '.join(map(repr, received)) or 'no keys at all'}; expected "
                f"{', '.join(map(repr, expected))}.",
                gives_value=True,
            )
        found = difference(value, received[key], rtol, _part(what, repr(key)))
        if found:
            return found
    return None


def _sequence_difference(
    expected: Sequence[Any], received: Any, rtol: float, what: str
) -> Difference | None:
    kind = "list" if isinstance(expected, list) else "tuple"
    if isinstance(received, np.ndarray) and isinstance(expected, list):
        received = received.tolist()
    if not isinstance(received, list | tuple):
        return Difference(
            f"{what} is {_kind(received)}, expected a {kind} of {_values(len(expected))}."
        )
    if len(received) != len(expected):
        return Difference(
            f"{what} has {_values(len(received))}, expected {_values(len(expected))}."
        )
    for index, (value, candidate) in enumerate(zip(expected, received, strict=True)):
        found = difference(value, candidate, rtol, _part(what, index))
        if found:
            return found
    return None


def _number_difference(
    expected: np.ndarray, received: Any, rtol: float, what: str
) -> Difference | None:
    if not isinstance(received, np.ndarray | np.generic | bool | int | float | complex):
        makes = " `np.array` makes one of a list." if isinstance(received, list) else ""
        makes = makes if expected.ndim else ""
        return Difference(f"{what} is {_kind(received)}, expected {describe(expected)}.{makes}")
    actual = np.asarray(received)
    if actual.dtype.kind not in NUMERIC:
        return Difference(f"{what} has dtype {actual.dtype}, expected real numbers.")
    if actual.shape != expected.shape:
        return Difference(_shape_message(expected.shape, actual.shape, what))
    are_words = expected.dtype.kind == "b", actual.dtype.kind == "b"
    actual = actual.astype(float)
    if (actual == expected).all():  # most answers; what follows costs five times as much
        return None
    wrong = _wrong_entries(expected, actual, rtol)
    if not wrong.any():
        return None
    said = _value_message(expected, actual, wrong, what, are_words)
    return Difference(said, gives_value=True)


def _shape_message(expected: tuple[int, ...], received: tuple[int, ...], what: str) -> str:
    if not expected:
        return f"{what} has shape {received}, expected a single number."
    if not received:
        return f"{what} is a single number, expected an array of shape {expected}."
    message = f"{what} has shape {received}, expected {expected}."
    if len(received) == 1 and len(expected) == 2:
        message += " A shape with one number in it is a rank-1 array: neither a row nor a column."
    elif received == expected[::-1]:
        message += " Rows and columns are swapped."
    return message


def _value_message(
    expected: np.ndarray,
    actual: np.ndarray,
    wrong: np.ndarray,
    what: str,
    are_words: tuple[bool, bool],
) -> str:
    """Say how the first wrong entry differs; `are_words`: are they expected, and given, as such."""
    index = tuple(int(i) for i in np.argwhere(wrong)[0])
    where = _part(what, ", ".join(map(str, index))) if index else what
    value = actual[index]
    if not np.isfinite(value):
        count = int((~np.isfinite(actual)).sum())
        many = f" {count} of its {actual.size} entries are not finite." if actual.size > 1 else ""
        return f"{where} is {value}, which is not a finite number.{many}"
    found, right = _told_apart(value, expected[index])
    right_is_word, is_word = are_words
    found = str(bool(value)) if is_word else found
    right = str(bool(expected[index])) if right_is_word else right
    message = f"{where} is {found}, expected {right}."
    if actual.size > 1:
        message += f" {int(wrong.sum())} of {actual.size} entries differ."
    return message


MISSING = object()
"""Stands for a part that an answer lacks."""
PICTURED = range(7, 401)
"""Entries of a matrix whose differences are worth a small picture."""


def differing(
    expected: Any, received: Any, rtol: float, names: Sequence[str] = (), what: str = ""
) -> Iterator[tuple[str, Any, Any]]:
    """Give the innermost parts of an answer that differ: name, expected and received.

    Parameters
    ----------
    expected, received : plain data
    rtol : float
        As for `difference`.
    names : sequence of str
        What the parts of a tuple are called; they have numbers otherwise.
    what : str
        What the whole is called; nothing is said of a whole that has no parts.

    Examples
    --------
    >>> [name for name, *_ in differing({"a": 1, "b": (2, 3)}, {"a": 1, "b": (2, 4)}, 1e-6)]
    ['b[1]']
    """
    if isinstance(expected, Mapping) and isinstance(received, Mapping):
        for key, value in expected.items():
            part = f"{what}[{key!r}]" if what else str(key)
            yield from differing(value, received.get(key, MISSING), rtol, (), part)
    elif _alike_sequences(expected, received):
        for index, (value, candidate) in enumerate(zip(expected, received, strict=True)):
            named = len(names) == len(expected) > 1
            part = names[index] if named else f"{what or 'result'}[{index}]"
            yield from differing(value, candidate, rtol, (), part)
    elif received is MISSING or difference(expected, received, rtol):
        yield what, expected, received


def _alike_sequences(expected: Any, received: Any) -> bool:
    return (
        isinstance(expected, list | tuple)
        and isinstance(received, list | tuple)
        and len(expected) == len(received)
    )


def where_different(expected: Any, received: Any, rtol: float) -> str:
    """Draw where a matrix differs: a cross for each wrong entry, a dot for each right one.

    Examples
    --------
    >>> print(where_different(np.zeros((2, 4)), np.array([[0, 0, 0, 1.0]] * 2), 1e-6))
    · · · ✗
    · · · ✗
    """
    if not (isinstance(expected, np.ndarray) and isinstance(received, np.ndarray)):
        return ""
    if expected.shape != received.shape or expected.ndim != 2 or expected.size not in PICTURED:
        return ""
    if expected.dtype.kind not in NUMERIC or received.dtype.kind not in NUMERIC:
        return ""
    wrong = _wrong_entries(expected, received.astype(float), rtol)
    if not wrong.any() or wrong.all():
        return ""
    return "\n".join(" ".join("✗" if entry else "·" for entry in row) for row in wrong)


def _wrong_entries(expected: np.ndarray, actual: np.ndarray, rtol: float) -> np.ndarray:
    with np.errstate(all="ignore"):
        wrong = ~(np.abs(actual - expected) <= max(rtol * _size(expected), FLOOR))
    # equal infinities differ by nan
    both_nan = np.isnan(actual) & np.isnan(expected.astype(float))
    return np.asarray(wrong & ~(actual == expected) & ~both_nan)


def _part(what: str, index: object) -> str:
    """Name a part of an answer: "the result" has the part "result[0]"."""
    return f"{what.split()[-1]}[{index}]"


def _size(expected: np.ndarray) -> float:
    finite = np.abs(expected[np.isfinite(expected)].astype(float))
    return float(finite.max()) if finite.size else 0.0


def _values(count: int) -> str:
    return "1 value" if count == 1 else f"{count} values"


def _kind(value: Any) -> str:
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return describe(value)
    if isinstance(value, bool | int | float | np.generic):
        return "a number"
    if isinstance(value, str):
        return "text"
    name = value.name if isinstance(value, Foreign) else type(value).__name__
    return f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"


def number(value: Any) -> str:
    """Write a number with as many digits as tell two answers apart.

    Examples
    --------
    >>> number(0.25), number(1e-9), number(np.True_)
    ('0.25', '1e-09', '1')
    """
    return f"{float(value):.7g}"


def _told_apart(found: Any, right: Any) -> tuple[str, str]:
    """Write two numbers that differ, however little, so that one sees that they do."""
    for digits in (7, 10, 13, 17):
        one, other = (f"{float(value):.{digits}g}" for value in (found, right))
        if one != other:
            break
    return one, other


def describe(value: Any) -> str:
    """Name a value's type, shape and dtype.

    Examples
    --------
    >>> describe(np.zeros((2, 3)))
    'an array of shape (2, 3), float64'
    >>> describe(1.5)
    'a number'
    """
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of shape {value.shape}, {value.dtype}"
    if isinstance(value, np.ndarray):
        return "a number"
    return _kind(value)
