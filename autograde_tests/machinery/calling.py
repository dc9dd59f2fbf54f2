"""Call a student's function, and keep what comes back as plain data.

Nothing here knows an answer: of the machinery, this file, `caches` and `probing` alone go into the
sandbox where submissions run.
"""

from __future__ import annotations

import contextlib
import copy
import itertools
import linecache
import sys
import time
import types
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .caches import with_own_caches
from .probing import names_seen_by

NUMERIC = "biuf"
"""The dtype kinds that count as numbers: bool, int, unsigned, float."""

LARGEST = 10_000_000
"""An array with more entries than this is no answer to any exercise; it is not copied."""

LONGEST_TEXT = 999
"""Characters in an entry of an array of text; longer ones are no answer to any exercise."""

MOST_ANSWERS = 1000
"""A quiz has fewer questions."""

DEEPEST = 8
"""Lists in lists and dicts in dicts are followed this far: they may contain themselves."""

_FLOAT = np.dtype(float)


class Calls(tuple[Any, ...]):
    """Several calls of one function: a tuple of tuples of arguments.

    For what one call cannot show, such as that the same seed gives the same answer again.
    """


@dataclass(frozen=True, repr=False)
class Foreign:
    """Stands for something that a function returned and that is not plain data.

    Parameters
    ----------
    name : str
        What it is, such as ``"generator"``.
    """

    name: str

    def __repr__(self) -> str:
        return f"<{self.name}>"


@dataclass(frozen=True)
class Failure:
    """An exception that a student's function raised.

    Parameters
    ----------
    kind, message : str
        The exception's type and text.
    line_number : int
        Line of the student's cell, 0 if the fault is not in a line of theirs.
    line : str
        That line.
    function : str
        The function or method of theirs that has it; "" if it is not known.
    """

    kind: str
    message: str
    line_number: int = 0
    line: str = ""
    function: str = field(default="", compare=False, repr=False)

    @property
    def is_unwritten(self) -> bool:
        """Whether this is the placeholder of an exercise that nobody has started."""
        return self.kind == "NotImplementedError"


@dataclass(frozen=True)
class Outcome:
    """What one call of a function gave: a value or a failure, as plain data.

    Parameters
    ----------
    value : plain data
        What the function returned.
    failure : Failure or None
        What it raised.
    changed : tuple of str
        Names of the arguments that it changed in place.
    warned : tuple of str
        The first lines of the warnings that NumPy and others gave.
    after : tuple or None
        The arguments as plain data when the function had returned, where that was asked for; of
        several calls, one such tuple for each.
    entries : tuple of str
        In words, what of these arguments it changed, such as "`b1` in `parameters`".
    processor_seconds : float
        Processor time that it took, in seconds. Measured here, it is that of one thread: others, of
        BLAS, spin while they wait, on a busy machine for longer than the work takes.
    """

    value: Any = None
    failure: Failure | None = None
    changed: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    after: tuple[Any, ...] | None = None
    entries: tuple[str, ...] = field(default=(), compare=False)
    processor_seconds: float = field(default=0.0, compare=False)


def answers_of(subject: Any) -> dict[Any, Any] | None:
    """Return a quiz's answers as a plain dict of their own; None if these are no answers.

    The check in the notebook and the grader both ask here. Any mapping will do, such as an
    `OrderedDict` or a `defaultdict`. What a mapping of one's own making says of itself is copied
    once, and only so far.

    Examples
    --------
    >>> import collections
    >>> answers_of(collections.OrderedDict(q1="a")), answers_of([("q1", "a")])
    ({'q1': 'a'}, None)
    """
    kind = type(subject)  # `isinstance` believes what an object says of its own class
    try:
        if issubclass(kind, dict):  # its own methods may have been given another meaning
            return dict(itertools.islice(dict.items(subject), MOST_ANSWERS))
        if issubclass(kind, Mapping):
            return {key: subject[key] for key in itertools.islice(subject, MOST_ANSWERS)}
    except Exception:  # whatever a mapping's own methods raise
        return None
    return None


