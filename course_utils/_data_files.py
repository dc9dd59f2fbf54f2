"""Where the course's data files are, whether they are whole, and what a loader makes of them.

Every loader checks the SHA-256 of what it reads against `datasets/checksums.txt`.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

__all__ = ["FOLDERS", "ImageData", "TabularData", "checksum", "data_file"]

PACKAGE = Path(__file__).parent
FOLDERS = (PACKAGE / "_data", PACKAGE.parent / "datasets")  # installed wheel, clone


class ImageData(NamedTuple):
    """Images and their labels, split into a training and a test set.

    Attributes
    ----------
    X_train : ndarray of uint8, shape (m_train, h, w, 3)
        Red, green and blue, 0 to 255.
    Y_train : ndarray of int64, shape (1, m_train)
        Index into `classes`.
    X_test : ndarray of uint8, shape (m_test, h, w, 3)
    Y_test : ndarray of int64, shape (1, m_test)
    classes : tuple of str
        Name of each label.
    source : str
        What the pictures are: a sentence to print under a figure.
    """

    X_train: np.ndarray
    Y_train: np.ndarray
    X_test: np.ndarray
    Y_test: np.ndarray
    classes: tuple[str, ...]
    source: str


class TabularData(NamedTuple):
    """A table of measurements and its labels, split into a training and a test set.

    Attributes
    ----------
    X_train : ndarray, shape (n_x, m_train)
        One example a column, one feature a row: float64, or uint8 for pixels from 0 to 255.
    Y_train : ndarray of int64, shape (1, m_train)
        Index into `classes`.
    X_test : ndarray, shape (n_x, m_test)
    Y_test : ndarray of int64, shape (1, m_test)
    classes : tuple of str
        Name of each label.
    feature_names : tuple of str
        Name of each row.
    units : tuple of str
        Unit of each row.
    source : str
        Where the data come from.
    """

    X_train: np.ndarray
    Y_train: np.ndarray
    X_test: np.ndarray
    Y_test: np.ndarray
    classes: tuple[str, ...]
    feature_names: tuple[str, ...]
    units: tuple[str, ...]
    source: str


def _find(name: str) -> Path:
    for folder in FOLDERS:
        if (folder / name).is_file():
            return folder / name
    places = " or ".join(str(folder) for folder in FOLDERS)
    raise FileNotFoundError(
        f"no file {name!r} in {places}. Run `git checkout -- datasets` in a clone, "
        "or install the package again."
    )


def checksum(name: str) -> str:
    """Return the SHA-256 that `datasets/checksums.txt` records for a data set.

    Parameters
    ----------
    name : str
        As written in that file.

    Returns
    -------
    str
        64 hexadecimal digits.

    Raises
    ------
    KeyError
        If the file has no such line.

    Examples
    --------
    >>> len(checksum("cats.npz"))
    64
    """
    lines = _find("checksums.txt").read_text(encoding="utf-8").splitlines()
    known = {file: digest for digest, file in map(str.split, lines)}
    if name not in known:
        raise KeyError(f"no checksum for {name!r}; checksums.txt has {', '.join(known)}")
    return known[name]


def data_file(name: str) -> Path:
    """Return the path of a committed data file, after checking its content.

    Parameters
    ----------
    name : str
        File name, for example ``cats.npz``.

    Returns
    -------
    Path
        In `datasets/` of a clone, or inside the installed package.

    Raises
    ------
    FileNotFoundError
        If the file is in neither place.
    ValueError
        If its SHA-256 is not the recorded one.

    Examples
    --------
    >>> data_file("cats.npz").name
    'cats.npz'
    """
    path = _find(name)
    received, expected = hashlib.sha256(path.read_bytes()).hexdigest(), checksum(name)
    if received != expected:
        raise ValueError(
            f"{path} is damaged or was changed: its SHA-256 is {received}, and {expected} is "
            f"recorded. Delete it and run `git checkout -- datasets/{name}` in a clone, or "
            "install the package again."
        )
    return path
