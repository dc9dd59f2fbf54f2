"""Pictures and the classifier's mistakes: week 4, notebook deep_network_application."""

import numpy as np

__all__ = ["most_wrong", "shrink_images", "swap_centre"]


def shrink_images(images, k):
    """Average the pixels of every k × k block, channel by channel.

    Derived in week 4, notebook deep_network_application. Source: NumPy's row-major order, in which
    a reshape may split each axis of pixels into blocks and places within a block.

    Parameters
    ----------
    images : ndarray, shape (m, h, w, d)
        h and w are multiples of k.
    k : int

    Returns
    -------
    ndarray, shape (m, h / k, w / k, d)

    Examples
    --------
    >>> image = np.array([[1, 2, 10, 20], [3, 6, 30, 60]])
    >>> shrink_images(image.reshape(1, 2, 4, 1), 2).reshape(1, 2)
    array([[ 3., 30.]])
    """
    m, h, w, d = images.shape
    return images.reshape(m, h // k, k, w // k, k, d).mean(axis=(2, 4))


def most_wrong(AL, Y):
    """List the examples that are classified wrong, the surest mistake first.

    The surer, the further the probability lies from one half. Derived in week 4, notebook
    deep_network_application. Source: the definition.

    Parameters
    ----------
    AL : ndarray, shape (1, m)
        Probabilities of label 1.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    list of int
        One index for each example that is wrong.

    Examples
    --------
    >>> most_wrong(np.array([[0.9, 0.6, 0.2, 0.1]]), np.array([[1, 0, 0, 1]]))
    [3, 1]
    """
    wrong = np.flatnonzero((AL > 0.5) != (Y == 1))
    confidence = np.abs(AL[0, wrong] - 0.5)
    return wrong[np.argsort(-confidence)].tolist()


def swap_centre(images, size):
    """Exchange red and blue in the central square of every picture.

    Derived in week 4, notebook deep_network_application. Source: the definition.

    Parameters
    ----------
    images : ndarray, shape (m, h, w, 3)
        Left as they were. h - size and w - size are even.
    size : int
        Height and width of the square.

    Returns
    -------
    ndarray, shape (m, h, w, 3)

    Examples
    --------
    >>> images = np.zeros((1, 4, 4, 3))
    >>> images[..., 0] = 1.0  # red
    >>> swap_centre(images, 2)[0, 1].tolist()
    [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    """
    _, h, w, _ = images.shape
    top, left = (h - size) // 2, (w - size) // 2
    centre = np.s_[:, top : top + size, left : left + size]
    swapped = images.copy()
    swapped[centre] = images[centre][..., ::-1]
    return swapped
