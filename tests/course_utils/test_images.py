"""Does your own image arrive as the array that it should be?"""

import io
import sys
from datetime import UTC, datetime

import numpy as np
import pytest
from PIL import Image, features

from course_utils import images


def save(image, tmp_path, name="image.png", **options):
    """Save a picture; return its path."""
    path = tmp_path / name
    image.save(path, **options)
    return path


def halves(width, height):
    """Make an image whose left half is red and whose right half is blue."""
    pixels = np.zeros((height, width, 3), dtype=np.uint8)
    pixels[:, : width // 2, 0] = 255
    pixels[:, width // 2 :, 2] = 255
    return Image.fromarray(pixels)


@pytest.mark.parametrize("size", [1, 32, 64])
def test_result_is_a_square_of_bytes(tmp_path, size):
    """Has the array the size asked for, three channels and bytes?"""
    array = images.load_image(save(halves(90, 50), tmp_path), size)
    assert array.shape == (size, size, 3)
    assert array.dtype == np.uint8
    array[0, 0] = 7  # writable, as a student expects


def test_the_central_square_is_kept(tmp_path):
    """Are the sides of a wide image cut off equally?"""
    pixels = np.zeros((60, 180, 3), dtype=np.uint8)
    pixels[:, 60:120] = 200
    array = images.load_image(save(Image.fromarray(pixels), tmp_path), 20)
    # the filter lets a little of the neighbours into the outermost pixels
    assert np.abs(array.astype(int) - 200).max() <= 20


def test_photographs_are_turned_upright(tmp_path):
    """Does the orientation in the EXIF data decide what is up?"""
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held so that the picture must turn clockwise
    path = save(halves(64, 64), tmp_path, "photo.jpg", exif=exif, quality=100)
    array = images.load_image(path, 64)
    assert array[5, 32, 0] > 200  # what was left is now up: red
    assert array[58, 32, 2] > 200  # what was right is now down: blue


def test_transparent_parts_become_white(tmp_path):
    """Is a transparent pixel white, and a half transparent black one grey?"""
    pixels = np.zeros((8, 8, 4), dtype=np.uint8)
    pixels[4:, :, 3] = 128
    array = images.load_image(save(Image.fromarray(pixels), tmp_path), 8)
    assert (array[0] == 255).all()
    assert np.abs(array[7].astype(int) - 127).max() <= 1


@pytest.mark.parametrize(("dtype", "grey"), [(np.uint8, 100), (np.uint16, 100 * 257)])
def test_grey_images_get_three_equal_channels(tmp_path, dtype, grey):
    """Do 8-bit and 16-bit greys come out at the same brightness?"""
    path = save(Image.fromarray(np.full((9, 9), grey, dtype=dtype)), tmp_path)
    np.testing.assert_array_equal(images.load_image(path, 4), np.full((4, 4, 3), 100))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
def test_usual_file_types_are_read(tmp_path, kind):
    """Does each file type give nearly the same picture?"""
    array = images.load_image(save(halves(64, 64), tmp_path, f"image.{kind.lower()}"), 64)
    assert np.abs(array.astype(int) - np.asarray(halves(64, 64))).mean() < 5


def test_a_missing_file_is_named(tmp_path):
    """Does the error name the file that is not there?"""
    with pytest.raises(FileNotFoundError, match=r"cat\.png"):
        images.load_image(tmp_path / "cat.png")


@pytest.mark.parametrize("content", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"P6 1 1 255 rgb"])
def test_what_is_no_image_is_refused(tmp_path, content):
    """Does the error name the file and what can be read, also for a type that is not listed?"""
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"notes\.txt .*no image.*PNG, JPEG"):
        images.load_image(path)


def test_a_truncated_image_is_refused(tmp_path):
    """Does half a file give the same clear error?"""
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    path = save(Image.fromarray(noise), tmp_path)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(ValueError, match="damaged"):
        images.load_image(path)


@pytest.mark.parametrize("side", [9000, 20000])
@pytest.mark.filterwarnings("error")
def test_too_many_pixels_are_refused_before_they_are_decoded(tmp_path, side):
    """Is a small file that claims a huge picture refused in words, on both of Pillow's limits?"""
    header = io.BytesIO()
    Image.new("L", (1, 1)).save(header, "BMP")
    content = bytearray(header.getvalue())
    content[18:26] = side.to_bytes(4, "little") * 2
    path = tmp_path / "huge.bmp"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="at most 60 million"):
        images.load_image(path)


