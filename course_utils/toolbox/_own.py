"""Which version of a function is called: the student's own, or the course's, and why."""

from __future__ import annotations

import contextlib
import functools
import importlib
import inspect
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course_utils.own_package import FOLDER, BrokenModule, Shelf, shelf_above
from course_utils.own_package.blocks import IMPORTS

from ._names import TOPICS, home_of

__all__ = [
    "SWITCHED",
    "Choice",
    "at",
    "choice",
    "judged_by",
    "kept",
    "load",
    "look_again",
    "shelf_here",
    "short",
    "use_own",
    "use_reference",
    "version",
    "which",
]

Judge = Callable[[str, str, Any], bool]
"""Says whether a version passes the visible checks of a notebook's exercise."""

TOGETHER = ({"batchnorm_forward", "batchnorm_backward"},)
"""Functions that hand each other a cache of the student's own making: all of them, or none."""

NONE, SWITCHED, NOT_PASSING, OTHER_ARGUMENTS, ALONE = (
    "none of yours has passed",
    "you have switched to it",
    "yours has changed and does not pass",
    "yours takes other arguments",
    "what yours works with is not yours",
)


@dataclass(frozen=True)
class Choice:
    """What a function of the toolbox calls.

    Parameters
    ----------
    function : callable or None
        The student's own; None for the course's.
    why : str
        Why it is the course's.
    """

    function: Any = None
    why: str = ""


@dataclass
class _State:
    """What is known of the student's package, until somebody looks again."""

    judge: Judge | None = None
    own: bool = True
    switched: dict[str, bool] = field(default_factory=dict)
    seen: tuple[Any, ...] = ()
    is_fresh: bool = False
    shelf: Shelf | None = None
    installed: Shelf | None = None
    choices: dict[tuple[str, str], Choice] = field(default_factory=dict)
    modules: dict[str, dict[str, Any]] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)


_state = _State()


def judged_by(judge: Judge) -> None:
    """Have texts that nobody has seen pass judged by their visible checks.

    Without a judge, none of them is trusted. `autograde_tests.notebook_checks` brings one.

    Parameters
    ----------
    judge : callable
        Takes notebook, exercise and function; returns whether that passes.
    """
    _state.judge = judge


def at(folder: Path) -> None:
    """Take the package of a student from a folder, wherever no student's folder has one.

    An installed package says so of itself when it is imported.

    Parameters
    ----------
    folder : Path
        That of the package.
    """
    _state.installed = Shelf(folder)
    look_again()


def shelf_here() -> Shelf | None:
    """Return the package of the student's folder that we are in, or the one that is installed."""
    return shelf_above() or _state.installed


def look_again() -> None:
    """Look, at the next call, at what the student's package has become."""
    _state.is_fresh = False


def use_reference(*names: Any) -> None:
    """Call the course's version of some functions from now on, in your package too.

    That holds for this kernel, until it is restarted or `use_own` takes it back.

    Parameters
    ----------
    *names : str or function
        All functions, if none is given.

    Raises
    ------
    ValueError
        If the course has no such function.
    """
    _switch(False, names)


def use_own(*names: Any) -> None:
    """Call your own version of some functions again, where they pass their checks.

    Parameters
    ----------
    *names : str or function
        All functions, if none is given.

    Raises
    ------
    ValueError
        If the course has no such function.
    """
    _switch(True, names)


def _switch(own: bool, names: tuple[Any, ...]) -> None:
    wanted = [getattr(name, "__name__", name) for name in names]
    for name in wanted:
        if not _is_known(name):
            raise ValueError(f"the course has no function {name!r}")
    if wanted:
        _state.switched.update(dict.fromkeys(wanted, own))
    else:
        _state.own, _state.switched = own, {}
    _state.choices.clear()


def _is_known(name: Any) -> bool:
    modules = (importlib.import_module(f"course_utils.reference.{topic}") for topic in TOPICS)
    return isinstance(name, str) and any(callable(getattr(each, name, None)) for each in modules)


