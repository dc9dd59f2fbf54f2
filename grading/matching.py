"""Find an assignment's notebooks among the files that a student handed in.

The file of the right name counts, since its name is what students are asked for. A file of another
name is taken where it is clear that it is meant; where it is not, the instructor is told what there
is. Nothing is graded twice to see which copy earns more: a person decides, and renames a file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .restore import UnreadableNotebook, read_notebook
from .written import is_answer, is_blank

MAX_READ = 40
"""Files of other names that are looked into."""
MAX_TOGETHER = 64 * 2**20
"""Bytes that they may have together."""
MAX_LISTED = 8
MAX_NAME = 60

ENDING = re.compile(r"\.ipynb(\.txt|\.json)?$|\.json$", re.IGNORECASE)
ASIDE = {".ipynb_checkpoints", "__MACOSX"}
DEFINED = re.compile(r"^(?:(?:async )?def|class)[ \t]+(\w+)|^(\w+)[ \t]*=(?!=)", re.MULTILINE)

Signs = tuple[set[str], set[str], set[str]]
"""By what a notebook is told: nbgrader's names of its cells, their ids, what it defines."""


@dataclass(frozen=True)
class Rival:
    """A file that looks like a notebook of which another file counts.

    Parameters
    ----------
    name : str
        The notebook's name.
    path : str
        Of the file that does not count.
    has : str
        What its answers are: ``all`` that there are, ``others`` than in the file that counts, or
        ``no more``.
    """

    name: str
    path: str
    has: str


@dataclass
class Matched:
    """What was found.

    Parameters
    ----------
    found : dict of str to str
        Path by the notebook's name.
    missing : dict of str to str
        Why there is none, by the notebook's name.
    remarks, looks : list of str
        What was put right, and what a person should look at.
    rivals : list of Rival
        Files that are named in them since another one counts.
    """

    found: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    rivals: list[Rival] = field(default_factory=list)


class Asked:
    """A notebook of the instructor's, as far as files are told by it.

    Parameters
    ----------
    name : str
    source : mapping
        The notebook.
    """

    def __init__(self, name: str, source: Mapping[str, Any]) -> None:
        cells = source["cells"]
        self.name = name
        self.authors = {
            cell["metadata"]["nbgrader"]["grade_id"]: cell
            for cell in cells
            if cell["metadata"].get("nbgrader", {}).get("grade_id")
        }
        self.by_id = {c["id"]: name for name, c in self.authors.items() if c.get("id")}
        self.ids = {cell["id"] for cell in cells if cell.get("id")}
        answers = [c for c in self.authors.values() if is_answer(c) and c["cell_type"] == "code"]
        self.defined = defined_in(answers)

    @property
    def signs(self) -> Signs:
        """By what it can be told: nbgrader's names, ids, definitions."""
        return {*self.authors}, self.ids, self.defined


class Handed:
    """A file that was handed in, read as a notebook when that is asked for the first time."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self._content = content

    @cached_property
    def cells(self) -> list[dict[str, Any]]:
        """The cells; none if it cannot be read."""
        try:
            cells: list[dict[str, Any]] = read_notebook(self._content)["cells"]
        except UnreadableNotebook:
            return []
        return cells

    @cached_property
    def stem(self) -> str:
        """The name without folder, ending and capitals."""
        return ENDING.sub("", posixpath.basename(self.path)).casefold()

    def is_named(self, asked: Asked) -> bool:
        """Return whether the name is right but for folder, capitals and ending."""
        return self.stem == asked.name.casefold()

    def has_name(self, asked: Asked) -> bool:
        """Return whether the right name stands in it, as a word."""
        name = re.escape(asked.name.casefold())
        return re.search(rf"(?<![a-z0-9]){name}(?![a-z0-9])", self.stem) is not None

    def likeness(self, asked: Asked) -> float:
        """Return how much it looks like a notebook: by nbgrader's names, ids, or definitions."""
        return max(map(_share, asked.signs, self._signs))

    @cached_property
    def _signs(self) -> Signs:
        code = [cell for cell in self.cells if cell["cell_type"] == "code"]
        names, ids = ({cell[key] for cell in self.cells} for key in ("grade_id", "id"))
        return names, ids, defined_in(code)

    def holds(self, asked: Asked, taken_for: Asked | None) -> bool:
        """Return whether it has most of a notebook's cells, beside those of the one it counts as.

        What both notebooks have is no sign of either.
        """
        wanted: Iterable[set[str]] = asked.signs
        if taken_for:
            wanted = map(set.difference, wanted, taken_for.signs)
        return max(map(_share, wanted, self._signs)) > 0.5

    def is_like(self, asked: Asked, all_asked: Iterable[Asked]) -> bool:
        """Return whether it looks like a notebook, and less like every other."""
        share = self.likeness(asked)
        rest = [self.likeness(other) for other in all_asked if other is not asked]
        return share > 0.5 and share > max(rest, default=0.0)

    def may_be(self, asked: Asked, all_asked: Iterable[Asked]) -> bool:
        """Return whether somebody could mean it to be a notebook."""
        return self.is_named(asked) or self.is_like(asked, all_asked)

    def answers(self, asked: Asked) -> dict[str, dict[str, Any]]:
        """Return the cells of answers, by grade id: of copies the first in which one is written."""
        found: dict[str, dict[str, Any]] = {}
        for cell in self.cells:
            name = cell["grade_id"] or asked.by_id.get(cell["id"], "")
            author = asked.authors.get(name)
            if author is None or not is_answer(author):
                continue
            if name not in found or _is_blank(found[name], author):
                found[name] = cell
        return found

    def written(self, asked: Asked) -> dict[str, str]:
        """Return the answers that are not blank, by grade id."""
        return {
            name: cell["source"].strip()
            for name, cell in self.answers(asked).items()
            if not _is_blank(cell, asked.authors[name])
        }


