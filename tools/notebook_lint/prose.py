"""The rules on text: nbgrader's delimiters in it, headings, pictures."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tools.notebook_source import SOURCES, Found, Source
from tools.solutions import SOLUTION

# nbgrader acts on each of these wherever it occurs in a cell, inside a sentence too.
DELIMITERS = (
    *SOLUTION,
    "BEGIN HIDDEN TESTS",
    "END HIDDEN TESTS",
    "BEGIN MARK SCHEME",
    "END MARK SCHEME",
    "AUTOTEST",
)


def delimiters(source: Source) -> Found:
    """Find words that nbgrader would act on where nobody means it to."""
    for cell in source.cells:
        meta = cell.nbgrader
        allowed: tuple[str, ...] = ()
        if "answer" in cell.options or (meta.get("solution") and not meta.get("task")):
            allowed = SOLUTION
        elif meta.get("grade"):
            allowed = DELIMITERS[2:4]
        elif meta.get("task"):
            allowed = DELIMITERS[4:6]
        for number, line in cell.numbered():
            for words in DELIMITERS:
                if words in line and words not in allowed:
                    yield number, f"'{words}' is a delimiter of nbgrader's: it would act here"


def headings(source: Source) -> Found:
    """Find a missing or second title, and levels of headings that are left out."""
    level, titles = 0, 0
    for number, line in _prose(source):
        heading = re.match(r" {0,3}(#{1,6})\s+\S", line)
        if not heading:
            continue
        found = len(heading[1])
        if found > level + 1:
            yield (
                number,
                f"a heading of level {found} below one of level {level}: a level is missing",
            )
        titles += found == 1
        if found == 1 and titles == 2:
            yield number, "a second heading of level 1; a notebook has one"
        level = found
    if source.cells and not titles:
        yield source.cells[0].marker, "no heading of level 1 (`# # Title` in a [markdown] cell)"


_MARKDOWN_PICTURE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]*)")
_HTML_PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)


def pictures(source: Source, root: Path) -> Found:
    """Find pictures without words for those who do not see them, or not there offline."""
    folder = root / "notebooks" / PurePosixPath(source.notebook).parent
    for number, line in _prose(source):
        pictures = [(match[1], match[2]) for match in _MARKDOWN_PICTURE.finditer(line)]
        pictures += [
            (_attribute(tag, "alt"), _attribute(tag, "src")) for tag in _HTML_PICTURE.findall(line)
        ]
        for alt, target in pictures:
            if not alt.strip():
                yield number, "a picture without alternative text; write ![what it shows](…)"
            if target.startswith("attachment:"):
                yield number, "an attached picture, which the build cannot keep"
            elif target.startswith("data:"):
                yield number, "a picture written out as data; draw it in a code cell"
            elif re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
                yield number, f"a picture from elsewhere ({target}); a notebook works offline"
            elif not Path(os.path.normpath(folder / target)).is_file():
                yield number, f"no picture {target!r} beside the notebook; draw it in a code cell"


_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(\s*<?([^)\s>#]*[./][^)\s>#]*)")
_NO_SOURCES = ("START", "GLOSSARY")


def links(source: Source, root: Path) -> Found:
    """Find links to what a student's folder does not have: anything but notebooks and pages."""
    folder = PurePosixPath(source.notebook).parent
    for number, line in _prose(source):
        for target in _LINK.findall(line):
            if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", target):
                continue
            name = os.path.normpath(folder / target).replace(os.sep, "/")
            stem = name.removesuffix(".ipynb")
            is_there = name != stem and (
                stem in _NO_SOURCES or (root / SOURCES / f"{stem}.py").is_file()
            )
            if not is_there:
                yield number, f"a link to {target}, which is no notebook of the student's folder"


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf"""\b{name}\s*=\s*(["'])(.*?)\1""", tag, re.IGNORECASE)
    return match[2] if match else ""


def _prose(source: Source) -> Iterator[tuple[int, str]]:
    """Go through the lines of markdown with their numbers, code in them blanked out."""
    for cell in source.cells:
        if cell.kind != "markdown":
            continue
        fence = ""
        for number, line in cell.numbered():
            mark = re.match(r"\s*(`{3,}|~{3,})", line)
            if mark and (not fence or mark[1].startswith(fence)):
                fence = "" if fence else mark[1]
            elif not fence:
                yield number, re.sub(r"`[^`]*`", "", line)
