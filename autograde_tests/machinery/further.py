"""What a student is told of a wrong function: one way of finding the mistake after the other.

An array that is counted or gone through as a list comes first, since that can be tried. Then come
known mistakes, then what an instructor has recorded for just these answers. Then what an
exception means (`raised`), one change of the student's own code that makes it right (`repair`), two
known mistakes together, the variable that has a wrong value where all else is right (`forcing`),
how the answer is related to the right one (`relations`), the first line whose value is wrong, and
last what a case says itself. Most of them run the student's code again, which is done in the
student's own session only, and never where marks are decided.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from . import edits as kinds
from .calling import Failure
from .changing import Write, first_write
from .claims import ALONG, KEEPS, RESHAPES
from .compare import difference
from .exercises import Case, Exercise, Mistake
from .forcing import Forced, first_wrong, forced
from .harmless import is_harmless
from .judging import AnswerKey, Verdict, diagnose, line_of, quiet, run_cases
from .partly import partly
from .parts import parts_of
from .probing import names_seen_by
from .raised import hint_of
from .raised.rows import reduces, takes_sum
from .relations import relation, right_parts
from .repair import SEARCH_SECONDS, Repair, repair
from .rows import TakenForList, taken_for_list
from .shorter import with_rounds
from .signatures import signature_of
from .sources import source_of
from .trying import (
    LONGEST_CALL,
    SEED,
    can_be_tried,
    can_stop,
    drawn_answer,
    drawn_cases,
    time_limit,
)
from .unheard import unheard
from .unread import unread

FOR_REPAIRS = 0.85
"""Share of the time of a search in which a repair is looked for."""
QUICK = 0.1
"""Processor time, in seconds, that known mistakes may take before a card appears."""
MOST_UNSURE = 2
"""If a line depends on more that is not known, too little is known of it to be told."""
ROUNDS = 3
"""Of a longer training run, only so many are compared with those of a known mistake."""
LONGEST_CODE = 60
"""Characters of a student's own code in a hint."""

SAYS = {
    kinds.OPERATOR: "Is the operation in {code} the right one?",
    kinds.REPLACED: "The line gives {code} a new value, and the old one is lost. Should it be?",
    kinds.KEPT: "The line starts from the old value of {code}. Should that still count?",
    kinds.UPDATED: "How should {code} change there?",
    kinds.NAME: "Is {code} the value that is meant there?",
    kinds.KEY: "Is {code} the word that is meant there?",
    kinds.CONSTANT: "Is {code} the right number there?",
    kinds.AXIS: "Along which axis should {code} go?",
    kinds.KEEPDIMS: "What shape should come out of {code}?",
    kinds.DTYPE: "Can {code} hold the numbers that are put into it, or are fractions cut off?",
    kinds.TRANSPOSE: "Are rows and columns where they should be in {code}?",
    kinds.ORDER: "Look at the order and the brackets in {code}.",
    kinds.PART: "Is one part of {code} too many, or is one missing?",
    kinds.FUNCTION: "Is {code} the right function here?",
    kinds.BOUNDS: "Where should {code} begin and end?",
    kinds.TEST: "Try the condition {code} on a few values: when should it hold?",
    kinds.SIGN: "Look at the sign of {code}.",
    kinds.FACTOR: "Is there a factor too many or too few at {code}?",
    kinds.MISSING: "Is {code} already what is meant there, or is a step missing?",
    kinds.INDEX: "Does {code} take the entry that is meant, or another one?",
    kinds.OUTPUT: "Is that what the function should return, and in this order?",
    kinds.STATEMENT: "Is this the right place for it: earlier, later, inside or outside a loop?",
    kinds.EXTRA: "Should {code} be there at all?",
    kinds.COPY: "{code} is the caller's own array. `.copy()` makes another one.",
    kinds.SHALLOW: "{code} is a new dict, and the arrays in it are still the caller's.",
    kinds.WHOLE: "Is each part of {code} what is meant there?",
    kinds.EXPRESSION: "Work {code} out by hand for a small case: which step is not what you mean?",
}
"""What a hint says of a kind of change: where to look, and not what to write."""


