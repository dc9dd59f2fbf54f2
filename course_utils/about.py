"""What the course says of itself: the version of the packages, the edition of the notebooks.

Both are said once, in pyproject.toml. The version is that of the installation. The edition is what
the build wrote into a notebook, so a hand-in still has the one that it was written on.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Mapping
from typing import Any

PROJECT = "neural-networks-by-hand"

EDITION = "course_edition"
"""The key in a notebook's metadata under which the edition stands."""

LABEL = "course"
"""The key in an answer cell's metadata under which its exercise, number and points stand."""

EXERCISES = "course_exercises"
"""The key in the start page's metadata that names the package with the course's exercises."""

EDITIONS = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,31}")
"""What can be an edition, such as 2026.11: short, and harmless wherever it is shown."""


def version() -> str:
    """Return the installed version, which `course_utils.__version__` is as well.

    Raises
    ------
    importlib.metadata.PackageNotFoundError
        If the packages lie in a folder and are not installed.

    Examples
    --------
    >>> import course_utils
    >>> course_utils.__version__ == version()
    True
    """
    return importlib.metadata.version(PROJECT)


def edition_in(notebook: Any) -> str:
    """Return the edition that a notebook says it is of; "" if it says none that could be one.

    A submitted notebook says what its sender likes, and may be anything that JSON can hold.

    Parameters
    ----------
    notebook : any
        As read from JSON.

    Examples
    --------
    >>> edition_in({"metadata": {"course_edition": "2026.11"}, "cells": []})
    '2026.11'
    >>> edition_in({"metadata": {"course_edition": ["2026.11"]}}), edition_in(None)
    ('', '')
    """
    metadata = notebook.get("metadata") if isinstance(notebook, Mapping) else None
    said = metadata.get(EDITION) if isinstance(metadata, Mapping) else None
    return said if isinstance(said, str) and EDITIONS.fullmatch(said) else ""
