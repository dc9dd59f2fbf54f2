"""What we use of nbgrader beyond its documentation: all of it stands here, each with its reason.

nbgrader documents its settings, its command line, the gradebook's methods and tables, plug-ins and
exchanges. What follows may change with any minor release of it, and some of it without a word: a
method that is no longer called raises nothing. So `pyproject.toml` has a ceiling for nbgrader, and
whoever raises it reads this file beside nbgrader's. Each docstring names the place in nbgrader that
it stands on, and why there was no other way; a test resolves these names, and refuses private names
of nbgrader's, and assignments to its objects, anywhere else.
"""

from __future__ import annotations

import contextlib
import glob
import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import nbgrader.api
from nbgrader.api import Gradebook, SubmittedNotebook
from nbgrader.apps import NbGrader
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.dbutil import ALEMBIC_DIR
from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.plugins import FileNameCollectorPlugin
from nbgrader.preprocessors import AssignLatePenalties, InstantiateTests
from sqlalchemy.orm import Session
from traitlets.config import Config

from .errors import GradingError


def course_directory(root: Path, **settings: Any) -> CourseDirectory:
    """Read a course's settings as nbgrader's commands do.

    Stands on `nbgrader.apps.baseapp.NbGrader.initialize`: it reads the settings of the folder that
    it is called in, and makes a course directory of its own before it has read them. A command
    changes that one afterwards; to have all settings apply from the start, it is made again.

    Parameters
    ----------
    root : Path
        The folder with ``nbgrader_config.py``.
    **settings
        Of the course directory, in the place of what the file says.

    Raises
    ------
    GradingError
        If ``nbgrader_config.py`` cannot be read.
    """
    app = NbGrader(log_level="WARN", raise_config_file_errors=True)
    try:
        with contextlib.chdir(root):
            app.initialize([])
    except Exception as error:  # the file is Python: it can fail in any way
        raise GradingError(
            f"{root / 'nbgrader_config.py'} cannot be read: {type(error).__name__}: {error}"
        ) from error
    return CourseDirectory(parent=app, **settings)


def settings_of(coursedir: CourseDirectory) -> Config:
    """Return all of nbgrader_config.py.

    Stands on `nbgrader.coursedir.CourseDirectory`, whose ``config`` has its own part of the
    settings only; its parent, the application, has them all.
    """
    settings: Config = coursedir.parent.config if coursedir.parent else coursedir.config
    return settings


def generate_assignment(config: Config, name: str, **settings: Any) -> None:
    """Do what ``nbgrader generate_assignment`` does, for another folder than the course's own.

    Stands on `nbgrader.converters.base.BaseConverter.start`: called on a converter that is made
    with a course directory of its own. The documented `NbGraderAPI` knows one course directory, and
    returns what went wrong as text.

    Parameters
    ----------
    config : Config
        All settings.
    name : str
        The assignment.
    **settings
        Of the course directory, in the place of what ``config`` says.

    Raises
    ------
    NbGraderException
        If nbgrader refuses an assignment.
    """
    course = CourseDirectory(config=config, assignment_id=name, **settings)
    GenerateAssignment(coursedir=course, config=config).start()


def is_of_another_format(error: NbGraderException) -> bool:
    """Return whether a converter refused notebooks for the version of their metadata.

    Stands on the words of `nbgrader.converters.base.BaseConverter.convert_notebooks`, which makes
    all that a converter meets into exceptions of one class.
    """
    return "metadata format" in str(error)


def take_over_run(converter: Any, run: Callable[[], None]) -> None:
    """Have a converter do something else in the place of its loop over the submissions.

    Stands on `nbgrader.converters.base.BaseConverter.start`: it makes the exporter, which a setting
    names and which knows the converter, and only then calls ``convert_notebooks`` of itself. No
    setting replaces that loop.
    """
    converter.convert_notebooks = run


def decide_for_each_student(
    converter: Any,
    choose: Callable[[str, str, Callable[[str, str], bool]], Collection[str] | None],
    done: Callable[[str, str], None],
) -> None:
    """Decide which notebooks of a student's are converted, and hear when they have been.

    Stands on `nbgrader.converters.base.BaseConverter.convert_notebooks`: for each submission it
    calls ``init_destination``, converts what ``notebooks`` lists if that returned True, and calls
    ``set_permissions`` last, on all files that are there then. nbgrader's hooks before and after a
    submission can refuse none.

    Parameters
    ----------
    converter : BaseConverter
    choose : callable
        Called with assignment, student, and nbgrader's own decision as a callable of both. Returns
        the notebooks to convert; None if they all are.
    done : callable
        Called with assignment and student.
    """
    decide, finish = converter.init_destination, converter.set_permissions

    def init_destination(assignment: str, student: str) -> bool:
        chosen = choose(assignment, student, decide)
        if chosen is not None:
            converter.notebooks = list(chosen)
        return chosen is None or bool(chosen)

    def set_permissions(assignment: str, student: str) -> None:
        done(assignment, student)
        finish(assignment, student)

    converter.init_destination = init_destination
    converter.set_permissions = set_permissions


