"""Do the functions of numpy_basics agree with SciPy and with plain loops?"""

import math

import numpy as np
import pytest
import scipy.spatial
import scipy.special
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_utils.reference import numpy_basics

numbers = st.floats(-20, 20)
matrices = arrays(float, array_shapes(min_dims=2, max_dims=2, max_side=6), elements=numbers)
pairs = st.integers(1, 8).flatmap(lambda m: arrays(float, (2, m), elements=numbers))


@given(numbers)
def test_basic_sigmoid_is_expit(x):
    """Is the sigmoid of one number SciPy's, and a plain float?"""
    assert type(numpy_basics.basic_sigmoid(x)) is float
    assert math.isclose(numpy_basics.basic_sigmoid(x), scipy.special.expit(x), rel_tol=1e-13)


def test_basic_sigmoid_refuses_arrays():
    """Does an array fail, so that the notebook can show why NumPy is needed?"""
    with pytest.raises(TypeError):
        numpy_basics.basic_sigmoid(np.array([1.0, 2.0]))


@given(st.tuples(st.integers(1, 5), st.integers(1, 4), st.integers(1, 3)))
def test_image2vector_reads_rows_then_columns_then_colours(shape):
    """Does the column hold what three nested loops would write?"""
    h, w, d = shape
    image = np.random.default_rng(0).random(shape)
    looped = [[image[i, j, k]] for i in range(h) for j in range(w) for k in range(d)]
    np.testing.assert_array_equal(numpy_basics.image2vector(image), looped)


@given(matrices.filter(lambda x: (np.abs(x).max(axis=1) > 1e-3).all()))
def test_normalize_rows_gives_unit_rows_of_the_same_direction(x):
    """Has every row length 1, and is it a positive multiple of the old one?"""
    rows = numpy_basics.normalize_rows(x)
    assert rows.shape == x.shape
    for row, old in zip(rows, x, strict=True):
        assert math.isclose(math.hypot(*row), 1)
        np.testing.assert_allclose(row * math.hypot(*old), old, atol=1e-12)


@given(matrices)
def test_softmax_is_scipys_along_rows(x):
    """Is softmax SciPy's with axis=1?"""
    expected = scipy.special.softmax(x, axis=1)
    np.testing.assert_allclose(numpy_basics.softmax(x), expected, rtol=1e-12)


@given(pairs)
def test_norms_are_numpys(pair):
    """Are L1 and L2 the 1-norm and the squared 2-norm of the difference?"""
    yhat, y = pair
    norm = np.linalg.norm
    np.testing.assert_allclose(numpy_basics.L1(yhat, y), norm(yhat - y, ord=1), atol=1e-12)
    np.testing.assert_allclose(numpy_basics.L2(yhat, y), norm(yhat - y) ** 2, atol=1e-12)


@given(st.tuples(*[st.integers(1, 5)] * 3))
def test_the_product_in_loops_is_numpys(sizes):
    """Is the matrix product that of NumPy?"""
    n, k, m = sizes
    rng = np.random.default_rng(0)
    A, B = rng.normal(size=(n, k)), rng.normal(size=(k, m))
    np.testing.assert_allclose(numpy_basics.matrix_product(A, B), A @ B, atol=1e-12)


def test_the_best_guesses_are_median_and_mean():
    """Of fine candidates, are the best the median and the mean?"""
    y = np.array([3.0, 4.0, 5.0, 5.0, 28.0])
    best = numpy_basics.best_guesses(y, np.linspace(0, 30, 301).tolist())
    assert best == pytest.approx((np.median(y), np.mean(y)))


def test_distances_are_scipys():
    """Are the distances, by loops and by arrays, and the nearest those of SciPy?"""
    rng = np.random.default_rng(1)
    P, Q = rng.normal(size=(3, 7)), rng.normal(size=(3, 4))
    expected = scipy.spatial.distance.cdist(P.T, Q.T)
    np.testing.assert_allclose(numpy_basics.distances_in_loops(P, Q), expected)
    np.testing.assert_allclose(numpy_basics.distances(P, Q), expected)
    y = np.arange(7).reshape(1, 7)
    nearest = scipy.spatial.KDTree(P.T).query(Q.T)[1]
    np.testing.assert_array_equal(numpy_basics.nearest_labels(P, y, Q)[0], nearest)
