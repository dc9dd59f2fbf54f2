"""Exercises that need a package which not everybody has: they count where it is installed.

Who marks decides for the whole class: where the grader's Python lacks the package, the exercise
counts for nobody, and is marked when it is there.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util


def is_there(package: str) -> bool:
    """Return whether a package can be imported, without importing it.

    Parameters
    ----------
    package : str
        The name that it is imported by, without a dot.

    Examples
    --------
    >>> is_there("numpy"), is_there("nobody_has_this")
    (True, False)
    """
    try:
        return importlib.util.find_spec(package) is not None
    except ValueError:  # something without a specification stands in its place
        return True


def installed(package: str) -> str:
    """Say in words which version of a package there is: what marks may depend on.

    Examples
    --------
    >>> installed("numpy").startswith("numpy "), installed("nobody_has_this")
    (True, 'no nobody_has_this')
    """
    if not is_there(package):
        return f"no {package}"
    try:
        return f"{package} {importlib.metadata.version(package)}"
    except importlib.metadata.PackageNotFoundError:  # the project has another name
        return f"{package} of a version unknown"
