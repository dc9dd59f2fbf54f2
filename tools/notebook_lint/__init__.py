"""The rules a notebook's source keeps: each says where it is broken and what to write instead."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

from tools.notebook_lint import answers, cells, code, guards, long_cells, prose
from tools.notebook_source import SOURCES, START_SOURCE, Exercises, Predictions, Problem, Source

__all__ = ["lint", "lint_files"]


def lint(
    source: Source, exercises: Exercises, root: Path, predictions: Predictions | None = None
) -> list[Problem]:
    """Return everything that is wrong with a notebook's source.

    Parameters
    ----------
    source : Source
    exercises : mapping of str to Exercise
        The notebook's declared exercises, in order.
    root : Path
        The repository, where pictures and other notebooks are looked up.
    predictions : mapping of str to Prediction, optional
        Those that the notebook declares, in order.

    Returns
    -------
    list of Problem
        Sorted by line; empty for a source that can be built.
    """
    problems = list(source.problems)
    found = chain(
        *(rule(source) for rule in _OF_THE_SOURCE),
        *(rule(source, exercises) for rule in _OF_THE_EXERCISES),
        cells.prediction_cells(source, predictions or {}),
        prose.pictures(source, root),
        prose.links(source, root),
    )
    problems += [Problem(source.path, line, text) for line, text in found]
    return sorted(set(problems))


def lint_files(root: Path) -> list[Problem]:
    """Return a problem for every file in ``notebook_sources/`` that is no notebook's source."""
    problems = []
    for path in sorted((root / SOURCES).rglob("*")):
        parts = path.relative_to(root / SOURCES).parts
        if path.is_dir() or any(part.startswith((".", "__pycache__")) for part in parts):
            continue
        name = path.relative_to(root).as_posix()
        if path.suffix != ".py":
            message = (
                "only .py sources belong here; draw a picture in a code cell with plotting.show"
            )
            problems.append(Problem(name, 1, message))
        elif not re.fullmatch(rf"week\d+/[a-z][a-z0-9_]*\.py|{START_SOURCE}", "/".join(parts)):
            message = "expected weekN/name.py, with a name of lower-case letters, digits and _"
            problems.append(Problem(name, 1, message))
    return problems


_OF_THE_SOURCE = (
    cells.well_formed,
    cells.grade_ids,
    prose.delimiters,
    prose.headings,
    code.figures,
    long_cells.length,
    long_cells.options,
)
_OF_THE_EXERCISES = (
    cells.nbgrader_metadata,
    cells.exercise_cells,
    code.checks_of_this_notebook,
    code.unused_imports,
    answers.answers,
    guards.guards,
)