def as_function(version: Any) -> Callable[..., Any]:
    """Return something callable: a quiz's answers become a look-up by question.

    Examples
    --------
    >>> as_function({"a": 3})("a")
    3
    """
    answers = answers_of(version)
    if answers is None:
        function: Callable[..., Any] = version  # `call` finds out if it is none
        return function

    def answer(question: str) -> Any:
        value = answers.get(question)
        if value is None:
            raise NotImplementedError(question)
        # in a quiz, a set of letters is as good as a list of them
        return sorted(value, key=str) if type(value) in (set, frozenset) else value

    return answer


def call(
    subject: Callable[..., Any],
    arguments: tuple[Any, ...],
    parameters: Sequence[str],
    keep_after: bool = False,
) -> Outcome:
    """Call a function on copies of the arguments; whatever it does is in the outcome.

    Of several calls, the value is the list of their values.

    Parameters
    ----------
    subject : callable
    arguments : tuple, or Calls
    parameters : sequence of str
        The names of the arguments.
    keep_after : bool
        Whether the outcome has the arguments as they are after the call.

    Examples
    --------
    >>> call(lambda x: 1 / x, (0,), ("x",)).failure.kind
    'ZeroDivisionError'
    >>> call(lambda x: 1 / x, Calls([(1,), (2,)]), ("x",)).value
    [1.0, 0.5]
    """
    if isinstance(arguments, Calls):
        return _together([call(subject, each, parameters, keep_after) for each in arguments])
    given = copy.deepcopy(tuple(arguments))
    start = time.thread_time()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        value, failure = value_or_failure(subject, given)
        seconds = time.thread_time() - start
        value = plain(value)
    warned = tuple(dict.fromkeys(text_of(warning.message).split("\n")[0] for warning in caught))
    after = tuple(map(plain, given))
    changed = changed_names(parameters, arguments, after)
    entries = changed_entries(parameters, arguments, after) if changed else ()
    kept = after if keep_after else None
    return Outcome(value, failure, changed, warned[:3], kept, entries, seconds)


def changed_names(
    parameters: Sequence[str], before: tuple[Any, ...], after: Any
) -> tuple[str, ...]:
    """Return the names of the arguments that are others after a call than before it.

    Parameters
    ----------
    parameters : sequence of str
    before : tuple, or Calls
        What the function was given.
    after : anything
        What is there now, as plain data: a tuple for a tuple, and so on for several calls. What
        has another form counts as changed throughout.

    Examples
    --------
    >>> changed_names(("x", "y"), ([1], 2.0), ([1, 2], 2.0))
    ('x',)
    >>> changed_names(("x",), Calls([(1,), (2,)]), ((1,), (3,)))
    ('x',)
    """
    if type(after) not in (tuple, list) or len(after) != len(before):
        return tuple(parameters)
    if isinstance(before, Calls):
        found = [changed_names(parameters, *pair) for pair in zip(before, after, strict=True)]
        return tuple(dict.fromkeys(name for names in found for name in names))
    return tuple(
        name
        for name, one, other in zip(parameters, before, after, strict=False)
        if not (same(one, other) or same(plain(one), other))  # our arguments are plain already
    )


