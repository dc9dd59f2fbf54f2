"""Cards: what a check found, as HTML in a notebook and as text elsewhere."""

from __future__ import annotations

import html
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .calling import Calls
from .compare import describe, number
from .exercises import Exercise
from .judging import Verdict, failure_message

# a little darker than Lab's green, or lighter in its dark theme: 4.5:1 on the page's background
GOOD = (
    "color-mix(in srgb, var(--jp-success-color1, #2e7d32) 80%, "
    "var(--jp-content-font-color1, #212121))"
)
BAD = "var(--jp-error-color1, #c62828)"
NEUTRAL = "var(--jp-border-color1, #9e9e9e)"
MONOSPACE = "font-family:var(--jp-code-font-family, monospace);white-space:pre-wrap"


@dataclass(frozen=True)
class Row:
    """One case on a card.

    Parameters
    ----------
    name : str
        What the case looks at.
    passed : bool
    details : tuple of (label, text)
        What is said of a case that failed: the problem, inputs, expected, received.
    """

    name: str
    passed: bool
    details: tuple[tuple[str, str], ...] = ()


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
    points : float or None
        The marks. nbgrader reads them as partial credit: a cell's plain-text value, if it is a
        number, is its score.
    tone : {"passed", "failed", "open"}
        Colours the edge; the words say it too.

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
    points: float | None = None
    tone: str = "passed"

    @property
    def text(self) -> str:
        """The card as plain text."""
        lines = [f"{_mark(self.tone)} {self.title}", f"  {self.summary}"]
        for row in self.rows:
            lines.append(f"  {_mark('passed' if row.passed else 'failed')} {row.name}")
            for label, text in row.details:
                lines.append(textwrap.indent(f"{label}: {text}", "      "))
        if self.hint:
            lines.append(textwrap.indent(f"Hint: {self.hint}", "  "))
        return "\n".join(lines)

    @property
    def html(self) -> str:
        """The card as HTML that needs no style sheet or script of its own."""
        edge = {"passed": GOOD, "failed": BAD}.get(self.tone, NEUTRAL)
        parts = [
            f'<div role="status" style="border:1px solid {NEUTRAL};border-left:6px solid {edge};'
            "border-radius:4px;padding:0.6em 1em;max-width:52em;"
            'color:var(--jp-content-font-color1, #212121)">',
            f'<div style="font-weight:600">{_mark(self.tone)} {_prose(self.title)}</div>',
            f"<div>{_prose(self.summary)}</div>",
        ]
        if self.rows:
            parts.append('<ul style="list-style:none;padding-left:0;margin:0.4em 0">')
            parts += [_row_html(row) for row in self.rows]
            parts.append("</ul>")
        if self.hint:
            parts.append(f"<div><b>Hint.</b> {_prose(self.hint)}</div>")
        return "".join(parts) + "</div>"

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        if self.points is None or _in_terminal():
            return {"text/html": self.html, "text/plain": self.text}
        return {"text/html": self.html, "text/plain": f"{self.points:g}"}


def _in_terminal() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return type(shell).__name__ == "TerminalInteractiveShell"


def _row_html(row: Row) -> str:
    word, colour = ("passed", GOOD) if row.passed else ("failed", BAD)
    head = f'<b style="color:{colour}">{_mark(word)} {word}</b> {_prose(row.name)}'
    if not row.details:
        return f"<li>{head}</li>"
    (_, problem), *rest = row.details
    body = f'<div style="margin:0.2em 0 0.2em 1.5em">{_prose(problem)}'
    if rest:
        body += '<table style="margin:0.3em 0;text-align:left"><tbody>'
        for label, text in rest:
            body += (
                '<tr style="background:none"><th scope="row" style="text-align:left;'
                f'vertical-align:top;padding:0.1em 1em 0.1em 0">{_prose(label)}</th>'
                f'<td style="text-align:left;{MONOSPACE}">{html.escape(text)}</td></tr>'
            )
        body += "</tbody></table>"
    return f"<li>{head}{body}</div></li>"


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
        edge = 2 if value.ndim < 4 else 1  # stacks of images would fill the card
        body = np.array2string(
            value, precision=4, threshold=24, edgeitems=edge, suppress_small=False
        )
        return f"{body}\n{describe(value).removeprefix('an ')}"
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, int | float | np.generic | np.ndarray):
        return number(value) if np.asarray(value).dtype.kind in "biuf" else repr(value)
    if isinstance(value, dict):
        shown = [f"{key}: {show_value(item)}" for key, item in list(value.items())[:limit]]
        return "\n".join(shown + ["…"] * (len(value) > limit)) or "{}"
    if isinstance(value, list | tuple):
        shown = [show_value(item) for item in value[:limit]] + ["…"] * (len(value) > limit)
        if any("\n" in item for item in shown):
            return "\n".join(f"[{index}] {item}" for index, item in enumerate(shown))
        left, right = "[]" if isinstance(value, list) else "()"
        return f"{left}{', '.join(shown)}{right}"
    return textwrap.shorten(repr(value), 200, placeholder=" …")


def details_of(exercise: Exercise, verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """Say what went wrong in a case; of a hidden case, nothing that gives its numbers away."""
    found = verdict.difference
    if found is None:
        return ()
    if verdict.case.is_hidden or exercise.is_quiz:
        failure = verdict.outcome.failure
        if failure:
            return (("Problem", failure_message(exercise, failure, quote=False)),)
        if found.gives_value or exercise.is_quiz:
            return (("Problem", "The answer is not the expected one."),)
        return (("Problem", found.message),)
    details = [("Problem", found.message)]
    several = isinstance(verdict.arguments, Calls)
    for which, arguments in enumerate(verdict.arguments if several else [verdict.arguments], 1):
        details += [
            (f"Input {name}" + f", call {which}" * several, show_value(value))
            for name, value in zip(exercise.parameters, arguments, strict=False)
        ]
    if verdict.case.judge is None:
        details.append(("Expected", show_value(verdict.expected)))
    if verdict.outcome.failure is None:
        details.append(("Received", show_value(verdict.outcome.value)))
    details += [("NumPy warned", text) for text in verdict.outcome.warned]
    return tuple(details)


def rows_of(exercise: Exercise, verdicts: Sequence[Verdict]) -> tuple[Row, ...]:
    """One row a case; only the first failure is spelled out, the others are named."""
    rows = []
    told = False
    for verdict in verdicts:
        details: tuple[tuple[str, str], ...] = ()
        if not verdict.passed and not told:
            details, told = details_of(exercise, verdict), True
        rows.append(Row(verdict.case.name, verdict.passed, details))
    return tuple(rows)
