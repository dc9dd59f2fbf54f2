"""Take the solutions out of a notebook, as nbgrader does, without tripping the student up."""

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions

BROKEN = "### BROKEN:"


class ClearAnswers(ClearSolutions):
    """nbgrader's ClearSolutions, with two differences.

    Its placeholder stands in the bodies of functions only. There it tells a check that the
    exercise is not written yet. At the top level of a cell, as in a quiz, it would stop "Run All
    Cells". And an answer that students are to repair, not to write, stays, with its faults put in.
    """

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        if cell.cell_type == "code" and BROKEN in cell.source:
            cell.source = with_faults(cell.source)
            return True
        replaced: bool = super()._replace_solution_region(cell, language)
        if replaced and cell.cell_type == "code":
            stub = self.code_stub[language].split("\n")
            lines = cell.source.split("\n")
            cell.source = "\n".join(line for line in lines if line not in stub)
        return replaced


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
