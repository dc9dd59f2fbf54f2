"""Do a project's own table and pictures arrive, and is all else refused in words?"""

import csv
import io
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from course_utils import own_data
from course_utils.own_data import bundled, read_csv, read_pictures

GOOD = "a,b,kind\n1,2.5,x\n3,-4e1,y\n5,6,x\n7,8,y\n"


def written(tmp_path, content, name="table.csv"):
    """Write a file of text or bytes; return its path."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_table_arrives(tmp_path):
    """Are columns examples, labels numbers, and names kept?"""
    data = read_csv(written(tmp_path, GOOD), label="kind")
    assert data.X.tolist() == [[1, 3, 5, 7], [2.5, -40, 6, 8]]
    assert data.X.dtype == np.float64
    assert data.Y.tolist() == [[0, 1, 0, 1]]
    assert data.Y.dtype == np.int64
    assert data.classes == ("x", "y")
    assert data.feature_names == ("a", "b")
    assert data.source == "your file table.csv"


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD + "\n  \n,,\n",
        "\n" + GOOD,
        GOOD.replace("1,2.5,x", ' 1 ,"2.5", x '),
    ],
    ids=["semicolons", "tabs", "mark", "line ends", "blank lines", "a blank first line", "quotes"],
)
def test_other_ways_of_writing_the_same_table(tmp_path, text):
    """Do other delimiters, marks, line ends, blank lines and quotes change nothing?"""
    data = read_csv(written(tmp_path, text), label="kind")
    assert data.X.tolist() == [[1, 3, 5, 7], [2.5, -40, 6, 8]]
    assert data.classes == ("x", "y")


def test_commas_in_names_part_no_columns(tmp_path):
    """Is the delimiter counted outside quotation marks?"""
    text = '"length, in cm";"width, in cm";kind\n1;2;x\n3;4;y\n5;6;x\n7;8;y\n'
    data = read_csv(written(tmp_path, text), label="kind")
    assert data.feature_names == ("length, in cm", "width, in cm")


def test_words_that_may_be_classes(tmp_path):
    """Are "none" and a minus classes like any other?"""
    path = written(tmp_path, "a,kind\n1,-\n2,none\n3,-\n4,none\n")
    assert read_csv(path, label="kind").classes == ("-", "none")


def test_numbers_as_classes_are_in_their_order(tmp_path):
    """Does 10 come after 9?"""
    path = written(tmp_path, "a,k\n1,10\n2,9\n3,10\n4,9\n")
    data = read_csv(path, label="k")
    assert data.classes == ("9", "10")
    assert data.Y.tolist() == [[1, 0, 1, 0]]


def test_a_column_can_be_left_out(tmp_path):
    """Are words no trouble in a column that is not used?"""
    path = written(tmp_path, "name,a,k\nAda,1,x\nBo,2,x\nCy,3,y\nDi,4,y\n")
    assert read_csv(path, label="k", leave_out=["name"]).feature_names == ("a",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty; expected a line of names"),
        (b"a,b,kind\n", "no line with an example"),
        (b"abc\n1\n2\n", "has one column, 'abc'"),
        (b"a,,kind\n1,2,x\n", "column 2 has no name"),
        (b"a,a,kind\n1,2,x\n", "two columns are called 'a'"),
        (b"a,b,Kind\n1,2,x\n", "no column 'kind'; it has 'a', 'b', 'Kind'"),
        (b"a,b,kind\n1,2,x\n1,2\n", "line 3: 2 fields, but the first line names 3"),
        (b"a,b,kind\n1,2,x\n1,,x\n", "line 3: nothing is known in the column 'b' ('')"),
        (b"a,b,kind\n1,NA,x\n", "nothing is known in the column 'b' ('NA')"),
        (b"a,b,kind\n1,red,x\n", "holds 'red'; only numbers are allowed"),
        (b"a;b;kind\n1;2,5;x\n", "holds '2,5'; write a point for the comma"),
        (b"a,b,kind\n1,inf,x\n", "holds 'inf'; expected a finite number"),
        (b"a,b,kind\n1,1e999,x\n", "holds '1e999'; expected a finite number"),
        (b"a,b,kind\n1,2, \n", "line 2: no class in the column 'kind'"),
        (b"a,b,kind\n1,2,x\n3,4,x\n", "has 1 class; expected 2 to 100"),
        (b"a,b,kind\n1,2,x\n3,4,x\n5,6,y\n", "the class 'y' has one example"),
        (b"a,b,kind\n1,2,\xe9t\xe9\n", "line 2 holds the byte 0xe9"),
        (b"a\0,b,kind\n1,2,x\n", "bytes that are 0"),
        (b"PK\x03\x04 and more", "is a spreadsheet"),
        (b'a,b,kind\n1,"2,x\n3,4,y\n', "line 2: a field begins with a quotation mark"),
        (b"\x1f\x8b and more", "is packed"),
        (b"a,b,kind\n1,2,NA\n", "line 2: no class is known in the column 'kind' ('NA')"),
        (b"a,b,kind\n1,2,?\n", "no class is known in the column 'kind' ('?')"),
        (b'a,b,kind\n1,"1,234",x\n', "is it a thousand's, or a decimal point?"),
        (b'a,b,kind\n1,"-1,234,567",x\n', "is it a thousand's, or a decimal point?"),
        (b"a,b,kind\n1,1_000,x\n", "holds '1_000'; only numbers are allowed"),
        ("a,b,kind\n1,\u22122,x\n", "some sign only looks like a number's"),
        ("a,b,kind\n1,\uff11\uff12,x\n", "some sign only looks like a number's"),
        (b"1,2,x\n3,4,y\n", "it has '1', '2', 'x'. Does the first line name the columns?"),
        (b",a,kind\n0,1,x\n", "column 1 has no name in the first line. Give it one"),
        (b"a,b,kind\n1,2,1\n1,2,1.0\n", "the classes '1' and '1.0' are the same number"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(tmp_path, content, said):
    """Does the message say what was found, where, and what is allowed?"""
    with pytest.raises(ValueError, match=r"table\.csv") as caught:
        read_csv(written(tmp_path, content), label="kind")
    assert said in str(caught.value)


def test_other_refusals(tmp_path, monkeypatch):
    """Is it said that a file is missing or large, or that a column cannot be used so?"""
    with pytest.raises(FileNotFoundError, match=r"no file .*none\.csv"):
        read_csv(tmp_path / "none.csv", label="k")
    path = written(tmp_path, GOOD)
    for wrong in ("a", None):
        with pytest.raises(TypeError, match="expected a list of names"):
            read_csv(path, label="kind", leave_out=wrong)
    with pytest.raises(ValueError, match="is a folder"):
        read_csv(tmp_path, label="kind")
    with pytest.raises(ValueError, match=r"https://x\.org/t\.csv is an address"):
        read_csv("https://x.org/t.csv", label="kind")
    many = "a,kind\n" + "".join(f"1,{n}\n" for n in range(101))
    with pytest.raises(ValueError, match="101 classes; .* cut it into a few ranges"):
        read_csv(written(tmp_path, many, "many.csv"), label="kind")
    with pytest.raises(ValueError, match="cannot be the label and be left out"):
        read_csv(path, label="kind", leave_out=["kind"])
    with pytest.raises(ValueError, match="no column left besides the label"):
        read_csv(path, label="kind", leave_out=["a", "b"])
    monkeypatch.setattr(own_data, "MOST_NUMBERS", 5)
    with pytest.raises(ValueError, match="more than 5 numbers"):
        read_csv(path, label="kind")
    monkeypatch.setattr(own_data, "MAX_MEGABYTES", 0)
    with pytest.raises(ValueError, match="at most 0 are read"):
        read_csv(path, label="kind")


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(alphabet='ab,;\t"\r\n 1.-\0é', max_size=80)))
def test_no_file_at_all_makes_the_reader_fail_otherwise(tmp_path_factory, content):
    """Is any file whatever read whole, or refused with its name?"""
    folder = tmp_path_factory.getbasetemp()
    path = written(folder, content)
    try:
        data = read_csv(path, label="a")
    except ValueError as error:
        assert path.name in str(error)  # noqa: PT017 (most files are refused, some are read)
    else:
        assert np.isfinite(data.X).all()
        assert data.X.shape == (len(data.feature_names), data.Y.size)


WORDS = st.text(
    alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8
).filter(lambda word: word.casefold() not in own_data.NO_CLASS and not word[0].isdecimal())
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@settings(max_examples=60, deadline=None)
@given(
    names=st.lists(WORDS, min_size=2, max_size=4, unique=True),
    classes=st.lists(WORDS, min_size=2, max_size=3, unique=True),
    numbers=st.lists(NUMBERS, min_size=3, max_size=3),
)
def test_what_is_written_is_read(tmp_path_factory, names, classes, numbers):
    """Do any names, classes and numbers come back as they were written?"""
    rows = [[number] * (len(names) - 1) + [c] for number in numbers for c in classes]
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([names, *rows])
    first = text.getvalue().splitlines()[0]
    if first.count(",") < max(first.count(";"), first.count("\t")):
        return  # names with more semicolons than the table has commas
    path = written(tmp_path_factory.getbasetemp(), text.getvalue())
    data = read_csv(path, label=names[-1])
    assert data.feature_names == tuple(names[:-1])
    assert set(data.classes) == set(classes)
    assert data.X[0].tolist() == [row[0] for row in rows]
    assert [data.classes[y] for y in data.Y[0]] == [row[-1] for row in rows]


# Pictures


def album(tmp_path, **classes):
    """Make a folder with a folder of small pictures for each class; return it."""
    home = tmp_path / "album"
    home.mkdir()
    for name, colours in classes.items():
        (home / name).mkdir()
        for number, colour in enumerate(colours):
            Image.new("RGB", (30, 20), colour).save(home / name / f"{number}.png")
    return home


def test_pictures_arrive(tmp_path):
    """Are pixels features, and folders classes?"""
    home = album(tmp_path, warm=["red", "red"], cool=["blue", "lime", "blue"])
    for left in (home / ".DS_Store", home / "warm" / "Thumbs.db"):
        left.write_bytes(b"left by a system")
    data = read_pictures(home, size=3)
    assert data.X.shape == (27, 5)
    assert data.classes == ("cool", "warm")
    assert data.Y.tolist() == [[0, 0, 0, 1, 1]]
    assert data.X[:3, 0].tolist() == [0, 0, 255]
    assert data.X[:3, 3].tolist() == [255, 0, 0]
    assert data.feature_names[:2] == ("row 1, column 1, red", "row 1, column 1, green")


def test_what_is_wrong_with_pictures_is_said(tmp_path, monkeypatch):
    """Is the file named that does not belong there, and said what does?"""
    with pytest.raises(FileNotFoundError, match="no folder"):
        read_pictures(tmp_path / "none")
    home = album(tmp_path, warm=["red", "red"], cool=["blue", "blue"])
    for size in (1, 65, 8.0, None):
        with pytest.raises(ValueError, match="whole number from 2 to 64"):
            read_pictures(home, size=size)
    for name, content, said in (
        ("notes.txt", b"hello", "holds 'notes.txt' itself; expected folders only"),
        ("warm/notes.txt", b"hello", "in the folder 'warm': notes.txt is damaged or no image"),
        ("warm/half.png", b"\x89PNG\r\n\x1a\n", "half.png is damaged or no image"),
        ("warm/drawing.svg", b"<svg/>", "drawing.svg is damaged or no image"),
    ):
        (home / name).write_bytes(content)
        with pytest.raises(ValueError) as caught:  # noqa: PT011 (the words are compared below)
            read_pictures(home)
        assert said in str(caught.value)
        (home / name).unlink()
    (home / "notes.txt").write_bytes(b"hello")
    with monkeypatch.context() as patch:
        patch.chdir(home)
        with pytest.raises(ValueError, match=r"album holds 'notes\.txt'"):
            read_pictures(".")
    (home / "notes.txt").unlink()
    (home / "warm" / "more").mkdir()
    with pytest.raises(ValueError, match="'more', which is no file"):
        read_pictures(home)
    (home / "warm" / "more").rmdir()
    (home / "empty").mkdir()
    with pytest.raises(ValueError, match="'empty' has no picture"):
        read_pictures(home)
    (home / "empty").rmdir()
    assert read_pictures(home, size=np.int64(4)).X.shape == (48, 4)
    monkeypatch.setattr(own_data, "MOST_PIXELS", 191)
    with pytest.raises(ValueError, match="4 pictures of size 4 are more than 191 numbers"):
        read_pictures(home, size=4)
    monkeypatch.setattr(own_data, "MOST_PICTURES", 3)
    with pytest.raises(ValueError, match="4 pictures; at most 3"):
        read_pictures(home)


@pytest.mark.parametrize("here", [True, False])
def test_a_folder_of_an_iphones_pictures(tmp_path, monkeypatch, here):
    """Are HEIC pictures read where pillow-heif is, whatever their names, and else named?"""
    pillow_heif = pytest.importorskip("pillow_heif")
    home = album(tmp_path, warm=["red", "red"], cool=["blue", "blue"])
    for name in ("IMG_1.HEIC", "sent.jpg"):
        pillow_heif.from_pillow(Image.new("RGB", (64, 48), "red")).save(home / "warm" / name)
    if here:
        data = read_pictures(home, size=4)
        assert data.Y.tolist() == [[0, 0, 1, 1, 1, 1]]
        reds = data.X[:, 2:].reshape(4, 4, 3, 4)
        assert np.abs(reds - np.array([255, 0, 0])[:, None]).max() < 8
    else:
        monkeypatch.setitem(sys.modules, "pillow_heif", None)
        with pytest.raises(ValueError, match=r"folder 'warm': IMG_1\.HEIC is HEIC, the format of"):
            read_pictures(home)


def test_folders_that_are_no_album(tmp_path):
    """Is a folder refused that is empty, or has one class, or one picture of a class?"""
    with pytest.raises(ValueError, match="is empty; expected a folder with pictures"):
        read_pictures(album(tmp_path))
    (tmp_path / "album").rename(tmp_path / "first")
    with pytest.raises(ValueError, match="has 1 class; expected 2 to 100$"):
        read_pictures(album(tmp_path, warm=["red", "red"]))
    (tmp_path / "album").rename(tmp_path / "second")
    with pytest.raises(ValueError, match="the class 'cool' has one example"):
        read_pictures(album(tmp_path, warm=["red", "red"], cool=["blue"]))


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from(
        [
            b"",
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff",
            b"GIF89a",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            b"\0\0\0\x18ftypavif\0\0\0\0mif1avif",
        ]
    ),
)
def test_no_bytes_at_all_make_a_picture_fail_otherwise(tmp_path_factory, rest, begin):
    """Is a file of any bytes read as a picture, or refused with its name?"""
    home = tmp_path_factory.mktemp("odd")
    for name in ("a", "b"):
        (home / name).mkdir()
        for number in (1, 2):
            Image.new("L", (4, 4)).save(home / name / f"{number}.png")
    (home / "a" / "odd.jpg").write_bytes(begin + rest)
    try:
        assert read_pictures(home, size=2).X.shape == (12, 5)
    except ValueError as error:
        assert "odd.jpg" in str(error)  # noqa: PT017 (some bytes are a picture)


def test_the_courses_own_sets_are_whole():
    """Is nothing of digits and cats lost, and an unknown name refused?"""
    digits, cats = bundled("digits"), bundled("cats")
    assert np.bincount(digits.Y[0]).sum() == 1797
    assert digits.X.max() == 16
    assert np.bincount(cats.Y[0]).tolist() == [157, 102]
    assert len(cats.feature_names) == len(cats.X) == 192
    with pytest.raises(ValueError, match="choose 'digits' or 'cats'"):
        bundled("dogs")
