"""Tests of course_utils.datasets, of the data files and of their data sheets."""

import gzip
import hashlib
import http.server
import importlib.util
import io
import math
import re
import struct
import subprocess
import sys
import tarfile
import threading
from functools import partial
from pathlib import Path

import h5py
import numpy as np
import PIL
import pytest
import sklearn.datasets
import sklearn.linear_model
import sklearn.neighbors

from course_utils import _data_files, _downloads, datasets
from course_utils.reference import logistic

FOLDER = Path(__file__).parents[2] / "datasets"


@pytest.fixture(scope="module")
def make_cats():
    """Return the generator, which is a script beside the data and in no package."""
    spec = importlib.util.spec_from_file_location("make_cats", FOLDER / "make_cats.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- cats ----------------------------------------------------------------------------------------


def test_cats_are_what_the_syllabus_asks_for():
    """Are shapes, types, labels and class shares of the drawings as stated?"""
    cats = datasets.load_cats(photographs=False)
    assert cats.X_train.shape == (209, 64, 64, 3)
    assert cats.X_test.shape == (50, 64, 64, 3)
    assert cats.X_train.dtype == cats.X_test.dtype == np.uint8
    assert cats.Y_train.dtype == cats.Y_test.dtype == np.int64
    assert np.bincount(cats.Y_train[0]).tolist() == [137, 72]
    assert np.bincount(cats.Y_test[0]).tolist() == [20, 30]
    assert cats.classes == ("non-cat", "cat")
    assert "drawings" in cats.source


def test_no_test_picture_is_in_the_training_set():
    """Are all 259 pictures different?"""
    cats = datasets.load_cats(photographs=False)
    pictures = np.concatenate([cats.X_train, cats.X_test]).reshape(259, -1)
    assert len(np.unique(pictures, axis=0)) == 259


@pytest.mark.skipif(
    tuple(map(int, PIL.__version__.split(".")[:2])) < (11, 3),
    reason="Pillow before 11.3 draws other edges",
)
@pytest.mark.parametrize("split", ["train", "test"])
def test_generator_makes_the_committed_pixels(make_cats, split):
    """Does the generator reproduce the file, to one grey level (processors round differently)?"""
    cats = datasets.load_cats(photographs=False)
    split_of = {
        "train": (make_cats.TRAIN_SEED, make_cats.TRAIN_IMAGES, make_cats.TRAIN_CATS),
        "test": (make_cats.TEST_SEED, make_cats.TEST_IMAGES, make_cats.TEST_CATS),
    }
    X, Y = make_cats.make_split(*split_of[split])
    committed_X, committed_Y = getattr(cats, f"X_{split}"), getattr(cats, f"Y_{split}")
    np.testing.assert_array_equal(Y, committed_Y)
    assert np.abs(X.astype(int) - committed_X).max() <= 1


def test_pictures_do_not_depend_on_each_other(make_cats):
    """Is one picture drawn alone the same as in its split, and its class what its label says?"""
    X, Y = make_cats.make_split(7, 6, 3)
    for number in (5, 2):
        is_cat = bool(Y[0, number])
        np.testing.assert_array_equal(X[number], make_cats.draw_picture(7, number, is_cat))
        assert (X[number] != make_cats.draw_picture(7, number, not is_cat)).any()


@pytest.mark.slow
def test_logistic_regression_reaches_its_band():
    """Does week 2's logistic regression get about 99 % in training and 65 to 75 % in the test?"""
    cats = datasets.load_cats(photographs=False)
    X, X_test = (logistic.flatten_images(X) / 255 for X in (cats.X_train, cats.X_test))
    result = logistic.model(X, cats.Y_train, X_test, cats.Y_test, 2000, 0.005)
    assert np.mean(result["Y_prediction_train"] == cats.Y_train) >= 0.985
    assert 0.65 <= np.mean(result["Y_prediction_test"] == cats.Y_test) <= 0.75


# --- files and data sheets -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "sheet", [path for path in FOLDER.glob("*.md") if path.stem != "README"], ids=lambda p: p.stem
)
def test_each_set_has_a_complete_data_sheet(sheet):
    """Does the data sheet have every section that the README promises?"""
    text = sheet.read_text(encoding="utf-8")
    for heading in ("Origin", "Licence", "Content", "How it was made", "Intended use", "Limits"):
        assert f"\n## {heading}\n" in text, heading