@dataclass(frozen=True)
class Whose:
    """A table of the functions that you have kept, and of whose is called."""

    rows: tuple[tuple[str, str, str], ...]

    def __repr__(self) -> str:
        if not self.rows:
            return f"There is nothing in {FOLDER} yet: every function is the course's."
        head = ("function", "topic", "called")
        widths = [max(len(row[i]) for row in (head, *self.rows)) for i in range(3)]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (head, *self.rows)
        )


def which() -> Whose:
    """Return whose version is called, of each function that you have kept.

    Examples
    --------
    >>> which()  # outside of a student's folder
    There is nothing in my_network yet: every function is the course's.
    """
    look_again()
    _refresh()
    shelf = _state.shelf
    kept = shelf.entries() if shelf else {}
    rows = []
    for topic, entries in kept.items():
        for name, entry in entries.items():
            if name != IMPORTS:
                found = choice(topic, entry.reference)
                said = "yours" if found.function else f"the course's: {found.why}"
                rows.append((entry.reference, topic, said))
    return Whose(tuple(rows))


def kept(topic: str) -> list[str]:
    """Return which functions of a topic's module, or of those that it hands on, were kept."""
    if not _state.is_fresh:
        _refresh()
    entries = _state.shelf.entries() if _state.shelf else {}
    course = importlib.import_module(f"course_utils.reference.{topic}")
    there = {(home, entry.reference) for home, each in entries.items() for entry in each.values()}
    values = {name: getattr(course, name) for name in getattr(course, "__all__", ())}
    return [name for name, each in values.items() if callable(each) and home_of(each) in there]


def version(topic: str, name: str) -> Any:
    """Return the student's own version of a function of the reference; None for the course's."""
    return choice(topic, name).function


def choice(topic: str, name: str) -> Choice:
    """Return which version of a function is called, and why.

    Parameters
    ----------
    topic, name : str
        Of the reference.
    """
    if not _state.is_fresh:
        _refresh()
    if (topic, name) not in _state.choices:
        _state.choices[topic, name] = _decided(topic, name)
    return _state.choices[topic, name]


@contextlib.contextmanager
def _taken_for_granted(topic: str, name: str, function: Any) -> Iterator[None]:
    """Have a version called while it is judged; what is decided meanwhile of others goes again."""
    before = _state.choices
    _state.choices = before | {(topic, name): Choice(function)}
    try:
        yield
    finally:
        _state.choices = before


def _refresh() -> None:
    """Forget what is known, if the student's package has changed."""
    _state.is_fresh = True
    shelf = shelf_here()
    seen: tuple[Any, ...] = ()
    if shelf and shelf.folder.is_dir():
        files = sorted([*shelf.folder.glob("*.py"), *shelf.folder.glob(".*.json")])
        seen = (shelf.folder, *map(_signature, files))
    if seen != _state.seen:
        _state.seen, _state.shelf = seen, shelf if seen else None
        _state.choices, _state.modules = {}, {}


def _signature(file: Path) -> tuple[str, int, int]:
    try:
        found = file.stat()
    except OSError:
        return file.name, 0, 0
    return file.name, found.st_mtime_ns, found.st_size


def _decided(topic: str, name: str) -> Choice:
    entry = _state.shelf.entry(topic, name) if _state.shelf else None
    if entry is None:
        return Choice(why=NONE)
    if not _state.switched.get(name, _state.own):
        return Choice(why=SWITCHED)
    try:
        function = _module(topic)[entry.name]
    except KeyError:
        return Choice(why=f"yours is no longer in {FOLDER}/{topic}.py")
    except BrokenModule as error:
        return Choice(why=str(error))
    except OSError as error:
        return Choice(why=f"{FOLDER}/{topic}.py: {error.strerror or error}")
    if not _fits(function, topic, name):
        return Choice(why=OTHER_ARGUMENTS)
    if not _passes(topic, name, function):
        return Choice(why=NOT_PASSING)
    others = {each for group in TOGETHER if name in group for each in group - {name}}
    with _taken_for_granted(topic, name, function):  # the others ask whether this one is there
        is_alone = not all(version(topic, each) for each in others)
    return Choice(why=ALONE) if is_alone else Choice(function)