def changed_entries(
    parameters: Sequence[str], before: tuple[Any, ...], after: Any
) -> tuple[str, ...]:
    """Say which entries of dicts and lists among the arguments are others than before the call.

    Parameters
    ----------
    parameters : sequence of str
    before : tuple, or Calls
        What the function was given.
    after : anything
        What is there now, as for `changed_names`. Of what has another form, no entry is told.

    Examples
    --------
    >>> changed_entries(("x", "v"), (1.0, {"W": 2.0, "b": 3.0}), (1.0, {"W": 2.0, "b": 4.0}))
    ('`b` in `v`',)
    """
    if type(after) not in (tuple, list) or len(after) != len(before):
        return ()
    if isinstance(before, Calls):
        told = [changed_entries(parameters, *pair) for pair in zip(before, after, strict=True)]
        return tuple(dict.fromkeys(entry for entries in told for entry in entries))
    found = []
    for name, one, other in zip(parameters, before, after, strict=False):
        if isinstance(one, dict) and isinstance(other, dict):
            pairs = [(f"`{key}`", value, other.get(key)) for key, value in one.items()]
        elif isinstance(one, list) and isinstance(other, list):
            pairs = [(f"entry {i}", *pair) for i, pair in enumerate(zip(one, other, strict=False))]
        else:
            continue
        differ = [key for key, old, new in pairs if not same(plain(old), plain(new))]
        found += [f"{key} in `{name}`" for key in differ]
    return tuple(found)


def _together(outcomes: Sequence[Outcome]) -> Outcome:
    failure = next((outcome.failure for outcome in outcomes if outcome.failure), None)
    return Outcome(
        None if failure else [outcome.value for outcome in outcomes],
        failure,
        tuple(dict.fromkeys(name for outcome in outcomes for name in outcome.changed)),
        tuple(dict.fromkeys(text for outcome in outcomes for text in outcome.warned))[:3],
        tuple(outcome.after for outcome in outcomes if outcome.after is not None),
        tuple(dict.fromkeys(entry for outcome in outcomes for entry in outcome.entries)),
        sum(outcome.processor_seconds for outcome in outcomes),
    )


def value_or_failure(
    subject: Callable[..., Any], arguments: tuple[Any, ...]
) -> tuple[Any, Failure | None]:
    """Call a function on the arguments as they are; whatever it does, it comes back.

    Examples
    --------
    >>> value_or_failure(lambda x: 2 * x, (3,))
    (6, None)
    """
    try:
        with _exit_raises():
            return subject(*with_own_caches(subject, arguments)), None
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # exit() in a student's function must not end the kernel
        return None, failure_of(error, names_seen_by(subject))


