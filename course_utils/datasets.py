"""Load the course's data sets; what makes data from a seed can be had from here too.

The data sheets in `datasets/` say where each set comes from and what it may be used for.
"""

import hashlib
from pathlib import Path

import numpy as np

from course_utils._data_files import PACKAGE, ImageData, TabularData, checksum, data_file
from course_utils._downloads import DOWNLOADS, fetch, load_cifar10, load_fashion_mnist, load_mnist
from course_utils._generators import (
    FOOTBALL_SEED,
    PitchData,
    PlanarData,
    daily_temperatures,
    make_blobs,
    make_circles,
    make_flower,
    make_football,
    make_gaussian_quantiles,
    make_moons,
)
from course_utils._town import Homes, Sales, make_homes, make_sales

__all__ = [
    "DOWNLOADS",
    "FOOTBALL_SEED",
    "Homes",
    "ImageData",
    "PitchData",
    "PlanarData",
    "Sales",
    "TabularData",
    "checksum",
    "daily_temperatures",
    "data_file",
    "fetch",
    "load_breast_cancer",
    "load_cats",
    "load_cifar10",
    "load_digits",
    "load_fashion_mnist",
    "load_mnist",
    "make_blobs",
    "make_circles",
    "make_flower",
    "make_football",
    "make_gaussian_quantiles",
    "make_homes",
    "make_moons",
    "make_sales",
]

PHOTOGRAPHS = PACKAGE.parent / "datasets" / "photographs"
PHOTOGRAPH_FILES = ("train_catvnoncat.h5", "test_catvnoncat.h5")


def load_cats(photographs: str | Path | bool | None = None) -> ImageData:
    """Load pictures that show a cat or do not.

    The set that comes with the course consists of drawings made by `datasets/make_cats.py`. If
    you have the well-known pair of HDF5 files with photographs, put both into
    `datasets/photographs/` or name their folder here.

    Parameters
    ----------
    photographs : str, Path, bool or None
        Folder of ``train_catvnoncat.h5`` and ``test_catvnoncat.h5``. None takes
        `datasets/photographs/` if it has them, else the drawings. False takes the drawings.

    Returns
    -------
    ImageData
        Images of shape (m, 64, 64, 3), label 1 for a cat; the drawings are 209 training and 50
        test images.

    Raises
    ------
    FileNotFoundError
        If a file is missing.
    ImportError
        If photographs are to be read and h5py is not installed.
    ValueError
        If a file's content is not what it should be.

    Examples
    --------
    >>> cats = load_cats(photographs=False)
    >>> cats.X_train.shape, cats.Y_train.shape, cats.X_test.shape, cats.classes
    ((209, 64, 64, 3), (1, 209), (50, 64, 64, 3), ('non-cat', 'cat'))
    """
    if photographs is None:
        photographs = any((PHOTOGRAPHS / name).exists() for name in PHOTOGRAPH_FILES)
    if photographs:
        return _load_photographs(PHOTOGRAPHS if photographs is True else Path(photographs))
    with np.load(data_file("cats.npz"), allow_pickle=False) as file:
        return ImageData(
            X_train=file["X_train"],
            Y_train=file["Y_train"],
            X_test=file["X_test"],
            Y_test=file["Y_test"],
            classes=tuple(file["classes"].tolist()),
            source="drawings made by datasets/make_cats.py, not photographs",
        )


def _load_photographs(folder: Path) -> ImageData:
    for name in PHOTOGRAPH_FILES:
        if not (folder / name).is_file():
            raise FileNotFoundError(
                f"no file {name!r} in {folder}; it must hold {' and '.join(PHOTOGRAPH_FILES)}"
            )
    try:
        import h5py  # noqa: F401 (only to say early what is missing)
    except ImportError as error:
        raise ImportError(
            "photographs are read with h5py, which is not installed; run `pip install h5py` "
            "(the project's extra `photos`), or pass photographs=False for the drawings"
        ) from error
    train_name, test_name = PHOTOGRAPH_FILES
    X_train, Y_train, classes = _read_photographs(folder / train_name, "train")
    X_test, Y_test, _ = _read_photographs(folder / test_name, "test")
    return ImageData(X_train, Y_train, X_test, Y_test, classes, f"your photographs in {folder}")


def _read_photographs(path: Path, split: str) -> tuple[np.ndarray, np.ndarray, tuple[str, ...]]:
    import h5py

    try:
        with h5py.File(path, "r") as file:
            X, Y = file[f"{split}_set_x"][()], file[f"{split}_set_y"][()]
            names = file["list_classes"][()]
    except (KeyError, OSError) as error:
        raise ValueError(
            f"{path} is not the expected HDF5 file with {split}_set_x, {split}_set_y and "
            f"list_classes: {error}"
        ) from error
    if X.dtype != np.uint8 or X.ndim != 4 or X.shape[1:] != (64, 64, 3):
        raise ValueError(
            f"{split}_set_x in {path} has shape {X.shape} and dtype {X.dtype}; "
            "it must be (m, 64, 64, 3) and uint8"
        )
    if Y.shape != (len(X),) or Y.dtype.kind not in "iu" or not np.isin(Y, (0, 1)).all():
        raise ValueError(
            f"{split}_set_y in {path} has shape {Y.shape} and dtype {Y.dtype}; "
            f"it must be ({len(X)},) and integers 0 or 1"
        )
    classes = tuple(name.decode() if isinstance(name, bytes) else str(name) for name in names)
    return X, Y.astype(np.int64).reshape(1, -1), classes


