"""Shapes: an image as a column."""

import numpy as np

from course_utils.reference import logistic, numpy_basics

from ....machinery.exercises import exercise, hidden, visible
from . import shared

IMAGE2VECTOR = exercise(
    numpy_basics.image2vector,
    "An image unrolled into a column",
    visible(
        "2 by 2 pixels, 2 channels",
        np.array([[[0.1, 0.2], [0.3, 0.4]], [[0.5, 0.6], [0.7, 0.8]]]),
        unchanged=True,
    ),
    visible("3 by 2 pixels, 3 channels", draw=lambda rng: (rng.uniform(size=(3, 2, 3)).round(2),)),
    hidden("a wide image", shared.uniform(0, 1, (2, 5), (6, 9), 3), points=2),
    hidden("one channel", shared.uniform(0, 1, (5, 7), (2, 5), 1)),
    hidden("one pixel", shared.uniform(0, 1, 1, 1, 4)),
    twins=(logistic.flatten_images,),
)


@IMAGE2VECTOR.equivalent
def by_sizes(image):
    h, w, d = image.shape
    return np.reshape(image, (h * w * d, 1))


@IMAGE2VECTOR.equivalent
def by_ravel(image):
    return image.ravel()[:, np.newaxis]


@IMAGE2VECTOR.equivalent
def in_loops(image):
    column = []
    for row in image:
        for pixel in row:
            for channel in pixel:
                column.append([channel])
    return np.array(column)


IMAGE2VECTOR.wrong("""
    reshape(-1, 1) → reshape(-1)
        A column has two axes, and the second has length 1. Yours has one axis only.
    reshape(-1, 1) → reshape(1, -1)
        This is a row. Which of the two lengths should be 1?
    reshape(-1, 1) → reshape(image.shape[0] * image.shape[1] * 3, 1)
        The number of channels is the third entry of `image.shape`; it is not always 3.
    image.reshape → image.T.reshape
        Shape right, order wrong: transposing first reads the image column by column, one channel
        after the other. Unroll it as it stands.
    image.reshape → image.transpose(2, 0, 1).reshape
        Shape right, order wrong: you put one whole channel after the other. The channels of a pixel
        stay together.
    image.reshape → image[:, :, 0].reshape
        Only one channel is left. All h · w · d numbers belong in the column.
    reshape(-1, 1) → reshape(-1, image.shape[2])
        All numbers are there, but a pixel a row, channels side by side. The column has one number a
        row.
    reshape(-1, 1) → reshape(image.shape[0] * image.shape[0] * image.shape[2], 1)
        Height and width can differ: take each from `image.shape`.
    return image.reshape(-1, 1) → image.shape = (image.size, 1); return image
        Setting `image.shape` reshapes the caller's image too. Make a reshaped array and return
        that.
""")
