"""Pictures in what students write: pasted into a cell, or files beside the notebook.

Kept are PNG, JPEG, GIF and WebP, told by their first bytes and by nothing that is said of them.
They go from the submitted notebook into the autograded one, as a cell's attachments, and from there
into the pages that people read. Their number and their size are bounded, and so is the work.
"""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import quote, unquote

MAX_PICTURE = 8 * 2**20
"""Bytes of a picture: a telephone's photograph of a page has four to six million."""
MAX_TOGETHER = 16 * 2**20
"""Bytes of all pictures of a notebook."""
MAX_PICTURES = 40
"""Pictures of a notebook, and of a cell."""
MAX_FILES = 100
"""Names of files that are looked for in a text."""
MAX_NAME = 200
MAX_REMARKS = 5

STARTS = {
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
OTHERS = (".svg", ".heic", ".heif", ".bmp", ".tif", ".tiff", ".avif")
INLINE = re.compile(r"data:image/[a-z]{3,4};base64,([A-Za-z0-9+/=]{16,})")
BASE64 = re.compile(r"[A-Za-z0-9+/=]*")

Attachments = dict[str, dict[str, str]]


def kind_of(content: bytes) -> str:
    r"""Return a picture's media type; an empty text if it is none of the kinds that are kept.

    Examples
    --------
    >>> kind_of(b"\x89PNG\r\n\x1a\n..."), kind_of(b"<svg onload='x()'>")
    ('image/png', '')
    """
    return next((kind for kind, start in STARTS.items() if start.match(content)), "")


def set_apart(source: str, called: str = "picture") -> tuple[str, Attachments]:
    """Take pictures that stand in a text as data, as Colab writes them, out of it.

    Parameters
    ----------
    source : str
    called : str
        What their names begin with.

    Returns
    -------
    source : str
        The text, which names them as attachments now.
    attachments : dict
        What they were.
    """
    found: Attachments = {}

    def name(match: re.Match[str]) -> str:
        key = f"{called}-{len(found) + 1}"
        found[key] = {"image/png": match[1]}
        return f"attachment:{key}"

    return (INLINE.sub(name, source), found) if "data:image/" in source else (source, found)


def shown(attachments: Any) -> dict[str, str]:
    """Return what an autograded cell's pictures are in a page: an address by each name.

    Examples
    --------
    >>> shown({"a.png": {"image/png": "iVBORw0KGgo="}, "b.png": {"image/png": "PHN2Zz4="}})
    {'a.png': 'data:image/png;base64,iVBORw0KGgo='}
    """
    found = {}
    for name, bundle in attachments.items() if isinstance(attachments, dict) else ():
        for data in bundle.values() if isinstance(bundle, dict) else ():
            if isinstance(data, str) and BASE64.fullmatch(data):
                kind = kind_of(_decoded(data[:24]))
                if kind:
                    address = f"data:{kind};base64,{data}"
                    found[key_of(name)] = address
                    # people move files: its last name is enough where it has a folder
                    found.setdefault(posixpath.basename(key_of(name)), address)
    return found


def key_of(address: str) -> str:
    """Return the name under which a picture is looked for, however an address writes it.

    Examples
    --------
    >>> key_of("attachment:my%20tree.png"), key_of("./pictures/../tree.png")
    ('my tree.png', 'tree.png')
    """
    path = unquote(address.removeprefix("attachment:")).replace("\\", "/")
    return unicodedata.normalize("NFC", posixpath.normpath(path))


class Album:
    """Takes in the pictures of one notebook, as long as they are pictures, few and small.

    Parameters
    ----------
    files : mapping of str to bytes
        What lies beside the notebook, by its path from there.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        pictures = [path for path in sorted(files) if kind_of(files[path][:16])]
        self._files = {path: files[path] for path in pictures}
        self._unknown = [path for path in sorted(files) if path.lower().endswith(OTHERS)]
        self._room = MAX_TOGETHER
        self._left = MAX_PICTURES
        self.remarks: list[str] = []
        """What is not shown, and why; a few sentences at most."""

    def of_cell(self, source: str, attached: Any) -> Attachments:
        """Return the pictures that a text names, ready to be a cell's attachments.

        Parameters
        ----------
        source : str
            A Markdown cell's text.
        attached : anything
            The cell's attachments as they were handed in.
        """
        kept: Attachments = {}
        for name, bundle in list(attached.items())[:MAX_PICTURES]:
            if isinstance(name, str) and len(name) <= MAX_NAME and _names(source, [name]):
                self._take(kept, name, _content(bundle))
        beside = any(mark in source for mark in ("<img", "](", "]:"))
        for path in _named(source, self._files) if beside else []:
            self._take(kept, path, self._files[path])
        for path in _named(source, self._unknown) if beside else []:
            self._say(path, "only PNG, JPEG, GIF and WebP are")
        return kept

    def _take(self, kept: Attachments, name: str, content: bytes) -> None:
        kind = kind_of(content)
        if not kind:
            self._say(name, "only PNG, JPEG, GIF and WebP are")
        elif len(content) > MAX_PICTURE:
            self._say(name, f"it has more than {MAX_PICTURE // 2**20} MB")
        elif len(content) > self._room or not self._left:
            most = f"{MAX_PICTURES} pictures of {MAX_TOGETHER // 2**20} MB together"
            self._say(name, f"a notebook's first {most} are")
        else:
            self._room -= len(content)
            self._left -= 1
            kept[name.encode("utf-8", "replace").decode()] = {
                kind: base64.b64encode(content).decode()
            }

    def _say(self, name: str, why: str) -> None:
        name = "".join(c if c.isprintable() else "?" for c in name[-60:])
        sentence = f"The picture {name} is not shown in the feedback: {why}."
        if len(self.remarks) < MAX_REMARKS and sentence not in self.remarks:
            self.remarks.append(sentence)


def _names(source: str, names: Collection[str]) -> list[str]:
    """Return the names that stand in a text, also as an address or a file system writes them."""
    found = []
    for name in names:
        forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}
        # a text that cannot be encoded names no file
        forms |= {quote(form, errors="replace") for form in forms}
        if any(form in source for form in forms):
            found.append(name)
    return found


def _named(source: str, paths: Collection[str]) -> list[str]:
    """Return the first of the files whose last name stands in a text."""
    last = {path: posixpath.basename(path) for path in list(paths)[:MAX_FILES]}
    return [path for path, name in last.items() if name and _names(source, [name])]


def _content(bundle: Any) -> bytes:
    """Return the bytes of an attachment's first picture; none if there is none."""
    for data in bundle.values() if isinstance(bundle, dict) else ():
        if isinstance(data, list):
            data = "".join(part for part in data if isinstance(part, str))
        content = _decoded(data) if isinstance(data, str) else b""
        if kind_of(content):
            return content
    return b""


def _decoded(data: str) -> bytes:
    try:
        return base64.b64decode(data)
    except (binascii.Error, ValueError):
        return b""
