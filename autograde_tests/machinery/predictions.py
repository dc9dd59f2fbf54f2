"""A guess before a result: asked once, kept in the notebook, never marked.

A prediction is a question that counts for nothing, so it is no exercise: no check, gradebook or
report knows of it. The build writes its cells from what is declared here, and
`course_utils.explorers.guess_form` asks.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .choices import OneChoice
from .declaring import DeclarationError
from .faults import faults_of_hint
from .numeric import Numeric
from .questions import prose_faults

__all__ = ["SKIPPED", "Prediction", "prediction", "predictions_of"]

SKIPPED = "skip"
"""What stands in a guess's place if somebody wants to be told without one."""


@dataclass(frozen=True)
class Prediction:
    """A question about a result that comes next; `prediction` makes it.

    Parameters
    ----------
    question : OneChoice or Numeric
    too_small, too_large : str
        What to say to a number on the wrong side of the right one, if no known slip leads to it.
    """

    question: OneChoice | Numeric
    too_small: str = ""
    too_large: str = ""

    @property
    def name(self) -> str:
        """What the notebook calls it by."""
        return self.question.key

    def shown(self) -> dict[str, Any]:
        """Return what a form needs of the question: nothing that tells what turns out."""
        how = self.question.comment
        return {**self.question.shown(), "how": f"{how[0].upper()}{how[1:]}."}

    def told(self, guess: Any) -> list[str]:
        """Return what turned out, beside a guess: lines of Markdown.

        Parameters
        ----------
        guess : str or float
            A letter, a number, or `SKIPPED`.

        Raises
        ------
        ValueError
            If it is no guess at this question; the message is for the student.
        """
        right: Any = self.question.read(self.question.reference)
        if isinstance(guess, str) and guess.strip().lower() == SKIPPED:
            return [f"It is {self._said(right)}.", self.question.reason]
        value: Any = self.question.read(guess)
        said = f"You said {self._said(value)}."
        if value == right:
            return [f"{said} So it is.", self.question.reason]
        said = f"{said} It is {self._said(right)}."
        if self.question.is_right(value):
            return [f"{said} That is close.", self.question.reason]
        return [said, self._hint(value), self.question.reason]

    def _said(self, value: Any) -> str:
        """Return an answer in words; what is said of it goes on behind it."""
        if isinstance(self.question, Numeric):
            return f"**{value:.15g}** {self.question.unit}".strip()
        return f"**{value}**: {self.question.options[value].removesuffix('.')}"

    def _hint(self, value: Any) -> str:
        for mistake in self.question.mistakes():
            if mistake.fits and mistake.fits(value):
                return mistake.hint
        return self.too_small if value < self.question.reference else self.too_large

    def faults(self) -> Iterator[str]:
        """Give what is wrong with the declaration."""
        yield from self.question.faults()
        if self.question.at_grading:
            yield "a guess is never marked, at grading either"
        sides = {"too small": self.too_small, "too large": self.too_large}
        for side, text in sides.items():
            if isinstance(self.question, Numeric):
                yield from (f"{side}: {fault}" for fault in prose_faults(text))
            elif text:
                yield f"a letter is never {side}"
        texts = [*self.question.wrong.values(), *filter(None, sides.values())]
        for text in texts:
            yield from faults_of_hint(text)
        if len(set(texts)) < len(texts):
            yield "the same is said to two wrong guesses"


def prediction(
    question: OneChoice | Numeric, too_small: str = "", too_large: str = ""
) -> Prediction:
    """Make a prediction from its question.

    Parameters
    ----------
    question : OneChoice or Numeric
        Its key names the prediction. What is said to a wrong option or number speaks to whoever
        knows the right one by then; the reason says what is true and why. Its points do not count.
    too_small, too_large : str
        What to say to any other wrong number; needed for numbers.

    Raises
    ------
    DeclarationError
        If it is declared wrongly; the message has file and line of each fault.

    Examples
    --------
    >>> half = Numeric("half", "Half", "What is 1/2?", answer=0.5, wrong={2: "That is 2/1."},
    ...     reason="Two of it make one.")
    >>> asked = prediction(half, too_small="Two of it make less than one.",
    ...     too_large="Two of it make more than one.")
    >>> asked.told(0.4)[:2]
    ['You said **0.4**. It is **0.5**.', 'Two of it make less than one.']
    """
    made = Prediction(question, too_small, too_large)
    faults = [(*question.place, f"{made.name}: {text}") for text in made.faults()]
    if faults:
        raise DeclarationError(faults)
    return made


def predictions_of(notebook: str, package: str) -> dict[str, Prediction]:
    """Return a notebook's predictions by name, in the order in which the notebook has them.

    Parameters
    ----------
    notebook : str
        Week and notebook, such as ``"week2/logistic_regression"``, which has exercises.
    package : str
        The package of the course's content: the notebook's module there has ``PREDICTIONS``, if
        the notebook has any.

    Examples
    --------
    >>> predictions_of("week2/quiz", "autograde_tests.weeks")
    {}
    """
    module = importlib.import_module(f"{package}.{notebook.replace('/', '.')}")
    return {each.name: each for each in getattr(module, "PREDICTIONS", ())}
