"""Load the course's data sets, and make the planar ones.

Every loader checks the SHA-256 of what it reads against `datasets/checksums.txt`; the data sheets
in `datasets/` say where each set comes from and what it may be used for. The makers draw points of
the plane from a seed: another seed gives new examples of the same kind, such as a held-out set.
"""

import hashlib
import tarfile
from pathlib import Path
from typing import NamedTuple

import numpy as np

__all__ = [
    "CIFAR10_URL",
    "FOOTBALL_SEED",
    "ImageData",
    "PitchData",
    "PlanarData",
    "TabularData",
    "checksum",
    "daily_temperatures",
    "data_file",
    "fetch_cifar10",
    "load_breast_cancer",
    "load_cats",
    "load_cifar10",
    "load_digits",
    "make_blobs",
    "make_circles",
    "make_flower",
    "make_football",
    "make_gaussian_quantiles",
    "make_moons",
]

CIFAR10_URL = "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"
CIFAR10_FILE = "cifar-10-binary.tar.gz"
CIFAR10_RECORD = 1 + 32 * 32 * 3  # bytes: a label, then the red, green and blue planes

FOOTBALL_SEED = 6
FOOTBALL_TRAIN, FOOTBALL_DEV = 211, 200
FOOTBALL_WRONG_NOTES = 0.04

PACKAGE = Path(__file__).parent
FOLDERS = (PACKAGE / "_data", PACKAGE.parent / "datasets")  # installed wheel, clone
PHOTOGRAPHS = PACKAGE.parent / "datasets" / "photographs"
PHOTOGRAPH_FILES = ("train_catvnoncat.h5", "test_catvnoncat.h5")


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
    X_train : ndarray of float64, shape (n_x, m_train)
        One example a column, one feature a row.
    Y_train : ndarray of int64, shape (1, m_train)
        Index into `classes`.
    X_test : ndarray of float64, shape (n_x, m_test)
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


class PlanarData(NamedTuple):
    """Points of the plane in two classes: ``X, Y = make_flower()``.

    Attributes
    ----------
    X : ndarray of float64, shape (2, m)
        One point a column; its two coordinates have no unit.
    Y : ndarray of int64, shape (1, m)
        Class of each point, 0 or 1. The maker says which is which.
    """

    X: np.ndarray
    Y: np.ndarray


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


def daily_temperatures(seed: int = 0) -> np.ndarray:
    """Make up a year of daily mean temperatures: a season, and weather that lasts some days.

    Day d, from 1 January on, has 10 + 9 cos(2π (d − 200) / 365) + w_d in °C, where
    w_d = 0.7 w_{d−1} + 2.5 ε_d and ε_d is standard normal. The spread of w is 3.5 °C. See
    `datasets/daily_temperatures.md`.

    Parameters
    ----------
    seed : int
        Seed of the weather.

    Returns
    -------
    ndarray, shape (365,)
        In °C, to one decimal.

    Examples
    --------
    >>> temperatures = daily_temperatures(seed=0)
    >>> temperatures.shape, bool(temperatures[180:220].mean() > temperatures[:40].mean() + 10)
    ((365,), True)
    """
    shocks = 2.5 * np.random.default_rng(seed).standard_normal(365)
    # the first day's weather already has the spread of the others
    weather = [shocks[0] / np.sqrt(1 - 0.7**2)]
    for shock in shocks[1:]:
        weather.append(0.7 * weather[-1] + shock)
    season = 10 + 9 * np.cos(2 * np.pi * (np.arange(365) - 200) / 365)
    temperatures: np.ndarray = np.round(season + weather, 1)
    return temperatures


def _cifar10_archive(folder: str | Path | None) -> Path:
    import pooch

    return Path(folder or pooch.os_cache("neural-networks")) / CIFAR10_FILE


