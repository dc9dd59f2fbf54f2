"""Larger data sets, which `course data fetch` downloads: MNIST, Fashion-MNIST and CIFAR-10."""

import gzip
import hashlib
import io
import tarfile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import numpy as np

from course_utils._data_files import ImageData, TabularData, checksum

__all__ = ["DOWNLOADS", "Download", "fetch", "load_cifar10", "load_fashion_mnist", "load_mnist"]

CIFAR10_RECORD = 1 + 32 * 32 * 3  # bytes: a label, then the red, green and blue planes
IDX_UINT8 = 0x08  # the third byte of an IDX file: its values are bytes
IDX_FILES = tuple(
    f"{part}-{kind}-ubyte.gz"
    for part in ("train", "t10k")
    for kind in ("images-idx3", "labels-idx1")
)


class Download(NamedTuple):
    """A data set that the course does not carry.

    Attributes
    ----------
    home : str
        The address that its files lie under.
    files : tuple of str
        Where they are put in the user's cache folder, which is also how `datasets/checksums.txt`
        names them.
    """

    home: str
    files: tuple[str, ...]


DOWNLOADS = {
    "cifar10": Download("https://www.cs.toronto.edu/~kriz/", ("cifar-10-binary.tar.gz",)),
    "fashion-mnist": Download(
        "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
        tuple(f"fashion-mnist/{name}" for name in IDX_FILES),
    ),
    "mnist": Download(
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        tuple(f"mnist/{name}" for name in IDX_FILES),
    ),
}
"""What `course data fetch` knows, by name."""


def fetch(
    name: str, home: str | None = None, folder: str | Path | None = None, progress: bool = True
) -> list[Path]:
    """Download a data set: MNIST and Fashion-MNIST have 12 and 31 MB, CIFAR-10 has 170 MB.

    A file that is there already and is right is not downloaded again. Of CIFAR-10 the binary
    edition is taken, as it can be read without running pickled code.

    Parameters
    ----------
    name : str
        ``"cifar10"``, ``"fashion-mnist"`` or ``"mnist"``.
    home : str or None
        The address that the files lie under, such as that of a copy of your own; None for the
        public one.
    folder : str, Path or None
        Where to put them; None for the user's cache folder.
    progress : bool
        Show a progress bar for each file.

    Returns
    -------
    list of Path
        The files.

    Raises
    ------
    ValueError
        If there is no such data set.
    ConnectionError
        If a download fails, or what arrives is not the right file. No part of that file is kept;
        files that arrived whole are.
    """
    import pooch

    known = _known(name)
    paths = []
    for file in known.files:
        path = _cache(folder) / file
        url = f"{(home or known.home).rstrip('/')}/{path.name}"
        try:
            pooch.retrieve(
                url,
                known_hash=f"sha256:{checksum(file)}",
                fname=path.name,
                path=path.parent,
                downloader=pooch.HTTPDownloader(progressbar=progress),
            )
        except (ValueError, OSError) as error:
            raise ConnectionError(
                f"{path.name} of {name} was not downloaded from {url}: {error} No part of it was "
                "kept. Check the network and try again."
            ) from error
        paths.append(path)
    return paths


def load_mnist(folder: str | Path | None = None) -> TabularData:
    """Load MNIST, which `course data fetch mnist` downloads: 70 000 handwritten digits.

    It has the shape of `load_digits()`: a notebook that reads the small digits takes these when
    it divides by 255 rather than by 16.

    Parameters
    ----------
    folder : str, Path or None
        Where the files are; None for the user's cache folder.

    Returns
    -------
    TabularData
        `X_train` of shape (784, 60 000) and `X_test` of shape (784, 10 000), uint8: one picture of
        28 by 28 pixels a column, row by row, ink from 0 to 255. The label is the digit.

    Raises
    ------
    FileNotFoundError
        If it was not downloaded yet.
    ValueError
        If a file is damaged.
    """
    source = "MNIST (Y. LeCun, C. Cortes and C. J. C. Burges)"
    return _load_idx("mnist", folder, tuple("0123456789"), source)


