"""Measure the headline results of the labs, over several seeds, beside the bands they are to hold.

    python benchmarks/accuracy_labs.py            writes benchmarks/results/accuracy_labs.md
    python benchmarks/accuracy_labs.py optimisers    measures that lab only, and prints its table

Each lab is a function of a seed, decorated with `lab`; it trains the reference implementations as
its notebook does, and returns the accuracies of every variant. A variant whose mean leaves its
band is marked, and the exit status is 1. One process a core, one thread each.
"""

import os

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

import argparse
import platform
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import batchnorm_labs  # noqa: E402

from course_utils import datasets  # noqa: E402
from course_utils.figures.week6 import putting_it_together  # noqa: E402
from course_utils.reference import (  # noqa: E402
    assembled,
    deep,
    hidden_layer,
    initialization,
    optimizers,
    regularization,
    schedules,
)

Scores = dict[str, tuple[float, float]]
"""Accuracy (%) on the training and on the test set, by variant."""


class Lab(NamedTuple):
    """A headline experiment: how it is run, and between which means (%) each variant stays."""

    title: str
    setting: str
    bands: Mapping[str, tuple[tuple[float, float], tuple[float, float]]]
    run: Callable[[int], Scores]


LABS: dict[str, Lab] = {}


def lab(
    name: str,
    title: str,
    setting: str,
    bands: Mapping[str, tuple[tuple[float, float], tuple[float, float]]],
) -> Callable[[Callable[[int], Scores]], Callable[[int], Scores]]:
    """Register a lab: `bands` has, by variant, (low, high) of the train and of the test mean."""

    def register(run: Callable[[int], Scores]) -> Callable[[int], Scores]:
        LABS[name] = Lab(title, setting, bands, run)
        return run

    return register


def score(parameters: dict[str, np.ndarray], X: np.ndarray, Y: np.ndarray) -> float:
    """Return the accuracy (%) of a deep network's predictions."""
    return float(100 * np.mean(deep.predict(parameters, X) == Y))


# Week 5: initialization and regularization


@lab(
    "initialization",
    "Week 5: three starts on circles",
    "300 training and 100 test examples, [2, 10, 5, 1], rate 0.01, 15 000 iterations. The seed "
    "sets the initial weights.",
    {
        "zeros": ((50, 50), (50, 50)),
        "large random": ((72, 92), (68, 90)),
        "He": ((95, 100), (91, 98)),
    },
)
def starts(seed: int) -> Scores:
    """Train from three starts as the notebook does."""
    (X, Y), (X_test, Y_test) = (datasets.make_circles(m, seed=s) for m, s in ((300, 1), (100, 2)))
    dims = [2, 10, 5, 1]
    starts = {
        "zeros": initialization.initialize_parameters_zeros(dims),
        "large random": initialization.initialize_parameters_random(dims, seed),
        "He": initialization.initialize_parameters_he(dims, seed),
    }
    scores = {}
    for variant, parameters in starts.items():
        parameters = descend(X, Y, parameters, 0.01, 15_000)
        scores[variant] = percent(parameters, X, Y), percent(parameters, X_test, Y_test)
    return scores


@lab(
    "regularization",
    "Week 5: regularization on football kicks",
    "211 training and 200 dev examples (in the test columns), [2, 20, 3, 1] from He's weights, "
    "rate 0.3, 12 000 iterations. λ is 0.7, keep_prob 0.86. The seed sets the masks and, ten "
    "higher, the initial weights: of the seeds 0 to 19 for these, one (1) leaves all three units "
    "of layer 2 off for good. The committed season is one on which the effect is clear, see "
    "datasets/football.md; the last three variants take another season for each seed.",
    {
        "none": ((93, 99), (89, 94)),
        "L2": ((93, 96.5), (93, 96)),
        "dropout": ((94, 98), (92.5, 96)),
        "none, any season": ((92, 98), (88, 94)),
        "L2, any season": ((91, 96), (91, 95)),
        "dropout, any season": ((92, 98), (90, 95)),
    },
)
def penalties(seed: int) -> Scores:
    """Train without regularization, with L2 and with dropout, on one season and on another."""
    scores = {}
    for season, note in ((datasets.FOOTBALL_SEED, ""), (100 + seed, ", any season")):
        kicks = datasets.make_football(season)
        X, X_dev = kicks.X_train / 20, kicks.X_dev / 20
        for variant, lambd, keep_prob in (("none", 0, 1), ("L2", 0.7, 1), ("dropout", 0, 0.86)):
            parameters = initialization.initialize_parameters_he([2, 20, 3, 1], 10 + seed)
            parameters = descend(X, kicks.Y_train, parameters, 0.3, 12_000, lambd, keep_prob, seed)
            scores[variant + note] = (
                percent(parameters, X, kicks.Y_train),
                percent(parameters, X_dev, kicks.Y_dev),
            )
    return scores


