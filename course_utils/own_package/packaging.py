"""What makes a package of the student's modules: how to install, test and run it, and a README."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

from .blocks import IMPORTS
from .shelf import Kept

__all__ = ["package_files"]

TEMPLATE = Path(__file__).with_name("template")
"""The files as they are written; the suffix keeps tools from taking them for the course's own."""

SUFFIX = ".txt"
TABLE = "{table}"


def package_files(kept: Kept) -> dict[str, str]:
    """Return the texts of the package's files that are no topics, by path with slashes.

    Parameters
    ----------
    kept : dict of str to dict of str to Entry
        What is in the package, by topic and name.

    Examples
    --------
    >>> sorted(package_files({}))[:3]
    ['README.md', '__init__.py', '__main__.py']
    """
    files = sorted(TEMPLATE.rglob(f"*{SUFFIX}"))
    texts = {
        file.relative_to(TEMPLATE).as_posix().removesuffix(SUFFIX): file.read_text(encoding="utf-8")
        for file in files
    }
    return {path: text.replace(TABLE, "\n".join(_table(kept))) for path, text in texts.items()}


def _table(kept: Kept) -> Iterator[str]:
    yield "| function | module | written in | what it does |"
    yield "| --- | --- | --- | --- |"
    for topic, entries in sorted(kept.items()):
        course = importlib.import_module(f"course_utils.reference.{topic}")
        for name, entry in sorted(entries.items()):
            if name != IMPORTS:
                what = _first_line(getattr(course, entry.reference, None))
                yield f"| `{name}` | `{topic}` | {entry.notebook} | {what} |"


def _first_line(function: object) -> str:
    said = inspect.getdoc(function) if callable(function) else ""
    return (said or "").partition("\n")[0].replace("|", r"\|")
