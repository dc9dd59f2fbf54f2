"""Compare logistic regression, a two-layer and a four-layer network on the cats data set.

    python benchmarks/accuracy.py    (six minutes) writes benchmarks/results/accuracy.md

Trains the reference implementations as weeks 2 and 4 do, in float64, from several initialisations
and on several draws of the training set, and measures each on the committed test set and on fresh
draws of it. Week 4 shrinks the pictures to 32 × 32 pixels. One process a core, one thread each.
"""

import os

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

import argparse
import platform
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "datasets")]

import make_cats  # noqa: E402

from course_utils.datasets import load_cats  # noqa: E402
from course_utils.reference import deep, logistic, pictures  # noqa: E402

TRAIN_SEEDS = (make_cats.TRAIN_SEED, 4, 5)
TEST_SEEDS = (201, 202, 203)
MANY_SEED, MANY_IMAGES, MANY_CATS = 204, 500, 300
FULL = "logistic regression, 64 × 64"
RATE, ITERATIONS = 0.03, 1500  # of week 4
DIMS = {"two layers": (3072, 7, 1), "four layers": (3072, 20, 7, 5, 1)}
MODELS = {
    FULL: "as in week 2, learning rate 0.005, 2000 iterations",
    "logistic regression": f"learning rate {RATE}, {ITERATIONS} iterations",
    **{name: f"{list(dims)}, the same rate and iterations" for name, dims in DIMS.items()},
}


def as_columns(X: np.ndarray, k: int) -> np.ndarray:
    """Return images as columns of numbers from 0 to 1, after averaging k × k pixels."""
    return logistic.flatten_images(pictures.shrink_images(X, k)) / 255


@cache
def training_set(seed: int, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Return X, shape (12288 / k², 209), and Y, (1, 209)."""
    if seed == make_cats.TRAIN_SEED:
        cats = load_cats(photographs=False)
        return as_columns(cats.X_train, k), cats.Y_train
    X, Y = make_cats.make_split(seed, make_cats.TRAIN_IMAGES, make_cats.TRAIN_CATS)
    return as_columns(X, k), Y


@cache
def test_sets(k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the committed test set, fresh draws of the same size, and a large one."""
    cats = load_cats(photographs=False)
    sets = [(cats.X_test, cats.Y_test)]
    for seed in TEST_SEEDS:
        sets.append(make_cats.make_split(seed, make_cats.TEST_IMAGES, make_cats.TEST_CATS))
    sets.append(make_cats.make_split(MANY_SEED, MANY_IMAGES, MANY_CATS))
    return [(as_columns(X, k), Y) for X, Y in sets]


def measure(job: tuple[int, str, int]) -> list[float]:
    """Train one model; return its accuracy (%) on the training set and on each test set."""
    train_seed, model, seed = job
    k = 1 if model == FULL else 2
    X, Y = training_set(train_seed, k)
    sets = [(X, Y), *test_sets(k)]
    if model in DIMS:
        train = deep.two_layer_model if len(DIMS[model]) == 3 else deep.L_layer_model
        parameters, _ = train(X, Y, DIMS[model], RATE, ITERATIONS, rng=seed)
        predictions = [deep.predict(parameters, X) for X, _ in sets]
    else:
        rate, iterations = (0.005, 2000) if model == FULL else (RATE, ITERATIONS)
        w, b = logistic.initialize_with_zeros(len(X))
        params, _, _ = logistic.optimize(w, b, X, Y, iterations, rate)
        predictions = [logistic.predict(params["w"], params["b"], X) for X, _ in sets]
    return [float(100 * np.mean(P == Y)) for P, (_, Y) in zip(predictions, sets, strict=True)]


def processor() -> str:
    """Return the processor's public name."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def table(train_seed: int, results: dict[str, np.ndarray]) -> str:
    """Return the Markdown table of one training set."""
    note = " (the committed one)" if train_seed == make_cats.TRAIN_SEED else ""
    draws = " | ".join(f"draw {seed}" for seed in TEST_SEEDS)
    lines = [
        f"## Training set drawn with seed {train_seed}{note}",
        "",
        f"| model | train | committed test | lowest to highest | {draws} | {MANY_IMAGES} more |",
        "|---|" + "---:|" * (len(TEST_SEEDS) + 4),
    ]
    for model, runs in results.items():
        train, test, *fresh = runs.mean(axis=0)
        spread = "" if len(runs) == 1 else f"{runs[:, 1].min():.0f} to {runs[:, 1].max():.0f}"
        cells = " | ".join(f"{score:.1f}" for score in fresh)
        lines.append(f"| {model} | {train:.1f} | {test:.1f} | {spread} | {cells} |")
    return "\n".join([*lines, ""])


def main() -> None:
    """Run the study and write its table."""
    parser = argparse.ArgumentParser(description="Compare three models on the cats data set.")
    parser.add_argument("--seeds", type=int, default=5, help="initialisations of each network")
    parser.add_argument("--output", type=Path, default=ROOT / "benchmarks/results/accuracy.md")
    options = parser.parse_args()
    cores = os.cpu_count() or 1
    jobs = [
        (train_seed, model, seed)
        for train_seed in TRAIN_SEEDS
        for model in MODELS
        for seed in range(options.seeds if model in DIMS else 1)
    ]
    start = time.perf_counter()
    with ProcessPoolExecutor(cores) as pool:
        rows = dict(zip(jobs, pool.map(measure, jobs), strict=True))
    minutes = (time.perf_counter() - start) / 60
    tables = "\n".join(
        table(
            train_seed,
            {
                model: np.array(
                    [row for job, row in rows.items() if job[:2] == (train_seed, model)]
                )
                for model in MODELS
            },
        )
        for train_seed in TRAIN_SEEDS
    )
    models = "\n".join(f"- {model}: {how}" for model, how in MODELS.items())
    text = f"""# Accuracy on the cats data set

Written by `python benchmarks/accuracy.py`. The pictures are drawings of ours, see
[the data sheet](../../datasets/cats.md).

Percent of the pictures that are classified right, the mean over {options.seeds} initialisations
(seeds 0 to {options.seeds - 1}; logistic regression starts from zeros and has only one). "Lowest to
highest" is over these initialisations, on the committed test set of 50 pictures. The other test
sets are fresh draws from the same generator. Trained in float64 with the reference
implementations, on 32 × 32 pixels where nothing else is said:

{models}

{tables}
Measured on {processor()}, {cores} cores, one thread a run; Python {platform.python_version()},
NumPy {np.__version__}; {minutes:.1f} minutes in all.
"""
    options.output.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
