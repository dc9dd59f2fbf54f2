"""Pictures as columns of numbers."""

import numpy as np

from course_utils.reference import logistic, numpy_basics

from ....machinery.exercises import exercise, hidden, visible


def _images(*shape):
    return lambda rng: (rng.integers(0, 256, size=shape).astype(float),)


FLATTEN_IMAGES = exercise(
    logistic.flatten_images,
    "Every image as one column",
    visible("two grey images", np.arange(1.0, 13.0).reshape(2, 3, 2, 1)),
    visible("three colour images", np.arange(36.0).reshape(3, 2, 2, 3)),
    visible("one image", np.arange(12.0).reshape(1, 3, 2, 2)),
    hidden("other sizes, not square", _images(5, 4, 3, 2)),
    hidden("another image", _images(1, 3, 5, 3)),
    hidden("one channel, many images", _images(11, 2, 7, 1)),
    twins=(numpy_basics.image2vector,),
)


@FLATTEN_IMAGES.equivalent
def in_a_loop(images):
    columns = np.empty((images[0].size, len(images)))
    for i, image in enumerate(images):
        columns[:, i] = image.ravel()
    return columns


@FLATTEN_IMAGES.equivalent
def by_stacking(images):
    return np.stack([image.flatten() for image in images], axis=1)


@FLATTEN_IMAGES.equivalent
def by_moving_the_axis(images):
    return np.moveaxis(images, 0, -1).reshape(-1, len(images))


FLATTEN_IMAGES.wrong("""
    images.reshape(images.shape[0], -1).T → images.reshape(-1, images.shape[0])
        The shape is right, but every column holds numbers of several images. `reshape` reads the
        array in order, image after image: which axis must come first in the result of the reshape?
    .T →
        Your images are rows. In this course an example is a column.
    images.reshape(images.shape[0], -1).T → images.reshape(-1, 1)
        All images went into one long column. Each image needs a column of its own.
    images.reshape(images.shape[0], -1).T → images.T.reshape(-1, images.shape[0])
        Each column holds one image, but its numbers stand in another order. Transposing an array
        with four axes reverses all four of them: transpose after flattening.
    images.reshape(images.shape[0], -1).T → images[0].reshape(-1, 1)
        Only the first image is in the result. The function gets all images at once.
    images.shape[0] → images.shape[1]
        The number of columns is the height of the images. Which axis counts the images?
    .T → .T / 255
        The numbers are divided by 255. That is the next step: here they only change places.
""")


def _pixels(rng, n_x, m_train, m_test):
    # no set reaches 255, and the two reach different values
    low, high = rng.integers(0, 200, size=(n_x, m_train)), rng.integers(0, 250, size=(n_x, m_test))
    low[0, 0], high[0, 0] = 210, 252
    return low, high


STANDARDIZE = exercise(
    logistic.standardize,
    "Pixels from 0 to 1",
    visible(
        "whole numbers: two pixels, three and two images",
        np.array([[0, 51, 102], [204, 153, 17]]),
        np.array([[51, 85], [0, 170]]),
    ),
    visible(
        "one test image; your arrays stay as they were",
        np.array([[100.0, 30.0]]),
        np.array([[60.0]]),
        unchanged=True,
    ),
    hidden(
        "many pixels",
        lambda rng: tuple(X.astype(float) for X in _pixels(rng, 12, 7, 4)),
        unchanged=True,
        points=2,
    ),
    hidden("whole numbers, one test image", lambda rng: _pixels(rng, 5, 6, 1)),
)


@STANDARDIZE.equivalent
def by_a_factor(X_train, X_test):
    factor = 1 / 255
    return factor * X_train, factor * X_test


@STANDARDIZE.equivalent
def as_list(X_train, X_test):
    return [np.divide(X, 255.0) for X in (X_train, X_test)]


@STANDARDIZE.equivalent
def by_copies(X_train, X_test):
    scaled = []
    for X in (X_train, X_test):
        X = X.astype(float)
        X /= 255
        scaled.append(X)
    return scaled[0], scaled[1]


STANDARDIZE.wrong("""
    X_train / 255, X_test / 255 → X_train / X_train.max(), X_test / X_test.max()
        Each set is divided by its own largest value, so the two follow different rules. Divide by
        the largest value that a pixel can have.
    X_train / 255, X_test / 255 → X_train / X_train.max(), X_test / X_train.max()
        You divide by the largest value that happens to occur. The rule should not depend on the
        pictures: divide by the largest value that a pixel can have.
    X_train / 255, X_test / 255 → X_train / 256, X_test / 256
        A pixel can have 256 different values, but the largest of them is 255.
    X_test / 255 → X_test
        The test images are as they were. What is done to the training images must be done to them
        too.
    X_train / 255, X_test / 255 → X_test / 255, X_train / 255
        The two sets come back in the wrong order: training first.
    X_train / 255, X_test / 255 → X_train // 255, X_test // 255
        `//` rounds down, so nearly every pixel becomes 0. Use `/`.
    return X_train / 255, X_test / 255 → X_train /= 255; X_test /= 255; return X_train, X_test
        `/=` writes into the caller's arrays. Make new ones: the next cell may still need the old.
""")


@STANDARDIZE.mistake(
    "You measured mean and spread of the training images. Pixels need no measuring: every one "
    "runs over the same known range, and dividing by its end is enough."
)
def by_z_scores(X_train, X_test):
    mu, sigma = X_train.mean(axis=1, keepdims=True), X_train.std(axis=1, keepdims=True)
    return (X_train - mu) / sigma, (X_test - mu) / sigma


@STANDARDIZE.mistake(
    "Each set got its own mean and spread, so the same picture would get other numbers in the "
    "test set than in the training set. The rule must be one and the same."
)
def each_by_its_z_scores(X_train, X_test):
    return tuple(
        (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
        for X in (X_train, X_test)
    )
