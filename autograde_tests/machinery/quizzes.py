"""The quiz that is made of questions.

A quiz is an exercise: its answers are a dict in the notebook, its cases are the questions, its
known mistakes are the wrong options with their hints. The build writes the questions into the
notebook from what is declared here (`course_utils.explorers.quiz_form` draws the form).
"""

from __future__ import annotations

from dataclasses import dataclass

from .choices import ManyChoices, OneChoice
from .declaring import DeclarationError, Place
from .exercises import Exercise
from .faults import LONGEST_HINT
from .numeric import Numeric
from .questions import Decided, Question, ShortText

__all__ = [
    "ManyChoices",
    "Numeric",
    "OneChoice",
    "Question",
    "Quiz",
    "ShortText",
    "quiz",
]


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
    def decided(self) -> tuple[Decided, ...]:
        """The questions that the check and the grader decide."""
        return tuple(each for each in self.questions if isinstance(each, Decided))

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
    >>> half = Numeric("q1", "Half", "What is 1/2?", answer=0.5, wrong={2: "One by two."},
    ...     reason="Two of it make one.")
    >>> quiz("fractions", "Fractions", half).points
    1.0
    """
    here = Place.of_caller(1)
    faults = [
        (*each.place, f"{name}, {each.key}: {text}")
        for each in questions
        for text in each.faults() + each.marking_faults()
    ]
    decided = [each for each in questions if isinstance(each, Decided)]
    made = Quiz(
        name=name,
        title=title,
        reference={each.key: each.reference for each in decided},
        cases=tuple(case for each in decided for case in each.cases()),
        mistakes=tuple(mistake for each in decided for mistake in each.mistakes()),
        equivalents=tuple(
            {each.key: each.equivalents()[which] for each in decided} for which in (0, 1)
        ),
        reasons={each.key: each.reason for each in decided},
        unreadable={each.key: each.unreadable for each in decided},
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
    if all(each.at_grading for each in made.decided):
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
