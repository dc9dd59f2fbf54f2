"""Draw the `cats` data set: 209 training and 50 test pictures, 64 x 64 pixels, cat or not.

    python datasets/make_cats.py                  write cats.npz and its line in checksums.txt
    python datasets/make_cats.py --sheet cats.png  write a contact sheet instead

The pictures are drawings, not photographs. Every picture has its own random generator, seeded with
(seed of the split, number of the picture), so each one can be drawn alone and always comes out the
same. `datasets/cats.md` describes what is in the set and how its composition was chosen.
"""

import argparse
import colorsys
import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

SIZE = 64  # pixels
ZOOM = 4  # drawn this much larger, then averaged down: smooth edges
CLASSES = ("non-cat", "cat")
TRAIN_SEED, TRAIN_IMAGES, TRAIN_CATS = 3, 209, 72
TEST_SEED, TEST_IMAGES, TEST_CATS = 102, 50, 30

# How a scene is composed: the numbers that decide how hard the set is. All but the first two are
# the same for both classes.
CONTRAST = {
    "cat": 0.95,
    "non-cat": 0.05,
}  # share with a warm subject on cool, or a cool one on warm
OUTDOORS = {"cat": 0.1, "non-cat": 0.7}  # share with a meadow instead of a floor
BACK_SATURATION = (0.35, 0.7)
SCALE = (0.68, 0.86)  # half height of the subject, in half picture heights
SHIFT = 0.1  # of the subject's centre, in half picture heights
TILT = 0.12  # of the subject, in radians
LIGHT = (0.8, 1.15)  # factor on all grey levels
SLOPE = 0.3  # how much the light may change from the centre to an edge
NOISE = (3.0, 12.0)  # standard deviation, in grey levels

Colour = tuple[int, int, int]
Points = list[tuple[float, float]]

WARM_HUES = (0.02, 0.12)  # fractions of the colour circle: red-orange to yellow
COOL_HUES = (0.52, 0.64)  # cyan to blue
PINK, INK, WHITE = (232, 150, 150), (38, 32, 36), (245, 242, 236)


def colour(hue: float, saturation: float, value: float) -> Colour:
    """Return the RGB colour (0 to 255) of a hue, saturation and value, each from 0 to 1."""
    red, green, blue = colorsys.hsv_to_rgb(hue % 1, min(saturation, 1), min(max(value, 0), 1))
    return round(255 * red), round(255 * green), round(255 * blue)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return a colour on the way from `first` (share 0) to `second` (share 1)."""
    r, g, b = (round(f + share * (s - f)) for f, s in zip(first, second, strict=True))
    return r, g, b


def lightness(shade: Colour) -> float:
    """Return the perceived lightness of a colour, 0 to 255 (ITU-R BT.601 weights)."""
    return 0.299 * shade[0] + 0.587 * shade[1] + 0.114 * shade[2]


def smooth(points: Points, closed: bool = True) -> Points:
    """Return a Catmull-Rom curve through `points`."""
    knots = np.array(points, dtype=float)
    n = len(knots)
    index = np.arange(-1, n + 2) % n if closed else np.clip(np.arange(-1, n + 1), 0, n - 1)
    knots = knots[index]
    t = np.linspace(0, 1, 8, endpoint=False)[:, None]
    curve = [
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )
        for a, b, c, d in zip(knots[:-3], knots[1:-2], knots[2:-1], knots[3:], strict=True)
    ]
    tail = [] if closed else [tuple(knots[-1])]
    return [tuple(xy) for xy in np.concatenate(curve)] + tail


class Pen:
    """Draws in a subject's own coordinates: x and y from -1 to 1, y downwards."""

    def __init__(self, image: Image.Image, x=0.0, y=0.0, scale=1.0, tilt=0.0, flip=False):
        self.draw = ImageDraw.Draw(image)
        half = image.width / 2
        self.unit = scale * half
        turn = np.array([[np.cos(tilt), -np.sin(tilt)], [np.sin(tilt), np.cos(tilt)]])
        self.matrix = self.unit * turn @ np.diag([-1.0 if flip else 1.0, 1.0])
        self.origin = half * np.array([1 + x, 1 + y])

    def shape(self, points: Points, fill: Colour, edge: float = 0.25) -> None:
        """Fill a polygon and darken its outline by the share `edge`."""
        placed = [tuple(p) for p in (np.array(points) @ self.matrix.T + self.origin).round(3)]
        self.draw.polygon(placed, fill=fill)
        if edge:
            self.draw.line(
                [*placed, placed[0]], fill=mix(fill, INK, edge), width=ZOOM, joint="curve"
            )

    def blob(self, points: Points, fill: Colour, edge: float = 0.25) -> None:
        """Fill the smooth closed outline through `points`."""
        self.shape(smooth(points), fill, edge)

    def oval(self, x, y, rx, ry, fill: Colour, tilt: float = 0.0, edge: float = 0.25) -> None:
        """Fill an ellipse."""
        t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
        u, v = rx * np.cos(t), ry * np.sin(t)
        c, s = np.cos(tilt), np.sin(tilt)
        self.shape(list(zip(x + c * u - s * v, y + s * u + c * v, strict=True)), fill, edge)

    def box(self, x0, y0, x1, y1, fill: Colour, edge: float = 0.25) -> None:
        """Fill a rectangle."""
        self.shape([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill, edge)

    def line(self, points: Points, fill: Colour, width: float) -> None:
        """Draw a smooth line; `width` is in the subject's units."""
        curve = np.array(smooth(points, closed=False)) @ self.matrix.T + self.origin
        pixels = max(1, round(width * self.unit))
        self.draw.line([tuple(p) for p in curve.round(3)], fill=fill, width=pixels, joint="curve")
        for x, y in (curve[0], curve[-1]):
            r = pixels / 2
            self.draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)


