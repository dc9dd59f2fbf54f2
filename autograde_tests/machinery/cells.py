"""Is the version in memory that of the cell as it stands? What became of the cells that ran.

A check looks at what is in memory. That is not what the notebook says where the cell was changed
and did not run, or where another cell has given the name to something else since. A watcher of the
kernel's cells knows; it hears of them by IPython's events, and only where IPython is there already.
"""

from __future__ import annotations

import ast
import re
import sys
import traceback
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from .agreed import answer_id
from .calling import Failure, text_of
from .cards import Card, display

_NOTHING = object()
_DEFINITION = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class State(Enum):
    """Why what is in memory is not what the cell of an exercise says."""

    DOES_NOT_RUN = "it failed before it defined the name"
    MISNAMED = "it ran, and defines something else"
    FAILS_LATER = "it defined the name and failed below"
    ELSEWHERE = "a cell that ran later has given the name to something else"


@dataclass(frozen=True)
class Standing:
    """How the cell of an exercise stands, where it does not simply run.

    Parameters
    ----------
    state : State
    failure : Failure or None
        The error of the cell, with the line in the cell; None where it is not known.
    defines : tuple of str
        What a cell defines that does not define its exercise.
    later : bool
        Whether another cell, which ran later, has given the name to something.

    Examples
    --------
    >>> Standing(State.MISNAMED, defines=("sigmiod",)).is_stale
    True
    """

    state: State
    failure: Failure | None = None
    defines: tuple[str, ...] = ()
    later: bool = False

    @property
    def is_stale(self) -> bool:
        """Whether what is in memory, if anything, is not the cell's."""
        return self.state in (State.DOES_NOT_RUN, State.MISNAMED)


@dataclass(frozen=True)
class _Run:
    """One run of a cell: which, and what became of it."""

    number: int
    cell: str
    text: str
    before: Mapping[str, Any]
    failure: Failure | None = None


class Cells:
    """Watches the cells of one kernel; `watcher` makes one.

    What ran before it was made, it does not know.

    Parameters
    ----------
    shell : IPython.core.interactiveshell.InteractiveShell
    """

    def __init__(self, shell: Any) -> None:
        self._namespace: dict[str, Any] = shell.user_ns
        self._names: set[str] = set()
        self._cells_have_names = False
        self._count = 0
        self._running: _Run | None = None
        self._depth = 0  # a cell may run another one, as %%capture does
        self._told: BaseException | None = None
        self._by_cell: dict[str, _Run] = {}
        self._by_text: dict[str, _Run] = {}
        self._changed: dict[str, _Run] = {}
        self._cards: list[Card] = []
        shell.events.register("pre_run_cell", self._begins)
        shell.events.register("post_run_cell", self._ends)

    def follow(self, names: Iterable[str]) -> None:
        """Watch these exercises too."""
        self._names.update(names)

    def made(self, card: Card) -> None:
        """Show a card when the cell has ended, unless it is shown by then."""
        self._cards.append(card)

    def show(self, card: Card) -> Callable[[], None]:
        """Show a card for the time being; return a function that takes it away."""
        from IPython.display import display as show

        handle = show(card, display_id=True)
        return lambda: handle.update({"text/html": "", "text/plain": ""}, raw=True)

    def replaced(self) -> None:
        """Show none of the cards that were made so far: a grade's card stands in their place."""
        self._cards.clear()

    def standing(self, name: str, namespace: Mapping[str, Any]) -> Standing | None:
        """Say how the cell of an exercise stands; None if it runs, or if that is not known.

        Parameters
        ----------
        name : str
            The exercise.
        namespace : mapping
            Where the version that is asked about was found.
        """
        if namespace is not self._namespace:
            return None
        run, last = self._attempts().get(name), self._changed.get(name)
        now = self._running
        if now and _differs(name, now.before, namespace):
            last = now
            run = now if self._attempts_it(name, now) else run
        if run is None or (run.failure and run.failure.is_unwritten):
            return None
        later = bool(last and last.number > run.number)
        if run.failure:
            state = State.FAILS_LATER if last is run else State.DOES_NOT_RUN
            return Standing(state, run.failure, later=later)
        if later:
            elsewhere = self._cells_have_names and name in namespace
            return Standing(State.ELSEWHERE, later=True) if elsewhere else None
        return None if last is run else _standing_of_text(name, run.text)

    def text_run(self, name: str) -> str:
        """Return the text of an exercise's cell as it last ran; "" if that is not known."""
        run = self._attempts().get(name)
        return run.text if run else ""

    def _attempts(self) -> dict[str, _Run]:
        return self._by_cell if self._cells_have_names else self._by_text

    def _attempts_it(self, name: str, run: _Run) -> bool:
        """Return whether a cell is the one of an exercise, or says that it defines it."""
        return run.cell == answer_id(name) if self._cells_have_names else _says(name, run.text)

    def _begins(self, info: Any) -> None:
        self._depth += 1
        if self._depth > 1:
            return
        self._cards.clear()
        self._count += 1
        self._told = _last_told()
        cell = info.cell_id or ""
        # other front ends have ids of their own making, or none
        ours = self._names | {answer_id(name) for name in self._names}
        self._cells_have_names = self._cells_have_names or cell in ours
        before = {name: self._namespace[name] for name in self._names & self._namespace.keys()}
        self._running = _Run(self._count, cell, info.raw_cell, before)

    def _ends(self, result: Any) -> None:
        self._depth = max(self._depth - 1, 0)  # the cell that started the watcher began unseen
        if self._depth:
            return
        if self._running:
            self._keep(self._running, result)
            self._running = None
        self._show()

    def _keep(self, run: _Run, result: Any) -> None:
        changed = [name for name in self._names if _differs(name, run.before, self._namespace)]
        run = replace(run, failure=self._failure_of(result, run.text), before={})
        for name in self._names:
            if run.cell == answer_id(name):
                self._by_cell[name] = run
            if _says(name, run.text):
                self._by_text[name] = run
        self._changed |= dict.fromkeys(changed, run)

    def _failure_of(self, result: Any, text: str) -> Failure | None:
        """Describe the error of a cell by its line; None if it ran through."""
        if result is None:  # the cell was cancelled
            return Failure("KeyboardInterrupt", "")
        raised = result.error_before_exec or result.error_in_exec
        told = _last_told()
        if raised is None and (told is None or told is self._told):
            return None
        # a cell that another one runs, and some magics, show their errors and go on
        error: Any = raised or told
        number = _line_of(error, raised is not None, text, self._namespace)
        lines = text.splitlines()
        line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
        return Failure(type(error).__name__, _message_of(error, text), number, line)

    def _show(self) -> None:
        for card in self._cards:
            if not card.was_shown:
                display(card)
        self._cards.clear()