def fetch_cifar10(
    url: str = CIFAR10_URL,
    folder: str | Path | None = None,
    sha256: str | None = None,
    progress: bool = True,
) -> Path:
    """Download CIFAR-10: 60 000 photographs of ten kinds of things, 162 MiB.

    The binary edition is taken, as it can be read without running pickled code. A file that is
    there already and is right is not downloaded again.

    Parameters
    ----------
    url : str
        Where to download from.
    folder : str, Path or None
        Where to put the archive; None for the user's cache folder.
    sha256 : str or None
        What the archive must have; None for the recorded value.
    progress : bool
        Show a progress bar.

    Returns
    -------
    Path
        The archive.

    Raises
    ------
    ConnectionError
        If the download fails, or what arrives is not the right file. Nothing is left behind.
    """
    import pooch

    path = _cifar10_archive(folder)
    try:
        pooch.retrieve(
            url,
            known_hash=f"sha256:{sha256 or checksum(CIFAR10_FILE)}",
            fname=path.name,
            path=path.parent,
            downloader=pooch.HTTPDownloader(progressbar=progress),
        )
    except (ValueError, OSError) as error:
        raise ConnectionError(
            f"CIFAR-10 was not downloaded from {url}: {error} Nothing was kept. Check the "
            "network and try again."
        ) from error
    return path


def load_cifar10(folder: str | Path | None = None, sha256: str | None = None) -> ImageData:
    """Load the photographs of CIFAR-10 that `course data fetch cifar10` downloaded.

    Parameters
    ----------
    folder : str, Path or None
        Where the archive is; None for the user's cache folder.
    sha256 : str or None
        What the archive must have; None for the recorded value.

    Returns
    -------
    ImageData
        50 000 training and 10 000 test images of shape (32, 32, 3), labels 0 to 9.

    Raises
    ------
    FileNotFoundError
        If it was not downloaded yet.
    ValueError
        If the archive is damaged.
    """
    path = _cifar10_archive(folder)
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}; run `course data fetch cifar10` first")
    expected = sha256 or checksum(CIFAR10_FILE)
    with path.open("rb") as stream:
        received = hashlib.file_digest(stream, "sha256").hexdigest()
    if received != expected:
        raise ValueError(
            f"{path} is damaged: its SHA-256 is {received}, and {expected} is recorded. "
            "Run `course data fetch cifar10` to download it again."
        )
    contents = {}
    with tarfile.open(path) as archive:  # read in memory, nothing is extracted
        for member in archive:
            if stream_in := archive.extractfile(member):
                contents[Path(member.name).name] = stream_in.read()
    train = b"".join(contents[f"data_batch_{k}.bin"] for k in range(1, 6))
    X_train, Y_train = _cifar10_records(train)
    X_test, Y_test = _cifar10_records(contents["test_batch.bin"])
    return ImageData(
        X_train=X_train,
        Y_train=Y_train,
        X_test=X_test,
        Y_test=Y_test,
        classes=tuple(contents["batches.meta.txt"].decode().split()),
        source="photographs from CIFAR-10 (A. Krizhevsky, 2009)",
    )


def _cifar10_records(content: bytes) -> tuple[np.ndarray, np.ndarray]:
    records = np.frombuffer(content, dtype=np.uint8).reshape(-1, CIFAR10_RECORD)
    planes = records[:, 1:].reshape(-1, 3, 32, 32)
    X = np.ascontiguousarray(planes.transpose(0, 2, 3, 1))
    return X, records[:, 0].astype(np.int64).reshape(1, -1)


PETALS = 4
PETAL_LENGTH = 4.0
BLOB_CENTRES = tuple((x, y) for y in (-2.0, 2.0) for x in (-4.0, 0.0, 4.0))


