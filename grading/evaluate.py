"""Grade one notebook: run its cells in the sandbox, judge each exercise outside."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from autograde_tests.machinery.cards import Card
from autograde_tests.machinery.judging import AnswerKey

from .answer_cells import answer_cells
from .asking import Asking, Graded
from .failed_cells import CellFailure, Told, tell
from .for_report import for_the_report
from .left_out import without_marks
from .names import changed, rebound_later
from .outcomes import places_of
from .outputs import Output, clean_outputs, size_of
from .restore import Restored
from .results import ExerciseResult, NotebookCell, NotebookResult
from .runner import Runner
from .sandbox import Sandbox
from .similarity import answer_passages
from .wrong_answers import SIGNATURE

MAX_SHOWN = 24 * 2**20
"""Characters that all outputs of a notebook may have together: twelve cells that show as much as
one may (`Limits.output_bytes`). They are kept in the result and in the autograded notebook."""
MAX_DETAIL = 4000
"""Characters of each detail on a card: longer ones are read by nobody."""


def grade_notebook(
    sandbox: Sandbox,
    restored: Restored,
    keys: Mapping[str, AnswerKey],
    files: Mapping[str, bytes] | None = None,
    carries_errors_forward: bool = False,
) -> NotebookResult:
    """Run and grade a notebook.

    All cells run before the first function is called: what the notebook shows cannot hold an
    input of the grader's. Then all exercises are called in one copy of the process. What does not
    earn everything there is tried again alone, so that no exercise stands in another's way: where
    a later cell changes a name that the functions read, in a copy that was kept at its check.

    Parameters
    ----------
    sandbox : Sandbox
    restored : Restored
        The submission, with the author's cells put back. Its cells get their outputs.
    keys : mapping of str to AnswerKey
        By grade id: what each exercise is asked and what is right. They stay outside.
    files : mapping of str to bytes
        What the student handed in beside the notebook.
    carries_errors_forward : bool
        Whether an exercise may earn more with the reference's functions in the place of the
        student's that it calls.
    """
    runner = Runner(sandbox, files or {})
    codes = code_cells(restored, keys)
    kept = rebound_later(
        [code.source for code in codes],
        {position: code.asks for position, code in enumerate(codes) if code.asks},
    )
    run = CellRun(runner)
    try:
        for code in codes:
            if code.asks in kept:
                runner.keep(code.asks)
            elif not code.asks:
                run.take(code)
        written = {code.name: (code.number, code.source) for code in codes}
        asking = Asking(
            runner,
            places_of(code.source for code in codes),
            answer_cells(written, run.failures),
            carries_errors_forward,
        )
        asked = {code.asks: keys[code.asks] for code in codes if code.asks}
        called = {name: key for name, key in asked.items() if not key.exercise.missing}
        graded = asking.results(called, kept)
        graded |= {
            name: Graded(*without_marks(key.exercise))
            for name, key in asked.items()
            if name not in called
        }
    finally:
        runner.close()
    exercises = run.decided | {name: each.result for name, each in graded.items()}
    sources = {code.number: code.source for code in codes}
    told = for_the_report(
        "what is said of cells that failed", partial(tell, exercises, run.failures, sources), Told()
    )
    left_out = [
        f"The file {path[:100]} was left out: {problem}."
        for path, problem in runner.problems.items()
    ]
    lent = [each.remark for each in graded.values() if each.remark]
    _show_cards(restored.cells, graded)
    return NotebookResult(
        exercises=exercises,
        cells=restored.cells,
        remarks=(*restored.remarks, *run.remarks, *told.remarks, *left_out, *lent),
        looks=(*restored.looks, *told.looks),
        by_hand=tuple(restored.by_hand),
        passages=for_the_report(
            "the comparison of code", partial(answer_passages, restored.cells), {}
        ),
    )


@dataclass(frozen=True)
class CodeCell:
    """A code cell: one to run, or one that checks an exercise, which is called after the run.

    Parameters
    ----------
    number : int
        The cell's position in the notebook, from 1.
    cell : NotebookCell
    asks : str
        The exercise that is checked here; empty at a cell that is run.
    """

    number: int
    cell: NotebookCell
    asks: str = ""

    @property
    def source(self) -> str:
        """The cell's text."""
        return str(self.cell["source"])

    @property
    def name(self) -> str:
        """The name by which nbgrader knows it; empty if it does not."""
        return str(settings_of_cell(self.cell).get("grade_id", ""))

    @property
    def is_answer(self) -> bool:
        """Whether it is for the student to write."""
        return bool(settings_of_cell(self.cell).get("solution"))

    @property
    def decides(self) -> bool:
        """Whether it is a plain assert cell of the instructor's, which decides marks."""
        return bool(settings_of_cell(self.cell).get("grade")) and not self.is_answer


