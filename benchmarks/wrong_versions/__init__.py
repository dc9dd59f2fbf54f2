"""Wrong versions of the course's functions as people write them, each with what is wrong in it.

They measure hints and were not used to write any, but for four mistakes that no declaration knew;
three of them several writers had made. A file is Markdown: a heading of second order names notebook
and function, one of third order the version; a sentence below it says what is wrong; the code
follows, with ``# wrong`` at the end of each faulty line, or of the line next to which something is
missing. The mark is not part of the version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
MARK = re.compile(r"[ \t]*# wrong[ \t]*$", re.MULTILINE)
FENCE = "```"


@dataclass(frozen=True)
class WrongVersion:
    """A function as somebody wrote it.

    Parameters
    ----------
    hand : str
        Who wrote it: the folder's name.
    notebook, exercise, name : str
    fault : str
        What is wrong, in a sentence.
    source : str
        The cell's code.
    lines : tuple of int
        The faulty lines, counted from 1.
    """

    hand: str
    notebook: str
    exercise: str
    name: str
    fault: str
    source: str
    lines: tuple[int, ...]

    @property
    def where(self) -> str:
        """What verdicts call the version."""
        return f"{self.hand}/{self.notebook}/{self.exercise}/{self.name}"


def read(path: Path, hand: str) -> Iterator[WrongVersion]:
    """Give the wrong versions of a file.

    Raises
    ------
    ValueError
        If a version has no sentence, no code or no marked line, or a name occurs twice.
    """
    heading, seen = "", set()
    for block in re.split(r"^(?=#{2,3} )", path.read_text(), flags=re.MULTILINE):
        title, _, rest = block.partition("\n")
        if title.startswith("## "):
            heading = title[3:].strip()
        if not title.startswith("### "):
            continue
        name = title[4:].strip()
        fault, fence, code = rest.partition(f"{FENCE}python\n")
        code, end, _ = code.partition(f"\n{FENCE}")
        where = f"{path.name}: {heading}: {name}"
        if not (fault.strip() and fence and end):
            raise ValueError(f"{where}: expected a sentence and a block of Python")
        lines = tuple(i for i, line in enumerate(code.splitlines(), 1) if MARK.search(line))
        if not lines:
            raise ValueError(f"{where}: no line is marked with '# wrong'")
        if where in seen:
            raise ValueError(f"{where}: there are two of this name")
        seen.add(where)
        notebook, _, exercise = heading.partition(" ")
        source = MARK.sub("", code) + "\n"
        yield WrongVersion(hand, notebook, exercise, name, " ".join(fault.split()), source, lines)


def all_versions() -> list[WrongVersion]:
    """Return all wrong versions, in the order of their files."""
    paths = sorted(HERE.glob("*/*.md"))
    return [version for path in paths for version in read(path, path.parent.name)]