def _passes(topic: str, name: str, function: Any) -> bool:
    """Say whether a version has passed as it stands, or passes now."""
    shelf = _state.shelf
    entry = shelf.entry(topic, name) if shelf else None
    if shelf is None or entry is None:
        return False
    try:
        stamp = shelf.stamp(topic, entry.name)
    except (OSError, BrokenModule):
        return False
    if stamp in entry.passed:
        return True
    if _state.judge is None or stamp in _state.failed:
        return False
    with _taken_for_granted(topic, name, function):
        passed = _state.judge(entry.notebook, entry.name, function)
    if not passed:
        _state.failed.add(stamp)
        return False
    with contextlib.suppress(OSError):  # it is judged again in the next kernel then
        shelf.trust(topic, entry.name, stamp)
    return True


def _fits(own: Any, topic: str, name: str) -> bool:
    """Say whether a version can be called as the notebooks call the course's."""
    course = getattr(importlib.import_module(f"course_utils.reference.{topic}"), name)
    if isinstance(course, type):
        return isinstance(own, type)
    try:
        inspect.signature(own).bind(*inspect.signature(course).parameters)
    except (TypeError, ValueError):
        return False
    return True


def as_written(
    own: Callable[..., Any],
    course: Callable[..., Any],
    arguments: tuple[Any, ...],
    options: dict[str, Any],
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return arguments for the student's version of a function that were meant for the course's.

    Where it calls its parameters otherwise, or lacks a default, they are handed over in order. The
    student's own functions may call it by the student's own names.
    """
    if _is_called_alike(own, course):
        return arguments, options
    try:
        bound = inspect.signature(course).bind(*arguments, **options)
    except TypeError:
        return arguments, options
    bound.apply_defaults()
    return bound.args, bound.kwargs


@functools.lru_cache(256)
def _is_called_alike(own: Callable[..., Any], course: Callable[..., Any]) -> bool:
    theirs, ours = inspect.signature(own).parameters, inspect.signature(course).parameters
    return list(theirs) == list(ours) and all(
        theirs[each].default is not inspect.Parameter.empty
        for each in ours
        if ours[each].default is not inspect.Parameter.empty
    )


def _module(topic: str) -> dict[str, Any]:
    """Return what the student's module of a topic defines; its functions call each other by us.

    Raises
    ------
    BrokenModule
        If it does not import; the message has file, line and error.
    OSError
        If its file cannot be read.
    """
    if topic not in _state.modules:
        shelf = _state.shelf
        if shelf is None:
            raise KeyError(topic)
        file = shelf.file(topic)
        try:
            text = shelf.text(topic)
        except BrokenModule as error:
            raise BrokenModule(f"{short(str(file))}, {error}") from error
        names = load(text, file)
        own = dict(names)
        switches = importlib.import_module(f"course_utils.toolbox.{topic}")
        for name, entry in shelf.entries().get(topic, {}).items():
            if isinstance(names.get(name), types.FunctionType):
                names[name] = getattr(switches, entry.reference, names[name])
        _state.modules[topic] = own
    return _state.modules[topic]


def load(text: str, file: Path) -> dict[str, Any]:
    """Run a module of the student's package in a namespace of its own; return that.

    Raises
    ------
    BrokenModule
        If it does not import; the message has file, line and error.
    """
    module = types.ModuleType(f"{FOLDER}.{file.stem}")
    module.__file__ = str(file)
    try:
        exec(compile(text, str(file), "exec"), vars(module))
    except Exception as error:
        message = error.msg if isinstance(error, SyntaxError) else error
        where = f"{short(str(file))}, line {_line_of(error, file)}"
        said = f"{where}: {type(error).__name__}: {message}"
        raise BrokenModule(said) from error
    return vars(module)


def _line_of(error: Exception, file: Path) -> int:
    if isinstance(error, SyntaxError):
        return error.lineno or 0
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == str(file):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def short(file: str) -> str:
    """Return a file of the student's package as the student calls it.

    Examples
    --------
    >>> short(str(Path("workspace", "my_network", "deep.py")))
    'my_network/deep.py'
    """
    return "/".join(Path(file).parts[-2:])
