"""How long a student waits for a check: milliseconds, beside a bare call of the reference.

Run it with ``python -m benchmarks.checks week2``. The slowest card counts: for a wrong answer every
known mistake is tried. Where a search follows, it is the time until the card appears without it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import time
from collections.abc import Callable
from importlib import resources
from typing import Any

from autograde_tests import exercises_of
from autograde_tests.machinery.cards import Card
from autograde_tests.machinery.check import NotebookChecks
from autograde_tests.machinery.exercises import Exercise


def milliseconds(action: Callable[[], Any], repeats: int = 5) -> float:
    """Return the best time of several calls."""
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - start)
    return 1000 * best


class FirstCard:
    """Stands for a kernel's cells: whoever searches shows a card before, and then waits no more."""

    def show(self, _: Card) -> Callable[[], None]:
        """Take the card that appears first."""
        raise Appeared

    def made(self, _: Card) -> None:
        """Take a card that is whole."""

    def standing(self, *_: Any) -> None:
        """Say that all cells run."""


class Appeared(BaseException):
    """A card is there, and the search begins."""


def measure(exercise: Exercise, exercises: dict[str, Exercise]) -> tuple[float, float, float]:
    """Return the time of bare calls, of a passing check and of the slowest failing one."""
    visible = [exercise.arguments(case) for case in exercise.cases if not case.is_hidden]
    check = NotebookChecks(exercises)
    check._cells = FirstCard()  # type: ignore[assignment]
    references = {name: other.reference for name, other in exercises.items()}

    def card_of(subject: Any) -> Callable[[], Any]:
        namespace = {**references, exercise.name: subject, "check": check}

        def wait() -> None:
            with contextlib.suppress(Appeared):
                eval(f"check({exercise.name!r})", namespace)

        return wait

    wrong = [
        {**exercise.reference, **(mistake.answers or {})}
        if exercise.is_quiz
        else exercise.wrong_version(mistake)
        for mistake in exercise.mistakes
    ]
    with contextlib.redirect_stdout(io.StringIO()):
        bare = milliseconds(lambda: [exercise.expected(arguments) for arguments in visible])
        passing = milliseconds(card_of(exercise.reference))
        failing = max((milliseconds(card_of(version), 2) for version in wrong), default=0.0)
    return bare, passing, failing


def main(week: str) -> int:
    """Print a table for every notebook of a week; fail if a check takes 150 ms or more."""
    home = resources.files("autograde_tests.weeks") / week
    names = sorted(entry.name.removesuffix(".py") for entry in home.iterdir())
    slow = 0
    print(f"{'exercise':44} {'bare':>9} {'passing':>9} {'failing':>9}  ratio (times in ms)")
    for name in names:
        if name.startswith("_"):
            continue
        exercises = exercises_of(f"{week}/{name}")
        for exercise in exercises.values():
            bare, passing, failing = measure(exercise, exercises)
            slow += max(passing, failing) >= 150
            print(
                f"{f'{week}/{name}/{exercise.name}':44} {bare:9.3f} {passing:9.3f} {failing:9.3f} "
                f"{passing / bare:6.0f}"
            )
    print(f"{slow} checks take 150 ms or more")
    return 1 if slow else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("week", nargs="?", default="week2")
    sys.exit(main(parser.parse_args().week))