def make_flower(m: int = 400, noise: float = 0.2, seed: int = 1) -> PlanarData:
    """Draw points of a flower with four petals, whose classes alternate around the centre.

    The petals are those of the rose r = 4 cos(2 δ), with δ the angle from the petal's middle line,
    and are filled evenly from centre to rim. A straight line gets about two points in three right
    at best, by cutting off one petal: it cannot put opposite petals on one side, and their
    neighbours on the other.

    Parameters
    ----------
    m : int
        Number of points; as many in each petal, up to one.
    noise : float
        Standard deviation of what is added to each coordinate (no unit; a petal is 4 long).
    seed : int
        Another seed gives other points of the same flower.

    Returns
    -------
    PlanarData
        Class 0: the petals up right and down left. Class 1: up left and down right.

    Raises
    ------
    ValueError
        If `m` is no integer of 2 or more, or `noise` is negative.

    Examples
    --------
    >>> X, Y = make_flower()
    >>> X.shape, Y.shape, np.bincount(Y[0])
    ((2, 400), (1, 400), array([200, 200]))
    """
    _check_planar(m, noise)
    rng = np.random.default_rng(seed)
    petal = rng.permutation(np.arange(m) % PETALS)
    delta = rng.uniform(-1, 1, m) * np.pi / PETALS
    # the square root spreads the points evenly over the area, not crowded at the centre
    r = PETAL_LENGTH * np.cos(PETALS / 2 * delta) * np.sqrt(rng.uniform(0, 1, m))
    angle = (2 * petal + 1) * np.pi / PETALS + delta
    X = np.stack([r * np.cos(angle), r * np.sin(angle)]) + noise * rng.standard_normal((2, m))
    return PlanarData(X, (petal % 2).reshape(1, m))


def make_circles(
    m: int = 300, noise: float = 0.05, factor: float = 0.8, seed: int = 1
) -> PlanarData:
    """Draw points of two circles about the origin, one inside the other.

    Parameters
    ----------
    m : int
        Number of points; half of them on each circle.
    noise : float
        Standard deviation of what is added to each coordinate (no unit; the outer radius is 1).
    factor : float
        Radius of the inner circle, from 0 to below 1.
    seed : int
        Another seed gives other points of the same circles.

    Returns
    -------
    PlanarData
        Class 0: the outer circle. Class 1: the inner one.

    Raises
    ------
    ValueError
        If `m` is no integer of 2 or more, `noise` is negative, or `factor` is out of its range.

    Examples
    --------
    >>> X, Y = make_circles(noise=0)
    >>> np.unique(np.hypot(*X[:, Y[0] == 1]).round(6))
    array([0.8])
    """
    from sklearn import datasets

    _check_planar(m, noise)
    if not 0 <= factor < 1:
        raise ValueError(f"factor is {factor!r}; it must be at least 0 and below 1")
    return _planar(*datasets.make_circles(m, noise=noise, factor=factor, random_state=seed))


def make_moons(m: int = 300, noise: float = 0.2, seed: int = 1) -> PlanarData:
    """Draw points of two half circles that reach into each other.

    Parameters
    ----------
    m : int
        Number of points; half of them in each moon.
    noise : float
        Standard deviation of what is added to each coordinate (no unit; a moon's radius is 1).
    seed : int
        Another seed gives other points of the same moons.

    Returns
    -------
    PlanarData
        Class 0: the upper moon, an arch. Class 1: the lower one, a bowl.

    Raises
    ------
    ValueError
        If `m` is no integer of 2 or more, or `noise` is negative.

    Examples
    --------
    >>> X, Y = make_moons()
    >>> bool(X[1, Y[0] == 0].mean() > X[1, Y[0] == 1].mean())
    True
    """
    from sklearn import datasets

    _check_planar(m, noise)
    return _planar(*datasets.make_moons(m, noise=noise, random_state=seed))


def make_blobs(m: int = 300, noise: float = 1.0, seed: int = 1) -> PlanarData:
    """Draw points of six round clouds, two rows of three, whose classes make a chequerboard.

    The centres lie 4 apart and do not depend on the seed.

    Parameters
    ----------
    m : int
        Number of points; as many in each cloud, up to one.
    noise : float
        Standard deviation of a cloud along each coordinate (no unit).
    seed : int
        Another seed gives other points of the same clouds.

    Returns
    -------
    PlanarData
        Class 0: the corners down left and down right, and the middle cloud of the upper row.
        Class 1: the other three.

    Raises
    ------
    ValueError
        If `m` is no integer of 2 or more, or `noise` is negative.

    Examples
    --------
    >>> X, Y = make_blobs(600)
    >>> X.shape, np.bincount(Y[0])
    ((2, 600), array([300, 300]))
    """
    from sklearn import datasets

    _check_planar(m, noise)
    X, cloud = datasets.make_blobs(m, centers=BLOB_CENTRES, cluster_std=noise, random_state=seed)
    return _planar(X, cloud % 2)


