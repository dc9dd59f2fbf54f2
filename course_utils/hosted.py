"""The course in Colab and Kaggle: what is missing there besides it, and where progress is kept.

These services keep the packages that they come with at releases of their own, on which they stand.
So the course is installed there by itself, and of what it needs only what is not there at all.
"""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from course_utils.about import PROJECT
from course_utils.progress import FILE, MARK, workspace_above

__all__ = ["missing", "settle"]

NOT_IN_NOTEBOOKS = ("jupyterlab", "ipykernel", "ipython", "typer", "rich")
"""What is needed to open notebooks and for the `course` command; a service brings its own."""


def missing() -> list[str]:
    """Return the requirements of the course's notebooks that are not installed in any release.

    Raises
    ------
    importlib.metadata.PackageNotFoundError
        If the course is not installed.

    Examples
    --------
    >>> missing()
    []
    """
    needed = [line for line in metadata.requires(PROJECT) or () if "extra ==" not in line]
    return [line for line in needed if not _is_here(line)]


def _is_here(requirement: str) -> bool:
    name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
    if name in NOT_IN_NOTEBOOKS:
        return True
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def settle() -> None:
    """Install what notebooks lack besides the course, and make this folder a student's folder."""
    lacking = missing()
    if lacking:
        pip = [sys.executable, "-m", "pip", "--no-color", "install", "--quiet", "--retries=1"]
        done = subprocess.run([*pip, *lacking], capture_output=True, text=True, check=False)
        importlib.invalidate_caches()
        if done.returncode:
            quoted = " ".join(f'"{each}"' for each in lacking)
            print(f"Some packages that the course needs are missing: {', '.join(lacking)}.")
            print("pip said:", *[line for line in done.stderr.splitlines() if line][-1:])
            print(f"With the Internet on, run in a cell: %pip install {quoted}")
    print("The course is installed for this session.", _keep_progress(Path.cwd()))


def _keep_progress(folder: Path) -> str:
    """Make a folder a student's, if it lies in none; return what to know of it."""
    if workspace_above(folder) is None:
        try:
            (folder / MARK).write_text("{}\n", encoding="utf-8")
        except OSError as error:
            return f"What checks find is not kept: {error.strerror or error}."
    return (
        f"What checks find is kept in {workspace_above(folder)} ({FILE}) as long as that folder "
        "is: it may end with the session. Save or download the notebook when you stop."
    )
