"""Cards: what a check found, as HTML in a notebook and as text elsewhere."""

from __future__ import annotations

import html
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .compare import describe, number

_OF_THE_PAGE = "var(--jp-content-font-color1, #212121) 20%)"  # 4.5:1 in both themes, on stripes too
GOOD = f"color-mix(in srgb, var(--jp-success-color1, #2e7d32), {_OF_THE_PAGE}"
BAD = f"color-mix(in srgb, var(--jp-error-color1, #c62828), {_OF_THE_PAGE}"
NEUTRAL = "var(--jp-border-color1, #9e9e9e)"
MONOSPACE = "font-family:var(--jp-code-font-family, monospace);white-space:pre;overflow-x:auto"

INDENTED = "margin:0.2em 0 0.2em 1.5em"
CELL = "text-align:left;vertical-align:top;padding:0.15em 1.2em 0.15em 0;white-space:nowrap"
LAST_CELL = "text-align:left;vertical-align:top;padding:0.15em 0;min-width:12em"

SCROLLED = 50
"""Characters in a line that may not fit beside a narrow window's edge."""
RIGHT, PARTLY_RIGHT, NOT_YET, NOT_ANSWERED = "right", "partly right", "not yet", "not answered"
ANSWERED, UNREADABLE, TO_COMPARE = "answered", "cannot be read", "to compare"
"""How a question of a quiz stands; the last three where a check does not mark it."""
PROBLEM, HINT, REASON, MODEL, INPUT = "Problem", "Hint", "Reason", "Model answer", "Input"
"""How what is told of a case begins."""
WHERE, KIND, YOURS = "Where to look", "Kind of mistake", "Yours"
ASKS = {KIND: "What kind of mistake?", HINT: "Show the whole hint"}
"""What a student clicks on for the next step."""
SENTENCES = (PROBLEM, HINT, REASON)
"""What is told of a case in words; the rest is values."""


@dataclass(frozen=True)
class Aside:
    """Code to read beside one's own, folded away.

    Parameters
    ----------
    title, code, yours : str
        What it is called, and both texts.
    """

    title: str
    code: str
    yours: str


@dataclass(frozen=True)
class Table:
    """Rows that are read along their columns.

    Parameters
    ----------
    name : str
        What is listed.
    head : tuple of str
        What stands above each column. The last one's texts may be long.
    rows : tuple of tuple of str
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> list[str]:
        """The table as plain text, its columns below each other.

        Examples
        --------
        >>> Table("Functions", ("n", "name"), (("1", "`relu`"), ("12", "`L1`"))).lines
        ['n   name', '1   relu', '12  L1']
        """
        plain = [[cell.replace("`", "") for cell in row] for row in (self.head, *self.rows)]
        widths = [max(map(len, column)) for column in zip(*plain, strict=True)]
        padded = ([f"{cell:{w}}" for cell, w in zip(row, widths, strict=True)] for row in plain)
        return ["  ".join(row).rstrip() for row in padded]


@dataclass(frozen=True)
class Row:
    """One case on a card.

    Parameters
    ----------
    name : str
        What the case looks at.
    passed : bool
    details : tuple of (label, text)
        What is said of a case that failed: the problem, inputs, expected, received. Of a question:
        its hint, and the reason of the right answer.
    word : str
        How it went; for a question of a quiz other words fit than for a case.
    """

    name: str
    passed: bool
    details: tuple[tuple[str, str], ...] = ()
    word: str = ""

    @property
    def tone(self) -> str:
        """The tone of the row's mark."""
        if self.passed:
            return "passed"
        return "open" if self.word in (NOT_ANSWERED, ANSWERED, TO_COMPARE) else "failed"


