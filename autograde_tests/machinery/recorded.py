"""Hints that an instructor recorded for a group of wrong answers, by the answers' signature.

Where a class is graded they lie in the course's folder. Those that are published lie in the package
of exercises, a file for each week, and reach students' checks with it.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "hints.json"
"""What a week's published hints are called, in the week's folder of the package of exercises."""


@dataclass(frozen=True)
class RecordedHint:
    """A hint for all answers with one signature.

    Parameters
    ----------
    notebook, exercise, signature, hint : str
    recorded : str
        The date; not published.
    example : tuple of str
        The lines of an answer that it is for; not published.
    """

    notebook: str
    exercise: str
    signature: str
    hint: str
    recorded: str = ""
    example: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, str, str]:
        """What it is for: two hints with the same are for the same answers."""
        return self.notebook, self.exercise, self.signature


def read_hints(file: Path) -> list[RecordedHint]:
    """Read a file of hints; none if there is no file.

    Raises
    ------
    ValueError
        If it holds something else: it is never taken for an empty one.
    """
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))
        hints = [RecordedHint(**{**each, "example": _lines(each)}) for each in entries]
        if not all(isinstance(each, str) for hint in hints for each in (*hint.place, hint.hint)):
            raise ValueError("a field is no text")
    except FileNotFoundError:
        return []
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"{file} is no file of recorded hints ({error}): mend it") from error
    return hints


def _lines(entry: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(entry.get("example", ()))


def written_out(hints: Iterable[RecordedHint]) -> bytes:
    """Return the content of a file of hints, in an order of its own; what is empty is left out.

    Examples
    --------
    >>> print(written_out([RecordedHint("numpy_basics", "relu", "0f1e", "Which is it?")]).decode())
    [
      {
        "notebook": "numpy_basics",
        "exercise": "relu",
        "signature": "0f1e",
        "hint": "Which is it?"
      }
    ]
    <BLANKLINE>
    """
    ordered = sorted(hints, key=lambda hint: hint.place)
    entries = [{name: value for name, value in asdict(hint).items() if value} for hint in ordered]
    return (json.dumps(entries, indent=2, ensure_ascii=False) + "\n").encode()


def published_file(package: str, week: str) -> Path:
    """Return where a week's published hints are, whether there are any or not.

    Parameters
    ----------
    package : str
        The package of exercises, such as ``"autograde_tests.weeks"``.
    week : str

    Examples
    --------
    >>> published_file("autograde_tests.weeks", "week2").parts[-3:]
    ('weeks', 'week2', 'hints.json')
    """
    return Path(next(iter(importlib.import_module(package).__path__))) / week / FILE


def published_hints(notebook: str, package: str) -> dict[str, dict[str, str]]:
    """Return a notebook's published hints by exercise and signature.

    Parameters
    ----------
    notebook : str
        Week and notebook, such as ``"week2/numpy_basics"``.
    package : str
        The package of exercises.
    """
    week, _, name = notebook.partition("/")
    found: dict[str, dict[str, str]] = {}
    for hint in read_hints(published_file(package, week)):
        if hint.notebook == name:
            found.setdefault(hint.exercise, {})[hint.signature] = hint.hint
    return found