def descend(
    X: np.ndarray,
    Y: np.ndarray,
    parameters: dict[str, np.ndarray],
    learning_rate: float,
    num_iterations: int,
    lambd: float = 0.0,
    keep_prob: float = 1.0,
    seed: int = 0,
) -> dict[str, np.ndarray]:
    """Train three layers by gradient descent; return the parameters."""
    rng = np.random.default_rng(seed)
    for _ in range(num_iterations):
        with np.errstate(over="ignore"):  # from large weights, the sigmoid rounds to 0
            _, cache = regularization.forward_propagation_with_dropout(
                X, parameters, keep_prob, rng
            )
        if keep_prob < 1:
            grads = regularization.backward_propagation_with_dropout(X, Y, cache, keep_prob)
        else:
            plain = cache[:1] + cache[2:6] + cache[7:]  # without the masks
            grads = regularization.backward_propagation_with_regularization(X, Y, plain, lambd)
        parameters = deep.update_parameters(parameters, grads, learning_rate)
    return parameters


def percent(parameters: dict[str, np.ndarray], X: np.ndarray, Y: np.ndarray) -> float:
    """Return the accuracy (%), also where the sigmoid rounds to 0."""
    with np.errstate(over="ignore"):
        return score(parameters, X, Y)


# Week 6: optimisers


@lab(
    "optimisers",
    "Week 6: optimisers on moons",
    "300 training and 3000 test examples, [2, 5, 2, 1], mini-batches of 64. Constant rate 0.0007 "
    "for 5000 epochs; with decay, α₀ / (1 + ⌊epoch / 300⌋) from the α₀ in brackets for 1500. The "
    "seed sets the initial weights and the mini-batches.",
    {
        "gradient descent": ((68, 86), (68, 86)),
        "momentum": ((68, 86), (68, 86)),
        "Adam": ((88, 96), (89, 98)),
        "gradient descent, decay (0.1)": ((89, 96), (90, 98)),
        "momentum, decay (0.1)": ((89, 96), (90, 98)),
        "Adam, decay (0.01)": ((89, 96), (90, 98)),
    },
)
def optimisers(seed: int) -> Scores:
    """Train with three optimisers, at the constant small rate and with scheduled decay."""
    X, Y, X_test, Y_test = moons()
    scores = {}
    for variant, optimizer, rate, decay, num_epochs in [
        ("gradient descent", "gd", 0.0007, 0.0, 5000),
        ("momentum", "momentum", 0.0007, 0.0, 5000),
        ("Adam", "adam", 0.0007, 0.0, 5000),
        ("gradient descent, decay (0.1)", "gd", 0.1, 1.0, 1500),
        ("momentum, decay (0.1)", "momentum", 0.1, 1.0, 1500),
        ("Adam, decay (0.01)", "adam", 0.01, 1.0, 1500),
    ]:
        parameters = train_in_mini_batches(X, Y, optimizer, rate, decay, num_epochs, seed)
        scores[variant] = score(parameters, X, Y), score(parameters, X_test, Y_test)
    return scores


def moons() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return 300 examples to train with and 3000 to test with."""
    return (*datasets.make_moons(300, seed=3), *datasets.make_moons(3000, seed=4))


def train_in_mini_batches(
    X: np.ndarray,
    Y: np.ndarray,
    optimizer: str,
    learning_rate: float,
    decay: float,
    num_epochs: int,
    seed: int,
) -> dict[str, np.ndarray]:
    """Train [2, 5, 2, 1] as the notebook does; return the parameters."""
    parameters = he_parameters([2, 5, 2, 1], seed)
    v, s = optimizers.initialize_adam(parameters)
    t = 0
    for epoch in range(num_epochs):
        rate = schedules.schedule_lr_decay(learning_rate, epoch, decay, 300)
        for x, y in optimizers.random_mini_batches(X, Y, 64, 1000 * seed + epoch):
            AL, caches = deep.L_model_forward(x, parameters)
            grads = deep.parameter_gradients(AL, y, caches)
            t += 1
            if optimizer == "gd":
                parameters = optimizers.update_parameters_with_gd(parameters, grads, rate)
            elif optimizer == "momentum":
                parameters, v = optimizers.update_parameters_with_momentum(
                    parameters, grads, v, 0.9, rate
                )
            else:
                parameters, v, s, _, _ = optimizers.update_parameters_with_adam(
                    parameters, grads, v, s, t, rate
                )
    return parameters


def he_parameters(layer_dims: list[int], seed: int) -> dict[str, np.ndarray]:
    """Return He's initialisation: weights of variance 2 / n[l-1], zero biases."""
    parameters = deep.initialize_parameters_deep(layer_dims, seed)
    return {name: np.sqrt(2) * p for name, p in parameters.items()}