@dataclass(frozen=True)
class Card:
    """What a check says. Notebooks show it as HTML, a terminal as text.

    Parameters
    ----------
    title, summary : str
        The headline, and one sentence below it.
    rows : tuple of Row
    hint : str
        What a tutor would say.
    where, kind : str
        What less a tutor would say before it: where to look, and what kind of mistake it is. Each
        next step is one click away.
    aside : Aside, optional
        Another way of writing what is right.
    table : Table, optional
    points : float or None
        The marks. nbgrader reads them as partial credit: a cell's plain-text value, if it is a
        number, is its score.
    tone : {"passed", "failed", "open"}
        Colours the edge; the words say it too.
    stands : {"", "open", "unknown"}
        What the tone does not say of the exercise: that nothing is written yet, or that there was
        nothing to look at.
    marks : tuple of (name, text)
        What the label of the answer cell is told: attributes ``data-course-…`` of the HTML.
    was_shown : bool
        Whether anybody was shown it, as a cell's result or in print.

    Examples
    --------
    >>> print(Card("sigmoid", "Not written yet.", tone="open"))
    ○ sigmoid
      Not written yet.
    """

    title: str
    summary: str
    rows: tuple[Row, ...] = ()
    hint: str = ""
    where: str = ""
    kind: str = ""
    aside: Aside | None = None
    table: Table | None = None
    points: float | None = None
    tone: str = "passed"
    stands: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    was_shown: bool = field(default=False, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The card as plain text."""
        lines = [f"{_mark(self.tone)} {self.title}"]
        lines += [textwrap.indent(f"{label}: {said}", "  ") for label, said in self._ladder()]
        lines.append(f"  {self.summary}")
        for row in self.rows:
            said = f" ({row.word})" if row.word and not row.passed else ""
            lines.append(f"  {_mark(row.tone)} {row.name}{said}")
            for label, text in row.details:
                gap = "\n" if "\n" in text else " "  # columns stay below each other
                lines.append(textwrap.indent(f"{label}:{gap}{text}", "      "))
        if self.aside:
            lines.append(textwrap.indent(f"{self.aside.title}:\n{self.aside.code}", "  "))
        if self.table:
            lines += [f"  {line}" for line in self.table.lines]
        return "\n".join(lines)

    def _ladder(self) -> list[tuple[str, str]]:
        """Return the steps of the hint that there are, each with what it is called."""
        steps = [(WHERE, self.where), (KIND, self.kind), (HINT, self.hint)]
        return [(label, said) for label, said in steps if said]

    @property
    def hints(self) -> tuple[str, ...]:
        """All hints on the card."""
        inside = (text for row in self.rows for label, text in row.details if label == HINT)
        return (*([self.hint] if self.hint else []), *inside)

    @property
    def html(self) -> str:
        """The card as HTML that needs no style sheet or script of its own."""
        edge = {"passed": GOOD, "failed": BAD}.get(self.tone, NEUTRAL)
        told = "".join(f' data-course-{name}="{html.escape(text)}"' for name, text in self.marks)
        parts = [
            f'<div role="status"{told} style="border:1px solid {NEUTRAL};'
            f"border-left:6px solid {edge};border-radius:4px;padding:0.6em 1em;max-width:52em;"
            'color:var(--jp-content-font-color1, #212121)">',
            '<div style="font-weight:600;overflow-wrap:anywhere">'
            f"{_mark(self.tone)} {_prose(self.title)}</div>",
        ]
        parts.append(_ladder_html(self._ladder()))
        parts.append(f"<div>{_prose(self.summary)}</div>")
        if self.rows:
            parts.append('<ul style="list-style:none;padding-left:0;margin:0.4em 0">')
            parts += [_row_html(row) for row in self.rows]
            parts.append("</ul>")
        if self.aside:
            parts.append(_aside_html(self.aside))
        if self.table:
            parts.append(_table_html(self.table))
        return "".join(parts) + "</div>"

    def __str__(self) -> str:
        object.__setattr__(self, "was_shown", True)
        return self.text

    def __repr__(self) -> str:
        return str(self)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        object.__setattr__(self, "was_shown", True)
        if self.points is None or _in_terminal():
            return {"text/html": self.html, "text/plain": self.text}
        return {"text/html": self.html, "text/plain": f"{self.points:g}"}


def with_hint(card: str, hint: str) -> str:
    """Return the HTML of a card without a hint as it is with one.

    Examples
    --------
    >>> with_hint(Card("f", "Twice.").html, "Add.") == Card("f", "Twice.", hint="Add.").html
    True
    """
    title, end, rest = card.partition("</div>")
    return f"{title}{end}{_ladder_html([(HINT, hint)])}{rest}"


def _in_terminal() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return type(shell).__name__ == "TerminalInteractiveShell"


def _ladder_html(steps: Sequence[tuple[str, str]]) -> str:
    """Return the first step, and the next one in what has to be opened; so on to the last."""
    if not steps:
        return ""
    (label, said), *rest = steps
    return f"<div><b>{label}.</b> {_prose(said)}</div>{_next_step(rest)}"


def _next_step(steps: Sequence[tuple[str, str]]) -> str:
    if not steps:
        return ""
    (label, said), *rest = steps
    body = f'<div style="{INDENTED}">{_prose(said)}{_next_step(rest)}</div>'
    return f"<details>{_summary(ASKS[label])}{body}</details>"


def _summary(text: str) -> str:
    return f'<summary style="cursor:pointer">{text}</summary>'


def _aside_html(aside: Aside) -> str:
    both = _values_html([(YOURS, aside.yours), (aside.title, aside.code)])
    return f"<details>{_summary(aside.title)}{both}</details>"


def _table_html(table: Table) -> str:
    """Return a table that scrolls by itself where the page is narrow."""
    head = _cells_html('th scope="col"', table.head)
    body = "".join(f"<tr>{_cells_html('td', row)}</tr>" for row in table.rows)
    # a region with a name, as the keyboard has to reach what scrolls
    return (
        f'<div role="region" aria-label="{html.escape(table.name)}" tabindex="0" '
        'style="overflow-x:auto">'
        '<table style="border-collapse:collapse;margin:0.4em 0;font-size:inherit">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells_html(tag: str, row: Sequence[str]) -> str:
    styles = [*[CELL] * (len(row) - 1), LAST_CELL]
    return "".join(
        f'<{tag} style="{style}">{_marked(text)}</{tag[:2]}>'
        for style, text in zip(styles, row, strict=True)
    )


def _marked(text: str) -> str:
    """Return a cell's text, with the mark that it may begin with in its colour."""
    mark, _, rest = text.partition(" ")
    colour = {"✓": GOOD, "✗": BAD}.get(mark)
    return f'<b style="color:{colour}">{mark}</b> {_prose(rest)}' if colour else _prose(text)


def _row_html(row: Row) -> str:
    colour = {"passed": GOOD, "failed": BAD}.get(row.tone, "inherit")
    word = row.word or row.tone
    head = f'<b style="color:{colour}">{_mark(row.tone)} {word}</b> {_prose(row.name)}'
    if not row.details:
        return f"<li>{head}</li>"
    body = "".join(map(_sentence_html, row.details))
    values = [each for each in row.details if each[0] not in (*SENTENCES, MODEL)]
    shown = [each for each in values if not each[0].startswith(INPUT)]
    inputs = [each for each in values if each[0].startswith(INPUT)]
    body += _values_html(shown)
    if inputs:
        body += f"<details>{_summary('Inputs')}{_values_html(inputs)}</details>"
    return f'<li>{head}<div style="{INDENTED}">{body}</div></li>'


def _sentence_html(detail: tuple[str, str]) -> str:
    """Return what is told in words; a model answer folded, nothing for values."""
    label, said = detail
    if label == MODEL:
        summary = _summary(f"{label}: open it when yours is written")
        return f"<details>{summary}{_prose(said)}</details>"
    if label not in SENTENCES:
        return ""
    lead = "" if label == PROBLEM else f"<b>{label}.</b> "
    return f"<div>{lead}{_prose(said)}</div>"


def _values_html(details: Sequence[tuple[str, str]]) -> str:
    """Return labels, each with its value on lines of their own, which scroll and do not break."""
    if not details:
        return ""
    values = "".join(
        f'<div style="min-width:0"><b>{_prose(label)}</b>'
        f'<div{_for_keyboard(text)} style="{MONOSPACE}">{html.escape(text)}</div></div>'
        for label, text in details
    )
    return f'<div style="display:flex;flex-wrap:wrap;gap:0.3em 2em">{values}</div>'


def _for_keyboard(text: str) -> str:
    """Let the keyboard reach a value whose lines are so long that it has to be scrolled."""
    return ' tabindex="0"' if max(map(len, text.split("\n"))) > SCROLLED else ""


def _prose(text: str) -> str:
    """Escape a text; what stands between backquotes is code."""
    pieces = html.escape(text).split("`")
    return "".join(
        f"<code>{piece}</code>" if index % 2 else piece for index, piece in enumerate(pieces)
    )


def _mark(tone: str) -> str:
    return {"passed": "✓", "failed": "✗"}.get(tone, "○")


def show_value(value: Any, limit: int = 6) -> str:
    """Write a value for a card: small arrays whole, large ones by their corners.

    Examples
    --------
    >>> print(show_value(np.array([[1.0, 2.5]])))
    [[1.  2.5]]
    array of shape (1, 2), float64
    >>> show_value(0.5), show_value([])
    ('0.5', '[]')
    """
    if isinstance(value, np.ndarray) and value.ndim:
        return f"{_numbers(value)}\n{describe(value).removeprefix('an ')}"
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, int | float | np.generic | np.ndarray):
        return number(value) if np.asarray(value).dtype.kind in "biuf" else repr(value)
    if isinstance(value, dict | list | tuple):
        return _show_parts(value, limit) if value else repr(value)
    return textwrap.shorten(repr(value), 200, placeholder=" …")