def _is_blank(cell: Mapping[str, Any], author: Mapping[str, Any]) -> bool:
    return is_blank(cell["source"], author, cell["checksum"])


def defined_in(cells: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the names that cells give a meaning to at the beginning of a line."""
    return {name for cell in cells for pair in DEFINED.findall(cell["source"]) for name in pair} - {
        ""
    }


def _share(wanted: set[str], there: set[str]) -> float:
    return len(wanted & there) / max(len(wanted), 1)


def match_files(files: Mapping[str, bytes], sources: Mapping[str, Any]) -> Matched:
    """Find each notebook among the files handed in, also under another name if that is clear.

    Parameters
    ----------
    files : mapping of str to bytes
        By path.
    sources : mapping of str to mapping
        The instructor's notebooks by name.
    """
    matched = Matched({name: f"{name}.ipynb" for name in sources if f"{name}.ipynb" in files})
    others = _others(files, set(matched.found.values()))
    if not others and len(matched.found) == len(sources) == 1:
        return matched
    asked = [Asked(name, source) for name, source in sources.items()]
    all_others = [*others]
    counts = {name: Handed(path, files[path]) for name, path in matched.found.items()}
    for each in asked:
        # what has the right name and is no notebook gives way to what is one
        if each.name not in counts or not counts[each.name].cells:
            _find(each, others, asked, matched, files)
    _say_if_together(asked, [*counts.values(), *all_others], matched)
    for each in asked:
        if each.name in counts and matched.found[each.name] == counts[each.name].path:
            _say_if_another(each, counts[each.name], asked, matched)
    for each in asked:
        if path := matched.found.get(each.name):
            rivals = [handed for handed in others if handed.cells and handed.may_be(each, asked)]
            _name_rivals(each, Handed(path, files[path]), rivals, matched)
    return matched


def _others(files: Mapping[str, bytes], taken: set[str]) -> list[Handed]:
    """Return the files of other names that may be notebooks, outermost first, a bounded number."""
    found: list[Handed] = []
    room = MAX_TOGETHER
    for path in sorted(files, key=lambda path: (path.count("/"), path)):
        if path in taken or not ENDING.search(path) or ASIDE & set(path.split("/")):
            continue
        room -= len(files[path])
        if found and (room < 0 or len(found) == MAX_READ):
            break
        found.append(Handed(path, files[path]))
    return found


def seen_from(notebook: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files by their path from the folder that a notebook lies in, if they are in it.

    What lies outside, as what the instructor hands out, goes before what lies in the folder.
    """
    folder = notebook[: notebook.rfind("/") + 1]
    inside = {path: content for path, content in files.items() if path.startswith(folder)}
    moved = {path.removeprefix(folder): content for path, content in inside.items()}
    return moved | {path: files[path] for path in files.keys() - inside.keys()}


def _find(
    asked: Asked,
    others: list[Handed],
    all_asked: Iterable[Asked],
    matched: Matched,
    files: Mapping[str, bytes],
) -> None:
    """Take the file that is meant for a notebook, and out of the list; or say why there is none."""
    wanted = f"{asked.name}.ipynb"
    fitting = _fitting(asked, others, all_asked)
    if len(fitting) > 1:  # one in which something is written, among copies in which nothing is
        fitting = [handed for handed in fitting if handed.written(asked)] or fitting
    if len(fitting) == 1:
        others.remove(fitting[0])
        path = shown_name(fitting[0].path)
        if asked.name in matched.found:
            matched.looks.append(f"{wanted} is no readable notebook; {path} was taken for it.")
        else:
            reason = "its cells are" if fitting[0].likeness(asked) > 0.5 else "its name says so"
            matched.remarks.append(f"{path} was taken for {wanted}: {reason}.")
        matched.found[asked.name] = fitting[0].path
        return
    if asked.name in matched.found:
        return
    if fitting:
        both = " and ".join(shown_name(handed.path) for handed in fitting[:MAX_LISTED])
        word = "both" if len(fitting) == 2 else "all"
        matched.looks.append(f"{wanted} is missing, and {both} {word} look like it.")
    matched.missing[asked.name] = f"no file {wanted} was handed in{listing(files, matched)}"


def _say_if_another(
    asked: Asked, counts: Handed, all_asked: Iterable[Asked], matched: Matched
) -> None:
    """Ask for a look at a file of the right name that holds another notebook, as if mixed up."""
    for other in all_asked:
        if counts.likeness(asked) <= 0.5 and counts.is_like(other, all_asked):
            matched.looks.append(
                f"{shown_name(counts.path)} looks like {other.name}.ipynb, not like "
                f"{asked.name}.ipynb: was it given the wrong name?"
            )


def _say_if_together(all_asked: Sequence[Asked], there: Sequence[Handed], matched: Matched) -> None:
    """Ask for a look where a notebook is missing whose cells stand in a file with other ones."""
    counts_as = {matched.found.get(each.name): each for each in all_asked}
    for asked in all_asked:
        wanted = f"{asked.name}.ipynb is missing"
        if asked.name not in matched.missing or any(
            look.startswith(wanted) for look in matched.looks
        ):
            continue
        holders = [file for file in there if file.holds(asked, counts_as.get(file.path))]
        names = " and ".join(shown_name(file.path) for file in holders[:MAX_LISTED])
        if names:
            verb = "holds" if len(holders) == 1 else "hold"
            matched.looks.append(
                f"{wanted}, and {names} {verb} cells of it: were several notebooks put into one "
                "file?"
            )


def _fitting(asked: Asked, others: list[Handed], all_asked: Iterable[Asked]) -> list[Handed]:
    """Return the files that may be meant for a notebook, by the surest sign that any of them has.

    That is the name, but for capitals and ending; else the cells; else the name as part of theirs.
    """
    readable = [handed for handed in others if handed.cells]
    named = [handed for handed in readable if handed.is_named(asked)]
    if named:
        return named
    alike = [handed for handed in readable if handed.is_like(asked, all_asked)]
    return alike or [handed for handed in readable if handed.has_name(asked)]


def _name_rivals(asked: Asked, counts: Handed, rivals: list[Handed], matched: Matched) -> None:
    """Say which other files look like a notebook that was found, and whether one should count.

    What asks for a look is an answer that the other file has and the one that counts has not, or
    has otherwise: what a student meant to hand in cannot be told from the files.
    """
    answers = counts.written(asked) if rivals else {}
    for rival in rivals[:MAX_LISTED]:
        path, named = shown_name(rival.path), shown_name(counts.path)
        text = f"{path} looks like {asked.name}.ipynb too and was not graded; {named} was"
        theirs = rival.written(asked)
        if not answers and theirs:
            has = "all"
            matched.looks.append(f"{text}, and no answer is written in it.")
        elif any(answers.get(name) != answer for name, answer in theirs.items()):
            has = "others"
            matched.looks.append(f"{text}, and its answers are others.")
        else:
            has = "no more"
            matched.remarks.append(f"{text}, and has all answers that the other has.")
        matched.rivals.append(Rival(asked.name, rival.path, has))


def listing(files: Mapping[str, bytes], matched: Matched) -> str:
    """Return in words what was handed in, notebooks first; nothing if nothing was."""
    taken = set(matched.found.values())
    paths = sorted(set(files) - taken, key=lambda path: (".ipynb" not in path.lower(), path))
    names = [shown_name(path) for path in paths[:MAX_LISTED]]
    more = f" and {len(paths) - MAX_LISTED} more" if len(paths) > MAX_LISTED else ""
    verb = "is" if len(paths) == 1 else "are"
    return f"; there {verb}: {', '.join(names)}{more}" if names else ""


def shown_name(path: str) -> str:
    """Return a file's name as it may stand in a sentence: short, printable, no markup.

    Examples
    --------
    >>> shown_name("my <b>work</b>.ipynb")
    'my ?b?work?/b?.ipynb'
    """
    name = path if len(path) <= MAX_NAME else f"…{path[-MAX_NAME:]}"
    return "".join(c if c.isprintable() and c not in "<>[]`*|$\\" else "?" for c in name)