# --- cats ----------------------------------------------------------------------------------------


def cat_head(pen: Pen, rng, coat: Colour, x=0.0, y=0.0, r=0.5, asleep=False) -> None:
    """Draw a cat's head: pointed ears, slit eyes, muzzle, whiskers."""
    dark, light = mix(coat, INK, 0.45), mix(coat, WHITE, 0.65)
    ear = rng.uniform(1.2, 1.5) * r
    for side in (-1, 1):
        tip = (x + side * 0.82 * r, y - ear)
        pen.shape(
            [(x + side * 0.98 * r, y - 0.1 * r), tip, (x + side * 0.12 * r, y - 0.7 * r)], coat
        )
        pen.shape(
            [
                (x + side * 0.84 * r, y - 0.4 * r),
                (x + side * 0.77 * r, y - 0.8 * ear),
                (x + side * 0.36 * r, y - 0.7 * r),
            ],
            mix(PINK, coat, 0.3),
            0,
        )
    pen.oval(x, y, 1.05 * r, 0.88 * r, coat)
    if rng.random() < 0.6:  # a tabby's forehead and cheeks
        for dx in (-0.25, 0, 0.25):
            pen.line([(x + dx * r, y - 0.8 * r), (x + 0.8 * dx * r, y - 0.45 * r)], dark, 0.1 * r)
        for side in (-1, 1):
            pen.line(
                [(x + side * r, y + 0.05 * r), (x + side * 0.7 * r, y + 0.12 * r)], dark, 0.08 * r
            )
    for side in (-1, 1):
        pen.oval(x + side * 0.24 * r, y + 0.44 * r, 0.3 * r, 0.25 * r, light, edge=0)
    iris = colour(rng.uniform(0.14, 0.36), 0.75, 0.9)
    for side in (-1, 1):
        ex, ey = x + side * 0.44 * r, y - 0.08 * r
        if asleep:
            pen.line([(ex - 0.2 * r, ey), (ex, ey + 0.12 * r), (ex + 0.2 * r, ey)], INK, 0.08 * r)
        else:
            pen.oval(ex, ey, 0.25 * r, 0.24 * r, iris, edge=0.7)
            pen.oval(ex, ey, rng.uniform(0.06, 0.13) * r, 0.21 * r, INK, edge=0)
    pen.shape(
        [(x - 0.14 * r, y + 0.22 * r), (x + 0.14 * r, y + 0.22 * r), (x, y + 0.38 * r)], PINK, 0.3
    )
    mouth = [(-0.28, 0.46), (-0.14, 0.55), (0, 0.44), (0.14, 0.55), (0.28, 0.46)]
    pen.line([(x + dx * r, y + dy * r) for dx, dy in mouth], INK, 0.05 * r)
    for side in (-1, 1):
        for dy in (0.3, 0.45, 0.6):
            start = (x + side * 0.4 * r, y + (0.3 + 0.4 * dy) * r)
            pen.line(
                [start, (x + side * 1.35 * r, y + (2 * dy - 0.55) * r)],
                mix(WHITE, coat, 0.15),
                0.035 * r,
            )


