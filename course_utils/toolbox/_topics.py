"""The topics of the toolbox: modules that are made when they are imported."""

from __future__ import annotations

import functools
import importlib
import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from typing import Any

import course_utils.reference as reference

from . import _own
from ._names import TOPICS, home_of

__all__ = ["find_topics"]

TOOLBOX = __name__.rpartition(".")[0]

_NOTE = (
    "`{name}` is yours, from {file}, line {line}. "
    '`from course_utils import toolbox`, then `toolbox.use_reference("{name}")`, goes on with the '
    "course's."
)


class _Topics(MetaPathFinder, Loader):
    """Finds ``course_utils.toolbox.<topic>``, and fills it."""

    def find_spec(
        self,
        fullname: str,
        _path: Sequence[str] | None = None,
        _target: types.ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        parent, _, topic = fullname.rpartition(".")
        if parent != TOOLBOX or topic not in TOPICS:
            return None
        return importlib.util.spec_from_loader(fullname, self)

    def exec_module(self, module: types.ModuleType) -> None:
        topic = module.__name__.rpartition(".")[2]
        course = importlib.import_module(f"{reference.__name__}.{topic}")
        module.__doc__ = (
            f"Your own functions of the topic {topic}, or the course's.\n\n{course.__doc__}"
        )
        chosen_when_imported = {}
        names = [name for name in vars(course) if not name.startswith("_")]
        for name in names:
            value = getattr(course, name)
            is_ours = str(getattr(value, "__module__", "")).startswith(f"{reference.__name__}.")
            if isinstance(value, types.FunctionType) and is_ours:
                setattr(module, name, _switch(*home_of(value), value))
            elif isinstance(value, type) and is_ours:  # there is nothing to wrap it in
                chosen_when_imported[name] = (*home_of(value), value)
            else:
                setattr(module, name, value)

        def attribute(name: str) -> Any:
            if name not in chosen_when_imported:
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
            topic, own, value = chosen_when_imported[name]
            return _own.version(topic, own) or value

        module.__getattr__ = attribute  # type: ignore[method-assign]
        module.__all__ = list(getattr(course, "__all__", names))  # type: ignore[attr-defined]


@functools.cache
def _switch(topic: str, name: str, course: Callable[..., Any]) -> Callable[..., Any]:
    """Return what calls the student's own version of a function, or the course's."""

    @functools.wraps(course)
    def call(*arguments: Any, **options: Any) -> Any:
        own = _own.version(topic, name)
        if own is None:
            return course(*arguments, **options)
        arguments, options = _own.as_written(own, course, arguments, options)
        try:
            return own(*arguments, **options)
        except Exception as error:
            _lead_to(error, own, name)
            raise

    call.__module__ = f"{TOOLBOX}.{topic}"  # processes that are handed it find it there
    return call


def _lead_to(error: Exception, own: Callable[..., Any], name: str) -> None:
    """Add to an error where in the student's package it was raised, and what the way out is."""
    if getattr(error, "__notes__", None):
        return  # the function inside, in which it was raised, has said so
    file, line, trace = "", 0, error.__traceback__
    home = getattr(getattr(own, "__code__", None), "co_filename", None)
    while trace:
        if trace.tb_frame.f_code.co_filename == home:
            file, line = home, trace.tb_lineno
        trace = trace.tb_next
    if file:
        error.add_note(_NOTE.format(name=name, file=_own.short(file), line=line))


def find_topics() -> None:
    """Let Python find the topics."""
    if not any(isinstance(finder, _Topics) for finder in sys.meta_path):
        sys.meta_path.append(_Topics())
