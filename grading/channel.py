"""The one narrow way in and out of the sandbox: length-prefixed frames of plain data.

Both ends use this file; the end inside the sandbox is at the student's mercy, so `unpack` trusts
nothing: sizes are bounded, only plain types exist, and arrays are rebuilt from a checked dtype,
shape and byte count. Nothing is ever unpickled or evaluated.
"""

from __future__ import annotations

import re
import socket
import struct
import time
from typing import Any

import msgpack
import numpy as np

from autograde_tests.machinery.calling import Foreign

MAX_FRAME = 96 * 2**20
"""Bytes: the largest array of usual numbers, 80 MB, and what goes with it. What the course's cases
send and get back has 2.5 MB at most."""
MAX_ITEMS = 200_000
"""Numbers, texts and so on in one frame; an array counts once."""
MAX_ENTRIES = 10_000_000
"""Entries of one array: thirty times as many as in the largest that the course asks for."""
MAX_TEXT = 4 * 2**20
"""Bytes of one text: twice what a cell may show in plain English."""
MAX_DEPTH = 40
"""Five times as deep as plain data is followed inside (`calling.DEEPEST`), far from where Python
gives up on functions that call themselves."""
TUPLE, ARRAY, SCALAR, FOREIGN = 1, 2, 3, 4
DTYPE = re.compile(r"\|b1|\|[iu]1|<[iu][248]|<f[248]|<c(8|16)|<U[1-9]\d{0,2}")


class ChannelError(Exception):
    """The other side sent something that is not a frame of plain data, or went away."""


class ChannelTimeout(ChannelError):
    """The other side did not answer in time."""


def pack(value: Any) -> bytes:
    """Encode plain data.

    Raises
    ------
    ChannelError
        If something in it is not plain data, or it is too large for a frame.

    Examples
    --------
    >>> unpack(pack({"w": (1, 2.5, np.zeros((2, 1)))}))["w"][2].shape
    (2, 1)
    """
    try:
        _count(value, MAX_ITEMS, 0)
        data: bytes = msgpack.packb(value, default=_extension, strict_types=True)
    except (TypeError, ValueError, OverflowError) as error:
        raise ChannelError(f"this value cannot be sent: {error}") from error
    if len(data) > MAX_FRAME:
        raise ChannelError(f"{len(data)} bytes are more than the {MAX_FRAME} that a frame holds")
    return data


def _count(value: Any, left: int, depth: int) -> int:
    """Return how many more items a frame can hold after this one."""
    left -= 1
    if type(value) in (list, tuple, dict):
        if depth > MAX_DEPTH or len(value) > left:
            raise ValueError("it is nested too deeply or has too many items")
        for item in value.values() if type(value) is dict else value:
            left = _count(item, left, depth + 1)
    if left < 0:
        raise ValueError("it has too many items")
    return left


def _extension(value: Any) -> msgpack.ExtType:
    kind = type(value)
    if kind is tuple:
        data: bytes = msgpack.packb(list(value), default=_extension, strict_types=True)
        return msgpack.ExtType(TUPLE, data)
    if kind is complex:
        value, kind = np.complex128(value), np.complex128
    if kind is np.ndarray or isinstance(value, np.generic):
        array = np.asarray(value)
        array = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<")).reshape(
            array.shape
        )
        if not DTYPE.fullmatch(array.dtype.str):
            raise TypeError(f"an array of {array.dtype} is not plain data")
        body = msgpack.packb([array.dtype.str, list(array.shape), array.tobytes()])
        return msgpack.ExtType(ARRAY if kind is np.ndarray else SCALAR, body)
    if kind is Foreign:
        return msgpack.ExtType(FOREIGN, value.name[:200].encode("utf-8", "replace"))
    raise TypeError(f"{kind.__name__} is not plain data")


def unpack(data: bytes) -> Any:
    r"""Decode plain data from a side that is not trusted.

    Raises
    ------
    ChannelError
        If the bytes are anything else.

    Examples
    --------
    >>> unpack(b"\\xc1")
    Traceback (most recent call last):
        ...
    grading.channel.ChannelError: not a frame of plain data: ...
    """
    try:
        value = _Reader().read(data, 0)
        _refuse_time(value)
        return value
    except ChannelError:
        raise
    except Exception as error:  # msgpack and numpy raise many kinds; all mean the same here
        raise ChannelError(f"not a frame of plain data: {str(error)[:200]}") from error