# Week 6: all parts in one network


@lab(
    "assembled",
    "Week 6: all parts in one network",
    "400 training digits, one label in ten of them drawn anew (the train columns count those "
    "labels as right), 898 held out, [64, 64, 64, 64, 10] from He's weights, 30 epochs of "
    "mini-batches of 32. The seed sets the split, the labels, the initial weights and the "
    "mini-batches.",
    {
        "Adam, rate 0.001": ((88, 94), (89, 94)),
        "Adam, rate 0.01": ((94, 99), (83, 90)),
        "with decay, L2 and early stopping": ((88, 94), (91, 96)),
    },
)
def all_parts(seed: int) -> Scores:
    """Train with the settings of three rows of the notebook's ladder."""
    train, dev, held_out = putting_it_together.labelled_digits(seed)
    start = initialization.initialize_parameters_he([64, 64, 64, 64, 10], seed)
    sets = [(X, hidden_layer.one_against_rest(y)) for X, y in (train, dev)]
    settings = {"optimizer": "gd", "learning_rate": 0.1, "decay": 0, "epochs": 30}
    settings |= {"batch_size": 400, "lambd": 0, "patience": None}
    shown = {
        "Adam": "Adam, rate 0.001",
        "ten times the rate": "Adam, rate 0.01",
        "early stopping": "with decay, L2 and early stopping",
    }
    scores = {}
    for part, change in putting_it_together.PARTS.items():
        settings = {**settings, **change}
        if part in shown:
            made, _ = assembled.train_network(start, *sets, settings, 100 * seed)
            right = [
                100 * float(np.mean(deep.L_model_forward(X, made)[0].argmax(axis=0) == y[0]))
                for X, y in (train, held_out)
            ]
            scores[shown[part]] = right[0], right[1]
    return scores


# Week 7: batch normalisation


lab(
    "batchnorm",
    "Week 7: eleven layers with and without batch normalisation",
    "1258 training and 539 test digits, 5 and above against the rest, [64, 20 (ten times), 1] from "
    "He's weights, mini-batches of 64, 20 epochs. In use: the statistics of the whole training "
    "set (for the slip σ² for σ those of each set itself). The seed sets the initial "
    "weights and the mini-batches.",
    {
        "plain, rate 0.01": ((80, 92), (78, 91)),
        "batch norm, rate 0.01": ((80, 90), (75, 86)),
        "plain, rate 0.1": ((96, 100), (93, 98)),
        "batch norm, rate 0.1": ((98.5, 100), (95, 99)),
        "plain, rate 0.3": ((70, 97), (68, 96)),
        "batch norm, rate 0.3": ((99, 100), (96, 99)),
        "plain, rate 1": ((45, 60), (45, 60)),
        "batch norm, rate 1": ((98.5, 100), (96, 99)),
        "plain, rate 3": ((45, 60), (45, 60)),
        "batch norm, rate 3": ((98, 100), (95, 99)),
        "σ² for σ, rate 0.1": ((97.5, 99.7), (93, 98)),
    },
)(batchnorm_labs.rates)

lab(
    "batchnorm_noise",
    "Week 7: the noise of batch normalisation against the size of the batch",
    "256 training and 539 test digits, 5 and above against the rest, [64, 30, 30, 1] from He's "
    "weights, rate 0.3, 200 steps on all 256 examples, normalised in groups: only the noise of the "
    "statistics differs. In use: the statistics of the whole training set. Then the same with one "
    "training label in ten wrong, on which the train columns are measured. The seed sets the "
    "initial weights, the groups and the wrong labels.",
    {
        "groups of 2": ((50, 75), (50, 75)),
        "groups of 4": ((98, 100), (91, 96)),
        "groups of 8": ((99, 100), (93.5, 97)),
        "groups of 256": ((99, 100), (93, 96.5)),
        "groups of 4, wrong labels": ((92, 97), (87.5, 92)),
        "groups of 8, wrong labels": ((98, 100), (85.5, 90.5)),
        "groups of 256, wrong labels": ((99, 100), (84, 89)),
    },
)(batchnorm_labs.noise)