def test_cats_data_sheet_is_true():
    """Do the shapes and the class counts in the data sheet hold for the file?"""
    text = (FOLDER / "cats.md").read_text(encoding="utf-8")
    assert "not photographs" in text
    with np.load(FOLDER / "cats.npz", allow_pickle=False) as file:
        rows = re.findall(r"^\| `(\w+)` \| `(.+?)` \| (\w+) \|", text, flags=re.MULTILINE)
        assert {name for name, _, _ in rows} == set(file.files)
        for name, shape, dtype in rows:
            assert str(file[name].shape) == shape
            assert file[name].dtype.name.startswith(dtype)
        for split in ("train", "test"):
            others, cats = np.bincount(file[f"Y_{split}"][0])
            assert f"{cats} cats and {others} others" in text
    assert (FOLDER / "cats.npz").stat().st_size < 3_000_000


def test_checksums_are_those_of_the_files():
    """Does each recorded SHA-256 belong to its file?"""
    content = (FOLDER / "cats.npz").read_bytes()
    assert datasets.checksum("cats.npz") == hashlib.sha256(content).hexdigest()
    with pytest.raises(KeyError, match="no checksum for 'dogs.npz'.*cats.npz"):
        datasets.checksum("dogs.npz")


def test_files_are_found_in_a_wheel_first(tmp_path, monkeypatch):
    """Is a file inside the installed package used when there is no clone around it?"""
    for name in ("cats.npz", "checksums.txt"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    monkeypatch.setattr(_data_files, "FOLDERS", (tmp_path, tmp_path / "absent"))
    assert datasets.data_file("cats.npz") == tmp_path / "cats.npz"
    (tmp_path / "cats.npz").unlink()
    with pytest.raises(FileNotFoundError, match="'cats.npz'.*git checkout"):
        datasets.data_file("cats.npz")


def test_a_changed_file_is_refused(tmp_path, monkeypatch):
    """Does one flipped byte raise an error that says what to do?"""
    content = bytearray((FOLDER / "cats.npz").read_bytes())
    content[1000] ^= 1
    (tmp_path / "cats.npz").write_bytes(content)
    (tmp_path / "checksums.txt").write_bytes((FOLDER / "checksums.txt").read_bytes())
    monkeypatch.setattr(_data_files, "FOLDERS", (tmp_path,))
    with pytest.raises(ValueError, match="damaged or was changed.*git checkout"):
        datasets.load_cats(photographs=False)


# --- a user's own photographs --------------------------------------------------------------------


@pytest.fixture
def photographs(tmp_path):
    """Return a folder with a small pair of files like the well-known one."""
    rng = np.random.default_rng(0)
    for split, m in (("train", 5), ("test", 3)):
        with h5py.File(tmp_path / f"{split}_catvnoncat.h5", "w") as file:
            file[f"{split}_set_x"] = rng.integers(0, 256, (m, 64, 64, 3), dtype=np.uint8)
            file[f"{split}_set_y"] = np.arange(m) % 2
            file["list_classes"] = np.array([b"non-cat", b"cat"])
    return tmp_path


def replace(path, key, value):
    """Write another array under a key of an HDF5 file."""
    with h5py.File(path, "a") as file:
        del file[key]
        if value is not None:
            file[key] = value


def test_photographs_are_read(photographs):
    """Does the HDF5 pair come out in the same form as the drawings?"""
    data = datasets.load_cats(photographs)
    assert data.X_train.shape == (5, 64, 64, 3)
    assert data.X_train.dtype == np.uint8
    assert data.Y_train.tolist() == [[0, 1, 0, 1, 0]]
    assert data.Y_test.tolist() == [[0, 1, 0]]
    assert data.Y_test.dtype == np.int64
    assert data.classes == ("non-cat", "cat")
    assert str(photographs) in data.source
    with h5py.File(photographs / "test_catvnoncat.h5") as file:
        np.testing.assert_array_equal(data.X_test, file["test_set_x"][()])


def test_photographs_in_the_usual_folder_are_taken(photographs, monkeypatch, tmp_path):
    """Does the loader prefer photographs in datasets/photographs, and drawings when told to?"""
    monkeypatch.setattr(datasets, "PHOTOGRAPHS", photographs)
    assert len(datasets.load_cats().X_train) == 5
    assert len(datasets.load_cats(photographs=False).X_train) == 209
    monkeypatch.setattr(datasets, "PHOTOGRAPHS", tmp_path / "absent")
    assert len(datasets.load_cats().X_train) == 209


def test_half_a_pair_is_refused(photographs, monkeypatch):
    """Is a missing file named, rather than drawings returned in silence?"""
    (photographs / "test_catvnoncat.h5").unlink()
    monkeypatch.setattr(datasets, "PHOTOGRAPHS", photographs)
    with pytest.raises(FileNotFoundError, match="test_catvnoncat.h5"):
        datasets.load_cats()


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("train_set_x", np.zeros((5, 32, 32, 3), np.uint8), r"\(5, 32, 32, 3\).*\(m, 64, 64, 3\)"),
        ("train_set_x", np.zeros((5, 64, 64, 3)), "float64.*uint8"),
        ("train_set_y", np.zeros(4, int), r"shape \(4,\).*\(5,\)"),
        ("train_set_y", np.full(5, 2), "integers 0 or 1"),
        ("list_classes", None, "list_classes"),
    ],
)
def test_wrong_photographs_are_refused(photographs, key, value, message):
    """Does a file of another shape, type or content raise an error that says both?"""
    replace(photographs / "train_catvnoncat.h5", key, value)
    with pytest.raises(ValueError, match=message):
        datasets.load_cats(photographs)


