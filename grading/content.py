"""What a course is made of: the packages that its nbgrader_config.py names.

The machinery and the grader know no week, no reference and no library of any course. They are told
where these are.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from traitlets.config import Config

from autograde_tests.machinery.exercises import Exercise, exercises_of
from autograde_tests.machinery.plans import plans_of

from .errors import GradingError

SECTION = "CourseContent"
DATA = "_data"
"""The folder of the library that data files are in where submissions run."""


@dataclass(frozen=True)
class Content:
    """The packages of a course.

    Parameters
    ----------
    exercises : str
        Has a package for each assignment, and in it a module for each notebook, whose ``EXERCISES``
        are the notebook's; such as ``"autograde_tests.weeks"``.
    library : str
        What notebooks import, references among it, such as ``"course_utils"``. Submissions run
        with a copy without the functions that they are asked for. Data files lie in its folder
        ``_data``, or in ``datasets`` beside it. Empty if there is none.
    """

    exercises: str
    library: str = ""

    def exercises_of(self, assignment: str, notebook: str) -> dict[str, Exercise]:
        """Return a notebook's declared exercises by name; none if it has none."""
        try:
            return exercises_of(f"{assignment}/{notebook}", self.exercises)
        except ValueError:
            return {}

    def in_turn(self, assignment: str, notebooks: Iterable[str]) -> list[str]:
        """Return notebooks in the order in which they are taken; those of no plan come last."""
        try:
            plans = list(plans_of(self.exercises))
        except ValueError:  # a course of its own need not have one to be graded
            plans = []
        places = {name: place for place, name in enumerate(plans)}
        return sorted(
            notebooks, key=lambda name: (places.get(f"{assignment}/{name}", len(plans)), name)
        )

    @property
    def library_folder(self) -> Path | None:
        """The folder of the library; None if there is none."""
        return package_folder(self.library) if self.library else None

    @property
    def data_folder(self) -> Path | None:
        """The folder of the library's data files; None if there are none."""
        home = self.library_folder
        folders = (home / DATA, home.parent / "datasets") if home else ()
        return next((folder for folder in folders if folder.is_dir()), None)


def content_from(config: Config) -> Content:
    """Return what nbgrader_config.py says that the course is made of.

    Raises
    ------
    GradingError
        If it says nothing, names a package that cannot be imported, or has the exercises inside
        the library.

    Examples
    --------
    >>> content_from(Config(CourseContent=Config(exercises="autograde_tests.weeks"))).exercises
    'autograde_tests.weeks'
    """
    section = config[SECTION] if SECTION in config else Config()
    exercises, library = (section.get(name, "") for name in ("exercises", "library"))
    if not isinstance(exercises, str) or not exercises:
        raise GradingError(
            f"nbgrader_config.py does not say where the exercises are declared (c.{SECTION}."
            f"exercises is {exercises!r}): name the package, such as autograde_tests.weeks"
        )
    for name in filter(None, (exercises, library)):
        package_folder(name)
    content = Content(exercises, library)
    if content.library_folder and package_folder(exercises).is_relative_to(content.library_folder):
        raise GradingError(
            f"{exercises} lies in {library}, of which submissions run with a copy: every answer "
            "would be in it. Declare the exercises in a package beside the library"
        )
    return content


def package_folder(name: str) -> Path:
    """Return the folder of a package.

    Raises
    ------
    GradingError
        If it is not there, or is no folder.

    Examples
    --------
    >>> package_folder("autograde_tests.weeks").name
    'weeks'
    """
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        raise GradingError(
            f"nbgrader_config.py names the package {name!r}, which cannot be imported ({error}): "
            "install the course's package for this Python, or name another"
        ) from error
    folders = list(getattr(module, "__path__", []))
    if not folders:
        raise GradingError(f"nbgrader_config.py names {name!r}, which is a file and no package")
    return Path(folders[0]).resolve()
