"""Questions of several kinds, and the quiz that is made of them.

A quiz is an exercise: its answers are a dict in the notebook, its cases are the questions, its
known mistakes are the wrong options with their hints. The build writes the questions into the
notebook from what is declared here (`course_utils.explorers.quiz_form` draws the form).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from operator import eq
from typing import Any

import numpy as np

from .declaring import DeclarationError, Place
from .exercises import Case, Exercise, Mistake, visible
from .feedback import UNSAID

LETTERS = "abcdefgh"
LONGEST_HINT = 240
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

    def problem(self, value: Any) -> str | None:
        """Return what is wrong with an answer, without giving the right one away; or None."""
        try:
            return None if self.is_right(self.read(value)) else UNSAID
        except ValueError as error:
            return str(error)

    def cases(self) -> tuple[Case, ...]:
        """Return the cases that decide the question's points."""
        return (visible(self.name, self.key, points=self.worth, judge=_judge(self.problem)),)

    def mistakes(self) -> tuple[Mistake, ...]:
        """Return the known wrong answers, each with its hint."""
        return ()

    def equivalents(self) -> tuple[Any, ...]:
        """Return two other ways of giving the right answer."""
        return self.reference, self.reference

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
        }

    def faults(self) -> list[str]:
        """Say what is wrong with the declaration."""
        found = [f"{what}: {fault}" for what, text in self._texts() for fault in _prose(text)]
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,19}", self.key):
            found.append("expected a key of lower-case letters, digits and _, such as q1")
        if self.title.endswith("."):
            found.append("a title has no full stop: the card sets it")
        if not self.worth > 0:
            found.append(f"{self.worth:g} points; a question is worth something")
        return found

    def _texts(self) -> list[tuple[str, str]]:
        return [("title", self.title), ("text", self.text)]

    def _mistake(self, hint: str, example: Any, fits: Callable[[Any], bool]) -> Mistake:
        def readable_and_fits(value: Any) -> bool:
            try:
                return fits(self.read(value))
            except ValueError:
                return False

        return Mistake(hint, answers={self.key: example}, fits=readable_and_fits)