lab(
    "batchnorm_shifts",
    "Week 7: batch normalisation and pictures that have changed",
    "The cats at 16 × 16 pixels, 209 training and 50 test pictures, [768, 32, 16, 1] from He's "
    "weights, mini-batches of 32, rate 0.1, 60 epochs. The pictures are changed after training, "
    "those of the train columns too. Fixed statistics are those of the training set, own ones "
    "those of the pictures that are judged. The seed sets the initial weights and the "
    "mini-batches.",
    {
        "as they are, fixed statistics": ((98, 100), (89, 96)),
        "as they are, own statistics": ((98, 100), (82, 90)),
        "mirrored, fixed statistics": ((93, 100), (91, 98)),
        "light × 0.6, fixed statistics": ((92, 100), (74, 86)),
        "light × 0.4, fixed statistics": ((78, 95), (58, 74)),
        "light × 0.25, fixed statistics": ((66, 86), (48, 68)),
        "light × 0.25, own statistics": ((98, 100), (82, 90)),
    },
)(batchnorm_labs.shifts)


# All labs


def measure(job: tuple[str, int]) -> tuple[Scores, float]:
    """Run one lab with one seed; return its scores and processor seconds."""
    name, seed = job
    start = time.process_time()
    return LABS[name].run(seed), time.process_time() - start


def table(one: Lab, runs: list[tuple[Scores, float]]) -> tuple[str, bool]:
    """Return the Markdown section of a lab, and whether every mean lies in its band."""
    lines = [
        f"## {one.title}",
        "",
        one.setting,
        "",
        "| variant | train | lowest to highest | band | test | lowest to highest | band |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    holds = True
    for variant in runs[0][0]:
        cells = [variant]
        for k in (0, 1):
            values = np.array([scores[variant][k] for scores, _ in runs])
            cells += [f"{values.mean():.1f}", f"{values.min():.1f} to {values.max():.1f}"]
            if variant in one.bands:
                low, high = one.bands[variant][k]
                inside = low <= values.mean() <= high
                holds &= bool(inside)
                cells.append(f"{low:g} to {high:g}" + ("" if inside else " **left**"))
            else:
                cells.append("none")
        lines.append(f"| {' | '.join(cells)} |")
    seconds = np.mean([seconds for _, seconds in runs])
    lines += ["", f"One seed takes {seconds:.0f} s of processor time.", ""]
    return "\n".join(lines), holds


def processor() -> str:
    """Return the processor's public name."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def main() -> int:
    """Run the labs, write or print their tables, and say whether every band holds."""
    parser = argparse.ArgumentParser(description="Measure the headline results of the labs.")
    parser.add_argument("labs", nargs="*", metavar="lab", help=f"of {', '.join(LABS)}; else all")
    parser.add_argument("--seeds", type=int, default=8, help="seeds of each lab")
    parser.add_argument("--output", type=Path, default=ROOT / "benchmarks/results/accuracy_labs.md")
    options = parser.parse_args()
    if unknown := set(options.labs) - set(LABS):
        parser.error(f"no lab {', '.join(sorted(unknown))}; there are {', '.join(LABS)}")
    names = options.labs or list(LABS)
    cores = os.cpu_count() or 1
    jobs = [(name, seed) for name in names for seed in range(options.seeds)]
    with ProcessPoolExecutor(cores) as pool:
        results = dict(zip(jobs, pool.map(measure, jobs), strict=True))
    tables, holds = [], True
    for name in names:
        runs = [results[name, seed] for seed in range(options.seeds)]
        text, inside = table(LABS[name], runs)
        tables.append(text)
        holds &= inside
    sections = "\n".join(tables)
    text = f"""# Accuracy of the labs

Written by `python benchmarks/accuracy_labs.py`. Percent of the examples that are classified right:
the mean over {options.seeds} seeds, 0 to {options.seeds - 1}, and the lowest and highest of them.
A band is what the mean is to stay in; one that it leaves is marked. Trained in float64 with the
reference implementations.

{sections}
Measured on {processor()}, {cores} cores, one thread a run; Python {platform.python_version()},
NumPy {np.__version__}.
"""
    if options.labs:
        print(sections)
    else:
        options.output.write_text(text, encoding="utf-8")
        print(text)
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
