"""Take the solutions out of a notebook, as nbgrader does, without tripping the student up."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor

from autograde_tests.machinery.agreed import SOLUTIONS

BROKEN = "### BROKEN:"


class ClearAnswers(ClearSolutions):
    """nbgrader's ClearSolutions, with two differences.

    Its placeholder stands in the bodies of functions only. There it tells a check that the
    exercise is not written yet. At the top level of a cell, as in a quiz, it would stop "Run All
    Cells". And an answer that students are to repair, not to write, stays, with its faults put in.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, cell_index: int
    ) -> tuple[NotebookNode, Any]:
        """Take the solution out of a cell."""
        written = cell.source
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if cell.cell_type != "code":
            return cell, resources
        if BROKEN in written:
            cell.source = with_faults(written)
        elif self.begin_solution_delimeter in written:
            stub = self.code_stub[resources["language"]].split("\n")
            lines = cell.source.split("\n")
            cell.source = "\n".join(line for line in lines if line not in stub)
        return cell, resources


class KeepSolutionsBack(NbGraderPreprocessor):
    """Takes the cells out that show the solutions of quizzes: those are for learning alone.

    ``c.KeepSolutionsBack.enabled = False`` in nbgrader_config.py leaves them in what is released.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Take the cells out of a notebook."""
        nb.cells = [cell for cell in nb.cells if SOLUTIONS not in cell.metadata.get("tags", [])]
        return nb, resources


def with_faults(source: str) -> str:
    r"""Return an answer as students get it who are to repair it.

    ``### BROKEN: code`` puts that code in the place of the line above it; without code, it takes
    that line out.

    Examples
    --------
    >>> print(with_faults("### BEGIN SOLUTION\nm = 1\n### BROKEN: m = 2\n### END SOLUTION"))
    m = 2
    """
    kept: list[str] = []
    for line in source.split("\n"):
        text = line.strip()
        if text.startswith(BROKEN):
            above = kept.pop()
            fault = text.removeprefix(BROKEN).strip()
            if fault:
                kept.append(above[: len(above) - len(above.lstrip())] + fault)
        elif text not in ("### BEGIN SOLUTION", "### END SOLUTION"):
            kept.append(line)
    return "\n".join(kept)