@dataclass(frozen=True)
class Wrong:
    """A function whose answers are wrong, and what is known of it.

    Parameters
    ----------
    exercise : Exercise
    subject : callable
        The student's function; it is called again.
    verdicts : sequence of Verdict
        How its visible cases went.
    names : sequence of str
        The notebook's exercises.
    recorded : mapping of str to str
        Hints that instructors have recorded for it, by the signature of answers.
    """

    exercise: Exercise
    subject: Any
    verdicts: Sequence[Verdict]
    names: Sequence[str] = ()
    recorded: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_quick(self) -> bool:
        """Whether all known mistakes can be tried before a card appears."""
        seconds = sum(verdict.outcome.processor_seconds for verdict in self.verdicts)
        return seconds * len(self.exercise.mistakes) < QUICK

    @cached_property
    def failed(self) -> list[Verdict]:
        """How the cases went that it does not pass."""
        return [verdict for verdict in self.verdicts if not verdict.passed]

    @cached_property
    def source(self) -> tuple[str, int]:
        """Its text, and the line of the cell on which that begins; "" if nobody knows."""
        return source_of(self.subject)

    @cached_property
    def namespace(self) -> Mapping[str, Any]:
        """The names that it sees."""
        return names_seen_by(self.exercise.asked(self.subject)) or {}

    @cached_property
    def more(self) -> list[Verdict]:
        """How hidden cases went, drawn from a seed of the search's own; none if it takes long."""
        found: list[Verdict] = []
        for cases in drawn_cases(self.exercise) if can_stop() else ():
            with time_limit(LONGEST_CALL) as limit, quiet():
                verdicts = run_cases(self.exercise, self.subject, cases, SEED)
            if limit.was_reached:
                break
            found += verdicts
        return found

    def repaired(self, seconds: float) -> Repair | None:
        """Return the one change that makes it right; it is looked for once, in so much time."""
        if "repair" not in self._searched:
            self._searched["repair"] = repair(self.exercise, self.subject, self.verdicts, seconds)
        return self._searched["repair"]

    @cached_property
    def taken_for_list(self) -> TakenForList | None:
        """Where an array is taken for a list, and all would be right if it were one."""
        if not self._may_be_called:
            return None
        tree = ast.parse(self.source[0])
        return taken_for_list(self.exercise, tree, self.namespace, self.verdicts)

    @property
    def changes(self) -> list[Verdict]:
        """How the cases went of which the answer is right, and an argument was changed."""
        return [verdict for verdict in self.failed if verdict.is_only_changed]

    @property
    def changes_too(self) -> list[Verdict]:
        """How the cases went of which the answer is wrong, and an argument was changed as well."""
        return [
            verdict
            for verdict in self.failed
            if verdict.case.unchanged and verdict.outcome.changed and not verdict.is_only_changed
        ]

    @property
    def is_of_changes(self) -> bool:
        """Whether a changed argument is what to tell of: nothing raises before that is seen."""
        return bool(self.changes) and self.failed[0].outcome.failure is None

    @cached_property
    def written(self) -> Write | None:
        """The line that changes an argument which has to stay as it is."""
        source, _ = self.source
        changing = [*self.changes, *self.changes_too]
        if not changing or not self._may_be_called:
            return None
        arguments = changing[0].arguments
        return first_write(self.exercise, ast.parse(source), self.namespace, arguments)

    def place_of(self, found: Write | TakenForList | None) -> str:
        """Return where something was found, the line quoted; "" if nothing was."""
        if found is None:
            return ""
        lines = (found.line + self.source[1] - 1,)
        return place(lines, code_at(lines, *self.source))

    @property
    def _may_be_called(self) -> bool:
        """Whether a changed version of it may be called here."""
        source, _ = self.source
        return bool(source) and is_harmless(source, self.namespace) and can_be_tried(source)

    @cached_property
    def forced(self) -> Forced | None:
        """The lines that compute a wrong value where all else is right."""
        return self._line_by_line(forced)

    @cached_property
    def first_wrong(self) -> Forced | None:
        """The line that gives the first wrong value, where answers alone are compared."""
        if any(verdict.case.judge or verdict.outcome.failure for verdict in self.failed):
            return None
        return self._line_by_line(first_wrong)

    def _line_by_line(self, search: Callable[..., Forced | None]) -> Forced | None:
        """Return what a search among its lines finds; none is made if it may not be called."""
        source, first = self.source
        if not self._may_be_called:
            return None
        return search(self.exercise, ast.parse(source), self.namespace, self.verdicts, first)

    @cached_property
    def related(self) -> str:
        """How the wrong answers are related to the right ones."""
        return self._said_of_answers(relation)

    @cached_property
    def right_parts(self) -> str:
        """Which parts of the wrong answers are right."""
        return self._said_of_answers(right_parts)

    def _said_of_answers(self, say: Callable[..., str]) -> str:
        failed = self.failed
        if any(v.outcome.failure or v.case.judge for v in failed):
            return ""
        # a few numbers may be related by chance; hidden cases of the search's own tell
        more = [v for v in self.more if not (v.passed or v.case.judge or v.outcome.failure)]
        names, parameters = parts_of(self.exercise), self.exercise.parameters
        every = [*failed, *more]
        pairs = [(_named(v.expected, names), _named(v.outcome.value, names)) for v in every]
        given = [v.arguments for v in every]
        said = say(pairs, given, parameters, failed[0].case.rtol, len(more))
        return _of_lost_axis(said, self.source[0])

    @cached_property
    def _searched(self) -> dict[str, Repair | None]:
        return {}

    @cached_property
    def known(self) -> Mistake | None:
        """The known mistake that gives the same answers to the visible cases."""
        return diagnose(self.exercise, self.verdicts).mistake


