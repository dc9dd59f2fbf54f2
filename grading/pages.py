"""The pages that people read: feedback, and formgrader's view of a submission.

Both are made by nbconvert from the autograded notebooks. Outputs were cleaned when the notebook was
graded (`grading.outputs`), texts are cleaned here (`grading.markup`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode, v4
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.preprocessors import ClearHiddenTests
from traitlets.config import Config

from .authors_run import CourseFigures, Drawn
from .bounded import Unfinished, in_child
from .by_hand import settled_among, take_out_settled, waits
from .figures import show_figures
from .freshness import keep_fresh
from .hints import hints_for, hints_of
from .markup import (
    POLICY,
    UNFINISHED,
    cell_to_html,
    code_to_html,
    finished_card,
    with_alternatives,
)
from .nbgrader_compat import marks_told
from .restore import released

TEMPLATES = Path(__file__).with_name("templates")
EVERYTHING = {
    f"include_{part}": True for part in ("code", "markdown", "raw", "unknown", "input", "output")
}
"""What of a notebook a template is to lay out."""

SCRIPT = re.compile(r"<script\b.*?</script\s*>", re.DOTALL | re.IGNORECASE)


class HideTests(Preprocessor):
    """Take hidden tests and mark schemes out of a feedback page, and what the tests printed."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, _: int
    ) -> tuple[NotebookNode, Any]:
        """Change a cell that has hidden tests."""
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("locked") and cell.cell_type == "markdown":
            cell.source = released(cell.source)
        if not settings.get("grade") or settings.get("solution"):
            return cell, resources
        if _without_hidden_tests(cell):
            for output in cell.get("outputs", []):
                if output.output_type == "error":
                    output.traceback = [f"{output.ename} in the tests of this cell"]
                    output.evalue = ""
        return cell, resources


def _without_hidden_tests(cell: NotebookNode) -> bool:
    """Take the hidden tests out of a cell; return whether it had any."""
    written = cell.source
    _clearer().preprocess_cell(cell, {}, 0)
    return bool(cell.source != written)


@cache
def _clearer() -> ClearHiddenTests:
    return ClearHiddenTests()


def finish_cards(nb: NotebookNode, hints: Mapping[str, str]) -> None:
    """Set the formulas of the cards that checks show, and put hints on them, by exercise.

    What a student's own code shows where a person marks it is no card.
    """
    for cell in nb.cells:
        settings = cell.metadata.get("nbgrader", {})
        is_check = settings.get("grade") and not settings.get("solution")
        for output in cell.outputs if is_check and cell.cell_type == "code" else ():
            if card := output.get("data", {}).get("text/html"):
                hint = hints.get(settings.get("grade_id", ""), "")
                output.data["text/html"] = finished_card(card, hint)


def tell_what_waits(nb: NotebookNode, told: dict[str, Any]) -> None:
    """Take the score of what nobody has marked for none, and take out what has been settled.

    nbgrader counts an answer without a mark as 0.

    Parameters
    ----------
    nb : NotebookNode
        With the scores of `nbgrader.preprocessors.GetGrades`.
    told : dict
        What the page is told of the submission; how many points wait for a mark is added.
    """
    with Gradebook(told["db_url"]) as gradebook:
        row = gradebook.find_submission_notebook(
            told["notebook"], told["assignment"], told["student"]
        )
        grades = list(row.grades)
        waiting = {grade.name: grade.max_score for grade in grades if waits(grade)}
        settled = settled_among(grades)
    take_out_settled(nb, settled)
    for cell in nb.cells:
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade_id") in waiting and "score" in settings:
            settings.score = None
    told["waiting"] = sum(waiting.values())


class FeedbackPage(HTMLExporter):
    """Makes feedback pages that show no hidden test, run no script and need no network."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._hints: dict[str, str] = {}
        self._figures: CourseFigures | None = None
        self._drawn: Drawn = {}
        self._is_warm = False
        self.register_preprocessor(HideTests, enabled=True)
        if isinstance(self.parent, GenerateFeedback):
            coursedir = self.parent.coursedir
            self._figures = CourseFigures(coursedir, coursedir.assignment_id, self.parent.log)
            keep_fresh(self.parent, self._figures)

    @property
    def default_config(self) -> Config:
        """Settings under those of the course: nbgrader names its own template for any page."""
        mine = {"template_name": "course_feedback", "extra_template_basedirs": [str(TEMPLATES)]}
        settings: Config = super().default_config
        settings.merge(Config({type(self).__name__: mine}))
        return settings

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **options: Any
    ) -> tuple[str, Any]:
        """Make the page; one that takes too long or too much says so in its place."""
        resources = self._init_resources(resources)
        self._load_what_pages_need()
        self._hints = self._recorded_hints(nb, resources)
        self._drawn = self._drawn_in(resources)
        try:
            page = in_child(partial(self._page, nb, resources, options))
        except Unfinished as error:
            told = resources.get("nbgrader", {})
            self.log.error(
                "The feedback for %s, %s was not made: %s",
                told.get("student", "a student"),
                told.get("notebook", "a notebook"),
                error,
            )
            page = UNFINISHED.format(policy=POLICY, reason=html.escape(str(error)))
        return page, resources

    def _load_what_pages_need(self) -> None:
        """Lay out cells of ours, once: what is loaded for it, the copies of this process have then.

        Each page is made in such a copy, which would load templates, lexers and parsers anew: a
        third of the time that a page takes.
        """
        if self._is_warm:
            return
        self._is_warm = True
        self.register_filter("markdown2html", cell_to_html)
        self.register_filter("highlight_code", code_to_html)
        text = v4.new_output("stream", text="\x1b[31mred\x1b[0m")
        cells = [
            v4.new_markdown_cell("**Bold**, `code` and $x^2$"),
            v4.new_code_cell("x = 1", outputs=[text]),
        ]
        self.template.render(
            nb=v4.new_notebook(cells=cells), resources={"global_content_filter": EVERYTHING}
        )

    def _recorded_hints(self, nb: NotebookNode, resources: Any) -> dict[str, str]:
        """Return the hints that were recorded for a student's answers, by exercise."""
        told = resources.get("nbgrader", {})
        if not isinstance(self.parent, GenerateFeedback) or "assignment" not in told:
            return {}
        hints = hints_of(self.parent.coursedir, told["assignment"])
        return hints_for(hints, told["notebook"], nb.cells)

    def _drawn_in(self, resources: Any) -> Drawn:
        """Return what the cells that students are given draw."""
        notebook = resources.get("nbgrader", {}).get("notebook")
        return self._figures.of(notebook) if self._figures and notebook else {}

    def _preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        finish_cards(nb, self._hints)
        show_figures(nb, self._drawn)
        nb, resources = super()._preprocess(nb, resources)
        if told := marks_told(resources):  # nbgrader's own preprocessors are through
            tell_what_waits(nb, told)
        return nb, resources

    def _page(self, nb: NotebookNode, resources: Any, options: Any) -> str:
        # not by HTMLExporter's own: it reads the whole page once more, to add what ours has
        page, _ = TemplateExporter.from_notebook_node(self, nb, resources, **options)
        page = with_alternatives(SCRIPT.sub("", page))
        return page.replace("<head>", f"<head>{POLICY}", 1)