def watcher() -> Cells | None:
    """Return the watcher of this kernel's cells, which is started once; None without IPython.

    Examples
    --------
    >>> watcher() is None  # in a script
    True
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is None:
        return None
    if not hasattr(shell, "_cells_of_the_course"):
        shell._cells_of_the_course = Cells(shell)
    cells: Cells = shell._cells_of_the_course
    return cells


def _differs(name: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    return now.get(name, _NOTHING) is not before.get(name, _NOTHING)


def _says(name: str, text: str) -> bool:
    """Return whether a text, which need not be Python, defines a name at a line's start."""
    name = re.escape(name)
    return bool(re.search(rf"^(?:(?:def|class)\s+{name}\b|{name}\s*=(?!=))", text, re.MULTILINE))


def _standing_of_text(name: str, text: str) -> Standing | None:
    """Say how a cell stands that ran without an error and has not changed its exercise."""
    body = _parsed(text)
    if any(isinstance(node, _DEFINITION) and node.name == name for node in body or ()):
        # each run makes a new one: a magic has kept to itself that the cell failed
        return Standing(State.DOES_NOT_RUN)
    if body is None or any(_binds(node) == name for part in body for node in ast.walk(part)):
        return None
    named = [node.name for node in body if isinstance(node, _DEFINITION)]
    given = [part for part in body if isinstance(part, ast.Assign | ast.AnnAssign)]
    named = named or [_binds(node) for part in given for node in ast.walk(part) if _binds(node)]
    return Standing(State.MISNAMED, defines=tuple(dict.fromkeys(named)))


def _parsed(text: str) -> Sequence[ast.stmt] | None:
    """Parse a cell without its magics; None if that cannot be done."""
    lines = ("pass" if line.startswith(("%", "!")) else line for line in text.splitlines())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the student's own code
            return ast.parse("\n".join(lines)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _binds(node: ast.AST) -> str:
    """Return the name that a node gives to something; "" if none."""
    if isinstance(node, _DEFINITION):
        return node.name
    if isinstance(node, ast.alias):
        return (node.asname or node.name).partition(".")[0]
    return node.id if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) else ""


def _last_told() -> BaseException | None:
    """Return the error whose traceback was the last to be shown."""
    return getattr(sys, "last_value", None)


def _message_of(error: BaseException, text: str) -> str:
    if not isinstance(error, SyntaxError):
        return text_of(error)
    empty = _empty_lines(text)
    return re.sub(r"(?<=\bline )\d+", lambda found: str(int(found[0]) + empty), error.msg)


def _line_of(error: BaseException, raised: bool, text: str, namespace: Mapping[str, Any]) -> int:
    """Return the line of a cell in which it failed; 0 if it is not known."""
    lines = [
        number
        for frame, number in traceback.walk_tb(error.__traceback__)
        if frame.f_globals is namespace and frame.f_code.co_name == "<module>"
    ]
    magic = text.lstrip().startswith("%%")  # it runs what stands below it
    if not raised and not magic:
        return 0
    if raised and magic:
        lines = lines[1:]
    said = error.lineno if isinstance(error, SyntaxError) else 0
    number = (lines[0] if lines else said or 0) + magic
    return number + _empty_lines(text) if number else 0


def _empty_lines(text: str) -> int:
    """Count the empty lines at a cell's head, which IPython leaves out."""
    return text[: len(text) - len(text.lstrip())].count("\n")
