"""Change each reference a little, in every way we know, and count the changes that are noticed.

Run it with ``python -m tests.autograde_tests.mutation week2/numpy_basics``.
"""

from __future__ import annotations

import ast
import contextlib
import io
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from autograde_tests import exercises_of
from autograde_tests.machinery.calling import call
from autograde_tests.machinery.edits import edits_of, follow, put
from autograde_tests.machinery.exercises import Exercise
from autograde_tests.machinery.judging import AnswerKey
from autograde_tests.machinery.versions import compile_in, function_source

from .equivalent_mutants import EQUIVALENT

SEEDS = ("first", "second")
TIME_LIMIT = 5.0
"""Seconds that one call of a mutant may take: a longer one counts as noticed."""


class Mutant(NamedTuple):
    """A reference with one change: the lines that differ, and the whole source."""

    old: str
    new: str
    source: str

    @property
    def change(self) -> Change:
        """What the change is, however its lines are written."""
        return change_of(self.old, self.new)


Change = tuple[tuple[str, ...], tuple[str, ...]]


def change_of(old: str, new: str) -> Change:
    """Return the syntax trees of old and new lines.

    Each Python's `ast.unparse` has its own brackets, quotes and spaces; their trees are the same.

    Examples
    --------
    >>> change_of("return a, b['c']", "return") == change_of('return (a, b["c"])', "return")
    True
    """
    return tuple(map(_tree, old.splitlines())), tuple(map(_tree, new.splitlines()))


def _tree(line: str) -> str:
    """Return the syntax tree of one line, the head of a compound statement without its body."""
    text = f"{line} pass" if line.endswith(":") else line
    if line.startswith(("elif ", "else:")):
        text = f"if True: pass\n{text}"
    return ast.dump(ast.parse(text))


def mutants_of(source: str) -> list[Mutant]:
    """Return every different one-step change of a function's source."""
    tree = ast.parse(source)
    original = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for path, change in edits_of(tree):
        node = follow(tree, path)
        put(tree, path, ast.fix_missing_locations(change.node))
        try:
            text = ast.unparse(tree)
        except (AttributeError, ValueError):
            continue
        finally:
            put(tree, path, node)
        if text != original and text not in found:
            found[text] = Mutant(*_changed_lines(original, text), text)
    return list(found.values())


VISIBLE, HIDDEN, NOBODY = "visible", "hidden", ""
"""Which cases notice a mutant: one that a student's check has, none but hidden ones, or none."""


def noticed_by(exercise: Exercise) -> list[tuple[Mutant, str]]:
    """Return every mutant of an exercise's reference, each with what notices it."""
    ask = examiner_of(exercise)
    return [
        (each, ask(each)) for each in mutants_of(function_source(exercise.reference, exercise.name))
    ]


def survivors_of(exercise: Exercise) -> tuple[int, list[Mutant]]:
    """Return how many mutants an exercise's reference has, and those that get full marks."""
    found = noticed_by(exercise)
    return len(found), [mutant for mutant, who in found if who == NOBODY]


def examiner_of(exercise: Exercise) -> Callable[[Mutant], str]:
    """Return a function that says which cases notice a mutant; the visible ones are asked first."""
    keys = [AnswerKey(exercise, seed) for seed in SEEDS]
    visible = [(keys[0], case) for case in exercise.cases if not case.is_hidden]
    hidden = [(key, case) for case in exercise.cases if case.is_hidden for key in keys]

    def who_notices(mutant: Mutant) -> str:
        try:
            function = compile_in(exercise.reference, mutant.source, exercise.name)
        except SyntaxError:
            return VISIBLE
        asked = exercise.asked(function)
        for key, case in visible + hidden:
            arguments = key.arguments(case)
            with _time_limit(), contextlib.redirect_stdout(io.StringIO()):
                outcome = call(asked, arguments, exercise.parameters)
            if not key.judge(case, outcome).passed:
                return HIDDEN if case.is_hidden else VISIBLE
        return NOBODY

    return who_notices


@contextlib.contextmanager
def _time_limit() -> Iterator[None]:
    def stop(signal_number: int, frame: Any) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, TIME_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _changed_lines(original: str, text: str) -> tuple[str, str]:
    old, new = original.splitlines(), text.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return "\n".join(map(str.strip, old)), "\n".join(map(str.strip, new))


def known_changes(where: str) -> set[Change]:
    """Return the changes that leave an exercise's reference right, by `notebook/exercise`."""
    return {change_of(old, new) for name, old, new, _ in EQUIVALENT if name == where}


def main(notebook: str) -> None:
    """Print how many mutants each exercise notices, and those that it does not."""
    for name, exercise in exercises_of(notebook).items():
        if exercise.is_quiz:
            continue
        count, survivors = survivors_of(exercise)
        known = known_changes(f"{notebook}/{name}")
        open_ = [mutant for mutant in survivors if mutant.change not in known]
        share = 100 * (1 - len(open_) / (count - len(survivors) + len(open_)))
        print(
            f"{name:24} {count:4} mutants, {count - len(survivors):4} noticed, "
            f"{len(survivors) - len(open_):3} equivalent: {share:5.1f} %"
        )
        for mutant in open_:
            print(f"    {mutant.old!r}\n    {mutant.new!r}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