@dataclass(frozen=True)
class OneChoice(Question):
    """A question with one right option.

    Parameters
    ----------
    key, title, text : str
        As for every `Question`.
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
    ...     answer="b", wrong={"a": "Count again.", "c": "The sum of numbers, not of texts."})
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
            raise ValueError(f'The answer is {_kind(value)}; it should be a letter, such as "a".')
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
class ManyChoices(Question):
    """A question of which several options are right: half the points if just one is misjudged.

    Parameters
    ----------
    key, title, text : str
        As for every `Question`.
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
    ...     wrong={"b": "Halve it.", "d": "Halve it, too."}, missing="Go on counting.")
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
                f'The answer is {_kind(value)}; it should be a list of letters, such as ["a", "b"].'
            )
        if not value:
            raise ValueError("The list is empty; at least one option applies.")
        return sorted({_letter(each, self.options) for each in value})

    def _misjudged(self, value: Any) -> int:
        return len(set(value) ^ set(self.answer))

    def cases(self) -> tuple[Case, ...]:
        """Return two cases: every option is judged rightly; all but one are."""

        def nearly(value: Any) -> str | None:
            try:
                return None if self._misjudged(self.read(value)) <= 1 else UNSAID
            except ValueError as error:
                return str(error)

        half = self.worth / 2
        return (
            visible(self.name, self.key, points=half, judge=_judge(self.problem)),
            visible(
                f"{self.key}: all options but one", self.key, points=half, judge=_judge(nearly)
            ),
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


@dataclass(frozen=True)
class Numeric(Question):
    """A question whose answer is a number.

    Parameters
    ----------
    key, title, text : str
        As for every `Question`.
    answer : float
    wrong : mapping of float to str
        Numbers that a known mistake leads to, each with its hint.
    unit : str
        Of the answer, such as ``"thousand euros"``.
    rtol, atol : float
        An answer is right within the larger of ``atol`` and ``rtol`` times the right one. With
        both 0 only the number itself is right.
    points : float

    Examples
    --------
    >>> question = Numeric("q3", "Half", "What is 1/2?", answer=0.5, wrong={2: "One by two."})
    >>> question.problem(0.503) is None, question.problem("0.5")
    (True, "The answer is the text '0.5'; write the number without quotes.")
    """

    answer: float
    wrong: Mapping[float, str]
    unit: str = ""
    rtol: float = 0.01
    atol: float = 0.0
    points: float = 1

    @property
    def instruction(self) -> str:
        """How to answer, in Markdown."""
        return f"A{self.comment[1:]}{self.tolerance}."

    @property
    def tolerance(self) -> str:
        """How exact the answer has to be, in words; nothing for exact numbers."""
        if not self.rtol and not self.atol:
            return ""
        if self.atol >= self.rtol * abs(self.answer):
            return f", to within {self.atol:g}"
        return f", to within {100 * self.rtol:g} %"

    @property
    def comment(self) -> str:
        """How to answer, beside the answer in the code cell."""
        return f"a number ({self.unit})" if self.unit else "a number"

    def read(self, value: Any) -> float:
        """Return the number."""
        if isinstance(value, str):
            raise ValueError(
                f"The answer is the text {value[:40]!r}; write the number without quotes."
            )
        if isinstance(value, np.ndarray) and value.ndim == 0:
            value = value[()]
        if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
            raise ValueError(f"The answer is {_kind(value)}; it should be a number.")
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise ValueError(f"The answer is {number}; it should be a finite number.")
        return number

    def is_right(self, value: float) -> bool:
        """Return whether a number is close enough."""
        return self._is_near(value, float(self.answer))

    def _is_near(self, value: float, target: float) -> bool:
        return abs(value - target) <= max(self.atol, self.rtol * abs(target), 1e-12)

    def mistakes(self) -> tuple[Mistake, ...]:
        """Return each wrong number with its hint."""
        return tuple(
            self._mistake(hint, wrong, partial(self._is_near, target=wrong))
            for wrong, hint in self.wrong.items()
        )

    def equivalents(self) -> tuple[Any, ...]:
        """Return the number as the other type, and at the edge of what is accepted."""
        other = int(self.answer) if float(self.answer).is_integer() else float(self.answer)
        slack = 0.9 * max(self.atol, self.rtol * abs(self.answer))
        return other, float(self.answer) + slack

    def faults(self) -> list[str]:
        """Say what is wrong with the declaration."""
        found = super().faults()
        if not self.wrong:
            found.append("no wrong number is known; work out what a slip leads to")
        found += [
            f"the wrong number {wrong:g} counts as right"
            for wrong in self.wrong
            if self.is_right(float(wrong))
        ]
        found += [
            f"the wrong numbers {one:g} and {other:g} cannot be told apart"
            for one, other in combinations(self.wrong, 2)
            if self._is_near(float(one), float(other))
        ]
        return found

    def _texts(self) -> list[tuple[str, str]]:
        named = [(f"hint for {wrong:g}", hint) for wrong, hint in self.wrong.items()]
        return [*super()._texts(), *named, *([("unit", self.unit)] if self.unit else [])]


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

    def read(self, _: Any) -> Any:
        """Refuse: the answer is not in the dict."""
        raise ValueError("a person marks this answer")

    def cases(self) -> tuple[Case, ...]:
        """Return none: a person decides."""
        return ()

    def _texts(self) -> list[tuple[str, str]]:
        return [*super()._texts(), ("guide", self.guide), ("model answer", self.model_answer)]


@dataclass(frozen=True)
class Quiz(Exercise):
    """An exercise made of questions; `quiz` makes it.

    Parameters
    ----------
    questions : tuple of Question
        In the order in which the student reads them.
    """

    questions: tuple[Question, ...] = ()

    @property
    def decided(self) -> tuple[Question, ...]:
        """The questions that the check and the grader decide."""
        return tuple(each for each in self.questions if not isinstance(each, ShortText))

    @property
    def marked_by_hand(self) -> tuple[ShortText, ...]:
        """The questions that a person marks."""
        return tuple(each for each in self.questions if isinstance(each, ShortText))

    def grade_id(self, question: Question) -> str:
        """Return the name, in the gradebook, of a question that a person marks."""
        return f"{self.name}-{question.key}"


def quiz(name: str, title: str, *questions: Question) -> Quiz:
    """Make the exercise of a quiz from its questions.

    Parameters
    ----------
    name : str
        The name of the dict of answers in the notebook.
    title : str
        What the card calls the quiz.
    *questions : Question
        `OneChoice`, `ManyChoices`, `Numeric` or `ShortText`. Those marked by a person come last.

    Raises
    ------
    DeclarationError
        If a question is declared wrongly; the message has file and line of each fault.

    Examples
    --------
    >>> half = Numeric("q1", "Half", "What is 1/2?", answer=0.5, wrong={2: "One by two."})
    >>> quiz("fractions", "Fractions", half).points
    1.0
    """
    here = Place.of_caller(1)
    faults = [
        (*each.place, f"{name}, {each.key}: {text}") for each in questions for text in each.faults()
    ]
    made = Quiz(
        name=name,
        title=title,
        reference={each.key: each.reference for each in questions if each.cases()},
        cases=tuple(case for each in questions for case in each.cases()),
        mistakes=tuple(mistake for each in questions for mistake in each.mistakes()),
        equivalents=tuple(
            {each.key: each.equivalents()[which] for each in questions if each.cases()}
            for which in (0, 1)
        ),
        questions=questions,
        place=here,
    )
    faults += [(*here, f"{name}: {text}") for text in _quiz_faults(made)]
    if faults:
        raise DeclarationError(faults)
    return made


def _quiz_faults(made: Quiz) -> list[str]:
    found = []
    keys = [each.key for each in made.questions]
    if len(set(keys)) < len(keys):
        found.append(f"two questions have the same key: {', '.join(keys)}")
    if not made.decided:
        found.append("no question that the check can decide")
    if made.questions != made.decided + made.marked_by_hand:
        found.append("questions that a person marks come last: their cells stand below the check")
    hints = [mistake.hint for mistake in made.mistakes]
    for hint in sorted({hint for hint in hints if hints.count(hint) > 1}):
        found.append(f"one hint for two mistakes: {hint!r}")
    found += [
        f"a hint of {len(hint)} characters, at most {LONGEST_HINT}: {hint[:40]!r}…"
        for hint in hints
        if len(hint) > LONGEST_HINT
    ]
    return found


def _judge(problem: Callable[[Any], str | None]) -> Callable[[tuple[Any, ...], Any], str | None]:
    return lambda _, value: problem(value)


def _holds(letter: str, value: Any) -> bool:
    return letter in value


def _letter(text: str, options: Mapping[str, str]) -> str:
    letter = text.strip().lower()
    if letter not in options:
        raise ValueError(f"{text[:20]!r} is not one of {', '.join(options)}.")
    return letter


def _kind(value: Any) -> str:
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


def _prose(text: str) -> list[str]:
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