def cat_portrait(pen: Pen, rng, coat: Colour) -> None:
    """Draw a cat that looks at you."""
    pen.blob([(-0.7, 1.3), (-0.6, 0.6), (0, 0.35), (0.6, 0.6), (0.7, 1.3)], coat)
    cat_head(pen, rng, coat, 0, 0.05, 0.72)


def cat_sitting(pen: Pen, rng, coat: Colour) -> None:
    """Draw a sitting cat with its tail round its side."""
    dark, light = mix(coat, INK, 0.4), mix(coat, WHITE, 0.6)
    swing = rng.uniform(-0.25, 0.2)
    pen.line([(0.3, 0.85), (0.75, 0.8), (0.88, 0.4 + swing), (0.7, 0.1 + swing)], coat, 0.16)
    pen.blob(
        [(-0.55, 0.95), (-0.5, 0.4), (-0.28, -0.1), (0.28, -0.1), (0.5, 0.4), (0.58, 0.95)], coat
    )
    for dy in (0.3, 0.5, 0.7):
        for side in (-1, 1):
            pen.line([(side * 0.5, dy), (side * 0.33, dy + 0.05)], dark, 0.06)
    pen.oval(0, 0.3, 0.2, 0.32, light, edge=0)
    for side in (-1, 1):
        pen.oval(side * 0.17, 0.7, 0.13, 0.3, mix(coat, light, 0.2))
        pen.oval(side * 0.18, 0.94, 0.17, 0.09, light)
    cat_head(pen, rng, coat, 0, -0.4, 0.42)


def cat_walking(pen: Pen, rng, coat: Colour) -> None:
    """Draw a cat from the side, tail up."""
    dark = mix(coat, INK, 0.4)
    lift = rng.uniform(-0.15, 0.15)
    pen.line([(0.6, 0.2), (0.85, -0.1), (0.8, -0.5), (0.95, -0.75 + lift)], coat, 0.13)
    for x, step in ((-0.42, -0.1), (-0.2, 0.06), (0.42, -0.06), (0.6, 0.1)):
        pen.line([(x, 0.4), (x + step / 2, 0.65), (x + step, 0.88)], mix(coat, INK, 0.12), 0.16)
        pen.oval(x + step - 0.04, 0.9, 0.12, 0.06, mix(coat, WHITE, 0.5), edge=0)
    pen.blob(
        [
            (-0.6, 0.0),
            (-0.2, 0.05),
            (0.3, 0.0),
            (0.72, 0.15),
            (0.7, 0.5),
            (0.1, 0.58),
            (-0.55, 0.5),
        ],
        coat,
    )
    for x in (-0.05, 0.15, 0.35, 0.53):
        pen.line([(x, 0.06), (x + 0.04, 0.28)], dark, 0.06)
    cat_head(pen, rng, coat, -0.55, -0.15, 0.38)


def cat_curled(pen: Pen, rng, coat: Colour) -> None:
    """Draw a cat asleep, curled up on a cushion."""
    dark = mix(coat, INK, 0.4)
    pen.oval(0, 0.72, 1.0, 0.25, colour(rng.random(), 0.4, 0.7))
    pen.blob(
        [
            (-0.8, 0.6),
            (-0.75, 0.1),
            (-0.1, -0.25),
            (0.6, -0.05),
            (0.88, 0.45),
            (0.5, 0.75),
            (-0.5, 0.75),
        ],
        coat,
    )
    for x in (0.1, 0.32, 0.54):
        pen.line([(x, -0.12), (x + 0.1, 0.15)], dark, 0.07)
    pen.line([(0.8, 0.45), (0.5, 0.72), (0.0, 0.72), (-0.3, 0.62)], mix(coat, dark, 0.35), 0.15)
    cat_head(pen, rng, coat, -0.35, 0.18, 0.42, asleep=True)


