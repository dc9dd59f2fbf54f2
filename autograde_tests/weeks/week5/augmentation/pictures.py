"""More data for nothing: augmentation."""

import numpy as np

from course_utils.reference import regularization
from course_utils.reference.regularization import rotate

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible


def _maps(rng, m, h, w):
    """Draw images that know where each of their pixels is: channels row, column, which image."""
    rows, columns = np.mgrid[:h, :w].astype(float)
    image = np.stack([rows, columns], axis=2)
    marks = np.broadcast_to(np.arange(1.0, m + 1).reshape(m, 1, 1, 1), (m, h, w, 1))
    return np.concatenate([np.broadcast_to(image, (m, h, w, 2)), marks], axis=3), _seed(rng)


def _seed(rng):
    return int(rng.integers(1, 10_000))


def _pictures(rng, m, h, w, c):
    # bands of values that do not meet: a pixel tells which picture it is from
    bands = 10 * np.arange(m).reshape(m, 1, 1, 1)
    images = bands + rng.uniform(1, 5, size=(m, h, w, c))
    return Calls([(images, _seed(rng)) for _ in range(10)])


def _judge_pictures(arguments, values):
    """Say whether each picture, changed with several seeds, is still made of its own pixels."""
    turned = False
    for (images, _), value in zip(arguments, values, strict=True):
        changed = np.asarray(value, dtype=float)
        if changed.shape != images.shape:
            return f"the result must have the shape of the images, {images.shape}."
        for image, new in zip(images, changed, strict=True):
            if not image.min() <= new.min() <= new.max() <= image.max():
                return "a picture has values that its original does not have."
            turned = turned or _is_turned(image, new)
    # a turn that is too small to be seen comes up one time in six: ten times about once in 10^8
    if not turned:
        return "no picture is turned."
    if all(np.array_equal(values[0], value) for value in values[1:]):
        return "every seed gives the same pictures."
    return None


def _is_turned(image, new):
    """Whether a row of a picture has pixels of more than one row of the original."""
    row_of = {value: row for row, line in enumerate(image[..., 0]) for value in line.tolist()}
    rows = [{row_of.get(value) for value in line.tolist()} for line in new[..., 0]]
    return None not in set().union(*rows) and max(map(len, rows)) > 1


