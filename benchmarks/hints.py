"""How often a hint is the right one, on wrong versions that nobody declared.

Run it with ``python benchmarks/hints.py``. Every wrong version of ``wrong_versions`` is checked as
a student's own check does it, with each way of finding the mistake alone and with all of them one
after the other. Whether a hint is right, only a reader can say: the verdicts are kept in
``wrong_versions/verdicts.jsonl``, by version and hint, so a hint in new words counts as unread
until somebody has judged it. ``--unread`` prints those as JSON lines, to be judged and added. What
was said of new versions, before anything was changed for them, is kept in ``first_told.jsonl``.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import functools
import inspect
import io
import json
import linecache
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if Path(sys.path[0]).resolve() == ROOT / "benchmarks":
    sys.path[0] = str(ROOT)  # started by its path: this file is not the package it measures

from autograde_tests import exercises_of  # noqa: E402
from autograde_tests.machinery import further  # noqa: E402
from autograde_tests.machinery.exercises import Exercise  # noqa: E402
from autograde_tests.machinery.judging import run_cases  # noqa: E402
from autograde_tests.machinery.repair import SEARCH_SECONDS  # noqa: E402
from autograde_tests.machinery.visible import visible_cases  # noqa: E402
from benchmarks.wrong_versions import HERE, WrongVersion, all_versions  # noqa: E402

VERDICTS = HERE / "verdicts.jsonl"
FIRST_TOLD = HERE / "first_told.jsonl"
"""What was said of a hand's versions when they were new, before anything was changed for them."""
RESULTS = Path(__file__).parent / "results" / "hints.md"
RIGHT, VAGUE, FALSE, UNREAD, NONE = "right", "vague", "false", "unread", "none"
TOGETHER = "all, one after the other"


@dataclass(frozen=True)
class Told:
    """What one way says of a wrong version."""

    version: WrongVersion
    way: str
    hint: str
    seconds: float


def function_of(exercise: Exercise, version: WrongVersion) -> Any:
    """Return the wrong version as a student's kernel has it: with its source, beside the others."""
    reference = exercise.reference
    if isinstance(reference, type):
        names = dict(vars(sys.modules[reference.__module__]))
    else:
        names = dict(inspect.unwrap(reference).__globals__)
    others = exercises_of(version.notebook).values()
    names |= _imported(version.notebook)
    names |= {other.name: other.reference for other in others if not other.is_quiz}
    file = f"<cell {version.where}>"
    linecache.cache[file] = (len(version.source), None, version.source.splitlines(True), file)
    exec(compile(version.source, file, "exec"), names)  # our own files
    return names[exercise.name]


@functools.cache
def _imported(notebook: str) -> dict[str, Any]:
    """Return what a notebook imports."""
    tree = ast.parse((ROOT / "notebook_sources" / f"{notebook}.py").read_text())
    lines = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names: dict[str, Any] = {}
    exec(compile(ast.Module(lines, []), notebook, "exec"), names)  # our own files
    return names


Way = Callable[[further.Wrong, float], str]
WAYS: dict[str, Way] = {  # nothing is recorded for these versions
    **{way: say for way, say in further.WAYS.items() if way != further.RECORDED},
    TOGETHER: lambda wrong, seconds: further.look(wrong, seconds).hint,
}


def told(versions: Sequence[WrongVersion]) -> Iterator[Told]:
    """Give what each way says of each version that a visible case notices."""
    for version in versions:
        exercise = exercises_of(version.notebook)[version.exercise]
        subject = function_of(exercise, version)
        with contextlib.redirect_stdout(io.StringIO()):
            verdicts = run_cases(exercise, subject, visible_cases(exercise))
        if all(verdict.passed for verdict in verdicts):
            yield Told(version, "green", "", 0.0)
            continue
        names = list(exercises_of(version.notebook))
        for way, say in WAYS.items():
            wrong = further.Wrong(exercise, subject, verdicts, names)
            start = time.perf_counter()
            hint = say(wrong, SEARCH_SECONDS)
            yield Told(version, way, hint, time.perf_counter() - start)


