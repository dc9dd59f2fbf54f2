"""What of a week has no answer yet, by the notebooks themselves, as they would be handed in.

The record of checks is not asked: what counts is what stands in the cells.
"""

import ast
import warnings
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograde_tests.machinery.agreed import answered_in
from autograde_tests.machinery.leftover import is_stub
from course_cli.submission import counting
from grading.matching import Asked, Handed
from grading.written import is_answer, is_blank

NAMED = 5
"""So many exercises are named; of more, their number is enough."""


@dataclass
class Answered:
    """How much of a notebook is answered.

    Parameters
    ----------
    notebook : str
        Its name.
    written, missing : list of str
        The functions, classes and such that something is written for, and the others.
    broken : dict of str to str
        Those that are written and are no Python, with the reason.
    quizzes : dict of str to list
        Of each quiz or table of answers, how many questions have an answer, and of how many.
    """

    notebook: str
    written: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)
    quizzes: dict[str, list[int]] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        """Whether there is something to answer."""
        return bool(self.written or self.missing or self.quizzes)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is answered."""
        return not self.written and not any(answered for answered, _ in self.quizzes.values())

    @property
    def sentence(self) -> str:
        """What is missing, in words; "" if nothing is.

        Examples
        --------
        >>> Answered("quiz", quizzes={"in_use": [1, 3]}).sentence
        'quiz: in_use, 1 of 3 questions answered.'
        >>> Answered("basics", ["f", "g"], ["h"], {"g": "line 2, no colon"}).sentence
        'basics: 2 of 3 exercises written (not yet: h); g is no Python yet (line 2, no colon).'
        """
        parts = []
        if self.missing:
            of = len(self.written) + len(self.missing)
            names = f" (not yet: {', '.join(self.missing)})" if len(self.missing) <= NAMED else ""
            parts.append(f"{len(self.written)} of {of} exercises written{names}")
        parts += [f"{name} is no Python yet ({reason})" for name, reason in self.broken.items()]
        parts += [
            f"{name}, {answered} of {of} question{'' if of == 1 else 's'} answered"
            for name, (answered, of) in self.quizzes.items()
            if answered < of
        ]
        return f"{self.notebook}: {'; '.join(parts)}." if parts else ""


def answered_of(folder: Path, released: Path) -> list[Answered]:
    """Return how much is answered of each notebook of a week for which there is a file.

    Parameters
    ----------
    folder : Path
        The student's folder of the week.
    released : Path
        The course's folder of that week.
    """
    asked, matched = counting(folder, released)
    return [
        _answered(Asked(name, asked[name]), Handed(path, (folder / path).read_bytes()))
        for name, path in sorted(matched.found.items(), key=lambda pair: list(asked).index(pair[0]))
    ]


def _answered(asked: Asked, handed: Handed) -> Answered:
    cells, found = handed.answers(asked), Answered(asked.name)
    for name, author in asked.authors.items():
        if not is_answer(author):
            continue
        cell = cells.get(name)
        text = "" if cell is None else cell["source"]
        same = text.strip() == author["source"].strip()
        blank = same or is_blank(text, author, cell["checksum"] if cell else "")
        exercise = answered_in(name)
        if not exercise:  # a question that a person marks, of the quiz whose name comes first
            _count(found, name.rpartition("-")[0], int(not blank), 1)
        elif (questions := _answers_in(_parsed(author["source"]), exercise)) is not None:
            given = 0 if blank else _given(found, exercise, text, questions)
            _count(found, exercise, given, len(questions))
        elif blank or _is_left(found, exercise, text):
            found.missing.append(exercise)
        else:
            found.written.append(exercise)
    return found


def _count(found: Answered, quiz: str, answered: int, of: int) -> None:
    before = found.quizzes.setdefault(quiz, [0, 0])
    before[0] += answered
    before[1] += of


def _given(found: Answered, quiz: str, text: str, questions: Collection[Any]) -> int:
    """Return how many questions have an answer; all of them where that cannot be told."""
    tree = _tree(found, quiz, text)
    if tree is None:
        return 0
    answers = _answers_in(tree, quiz)
    if answers is None:
        return len(questions)
    blank = {key for key, value in answers.items() if _is_none(value)}
    return sum(key in answers and key not in blank for key in questions)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _answers_in(tree: ast.Module, quiz: str) -> dict[Any, ast.expr] | None:
    """Return the last dict that a cell calls by a quiz's name, with what is put into it below."""
    answers: dict[Any, ast.expr] | None = None
    assigned = (node for node in tree.body if isinstance(node, ast.Assign))
    for target, value in ((each, node.value) for node in assigned for each in node.targets):
        if isinstance(target, ast.Name) and target.id == quiz and isinstance(value, ast.Dict):
            pairs = zip(value.keys, value.values, strict=True)
            answers = {key.value: each for key, each in pairs if isinstance(key, ast.Constant)}
        elif answers is not None and isinstance(target, ast.Subscript):
            of_quiz = ast.unparse(target.value) == quiz
            if of_quiz and isinstance(target.slice, ast.Constant):
                answers[target.slice.value] = value
    return answers


def _is_left(found: Answered, exercise: str, text: str) -> bool:
    """Return whether the line that stands for what is to be written still stands there.

    It says nothing; a student's own, as for an activation that nobody knows, has a message.
    """
    tree = _tree(found, exercise, text)
    return tree is not None and any(
        is_stub(node) and not getattr(node.exc, "args", ())
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
    )


def _tree(found: Answered, exercise: str, text: str) -> ast.Module | None:
    """Parse a cell; note it if it is no Python."""
    try:
        return _parsed(text)
    except SyntaxError as error:
        found.broken[exercise] = f"line {error.lineno}, {error.msg}"
    except (ValueError, RecursionError, MemoryError) as error:
        found.broken[exercise] = str(error)
    return None


def _parsed(text: str) -> ast.Module:
    """Parse a cell, as it is or else as IPython reads it, which knows a magic from a remainder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the student's own code
        try:
            return ast.parse(text)
        except SyntaxError:
            from IPython.core.inputtransformer2 import TransformerManager

            head, _, body = text.partition("\n")
            code = f"\n{body}" if head.startswith("%%") else text
            return ast.parse(TransformerManager().transform_cell(code))
