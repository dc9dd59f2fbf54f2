"""Draw the pictures of week 1's scale curve, and measure four learners on up to 20,000 of them.

    python datasets/make_small_drawings.py    write small_drawings.npz; it takes some twenty minutes

The pictures are those of make_cats.py, grey and 16 x 16 pixels large, with seeds of their
own. Every second one shows a cat. `datasets/small_drawings.md` says what is in the file.
"""

import argparse
import hashlib
import sys
import warnings
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]

from make_cats import draw_picture  # noqa: E402

from course_utils.drawings import LEARNERS, SIDE, on_one_scale  # noqa: E402

TRAIN_SEED, TRAIN_PICTURES, TEST_SEED, TEST_PICTURES = 900, 20_000, 901, 2000
KEPT = 3000  # training pictures that go into the file
AMOUNTS = (100, 300, 1000, 3000, 10_000, 20_000)
DRAWS = 5
GREY = np.array([0.299, 0.587, 0.114])  # ITU-R BT.601


def draw_small(seed: int, number: int) -> np.ndarray:
    """Return one picture: uint8, shape (16, 16). It shows a cat if its number is odd."""
    grey = draw_picture(seed, number, number % 2 == 1).astype(float) @ GREY
    block = len(grey) // SIDE
    return np.rint(grey.reshape(SIDE, block, SIDE, block).mean(axis=(1, 3))).astype(np.uint8)


def first_of(draw: int, amount: int) -> int:
    """Return the number of a draw's first picture: the draws lie as far apart as they can."""
    return draw * (TRAIN_PICTURES - amount) // (DRAWS - 1)


def error_of(learner: str, draw: int, X: np.ndarray, y: np.ndarray, test: tuple) -> float:
    """Train a learner on some pictures, and return its error on the test pictures in per cent."""
    X_test, y_test = test
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # networks say that they could go on for longer
        trained = LEARNERS[learner](draw).fit(X, y)
    return float(100 * np.mean(trained.predict(X_test) != y_test))


def main() -> None:
    """Draw, measure, and write the file with its line in checksums.txt."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    pictures, labels = [], []
    for seed, count in ((TRAIN_SEED, TRAIN_PICTURES), (TEST_SEED, TEST_PICTURES)):
        pictures.append(np.stack([draw_small(seed, number) for number in range(count)]))
        labels.append(np.arange(count) % 2)
        print(f"{count} pictures drawn", flush=True)
    X, X_test = map(on_one_scale, pictures)
    y, y_test = labels
    errors = np.zeros((len(LEARNERS), DRAWS, len(AMOUNTS)))
    for row, name in enumerate(LEARNERS):
        for column, amount in enumerate(AMOUNTS):
            for draw in range(DRAWS):
                these = slice(first_of(draw, amount), first_of(draw, amount) + amount)
                errors[row, draw, column] = error_of(
                    name, draw, X[these], y[these], (X_test, y_test)
                )
            print(name, amount, errors[row, :, column].round(2), flush=True)
    file = FOLDER / "small_drawings.npz"
    np.savez_compressed(
        file,
        X_train=pictures[0][:KEPT],
        y_train=y[:KEPT],
        X_test=pictures[1],
        y_test=y_test,
        amounts=np.array(AMOUNTS),
        learners=np.array(list(LEARNERS)),
        errors=errors,
    )
    sums = FOLDER / "checksums.txt"
    lines = [
        line for line in sums.read_text(encoding="utf-8").splitlines() if file.name not in line
    ]
    lines.append(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}")
    sums.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
