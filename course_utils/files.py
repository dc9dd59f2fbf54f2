"""Write a file whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

WRITING = ".writing-"
"""How the name of a file begins while it is written; the dot hides it from Jupyter and nbgrader."""


def write_atomically(target: Path, content: bytes, mode: int | None = 0o600) -> None:
    """Write a file so that it is there whole or not at all, also after a power cut.

    Parameters
    ----------
    target : Path
        Its folder is made if it is missing.
    content : bytes
    mode : int, optional
        Who may read and write it: nobody else if not given, whoever this user's new files are
        for if None.

    Raises
    ------
    OSError
        If it cannot be written: what was there stays.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_atomically(Path(folder, "new", "marks.csv"), b"ada,12")
    ...     Path(folder, "new", "marks.csv").read_text()
    'ada,12'
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{WRITING}{secrets.token_hex(8)}")
    try:
        part.touch(0o666 if mode is None else 0o600, exist_ok=False)
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            part.chmod(mode)
        part.replace(target)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno and error.filename in (None, str(part)):
            error.filename = str(target)  # writing names no file, and nobody knows the other one
        raise
