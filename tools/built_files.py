"""Files that the build makes: written in one step each, stale ones removed, differences shown."""

from __future__ import annotations

import contextlib
import difflib
import json
from collections.abc import Mapping
from pathlib import Path

from course_utils.files import write_atomically
from tools.notebook_source import SOURCES

INSTRUCTOR = "build/source"
STUDENT = "notebooks"
MADE_FROM = "generated_from"
LONGEST_DIFFERENCE = 20


def write(root: Path, built: Mapping[str, str], remove_stale: bool = True) -> list[str]:
    """Write what differs, each file in one step, and remove built files that have no source.

    Returns
    -------
    list of str
        What was done, a line for each file.
    """
    done = []
    for name, text in built.items():
        path = root / name
        data = text.encode()
        if path.is_file() and path.read_bytes() == data:
            continue
        write_atomically(path, data, 0o644)
        done.append(f"wrote {name}")
    for name in _stale(root, built) if remove_stale else []:
        (root / name).unlink()
        done.append(f"removed {name}, whose source has gone")
        with contextlib.suppress(OSError):  # other files are left in the folder
            (root / name).parent.rmdir()
    return done


def _stale(root: Path, built: Mapping[str, str]) -> list[str]:
    """Return the files that an earlier build made and this one does not make."""
    stale = []
    for folder in (INSTRUCTOR, STUDENT):
        for path in sorted((root / folder).glob("week*/*.ipynb")):
            name = path.relative_to(root).as_posix()
            if name not in built and _made_from(path).startswith(f"{SOURCES}/"):
                stale.append(name)
    return stale


def _made_from(path: Path) -> str:
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["metadata"][MADE_FROM])
    except (ValueError, LookupError, TypeError):
        return ""


def differences(root: Path, built: Mapping[str, str], only: str | None = None) -> list[str]:
    """Return how the student edition in the repository differs from what the sources build."""
    wanted = {name: text for name, text in built.items() if name.startswith(f"{STUDENT}/")}
    found = []
    for name, text in wanted.items():
        path = root / name
        if not path.is_file():
            found.append(f"{name}: missing")
            continue
        present = path.read_bytes()
        if present != text.encode():
            found.append(
                f"{name}: differs\n{_difference(present.decode('utf-8', 'replace'), text)}"
            )
    if only is None:
        for path in sorted((root / STUDENT).rglob("*.ipynb")):
            name = path.relative_to(root).as_posix()
            if name not in wanted and ".ipynb_checkpoints" not in path.parts:
                found.append(f"{name}: no source builds it")
    return found


def _difference(present: str, wanted: str) -> str:
    lines = list(
        difflib.unified_diff(
            present.split("\n"), wanted.split("\n"), "in the repository", "as built", "", "", 1, ""
        )
    )
    shown = lines[:LONGEST_DIFFERENCE]
    if len(lines) > len(shown):
        shown.append(f"… and {len(lines) - len(shown)} more lines")
    if not lines:
        shown = ["only line endings differ"]
    return "\n".join(f"    {line}" for line in shown)