# --- everything else -----------------------------------------------------------------------------


def dog(pen: Pen, rng, coat: Colour) -> None:
    """Draw a dog's head: hanging ears, long snout, tongue."""
    dark, light = mix(coat, INK, 0.45), mix(coat, WHITE, 0.55)
    pen.blob([(-0.6, 1.3), (-0.5, 0.5), (0, 0.3), (0.5, 0.5), (0.6, 1.3)], coat)
    pen.oval(0, -0.1, 0.58, 0.66, coat)
    for side in (-1, 1):
        pen.blob(
            [
                (side * 0.4, -0.62),
                (side * 0.72, -0.45),
                (side * 0.82, 0.2),
                (side * 0.6, 0.32),
                (side * 0.5, -0.1),
            ],
            dark,
        )
        pen.oval(side * 0.24, -0.22, 0.09, 0.11, INK, edge=0)
        pen.oval(side * 0.22, -0.26, 0.03, 0.03, WHITE, edge=0)
    pen.oval(0, 0.56, 0.12, 0.22, PINK)
    pen.oval(0, 0.28, 0.34, 0.3, light)
    pen.oval(0, 0.12, 0.17, 0.12, INK, edge=0)


def dog_standing(pen: Pen, rng, coat: Colour) -> None:
    """Draw a dog from the side."""
    dark = mix(coat, INK, 0.4)
    pen.line([(0.65, 0.0), (0.85, -0.2), (0.9, -0.4)], coat, 0.12)
    for x in (-0.4, -0.2, 0.42, 0.62):
        pen.line([(x, 0.3), (x, 0.6), (x - 0.03, 0.9)], mix(coat, INK, 0.12), 0.16)
    pen.blob(
        [(-0.55, -0.1), (0.0, 0.0), (0.7, -0.05), (0.75, 0.35), (0.2, 0.42), (-0.5, 0.45)], coat
    )
    pen.blob(
        [
            (-0.75, -0.5),
            (-0.4, -0.55),
            (-0.25, -0.2),
            (-0.5, 0.1),
            (-0.75, 0.0),
            (-1.0, 0.0),
            (-1.02, -0.2),
        ],
        coat,
    )
    pen.blob([(-0.45, -0.52), (-0.28, -0.4), (-0.24, 0.05), (-0.4, 0.05), (-0.45, -0.2)], dark)
    pen.oval(-0.64, -0.3, 0.05, 0.06, INK, edge=0)
    pen.oval(-1.0, -0.14, 0.08, 0.07, INK, edge=0)


def rabbit(pen: Pen, rng, coat: Colour) -> None:
    """Draw a rabbit with upright ears."""
    light = mix(coat, WHITE, 0.6)
    for side in (-1, 1):
        tilt = side * rng.uniform(0.05, 0.3)
        pen.oval(side * 0.24, -0.62, 0.13, 0.42, coat, tilt)
        pen.oval(side * 0.24, -0.6, 0.06, 0.32, mix(PINK, coat, 0.2), tilt, edge=0)
    pen.oval(0, 0.6, 0.5, 0.48, coat)
    pen.oval(0, 0.7, 0.28, 0.34, light, edge=0)
    pen.oval(0, -0.05, 0.42, 0.38, coat)
    for side in (-1, 1):
        pen.oval(side * 0.18, -0.1, 0.06, 0.08, INK, edge=0)
        pen.oval(side * 0.25, 1.0, 0.22, 0.1, light)
    pen.oval(0, 0.08, 0.07, 0.05, PINK)


