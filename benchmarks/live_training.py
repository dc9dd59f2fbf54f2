"""What it costs a training to be drawn while it runs, in a real kernel.

    python benchmarks/live_training.py            prints the table; it takes some minutes
    python benchmarks/live_training.py --write    writes benchmarks/results/live_training.md as well

Runs with and without a live curve take turns in one process. What is counted is the processor time
of all its threads, which other programs on the machine change little. The kernel sends what a
browser draws; the browser's own work is in another process.
"""

import argparse
import json
from pathlib import Path
from statistics import median

import nbformat
from nbclient import NotebookClient

RESULTS = Path(__file__).parent / "results" / "live_training.md"
MOST = 3.0
"""Per cent of a run's time that its live curve may take."""

SETTINGS = {
    "a record at each of 15,000 quick updates": (15_000, 1, 8),
    "a record at every 50th of 10,000 updates": (10_000, 50, 20),
    "a record at each of 4,000 slower updates": (4_000, 1, 64),
}
"""By name: updates, updates from one record to the next, units of the two hidden layers."""

MEASURE = """
import json
import time
import numpy as np
from course_utils import training
from course_utils.explorers.live_curve import LiveCurve
from course_utils.reference import deep, initialization

rng = np.random.default_rng(0)
X = rng.standard_normal((2, 300))
Y = (X[:1] * X[1:] > 0).astype(float)

def seconds(live, updates, every, units):
    parameters = initialization.initialize_parameters_he([2, units, units, 1], rng=3)

    def step(i):
        nonlocal parameters
        AL, caches = deep.L_model_forward(X, parameters)
        grads = deep.parameter_gradients(AL, Y, caches)
        parameters = deep.update_parameters(parameters, grads, 0.1)
        return float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))

    start = time.process_time()
    training.train(step, updates, every, "run", live=live)
    return time.process_time() - start

pairs = [
    (seconds(None, *{setting}), seconds(LiveCurve("Cost"), *{setting})) for _ in range({times})
]
print(json.dumps(pairs))
"""


def measured(setting: tuple[int, int, int], times: int) -> tuple[float, float]:
    """Return the seconds without the curve, and what it adds in per cent, medians both."""
    cell = nbformat.v4.new_code_cell(MEASURE.format(setting=setting, times=times))
    client = NotebookClient(nbformat.v4.new_notebook(cells=[cell]), timeout=600)
    client.km_name = "python3"
    client.execute()
    (text,) = [output.text for output in cell.outputs if output.get("name") == "stdout"]
    pairs = json.loads(text)
    more = median(with_curve / without - 1 for without, with_curve in pairs)
    return median(without for without, _ in pairs), 100 * more


def main() -> None:
    """Measure, print the table, and write it if asked to."""
    parser = argparse.ArgumentParser(description="Time training with a live curve.")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    parser.add_argument("--times", type=int, default=5, help="pairs of runs for each row")
    options = parser.parse_args()
    rows = [(name, *measured(setting, options.times)) for name, setting in SETTINGS.items()]
    lines = [
        "# What a live curve costs",
        "",
        f"Written by `python benchmarks/live_training.py --write --times {options.times}`:",
        "processor time of so many runs with the curve and as many without, which take turns in",
        "one kernel. The last column is the median of what the curve adds; no more than",
        f"{MOST:g} % is wanted. On a busy machine it moves by some per cent from one run of this",
        "program to the next.",
        "",
        "| training | seconds without | added by the curve (%) |",
        "|---|---|---|",
        *(f"| {name} | {seconds:.2f} | {more:.1f} |" for name, seconds, more in rows),
    ]
    page = "\n".join(lines) + "\n"
    print(page)
    if options.write:
        RESULTS.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