@dataclass(frozen=True)
class Found:
    """A hint, and the way in which it was found.

    Parameters
    ----------
    hint : str
        Empty if nothing was found.
    way : str
        One of `WAYS`.
    was_cut_off : bool
        Whether more time might have found more.
    """

    hint: str = ""
    way: str = ""
    was_cut_off: bool = False


def look(wrong: Wrong, seconds: float = SEARCH_SECONDS, ways: Sequence[str] = ()) -> Found:
    """Return what can be said of a wrong function; nothing if no way leads anywhere.

    Parameters
    ----------
    wrong : Wrong
    seconds : float
        How long to search.
    ways : sequence of str, optional
        The ways to go; all if not given.
    """
    state = np.random.get_state()  # noqa: NPY002 - of NumPy's own generator, if they use it
    try:
        with unheard():
            return _looked(wrong, seconds, ways or list(WAYS))
    finally:
        np.random.set_state(state)  # noqa: NPY002 - their draws go on as if nobody had looked


def _looked(wrong: Wrong, seconds: float, ways: Sequence[str]) -> Found:
    said, start = "", time.thread_time()
    if wrong.is_of_changes:  # another way of writing may be right by chance, as one that copies
        ways = [way for way in ways if way in (*SURE, IN_PLACE, OWN_WORDS)]
    for way in ways:
        if said and way not in AFTER_RAISED:
            continue
        hint = WAYS[way](wrong, seconds)
        if hint and way == RAISED:  # what it means; where it comes from is still looked for
            said = hint
        elif hint and not (said and way == REPAIRED and not _is_elsewhere(wrong, seconds)):
            return Found(f"{said} {hint}".strip(), way)
    cut_off = time.thread_time() - start > FOR_REPAIRS * seconds
    return Found(said, RAISED if said else "", cut_off)


def _is_elsewhere(wrong: Wrong, seconds: float) -> bool:
    """Return whether a repair tells more than an exception: of another line, and what kind it is.

    In the line that raised, a question beside the explanation would lead away from it.
    """
    found, failure = wrong.repaired(seconds * FOR_REPAIRS), wrong.failed[0].outcome.failure
    if found is None or failure is None or found.kind == kinds.EXPRESSION:
        return False
    is_other = failure.function not in ("", wrong.exercise.name)
    return is_other or failure.line_number not in found.lines