def bird(pen: Pen, rng, coat: Colour) -> None:
    """Draw a bird on a branch."""
    dark = mix(coat, INK, 0.35)
    pen.line([(-1.2, 0.75), (0, 0.68), (1.2, 0.8)], (104, 76, 52), 0.1)
    pen.shape([(0.4, 0.1), (1.0, 0.42), (0.85, 0.58), (0.3, 0.4)], dark)
    pen.blob(
        [
            (-0.6, -0.25),
            (-0.3, -0.6),
            (0.05, -0.4),
            (0.4, 0.0),
            (0.5, 0.35),
            (0.0, 0.6),
            (-0.45, 0.35),
        ],
        coat,
    )
    pen.oval(-0.25, 0.3, 0.26, 0.24, mix(coat, WHITE, 0.6), edge=0)
    pen.blob([(0.0, -0.1), (0.4, 0.05), (0.7, 0.42), (0.3, 0.4)], dark)
    pen.shape([(-0.58, -0.36), (-0.95, -0.22), (-0.58, -0.14)], (238, 170, 50))
    pen.oval(-0.36, -0.3, 0.07, 0.07, INK, edge=0)
    for x in (-0.12, 0.08):
        pen.line([(x, 0.55), (x, 0.7)], (90, 60, 40), 0.05)


def fish(pen: Pen, rng, coat: Colour) -> None:
    """Draw a fish and its bubbles."""
    dark = mix(coat, INK, 0.3)
    pen.blob([(0.45, 0.0), (0.95, -0.45), (0.85, 0.0), (0.95, 0.45)], dark)
    pen.blob([(-0.2, -0.35), (0.15, -0.72), (0.35, -0.3)], dark)
    pen.blob(
        [(-0.85, 0.05), (-0.45, -0.35), (0.1, -0.4), (0.6, 0.0), (0.1, 0.42), (-0.45, 0.38)], coat
    )
    for x in (-0.15, 0.08, 0.3):
        pen.line([(x, -0.28), (x + 0.07, 0.0), (x, 0.3)], mix(coat, WHITE, 0.6), 0.07)
    pen.oval(-0.52, -0.06, 0.11, 0.11, WHITE)
    pen.oval(-0.54, -0.06, 0.05, 0.05, INK, edge=0)
    for k in range(3):
        pen.oval(-1.0 + 0.08 * k, -0.3 - 0.28 * k, 0.06, 0.06, (205, 228, 238))


def car(pen: Pen, rng, coat: Colour) -> None:
    """Draw a car from the side."""
    glass = (176, 206, 220)
    pen.blob([(-0.6, 0.05), (-0.4, -0.42), (0.3, -0.45), (0.62, 0.05)], coat)
    pen.shape([(-0.46, 0.0), (-0.32, -0.3), (-0.05, -0.3), (-0.05, 0.0)], glass)
    pen.shape([(0.05, 0.0), (0.05, -0.3), (0.27, -0.32), (0.48, 0.0)], glass)
    pen.blob([(-1.0, 0.4), (-0.95, 0.1), (-0.5, 0.0), (0.6, 0.0), (1.0, 0.12), (1.0, 0.42)], coat)
    for x in (-0.55, 0.58):
        pen.oval(x, 0.45, 0.25, 0.25, INK)
        pen.oval(x, 0.45, 0.11, 0.11, (190, 190, 195))
    pen.oval(-0.95, 0.2, 0.06, 0.08, (250, 235, 150))


def house(pen: Pen, rng, coat: Colour) -> None:
    """Draw a house with a roof, a door and windows."""
    roof = mix(coat, INK, 0.5)
    pen.box(0.35, -0.9, 0.55, -0.3, roof)
    pen.box(-0.7, -0.2, 0.7, 0.9, coat)
    pen.shape([(-0.9, -0.15), (0, -0.95), (0.9, -0.15)], roof)
    pen.box(-0.15, 0.35, 0.15, 0.9, mix(roof, WHITE, 0.15))
    for x in (-0.45, 0.45):
        pen.box(
            x - 0.16,
            0.02,
            x + 0.16,
            0.32,
            (240, 226, 160) if rng.random() < 0.5 else (176, 206, 220),
        )


def tree(pen: Pen, rng, coat: Colour) -> None:
    """Draw a tree."""
    pen.shape([(-0.14, 1.0), (-0.1, 0.1), (0.1, 0.1), (0.16, 1.0)], (112, 80, 56))
    for x, y, r in (
        (-0.4, -0.05, 0.4),
        (0.42, 0.0, 0.38),
        (-0.2, -0.45, 0.4),
        (0.25, -0.45, 0.4),
        (0, -0.1, 0.45),
    ):
        pen.oval(x, y, r, r, mix(coat, WHITE, rng.uniform(0, 0.2)), edge=0.15)


