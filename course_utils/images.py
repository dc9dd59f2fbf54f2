"""Your own image as the array that a network takes: from a file, or through a button."""

import base64
import html
import io
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, features

__all__ = ["ImageUpload", "load_image", "own_image", "upload_image"]

MAX_MEGABYTES = 25
MAX_MEGAPIXELS = 60
FORMATS = ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"]

HEIF_BRANDS = {
    **dict.fromkeys((b"avif", b"avis"), "AVIF"),
    **dict.fromkeys(
        (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"), "HEIC"
    ),
}
"""What a file of the HEIF family says of itself in its first bytes, and what people call it."""

ANY_HEIF = (b"mif1", b"msf1")
"""What such a file may say first whatever is in it; its other brands then tell."""

NO_HEIC = (
    "{} is HEIC, the format of iPhone cameras, which needs one more package: run `%pip install "
    "pillow-heif` in a cell, then try again. Or send it as JPEG: on the phone, Settings › Camera › "
    "Formats › Most Compatible makes JPEGs of the photos to come"
)
NO_AVIF = (
    "{} is AVIF, which Pillow reads from 11.3 on: run `%pip install --upgrade pillow` in a cell, "
    "then restart the kernel. Or save it as JPEG"
)


def load_image(path: str | Path, size: int = 64) -> NDArray[np.uint8]:
    """Read an image file, cut out its central square and shrink it.

    A photograph is turned the way the camera held it, transparent parts become white, and a
    grey image gets three equal channels. Of an animation the first picture is taken.

    Parameters
    ----------
    path : str or Path
        A PNG, JPEG, GIF, WebP, BMP or TIFF file of at most 25 MB and 60 million pixels; HEIC, as
        iPhones make it, where pillow-heif is installed, and AVIF where Pillow is 11.3 or newer.
    size : int
        Height and width of the result, in pixels.

    Returns
    -------
    ndarray of uint8, shape (size, size, 3)
        Red, green, blue, 0 to 255.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If the file is no image that can be read, or too large.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "red.png"
    >>> Image.new("RGB", (300, 200), "red").save(path)
    >>> image = load_image(path)
    >>> image.shape, image[0, 0].tolist()
    ((64, 64, 3), [255, 0, 0])
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {str(path)!r} in {Path.cwd()}")
    _check_size(path.name, path.stat().st_size)
    return _decode(path.name, path.read_bytes(), size)


def _check_size(name: str, num_bytes: int) -> None:
    if num_bytes > MAX_MEGABYTES * 10**6:
        raise ValueError(f"{name} has {num_bytes / 1e6:.0f} MB; at most {MAX_MEGABYTES} are read")


def _formats(name: str, content: bytes) -> list[str]:
    """Return the formats that a file can be in, as Pillow calls them, which then can read them."""
    kind = _heif_kind(content)
    if kind == "HEIC":
        try:
            import pillow_heif
        except ImportError:
            raise ValueError(NO_HEIC.format(name)) from None
        pillow_heif.register_heif_opener()
        return ["HEIF"]
    if kind == "AVIF":
        if "avif" not in features.get_supported():
            raise ValueError(NO_AVIF.format(name))
        return ["AVIF"]
    return FORMATS


def _heif_kind(content: bytes) -> str:
    """Return what a file of the HEIF family holds, "HEIC" or "AVIF"; "" if it is of another.

    Names do not tell: what an iPhone sends is often called .jpg on its way.
    """
    if content[4:8] != b"ftyp":
        return ""
    end = min(int.from_bytes(content[:4], "big"), len(content), 256)
    # the one that stands first says how to read the file; a version stands between it and the rest
    brands = [content[at : at + 4] for at in (8, *range(16, end, 4))]
    kinds = [HEIF_BRANDS[brand] for brand in brands if brand in HEIF_BRANDS]
    if brands[0] in HEIF_BRANDS or brands[0] in ANY_HEIF:
        return [*kinds, "HEIC"][0]
    return ""


def _decode(name: str, content: bytes, size: int) -> NDArray[np.uint8]:
    formats = _formats(name, content)
    try:
        with warnings.catch_warnings():
            # our own limit is below the one that Pillow warns of
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=formats)
        too_large = image.width * image.height > MAX_MEGAPIXELS * 10**6
        if not too_large:
            image.load()
    except Image.DecompressionBombError:
        too_large = True
    except (OSError, SyntaxError, ValueError, EOFError, RuntimeError):
        raise ValueError(
            f"{name} is damaged or no image; images can be read as {', '.join(FORMATS)}, HEIC, AVIF"
        ) from None
    if too_large:
        raise ValueError(f"{name} has too many pixels; at most {MAX_MEGAPIXELS} million are read")
    return _central_square(image, size)


def _central_square(image: Image.Image, size: int) -> NDArray[np.uint8]:
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I;16"):
        # Pillow would clip 16-bit greys at 255 instead of scaling them
        image = Image.fromarray((np.asarray(image) // 257).astype(np.uint8))
    image = image.convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    image = Image.alpha_composite(white, image).convert("RGB")
    return np.array(ImageOps.fit(image, (size, size), Image.Resampling.LANCZOS))


def _first_of(files: Any) -> dict[str, Any]:
    """Return the first uploaded file; ipywidgets 7, which Colab has, keeps files by their names."""
    if isinstance(files, dict):
        name, file = next(iter(files.items()))
        return {"name": name, "content": file["content"]}
    first: dict[str, Any] = files[0]
    return first


# Notebook shortcuts reach through widgets: "d d" on the button would delete the cell. Escape, and
# the keys that run a cell, pass. The output is in the page one frame later.
KEYS_STAY_HERE = """
requestAnimationFrame(() => {
    const output = element.closest(".jp-OutputArea");
    output?.addEventListener("keydown", event => {
        const runs = event.key === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey);
        if (event.key !== "Escape" && !runs) event.stopPropagation();
    });
});
"""


class ImageUpload:
    """A button that takes an image from your computer, and a preview of what the network sees.

    Parameters
    ----------
    size : int
        Height and width of the result, in pixels.

    Attributes
    ----------
    value : ndarray of uint8, shape (size, size, 3), or None
        The image; None as long as none was uploaded, or when the last one could not be read.
    widget : ipywidgets.VBox
        The button and the preview.

    Examples
    --------
    >>> upload = ImageUpload()
    >>> upload.value is None
    True
    """

    def __init__(self, size: int = 64):
        import ipywidgets

        self.size = size
        self.value: NDArray[np.uint8] | None = None
        self._button = ipywidgets.FileUpload(
            accept="image/*,.heic,.heif,.avif",
            description="Choose an image",
            # without one, the widget's title is the word null
            tooltip=f"A file in one of these formats: {', '.join(FORMATS)}, HEIC, AVIF",
            layout={"width": "max-content"},
        )
        self._preview = ipywidgets.HTML()
        self._button.observe(self._read, names="value")
        hint = f"A file of at most {MAX_MEGABYTES} MB. It goes to your notebook's kernel only."
        self.widget = ipywidgets.VBox([self._button, ipywidgets.Label(hint), self._preview])
        self._say("No image chosen yet.")

    def _say(self, message: str, picture: str = "") -> None:
        self._preview.value = f'<p aria-live="polite">{html.escape(message)}</p>{picture}'

    def _read(self, change: dict[str, Any]) -> None:
        self.value = None
        if not change["new"]:
            self._say("No image chosen yet.")
            return
        file = _first_of(change["new"])
        try:
            _check_size(file["name"], len(file["content"]))
            self.value = _decode(file["name"], bytes(file["content"]), self.size)
        except ValueError as error:
            self._say(f"Not read: {error}.")
            return
        buffer = io.BytesIO()
        Image.fromarray(self.value).save(buffer, format="PNG")
        alt = html.escape(f"Your image {file['name']}, cut to a square")
        source = base64.b64encode(buffer.getvalue()).decode()
        self._say(
            f"{file['name']}, as the network sees it: {self.size} × {self.size} pixels. "
            "Run the next cell.",
            f'<img alt="{alt}" width="192" style="image-rendering:pixelated" '
            f'src="data:image/png;base64,{source}">',
        )

    def _ipython_display_(self) -> None:
        from IPython.display import Javascript, display

        display(self.widget, Javascript(KEYS_STAY_HERE))


def upload_image(size: int = 64) -> ImageUpload:
    """Make a button that takes an image from your computer.

    Let the result be the last line of a cell; read its ``value`` in a later cell.

    Parameters
    ----------
    size : int
        Height and width of the result, in pixels.

    Returns
    -------
    ImageUpload
        Its ``value`` is None, or an array of uint8 of shape (size, size, 3).

    Examples
    --------
    >>> upload = upload_image(size=32)
    >>> upload.value is None
    True
    """
    return ImageUpload(size)


def own_image(
    path: str, upload: ImageUpload, instead: NDArray[np.uint8], origin: str
) -> tuple[NDArray[np.uint8], str]:
    """Return the picture that somebody has chosen: a file, else an upload, else another one.

    Parameters
    ----------
    path : str
        Of a file; empty where none is named.
    upload : ImageUpload
    instead : ndarray of uint8, shape (size, size, 3)
        The picture where none is chosen.
    origin : str
        What `instead` is, to stand under it.

    Returns
    -------
    image : ndarray of uint8, shape (size, size, 3)
    origin : str
        Where the picture comes from.

    Raises
    ------
    FileNotFoundError, ValueError
        As `load_image` does.

    Examples
    --------
    >>> black = np.zeros((64, 64, 3), np.uint8)
    >>> own_image("", upload_image(), black, "a black square")[1]
    'a black square'
    """
    if path:
        return load_image(path, size=len(instead)), "your file"
    if upload.value is not None:
        return upload.value, "your upload"
    return instead, origin
