"""Give a hint to a group of wrong answers, take it away, list both, publish it to checks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from textwrap import indent

from rich.console import Console

from autograde_tests.machinery.faults import faults_of_hint
from autograde_tests.machinery.recorded import RecordedHint
from autograde_tests.machinery.signatures import OF_HIDDEN
from grading.content import content_from, package_folder
from grading.errors import GradingError
from grading.groups import Group, Place, groups_of
from grading.hints import hints_of, write_hints
from grading.nbgrader_compat import course_directory, settings_of

SHOWN_LINES = 6
"""Of an answer."""
NUMBER = re.compile(r"\d{1,3}")
SHORTEST = 4
"""Characters of a signature that may stand for it."""


@dataclass(frozen=True)
class Wanted:
    """What an instructor asks for.

    Parameters
    ----------
    week : str
    exercise, notebook : str
        Empty for all.
    group : str
        A number, or the beginning of a signature; empty if none is meant.
    hint : str
        What to record; empty if nothing.
    remove : bool
        Whether the group's hint goes.
    """

    week: str
    exercise: str = ""
    notebook: str = ""
    group: str = ""
    hint: str = ""
    remove: bool = False


class HintDesk:
    """The groups and the recorded hints of an assignment, and what can be done with them.

    Parameters
    ----------
    root : Path
        The course's folder.
    week : str
    console : Console

    Raises
    ------
    GradingError
        If recorded hints cannot be read.
    """

    def __init__(self, root: Path, week: str, console: Console) -> None:
        self._root, self._week, self._console = root, week, console
        self._coursedir = course_directory(root)
        self._hints = hints_of(self._coursedir, week)

    @cached_property
    def _groups(self) -> dict[Place, list[Group]]:
        return groups_of(self._coursedir, self._week)

    def do(self, wanted: Wanted) -> None:
        """Record or remove a hint if a group is named, else list groups and hints.

        Raises
        ------
        GradingError
            If it cannot be done, or nobody is graded yet; then nothing has changed.
        """
        if not wanted.group:
            if wanted.hint or wanted.remove:
                raise GradingError("say which group is meant: --group, with its number")
            self._list(wanted)
            return
        if bool(wanted.hint) == wanted.remove:
            raise GradingError("give the group a hint, in quotation marks, or say --remove")
        place = self._place(wanted)
        signature = self._signature(wanted.group, place)
        if wanted.remove:
            self._remove((*place, signature))
        else:
            self._record(self._group(place, signature), wanted.hint)

    def publish(self) -> None:
        """Write the recorded hints into the package of exercises, without anybody's answers.

        Raises
        ------
        GradingError
            If the package is not this course's own.
        """
        home = package_folder(content_from(settings_of(self._coursedir)).exercises)
        if not home.is_relative_to(self._root.resolve()):
            raise GradingError(
                f"the exercises are in {home}, outside of this course's folder {self._root}: "
                "publish where the course itself is written"
            )
        mine = [hint for hint in self._hints.recorded if not _is_of_hidden(hint.signature)]
        if not mine:
            raise GradingError(f"no hint is recorded for {self._week} that a check could give")
        hints = {hint.place: hint for hint in self._hints.published}
        news = [hint for hint in mine if not self._hints.is_published(hint)]
        hints |= {hint.place: replace(hint, recorded="", example=()) for hint in mine}
        write_hints(self._hints.published_in, list(hints.values()), mode=0o644)
        for hint in news:
            self._say(f"{hint.exercise}: {hint.hint}")
        self._say(
            f"{len(news)} new of {len(hints)} in {self._hints.published_in}. Read it, keep it with "
            "the course; checks have these hints where it is installed again."
        )
        if left_out := len(self._hints.recorded) - len(mine):
            self._say(f"Left out: {left_out} for answers that only hidden cases tell apart.")

    def _list(self, wanted: Wanted) -> None:
        known = self._hints.all
        for place, groups in self._groups.items():
            if not _is_meant(wanted, place):
                continue
            answers = _counted(sum(group.count for group in groups), "answer")
            self._say(f"{place[1]} ({place[0]}): {answers} in {_counted(len(groups), 'group')}")
            for group in groups:
                hint = known.get((*place, group.signature))
                self._describe(group, hint.hint if hint else "", bool(wanted.exercise))
        met = {(*place, group.signature) for place, each in self._groups.items() for group in each}
        for hint in known.values():
            if hint.place not in met and _is_meant(wanted, hint.place[:2]):
                self._say(f"{hint.exercise}, {hint.signature}, no answer now: {hint.hint}")
        if not any(_is_meant(wanted, place) for place in self._groups):
            self._say(self._nothing_of(wanted.exercise))

    def _describe(self, group: Group, hint: str, whole: bool) -> None:
        """Say what a group is: in a line, or with its case and the first lines of an answer."""
        line = f"  group {group.number}: {_counted(group.count, 'answer')}, {group.signature}"
        self._say(f"{line}. {'Hint: ' + hint if hint else 'No hint yet.'}")
        if whole:
            self._say(f"    “{group.wrong.case}”: {group.problem}")
            self._say(indent(_beginning(group.example), "      "))

    def _place(self, wanted: Wanted) -> Place:
        """Return the one exercise that is meant."""
        places = {*self._groups, *(hint.place[:2] for hint in self._hints.all.values())}
        found = sorted(place for place in places if _is_meant(wanted, place))
        if len(found) > 1:
            named = ", ".join(f"{name} in {notebook}" for notebook, name in found)
            raise GradingError(f"say which exercise is meant, and --notebook: there is {named}")
        if not found:
            raise GradingError(self._nothing_of(wanted.exercise))
        return found[0]

    def _nothing_of(self, exercise: str) -> str:
        names = ", ".join(sorted({name for _, name in self._groups})) or "no exercise"
        return (
            f"There is no group of {exercise or 'answers'} in what is graded of {self._week}, but "
            f"of {names}. What an earlier version has graded is in none: course grade {self._week}"
        )

    def _signature(self, given: str, place: Place) -> str:
        """Return the signature that a number, or its own beginning, stands for."""
        groups = self._groups.get(place, [])
        if NUMBER.fullmatch(given):
            if not 1 <= int(given) <= len(groups):
                numbers = f"groups 1 to {len(groups)}" if len(groups) > 1 else "one group"
                raise GradingError(f"{place[1]} has {numbers if groups else 'no group'} now")
            return groups[int(given) - 1].signature
        hints = self._hints.all
        known = {group.signature for group in groups}
        known |= {hint.signature for hint in hints.values() if hint.place[:2] == place}
        found = [one for one in known if given in (one[: len(given)], _digits(one)[: len(given)])]
        if len(given) < SHORTEST or len(found) != 1:
            listed = ", ".join(sorted(known))
            raise GradingError(f"{given} is not the beginning of one of {listed}")
        return found[0]

    def _group(self, place: Place, signature: str) -> Group:
        for group in self._groups.get(place, ()):
            if group.signature == signature:
                return group
        raise GradingError(f"no answer to {place[1]} has the signature {signature} now")

    def _record(self, group: Group, hint: str) -> None:
        if faults := list(faults_of_hint(hint)):
            raise GradingError(f"this is no hint for a card: {'; '.join(faults)}")
        today = f"{datetime.now(UTC):%Y-%m-%d}"
        place = group.notebook, group.exercise, group.signature
        lines = tuple(group.example.splitlines())
        before = self._hints.all.get(place)
        self._write([*self._without(place), RecordedHint(*place, hint, today, lines)])
        self._describe(group, hint, True)
        if before and before.hint != hint:
            self._say(f"In the place of: {before.hint}")
        if group.in_checks and group.ways > 1:
            self._say(
                f"In hidden cases these answers differ in {group.ways} ways. See whether the hint "
                "is right for all of them."
            )
        self._say_where()
        if group.in_checks:
            self._say(f"In checks, with the next edition: course hint {self._week} --publish")
        else:
            self._say("Visible cases pass: no check can tell this group, and none gives the hint.")

    def _remove(self, place: tuple[str, str, str]) -> None:
        rest = self._without(place)
        if len(rest) == len(self._hints.recorded):
            raise GradingError(f"{self._hints.file} has no hint for {place[1]}, {place[2]}")
        self._write(rest)
        self._say(f"Removed: {self._hints.all[place].hint}")
        self._say_where()
        if any(hint.place == place for hint in self._hints.published):
            self._say(f"Checks still give one: it stands in {self._hints.published_in}")

    def _without(self, place: tuple[str, str, str]) -> list[RecordedHint]:
        return [hint for hint in self._hints.recorded if hint.place != place]

    def _write(self, hints: Sequence[RecordedHint]) -> None:
        write_hints(self._hints.file, hints)

    def _say_where(self) -> None:
        self._say(f"Recorded in {self._hints.file}")
        self._say(f"In feedback, without grading again: nbgrader generate_feedback {self._week}")

    def _say(self, text: str) -> None:
        self._console.print(text, soft_wrap=True, markup=False)


def _is_meant(wanted: Wanted, place: Sequence[str]) -> bool:
    notebook, exercise = place
    return wanted.exercise in ("", exercise) and wanted.notebook in ("", notebook)


def _is_of_hidden(signature: str) -> bool:
    return signature.startswith(OF_HIDDEN)


def _digits(signature: str) -> str:
    return signature.removeprefix(OF_HIDDEN)


def _beginning(text: str) -> str:
    lines = text.splitlines()
    return "\n".join(lines[:SHOWN_LINES] + ["…"] * (len(lines) > SHOWN_LINES))


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
