"""Take the solutions out of a notebook, as nbgrader does, without tripping the student up."""

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions


class ClearAnswers(ClearSolutions):
    """nbgrader's ClearSolutions, but its placeholder stands in the bodies of functions only.

    There it tells a check that the exercise is not written yet. At the top level of a cell, as in
    a quiz, it would stop "Run All Cells".
    """

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        replaced: bool = super()._replace_solution_region(cell, language)
        if replaced and cell.cell_type == "code":
            stub = self.code_stub[language].split("\n")
            lines = cell.source.split("\n")
            cell.source = "\n".join(line for line in lines if line not in stub)
        return replaced
