"""Data for a project: a set of the course's, a table in a CSV file, or pictures in folders.

Whatever cannot be read is refused with what was found, where, and what is allowed.
"""

import csv
import io
import math
import operator
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from course_utils import datasets, images
from course_utils.reference.logistic import flatten_images
from course_utils.reference.pictures import shrink_images

__all__ = ["OwnData", "bundled", "read_csv", "read_pictures"]

MAX_MEGABYTES = 25
MOST_NUMBERS = 5_000_000
MOST_CLASSES = 100
MOST_PICTURES = 5_000
MOST_PIXELS = 20_000_000
MISSING = ("", "na", "n/a", "nan", "null", "none", "-", "?")
NO_CLASS = ("na", "n/a", "nan", "null", "?")
"""Words that are no class; "none" and "-" may well be one."""

SYSTEM_FILES = ("thumbs.db", "desktop.ini")


class OwnData(NamedTuple):
    """Examples and their classes, not split yet.

    Attributes
    ----------
    X : ndarray of float64, shape (n_x, m)
        One example a column, as it was measured.
    Y : ndarray of int64, shape (1, m)
        Index into `classes`.
    classes : tuple of str
        Name of each label.
    feature_names : tuple of str
        Name of each row of `X`.
    source : str
        Where the data come from.
    """

    X: np.ndarray
    Y: np.ndarray
    classes: tuple[str, ...]
    feature_names: tuple[str, ...]
    source: str


def bundled(name: str) -> OwnData:
    """Return a set that comes with the course, whole: you split it yourself.

    Parameters
    ----------
    name : str
        ``"digits"``: 1797 handwritten digits of 8 by 8 pixels. ``"cats"``: 259 drawings, made
        smaller, 8 by 8 pixels in colour.

    Raises
    ------
    ValueError
        If there is no such set.

    Examples
    --------
    >>> bundled("digits").X.shape, bundled("cats").X.shape
    ((64, 1797), (192, 259))
    """
    if name == "digits":
        digits = datasets.load_digits()
        X = np.hstack([digits.X_train, digits.X_test])
        Y = np.hstack([digits.Y_train, digits.Y_test])
        return OwnData(X, Y, digits.classes, digits.feature_names, digits.source)
    if name == "cats":
        cats = datasets.load_cats(photographs=False)
        pictures = shrink_images(np.concatenate([cats.X_train, cats.X_test]), 8)
        X = flatten_images(pictures).astype(float)
        Y = np.hstack([cats.Y_train, cats.Y_test])
        return OwnData(X, Y, cats.classes, _pixel_names(pictures.shape[1]), cats.source)
    raise ValueError(f"there is no set {name!r} in the course; choose 'digits' or 'cats'")


def _pixel_names(size: int) -> tuple[str, ...]:
    places = range(1, size + 1)
    return tuple(
        f"row {row}, column {column}, {colour}"
        for row in places
        for column in places
        for colour in ("red", "green", "blue")
    )


# Tables


def read_csv(path: str | Path, label: str, leave_out: Collection[str] = ()) -> OwnData:
    r"""Read a table: one example a line, one feature a column, one column of classes.

    The first line names the columns. Columns are parted by commas, semicolons or tabs. All columns
    but `label` hold numbers, with a point: 1.5, -2e3.

    Parameters
    ----------
    path : str or Path
        A text file in UTF-8, at most 25 MB.
    label : str
        The column that says the class of each example, in words or numbers.
    leave_out : collection of str
        Columns that are not to be used, such as a name or a number of the line: a list.

    Returns
    -------
    OwnData
        Classes in the order of the alphabet, or of their numbers.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    TypeError
        If `leave_out` is no list of names.
    ValueError
        If something in the file is not as above: the message has the line and the column.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "flowers.csv"
    >>> _ = path.write_text("length,width,kind\n1,0.2,small\n2,1,small\n4,1.5,large\n5,2,large\n")
    >>> data = read_csv(path, label="kind")
    >>> data.X.shape, data.Y, data.classes, data.feature_names
    ((2, 4), array([[1, 1, 0, 0]]), ('large', 'small'), ('length', 'width'))
    """
    if leave_out is None or isinstance(leave_out, str):
        raise TypeError(f'leave_out is {leave_out!r}; expected a list of names, such as ["name"]')
    if str(path).startswith(("http://", "https://")):
        raise ValueError(f"{path} is an address; download the file, and put it beside the notebook")
    path = Path(path)
    names, lines = _table(path, _text(path))
    for column in (label, *leave_out):
        if column not in names:
            numbers = any(map(_is_number, names))
            raise ValueError(
                f"{path.name} has no column {column!r}; it has {_listed(names)}. "
                + "Does the first line name the columns? " * numbers
                + "Names are as in the first line, capitals too"
            )
    if label in leave_out:
        raise ValueError(f"the column {label!r} cannot be the label and be left out")
    features = [name for name in names if name != label and name not in leave_out]
    if not features:
        raise ValueError(f"{path.name} has no column left besides the label {label!r}")
    columns = [(names.index(name), name) for name in features]
    label_at = names.index(label)
    rows, labels = [], []
    for number, fields in lines:
        labels.append(fields[label_at].strip())
        if not labels[-1]:
            raise ValueError(f"{path.name}, line {number}: no class in the column {label!r}")
        if labels[-1].casefold() in NO_CLASS:
            raise ValueError(
                f"{path.name}, line {number}: no class is known in the column {label!r} "
                f"({labels[-1]!r}). Fill it in, or take the line out"
            )
        rows.append(
            [_number(fields[at], f"{path.name}, line {number}", name) for at, name in columns]
        )
        if len(rows) * len(features) > MOST_NUMBERS:
            raise ValueError(f"{path.name} has more than {MOST_NUMBERS} numbers; take a part of it")
    classes = _classes(labels, f"the column {label!r} of {path.name}")
    Y = np.array([[classes.index(each) for each in labels]])
    return OwnData(np.array(rows).T.copy(), Y, classes, tuple(features), f"your file {path.name}")