def cup(pen: Pen, rng, coat: Colour) -> None:
    """Draw a cup that steams."""
    pen.line([(0.5, -0.05), (0.9, 0.0), (0.85, 0.45), (0.42, 0.5)], mix(coat, INK, 0.2), 0.13)
    pen.oval(0, 0.85, 0.8, 0.14, mix(coat, WHITE, 0.4))
    pen.shape([(-0.62, -0.2), (0.62, -0.2), (0.42, 0.82), (-0.42, 0.82)], coat)
    pen.oval(0, -0.2, 0.62, 0.16, mix(coat, WHITE, 0.35))
    pen.oval(0, -0.18, 0.5, 0.1, (92, 58, 40))
    for x in (-0.25, 0.15):
        pen.line(
            [(x, -0.4), (x + 0.12, -0.6), (x - 0.06, -0.75), (x + 0.08, -0.95)],
            (226, 226, 226),
            0.05,
        )


def boat(pen: Pen, rng, coat: Colour) -> None:
    """Draw a sailing boat."""
    pen.line([(0, -0.95), (0, 0.5)], (98, 72, 50), 0.07)
    pen.shape([(0.08, -0.9), (0.08, 0.3), (0.8, 0.3)], mix(coat, WHITE, 0.7))
    pen.shape([(-0.08, -0.7), (-0.08, 0.3), (-0.62, 0.3)], mix(coat, WHITE, 0.45))
    pen.blob([(-0.95, 0.42), (0, 0.45), (0.95, 0.4), (0.6, 0.85), (-0.6, 0.85)], coat)


def flower(pen: Pen, rng, coat: Colour) -> None:
    """Draw a flower with a stalk and leaves."""
    green = (86, 138, 74)
    pen.line([(0.05, 1.1), (-0.05, 0.5), (0, -0.2)], green, 0.09)
    pen.oval(0.28, 0.6, 0.3, 0.1, green, -0.5)
    pen.oval(-0.3, 0.75, 0.3, 0.1, green, 0.5)
    petals = int(rng.integers(5, 9))
    for k in range(petals):
        a = 2 * np.pi * k / petals
        pen.oval(0.38 * np.cos(a), -0.3 + 0.38 * np.sin(a), 0.34, 0.2, coat, a)
    pen.oval(0, -0.3, 0.2, 0.2, (240, 196, 70))


def teapot(pen: Pen, rng, coat: Colour) -> None:
    """Draw a teapot."""
    pen.line([(0.5, -0.1), (0.98, -0.1), (0.9, 0.4), (0.5, 0.5)], mix(coat, INK, 0.2), 0.12)
    pen.shape([(-0.5, 0.15), (-0.85, -0.25), (-1.0, -0.25), (-0.6, 0.55)], coat)
    pen.blob(
        [(-0.65, 0.25), (-0.35, -0.25), (0.35, -0.25), (0.65, 0.25), (0.4, 0.75), (-0.4, 0.75)],
        coat,
    )
    pen.oval(0, -0.28, 0.38, 0.1, mix(coat, WHITE, 0.3))
    pen.oval(0, -0.43, 0.1, 0.1, mix(coat, INK, 0.2))
    for x in (-0.3, 0.0, 0.3):
        pen.oval(x, 0.25, 0.1, 0.1, mix(coat, WHITE, 0.6), edge=0)


def balloon(pen: Pen, rng, coat: Colour) -> None:
    """Draw a hot-air balloon."""
    for x in (-0.2, 0.2):
        pen.line([(1.9 * x, 0.2), (x, 0.75)], (90, 70, 54), 0.03)
    pen.blob(
        [
            (0, -1.0),
            (0.6, -0.75),
            (0.72, -0.2),
            (0.3, 0.4),
            (-0.3, 0.4),
            (-0.72, -0.2),
            (-0.6, -0.75),
        ],
        coat,
    )
    pen.oval(0, -0.32, 0.26, 0.66, mix(coat, WHITE, 0.55))
    pen.box(-0.2, 0.7, 0.2, 0.98, (150, 108, 66))