def load_breast_cancer(test_share: float = 0.2, seed: int = 0) -> TabularData:
    """Load real measurements of breast tumours: benign or malignant.

    The Wisconsin diagnostic set that scikit-learn carries: 569 tumours, 30 features of the cell
    nuclei in an image of a fine needle aspirate. See `datasets/breast_cancer.md`.

    Parameters
    ----------
    test_share : float
        Share of the examples in the test set, between 0 and 1.
    seed : int
        Seed of the split.

    Returns
    -------
    TabularData
        `X_train` of shape (30, m_train), raw values; label 1 is malignant.

    Raises
    ------
    ValueError
        If `test_share` is not between 0 and 1, or the installed scikit-learn carries other values.

    Examples
    --------
    >>> data = load_breast_cancer()
    >>> data.X_train.shape, data.X_test.shape, data.classes
    ((30, 455), (30, 114), ('benign', 'malignant'))
    """
    from sklearn import datasets

    if not 0 < test_share < 1:
        raise ValueError(f"test_share is {test_share!r}; it must be between 0 and 1")
    bunch = datasets.load_breast_cancer()
    X, Y = bunch.data.T, 1 - bunch.target.reshape(1, -1).astype(np.int64)
    digest = hashlib.sha256(X.astype("<f8").tobytes() + Y.astype("<i8").tobytes()).hexdigest()
    if digest != checksum("breast_cancer"):
        raise ValueError(
            f"the installed scikit-learn carries a breast-cancer set with SHA-256 {digest}, and "
            f"{checksum('breast_cancer')} is recorded. Install the version in uv.lock."
        )
    order = np.random.default_rng(seed).permutation(X.shape[1])
    test, train = np.split(order, [round(test_share * X.shape[1])])
    names = tuple(str(name) for name in bunch.feature_names)
    return TabularData(
        X_train=X[:, train],
        Y_train=Y[:, train],
        X_test=X[:, test],
        Y_test=Y[:, test],
        classes=("benign", "malignant"),
        feature_names=names,
        units=tuple(_nucleus_unit(name) for name in names),
        source="Breast Cancer Wisconsin (Diagnostic), UCI, as carried by scikit-learn",
    )


def _nucleus_unit(feature: str) -> str:
    if "radius" in feature or "perimeter" in feature:
        return "length, unit not recorded"
    if "area" in feature:
        return "length squared, unit not recorded"
    return "grey levels" if "texture" in feature else "1"


def load_digits(test_share: float = 0.3, seed: int = 0) -> TabularData:
    """Load small pictures of handwritten digits, 0 to 9.

    The set that scikit-learn carries: 1797 real digits of 8 by 8 pixels. See `datasets/digits.md`.

    Parameters
    ----------
    test_share : float
        Share of the examples in the test set, between 0 and 1.
    seed : int
        Seed of the split.

    Returns
    -------
    TabularData
        `X_train` of shape (64, m_train), one picture a column, row by row; each number is the ink
        in a pixel, from 0 to 16. The label is the digit.

    Raises
    ------
    ValueError
        If `test_share` is not between 0 and 1, or the installed scikit-learn carries other values.

    Examples
    --------
    >>> data = load_digits()
    >>> data.X_train.shape, data.X_test.shape, data.feature_names[:2]
    ((64, 1258), (64, 539), ('row 1, column 1', 'row 1, column 2'))
    """
    from sklearn import datasets

    if not 0 < test_share < 1:
        raise ValueError(f"test_share is {test_share!r}; it must be between 0 and 1")
    bunch = datasets.load_digits()
    X, Y = bunch.data.T, bunch.target.reshape(1, -1).astype(np.int64)
    digest = hashlib.sha256(X.astype("<f8").tobytes() + Y.astype("<i8").tobytes()).hexdigest()
    if digest != checksum("digits"):
        raise ValueError(
            f"the installed scikit-learn carries a set of digits with SHA-256 {digest}, and "
            f"{checksum('digits')} is recorded. Install the version in uv.lock."
        )
    order = np.random.default_rng(seed).permutation(X.shape[1])
    test, train = np.split(order, [round(test_share * X.shape[1])])
    return TabularData(
        X_train=X[:, train],
        Y_train=Y[:, train],
        X_test=X[:, test],
        Y_test=Y[:, test],
        classes=tuple("0123456789"),
        feature_names=tuple(
            f"row {row}, column {column}" for row in range(1, 9) for column in range(1, 9)
        ),
        units=("ink, 0 to 16",) * 64,
        source="Optical Recognition of Handwritten Digits, UCI, as carried by scikit-learn",
    )
