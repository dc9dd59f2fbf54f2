"""A question of a quiz; its kinds are in `choices` and `numeric`, but for the one in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .declaring import Place
from .exercises import Case, Mistake, hidden, visible
from .faults import faults_of_reason
from .feedback import UNSAID

DELIMITERS = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME", "AUTOTEST")
"""Words that nbgrader acts on wherever they stand; no text of a question may hold them."""


@dataclass(frozen=True)
class Question:
    """One question of a quiz. Declare one of its kinds.

    Parameters
    ----------
    key : str
        The question's name in the dict of answers, such as ``"q1"``.
    title : str
        What the card and the form call it, in a few words.
    text : str
        The question, in Markdown.
    """

    key: str
    title: str
    text: str
    place: Place = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # further out than this function: the dataclass's own
        object.__setattr__(self, "place", Place.of_caller(2))

    @property
    def name(self) -> str:
        """What a card calls the question."""
        return f"{self.key}: {self.title}"

    @property
    def worth(self) -> float:
        """The points of the question."""
        return float(getattr(self, "points", 0))

    @property
    def reference(self) -> Any:
        """The right answer as plain data, in the form in which the form writes it."""
        return getattr(self, "answer", None)

    @property
    def instruction(self) -> str:
        """How to answer, in Markdown."""
        raise NotImplementedError

    @property
    def comment(self) -> str:
        """How to answer, beside the answer in the code cell."""
        raise NotImplementedError

    def shown(self) -> dict[str, Any]:
        """Return what a form needs of the question: nothing that tells the answer."""
        return {
            "key": self.key,
            "kind": type(self).__name__,
            "title": self.title,
            "text": self.text,
            "how": self.instruction,
            "options": dict(getattr(self, "options", {})),
            "unit": getattr(self, "unit", ""),
            "at_grading": getattr(self, "at_grading", False),
        }

    def faults(self) -> list[str]:
        """Say what is wrong with the declaration."""
        found = [f"{what}: {fault}" for what, text in self._texts() for fault in prose_faults(text)]
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,19}", self.key):
            found.append("expected a key of lower-case letters, digits and _, such as q1")
        if self.title.endswith("."):
            found.append("a title has no full stop: the card sets it")
        return found

    def marking_faults(self) -> list[str]:
        """Say what the declaration lacks in a quiz, where the question is marked."""
        return [] if self.worth > 0 else [f"{self.worth:g} points; a question is worth something"]

    def _texts(self) -> list[tuple[str, str]]:
        return [("title", self.title), ("text", self.text)]


@dataclass(frozen=True)
class Decided(Question):
    """A question that the check or the grader decides. Declare one of its kinds.

    Parameters
    ----------
    key, title, text : str
        As for every `Question`.
    reason : str
        Why the right answer is right, in a sentence or two of Markdown: shown beside a right
        answer, and after grading beside every answer.
    at_grading : bool
        Whether it counts at grading only: a check says whether it has an answer, and no more.
    """

    reason: str = field(kw_only=True)
    at_grading: bool = field(default=False, kw_only=True)

    def read(self, value: Any) -> Any:
        """Return an answer in its normal form.

        Raises
        ------
        ValueError
            If it cannot be an answer to this question; the message is for the student.
        """
        raise NotImplementedError

    def is_right(self, value: Any) -> bool:
        """Return whether an answer in its normal form is right."""
        return bool(value == self.read(self.reference))

    def unreadable(self, value: Any) -> str | None:
        """Return why something cannot be an answer at all, right or wrong; or None."""
        try:
            self.read(value)
        except ValueError as error:
            return str(error)
        return None

    def problem(self, value: Any) -> str | None:
        """Return what is wrong with an answer, without giving the right one away; or None."""
        if said := self.unreadable(value):
            return said
        return None if self.is_right(self.read(value)) else UNSAID

    def mistakes(self) -> tuple[Mistake, ...]:
        """Return the known wrong answers, each with its hint."""
        return ()

    def equivalents(self) -> tuple[Any, ...]:
        """Return two other ways of giving the right answer."""
        return self.reference, self.reference

    def case(self, name: str, points: float, problem: Callable[[Any], str | None]) -> Case:
        """Return a case that asks the question."""
        declare = hidden if self.at_grading else visible
        return declare(name, self.key, points=points, judge=lambda _, value: problem(value))

    def cases(self) -> tuple[Case, ...]:
        """Return the cases that decide the question's points."""
        return (self.case(self.name, self.worth, self.problem),)

    def faults(self) -> list[str]:
        """Say what is wrong with the declaration."""
        return [*super().faults(), *faults_of_reason(self.reason)]

    def _texts(self) -> list[tuple[str, str]]:
        return [*super()._texts(), ("reason", self.reason)]

    def _mistake(self, hint: str, example: Any, fits: Callable[[Any], bool]) -> Mistake:
        def readable_and_fits(value: Any) -> bool:
            try:
                return fits(self.read(value))
            except ValueError:
                return False

        return Mistake(hint, answers={self.key: example}, fits=readable_and_fits)


@dataclass(frozen=True)
class ShortText(Question):
    """A question that the student answers in a few sentences, and a person marks in formgrader.

    Parameters
    ----------
    key, title, text : str
        As for every `Question`.
    guide : str
        What earns how many points, in Markdown: the marker sees it in formgrader.
    model_answer : str
        An answer with full marks, in Markdown, for the instructor's edition.
    points : float
    """

    guide: str
    model_answer: str
    points: float = 2

    @property
    def instruction(self) -> str:
        """How to answer, in Markdown."""
        return "A few sentences, in the cell below. A person reads and marks them."

    def _texts(self) -> list[tuple[str, str]]:
        return [*super()._texts(), ("guide", self.guide), ("model answer", self.model_answer)]


def kind_of(value: Any) -> str:
    """Say of what kind an answer is that cannot be one."""
    if isinstance(value, str):
        return f"the text {value[:20]!r}"
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float | np.number):
        return f"the number {value}"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, list | tuple | dict):
        return f"a {type(value).__name__}"
    return "of another kind"


def prose_faults(text: str) -> list[str]:
    """Say what is wrong with a line of Markdown that a student reads."""
    found = []
    if not text.strip():
        found.append("empty")
    if text != text.strip():
        found.append("white space at an end")
    code_free = re.sub(r"`[^`]*`", "", text)
    if "`" in code_free:
        found.append("a backquote without its partner")
    if len(re.findall(r"(?<!\\)\$", code_free)) % 2:
        found.append("a $ without its partner; write \\$ for the sign itself")
    if "!" in re.sub(r"!=|\$[^$]*\$", "", code_free):
        found.append("an exclamation mark")
    if re.search(r"(?m)^\s*#|!\[|<img", code_free):
        found.append("a heading or a picture; put it into a cell of its own")
    found += [f"'{words}' is a delimiter of nbgrader's" for words in DELIMITERS if words in text]
    return found
