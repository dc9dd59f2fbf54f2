"""Questions with options, of which one is right or several are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import eq
from typing import Any

from .exercises import Case, Mistake
from .feedback import UNSAID
from .questions import Decided, kind_of

LETTERS = "abcdefgh"


@dataclass(frozen=True)
class OneChoice(Decided):
    """A question with one right option.

    Parameters
    ----------
    key, title, text, reason, at_grading
        As for every `Decided`.
    options : mapping of str to str
        Texts in Markdown by letter: a, b, c and so on.
    answer : str
        The letter of the right one.
    wrong : mapping of str to str
        For every other letter the hint that the student gets who chooses it.
    points : float

    Examples
    --------
    >>> question = OneChoice("q1", "Two and two", "What is 2 + 2?", {"a": "3", "b": "4", "c": "22"},
    ...     answer="b", wrong={"a": "Count again.", "c": "The sum of numbers, not of texts."},
    ...     reason="Two and two more are one more than three.")
    >>> question.problem("B") is None, question.problem("d")
    (True, "'d' is not one of a, b, c.")
    """

    options: Mapping[str, str]
    answer: str
    wrong: Mapping[str, str]
    points: float = 1

    @property
    def instruction(self) -> str:
        """How to answer, in Markdown."""
        return "One letter."

    @property
    def comment(self) -> str:
        """How to answer, beside the answer in the code cell."""
        return f"one of {', '.join(self.options)}"

    def read(self, value: Any) -> str:
        """Return the letter."""
        if not isinstance(value, str):
            raise ValueError(f'The answer is {kind_of(value)}; it should be a letter, such as "a".')
        return _letter(value, self.options)

    def mistakes(self) -> tuple[Mistake, ...]:
        """Return each wrong option with its hint."""
        return tuple(
            self._mistake(hint, letter, partial(eq, letter)) for letter, hint in self.wrong.items()
        )

    def equivalents(self) -> tuple[Any, ...]:
        """Return the letter in upper case, and with spaces."""
        return self.answer.upper(), f" {self.answer} "

    def faults(self) -> list[str]:
        """Say what is wrong with the declaration."""
        found = super().faults() + _option_faults(self.options, 3)
        if self.answer not in self.options:
            found.append(f"the answer {self.answer!r} is not one of {', '.join(self.options)}")
        expected = [letter for letter in self.options if letter != self.answer]
        if sorted(self.wrong) != expected:
            found.append(
                f"hints for {', '.join(self.wrong) or 'no option'}; expected one for each wrong "
                f"option: {', '.join(expected)}"
            )
        return found

    def _texts(self) -> list[tuple[str, str]]:
        options, wrong = _labelled("option", self.options), _labelled("hint", self.wrong)
        return [*super()._texts(), *options, *wrong]


@dataclass(frozen=True)
class ManyChoices(Decided):
    """A question of which several options are right: half the points if just one is misjudged.

    Parameters
    ----------
    key, title, text, reason, at_grading
        As for every `Decided`.
    options : mapping of str to str
        Texts in Markdown by letter: a, b, c and so on.
    answer : sequence of str
        The letters of the right ones: two at least, and two others at least are wrong, so that
        to choose all earns nothing.
    wrong : mapping of str to str
        For every other letter the hint that the student gets who chooses it.
    missing : str
        The hint for an answer in which all letters are right and some are missing.
    points : float

    Examples
    --------
    >>> question = ManyChoices("q2", "Even", "Which are even?",
    ...     {"a": "2", "b": "3", "c": "4", "d": "5"}, answer=["a", "c"],
    ...     wrong={"b": "Halve it.", "d": "Halve it, too."}, missing="Go on counting.",
    ...     reason="Half of each is a whole number.")
    >>> question.problem({"C", "a"}) is None, question.problem(["a", "b"])
    (True, 'Not yet.')
    """

    options: Mapping[str, str]
    answer: Sequence[str]
    wrong: Mapping[str, str]
    missing: str
    points: float = 2

    @property
    def reference(self) -> list[str]:
        """The right letters."""
        return sorted(self.answer)

    @property
    def instruction(self) -> str:
        """How to answer, in Markdown."""
        return "All letters that apply. With one option misjudged you get half the points."

    @property
    def comment(self) -> str:
        """How to answer, beside the answer in the code cell."""
        first, *_, last = self.options
        return f"a list of all that apply, {first} to {last}"

    def read(self, value: Any) -> list[str]:
        """Return the letters in order, each once."""
        if isinstance(value, str):
            value = re.split(r"[\s,;]+", value.strip())
        if isinstance(value, set | frozenset):
            value = list(value)
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            raise ValueError(
                f"The answer is {kind_of(value)}; it should be a list of letters, such as "
                '["a", "b"].'
            )
        if not value:
            raise ValueError("The list is empty; at least one option applies.")
        return sorted({_letter(each, self.options) for each in value})

    def _misjudged(self, value: Any) -> int:
        return len(set(value) ^ set(self.answer))

    def cases(self) -> tuple[Case, ...]:
        """Return two cases: every option is judged rightly; all but one are."""

        def nearly(value: Any) -> str | None:
            if said := self.unreadable(value):
                return said
            return None if self._misjudged(self.read(value)) <= 1 else UNSAID

        half = self.worth / 2
        return (
            self.case(self.name, half, self.problem),
            self.case(f"{self.key}: all options but one", half, nearly),
        )

    def mistakes(self) -> tuple[Mistake, ...]:
        """Return a mistake for each wrong option, and one for an answer that stops too early."""
        right = set(self.answer)
        return (
            *(
                self._mistake(hint, sorted(right | {letter}), partial(_holds, letter))
                for letter, hint in self.wrong.items()
            ),
            self._mistake(self.missing, sorted(right)[:-1], lambda value: set(value) < right),
        )

    def equivalents(self) -> tuple[Any, ...]:
        """Return the letters in another order and in upper case, and as one text."""
        backwards = tuple(letter.upper() for letter in reversed(self.reference))
        return backwards, ", ".join(self.reference)

    def faults(self) -> list[str]:
        """Say what is wrong with the declaration."""
        found = super().faults() + _option_faults(self.options, 4)
        strange = [letter for letter in self.answer if letter not in self.options]
        if strange:
            found.append(
                f"the answer has {', '.join(strange)}, not one of {', '.join(self.options)}"
            )
        if len(set(self.answer)) < 2 or len(set(self.options) - set(self.answer)) < 2:
            found.append("at least two options are right and two wrong")
        expected = [letter for letter in self.options if letter not in self.answer]
        if sorted(self.wrong) != expected:
            found.append(
                f"hints for {', '.join(self.wrong) or 'no option'}; expected one for each wrong "
                f"option: {', '.join(expected)}"
            )
        return found

    def _texts(self) -> list[tuple[str, str]]:
        options, wrong = _labelled("option", self.options), _labelled("hint", self.wrong)
        return [*super()._texts(), *options, *wrong, ("missing", self.missing)]


def _holds(letter: str, value: Any) -> bool:
    return letter in value


def _letter(text: str, options: Mapping[str, str]) -> str:
    letter = text.strip().lower()
    if letter not in options:
        raise ValueError(f"{text[:20]!r} is not one of {', '.join(options)}.")
    return letter


def _labelled(what: str, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(f"{what} {letter}", text) for letter, text in texts.items()]


def _option_faults(options: Mapping[str, str], least: int) -> list[str]:
    found = []
    if list(options) != list(LETTERS[: len(options)]):
        found.append(f"options {', '.join(options)}; expected a, b, c and so on, in order")
    if len(options) < least:
        found.append(f"{len(options)} options, at least {least}")
    if len(set(options.values())) < len(options):
        found.append("two options say the same")
    return found
