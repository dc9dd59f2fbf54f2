"""The tests of the student's own package: each function that was kept, by its visible checks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from course_utils.own_package import FOLDER, BrokenModule, Shelf
from course_utils.own_package.blocks import IMPORTS
from course_utils.toolbox import load

from .exercises import exercises_of
from .own_library import trouble_of


@dataclass(frozen=True)
class OwnFunction:
    """A function or class that was kept in a student's package.

    Parameters
    ----------
    folder : Path
        That of the package.
    topic : str
        Its module.
    name : str
    notebook : str
        Where it was written.
    package : str
        Of the course's content.
    """

    folder: Path
    topic: str
    name: str
    notebook: str
    package: str

    def __str__(self) -> str:
        return f"{self.topic}.{self.name}"

    def trouble(self) -> str:
        """Say what is wrong with it as it lies there; "" if its visible checks pass."""
        shelf = Shelf(self.folder)
        try:
            version = load(shelf.text(self.topic), shelf.file(self.topic))[self.name]
        except KeyError:
            return f"it is no longer in {FOLDER}/{self.topic}.py"
        except (BrokenModule, OSError) as error:
            return str(error)
        try:
            exercise = exercises_of(self.notebook, self.package)[self.name]
        except (ValueError, KeyError):
            return f"this edition of the course does not ask for it in {self.notebook}"
        if exercise.missing:
            return f"its check needs {exercise.missing}, which is not installed"
        return trouble_of(exercise, version)


def own_functions(folder: Path, package: str) -> list[OwnFunction]:
    """Return the functions that were kept in a student's package.

    Parameters
    ----------
    folder : Path
        That of the package.
    package : str
        Of the course's content.
    """
    return [
        OwnFunction(folder, topic, name, entry.notebook, package)
        for topic, entries in Shelf(folder).entries().items()
        for name, entry in entries.items()
        if name != IMPORTS
    ]
