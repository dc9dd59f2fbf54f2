"""The form of a quiz: native controls that write the answers into the notebook as plain text.

The answers live in a dict in the quiz's answer cell; what is drawn here is only another way to
fill it in. Typing into the cell by hand always works.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

import traitlets

from course_utils.explorers import script
from course_utils.explorers.answers import shown
from course_utils.explorers.still import RUN, StillWidget

__all__ = ["QuizForm", "UnsavedAnswers", "drawn", "inline_html"]

STILL = (
    f"<p><strong>To have the form, {RUN}.</strong> Your answers are in the cell above, and you can "
    "type there as well. What the form last read or wrote:</p>"
)
NO_ANSWER = "<em>no answer</em>"


class UnsavedAnswers(dict[str, Any]):
    """Answers of which some are in the form only: the text of the answer cell lacks them.

    Attributes
    ----------
    unsaved : tuple of str
        Their questions' keys.
    """

    unsaved: tuple[str, ...] = ()


class QuizForm(StillWidget):
    """A form for the questions of a quiz.

    A change goes into the text of the answer cell where the program lets it (JupyterLab and
    Notebook 7 as the course starts them), and into the kernel's variable. Elsewhere the form shows
    the text to copy, and the variable says which answers are in the form only.

    Parameters
    ----------
    name : str
        The quiz's name: that of the dict of answers and, with ``-answer``, of its cell.
    questions : sequence of dict
        What a question's `shown` in `autograde_tests` returns: key, kind, title, text, how,
        options, unit, at_grading.
    namespace : dict
        Where the dict of answers lives: the notebook's variables.

    Examples
    --------
    >>> question = {"key": "q1", "kind": "Numeric", "title": "Half", "text": "What is 1/2?",
    ...             "how": "A number.", "options": {}, "unit": "", "at_grading": False}
    >>> variables = {"fractions": {"q1": None}}
    >>> form = QuizForm("fractions", [question], variables)
    >>> form.values = {"q1": 0.5}  # what the browser does
    >>> variables
    {'fractions': {'q1': 0.5}}
    """

    _esm = script("widget.js", "answers.js", "forms.js", "quiz_form.js")
    _css = script("quiz_form.css")

    name = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    unsaved: traitlets.List[str] = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self, name: str, questions: Sequence[Mapping[str, Any]], namespace: dict[str, Any]
    ) -> None:
        present = namespace.get(name)
        present = present if isinstance(present, dict) else {}
        super().__init__(
            name=name,
            questions=[drawn(question) for question in questions],
            values={each["key"]: shown(present.get(each["key"])) for each in questions},
            unsaved=list(getattr(present, "unsaved", ())),
        )
        self._namespace = namespace
        self.observe(self._take, names=["values", "unsaved"])
        self.on_msg(self._receive)

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        if isinstance(content.get("values"), dict):
            self.unsaved = content.get("unsaved", [])
            self.values = content["values"]

    def _take(self, _change: dict[str, Any]) -> None:
        present = self._namespace.get(self.name)
        answers = present if isinstance(present, dict) else {}
        if self.unsaved and not isinstance(answers, UnsavedAnswers):
            answers = UnsavedAnswers(answers)
        if isinstance(answers, UnsavedAnswers):
            answers.unsaved = tuple(self.unsaved)
        answers.update(self.values)
        self._namespace[self.name] = answers

    def still(self) -> tuple[str, str]:
        """Return the questions, each with the answer as it stands."""
        rows = [
            f"<li><strong>{each['key']}. {each['title']}.</strong> {each['text']}<br>"
            f'Answer: <span data-key="{each["key"]}">'
            f"{_answered(each, self.values.get(each['key']))}</span></li>"
            for each in self.questions
        ]
        return f"{STILL}<ul>{''.join(rows)}</ul>", f"Form of {self.name}: {RUN}."


def drawn(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return a question with its texts as HTML, as the forms' scripts take it."""
    options = [[letter, inline_html(text)] for letter, text in question["options"].items()]
    texts = {name: inline_html(question[name]) for name in ("title", "text", "how", "unit")}
    return {**question, **texts, "options": options}


def _answered(question: Mapping[str, Any], value: Any) -> str:
    """Return an answer in words, as `answered` in quiz_form.js does."""
    if question["kind"] == "Numeric":
        return NO_ANSWER if value is None else f"<strong>{value:.15g}</strong> {question['unit']}"
    given = [value] if isinstance(value, str) else value or []
    letters = [each.strip().lower() for each in given]
    chosen = [
        f"<strong>{letter}.</strong> {text}"
        for letter, text in question["options"]
        if letter in letters
    ]
    return " ".join(chosen) or NO_ANSWER


def inline_html(text: str) -> str:
    r"""Return a line of Markdown as HTML: code, formulas, bold and slanted words.

    Examples
    --------
    >>> inline_html("`a < b` is **not** so")
    '<code>a &lt; b</code> is <strong>not</strong> so'
    >>> inline_html(r"$\hat y$").startswith("<math")
    True
    """
    from latex2mathml.converter import convert

    parts = re.split(r"(`[^`]*`|(?<!\\)\$[^$]+(?<!\\)\$)", text)
    for index, part in enumerate(parts):
        if index % 2 and part[0] == "`":
            parts[index] = f"<code>{html.escape(part[1:-1], quote=False)}</code>"
        elif index % 2:
            parts[index] = convert(part[1:-1])
        else:
            part = html.escape(part.replace("\\$", "$"), quote=False)
            part = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", part)
            parts[index] = re.sub(r"\*(\S(?:.*?\S)?)\*", r"<em>\1</em>", part)
    return "".join(parts)
