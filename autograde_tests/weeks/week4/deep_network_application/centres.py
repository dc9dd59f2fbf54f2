"""Put to the test: pictures with their centres swapped."""

import numpy as np

from course_utils.reference import pictures

from ....machinery.exercises import exercise, hidden, visible
from . import shared


def _pictures(m, h, w, size):
    return lambda rng: (shared.draw_pictures(rng, m, h, w), size)


_IMAGE = np.arange(72.0).reshape(1, 4, 6, 3)

SWAP_CENTRE = exercise(
    pictures.swap_centre,
    "Another colour for what stands in the middle",
    visible("one image of 4 × 6 pixels", _IMAGE, 2),
    visible(
        "not square, odd sides; your pictures stay as they were",
        np.arange(63.0).reshape(1, 3, 7, 3),
        1,
        unchanged=True,
    ),
    hidden("many", _pictures(5, 10, 10, 4), unchanged=True, points=2),
    hidden("other sides", _pictures(2, 6, 12, 4), unchanged=True, points=2),
    hidden("other odd sides", _pictures(1, 7, 5, 3)),
)


@SWAP_CENTRE.equivalent
def by_where(images, size):
    _, h, w, _ = images.shape
    rows = np.abs(np.arange(h) - (h - 1) / 2) < size / 2
    columns = np.abs(np.arange(w) - (w - 1) / 2) < size / 2
    inside = rows[:, np.newaxis, np.newaxis] & columns[:, np.newaxis]
    return np.where(inside, images[..., [2, 1, 0]], images)


@SWAP_CENTRE.equivalent
def in_loops(images, size):
    swapped = np.array(images)
    m, h, w, _ = images.shape
    for i in range(m):
        for row in range((h - size) // 2, (h + size) // 2):
            for column in range((w - size) // 2, (w + size) // 2):
                red, green, blue = images[i, row, column]
                swapped[i, row, column] = blue, green, red
    return swapped


@SWAP_CENTRE.equivalent
def with_a_copy_of_red(images, size):
    result = images.copy()
    top, left = (images.shape[1] - size) // 2, (images.shape[2] - size) // 2
    part = result[:, top : top + size, left : left + size, :]
    red = part[..., 0].copy()
    part[..., 0] = part[..., 2]
    part[..., 2] = red
    return result


SWAP_CENTRE.wrong("""
    swapped[centre] = images[centre][..., ::-1] → swapped[:] = images[..., ::-1]
        The whole pictures are swapped. Only the central square is to change.
    (h - size) // 2, (w - size) // 2 → 0, 0
        Your square is in the upper left corner. As many rows must lie above it as below.
    [..., ::-1] → [:, :, ::-1]
        The centre is mirrored from left to right, and its colours are as they were. Which axis
        holds red, green and blue?
    images[centre][..., ::-1] → np.roll(images[centre], 1, axis=-1)
        All channels have moved on by one place. Green keeps its place; red and blue exchange
        theirs.
    swapped = images.copy() → swapped = images[..., ::-1].copy()
    images[centre][..., ::-1] → images[centre]
        Everything but the centre is swapped.
    (h - size) // 2, (w - size) // 2 → (w - size) // 2, (h - size) // 2
        The rows are taken for the columns: the square is off the centre where the pictures are not
        square.
    images.copy() → images
        The caller's pictures changed too: a slice is a view into the same memory. Work on a copy.
    images[centre][..., ::-1] → images[centre][..., [2, 1, 2]]
        Red has become blue, but blue stayed: when you write the second channel, the first is gone
        already. Keep it somewhere, or take all channels from the old pictures at once.
    top, left = (h - size) // 2, (w - size) // 2 → top = left = (h - size) // 2
        The square has the same distance from the left as from the top. In a picture that is not
        square, the two differ.
    top + size, left : left + size → top + size + 1, left : left + size + 1
        Your square is one pixel too large: a slice ends before its second number.
    top + size, left : left + size → top + size - 1, left : left + size - 1
        Your square is one pixel too small: a slice ends before its second number already.
""")