def _numbers(array: np.ndarray) -> str:
    edge = 2 if array.ndim < 4 else 1  # stacks of images would fill the card
    return np.array2string(array, precision=4, threshold=24, edgeitems=edge, suppress_small=False)


def _show_parts(value: Any, limit: int) -> str:
    """Write a dict or list on one line if it is short, else each innermost part by its name."""
    if not isinstance(value, dict):
        shown = [show_value(item) for item in value[:limit]] + ["…"] * (len(value) > limit)
        if not any("\n" in item for item in shown):
            left, right = "[]" if isinstance(value, list) else "()"
            return f"{left}{', '.join(shown)}{right}"
    parts = list(_leaves(value, ""))
    lines = []
    for name, item in parts[: limit + 2]:
        if isinstance(item, np.ndarray) and item.ndim:  # its shape stands beside its name
            lines.append(f"{name}, shape {item.shape}:\n{_numbers(item)}")
        else:
            lines.append(f"{name}: {show_value(item)}")
    return "\n".join(lines + ["…"] * (len(parts) > limit + 2))


def _leaves(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Give the innermost parts of a dict or list that has arrays in it."""
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _leaves(item, f"{name}[{key!r}]" if name else str(key))
    elif isinstance(value, list | tuple) and any("\n" in show_value(item) for item in value):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{name}[{index}]")
    else:
        yield name, value


def display(card: Card) -> None:
    """Show a card that is not a cell's result; without IPython, print it."""
    try:
        from IPython.core.getipython import get_ipython
    except ImportError:
        shell = None
    else:
        shell = get_ipython()
    if shell is None:
        print(card)
    else:
        from IPython.display import display

        display(card)