def test_a_file_of_another_format_is_refused(photographs):
    """Is a file that is no HDF5 file refused by name?"""
    (photographs / "train_catvnoncat.h5").write_bytes(b"not HDF5")
    with pytest.raises(ValueError, match="train_catvnoncat.h5 is not the expected HDF5 file"):
        datasets.load_cats(photographs)


def test_missing_h5py_is_explained(photographs, monkeypatch):
    """Does the error name the install command when h5py is absent?"""
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(ImportError, match="pip install h5py"):
        datasets.load_cats(photographs)


# --- breast cancer -------------------------------------------------------------------------------


def test_breast_cancer_is_split_without_loss():
    """Is every tumour in one of the two sets, with its own label?"""
    data = datasets.load_breast_cancer()
    bunch = sklearn.datasets.load_breast_cancer()
    X = np.concatenate([data.X_train, data.X_test], axis=1)
    Y = np.concatenate([data.Y_train, data.Y_test], axis=1)
    assert X.shape == (30, 569)
    ours = {(*x, data.classes[y]) for x, y in zip(X.T, Y[0], strict=True)}
    theirs = {
        (*x, str(bunch.target_names[y])) for x, y in zip(bunch.data, bunch.target, strict=True)
    }
    assert ours == theirs
    assert len(ours) == 569
    assert data.feature_names == tuple(bunch.feature_names)
    assert len(data.units) == 30


