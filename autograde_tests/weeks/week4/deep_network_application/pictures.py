"""The pictures, smaller."""

import numpy as np

from course_utils.reference import pictures

from ....machinery.exercises import exercise, hidden, visible
from . import shared

SHRINK_IMAGES = exercise(
    pictures.shrink_images,
    "Smaller pictures",
    visible("one grey image", np.arange(36.0).reshape(1, 6, 6, 1), 3),
    # as pictures are stored: what has their type holds no fraction, and no number above 255
    visible(
        "two colour images of whole numbers, uint8",
        (37 * np.arange(48).reshape(2, 2, 4, 3) % 256).astype(np.uint8),
        2,
        unchanged=True,
    ),
    visible("blocks of three, not square", np.arange(54.0).reshape(1, 9, 6, 1) % 7, 3),
    hidden(
        "not square, uint8", lambda rng: (shared.draw_pictures(rng, 3, 4, 10).astype(np.uint8), 2)
    ),
    hidden("other blocks of three", lambda rng: (shared.draw_pictures(rng, 2, 9, 6), 3), points=2),
    hidden("blocks of one pixel", lambda rng: (shared.draw_pictures(rng, 1, 3, 5), 1)),
    hidden("one block", lambda rng: (shared.draw_pictures(rng, 4, 4, 4, 1), 4)),
)


@SHRINK_IMAGES.equivalent
def in_loops(images, k):
    m, h, w, d = images.shape
    small = np.empty((m, h // k, w // k, d))
    for row in range(h // k):
        for column in range(w // k):
            block = images[:, k * row : k * (row + 1), k * column : k * (column + 1)]
            small[:, row, column] = np.mean(block, axis=(1, 2))
    return small


@SHRINK_IMAGES.equivalent
def by_adding(images, k):
    total = 0.0
    for i in range(k):
        for j in range(k):
            total = total + images[:, i::k, j::k]
    return total / k**2


@SHRINK_IMAGES.equivalent
def one_axis_at_a_time(images, k):
    m, h, w, d = images.shape
    rows = images.reshape(m, -1, k, w, d).mean(axis=2)
    return rows.reshape(m, h // k, -1, k, d).mean(axis=3)


SHRINK_IMAGES.wrong("""
    (m, h // k, k, w // k, k, d) → (m, k, h // k, k, w // k, d)
    (2, 4) → (1, 3)
        The shape is right, but the averages mix pixels that are no neighbours. The reshape must
        split the axis of rows into (blocks, rows in a block), in this order, and the axis of
        columns likewise.
    (m, h // k, k, w // k, k, d) → (m, h // k, w // k, k * k, d)
    (2, 4) → 3
        Each of your blocks is k × k numbers that follow one another in memory, from one row. A
        block has k rows: split both axes of pixels.
    images.reshape(m, h // k, k, w // k, k, d).mean(axis=(2, 4)) → images[:, ::k, ::k]
        Every k-th pixel is kept and the others are lost, with what they say about the noise.
        Average the block.
    .mean → .sum
        Your blocks hold sums. The pixels would no longer run from 0 to 255.
    (m, h // k, k, w // k, k, d) → (m, h // k, k, w, d)
    (2, 4) → 2
        Only the rows are averaged: the pictures are still as wide as before.
    (m, h // k, k, w // k, k, d) → (m, h // 2, 2, w // 2, 2, d)
        The blocks have the same size whatever `k` is. Use the argument.
    (2, 4) → (2, 4, 5)
        The colours are averaged as well. Each channel keeps its own mean.
    .mean(axis=(2, 4)) → .mean(axis=(2, 4)).astype(images.dtype)
        For images of whole numbers your means are whole numbers, too: what stands behind the point
        is cut off. The result must not take the type of `images`.
    .mean(axis=(2, 4)) → .mean(axis=(2, 4)).astype(int)
        Your means are whole numbers: what stands behind the point is cut off.
    .mean(axis=(2, 4)) → .sum(axis=(2, 4), dtype=images.dtype) / k**2
        A number of type uint8 goes from 0 to 255, and your sums are of this type: beyond 255 they
        begin again from 0. Add numbers of type float.
""")


@SHRINK_IMAGES.mistake(
    "Your blocks overlap: each begins one pixel after the one before. It begins k pixels after it."
)
def in_overlapping_blocks(images, k):
    m, h, w, d = images.shape
    small = np.zeros((m, h // k, w // k, d))
    for i in range(h // k):
        for j in range(w // k):
            small[:, i, j] = images[:, i : i + k, j : j + k].mean(axis=(1, 2))
    return small


@SHRINK_IMAGES.mistake(
    "Every channel holds the mean over all channels. Average the pixels of a block, channel by "
    "channel."
)
def over_the_channels(images, k):
    m, h, w, d = images.shape
    blocks = images.reshape(m, h // k, k, w // k, k, d)
    return blocks.mean(axis=(2, 4, 5), keepdims=True)[:, :, 0, :, 0] * np.ones(d)