def _text(path: Path) -> str:
    if path.is_dir():
        raise ValueError(f"{path.resolve().name} is a folder; expected a CSV file")
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {str(path)!r} in {Path.cwd()}")
    size = path.stat().st_size
    if size > MAX_MEGABYTES * 10**6:
        raise ValueError(f"{path.name} has {size / 1e6:.0f} MB; at most {MAX_MEGABYTES} are read")
    content = path.read_bytes()
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ValueError(
            f"{path.name} is a spreadsheet or an archive, not a CSV file; export it as 'CSV "
            "UTF-8', or unpack it"
        )
    if content.startswith(b"\x1f\x8b"):
        raise ValueError(f"{path.name} is packed; unpack it first")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(
            f"{path.name} is not in UTF-8: line {line} holds the byte {content[error.start]:#04x}. "
            "Save it as 'CSV UTF-8'"
        ) from None
    if "\0" in text:
        raise ValueError(f"{path.name} holds bytes that are 0: it is not a text file in UTF-8")
    return text


def _table(path: Path, text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the names of the columns, and the fields of each line with its number."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=re.sub(r'"[^"]*"', "", first).count)
    lines = list(_lines(path, text, delimiter))
    if not lines:
        raise ValueError(
            f"{path.name} is empty; expected a line of names, then one for each example"
        )
    names = [name.strip() for name in lines[0][1]]
    if len(names) < 2:
        raise ValueError(
            f"{path.name} has one column, {names[0][:40]!r}; expected several, parted by commas, "
            "semicolons or tabs"
        )
    if "" in names:
        raise ValueError(
            f"{path.name}: column {names.index('') + 1} has no name in the first line. Give it "
            "one; it can then be left out"
        )
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"{path.name}: two columns are called {name!r}")
    for number, fields in lines[1:]:
        if len(fields) != len(names):
            raise ValueError(
                f"{path.name}, line {number}: {len(fields)} fields, but the first line names "
                f"{len(names)} columns"
            )
    if len(lines) == 1:
        raise ValueError(f"{path.name} has names of columns, but no line with an example")
    return names, lines[1:]


def _lines(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the fields of each line that is not blank, with the number of the line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                yield reader.line_num, fields
            start = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise ValueError(
                f"{path.name}, line {start}: a field begins with a quotation mark and never ends"
            ) from None
        raise ValueError(f"{path.name}, line {reader.line_num}: {error}") from None


def _number(text: str, where: str, name: str) -> float:
    """Return the number in a field, or say what is there instead."""
    word = text.strip()
    if word.casefold() in MISSING:
        raise ValueError(
            f"{where}: nothing is known in the column {name!r} ({word!r}). Fill it in, take the "
            "line out, or leave the column out"
        )
    if not _is_number(word):
        hint = "only numbers are allowed"
        if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+", word):
            hint = "write no comma into a number: is it a thousand's, or a decimal point?"
        elif word.count(",") == 1:
            hint = "write a point for the comma"
        elif not word.isascii() and any(map(str.isdecimal, word)):
            hint = "some sign only looks like a number's, such as a long minus; type it anew"
        raise ValueError(
            f"{where}: the column {name!r} holds {word[:40]!r}; {hint}. A column of words can be "
            f"left out: leave_out=[{name!r}]"
        )
    number = float(word)
    if not math.isfinite(number):
        raise ValueError(
            f"{where}: the column {name!r} holds {word[:40]!r}; expected a finite number"
        )
    return number


def _is_number(word: str) -> bool:
    """Whether a word is a number as other programs write it; Python's `float` takes more."""
    try:
        float(word)
    except ValueError:
        return False
    return word.isascii() and "_" not in word


def _classes(labels: list[str], where: str) -> tuple[str, ...]:
    """Return the names of the classes in order, each with two examples at least."""
    names = set(labels)
    if not 2 <= len(names) <= MOST_CLASSES:
        raise ValueError(
            f"{where} has {len(names)} {'class' if len(names) == 1 else 'classes'}; expected 2 to "
            f"{MOST_CLASSES}"
            + ". A number to predict is no class: cut it into a few ranges"
            * (len(names) > 2)
        )
    numbers: dict[float, str] = {}
    for name in sorted(filter(_is_number, names)):
        other = numbers.setdefault(float(name), name)
        if other != name:
            raise ValueError(f"{where}: the classes {other!r} and {name!r} are the same number")
    for name in sorted(names):
        if labels.count(name) < 2:
            raise ValueError(
                f"{where}: the class {name[:40]!r} has one example; it needs two at least"
            )
    try:
        return tuple(sorted(names, key=lambda name: (float(name), name)))
    except ValueError:
        return tuple(sorted(names))


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name[:40]) for name in names[:20])
    return shown + ", …" * (len(names) > 20)


