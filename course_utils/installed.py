"""The version of the course that is installed. It is said once, in pyproject.toml."""

from __future__ import annotations

import importlib.metadata

PROJECT = "neural-networks-by-hand"


def version() -> str:
    """Return the installed version; `course_utils.__version__` and its like ask for it.

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
