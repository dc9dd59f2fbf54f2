"""Exercises, checks and hints: what a notebook asks of a student, and how the answer is judged.

The machinery serves any course. The weeks are this course's content; another course names a
package of its own.
"""

from functools import partial
from pathlib import Path

from course_utils import toolbox as _toolbox

from .machinery import exercises as _exercises
from .machinery.calling import Calls
from .machinery.cases import HoldingBack
from .machinery.check import NotebookChecks
from .machinery.exercises import Case, Exercise, Mistake, exercise, hidden, questions, visible
from .machinery.own_functions import OwnFunction
from .machinery.own_functions import own_functions as _own_functions
from .machinery.own_library import passes as _passes
from .machinery.plans import plans_of
from .machinery.predictions import Prediction
from .machinery.predictions import predictions_of as _predictions
from .machinery.recorded import published_hints

__all__ = [
    "CONTENT",
    "Calls",
    "Case",
    "Exercise",
    "HoldingBack",
    "Mistake",
    "OwnFunction",
    "exercise",
    "exercises_of",
    "hidden",
    "judge_own_functions",
    "notebook_checks",
    "notebooks_of",
    "own_functions",
    "predictions_of",
    "questions",
    "visible",
]

CONTENT = "autograde_tests.weeks"
"""The package with this course's exercises."""


def exercises_of(notebook: str, package: str = CONTENT) -> dict[str, Exercise]:
    """Return a notebook's exercises by name, in the order in which the notebook has them.

    Parameters
    ----------
    notebook : str
        Week and notebook, such as ``"week2/numpy_basics"``.
    package : str
        The package of the course's content.

    Raises
    ------
    ValueError
        If there is no such notebook.

    Examples
    --------
    >>> "sigmoid" in exercises_of("week2/numpy_basics")
    True
    """
    return _exercises.exercises_of(notebook, package)


def notebooks_of(package: str = CONTENT) -> tuple[str, ...]:
    """Return the names of a course's notebooks in the order in which they are taken.

    Parameters
    ----------
    package : str
        The package of the course's content.

    Raises
    ------
    ValueError
        If the package has no `PLAN`.

    Examples
    --------
    >>> notebooks_of()[:2]
    ('week1/introduction', 'week1/several_neurons')
    """
    return tuple(plans_of(package))


def predictions_of(notebook: str, package: str = CONTENT) -> dict[str, Prediction]:
    """Return a notebook's predictions by name, in the order in which the notebook has them.

    Parameters
    ----------
    notebook : str
        Week and notebook, such as ``"week2/logistic_regression"``, which has exercises.
    package : str
        The package of the course's content.

    Examples
    --------
    >>> predictions_of("week2/quiz")
    {}
    """
    return _predictions(notebook, package)


def notebook_checks(notebook: str, package: str = CONTENT) -> NotebookChecks:
    """Return the checks of one notebook.

    Parameters
    ----------
    notebook : str
        Week and notebook, such as ``"week2/numpy_basics"``.
    package : str
        The package of the course's content.

    Raises
    ------
    ValueError
        If there is no such notebook.

    Examples
    --------
    >>> check = notebook_checks("week2/numpy_basics")
    >>> import numpy as np
    >>> def sigmoid(x):
    ...     return 1 / (1 + np.exp(-x))
    >>> print(str(check("sigmoid")).splitlines()[1])
      Visible checks passed; hidden ones run at grading.
    """
    recorded = published_hints(notebook, package)
    exercises = exercises_of(notebook, package)
    judge_own_functions(package)
    return NotebookChecks(exercises, recorded, notebook, predictions_of(notebook, package))


def judge_own_functions(package: str = CONTENT) -> None:
    """Have the toolbox judge functions of the student's package that have changed.

    Parameters
    ----------
    package : str
        The package of the course's content.
    """
    _toolbox.judged_by(partial(_passes, package))


def own_functions(folder: Path, package: str = CONTENT) -> list[OwnFunction]:
    """Return the functions that were kept in a student's package.

    Parameters
    ----------
    folder : Path
        That of the package.
    package : str
        The package of the course's content.

    Examples
    --------
    >>> own_functions(Path("nothing was kept here"))
    []
    """
    return _own_functions(folder, package)
