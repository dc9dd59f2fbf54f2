"""Print what CHANGELOG.md says of a release, if the project agrees that it is one.

    python tools/release_notes.py v0.2.0

Tag, version, changelog and citation are four places that say the same. Where they do not, nothing
is printed, and the complaint says which one to change.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADING = re.compile(r"^## (?P<version>\d+\.\d+\.\d+) · (?P<date>\d{4}-\d\d-\d\d)$", re.MULTILINE)


class NotReleasable(Exception):
    """Something disagrees; the message says what, and what to do."""


def notes(root: Path, tag: str) -> str:
    """Return the changelog's section of a release.

    Parameters
    ----------
    root : Path
        The repository.
    tag : str
        Such as ``v0.2.0``.

    Raises
    ------
    NotReleasable
        If version, changelog or citation say something else than the tag.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = project["version"]
    if tag != f"v{version}":
        raise NotReleasable(
            f"the tag is {tag}, pyproject.toml has version {version}: expected the tag v{version}"
        )
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    found = list(HEADING.finditer(changelog))
    newest = found[0]["version"] if found else "no release"
    if newest != version:
        raise NotReleasable(
            f"the first release in CHANGELOG.md is {newest}, the version {version}: give what is "
            f'under "Unreleased" the heading "## {version} · " and the day'
        )
    _require_citation(root, version, found[0]["date"])
    end = found[1].start() if len(found) > 1 else len(changelog)
    return changelog[found[0].end() : end].strip() + "\n"


def _require_citation(root: Path, version: str, date: str) -> None:
    citation = (root / "CITATION.cff").read_text(encoding="utf-8")
    for line in (f"version: {version}", f"date-released: {date}"):
        if line not in citation.splitlines():
            raise NotReleasable(f'CITATION.cff has no line "{line}", which CHANGELOG.md says')


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command line; return the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 1:
        print("expected one tag, such as v0.2.0", file=sys.stderr)
        return 2
    try:
        print(notes(root, given[0]), end="")
    except NotReleasable as error:
        print(f"Not released: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
