"""What the cells that students are given draw, from one run of the author's own notebooks.

Marks need no experiments, so a submission's are not run, and a page with a student's answers would
speak of figures that are not there. The author's notebooks, with everything solved, draw them: once
for a class, in the sandbox, and again when something has changed that they depend on. What they
drew is kept in ``.course/figures/``, which may be deleted at any time.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from html.parser import HTMLParser
from importlib.metadata import version
from logging import Logger
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from PIL import Image, ImageChops, ImageStat

from course_utils.files import write_atomically

from .content import Content, content_from
from .errors import GradingError, SessionLost
from .files import read_json
from .fingerprint import fingerprint
from .limits import Limits
from .nbgrader_compat import settings_of
from .records import handouts
from .restore import released
from .sandbox import Sandbox
from .stage import lay_out

LIMITS = Limits(cell_seconds=600.0, output_bytes=8 * 2**20)
"""An author's cell may train for long, and be long about it on a busy machine."""

FEW, MANY = 64, 256
"""Colours that a picture is kept in: lines and letters need few, photographs many."""
UNSEEN = 1.5
"""The mean change of a pixel's brightness, of 255, up to which few colours do."""

PNG = "data:image/png;base64,"


@dataclass(frozen=True)
class Figure:
    """A picture that a cell drew.

    Parameters
    ----------
    picture : str
        Its bytes in base64: PNG as it was drawn, WebP as it is kept.
    alt : str
        What it shows, for those who do not see it; empty if its author does not say.
    width : int
        Pixels of a page that it is meant to take; 0 if its author does not say.
    """

    picture: str
    alt: str = ""
    width: int = 0


Drawn = Mapping[str, list[list[Figure]]]
"""What a notebook's given cells drew, by their text: a list for each cell that has it, in turn."""


class NotDrawn(Exception):
    """An author's notebook does not run to its end; the message says where, and why."""


class CourseFigures:
    """The figures of an assignment's notebooks, drawn or read when first asked for.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment : str
    log : Logger
        Is told of what has no figures, and why.
    """

    def __init__(self, coursedir: CourseDirectory, assignment: str, log: Logger) -> None:
        self._coursedir = coursedir
        self._assignment = assignment
        self._log = log
        self._drawn: dict[str, Drawn] | None = None
        self._digests: dict[str, str] = {}

    def of(self, notebook: str) -> Drawn:
        """Return what a notebook's given cells drew; nothing if it could not be run."""
        if self._drawn is None:
            self._drawn = {}
            try:
                self._fill(self._drawn)
            except Exception as error:  # a broken course can fail in any way; there is feedback
                self._say(self._assignment, error)
        return self._drawn.get(notebook, {})

    def digest(self, notebook: str) -> str:
        """Return a fingerprint of what a notebook's given cells drew."""
        if notebook not in self._digests:
            plain = json.dumps(_to_plain(self.of(notebook)), sort_keys=True)
            self._digests[notebook] = hashlib.sha256(plain.encode()).hexdigest()
        return self._digests[notebook]

    def _fill(self, found: dict[str, Drawn]) -> None:
        """Read what is kept, and draw the rest."""
        coursedir, name = self._coursedir, self._assignment
        folder = Path(coursedir.format_path(coursedir.source_directory, ".", name))
        sources = {file.stem: file.read_text("utf-8") for file in sorted(folder.glob("*.ipynb"))}
        files = {path: file.read_bytes() for path, file in handouts(coursedir, name).items()}
        content = content_from(settings_of(coursedir))
        common = common_causes(content, name, files)
        missing = {}
        for notebook, text in sources.items():
            made_from = hashlib.sha256(f"{common}{text}".encode()).hexdigest()
            kept = read_json(self._file(notebook)) or {}
            if kept.get("made_from") == made_from:
                found[notebook] = _from_plain(kept["drawn"])
            else:
                missing[notebook] = made_from
        if not missing:
            return
        self._log.info("Drawing the course's figures of %s", ", ".join(missing))
        with tempfile.TemporaryDirectory(prefix="course-figures-") as place:
            # nothing is imported beforehand: joblib would find no semaphores there, and later
            # start no processes
            stage = lay_out(Path(place, "stage"), content, is_solved=True)
            with Sandbox(stage, LIMITS) as sandbox:
                for notebook, made_from in missing.items():
                    try:
                        author = nbformat.reads(sources[notebook], as_version=4)
                        found[notebook] = drawn_by(sandbox, author, files)
                    except (NotDrawn, ValueError) as error:
                        self._say(f"{name}, {notebook}", error)
                        continue
                    kept = {"made_from": made_from, "drawn": _to_plain(found[notebook])}
                    write_atomically(self._file(notebook), json.dumps(kept).encode())

    def _file(self, notebook: str) -> Path:
        root = Path(self._coursedir.root)
        return root / ".course" / "figures" / self._assignment / f"{notebook}.json"

    def _say(self, where: str, error: Exception) -> None:
        reason = " ".join(str(error).split())
        if not isinstance(error, GradingError | NotDrawn):
            reason = f"{type(error).__name__}: {reason}"
        self._log.warning("Feedback for %s has no figures of the course: %s", where, reason)