@contextlib.contextmanager
def _exit_raises() -> Iterator[None]:
    """Let IPython's exit() raise SystemExit, as Python's does, rather than end the kernel."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is None:
        yield
        return
    shell.ask_exit = sys.exit
    try:
        yield
    finally:
        del shell.ask_exit


def failure_of(error: BaseException, namespace: dict[str, Any] | None) -> Failure:
    """Describe an exception by the last line of the student's own code that it passed through.

    Parameters
    ----------
    error : BaseException
    namespace : dict or None
        The global names of the student's own code; None if they are not known.

    Examples
    --------
    >>> failure_of(ValueError("no"), None)
    Failure(kind='ValueError', message='no', line_number=0, line='')
    """
    own: types.TracebackType | None = None
    step = error.__traceback__
    while step is not None:
        if namespace is not None and step.tb_frame.f_globals is namespace:
            own = step
        step = step.tb_next
    kind, message = type(error).__name__, text_of(error)
    if own is None:
        return Failure(kind, message)
    code = own.tb_frame.f_code
    line = own.tb_lineno or code.co_firstlineno  # an interrupt may come where there is no line
    text = linecache.getline(code.co_filename, line).strip()
    function = "" if code.co_name.startswith("<") else code.co_name
    return Failure(kind, message, line, text, function)


def text_of(error: object) -> str:
    """Return what an exception says, short and printable, even if saying it raises."""
    try:
        return str(error)[:500].encode("utf-8", "replace").decode()
    except Exception:
        return "(no text)"


def same(left: Any, right: Any) -> bool:
    """Return whether two pieces of plain data are equal, entry by entry and in type.

    Examples
    --------
    >>> same({"a": np.zeros(2)}, {"a": np.zeros(2)})
    True
    """
    if type(left) is not type(right):
        return False
    if isinstance(left, np.ndarray):
        alike = left.shape == right.shape and left.dtype == right.dtype
        return bool(alike and left.tobytes() == right.tobytes())
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right or (left != left and right != right))  # NaN is the same NaN


def plain(value: Any) -> Any:
    """Return a copy of an answer as plain data; of anything else no more than its name.

    A student's function may return any object, one whose ``__eq__`` or ``__repr__`` raises
    included. Past this point there are only numbers, text, None, arrays, lists, tuples and dicts,
    all of which can be sent through the grader's channel: numbers of another width or byte order,
    such as `numpy.longdouble`, become the nearest that it knows.

    Examples
    --------
    >>> plain(range(3)), plain({"w": iter([])})
    (<range>, {'w': <list_iterator>})
    """
    try:
        return _plain(value, DEEPEST)
    except Exception:  # whatever an object's own methods raise
        return Foreign(type(value).__name__)


def _plain(value: Any, depth: int) -> Any:
    kind = type(value)  # `isinstance` believes what an object says of its own class
    if value is None or kind in (bool, float):
        return value
    if kind is complex:
        return np.complex128(value)
    if kind is np.ndarray:
        return _plain_array(value)
    if issubclass(kind, np.generic) and kind.__module__ == "numpy":
        return _plain_scalar(value)
    if issubclass(kind, str):
        return sendable(str.__str__(value)[:1000])
    if issubclass(kind, int):
        return value if kind is int and abs(value) < 2**63 else _plain_integer(value)
    if issubclass(kind, list | tuple | Mapping) and depth == 0:
        return Foreign(f"{kind.__name__} inside itself, or nested too deeply")
    if issubclass(kind, Mapping):
        return {_plain_key(key): _plain(item, depth - 1) for key, item in value.items()}
    if issubclass(kind, list | tuple):
        items = [_plain(item, depth - 1) for item in value]
        return items if issubclass(kind, list) else tuple(items)
    return Foreign(kind.__name__)


def _plain_key(key: Any) -> str | int:
    if type(key) is int and abs(key) < 2**63:
        return key
    return sendable(key if type(key) is str else str(_plain(key, 0)))


def sendable(text: str) -> str:
    """Return a text without halves of characters, which no channel takes."""
    return text.encode("utf-8", "replace").decode()


def _plain_array(value: np.ndarray) -> np.ndarray | Foreign:
    if value.dtype is _FLOAT and value.size <= LARGEST:  # most arrays; nothing to convert
        return value.copy()
    dtype = _plain_dtype(value.dtype)
    if dtype is None or value.size > LARGEST:
        kind = "dtype object" if value.dtype.hasobject else str(value.dtype)
        return Foreign(f"array of shape {value.shape}, {kind}")
    with np.errstate(all="ignore"):  # what is too large for 64 bits is infinite
        return value.astype(dtype, order="C")


def _plain_scalar(value: np.generic) -> Any:
    if value.dtype.kind == "U":
        return sendable(str(value)[:1000])
    dtype = _plain_dtype(value.dtype)
    if dtype is None:
        return Foreign(type(value).__name__)
    with np.errstate(all="ignore"):
        return value.astype(dtype)


def _plain_dtype(dtype: np.dtype) -> np.dtype | None:
    """Return the nearest dtype that is plain data, in this machine's byte order; or None."""
    if dtype.kind in "fc":
        widest = np.dtype(float if dtype.kind == "f" else complex)
        return widest if dtype.itemsize > widest.itemsize else dtype.newbyteorder("=")
    if dtype.kind == "U":
        return np.dtype(f"U{max(dtype.itemsize // 4, 1)}") if _is_short(dtype) else None
    return dtype.newbyteorder("=") if dtype.kind in NUMERIC else None


def _is_short(dtype: np.dtype) -> bool:
    return dtype.itemsize <= 4 * LONGEST_TEXT


def _plain_integer(value: int) -> int | Foreign:
    number = int.__index__(value)
    return number if abs(number) < 2**63 else Foreign("integer of more than 63 bits")