def by_mistake(wrong: Wrong, _: float = 0) -> str:
    """Return the hint of the known mistake that gives the same answers, to hidden cases too.

    Those are drawn from a seed of the search's own: where few visible cases cannot tell two
    mistakes apart, others mostly can. A hidden case in which the function raises tells nothing of
    why it gives wrong answers elsewhere.
    """
    if wrong.known is None:
        return ""
    raises = any(verdict.outcome.failure for verdict in wrong.failed)
    more = [verdict for verdict in wrong.more if raises or not verdict.outcome.failure]
    found = diagnose(wrong.exercise, [*wrong.verdicts, *more]).mistake
    return "" if found is not wrong.known or trains_otherwise(wrong, found) else found.hint


def trains_otherwise(wrong: Wrong, mistake: Mistake) -> bool:
    """Return whether a known mistake, of which a judge says the same, trains in another way.

    Both have to start alike, with draws that are the same: only then can they be compared.
    """
    first = wrong.failed[0]
    if first.case.judge is None or first.outcome.failure:
        return False
    key = AnswerKey(wrong.exercise)
    key.learn(wrong.verdicts)
    start, *shorter = [*with_rounds(key, first.case, (0, ROUNDS)), None]
    if start is None:  # it does not train
        return False
    both = wrong.subject, wrong.exercise.wrong_version(mistake)

    def are_alike(case: Case) -> bool | None:
        """Return whether both answer the same; None if one gives no answer."""
        one, other = (drawn_answer(wrong.exercise, each, key.arguments(case)) for each in both)
        if one is None or other is None:
            return None
        return difference(one, other) is None and difference(other, one) is None

    return bool(are_alike(start)) and are_alike(shorter[0] or first.case) is False


def by_record(wrong: Wrong, _: float = 0) -> str:
    """Return the hint that an instructor has recorded for these answers."""
    if not wrong.recorded:
        return ""
    key = AnswerKey(wrong.exercise)
    key.learn(wrong.verdicts)
    return wrong.recorded.get(signature_of(key, wrong.verdicts), "")


def by_pair(wrong: Wrong, seconds: float = SEARCH_SECONDS) -> str:
    """Return the hints of two known mistakes that give these answers together."""
    if wrong.known or not wrong.more:
        return ""
    key = AnswerKey(wrong.exercise)
    verdicts = [*wrong.verdicts, *wrong.more]
    key.learn(verdicts)
    pair = key.pair_of(verdicts, seconds * (1 - FOR_REPAIRS))
    return " ".join(mistake.hint for mistake in pair or ())


def by_half(wrong: Wrong, _: float = 0) -> str:
    """Return the known mistake that was made with the weights only, or with the biases only."""
    if wrong.known or not wrong.more:
        return ""
    key, verdicts = AnswerKey(wrong.exercise), [*wrong.verdicts, *wrong.more]
    key.learn(verdicts)
    with quiet():
        return partly(key, verdicts)


def by_exception(wrong: Wrong, _: float = 0) -> str:
    """Return what the exception means that the function raised."""
    return _of_exception(wrong, wrong.failed[0])


def _of_exception(wrong: Wrong, verdict: Verdict) -> str:
    failure, parameters = verdict.outcome.failure, wrong.exercise.parameters
    if failure is None or failure.is_unwritten:
        return ""
    cell = "\n" * (wrong.source[1] - 1) + wrong.source[0]
    return hint_of(failure, verdict.arguments, parameters, cell, wrong.namespace, wrong.names)


def _raises(failure: Failure) -> str:
    """Say which exception it is; one that NumPy explains at length, by its first line."""
    return f"raises {failure.kind}: {failure.message.strip().partition(chr(10))[0]}".rstrip(": .")


def by_rows(wrong: Wrong, _: float = 0) -> str:
    """Return where an array is counted or gone through as a list, if that is all that is wrong."""
    found = wrong.taken_for_list
    return f"{wrong.place_of(found)} {found.said}" if found else ""