def load_fashion_mnist(folder: str | Path | None = None) -> TabularData:
    """Load Fashion-MNIST, which `course data fetch fashion-mnist` downloads: 70 000 garments.

    It has the shape of `load_mnist()`, and is harder.

    Parameters
    ----------
    folder : str, Path or None
        Where the files are; None for the user's cache folder.

    Returns
    -------
    TabularData
        As for MNIST; the label is an index into `classes`.

    Raises
    ------
    FileNotFoundError
        If it was not downloaded yet.
    ValueError
        If a file is damaged.
    """
    classes = (
        *("T-shirt/top", "trouser", "pullover", "dress", "coat"),
        *("sandal", "shirt", "sneaker", "bag", "ankle boot"),
    )
    source = "Fashion-MNIST (H. Xiao, K. Rasul and R. Vollgraf, 2017)"
    return _load_idx("fashion-mnist", folder, classes, source)


def load_cifar10(folder: str | Path | None = None) -> ImageData:
    """Load CIFAR-10, which `course data fetch cifar10` downloads: 60 000 photographs.

    Parameters
    ----------
    folder : str, Path or None
        Where the archive is; None for the user's cache folder.

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
    (archived,) = _contents("cifar10", folder)
    contents = {}
    with tarfile.open(fileobj=io.BytesIO(archived)) as archive:  # nothing is extracted to disk
        for member in archive:
            if stream := archive.extractfile(member):
                contents[PurePosixPath(member.name).name] = stream.read()
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


def _known(name: str) -> Download:
    if name not in DOWNLOADS:
        raise ValueError(
            f"there is no data set {name!r} to fetch; there are: {', '.join(DOWNLOADS)}"
        )
    return DOWNLOADS[name]


def _cache(folder: str | Path | None) -> Path:
    import pooch

    return Path(folder or pooch.os_cache("neural-networks"))


def _contents(name: str, folder: str | Path | None) -> list[bytes]:
    """Read the files of a data set, each after a look at its checksum."""
    found = []
    for file in DOWNLOADS[name].files:
        path = _cache(folder) / file
        if not path.is_file():
            raise FileNotFoundError(f"no file {path}; run `course data fetch {name}` first")
        content = path.read_bytes()
        received, expected = hashlib.sha256(content).hexdigest(), checksum(file)
        if received != expected:
            raise ValueError(
                f"{path} is damaged: its SHA-256 is {received}, and {expected} is recorded. "
                f"Run `course data fetch {name}` to download it again."
            )
        found.append(content)
    return found


def _load_idx(
    name: str, folder: str | Path | None, classes: tuple[str, ...], source: str
) -> TabularData:
    X_train, y_train, X_test, y_test = map(_idx, _contents(name, folder))
    height, width = X_train.shape[1:]
    return TabularData(
        X_train=X_train.reshape(len(X_train), -1).T,
        Y_train=y_train.reshape(1, -1).astype(np.int64),
        X_test=X_test.reshape(len(X_test), -1).T,
        Y_test=y_test.reshape(1, -1).astype(np.int64),
        classes=classes,
        feature_names=tuple(
            f"row {row}, column {column}"
            for row in range(1, height + 1)
            for column in range(1, width + 1)
        ),
        units=("ink, 0 to 255",) * (height * width),
        source=source,
    )


def _idx(compressed: bytes) -> np.ndarray:
    """Read an IDX file: four bytes, the last the number of axes; their lengths; the values."""
    content = gzip.decompress(compressed)
    kind, axes = content[2:4]
    if kind != IDX_UINT8:
        raise ValueError(f"an IDX file has values of kind {kind:#04x}; bytes have {IDX_UINT8:#04x}")
    shape = np.frombuffer(content, ">u4", axes, offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape)


def _cifar10_records(content: bytes) -> tuple[np.ndarray, np.ndarray]:
    records = np.frombuffer(content, dtype=np.uint8).reshape(-1, CIFAR10_RECORD)
    planes = records[:, 1:].reshape(-1, 3, 32, 32)
    X = np.ascontiguousarray(planes.transpose(0, 2, 3, 1))
    return X, records[:, 0].astype(np.int64).reshape(1, -1)