def make_gaussian_quantiles(m: int = 300, seed: int = 1) -> PlanarData:
    """Draw points of one round cloud: an inner half and an outer half.

    The cloud is normal about the origin with standard deviation 1 along each coordinate.

    Parameters
    ----------
    m : int
        Number of points; half of them in each class.
    seed : int
        Another seed gives other points of the same cloud.

    Returns
    -------
    PlanarData
        Class 0: the half nearer to the origin. Class 1: the rest. Where the border lies depends a
        little on the points: it is their median distance.

    Raises
    ------
    ValueError
        If `m` is no integer of 2 or more.

    Examples
    --------
    >>> X, Y = make_gaussian_quantiles()
    >>> distance = np.hypot(*X)
    >>> bool(distance[Y[0] == 0].max() < distance[Y[0] == 1].min())
    True
    """
    from sklearn import datasets

    _check_planar(m)
    return _planar(*datasets.make_gaussian_quantiles(n_samples=m, n_classes=2, random_state=seed))


def _check_planar(m: int, noise: float = 0.0) -> None:
    if not isinstance(m, (int, np.integer)) or m < 2:
        raise ValueError(f"m is {m!r}; it must be an integer of 2 or more")
    if not noise >= 0:
        raise ValueError(f"noise is {noise!r}; it must be 0 or more")


def _planar(points: np.ndarray, labels: np.ndarray) -> PlanarData:
    """Bring scikit-learn's layout, one example a row, into the course's."""
    return PlanarData(np.ascontiguousarray(points.T), labels.astype(np.int64).reshape(1, -1))


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


class PitchData(NamedTuple):
    """Places on a football pitch with a label each, split into a training and a dev set.

    Attributes
    ----------
    X_train : ndarray of float64, shape (2, m_train)
        In metres from the centre spot: along the pitch towards the other goal, then to the left.
    Y_train : ndarray of int64, shape (1, m_train)
        Index into `classes`.
    X_dev : ndarray of float64, shape (2, m_dev)
    Y_dev : ndarray of int64, shape (1, m_dev)
    classes : tuple of str
        Name of each label.
    source : str
        What the set is: a sentence to print under a figure.
    """

    X_train: np.ndarray
    Y_train: np.ndarray
    X_dev: np.ndarray
    Y_dev: np.ndarray
    classes: tuple[str, ...]
    source: str


def make_football(seed: int = FOOTBALL_SEED) -> PitchData:
    """Simulate where a goalkeeper's long kicks came down, and who won the header.

    The chance of the goalkeeper's team falls along a slightly bent line across the pitch, and one
    note in 25 names the wrong team. See `datasets/football.md`.

    Parameters
    ----------
    seed : int
        Another seed simulates another season.

    Returns
    -------
    PitchData
        211 training and 200 dev examples on a pitch of 105 m by 68 m; label 1 where the
        goalkeeper's team won.

    Examples
    --------
    >>> kicks = make_football()
    >>> kicks.X_train.shape, kicks.Y_train.shape, kicks.X_dev.shape, kicks.classes
    ((2, 211), (1, 211), (2, 200), ('they', 'we'))
    """
    rng = np.random.default_rng(seed)
    m = FOOTBALL_TRAIN + FOOTBALL_DEV
    along, across = rng.uniform(-40, 45, m), rng.uniform(-31, 31, m)
    log_odds = 8 + 4 * np.sin(across / 12) + 0.3 * across - 0.8 * along
    won = rng.random(m) < 1 / (1 + np.exp(-log_odds))
    noted = won ^ (rng.random(m) < FOOTBALL_WRONG_NOTES)
    X = np.stack([along, across]).round(1)
    Y = noted.astype(np.int64).reshape(1, -1)
    return PitchData(
        X_train=X[:, :FOOTBALL_TRAIN],
        Y_train=Y[:, :FOOTBALL_TRAIN],
        X_dev=X[:, FOOTBALL_TRAIN:],
        Y_dev=Y[:, FOOTBALL_TRAIN:],
        classes=("they", "we"),
        source="a simulated season, made by course_utils.datasets.make_football",
    )