def by_change_in_place(wrong: Wrong, _: float = 0) -> str:
    """Return the line that changes an argument, where an answer is right but for that."""
    found = wrong.written if wrong.changes else None
    if found is None:
        return ""
    return f"{wrong.place_of(found)} It writes into {found.entry}: {found.why}"


def by_change_too(wrong: Wrong, _: float = 0) -> str:
    """Return the line that changes an argument, where the answer is wrong as well."""
    found = wrong.written
    if found is None:
        return ""
    return (
        f"{wrong.place_of(found)} It writes into {found.entry}, which has to stay as it was. Is "
        "that why the numbers are wrong?"
    )


def by_unread(wrong: Wrong, _: float = 0) -> str:
    """Return which arguments the function never reads, where none of its calls failed."""
    source, first = wrong.source
    if not source or any(verdict.outcome.failure for verdict in wrong.failed):
        return ""
    failed = [*wrong.failed, *(verdict for verdict in wrong.more if not verdict.passed)]
    return unread(wrong.exercise, ast.parse(source), failed, first)


def by_repair(wrong: Wrong, seconds: float = SEARCH_SECONDS) -> str:
    """Return where one change makes the student's function right."""
    found = wrong.repaired(seconds * FOR_REPAIRS)
    if found and found.kind == kinds.EXPRESSION and wrong.forced and not wrong.forced.unsure:
        return of_forced(wrong.forced, *wrong.source)  # which says how its value is off
    return of_repair(found) if found else ""


def by_forcing(wrong: Wrong, _: float = 0) -> str:
    """Return which variable has a wrong value where all else is right."""
    return of_forced(wrong.forced, *wrong.source) if wrong.forced else ""


def by_relation(wrong: Wrong, _: float = 0) -> str:
    """Return how the wrong answers are related to the right ones."""
    return wrong.related


def by_first_wrong(wrong: Wrong, _: float = 0) -> str:
    """Return the first line whose value is not the right one, the same in every case that fails."""
    found = wrong.first_wrong
    return of_forced(found, *wrong.source) if found else ""


def by_own_words(wrong: Wrong, _: float = 0) -> str:
    """Return what a case that fails says itself, where that is more than a wrong number.

    A sentence of its judge, a shape, a name that is missing, an exception and its line.
    """
    for verdict in wrong.failed:
        failure, found = verdict.outcome.failure, verdict.difference
        if failure and not failure.is_unwritten:
            line = place_of_failure(failure, wrong.exercise.name)
            return f"{line} {_of_exception(wrong, verdict) or f'It {_raises(failure)}.'}".strip()
        if found and not failure and not found.gives_value:
            return _as_sentence(found.message, wrong.exercise.name)
    return ""


def place_of_failure(failure: Failure, name: str) -> str:
    """Name the line that raised, with its function where that is another one."""
    if not failure.line_number:
        return ""
    of = line_of(failure, name).removeprefix(f"line {failure.line_number}")
    text = place((failure.line_number,), (failure.line,))
    return text.replace(f"Line {failure.line_number}", f"Line {failure.line_number}{of}", 1)


def _as_sentence(said: str, name: str) -> str:
    """Begin with a capital letter, but for a name of the code."""
    word = said.split()[0]
    is_code = word == name or not (word.isalpha() and word.islower())
    return said if is_code else said[0].upper() + said[1:]


ROWS, KNOWN, RECORDED, RAISED, IN_PLACE, REPAIRED, CHANGED_TOO, FORCED, OWN_WORDS = (
    "arrays taken for lists",
    "declared mistakes",
    "recorded hints",
    "exceptions",
    "changes in place",
    "a repair",
    "changes beside wrong numbers",
    "the right value put in",
    "a case's own words",
)
WAYS: dict[str, Callable[[Wrong, float], str]] = {
    ROWS: by_rows,
    KNOWN: by_mistake,
    RECORDED: by_record,
    RAISED: by_exception,
    IN_PLACE: by_change_in_place,
    "arguments that are not read": by_unread,
    REPAIRED: by_repair,
    "a declared mistake in half of the lines": by_half,
    "two declared mistakes": by_pair,
    CHANGED_TOO: by_change_too,
    FORCED: by_forcing,
    "relations": by_relation,
    "the first wrong value": by_first_wrong,
    OWN_WORDS: by_own_words,
}
"""The ways in which a wrong answer is looked into, one after the other."""
AT_ONCE = (ROWS, KNOWN, RECORDED, RAISED)
"""Those that take next to no time: a card has them when it appears."""
SURE = (KNOWN, RECORDED)
"""Those that somebody wrote for just these answers: no other hint is looked for."""
AFTER_RAISED = (REPAIRED, "a declared mistake in half of the lines", "two declared mistakes")
"""Those that may tell more than what an exception means: what stands in other lines."""


