"""Shapes: the matrix product, and an image as a column."""

import numpy as np

from course_utils.reference import deep, hidden_layer, logistic, numpy_basics

from ....machinery.exercises import exercise, hidden, visible
from . import shared

MATRIX_PRODUCT = exercise(
    numpy_basics.matrix_product,
    "The matrix product, in loops",
    visible(
        "two rows times three columns",
        np.array([[1.0, 2.0], [3.0, 0.5]]),
        np.array([[2.0, 1.0, 0.0], [-1.0, 4.0, 3.0]]),
        unchanged=True,
    ),
    visible("a row times a column", np.array([[1.0, 2.0, -3.0]]), np.array([[3.0], [4.0], [1.0]])),
    visible(
        "a column of whole numbers times a row of fractions",
        np.array([[3], [4]]),
        np.array([[0.5, 1.25, 2.0]]),
    ),
    hidden(
        "other lengths", lambda rng: (rng.normal(size=(4, 5)), rng.normal(size=(5, 2))), points=2
    ),
    hidden("square matrices", lambda rng: (rng.normal(size=(3, 3)), rng.normal(size=(3, 3)))),
    hidden(
        "whole numbers times fractions",
        lambda rng: (rng.integers(1, 9, size=(2, 3)), rng.uniform(0.1, 0.9, size=(3, 4))),
    ),
    twins=(deep.linear_forward, hidden_layer.collapse),
)


@MATRIX_PRODUCT.equivalent
def by_numpy(A, B):
    return A @ B


@MATRIX_PRODUCT.equivalent
def by_columns_and_rows(A, B):
    C = np.zeros((A.shape[0], B.shape[1]))
    for k in range(B.shape[0]):
        C = C + A[:, [k]] * B[[k], :]
    return C


@MATRIX_PRODUCT.mistake(
    "The numbers are right, but in a list. Make an array to fill, `np.zeros((n, m))`, or turn your "
    "list into one with `np.array`."
)
def in_lists(A, B):
    return [[sum(a * b for a, b in zip(row, column)) for column in B.T] for row in A]  # noqa: B905


MATRIX_PRODUCT.wrong("""
    C[i, j] += → C[i, j] =
        Only the last product counts. Is each one added to those before it?
    range(A.shape[1]) → range(n)
        The inner loop runs over the length that both matrices share: the columns of A.
    A[i, k] * B[k, j] → A[i, k] + B[k, j]
        You add the two entries. The matrix product adds up their *products*.
    np.zeros((n, m)) → np.zeros((m, n))
    C[i, j] += A[i, k] * B[k, j] → C[j, i] += A[i, k] * B[k, j]
        The result is turned over: row i belongs to row i of A.
    np.zeros((n, m)) → np.zeros((n, m), dtype=A.dtype)
        The result has the type of A. If that holds whole numbers, fractions are cut off.
    range(A.shape[1]) → range(A.shape[1] - 1)
        The last product is missing: `range(k)` already ends at k - 1.
    return C → return C / A.shape[1]
        You divide by the number of products. The matrix product is their sum.
""")


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
