"""What the environment of the processes holds that build, grade and test the course."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

ONE_THREAD: Mapping[str, str] = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Numeric libraries with one thread each: processes that run side by side share the cores.

The libraries read it when they are loaded, so it has to be set before NumPy is imported.
"""


def find_programs_of_this_python() -> None:
    """Let programs be found that are installed beside this Python, activated or not.

    nbgrader starts ``alembic`` by its name alone to renew an old gradebook (``nbgrader db
    upgrade``), and without this course's settings to make a new one.
    """
    beside, path = str(Path(sys.executable).parent), os.environ.get("PATH", "")
    if path.split(os.pathsep)[0] != beside:
        os.environ["PATH"] = f"{beside}{os.pathsep}{path}" if path else beside