def code_cells(restored: Restored, keys: Mapping[str, AnswerKey]) -> list[CodeCell]:
    """Return the code cells that count, in the notebook's order."""
    codes = []
    for position, cell in enumerate(restored.cells):
        if cell["cell_type"] != "code" or position in restored.skipped:
            continue
        settings = settings_of_cell(cell)
        name = settings.get("grade_id", "")
        asks = name if settings.get("grade") and name in keys else ""
        codes.append(CodeCell(position + 1, cell, asks))
    return codes


class CellRun:
    """Runs cells one after the other, and keeps what has to be known of them."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._room = MAX_SHOWN
        self.decided: dict[str, ExerciseResult] = {}
        """What the instructor's own assert cells say, by grade id."""
        self.failures: list[CellFailure] = []
        self.remarks: list[str] = []

    def take(self, code: CodeCell) -> None:
        """Run a cell; it gets its outputs."""
        ran = self._runner.run(code.source, salvage=not code.decides, overwrite=code.is_answer)
        none: list[Output] = []
        outputs = for_the_report(
            "a cell's outputs", partial(clean_outputs, ran.outputs, self._room), none
        )
        code.cell["outputs"] = outputs
        self._room -= size_of(outputs)
        if ran.stopped:
            self.remarks.append(f"Cell {code.number} was stopped: {ran.stopped}.")
        if code.decides:
            settings = settings_of_cell(code.cell)
            earned = decided_inside(float(settings.get("points", 0)), ran.error, outputs)
            self.decided[settings.get("grade_id", "")] = earned
        elif ran.error:
            self.failures.append(
                CellFailure(
                    code.number,
                    ran.error,
                    changed(code.source) if ran.stopped else ran.lost,
                    bool(ran.stopped),
                    ran.bare,
                    ran.twice,
                    ran.line,
                )
            )


def settings_of_cell(cell: NotebookCell) -> dict[str, Any]:
    """Return what nbgrader is told of a cell; nothing of one that it does not know."""
    settings: dict[str, Any] = cell["metadata"].get("nbgrader", {})
    return settings


def decided_inside(most: float, error: str, outputs: list[Output]) -> ExerciseResult:
    """Mark a plain assert cell of the instructor's as nbgrader does: by how it ended.

    Examples
    --------
    >>> decided_inside(2.0, "AssertionError", []).points, decided_inside(2.0, "", []).points
    (0.0, 2.0)
    """
    points = 0.0 if error else most
    for output in outputs:
        if output["output_type"] == "execute_result" and points:
            with contextlib.suppress(ValueError):
                said = float(output["data"].get("text/plain", ""))
                points = min(max(said, 0.0), most) if said == said else 0.0
    return ExerciseResult(points, most, fault=error, decided_inside=True)


def _show_cards(cells: list[NotebookCell], graded: Mapping[str, Graded]) -> None:
    """Let the cells of the checks show the cards."""
    for cell in cells:
        settings = settings_of_cell(cell)
        each = graded.get(settings.get("grade_id", ""))
        if each and settings.get("grade"):
            wrong = each.result.wrong
            cell["outputs"] = [
                {
                    "output_type": "execute_result",
                    "data": _short_card(each.card)._repr_mimebundle_(),
                    "metadata": {SIGNATURE: wrong.signature} if wrong else {},
                    "execution_count": None,
                }
            ]


def _short_card(card: Card) -> Card:
    """Return a card whose details are short enough to be read."""
    rows = tuple(
        replace(row, details=tuple((label, text[:MAX_DETAIL]) for label, text in row.details))
        for row in card.rows
    )
    return replace(card, rows=rows)