class _Reader:
    """Reads one frame, and counts what it makes of it: a small frame can hold a large bomb."""

    def __init__(self) -> None:
        self._left = MAX_ITEMS

    def read(self, data: bytes, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise ChannelError("tuples are nested too deeply")
        most = min(self._left, len(data))
        return msgpack.unpackb(
            data,
            ext_hook=lambda code, body: self._rebuild(code, body, depth),
            object_pairs_hook=self._mapping,
            list_hook=self._list,
            strict_map_key=False,
            max_array_len=most,
            max_map_len=most,
            max_str_len=MAX_TEXT,
            max_bin_len=MAX_FRAME,
            max_ext_len=MAX_FRAME,
        )

    def _take(self, count: int) -> None:
        self._left -= count + 1
        if self._left < 0:
            raise ChannelError(f"more than {MAX_ITEMS} items")

    def _list(self, items: list[Any]) -> list[Any]:
        self._take(len(items))
        for item in items:
            _refuse_time(item)
        return items

    def _mapping(self, pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
        self._take(len(pairs))
        for key, item in pairs:
            _refuse_time(item)
            if type(key) not in (str, int, float, bool):
                raise ChannelError(f"a key of type {type(key).__name__}")
        return dict(pairs)

    def _rebuild(self, code: int, body: bytes, depth: int) -> Any:
        self._take(1)
        if code == TUPLE:
            items = self.read(body, depth + 1)
            if type(items) is not list:
                raise ChannelError("a tuple that is no list of items")
            return tuple(items)
        if code in (ARRAY, SCALAR):
            array = _array(*self.read(body, MAX_DEPTH))
            if code == SCALAR:
                if array.shape:
                    raise ChannelError(f"a scalar of shape {array.shape}")
                return array[()]
            return array
        if code == FOREIGN:
            return Foreign(body[:800].decode("utf-8", "replace"))
        raise ChannelError(f"unknown extension {code}")


def _refuse_time(value: Any) -> None:
    if type(value) is msgpack.Timestamp:  # msgpack makes it without asking the hook
        raise ChannelError("a time")


def _array(dtype: Any, shape: Any, body: Any) -> np.ndarray:
    if type(dtype) is not str or not DTYPE.fullmatch(dtype) or type(body) is not bytes:
        raise ChannelError(f"an array of dtype {str(dtype)[:40]!r}")
    if type(shape) is not list or len(shape) > 16:
        raise ChannelError("an array whose shape is no short list")
    count = 1
    for length in shape:
        if type(length) is not int or not 0 <= length <= MAX_ENTRIES:
            raise ChannelError("an array with an impossible shape")
        count *= length
    size = count * np.dtype(dtype).itemsize
    if size != len(body) or count > MAX_ENTRIES:
        raise ChannelError(f"an array of {len(body)} bytes where its shape needs {size}")
    if not size:
        return np.zeros(shape, dtype)
    array = np.frombuffer(body, dtype).reshape(shape).copy()
    if dtype == "|b1" and array.view(np.uint8).max() > 1:
        raise ChannelError("an array of truth values that are neither true nor false")
    if array.dtype.kind == "U" and array.reshape(-1).view(np.uint32).max() > 0x10FFFF:
        raise ChannelError("an array of text that is no text")
    return array


def send(connection: socket.socket, value: Any) -> None:
    """Send one frame.

    Raises
    ------
    ChannelError
        If the other side is gone.
    """
    send_packed(connection, pack(value))


def send_packed(connection: socket.socket, data: bytes) -> None:
    """Send what `pack` returned."""
    try:
        connection.sendall(struct.pack(">I", len(data)) + data)
    except TimeoutError as error:
        raise ChannelTimeout("the other side does not read") from error
    except OSError as error:
        raise ChannelError(f"the other side is gone: {error}") from error


def receive(connection: socket.socket, seconds: float | None = None, most: int = MAX_FRAME) -> Any:
    """Receive one frame of at most so many bytes within a time limit.

    Raises
    ------
    ChannelTimeout
        If it is not complete in time.
    ChannelError
        If the other side is gone or sent something else.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    (length,) = struct.unpack(">I", _exactly(connection, 4, deadline))
    if length > most:
        raise ChannelError(f"a frame of {length} bytes; at most {most} are taken")
    return unpack(_exactly(connection, length, deadline))


def _exactly(connection: socket.socket, count: int, deadline: float | None) -> bytes:
    parts = bytearray()
    while count:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise ChannelTimeout("no answer in time")
            connection.settimeout(left)
        else:
            connection.settimeout(None)
        try:
            part = connection.recv(min(count, 2**20))
        except TimeoutError as error:
            raise ChannelTimeout("no answer in time") from error
        except OSError as error:
            raise ChannelError(f"the other side is gone: {error}") from error
        if not part:
            raise ChannelError("the other side is gone")
        parts += part
        count -= len(part)
    return bytes(parts)
