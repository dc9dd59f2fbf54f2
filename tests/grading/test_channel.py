"""The channel: plain data come back as they went in, and anything else is refused in time."""

import contextlib
import random
import socket
import struct
import threading
import time
import tracemalloc

import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograde_tests.machinery.calling import Foreign, same
from grading.channel import ChannelError, ChannelTimeout, pack, receive, send, unpack

arrays = hnp.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.uint8, np.bool_, np.dtype("<U3")]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
    elements=None,
)
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec="utf-8"), max_size=5)
    | arrays.filter(lambda array: not (array.dtype.kind == "f" and np.isnan(array).any()))
)
plain_data = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(plain_data)
@settings(max_examples=200)
def test_plain_data_survive(value) -> None:
    """Does a value of any plain kind arrive as it was sent?"""
    assert same(unpack(pack(value)), value)


@given(st.binary(max_size=200))
@settings(max_examples=500)
def test_random_bytes_are_data_or_refused(data: bytes) -> None:
    """Can any bytes make the reader raise something that the grader does not expect?"""
    with contextlib.suppress(ChannelError):
        unpack(data)


@given(plain_data, st.randoms(use_true_random=False))
@settings(max_examples=500)
def test_damaged_frames_are_data_or_refused(value, chance: random.Random) -> None:
    """Can a frame that is nearly right do more harm than random bytes?"""
    data = bytearray(pack({"value": value, "changed": []}))
    for _ in range(chance.randint(1, 4)):
        position = chance.randrange(len(data))
        data[position : position + chance.randint(0, 2)] = chance.randbytes(chance.randint(0, 3))
    with contextlib.suppress(ChannelError):
        unpack(bytes(data))


def extension(code: int, *parts: object) -> bytes:
    """Return a frame of one extension."""
    return msgpack.packb(msgpack.ExtType(code, msgpack.packb(list(parts))))


BOMBS = {
    "a list of empty dicts": b"\xdd" + struct.pack(">I", 10**7) + b"\x80" * 10**7,
    "lists in lists that claim to be long": (b"\xdd" + struct.pack(">I", 190_000)) * 900,
    "many short lists": b"\xdd" + struct.pack(">I", 150_000) + b"\x91\xc0" * 150_000,
    "tuples in tuples": b"",
    "a shape whose product overflows": extension(2, "<f8", [2**62, 4], b""),
    "a shape of zeros and giants": extension(2, "<f8", [0, 2**40], b""),
    "letters of no width": extension(2, "<U0", [10**7], b""),
    "letters beyond Unicode": extension(2, "<U1", [1], b"\xff\xff\xff\x7f"),
    "a truth value of 2": extension(2, "|b1", [1], b"\x02"),
    "objects": extension(2, "|O", [1], b"12345678"),
    "a structured array": extension(2, [["a", "<f8"]], [1], b"12345678"),
    "a time": msgpack.packb([msgpack.Timestamp(1, 2)]),
    "a time alone": msgpack.packb(msgpack.Timestamp(1, 2)),
    "a key that is a list": b"\x81\x90\x01",
    "a key that is a tuple": b"\x81" + extension(1, 1) + b"\x01",
    "an unknown extension": extension(9, 1),
    "two values": b"\x01\x01",
    "nothing": b"",
    "text that is no text": b"\xa2\xff\xfe",
}
nested = msgpack.packb([])
for _ in range(60):
    nested = msgpack.packb(msgpack.ExtType(1, nested))
BOMBS["tuples in tuples"] = nested


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_cheaply(name: str) -> None:
    """Does a small frame cost the grader much time or memory?"""
    data = BOMBS[name]
    tracemalloc.start()
    start = time.process_time()
    with pytest.raises(ChannelError):
        unpack(data)
    seconds = time.process_time() - start
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seconds < 10
    assert peak < 2 * len(data) + 1.6e9  # virtual: lists that claim a length are not filled


@pytest.mark.parametrize(
    "value",
    [object(), {1, 2}, 2**70, [[]] * 300_000, np.array([object()]), float, b"x" * 2**27],
    ids=["object", "set", "large integer", "many lists", "object array", "type", "long bytes"],
)
def test_what_is_not_plain_or_too_large_is_not_sent(value) -> None:
    """Does the sender refuse what the receiver would?"""
    with pytest.raises(ChannelError):
        pack(value)


def test_a_list_inside_itself_is_not_sent() -> None:
    """Does a cyclic value end in words rather than in a dead process?"""
    cyclic: list[object] = []
    cyclic.append(cyclic)
    with pytest.raises(ChannelError):
        pack(cyclic)


def test_foreign_names_are_short() -> None:
    """Can the name of a foreign object be used to send a novel?"""
    assert len(unpack(pack(Foreign("x" * 10**6))).name) == 200


def test_a_frame_that_trickles_is_given_up_in_time() -> None:
    """Does a byte now and then keep the grader waiting past its deadline?"""
    ours, theirs = socket.socketpair()
    stop, sent = threading.Event(), []

    def trickle() -> None:
        theirs.sendall(struct.pack(">I", 1000))
        while not stop.wait(0.02) and len(sent) < 1000:
            theirs.sendall(b"x")
            sent.append(b"x")

    thread = threading.Thread(target=trickle)
    thread.start()
    with pytest.raises(ChannelTimeout):
        receive(ours, 0.3)
    assert len(sent) < 500  # 15 here; the frame has come after 20 seconds
    stop.set()
    thread.join()
    ours.close()
    theirs.close()


def test_a_frame_larger_than_agreed_is_not_read() -> None:
    """Is the limit on a frame checked before its bytes are taken?"""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(struct.pack(">I", 2**31))
        with pytest.raises(ChannelError, match="at most"):
            receive(ours, 5)
        send(theirs, "x" * 1000)
        with pytest.raises(ChannelError, match="at most 100"):
            receive(ours, 5, most=100)


def test_the_other_side_going_away_is_told() -> None:
    """Is a closed connection an error of the channel, on both sides?"""
    ours, theirs = socket.socketpair()
    theirs.close()
    with ours, pytest.raises(ChannelError, match="gone"):
        receive(ours, 5)
    with pytest.raises(ChannelError, match="gone"):
        send(theirs, 1)