# Pictures


def read_pictures(folder: str | Path, size: int = 16) -> OwnData:
    """Read pictures from a folder that has one folder for each class.

    Each picture is cut to its central square and made smaller; see `images.load_image`.

    Parameters
    ----------
    folder : str or Path
        Such as ``leaves``, with ``leaves/oak/1.jpg``, ``leaves/birch/a.png`` and so on.
    size : int
        Height and width of what the network gets, from 2 to 64 pixels.

    Returns
    -------
    OwnData
        Red, green and blue of each pixel, row by row, 0 to 255: size × size × 3 features.

    Raises
    ------
    FileNotFoundError
        If there is no such folder.
    ValueError
        If it has other files than that, or one of them is no picture; the message names it.

    Examples
    --------
    >>> import tempfile
    >>> from PIL import Image
    >>> home = Path(tempfile.mkdtemp())
    >>> for colour in ("red", "blue"):
    ...     (home / colour).mkdir()
    ...     for number in (1, 2):
    ...         Image.new("RGB", (40, 30), colour).save(home / colour / f"{number}.png")
    >>> data = read_pictures(home, size=4)
    >>> data.X.shape, data.Y, data.classes
    ((48, 4), array([[0, 0, 1, 1]]), ('blue', 'red'))
    """
    folder = Path(folder)
    if not hasattr(size, "__index__") or not 2 <= operator.index(size) <= 64:
        raise ValueError(f"size is {size!r}; it must be a whole number from 2 to 64")
    size = operator.index(size)
    if not folder.is_dir():
        raise FileNotFoundError(f"there is no folder {str(folder)!r} in {Path.cwd()}")
    folder = folder.resolve()
    files, labels = [], []
    for inner in _entries(folder):
        if not inner.is_dir():
            raise ValueError(
                f"{folder.name} holds {inner.name!r} itself; expected folders only, one for each "
                "class, with the pictures in them"
            )
        pictures = _entries(inner)
        for file in pictures:
            if not file.is_file():
                raise ValueError(
                    f"{inner.name} holds {file.name!r}, which is no file; expected pictures"
                )
        if not pictures:
            raise ValueError(f"the folder {inner.name!r} has no picture in it")
        files += pictures
        labels += [inner.name] * len(pictures)
    if len(files) > MOST_PICTURES:
        raise ValueError(
            f"{folder.name} has {len(files)} pictures; at most {MOST_PICTURES} are read"
        )
    if len(files) * size * size * 3 > MOST_PIXELS:
        raise ValueError(
            f"{len(files)} pictures of size {size} are more than {MOST_PIXELS} numbers; choose a "
            "smaller size"
        )
    if not files:
        raise ValueError(f"{folder.name} is empty; expected a folder with pictures for each class")
    classes = _classes(labels, f"the folder {folder.name}")
    pixels = np.stack([_picture(file, size) for file in files])
    Y = np.array([[classes.index(each) for each in labels]])
    X = flatten_images(pixels).astype(float)
    return OwnData(X, Y, classes, _pixel_names(size), f"your pictures in {folder.name}")


def _entries(folder: Path) -> list[Path]:
    """Return what is in a folder, in order, without what systems leave there."""
    return sorted(
        each
        for each in folder.iterdir()
        if not each.name.startswith(".") and each.name.casefold() not in SYSTEM_FILES
    )


def _picture(file: Path, size: int) -> np.ndarray:
    try:
        return images.load_image(file, size)
    except ValueError as error:
        raise ValueError(f"in the folder {file.parent.name!r}: {error}") from None