def common_causes(content: Content, assignment: str, files: Mapping[str, bytes]) -> str:
    """Return a fingerprint of what figures depend on besides the notebook that draws them."""
    parts = [fingerprint(content, assignment), version("matplotlib"), version("pillow")]
    parts.append(Path(__file__).read_text("utf-8"))
    parts += [f"{path} {hashlib.sha256(files[path]).hexdigest()}" for path in sorted(files)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def drawn_by(
    sandbox: Sandbox, author: NotebookNode, files: Mapping[str, bytes]
) -> dict[str, list[list[Figure]]]:
    """Run an author's notebook; return what its given cells drew.

    Parameters
    ----------
    sandbox : Sandbox
    author : NotebookNode
        With its solutions.
    files : mapping of str to bytes
        What lies beside it, by path.

    Raises
    ------
    NotDrawn
        If a cell fails that is not said to, or the run ends before its end.
    """
    drawn: dict[str, list[list[Figure]]] = {}
    session = sandbox.session()
    number = 0
    try:
        for path, content in files.items():
            session.put_file(path, content)
        for number, cell in enumerate(author.cells, 1):
            if cell.cell_type != "code":
                continue
            ran = session.run_cell(released(cell.source))
            if ran.error and "raises-exception" not in cell.metadata.get("tags", []):
                raise NotDrawn(f"cell {number} of the author's notebook fails with {ran.error}")
            if is_given(cell):
                figures = [each for output in ran.outputs for each in figures_in(output)]
                drawn.setdefault(cell.source.strip(), []).append(figures)
    except SessionLost as error:
        raise NotDrawn(f"cell {number} of the author's notebook was stopped: {error}") from error
    finally:
        session.end()
    return {text: each for text, each in drawn.items() if any(each)}


def is_given(cell: NotebookNode) -> bool:
    """Return whether a cell is code that students are given to run, and neither answer nor test."""
    settings = cell.metadata.get("nbgrader", {})
    answers = settings.get("grade") or settings.get("solution")
    return bool(cell.cell_type == "code" and not answers)


def figures_in(output: Mapping[str, Any]) -> Iterator[Figure]:
    """Give the figures in an output of a cell.

    Examples
    --------
    >>> list(figures_in({"data": {"text/html": "<p>None.</p>"}}))
    []
    """
    data = output.get("data", {})
    if "text/html" in data:
        reader = _Pictures()
        reader.feed(data["text/html"])
        reader.close()
        pictures = reader.found
    else:
        pictures = [Figure(data["image/png"])] if "image/png" in data else []
    for each in pictures:
        yield Figure(compact(each.picture), each.alt, each.width)


class _Pictures(HTMLParser):
    """Reads the pictures that an HTML text holds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Figure] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a picture."""
        said = {name: value or "" for name, value in attrs}
        if tag == "img" and said.get("src", "").startswith(PNG):
            width = said.get("width", "")
            picture = said["src"].removeprefix(PNG)
            self.found.append(
                Figure(picture, said.get("alt", ""), int(width) if width.isdecimal() else 0)
            )


def compact(picture: str) -> str:
    """Return a picture in as few colours as nobody misses, as WebP: about a fourth of its size.

    Every student's page holds it. What is lossy besides would make letters unclear, and saves
    nothing on what is drawn.

    Parameters
    ----------
    picture : str
        PNG, in base64.

    Raises
    ------
    ValueError
        If it is none.
    """
    try:
        full = Image.open(io.BytesIO(base64.b64decode(picture))).convert("RGBA")
    except (binascii.Error, OSError) as error:
        raise ValueError(f"what a cell drew is no PNG: {error}") from error
    ground = Image.new("RGBA", full.size, "white")
    opaque = Image.alpha_composite(ground, full).convert("RGB")
    reduced = opaque.quantize(FEW)
    change = ImageStat.Stat(ImageChops.difference(opaque, reduced.convert("RGB"))).mean
    if max(change) > UNSEEN:
        reduced = opaque.quantize(MANY)
    stream = io.BytesIO()
    reduced.convert("RGB").save(stream, "WEBP", lossless=True)
    return base64.b64encode(stream.getvalue()).decode()


def _to_plain(drawn: Drawn) -> dict[str, Any]:
    return {
        text: [[asdict(figure) for figure in cell] for cell in cells]
        for text, cells in drawn.items()
    }


def _from_plain(plain: Mapping[str, Any]) -> dict[str, list[list[Figure]]]:
    return {
        text: [[Figure(**figure) for figure in cell] for cell in cells]
        for text, cells in plain.items()
    }
