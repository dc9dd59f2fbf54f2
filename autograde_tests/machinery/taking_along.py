"""What goes with a function into the student's own package: helpers, constants and imports."""

from __future__ import annotations

import ast
import builtins
import symtable
import sys
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from course_utils.own_package import Need, Piece

from .exercises import Exercise
from .probing import names_seen_by
from .sources import cell_of

REFERENCE, TOOLBOX = "course_utils.reference", "course_utils.toolbox"


class StaysBehind(Exception):
    """A function cannot leave its notebook; the message says why, after a colon."""


def topic_of(exercise: Exercise) -> str:
    """Return the topic of the toolbox that an exercise belongs to; "" if it belongs to none.

    Examples
    --------
    >>> from course_utils.reference.deep import linear_forward
    >>> topic_of(Exercise("linear_forward", "A layer", linear_forward, ()))
    'deep'
    """
    module = getattr(exercise.reference, "__module__", "")
    package, _, topic = module.rpartition(".")
    return topic if package == REFERENCE else ""


def piece_of(subject: Any, name: str, exercises: Mapping[str, Exercise]) -> Piece:
    """Return a function with all that it needs, to stand in a module of its own.

    Parameters
    ----------
    subject : function or class
        As the notebook has it.
    name : str
        Of its exercise.
    exercises : mapping of str to Exercise
        Those of the notebook: they are imported, not taken along.

    Raises
    ------
    StaysBehind
        If it works with something that only the notebook has.
    """
    names = names_seen_by(subject)
    if names is None or getattr(subject, "__name__", "") != name:
        raise StaysBehind(f"`{name}` is another name for something else")
    return _Bag(names, exercises, name).packed(subject)


class _Bag:
    """Collects what a function needs."""

    def __init__(
        self, names: Mapping[str, Any], exercises: Mapping[str, Exercise], name: str
    ) -> None:
        self._names, self._exercises, self._name = names, exercises, name
        self._texts: dict[str, str] = {}
        self._constants: dict[str, str] = {}
        self._needs: dict[str, Need] = {}

    def packed(self, subject: Any) -> Piece:
        self._take_definition(self._name, subject)
        constants = "\n".join(self._constants[each] for each in sorted(self._constants))
        source = "\n\n\n".join([*([constants] if constants else []), *self._texts.values()])
        return Piece(self._name, source, tuple(self._needs[each] for each in sorted(self._needs)))

    def _take_definition(self, name: str, subject: Any) -> None:
        text = definition(subject, name)
        if not text:
            raise StaysBehind(f"nobody knows the text of `{name}`")
        self._texts[name] = ""  # those that call each other end here
        for each in sorted(set(_global_names(text)) - {name}):
            self._take(each)
        self._texts[name] = self._texts.pop(name) or text  # below what it needs

    def _take(self, name: str) -> None:
        if name in self._texts or name in self._needs or name == self._name:
            return
        if name not in self._names or name.startswith("__"):
            return  # built in, or of every module; or missing, as it is in the notebook
        value = self._names[name]
        if getattr(builtins, name, None) is value:
            return
        need = self._need(name, value)
        if need:
            self._needs[name] = need
        elif isinstance(value, types.FunctionType | type) and names_seen_by(value) is self._names:
            if value.__name__ != name or value.__name__ == "<lambda>":
                raise StaysBehind(f"it uses `{name}`, which no `def` of that name makes")
            self._take_definition(name, value)
        elif _is_constant(value):
            self._constants[name] = f"{name} = {value!r}"
        else:
            kind = type(value).__name__
            raise StaysBehind(f"it uses `{name}` of this notebook, {_article(kind)} {kind}")

    def _need(self, name: str, value: Any) -> Need | None:
        """Return the import that gives a name to something; None if it is the notebook's own."""
        exercise = self._exercises.get(name)
        if exercise and not exercise.is_quiz and topic_of(exercise):
            return _from_toolbox(topic_of(exercise), exercise.reference.__name__, name)
        if names_seen_by(value) is self._names:
            return None
        is_module = isinstance(value, types.ModuleType)
        module = value.__name__ if is_module else getattr(value, "__module__", None)
        if isinstance(module, str) and _lies_beside(module):
            raise StaysBehind(f"it uses `{name}`, from a file of this notebook's folder")
        if is_module:
            return _of_module(value.__name__, name)
        known = getattr(value, "__name__", name)
        if isinstance(module, str) and module.rpartition(".")[0] in (REFERENCE, TOOLBOX):
            return _from_toolbox(module.rpartition(".")[2], known, name)
        for each in (module, "numpy", "math"):
            holder = sys.modules.get(each) if isinstance(each, str) else None
            if holder is not None and each != "__main__" and _holds(holder, known, value):
                return Need(f"from {each} import {_as(known, name)}", name)
        return None


def _lies_beside(module: str) -> bool:
    """Say whether a module is found in this notebook's folder, and so not from another week's."""
    top = module.partition(".")[0]
    file = getattr(sys.modules.get(top), "__file__", None) if top != "__main__" else None
    return bool(file) and Path.cwd() in Path(str(file)).resolve().parents[:2]  # one of a package


def _holds(module: types.ModuleType, name: str, value: Any) -> bool:
    return callable(value) and getattr(module, name, None) is value


def _from_toolbox(topic: str, known: str, name: str) -> Need:
    return Need(f"from {TOOLBOX}.{topic} import {_as(known, name)}", name, topic)


def _of_module(module: str, name: str) -> Need:
    package, _, last = module.rpartition(".")
    if package in (REFERENCE, TOOLBOX):
        return Need(f"from {TOOLBOX} import {_as(last, name)}", name)
    if module == name:
        return Need(f"import {module}", name)
    return Need(f"import {module} as {name}", name)


def _as(known: str, name: str) -> str:
    return name if known == name else f"{known} as {name}"


def _is_constant(value: Any) -> bool:
    if not isinstance(value, int | float | complex | str | bytes | tuple | None):
        return False
    try:
        return bool(ast.literal_eval(repr(value)) == value) and bool(hash(value) or True)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return False


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"


def definition(subject: Any, name: str) -> str:
    """Return the text of a function or class of a notebook, with its decorators; "" if unknown."""
    cell = cell_of(subject)
    try:
        nodes = ast.parse(cell).body
    except (SyntaxError, ValueError, RecursionError):
        return ""
    kinds = ast.ClassDef if isinstance(subject, type) else ast.FunctionDef
    found = [node for node in nodes if isinstance(node, kinds) and node.name == name]
    if not found:  # inside of something else: it may see what nobody else does
        return ""
    node = found[-1]
    first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
    return "\n".join(cell.splitlines()[first - 1 : node.end_lineno])


def _global_names(text: str) -> Iterator[str]:
    """Yield the names that a definition looks up outside of itself.

    Raises
    ------
    StaysBehind
        If it changes one of them.
    """
    tables = [symtable.symtable(text, "<cell>", "exec")]
    top = tables[0]
    for table in tables:
        tables += table.get_children()
        for symbol in table.get_symbols():
            if table is top:
                if symbol.is_referenced() and not symbol.is_assigned():
                    yield symbol.get_name()
            elif symbol.is_global():
                if symbol.is_assigned():
                    raise StaysBehind(f"it changes `{symbol.get_name()}` of this notebook")
                yield symbol.get_name()