def take_over_filing(app: Any, file: Callable[[], None]) -> bool:
    """Have ``nbgrader zip_collect`` file what was unpacked in our way, if it would in its own.

    Stands on `nbgrader.apps.zipcollectapp.ZipCollectApp.start`, which calls
    ``process_extracted_files`` of itself after the extractor plug-in has unpacked. A collector
    plug-in, which is documented, sees one file's name at a time, and no archive.

    Returns
    -------
    bool
        False if a collector plug-in of the instructor's, or a pattern, is to file: it stays so.
    """
    collector = app.collector_plugin_inst
    if type(collector) is not FileNameCollectorPlugin or collector.named_regexp:
        return False
    app.process_extracted_files = file
    return True


class ReleasesOneByOne(ExchangeReleaseFeedback):
    """Releases one student's feedback at a time: one that fails costs nobody else anything.

    Stands on `nbgrader.exchange.default.release_feedback.ExchangeReleaseFeedback.copy_files`, which
    goes through whatever the pattern ``src_path`` matches, and ends at the first failure.
    """

    src_path: str

    def release(self, folder: Path) -> None:
        """Release what lies in one student's folder."""
        pattern = self.src_path
        self.src_path = glob.escape(str(folder))
        try:
            super().copy_files()
        finally:
            self.src_path = pattern


def newest_form_of_a_gradebook() -> str:
    """Return the name of the form that a new gradebook has, as ``alembic heads`` prints it.

    Stands on `nbgrader.api.get_alembic_version`, which starts a process for this at each new
    gradebook; that process imports all of nbgrader once more, which takes seconds. It is replaced
    for nbgrader's own commands, too: what a course is configured with imports this module.

    Examples
    --------
    >>> len(newest_form_of_a_gradebook())
    12
    """
    from alembic.script import ScriptDirectory

    return str(ScriptDirectory(ALEMBIC_DIR).get_current_head())


nbgrader.api.get_alembic_version = newest_form_of_a_gradebook


def session_of(gradebook: Gradebook) -> Session:
    """Return the SQLAlchemy session of a gradebook.

    Stands on `nbgrader.api.Gradebook`, which has it as ``db``. Its documented methods ask for each
    student on their own, which takes minutes for a class, and commit one by one.
    """
    session: Session = gradebook.db
    return session


@contextlib.contextmanager
def one_transaction(gradebook: Gradebook) -> Iterator[None]:
    """Let a gradebook's methods leave the commit to us: each waits for the disk.

    Stands on `nbgrader.api.Gradebook.update_or_create_submission` and its like, which end with
    ``self.db.commit()``.
    """
    gradebook.db.commit = gradebook.db.flush
    try:
        yield
    finally:
        del gradebook.db.commit


class LatePenalties:
    """What the instructor's late-submission plug-in takes off, within nbgrader's bounds.

    Stands on `nbgrader.preprocessors.AssignLatePenalties.init_plugin` and
    `nbgrader.preprocessors.AssignLatePenalties._check_late_penalty`. The preprocessor as a whole
    opens the gradebook anew, and commits, for each notebook.
    """

    def __init__(self, config: Config) -> None:
        self._penalties = AssignLatePenalties(config=config)
        self._penalties.init_plugin()
        # the plug-in names its method at every notebook; that it is late is in the gradebook
        self._penalties.plugin_inst.log = logging.getLogger(__name__)

    def of(self, row: SubmittedNotebook, student: str, seconds_late: float) -> float | None:
        """Return the points to take off a notebook's score; None if there is nothing to say."""
        plugin = self._penalties.plugin_inst
        penalty = plugin.late_submission_penalty(student, row.score, seconds_late)
        if penalty is None:
            return None
        bounded: float = self._penalties._check_late_penalty(row, penalty)
        return bounded


def end_kernel(tests: InstantiateTests) -> None:
    """End the kernel in which tests were written out, if it still runs.

    Stands on `nbgrader.preprocessors.InstantiateTests.preprocess`, which keeps it as ``kc`` and
    leaves it running when a cell fails.
    """
    if tests.kc is not None:
        tests.kc.shutdown()
        tests.kc.stop_channels()
        tests.kc = None


def marks_told(resources: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what is known to a feedback page of its marks, to be changed; None until it is known.

    Stands on `nbgrader.preprocessors.GetGrades.preprocess`, which writes it for the page's template
    into ``resources["nbgrader"]``, with the submission that the converter has put there.
    """
    told: dict[str, Any] = resources.get("nbgrader", {})
    return told if "score" in told else None
