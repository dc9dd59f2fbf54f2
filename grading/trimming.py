"""Leave the outputs out of a notebook's file without reading the file whole.

A submission is run again to be marked: what its outputs were matters to nobody. They can be most of
the file, though, and none of it is work that a limit should take away.
"""

from __future__ import annotations

import mmap
import os
import re
from collections.abc import Iterator
from typing import BinaryIO

LARGE = 32 * 2**20
"""Bytes of a file that is read as it is."""
MAX_FILE = 256 * 2**20
"""Bytes of a file that is looked at, outputs and all."""
MAX_TOKENS = 5_000_000
"""Strings and brackets that are looked at before a file is given up."""

# possessive, and a string that never ends is one too: no character is looked at twice
TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
LEFT_OUT = {2: b'"widgets"', 3: b'"outputs"', 5: b'"outputs"'}
"""Keys by how deep they stand: in the metadata, in a cell, in a cell of an older format."""


def read_trimmed(stream: BinaryIO) -> bytes:
    """Read a notebook's file that is open; one that is large without its outputs.

    Memory is taken for what is returned, not for the file.
    """
    if os.fstat(stream.fileno()).st_size <= LARGE:
        return stream.read(LARGE + 1)
    with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as text:
        return without_outputs(text)


def without_outputs(text: bytes | mmap.mmap) -> bytes:
    """Return a notebook's text with its lists of outputs and the states of its widgets emptied.

    The time it takes is in proportion to the text. A text that is no JSON comes out as no JSON.
    Of what is large without outputs, no more than a byte over `LARGE` comes out.

    Examples
    --------
    >>> without_outputs(b'{"cells": [{"source": "]", "outputs": [{"text": ["]"]}]}]}')
    b'{"cells": [{"source": "]", "outputs": []}]}'
    """
    kept: list[bytes] = []
    room = LARGE + 1
    for start, end in _kept(text):
        kept.append(text[start : min(end, start + room)])
        room -= len(kept[-1])
        if not room:
            break
    return b"".join(kept)


def _kept(text: bytes | mmap.mmap) -> Iterator[tuple[int, int]]:
    """Yield the parts of a notebook's text that stay."""
    start = depth = 0
    cut = -1
    key: tuple[int, int] | None = None
    for number, token in enumerate(TOKEN.finditer(text)):
        if number == MAX_TOKENS:
            break
        position = token.start()
        mark = text[position]
        if mark == ord('"'):
            wanted = LEFT_OUT.get(depth) if cut < 0 else None
            is_key = wanted is not None and token.end() - position == len(wanted)
            key = token.span() if is_key and token[0] == wanted else None
            continue
        if mark in b"[{":
            if key and text[key[1] : position].strip() == b":":
                yield start, position + 1
                cut = depth
            depth += 1
        else:
            depth -= 1
            if depth == cut:
                start, cut = position, -1
        key = None
    if cut < 0:
        yield start, len(text)