def test_too_large_a_file_is_refused(tmp_path, monkeypatch):
    """Does the error say how large the file is, and what is allowed?"""
    monkeypatch.setattr(images, "MAX_MEGABYTES", 1)
    path = tmp_path / "large.png"
    path.write_bytes(bytes(3_000_000))
    with pytest.raises(ValueError, match="3 MB; at most 1 "):
        images.load_image(path)


@pytest.fixture(params=["HEIF", "AVIF"])
def family(request):
    """Return a format of the HEIF family that is written and read here, as Pillow calls it."""
    if request.param == "HEIF":
        pytest.importorskip("pillow_heif").register_heif_opener()
    elif "avif" not in features.get_supported():
        pytest.skip("this Pillow has no AVIF")
    return request.param


def encoded(image, kind, **options):
    """Return a picture as a file of the HEIF family."""
    stream = io.BytesIO()
    image.save(stream, kind, quality=90, **options)
    return stream.getvalue()


def read(tmp_path, content, size=64, name="sent.jpg"):
    """Return what is read from a file with some content."""
    path = tmp_path / name
    path.write_bytes(content)
    return images.load_image(path, size)


def test_pictures_of_telephones_are_read(tmp_path, family):
    """Is a HEIC or AVIF file read by what is in it, whatever its name says?"""
    array = read(tmp_path, encoded(halves(64, 64), family))
    assert np.abs(array.astype(int) - np.asarray(halves(64, 64))).mean() < 5


def test_pictures_of_telephones_are_turned_upright(tmp_path, family):
    """Does the file's own mark decide what is up, once?"""
    exif = Image.Exif()
    exif[0x0112] = 6
    content = encoded(halves(64, 64), family, exif=exif.tobytes())
    assert b"irot" in content  # as telephones write it, beside the EXIF data
    array = read(tmp_path, content)
    assert array[5, 32, 0] > 200
    assert array[58, 32, 2] > 200


def test_transparent_parts_of_telephones_pictures_become_white(tmp_path, family):
    """Is what is transparent white there, too?"""
    pixels = np.zeros((64, 64, 4), dtype=np.uint8)
    pixels[32:, :, 3] = 255
    array = read(tmp_path, encoded(Image.fromarray(pixels), family))
    assert array[:28].min() > 240
    assert array[36:].max() < 15


def test_ten_bits_a_colour_are_scaled(tmp_path):
    """Does a picture with more than 8 bits a colour come out at the same brightness?"""
    pillow_heif = pytest.importorskip("pillow_heif")
    grey = np.full((64, 64, 3), 100 * 257, dtype=np.uint16).tobytes()
    stream = io.BytesIO()
    pillow_heif.from_bytes("RGB;16", (64, 64), grey).save(stream, quality=90)
    assert np.abs(read(tmp_path, stream.getvalue()).astype(int) - 100).max() <= 2


def test_of_several_pictures_the_first_is_taken(tmp_path):
    """Is it the one that the file calls its picture, wherever that stands?"""
    pillow_heif = pytest.importorskip("pillow_heif")
    album = pillow_heif.from_pillow(Image.new("RGB", (64, 64), "blue"))
    album.add_from_pillow(Image.new("RGB", (64, 64), "red"))
    stream = io.BytesIO()
    album.save(stream, quality=90, primary_index=1)
    assert read(tmp_path, stream.getvalue())[9, 9, 0] > 240


@pytest.mark.parametrize("share", [0.2, 0.9])
def test_a_truncated_picture_of_a_telephone_is_refused(tmp_path, family, share):
    """Is what a broken upload left refused in words, within its header and within its pixels?"""
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    content = encoded(Image.fromarray(noise), family)
    with pytest.raises(ValueError, match=r"sent\.jpg is damaged or no image; .*HEIC, AVIF"):
        read(tmp_path, content[: int(share * len(content))])


def test_a_telephones_picture_without_pixels_is_refused(tmp_path, family):
    """Is a file refused whose header is sound and whose picture is missing?"""
    content = encoded(halves(64, 64), family)
    with pytest.raises(ValueError, match="damaged"):
        read(tmp_path, content.replace(b"pitm", b"free"))


@pytest.mark.parametrize("side", [9000, 20000])
@pytest.mark.filterwarnings("error")
def test_too_many_pixels_of_a_telephone_are_refused(tmp_path, side):
    """Is a small HEIC that claims a huge picture refused before it is decoded?"""
    pytest.importorskip("pillow_heif").register_heif_opener()
    content = bytearray(encoded(halves(64, 64), "HEIF"))
    at = content.index(b"ispe") + 8
    content[at : at + 8] = side.to_bytes(4, "big") * 2
    with pytest.raises(ValueError, match="at most 60 million"):
        read(tmp_path, content)


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1", b"msf1"])
def test_heic_without_its_package_is_refused_with_what_to_do(tmp_path, monkeypatch, brand):
    """Are the format, the line that mends it and the telephone's setting named?"""
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    content = b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic" + bytes(99)
    with pytest.raises(ValueError, match="is HEIC, the format of iPhone") as caught:
        read(tmp_path, content, name="IMG_1.jpg")
    assert "%pip install pillow-heif" in str(caught.value)
    assert "Most Compatible" in str(caught.value)


