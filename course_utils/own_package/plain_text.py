"""Read and write a student's files, with the line ends that their editor gave them."""

from __future__ import annotations

import codecs
from pathlib import Path

from course_utils.files import write_atomically

from .blocks import BrokenModule

__all__ = ["read_text", "write_text"]


def read_text(file: Path) -> str:
    """Return a file's text, with a newline at the end of each line.

    Parameters
    ----------
    file : Path

    Raises
    ------
    BrokenModule
        If it is not written in UTF-8; the message has the line.
    OSError
        If it cannot be read.
    """
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BrokenModule(f"line {line}: this is not written in UTF-8") from error


def write_text(file: Path, text: str) -> None:
    r"""Write a file whole or not at all, as the one that is there is written.

    Parameters
    ----------
    file : Path
    text : str

    Raises
    ------
    OSError
        If it cannot be written: what was there stays.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "deep.py")
    ...     _ = file.write_bytes(b"old = 1\r\n")
    ...     write_text(file, "new = 1\nnewer = 2\n")
    ...     file.read_bytes()
    b'new = 1\r\nnewer = 2\r\n'
    """
    try:
        before = file.read_bytes()
    except FileNotFoundError:
        before = b""
    if before.partition(b"\n")[0].endswith(b"\r"):
        text = text.replace("\n", "\r\n")
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    write_atomically(file, mark + text.encode(), mode=None)