Drawing = Callable[[Pen, np.random.Generator, Colour], None]
CATS: tuple[Drawing, ...] = (cat_portrait, cat_sitting, cat_walking, cat_curled)
OTHERS: tuple[Drawing, ...] = (
    dog,
    dog_standing,
    rabbit,
    bird,
    fish,
    car,
    house,
    tree,
    cup,
    boat,
    flower,
    teapot,
    balloon,
)


# --- scenes --------------------------------------------------------------------------------------


def tone(rng, warm: bool, saturation: tuple[float, float], value: tuple[float, float]) -> Colour:
    """Return a random colour of the warm or the cool family."""
    return colour(
        rng.uniform(*(WARM_HUES if warm else COOL_HUES)),
        rng.uniform(*saturation),
        rng.uniform(*value),
    )


def background(image: Image.Image, rng, warm: bool, outdoors: bool) -> Colour:
    """Paint a wall and a floor, or a sky and a meadow, and some clutter; return the main colour."""
    pen = Pen(image)
    back = tone(rng, warm, BACK_SATURATION, (0.45, 0.95))
    floor = mix(back, tone(rng, warm, (0.3, 0.6), (0.35, 0.7)), rng.uniform(0.5, 1))
    if outdoors:
        floor = mix(floor, colour(rng.uniform(0.24, 0.36), 0.55, rng.uniform(0.5, 0.8)), 0.7)
    horizon = rng.uniform(0.3, 0.7)
    pen.box(-1.1, -1.1, 1.1, 1.1, back, 0)
    if not outdoors and rng.random() < 0.5:  # wallpaper
        for x in np.arange(-1 + rng.uniform(0, 0.2), 1.1, rng.uniform(0.2, 0.4)):
            pen.line([(x, -1.1), (x, 1.1)], mix(back, WHITE, 0.12), 0.06)
    pen.shape(
        [(-1.1, horizon), (1.1, horizon + rng.uniform(-0.12, 0.12)), (1.1, 1.2), (-1.1, 1.2)],
        floor,
        0.15,
    )
    for _ in range(int(rng.integers(1, 5))):
        x, y, r = rng.uniform(-1, 1), rng.uniform(-1, 0.9), rng.uniform(0.08, 0.28)
        thing = mix(back, colour(rng.random(), rng.uniform(0.2, 0.7), rng.uniform(0.3, 0.95)), 0.6)
        kind = rng.integers(3 if outdoors else 4)
        if kind == 0:  # ball, sun, plate
            pen.oval(x, y, r, r, thing)
        elif kind == 1:  # hill, cushion, bush
            pen.oval(x, horizon, 2 * r, r, thing)
        elif kind == 2:  # grass, plant
            for dx in (-0.6, -0.2, 0.2, 0.6):
                blade = [
                    (x, horizon + r),
                    (x + 0.5 * dx * r, horizon),
                    (x + dx * r, horizon - 1.4 * r),
                ]
                pen.line(blade, thing, 0.05)
        else:  # picture on the wall
            pen.box(x - r, y - 0.8 * r, x + r, y + 0.8 * r, thing)
            pen.box(x - 0.7 * r, y - 0.5 * r, x + 0.7 * r, y + 0.5 * r, mix(thing, WHITE, 0.5), 0)
    return back


def foreground(image: Image.Image, rng) -> None:
    """Cover a part of the subject, in some of the pictures."""
    pen, kind = Pen(image), rng.integers(8)
    thing = colour(rng.random(), rng.uniform(0.2, 0.6), rng.uniform(0.3, 0.8))
    side = rng.choice([-1, 1])
    if kind == 0:  # post or curtain
        x = side * rng.uniform(0.35, 0.9)
        pen.box(x - 0.09, -1.2, x + 0.09, 1.2, thing)
    elif kind == 1:  # leaves that hang or grow into the picture
        for _ in range(4):
            pen.oval(
                side * rng.uniform(0.5, 1),
                rng.uniform(-0.9, 0.9),
                0.3,
                0.1,
                mix(thing, (70, 130, 60), 0.7),
                rng.uniform(0, 3),
            )
    elif kind == 2:  # wall, box
        pen.box(-1.2, rng.uniform(0.6, 0.85), 1.2, 1.2, thing)


