"""Put the course's figures under the cells of a student's notebook that the author wrote.

Which cell is the author's is told by its text, and by nothing that a submission says of it: under a
cell of a student's own, whatever it calls itself, no figure of the course stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from nbformat import NotebookNode

from .authors_run import Drawn, Figure, is_given

SHOWN = "course_figures"
"""Where a cell's figures are kept for the template of its page, as HTML."""
CAPTION = "The figure as the course draws it, with its own functions and not with yours."
HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)


def placed(cells: Sequence[NotebookNode], drawn: Drawn) -> dict[int, list[Figure]]:
    """Return the figures of a notebook's cells, by the cell's position.

    Cells with the same text may draw different things. They are told apart by their order, and get
    no figure where one is missing or there is one more.

    Parameters
    ----------
    cells : sequence of NotebookNode
        An autograded notebook's.
    drawn : mapping
        What the author's draw, from `grading.authors_run`.
    """
    positions: dict[str, list[int]] = {}
    for position, cell in enumerate(cells):
        if is_given(cell) and (text := cell.source.strip()) in drawn:
            positions.setdefault(text, []).append(position)
    return {
        position: figures
        for text, found in positions.items()
        if len(found) == len(drawn[text])
        for position, figures in zip(found, drawn[text], strict=True)
        if figures
    }


def show_figures(nb: NotebookNode, drawn: Drawn) -> None:
    """Have the page of a notebook show the course's figures.

    A cell that was run for marks and has drawn something keeps that: it is the student's.
    """
    figures = placed(nb.cells, drawn)
    for position, cell in enumerate(nb.cells):
        cell.metadata.pop(SHOWN, None)
        if position in figures and not _has_drawn(cell):
            cell.metadata[SHOWN] = "".join(map(figure_html, figures[position]))


def _has_drawn(cell: NotebookNode) -> bool:
    return any(
        kind.startswith("image/") or "<img" in shown
        for output in cell.outputs
        for kind, shown in output.get("data", {}).items()
    )


def figures_by_exercise(cells: Sequence[NotebookNode], drawn: Drawn) -> dict[str, str]:
    """Return the figures that belong to what has points, as HTML, by grade id.

    They are those between the heading above a question and the next heading.

    Parameters
    ----------
    cells, drawn
        As of `placed`.
    """
    figures = placed(cells, drawn)
    found: dict[str, str] = {}
    names: list[str] = []
    pictures = ""
    for position, cell in enumerate(cells):
        if cell.cell_type == "markdown" and HEADING.search(cell.source):
            names, pictures = [], ""
        if position in figures:
            pictures += "".join(map(figure_html, figures[position]))
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade") or settings.get("task"):
            names.append(settings["grade_id"])
        found |= dict.fromkeys(names, pictures)
    return found


def figure_html(figure: Figure) -> str:
    """Return a figure with the line that says whose it is.

    Examples
    --------
    >>> print(figure_html(Figure("UklGRg==", "A < B", 400)))
    <figure class="from-course"><img alt="A &lt; B" width="400" src="data:image/webp;base64,UklG...
    """
    alt = html.escape(figure.alt or "A figure of the course without a description")
    width = f' width="{figure.width}"' if figure.width else ""
    source = f"data:image/webp;base64,{figure.picture}"
    return (
        f'<figure class="from-course"><img alt="{alt}"{width} src="{source}">'
        f"<figcaption>{CAPTION}</figcaption></figure>"
    )