def read_verdicts() -> dict[tuple[str, str], str]:
    """Return what readers said, by version and hint."""
    lines = VERDICTS.read_text().splitlines() if VERDICTS.exists() else []
    said = map(json.loads, lines)
    return {(each["version"], each["hint"]): each["verdict"] for each in said}


def shares(verdicts: Sequence[str]) -> str:
    """Return how many of some verdicts are of each kind, as cells of a table."""
    counts = Counter(verdicts)
    kinds = (RIGHT, VAGUE, FALSE, NONE, UNREAD)
    return " | ".join(f"{100 * counts[kind] / max(len(verdicts), 1):.1f} %" for kind in kinds)


def first_measurement(verdicts: dict[tuple[str, str], str]) -> str:
    """Return the table of the hands' first measurements, in Markdown."""
    lines = ["| hand | versions | right | vague | false | none | unread |", "|---" * 7 + "|"]
    hands: dict[str, list[str]] = {}
    for each in map(json.loads, FIRST_TOLD.read_text().splitlines()):
        version, hint = each["version"], each["hint"]
        verdict = verdicts.get((version, hint), UNREAD) if hint else NONE
        hands.setdefault(version.partition("/")[0], []).append(verdict)
    lines += [f"| {hand} | {len(mine)} | {shares(mine)} |" for hand, mine in hands.items()]
    return "\n".join(lines)


def table(found: Sequence[Told], verdicts: dict[tuple[str, str], str]) -> str:
    """Return the table of the results, in Markdown."""
    lines = [
        "| way | versions | right | vague | false | none | unread | median | 95 % below |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for way in WAYS:
        mine = [each for each in found if each.way == way]
        said = [
            verdicts.get((each.version.where, each.hint), UNREAD) if each.hint else NONE
            for each in mine
        ]
        times = sorted(each.seconds for each in mine) or [0.0]
        late = times[int(0.95 * (len(times) - 1))]
        lines.append(
            f"| {way} | {len(mine)} | {shares(said)} | {statistics.median(times):.3f} s "
            f"| {late:.3f} s |"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, and write it down if it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hand", help="only versions of this folder")
    parser.add_argument("--unread", action="store_true", help="print hints without a verdict")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    options = parser.parse_args(arguments)
    versions = [each for each in all_versions() if options.hand in (None, each.hand)]
    found, verdicts = list(told(versions)), read_verdicts()
    if options.unread:
        shown = set()
        for each in found:
            key = each.version.where, each.hint
            if each.hint and key not in verdicts and key not in shown:
                shown.add(key)
                version = each.version
                line = {
                    "version": version.where,
                    "fault": version.fault,
                    "code": version.source,
                    "hint": each.hint,
                }
                print(json.dumps(line, ensure_ascii=False))
        return 0
    text = [f"{len(versions)} wrong versions."]
    for hand in sorted({each.hand for each in versions}):
        mine = [each for each in found if each.version.hand == hand]
        green = sum(each.way == "green" for each in mine)
        text += ["", f"## {hand}", "", table(mine, verdicts), ""]
        text += [f"{green} more pass all visible cases."]
    print("\n".join(text))
    if options.write:
        introduction = INTRODUCTION.format(first=first_measurement(verdicts))
        RESULTS.write_text(f"{introduction}\n" + "\n".join(text) + "\n")
    return 0


INTRODUCTION = """# How often a hint is the right one

Made by `python benchmarks/hints.py --write`. Each version is checked as a student's own check does
it. "Right" leads to the true fault: it names it, its line, or a true property of the answer that
points to it; "vague" is true and of little help; "false" is not true of that code.

Each hand had seen no hint. When its versions were measured first, with the code of that day:

{first}

What was false has been mended since, and some of what had no hint, so the tables below are of
versions that are known. "Unread" are hints that nobody has judged, of one way alone mostly.
"""

if __name__ == "__main__":
    sys.exit(main())