@pytest.mark.parametrize("first", [b"avif", b"mif1"])
def test_avif_without_its_codec_is_refused_with_what_to_do(tmp_path, monkeypatch, first):
    """Is AVIF, in a file that names it first or later, told from HEIC where Pillow lacks it?"""
    monkeypatch.setattr(features, "get_supported", lambda: ["webp"])
    with pytest.raises(ValueError, match=r"is AVIF, .* --upgrade pillow"):
        read(tmp_path, b"\0\0\0\x18ftyp" + first + b"\0\0\0\0mif1avif" + bytes(99))


@pytest.mark.parametrize("brand", [b"isom", b"qt  "])
def test_a_film_is_no_image(tmp_path, brand):
    """Is a film, which begins alike, refused as none of these?"""
    with pytest.raises(ValueError, match="no image"):
        read(tmp_path, b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mp41heic" + bytes(99))


def choose(upload, name, content):
    """Do what the browser does when the user picks a file."""
    file = {
        "name": name,
        "type": "",
        "size": len(content),
        "content": memoryview(content),
        "last_modified": datetime.now(UTC),
    }
    upload.widget.children[0].set_trait("value", (file,))


def test_an_uploaded_image_becomes_the_value(tmp_path):
    """Is the value what `load_image` makes of the same file, with a preview that has words?"""
    path = save(halves(90, 50), tmp_path, "a&b.png")
    upload = images.upload_image(size=32)
    assert upload.value is None
    choose(upload, "a&b.png", path.read_bytes())
    np.testing.assert_array_equal(upload.value, images.load_image(path, 32))
    preview = upload.widget.children[-1].value
    assert 'alt="Your image a&amp;b.png, cut to a square"' in preview
    assert "32 × 32 pixels" in preview


def test_an_upload_in_colab_becomes_the_value(tmp_path):
    """Is a file read that comes as ipywidgets 7 hands it over, by its name?"""
    content = save(halves(64, 64), tmp_path).read_bytes()
    upload = images.upload_image()
    upload._read({"new": {"photo.png": {"metadata": {"size": len(content)}, "content": content}}})
    np.testing.assert_array_equal(upload.value, read(tmp_path, content))
    assert "photo.png, as the network sees it" in upload.widget.children[-1].value


def test_a_bad_upload_is_said_and_clears_the_value(tmp_path):
    """Does a file that is no image replace the earlier one by None and a message?"""
    upload = images.upload_image()
    choose(upload, "good.png", save(halves(9, 9), tmp_path).read_bytes())
    choose(upload, "<b>bad.txt", b"hello")
    assert upload.value is None
    assert "Not read: &lt;b&gt;bad.txt" in upload.widget.children[-1].value


def test_an_upload_that_needs_a_package_says_which(monkeypatch):
    """Does the button say in the page what a HEIC picture needs?"""
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    upload = images.upload_image()
    choose(upload, "IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99))
    assert upload.value is None
    assert "Not read: IMG_1.HEIC is HEIC" in upload.widget.children[-1].value


def test_the_button_says_what_it_takes():
    """Has the button a title, which browsers show as the word null if there is none?"""
    button = images.upload_image().widget.children[0]
    assert "PNG, JPEG" in button.tooltip
    assert "HEIC" in button.tooltip
    assert ".heic" in button.accept


def test_the_picture_that_was_chosen_is_taken(tmp_path):
    """Does a file come before an upload, and an upload before the picture for want of one?"""
    upload, instead = images.upload_image(), np.zeros((8, 8, 3), np.uint8)
    array, origin = images.own_image("", upload, instead, "nothing")
    assert array is instead
    assert origin == "nothing"
    upload.value = np.ones((8, 8, 3), np.uint8)
    array, origin = images.own_image("", upload, instead, "nothing")
    assert array is upload.value
    assert origin == "your upload"
    path = save(halves(20, 20), tmp_path)
    array, origin = images.own_image(str(path), upload, instead, "nothing")
    np.testing.assert_array_equal(array, images.load_image(path, 8))
    assert origin == "your file"
