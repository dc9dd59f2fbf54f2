"""Measure what the lessons on tuning say of searches: random, grid, coarse to fine, halving.

python benchmarks/tuning.py        writes benchmarks/results/tuning.md
"""

import os

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

import argparse
import sys
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import loguniform

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from sklearn.experimental import enable_halving_search_cv  # noqa: E402, F401
from sklearn.model_selection import HalvingRandomSearchCV, RandomizedSearchCV  # noqa: E402
from sklearn.neural_network import MLPClassifier  # noqa: E402

from course_utils import search, tuning  # noqa: E402
from course_utils.reference.tuning import coarse_to_fine, grid_settings, random_search  # noqa: E402

RATE = ("log", 1e-5, 10.0)
SPACE = {"learning_rate": RATE, "beta1": ("beta", 0.5, 0.999), "lambd": ("log", 1e-3, 1.0)}
MOONS = tuning.Moons(20)

Costs = dict[str, NDArray[np.float64]]
"""The best dev cost of each repetition, by search."""


class OneMinus:
    """A law for scikit-learn: 1 - β on the log scale."""

    def __init__(self, low: float, high: float) -> None:
        self.distance = loguniform(1 - high, 1 - low)

    def rvs(self, random_state: object = None) -> float:
        """Draw one β."""
        return float(1 - self.distance.rvs(random_state=random_state))


def race(names: list[str], per_axis: tuple[int, int], repetitions: int) -> Costs:
    """Run random search and two grids, each time over another range of the rate."""
    runs, seeds = [], []
    for k in range(repetitions):
        rng = np.random.default_rng(k)
        low = 10 ** rng.uniform(-6, -4)
        here = {name: SPACE[name] for name in names} | {"learning_rate": ("log", low, 1e6 * low)}
        runs += [{name: search.draw(*here[name], rng) for name in here} for _ in range(27)]
        runs += grid_settings(here, per_axis[0]) + grid_settings(here, per_axis[1])
        seeds += [k] * 62
    costs = np.nan_to_num(MOONS.dev_costs(runs, seeds), nan=np.inf).reshape(repetitions, 62)
    return {
        "at random, 8 trials": costs[:, :8].min(axis=1),
        "grid of 8": costs[:, 27:35].min(axis=1),
        "at random, 27 trials": costs[:, :27].min(axis=1),
        "grid of 27": costs[:, 35:].min(axis=1),
    }


def rounds(seeds: int) -> Costs:
    """Run random search and coarse to fine with 27 trials each."""
    fine = [coarse_to_fine(MOONS.dev_cost, SPACE, 27, seed, 3, 4) for seed in range(seeds)]
    return {
        "random search": np.array(
            [random_search(MOONS.dev_cost, SPACE, 27, seed)[0][0] for seed in range(seeds)]
        ),
        "coarse to fine": np.array([min(t[0][0] for _, t in found) for found in fine]),
    }


def library(seeds: int) -> Costs:
    """Run scikit-learn's random search and halving, with 540 epochs each."""
    laws = {
        "learning_rate_init": loguniform(*RATE[1:]),
        "beta_1": OneMinus(0.5, 0.999),
        "alpha": loguniform(1e-3, 1),
    }
    X, y, split = MOONS.as_rows()
    network = MLPClassifier((8, 8), max_iter=20, batch_size=64, random_state=0)
    how = {"scoring": "neg_log_loss", "cv": split, "refit": False}
    halves = {"n_candidates": 90, "resource": "max_iter", "min_resources": 2, "max_resources": 18}
    best: dict[str, list[float]] = {"RandomizedSearchCV": [], "HalvingRandomSearchCV": []}
    for seed in range(seeds):
        one = RandomizedSearchCV(network, laws, n_iter=27, random_state=seed, **how)
        other = HalvingRandomSearchCV(network, laws, random_state=seed, **halves, **how)
        for name, each in zip(best, (one, other), strict=True):
            best[name].append(-each.fit(X, y).best_score_)
    return {name: np.array(costs) for name, costs in best.items()}


def table(title: str, costs: Costs) -> str:
    """Return a table, and how often each even row beats the one above it."""
    lines = [f"## {title}\n", "| search | lowest | quarter | median | quarter | highest |"]
    lines.append("|---|---:|---:|---:|---:|---:|")
    for name, each in costs.items():
        cells = " | ".join(f"{q:.3f}" for q in np.percentile(each, [0, 25, 50, 75, 100]))
        lines.append(f"| {name} | {cells} |")
    names = list(costs)
    for one, other in zip(names[::2], names[1::2], strict=True):
        wins = int(np.sum(costs[one] < costs[other]))
        lines.append(f"\n{one}: lower than {other} in {wins} of {len(costs[one])}.")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure all, and write the tables."""
    parser = argparse.ArgumentParser(description="Measure searches for hyperparameters.")
    parser.add_argument("--repetitions", type=int, default=200, help="of random against grid")
    parser.add_argument("--seeds", type=int, default=12, help="of the other searches")
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # 20 epochs are few, on purpose
    tables = [
        table("Three hyperparameters", race(list(SPACE), (2, 3), options.repetitions)),
        table("The learning rate alone", race(["learning_rate"], (8, 27), options.repetitions)),
        table("27 trials at random, and in three rounds", rounds(options.seeds)),
        table("scikit-learn, 540 epochs each", library(options.seeds)),
    ]
    text = (
        "# Searches for hyperparameters\n\nWritten by `python benchmarks/tuning.py`. Best dev "
        "cost (nats) of networks on the moons, 20\nepochs each, over "
        f"{options.repetitions} repetitions or {options.seeds} seeds.\n\n" + "\n".join(tables)
    )
    (ROOT / "benchmarks/results/tuning.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
