"""The form of a guess: it asks once, writes the guess into its own cell, and then says what is.

The guess lives in the text of the cell that shows the form, where typing it by hand works as well.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from course_utils.explorers import script
from course_utils.explorers.quiz_form import drawn, inline_html
from course_utils.explorers.still import RUN, StillWidget

__all__ = ["GuessForm"]

ASK = (
    f"<strong>No guess yet.</strong> To make one here, {RUN}. You can also write it into the cell "
    "above, in the place of <code>None</code>, and run that cell."
)


class GuessForm(StillWidget):
    """A form that asks for a guess, and shows what turns out once there is one.

    Until then, nothing that the browser or the notebook has tells it.

    Parameters
    ----------
    question : dict
        What a prediction's `shown` in `autograde_tests` returns: key, kind, title, text, how,
        options, unit.
    told : callable
        From a guess to lines of Markdown: the guess, what turned out, and why. It raises
        ValueError for what cannot be a guess.
    guess : str or float, optional
        The one that the notebook has.

    Examples
    --------
    >>> question = {"key": "half", "kind": "Numeric", "title": "Half", "text": "What is 1/2?",
    ...             "how": "A number.", "options": {}, "unit": ""}
    >>> form = GuessForm(question, lambda guess: [f"You said {guess}. It is **0.5**."])
    >>> form.outcome
    ''
    >>> form.guess(0.4)  # what the browser does
    >>> form.outcome
    '<p>You said 0.4. It is <strong>0.5</strong>.</p>'
    """

    _esm = script("widget.js", "answers.js", "forms.js", "guess_form.js")
    _css = script("quiz_form.css")

    question = traitlets.Dict().tag(sync=True)
    outcome = traitlets.Unicode().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        question: Mapping[str, Any],
        told: Callable[[Any], Sequence[str]],
        guess: Any = None,
    ) -> None:
        super().__init__(question=drawn(question))
        self._told = told
        self._lines: Sequence[str] = ()
        if guess is not None:
            self.guess(guess)
        self.on_msg(self._receive)

    def guess(self, value: Any) -> None:
        """Take a guess: say what turned out, or what is wrong with the guess."""
        try:
            self._lines = self._told(value)
        except ValueError as error:
            self.problem = str(error)
        else:
            self.outcome = "".join(f"<p>{inline_html(line)}</p>" for line in self._lines)

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        if "guess" in content:
            self.guess(content["guess"])

    def still(self) -> tuple[str, str]:
        """Return the guess and what turned out, or how to make one."""
        key = self.question["key"]
        page = self.outcome or f"<p>{html.escape(self.problem, quote=False)} {ASK}</p>"
        text = " ".join(self._lines) or f"Your guess, {key}: {RUN}."
        return f'<div data-key="{key}">{page}</div>', text
