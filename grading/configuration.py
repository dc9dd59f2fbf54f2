"""nbgrader's settings for a course that is graded by this engine.

A course's nbgrader_config.py calls `configure` and adds what is its own.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from traitlets.config import Config

from autograde_tests.machinery.agreed import SEED_VARIABLE

from .content import SECTION
from .environment import find_programs_of_this_python
from .errors import SeedError
from .seed import grading_seed

# nbgrader's own list, with a ClearSolutions that does not stop "Run All Cells" at a quiz, and
# without the cells that show a quiz's solutions.
PREPROCESSORS = [
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.InstantiateTests",
    "nbgrader.preprocessors.LockCells",
    "grading.clearing.ClearAnswers",
    "grading.clearing.KeepSolutionsBack",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
]


def configure(c: Config, root: Path, course_id: str, exercises: str, library: str = "") -> None:
    """Set what the course's commands and nbgrader's need.

    Parameters
    ----------
    c : Config
        What ``get_config()`` returns in nbgrader_config.py.
    root : Path
        The course's folder; packages in it can be imported.
    course_id : str
        nbgrader's name of the course.
    exercises, library : str
        The course's packages, see `grading.content.Content`.

    Examples
    --------
    >>> c = Config()
    >>> configure(c, Path("."), "counting", "autograde_tests.weeks", "course_utils")
    >>> c.CourseContent.exercises, c.CourseDirectory.release_directory
    ('autograde_tests.weeks', 'notebooks')
    """
    from . import nbgrader_compat  # noqa: F401  # makes new gradebooks without a process for each

    find_programs_of_this_python()  # nbgrader starts alembic by its name to renew an old gradebook
    if str(root) not in sys.path:
        sys.path.append(str(root))
    c[SECTION].exercises = exercises
    c[SECTION].library = library
    c.CourseDirectory.course_id = course_id
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.source_directory = str(Path("build", "source"))
    c.CourseDirectory.release_directory = "notebooks"
    c.CourseDirectory.ignore = [
        ".ipynb_checkpoints",
        "*.pyc",
        "__pycache__",
        "feedback",
        "*.new-edition*",
    ]

    c.Exchange.root = os.environ.get("COURSE_EXCHANGE", str(root / "exchange"))

    _replace_steps(c)

    # The seed that hidden cases are drawn from, for cells that grade where they run. It lies out of
    # this folder; where it is missing, grading says so, and nothing else needs it.
    with contextlib.suppress(SeedError):
        os.environ.setdefault(SEED_VARIABLE, grading_seed(root))


def _replace_steps(c: Config) -> None:
    """Put this engine in the place of steps of nbgrader's."""
    # Who hands in, and how it comes to the right place: `nbgrader zip_collect` takes what `course
    # submit` packs (week2_20260914T183000Z_ada.zip), alone or in a learning platform's download;
    # `nbgrader collect` takes what lies in the exchange.
    c.ZipCollectApp.extractor_plugin = "grading.collecting.Archives"
    c.ExchangeFactory.collect = "grading.collecting.Collect"
    c.ExchangeFactory.release_feedback = "grading.collecting.ReleaseFeedback"

    c.GenerateAssignment.preprocessors = list(PREPROCESSORS)

    # What a person marks is a locked question with its mark scheme, then a cell for the answer,
    # which is a zero if it stays blank. nbgrader would have mark schemes in task cells only.
    c.ClearMarkScheme.enforce_metadata = False

    # Submissions are marked by an engine of ours: sandboxed, on all cores, with marks that are
    # decided outside. `nbgrader autograde` and the button in formgrader call it.
    c.Autograde.exporter_class = "grading.nbgrader_engine.Engine"

    # Feedback pages and formgrader show what students wrote without running it, and formulas
    # without a network.
    c.HTMLExporter.filters = {
        "markdown2html": "grading.markup.cell_to_html",
        "highlight_code": "grading.markup.code_to_html",
    }
    c.GenerateFeedback.exporter_class = "grading.pages.FeedbackPage"