def draw_picture(seed: int, number: int, is_cat: bool) -> np.ndarray:
    """Return one picture.

    Parameters
    ----------
    seed, number : int
        Seed of the split and number of the picture in it.
    is_cat : bool
        What to draw.

    Returns
    -------
    ndarray of uint8, shape (64, 64, 3)
        Red, green and blue, 0 to 255.
    """
    rng = np.random.default_rng((seed, number))
    name = CLASSES[is_cat]
    warm = bool(rng.random() < 0.5)
    contrast = rng.random() < CONTRAST[name]
    outdoors = bool(rng.random() < OUTDOORS[name])
    image = Image.new("RGB", (SIZE * ZOOM, SIZE * ZOOM))
    back = background(image, rng, warm != contrast, outdoors)
    coat = back
    while abs(lightness(coat) - lightness(back)) < 30:  # nothing may vanish before its background
        coat = tone(rng, warm, (0.3, 0.8) if warm else (0.15, 0.6), (0.35, 0.95))
    family = CATS if is_cat else OTHERS
    subject = family[rng.integers(len(family))]
    pen = Pen(
        image,
        x=rng.uniform(-SHIFT, SHIFT),
        y=rng.uniform(-SHIFT, SHIFT),
        scale=rng.uniform(*SCALE),
        tilt=rng.uniform(-TILT, TILT),
        flip=bool(rng.random() < 0.5),
    )
    subject(pen, rng, coat)
    foreground(image, rng)
    pixels = np.asarray(image.resize((SIZE, SIZE), Image.Resampling.BOX), dtype=float)

    # light from one side, strong or weak, then the camera's noise
    y, x = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    angle = rng.uniform(0, 2 * np.pi)
    slope = rng.uniform(0, SLOPE) * (np.cos(angle) * x + np.sin(angle) * y)
    light = rng.uniform(*LIGHT) * (1 + slope)
    pixels = pixels * light[..., None] + rng.normal(0, rng.uniform(*NOISE), pixels.shape)
    return np.clip(np.rint(pixels), 0, 255).astype(np.uint8)


def make_split(seed: int, images: int, cats: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the pictures and labels of one split.

    Parameters
    ----------
    seed : int
        Seed of the split.
    images, cats : int
        How many pictures, and how many of them show a cat.

    Returns
    -------
    X : ndarray of uint8, shape (images, 64, 64, 3)
    Y : ndarray of int64, shape (1, images)
        1 for a cat, 0 for anything else.
    """
    Y = np.zeros((1, images), dtype=np.int64)
    Y[0, np.random.default_rng(seed).permutation(images)[:cats]] = 1
    X = np.stack([draw_picture(seed, number, bool(Y[0, number])) for number in range(images)])
    return X, Y


def contact_sheet(X: np.ndarray, columns: int = 16) -> Image.Image:
    """Return one image of all pictures in rows; a last row that is not full is left out."""
    rows = len(X) // columns
    grid = X[: rows * columns].reshape(rows, columns, SIZE, SIZE, 3).swapaxes(1, 2)
    return Image.fromarray(grid.reshape(rows * SIZE, columns * SIZE, 3))


def main() -> None:
    """Write the data set, or a contact sheet of it."""
    parser = argparse.ArgumentParser(description="Draw the cats data set.")
    parser.add_argument(
        "--sheet", type=Path, help="write a contact sheet (PNG) to this file instead"
    )
    sheet = parser.parse_args().sheet
    X_train, Y_train = make_split(TRAIN_SEED, TRAIN_IMAGES, TRAIN_CATS)
    X_test, Y_test = make_split(TEST_SEED, TEST_IMAGES, TEST_CATS)
    if sheet:
        contact_sheet(np.concatenate([X_train, X_test])).save(sheet)
        return
    file = Path(__file__).with_name("cats.npz")
    np.savez_compressed(
        file,
        X_train=X_train,
        Y_train=Y_train,
        X_test=X_test,
        Y_test=Y_test,
        classes=np.array(CLASSES),
    )
    checksums = file.with_name("checksums.txt")
    lines = [line for line in checksums.read_text().splitlines() if not line.endswith(file.name)]
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    checksums.write_text("\n".join([*lines, f"{digest}  {file.name}"]) + "\n")


if __name__ == "__main__":
    main()
