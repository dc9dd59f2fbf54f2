"""Say of an answer that is not there, or that stops where it began, what its cell's text shows."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile

from autograde_tests.machinery.agreed import answered_in
from autograde_tests.machinery.leftover import leftover

from .failed_cells import LONGEST_ERROR, CellFailure
from .names import MAX_READ

OF_IPYTHON = re.compile(r"^[ \t]*[%!?,;/]|\?[ \t]*$|=[ \t]*[%!]", re.MULTILINE)
"""What a line may hold that IPython reads in its own way, and Python does not."""
LONGEST_NAME, MOST_NAMES = 60, 3
"""Of the names that a cell defines, in a sentence."""


@dataclass(frozen=True)
class AnswerCell:
    r"""The cell that an exercise is answered in, and how its run failed, if it did.

    Parameters
    ----------
    source : str
    failure : CellFailure, optional

    Examples
    --------
    >>> failure = CellFailure(3, "SyntaxError: '(' was never closed", {"f"}, line=2)
    >>> AnswerCell("\ndef f(x):\n    return (2 * x\n", failure).why_absent("f")
    'The cell of `f` does not run: SyntaxError in line 2: `return (2 * x`.'
    >>> AnswerCell("def double(x):\n    return 2 * x").why_absent("f")
    'The cell of `f` defines `double`.'
    """

    source: str
    failure: CellFailure | None = None

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the cell as IPython counts them: from the first that is not empty."""
        lines = re.split(r"\r\n?|\n", self.source[:MAX_READ])
        return list(dropwhile(lambda line: not line.strip(), lines))

    @cached_property
    def text(self) -> str:
        """Its lines as one text."""
        return "\n".join(self.lines)

    def leftover(self, name: str) -> tuple[int, str] | None:
        """Return the line of the empty exercise that keeps written code from being run."""
        found = leftover(self.text, name)
        return found and (found[0], _printable(found[1]))

    def is_written(self, name: str) -> bool:
        """Whether an exercise is defined here, and nothing of the empty one is left."""
        return name in self._defined() and "NotImplementedError" not in self.source

    def why_absent(self, name: str) -> str:
        """Say why nothing has an exercise's name when all cells have run; "" if none can tell."""
        if self.failure is None:
            defined = self._defined()
            if not defined or name in defined:
                return ""
            return f"The cell of `{name}` defines {_listed(defined)}."
        if self.failure.stopped:
            return f"The cell of `{name}` was stopped: {self.failure.words[1]}."
        return f"The cell of `{name}` does not run: {self._failed(self.failure)}."

    def _failed(self, failure: CellFailure) -> str:
        error = self._syntax_error()
        if error:
            return f"{type(error).__name__}{self._quoted(error.lineno or 0)}"
        kind, said = failure.words
        number = 0 if self.source.lstrip().startswith("%%") else failure.line
        is_syntax = kind in ("SyntaxError", "IndentationError", "TabError")
        return f"{kind}{f' ({said})' * bool(said and not is_syntax)}{self._quoted(number)}"

    def _syntax_error(self) -> SyntaxError | None:
        """Return what Python says of the text, where it is Python that IPython leaves as it is."""
        text = self.text
        if len(self.source) > MAX_READ or OF_IPYTHON.search(text) or text[:1].isspace():
            return None
        try:
            _parsed(text)
        except SyntaxError as error:
            return error
        except (ValueError, RecursionError, MemoryError):
            pass
        return None

    def _quoted(self, number: int) -> str:
        """Say where it failed, in the student's own line."""
        lines = self.lines
        if not 0 < number <= len(lines):
            return ""
        line = _printable(lines[number - 1])
        return f" in line {number}{f': `{line}`' * bool(line)}"

    def _defined(self) -> list[str]:
        """Return the functions and classes of the cell; without any, what it gives a value."""
        try:
            body = _parsed(self.text).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return []
        definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        functions = [node.name for node in body if isinstance(node, definitions)]
        targets = (each for node in body if isinstance(node, ast.Assign) for each in node.targets)
        values = [each.id for each in targets if isinstance(each, ast.Name)]
        return [*dict.fromkeys(functions or values)]


def answer_cells(
    sources: Mapping[str, tuple[int, str]], failures: Iterable[CellFailure]
) -> dict[str, AnswerCell]:
    """Return the cells of the answers, by exercise.

    Parameters
    ----------
    sources : mapping of str to (int, str)
        Number and text of each cell that nbgrader knows, by its grade id.
    failures : iterable of CellFailure
    """
    failed = {failure.number: failure for failure in failures}
    return {
        name: AnswerCell(source, failed.get(number))
        for grade_id, (number, source) in sources.items()
        if (name := answered_in(grade_id))
    }


def _parsed(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the student's own code
        return ast.parse(text)


def _printable(line: str) -> str:
    """Return a line of a submission's as it may stand in a sentence."""
    line = line.strip()[:LONGEST_ERROR]
    return "".join(each if each.isprintable() else " " for each in line)


def _listed(names: list[str]) -> str:
    shown = [f"`{name[:LONGEST_NAME]}`" for name in names[:MOST_NAMES]]
    shown += ["others"] * (len(names) > MOST_NAMES)
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
