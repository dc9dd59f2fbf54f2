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
from .discreet import OTHER_TEXT, discreet
from .exercises import Exercise, Mistake
from .judging import AnswerKey, Verdict, failure_message

# a little darker than Lab's green, or lighter in its dark theme: 4.5:1 on the page's background
GOOD = (
    "color-mix(in srgb, var(--jp-success-color1, #2e7d32) 80%, "
    "var(--jp-content-font-color1, #212121))"
)
BAD = "var(--jp-error-color1, #c62828)"
NEUTRAL = "var(--jp-border-color1, #9e9e9e)"
MONOSPACE = "font-family:var(--jp-code-font-family, monospace);white-space:pre-wrap"

RIGHT, PARTLY_RIGHT, NOT_YET, NOT_ANSWERED = "right", "partly right", "not yet", "not answered"
"""How a question of a quiz stands."""
PROBLEM, HINT = "Problem", "Hint"
UNSAID = "Not yet."
"""What the judge of a question says of an answer of which nothing can be told."""


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
        return "passed" if self.passed else "open" if self.word == NOT_ANSWERED else "failed"


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
            said = f" ({row.word})" if row.word and not row.passed else ""
            lines.append(f"  {_mark(row.tone)} {row.name}{said}")
            for label, text in row.details:
                lines.append(textwrap.indent(f"{label}: {text}", "      "))
        if self.hint:
            lines.append(textwrap.indent(f"Hint: {self.hint}", "  "))
        return "\n".join(lines)

    @property
    def hints(self) -> tuple[str, ...]:
        """All hints on the card."""
        inside = (text for row in self.rows for label, text in row.details if label == HINT)
        return (*([self.hint] if self.hint else []), *inside)

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
    colour = {"passed": GOOD, "failed": BAD}.get(row.tone, "inherit")
    word = row.word or row.tone
    head = f'<b style="color:{colour}">{_mark(row.tone)} {word}</b> {_prose(row.name)}'
    if not row.details:
        return f"<li>{head}</li>"
    (label, said), *rest = row.details
    lead = f"<b>{HINT}.</b> " * (label == HINT)
    body = f'<div style="margin:0.2em 0 0.2em 1.5em">{lead}{_prose(said)}'
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


def details_of(
    exercise: Exercise, verdict: Verdict, key: AnswerKey | None = None
) -> tuple[tuple[str, str], ...]:
    """Say what went wrong in a case; of a hidden case, nothing that gives its numbers away.

    Parameters
    ----------
    exercise : Exercise
    verdict : Verdict
    key : AnswerKey, optional
        One that knows the right answer already; hidden cases need it.
    """
    found = verdict.difference
    if found is None:
        return ()
    if verdict.case.is_hidden:
        return ((PROBLEM, _of_hidden(exercise, verdict, key or AnswerKey.of(exercise, [verdict]))),)
    details = [(PROBLEM, found.message)]
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


def _of_hidden(exercise: Exercise, verdict: Verdict, key: AnswerKey) -> str:
    found, failure, case = verdict.difference, verdict.outcome.failure, verdict.case
    if failure:
        return failure_message(exercise, failure, quote=False)
    if found is None or found.gives_value:
        return OTHER_TEXT
    known = verdict.arguments, key.right_answer(case), list(exercise.parameters)
    return discreet(found.message, verdict.outcome.value, *known, judge=case.judge)


def rows_of(
    exercise: Exercise, verdicts: Sequence[Verdict], key: AnswerKey | None = None
) -> tuple[Row, ...]:
    """One row a case; only the first failure is spelled out, the others are named.

    Of a quiz, one row a question, each with its own hint.
    """
    if exercise.is_quiz:
        return _question_rows(exercise, verdicts, key or AnswerKey.of(exercise, verdicts))
    rows = []
    told = False
    for verdict in verdicts:
        details: tuple[tuple[str, str], ...] = ()
        if not verdict.passed and not told:
            details, told = details_of(exercise, verdict, key), True
        rows.append(Row(verdict.case.name, verdict.passed, details))
    return tuple(rows)


def _question_rows(
    exercise: Exercise, verdicts: Sequence[Verdict], key: AnswerKey
) -> tuple[Row, ...]:
    """Say how each question stands, never what is expected."""
    questions: dict[Any, list[Verdict]] = {}
    for verdict in verdicts:
        questions.setdefault(verdict.arguments[0], []).append(verdict)
    rows = []
    told: list[tuple[tuple[str, str], ...]] = []
    for asked in questions.values():
        name, passed = asked[0].case.name, [verdict.passed for verdict in asked]
        if all(passed):
            rows.append(Row(name, True, word=RIGHT))
        elif asked[0].is_unwritten:
            rows.append(Row(name, False, word=NOT_ANSWERED))
        else:
            details = _details_of_question(asked[0], key.diagnose(verdicts, asked))
            if details in told:  # one slip may spoil several answers
                details = ()
            told.append(details)
            rows.append(Row(name, False, details, PARTLY_RIGHT if any(passed) else NOT_YET))
    return tuple(rows)


def _details_of_question(verdict: Verdict, mistake: Mistake | None) -> tuple[tuple[str, str], ...]:
    if mistake:
        return ((HINT, mistake.hint),)
    if verdict.case.is_hidden:
        return ()
    found = verdict.difference
    # what a question's own judge says is meant for students; a comparison names the right answer
    if found and verdict.case.judge and found.message != UNSAID:
        return ((PROBLEM, found.message),)
    return ()
