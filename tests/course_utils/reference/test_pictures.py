"""Tests of course_utils.reference.pictures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from scipy import ndimage

from course_utils.reference import pictures

sizes = st.integers(1, 4)


@given(sizes, sizes, sizes, st.integers(1, 3), st.integers(1, 5), st.integers(0, 2**32 - 1))
@settings(max_examples=40)
def test_shrunken_images_hold_the_blocks_means(m, rows, columns, d, k, seed):
    """Is each pixel the mean of its block, as SciPy's filter has it at the block's middle?"""
    images = np.random.default_rng(seed).normal(size=(m, rows * k, columns * k, d))
    shrunken = pictures.shrink_images(images, k)
    # an even filter's window lies k // 2 before and (k - 1) // 2 after its place
    filtered = ndimage.uniform_filter(images, size=(1, k, k, 1), mode="constant")
    middle = filtered[:, k // 2 :: k, k // 2 :: k]
    np.testing.assert_allclose(shrunken, middle, atol=1e-12)


def test_shrunken_image_is_pillows():
    """Does Pillow's box filter give the same picture?"""
    image = np.random.default_rng(0).integers(0, 256, size=(64, 32, 3), dtype=np.uint8)
    theirs = np.asarray(Image.fromarray(image).reduce(4), dtype=float)
    np.testing.assert_allclose(pictures.shrink_images(image[None], 4)[0], theirs, atol=0.51)


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
@settings(max_examples=60)
def test_most_wrong_lists_mistakes_by_confidence(m, seed):
    """Are exactly the wrong examples listed, each at least as sure as the next?"""
    rng = np.random.default_rng(seed)
    AL, Y = rng.uniform(size=(1, m)), rng.integers(0, 2, size=(1, m))
    order = pictures.most_wrong(AL, Y)
    assert sorted(order) == [i for i in range(m) if round(AL[0, i]) != Y[0, i]]
    sure = [max(AL[0, i], 1 - AL[0, i]) for i in order]
    assert sure == sorted(sure, reverse=True)


@pytest.mark.parametrize(("height", "width", "size"), [(6, 6, 2), (4, 8, 4), (5, 7, 3), (3, 3, 3)])
def test_swap_centre_pixel_by_pixel(height, width, size):
    """Is each pixel's red its old blue inside the square only, and the argument left alone?"""
    images = np.random.default_rng(1).normal(size=(2, height, width, 3))
    before = images.copy()
    swapped = pictures.swap_centre(images, size)
    np.testing.assert_array_equal(images, before)
    for i, row, column in np.ndindex(2, height, width):
        inside = 2 * abs(row - (height - 1) / 2) < size and 2 * abs(column - (width - 1) / 2) < size
        red, green, blue = before[i, row, column]
        expected = (blue, green, red) if inside else (red, green, blue)
        assert tuple(swapped[i, row, column]) == expected
