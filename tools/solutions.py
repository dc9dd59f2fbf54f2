"""Solutions in a notebook's source: where they stand, and what students get in their place."""

from __future__ import annotations

from grading.clearing import BROKEN, with_faults

__all__ = ["BROKEN", "SOLUTION", "STUB", "without_solution"]

SOLUTION = ("BEGIN SOLUTION", "END SOLUTION")
STUB = "raise NotImplementedError()"


def without_solution(text: str) -> str:
    r"""Return an answer cell as nbgrader leaves it for students.

    Examples
    --------
    >>> print(without_solution("def f():\n    ### BEGIN SOLUTION\n    1\n    ### END SOLUTION"))
    def f():
        raise NotImplementedError()
    """
    if BROKEN in text:
        return with_faults(text)
    kept, inside = [], False
    for line in text.split("\n"):
        if SOLUTION[0] in line:
            inside = True
            kept.append(line[: len(line) - len(line.lstrip())] + STUB)
        elif SOLUTION[1] in line:
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept)
