"""Read how wrong versions are written down, and say where a declaration is wrong."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

ARROW = "→"


class Place(NamedTuple):
    """Where something is declared."""

    file: str
    line: int

    @classmethod
    def of_caller(cls, depth: int) -> Place:
        """Return where the function was called that called this one, or one further out."""
        frame = sys._getframe(depth + 1)
        return cls(frame.f_code.co_filename, frame.f_lineno)

    def down(self, lines: int) -> Place:
        """Return a place some lines further down."""
        return Place(self.file, self.line + lines)


class DeclarationError(ValueError):
    """An exercise is declared wrongly.

    Parameters
    ----------
    faults : sequence of (str, int, str)
        File, line and message of each fault.
    """

    def __init__(self, faults: Sequence[tuple[str, int, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{file}:{line}: {text}" for file, line, text in faults))


@dataclass(frozen=True)
class Entry:
    """One wrong version as it is written down: what stands left and right of each arrow, the hint.

    Parameters
    ----------
    changes : dict of str to str
    hint : str
    place : Place
        Of its first line.
    """

    changes: Mapping[str, str]
    hint: str
    place: Place


def read_entries(text: str, place: Place) -> list[Entry]:
    r"""Read wrong versions: lines with an arrow, and below them, further in, the hint.

    Parameters
    ----------
    text : str
        The entries. What stands left of an arrow becomes what stands right of it, or on the next
        line where a line is too short for both; nothing takes it out, ``\n`` breaks a line. Lines
        of one hint are joined.
    place : Place
        Of the text's first line.

    Returns
    -------
    list of Entry
        In their order.

    Raises
    ------
    DeclarationError
        If a line is neither; the message has its file and line.

    Examples
    --------
    >>> text = '''
    ...     a - y → a + y
    ...         The sign is wrong: how far is the output
    ...         from its label?
    ... '''
    >>> (entry,) = read_entries(text, Place("week.py", 10))
    >>> entry.changes, entry.hint, entry.place.line
    ({'a - y': 'a + y'}, 'The sign is wrong: how far is the output from its label?', 11)
    """
    entries: list[tuple[Place, dict[str, str], list[str]]] = []
    for number, line in enumerate(textwrap.dedent(text).splitlines()):
        here, words = place.down(number), line.strip()
        if not words:
            continue
        if line[0].isspace():
            if not entries:
                raise DeclarationError([(*here, f"a hint without a wrong version: {words!r}")])
            entries[-1][2].append(words)
            continue
        old, arrow, new = (part.strip().replace(r"\n", "\n") for part in words.partition(ARROW))
        changes = entries[-1][1] if entries and not entries[-1][2] else {}
        if not arrow and "" in list(changes.values())[-1:]:  # the line above ends with the arrow
            changes[list(changes)[-1]] = old
            continue
        if not arrow or not old:
            raise DeclarationError(
                [(*here, f"expected 'right {ARROW} wrong' or an indented hint, received {words!r}")]
            )
        if not entries or entries[-1][2]:
            entries.append((here, {}, []))
        if old in entries[-1][1]:
            raise DeclarationError([(*here, f"{old!r} is changed twice in one wrong version")])
        entries[-1][1][old] = new
    for here, changes, hint in entries:
        if not hint:
            raise DeclarationError([(*here, f"no hint below {', '.join(changes)!r}")])
    return [Entry(changes, " ".join(hint), here) for here, changes, hint in entries]
