"""Settings for nbgrader's commands, which run from this folder unchanged."""

import contextlib
import os
from pathlib import Path

from autograde_tests.machinery.agreed import SEED_VARIABLE
from grading.environment import find_programs_of_this_python
from grading.errors import SeedError
from grading.seed import grading_seed

root = Path(__file__).resolve().parent
c = get_config()

find_programs_of_this_python()  # nbgrader starts alembic by its name

c.CourseDirectory.course_id = "neural-networks"
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

# Where students on the same machine fetch and hand in. On a shared server, name a folder that all
# of them can reach, such as /srv/nbgrader/exchange.
c.Exchange.root = os.environ.get("COURSE_EXCHANGE", str(root / "exchange"))

# Who hands in, and how it comes to the right place: `nbgrader zip_collect` takes what `course
# submit` packs (week2_20260914T183000Z_ada.zip), alone or in a learning platform's download;
# `nbgrader collect` takes what lies in the exchange.
c.ZipCollectApp.extractor_plugin = "grading.collecting.Archives"
c.ExchangeFactory.collect = "grading.collecting.Collect"
c.ExchangeFactory.release_feedback = "grading.collecting.ReleaseFeedback"

# nbgrader's own list, with a ClearSolutions that does not stop "Run All Cells" at a quiz.
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.InstantiateTests",
    "nbgrader.preprocessors.LockCells",
    "grading.clearing.ClearAnswers",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# What a person marks is a locked question with its mark scheme, then a cell for the answer, which
# is a zero if it stays blank. nbgrader would have mark schemes in task cells only.
c.ClearMarkScheme.enforce_metadata = False

# Submissions are marked by this course's own engine: sandboxed, on all cores, with marks that are
# decided outside. `nbgrader autograde` and the button in formgrader call it.
c.Autograde.exporter_class = "grading.nbgrader_engine.Engine"

# Feedback pages and formgrader show what students wrote without running it, and formulas without
# a network.
c.HTMLExporter.filters = {
    "markdown2html": "grading.pages.cell_to_html",
    "highlight_code": "grading.pages.code_to_html",
}
c.GenerateFeedback.exporter_class = "grading.pages.FeedbackPage"

# The seed that hidden cases are drawn from, for cells that grade where they run. It lies out of
# this folder; where it is missing, grading says so, and nothing else needs it.
with contextlib.suppress(SeedError):
    os.environ.setdefault(SEED_VARIABLE, grading_seed(root))