def test_breast_cancer_split_follows_its_seed():
    """Does the same seed give the same split, another seed another, and test_share its share?"""
    first, again, other = (datasets.load_breast_cancer(0.3, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.X_test, again.X_test)
    assert not np.array_equal(first.X_test, other.X_test)
    assert first.X_test.shape == (30, 171)
    with pytest.raises(ValueError, match="between 0 and 1"):
        datasets.load_breast_cancer(test_share=1.0)


def test_another_edition_of_breast_cancer_is_refused(monkeypatch):
    """Is a changed value in scikit-learn's copy noticed?"""
    bunch = sklearn.datasets.load_breast_cancer()
    bunch.data[3, 4] += 1e-9
    monkeypatch.setattr(sklearn.datasets, "load_breast_cancer", lambda: bunch)
    with pytest.raises(ValueError, match="uv.lock"):
        datasets.load_breast_cancer()


# --- daily temperatures --------------------------------------------------------------------------


def test_temperatures_follow_the_model_of_their_sheet():
    """Are season, spread and memory, over many years, those that the data sheet states?"""
    years = np.array([datasets.daily_temperatures(seed) for seed in range(200)])
    assert years.shape == (200, 365)
    season = 10 + 9 * np.cos(2 * np.pi * (np.arange(365) - 200) / 365)
    weather = years - season
    assert np.abs(weather.mean(axis=0)).max() < 1.2  # the mean of 200 has a deviation of 0.25
    for days in (slice(0, 1), slice(0, 20), slice(345, 365)):
        assert weather[:, days].std() == pytest.approx(3.5, rel=0.12)
    assert np.mean(weather[:, 1:] * weather[:, :-1]) / weather.var() == pytest.approx(0.7, abs=0.02)
    text = (FOLDER / "daily_temperatures.md").read_text(encoding="utf-8")
    for number in ("10 + 9 \\cos", "d - 200", "0.7\\, w_{d-1} + 2.5"):
        assert number in text


def test_temperatures_depend_on_the_seed_only():
    """Is a seed's year the same again, to one decimal, and another seed's year another?"""
    year = datasets.daily_temperatures(3)
    np.testing.assert_array_equal(year, datasets.daily_temperatures(3))
    np.testing.assert_array_equal(year, np.round(year, 1))
    assert np.mean(year == datasets.daily_temperatures(4)) < 0.1


# --- digits --------------------------------------------------------------------------------------


def test_digits_are_split_without_loss():
    """Is every picture in one of the two sets, row by row, with its own label?"""
    data = datasets.load_digits()
    bunch = sklearn.datasets.load_digits()
    X = np.concatenate([data.X_train, data.X_test], axis=1)
    Y = np.concatenate([data.Y_train, data.Y_test], axis=1)
    ours = sorted((*x.tolist(), int(data.classes[y])) for x, y in zip(X.T, Y[0], strict=True))
    pictures = zip(bunch.images, bunch.target, strict=True)
    assert ours == sorted((*picture.ravel().tolist(), int(y)) for picture, y in pictures)
    assert data.feature_names[9] == "row 2, column 2"
    assert len(data.feature_names) == len(data.units) == len(X)


def test_digits_data_sheet_is_true():
    """Do the counts in the data sheet hold?"""
    text = (FOLDER / "digits.md").read_text(encoding="utf-8")
    bunch = sklearn.datasets.load_digits()
    assert f"| {' | '.join(map(str, np.bincount(bunch.target)))} |" in text
    assert f"{len(bunch.target)} pictures" in text
    assert (bunch.data.min(), bunch.data.max()) == (0, 16)


def test_digits_split_follows_its_seed():
    """Does the same seed give the same split, another seed another, and test_share its share?"""
    first, again, other = (datasets.load_digits(0.1, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.X_test, again.X_test)
    assert not np.array_equal(first.X_test, other.X_test)
    assert first.X_test.shape == (64, 180)
    with pytest.raises(ValueError, match="between 0 and 1"):
        datasets.load_digits(test_share=0.0)


def test_another_edition_of_the_digits_is_refused(monkeypatch):
    """Is a changed pixel in scikit-learn's copy noticed?"""
    bunch = sklearn.datasets.load_digits()
    bunch.data[3, 4] += 1
    monkeypatch.setattr(sklearn.datasets, "load_digits", lambda: bunch)
    with pytest.raises(ValueError, match="uv.lock"):
        datasets.load_digits()


# --- sets to download ----------------------------------------------------------------------------

RNG = np.random.default_rng(0)


def cifar10_archive(X, Y):
    """Return an archive as CIFAR-10's, of six files with four images each."""
    names = [f"data_batch_{k}.bin" for k in range(1, 6)] + ["test_batch.bin"]
    files = {
        name: b"".join(
            bytes([Y[i]]) + b"".join(X[i, :, :, c].tobytes() for c in range(3))
            for i in range(4 * k, 4 * k + 4)
        )
        for k, name in enumerate(names)
    }
    files["batches.meta.txt"] = b"\n".join(b"class%d" % k for k in range(10)) + b"\n\n"
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        folder = tarfile.TarInfo("cifar-10-batches-bin")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for name, content in files.items():
            member = tarfile.TarInfo(f"cifar-10-batches-bin/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return stream.getvalue()


def idx(values):
    """Return an IDX file of bytes, as its authors describe it."""
    head = struct.pack(f">HBB{values.ndim}I", 0, 8, values.ndim, *values.shape)
    return gzip.compress(head + values.tobytes())


PHOTOGRAPHS = RNG.integers(0, 256, (24, 32, 32, 3), dtype=np.uint8)
PICTURES = RNG.integers(0, 256, (7, 28, 28), dtype=np.uint8)
LABELS = RNG.integers(0, 10, 24, dtype=np.uint8)
IDX = {
    "train-images-idx3-ubyte.gz": idx(PICTURES[:5]),
    "train-labels-idx1-ubyte.gz": idx(LABELS[:5]),
    "t10k-images-idx3-ubyte.gz": idx(PICTURES[5:]),
    "t10k-labels-idx1-ubyte.gz": idx(LABELS[5:7]),
}
FILES = {"cifar-10-binary.tar.gz": cifar10_archive(PHOTOGRAPHS, LABELS), **IDX}
"""What the local server has, by name."""
SETS = ["cifar10", "fashion-mnist", "mnist"]
LOADERS = {
    "cifar10": datasets.load_cifar10,
    "fashion-mnist": datasets.load_fashion_mnist,
    "mnist": datasets.load_mnist,
}


@pytest.fixture
def small_sets(monkeypatch):
    """Record the checksums of the small files for those of the real ones."""
    monkeypatch.setattr(
        _downloads, "checksum", lambda file: hashlib.sha256(FILES[Path(file).name]).hexdigest()
    )


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves the files whole below /whole, half below /cut, wrong below /wrong, else nothing."""

    def __init__(self, requests, *args):
        self.requests = requests
        super().__init__(*args)

    def do_GET(self):
        """Answer a request."""
        self.requests.append(self.path)
        _, how, name = self.path.split("/")
        whole = FILES[name]
        body = {"whole": whole, "cut": whole[:20], "wrong": whole[::-1]}
        if how not in body:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(whole)))
        self.end_headers()
        self.wfile.write(body[how])

    def log_message(self, *args):
        """Keep quiet."""


@pytest.fixture
def server():
    """Return the address of a local server and the list of the requests it got."""
    requests = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, requests)) as httpd:
        thread = threading.Thread(target=httpd.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}", requests
        httpd.shutdown()
        thread.join()


@pytest.mark.usefixtures("small_sets")
@pytest.mark.parametrize("name", SETS)
def test_a_set_is_fetched_once(name, server, tmp_path, capsys):
    """Does each file arrive as sent, with a progress bar, and without a second download?"""
    address, requests = server
    for _ in range(2):
        paths = datasets.fetch(name, f"{address}/whole", tmp_path)
    assert requests == [f"/whole/{path.name}" for path in paths]
    assert [path.read_bytes() for path in paths] == [FILES[path.name] for path in paths]
    assert capsys.readouterr().err.count("100%") >= len(paths)


@pytest.mark.usefixtures("small_sets")
def test_cifar10_is_read(server, tmp_path):
    """Do the photographs and the labels arrive as they were put into the archive?"""
    datasets.fetch("cifar10", f"{server[0]}/whole", tmp_path, progress=False)
    data = datasets.load_cifar10(tmp_path)
    np.testing.assert_array_equal(data.X_train, PHOTOGRAPHS[:20])
    np.testing.assert_array_equal(data.X_test, PHOTOGRAPHS[20:])
    np.testing.assert_array_equal(data.Y_train, [LABELS[:20]])
    np.testing.assert_array_equal(data.Y_test, [LABELS[20:]])
    assert data.classes == tuple(f"class{k}" for k in range(10))


@pytest.mark.usefixtures("small_sets")
@pytest.mark.parametrize(("name", "fourth"), [("mnist", "3"), ("fashion-mnist", "dress")])
def test_pictures_come_in_columns(name, fourth, server, tmp_path):
    """Are the larger sets read, and shaped as the small digits are?"""
    datasets.fetch(name, f"{server[0]}/whole", tmp_path, progress=False)
    data, small = LOADERS[name](tmp_path), datasets.load_digits()
    for X, pictures in [(data.X_train, PICTURES[:5]), (data.X_test, PICTURES[5:])]:
        assert X.shape == (784, len(pictures))
        for column, picture in zip(X.T, pictures, strict=True):
            np.testing.assert_array_equal(column.reshape(28, 28), picture)
    np.testing.assert_array_equal(data.Y_train, [LABELS[:5]])
    np.testing.assert_array_equal(data.Y_test, [LABELS[5:7]])
    assert data.Y_train.dtype == small.Y_train.dtype
    assert (len(data.classes), data.classes[3]) == (10, fourth)
    assert len(data.feature_names) == len(data.units) == len(data.X_train)
    assert data.feature_names[28] == "row 2, column 1"
    assert type(data) is type(small)


@pytest.mark.usefixtures("small_sets")
@pytest.mark.parametrize("page", ["cut", "wrong", "absent"])
@pytest.mark.parametrize("name", SETS)
def test_a_failed_download_leaves_nothing(name, server, tmp_path, page):
    """Does a partial, a corrupt or a missing file raise a clear error and leave nothing?"""
    home = f"{server[0]}/{page}"
    with pytest.raises(ConnectionError, match=f"of {name} was not downloaded from {home}/.*kept"):
        datasets.fetch(name, home, tmp_path, progress=False)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.usefixtures("small_sets")
@pytest.mark.parametrize("name", SETS)
def test_a_damaged_file_is_refused_then_replaced(name, server, tmp_path):
    """Is a file that changed on disk refused by the loader and mended by fetching again?"""
    path = datasets.fetch(name, f"{server[0]}/whole", tmp_path, progress=False)[-1]
    path.write_bytes(FILES[path.name][:-1])
    with pytest.raises(ValueError, match=f"is damaged.*course data fetch {name}"):
        LOADERS[name](tmp_path)
    datasets.fetch(name, f"{server[0]}/whole", tmp_path, progress=False)
    assert path.read_bytes() == FILES[path.name]


@pytest.mark.parametrize("name", SETS)
def test_a_loader_says_how_to_get_its_set(name, tmp_path):
    """Does loading before fetching name the command?"""
    with pytest.raises(FileNotFoundError, match=f"course data fetch {name}"):
        LOADERS[name](tmp_path)


def test_an_unknown_set_is_named():
    """Does a wrong name say which there are?"""
    with pytest.raises(ValueError, match="no data set 'imagenet'.*cifar10, fashion-mnist, mnist"):
        datasets.fetch("imagenet")


def test_values_that_are_no_bytes_are_refused():
    """Is an IDX file of another kind of number not read as bytes?"""
    with pytest.raises(ValueError, match="kind 0x0d"):
        _downloads._idx(gzip.compress(struct.pack(">HBBIf", 0, 13, 1, 1, 0.5)))


@pytest.mark.parametrize("name", SETS)
def test_each_set_has_recorded_checksums(name, monkeypatch, tmp_path):
    """Are a public, encrypted address and the recorded SHA-256 what a download is held to?"""
    import pooch

    asked = []
    monkeypatch.setattr(pooch, "retrieve", lambda url, **options: asked.append((url, options)))
    datasets.fetch(name, folder=tmp_path)
    assert len(asked) == len(datasets.DOWNLOADS[name].files)
    for url, options in asked:
        assert url.startswith("https://")
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", options["known_hash"])


# --- planar sets ---------------------------------------------------------------------------------

MAKERS = [
    datasets.make_flower,
    datasets.make_circles,
    datasets.make_moons,
    datasets.make_blobs,
    datasets.make_gaussian_quantiles,
]
NOISY = MAKERS[:-1]


def share_right(model, data):
    """Return the accuracy in percent of a scikit-learn classifier."""
    return 100 * model.score(data.X.T, data.Y[0])


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("m", [2, 7, 300])
def test_planar_sets_have_the_courses_layout(make, m):
    """Are shapes, types and class shares as documented, for odd numbers of points too?"""
    data = make(m)
    assert data.X.shape == (2, m)
    assert data.X.dtype == np.float64
    assert data.Y.shape == (1, m)
    assert data.Y.dtype == np.int64
    assert abs(2 * data.Y.sum() - m) <= 1 + (m % 6 > 0)
    assert set(data.Y[0]) <= {0, 1}


@pytest.mark.parametrize("make", MAKERS)
def test_planar_seed_decides(make):
    """Does a seed give the same points each time, another seed others, in no sorted order?"""
    first, again, other = make(60, seed=3), make(60, seed=3), make(60, seed=4)
    np.testing.assert_array_equal(first.X, again.X)
    np.testing.assert_array_equal(first.Y, again.Y)
    assert not np.isin(first.X, other.X).any()
    assert np.count_nonzero(np.diff(first.Y[0])) > 10


@pytest.mark.parametrize("make", MAKERS)
def test_another_seed_is_a_held_out_set(make):
    """Does what nearest neighbours learn from one seed hold for another seed?"""
    model = sklearn.neighbors.KNeighborsClassifier(9)
    train, held_out = make(400, seed=11), make(400, seed=12)
    model.fit(train.X.T, train.Y[0])
    assert share_right(model, held_out) > 80


@pytest.mark.parametrize("make", NOISY)
def test_noise_is_what_it_says(make):
    """Is the spread about the shape that a seed draws without noise the stated one?"""
    clean, noisy = make(4000, noise=0.0, seed=5), make(4000, noise=0.3, seed=5)
    added = noisy.X - clean.X
    assert added.std() == pytest.approx(0.3, rel=0.03)
    assert abs(added.mean()) < 0.015


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("m", [1, 0, -5, 2.0, "many"])
def test_bad_number_of_points_is_refused(make, m):
    """Does a number of points that cannot be drawn raise an error that names it?"""
    with pytest.raises(ValueError, match=f"m is {m!r}; it must be an integer of 2 or more"):
        make(m)


@pytest.mark.parametrize("make", NOISY)
@pytest.mark.parametrize("noise", [-0.1, float("nan")])
def test_bad_noise_is_refused(make, noise):
    """Does noise that is negative or no number raise an error that names it?"""
    with pytest.raises(ValueError, match=f"noise is {noise!r}; it must be 0 or more"):
        make(10, noise)


@pytest.mark.parametrize("factor", [-0.1, 1, 2.5])
def test_bad_factor_is_refused(factor):
    """Does an inner circle that is not inside raise an error that names its radius?"""
    with pytest.raises(ValueError, match=f"factor is {factor!r}"):
        datasets.make_circles(10, factor=factor)


def test_shapes_without_noise():
    """Do the points lie on the documented shapes, each class where it is said to lie?"""
    X, Y = datasets.make_flower(500, noise=0)
    assert np.hypot(*X).max() <= 4
    np.testing.assert_array_equal(Y[0] == 0, X[0] * X[1] > 0)
    angle = np.arctan2(X[1], X[0])
    assert (np.hypot(*X) <= 4 * np.abs(np.sin(2 * angle)) + 1e-12).all()

    X, Y = datasets.make_circles(100, noise=0, factor=0.5)
    np.testing.assert_allclose(np.hypot(*X), np.where(Y[0] == 1, 0.5, 1))

    X, Y = datasets.make_moons(100, noise=0)
    centre = np.where(Y == 0, [[0.0], [0.0]], [[1.0], [0.5]])
    np.testing.assert_allclose(np.hypot(*(X - centre)), 1)
    assert (np.where(Y == 0, 1, -1) * (X - centre)[1] >= -1e-12).all()

    X, Y = datasets.make_blobs(60, noise=0)
    assert len(np.unique(X, axis=1).T) == 6
    np.testing.assert_array_equal(Y[0], (X[0] / 4 + (X[1] + 2) / 4 + 1) % 2)


@pytest.mark.parametrize("seed", range(1, 6))
def test_flower_needs_more_than_a_line(seed):
    """Is a straight line near chance on the flower, and a small curved model near 90 %?"""
    flower = datasets.make_flower(seed=seed)
    linear = sklearn.linear_model.LogisticRegression(C=1e6).fit(flower.X.T, flower.Y[0])
    assert 42 < share_right(linear, flower) < 58
    product = (flower.X[0] * flower.X[1] < 0).astype(int)
    assert 85 < 100 * np.mean(product == flower.Y[0]) < 96


def test_loading_is_lazy():
    """Does importing the module leave scikit-learn, pooch and h5py alone?"""
    code = (
        "import sys, course_utils.datasets; "
        "print(*{'sklearn', 'pooch', 'h5py', 'requests', 'PIL'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


# --- football kicks ------------------------------------------------------------------------------


def test_kicks_are_what_the_data_sheet_says():
    """Are shapes, types, ranges, rounding and class shares those of the data sheet?"""
    kicks = datasets.make_football()
    text = (FOLDER / "football.md").read_text(encoding="utf-8")
    for name, shape, dtype in re.findall(r"^\| `(\w+)` \| `(.+?)` \| (\w+) \|", text, re.MULTILINE):
        assert str(getattr(kicks, name).shape) == shape
        assert getattr(kicks, name).dtype.name == dtype
    train, dev = (100 * Y.mean() for Y in (kicks.Y_train, kicks.Y_dev))
    stated = f"{train:.1f} % of the training headers and {dev:.1f} % of the dev headers"
    assert stated in " ".join(text.split())
    X = np.concatenate([kicks.X_train, kicks.X_dev], axis=1)
    assert (np.abs(X) <= [[52.5], [34.0]]).all()
    np.testing.assert_array_equal(X, X.round(1))
    assert kicks.classes == ("they", "we")
    assert "simulated" in kicks.source


def test_kicks_follow_their_seed():
    """Does the same seed give the same season, another seed another, and no kick twice?"""
    first, again, other = (datasets.make_football(seed) for seed in (6, 6, 7))
    np.testing.assert_array_equal(first.X_train, again.X_train)
    np.testing.assert_array_equal(first.Y_dev, again.Y_dev)
    assert not np.array_equal(first.X_train, other.X_train)
    X = np.concatenate([first.X_train, first.X_dev], axis=1)
    assert np.unique(X, axis=1).shape == (2, 411)


def test_the_border_of_the_kicks_is_where_the_data_sheet_puts_it():
    """Does the rule of the data sheet, written out anew, give about 94 % over many seasons?"""
    scores = []
    for seed in range(40):
        kicks = datasets.make_football(seed)
        ours = [
            8 + 4 * math.sin(y / 12) + 0.3 * y > 0.8 * x
            for x, y in zip(*kicks.X_dev.tolist(), strict=True)
        ]
        scores.append(np.mean(kicks.Y_dev[0] == ours))
    assert np.mean(scores) == pytest.approx(0.94, abs=0.01)