def _judge_maps(arguments, value):
    """Say what is wrong with the moves, which the maps' pixels give away."""
    images, _ = arguments
    changed = np.asarray(value, dtype=float)
    if changed.shape != images.shape:
        return f"the result must have the shape of the images, {images.shape}."
    m, h, w, _ = images.shape
    if (changed[:, h // 2, w // 2, 2] != np.arange(1, m + 1)).any():
        return "an image is no longer at its place, so its label belongs to another."
    moves = _moves(changed)
    if moves is None:
        return "in an image, most of the original is lost, or its pixels are scrambled."
    mirrored, upside_down, degrees, down, right = moves
    if np.ptp(degrees) < 2 and mirrored.min() == mirrored.max() and np.ptp(down) < 0.5:
        return "all images were changed in the same way."
    if np.abs(degrees).max() > 18:
        return "an image is turned by more than 15 degrees."
    if upside_down.any():
        return "an image stands on its head."
    down, right = _straight(mirrored, degrees, down, right)
    if np.abs(down).max() > h // 8 or np.abs(right).max() > w // 8:
        return "an image is moved further than an eighth of its height or width."
    # how near to the ends of its range a right answer comes, but for one time in a million
    share, turn = 0.2, 11.5
    # a mirror exchanges left and right: one place for all would look like two
    right = right[~mirrored]
    return (
        _fault_of_chances(mirrored, degrees, share, turn)
        or _fault_of_reach(down, h // 8, "up", "down")
        or _fault_of_reach(right, w // 8, "left", "right")
    )


def _fault_of_chances(mirrored, degrees, share, turn):
    if mirrored.mean() < share:
        return "too few images are mirrored left to right."
    if mirrored.mean() > 1 - share:
        return "too many images are mirrored left to right."
    if np.abs(degrees).max() < 2:
        return "the images are hardly turned, or not at all."
    if np.abs(degrees).max() < turn:
        return "the turns should reach nearly 15 degrees."
    if degrees.min() > -turn or degrees.max() < turn:
        return "the turns should go to both sides."
    return None


def _fault_of_reach(move, limit, back, forth):
    if np.abs(move).max() <= limit / 2:
        return f"the windows hardly move {back} and {forth}, or not at all."
    if move.min() > -limit or move.max() < limit:
        return (
            f"the windows move at most {max(0, -move.min()):.0f} pixels {back} and "
            f"{max(0, move.max()):.0f} {forth}: up to an eighth of the images, {limit} pixels, "
            "should occur both ways."
        )
    return None


def _straight(mirrored, degrees, down, right):
    """Return the moves in whole pixels, whether the crop came before the turn or after it."""
    right = np.where(mirrored, -right, right)
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    after = np.array([cos * down - sin * right, sin * down + cos * right])
    moves = min(np.array([down, right]), after, key=lambda m: np.abs(m - m.round()).mean())
    return moves.round()


def _moves(changed):
    """Read mirror, head-down, turn (degrees) and shift (pixels) off maps; None if one has none."""
    m, h, w, _ = changed.shape
    # what comes in at the border may be anything, so look at the middle
    rows, columns = np.mgrid[h // 3 : h - h // 3, w // 3 : w - w // 3].reshape(2, -1)
    found = changed[:, rows, columns, :2].transpose(1, 0, 2).reshape(rows.size, 2 * m)
    places = np.stack([np.ones(rows.size), rows, columns], axis=1)
    fit, *_ = np.linalg.lstsq(places, found, rcond=None)
    if np.sqrt(np.mean((places @ fit - found) ** 2, axis=0)).max() > 0.7:
        return None
    centre = (np.array([1, (h - 1) / 2, (w - 1) / 2]) @ fit).reshape(m, 2)
    (a, c), (b, d) = fit[1].reshape(m, 2).T, fit[2].reshape(m, 2).T
    degrees = np.degrees(np.arctan2(b, np.abs(a)))
    down, right = centre.T - [[(h - 1) / 2], [(w - 1) / 2]]
    return a * d - b * c < 0, a < 0, degrees, down, right


AUGMENT = exercise(
    regularization.augment,
    "New pictures from old ones",
    visible(
        "160 images that know where their pixels were",
        draw=lambda rng: _maps(rng, 160, 22, 30),
        judge=_judge_maps,
        unchanged=True,
    ),
    visible(
        "one image, with ten seeds",
        draw=lambda rng: _pictures(rng, 1, 16, 16, 1),
        judge=_judge_pictures,
    ),
    hidden("wider than high", lambda rng: _maps(rng, 160, 16, 24), judge=_judge_maps),
    hidden("larger images", lambda rng: _maps(rng, 160, 30, 22), judge=_judge_maps),
    hidden("one image in colour", lambda rng: _pictures(rng, 1, 24, 24, 3), judge=_judge_pictures),
    hidden(
        "one channel",
        lambda rng: _pictures(rng, 6, 16, 17, 1),
        judge=_judge_pictures,
        unchanged=True,
    ),
)


@AUGMENT.equivalent
def with_global_state(images, rng):
    np.random.seed(rng)  # noqa: NPY002
    m, h, w, _ = images.shape
    new = np.zeros_like(images)
    for i in range(m):
        image = images[i]
        if np.random.rand() > 0.5:  # noqa: NPY002
            image = np.fliplr(image)
        image = rotate(image, 30 * np.random.rand() - 15)  # noqa: NPY002
        down = np.random.randint(-(h // 8), h // 8 + 1)  # noqa: NPY002
        right = np.random.randint(-(w // 8), w // 8 + 1)  # noqa: NPY002
        rows = np.clip(np.arange(h) + down, 0, h - 1)
        columns = np.clip(np.arange(w) + right, 0, w - 1)
        new[i] = image[rows][:, columns]
    return new


@AUGMENT.equivalent
def all_at_once(images, rng):
    rng = np.random.default_rng(rng)
    m, h, w, _ = images.shape
    mirror = rng.integers(0, 2, m).astype(bool)
    new = np.where(mirror[:, None, None, None], images[:, :, ::-1], images)
    p, q = h // 8, w // 8
    grown = np.pad(new, ((0, 0), (p, p), (q, q), (0, 0)), mode="reflect")
    tops, lefts = rng.integers(2 * p + 1, size=m), rng.integers(2 * q + 1, size=m)
    new = [grown[i, tops[i] : tops[i] + h, lefts[i] : lefts[i] + w] for i in range(m)]
    return [rotate(image, turn) for image, turn in zip(new, rng.uniform(-15, 15, m), strict=True)]


AUGMENT.wrong("""
    rng.random() < 0.5 → rng.random() < 0.0
        No image is mirrored, or too few are. Each one has an even chance.
    rng.random() < 0.5 → rng.random() < 1.5
        Every image is mirrored. Each one has an even chance.
    image[:, ::-1] → image[::-1]
        Your mirror turns top and bottom round. Which axis of an image runs from left to right?
    rotate(image, rng.uniform(-15, 15)) → image
        Nothing is turned, or all images by one angle. Each has an angle of its own.
    rng.uniform(-15, 15) → rng.uniform(-10, 10)
        The turns stay well below 15 degrees.
    rng.uniform(-15, 15) → rng.uniform(0, 15)
        All turns go to the same side.
    rng.uniform(-15, 15) → rng.uniform(-90, 90)
        The turns are too large: a cat is seldom seen lying on its side.
    rng.integers(0, 2 * p + 1), rng.integers(0, 2 * q + 1) → p, q
        All windows are cut at one and the same place. Draw a place for each image.
    rng.integers(0, 2 * p + 1) → rng.integers(0, 2 * p)
    rng.integers(0, 2 * q + 1) → rng.integers(0, 2 * q)
        The last place is never drawn. `rng.integers(low, high)` leaves `high` itself out; in how
        many rows can a window start?
    rng.integers(0, 2 * q + 1) → rng.integers(0, 2 * q)
        The last column is never drawn. `rng.integers(low, high)` leaves `high` itself out; in how
        many columns can a window start?
    rng.integers(0, 2 * p + 1), rng.integers(0, 2 * q + 1) →
    rng.integers(1, 2 * p + 1), rng.integers(1, 2 * q + 1)
        The first place is never drawn. The topmost window starts in row 0, and the leftmost in
        column 0.
    rng.integers(0, 2 * q + 1) → q
        The windows move up and down only, or left and right only. Both starts are random.
    grown[top : top + h, left : left + w] → image[p : h - p, q : w - q]
        The pictures shrink. Grow each one at its borders before you cut the window out, so that the
        window has the old size.
    for image in images → for image in np.roll(images, 1, axis=0)
        The images have changed places. Their labels stay where they were, so each image must too.
    return np.array(changed) → images[:] = changed; return images
        The originals are overwritten. They are needed again in the next round: put the new pictures
        into a new array.
    return np.array(changed) → return np.array(changed[-1:])
        Only the last image comes back. Does `append` stand inside the loop?
""")


@AUGMENT.mistake("All images get the same mirror, turn and crop. Draw anew for each one.")
def all_alike(images, rng):
    rng = np.random.default_rng(rng)
    h, w = images.shape[1:3]
    p, q = h // 8, w // 8
    mirror, degrees = rng.random() < 0.5, rng.uniform(-15, 15)
    top, left = rng.integers(0, 2 * p + 1), rng.integers(0, 2 * q + 1)
    changed = []
    for image in images:
        image = rotate(image[:, ::-1] if mirror else image, degrees)
        grown = np.pad(image, ((p, p), (q, q), (0, 0)), mode="edge")
        changed.append(grown[top : top + h, left : left + w])
    return np.array(changed)
