"""CIFAR-10: download its photographs, and load them."""

import hashlib
import tarfile
from pathlib import Path

import numpy as np

from course_utils._data_files import ImageData, checksum

__all__ = ["CIFAR10_FILE", "CIFAR10_URL", "fetch_cifar10", "load_cifar10"]

CIFAR10_URL = "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"
CIFAR10_FILE = "cifar-10-binary.tar.gz"
CIFAR10_RECORD = 1 + 32 * 32 * 3  # bytes: a label, then the red, green and blue planes


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
