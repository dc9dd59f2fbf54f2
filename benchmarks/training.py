"""Time training: the reference implementations beside PyTorch, scikit-learn and bare products.

    python benchmarks/training.py            (two minutes) prints the tables
    python benchmarks/training.py --write    writes benchmarks/results/training.md as well

The course's own workloads, in float64: plain gradient descent on full batches, from the same
weights, and week 6's Adam on mini-batches.
PyTorch runs eagerly on the processor, with its own layers, loss and optimiser. The lower bound is
the time of the products of matrices that a step cannot do without, computed with NumPy and thrown
away. All take turns on the same workload, so that a busy machine slows all of them, and each
program gets a process for one thread and one for as many as there are cores.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from course_utils.datasets import load_cats, make_circles, make_flower, make_moons  # noqa: E402
from course_utils.reference import deep, logistic, optimizers, shallow  # noqa: E402

RESULTS = ROOT / "benchmarks/results/training.md"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

Steps = Callable[[int], object]
"""Make that many updates from the start."""


class Workload(NamedTuple):
    """What is trained: the layers, the examples, the rate, and how many updates make a turn.

    With a size of mini-batches it is trained by Adam, the updates being whole epochs; without, by
    gradient descent on all examples.
    """

    name: str
    dims: tuple[int, ...]
    X: np.ndarray
    Y: np.ndarray
    rate: float
    activation: str
    updates: int
    reference: Steps
    batch_size: int = 0

    @property
    def updates_an_epoch(self) -> int:
        """How many updates one pass over the examples makes."""
        return -(-self.X.shape[1] // self.batch_size) if self.batch_size else 1


def workloads() -> list[Workload]:
    """Return the course's workloads, with the reference's training of each."""
    cats = load_cats(photographs=False)
    pictures, labels = logistic.flatten_images(cats.X_train) / 255, cats.Y_train
    flower, circles, moons = make_flower(400), make_circles(300), make_moons(300)
    w, b = logistic.initialize_with_zeros(len(pictures))
    units = (2, 10, 5, 1)
    layers = (12288, 20, 7, 5, 1)
    return [
        Workload(
            "logistic regression, pictures",
            (12288, 1),
            pictures,
            labels,
            0.005,
            "none",
            60,
            lambda n: logistic.optimize(w, b, pictures, labels, n, 0.005),
        ),
        Workload(
            "planar, one hidden layer",
            (2, 4, 1),
            flower.X,
            flower.Y,
            1.2,
            "tanh",
            1000,
            lambda n: shallow.nn_model(flower.X, flower.Y, 4, n, rng=0),
        ),
        Workload(
            "circles, three layers",
            units,
            circles.X,
            circles.Y,
            0.01,
            "relu",
            1000,
            lambda n: deep.L_layer_model(circles.X, circles.Y, units, 0.01, n, rng=0),
        ),
        Workload(
            "pictures, four layers",
            layers,
            pictures,
            labels,
            0.0075,
            "relu",
            20,
            lambda n: deep.L_layer_model(pictures, labels, layers, 0.0075, n, rng=0),
        ),
        Workload(
            "moons, Adam on mini-batches of 64",
            (2, 5, 2, 1),
            moons.X,
            moons.Y,
            0.0007,
            "relu",
            1000,
            lambda n: mini_batch_adam(moons.X, moons.Y, (2, 5, 2, 1), 0.0007, n // 5, 64),
            batch_size=64,
        ),
    ]


def mini_batch_adam(
    X: np.ndarray,
    Y: np.ndarray,
    dims: tuple[int, ...],
    rate: float,
    num_epochs: int,
    batch_size: int,
) -> None:
    """Train as week 6 does: shuffle in each epoch, keep the cost of each mini-batch."""
    parameters = deep.initialize_parameters_deep(dims, 0)
    v, s = optimizers.initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        for x, y in optimizers.random_mini_batches(X, Y, batch_size, seed=epoch):
            t += 1
            AL, caches = deep.L_model_forward(x, parameters)
            costs.append(deep.compute_cost(AL, y))
            grads = deep.L_model_backward(AL, y, caches)
            parameters, v, s, _, _ = optimizers.update_parameters_with_adam(
                parameters, grads, v, s, t, rate
            )


def with_torch(work: Workload) -> Steps:
    """Return PyTorch's training: its layers, its loss on the scores, its gradient descent."""
    import torch

    torch.set_num_threads(int(os.environ[THREADS[0]]))
    # examples are rows there; in memory they lie one behind the other, as PyTorch has them
    X = torch.tensor(np.ascontiguousarray(work.X.T))
    Y = torch.tensor(np.ascontiguousarray(work.Y.T), dtype=torch.float64)
    kind = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU, "none": torch.nn.Identity}

    def steps(n: int) -> None:
        layers: list[torch.nn.Module] = []
        for n_in, n_out in zip(work.dims[:-1], work.dims[1:], strict=True):
            layers += [torch.nn.Linear(n_in, n_out, dtype=torch.float64), kind[work.activation]()]
        network = torch.nn.Sequential(*layers[:-1])
        kind_of_step = torch.optim.Adam if work.batch_size else torch.optim.SGD
        optimizer = kind_of_step(network.parameters(), lr=work.rate)
        loss = torch.nn.BCEWithLogitsLoss()
        costs = []
        for i in range(n // work.updates_an_epoch):
            batches = [(X, Y)]
            if work.batch_size:
                order = torch.randperm(len(X))
                batches = [(X[part], Y[part]) for part in order.split(work.batch_size)]
            for x, y in batches:
                optimizer.zero_grad()
                cost = loss(network(x), y)
                cost.backward()
                optimizer.step()
                if work.batch_size or i % 100 == 0:
                    costs.append(cost.item())

    return steps


def with_sklearn(work: Workload) -> Steps | None:
    """Return scikit-learn's training, or None: it has no network without a hidden layer."""
    from sklearn.neural_network import MLPClassifier

    if len(work.dims) == 2:
        return None
    X, y = np.ascontiguousarray(work.X.T), work.Y[0]

    def steps(n: int) -> None:
        network = MLPClassifier(
            work.dims[1:-1],
            activation=work.activation,
            solver="adam" if work.batch_size else "sgd",
            alpha=0,
            batch_size=work.batch_size or len(X),
            learning_rate_init=work.rate,
            momentum=0,
            nesterovs_momentum=False,
            shuffle=bool(work.batch_size),
            max_iter=n // work.updates_an_epoch,
            n_iter_no_change=n + 1,
            random_state=0,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it has not converged
            network.fit(X, y)

    return steps


def bare_products(work: Workload) -> Steps:
    """Return the products of every step: W A forward, dZ Aᵀ and, but for layer 1, Wᵀ dZ back."""
    rng = np.random.default_rng(0)
    m = work.X.shape[1] // work.updates_an_epoch  # of mini-batches, the mean size
    X = np.ascontiguousarray(work.X[:, :m])
    activations = [X, *(rng.normal(size=(n, m)) for n in work.dims[1:])]
    weights = [
        rng.normal(size=(n_out, n_in))
        for n_in, n_out in zip(work.dims[:-1], work.dims[1:], strict=True)
    ]

    def steps(n: int) -> None:
        for _ in range(n):
            for layer, W in enumerate(weights):
                W @ activations[layer]
            for layer, W in enumerate(weights):
                activations[layer + 1] @ activations[layer].T
                if layer:
                    W.T @ activations[layer + 1]

    return steps


def measure(rounds: int) -> dict[str, dict[str, list[float]]]:
    """Time every program on every workload in turns; return the seconds an update of each turn."""
    times = {}
    for work in workloads():
        programs = {
            "reference": work.reference,
            "PyTorch": with_torch(work),
            "scikit-learn": with_sklearn(work),
            "products": bare_products(work),
        }
        turns: dict[str, list[float]] = {name: [] for name, steps in programs.items() if steps}
        for turn in range(rounds + 1):
            for name, seconds in turns.items():
                steps = programs[name]
                assert steps is not None
                start = time.perf_counter()
                steps(work.updates)
                if turn:  # the first warms up
                    seconds.append((time.perf_counter() - start) / work.updates)
        times[work.name] = turns
    return times


def in_a_process(threads: int, rounds: int) -> dict[str, dict[str, list[float]]]:
    """Measure in a process with that many threads: libraries read the number when they start."""
    environment = {**os.environ, **dict.fromkeys(THREADS, str(threads))}
    command = [sys.executable, __file__, "--rounds", str(rounds), "--measure"]
    return json.loads(subprocess.check_output(command, env=environment, text=True, cwd=ROOT))


def ratio(turns: dict[str, list[float]], above: str, below: str) -> str:
    """Return the ratio of the medians and, in brackets, of the shortest times."""
    if above not in turns:
        return "–"
    medians, shortest = (f(turns[above]) / f(turns[below]) for f in (statistics.median, min))
    return f"{medians:.2f} ({shortest:.2f})"


def table(times: dict[str, dict[str, list[float]]]) -> str:
    """Return the Markdown table of one number of threads."""
    lines = [
        "| workload | layers | reference, µs an update | PyTorch / reference "
        "| scikit-learn / reference | reference / products |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for work in workloads():
        turns = times[work.name]
        cells = [
            work.name,
            f"{list(work.dims)} × {work.X.shape[1]}",
            f"{1e6 * statistics.median(turns['reference']):.0f}",
            ratio(turns, "PyTorch", "reference"),
            ratio(turns, "scikit-learn", "reference"),
            ratio(turns, "reference", "products"),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def report(single: str, several: str, cores: int, rounds: int) -> str:
    """Return the page of results."""
    from importlib.metadata import version

    from benchmarks.accuracy import processor  # this sets the threads, so not before it is needed

    return f"""# Training: the references beside PyTorch and scikit-learn

Written by `python benchmarks/training.py --write`. A ratio above 1 in the fourth and fifth column
says that the reference is faster. The last column says how much the reference takes beyond the
products of matrices that an update cannot do without; on small arrays nearly all of it is NumPy's
overhead for each call. Ratios are of the medians over {rounds} turns, in brackets of the shortest
turns.

## One thread

{single}

## {cores} threads

{several}

Float64; plain gradient descent on full batches where nothing else is said. PyTorch runs eagerly:
`Linear` layers, `BCEWithLogitsLoss`, `SGD` or `Adam`. scikit-learn is `MLPClassifier` with the
solver `sgd`, without momentum, or `adam`, and without penalty; it has no network without a hidden
layer. Measured on {processor()}, {cores} cores;
Python {platform.python_version()}, NumPy {np.__version__}, PyTorch {version("torch")},
scikit-learn {version("scikit-learn")}.
"""


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description="Time training.")
    parser.add_argument("--rounds", type=int, default=7, help="turns of each program")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.rounds)))
        return
    cores = os.cpu_count() or 1
    single, several = (table(in_a_process(threads, options.rounds)) for threads in (1, cores))
    text = report(single, several, cores, options.rounds)
    print(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