def _of_lost_axis(said: str, source: str) -> str:
    """Speak of a sum and its axis only of a function that takes one."""
    tree = ast.parse(source) if source else None
    if reduces(tree):
        return said.replace(RESHAPES, KEEPS)
    return said if takes_sum(tree) else said.replace(f" {ALONG}", "")


def _named(value: Any, names: Sequence[str]) -> Any:
    """Return a tuple's parts by their names."""
    if isinstance(value, tuple | list) and len(value) == len(names) > 1:
        return dict(zip(names, value, strict=True))
    return value


def of_repair(found: Repair) -> str:
    """Say where a repair is, and what kind of change it is, in words for a student.

    Examples
    --------
    >>> of_repair(Repair("axis", (4,), ("s = Z.sum(axis=0)",), "Z.sum(axis=0)", "", 1, 0.1))
    'Line 4: `s = Z.sum(axis=0)`. Along which axis should `Z.sum(axis=0)` go?'
    """
    old = found.old.split("; ")[0]
    fits = len(old) <= LONGEST_CODE and "`" not in old and "\n" not in old
    words = f"`{old}`" if fits else "this"
    if found.kind in (kinds.EXPRESSION, kinds.WHOLE) and found.code[0].endswith(f" {old}"):
        words = "it"  # all that the line computes, which is quoted already
    says = SAYS[found.kind].format(code=words)
    return f"{place(found.lines, found.code)} {says}"


def of_forced(found: Forced, source: str, first: int) -> str:
    """Say which variable has a wrong value, and how it is off."""
    here = place(found.lines, code_at(found.lines, source, first))
    names = " and ".join(f"`{name}`" for name in found.names)
    verb = "is" if len(found.names) == 1 else "are"
    if len(found.unsure) > MOST_UNSURE:
        return ""
    if found.unsure:
        reads = " and ".join(f"`{name}`" for name in found.unsure)
        it = "it is" if len(found.names) == 1 else "one of them is"
        return (
            f"{here} {names} {verb} not right there. It may be that line, or {reads}, from which "
            f"{it} computed."
        )
    if found.conditions:
        return (
            f"{here} {names} {verb} not right there. Does line {found.conditions[-1]} choose well?"
        )
    name = found.names[0]
    pairs = [({name: right}, {name: theirs}) for right, theirs in found.pairs]
    told = _of_lost_axis(relation(pairs, [()] * len(pairs), ()), source)
    return f"{here} {names} {verb} not right there; the values above it are. {told}".strip()


def code_at(lines: Sequence[int], source: str, first: int) -> list[str]:
    r"""Return what stands in lines of a cell, of a function that begins on its line `first`.

    Examples
    --------
    >>> code_at((4,), "def f(x):\n    return x", 3)
    ['return x']
    """
    code = source.splitlines()
    return [code[line - first].strip() for line in lines]


def place(lines: Sequence[int], code: Sequence[str]) -> str:
    """Name lines of a student's cell, and quote the first where it is short.

    Examples
    --------
    >>> place((4,), ("s = Z.sum()",)), place((4, 7), ())
    ('Line 4: `s = Z.sum()`.', 'Lines 4 and 7.')
    """
    quoted = code[0] if code and len(code[0]) <= LONGEST_CODE and "`" not in code[0] else ""
    if len(lines) == 1:
        return f"Line {lines[0]}{f': `{quoted}`' if quoted else ''}."
    return f"Lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}."
