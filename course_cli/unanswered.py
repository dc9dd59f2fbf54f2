"""What of a week has no answer yet, by the notebooks themselves, as they would be handed in.

The record of checks is not asked: what counts is what stands in the cells.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograde_tests.machinery.agreed import answered_in
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
    def is_blank(self) -> bool:
        """Whether there is something to answer and nothing is answered."""
        given = self.written or any(answered for answered, _ in self.quizzes.values())
        return not given and bool(self.missing or self.quizzes)

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
        elif (questions := _dict_in(author["source"], exercise)) is not None:
            of = len(questions)
            _count(found, exercise, 0 if blank else _given(found, exercise, text, of), of)
        elif blank or _is_left(found, exercise, text):
            found.missing.append(exercise)
        else:
            found.written.append(exercise)
    return found


def _count(found: Answered, quiz: str, answered: int, of: int) -> None:
    before = found.quizzes.setdefault(quiz, [0, 0])
    before[0] += answered
    before[1] += of


def _given(found: Answered, quiz: str, text: str, of: int) -> int:
    """Return how many questions have an answer; all of them where that cannot be told."""
    if _tree(found, quiz, text) is None:
        return 0
    questions = _dict_in(text, quiz)
    if questions is None:
        return of
    later = set(re.findall(rf"^{quiz}\[[\"'](\w+)[\"']\] *=", text, re.MULTILINE))
    given = {
        key
        for key, value in questions.items()
        if not (isinstance(value, ast.Constant) and value.value is None)
    }
    return min(len(given | later), of)


def _is_left(found: Answered, exercise: str, text: str) -> bool:
    """Return whether the line that stands for what is to be written still stands there."""
    tree = _tree(found, exercise, text)
    return tree is not None and any(
        isinstance(node, ast.Raise)
        and node.exc is not None
        and "NotImplementedError" in ast.dump(node.exc)
        for node in ast.walk(tree)
    )


def _tree(found: Answered, exercise: str, text: str) -> ast.Module | None:
    """Parse a cell, its lines of IPython taken as empty; note it if it is no Python."""
    code = re.sub(r"(?m)^([ \t]*)[%!].*$", r"\1pass", text)
    try:
        return ast.parse(code)
    except SyntaxError as error:
        found.broken[exercise] = f"line {error.lineno}, {error.msg}"
    except (ValueError, RecursionError, MemoryError) as error:
        found.broken[exercise] = str(error)
    return None


def _dict_in(text: str, name: str) -> Mapping[Any, ast.expr] | None:
    """Return the keys and values of the last dict that a text gives a name to, if it does."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    dicts = list(_dicts(body, name))
    return dicts[-1] if dicts else None


def _dicts(body: list[ast.stmt], name: str) -> Iterator[dict[Any, ast.expr]]:
    for node in body:
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Dict):
            continue
        if any(isinstance(target, ast.Name) and target.id == name for target in node.targets):
            pairs = zip(node.value.keys, node.value.values, strict=True)
            yield {key.value: value for key, value in pairs if isinstance(key, ast.Constant)}
